#include "edit_bench.h"

#define ENTRY(indent)                                                          \
	indent "- at: 2026-11-22\n" indent "  kind: correction\n" indent       \
	       "  was: 12%\n" indent "  now: 21%\n"
#define ENTRY_INSIDE                                                           \
	"{at: 2026-11-22, kind: correction, was: \"12%\", now: \"21%\"}"

static void a_first_correction_stands_behind_the_fields(void **state)
{
	(void)state;
	bench_correct("---\nheadline: One\n# end\n---\nT\n",
		"---\nheadline: One\n# end\ncorrections:\n" ENTRY(
			"  ") "---\nT\n");
	bench_correct("---\n{headline: One}\n---\nT\n",
		"---\n{headline: One, corrections: [" ENTRY_INSIDE
		"]}\n---\nT\n");
}

static void a_correction_is_added_as_the_others_stand(void **state)
{
	(void)state;
	bench_correct("---\ncorrections:\n- at: 2026-11-21\n  kind: update\n"
		      "  note: x # y\n\nheadline: One\n---\n",
		"---\ncorrections:\n- at: 2026-11-21\n  kind: update\n"
		"  note: x # y\n" ENTRY("") "\nheadline: One\n---\n");
	bench_correct("---\ncorrections:\n    -   at: 2026-11-21\n"
		      "        note: |+\n          x\n\n\nheadline: One\n---\n",
		"---\ncorrections:\n    -   at: 2026-11-21\n        note: |+\n"
		"          x\n\n\n" ENTRY("    ") "headline: One\n---\n");
	bench_correct("---\ncorrections:\n  - {at: 2026-11-21} # x\n---\n",
		"---\ncorrections:\n  - {at: 2026-11-21} # x\n  - " ENTRY_INSIDE
		"\n---\n");
}

static void a_correction_is_added_inside_of_brackets(void **state)
{
	(void)state;
	bench_correct("---\ncorrections: [{at: 2026-11-21}, # x\n  ]\n---\n",
		"---\ncorrections: [{at: 2026-11-21}, " ENTRY_INSIDE
		", # x\n  ]\n---\n");
	bench_correct("---\ncorrections: []  # none\n---\n",
		"---\ncorrections: [" ENTRY_INSIDE "]  # none\n---\n");
}

static void one_entry_without_a_list_becomes_one(void **state)
{
	(void)state;
	bench_correct("---\ncorrections: {at: 2026-11-21}  # x\n---\n",
		"---\ncorrections: [{at: 2026-11-21}, " ENTRY_INSIDE
		"]  # x\n---\n");
	bench_correct("---\ncorrections:\n  # Sorry.\n  at: 2026-11-21\n"
		      "  # x\n\n  note: |\n    a\n     b\nheadline: One\n---\n",
		"---\ncorrections:\n  # Sorry.\n  - at: 2026-11-21\n"
		"    # x\n\n    note: |\n      a\n       b\n" ENTRY(
			"  ") "headline: One\n---\n");
}

static void an_empty_field_takes_the_first_entry(void **state)
{
	(void)state;
	bench_correct("---\ncorrections: # none yet\nheadline: One\n---\n",
		"---\ncorrections: # none yet\n" ENTRY("  ") "headline: "
							     "One\n---\n");
}

static void words_are_replaced_in_headline_summary_and_text(void **state)
{
	(void)state;
	bench_replace("---\nheadline: Up 12% # 12%\nsummary: >-\n  It was 12%\n"
		      "  of all\nsubhead: 12%\n---\n\nIt was **12%**.\n",
		"12%", "21%",
		"---\nheadline: Up 21% # 12%\nsummary: >-\n  It was 21%\n"
		"  of all\nsubhead: 12%\n---\n\nIt was **21%**.\n");
}

static void words_match_over_the_end_of_a_line(void **state)
{
	(void)state;
	bench_replace("---\nheadline: One\nsummary: >-\n  We asked all\n"
		      "  twelve states\n---\nWe asked all\r\ntwelve states.\n",
		"all twelve  states", "all 21 states",
		"---\nheadline: One\nsummary: >-\n  We asked all 21 states\n"
		"---\nWe asked all 21 states.\n");
}

