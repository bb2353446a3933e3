#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"

/* A folder of its own for each test, and where findings go. */
struct room {
	char path[64];
	int fd;
	struct arena arena;
	struct diags d;
};

static int open_room(void **state)
{
	struct room *room = calloc(1, sizeof(*room));

	assert_non_null(room);
	snprintf(room->path, sizeof(room->path), "/tmp/fs-test-XXXXXX");
	assert_non_null(mkdtemp(room->path));
	room->fd = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(room->fd >= 0);
	room->d.arena = &room->arena;
	*state = room;
	return 0;
}

static int close_room(void **state)
{
	struct room *room = *state;
	int above = open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fs_remove_all(&room->d, above, str_from(room->path + 5)));
	assert_int_equal(access(room->path, F_OK), -1);
	close(above);
	close(room->fd);
	arena_release(&room->arena);
	free(room);
	return 0;
}

static void put(struct room *room, const char *path, const char *text)
{
	int fd = openat(room->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(close(fd), 0);
}

static void link_to(struct room *room, const char *target, const char *name)
{
	assert_int_equal(symlinkat(target, room->fd, name), 0);
}

static void assert_found(struct room *room, const char *id)
{
	assert_int_equal(room->d.count, 1);
	assert_string_equal(room->d.items[0].id, id);
	room->d.count = room->d.errors = room->d.system_errors = 0;
}

/* All ways to read `path` must refuse it, each with the finding `id`. */
static void assert_refused(struct room *room, const char *path, const char *id)
{
	struct str text, p = str_from(path);
	struct digest digest;
	uint64_t size;
	int fd;

	assert_false(fs_read(&room->d, &room->arena, room->fd, p, 100, &text));
	assert_found(room, id);
	assert_false(fs_open_file(&room->d, room->fd, p, 100, &fd, &size));
	assert_found(room, id);
	assert_false(fs_digest(&room->d, room->fd, p, 100, &digest, &size));
	assert_found(room, id);
}

static int open_files(void)
{
	int fd, count = 0;

	for (fd = 0; fd < 1024; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void a_file_is_read_whole(void **state)
{
	struct room *room = *state;
	struct digest digest, wanted = hash_bytes("one\n", 4);
	struct str text;
	uint64_t size;

	mkdirat(room->fd, "a", 0755);
	put(room, "a/b.md", "one\n");
	assert_true(fs_read(
		&room->d, &room->arena, room->fd, STR("a/b.md"), 100, &text));
	assert_true(str_equal_z(text, "one\n"));
	assert_int_equal(text.ptr[4], '\0');
	assert_true(fs_digest(
		&room->d, room->fd, STR("a/./b.md"), 4, &digest, &size));
	assert_true(hash_equal(&digest, &wanted));
	assert_int_equal(size, 4);
	put(room, "empty", "");
	assert_true(fs_read(
		&room->d, &room->arena, room->fd, STR("empty"), 0, &text));
	assert_int_equal(text.len, 0);
}

static void a_file_larger_than_a_chunk_has_its_digest(void **state)
{
	struct room *room = *state;
	size_t len = 3 * 64 * 1024;
	char *bytes = malloc(len);
	struct digest digest, wanted;
	uint64_t size;

	memset(bytes, 'x', len);
	wanted = hash_bytes(bytes, len);
	assert_true(fs_replace(&room->d, room->fd, STR("big"),
		(struct str){bytes, len}, 0644));
	assert_true(
		fs_digest(&room->d, room->fd, STR("big"), len, &digest, &size));
	assert_true(hash_equal(&digest, &wanted));
	assert_int_equal(size, len);
	free(bytes);
}

static void size_limit_is_exact(void **state)
{
	struct room *room = *state;
	struct str text;

	put(room, "99",
		"123456789 123456789 123456789 123456789 123456789 "
		"123456789 123456789 123456789 123456789 123456789");
	assert_true(fs_read(
		&room->d, &room->arena, room->fd, STR("99"), 100, &text));
	assert_true(fs_read(
		&room->d, &room->arena, room->fd, STR("99"), 99, &text));
	assert_false(fs_read(
		&room->d, &room->arena, room->fd, STR("99"), 98, &text));
	assert_found(room, "file-large");
}

static void a_huge_sparse_file_costs_nothing(void **state)
{
	struct room *room = *state;

	put(room, "sparse", "");
	assert_int_equal(
		truncate(
			arena_format(&room->arena, "%s/sparse", room->path).ptr,
			(off_t)1 << 40),
		0);
	assert_refused(room, "sparse", "file-large");
}

static void a_path_cannot_leave_its_folder(void **state)
{
	struct room *room = *state;
	struct fs_entry entry;
	int fd;

	mkdirat(room->fd, "a", 0755);
	assert_refused(room, "../etc/passwd", "file-outside");
	assert_refused(room, "a/../../x", "file-outside");
	assert_refused(room, "a/..", "file-outside");
	assert_refused(room, "..", "file-outside");
	assert_refused(room, "/etc/passwd", "file-outside");
	assert_false(fs_open_folder(&room->d, room->fd, STR(".."), &fd));
	assert_found(room, "file-outside");
	assert_false(fs_look(&room->d, room->fd, STR("../tmp"), &entry));
	assert_found(room, "file-outside");
	assert_false(fs_remove_all(&room->d, room->fd, STR("../x")));
	assert_found(room, "file-outside");
	assert_false(fs_replace(
		&room->d, room->fd, STR("../fs-test-x"), STR("x"), 0644));
	assert_found(room, "file-outside");
	assert_false(fs_make_folders(&room->d, room->fd, STR("a/../b"), 0755));
	assert_found(room, "file-outside");
	assert_false(fs_make_folders(
		&room->d, room->fd, STR("new/x/../../.."), 0755));
	assert_found(room, "file-outside");
	assert_false(fs_exists(room->fd, STR("new")));
	assert_false(fs_exists(room->fd, STR("../../etc")));
	assert_refused(room, "a\nb/..", "file-outside");
}

static void a_nul_byte_in_a_path_is_refused(void **state)
{
	struct room *room = *state;
	struct str text;

	put(room, "a", "x");
	assert_false(fs_read(&room->d, &room->arena, room->fd,
		(struct str){"a\0b", 3}, 100, &text));
	assert_int_equal(room->d.count, 1);
	room->d.count = 0;
}

static void links_are_never_followed(void **state)
{
	struct room *room = *state;
	struct fs_entry entry;
	int fd;

	mkdirat(room->fd, "real", 0755);
	put(room, "real/file", "x");
	link_to(room, "real/file", "link");
	link_to(room, "real", "folder");
	link_to(room, "/etc", "out");
	link_to(room, "nothing", "dangling");
	assert_refused(room, "link", "file-kind");
	assert_refused(room, "folder/file", "file-kind");
	assert_refused(room, "out/passwd", "file-kind");
	assert_refused(room, "dangling", "file-kind");
	assert_false(fs_make_folders(&room->d, room->fd, STR("out/x"), 0755));
	assert_found(room, "file-kind");
	assert_false(fs_make_folders(&room->d, room->fd, STR("folder"), 0755));
	assert_found(room, "file-kind");
	assert_false(fs_look(&room->d, room->fd, STR("folder/file"), &entry));
	assert_found(room, "file-kind");
	assert_true(fs_look(&room->d, room->fd, STR("link"), &entry));
	assert_int_equal(entry.kind, FS_LINK);
	assert_false(
		fs_open_folder(&room->d, room->fd, STR("real/../out"), &fd));
	assert_found(room, "file-outside");
}

static void a_link_in_the_place_of_a_folder_is_refused(void **state)
{
	struct room *room = *state;
	int fd;

	link_to(room, "/etc", "out");
	assert_false(fs_open_folder(&room->d, room->fd, STR("out"), &fd));
	assert_found(room, "file-kind");
}

static void a_magic_link_is_refused(void **state)
{
	struct room *room = *state;
	struct str text;
	int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_false(fs_read(&room->d, &room->arena, proc,
		STR("self/root/etc/passwd"), 100000, &text));
	assert_found(room, "file-kind");
	close(proc);
}

static void pipes_sockets_devices_and_folders_are_refused(void **state)
{
	struct room *room = *state;
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int sock = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(mkfifoat(room->fd, "pipe", 0644), 0);
	alarm(5); /* a reader that blocks dies */
	assert_refused(room, "pipe", "file-kind");
	alarm(0);
	snprintf(at.sun_path, sizeof(at.sun_path), "%s/socket", room->path);
	assert_int_equal(bind(sock, (struct sockaddr *)&at, sizeof(at)), 0);
	assert_refused(room, "socket", "file-kind");
	close(sock);
	mkdirat(room->fd, "folder", 0755);
	assert_refused(room, "folder", "file-kind");
	if (mknodat(room->fd, "null", S_IFCHR | 0666, makedev(1, 3)) < 0) {
		print_message("no right to make a device: not tested\n");
		return;
	}
	assert_refused(room, "null", "file-kind");
}

static void a_file_with_two_names_is_refused(void **state)
{
	struct room *room = *state;

	put(room, "one", "x");
	assert_int_equal(linkat(room->fd, "one", room->fd, "two", 0), 0);
	assert_refused(room, "one", "file-links");
	assert_refused(room, "two", "file-links");
}

static void what_is_not_there_is_a_system_failure(void **state)
{
	struct room *room = *state;
	struct str text;

	assert_false(
		fs_read(&room->d, &room->arena, room->fd, STR("no"), 1, &text));
	assert_int_equal(room->d.system_errors, 1);
	room->d.count = 0;
}

static void nothing_stays_open_after_a_refusal(void **state)
{
	struct room *room = *state;
	int before = open_files();
	struct str text;

	mkdirat(room->fd, "a", 0755);
	put(room, "a/one", "x");
	assert_int_equal(linkat(room->fd, "a/one", room->fd, "a/two", 0), 0);
	assert_refused(room, "a/one", "file-links");
	assert_false(fs_read(
		&room->d, &room->arena, room->fd, STR("a/one/x/y"), 1, &text));
	room->d.count = 0;
	assert_refused(room, "../x", "file-outside");
	assert_int_equal(open_files(), before);
}

/* Writes a byte to a file again and again until told to stop. */
struct writer {
	int fd;
	bool grows;
	atomic_bool stop;
};

static void *keep_writing(void *context)
{
	struct writer *writer = context;
	ssize_t n = 1;

	while (n == 1 && !atomic_load(&writer->stop))
		n = writer->grows ? write(writer->fd, "y", 1)
				  : pwrite(writer->fd, "y", 1, 0);
	return NULL;
}

static void assert_refused_while_written(struct room *room, bool grows)
{
	struct writer writer = {.grows = grows};
	struct str path = arena_format(&room->arena, "%s/log", room->path);
	struct digest digest;
	pthread_t thread;
	uint64_t size;
	int i, refused = 0;

	put(room, "log", "");
	assert_int_equal(truncate(path.ptr, 20 << 20), 0);
	writer.fd = open(path.ptr, O_WRONLY | O_APPEND * grows);
	assert_int_equal(
		pthread_create(&thread, NULL, keep_writing, &writer), 0);
	for (i = 0; i < 5; i++)
		if (!fs_digest(&room->d, room->fd, STR("log"), 1 << 30, &digest,
			    &size)) {
			assert_found(room, "file-changed");
			refused++;
		}
	atomic_store(&writer.stop, true);
	pthread_join(thread, NULL);
	close(writer.fd);
	assert_true(refused > 0);
}

static void a_file_that_grows_while_it_is_read_is_refused(void **state)
{
	assert_refused_while_written(*state, true);
}

static void a_file_rewritten_while_it_is_read_is_refused(void **state)
{
	assert_refused_while_written(*state, false);
}

static void entries_are_sorted_bytewise(void **state)
{
	struct room *room = *state;
	struct fs_entry *entries;
	size_t count;

	put(room, "b", "123");
	put(room, "B", "");
	put(room, "a-b", "");
	put(room, "a", "");
	mkdirat(room->fd, "z", 0750);
	assert_int_equal(fchmodat(room->fd, "z", 0750, 0), 0);
	link_to(room, "z", "link");
	mkfifoat(room->fd, "p", 0600);
	assert_true(fs_list(
		&room->d, &room->arena, room->fd, STR(""), &entries, &count));
	assert_int_equal(count, 7);
	assert_true(str_equal_z(entries[0].name, "B"));
	assert_true(str_equal_z(entries[1].name, "a"));
	assert_true(str_equal_z(entries[2].name, "a-b"));
	assert_true(str_equal_z(entries[3].name, "b"));
	assert_int_equal(entries[3].size, 3);
	assert_int_equal(entries[3].links, 1);
	assert_int_equal(entries[4].kind, FS_LINK);
	assert_int_equal(entries[5].kind, FS_OTHER);
	assert_int_equal(entries[6].kind, FS_FOLDER);
	assert_int_equal(entries[6].mode, 0750);
	assert_true(fs_list(
		&room->d, &room->arena, room->fd, STR("z"), &entries, &count));
	assert_int_equal(count, 0);
}

static void a_look_tells_nothing_from_failure(void **state)
{
	struct room *room = *state;
	struct fs_entry entry;

	put(room, "a", "x");
	assert_false(fs_look(&room->d, room->fd, STR("b"), &entry));
	assert_false(fs_look(&room->d, room->fd, STR("a/b"), &entry));
	assert_false(fs_look(&room->d, room->fd, STR("b/c/d"), &entry));
	assert_int_equal(room->d.count, 0);
	assert_true(fs_look(&room->d, room->fd, STR("a"), &entry));
	assert_true(str_equal_z(entry.name, "a"));
	assert_true(fs_look(&room->d, room->fd, STR(""), &entry));
	assert_int_equal(entry.kind, FS_FOLDER);
	assert_true(fs_exists(room->fd, STR("a")));
	assert_false(fs_exists(room->fd, STR("b")));
}

static mode_t mode_of(struct room *room, const char *path)
{
	struct stat st;

	assert_int_equal(fstatat(room->fd, path, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st.st_mode & 07777;
}

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

#define FS_TEST(name)                                                          \
	cmocka_unit_test_setup_teardown(name, open_room, close_room)

static const struct CMUnitTest tests[] = {
	FS_TEST(a_file_is_read_whole),
	FS_TEST(a_file_larger_than_a_chunk_has_its_digest),
	FS_TEST(size_limit_is_exact),
	FS_TEST(a_huge_sparse_file_costs_nothing),
	FS_TEST(a_path_cannot_leave_its_folder),
	FS_TEST(a_nul_byte_in_a_path_is_refused),
	FS_TEST(links_are_never_followed),
	FS_TEST(a_link_in_the_place_of_a_folder_is_refused),
	FS_TEST(a_magic_link_is_refused),
	FS_TEST(pipes_sockets_devices_and_folders_are_refused),
	FS_TEST(a_file_with_two_names_is_refused),
	FS_TEST(what_is_not_there_is_a_system_failure),
	FS_TEST(nothing_stays_open_after_a_refusal),
	FS_TEST(a_file_that_grows_while_it_is_read_is_refused),
	FS_TEST(a_file_rewritten_while_it_is_read_is_refused),
	FS_TEST(entries_are_sorted_bytewise),
	FS_TEST(a_look_tells_nothing_from_failure),
	FS_TEST(modes_do_not_depend_on_the_umask),
	FS_TEST(folders_that_stand_are_kept_as_they_are),
	FS_TEST(a_replaced_file_is_a_new_file),
	FS_TEST(a_link_is_replaced_and_not_written_through),
	FS_TEST(a_failed_replacement_leaves_the_old_file),
	FS_TEST(a_folder_is_not_replaced_by_a_file),
	FS_TEST(all_below_is_removed_and_nothing_else),
	FS_TEST(removal_stops_at_a_depth),
	FS_TEST(a_lock_is_held_by_one_and_goes_with_it),
	FS_TEST(names_may_be_as_long_as_the_system_takes),
};

/* As an old kernel (ENOSYS) or an old sandbox (EPERM) does it. */
static bool forbid_openat2(int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K,
			SECCOMP_RET_ERRNO | ((unsigned)error & 0xffff)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {4, filter};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

int main(void)
{
	int failed = cmocka_run_group_tests_name("fs", tests, NULL, NULL);

	if (!forbid_openat2(ENOSYS)) {
		fprintf(stderr, "no seccomp: fs without openat2 not tested\n");
		return failed;
	}
	return failed + cmocka_run_group_tests_name(
				"fs without openat2", tests, NULL, NULL);
}
