#include "diag_bench.h"

static void shows(const char *text, const char *part, const char *expected)
{
	struct bench b;
	struct diag diag;

	bench_open(&b, text);
	diag = at_place(span_of(&b, part));
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT), expected);
	bench_close(&b);
}

static void the_mark_stands_under_wide_and_combining_letters(void **state)
{
	(void)state;
	shows("a: 日本 pier\n", "pier",
		"releases/a.md, line 1: odd\n\n"
		"    1 | a: 日本 pier\n"
		"      |         ^^^^\n\n[odd]\n");
	shows("a: Zoe\u0308 本x\n", "本",
		"releases/a.md, line 1: odd\n\n"
		"    1 | a: Zoe\u0308 本x\n"
		"      |        ^^\n\n[odd]\n");
}

static void a_tab_is_shown_as_one_space(void **state)
{
	(void)state;
	shows("a:\t\tb\n", "b",
		"releases/a.md, line 1: odd\n\n"
		"    1 | a:  b\n"
		"      |     ^\n\n[odd]\n");
}

static void an_empty_place_has_one_mark(void **state)
{
	struct bench b;
	struct diag diag;

	(void)state;
	bench_open(&b, "ab\n");
	diag = at_place(source_span(&b.src, 2, 0));
	diag_add(&b.diags, &diag);
	diag = at_place(source_span(&b.src, 3, 0));
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 1: odd\n\n"
		"    1 | ab\n"
		"      |   ^\n\n[odd]\n"
		"\n"
		"releases/a.md, line 2: odd\n\n"
		"    2 | \n"
		"      | ^\n\n[odd]\n");
	bench_close(&b);
}

static void a_mark_ends_with_its_line(void **state)
{
	(void)state;
	shows("ab\r\ncd\n", "b\r\ncd",
		"releases/a.md, line 1: odd\n\n"
		"    1 | ab\n"
		"      |  ^\n\n[odd]\n");
}

static char *long_line(struct arena *arena, size_t count)
{
	char *line = arena_alloc(arena, 2 * count + 6);

	memset(line, 'a', 2 * count + 4);
	memcpy(line + count, "HERE", 4);
	line[2 * count + 4] = '\n';
	return line;
}

static size_t shown_len(size_t count)
{
	struct arena arena = {0};
	struct bench b;
	struct diag diag;
	size_t len;

	bench_open(&b, long_line(&arena, count));
	diag = at_place(span_of(&b, "HERE"));
	diag_add(&b.diags, &diag);
	len = b.diags.items[0].place.text.len;
	bench_close(&b);
	arena_release(&arena);
	return len;
}

static void a_line_of_the_limit_is_shown_whole(void **state)
{
	size_t most = DIAG_LINE_CELLS / 2 - 2, ellipses = 2 * 3;

	(void)state;
	assert_int_equal(shown_len(most - 1), DIAG_LINE_CELLS - 2);
	assert_int_equal(shown_len(most), DIAG_LINE_CELLS);
	assert_int_equal(shown_len(most + 4), DIAG_LINE_CELLS + ellipses);
	assert_int_equal(shown_len(500000), DIAG_LINE_CELLS + ellipses);
}

static void a_long_line_is_cut_to_a_window_round_the_mark(void **state)
{
	struct arena arena = {0};
	struct bench b;
	struct diag diag;
	const struct diag_place *place;

	(void)state;
	bench_open(&b, long_line(&arena, 2000));
	diag = at_place(span_of(&b, "HERE"));
	diag_add(&b.diags, &diag);
	place = &b.diags.items[0].place;
	assert_int_equal(place->column, 2001);
	assert_int_equal(place->mark, DIAG_LINE_CELLS / 2 + 1);
	assert_int_equal(place->mark_len, 4);
	assert_true(str_starts_with(place->text, STR("…aaa")));
	assert_true(str_ends_with(place->text, STR("aaa…")));
	assert_true(str_equal_z(
		str_slice(place->text, place->mark + 2, place->mark + 6),
		"HERE"));
	bench_close(&b);
	arena_release(&arena);
}