static void a_value_is_quoted_when_its_new_words_need_it(void **state)
{
	(void)state;
	bench_replace("---\nheadline: Up 12% now # x\n---\n", "12%",
		"21%: much", "---\nheadline: \"Up 21%: much now\" # x\n---\n");
	bench_replace("---\nheadline: \"Caf\\u00E9 12%\"\n---\n",
		"Caf\xC3\xA9 12%", "Caf\xC3\xA9 21%",
		"---\nheadline: Caf\xC3\xA9 21%\n---\n");
	bench_replace("---\nheadline: 'It''s 12%'\n---\n", "12%", "Jo's",
		"---\nheadline: It's Jo's\n---\n");
	bench_replace("---\nheadline: \"He said 12%\"\n---\n", "12%", "\"21%\"",
		"---\nheadline: He said \"21%\"\n---\n");
}

static void spots_are_told_with_their_lines(void **state)
{
	struct edit_spots spots;
	struct bench b;

	(void)state;
	bench_open(&b, "---\nheadline: 12% of 12%\nsummary: none\n---\n\n"
		       "So 12% it is, not 112%.\n");
	edit_find(&b.edit, STR(" 12% "), &spots);
	assert_int_equal(spots.count, 4);
	assert_string_equal(spots.items[1].field, "headline");
	assert_int_equal(spots.items[1].line, 2);
	assert_false(spots.items[1].is_part);
	assert_string_equal(spots.items[2].field, "text");
	assert_int_equal(spots.items[2].line, 6);
	assert_true(str_starts_with(spots.items[2].text, STR("So 12% it")));
	assert_true(spots.items[3].is_part);
	edit_find(&b.edit, STR("13%"), &spots);
	assert_int_equal(spots.count, 0);
	arena_release(&b.arena);
}

static void the_marks_of_a_value_are_none_of_its_words(void **state)
{
	struct edit_spots spots;
	struct bench b;

	(void)state;
	bench_open(&b, "---\nheadline: \"Science \\u0041 now\"\n---\n");
	edit_find(&b.edit, STR("\"Science"), &spots);
	assert_int_equal(spots.count, 0);
	edit_find(&b.edit, STR("u0041"), &spots);
	assert_int_equal(spots.count, 0);
	edit_find(&b.edit, STR("A now"), &spots);
	assert_int_equal(spots.count, 1);
	assert_int_equal(spots.items[0].line, 2);
	arena_release(&b.arena);
}

static void a_part_of_a_longer_number_is_left_alone(void **state)
{
	(void)state;
	bench_replace("---\nheadline: One\n---\n312 1,200 2.12 12.5 12,000 12a "
		      "x12 12. 12, (12)\n",
		"12", "21",
		"---\nheadline: One\n---\n312 1,200 2.12 12.5 12,000 12a "
		"x12 21. 21, (21)\n");
}

static void one_line_can_be_chosen(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "---\nheadline: 12%\nsummary: >-\n  12% and\n  12%\n"
		       "---\n12%\n12% 12%\n");
	assert_int_equal(edit_replace(&b.edit, STR("12%"), STR("21%"), 8), 2);
	bench_becomes(&b, "---\nheadline: 12%\nsummary: >-\n  12% and\n  12%"
			  "\n---\n12%\n21% 21%\n");
	bench_open(&b, "---\nheadline: 12%\n---\n12%\n");
	assert_int_equal(edit_replace(&b.edit, STR("12%"), STR("21%"), 2), 1);
	bench_becomes(&b, "---\nheadline: 21%\n---\n12%\n");
	bench_open(&b, "---\nheadline: 12%\n---\n12%\n");
	assert_int_equal(edit_replace(&b.edit, STR("12%"), STR("21%"), 3), 0);
	bench_becomes(&b, "---\nheadline: 12%\n---\n12%\n");
}

