#include "edit_bench.h"

#include <stdio.h>

#define LIFTED(indent)                                                         \
	indent "lifted:\n" indent "  at: 2026-11-22T10:00:00-05:00\n" indent   \
	       "  reason: It was all over the news.\n"
#define LIFTED_INSIDE                                                          \
	"lifted: {at: \"2026-11-22T10:00:00-05:00\", reason: It was all over " \
	"the news.}"

static void a_lifted_time_keeps_its_line_and_its_remark(void **state)
{
	(void)state;
	bench_lift("---\n"
		   "# The big one.\n"
		   "headline: 'One'   # short\n"
		   "embargo:  2026-12-01 09:00  # agreed with the Standard\n"
		   "\n"
		   "contact: desk\n"
		   "---\n"
		   "Text.\n",
		"---\n"
		"# The big one.\n"
		"headline: 'One'   # short\n"
		"embargo:\n"
		"  until:  2026-12-01 09:00  # agreed with the "
		"Standard\n" LIFTED("  ") "\n"
					  "contact: desk\n"
					  "---\n"
					  "Text.\n");
}

static void a_quoted_time_keeps_its_marks(void **state)
{
	(void)state;
	bench_lift("---\nembargo: \"2026-12-01 09:00\"\nheadline: One\n---\n",
		"---\nembargo:\n  until: \"2026-12-01 09:00\"\n" LIFTED(
			"  ") "headline: One\n---\n");
	bench_lift("---\nheadline: One\nembargo: hold\n---\n",
		"---\nheadline: One\nembargo:\n  until: hold\n" LIFTED(
			"  ") "---\n");
}

static void a_time_below_its_field_keeps_its_column(void **state)
{
	(void)state;
	bench_lift("---\nembargo:   # agreed\n    2026-12-01 09:00\n---\n",
		"---\nembargo:   # agreed\n    until: 2026-12-01 "
		"09:00\n" LIFTED("    ") "---\n");
}

static void a_time_that_leaves_no_room_is_written_in_brackets(void **state)
{
	(void)state;
	bench_lift("---\nembargo: 2026-12-01\n  09:00\n---\n",
		"---\nembargo: {until: \"2026-12-01 09:00\", " LIFTED_INSIDE
		"}\n---\n");
	bench_lift("---\n{headline: One, embargo: 2026-12-01}\n---\n",
		"---\n{headline: One, embargo: {until: "
		"2026-12-01, " LIFTED_INSIDE "}}\n---\n");
}

static void a_lift_keeps_the_other_words_of_an_embargo(void **state)
{
	(void)state;
	bench_lift("---\n"
		   "embargo:\n"
		   "    # Agreed by phone.\n"
		   "    until: 2026-12-01 09:00 # sharp\n"
		   "    # They insist.\n"
		   "    strict: yes\n"
		   "    reason: |+\n"
		   "      the paper\n"
		   "\n"
		   "\n"
		   "headline: One\n"
		   "---\n",
		"---\n"
		"embargo:\n"
		"    # Agreed by phone.\n"
		"    until: 2026-12-01 09:00 # sharp\n" LIFTED(
			"    ") "    # They insist.\n"
				"    strict: yes\n"
				"    reason: |+\n"
				"      the paper\n"
				"\n"
				"\n"
				"headline: One\n"
				"---\n");
	bench_lift("---\nembargo: {until: 2026-12-01 09:00,\n"
		   "  strict: yes # they insist\n  }\n---\n",
		"---\nembargo: {until: 2026-12-01 09:00,\n"
		"  strict: yes, " LIFTED_INSIDE " # they insist\n  }\n---\n");
}

static void a_lift_replaces_one_that_was_typed(void **state)
{
	(void)state;
	bench_lift("---\nembargo: {until: hold, lifted: {at: 2026-11-01 "
		   "09:00, reason: x}, strict: yes}\n---\n",
		"---\nembargo: {until: hold, " LIFTED_INSIDE
		", strict: yes}\n---\n");
	bench_lift("---\nembargo:\n  until: hold\n  lifted:\n    at: 2026\n"
		   "    reason: x\nheadline: One\n---\n",
		"---\nembargo:\n  until: hold\n  lifted:\n    {at: "
		"\"2026-11-22T10:00:00-05:00\", reason: It was all over the "
		"news.}\nheadline: One\n---\n");
}

static void line_ends_and_byte_order_mark_stay(void **state)
{
	(void)state;
	bench_lift("\xEF\xBB\xBF---\r\nembargo: hold\r\n---\r\nText.\r\n",
		"\xEF\xBB\xBF---\r\nembargo:\r\n  until: hold\r\n  lifted:\r\n"
		"    at: 2026-11-22T10:00:00-05:00\r\n"
		"    reason: It was all over the news.\r\n---\r\nText.\r\n");
}

static void a_postponed_time_takes_the_place_of_the_old_one(void **state)
{
	(void)state;
	bench_until("---\nembargo: 2026-12-01 09:00   # agreed\n---\n",
		"2026-12-02 09:00 Asia/Tokyo",
		"---\nembargo: 2026-12-02 09:00 Asia/Tokyo   # agreed\n---\n");
	bench_until("---\nembargo:\n  strict: yes\n  until: '2026-12-01 "
		    "09:00'\n---\n",
		"hold", "---\nembargo:\n  strict: yes\n  until: hold\n---\n");
	bench_until("---\nembargo: {until: 2026-12-01, strict: yes}\n---\n",
		"2026-12-02T09:00-05:00[America/New_York]",
		"---\nembargo: {until: \"2026-12-02T09:00-05:00[America/"
		"New_York]\", strict: yes}\n---\n");
}

