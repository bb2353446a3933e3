#include <time.h>

#include "unit/read/markdown_tool.h"

/*
 * Repetitions of a pattern, as published. Sanitizers make all this slower,
 * and its growth is what the ordinary build is there to show.
 */
#ifdef __SANITIZE_ADDRESS__
enum { N = 8 * 1000, SLOWER = 20 };
#else
enum { N = 80 * 1000, SLOWER = 1 };
#endif

static struct buf repeated(const char *unit, size_t count)
{
	struct buf text = {0};
	size_t i;

	for (i = 0; i < count; i++)
		buf_z(&text, unit);
	return text;
}

static bool passes(struct str text)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	bool ok = markdown_guard_words(&d, text, (struct span){0});

	assert_int_equal(d.count > 0, !ok);
	arena_release(&arena);
	return ok;
}

/* `before`, `unit` `count` times, `after`. */
static bool passes_repeated(
	const char *before, const char *unit, size_t count, const char *after)
{
	struct buf text = repeated(unit, count), whole = {0};
	bool ok;

	buf_z(&whole, before);
	buf_str(&whole, buf_view(&text));
	buf_z(&whole, after);
	ok = passes(buf_view(&whole));
	buf_release(&text);
	buf_release(&whole);
	return ok;
}

/* ---- limits: at, below and above ---- */

static void a_text_may_be_a_megabyte_long(void **state)
{
	const char *line = "0123456789abcde\n"; /* 16 bytes */
	size_t most = MARKDOWN_MAX_BYTES / 16;

	(void)state;
	assert_true(passes_repeated("", line, most - 1, ""));
	assert_true(passes_repeated("", line, most, ""));
	assert_false(passes_repeated("", line, most, "x"));
}

static void a_line_may_be_64_kilobytes_long(void **state)
{
	(void)state;
	assert_true(passes_repeated("", "a", MARKDOWN_MAX_LINE_BYTES, "\nb"));
	assert_true(passes_repeated("", "a", MARKDOWN_MAX_LINE_BYTES, ""));
	assert_false(passes_repeated("", "a", MARKDOWN_MAX_LINE_BYTES, "a"));
	assert_true(passes_repeated("", "a", MARKDOWN_MAX_LINE_BYTES, "\ra"));
}

static void sixteen_marks_may_begin_a_line(void **state)
{
	static const char *const marks[] = {">", "> ", "- ", "+ ", "* ", "1. ",
		"123456789) ", "-\t", " > - "};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t each = i == 8 ? 2 : 1;
		size_t most = MARKDOWN_MAX_LINE_MARKERS / each;

		assert_true(passes_repeated("a\n\n", marks[i], most - 1, "x"));
		assert_true(passes_repeated("a\n\n", marks[i], most, "x"));
		assert_false(passes_repeated("a\n\n", marks[i], most + 1, "x"));
		assert_false(passes_repeated("a\r\r", marks[i], most + 1, "x"));
	}
}

static void what_only_looks_like_marks_is_not_counted(void **state)
{
	(void)state;
	assert_true(passes_repeated("", "- ", 40, "\n"));
	assert_true(passes_repeated("", "* ", 40, "*"));
	assert_true(passes_repeated("> ", "_ ", 40, ""));
	assert_true(passes_repeated("", "-", 80, ""));
	assert_true(passes_repeated("", "1234567890. ", 40, ""));
	assert_true(passes_repeated("", "-a ", 40, ""));
	assert_true(passes_repeated("", "| - ", 40, "|"));
	assert_false(passes_repeated("", "- ", 40, "x"));
}

static void a_mark_may_stand_48_columns_to_the_right(void **state)
{
	(void)state;
	assert_true(passes_repeated("", " ", MARKDOWN_MAX_INDENT, "- x"));
	assert_false(passes_repeated("", " ", MARKDOWN_MAX_INDENT + 1, "- x"));
	assert_true(passes_repeated("", "\t", MARKDOWN_MAX_INDENT / 4, "> x"));
	assert_false(
		passes_repeated("", "\t", MARKDOWN_MAX_INDENT / 4 + 1, "> x"));
	assert_true(passes_repeated("", " ", 200, "no mark"));
}

static void five_hundred_pictures_may_stand_in_a_paragraph(void **state)
{
	(void)state;
	assert_true(
		passes_repeated("", "![a](b)\n", MARKDOWN_MAX_PICTURES, ""));
	assert_false(passes_repeated(
		"", "![a](b)\n", MARKDOWN_MAX_PICTURES + 1, ""));
	assert_true(passes_repeated(
		"", "![a](b)\n\n", MARKDOWN_MAX_PICTURES + 1, ""));
	assert_true(passes_repeated(
		"", "> ![a](b)\n>\n", MARKDOWN_MAX_PICTURES + 1, ""));
}

