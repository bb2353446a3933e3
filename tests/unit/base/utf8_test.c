#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"

static void the_first_bad_byte_is_found(void **state)
{
	const struct {
		struct str text;
		size_t off;
	} cases[] = {
		{STR(""), STR_NONE},
		{STR("plain text, longer than a word"), STR_NONE},
		{STR("Zoë — 日本 — \U0001F1E7"), STR_NONE}, {STR("\x80"), 0},
		{STR("eight be\xFFore"), 8}, {STR("caf\xE9"), 3},
		{STR("\xC0\xAF"), 0},	      /* too long a form */
		{STR("a\xED\xA0\x80"), 1},    /* a surrogate */
		{STR("\xF4\x90\x80\x80"), 0}, /* over U+10FFFF */
		{STR("\xF4\x8F\xBF\xBF"), STR_NONE},
		{STR("ok \xE2\x82"), 3}, /* cut off */
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(
			utf8_find_invalid(cases[i].text), cases[i].off);
}

static void a_bad_byte_reads_as_the_replacement_character(void **state)
{
	struct str rest = STR("é\xFFz");
	uint32_t character;

	(void)state;
	assert_true(utf8_next(&rest, &character));
	assert_int_equal(character, 0xE9);
	assert_true(utf8_next(&rest, &character));
	assert_int_equal(character, 0xFFFD);
	assert_true(utf8_next(&rest, &character));
	assert_int_equal(character, 'z');
	assert_false(utf8_next(&rest, &character));
}

static void what_is_no_character_is_written_as_the_replacement(void **state)
{
	char out[4];

	(void)state;
	assert_int_equal(utf8_encode(out, 0x20AC), 3);
	assert_memory_equal(out, "\xE2\x82\xAC", 3);
	assert_int_equal(utf8_encode(out, 0xD800), 3);
	assert_memory_equal(out, "\xEF\xBF\xBD", 3);
	assert_int_equal(utf8_encode(out, 0x110000), 3);
}

static void characters_are_code_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(STR("")), 0);
	assert_int_equal(utf8_count(STR("Zoë")), 3);
	assert_int_equal(utf8_count(STR("e\u0301")), 2);
}

static size_t graphemes(struct str s)
{
	struct str grapheme;
	size_t count = 0;

	while (utf8_next_grapheme(&s, &grapheme))
		count++;
	return count;
}

static void a_grapheme_is_what_a_person_counts(void **state)
{
	(void)state;
	assert_int_equal(graphemes(STR("abc")), 3);
	assert_int_equal(graphemes(STR("e\u0301a")), 2);
	assert_int_equal(graphemes(STR("\r\n")), 1);
	/* A family of three, joined, and two flags. */
	assert_int_equal(graphemes(STR("\U0001F468\u200D\U0001F469\u200D"
				       "\U0001F467")),
		1);
	assert_int_equal(graphemes(STR("\U0001F1E7\U0001F1EA\U0001F1EB"
				       "\U0001F1F7")),
		2);
	assert_int_equal(graphemes(STR("\u1112\u1161\u11AB")), 1);
	assert_int_equal(graphemes(STR("\xFF\xFF")), 2);
}

static void width_is_that_of_the_widest_character_of_a_cluster(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(STR("abc")), 3);
	assert_int_equal(utf8_width(STR("日本")), 4);
	assert_int_equal(utf8_width(STR("e\u0301")), 1);
	assert_int_equal(utf8_width(STR("a\tb")), 3);
	assert_int_equal(utf8_width(STR("\u200B\u00AD")), 0);
	assert_int_equal(utf8_width(STR("α—…")), 3); /* ambiguous: narrow */
	assert_int_equal(utf8_width(STR("\U0001F468\u200D\U0001F469")), 2);
	assert_int_equal(utf8_width(STR("\U0001F1E7\U0001F1EA")), 2);
	assert_int_equal(utf8_width(STR("\U0001FAE8")), 2);
	assert_int_equal(utf8_width(STR("\x01\x7F")), 0);
}

static void ambiguous_characters_are_wide_beside_chinese(void **state)
{
	(void)state;
	assert_int_equal(utf8_wide_width(STR("α—…“é")), 10);
	assert_int_equal(utf8_wide_width(STR("abc日本")), 7);
	assert_int_equal(utf8_wide_width(STR("e\u0301")), 1);
}

/* The same sign as a letter and as a picture, and a key. */
static void a_sign_shown_as_a_picture_takes_two_cells(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(STR("\u2764")), 1);
	assert_int_equal(utf8_width(STR("\u2764\uFE0F")), 2);
	assert_int_equal(utf8_width(STR("1\uFE0F\u20E3")), 2);
	assert_int_equal(utf8_width(STR("\u2764\uFE0E")), 1);
}

/* `text` with "|" where a line may be broken and "!" where it must. */
static void breaks_are(const char *text, const char *expected)
{
	struct arena arena = {0};
	struct str s = str_from(text);
	const uint8_t *breaks = utf8_line_breaks(&arena, s);
	char marked[200];
	size_t i, len = 0;

	for (i = 0; i < s.len; i++) {
		if (breaks[i])
			marked[len++] = breaks[i] == 2 ? '!' : '|';
		marked[len++] = s.ptr[i];
	}
	marked[len] = '\0';
	assert_string_equal(marked, expected);
	arena_release(&arena);
}

