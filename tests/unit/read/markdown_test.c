#include "unit/read/markdown_tool.h"

/* ---- CommonMark and smart punctuation ---- */

static void common_mark_is_read(void **state)
{
	(void)state;
	assert_tree("# Head\n\nSome *em* and **strong** `code`.\n\n"
		    "> quoted\n\n- one\n- two\n\n***\n\n    pre\n",
		"h1#head[\"Head\"] "
		"p[\"Some \" em[\"em\"] \" and \" strong[\"strong\"] \" \" "
		"code\"code\" \".\"] quote[p[\"quoted\"]] "
		"list[item[p[\"one\"]] item[p[\"two\"]]] hr pre\"pre\n\"");
}

static void punctuation_is_smart_in_english(void **state)
{
	(void)state;
	assert_tree("It's \"so\" -- or...\n", "p[\"It’s “so” – or…\"]");
}

static void punctuation_of_other_languages_stays_as_typed(void **state)
{
	static const char *const languages[] = {
		"fr", "de-DE", "", "enm", "eng"};
	size_t i;

	(void)state;
	for (i = 0; i < 5; i++) {
		struct reading r;

		reading_begin(&r);
		r.release.language = str_from(languages[i]);
		reading_read(&r, STR("C'est \"bien\" -- ou...\n"));
		assert_string_equal(
			reading_tree(&r), "p[\"C'est \"bien\" -- ou...\"]");
		reading_end(&r);
	}
}

static void an_empty_text_is_an_empty_tree(void **state)
{
	struct reading r;

	(void)state;
	assert_tree("", "");
	reading_begin(&r);
	r.in.words = (struct str){NULL, 0};
	assert_true(markdown_read(&r.diags, &r.arena, &r.in, &r.body));
	assert_string_equal(reading_tree(&r), "");
	reading_end(&r);
}

static void words_without_a_source_are_read_too(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	r.in.words = STR("About *us*\n");
	assert_true(markdown_read(&r.diags, &r.arena, &r.in, &r.body));
	assert_string_equal(reading_tree(&r), "p[\"About \" em[\"us\"]]");
	reading_end(&r);
}

/* ---- struck text ---- */

static void words_between_tildes_are_struck(void **state)
{
	(void)state;
	assert_tree("a ~~b *c* d~~ e\n",
		"p[\"a \" struck[\"b \" em[\"c\"] \" d\"] \" e\"]");
	assert_tree("*~~a~~* ~~\"b\"~~\n",
		"p[em[struck[\"a\"]] \" \" struck[\"“b”\"]]");
	assert_tree("# ~~a~~\n", "h1[struck[\"a\"]]");
}

static void tildes_that_strike_nothing_stay(void **state)
{
	(void)state;
	assert_tree("a ~~ b ~~ c\n", "p[\"a ~~ b ~~ c\"]");
	assert_tree("~~a ~~b\n", "p[\"~~a ~~b\"]");
	assert_tree("*~~a* b~~\n", "p[em[\"~~a\"] \" b~~\"]");
	assert_tree("~~a\n~~ b\n", "p[\"~~a\" soft \"~~ b\"]");
}

static void an_escaped_or_longer_run_of_tildes_is_text(void **state)
{
	(void)state;
	assert_tree("\\~~a~~ b\n", "p[\"~~a~~ b\"]");
	assert_tree("~~~~a~~~~ b\n", "pre\"\"");
	assert_tree("a ~~~b~~~\n", "p[\"a ~~~b~~~\"]");
}

static void tildes_in_code_and_addresses_stay(void **state)
{
	(void)state;
	assert_tree("`~~a~~` [b](https://c.org/~~d~~/)\n",
		"p[code\"~~a~~\" \" \" a(https://c.org/~~d~~/)[\"b\"]]");
	assert_tree("``` ~~x~~\n~~a~~\n```\n", "pre\"~~a~~\n\"");
	assert_tree("    ~~a~~\n", "pre\"~~a~~\n\"");
}

static void a_sign_of_the_program_in_the_text_is_no_trap(void **state)
{
	(void)state;
	/* The first two signs that could stand in for "~~". */
	assert_tree("\xD7\x86 ~~a~~ \xDC\x86\n",
		"p[\"\xD7\x86 \" struck[\"a\"] \" \xDC\x86\"]");
	assert_tree("\xD7\x86\xDC\x86\xDC\x87\xDC\x88\xDC\x89 ~~a~~\n",
		"p[\"\xD7\x86\xDC\x86\xDC\x87\xDC\x88\xDC\x89 ~~a~~\"]");
}

