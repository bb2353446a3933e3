#include "node_bench.h"

#include <stdlib.h>

/* Read the YAML `text`, which nothing is wrong with. */
static void must_read(struct bench *b, struct str text)
{
	bench_open(b, text);
	assert_true(b->ok);
	b->yaml = source_span(&b->src, 0, b->src.size);
	if (!node_read(&b->d, &b->arena, b->yaml, &b->root))
		fail_msg("refused: %.*s", STR_ARG(text));
}

static void must_have(const struct node *record, struct str text)
{
	const struct node *list = node_get(record, "b");

	if (!str_equal(node_get(record, "a")->text, text))
		fail_msg("other: %.*s", STR_ARG(text));
	assert_int_equal(list->kind, NODE_LIST);
	assert_int_equal(list->count, 2);
}

/* The text comes back from a field, and from a tree printed on one line. */
static void reads_back(struct str text)
{
	struct bench first, second;
	struct buf out = {0}, line = {0};

	buf_z(&out, "a: ");
	node_quote(&out, text);
	buf_z(&out, "\nb: [x, 'y, z']\n");
	must_read(&first, buf_view(&out));
	must_have(first.root, text);
	buf_z(&line, "all: ");
	node_print(&line, first.root);
	must_read(&second, buf_view(&line));
	must_have(node_get(second.root, "all"), text);
	buf_release(&line);
	buf_release(&out);
	bench_close(&second);
	bench_close(&first);
}

static void a_text_that_reads_as_something_else_comes_back(void **state)
{
	static const char *const texts[] = {"Plain", "Report: 40% more",
		"Ends with:", "a # b", "#1 in Ostend", "- dash", "* star", "&c",
		"@home", "`code`", "%", "!", "|", ">", "?", "? x",
		"[in] brackets", "{braces}", "{{signatory-count}} groups",
		"\"quoted\"", "'single'", "He said \"it's\"", "back\\slash",
		"\"both\" and 'both' and \\", "no", "yes", "null", "~", "012",
		"1e3", "2026-12-01", "10:00", "a: b", "a:b", "---", "--- x",
		"...", "<<", "=", " leading", "trailing ", "  ", "tab\there",
		"line\nend",
		"\xe2\x80\x9c"
		"curly\xe2\x80\x9d",
		"\xe4\xb8\xad\xe6\x96\x87\xef\xbc\x9a", "\xd8\xb9\xd9\x86",
		"\xc2\xa0no-break", "a\xc2\x85z", "a\xe2\x80\xa8z",
		"\xef\xbb\xbfmark", "x, y", "O'Neill", "a,b]", "a}", ":", ": x",
		"-", "key-unknown", "\"", "'", "\\"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		reads_back(str_from(texts[i]));
}

/* Pieces that mean something to YAML, in any order. */
static void any_text_comes_back(void **state)
{
	static const char *const pieces[] = {":", " ", "#", "'", "\"", "\\",
		"[", "]", "{", "}", ",", "-", "a", "\xc3\xa9", "\xe2\x80\x9c",
		"\xe2\x80\x99", "\n", "\t", "!", "&", "*", "|", ">", "%", "@",
		"?", "0", "~", "\xf0\x9f\x8e\x89", "\xe2\x80\x94"};
	enum { PIECES = sizeof(pieces) / sizeof(*pieces) };
	unsigned short seed[3] = {20, 26, 11};
	struct buf text = {0};
	size_t i, n;

	(void)state;
	for (i = 0; i < 5000; i++) {
		buf_reset(&text);
		for (n = (size_t)(nrand48(seed) % 12) + 1; n; n--)
			buf_z(&text, pieces[nrand48(seed) % PIECES]);
		reads_back(buf_view(&text));
	}
	buf_release(&text);
}

static void what_needs_no_marks_has_none(void **state)
{
	struct buf out = {0};

	(void)state;
	node_quote(&out, STR("Grid opens, in O'Neill's words"));
	buf_char(&out, '\n');
	node_quote(&out, STR("2026-12-01 09:00"));
	buf_char(&out, '\0');
	assert_string_equal(
		out.ptr, "Grid opens, in O'Neill's words\n2026-12-01 09:00");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_text_that_reads_as_something_else_comes_back),
		cmocka_unit_test(any_text_comes_back),
		cmocka_unit_test(what_needs_no_marks_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
