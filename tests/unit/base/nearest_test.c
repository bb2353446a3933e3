#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/nearest.h"

static void a_distance_counts_slips(void **state)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} cases[] = {
		{"embargo", "embargo", 0},
		{"embargoo", "embargo", 1},
		{"embrgo", "embargo", 1},
		{"embarko", "embargo", 1},
		{"embrago", "embargo", 1},
		{"Embargo", "embargo", 0},
		{"dry_run", "dry-run", 0},
		{"dry run", "dry-run", 0},
		{"emabrgoo", "embargo", 2},
		{"mbarg", "embargo", 2},
		{"mbarx", "embargo", 3},
		{"headline", "embargo", 3},
		{"", "ab", 2},
		{"", "", 0},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct str a = str_from(cases[i].a), b = str_from(cases[i].b);

		assert_int_equal(nearest_distance(a, b), cases[i].distance);
		assert_int_equal(nearest_distance(b, a), cases[i].distance);
	}
}

static void a_word_over_the_limit_is_far_from_all(void **state)
{
	char word[NEAREST_MAX_BYTES + 1];
	size_t len;

	(void)state;
	memset(word, 'a', sizeof(word));
	for (len = NEAREST_MAX_BYTES - 1; len <= NEAREST_MAX_BYTES; len++)
		assert_int_equal(nearest_distance((struct str){word, len},
					 (struct str){word, len}),
			0);
	assert_int_equal(nearest_distance((struct str){word, len},
				 (struct str){word, len}),
		NEAREST_MAX_DISTANCE + 1);
}

static const char *meant(const char *typed)
{
	static const char *const known[] = {
		"embargo", "headline", "id", "slug", "until", "untie"};

	return nearest_word(
		str_from(typed), known, sizeof(known) / sizeof(*known));
}

static void the_nearest_word_is_offered(void **state)
{
	(void)state;
	assert_string_equal(meant("embargoo"), "embargo");
	assert_string_equal(meant("haedlnie"), "headline");
	assert_string_equal(meant("slgu"), "slug");
	assert_string_equal(meant("untik"), "until"); /* the first of two */
	assert_string_equal(meant("untiee"), "untie");
}

static void nothing_is_offered_for_a_word_that_is_far(void **state)
{
	(void)state;
	assert_null(meant("title"));
	assert_null(meant("ix"));
	assert_null(meant("slow"));
	assert_null(meant(""));
}

static void words_are_found_in_a_table(void **state)
{
	static const struct {
		int number;
		const char *name;
	} table[] = {{1, "check"}, {2, "build"}};

	(void)state;
	assert_string_equal(nearest_in_table(STR("biuld"), &table[0].name, 2,
				    sizeof(*table)),
		"build");
	assert_null(nearest_in_table(
		STR("publish"), &table[0].name, 2, sizeof(*table)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_distance_counts_slips),
		cmocka_unit_test(a_word_over_the_limit_is_far_from_all),
		cmocka_unit_test(the_nearest_word_is_offered),
		cmocka_unit_test(nothing_is_offered_for_a_word_that_is_far),
		cmocka_unit_test(words_are_found_in_a_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
