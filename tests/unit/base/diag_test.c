#include "diag_bench.h"

#include <errno.h>

static void a_finding_shows_place_words_line_and_mended_line(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	source_drop(&b.src);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 4: I don't know the field "
		"\"embargoo\".\n"
		"\n"
		"    4 | embargoo: 2026-12-01 09:00\n"
		"      | ^^^^^^^^\n"
		"\n"
		"Did you mean \"embargo\"? Until this is mended the release "
		"is held back.\n"
		"\n"
		"    embargo: 2026-12-01 09:00                               "
		"   [key-unknown]\n");
	bench_close(&b);
}

static void a_finding_gives_way_to_one_that_knows_more(void **state)
{
	struct diag better = {.id = "value-sign",
		.level = DIAG_WARNING,
		.text = STR("It begins with a sign."),
		.brief = STR("begins with a sign")};
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	add_ostend(&b);
	better.at = span_of(&b, "The pier");
	diag_replace(&b.diags, 0, &better);
	assert_int_equal(b.diags.count, 2);
	assert_int_equal(b.diags.errors, 1);
	assert_int_equal(b.diags.warnings, 1);
	assert_string_equal(b.diags.items[0].id, "value-sign");
	assert_string_equal(b.diags.items[1].id, "key-unknown");
	diag_replace(&b.diags, 1, &better);
	assert_int_equal(b.diags.errors, 0);
	add_ostend(&b);
	assert_int_equal(b.diags.count, 3);
	assert_string_equal(b.diags.items[2].id, "key-unknown");
	source_drop(&b.src);
	bench_close(&b);
}

static void the_gnu_form_is_one_line_for_editors(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	assert_string_equal(printed(&b, DIAG_GNU),
		"releases/a.md:4:1: error: unknown field \"embargoo\"; did "
		"you mean \"embargo\"? [key-unknown]\n");
	bench_close(&b);
}

static void the_json_form_is_one_object_a_line(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	assert_string_equal(printed(&b, DIAG_JSON),
		"{\"schema\":1,\"id\":\"key-unknown\",\"level\":\"error\","
		"\"file\":\"releases/a.md\",\"line\":4,\"column\":1,"
		"\"end\":9,\"message\":\"I don't know the field "
		"\\\"embargoo\\\".\",\"help\":\"Until this is mended the "
		"release is held back.\",\"brief\":\"unknown field "
		"\\\"embargoo\\\"\",\"fix\":{\"line\":4,\"column\":1,"
		"\"end_line\":4,\"end\":9,\"text\":\"embargo\",\"hint\":"
		"\"Did you mean \\\"embargo\\\"?\"}}\n");
	bench_close(&b);
}

/* What the text form shows of a finding at `part` of `text`. */
static void column_counts_characters_not_bytes(void **state)
{
	struct bench b;
	struct diag diag;

	(void)state;
	bench_open(&b, "headline: Über uns\n");
	diag = at_place(span_of(&b, "uns"));
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_GNU),
		"releases/a.md:1:16: error: odd [odd]\n");
	bench_close(&b);
}

static void every_text_form_ends_with_the_id(void **state)
{
	struct bench b;
	struct diag diag;

	(void)state;
	bench_open(&b, "headline: Us\n");
	diag = at_place(span_of(&b, "Us"));
	diag.text = STR("Odd.");
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 1: Odd.\n\n    1 | headline: Us\n"
		"      |           ^^\n\n[odd]\n");
	bench_close(&b);
}

static void lines_to_choose_from_need_no_edit(void **state)
{
	struct bench b;
	struct diag diag;

	(void)state;
	bench_open(&b, "headline: Us\n");
	diag = at_place(span_of(&b, "Us"));
	diag.text = STR("Odd.");
	diag.help = STR("Write one of these:");
	diag.mended = STR("headline: A\nheadline: B");
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 1: Odd.\n\n    1 | headline: Us\n"
		"      |           ^^\n\nWrite one of these:\n\n"
		"    headline: A\n    headline: B"
		"                                                        [odd]"
		"\n");
	assert_non_null(strstr(printed(&b, DIAG_JSON),
		",\"lines\":\"headline: A\\nheadline: B\"}\n"));
	bench_close(&b);
}

static void control_characters_do_not_reach_a_terminal(void **state)
{
	struct bench b;
	struct diag diag = {.id = "odd",
		.file = STR("a\033[2J.md"),
		.text = STR("x\u202Ey\x01"),
		.brief = STR("z\xC2\x9Bz")};

	(void)state;
	bench_open(&b, "");
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"a\uFFFD[2J.md: x\uFFFDy\uFFFD [odd]\n");
	assert_string_equal(printed(&b, DIAG_GNU),
		"a\uFFFD[2J.md: error: z\uFFFDz [odd]\n");
	assert_string_equal(printed(&b, DIAG_JSON),
		"{\"schema\":1,\"id\":\"odd\",\"level\":\"error\",\"file\":"
		"\"a\\u001b[2J.md\",\"message\":\"x\\u202ey\\u0001\","
		"\"brief\":\"z\\u009bz\"}\n");
	bench_close(&b);
}

