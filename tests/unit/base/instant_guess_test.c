#include "instant_bench.h"

static void dates_in_words_come_with_the_line(void **state)
{
	static const char *const values[] = {"1 December 2026 09:00",
		"December 1, 2026, 9:00 a.m.", "1st Dec. 2026 at 9am",
		"Tuesday, December 1st 2026 9 AM", "1 dec 2026 9 o'clock",
		"2026 December 1, 9:00", "the 1st of December 2026 at 9:00"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(*values); i++)
		assert_finds(
			values[i], "time-words", "embargo: 2026-12-01 09:00");
	assert_finds("1 December 2026", "time-missing", "");
	assert_finds_in(read_date("1 December 2026"), "bare", "time-words",
		"embargo: 2026-12-01");
	assert_finds("1 December 09:00", "time-form", "");
	assert_finds("tomorrow at 9:00", "time-words", "");
}

static void hours_in_words_come_with_the_line(void **state)
{
	(void)state;
	assert_finds(
		"2026-12-01 noon", "time-words", "embargo: 2026-12-01 12:00");
	assert_finds("2026-12-01 12 noon", "time-words",
		"embargo: 2026-12-01 12:00");
	assert_finds(
		"2026-12-01 9am", "time-words", "embargo: 2026-12-01 09:00");
	assert_finds("2026-12-01 9:30 p.m.", "time-words",
		"embargo: 2026-12-01 21:30");
	assert_finds("2026-12-01 12:15 pm", "time-words",
		"embargo: 2026-12-01 12:15");
	assert_finds("2026-12-01 12:15 am", "time-words",
		"embargo: 2026-12-01 00:15");
	assert_finds("2026-12-01 9am Europe/Paris", "time-words",
		"embargo: 2026-12-01 09:00 Europe/Paris");
	assert_finds("2026-12-01 13 pm", "time-form", "");
}

static void midnight_may_begin_or_end_a_day(void **state)
{
	const char *both = "embargo: 2026-12-01 00:00\n"
			   "embargo: 2026-12-02 00:00";

	(void)state;
	assert_finds("2026-12-01 midnight", "time-midnight", both);
	assert_finds("midnight on 1 December 2026", "time-midnight", both);
	assert_finds("2026-12-01 12 am", "time-midnight", both);
	assert_finds("2026-12-01 12:00 a.m.", "time-midnight", both);
}

static void other_orders_of_numbers_are_refused(void **state)
{
	const char *one = "embargo: 2026-12-01 09:00";

	(void)state;
	assert_finds("03/04/2026 09:00", "time-order",
		"embargo: 2026-04-03 09:00\nembargo: 2026-03-04 09:00");
	assert_finds("3.4.2026 9:00", "time-order",
		"embargo: 2026-04-03 09:00\nembargo: 2026-03-04 09:00");
	assert_finds("03-04-05 09:00", "time-order",
		"embargo: 2003-04-05 09:00\nembargo: 2005-04-03 09:00\n"
		"embargo: 2005-03-04 09:00");
	assert_finds(
		"3/3/2026 09:00", "time-form", "embargo: 2026-03-03 09:00");
	assert_finds(
		"13/04/2026 09:00", "time-form", "embargo: 2026-04-13 09:00");
	assert_finds("2026/12/01 09:00", "time-form", one);
	assert_finds("2026.12.1 09:00", "time-form", one);
	assert_finds("2026-12-1 9:00", "time-form", one);
	assert_finds("20261201 0900", "time-form", one);
	assert_finds("2026\xe2\x80\x93"
		     "12\xe2\x80\x93"
		     "01 09:00",
		"time-form", one);
	assert_finds("2026-12-01\xc2\xa0"
		     "09:00",
		"time-form", one);
}

static void other_hours_are_refused_with_the_line(void **state)
{
	const char *one = "embargo: 2026-12-01 09:00";

	(void)state;
	assert_finds("2026-12-01 9:00", "time-form", one);
	assert_finds("2026-12-01 09.00", "time-form", one);
	assert_finds("2026-12-01 9h00", "time-form", one);
	assert_finds("2026-12-01 9 Uhr", "time-words", one);
	assert_finds("2026-12-01 at 09:00", "time-form", one);
	assert_finds("2026-12-01 09:00 +0100", "time-form",
		"embargo: 2026-12-01T09:00+01:00");
	assert_finds("2026-12-01 09:00+1", "time-form",
		"embargo: 2026-12-01T09:00+01:00");
	assert_finds("9:00", "time-form", "");
}

/* What is guessed is looked at like something written. */
static void a_guess_tells_of_its_own_problem(void **state)
{
	(void)state;
	assert_finds("29 March 2026, 2:30 am Europe/Brussels", "time-gap",
		"embargo: 2026-03-29 03:00 Europe/Brussels");
	assert_finds("2026-12-01 9 pm EDT", "time-zone-short",
		"embargo: 2026-12-01 21:00 America/New_York");
	assert_finds("December 1, 2026 at 9:00 a.m. Eastern Time",
		"time-zone-unknown",
		"embargo: 2026-12-01 09:00 America/New_York");
	assert_finds("1 December 1926 09:00", "time-year", "");
}

static void what_is_no_time_is_said_so(void **state)
{
	struct outcome out;

	(void)state;
	assert_finds("", "time-empty", "");
	assert_finds(" ", "time-empty", "");
	assert_finds("hello", "time-form", "");
	assert_finds("2026", "time-form", "");
	assert_finds("-", "time-form", "");
	assert_finds("2026-12-01 09:00\x01", "time-form", "");
	out = read_value("09:00 hello");
	assert_int_equal(out.d.count, 1);
}

static void a_long_text_is_quoted_up_to_a_whole_character(void **state)
{
	struct buf text = {0};
	struct str said;
	int i;

	(void)state;
	buf_char(&text, 'x');
	for (i = 0; i < 40; i++)
		buf_z(&text, "\xc3\xbc");
	said = read_value(arena_str(&arena, buf_view(&text)).ptr)
		       .d.items[0]
		       .text;
	assert_true(str_find(said, STR("\xc3\xbc\"")) != STR_NONE);
	assert_true(said.len < INSTANT_SHOWN_MAX + 40);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_in_words_come_with_the_line),
		cmocka_unit_test(hours_in_words_come_with_the_line),
		cmocka_unit_test(midnight_may_begin_or_end_a_day),
		cmocka_unit_test(other_orders_of_numbers_are_refused),
		cmocka_unit_test(other_hours_are_refused_with_the_line),
		cmocka_unit_test(a_guess_tells_of_its_own_problem),
		cmocka_unit_test(what_is_no_time_is_said_so),
		cmocka_unit_test(a_long_text_is_quoted_up_to_a_whole_character),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