static void fifty_thousand_marks_may_stand_in_a_paragraph(void **state)
{
	(void)state;
	assert_true(
		passes_repeated("", "*[_\n*", MARKDOWN_MAX_SPECIALS / 4, ""));
	assert_false(
		passes_repeated("_", "*[_\n*", MARKDOWN_MAX_SPECIALS / 4, ""));
	assert_true(
		passes_repeated("_", "*[_*\n\n", MARKDOWN_MAX_SPECIALS, ""));
}

/* An indented ">" goes on with the paragraph before it. */
static void a_line_that_ends_no_paragraph_is_not_taken_for_empty(void **state)
{
	(void)state;
	assert_false(passes_repeated(
		"", "![a](b)\n    >\n", MARKDOWN_MAX_PICTURES + 1, ""));
	assert_false(passes_repeated(
		"", "> ![a](b)\n>     >\n", MARKDOWN_MAX_PICTURES + 1, ""));
	assert_false(passes_repeated(
		"", "![a](b)\n\f\n", MARKDOWN_MAX_PICTURES + 1, ""));
}

/* ---- words ---- */

static void findings_say_what_there_is_too_much_of(void **state)
{
	struct reading r;
	struct buf text = repeated(">", 40);

	(void)state;
	buf_z(&text, " x\n");
	reading_begin(&r);
	reading_read(&r, buf_view(&text));
	assert_false(r.ok);
	assert_null(r.body.root);
	assert_string_equal(reading_findings(&r),
		"a.md:1:1: error: 40 > signs at the start of the line; at "
		"most 16 are taken [text-deep]\n");
	assert_true(str_equal_z(r.diags.items[0].text,
		"There are 40 > signs at the start of this line, one inside "
		"the other; 16 are the most I take."));
	reading_end(&r);
	buf_release(&text);
}

static void a_finding_stands_at_its_line(void **state)
{
	struct reading r;
	struct buf text = {0};

	(void)state;
	buf_z(&text, "a\n\n");
	buf_fill(&text, ' ', 60);
	buf_z(&text, "1. b\n");
	reading_begin(&r);
	reading_read(&r, buf_view(&text));
	assert_string_equal(reading_findings(&r),
		"a.md:3:1: error: 60 spaces before a list mark; at most 48 "
		"are taken [text-deep]\n");
	reading_end(&r);
	buf_release(&text);
}

/* ---- published cases, and what our own passes could make of a text ---- */

struct family {
	const char *before, *unit, *after, *after_unit;
};

static const struct family families[] = {
	/* CVE-2023-22486, CVE-2023-24824, CVE-2023-26485, CVE-2023-22484 */
	{"", "![[]()", "", ""},
	{"", "- ", "x", "\n"},
	{"", "- ", "x\n", "x\n"},
	{"> ", "- ", "x\n", ">\n"},
	{"", ">", "", "a*"},
	{"", "*", "", ""},
	{"", "<!--", "", ""},
	/* pathological_tests.py of cmark and cmark-gfm */
	{"", "**x [a*b**c*](d)", "", ""},
	{"", "[a](b", "", ""},
	{"", "[a](<b", "", ""},
	{"", "a_ ", "", ""},
	{"", "_a ", "", ""},
	{"", "*a ", "b", " a*"},
	{"", "[", "a", "]"},
	{"", "\\[", "", ""},
	{"", "[ a_", "", ""},
	{"", "*a_ ", "", ""},
	{"", "**x [a*b**c*](d)\n", "", ""},
	{"", "[ (](", "", ""},
	{"", "`a``b```c", "", ""},
	{"", "a <!A ", "", ""},
	{"", "a <? ", "", ""},
	{"", "a <![CDATA[", "", ""},
	{"", "a <a href=\"", "", ""},
	{"", "&#1", "", ""},
	{"", "[a]: u\n", "", ""},
	{"", "<http:", "", ""},
	{"", "\"a' ", "", ""},
	{"", "* ", "a", ""},
	{"", "> a\n", "", ""},
	{"", "a\n=\n", "", ""},
	{"", "```\n", "", ""},
	{"", "| a | b\n", "", ""},
	/* our own */
	{"", "~~a~~ ", "", ""},
	{"", "~~a ", "", ""},
	{"", "http://a.b ", "", ""},
	{"", "a@b.c ", "", ""},
	{"", "@", "", ""},
	{"", "a://", "", ""},
	{"", "|a|b|\n|-|-|\n|c\n\n", "", ""},
	{"", "|-|\n|-|-|\n", "", ""},
	{"|a|b|c|d|e|\n|-|-|-|-|-|\n", "a\n", "", ""},
	{"", "a <b> ", "", ""},
	{"", "[a](b)\n", "", ""},
	{"", "# a\n", "", ""},
	{"", "{{", "", ""},
	{"", "ENDS\n\n", "", ""},
};

