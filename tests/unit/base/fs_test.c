#include "fs_room.h"

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

static void nothing_there_is_told_from_not_knowing(void **state)
{
	struct room *room = *state;
	bool found;

	put(room, "a", "x");
	link_to(room, ".", "link");
	assert_true(fs_find(&room->d, room->fd, STR("a"), &found));
	assert_true(found);
	assert_true(fs_find(&room->d, room->fd, STR("b/c"), &found));
	assert_false(found);
	assert_true(fs_find(&room->d, room->fd, STR("a/c"), &found));
	assert_false(found);
	assert_false(fs_find(&room->d, room->fd, STR("link/a"), &found));
	assert_false(found);
	assert_found(room, "file-kind");
	assert_false(fs_find(&room->d, -1, STR("a"), &found));
	assert_found(room, "system-failed");
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

static struct fs_seen look_at_log(struct room *room)
{
	struct fs_seen seen;
	struct str text;

	assert_true(fs_read_seen(&room->d, &room->arena, room->fd, STR("log"),
		100, &text, &seen));
	assert_true(str_equal_z(text, "words"));
	return seen;
}

static void a_file_that_is_open_for_writing_is_not_settled(void **state)
{
	struct room *room = *state;
	struct fs_seen seen;
	int fd;

	put(room, "log", "words");
	fd = openat(room->fd, "log", O_WRONLY);
	seen = look_at_log(room);
	assert_true(seen.is_open);
	assert_false(fs_is_settled(&seen, seen.changed_at + 1000));
	close(fd);
	fd = openat(room->fd, "log", O_RDONLY);
	seen = look_at_log(room);
	assert_false(seen.is_open);
	assert_true(fs_is_settled(&seen, seen.changed_at + 1000));
	close(fd);
}

/* What a copy keeps is the older time; what a rename sets is the newer. */
static void a_file_settles_after_its_last_change_of_any_kind(void **state)
{
	struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
	struct room *room = *state;
	struct fs_seen seen;
	struct stat st;

	put(room, "log", "words");
	assert_int_equal(utimensat(room->fd, "log", old, 0), 0);
	assert_int_equal(fstatat(room->fd, "log", &st, 0), 0);
	seen = look_at_log(room);
	assert_int_equal(
		seen.changed_at, st.st_ctim.tv_sec + (st.st_ctim.tv_nsec > 0));
	old[1].tv_sec = st.st_ctim.tv_sec + 1000;
	assert_int_equal(utimensat(room->fd, "log", old, 0), 0);
	assert_int_equal(look_at_log(room).changed_at, old[1].tv_sec);
	old[1].tv_nsec = 1;
	assert_int_equal(utimensat(room->fd, "log", old, 0), 0);
	assert_int_equal(look_at_log(room).changed_at, old[1].tv_sec + 1);
}

static void a_file_settles_in_two_seconds_exactly(void **state)
{
	struct fs_seen seen = {.changed_at = 5000};

	(void)state;
	assert_false(fs_is_settled(&seen, 4998));
	assert_false(fs_is_settled(&seen, 5000));
	assert_false(fs_is_settled(&seen, 5001));
	assert_true(fs_is_settled(&seen, 5002));
	assert_true(fs_is_settled(&seen, 6000));
	/* Marked by a clock that is elsewhere. */
	assert_true(fs_is_settled(&seen, 4997));
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
	assert_true(fs_list_kinds(
		&room->d, &room->arena, room->fd, STR(""), &entries, &count));
	assert_int_equal(count, 7);
	assert_true(str_equal_z(entries[0].name, "B"));
	assert_int_equal(entries[3].kind, FS_FILE);
	assert_int_equal(entries[4].kind, FS_LINK);
	assert_int_equal(entries[5].kind, FS_OTHER);
	assert_int_equal(entries[6].kind, FS_FOLDER);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(a_file_is_read_whole),
		FS_TEST(nothing_there_is_told_from_not_knowing),
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
		FS_TEST(a_file_that_is_open_for_writing_is_not_settled),
		FS_TEST(a_file_settles_after_its_last_change_of_any_kind),
		FS_TEST(a_file_settles_in_two_seconds_exactly),
		FS_TEST(entries_are_sorted_bytewise),
		FS_TEST(a_look_tells_nothing_from_failure),
	};

	return run_twice(tests, sizeof(tests) / sizeof(*tests));
}
