#include "zone_bench.h"

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
		cmocka_unit_test(names_are_suggested_for_what_people_write),
		cmocka_unit_test(
			suggestions_are_zones_and_at_most_as_many_as_asked),
		cmocka_unit_test(abbreviations_and_offsets_are_told_from_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
