#include "db_room.h"

static void what_is_written_is_read_back(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);
	struct db_statement *statement;
	struct db_value row[2];
	bool more;

	assert_true(db_begin(db, &room->d));
	assert_true(put_thing(room, db, STR("b\0c"), -1));
	assert_true(put_thing(room, db, STR(""), INT64_MAX));
	assert_true(db_commit(db, &room->d));
	db_close(db);
	db = open_as(room, DB_READ, &first);
	assert_true(db_query(db, &room->d, ALL_THINGS, NULL, 0, &statement));
	assert_true(db_next(statement, &room->d, &room->arena, row, 2, &more));
	assert_true(more);
	assert_int_equal(row[0].kind, DB_TEXT);
	assert_int_equal(row[0].text.len, 0);
	assert_true(row[1].number == INT64_MAX);
	assert_true(db_next(statement, &room->d, &room->arena, row, 2, &more));
	assert_true(str_equal(row[0].text, STR("b\0c")));
	assert_int_equal(row[1].number, -1);
	assert_true(db_next(statement, &room->d, &room->arena, row, 2, &more));
	assert_false(more);
	db_end(statement);
	db_close(db);
	assert_int_equal(room->d.count, 0);
}

static void nothing_is_kept_of_what_was_cancelled(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	assert_true(db_begin(db, &room->d));
	assert_true(put_thing(room, db, STR("a"), 1));
	assert_int_equal(count_things(room, db), 1);
	db_cancel(db);
	db_cancel(db);
	assert_int_equal(count_things(room, db), 0);
	db_close(db);
}

static void nothing_is_kept_where_one_statement_failed(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	assert_true(db_begin(db, &room->d));
	assert_true(put_thing(room, db, STR("a"), 1));
	assert_false(put_thing(room, db, STR("a"), 2));
	assert_found(room, "state-damaged");
	assert_false(put_thing(room, db, STR("b"), 2));
	forget_findings(room);
	assert_false(db_commit(db, &room->d));
	forget_findings(room);
	assert_int_equal(count_things(room, db), 0);
	put_one(room, db, STR("c"));
	assert_int_equal(count_things(room, db), 1);
	db_close(db);
}

static void a_reference_must_lead_somewhere(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);
	struct db_value value = {.kind = DB_TEXT, .text = STR("nobody")};

	assert_true(db_begin(db, &room->d));
	assert_false(db_run(db, &room->d, PUT_OTHER, &value, 1));
	assert_found(room, "state-damaged");
	db_close(db);
}

static void files_are_private_whatever_the_umask(void **state)
{
	static const mode_t umasks[] = {0, 022, 0777};
	struct room *room = *state;
	struct db *db;
	mode_t before;
	size_t i;

	for (i = 0; i < sizeof(umasks) / sizeof(umasks[0]); i++) {
		before = umask(umasks[i]);
		db = open_as(room, DB_MAKE, &first);
		assert_int_equal(mode_of(room, "a.db"), 0600);
		assert_int_equal(mode_of(room, "a.db-wal"), 0600);
		assert_int_equal(mode_of(room, "a.db-shm"), 0600);
		db_close(db);
		umask(before);
		unlinkat(room->fd, "a.db", 0);
	}
}

static void a_file_that_others_may_read_becomes_private(void **state)
{
	struct room *room = *state;

	db_close(open_as(room, DB_MAKE, &first));
	assert_int_equal(fchmodat(room->fd, "a.db", 0644, 0), 0);
	db_close(open_as(room, DB_WRITE, &first));
	assert_int_equal(mode_of(room, "a.db"), 0600);
}

static void no_link_is_followed(void **state)
{
	static const char *const names[] = {"a.db-wal", "a.db-shm", "a.db"};
	struct room *room = *state;
	size_t i;

	db_close(open_as(room, DB_MAKE, &first));
	for (i = 0; i < 3; i++) {
		if (i == 2)
			renameat(room->fd, "a.db", room->fd, "real.db");
		assert_int_equal(symlinkat("real.db", room->fd, names[i]), 0);
		assert_false(db_open(&room->d, &room->arena, room->fd,
			STR("a.db"), DB_MAKE, &first, &(struct db *){0}));
		assert_string_equal(room->d.items[0].id, "file-kind");
		forget_findings(room);
		assert_int_equal(unlinkat(room->fd, names[i], 0), 0);
	}
	assert_int_equal(mkdirat(room->fd, "a.db", 0700), 0);
	assert_refused(room, DB_MAKE, "file-kind");
}