static void lines_break_where_the_language_allows(void **state)
{
	(void)state;
	breaks_are("", "");
	breaks_are("one two", "one |two");
	breaks_are("e-mail", "e-|mail");
	breaks_are("10\u00A0km off", "10\u00A0km |off");
	breaks_are("U.S. law", "U.S. |law");
	breaks_are("「日本語。」と", "「日|本|語。」|と");
	breaks_are("on 12:30, 3.14", "on |12:30, |3.14");
}

static void a_line_end_must_break_the_line_behind_it(void **state)
{
	(void)state;
	breaks_are("a\nb", "a\n!b");
	breaks_are("a\r\nb", "a\r\n!b");
	breaks_are("a\rb", "a\r!b");
	breaks_are("a\u2028b\n", "a\u2028!b\n");
	breaks_are("\n\n", "\n!\n");
}

static void forms_are_composed_and_folded(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_true(str_equal_z(utf8_nfc(&a, STR("Zoe\u0308")), "Zoë"));
	assert_true(str_equal_z(utf8_nfc(&a, STR("")), ""));
	assert_true(str_equal_z(utf8_fold(&a, STR("STRASSE")), "strasse"));
	assert_true(str_equal_z(utf8_fold(&a, STR("Straße")), "strasse"));
	assert_true(str_equal_z(utf8_fold(&a, STR("ZOE\u0308")), "zoë"));
	assert_true(str_equal_z(utf8_fold(&a, STR("")), ""));
	arena_release(&a);
}

/* The folding of "I" is another one in Turkish: no locale is asked. */
static void folding_asks_no_locale(void **state)
{
	struct arena a = {0};

	(void)state;
	setenv("LC_ALL", "tr_TR.UTF-8", 1);
	assert_true(str_equal_z(utf8_fold(&a, STR("ISTANBUL")), "istanbul"));
	unsetenv("LC_ALL");
	arena_release(&a);
}

static void accents_are_dropped(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_true(str_equal_z(
		utf8_without_accents(&a, STR("Été à Łódź, Ålesund")),
		"Ete a Łodz, Alesund"));
	assert_true(str_equal_z(utf8_without_accents(&a, STR("")), ""));
	arena_release(&a);
}

static void what_moves_a_terminal_is_replaced(void **state)
{
	struct buf out = {0};

	(void)state;
	utf8_clean(&out, STR("Zoë 日本\ta\nb\r\033c\x7F\xC2\x9B"
			     "\u202E\u2066\u2028\u2029\xFF"));
	assert_true(
		str_equal_z(buf_view(&out), "Zoë 日本 a b \uFFFDc\uFFFD\uFFFD"
					    "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"));
	buf_release(&out);
}

/* The character of Chinese sends both to the library. */
static void letters_fold_alone_as_they_do_in_company(void **state)
{
	struct arena arena = {0};
	uint32_t c;

	(void)state;
	for (c = 1; c < 0x2030; c++) {
		struct str chinese = STR("\xe6\x97\xa5"), alone, beside;
		char text[8];
		size_t len = utf8_encode(text, c);

		alone = utf8_fold(&arena, (struct str){text, len});
		memcpy(text + len, chinese.ptr, chinese.len);
		beside = utf8_fold(
			&arena, (struct str){text, len + chinese.len});
		assert_int_equal(alone.len + chinese.len, beside.len);
		assert_memory_equal(alone.ptr, beside.ptr, alone.len);
	}
	arena_release(&arena);
}

static void letters_have_a_way_and_digits_have_none(void **state)
{
	(void)state;
	assert_true(utf8_has_letter(STR("12 é"), false));
	assert_false(utf8_has_letter(STR("12 é"), true));
	assert_true(utf8_has_letter(STR("a עב"), true));
	assert_true(utf8_has_letter(STR("نص"), true));
	assert_false(utf8_has_letter(STR("نص"), false));
	assert_true(utf8_has_letter(STR("中"), false));
	assert_false(utf8_has_letter(STR("12:30 – (+1) ١٢ €"), false));
	assert_false(utf8_has_letter(STR("12:30 – (+1) ١٢ €"), true));
	assert_false(utf8_has_letter(STR(""), true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_bad_byte_is_found),
		cmocka_unit_test(a_bad_byte_reads_as_the_replacement_character),
		cmocka_unit_test(
			what_is_no_character_is_written_as_the_replacement),
		cmocka_unit_test(characters_are_code_points),
		cmocka_unit_test(a_grapheme_is_what_a_person_counts),
		cmocka_unit_test(
			width_is_that_of_the_widest_character_of_a_cluster),
		cmocka_unit_test(ambiguous_characters_are_wide_beside_chinese),
		cmocka_unit_test(a_sign_shown_as_a_picture_takes_two_cells),
		cmocka_unit_test(lines_break_where_the_language_allows),
		cmocka_unit_test(a_line_end_must_break_the_line_behind_it),
		cmocka_unit_test(forms_are_composed_and_folded),
		cmocka_unit_test(folding_asks_no_locale),
		cmocka_unit_test(letters_fold_alone_as_they_do_in_company),
		cmocka_unit_test(accents_are_dropped),
		cmocka_unit_test(what_moves_a_terminal_is_replaced),
		cmocka_unit_test(letters_have_a_way_and_digits_have_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