/* ---- counts ---- */

static void read_with_signatories(
	struct reading *r, size_t count, const char *text)
{
	reading_begin(r);
	r->release.signatories.count = count;
	reading_read(r, str_from(text));
}

static void counts_are_filled_in(void **state)
{
	struct reading r;

	(void)state;
	read_with_signatories(&r, 18,
		"{{signatory-count-words}} groups, all {{signatory-count}} of "
		"them, **{{signatory-count-words}}**. "
		"{{signatory-count-words}}!\n");
	assert_string_equal(reading_tree(&r),
		"p[\"Eighteen groups, all 18 of them, \" "
		"strong[\"eighteen\"] \". Eighteen!\"]");
	reading_end(&r);
	read_with_signatories(&r, 18, "`{{signatory-count}}` {{other}}\n");
	assert_string_equal(reading_tree(&r),
		"p[code\"{{signatory-count}}\" \" {{other}}\"]");
	reading_end(&r);
}

static void assert_filled(size_t count, const char *language, const char *words)
{
	struct arena arena = {0};
	struct release release = {
		.language = str_from(language), .signatories.count = count};
	struct str filled;

	filled = markdown_fill_counts(
		&arena, STR("x {{signatory-count-words}}"), &release);
	assert_string_equal(filled.ptr + 2, words);
	arena_release(&arena);
}

static void numbers_are_words_up_to_one_hundred(void **state)
{
	(void)state;
	assert_filled(0, "en", "zero");
	assert_filled(13, "en", "thirteen");
	assert_filled(20, "en-GB", "twenty");
	assert_filled(99, "en", "ninety-nine");
	assert_filled(100, "en", "one hundred");
	assert_filled(101, "en", "101");
	assert_filled(1214, "en", "1,214");
	assert_filled(13, "fr", "treize");
	assert_filled(1214, "fr", "1214");
	assert_filled(13, "nl", "13");
}

static void a_number_may_count_what_is_feminine(void **state)
{
	struct arena arena = {0};
	struct release release = {
		.language = STR("es"), .signatories.count = 31};
	struct str filled;

	(void)state;
	filled = markdown_fill_counts(&arena,
		STR("{{signatory-count-words-f}} asociaciones, "
		    "{{signatory-count-words}} grupos, "
		    "{{signatory-count-words-x}}"),
		&release);
	assert_string_equal(filled.ptr,
		"Treinta y una asociaciones, treinta y un grupos, "
		"{{signatory-count-words-x}}");
	arena_release(&arena);
}

static void a_number_that_begins_a_sentence_has_a_capital(void **state)
{
	struct arena arena = {0};
	struct release release = {
		.language = STR("en"), .signatories.count = 40};
	struct str filled;

	(void)state;
	filled = markdown_fill_counts(&arena,
		STR("{{signatory-count-words}} groups. "
		    "{{signatory-count-words}} more, "
		    "{{signatory-count-words}}"),
		&release);
	assert_string_equal(filled.ptr, "Forty groups. Forty more, forty");
	filled = markdown_fill_counts(&arena, STR("none {{here}}"), &release);
	assert_true(str_equal_z(filled, "none {{here}}"));
	arena_release(&arena);
}

/* ---- HTML ---- */

static void html_tags_are_left_out_and_their_words_stay(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	reading_read(&r, STR("a <b class=\"x\">bold</b>\nand <i>c</i>\n"));
	assert_string_equal(reading_findings(&r),
		"a.md:1:3: warning: HTML tags are left out [text-html]\n"
		"a.md:2:5: warning: HTML tags are left out [text-html]\n");
	assert_true(r.ok);
	assert_string_equal(reading_tree(&r), "p[\"a bold\" soft \"and c\"]");
	reading_end(&r);
}

static void comments_are_left_out(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	reading_read(&r, STR("a\n\n<!-- secret\n\nplan -->\n\nb<!-- c -->\n"));
	assert_string_equal(reading_findings(&r),
		"a.md:3:1: warning: a comment is left out [text-html]\n"
		"a.md:7:2: warning: a comment is left out [text-html]\n");
	assert_string_equal(reading_tree(&r), "p[\"a\"] p[\"b\"]");
	reading_end(&r);
}

