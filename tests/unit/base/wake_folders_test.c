#include "wake_room.h"

/* Each way to change a file that a person's editor has. */
static void save_by_rename(struct room *room)
{
	put(room, "releases/.a.md.swp", "words by rename");
	assert_int_equal(renameat(room->fd, "releases/.a.md.swp", room->fd,
				 "releases/a.md"),
		0);
}

static void delete_one(struct room *room)
{
	assert_int_equal(unlinkat(room->fd, "releases/a.md", 0), 0);
}

static void save_deep(struct room *room)
{
	put(room, "releases/2026/storm/index.md", "other words");
}

static void save_the_house(struct room *room)
{
	put(room, "site.new", "name: Other");
	assert_int_equal(
		renameat(room->fd, "site.new", room->fd, "site.yaml"), 0);
}

static void make_what_was_not_there(struct room *room)
{
	make_folder(room, "static");
}

static void change_rights(struct room *room)
{
	assert_int_equal(fchmodat(room->fd, "releases/a.md", 0600, 0), 0);
}

static void move_a_folder_away(struct room *room)
{
	assert_int_equal(
		renameat(room->fd, "releases/2026", room->fd, "gone"), 0);
}

static void each_way_to_change_a_file_is_told_of_when_settled(void **state)
{
	static void (*const ways[])(struct room *) = {save_over, save_by_rename,
		delete_one, save_deep, save_the_house, make_what_was_not_there,
		change_rights, move_a_folder_away};
	enum { WAYS = sizeof(ways) / sizeof(ways[0]) };
	struct room rooms[WAYS];
	struct wake wakes[WAYS];
	struct room *room = *state;
	int64_t began_ms;
	char name[20];
	size_t i;

	/* One room for each, so that all settle in the same seconds. */
	for (i = 0; i < WAYS; i++) {
		snprintf(name, sizeof(name), "room-%zu", i);
		make_folder(room, name);
		rooms[i] = *room;
		rooms[i].fd = openat(room->fd, name, O_RDONLY | O_DIRECTORY);
		furnish(&rooms[i]);
		put(&rooms[i], "releases/a.md", "words");
		begin(&wakes[i], &rooms[i]);
	}
	began_ms = clock_ms(CLOCK_MONOTONIC);
	for (i = 0; i < WAYS; i++)
		ways[i](&rooms[i]);
	for (i = 0; i < WAYS; i++)
		assert_int_equal(wait_for(&wakes[i], &rooms[i], 20), 0);
	for (i = 0; i < WAYS; i++) {
		unsigned what = wait_for(&wakes[i], &rooms[i], PATIENCE_MS);

		if (what != WAKE_FILES)
			fail_msg("way %zu: 0x%x", i, what);
		assert_true(clock_ms(CLOCK_MONOTONIC) >= began_ms + SETTLE_MS);
	}
	/* The last one first: each gives back the signals it found. */
	while (i--) {
		wake_close(&wakes[i]);
		close(rooms[i].fd);
	}
}

static void a_file_that_is_saved_on_and_on_waits_until_it_rests(void **state)
{
	struct room *room = *state;
	int64_t last_ms = 0;
	struct wake wake;
	int i;

	furnish(room);
	begin(&wake, room);
	for (i = 0; i < 4; i++) {
		put(room, "releases/a.md", "words again and again");
		last_ms = clock_ms(CLOCK_MONOTONIC);
		assert_int_equal(wait_for(&wake, room, 300), 0);
	}
	assert_int_equal(wait_for(&wake, room, PATIENCE_MS), WAKE_FILES);
	assert_true(clock_ms(CLOCK_MONOTONIC) - last_ms >= SETTLE_MS);
	wake_close(&wake);
}

static void files_that_never_rest_are_told_of_after_a_while(void **state)
{
	struct room *room = *state;
	struct wake wake;
	unsigned what = 0;
	int rounds;

	furnish(room);
	begin(&wake, room);
	for (rounds = 0; !what && rounds < 40; rounds++) {
		put(room, "releases/a.md", "words that never end");
		what = wait_for(&wake, room, 100);
	}
	assert_int_equal(what, WAKE_FILES);
	assert_in_range(
		rounds, SETTLE_MOST_MS / 100 - 7, SETTLE_MOST_MS / 100 + 3);
	wake_close(&wake);
}

static void what_is_none_of_the_names_wakes_nobody(void **state)
{
	struct room *room = *state;
	struct wake wake;

	furnish(room);
	begin(&wake, room);
	make_folder(room, ".dateline");
	put(room, ".dateline/roots", "state");
	put(room, "notes.txt", "notes");
	assert_int_equal(symlinkat(".dateline/www", room->fd, "public"), 0);
	assert_int_equal(wait_for(&wake, room, 300), 0);
	assert_false(wake.is_changing);
	wake_close(&wake);
}