static void an_embargo_without_a_time_is_not_postponed(void **state)
{
	(void)state;
	bench_until("---\nembargo: {strict: yes}\n---\n", "hold", NULL);
}

static void a_withdrawal_stands_behind_the_fields(void **state)
{
	(void)state;
	bench_withdraw(
		"---\nheadline: One\nstatus: ready # go\n# end\n---\nT\n",
		"---\nheadline: One\nstatus: withdrawn # go\n# end\n"
		"withdrawn:\n  at: 2026-11-22T10:00:00-05:00\n"
		"  reason: The figures were wrong.\n"
		"  replaced-by: figures\n---\nT\n");
	bench_withdraw("---\n  headline: One\n  status: # ready\n---\nT\n",
		"---\n  headline: One\n  status: withdrawn # ready\n"
		"  withdrawn:\n    at: 2026-11-22T10:00:00-05:00\n"
		"    reason: The figures were wrong.\n"
		"    replaced-by: figures\n---\nT\n");
}

static void a_withdrawal_goes_into_brackets(void **state)
{
	(void)state;
	bench_withdraw("---\n{headline: One, kind: letter,}\n---\n",
		"---\n{headline: One, kind: letter, status: withdrawn, "
		"withdrawn: {at: \"2026-11-22T10:00:00-05:00\", reason: The "
		"figures were wrong., replaced-by: figures},}\n---\n");
	bench_withdraw("---\nwithdrawn:\nheadline: One\n---\n",
		"---\nwithdrawn: {at: \"2026-11-22T10:00:00-05:00\", reason: "
		"The figures were wrong., replaced-by: figures}\nheadline: "
		"One\nstatus: withdrawn\n---\n");
}

static void a_file_that_cannot_be_read_is_withdrawn_by_its_lines(void **state)
{
	static const char withdrawn[] =
		"status: withdrawn\n"
		"withdrawn: {at: \"2026-11-22T10:00:00-05:00\", reason: The "
		"figures were wrong., replaced-by: figures}\n";
	char expected[300];

	(void)state;
	snprintf(expected, sizeof(expected), "---\n%sheadline: [\n---\nT\n",
		withdrawn);
	bench_withdraw("---\nheadline: [\n---\nT\n", expected);
	snprintf(
		expected, sizeof(expected), "---\na: [\n%s---\nT\n", withdrawn);
	bench_withdraw("---\na: [\nstatus: ready # now\n---\nT\n", expected);
}

static void nothing_else_is_edited_in_a_file_that_cannot_be_read(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "---\nheadline: [\n---\nT\n");
	assert_false(b.ok);
	assert_string_equal(b.d.items[0].id, "edit-unreadable");
	b.d = (struct diags){.arena = &b.arena};
	edit_set(&b.edit, "status", STR("draft"));
	bench_becomes(&b, NULL);
}

static void a_value_reads_as_it_was_given(void **state)
{
	static const char *const values[] = {"a: b", "# no", "- x", "\"", "'",
		"yes", "a\\b", "[x", "\xC3\xBC", "tab\there", "two\nlines",
		" lead", "*x", "a #b", "x:", "\xE2\x80\xA8", "~", "@x", "%",
		"{{x}}"};
	struct bench b;
	struct str out;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		bench_open(&b, "---\nheadline: One\n---\n");
		edit_set(&b.edit, "summary", str_from(values[i]));
		edit_withdraw(
			&b.edit, STR("2026"), str_from(values[i]), STR(""));
		assert_true(edit_finish(&b.edit, &b.d, &out));
		arena_release(&b.arena);
	}
}

static void two_edits_of_the_same_bytes_are_refused(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, "---\nstatus: ready\n---\n");
	edit_set(&b.edit, "status", STR("draft"));
	edit_set(&b.edit, "status", STR("draft"));
	bench_becomes(&b, NULL);
}

static void changes_have_a_limit(void **state)
{
	char text[20 * EDIT_MAX_CHANGES + 100] = "---\nheadline: One\n---\n";
	size_t i;

	(void)state;
	for (i = 0; i < EDIT_MAX_CHANGES; i++)
		strncat(text, "It was 12%.\n", 20);
	for (i = 0; i < 2; i++) {
		struct bench b;
		struct str out = {0};

		bench_open(&b, text);
		edit_replace(&b.edit, STR("12%"), STR("21%"), 0);
		assert_int_equal(edit_finish(&b.edit, &b.d, &out), i == 0);
		arena_release(&b.arena);
		strncat(text, "It was 12%.\n", 20);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lifted_time_keeps_its_line_and_its_remark),
		cmocka_unit_test(a_quoted_time_keeps_its_marks),
		cmocka_unit_test(a_time_below_its_field_keeps_its_column),
		cmocka_unit_test(
			a_time_that_leaves_no_room_is_written_in_brackets),
		cmocka_unit_test(a_lift_keeps_the_other_words_of_an_embargo),
		cmocka_unit_test(a_lift_replaces_one_that_was_typed),
		cmocka_unit_test(line_ends_and_byte_order_mark_stay),
		cmocka_unit_test(
			a_postponed_time_takes_the_place_of_the_old_one),
		cmocka_unit_test(an_embargo_without_a_time_is_not_postponed),
		cmocka_unit_test(a_withdrawal_stands_behind_the_fields),
		cmocka_unit_test(a_withdrawal_goes_into_brackets),
		cmocka_unit_test(
			a_file_that_cannot_be_read_is_withdrawn_by_its_lines),
		cmocka_unit_test(
			nothing_else_is_edited_in_a_file_that_cannot_be_read),
		cmocka_unit_test(a_value_reads_as_it_was_given),
		cmocka_unit_test(two_edits_of_the_same_bytes_are_refused),
		cmocka_unit_test(changes_have_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
