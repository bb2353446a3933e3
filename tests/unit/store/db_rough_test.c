#include "db_room.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>

static void interrupt(int signal)
{
	(void)signal;
}

/* The engine counts how long it asked to sleep: signals make that short. */
static void shorten_sleep(bool on)
{
	struct itimerval each = {{0, on ? 500 : 0}, {0, on ? 500 : 0}};

	signal(SIGALRM, interrupt);
	assert_int_equal(setitimer(ITIMER_REAL, &each, NULL), 0);
}

static void a_second_writer_waits_and_then_says_so(void **state)
{
	struct room *room = *state;
	struct db *one = open_as(room, DB_MAKE, &first);
	struct db *two = open_as(room, DB_WRITE, &first);

	assert_true(db_begin(one, &room->d));
	assert_true(put_thing(room, one, STR("a"), 1));
	assert_int_equal(count_things(room, two), 0);
	shorten_sleep(true);
	assert_false(db_begin(two, &room->d));
	shorten_sleep(false);
	assert_found(room, "state-busy");
	assert_true(db_commit(one, &room->d));
	put_one(room, two, STR("b"));
	assert_int_equal(count_things(room, one), 2);
	db_close(one);
	db_close(two);
}

static void what_is_held_is_of_one_moment(void **state)
{
	struct room *room = *state;
	struct db *one = open_as(room, DB_MAKE, &first);
	struct db *two = open_as(room, DB_READ, &first);
	bool began, again;

	assert_true(db_hold(two, &room->d, &began));
	assert_true(began);
	assert_true(db_hold(two, &room->d, &again));
	assert_false(again);
	assert_int_equal(count_things(room, two), 0);
	put_one(room, one, STR("a"));
	db_settle(one);
	assert_int_equal(count_things(room, two), 0);
	db_cancel(two);
	assert_int_equal(count_things(room, two), 1);
	db_settle(one);
	db_close(two);
	db_close(one);
}

static void a_settled_file_is_whole_by_itself(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);
	struct stat st;

	put_one(room, db, STR("a"));
	db_settle(db);
	assert_int_equal(fstatat(room->fd, "a.db-wal", &st, 0), 0);
	assert_int_equal(st.st_size, 0);
	db_close(db);
}

static void the_folder_may_be_moved_meanwhile(void **state)
{
	struct room *room = *state;
	struct db *db;

	assert_int_equal(mkdirat(room->fd, "here", 0700), 0);
	assert_true(db_open(&room->d, &room->arena, room->fd, STR("here/a.db"),
		DB_MAKE, &first, &db));
	put_one(room, db, STR("a"));
	assert_int_equal(renameat(room->fd, "here", room->fd, "there"), 0);
	put_one(room, db, STR("b"));
	db_close(db);
	assert_false(is_there(room, "here"));
	assert_false(is_there(room, "there/a.db-wal"));
	assert_true(db_open(&room->d, &room->arena, room->fd, STR("there/a.db"),
		DB_READ, &first, &db));
	assert_int_equal(count_things(room, db), 2);
	db_close(db);
}

static void a_file_moved_away_meanwhile_is_noticed(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	put_one(room, db, STR("a"));
	assert_int_equal(renameat(room->fd, "a.db", room->fd, "b.db"), 0);
	assert_false(db_begin(db, &room->d));
	assert_found(room, "state-moved");
	assert_int_equal(renameat(room->fd, "b.db", room->fd, "a.db"), 0);
	assert_true(db_begin(db, &room->d));
	assert_true(put_thing(room, db, STR("b"), 1));
	assert_int_equal(unlinkat(room->fd, "a.db", 0), 0);
	assert_false(db_commit(db, &room->d));
	assert_found(room, "state-moved");
	db_close(db);
}

/* A folder so long that the engine's own limit for a path is passed. */
static void a_long_path_is_no_hindrance(void **state)
{
	char part[202] = {0}, path[5 * 202 + 8] = {0};
	struct room *room = *state;
	struct db *db;
	int i;

	memset(part, 'x', 200);
	for (i = 0; i < 5; i++) {
		strncat(path, part, sizeof(path) - strlen(path) - 1);
		assert_int_equal(mkdirat(room->fd, path, 0700), 0);
		strncat(path, "/", sizeof(path) - strlen(path) - 1);
	}
	strncat(path, "a.db", sizeof(path) - strlen(path) - 1);
	assert_true(db_open(&room->d, &room->arena, room->fd, str_from(path),
		DB_MAKE, &first, &db));
	put_one(room, db, STR("a"));
	db_close(db);
}

static void give_away(struct room *room, const char *path)
{
	if (fchownat(room->fd, path, 65534, 65534, 0) < 0)
		assert_int_equal(errno, ENOENT);
}

