#include "instant_bench.h"

static void the_forms_that_are_read(void **state)
{
	static const char *const values[] = {
		"2026-12-01 09:00",
		"2026-12-01 09:00:00",
		"2026-12-01T09:00",
		"2026-12-01t09:00",
		"2026-12-01, 09:00",
		"  2026-12-01  09:00  ",
		"2026-12-01 09:00 America/New_York",
		"2026-12-01 09:00 US/Eastern",
		"2026-12-01T09:00 America/New_York",
		"2026-12-01 15:00 Europe/Berlin",
		"2026-12-01 14:00 UTC",
		"2026-12-01 14:00 Etc/UTC",
		"2026-12-01T14:00:00Z",
		"2026-12-01t14:00:00z",
		"2026-12-01 14:00Z",
		"2026-12-01 14:00 Z",
		"2026-12-01T14:00:00.000Z",
		"2026-12-01T14:00:00+00:00",
		"2026-12-01T14:00:00-00:00",
		"2026-12-01T09:00-05:00",
		"2026-12-01 09:00 -05:00",
		"2026-12-01T19:30+05:30",
		"2026-12-01T09:00-05:00[America/New_York]",
		"2026-12-01T09:00:00-05:00[!America/New_York]",
		"2026-12-01T09:00[America/New_York]",
		"2026-12-01 09:00-05:00 America/New_York",
		"2026-12-01T14:00Z[Africa/Abidjan]",
		"Tuesday, 2026-12-01 09:00",
		"Tue 2026-12-01 09:00",
		"Tues. 2026-12-01 09:00",
		"tuesday 2026-12-01T09:00-05:00",
		"2026-12-01 Tuesday 09:00",
		"2026-12-01, Tuesday, 09:00 America/New_York",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(*values); i++)
		assert_reads(values[i], "2026-12-01T14:00:00Z");
	assert_reads("2026-12-01 09:00:07", "2026-12-01T14:00:07Z");
}

static void a_moment_tells_what_was_understood(void **state)
{
	struct moment m;

	(void)state;
	m = read_value(" 2026-12-01 15:00 Europe/Berlin ").moment;
	assert_ptr_equal(m.zone, zone("Europe/Berlin"));
	assert_int_equal(m.civil.hour, 15);
	assert_int_equal(m.offset_s, 3600);
	assert_true(m.has_zone && !m.is_date);
	assert_true(str_equal_z(m.text, " 2026-12-01 15:00 Europe/Berlin "));
	m = read_value("2026-12-01 09:00").moment;
	assert_ptr_equal(m.zone, zone("America/New_York"));
	assert_false(m.has_zone);
	/* An offset alone names no zone: the house's clocks are shown. */
	m = read_value("2026-12-01T15:00+01:00").moment;
	assert_ptr_equal(m.zone, zone("America/New_York"));
	assert_int_equal(m.civil.hour, 9);
	assert_int_equal(m.offset_s, -18000);
	assert_true(m.has_zone);
}

static void without_a_house_a_zone_must_be_written(void **state)
{
	struct instant_rules rules = {.zones = zones, .field = "embargo"};
	struct outcome out;

	(void)state;
	assert_finds_in(read_with(&rules, "2026-12-01 09:00"),
		"2026-12-01 09:00", "time-zone-missing", "");
	out = read_with(&rules, "2026-12-01T15:00+01:00");
	assert_true(out.ok);
	assert_ptr_equal(out.moment.zone, zone_utc());
	assert_int_equal(out.moment.civil.hour, 14);
	assert_true(read_with(&rules, "2026-12-01 09:00 Asia/Tokyo").ok);
}

static void a_bare_date_is_its_first_instant(void **state)
{
	struct outcome out = read_date("2026-12-01");

	(void)state;
	assert_true(out.ok && out.moment.is_date);
	assert_true(str_equal_z(out.utc, "2026-12-01T05:00:00Z"));
	out = read_date("Tuesday, 2026-12-01 Asia/Tokyo");
	assert_true(str_equal_z(out.utc, "2026-11-30T15:00:00Z"));
	/* The clocks went from 00:00 to 01:00, and from 01:00 to 00:00. */
	out = read_date("2026-04-24 Africa/Cairo");
	assert_true(str_equal_z(out.utc, "2026-04-23T22:00:00Z"));
	out = read_date("2026-11-01 America/Havana");
	assert_true(str_equal_z(out.utc, "2026-11-01T04:00:00Z"));
	assert_finds_in(read_date("2011-12-30 Pacific/Apia"), "Apia",
		"time-gap", "embargo: 2011-12-31 Pacific/Apia");
	assert_finds("2026-12-01", "time-missing", "");
}

