#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/route.h"

#define expect_str(s, expected) assert_true(str_equal_z(s, expected))

static void the_way_to_the_root_goes_up_each_folder(void **state)
{
	struct arena arena = {0};

	(void)state;
	expect_str(route_to_root(&arena, STR("index.html")), "");
	expect_str(route_to_root(&arena, STR("all/index.html")), "../");
	expect_str(route_to_root(&arena, STR("2026/results/index.html")),
		"../../");
	expect_str(route_to_root(&arena, STR("")), "");
	arena_release(&arena);
}

static void an_address_goes_without_the_index(void **state)
{
	(void)state;
	expect_str(route_address(STR("index.html")), "");
	expect_str(
		route_address(STR("2026/results/index.html")), "2026/results/");
	expect_str(route_address(STR("404.html")), "404.html");
	expect_str(
		route_address(STR("2026/myindex.html")), "2026/myindex.html");
	expect_str(route_address(STR("index.html/a.png")), "index.html/a.png");
}

static void a_folder_ends_with_its_slash(void **state)
{
	(void)state;
	expect_str(
		route_folder(STR("2026/results/index.html")), "2026/results/");
	expect_str(route_folder(STR("index.html")), "");
	expect_str(route_folder(STR("a/")), "a/");
	expect_str(route_folder(STR("")), "");
}

static void no_file_takes_the_name_of_a_page_s_own(void **state)
{
	(void)state;
	assert_true(route_is_reserved_file(STR("index.html")));
	assert_true(route_is_reserved_file(STR("Index.HTML")));
	assert_true(route_is_reserved_file(STR("release.txt")));
	assert_true(route_is_reserved_file(STR("release.json")));
	assert_true(route_is_reserved_file(STR("SHA256SUMS")));
	assert_true(route_is_reserved_file(STR("sha256sums")));
	assert_true(route_is_reserved_file(STR("event.ics")));
	assert_false(route_is_reserved_file(STR("release.pdf")));
	assert_false(route_is_reserved_file(STR("index.html2")));
	assert_false(route_is_reserved_file(STR("")));
}

static void no_slug_takes_the_name_of_the_site_s_own(void **state)
{
	static const char *const reserved[] = {"topics", "subscribe", "all",
		"contact", "assets", "style", "en", "zz", "2026", "0000"};
	static const char *const free_ones[] = {"topic", "alls", "e", "eng",
		"e1", "e{", "{e", "202", "20266", "202a", ""};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		assert_true(route_is_reserved_slug(str_from(reserved[i])));
	for (i = 0; i < sizeof(free_ones) / sizeof(free_ones[0]); i++)
		assert_false(route_is_reserved_slug(str_from(free_ones[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_way_to_the_root_goes_up_each_folder),
		cmocka_unit_test(an_address_goes_without_the_index),
		cmocka_unit_test(a_folder_ends_with_its_slash),
		cmocka_unit_test(no_file_takes_the_name_of_a_page_s_own),
		cmocka_unit_test(no_slug_takes_the_name_of_the_site_s_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
