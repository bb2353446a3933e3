#ifndef TESTS_STORE_DB_ROOM_H
#define TESTS_STORE_DB_ROOM_H

/* A database of two tables. */

#include "store_room.h"

#include "store/db.h"

static const char *const steps[] = {
	"CREATE TABLE thing (id TEXT PRIMARY KEY, number INTEGER) STRICT;"
	"CREATE TABLE other (a TEXT REFERENCES thing (id)) STRICT",
	"ALTER TABLE thing ADD COLUMN note TEXT",
};

static const struct db_schema first = {steps, 1, "Ask for a backup."};
static const struct db_schema second = {steps, 2, "Ask for a backup."};

#define PUT_THING "INSERT INTO thing (id, number) VALUES ($1, $2)"
#define ALL_THINGS "SELECT id, number FROM thing ORDER BY id"
#define PUT_OTHER "INSERT INTO other (a) VALUES ($1)"

static inline struct db *open_as(
	struct room *room, enum db_mode mode, const struct db_schema *schema)
{
	struct db *db;

	assert_true(db_open(&room->d, &room->arena, room->fd, STR("a.db"), mode,
		schema, &db));
	return db;
}

static inline void assert_refused(
	struct room *room, enum db_mode mode, const char *id)
{
	struct db *db;

	assert_false(db_open(&room->d, &room->arena, room->fd, STR("a.db"),
		mode, &first, &db));
	assert_null(db);
	assert_found(room, id);
}

static inline bool put_thing(
	struct room *room, struct db *db, struct str id, int64_t number)
{
	struct db_value values[] = {{.kind = DB_TEXT, .text = id},
		{.kind = DB_NUMBER, .number = number}};

	return db_run(db, &room->d, PUT_THING, values, 2);
}

static inline void put_one(struct room *room, struct db *db, struct str id)
{
	assert_true(db_begin(db, &room->d));
	assert_true(put_thing(room, db, id, 7));
	assert_true(db_commit(db, &room->d));
}

static inline size_t count_things(struct room *room, struct db *db)
{
	struct db_statement *statement;
	struct db_value row[2];
	size_t count = 0;
	bool more = true;

	assert_true(db_query(db, &room->d, ALL_THINGS, NULL, 0, &statement));
	while (db_next(statement, &room->d, &room->arena, row, 2, &more) &&
		more)
		count++;
	db_end(statement);
	return count;
}

#endif