enum {
	FAMILIES = sizeof(families) / sizeof(*families),
	CUT_BYTES = 100 * 1000 / SLOWER,
};

/* Four times what was measured: the machine may be busy. */
static long most_ms(size_t len)
{
	return SLOWER * (100 + (long)len / 500);
}

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A break of a line, or of a paragraph, about every `width` bytes. */
static void cut(struct buf *out, struct str text, size_t width, const char *gap)
{
	while (text.len) {
		buf_str(out, str_slice(text, 0, width));
		buf_z(out, gap);
		text = str_slice(text, width, text.len);
	}
}

static void assert_quick(struct str text, const char *unit)
{
	struct reading r;
	long start = now_ms(), took;

	reading_begin(&r);
	reading_read(&r, text);
	reading_end(&r);
	took = now_ms() - start;
	if (took > most_ms(text.len))
		fail_msg("%zu bytes of \"%s\" took %ld ms", text.len, unit,
			took);
}

static struct buf family_text(const struct family *family)
{
	struct buf text = {0}, units = repeated(family->unit, N);
	struct buf after = repeated(family->after_unit, N);

	buf_z(&text, family->before);
	buf_str(&text, buf_view(&units));
	buf_z(&text, family->after);
	buf_str(&text, buf_view(&after));
	buf_release(&units);
	buf_release(&after);
	return text;
}

/*
 * Each as published (refused, mostly), in long lines, and in paragraphs that
 * the guard lets pass.
 */
static void no_published_case_takes_long(void **state)
{
	static const struct {
		size_t width;
		const char *gap;
	} cuts[] = {{60000, "\n"}, {20000, "\n\n"}, {900, "\n\n"}, {60, "\n"}};
	size_t i, k;

	(void)state;
	for (i = 0; i < FAMILIES; i++) {
		struct buf text = family_text(&families[i]);

		assert_quick(str_slice(buf_view(&text), 0, MARKDOWN_MAX_BYTES),
			families[i].unit);
		for (k = 0; k < sizeof(cuts) / sizeof(*cuts); k++) {
			struct buf lines = {0};

			cut(&lines, str_slice(buf_view(&text), 0, CUT_BYTES),
				cuts[k].width, cuts[k].gap);
			assert_quick(buf_view(&lines), families[i].unit);
			buf_release(&lines);
		}
		buf_release(&text);
	}
}

/* What passes the guard at its limits. */
static void the_worst_that_passes_does_not_take_long(void **state)
{
	struct buf text = repeated("- ", MARKDOWN_MAX_LINE_MARKERS);
	struct buf pictures = repeated("![", MARKDOWN_MAX_PICTURES);

	(void)state;
	buf_z(&text, "x");
	buf_fill(&text, '\n', MARKDOWN_MAX_BYTES - text.len);
	assert_true(passes(buf_view(&text)));
	assert_quick(buf_view(&text), "empty lines in deep lists");
	while (pictures.len < MARKDOWN_MAX_LINE_BYTES - 4 &&
		pictures.len / 4 < MARKDOWN_MAX_SPECIALS - 600)
		buf_z(&pictures, "[]()");
	assert_true(passes(buf_view(&pictures)));
	assert_quick(buf_view(&pictures), "pictures before links");
	buf_release(&text);
	buf_release(&pictures);
}

static void ordinary_texts_pass(void **state)
{
	struct buf list = repeated(
		"- **[Open Ballot Network](https://obn.example/)**, _Oslo_\n",
		2000);
	struct buf table =
		repeated("| [A](https://a.example) | **12** | *x* |\n", 3000);

	(void)state;
	assert_true(passes(buf_view(&list)));
	assert_true(passes(buf_view(&table)));
	assert_true(passes(STR("> > > who\n> > said\n> that\n\n"
			       "1. a\n   - b\n     * c\n       > d\n")));
	buf_release(&list);
	buf_release(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_may_be_a_megabyte_long),
		cmocka_unit_test(a_line_may_be_64_kilobytes_long),
		cmocka_unit_test(sixteen_marks_may_begin_a_line),
		cmocka_unit_test(what_only_looks_like_marks_is_not_counted),
		cmocka_unit_test(a_mark_may_stand_48_columns_to_the_right),
		cmocka_unit_test(
			five_hundred_pictures_may_stand_in_a_paragraph),
		cmocka_unit_test(fifty_thousand_marks_may_stand_in_a_paragraph),
		cmocka_unit_test(
			a_line_that_ends_no_paragraph_is_not_taken_for_empty),
		cmocka_unit_test(findings_say_what_there_is_too_much_of),
		cmocka_unit_test(a_finding_stands_at_its_line),
		cmocka_unit_test(no_published_case_takes_long),
		cmocka_unit_test(the_worst_that_passes_does_not_take_long),
		cmocka_unit_test(ordinary_texts_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