static void a_gap_names_the_jump_and_the_first_time_after_it(void **state)
{
	(void)state;
	assert_finds("2026-03-29 02:30 Europe/Brussels", "time-gap",
		"embargo: 2026-03-29 03:00 Europe/Brussels");
	assert_says("2026-03-29 02:30 Europe/Brussels",
		"29 March 2026 at 02:30 does not exist in Brussels.",
		"The clocks go forward from 02:00 to 03:00 that night.");
	assert_finds(
		"2026-03-08 02:59:59", "time-gap", "embargo: 2026-03-08 03:00");
	assert_finds("2026-03-29T02:30+01:00[Europe/Brussels]", "time-gap",
		"embargo: 2026-03-29 03:00 Europe/Brussels");
	assert_says("2011-12-30 12:00 Pacific/Apia",
		"30 December 2011 at 12:00 does not exist in Apia.",
		"The clocks go forward from 30 December 2011, 00:00, to "
		"31 December 2011, 00:00.");
	assert_reads("2026-03-29T02:30+01:00", "2026-03-29T01:30:00Z");
}

static void a_fold_shows_both_and_offers_the_later(void **state)
{
	(void)state;
	assert_finds("2026-11-01 01:30", "time-fold",
		"embargo: 2026-11-01T01:30-05:00");
	assert_says("2026-11-01 01:30",
		"1 November 2026 at 01:30 happens twice in New York.",
		"The clocks go back from 02:00 to 01:00 that night. The first "
		"time is 2026-11-01T01:30-04:00 (05:30 UTC), the second "
		"2026-11-01T01:30-05:00 (06:30 UTC).");
	assert_finds("2026-10-25 02:30 Europe/Berlin", "time-fold",
		"embargo: \"2026-10-25T02:30+01:00[Europe/Berlin]\"");
	assert_reads("2026-10-25T02:30+01:00[Europe/Berlin]",
		"2026-10-25T01:30:00Z");
	assert_reads("2026-10-25T02:30+02:00[Europe/Berlin]",
		"2026-10-25T00:30:00Z");
	/* "Z" would be read by others as another time. */
	assert_finds("2026-10-25 01:30 Europe/London", "time-fold",
		"embargo: \"2026-10-25T01:30+00:00[Europe/London]\"");
}

static void offset_and_zone_must_agree(void **state)
{
	(void)state;
	assert_finds("2026-12-01T09:00-04:00[America/New_York]", "time-clash",
		"embargo: 2026-12-01 09:00 America/New_York\n"
		"embargo: 2026-12-01T09:00-04:00");
	assert_finds("2026-12-01T09:00Z[America/New_York]", "time-clash",
		"embargo: 2026-12-01 09:00 America/New_York\n"
		"embargo: 2026-12-01T09:00Z");
	assert_finds("2026-10-25T02:30+03:00[Europe/Berlin]", "time-clash",
		"embargo: 2026-10-25T02:30+02:00[Europe/Berlin]\n"
		"embargo: 2026-10-25T02:30+01:00[Europe/Berlin]\n"
		"embargo: 2026-10-25T02:30+03:00");
	assert_says("2026-12-01T09:00-04:00[America/New_York]",
		"On 1 December 2026 at 09:00 New York is at -05:00, not at "
		"-04:00.",
		"Offset and zone mean two different times. Write one of "
		"these:");
}

static void unknown_zones_come_with_the_nearest(void **state)
{
	(void)state;
	assert_finds("2026-12-01 09:00 Europe/Berlinn", "time-zone-unknown",
		"embargo: 2026-12-01 09:00 Europe/Berlin");
	assert_finds("2026-12-01 09:00 New York", "time-zone-unknown",
		"embargo: 2026-12-01 09:00 America/New_York");
	assert_finds("2026-12-01T09:00-05:00[America/NewYork]",
		"time-zone-unknown",
		"embargo: \"2026-12-01T09:00-05:00[America/New_York]\"");
	assert_finds("2026-12-01T09:00-04:00[America/NewYork]",
		"time-zone-unknown",
		"embargo: 2026-12-01 09:00 America/New_York");
	assert_finds("2026-12-01 09:00 Nowhere/Land", "time-zone-unknown", "");
	assert_finds("2026-12-01 09:00 Europe", "time-zone-unknown", "");
	assert_finds("2026-12-01 09:00 posix/Europe/Berlin",
		"time-zone-unknown", "embargo: 2026-12-01 09:00 Europe/Berlin");
	assert_finds("2026-12-01 09:00 ../Europe/Berlin", "time-form", "");
}

