#include "zone_bench.h"

static void assert_resolves(const char *zone, const char *text,
	enum zone_match match, const char *first, const char *last)
{
	struct instant at[2];

	assert_non_null(get(zone));
	assert_int_equal(zone_resolve(get(zone), civil(text), at), match);
	assert_int_equal(at[0].utc, utc(first));
	assert_int_equal(at[1].utc, utc(last));
}

static void an_ordinary_time_is_one_instant(void **state)
{
	(void)state;
	assert_resolves("America/New_York", "2026-12-01 09:00:00", ZONE_ONCE,
		"2026-12-01 14:00:00", "2026-12-01 14:00:00");
	assert_resolves("Europe/Berlin", "2026-07-01 09:00:00", ZONE_ONCE,
		"2026-07-01 07:00:00", "2026-07-01 07:00:00");
	assert_resolves("Asia/Kathmandu", "2026-07-01 09:00:00", ZONE_ONCE,
		"2026-07-01 03:15:00", "2026-07-01 03:15:00");
	assert_resolves("UTC", "2026-07-01 09:00:00", ZONE_ONCE,
		"2026-07-01 09:00:00", "2026-07-01 09:00:00");
}

/* Stale zone data is an hour early in both (they dropped summer time). */
static void zones_that_changed_their_rules_lately_are_right(void **state)
{
	(void)state;
	assert_resolves("America/Mexico_City", "2026-07-01 09:00:00", ZONE_ONCE,
		"2026-07-01 15:00:00", "2026-07-01 15:00:00");
	assert_resolves("Asia/Almaty", "2026-07-01 09:00:00", ZONE_ONCE,
		"2026-07-01 04:00:00", "2026-07-01 04:00:00");
	assert_resolves("America/Ciudad_Juarez", "2026-07-01 09:00:00",
		ZONE_ONCE, "2026-07-01 15:00:00", "2026-07-01 15:00:00");
}

static void a_gap_gives_the_first_instant_after_it(void **state)
{
	(void)state;
	assert_resolves("Europe/Berlin", "2026-03-29 02:30:00", ZONE_GAP,
		"2026-03-29 01:00:00", "2026-03-29 01:00:00");
	assert_resolves("America/New_York", "2026-03-08 02:30:00", ZONE_GAP,
		"2026-03-08 07:00:00", "2026-03-08 07:00:00");
	assert_resolves("Europe/London", "2027-03-28 01:30:00", ZONE_GAP,
		"2027-03-28 01:00:00", "2027-03-28 01:00:00");
	/* Half an hour only. */
	assert_resolves("Australia/Lord_Howe", "2026-10-04 02:15:00", ZONE_GAP,
		"2026-10-03 15:30:00", "2026-10-03 15:30:00");
	/* A whole day. */
	assert_resolves("Pacific/Apia", "2011-12-30 12:00:00", ZONE_GAP,
		"2011-12-30 10:00:00", "2011-12-30 10:00:00");
}

static void a_gap_begins_and_ends_at_its_very_second(void **state)
{
	(void)state;
	assert_resolves("Europe/Berlin", "2026-03-29 01:59:59", ZONE_ONCE,
		"2026-03-29 00:59:59", "2026-03-29 00:59:59");
	assert_resolves("Europe/Berlin", "2026-03-29 02:00:00", ZONE_GAP,
		"2026-03-29 01:00:00", "2026-03-29 01:00:00");
	assert_resolves("Europe/Berlin", "2026-03-29 02:59:59", ZONE_GAP,
		"2026-03-29 01:00:00", "2026-03-29 01:00:00");
	assert_resolves("Europe/Berlin", "2026-03-29 03:00:00", ZONE_ONCE,
		"2026-03-29 01:00:00", "2026-03-29 01:00:00");
}

