#include "instant_bench.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_edit_keeps_the_quotes_of_the_writer),
		cmocka_unit_test(without_a_place_the_line_is_made_of_the_field),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