static void letters_and_hours_for_a_zone_are_refused(void **state)
{
	(void)state;
	assert_finds("2026-12-01 09:00 EDT", "time-zone-short",
		"embargo: 2026-12-01 09:00 America/New_York");
	assert_finds("2026-12-01 09:00 GMT", "time-zone-short",
		"embargo: 2026-12-01 09:00 Europe/London\n"
		"embargo: 2026-12-01 09:00 UTC");
	assert_finds("2026-12-01 09:00 EST5EDT", "time-zone-short",
		"embargo: 2026-12-01 09:00 America/New_York");
	assert_finds("2026-12-01 09:00 Etc/GMT+5", "time-zone-short",
		"embargo: 2026-12-01T09:00+05:00\n"
		"embargo: 2026-12-01T09:00-05:00");
	assert_finds("2026-12-01 09:00 UTC+5:30", "time-zone-short",
		"embargo: 2026-12-01T09:00+05:30\n"
		"embargo: 2026-12-01T09:00-05:30");
}

static void days_that_do_not_exist_are_told(void **state)
{
	(void)state;
	assert_says("32 November",
		"There is no 32 November; November has 30 days.",
		"A time is written as year-month-day and two digits each of "
		"hours and minutes, from 00:00 to 23:59: `2026-12-01 09:00`.");
	assert_says("2026-11-31 09:00",
		"There is no 31 November 2026; November has 30 days.",
		"Write one of these:");
	assert_finds("2026-02-29 09:00", "time-day",
		"embargo: 2026-02-28 09:00\nembargo: 2026-03-01 09:00");
	assert_reads("2028-02-29 09:00", "2028-02-29T14:00:00Z");
	assert_finds("2026-12-00 09:00", "time-day", "");
	assert_finds(
		"2026-30-11 09:00", "time-day", "embargo: 2026-11-30 09:00");
	assert_finds("2026-00-11 09:00", "time-day", "");
	assert_finds("31/11/2026 09:00", "time-day",
		"embargo: 2026-11-30 09:00\nembargo: 2026-12-01 09:00");
}

static void hours_end_at_23_59(void **state)
{
	(void)state;
	assert_reads("2026-12-01 23:59:59", "2026-12-02T04:59:59Z");
	assert_reads("2026-12-01 00:00", "2026-12-01T05:00:00Z");
	assert_finds("2026-12-31 24:00", "time-midnight",
		"embargo: 2027-01-01 00:00");
	assert_finds("2026-12-01 24:01", "time-hour", "");
	assert_finds("2026-12-01 25:00", "time-hour", "");
	assert_finds("2026-12-01 09:60", "time-hour", "");
	assert_finds("2026-12-31 23:59:60", "time-second",
		"embargo: 2027-01-01 00:00");
	assert_finds("2026-12-01 09:00:61", "time-hour", "");
	assert_finds("2026-12-01T09:00:00.5Z", "time-form",
		"embargo: 2026-12-01T09:00:01Z");
}

static void years_go_from_1970_to_9999(void **state)
{
	(void)state;
	assert_reads("1970-01-01 00:00", "1970-01-01T05:00:00Z");
	assert_reads("1970-01-01 00:00 Asia/Tokyo", "1969-12-31T15:00:00Z");
	assert_finds("1969-12-31 23:59", "time-year", "");
	assert_reads("9999-12-31 23:59 UTC", "9999-12-31T23:59:00Z");
	assert_finds("9999-12-31 23:59", "time-year", "");
	assert_finds("10000-01-01 00:00", "time-form", "");
}

static void offsets_end_at_the_ends_of_the_earth(void **state)
{
	(void)state;
	assert_reads("2026-12-01T09:00+14:00", "2026-11-30T19:00:00Z");
	assert_finds("2026-12-01T09:00+14:01", "time-offset", "");
	assert_reads("2026-12-01T09:00-12:00", "2026-12-01T21:00:00Z");
	assert_finds("2026-12-01T09:00-12:01", "time-offset", "");
	assert_finds("2026-12-01T09:00+05:60", "time-form", "");
}