static void only_what_is_ours_is_opened(void **state)
{
	static const enum db_mode modes[] = {DB_READ, DB_WRITE, DB_MAKE};
	static const char words[] =
		"Once upon a time there was a newsroom whose state was a text "
		"that somebody had saved in the place of the database, which "
		"is longer than the head of one, as this sentence shows.";
	struct room *room = *state;
	size_t i;

	put(room, "a.db", words);
	for (i = 0; i < 3; i++)
		assert_refused(room, modes[i], "state-damaged");
	assert_int_equal(unlinkat(room->fd, "a.db", 0), 0);
	assert_refused(room, DB_READ, "system-failed");
	assert_refused(room, DB_WRITE, "system-failed");
}

static void an_empty_file_is_a_database_without_tables(void **state)
{
	struct room *room = *state;
	struct db *db;

	put(room, "a.db", "");
	db = open_as(room, DB_READ, &first);
	assert_int_equal(db_version(db), 0);
	db_close(db);
	db = open_as(room, DB_MAKE, &first);
	assert_int_equal(db_version(db), 1);
	put_one(room, db, STR("a"));
	db_close(db);
}

static void tables_are_brought_up_to_date_and_never_back(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	put_one(room, db, STR("a"));
	db_close(db);
	assert_false(db_open(&room->d, &room->arena, room->fd, STR("a.db"),
		DB_READ, &second, &db));
	assert_found(room, "state-older");
	db = open_as(room, DB_WRITE, &second);
	assert_int_equal(db_version(db), 2);
	assert_int_equal(count_things(room, db), 1);
	db_close(db);
	db_close(open_as(room, DB_READ, &second));
	assert_refused(room, DB_WRITE, "state-newer");
	assert_refused(room, DB_READ, "state-newer");
}

static void changes_without_their_database_are_not_taken(void **state)
{
	struct room *room = *state;

	put(room, "a.db-wal", "changes");
	assert_refused(room, DB_MAKE, "state-lost");
	assert_false(is_there(room, "a.db"));
}

static void assert_pragma(
	struct room *room, struct db *db, const char *sql, const char *wanted)
{
	struct db_statement *statement;
	struct db_value row = {0};
	bool more;

	assert_true(db_query(db, &room->d, sql, NULL, 0, &statement));
	assert_true(db_next(statement, &room->d, &room->arena, &row, 1, &more));
	db_end(statement);
	if (row.kind == DB_NUMBER)
		row.text = arena_format(
			&room->arena, "%lld", (long long)row.number);
	assert_true(str_equal_z(row.text, wanted));
}

/* What a power cut, or a file made by an enemy, would show too late. */
static void the_engine_is_set_up_as_promised(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	assert_pragma(room, db, "PRAGMA journal_mode", "wal");
	assert_pragma(room, db, "PRAGMA synchronous", "2");
	assert_pragma(room, db, "PRAGMA foreign_keys", "1");
	assert_pragma(room, db, "PRAGMA trusted_schema", "0");
	assert_pragma(room, db, "PRAGMA secure_delete", "1");
	assert_pragma(room, db, "PRAGMA temp_store", "2");
	assert_pragma(room, db, "PRAGMA busy_timeout", "10000");
	db_close(db);
}

/* A table that is read by hand must not do what it is told to. */
static void triggers_of_the_file_do_nothing(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	assert_true(db_begin(db, &room->d));
	assert_true(db_run(db, &room->d,
		"CREATE TRIGGER bad AFTER INSERT ON thing BEGIN "
		"INSERT INTO thing (id) VALUES (new.id || 'x'); END",
		NULL, 0));
	assert_true(db_commit(db, &room->d));
	put_one(room, db, STR("a"));
	assert_int_equal(count_things(room, db), 1);
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(what_is_written_is_read_back),
		ROOM_TEST(the_engine_is_set_up_as_promised),
		ROOM_TEST(triggers_of_the_file_do_nothing),
		ROOM_TEST(nothing_is_kept_of_what_was_cancelled),
		ROOM_TEST(nothing_is_kept_where_one_statement_failed),
		ROOM_TEST(a_reference_must_lead_somewhere),
		ROOM_TEST(files_are_private_whatever_the_umask),
		ROOM_TEST(a_file_that_others_may_read_becomes_private),
		ROOM_TEST(no_link_is_followed),
		ROOM_TEST(only_what_is_ours_is_opened),
		ROOM_TEST(an_empty_file_is_a_database_without_tables),
		ROOM_TEST(tables_are_brought_up_to_date_and_never_back),
		ROOM_TEST(changes_without_their_database_are_not_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
