#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/words.h"

static struct arena arena;

static void add_word(struct words *words, const char *name, const char *text)
{
	words->by_name.arena = &arena;
	map_claim(&words->by_name, str_from(name), words->names.count, NULL);
	arena_push(&arena, &words->names, str_from(name));
	arena_push(&arena, &words->texts, str_from(text));
}

static int release_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct civil first_of_may = {2026, 5, 1, 9, 0, 0}; /* a Friday */

#define expect_date(words, expected)                                           \
	assert_true(str_equal_z(                                               \
		words_date(&arena, words, first_of_may), expected))

static void a_word_is_the_language_s_own(void **state)
{
	struct words words = {0};

	(void)state;
	add_word(&words, "and", "et");
	add_word(&words, "or", "ou");
	assert_true(str_equal_z(words_get(&words, STR("or")), "ou"));
	assert_int_equal(words_get(&words, STR("And")).len, 0);
}

static void a_word_it_does_not_have_is_the_fallback_s(void **state)
{
	struct words english = {0}, french = {.fallback = &english};

	(void)state;
	add_word(&english, "and", "and");
	add_word(&english, "or", "or");
	add_word(&french, "and", "et");
	add_word(&french, "or", ""); /* empty is as good as none */
	assert_true(str_equal_z(words_get(&french, STR("and")), "et"));
	assert_true(str_equal_z(words_get(&french, STR("or")), "or"));
	assert_int_equal(words_get(&french, STR("but")).len, 0);
}

static void two_that_fall_back_on_each_other_have_no_end_to_look_for(
	void **state)
{
	struct words a = {0}, b = {.fallback = &a};

	(void)state;
	a.fallback = &b;
	assert_int_equal(words_get(&a, STR("and")).len, 0);
}

static void a_day_is_written_by_the_pattern(void **state)
{
	struct words words = {0};

	(void)state;
	add_word(&words, "month-5", "May");
	add_word(&words, "weekday-5", "Friday");
	add_word(&words, "date", "{weekday}, {month} {day}, {year}.");
	expect_date(&words, "Friday, May 1, 2026.");
}

static void a_pattern_may_have_no_words_of_its_own(void **state)
{
	struct words words = {0};

	(void)state;
	add_word(&words, "date", "{year}{day}");
	expect_date(&words, "20261");
}

static void without_a_pattern_there_is_no_date(void **state)
{
	struct words words = {0};

	(void)state;
	expect_date(&words, "");
}

static void pattern_and_months_may_come_from_two_languages(void **state)
{
	struct words english = {0}, french = {.fallback = &english};

	(void)state;
	add_word(&english, "date", "{day} {month}");
	add_word(&english, "month-5", "May");
	expect_date(&french, "1 May");
	add_word(&french, "month-5", "mai");
	expect_date(&french, "1 mai");
}

static void what_is_no_part_of_a_date_stays_as_it_is(void **state)
{
	struct words a = {0}, b = {0}, c = {0}, d = {0};

	(void)state;
	add_word(&a, "date", "{hour} {day}");
	expect_date(&a, "{hour} 1");
	add_word(&b, "date", "{day} {mon");
	expect_date(&b, "1 {mon");
	add_word(&c, "date", "{day} {");
	expect_date(&c, "1 {");
	add_word(&d, "date", "}{day}}");
	expect_date(&d, "}1}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_the_language_s_own),
		cmocka_unit_test(a_word_it_does_not_have_is_the_fallback_s),
		cmocka_unit_test(
			two_that_fall_back_on_each_other_have_no_end_to_look_for),
		cmocka_unit_test(a_day_is_written_by_the_pattern),
		cmocka_unit_test(a_pattern_may_have_no_words_of_its_own),
		cmocka_unit_test(without_a_pattern_there_is_no_date),
		cmocka_unit_test(
			pattern_and_months_may_come_from_two_languages),
		cmocka_unit_test(what_is_no_part_of_a_date_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, release_arena);
}