static void a_weekday_must_match_its_date(void **state)
{
	(void)state;
	assert_says("Monday, 2026-12-01 09:00",
		"1 December 2026 is a Tuesday, not a Monday.",
		"Write one of these:");
	assert_finds("Monday, 2026-12-01 09:00", "time-weekday",
		"embargo: Tuesday 2026-12-01 09:00\n"
		"embargo: Monday 2026-11-30 09:00");
	assert_finds("2026-12-01 Fri 09:00", "time-weekday",
		"embargo: Tuesday 2026-12-01 09:00\n"
		"embargo: Friday 2026-12-04 09:00");
	assert_finds("Monday, 1 December 2026, 9:00", "time-weekday",
		"embargo: Tuesday 2026-12-01 09:00\n"
		"embargo: Monday 2026-11-30 09:00");
}

static void texts_end_at_the_limit(void **state)
{
	char text[INSTANT_TEXT_MAX + 2];

	(void)state;
	memset(text, ' ', sizeof(text));
	memcpy(text, "2026-12-01 09:00", 16);
	text[INSTANT_TEXT_MAX - 1] = '\0';
	assert_true(read_value(text).ok);
	text[INSTANT_TEXT_MAX - 1] = ' ';
	text[INSTANT_TEXT_MAX] = '\0';
	assert_true(read_value(text).ok);
	text[INSTANT_TEXT_MAX] = ' ';
	text[INSTANT_TEXT_MAX + 1] = '\0';
	assert_finds(text, "time-form", "");
}

static void a_system_without_zone_files_is_told(void **state)
{
	struct arena a = {0};
	struct instant_rules rules = {
		.zones = zone_cache_open_at(&a, STR("/nowhere")),
		.house = zone_utc()};
	struct diags d = {.arena = &a};
	struct moment m;

	(void)state;
	assert_true(instant_read(
		&d, &a, &rules, (struct span){0}, STR("2026-12-01 09:00"), &m));
	assert_false(instant_read(&d, &a, &rules, (struct span){0},
		STR("2026-12-01 09:00 Europe/Berlin"), &m));
	assert_string_equal(d.items[0].id, "time-zone-data");
	assert_true(d.items[0].is_system);
	arena_release(&a);
}

static void names_of_zones_are_read_alone(void **state)
{
	struct instant_rules rules = {.zones = zones, .field = "zone"};
	struct diags d = {.arena = &arena};
	const struct zone *found = NULL;

	(void)state;
	assert_true(instant_read_zone(
		&d, &rules, (struct span){0}, STR("Europe/Berlin"), &found));
	assert_ptr_equal(found, zone("Europe/Berlin"));
	assert_false(instant_read_zone(
		&d, &rules, (struct span){0}, STR("Berlin"), &found));
	assert_string_equal(d.items[0].id, "time-zone-unknown");
	assert_true(str_equal_z(d.items[0].mended, "zone: Europe/Berlin"));
	assert_false(instant_read_zone(
		&d, &rules, (struct span){0}, STR("EDT"), &found));
	assert_string_equal(d.items[1].id, "time-zone-short");
	assert_true(str_equal_z(d.items[1].mended, "zone: America/New_York"));
	assert_false(instant_read_zone(
		&d, &rules, (struct span){0}, STR("GMT+5"), &found));
	assert_false(instant_read_zone(
		&d, &rules, (struct span){0}, STR(""), &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_forms_that_are_read),
		cmocka_unit_test(a_moment_tells_what_was_understood),
		cmocka_unit_test(without_a_house_a_zone_must_be_written),
		cmocka_unit_test(a_bare_date_is_its_first_instant),
		cmocka_unit_test(
			a_gap_names_the_jump_and_the_first_time_after_it),
		cmocka_unit_test(a_fold_shows_both_and_offers_the_later),
		cmocka_unit_test(offset_and_zone_must_agree),
		cmocka_unit_test(unknown_zones_come_with_the_nearest),
		cmocka_unit_test(letters_and_hours_for_a_zone_are_refused),
		cmocka_unit_test(days_that_do_not_exist_are_told),
		cmocka_unit_test(hours_end_at_23_59),
		cmocka_unit_test(years_go_from_1970_to_9999),
		cmocka_unit_test(offsets_end_at_the_ends_of_the_earth),
		cmocka_unit_test(a_weekday_must_match_its_date),
		cmocka_unit_test(texts_end_at_the_limit),
		cmocka_unit_test(a_system_without_zone_files_is_told),
		cmocka_unit_test(names_of_zones_are_read_alone),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