/* A line of `count` letters "a", then "HERE", then as many again. */
/* A letter with a million accents is one cell, and must not be all shown. */
/* The lines that an edit of `text` shows. */
static void an_edit_can_be_applied_and_dropped(void **state)
{
	struct bench b;
	struct str text;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	text = diag_mended_text(&b.arena, &b.diags.items[0]);
	assert_int_equal(text.len, sizeof(ostend) - 2);
	assert_int_not_equal(str_find(text, STR("\nembargo: 20")), STR_NONE);
	diag_drop_edit(&b.diags.items[0]);
	assert_string_equal(printed(&b, DIAG_GNU),
		"releases/a.md:4:1: error: unknown field \"embargoo\" "
		"[key-unknown]\n");
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 4: I don't know the field "
		"\"embargoo\".\n\n"
		"    4 | embargoo: 2026-12-01 09:00\n"
		"      | ^^^^^^^^\n\n"
		"Until this is mended the release is held back. "
		"[key-unknown]\n");
	assert_null(diag_mended_text(&b.arena, &b.diags.items[0]).ptr);
	bench_close(&b);
}

static void long_words_of_help_are_broken_between_words(void **state)
{
	struct bench b;
	struct diag diag = {.id = "odd",
		.level = DIAG_WARNING,
		.file = STR("a.md"),
		.text = STR("The headline is longer than a reader takes in "
			    "at one glance, in many languages."),
		.help = STR("Shorten it.")};

	(void)state;
	bench_open(&b, "");
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"a.md (warning): The headline is longer than a reader takes "
		"in at one glance, in\n"
		"many languages.\n"
		"\n"
		"Shorten it. [odd]\n");
	bench_close(&b);
}

static void a_finding_about_no_file_has_only_words(void **state)
{
	struct bench b;
	struct diag diag = {.id = "odd", .text = STR("The clock is wrong.")};

	(void)state;
	bench_open(&b, "");
	diag_add(&b.diags, &diag);
	diag.level = DIAG_NOTE;
	diag_add(&b.diags, &diag);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"The clock is wrong. [odd]\n\n"
		"Note: The clock is wrong. [odd]\n");
	assert_string_equal(printed(&b, DIAG_GNU),
		"dateline: error: The clock is wrong. [odd]\n"
		"dateline: note: The clock is wrong. [odd]\n");
	bench_close(&b);
}

static void a_failure_of_the_system_names_its_reason(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "");
	errno = ENOSPC;
	assert_false(diag_system(&b.diags, "write", STR("public/x.html")));
	assert_int_equal(b.diags.system_errors, 1);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"I cannot write public/x.html: No space left on device. "
		"[system-failed]\n");
	assert_string_equal(printed(&b, DIAG_GNU),
		"dateline: error: cannot write public/x.html: No space left "
		"on device [system-failed]\n");
	bench_close(&b);
}

static void findings_are_sorted_worst_first_then_by_place(void **state)
{
	static const struct {
		enum diag_level level;
		size_t off;
		const char *file, *brief;
	} cases[] = {
		{DIAG_NOTE, 0, "", "7"},
		{DIAG_WARNING, 0, "", "6"},
		{DIAG_ERROR, 4, "", "5"},
		{DIAG_ERROR, 1, "", "3"},
		{DIAG_ERROR, 1, "", "4"},
		{DIAG_ERROR, 0, "b.md", "2"},
		{DIAG_ERROR, 0, "a.md", "1"},
	};
	struct bench b;
	size_t i;

	(void)state;
	bench_open(&b, "ab\ncd\n");
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct diag diag = {.id = "odd",
			.level = cases[i].level,
			.file = str_from(cases[i].file),
			.brief = str_from(cases[i].brief)};

		if (!diag.file.len)
			diag.at = source_span(&b.src, cases[i].off, 1);
		diag_add(&b.diags, &diag);
	}
	diags_sort(&b.diags);
	for (i = 0; i < b.diags.count; i++)
		assert_int_equal(b.diags.items[i].brief.ptr[0], '1' + i);
	assert_int_equal(b.diags.errors, 5);
	assert_int_equal(b.diags.warnings, 1);
	bench_close(&b);
}

