#include "node_bench.h"

#include "read/record.h"

struct thing {
	struct moment at, day;
	const struct zone *zone;
};

static const struct field fields[] = {
	{"at", &record_time, FIELD_OPTIONAL, offsetof(struct thing, at), NULL,
		NULL, 0},
	{"day", &record_date, FIELD_OPTIONAL, offsetof(struct thing, day), NULL,
		NULL, 0},
	{"zone", &record_zone, FIELD_OPTIONAL, offsetof(struct thing, zone),
		NULL, NULL, 0},
	{0},
};

static const struct record_fields table = {.what = "a thing", .fields = fields};

static void read_thing(struct bench *b, const char *yaml, struct thing *out)
{
	struct reading r = {0};

	*out = (struct thing){0};
	bench_read_yaml(b, yaml);
	r.d = &b->d;
	r.arena = &b->arena;
	r.times.zones = zone_cache_open(&b->arena);
	r.times.house = zone_utc();
	b->ok = record_read(
			&r, &table, b->root, source_span(&b->src, 0, 0), out) &&
		b->ok;
}

static void times_dates_and_zones_are_read(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b,
		"at: 2026-12-01 09:00 America/New_York\n"
		"day: 2026-12-01\n"
		"zone: Europe/Brussels\n",
		&t);
	bench_expect(&b, "");
	assert_int_equal(t.at.at.utc, 1796133600);
	assert_true(t.day.is_date);
	assert_true(str_equal_z(zone_name(t.zone), "Europe/Brussels"));
	bench_close(&b);
}

static void a_date_alone_is_no_time(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "at: 2026-12-01\nday: 2026-12-01 10:00\n", &t);
	assert_int_equal(b.d.count, 1);
	assert_int_equal(b.d.items[0].place.line, 1);
	assert_false(t.day.is_date);
	bench_close(&b);
}

static void a_list_is_no_time(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "at: [1]\nday: {a: b}\nzone: []\n", &t);
	assert_int_equal(b.d.count, 3);
	assert_string_equal(b.d.items[0].id, "value-kind");
	assert_string_equal(b.d.items[2].id, "value-kind");
	bench_close(&b);
}

static void a_misspelt_zone_is_met_with_the_nearest(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "zone: America/NewYork\n", &t);
	bench_expect(&b,
		"a.md:1:7: error: unknown time zone \"America/NewYork\"; did "
		"you mean \"America/New_York\"? [time-zone-unknown]\n");
	bench_expect_mended(&b, 0, "zone: America/New_York");
	assert_null(t.zone);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_dates_and_zones_are_read),
		cmocka_unit_test(a_date_alone_is_no_time),
		cmocka_unit_test(a_list_is_no_time),
		cmocka_unit_test(a_misspelt_zone_is_met_with_the_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