static void a_fold_gives_both_instants(void **state)
{
	(void)state;
	assert_resolves("Europe/Berlin", "2026-10-25 02:30:00", ZONE_FOLD,
		"2026-10-25 00:30:00", "2026-10-25 01:30:00");
	assert_resolves("America/New_York", "2026-11-01 01:30:00", ZONE_FOLD,
		"2026-11-01 05:30:00", "2026-11-01 06:30:00");
	assert_resolves("Australia/Lord_Howe", "2026-04-05 01:45:00", ZONE_FOLD,
		"2026-04-04 14:45:00", "2026-04-04 15:15:00");
	assert_resolves("Europe/Berlin", "2026-10-25 01:59:59", ZONE_ONCE,
		"2026-10-24 23:59:59", "2026-10-24 23:59:59");
	assert_resolves("Europe/Berlin", "2026-10-25 02:00:00", ZONE_FOLD,
		"2026-10-25 00:00:00", "2026-10-25 01:00:00");
	assert_resolves("Europe/Berlin", "2026-10-25 03:00:00", ZONE_ONCE,
		"2026-10-25 02:00:00", "2026-10-25 02:00:00");
}

static void years_behind_the_file_follow_its_footer(void **state)
{
	(void)state;
	assert_resolves("Europe/Berlin", "2060-07-01 12:00:00", ZONE_ONCE,
		"2060-07-01 10:00:00", "2060-07-01 10:00:00");
	assert_resolves("Europe/Berlin", "2060-03-28 02:30:00", ZONE_GAP,
		"2060-03-28 01:00:00", "2060-03-28 01:00:00");
	assert_resolves("America/New_York", "9998-11-01 01:30:00", ZONE_FOLD,
		"9998-11-01 05:30:00", "9998-11-01 06:30:00");
	/* South of the equator summer spans the new year. */
	assert_resolves("Australia/Sydney", "2061-01-01 00:00:00", ZONE_ONCE,
		"2060-12-31 13:00:00", "2060-12-31 13:00:00");
}

static void an_instant_is_read_with_offset_and_letters(void **state)
{
	struct instant at = {utc("2026-12-01 14:00:00")};
	struct zone_reading read = zone_read(get("America/New_York"), at);

	(void)state;
	assert_int_equal(read.offset_s, -5 * 3600);
	assert_int_equal(read.civil.hour, 9);
	assert_true(str_equal_z(read.letters, "EST"));
	read = zone_read(get("America/Sao_Paulo"), at);
	assert_true(str_equal_z(read.letters, "-03"));
	read = zone_read(zone_utc(), at);
	assert_true(str_equal_z(read.letters, "UTC"));
	assert_int_equal(read.civil.hour, 14);
}

static void instants_without_a_year_are_cut(void **state)
{
	struct zone_reading read;

	(void)state;
	read = zone_read(get("Europe/Berlin"), (struct instant){INT64_MAX});
	assert_int_equal(read.civil.year, 10000);
	read = zone_read(get("Europe/Berlin"), (struct instant){INT64_MIN});
	assert_int_equal(read.civil.year, 0);
}

static void the_next_change_is_found(void **state)
{
	struct instant at = {utc("2026-12-01 14:00:00")}, next;
	int changes;

	(void)state;
	assert_true(zone_next_change(get("Europe/Berlin"), at, &next));
	assert_int_equal(next.utc, utc("2027-03-28 01:00:00"));
	assert_true(zone_next_change(get("Europe/Berlin"), next, &next));
	assert_int_equal(next.utc, utc("2027-10-31 01:00:00"));
	assert_false(zone_next_change(get("Asia/Tokyo"), at, &next));
	assert_false(zone_next_change(zone_utc(), at, &next));
	for (changes = 0; zone_next_change(get("Europe/Berlin"), at, &at);)
		changes++;
	assert_int_equal(changes, 2 * (9999 - 2026));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_ordinary_time_is_one_instant),
		cmocka_unit_test(
			zones_that_changed_their_rules_lately_are_right),
		cmocka_unit_test(a_gap_gives_the_first_instant_after_it),
		cmocka_unit_test(a_gap_begins_and_ends_at_its_very_second),
		cmocka_unit_test(a_fold_gives_both_instants),
		cmocka_unit_test(years_behind_the_file_follow_its_footer),
		cmocka_unit_test(an_instant_is_read_with_offset_and_letters),
		cmocka_unit_test(instants_without_a_year_are_cut),
		cmocka_unit_test(the_next_change_is_found),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
