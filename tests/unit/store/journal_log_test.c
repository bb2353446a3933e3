#include "journal_room.h"

#include "store/db.h"
#include "store/journal_rows.h"

static void note_acts(struct room *room, int count)
{
	struct journal *journal = open_as(room, JOURNAL_MAKE);
	struct log_entry entry = {.act = "publish", .at = NOW};
	int i;

	assert_true(journal_begin(journal, &room->d));
	for (i = 0; i < count; i++) {
		entry.what = arena_format(&room->arena, "line %d", i + 1);
		assert_true(journal_note_act(journal, &room->d, &entry));
	}
	assert_true(journal_commit(journal, &room->d));
	journal_close(journal);
}

/* What somebody does who knows SQL. */
static void by_hand(struct room *room, const char *sql)
{
	struct db *db;

	assert_true(db_open(&room->d, &room->arena, room->fd, STR(DATABASE),
		DB_WRITE, &journal_schema, &db));
	assert_true(db_begin(db, &room->d));
	assert_true(db_run(db, &room->d, sql, NULL, 0));
	assert_true(db_commit(db, &room->d));
	db_close(db);
}

static bool verify(struct room *room, size_t *count)
{
	struct journal *journal = open_as(room, JOURNAL_READ);
	bool ok = journal_verify_log(journal, &room->d, count);

	journal_close(journal);
	return ok;
}

/* The log of five lines is wrong from `line` on after `sql`. */
static void assert_broken(struct room *room, const char *sql, int line)
{
	char words[64];
	size_t count;

	note_acts(room, 5);
	by_hand(room, sql);
	assert_false(verify(room, &count));
	assert_int_equal(count, line - 1);
	snprintf(words, sizeof(words), "Line %d of the log", line);
	assert_non_null(strstr(room->d.items[0].text.ptr, words));
	assert_found(room, "log-broken");
	assert_true(fs_remove_all(&room->d, room->fd, STR(".dateline")));
}

static void a_whole_log_is_whole(void **state)
{
	struct room *room = *state;
	size_t count;

	note_acts(room, 5);
	note_acts(room, 0);
	note_acts(room, 1);
	assert_true(verify(room, &count));
	assert_int_equal(count, 6);
}

static void an_empty_log_is_whole(void **state)
{
	struct room *room = *state;
	size_t count;

	note_acts(room, 0);
	assert_true(verify(room, &count));
	assert_int_equal(count, 0);
}

static void a_line_removed_is_noticed(void **state)
{
	struct room *room = *state;

	assert_broken(room, "DELETE FROM log WHERE n = 1", 1);
	assert_broken(room, "DELETE FROM log WHERE n = 3", 3);
	assert_broken(room, "DELETE FROM log WHERE n = 5", 5);
	assert_broken(room, "DELETE FROM log WHERE n > 2", 3);
	assert_broken(room, "DELETE FROM log", 1);
}

/* Closing the gap by numbering anew does not help. */
static void lines_put_elsewhere_are_noticed(void **state)
{
	struct room *room = *state;

	assert_broken(room, "UPDATE log SET n = 6 WHERE n = 3", 3);
	assert_broken(room,
		"UPDATE log SET json = (SELECT json FROM log AS o WHERE "
		"o.n = 5 - log.n), hash = (SELECT hash FROM log AS o WHERE "
		"o.n = 5 - log.n) WHERE n IN (2, 3)",
		2);
}

static void words_that_were_changed_are_noticed(void **state)
{
	struct room *room = *state;

	assert_broken(room,
		"UPDATE log SET json = replace(json, 'line 3', 'line x') "
		"WHERE n = 3",
		3);
	assert_broken(room,
		"UPDATE log SET hash = replace(hash, 'a', 'b') WHERE n = 4", 4);
	assert_broken(room, "UPDATE log SET hash = 'none' WHERE n = 4", 4);
}

static void a_line_nobody_wrote_is_noticed(void **state)
{
	struct room *room = *state;

	assert_broken(room,
		"INSERT INTO log (n, json, hash) SELECT 6, json, hash FROM "
		"log WHERE n = 5",
		6);
}

/*
 * One who mends the hash of the line that was changed has to mend all that
 * follow, and then what the journal says of the last one.
 */
static void the_head_tells_a_chain_that_was_made_anew(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_facts facts;

	note_acts(room, 5);
	by_hand(room, "UPDATE newsroom SET log_count = 4, log_head = "
		      "(SELECT hash FROM log WHERE n = 4)");
	by_hand(room, "DELETE FROM log WHERE n = 5");
	journal = open_as(room, JOURNAL_READ);
	assert_false(journal_read(journal, &room->d, &room->arena, &facts));
	assert_found(room, "state-damaged");
	journal_close(journal);
}

static void lines_are_read_from_any_one_on(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct log_line *lines;
	size_t count;

	note_acts(room, 5);
	journal = open_as(room, JOURNAL_READ);
	assert_true(journal_log(
		journal, &room->d, &room->arena, 1, SIZE_MAX, &lines, &count));
	assert_int_equal(count, 5);
	assert_true(journal_log(
		journal, &room->d, &room->arena, 4, 1, &lines, &count));
	assert_int_equal(count, 1);
	assert_int_equal(lines[0].number, 4);
	assert_true(str_find(lines[0].json, STR("line 4")) != STR_NONE);
	assert_true(journal_log(
		journal, &room->d, &room->arena, 6, 9, &lines, &count));
	assert_int_equal(count, 0);
	journal_close(journal);
}

static void an_act_that_is_cancelled_leaves_no_line(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct log_entry entry = {.act = "lift", .at = NOW};
	size_t count;

	note_acts(room, 2);
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_note_act(journal, &room->d, &entry));
	journal_cancel(journal);
	journal_close(journal);
	note_acts(room, 1);
	assert_true(verify(room, &count));
	assert_int_equal(count, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(a_whole_log_is_whole),
		ROOM_TEST(an_empty_log_is_whole),
		ROOM_TEST(a_line_removed_is_noticed),
		ROOM_TEST(lines_put_elsewhere_are_noticed),
		ROOM_TEST(words_that_were_changed_are_noticed),
		ROOM_TEST(a_line_nobody_wrote_is_noticed),
		ROOM_TEST(the_head_tells_a_chain_that_was_made_anew),
		ROOM_TEST(lines_are_read_from_any_one_on),
		ROOM_TEST(an_act_that_is_cancelled_leaves_no_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
