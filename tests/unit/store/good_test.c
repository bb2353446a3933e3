#include "store_room.h"

#include "store/good.h"

#define TEXT "releases/2026/index.md"
#define CHART "releases/2026/chart.png"

static struct good_file file_of(const char *path, const char *text)
{
	return (struct good_file){
		str_from(path), hash_bytes(text, strlen(text)), strlen(text)};
}

/* A release of two files, and the version that it is. */
static struct digest make_release(struct room *room, struct good_file files[2])
{
	mkdirat(room->fd, "releases", 0755);
	mkdirat(room->fd, "releases/2026", 0755);
	put(room, TEXT, "The text.\n");
	put(room, CHART, "A chart.");
	files[0] = file_of(TEXT, "The text.\n");
	files[1] = file_of(CHART, "A chart.");
	return hash_bytes("version", 7);
}

static bool keep(struct room *room, const struct digest *version,
	const struct good_file files[], size_t count)
{
	return good_keep(&room->d, room->fd, version, files, count);
}

static void assert_kept(struct room *room, const struct digest *version,
	const char *path, const char *text)
{
	char folder[GOOD_PATH_MAX], whole[512];
	struct str bytes;

	good_folder(folder, version);
	snprintf(whole, sizeof(whole), "%s/%s", folder, path);
	assert_true(fs_read(&room->d, &room->arena, room->fd, str_from(whole),
		1 << 20, &bytes));
	assert_string_equal(bytes.ptr, text);
	assert_int_equal(mode_of(room, whole), 0600);
}

static size_t count_good(struct room *room)
{
	struct fs_entry *entries;
	size_t count;

	assert_true(fs_list(&room->d, &room->arena, room->fd,
		STR(".dateline/state/good"), &entries, &count));
	return count;
}

static void a_version_is_kept_with_its_files(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);
	char folder[GOOD_PATH_MAX];
	mode_t before = umask(0777);

	assert_false(good_has(room->fd, &version));
	assert_true(keep(room, &version, files, 2));
	assert_true(good_has(room->fd, &version));
	assert_true(good_sync(&room->d, room->fd));
	umask(before);
	assert_kept(room, &version, TEXT, "The text.\n");
	assert_kept(room, &version, CHART, "A chart.");
	good_folder(folder, &version);
	assert_int_equal(mode_of(room, folder), 0700);
	assert_int_equal(mode_of(room, ".dateline/state/good"), 0700);
	assert_int_equal(mode_of(room, ".dateline/state"), 0700);
	assert_int_equal(count_good(room), 1);
}

static void what_is_kept_is_no_link_to_the_source(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);

	assert_true(keep(room, &version, files, 2));
	put(room, TEXT, "Another text, which nobody has read yet.\n");
	assert_kept(room, &version, TEXT, "The text.\n");
}

static void a_file_that_changed_meanwhile_is_not_kept(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);

	put(room, CHART, "B chart.");
	assert_false(keep(room, &version, files, 2));
	assert_string_equal(room->d.items[0].id, "file-changed");
	forget_findings(room);
	put(room, CHART, "A chart, and more.");
	assert_false(keep(room, &version, files, 2));
	assert_string_equal(room->d.items[0].id, "file-changed");
	assert_false(good_has(room->fd, &version));
	assert_int_equal(count_good(room), 0);
}

static void only_ordinary_files_are_kept(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);

	assert_int_equal(unlinkat(room->fd, CHART, 0), 0);
	assert_false(keep(room, &version, files, 2));
	forget_findings(room);
	assert_int_equal(symlinkat("index.md", room->fd, CHART), 0);
	assert_false(keep(room, &version, files, 2));
	assert_string_equal(room->d.items[0].id, "file-kind");
	forget_findings(room);
	assert_int_equal(unlinkat(room->fd, CHART, 0), 0);
	put(room, CHART, "A chart.");
	assert_int_equal(linkat(room->fd, CHART, room->fd, "also", 0), 0);
	assert_false(keep(room, &version, files, 2));
	assert_string_equal(room->d.items[0].id, "file-links");
	forget_findings(room);
	files[1].path = STR("../etc/passwd");
	assert_false(keep(room, &version, files, 2));
	assert_string_equal(room->d.items[0].id, "file-outside");
	assert_false(good_has(room->fd, &version));
}