static void spots_have_a_limit(void **state)
{
	char text[10 * EDIT_MAX_SPOTS + 100] = "---\nheadline: One\n---\n";
	struct edit_spots spots;
	struct bench b;
	size_t i;

	(void)state;
	for (i = 0; i < EDIT_MAX_SPOTS; i++)
		strncat(text, "12%\n", 10);
	bench_open(&b, text);
	edit_find(&b.edit, STR("12%"), &spots);
	assert_int_equal(spots.count, EDIT_MAX_SPOTS);
	assert_false(spots.is_more);
	arena_release(&b.arena);
	bench_open(&b, strncat(text, "12%\n", 10));
	edit_find(&b.edit, STR("12%"), &spots);
	assert_int_equal(spots.count, EDIT_MAX_SPOTS);
	assert_true(spots.is_more);
	arena_release(&b.arena);
}

static void other_fields_that_say_it_are_named(void **state)
{
	struct edit_spots spots;
	struct bench b;

	(void)state;
	bench_open(&b, "---\nheadline: 12%\nsubhead: Of 12%\nimage:\n"
		       "  alt: A 12% bar\nid: urn:12%\n---\n");
	edit_find_elsewhere(&b.edit, STR("12%"), &spots);
	assert_int_equal(spots.count, 2);
	assert_string_equal(spots.items[0].field, "subhead");
	assert_string_equal(spots.items[1].field, "image");
	assert_int_equal(spots.items[1].line, 5);
	arena_release(&b.arena);
}

static void the_difference_is_shown_line_by_line(void **state)
{
	struct bench b;
	struct buf out = {0};

	(void)state;
	bench_open(&b, "---\nheadline: Up 12%\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\n"
		       "f: 6\n---\n\nIt was 12%\x1b[31m.\nEnd.\n");
	edit_replace(&b.edit, STR("12%"), STR("21%"), 0);
	edit_add_correction(
		&b.edit, &(struct edit_correction){
				 .at = STR("2026-11-22"), .note = STR("x")});
	edit_print_diff(&out, &b.edit, false);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, "--- releases/a.md\n"
				     "+++ releases/a.md\n"
				     "@@ -1,4 +1,4 @@\n"
				     " ---\n"
				     "-headline: Up 12%\n"
				     "+headline: Up 21%\n"
				     " a: 1\n"
				     " b: 2\n"
				     "@@ -7,6 +7,9 @@\n"
				     " e: 5\n"
				     " f: 6\n"
				     "+corrections:\n"
				     "+  - at: 2026-11-22\n"
				     "+    note: x\n"
				     " ---\n"
				     " \n"
				     "-It was 12%\xEF\xBF\xBD[31m.\n"
				     "+It was 21%\xEF\xBF\xBD[31m.\n"
				     " End.\n");
	buf_reset(&out);
	edit_print_diff(&out, &b.edit, true);
	assert_true(
		str_find(buf_view(&out),
			STR("\033[31m-headline: Up 12%\033[0m\n")) != STR_NONE);
	buf_release(&out);
	arena_release(&b.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_first_correction_stands_behind_the_fields),
		cmocka_unit_test(a_correction_is_added_as_the_others_stand),
		cmocka_unit_test(a_correction_is_added_inside_of_brackets),
		cmocka_unit_test(one_entry_without_a_list_becomes_one),
		cmocka_unit_test(an_empty_field_takes_the_first_entry),
		cmocka_unit_test(
			words_are_replaced_in_headline_summary_and_text),
		cmocka_unit_test(words_match_over_the_end_of_a_line),
		cmocka_unit_test(a_value_is_quoted_when_its_new_words_need_it),
		cmocka_unit_test(spots_are_told_with_their_lines),
		cmocka_unit_test(the_marks_of_a_value_are_none_of_its_words),
		cmocka_unit_test(a_part_of_a_longer_number_is_left_alone),
		cmocka_unit_test(one_line_can_be_chosen),
		cmocka_unit_test(spots_have_a_limit),
		cmocka_unit_test(other_fields_that_say_it_are_named),
		cmocka_unit_test(the_difference_is_shown_line_by_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
