#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "render/text.h"
#include "render/text_wrap.h"

/* Compare what text_wrap() makes of `text` behind two prefixes. */
static void expect_behind(const char *text, const char *first, const char *rest,
	const char *expected)
{
	struct buf out = {0};

	text_wrap(&out, str_from(text), str_from(first), str_from(rest));
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void expect(const char *text, const char *expected)
{
	expect_behind(text, "", "", expected);
}

#define TEN "123456789 "
#define SEVENTY TEN TEN TEN TEN TEN TEN TEN

static void a_line_holds_72_cells_and_no_more(void **state)
{
	(void)state;
	expect(SEVENTY "ab", SEVENTY "ab\n");
	expect(SEVENTY "abc", "123456789 123456789 123456789 123456789 "
			      "123456789 123456789 123456789\nabc\n");
	expect(SEVENTY "a b", SEVENTY "a\nb\n");
}

static void accents_count_once_and_chinese_twice(void **state)
{
	(void)state;
	/* 70 + 2: e with an accent of its own; then U+0301 after an e. */
	expect(SEVENTY "\xc3\xa9\xc3\xa9", SEVENTY "\xc3\xa9\xc3\xa9\n");
	expect(SEVENTY "e\xcc\x81"
		       "e\xcc\x81",
		SEVENTY "e\xcc\x81"
			"e\xcc\x81\n");
	expect(SEVENTY "\xe6\x97\xa5 x", SEVENTY "\xe6\x97\xa5\nx\n");
}

static void chinese_is_broken_between_characters_but_not_before_a_stop(
	void **state)
{
	struct buf text = {0}, out = {0};
	int i;

	(void)state;
	for (i = 0; i < 36; i++)
		buf_z(&text, "\xe6\x97\xa5");
	buf_z(&text, "\xe3\x80\x82"); /* the full stop takes one along */
	buf_char(&text, '\0');
	text_wrap(&out, str_from(text.ptr), STR(""), STR(""));
	assert_int_equal(out.len, text.len + 1);
	assert_int_equal(out.ptr[35 * 3], '\n');
	buf_release(&text);
	buf_release(&out);
}

static void expect_wide(const char *text, const char *expected)
{
	struct text_prefix prefix = {.is_wide = true};
	struct buf out = {0};

	text_wrap_behind(&out, str_from(text), &prefix);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

/* Ambiguous signs are as wide as the characters round them. */
static void dots_and_quotes_are_wide_in_chinese(void **state)
{
	(void)state;
	expect(TEN TEN TEN TEN TEN TEN "12345678 …日",
		TEN TEN TEN TEN TEN TEN "12345678 …日\n");
	expect_wide(TEN TEN TEN TEN TEN TEN "12345678 …日",
		TEN TEN TEN TEN TEN TEN "12345678 …\n日\n");
	expect_wide(TEN TEN TEN TEN TEN TEN "123456日—",
		TEN TEN TEN TEN TEN TEN "123456日—\n");
	expect_wide(TEN TEN TEN TEN TEN TEN "1234567日“日”。",
		TEN TEN TEN TEN TEN TEN "1234567日\n“日”。\n");
	assert_int_equal(text_wrap_width(STR("…é"), true), 4);
	assert_int_equal(text_wrap_width(STR("…é"), false), 2);
}

/* Kinsoku: neither a small kana nor a stop begins a line. */
static void japanese_lines_begin_with_no_small_kana(void **state)
{
	(void)state;
	expect_wide(TEN TEN TEN TEN TEN TEN "1234567890きょう",
		TEN TEN TEN TEN TEN TEN "1234567890\nきょう\n");
	expect_wide(TEN TEN TEN TEN TEN TEN "1234567890ター",
		TEN TEN TEN TEN TEN TEN "1234567890\nター\n");
	expect_wide(TEN TEN TEN TEN TEN TEN "1234567890た」。",
		TEN TEN TEN TEN TEN TEN "1234567890\nた」。\n");
	expect_wide(TEN TEN TEN TEN TEN TEN "123456789「あ",
		TEN TEN TEN TEN TEN TEN "123456789\n「あ\n");
}

static void a_zero_width_space_is_a_chance(void **state)
{
	(void)state;
	expect(TEN TEN TEN TEN TEN TEN "123456\u200Babcdefgh",
		TEN TEN TEN TEN TEN TEN "123456\u200B\nabcdefgh\n");
}

static void an_emoji_family_is_two_cells(void **state)
{
	(void)state;
	/* Man, joiner, woman, joiner, girl. */
	expect(SEVENTY "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9"
		       "\xe2\x80\x8d\xf0\x9f\x91\xa7 x",
		SEVENTY "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9"
			"\xe2\x80\x8d\xf0\x9f\x91\xa7\nx\n");
}

static void arabic_stays_in_logical_order(void **state)
{
	(void)state;
	/* Two letters, a space, two letters. */
	expect(SEVENTY "\xd8\xb3\xd9\x84 \xd8\xb9\xd9\x84",
		SEVENTY "\xd8\xb3\xd9\x84\n\xd8\xb9\xd9\x84\n");
}

static void a_long_word_sticks_out(void **state)
{
	(void)state;
	expect("a " SEVENTY, "a 123456789 123456789 123456789 123456789 "
			     "123456789 123456789 123456789\n");
	expect("see "
	       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	       "aaaaaaaaaaaaaaaaaaaa and",
		"see\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaa\nand\n");
}

static void words_are_broken_after_their_hyphens(void **state)
{
	(void)state;
	expect(TEN TEN TEN TEN TEN TEN "12345678 well-known",
		TEN TEN TEN TEN TEN TEN "12345678\nwell-known\n");
	expect(TEN TEN TEN TEN TEN TEN "123456 well-known",
		TEN TEN TEN TEN TEN TEN "123456 well-\nknown\n");
	expect(TEN TEN TEN TEN TEN TEN "123456 2010-2015",
		TEN TEN TEN TEN TEN TEN "123456\n2010-2015\n");
	expect(TEN TEN TEN TEN TEN TEN "1234567 --format",
		TEN TEN TEN TEN TEN TEN "1234567\n--format\n");
}

static void addresses_are_never_broken(void **state)
{
	(void)state;
	expect(TEN TEN TEN TEN TEN TEN "https://press-desk.example/a-b",
		"123456789 123456789 123456789 123456789 123456789 123456789\n"
		"https://press-desk.example/a-b\n");
	expect(TEN TEN TEN TEN TEN TEN "press@day-light.example",
		"123456789 123456789 123456789 123456789 123456789 123456789\n"
		"press@day-light.example\n");
	/* The same amid Chinese, where lines may be broken anywhere. */
	expect(TEN TEN TEN TEN TEN TEN "12\xe6\x97\xa5"
				       "https://press-desk.example/a-b/c.html",
		TEN TEN TEN TEN TEN TEN
		"12\xe6\x97\xa5\n"
		"https://press-desk.example/a-b/c.html\n");
}

static void a_no_break_space_holds_a_number_and_its_unit(void **state)
{
	(void)state;
	expect(TEN TEN TEN TEN TEN TEN "1234567 10\xc2\xa0km away",
		TEN TEN TEN TEN TEN TEN "1234567\n10\xc2\xa0km away\n");
}

static void a_french_mark_does_not_begin_a_line(void **state)
{
	(void)state;
	expect(SEVENTY "a ! Non",
		TEN TEN TEN TEN TEN TEN "123456789\na ! Non\n");
	expect(SEVENTY "\xc2\xab a \xc2\xbb",
		TEN TEN TEN TEN TEN TEN "123456789\n\xc2\xab a \xc2\xbb\n");
}

static void a_soft_hyphen_shows_where_it_is_used(void **state)
{
	(void)state;
	expect("Daten\xc2\xadschutz", "Datenschutz\n");
	expect(TEN TEN TEN TEN TEN TEN "123 Daten\xc2\xadschutz",
		TEN TEN TEN TEN TEN TEN "123 Daten-\nschutz\n");
	expect("Daten \xc2\xad", "Daten\n");
	expect("( \xc2\xad", "(\n");
	expect("( \xc2\xad a", "( a\n");
}

static void line_ends_are_kept_but_not_at_the_end(void **state)
{
	(void)state;
	expect("1 Main Street\nBoston\n", "1 Main Street\nBoston\n");
	expect("one\n\ntwo", "one\n\ntwo\n");
	expect("", "\n");
	expect("  one  ", "one\n");
	expect("one\xc2\xa0 \xc2\xa0", "one\n");
	expect(SEVENTY "ab \t\xe6\x97\xa5", SEVENTY "ab\n\xe6\x97\xa5\n");
}

static void prefixes_stand_before_the_first_line_and_the_others(void **state)
{
	(void)state;
	expect_behind("one\ntwo", "> - ", ">   ", "> - one\n>   two\n");
	expect_behind("", "> ", "> ", ">\n");
	expect_behind(SEVENTY "a", "> ", "> ",
		"> 123456789 123456789 123456789 123456789 123456789 "
		"123456789 123456789\n> a\n");
}

/* A cheap generator: the same texts in every run. */
static uint32_t draw(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

enum { LATIN_WORDS = 10, ALL_WORDS = 99 };

/* Of the first `most` words. */
static void add_random_words(struct buf *text, uint32_t *seed, size_t most)
{
	static const char *const words[] = {"a", "breach", "reports",
		"well-known", "\xc3\xa9t\xc3\xa9",
		"https://press-desk.example/2026/results/a-b-c.html",
		"vis-a-vis", "up-to-date", "2010-15",
		("Donaudampfschifffahrtsgesellschaftskapitaensmuetzenknopf"
		 "annaeherungsversuchsanleitung"),
		"\xe6\x97\xa5\xe6\x9c\xac", "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",
		"\xf0\x9f\x91\xa9", "e\xcc\x81", "\xe2\x80\x94",
		"Daten\xc2\xadschutz"};
	uint32_t i, count = draw(seed) % 60;

	most = most < COUNT(words) ? most : COUNT(words);
	for (i = 0; i < count; i++) {
		buf_z(text, words[draw(seed) % most]);
		buf_char(text, draw(seed) % 30 ? ' ' : '\n');
	}
}

/* No line over 72 cells unless it is one thing that cannot be broken. */
static void check_lines(struct str text)
{
	struct str line;

	while (str_next_line(&text, &line)) {
		assert_false(str_ends_with(line, STR(" ")));
		if (utf8_width(line) <= TEXT_COLUMNS)
			continue;
		assert_int_equal(
			str_find_char(str_slice(line, 2, line.len), ' '),
			STR_NONE);
	}
}

static void no_line_is_longer_unless_one_word_is(void **state)
{
	struct buf text = {0}, out = {0};
	uint32_t seed = 1;
	int i;

	(void)state;
	for (i = 0; i < 500; i++) {
		buf_reset(&text);
		buf_reset(&out);
		add_random_words(&text, &seed, ALL_WORDS);
		text_wrap(&out, buf_view(&text), STR("- "), STR("  "));
		check_lines(buf_view(&out));
	}
	buf_release(&text);
	buf_release(&out);
}

/* The line of Chinese sends the words behind it to the tables of Unicode. */
static void latin_words_are_wrapped_as_among_other_scripts(void **state)
{
	struct str chinese = STR("\xe6\x97\xa5\n");
	struct buf text = {0}, out = {0}, other = {0};
	uint32_t seed = 1;
	int i;

	(void)state;
	for (i = 0; i < 500; i++) {
		buf_reset(&text);
		buf_reset(&out);
		buf_reset(&other);
		buf_str(&text, chinese);
		buf_z(&text, "so ");
		add_random_words(&text, &seed, LATIN_WORDS);
		text_wrap(&other, buf_view(&text), STR(""), STR(""));
		text_wrap(&out,
			str_slice(buf_view(&text), chinese.len, text.len),
			STR(""), STR(""));
		buf_char(&other, '\0');
		buf_char(&out, '\0');
		assert_string_equal(out.ptr, other.ptr + chinese.len);
	}
	buf_release(&text);
	buf_release(&out);
	buf_release(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_holds_72_cells_and_no_more),
		cmocka_unit_test(accents_count_once_and_chinese_twice),
		cmocka_unit_test(
			chinese_is_broken_between_characters_but_not_before_a_stop),
		cmocka_unit_test(dots_and_quotes_are_wide_in_chinese),
		cmocka_unit_test(japanese_lines_begin_with_no_small_kana),
		cmocka_unit_test(a_zero_width_space_is_a_chance),
		cmocka_unit_test(an_emoji_family_is_two_cells),
		cmocka_unit_test(arabic_stays_in_logical_order),
		cmocka_unit_test(a_long_word_sticks_out),
		cmocka_unit_test(words_are_broken_after_their_hyphens),
		cmocka_unit_test(addresses_are_never_broken),
		cmocka_unit_test(a_no_break_space_holds_a_number_and_its_unit),
		cmocka_unit_test(a_french_mark_does_not_begin_a_line),
		cmocka_unit_test(a_soft_hyphen_shows_where_it_is_used),
		cmocka_unit_test(line_ends_are_kept_but_not_at_the_end),
		cmocka_unit_test(
			prefixes_stand_before_the_first_line_and_the_others),
		cmocka_unit_test(no_line_is_longer_unless_one_word_is),
		cmocka_unit_test(
			latin_words_are_wrapped_as_among_other_scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