static void a_folder_that_appeared_is_watched_with_all_below(void **state)
{
	struct room *room = *state;
	struct wake wake;

	furnish(room);
	begin(&wake, room);
	make_folder(room, "elsewhere");
	make_folder(room, "elsewhere/deep");
	put(room, "elsewhere/deep/b.md", "words");
	assert_int_equal(
		renameat(room->fd, "elsewhere", room->fd, "releases/moved"), 0);
	assert_int_equal(wait_for(&wake, room, PATIENCE_MS), WAKE_FILES);
	put(room, "releases/moved/deep/b.md", "words that were changed");
	assert_int_equal(wait_for(&wake, room, PATIENCE_MS), WAKE_FILES);
	wake_close(&wake);
}

static void a_folder_that_was_moved_away_wakes_nobody_any_more(void **state)
{
	struct room *room = *state;
	struct wake wake;
	size_t before;

	furnish(room);
	begin(&wake, room);
	before = wake.watch_count;
	move_a_folder_away(room);
	assert_int_equal(wait_for(&wake, room, PATIENCE_MS), WAKE_FILES);
	assert_int_equal(wake.watch_count, before - 2);
	put(room, "gone/storm/index.md", "words elsewhere");
	assert_int_equal(wait_for(&wake, room, 300), 0);
	assert_false(wake.is_changing);
	wake_close(&wake);
}

/* Of the same size, and perhaps within one tick of the file's clock. */
static void a_change_that_leaves_no_mark_is_told_of(void **state)
{
	struct room *room = *state;
	struct wake wake;

	furnish(room);
	begin(&wake, room);
	put(room, "releases/a.md", "WORDS");
	assert_int_equal(wait_for(&wake, room, PATIENCE_MS), WAKE_FILES);
	assert_int_equal(wait_for(&wake, room, 300), 0);
	wake_close(&wake);
}

/* As on a file system that tells of nothing. */
static void a_rescan_sees_what_nobody_told(void **state)
{
	struct room *room = *state;
	struct wake wake;

	furnish(room);
	begin(&wake, room);
	close(wake.fds[WAKE_ON_CHANGE]);
	wake.fds[WAKE_ON_CHANGE] = -1;
	save_deep(room);
	assert_int_equal(wait_for(&wake, room, 100), 0);
	ring_for_rescan(&wake);
	assert_int_equal(wait_for(&wake, room, 1000), WAKE_RESCAN | WAKE_FILES);
	ring_for_rescan(&wake);
	assert_int_equal(wait_for(&wake, room, 1000), WAKE_RESCAN);
	wake_close(&wake);
}

static bool goes_blind_once(struct wake *wake, struct room *room)
{
	forbid(SYS_inotify_add_watch, wake->fds[WAKE_ON_CHANGE], ENOSPC);
	make_folder(room, "static");
	return wait_for(wake, room, PATIENCE_MS) == WAKE_FILES &&
	       wake->is_blind && room->d.count == 1 &&
	       !strcmp(room->d.items[0].id, "watch-limit") &&
	       wait_for(wake, room, 100) == 0 && room->d.count == 1;
}

static void a_limit_of_watches_is_said_once(void **state)
{
	assert_true(in_a_child(goes_blind_once, *state));
}

static bool loses_events(struct wake *wake, struct room *room)
{
	char name[30];
	int i;

	/* Over fs.inotify.max_queued_events of any usual system. */
	for (i = 0; i < 9000; i++) {
		snprintf(name, sizeof(name), "releases/x%d", i);
		put(room, name, "");
		if (unlinkat(room->fd, name, 0))
			return false;
	}
	put(room, "site.yaml", "name: Other");
	return wait_for(wake, room, PATIENCE_MS) == WAKE_FILES;
}

static void lost_events_mean_that_anything_changed(void **state)
{
	furnish(*state);
	assert_true(in_a_child(loses_events, *state));
}

static void without_any_watch_the_wait_goes_on(void **state)
{
	struct rlimit old, none = {0};
	struct room *room = *state;
	struct wake wake;

	/* Descriptors for signals and timers, and not one more. */
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
	none.rlim_max = old.rlim_max;
	none.rlim_cur = (rlim_t)dup(room->fd);
	close((int)none.rlim_cur);
	none.rlim_cur += WAKE_SLOTS - 1;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	assert_true(wake_open(&wake, &room->d, room->fd, names, NAMES));
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	assert_found(room, "watch-limit");
	furnish(room);
	ring_for_rescan(&wake);
	assert_int_equal(wait_for(&wake, room, 1000), WAKE_RESCAN | WAKE_FILES);
	wake_close(&wake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(each_way_to_change_a_file_is_told_of_when_settled),
		FS_TEST(a_file_that_is_saved_on_and_on_waits_until_it_rests),
		FS_TEST(files_that_never_rest_are_told_of_after_a_while),
		FS_TEST(what_is_none_of_the_names_wakes_nobody),
		FS_TEST(a_folder_that_appeared_is_watched_with_all_below),
		FS_TEST(a_folder_that_was_moved_away_wakes_nobody_any_more),
		FS_TEST(a_change_that_leaves_no_mark_is_told_of),
		FS_TEST(a_rescan_sees_what_nobody_told),
		FS_TEST(a_limit_of_watches_is_said_once),
		FS_TEST(lost_events_mean_that_anything_changed),
		FS_TEST(without_any_watch_the_wait_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
