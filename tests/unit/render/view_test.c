#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/view.h"

static struct arena arena;

static int release_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct value *entry(struct value map, const char *name)
{
	size_t i;

	assert_int_equal(map.kind, VALUE_MAP);
	for (i = 0; i < map.count; i++)
		if (!strcmp(map.entries[i].name, name))
			return &map.entries[i].value;
	fail();
	return NULL;
}

static struct str text_at(struct value map, const char *name)
{
	return entry(map, name)->text;
}

#define expect_text(map, name, expected)                                       \
	assert_true(str_equal_z(text_at(map, name), expected))

static void a_view_has_a_place_for_each_name_of_its_table(void **state)
{
	struct view v = view_begin(&arena, view_names_correction);
	struct value map = view_map(&v);
	size_t i;

	(void)state;
	for (i = 0; view_names_correction[i].name; i++) {
		assert_string_equal(
			map.entries[i].name, view_names_correction[i].name);
		assert_int_equal(map.entries[i].value.kind, VALUE_NONE);
	}
	assert_int_equal(map.count, i);
}

static void names_are_added_in_any_order(void **state)
{
	struct view v = view_begin(&arena, view_names_correction);

	(void)state;
	view_add_text(&v, "note", STR("n"));
	view_add_text(&v, "label", STR("l"));
	view_add_text(&v, "now", STR("new"));
	view_add_text(&v, "was", STR("old"));
	view_add_text(&v, "now", STR("newer"));
	expect_text(view_map(&v), "label", "l");
	expect_text(view_map(&v), "was", "old");
	expect_text(view_map(&v), "now", "newer");
	expect_text(view_map(&v), "note", "n");
	assert_int_equal(entry(view_map(&v), "date")->kind, VALUE_NONE);
}

static void what_is_empty_is_nothing(void **state)
{
	struct view v = view_begin(&arena, view_names_list);

	(void)state;
	view_add_yes(&v, "is_empty", false);
	view_add_yes(&v, "has_years", true);
	view_add(&v, "groups", view_list(NULL, 0));
	assert_int_equal(entry(view_map(&v), "is_empty")->kind, VALUE_NONE);
	assert_int_equal(entry(view_map(&v), "has_years")->kind, VALUE_TRUE);
	assert_int_equal(entry(view_map(&v), "groups")->kind, VALUE_NONE);
	assert_int_equal(view_html(STR("")).kind, VALUE_NONE);
	assert_int_equal(view_html(STR("<p>")).kind, VALUE_HTML);
	v = view_begin(&arena, view_names_part);
	view_add_text(&v, "url", STR(""));
	assert_int_equal(entry(view_map(&v), "url")->kind, VALUE_NONE);
}

/* Every table that templates can reach, and no name twice in one. */
static size_t look_at(const struct template_name *names)
{
	size_t i, other, count = 0;

	for (i = 0; names[i].name; i++) {
		assert_non_null(names[i].words);
		for (other = 0; other < i; other++)
			assert_string_not_equal(
				names[i].name, names[other].name);
		if (names[i].kind == VALUE_LIST)
			assert_non_null(names[i].inside);
		if (names[i].kind == VALUE_MAP)
			assert_true(names[i].inside || names[i].any);
		count += 1;
		if (names[i].inside)
			count += look_at(names[i].inside);
	}
	return count;
}

static void each_name_is_documented_and_stands_once(void **state)
{
	struct words words = {0};
	const struct template_name *names;

	(void)state;
	arena_push(&arena, &words.names, STR("and"));
	arena_push(&arena, &words.names, STR("after-hours"));
	names = view_names(&arena, &words);
	assert_true(look_at(names) > 100);
}

static void the_names_below_t_are_the_words(void **state)
{
	const struct template_name *names;
	struct words words = {0};
	size_t i = 0;

	(void)state;
	arena_push(&arena, &words.names, STR("and"));
	arena_push(&arena, &words.names, STR("after-hours"));
	names = view_names(&arena, &words);
	while (strcmp(names[i].name, "t"))
		i++;
	assert_string_equal(names[i].inside[0].name, "and");
	assert_string_equal(names[i].inside[1].name, "after-hours");
	assert_null(names[i].inside[2].name);
}

static void add_word(struct words *words, const char *name, const char *text)
{
	words->by_name.arena = &arena;
	map_claim(&words->by_name, str_from(name), words->names.count, NULL);
	arena_push(&arena, &words->names, str_from(name));
	arena_push(&arena, &words->texts, str_from(text));
}

static struct words english(void)
{
	struct words words = {0};

	add_word(&words, "date", "{day} {month} {year}");
	add_word(&words, "date-time", "{date}, {time} {zone}");
	add_word(&words, "time", "{hour}:{minute}");
	add_word(&words, "month-5", "May");
	add_word(&words, "comma", ", ");
	return words;
}

