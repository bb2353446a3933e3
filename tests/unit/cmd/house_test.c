#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "cmd/house.h"
#include "read/sitefile.h"

/* A folder as /etc, and what is read there. */
struct world {
	struct arena arena;
	struct zone_cache *zones;
	char etc[32];
};

static int open_world(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	*state = w;
	if (!w)
		return -1;
	w->zones = zone_cache_open(&w->arena);
	snprintf(w->etc, sizeof(w->etc), "/tmp/dateline-XXXXXX");
	return mkdtemp(w->etc) ? unsetenv("TZ") : -1;
}

static const char *in_etc(struct world *w, const char *name)
{
	return arena_format(&w->arena, "%s/%s", w->etc, name).ptr;
}

static int close_world(void **state)
{
	struct world *w = *state;

	unlink(in_etc(w, "localtime"));
	unlink(in_etc(w, "timezone"));
	rmdir(w->etc);
	arena_release(&w->arena);
	free(w);
	return 0;
}

static void put_timezone(struct world *w, const char *words)
{
	FILE *file = fopen(in_etc(w, "timezone"), "w");

	assert_non_null(file);
	fputs(words, file);
	fclose(file);
}

static void zone_is(struct world *w, const char *name)
{
	struct str zone = house_zone(&w->arena, w->zones, w->etc);

	if (!str_equal_z(zone, name))
		fail_msg("%.*s is not %s", STR_ARG(zone), name);
}

static void the_zone_is_that_of_the_machine(void **state)
{
	struct world *w = *state;

	zone_is(w, "UTC");
	put_timezone(w, "Europe/Berlin\n");
	zone_is(w, "Europe/Berlin");
	assert_int_equal(symlink("../usr/share/zoneinfo/America/New_York",
				 in_etc(w, "localtime")),
		0);
	zone_is(w, "America/New_York");
	setenv("TZ", ":Asia/Tokyo", 1);
	zone_is(w, "Asia/Tokyo");
}

static void what_names_no_city_is_no_zone_of_a_house(void **state)
{
	static const char *const names[] = {"", "EST", "EST5EDT", "UTC0",
		"Etc/GMT+5", "Europe/Nowhere", "../../etc/passwd",
		"/usr/share/zoneinfo/Europe/Paris"};
	struct world *w = *state;
	size_t i;

	put_timezone(w, "Etc/UTC\n");
	assert_int_equal(
		symlink("/usr/share/zoneinfo/UTC", in_etc(w, "localtime")), 0);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		setenv("TZ", names[i], 1);
		zone_is(w, "UTC");
	}
}

/* Read the house again; what was found, in one line each. */
static const char *read_again(
	struct world *w, const struct house *house, struct site *site)
{
	struct diags d = {.arena = &w->arena};
	struct reading reading = {.d = &d,
		.arena = &w->arena,
		.times = {.zones = w->zones, .field = "until"}};
	struct source *src = arena_alloc(&w->arena, sizeof(*src));
	struct buf text = {0}, found = {0};
	const char *words;

	house_site(&text, house);
	assert_true(source_make(&d, src, STR("site.yaml"),
		arena_str(&w->arena, buf_view(&text))));
	sitefile_read(&reading, src, site);
	diags_print(&found, &d, DIAG_GNU, false);
	words = arena_str(&w->arena, buf_view(&found)).ptr;
	buf_release(&text);
	buf_release(&found);
	return words;
}

static void the_examples_are_a_house_with_one_remark(void **state)
{
	struct world *w = *state;
	struct house house = house_examples(&w->arena, w->zones);
	struct site site;

	assert_string_equal(read_again(w, &house, &site),
		"site.yaml:6:9: warning: still an example of init: the name of "
		"the house, its address on the web, a phone number, an email "
		"address; write your own [example-left]\n");
	assert_int_equal(site.contact_count, 1);
	house.name = STR("Harbor Grid");
	house.url = STR("https://press.harbor.example/");
	house.phone = STR("+32 2 555 01 00");
	assert_string_equal(read_again(w, &house, &site),
		"site.yaml:25:12: warning: still an example of init: an email "
		"address; write your own [example-left]\n");
	house.email = STR("press@harbor.example");
	assert_string_equal(read_again(w, &house, &site), "");
}

static void any_answer_is_what_site_yaml_says(void **state)
{
	struct world *w = *state;
	struct house house = house_examples(&w->arena, w->zones);
	struct site site;

	house.name = STR("Grid: 40% \"more\" # 'now' [x] \\");
	house.contact = STR("- @home");
	read_again(w, &house, &site);
	assert_true(str_equal(site.name, house.name));
	assert_true(str_equal(site.contacts[0].name, house.contact));
	assert_true(str_equal(site.newsroom, house.uuid));
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, open_world, close_world)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_zone_is_that_of_the_machine),
		TEST(what_names_no_city_is_no_zone_of_a_house),
		TEST(the_examples_are_a_house_with_one_remark),
		TEST(any_answer_is_what_site_yaml_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
