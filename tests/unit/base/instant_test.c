#include "instant_bench.h"

typedef void print_in(struct buf *, struct instant, const struct zone *);

static void assert_prints(
	print_in *print, const char *name, int64_t utc, const char *text)
{
	struct buf out = {0};

	print(&out, (struct instant){utc}, zone(name));
	if (!str_equal_z(buf_view(&out), text))
		fail_msg("%.*s, not %s", STR_ARG(buf_view(&out)), text);
	buf_release(&out);
}

static void instants_are_printed_in_each_form(void **state)
{
	const int64_t december = 1796133600; /* 2026-12-01T14:00:00Z */

	(void)state;
	assert_true(str_equal_z(printed_utc((struct instant){december}),
		"2026-12-01T14:00:00Z"));
	assert_prints(instant_print_local, "America/New_York", december,
		"2026-12-01T09:00:00-05:00");
	assert_prints(instant_print_local, "UTC", december,
		"2026-12-01T14:00:00+00:00");
	assert_prints(instant_print_local, "Asia/Kolkata", december,
		"2026-12-01T19:30:00+05:30");
	assert_prints(instant_print_mail, "America/New_York", december,
		"Tue, 01 Dec 2026 09:00:00 -0500");
	assert_prints(instant_print_people, "America/New_York", december,
		"Tue 1 Dec 2026, 09:00");
	assert_prints(instant_print_people, "America/New_York", december + 7,
		"Tue 1 Dec 2026, 09:00:07");
	/* 44 min 30 s behind UTC: no form has seconds for that. */
	assert_prints(instant_print_local, "Africa/Monrovia", 86400,
		"1970-01-02T00:00:00+00:00");
	assert_prints(instant_print_mail, "Africa/Monrovia", 86400,
		"Fri, 02 Jan 1970 00:00:00 +0000");
}

static void assert_span(int64_t seconds, const char *text)
{
	struct buf out = {0};

	instant_print_span(&out, seconds);
	if (!str_equal_z(buf_view(&out), text))
		fail_msg("%.*s, not %s", STR_ARG(buf_view(&out)), text);
	buf_release(&out);
}

static void spans_are_as_fine_as_they_are_short(void **state)
{
	(void)state;
	assert_span(8 * 86400 + 21 * 3600 + 59, "8 d 21 h");
	assert_span(48 * 3600, "2 d");
	assert_span(48 * 3600 - 1, "47 h 59 min");
	assert_span(100 * 60, "1 h 40 min");
	assert_span(3600, "1 h");
	assert_span(600, "10 min");
	assert_span(599, "9 min 59 s");
	assert_span(545, "9 min 5 s");
	assert_span(5, "5 s");
	assert_span(0, "0 s");
	assert_span(-5, "0 s");
}

static void the_calendar_has_names(void **state)
{
	struct civil civil = {.year = 2026, .month = 12, .day = 1};

	(void)state;
	assert_int_equal(instant_weekday(civil), 1);
	assert_string_equal(instant_weekday_name(1), "Tuesday");
	assert_string_equal(instant_month_name(12), "December");
	assert_int_equal(instant_month_days(2026, 2), 28);
	assert_int_equal(instant_month_days(2028, 2), 29);
	assert_int_equal(instant_month_days(2026, 0), 0);
	assert_int_equal(instant_from_civil(civil).utc, 1796083200);
	assert_int_equal(
		instant_to_civil((struct instant){1796083200}).month, 12);
	assert_true(str_equal_z(
		instant_place(&arena, zone("America/Argentina/Buenos_Aires")),
		"Buenos Aires"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instants_are_printed_in_each_form),
		cmocka_unit_test(spans_are_as_fine_as_they_are_short),
		cmocka_unit_test(the_calendar_has_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