static void a_cell_has_a_limit_of_bytes(void **state)
{
	struct arena arena = {0};
	char *line = arena_alloc(&arena, 2000002);
	struct bench b;
	struct diag diag;
	size_t i;

	(void)state;
	line[0] = 'a';
	for (i = 1; i < 2000000; i += 2)
		memcpy(line + i, "\xCC\x81", 2);
	bench_open(&b, line);
	diag = at_place(source_span(&b.src, 1000001, 2));
	diag_add(&b.diags, &diag);
	assert_in_range(
		b.diags.items[0].place.text.len, 1, 16 * DIAG_LINE_CELLS);
	bench_close(&b);
	arena_release(&arena);
}

static void the_second_place_is_shown_on_its_side(void **state)
{
	struct bench b;
	struct diag diag;

	(void)state;
	bench_open(&b, "---\nheadline: A\nheadline: B\n\n[odd]\n");
	diag = at_place(source_span(&b.src, 16, 8));
	diag.other = source_span(&b.src, 4, 8);
	diag_add(&b.diags, &diag);
	diag = at_place(source_span(&b.src, 4, 8));
	diag.other = source_span(&b.src, 16, 8);
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 3: odd\n\n"
		"    2 | headline: A\n"
		"    3 | headline: B\n"
		"      | ^^^^^^^^\n\n[odd]\n"
		"\n"
		"releases/a.md, line 2: odd\n\n"
		"    2 | headline: A\n"
		"      | ^^^^^^^^\n"
		"    3 | headline: B\n\n[odd]\n");
	bench_close(&b);
}

static void mends(const char *text, size_t off, size_t len, const char *new,
	const char *lines)
{
	struct bench b;
	struct diag diag;

	bench_open(&b, text);
	diag = at_place(source_span(&b.src, off, len));
	diag.edit = (struct diag_edit){diag.at, str_from(new)};
	diag_add(&b.diags, &diag);
	buf_str(&b.out, b.diags.items[0].mended);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr, lines);
	bench_close(&b);
}

static void mended_lines_are_those_the_edit_touches(void **state)
{
	(void)state;
	mends("a: 1\nb: 2\n", 0, 1, "x", "x: 1");
	mends("a: 1\nb: 2\n", 8, 1, "3", "b: 3");
	mends("a: 1\nb: 2", 9, 0, "!", "b: 2!");
	mends("a: 1\r\nb: 2\r\n", 3, 1, "3", "a: 3");
	/* Whole lines that come, before, between and behind. */
	mends("a: 1\nb: 2\n", 0, 0, "n: 0\n", "n: 0");
	mends("a: 1\nb: 2\n", 5, 0, "n: 0\n", "n: 0");
	mends("a: 1\nb: 2\n", 4, 0, "\nn: 0", "n: 0");
	mends("a: 1\nb: 2\n", 10, 0, "n: 0\n", "n: 0");
	mends("a: 1\nb: 2", 9, 0, "\nn: 0", "n: 0");
	/* A line cut in two, two lines joined, a line that goes. */
	mends("a: 1, 2\n", 4, 1, "\n  -", "a: 1\n  - 2");
	mends("a: 1b: 2\n", 4, 0, "\n", "a: 1\nb: 2");
	mends("a: 1\nb: 2\n", 4, 1, " ", "a: 1 b: 2");
	mends("a: 1\nb: 2\n", 0, 5, "", "");
	mends("", 0, 0, "n: 0\n", "n: 0");
}

static void control_characters_of_a_line_are_replaced(void **state)
{
	(void)state;
	shows("a: \033[31mred\n", "red",
		"releases/a.md, line 1: odd\n\n"
		"    1 | a: \uFFFD[31mred\n"
		"      |         ^^^\n\n[odd]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_mark_stands_under_wide_and_combining_letters),
		cmocka_unit_test(a_tab_is_shown_as_one_space),
		cmocka_unit_test(an_empty_place_has_one_mark),
		cmocka_unit_test(a_mark_ends_with_its_line),
		cmocka_unit_test(a_line_of_the_limit_is_shown_whole),
		cmocka_unit_test(a_long_line_is_cut_to_a_window_round_the_mark),
		cmocka_unit_test(a_cell_has_a_limit_of_bytes),
		cmocka_unit_test(the_second_place_is_shown_on_its_side),
		cmocka_unit_test(mended_lines_are_those_the_edit_touches),
		cmocka_unit_test(control_characters_of_a_line_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