static void words_that_html_would_take_with_it_are_an_error(void **state)
{
	(void)state;
	assert_findings("a\n\n<div>\nwords\n</div>\n", false,
		"a.md:3:1: error: the words of this HTML would be lost; write "
		"them without the tags [text-html-words]\n");
	assert_findings("<hr class=\"x\">\n<!-- a > b -->\n", true,
		"a.md:1:1: warning: HTML tags are left out [text-html]\n");
}

static void a_br_tag_is_a_line_break(void **state)
{
	(void)state;
	assert_tree("a<br>b<br/>c<BR />d\n",
		"p[\"a\" break \"b\" break \"c\" break \"d\"]");
}

static void a_paragraph_of_tags_alone_is_none(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	reading_read(&r, STR("<b></b>\n\na\n"));
	assert_string_equal(reading_tree(&r), "p[\"a\"]");
	reading_end(&r);
}

/* ---- odds and ends ---- */

static void control_characters_become_spaces(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	reading_read(&r, STR("a\x01"
			     "b\x7F"
			     "c\td\n"));
	assert_string_equal(reading_findings(&r),
		"a.md:1:2: warning: invisible control character; delete it "
		"[text-invisible]\n");
	assert_string_equal(reading_tree(&r), "p[\"a b c\td\"]");
	reading_end(&r);
}

/* They are looked for in many bytes at once. */
static void a_control_character_is_seen_wherever_it_stands(void **state)
{
	char text[40], expected[48];
	struct reading r;
	size_t at;

	(void)state;
	for (at = 1; at + 2 < sizeof(text); at++) {
		memset(text, 'x', sizeof(text));
		text[sizeof(text) - 1] = '\0';
		text[at] = at % 2 ? '\x01' : '\x7f';
		snprintf(expected, sizeof(expected), "p[\"%s\"]", text);
		expected[at + 3] = ' ';
		reading_begin(&r);
		reading_read(&r, str_from(text));
		assert_string_equal(reading_tree(&r), expected);
		reading_end(&r);
	}
}

static void headings_get_the_ids_that_people_expect(void **state)
{
	(void)state;
	assert_tree("## Don't *panic* -- Über_all 2.0!\n\n## Don't panic\n\n"
		    "## Don't panic\n\n# !\n",
		"h2#dont-panic--Über_all-20[\"Don’t \" em[\"panic\"] "
		"\" – Über_all 2.0!\"] h2#dont-panic[\"Don’t panic\"] "
		"h2[\"Don’t panic\"] h1[\"!\"]");
}

static void an_id_of_the_page_itself_is_not_taken(void **state)
{
	(void)state;
	assert_tree(
		"# Main\n\n# Main 2\n", "h1[\"Main\"] h1#main-2[\"Main 2\"]");
}

static void a_heading_without_words_is_text(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	r.release.end_mark = STR("");
	reading_read(&r, STR("a\n\n###\n\n#\n"));
	assert_string_equal(reading_findings(&r), "");
	assert_string_equal(reading_tree(&r), "p[\"a\"] p[\"###\"] p[\"#\"]");
	reading_end(&r);
}

static void only_a_text_of_a_source_has_ids(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	r.in.words = STR("# Notes\n");
	assert_true(markdown_read(&r.diags, &r.arena, &r.in, &r.body));
	assert_string_equal(reading_tree(&r), "h1[\"Notes\"]");
	reading_end(&r);
}

static void an_end_mark_in_the_text_is_an_error(void **state)
{
	static const char *const marks[] = {"###", "# # #", "-30-", "- 30 -",
		"ENDS", "-ENDS-", "**ENDS**", "\\###", "*###*",
		"\xE2\x80\x93 ends \xE2\x80\x93",
		"\xE2\x80\x94 30 \xE2\x80\x94"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct reading r;
		struct str text;

		reading_begin(&r);
		text = arena_format(&r.arena, "a\n\n%s\n", marks[i]);
		reading_read(&r, text);
		assert_string_equal(reading_findings(&r),
			"a.md:3:1: error: the page prints the end mark by "
			"itself; delete this line [end-mark-twice]\n");
		assert_false(r.ok);
		assert_string_equal(
			diag_mended_text(&r.arena, &r.diags.items[0]).ptr,
			"a\n\n");
		reading_end(&r);
	}
}

