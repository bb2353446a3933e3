#include "../base/fs_room.h"

#include "cmd/publisher_note.h"

static const struct publisher_note example = {
	.pid = 4711, .since = {1000}, .last_tick = {2000}, .next = {3000}};

static int furnish(void **state)
{
	struct room *room;

	if (open_room(state) != 0)
		return -1;
	room = *state;
	mkdirat(room->fd, ".dateline", 0711);
	mkdirat(room->fd, ".dateline/state", 0700);
	return 0;
}

static void what_was_written_is_read(void **state)
{
	struct room *room = *state;
	struct publisher_note note;

	assert_false(publisher_note_read(room->fd, &note));
	assert_true(publisher_note_write(&room->d, room->fd, &example));
	assert_int_equal(mode_of(room, ".dateline/state/publisher"), 0600);
	assert_true(publisher_note_read(room->fd, &note));
	assert_int_equal(note.pid, 4711);
	assert_int_equal(note.since.utc, 1000);
	assert_int_equal(note.last_tick.utc, 2000);
	assert_int_equal(note.next.utc, 3000);
	publisher_note_remove(room->fd);
	assert_false(publisher_note_read(room->fd, &note));
}

static void what_is_no_note_is_none(void **state)
{
	static const char *const texts[] = {"", "{}", "{\"pid\":4711}\n",
		"{\"pid\":0,\"since\":1,\"last_tick\":2,\"next\":3}",
		"{\"pid\":-1,\"since\":1,\"last_tick\":2,\"next\":3}",
		"{\"pid\":9999999999,\"since\":1,\"last_tick\":2,\"next\":3}",
		"{\"pid\":4711,\"since\":1,\"last_tick\":2,\"next\":",
		"{\"pid\":4711,\"since\":x,\"last_tick\":2,\"next\":3}"};
	struct room *room = *state;
	struct publisher_note note;
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		put(room, ".dateline/state/publisher", texts[i]);
		assert_false(publisher_note_read(room->fd, &note));
	}
}

static void who_is_gone_or_silent_is_not_alive(void **state)
{
	struct publisher_note note = example;
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (!child)
		_exit(0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	note.pid = getpid();
	assert_true(publisher_is_alive(&note, (struct instant){2000}));
	assert_true(publisher_is_alive(
		&note, (struct instant){2000 + PUBLISHER_STALE_S}));
	assert_false(publisher_is_alive(
		&note, (struct instant){2001 + PUBLISHER_STALE_S}));
	assert_false(publisher_is_alive(
		&note, (struct instant){1999 - PUBLISHER_STALE_S}));
	note.pid = child;
	assert_false(publisher_is_alive(&note, (struct instant){2000}));
}

#define NOTE_TEST(name)                                                        \
	cmocka_unit_test_setup_teardown(name, furnish, close_room)

int main(void)
{
	const struct CMUnitTest tests[] = {
		NOTE_TEST(what_was_written_is_read),
		NOTE_TEST(what_is_no_note_is_none),
		NOTE_TEST(who_is_gone_or_silent_is_not_alive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
