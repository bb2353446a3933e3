#include "zone_bench.h"

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
	zone = zone_parse(&arena, STR("Test/Zone"), buf_view(&bytes));
	buf_release(&bytes);
	if (!zone)
		return INT32_MAX;
	return zone_read(zone, (struct instant){utc(at)}).offset_s;
}

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
	{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29 00:59:59", -7200},
	{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29 01:00:00", -3600},
	/* The day after the fourth Thursday, at 02:00: Gaza's way. */
	{"EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-27 23:59:59", 7200},
	{"EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28 00:00:00", 10800},
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
	/* The last Friday of April 2026 is the 24th, the fourth. */
	{"AAA0BBB,M4.5.5/0,M10.5.0", "2026-04-24 00:00:00", 3600},
	/* A week off its year. */
	{"AAA0BBB,J365/100,J365/150", "2026-01-01 00:00:00", 0},
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

static void footers_follow_their_rules(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (footer_offset(rows[i].footer, rows[i].at) !=
			rows[i].offset_s)
			fail_msg("%s at %s", rows[i].footer, rows[i].at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(footers_follow_their_rules),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