static void words_that_only_look_like_an_end_mark_stay(void **state)
{
	(void)state;
	assert_tree("It ends\n\nhere. -30- ENDS\n",
		"p[\"It ends\"] p[\"here. -30- ENDS\"]");
	assert_tree("```\n###\n```\n", "pre\"###\n\"");
}

static void the_first_paragraph_is_given_as_words(void **state)
{
	struct reading r;

	(void)state;
	reading_begin(&r);
	reading_read(&r, STR("# Head\n\n> quote\n\nIt's *so* [here]"
			     "(https://a.org)\nand ~~not~~ `x`.\n\nnext\n"));
	assert_true(
		str_equal_z(r.body.first_paragraph, "It’s so here and  x."));
	reading_end(&r);
}

static void the_tree_may_be_this_deep_and_no_deeper(void **state)
{
	struct reading r;
	struct buf text = {0};
	int extra;

	(void)state;
	for (extra = 0; extra < 2; extra++) {
		/* The document and the paragraph are nodes, too. */
		buf_reset(&text);
		buf_fill(&text, '*',
			2 * (MARKDOWN_MAX_DEPTH - 2) + 2 * (size_t)extra);
		buf_char(&text, 'a');
		buf_fill(&text, '*',
			2 * (MARKDOWN_MAX_DEPTH - 2) + 2 * (size_t)extra);
		reading_begin(&r);
		reading_read(&r, buf_view(&text));
		assert_int_equal(r.ok, !extra);
		assert_string_equal(reading_findings(&r),
			extra ? "a.md:1:1: error: more than 128 things inside "
				"one another [text-deep]\n"
			      : "");
		reading_end(&r);
	}
	buf_release(&text);
}

static void findings_of_one_text_are_limited_but_it_fails(void **state)
{
	struct reading r;
	struct buf text = {0};
	int i;

	(void)state;
	for (i = 0; i < MARKDOWN_MAX_FINDINGS + 20; i++)
		buf_z(&text, "a <b> c\n\n");
	buf_z(&text, "[a](javascript:x)\n");
	reading_begin(&r);
	reading_read(&r, buf_view(&text));
	assert_int_equal(r.diags.warnings, MARKDOWN_MAX_FINDINGS);
	assert_int_equal(r.diags.errors, 1);
	assert_false(r.ok);
	reading_end(&r);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(common_mark_is_read),
		cmocka_unit_test(punctuation_is_smart_in_english),
		cmocka_unit_test(punctuation_of_other_languages_stays_as_typed),
		cmocka_unit_test(an_empty_text_is_an_empty_tree),
		cmocka_unit_test(words_without_a_source_are_read_too),
		cmocka_unit_test(words_between_tildes_are_struck),
		cmocka_unit_test(tildes_that_strike_nothing_stay),
		cmocka_unit_test(an_escaped_or_longer_run_of_tildes_is_text),
		cmocka_unit_test(tildes_in_code_and_addresses_stay),
		cmocka_unit_test(a_sign_of_the_program_in_the_text_is_no_trap),
		cmocka_unit_test(counts_are_filled_in),
		cmocka_unit_test(numbers_are_words_up_to_one_hundred),
		cmocka_unit_test(a_number_may_count_what_is_feminine),
		cmocka_unit_test(a_number_that_begins_a_sentence_has_a_capital),
		cmocka_unit_test(html_tags_are_left_out_and_their_words_stay),
		cmocka_unit_test(comments_are_left_out),
		cmocka_unit_test(
			words_that_html_would_take_with_it_are_an_error),
		cmocka_unit_test(a_br_tag_is_a_line_break),
		cmocka_unit_test(a_paragraph_of_tags_alone_is_none),
		cmocka_unit_test(control_characters_become_spaces),
		cmocka_unit_test(
			a_control_character_is_seen_wherever_it_stands),
		cmocka_unit_test(headings_get_the_ids_that_people_expect),
		cmocka_unit_test(an_id_of_the_page_itself_is_not_taken),
		cmocka_unit_test(a_heading_without_words_is_text),
		cmocka_unit_test(only_a_text_of_a_source_has_ids),
		cmocka_unit_test(an_end_mark_in_the_text_is_an_error),
		cmocka_unit_test(words_that_only_look_like_an_end_mark_stay),
		cmocka_unit_test(the_first_paragraph_is_given_as_words),
		cmocka_unit_test(the_tree_may_be_this_deep_and_no_deeper),
		cmocka_unit_test(findings_of_one_text_are_limited_but_it_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
