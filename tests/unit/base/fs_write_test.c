#include "fs_room.h"

static void modes_do_not_depend_on_the_umask(void **state)
{
	struct room *room = *state;
	mode_t old = umask(0777);

	assert_true(fs_make_folders(&room->d, room->fd, STR("a/b/c"), 0711));
	assert_true(
		fs_replace(&room->d, room->fd, STR("a/b/c/f"), STR("x"), 0644));
	umask(0);
	assert_true(fs_make_folders(&room->d, room->fd, STR("a/b/d"), 0700));
	umask(old);
	assert_int_equal(mode_of(room, "a"), 0711);
	assert_int_equal(mode_of(room, "a/b/c"), 0711);
	assert_int_equal(mode_of(room, "a/b/c/f"), 0644);
	assert_int_equal(mode_of(room, "a/b/d"), 0700);
}

static void folders_that_stand_are_kept_as_they_are(void **state)
{
	struct room *room = *state;

	mkdirat(room->fd, "a", 0700);
	assert_int_equal(fchmodat(room->fd, "a", 02750, 0), 0);
	assert_true(fs_make_folders(&room->d, room->fd, STR("a/b"), 0755));
	assert_int_equal(mode_of(room, "a"), 02750);
	assert_int_equal(mode_of(room, "a/b"), 0755);
	put(room, "file", "");
	assert_false(fs_make_folders(&room->d, room->fd, STR("file"), 0755));
	assert_int_equal(room->d.count, 1);
	room->d.count = 0;
}

static size_t entries_in_room(struct room *room)
{
	struct fs_entry *entries;
	size_t count;

	assert_true(fs_list(
		&room->d, &room->arena, room->fd, STR(""), &entries, &count));
	return count;
}

/* A child that has ended is nobody's thread any more. */
static long dead_thread(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return child;
}

static void what_a_killed_writer_left_is_swept(void **state)
{
	struct room *room = *state;
	char dead[64], living[64];

	snprintf(dead, sizeof(dead), ".dateline-%ld.new", dead_thread());
	snprintf(living, sizeof(living), ".dateline-%ld.new", (long)getpid());
	put(room, dead, "left");
	put(room, living, "being written");
	put(room, ".dateline-x.new", "somebody's");
	put(room, ".dateline-.new", "somebody's");
	fs_sweep(room->fd, STR(""));
	assert_false(fs_exists(room->fd, str_from(dead)));
	assert_int_equal(entries_in_room(room), 3);
	fs_sweep(room->fd, STR("nothing"));
}

static void a_replaced_file_is_a_new_file(void **state)
{
	struct room *room = *state;
	struct str text;
	int old;

	put(room, "f", "old");
	old = openat(room->fd, "f", O_RDONLY);
	assert_true(fs_replace(
		&room->d, room->fd, STR("f"), STR("new words"), 0600));
	assert_true(
		fs_read(&room->d, &room->arena, room->fd, STR("f"), 9, &text));
	assert_true(str_equal_z(text, "new words"));
	assert_int_equal(mode_of(room, "f"), 0600);
	assert_int_equal(entries_in_room(room), 1);
	assert_int_equal(lseek(old, 0, SEEK_END), 3);
	close(old);
}

static void a_link_is_replaced_and_not_written_through(void **state)
{
	struct room *room = *state;
	struct str text;

	put(room, "target", "old");
	link_to(room, "target", "f");
	assert_true(fs_replace(&room->d, room->fd, STR("f"), STR("n"), 0644));
	assert_true(fs_read(
		&room->d, &room->arena, room->fd, STR("target"), 9, &text));
	assert_true(str_equal_z(text, "old"));
}

static void a_failed_replacement_leaves_the_old_file(void **state)
{
	struct room *room = *state;
	struct rlimit old, low;
	struct str text;

	put(room, "f", "old");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &old);
	low = old;
	low.rlim_cur = 4;
	setrlimit(RLIMIT_FSIZE, &low);
	assert_false(fs_replace(
		&room->d, room->fd, STR("f"), STR("too many bytes"), 0644));
	setrlimit(RLIMIT_FSIZE, &old);
	assert_int_equal(room->d.system_errors, 1);
	room->d.count = 0;
	assert_true(
		fs_read(&room->d, &room->arena, room->fd, STR("f"), 9, &text));
	assert_true(str_equal_z(text, "old"));
	assert_int_equal(entries_in_room(room), 1);
}

static void a_folder_is_not_replaced_by_a_file(void **state)
{
	struct room *room = *state;

	mkdirat(room->fd, "f", 0755);
	assert_false(fs_replace(&room->d, room->fd, STR("f"), STR("x"), 0644));
	assert_int_equal(entries_in_room(room), 1);
	room->d.count = 0;
}