static void a_file_named_twice_is_copied_once(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);

	files[1] = files[0];
	assert_true(keep(room, &version, files, 2));
	assert_kept(room, &version, TEXT, "The text.\n");
}

static void a_whole_version_stays_and_a_broken_one_is_made_again(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);
	char folder[GOOD_PATH_MAX], path[512];
	struct stat first, second;

	assert_true(keep(room, &version, files, 2));
	good_folder(folder, &version);
	assert_int_equal(fstatat(room->fd, folder, &first, 0), 0);
	assert_true(keep(room, &version, files, 2));
	assert_int_equal(fstatat(room->fd, folder, &second, 0), 0);
	assert_true(first.st_ino == second.st_ino);
	/* As a power cut leaves it: the name is there, the bytes are not. */
	snprintf(path, sizeof(path), "%s/%s", folder, TEXT);
	put(room, path, "");
	assert_true(keep(room, &version, files, 2));
	assert_kept(room, &version, TEXT, "The text.\n");
}

static void what_was_cut_off_is_no_hindrance_and_is_swept(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);
	char folder[GOOD_PATH_MAX], path[512];

	good_folder(folder, &version);
	snprintf(path, sizeof(path), "%s.new", folder);
	assert_true(fs_make_folders(&room->d, room->fd, str_from(path), 0700));
	assert_true(keep(room, &version, files, 2));
	assert_true(fs_make_folders(&room->d, room->fd, str_from(path), 0700));
	assert_true(good_sync(&room->d, room->fd));
	assert_true(good_sweep(&room->d, room->fd, &version, 1));
	assert_int_equal(count_good(room), 1);
	assert_kept(room, &version, TEXT, "The text.\n");
}

static void only_what_is_wanted_survives_a_sweep(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest versions[3];
	size_t i;

	versions[0] = make_release(room, files);
	assert_true(good_sweep(&room->d, room->fd, versions, 0));
	versions[1] = hash_bytes("one", 3);
	versions[2] = hash_bytes("two", 3);
	for (i = 0; i < 3; i++)
		assert_true(keep(room, &versions[i], files, 2));
	assert_true(good_sync(&room->d, room->fd));
	assert_true(good_sweep(&room->d, room->fd, versions + 1, 1));
	assert_false(good_has(room->fd, &versions[0]));
	assert_true(good_has(room->fd, &versions[1]));
	assert_false(good_has(room->fd, &versions[2]));
	assert_true(good_sweep(&room->d, room->fd, NULL, 0));
	assert_int_equal(count_good(room), 0);
}

/* One below the number that is synced one by one, that, and one above it. */
static void few_and_many_are_synced(void **state)
{
	struct room *room = *state;
	struct good_file files[2];
	struct digest version = make_release(room, files);
	int count, i;

	assert_true(good_sync(&room->d, room->fd));
	for (count = 31; count <= 33; count++) {
		for (i = 0; i < count; i++) {
			version = hash_bytes(&(int[]){count, i}, 8);
			assert_true(keep(room, &version, files, 2));
		}
		assert_true(good_sync(&room->d, room->fd));
		assert_false(is_there(room, ".dateline/state/good/unsynced"));
		assert_kept(room, &version, TEXT, "The text.\n");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(a_version_is_kept_with_its_files),
		ROOM_TEST(what_is_kept_is_no_link_to_the_source),
		ROOM_TEST(a_file_that_changed_meanwhile_is_not_kept),
		ROOM_TEST(only_ordinary_files_are_kept),
		ROOM_TEST(a_file_named_twice_is_copied_once),
		ROOM_TEST(a_whole_version_stays_and_a_broken_one_is_made_again),
		ROOM_TEST(what_was_cut_off_is_no_hindrance_and_is_swept),
		ROOM_TEST(only_what_is_wanted_survives_a_sweep),
		ROOM_TEST(few_and_many_are_synced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