static void a_day_is_that_of_the_zone(void **state)
{
	struct zone_cache *zones = zone_cache_open(&arena);
	const struct zone *tokyo = zone_get(zones, STR("Asia/Tokyo"));
	struct words words = english();
	struct civil civil = {2026, 5, 1, 22, 30, 0};
	struct instant at = instant_from_civil(civil);
	struct value day;

	(void)state;
	assert_non_null(tokyo);
	day = view_day(&arena, &words, at, zone_utc());
	expect_text(day, "iso", "2026-05-01T22:30:00+00:00");
	expect_text(day, "text", "1 May 2026");
	day = view_day(&arena, &words, at, tokyo);
	expect_text(day, "iso", "2026-05-02T07:30:00+09:00");
	expect_text(day, "text", "2 May 2026");
}

static void a_time_shows_clock_and_zone_but_for_a_bare_date(void **state)
{
	struct words words = english();
	struct civil civil = {2026, 5, 1, 9, 5, 0};
	struct moment moment = {.at = instant_from_civil(civil),
		.civil = civil,
		.zone = zone_utc()};
	struct value time;

	(void)state;
	time = view_time(&arena, &words, &moment);
	expect_text(time, "iso", "2026-05-01T09:05:00+00:00");
	expect_text(time, "text", "1 May 2026, 09:05 UTC");
	moment.is_date = true;
	time = view_time(&arena, &words, &moment);
	expect_text(time, "text", "1 May 2026");
}

static void an_end_on_the_same_day_is_a_time_only(void **state)
{
	struct words words = english();
	struct civil nine = {2026, 5, 1, 9, 0, 0}, ten = {2026, 5, 1, 10, 0, 0};
	struct civil later = {2026, 5, 2, 9, 0, 0};
	struct moment start = {.at = instant_from_civil(nine),
		.civil = nine,
		.zone = zone_utc()};
	struct moment end = start;
	struct value time;

	(void)state;
	add_word(&words, "time-zone", "{time} {zone}");
	end.at = instant_from_civil(ten);
	time = view_end(&arena, &words, &start, &end);
	expect_text(time, "iso", "2026-05-01T10:00:00+00:00");
	expect_text(time, "text", "10:00 UTC");
	end.at = instant_from_civil(later);
	time = view_end(&arena, &words, &start, &end);
	expect_text(time, "text", "2 May 2026, 09:00 UTC");
	start.is_date = true;
	end.at = instant_from_civil(ten);
	time = view_end(&arena, &words, &start, &end);
	expect_text(time, "text", "1 May 2026, 10:00 UTC");
}

#define expect_phone(phone, expected)                                          \
	assert_true(str_equal_z(view_phone_url(&arena, STR(phone)), expected))

static void a_phone_is_dialled_by_its_digits(void **state)
{
	(void)state;
	expect_phone("+1 (555) 010-0100", "tel:+15550100100");
	expect_phone("0800.123456", "tel:0800123456");
	expect_phone("+32 2 555 01 00 ext. 12", "tel:+3225550100");
	expect_phone("+44 (0)20 7946 0958", "tel:+442079460958");
	expect_phone("(0)20 7946 0958", "tel:02079460958");
	expect_phone("00 44 + 20", "tel:004420");
	expect_phone("desk", "");
	expect_phone("+", "");
	expect_phone("", "");
}

static void a_contact_has_what_was_said_of_it(void **state)
{
	struct contact contact = {.name = STR("Ann"),
		.phone = STR("+1 555 0100"),
		.email = STR("ann@example.org"),
		.after_phone = STR("555-0199")};
	struct words words = english();
	struct value map;

	(void)state;
	arena_push(&arena, &contact.languages, STR("English"));
	arena_push(&arena, &contact.languages, STR("Français"));
	map = view_contact(&arena, &words, &contact);
	expect_text(map, "name", "Ann");
	expect_text(map, "phone", "+1 555 0100");
	expect_text(map, "phone_url", "tel:+15550100");
	expect_text(map, "email_url", "mailto:ann@example.org");
	expect_text(map, "languages", "English, Français");
	expect_text(map, "after_phone_url", "tel:5550199");
	assert_int_equal(entry(map, "role")->kind, VALUE_NONE);
	assert_int_equal(entry(map, "after_languages")->kind, VALUE_NONE);
	contact = (struct contact){.name = STR("Ann")};
	map = view_contact(&arena, &words, &contact);
	assert_int_equal(entry(map, "phone_url")->kind, VALUE_NONE);
	assert_int_equal(entry(map, "email_url")->kind, VALUE_NONE);
	assert_int_equal(entry(map, "after_phone_url")->kind, VALUE_NONE);
	assert_int_equal(entry(map, "languages")->kind, VALUE_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_has_a_place_for_each_name_of_its_table),
		cmocka_unit_test(names_are_added_in_any_order),
		cmocka_unit_test(what_is_empty_is_nothing),
		cmocka_unit_test(each_name_is_documented_and_stands_once),
		cmocka_unit_test(the_names_below_t_are_the_words),
		cmocka_unit_test(a_day_is_that_of_the_zone),
		cmocka_unit_test(
			a_time_shows_clock_and_zone_but_for_a_bare_date),
		cmocka_unit_test(an_end_on_the_same_day_is_a_time_only),
		cmocka_unit_test(a_phone_is_dialled_by_its_digits),
		cmocka_unit_test(a_contact_has_what_was_said_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, release_arena);
}
