#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>

#include "base/str.h"

static const struct str nothing; /* ptr NULL */

/* For the bytes of `s`, which end with no NUL byte. */
#define expect_str(s, literal) assert_true(str_equal_z(s, literal))

static void a_slice_of_nothing_is_empty(void **state)
{
	(void)state;
	assert_int_equal(str_from(NULL).len, 0);
	assert_null(str_from(NULL).ptr);
	assert_int_equal(str_from("").len, 0);
	assert_int_equal(str_from("über").len, 5);
	assert_int_equal(STR("a\0b").len, 3);
}

static void equal_slices_have_the_same_bytes(void **state)
{
	(void)state;
	assert_true(str_equal(STR("ab"), str_from("ab")));
	assert_false(str_equal(STR("ab"), STR("abc")));
	assert_false(str_equal(STR("ab"), STR("aB")));
	assert_false(str_equal(STR("a\0b"), STR("a\0c")));
	assert_true(str_equal(nothing, STR("")));
	assert_true(str_equal_z(nothing, ""));
	assert_false(str_equal_z(nothing, "a"));
	assert_true(str_equal_z(str_slice(STR("abc"), 0, 2), "ab"));
}

static void only_ascii_letters_have_no_case(void **state)
{
	(void)state;
	assert_true(str_equal_nocase(STR("AbZ-1"), STR("aBz-1")));
	assert_false(str_equal_nocase(STR("ab"), STR("abc")));
	assert_false(str_equal_nocase(STR("Ü"), STR("ü")));
	assert_false(str_equal_nocase(STR("@["), STR("`{")));
	assert_true(str_equal_nocase(nothing, STR("")));
}

static void slices_are_ordered_bytewise(void **state)
{
	(void)state;
	assert_true(str_compare(STR("a"), STR("b")) < 0);
	assert_true(str_compare(STR("b"), STR("a")) > 0);
	assert_true(str_compare(STR("a"), STR("ab")) < 0);
	assert_true(str_compare(STR("ab"), STR("a")) > 0);
	assert_true(str_compare(STR("Z"), STR("a")) < 0);
	assert_true(str_compare(STR("z"), STR("ü")) < 0); /* not signed */
	assert_int_equal(str_compare(STR("ab"), str_from("ab")), 0);
	assert_int_equal(str_compare(nothing, STR("")), 0);
	assert_true(str_compare(nothing, STR("a")) < 0);
}

static void a_slice_starts_and_ends_with_its_parts(void **state)
{
	(void)state;
	assert_true(str_starts_with(STR("a.md"), STR("a.")));
	assert_true(str_starts_with(STR("a.md"), STR("a.md")));
	assert_true(str_starts_with(STR("a.md"), STR("")));
	assert_false(str_starts_with(STR("a"), STR("a.")));
	assert_false(str_starts_with(STR("ba."), STR("a.")));
	assert_true(str_ends_with(STR("a.md"), STR(".md")));
	assert_true(str_ends_with(STR(".md"), STR(".md")));
	assert_false(str_ends_with(STR("md"), STR(".md")));
	assert_false(str_ends_with(STR("a.mdx"), STR(".md")));
	assert_true(str_starts_with(nothing, STR("")));
	assert_true(str_ends_with(nothing, nothing));
}

static void a_cut_goes_no_further_than_the_slice(void **state)
{
	(void)state;
	expect_str(str_slice(STR("abcd"), 1, 3), "bc");
	expect_str(str_slice(STR("abcd"), 1, 99), "bcd");
	expect_str(str_slice(STR("abcd"), 3, 1), "");
	expect_str(str_slice(STR("abcd"), 99, STR_NONE), "");
	expect_str(str_slice(STR("abcd"), 4, 4), "");
	expect_str(str_slice(nothing, 1, 3), "");
	assert_null(str_slice(nothing, 1, 3).ptr);
}

static void white_space_is_trimmed_at_both_ends(void **state)
{
	(void)state;
	expect_str(str_trim(STR(" \t\r\n\f\va b \t\r\n\f\v")), "a b");
	expect_str(str_trim(STR("ab")), "ab");
	expect_str(str_trim(STR(" \n ")), "");
	expect_str(str_trim(STR("\u00a0a")), "\u00a0a");
	expect_str(str_trim(nothing), "");
}

static void the_first_place_is_found(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), STR("bc")), 1);
	assert_int_equal(str_find(STR("abc"), STR("c")), 2);
	assert_int_equal(str_find(STR("abc"), STR("cd")), STR_NONE);
	assert_int_equal(str_find(STR("ab"), STR("abc")), STR_NONE);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
	assert_int_equal(str_find(nothing, STR("a")), STR_NONE);
	assert_int_equal(str_find_char(STR("abcb"), 'b'), 1);
	assert_int_equal(str_find_char(STR("abc"), 'd'), STR_NONE);
	assert_int_equal(str_find_char(STR("a\0b"), '\0'), 1);
	assert_int_equal(str_find_char(nothing, 'a'), STR_NONE);
}

/* Whatever comes before it: other finds are tried when many are near. */
static void a_place_is_found_behind_many_that_are_like_it(void **state)
{
	char text[48];
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(text) - 1; i++) {
		for (k = 0; k < sizeof(text); k++)
			text[k] = k < i ? 'a' : 'x';
		text[i] = 'a';
		text[i + 1] = 'b';
		assert_int_equal(
			str_find((struct str){text, i + 2}, STR("ab")), i);
		assert_int_equal(str_find((struct str){text, i + 1}, STR("ab")),
			STR_NONE);
	}
}