/*
 * Run `work` as a person who may read the folder, not write to it. Root may
 * do all: it becomes somebody else.
 */
static int as_reader(struct room *room, int (*work)(struct room *room))
{
	int status = -1;
	pid_t child;

	assert_int_equal(fchmod(room->fd, 0500), 0);
	if (!geteuid()) {
		assert_int_equal(fchown(room->fd, 65534, 65534), 0);
		give_away(room, "a.db");
		give_away(room, "a.db-wal");
	}
	child = fork();
	assert_true(child >= 0);
	if (!child) {
		if (!geteuid() && setresuid(65534, 65534, 65534) < 0)
			_exit(99);
		_exit(work(room));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(fchmod(room->fd, 0700), 0);
	return WEXITSTATUS(status);
}

static int count_as_reader(struct room *room)
{
	struct db *db;
	int count;

	if (!db_open(&room->d, &room->arena, room->fd, STR("a.db"), DB_READ,
		    &first, &db))
		return 100 + (int)room->d.count +
		       (strcmp(room->d.items[0].id, "state-unread") ? 50 : 0);
	count = (int)count_things(room, db);
	db_close(db);
	return count;
}

static int write_as_reader(struct room *room)
{
	struct db *db;

	if (!db_open(&room->d, &room->arena, room->fd, STR("a.db"), DB_WRITE,
		    &first, &db))
		return strcmp(room->d.items[0].id, "system-failed") == 0;
	return 9;
}

static void it_is_read_where_nothing_may_be_written(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);

	put_one(room, db, STR("a"));
	put_one(room, db, STR("b"));
	db_close(db);
	assert_int_equal(as_reader(room, count_as_reader), 2);
	assert_int_equal(as_reader(room, write_as_reader), 1);
}

/* As in a sandbox: the files beside it are there, and may only be read. */
static void a_reader_sees_what_a_writer_has_just_noted(void **state)
{
	static const char *const files[] = {"a.db", "a.db-wal", "a.db-shm"};
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);
	size_t i;

	put_one(room, db, STR("a"));
	put_one(room, db, STR("b"));
	for (i = 0; i < 3; i++) {
		assert_int_equal(fchmodat(room->fd, files[i], 0400, 0), 0);
		if (!geteuid())
			give_away(room, files[i]);
	}
	assert_int_equal(as_reader(room, count_as_reader), 2);
	put_one(room, db, STR("c"));
	assert_int_equal(as_reader(room, count_as_reader), 3);
	db_close(db);
}

static void changes_beside_it_are_not_passed_over(void **state)
{
	struct room *room = *state;
	pid_t child;

	db_close(open_as(room, DB_MAKE, &first));
	child = fork();
	if (!child) {
		put_one(room, open_as(room, DB_WRITE, &first), STR("a"));
		_exit(0);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(unlinkat(room->fd, "a.db-shm", 0), 0);
	assert_int_equal(as_reader(room, count_as_reader), 101);
}

static void what_was_committed_survives_a_kill(void **state)
{
	struct room *room = *state;
	struct db *db;
	pid_t child = fork();

	if (!child) {
		db = open_as(room, DB_MAKE, &first);
		put_one(room, db, STR("a"));
		assert_true(db_begin(db, &room->d));
		assert_true(put_thing(room, db, STR("b"), 1));
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	db = open_as(room, DB_READ, &first);
	assert_int_equal(count_things(room, db), 1);
	db_close(db);
}

static void a_full_disk_is_told_and_changes_nothing(void **state)
{
	struct room *room = *state;
	struct db *db = open_as(room, DB_MAKE, &first);
	struct rlimit limit, before;
	char words[64 * 1024];

	put_one(room, db, STR("a"));
	memset(words, 'x', sizeof(words));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 48 * 1024;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_true(db_begin(db, &room->d));
	assert_false(
		put_thing(room, db, (struct str){words, sizeof(words)}, 1) &&
		db_commit(db, &room->d));
	db_cancel(db);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_found(room, "system-failed");
	assert_int_equal(count_things(room, db), 1);
	put_one(room, db, STR("b"));
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(a_second_writer_waits_and_then_says_so),
		ROOM_TEST(what_is_held_is_of_one_moment),
		ROOM_TEST(a_settled_file_is_whole_by_itself),
		ROOM_TEST(the_folder_may_be_moved_meanwhile),
		ROOM_TEST(a_file_moved_away_meanwhile_is_noticed),
		ROOM_TEST(a_long_path_is_no_hindrance),
		ROOM_TEST(it_is_read_where_nothing_may_be_written),
		ROOM_TEST(a_reader_sees_what_a_writer_has_just_noted),
		ROOM_TEST(changes_beside_it_are_not_passed_over),
		ROOM_TEST(what_was_committed_survives_a_kill),
		ROOM_TEST(a_full_disk_is_told_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
