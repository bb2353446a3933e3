#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"
#include "zone_bench.h"

static void paths_folders_and_other_files_are_no_zones(void **state)
{
	static const char *const names[] = {"", "/", "Europe", "Europe/",
		"/Europe/Berlin", "Europe//Berlin", "../zoneinfo/Europe/Berlin",
		"Europe/../Europe/Berlin", "./Europe/Berlin",
		"posix/Europe/Berlin", "right/Europe/Berlin", "tzdata.zi",
		"localtime", "posixrules", "Factory", "zone.tab", "leapseconds",
		"Europe/Berlinn", "europe/berlin", "EUROPE", "Europe/Berlin\n",
		"Europe/Berlin ", "Euro\\pe", "A/B/C/D",
		"Europe/Berl\xc3\xadn"};
	char long_name[ZONE_NAME_MAX + 2];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_null(get(names[i]));
	assert_null(zone_get(cache, (struct str){"Europe/Berlin\0", 14}));
	memset(long_name, 'A', sizeof(long_name));
	long_name[ZONE_NAME_MAX + 1] = '\0';
	assert_null(get(long_name));
}

static void a_zone_is_read_once_and_keeps_its_name(void **state)
{
	(void)state;
	assert_ptr_equal(get("Europe/Berlin"), get("Europe/Berlin"));
	assert_ptr_not_equal(get("Europe/Berlin"), get("Europe/Paris"));
	assert_true(str_equal_z(
		zone_name(get("America/New_York")), "America/New_York"));
	assert_ptr_equal(get("UTC"), zone_utc());
	assert_true(str_equal_z(zone_name(get("Etc/UTC")), "Etc/UTC"));
}

static void get_one(void *context, size_t worker, size_t index)
{
	const struct zone **found = context;
	size_t count;
	const struct str *names = zone_cache_names(cache, &count);

	(void)worker;
	found[index] = zone_get(cache, names[index % 50]);
}

/* Under ThreadSanitizer or Helgrind this is the test of the mutex. */
static void several_threads_get_the_same_zones(void **state)
{
	const struct zone *found[500];
	size_t i;

	(void)state;
	pool_run(4, 500, get_one, found);
	for (i = 50; i < 500; i++)
		assert_ptr_equal(found[i], found[i % 50]);
}

static void a_missing_folder_leaves_utc(void **state)
{
	struct arena a = {0};
	struct zone_cache *none =
		zone_cache_open_at(&a, STR("/nowhere/at/all"));
	struct str name;

	(void)state;
	assert_null(zone_get(none, STR("Europe/Berlin")));
	assert_non_null(zone_get(none, STR("UTC")));
	assert_true(zone_cache_is_empty(none));
	assert_int_equal(zone_cache_version(none).len, 0);
	assert_int_equal(zone_suggest(none, STR("Berlin"), &name, 1), 0);
	arena_release(&a);
}

static void write_file(const char *folder, const char *name, struct str bytes)
{
	char path[128];
	FILE *file;

	assert_true(snprintf(path, sizeof(path), "%s/%s", folder, name) <
		    (int)sizeof(path));
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static void make_folder(const char *folder, const char *name)
{
	char path[128];

	assert_true(snprintf(path, sizeof(path), "%s/%s", folder, name) <
		    (int)sizeof(path));
	assert_int_equal(mkdir(path, 0777), 0);
}

static void remove_file(const char *folder, const char *name)
{
	char path[128];

	assert_true(snprintf(path, sizeof(path), "%s/%s", folder, name) <
		    (int)sizeof(path));
	assert_int_equal(remove(path), 0);
}

static void a_cache_reads_the_folder_it_is_given(void **state)
{
	char folder[] = "/tmp/zone_test.XXXXXX";
	char longest[ZONE_NAME_MAX + 2];
	struct buf bytes = {0};
	struct arena a = {0};
	struct zone_cache *own;
	size_t count;

	(void)state;
	memset(longest, 'A', ZONE_NAME_MAX);
	longest[ZONE_NAME_MAX] = '\0';
	assert_non_null(mkdtemp(folder));
	add_version_1(&bytes, 1000);
	write_file(folder, "Mars", buf_view(&bytes));
	write_file(folder, longest, buf_view(&bytes));
	write_file(folder, "tzdata.zi", STR("# version 2099z\nmore\n"));
	buf_fill(&bytes, 'x', ZONE_FILE_MAX + 1 - bytes.len);
	write_file(folder, "Large", buf_view(&bytes));
	own = zone_cache_open_at(&a, str_from(folder));
	assert_true(str_equal_z(zone_cache_version(own), "2099z"));
	assert_non_null(zone_get(own, STR("Mars")));
	assert_non_null(zone_get(own, str_from(longest)));
	assert_null(zone_get(own, STR("Large")));
	assert_true(str_equal_z(zone_cache_names(own, &count)[0], longest));
	assert_int_equal(count, 3);
	remove_file(folder, "Mars");
	remove_file(folder, "Large");
	remove_file(folder, longest);
	remove_file(folder, "tzdata.zi");
	assert_int_equal(rmdir(folder), 0);
	buf_release(&bytes);
	arena_release(&a);
}

/* They count leap seconds, or repeat what stands above them. */
static void no_other_scale_of_time_is_read(void **state)
{
	static const char *const names[] = {"right", "posix"};
	char folder[] = "/tmp/zone_test.XXXXXX", file[16];
	struct buf bytes = {0};
	struct arena a = {0};
	size_t i, count;

	(void)state;
	assert_non_null(mkdtemp(folder));
	add_version_1(&bytes, 1000);
	for (i = 0; i < 2; i++) {
		struct zone_cache *own;

		snprintf(file, sizeof(file), "%s/Mars", names[i]);
		make_folder(folder, names[i]);
		write_file(folder, file, buf_view(&bytes));
		own = zone_cache_open_at(&a, str_from(folder));
		assert_null(zone_get(own, str_from(file)));
		zone_cache_names(own, &count);
		assert_int_equal(count, 0);
		remove_file(folder, file);
		remove_file(folder, names[i]);
	}
	assert_int_equal(rmdir(folder), 0);
	buf_release(&bytes);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_folders_and_other_files_are_no_zones),
		cmocka_unit_test(a_zone_is_read_once_and_keeps_its_name),
		cmocka_unit_test(several_threads_get_the_same_zones),
		cmocka_unit_test(a_missing_folder_leaves_utc),
		cmocka_unit_test(no_other_scale_of_time_is_read),
		cmocka_unit_test(a_cache_reads_the_folder_it_is_given),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