static void the_first_of_two_characters_is_found(void **state)
{
	char text[48];
	size_t i;

	(void)state;
	memset(text, 'x', sizeof(text));
	assert_int_equal(
		str_find_either((struct str){text, sizeof(text)}, 'a', 'b'),
		STR_NONE);
	assert_int_equal(str_find_either(nothing, 'a', 'b'), STR_NONE);
	text[47] = 'b';
	for (i = 48; i-- > 0; text[i] = 'b') {
		struct str s = {text, i + 1};

		text[i] = i % 2 ? 'a' : 'b';
		assert_int_equal(str_find_either(s, 'a', 'b'), i);
		assert_int_equal(str_find_either(s, 'b', 'a'), i);
	}
}

static void parts_are_cut_off_one_after_another(void **state)
{
	struct str rest = STR("a,,b,"), part;

	(void)state;
	assert_true(str_next(&rest, ',', &part));
	expect_str(part, "a");
	expect_str(rest, ",b,");
	assert_true(str_next(&rest, ',', &part));
	expect_str(part, "");
	assert_true(str_next(&rest, ',', &part));
	expect_str(part, "b");
	assert_true(str_next(&rest, ',', &part)); /* behind the last one */
	expect_str(part, "");
	assert_false(str_next(&rest, ',', &part));
	assert_false(str_next(&rest, ',', &part));
}

static void an_empty_text_is_one_empty_part_and_none_is_none(void **state)
{
	struct str rest = STR(""), part = STR("x");

	(void)state;
	assert_true(str_next(&rest, ',', &part));
	expect_str(part, "");
	assert_false(str_next(&rest, ',', &part));
	rest = nothing;
	assert_false(str_next(&rest, ',', &part));
}

static void lines_end_with_lf_or_cr_lf_or_the_text(void **state)
{
	struct str rest = STR("a\r\n\nb\rc\nd"), line;

	(void)state;
	assert_true(str_next_line(&rest, &line));
	expect_str(line, "a");
	assert_true(str_next_line(&rest, &line));
	expect_str(line, "");
	assert_true(str_next_line(&rest, &line));
	expect_str(line, "b\rc");
	assert_true(str_next_line(&rest, &line));
	expect_str(line, "d");
	assert_false(str_next_line(&rest, &line));
}

static void no_line_stands_behind_the_last_line_end(void **state)
{
	struct str rest = STR("a\n"), line;

	(void)state;
	assert_true(str_next_line(&rest, &line));
	expect_str(line, "a");
	assert_false(str_next_line(&rest, &line));
	rest = STR("");
	assert_false(str_next_line(&rest, &line));
}

static void digits_are_ascii_and_at_least_one(void **state)
{
	(void)state;
	assert_true(str_is_digits(STR("0123456789")));
	assert_false(str_is_digits(STR("")));
	assert_false(str_is_digits(STR("12a")));
	assert_false(str_is_digits(STR("-1")));
	assert_false(str_is_digits(STR("1:")));
	assert_false(str_is_digits(STR("/1")));
	assert_false(str_is_digits(nothing));
}

static void a_number_fits_its_maximum(void **state)
{
	unsigned long number = 7;

	(void)state;
	assert_true(str_to_number(STR("0"), 0, &number));
	assert_int_equal(number, 0);
	assert_true(str_to_number(STR("0099"), 100, &number));
	assert_int_equal(number, 99);
	assert_true(str_to_number(STR("100"), 100, &number));
	assert_int_equal(number, 100);
	number = 7;
	assert_false(str_to_number(STR("101"), 100, &number));
	assert_false(str_to_number(STR("1000"), 100, &number));
	assert_false(str_to_number(STR("7"), 5, &number));
	assert_false(str_to_number(STR("1"), 0, &number));
	assert_int_equal(number, 7);
}

static void the_largest_number_does_not_overflow(void **state)
{
	unsigned long number = 7;

	(void)state;
	assert_true(
		str_to_number(STR("18446744073709551615"), ULONG_MAX, &number));
	assert_true(number == ULONG_MAX);
	assert_false(
		str_to_number(STR("18446744073709551616"), ULONG_MAX, &number));
	assert_false(str_to_number(
		STR("99999999999999999999999"), ULONG_MAX, &number));
	assert_true(number == ULONG_MAX);
}

static void what_is_no_number_leaves_it_as_it_was(void **state)
{
	unsigned long number = 7;

	(void)state;
	assert_false(str_to_number(STR(""), 100, &number));
	assert_false(str_to_number(STR("+1"), 100, &number));
	assert_false(str_to_number(STR("-1"), 100, &number));
	assert_false(str_to_number(STR(" 1"), 100, &number));
	assert_false(str_to_number(STR("1 "), 100, &number));
	assert_false(str_to_number(STR("0x1"), 100, &number));
	assert_int_equal(number, 7);
}

#define test(name) cmocka_unit_test(name)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_slice_of_nothing_is_empty),
		test(equal_slices_have_the_same_bytes),
		test(only_ascii_letters_have_no_case),
		test(slices_are_ordered_bytewise),
		test(a_slice_starts_and_ends_with_its_parts),
		test(a_cut_goes_no_further_than_the_slice),
		test(white_space_is_trimmed_at_both_ends),
		test(the_first_place_is_found),
		cmocka_unit_test(a_place_is_found_behind_many_that_are_like_it),
		cmocka_unit_test(the_first_of_two_characters_is_found),
		test(parts_are_cut_off_one_after_another),
		test(an_empty_text_is_one_empty_part_and_none_is_none),
		test(lines_end_with_lf_or_cr_lf_or_the_text),
		test(no_line_stands_behind_the_last_line_end),
		test(digits_are_ascii_and_at_least_one),
		test(a_number_fits_its_maximum),
		test(the_largest_number_does_not_overflow),
		test(what_is_no_number_leaves_it_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
