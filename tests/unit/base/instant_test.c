#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/instant.h"

static struct arena arena;
static struct zone_cache *zones;

static int set_up(void **state)
{
	(void)state;
	zones = zone_cache_open(&arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct zone *zone(const char *name)
{
	return zone_get(zones, str_from(name));
}

/* What was made of one line "embargo: <value>". */
struct outcome {
	bool ok;
	struct moment moment;
	struct diags d;
	struct str utc;
};

static struct str printed_utc(struct instant at)
{
	struct buf out = {0};
	struct str copy;

	instant_print_utc(&out, at);
	copy = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

/* `value` is read where it stands in the line, quotes left out. */
static struct outcome read_with(
	const struct instant_rules *rules, const char *value)
{
	static struct source src;
	struct outcome out = {.d.arena = &arena};
	struct str text = str_from(value), line;

	line = arena_format(
		&arena, "headline: X\nembargo: %s\nplace: Y\n", value);
	assert_true(source_make(&out.d, &src, STR("a.md"), line));
	if (text.len > 1 && text.ptr[0] == '"')
		text = str_slice(text, 1, text.len - 1);
	out.ok = instant_read(&out.d, &arena, rules,
		source_span(&src, 21, strlen(value)), text, &out.moment);
	assert_int_equal(out.ok, out.d.count == 0);
	if (out.ok)
		out.utc = printed_utc(out.moment.at);
	return out;
}

static struct outcome read_value(const char *value)
{
	struct instant_rules rules = {.zones = zones,
		.house = zone("America/New_York"),
		.field = "embargo"};

	return read_with(&rules, value);
}

static struct outcome read_date(const char *value)
{
	struct instant_rules rules = {.zones = zones,
		.house = zone("America/New_York"),
		.takes_date = true,
		.field = "date"};

	return read_with(&rules, value);
}

static void assert_reads(const char *value, const char *utc)
{
	struct outcome out = read_value(value);

	if (!out.ok || !str_equal_z(out.utc, utc))
		fail_msg("%s: %.*s, not %s", value, STR_ARG(out.utc), utc);
}

/* One finding of that id, with these lines to write instead. */
static void assert_finds_in(struct outcome out, const char *value,
	const char *id, const char *mended)
{
	const struct diag *diag = out.d.items;
	struct str lines = {"", 0};

	if (out.ok || out.d.count != 1)
		fail_msg("%s: no finding", value);
	if (diag->mended.len)
		lines = diag->mended;
	if (strcmp(diag->id, id) != 0 || !str_equal_z(lines, mended))
		fail_msg("%s: %s\n%.*s", value, diag->id, STR_ARG(lines));
	assert_true(diag->text.len && diag->brief.len);
	assert_int_equal(diag->level, DIAG_ERROR);
}

static void assert_finds(const char *value, const char *id, const char *mended)
{
	assert_finds_in(read_value(value), value, id, mended);
}

static void assert_says(const char *value, const char *text, const char *help)
{
	struct outcome out = read_value(value);

	assert_int_equal(out.d.count, 1);
	if (!str_equal_z(out.d.items[0].text, text))
		fail_msg("%.*s", STR_ARG(out.d.items[0].text));
	if (!str_equal(out.d.items[0].help, str_from(help)))
		fail_msg("%.*s", STR_ARG(out.d.items[0].help));
}

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
		"There is no 32 November; November has 30 days.", NULL);
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

static void an_edit_keeps_the_quotes_of_the_writer(void **state)
{
	struct outcome out = read_value("\"2026-12-01 9:00\"");

	(void)state;
	assert_true(
		str_equal_z(out.d.items[0].edit.text, "\"2026-12-01 09:00\""));
	assert_finds("\"2026-10-25 02:30 Europe/Berlin\"", "time-fold",
		"embargo: \"2026-10-25T02:30+01:00[Europe/Berlin]\"");
	out = read_value("2026-12-01 9:00");
	assert_true(str_equal_z(diag_mended_text(&arena, out.d.items),
		"headline: X\nembargo: 2026-12-01 09:00\nplace: Y\n"));
}

static void without_a_place_the_line_is_made_of_the_field(void **state)
{
	struct instant_rules rules = {.zones = zones,
		.house = zone("Europe/Berlin"),
		.field = "embargo"};
	struct diags d = {.arena = &arena};
	struct moment m;

	(void)state;
	assert_false(instant_read(&d, &arena, &rules, (struct span){0},
		STR("2026-12-01 9:00"), &m));
	assert_null(d.items[0].edit.text.ptr);
	assert_true(
		str_equal_z(d.items[0].mended, "embargo: 2026-12-01 09:00"));
	rules.field = NULL;
	assert_false(instant_read(&d, &arena, &rules, (struct span){0},
		STR("2026-12-01 9:00"), &m));
	assert_true(str_equal_z(d.items[1].mended, "2026-12-01 09:00"));
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
		cmocka_unit_test(dates_in_words_come_with_the_line),
		cmocka_unit_test(hours_in_words_come_with_the_line),
		cmocka_unit_test(midnight_may_begin_or_end_a_day),
		cmocka_unit_test(other_orders_of_numbers_are_refused),
		cmocka_unit_test(other_hours_are_refused_with_the_line),
		cmocka_unit_test(a_guess_tells_of_its_own_problem),
		cmocka_unit_test(what_is_no_time_is_said_so),
		cmocka_unit_test(texts_end_at_the_limit),
		cmocka_unit_test(a_long_text_is_quoted_up_to_a_whole_character),
		cmocka_unit_test(an_edit_keeps_the_quotes_of_the_writer),
		cmocka_unit_test(without_a_place_the_line_is_made_of_the_field),
		cmocka_unit_test(a_system_without_zone_files_is_told),
		cmocka_unit_test(names_of_zones_are_read_alone),
		cmocka_unit_test(instants_are_printed_in_each_form),
		cmocka_unit_test(spans_are_as_fine_as_they_are_short),
		cmocka_unit_test(the_calendar_has_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