static void the_text_form_shows_twenty_of_a_file(void **state)
{
	size_t count;

	(void)state;
	for (count = DIAG_MOST_OF_FILE - 1; count <= DIAG_MOST_OF_FILE + 31;
		count += count < DIAG_MOST_OF_FILE + 1 ? 1 : 30) {
		struct bench b;
		size_t i, shown = count;
		struct diag other = {.id = "odd", .file = STR("b.md")};

		bench_open(&b, "ab\n");
		for (i = 0; i < count; i++) {
			struct diag diag = at_place(source_span(&b.src, 0, 1));

			diag_add(&b.diags, &diag);
			diag_add(&b.diags, &other);
		}
		if (shown > DIAG_MOST_OF_FILE)
			shown = DIAG_MOST_OF_FILE;
		assert_int_equal(
			occurrences(printed(&b, DIAG_TEXT), "    1 | ab"),
			shown);
		assert_int_equal(occurrences(b.out.ptr, "more in b.md."),
			count > DIAG_MOST_OF_FILE);
		assert_int_equal(occurrences(b.out.ptr, "\n\nAnd 31 more in "
							"releases/a.md.\n"),
			count == DIAG_MOST_OF_FILE + 31);
		assert_int_equal(
			occurrences(printed(&b, DIAG_GNU), "a.md"), count);
		bench_close(&b);
	}
}

static void an_edit_of_many_lines_is_cut(void **state)
{
	size_t count;

	(void)state;
	for (count = DIAG_MENDED_LINES - 1; count <= DIAG_MENDED_LINES + 1;
		count++) {
		struct bench b;
		struct diag diag;
		struct buf lines = {0};
		size_t i;

		for (i = 0; i < count; i++)
			buf_z(&lines, "- new\n");
		bench_open(&b, "ab\n");
		diag = at_place(source_span(&b.src, 0, 0));
		diag.edit = (struct diag_edit){diag.at, buf_view(&lines)};
		diag_add(&b.diags, &diag);
		buf_release(&lines);
		printed(&b, DIAG_TEXT);
		assert_int_equal(occurrences(b.out.ptr, "    - new"),
			count > DIAG_MENDED_LINES ? DIAG_MENDED_LINES : count);
		assert_int_equal(occurrences(b.out.ptr, "    ... "),
			count > DIAG_MENDED_LINES);
		assert_int_equal(occurrences(b.out.ptr, " [odd]\n"), 1);
		bench_close(&b);
	}
}

static bool has_id(const void *context, const struct diag *diag)
{
	return !strcmp(diag->id, context);
}

static void only_wanted_findings_are_kept(void **state)
{
	struct bench b;
	struct diag warning = {
		.id = "late", .level = DIAG_WARNING, .brief = STR("late")};

	(void)state;
	bench_open(&b, ostend);
	diag_add(&b.diags, &warning);
	add_ostend(&b);
	diag_add(&b.diags, &warning);
	diags_keep(&b.diags, has_id, "key-unknown");
	assert_int_equal(b.diags.count, 1);
	assert_int_equal(b.diags.errors, 1);
	assert_int_equal(b.diags.warnings, 0);
	diag_add(&b.diags, &warning);
	assert_string_equal(printed(&b, DIAG_GNU),
		"releases/a.md:4:1: error: unknown field \"embargoo\"; did "
		"you mean \"embargo\"? [key-unknown]\n"
		"dateline: warning: late [late]\n");
	bench_close(&b);
}

static void colour_only_adds_escapes(void **state)
{
	struct bench b;
	struct buf plain = {0}, coloured = {0}, rest = {0};
	size_t i;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	diags_print(&plain, &b.diags, DIAG_TEXT, false);
	diags_print(&coloured, &b.diags, DIAG_TEXT, true);
	for (i = 0; i < coloured.len; i++) {
		if (coloured.ptr[i] == '\033')
			while (coloured.ptr[i] != 'm')
				i++;
		else
			buf_char(&rest, coloured.ptr[i]);
	}
	assert_true(str_equal(buf_view(&rest), buf_view(&plain)));
	assert_true(coloured.len > plain.len);
	buf_release(&plain);
	buf_release(&coloured);
	buf_release(&rest);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_finding_shows_place_words_line_and_mended_line),
		cmocka_unit_test(a_finding_gives_way_to_one_that_knows_more),
		cmocka_unit_test(the_gnu_form_is_one_line_for_editors),
		cmocka_unit_test(the_json_form_is_one_object_a_line),
		cmocka_unit_test(column_counts_characters_not_bytes),
		cmocka_unit_test(every_text_form_ends_with_the_id),
		cmocka_unit_test(lines_to_choose_from_need_no_edit),
		cmocka_unit_test(control_characters_do_not_reach_a_terminal),
		cmocka_unit_test(an_edit_can_be_applied_and_dropped),
		cmocka_unit_test(long_words_of_help_are_broken_between_words),
		cmocka_unit_test(a_finding_about_no_file_has_only_words),
		cmocka_unit_test(a_failure_of_the_system_names_its_reason),
		cmocka_unit_test(findings_are_sorted_worst_first_then_by_place),
		cmocka_unit_test(the_text_form_shows_twenty_of_a_file),
		cmocka_unit_test(an_edit_of_many_lines_is_cut),
		cmocka_unit_test(only_wanted_findings_are_kept),
		cmocka_unit_test(colour_only_adds_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