static void all_below_is_removed_and_nothing_else(void **state)
{
	struct room *room = *state;

	mkdirat(room->fd, "keep", 0755);
	put(room, "keep/file", "x");
	assert_true(fs_make_folders(&room->d, room->fd, STR("a/b/c"), 0755));
	put(room, "a/b/file", "x");
	link_to(room, "../keep", "a/link");
	mkfifoat(room->fd, "a/pipe", 0600);
	assert_true(fs_remove_all(&room->d, room->fd, STR("a")));
	assert_false(fs_exists(room->fd, STR("a")));
	assert_true(fs_exists(room->fd, STR("keep/file")));
	link_to(room, "keep", "link");
	assert_true(fs_remove_all(&room->d, room->fd, STR("link")));
	assert_false(fs_exists(room->fd, STR("link")));
	assert_true(fs_exists(room->fd, STR("keep/file")));
	assert_true(fs_remove_all(&room->d, room->fd, STR("nothing/there")));
	assert_int_equal(room->d.count, 0);
}

static struct str deep_path(struct arena *arena, int depth)
{
	struct str path = STR("d");

	while (--depth)
		path = arena_format(arena, "%.*s/d", STR_ARG(path));
	return path;
}

static void removal_stops_at_a_depth(void **state)
{
	struct room *room = *state;
	int depth;

	for (depth = FS_DEPTH_MAX - 1; depth <= FS_DEPTH_MAX; depth++) {
		assert_true(fs_make_folders(&room->d, room->fd,
			deep_path(&room->arena, depth), 0755));
		assert_true(fs_remove_all(&room->d, room->fd, STR("d")));
		assert_false(fs_exists(room->fd, STR("d")));
	}
	assert_true(fs_make_folders(&room->d, room->fd,
		deep_path(&room->arena, FS_DEPTH_MAX + 1), 0755));
	assert_false(fs_remove_all(&room->d, room->fd, STR("d")));
	assert_int_equal(room->d.count, 1);
	room->d.count = 0;
	assert_true(fs_remove_all(&room->d, room->fd, STR("d/d")));
}

static void a_lock_is_held_by_one_and_goes_with_it(void **state)
{
	struct room *room = *state;
	int first, second;
	bool taken;

	assert_true(fs_lock(&room->d, room->fd, STR("lock"), &first, &taken));
	assert_true(taken);
	assert_int_equal(mode_of(room, "lock"), 0600);
	assert_true(fs_lock(&room->d, room->fd, STR("lock"), &second, &taken));
	assert_false(taken);
	close(first);
	assert_true(fs_lock(&room->d, room->fd, STR("lock"), &second, &taken));
	assert_true(taken);
	close(second);
	assert_int_equal(linkat(room->fd, "lock", room->fd, "other", 0), 0);
	assert_int_equal(fchmodat(room->fd, "other", 0640, 0), 0);
	assert_true(fs_lock(&room->d, room->fd, STR("lock"), &first, &taken));
	assert_int_equal(mode_of(room, "other"), 0640);
	close(first);
	link_to(room, "lock", "link");
	assert_false(fs_lock(&room->d, room->fd, STR("link"), &second, &taken));
	assert_found(room, "file-kind");
}

static void names_may_be_as_long_as_the_system_takes(void **state)
{
	struct room *room = *state;
	char name[257];
	struct str s = {name, 255};

	memset(name, 'n', sizeof(name));
	assert_true(fs_replace(&room->d, room->fd, s, STR("x"), 0644));
	assert_true(fs_exists(room->fd, s));
	s.len = 256;
	assert_false(fs_replace(&room->d, room->fd, s, STR("x"), 0644));
	assert_int_equal(room->d.count, 1);
	room->d.count = 0;
}

static void a_new_file_takes_the_place_of_nothing(void **state)
{
	struct room *room = *state;
	struct str text;

	assert_true(fs_create(&room->d, room->fd, STR("f"), STR("mine"), 0640));
	assert_int_equal(mode_of(room, "f"), 0640);
	assert_false(
		fs_create(&room->d, room->fd, STR("f"), STR("other"), 0644));
	assert_found(room, "file-exists");
	assert_true(
		fs_read(&room->d, &room->arena, room->fd, STR("f"), 9, &text));
	assert_true(str_equal_z(text, "mine"));
	link_to(room, "nowhere", "link");
	assert_false(
		fs_create(&room->d, room->fd, STR("link"), STR("x"), 0644));
	assert_found(room, "file-exists");
	assert_int_equal(entries_in_room(room), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(modes_do_not_depend_on_the_umask),
		FS_TEST(folders_that_stand_are_kept_as_they_are),
		FS_TEST(what_a_killed_writer_left_is_swept),
		FS_TEST(a_replaced_file_is_a_new_file),
		FS_TEST(a_link_is_replaced_and_not_written_through),
		FS_TEST(a_failed_replacement_leaves_the_old_file),
		FS_TEST(a_new_file_takes_the_place_of_nothing),
		FS_TEST(a_folder_is_not_replaced_by_a_file),
		FS_TEST(all_below_is_removed_and_nothing_else),
		FS_TEST(removal_stops_at_a_depth),
		FS_TEST(a_lock_is_held_by_one_and_goes_with_it),
		FS_TEST(names_may_be_as_long_as_the_system_takes),
	};

	return run_twice(tests, sizeof(tests) / sizeof(*tests));
}
