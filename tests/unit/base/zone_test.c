#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/pool.h"
#include "base/zone.h"

static struct arena arena;
static struct zone_cache *cache;

static int set_up(void **state)
{
	(void)state;
	cache = zone_cache_open(&arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct zone *get(const char *name)
{
	return zone_get(cache, str_from(name));
}

static struct civil civil(const char *text)
{
	int year, month, day, hour, minute, second;

	assert_int_equal(sscanf(text, "%d-%d-%d %d:%d:%d", &year, &month, &day,
				 &hour, &minute, &second),
		6);
	return (struct civil){year, (uint8_t)month, (uint8_t)day, (uint8_t)hour,
		(uint8_t)minute, (uint8_t)second};
}

static int64_t utc(const char *text)
{
	return civil_seconds(civil(text));
}

static void assert_resolves(const char *zone, const char *text,
	enum zone_match match, const char *first, const char *last)
{
	struct instant at[2];

	assert_non_null(get(zone));
	assert_int_equal(zone_resolve(get(zone), civil(text), at), match);
	assert_int_equal(at[0].utc, utc(first));
	assert_int_equal(at[1].utc, utc(last));
}

/* Every date of 800 years, forwards and back. */
static void calendar_counts_every_day(void **state)
{
	int64_t days = civil_days(1600, 1);
	int year, month, day;

	(void)state;
	for (year = 1600; year < 2400; year++)
		for (month = 1; month <= 12; month++)
			for (day = 1; day <= civil_month_days(year, month);
				day++, days++) {
				struct civil back = civil_from_seconds(
					days * CIVIL_DAY_S + 86399);

				assert_int_equal(back.year, year);
				assert_int_equal(back.month, month);
				assert_int_equal(back.day, day);
				assert_int_equal(back.second, 59);
				assert_int_equal(civil_seconds(back),
					days * CIVIL_DAY_S + 86399);
			}
	assert_int_equal(civil_days(1970, 1), 0);
	assert_int_equal(civil_weekday(0), 3);
	assert_int_equal(civil_weekday(civil_days(2026, 12)), 1);
	assert_int_equal(civil_weekday(-4), 6);
	assert_int_equal(civil_month_days(1900, 2), 28);
	assert_int_equal(civil_month_days(2000, 2), 29);
	assert_int_equal(civil_month_days(2000, 13), 0);
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

static void paths_folders_and_other_files_are_no_zones(void **state)
{
	static const char *const names[] = {"", "/", "Europe", "Europe/",
		"/Europe/Berlin", "Europe//Berlin", "../zoneinfo/Europe/Berlin",
		"Europe/../Europe/Berlin", "./Europe/Berlin",
		"posix/Europe/Berlin", "right/Europe/Berlin", "tzdata.zi",
		"localtime", "posixrules", "Factory", "zone.tab", "leapseconds",
		"Europe/Berlinn", "europe/berlin", "EUROPE", "Europe/Berlin\n",
		"Europe/Berlin ", "Euro\\pe", "A/B/C/D",
		"Europe/Berl\xc3\xadn"};
	char long_name[ZONE_NAME_MAX + 2];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_null(get(names[i]));
	assert_null(zone_get(cache, (struct str){"Europe/Berlin\0", 14}));
	memset(long_name, 'A', sizeof(long_name));
	long_name[ZONE_NAME_MAX + 1] = '\0';
	assert_null(get(long_name));
}

static void a_zone_is_read_once_and_keeps_its_name(void **state)
{
	(void)state;
	assert_ptr_equal(get("Europe/Berlin"), get("Europe/Berlin"));
	assert_ptr_not_equal(get("Europe/Berlin"), get("Europe/Paris"));
	assert_true(str_equal_z(
		zone_name(get("America/New_York")), "America/New_York"));
	assert_ptr_equal(get("UTC"), zone_utc());
	assert_true(str_equal_z(zone_name(get("Etc/UTC")), "Etc/UTC"));
}

static void get_one(void *context, size_t worker, size_t index)
{
	const struct zone **found = context;
	size_t count;
	const struct str *names = zone_cache_names(cache, &count);

	(void)worker;
	found[index] = zone_get(cache, names[index % 50]);
}

/* Under ThreadSanitizer or Helgrind this is the test of the mutex. */
static void several_threads_get_the_same_zones(void **state)
{
	const struct zone *found[500];
	size_t i;

	(void)state;
	pool_run(4, 500, get_one, found);
	for (i = 50; i < 500; i++)
		assert_ptr_equal(found[i], found[i % 50]);
}

static void a_missing_folder_leaves_utc(void **state)
{
	struct arena a = {0};
	struct zone_cache *none =
		zone_cache_open_at(&a, STR("/nowhere/at/all"));
	struct str name;

	(void)state;
	assert_null(zone_get(none, STR("Europe/Berlin")));
	assert_non_null(zone_get(none, STR("UTC")));
	assert_true(zone_cache_is_empty(none));
	assert_int_equal(zone_cache_version(none).len, 0);
	assert_int_equal(zone_suggest(none, STR("Berlin"), &name, 1), 0);
	arena_release(&a);
}

static void write_file(const char *folder, const char *name, struct str bytes)
{
	char path[128];
	FILE *file;

	assert_true(snprintf(path, sizeof(path), "%s/%s", folder, name) <
		    (int)sizeof(path));
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static void remove_file(const char *folder, const char *name)
{
	char path[128];

	assert_true(snprintf(path, sizeof(path), "%s/%s", folder, name) <
		    (int)sizeof(path));
	assert_int_equal(unlink(path), 0);
}

static void add_number(struct buf *out, int64_t number, int len)
{
	while (len-- > 0)
		buf_char(out, (char)(uint8_t)((uint64_t)number >> (8 * len)));
}

/* A header of RFC 9636 3.1 for one kind of clock and `times` changes. */
static void add_header(struct buf *out, char version, int times, int kinds)
{
	buf_z(out, "TZif");
	buf_char(out, version);
	buf_fill(out, '\0', 15 + 3 * 4);
	add_number(out, times, 4);
	add_number(out, kinds, 4);
	add_number(out, 4 * kinds, 4);
}

/*
 * Clocks one hour east of UTC ("ONE"), from the second `change` on two hours
 * ("TWO"), in a file of version 1.
 */
static void add_version_1(struct buf *out, int64_t change)
{
	add_header(out, '\0', 1, 2);
	add_number(out, change, 4);
	buf_char(out, 1);
	add_number(out, 3600, 4);
	buf_add(out, "\0\0", 2);
	add_number(out, 7200, 4);
	buf_add(out, "\1\4", 2);
	buf_add(out, "ONE\0TWO", 8);
}

/* One kind ("LMT", 0) and a footer. */
static void add_version(struct buf *out, char version, const char *footer)
{
	int i;

	for (i = 0; i < 2; i++) {
		add_header(out, version, 0, 1);
		buf_fill(out, '\0', 6);
		buf_add(out, "LMT", 4);
	}
	buf_z(out, footer);
}

static const struct zone *parse(const struct buf *bytes)
{
	return zone_parse(&arena, STR("Test/Zone"), buf_view(bytes));
}

static void version_1_ends_with_its_last_change(void **state)
{
	struct buf bytes = {0};
	const struct zone *zone;
	struct instant next = {0};

	(void)state;
	add_version_1(&bytes, 1000);
	zone = parse(&bytes);
	assert_non_null(zone);
	buf_release(&bytes);
	assert_int_equal(zone_read(zone, next).offset_s, 3600);
	assert_true(zone_next_change(zone, next, &next));
	assert_int_equal(next.utc, 1000);
	assert_true(str_equal_z(zone_read(zone, next).letters, "TWO"));
	assert_false(zone_next_change(zone, next, &next));
}

static void versions_2_to_4_are_read_and_no_others(void **state)
{
	char version;

	(void)state;
	for (version = '1'; version <= '6'; version++) {
		struct buf bytes = {0};

		add_version(&bytes, version, "\nABC-5\n");
		if (version >= '2' && version <= '4') {
			struct instant at = {0};

			assert_non_null(parse(&bytes));
			assert_int_equal(
				zone_read(parse(&bytes), at).offset_s, 18000);
		} else {
			assert_null(parse(&bytes));
		}
		buf_release(&bytes);
	}
}

static int32_t footer_offset(const char *footer, const char *at)
{
	struct buf bytes = {0};
	const struct zone *zone;

	buf_char(&bytes, '\n');
	buf_z(&bytes, footer);
	buf_char(&bytes, '\n');
	footer = arena_str(&arena, buf_view(&bytes)).ptr;
	buf_reset(&bytes);
	add_version(&bytes, '3', footer);
	zone = parse(&bytes);
	buf_release(&bytes);
	if (!zone)
		return INT32_MAX;
	return zone_read(zone, (struct instant){utc(at)}).offset_s;
}

static void footers_follow_their_rules(void **state)
{
	static const struct {
		const char *footer, *at;
		int32_t offset_s;
	} rows[] = {
		{"", "2026-07-01 00:00:00", 0},
		{"UTC0", "2026-07-01 00:00:00", 0},
		{"<-0330>3:30", "2026-07-01 00:00:00", -12600},
		{"<+1245>-12:45:30", "2026-07-01 00:00:00", 45930},
		{"EST5EDT,M3.2.0,M11.1.0", "2026-03-08 06:59:59", -18000},
		{"EST5EDT,M3.2.0,M11.1.0", "2026-03-08 07:00:00", -14400},
		{"EST5EDT,M3.2.0,M11.1.0", "2026-11-01 05:59:59", -14400},
		{"EST5EDT,M3.2.0,M11.1.0", "2026-11-01 06:00:00", -18000},
		/* Hours before and behind the day: Nuuk. */
		{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29 00:59:59",
			-7200},
		{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29 01:00:00",
			-3600},
		/* The day after the fourth Thursday, at 02:00: Gaza's way. */
		{"EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-27 23:59:59", 7200},
		{"EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28 00:00:00",
			10800},
		/* Summer time that is behind: Dublin. */
		{"IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01 00:00:00", 3600},
		{"IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-01 00:00:00", 0},
		/* J60 is 1 March in every year, 59 is it in ordinary ones. */
		{"AAA0BBB,J60/0,J300/0", "2028-02-29 23:59:59", 0},
		{"AAA0BBB,J60/0,J300/0", "2028-03-01 00:00:00", 3600},
		{"AAA0BBB,J60/0,J300/0", "2026-03-01 00:00:00", 3600},
		{"AAA0BBB,59/0,J300/0", "2028-02-28 23:59:59", 0},
		{"AAA0BBB,59/0,J300/0", "2028-02-29 00:00:00", 3600},
		{"AAA0BBB,59/0,J300/0", "2026-03-01 00:00:00", 3600},
		/* Summer time all year round (RFC 9636 3.3.1). */
		{"EST5EDT,0/0,J365/25", "2026-01-01 04:59:59", -14400},
		{"EST5EDT,0/0,J365/25", "2026-01-01 05:00:00", -14400},
		{"EST5EDT,0/0,J365/25", "2026-07-01 00:00:00", -14400},
		{"XXX3EDT4,0/0,J365/23", "2026-01-01 03:00:00", -14400},
		/* A week off its year. */
		{"AAA0BBB,J1/-167,J10/0", "2025-12-25 00:59:59", 0},
		{"AAA0BBB,J1/-167,J10/0", "2025-12-25 01:00:00", 3600},
		{"AAA0BBB,J1/-167,J10/0", "2025-12-31 01:00:00", 3600},
		/* Not a footer. */
		{"UTC", "2026-07-01 00:00:00", INT32_MAX},
		{"AB0", "2026-07-01 00:00:00", INT32_MAX},
		{"<ABC0", "2026-07-01 00:00:00", INT32_MAX},
		{"ABC25", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,M3.2.0", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,M13.2.0,M11.1.0", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,M0.2.0,M11.1.0", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,M3.6.0,M11.1.0", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,M3.2.7,M11.1.0", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,J0,J2", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,366,J2", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,J1/168,J2", "2026-07-01 00:00:00", INT32_MAX},
		{"EST5EDT,J1/167,J2x", "2026-07-01 00:00:00", INT32_MAX},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (footer_offset(rows[i].footer, rows[i].at) !=
			rows[i].offset_s)
			fail_msg("%s at %s", rows[i].footer, rows[i].at);
}

/* Bytes 20-43 are the six counts. */
static void damaged_files_are_no_zones(void **state)
{
	struct buf bytes = {0}, copy = {0};
	size_t i;

	(void)state;
	add_version_1(&bytes, 1000);
	for (i = 0; i < bytes.len; i++) {
		buf_reset(&copy);
		buf_add(&copy, bytes.ptr, i);
		assert_null(parse(&copy));
	}
	for (i = 20; i < 44; i++) {
		buf_reset(&copy);
		buf_add(&copy, bytes.ptr, bytes.len);
		copy.ptr[i] = (char)(copy.ptr[i] ^ 0x80);
		assert_null(parse(&copy));
	}
	buf_release(&copy);
	buf_release(&bytes);
}

static void a_file_with_leap_seconds_is_no_zone(void **state)
{
	struct buf bytes = {0};

	(void)state;
	add_version_1(&bytes, 1000);
	bytes.ptr[31] = 1;
	add_number(&bytes, 78796800, 4);
	add_number(&bytes, 1, 4);
	assert_null(parse(&bytes));
	bytes.ptr[31] = 0;
	assert_non_null(parse(&bytes));
	buf_release(&bytes);
}

static void offsets_and_order_of_changes_are_checked(void **state)
{
	struct buf bytes = {0};

	(void)state;
	add_header(&bytes, '\0', 2, 1);
	add_number(&bytes, 5, 4);
	add_number(&bytes, 6, 4);
	buf_add(&bytes, "\0\0", 2);
	add_number(&bytes, 26 * 3600, 4);
	buf_add(&bytes, "\0\0ONE", 6);
	assert_non_null(parse(&bytes));
	bytes.ptr[44 + 7] = 5;
	assert_null(parse(&bytes));
	bytes.ptr[44 + 7] = 6;
	bytes.ptr[44 + 9] = 1;
	assert_null(parse(&bytes));
	bytes.ptr[44 + 9] = 0;
	bytes.ptr[44 + 10 + 3]++;
	assert_null(parse(&bytes));
	buf_release(&bytes);
}

static void files_end_at_the_limit(void **state)
{
	struct buf bytes = {0};

	(void)state;
	add_version(&bytes, '2', "\nUTC0\n");
	buf_fill(&bytes, 'x', ZONE_FILE_MAX - 1 - bytes.len);
	assert_non_null(parse(&bytes));
	buf_char(&bytes, 'x');
	assert_non_null(parse(&bytes));
	buf_char(&bytes, 'x');
	assert_null(parse(&bytes));
	buf_release(&bytes);
}

static void a_cache_reads_the_folder_it_is_given(void **state)
{
	char folder[] = "/tmp/zone_test.XXXXXX";
	char longest[ZONE_NAME_MAX + 2];
	struct buf bytes = {0};
	struct arena a = {0};
	struct zone_cache *own;
	size_t count;

	(void)state;
	memset(longest, 'A', ZONE_NAME_MAX);
	longest[ZONE_NAME_MAX] = '\0';
	assert_non_null(mkdtemp(folder));
	add_version_1(&bytes, 1000);
	write_file(folder, "Mars", buf_view(&bytes));
	write_file(folder, longest, buf_view(&bytes));
	write_file(folder, "tzdata.zi", STR("# version 2099z\nmore\n"));
	buf_fill(&bytes, 'x', ZONE_FILE_MAX + 1 - bytes.len);
	write_file(folder, "Large", buf_view(&bytes));
	own = zone_cache_open_at(&a, str_from(folder));
	assert_true(str_equal_z(zone_cache_version(own), "2099z"));
	assert_non_null(zone_get(own, STR("Mars")));
	assert_non_null(zone_get(own, str_from(longest)));
	assert_null(zone_get(own, STR("Large")));
	assert_true(str_equal_z(zone_cache_names(own, &count)[0], longest));
	assert_int_equal(count, 3);
	remove_file(folder, "Mars");
	remove_file(folder, "Large");
	remove_file(folder, longest);
	remove_file(folder, "tzdata.zi");
	assert_int_equal(rmdir(folder), 0);
	buf_release(&bytes);
	arena_release(&a);
}

static void assert_suggests(const char *written, const char *first)
{
	struct str names[ZONE_SUGGESTIONS_MAX] = {{0}};
	size_t count = zone_suggest(
		cache, str_from(written), names, ZONE_SUGGESTIONS_MAX);

	if (!first) {
		assert_int_equal(count, 0);
		return;
	}
	if (!count || !str_equal_z(names[0], first))
		fail_msg("%s: %.*s", written, STR_ARG(names[0]));
}

static void names_are_suggested_for_what_people_write(void **state)
{
	(void)state;
	assert_suggests("Europe/Berlinn", "Europe/Berlin");
	assert_suggests("europe/berlin", "Europe/Berlin");
	assert_suggests("Euorpe/Berlin", "Europe/Berlin");
	assert_suggests("America/New York", "America/New_York");
	assert_suggests("Europe/New_York", "America/New_York");
	assert_suggests("New York", "America/New_York");
	assert_suggests("london", "Europe/London");
	assert_suggests("Lodnon", "Europe/London");
	assert_suggests("Eastern", "America/New_York");
	assert_suggests("Eastern Standard Time", "America/New_York");
	assert_suggests("Central European Summer Time", "Europe/Berlin");
	assert_suggests("EST", "America/New_York");
	assert_suggests("CET", "Europe/Berlin");
	assert_suggests("Washington, DC", NULL);
	assert_suggests("Washington DC", "America/New_York");
	assert_suggests("Buenos Aires", "America/Argentina/Buenos_Aires");
	assert_suggests("utc", "UTC");
	assert_suggests("", NULL);
	assert_suggests("xq", NULL);
	assert_suggests("Nowhere at all", NULL);
	assert_suggests("../../etc/passwd", NULL);
}

/* No table may promise a zone that does not exist. */
static void suggestions_are_zones_and_at_most_as_many_as_asked(void **state)
{
	struct str names[ZONE_SUGGESTIONS_MAX + 1];

	(void)state;
	assert_int_equal(zone_suggest(cache, STR("CST"), names, 1), 1);
	assert_int_equal(zone_suggest(cache, STR("CST"), names, 0), 0);
	assert_int_equal(zone_suggest(cache, STR("CST"), names,
				 ZONE_SUGGESTIONS_MAX + 1),
		ZONE_SUGGESTIONS_MAX);
	assert_true(str_equal_z(names[1], "Asia/Shanghai"));
}

static void abbreviations_and_offsets_are_told_from_names(void **state)
{
	(void)state;
	assert_int_equal(zone_suggest_naming(STR("EST")), ZONE_ABBREVIATED);
	assert_int_equal(zone_suggest_naming(STR("est5edt")), ZONE_ABBREVIATED);
	assert_int_equal(zone_suggest_naming(STR("GMT")), ZONE_ABBREVIATED);
	assert_int_equal(zone_suggest_naming(STR("Etc/GMT")), ZONE_ABBREVIATED);
	assert_int_equal(zone_suggest_naming(STR("GMT+5")), ZONE_BY_OFFSET);
	assert_int_equal(zone_suggest_naming(STR("utc-3")), ZONE_BY_OFFSET);
	assert_int_equal(zone_suggest_naming(STR("+02:00")), ZONE_BY_OFFSET);
	assert_int_equal(
		zone_suggest_naming(STR("Etc/GMT+5")), ZONE_BY_OFFSET_ETC);
	assert_int_equal(zone_suggest_naming(STR("UTC")), ZONE_NAMED);
	assert_int_equal(zone_suggest_naming(STR("Etc/UTC")), ZONE_NAMED);
	assert_int_equal(zone_suggest_naming(STR("Europe/Paris")), ZONE_NAMED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calendar_counts_every_day),
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
		cmocka_unit_test(paths_folders_and_other_files_are_no_zones),
		cmocka_unit_test(a_zone_is_read_once_and_keeps_its_name),
		cmocka_unit_test(several_threads_get_the_same_zones),
		cmocka_unit_test(a_missing_folder_leaves_utc),
		cmocka_unit_test(version_1_ends_with_its_last_change),
		cmocka_unit_test(versions_2_to_4_are_read_and_no_others),
		cmocka_unit_test(footers_follow_their_rules),
		cmocka_unit_test(damaged_files_are_no_zones),
		cmocka_unit_test(a_file_with_leap_seconds_is_no_zone),
		cmocka_unit_test(offsets_and_order_of_changes_are_checked),
		cmocka_unit_test(files_end_at_the_limit),
		cmocka_unit_test(a_cache_reads_the_folder_it_is_given),
		cmocka_unit_test(names_are_suggested_for_what_people_write),
		cmocka_unit_test(
			suggestions_are_zones_and_at_most_as_many_as_asked),
		cmocka_unit_test(abbreviations_and_offsets_are_told_from_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
