#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/site.h"

static struct civil day(int year, int month, int nth)
{
	return (struct civil){year, (uint8_t)month, (uint8_t)nth, 0, 0, 0};
}

static struct instant at(struct civil civil)
{
	return instant_from_civil(civil);
}

/* There until that moment, then followed. */
static struct contact until(
	const char *key, const char *then, struct civil civil)
{
	return (struct contact){
		.key = str_from(key),
		.then = str_from(then),
		.has_until = true,
		.until = {.at = instant_from_civil(civil),
			.civil = civil,
			.zone = zone_utc()},
	};
}

static bool is_called(const struct site *site, const char *key,
	struct civil civil, const char *expected)
{
	const struct contact *contact =
		site_contact(site, str_from(key), at(civil));

	return contact && str_equal_z(contact->key, expected);
}

static void who_has_no_end_is_always_called(void **state)
{
	struct contact contacts[] = {{.key = STR("ann")}, {.key = STR("desk")}};
	struct site site = {.contacts = contacts, .contact_count = 2};

	(void)state;
	assert_true(is_called(&site, "ann", day(2026, 1, 1), "ann"));
	assert_true(is_called(&site, "desk", day(2999, 1, 1), "desk"));
	contacts[0].then = STR("desk"); /* but nobody said from when on */
	assert_true(is_called(&site, "ann", day(2026, 1, 1), "ann"));
	assert_null(site_contact(&site, STR("bob"), (struct instant){0}));
	assert_null(site_contact(&site, STR(""), (struct instant){0}));
}

static void who_left_at_a_time_is_followed_from_that_second(void **state)
{
	struct civil end = {2026, 5, 31, 17, 0, 0};
	struct contact contacts[] = {
		until("ann", "desk", end), {.key = STR("desk")}};
	struct site site = {.contacts = contacts, .contact_count = 2};

	(void)state;
	assert_true(is_called(
		&site, "ann", (struct civil){2026, 5, 31, 16, 59, 59}, "ann"));
	assert_true(is_called(&site, "ann", end, "desk"));
}

static void who_left_at_a_date_is_there_on_that_day(void **state)
{
	struct contact contacts[] = {
		until("ann", "desk", day(2026, 5, 31)), {.key = STR("desk")}};
	struct site site = {.contacts = contacts, .contact_count = 2};

	(void)state;
	contacts[0].until.is_date = true;
	assert_true(is_called(
		&site, "ann", (struct civil){2026, 5, 31, 23, 59, 59}, "ann"));
	assert_true(is_called(&site, "ann", day(2026, 6, 1), "desk"));
	assert_true(is_called(&site, "ann", day(2027, 1, 1), "desk"));
	assert_true(is_called(&site, "ann", day(2025, 12, 31), "ann"));
	assert_true(is_called(&site, "ann", day(2026, 4, 30), "ann"));
}

static void the_day_of_a_date_ends_in_its_zone(void **state)
{
	struct arena arena = {0};
	struct zone_cache *zones = zone_cache_open(&arena);
	struct contact contacts[] = {
		until("ann", "desk", day(2026, 5, 31)), {.key = STR("desk")}};
	struct site site = {.contacts = contacts, .contact_count = 2};

	(void)state;
	contacts[0].until.is_date = true;
	contacts[0].until.zone = zone_get(zones, STR("America/New_York"));
	assert_non_null(contacts[0].until.zone);
	assert_true(is_called(
		&site, "ann", (struct civil){2026, 6, 1, 3, 59, 59}, "ann"));
	assert_true(is_called(
		&site, "ann", (struct civil){2026, 6, 1, 4, 0, 0}, "desk"));
	arena_release(&arena);
}

static void who_follows_can_have_left_as_well(void **state)
{
	struct contact contacts[] = {until("ann", "bob", day(2025, 1, 1)),
		until("bob", "desk", day(2026, 1, 1)), {.key = STR("desk")}};
	struct site site = {.contacts = contacts, .contact_count = 3};

	(void)state;
	assert_true(is_called(&site, "ann", day(2024, 1, 1), "ann"));
	assert_true(is_called(&site, "ann", day(2025, 6, 1), "bob"));
	assert_true(is_called(&site, "ann", day(2026, 6, 1), "desk"));
}

static void nobody_to_follow_leaves_the_one_who_left(void **state)
{
	struct contact contacts[] = {until("ann", "nobody", day(2025, 1, 1))};
	struct site site = {.contacts = contacts, .contact_count = 1};

	(void)state;
	assert_true(is_called(&site, "ann", day(2026, 1, 1), "ann"));
}

static void a_circle_ends_with_one_of_them(void **state)
{
	struct contact contacts[] = {until("ann", "bob", day(2025, 1, 1)),
		until("bob", "ann", day(2025, 1, 1)),
		until("self", "self", day(2025, 1, 1))};
	struct site site = {.contacts = contacts, .contact_count = 3};

	(void)state;
	assert_true(is_called(&site, "ann", day(2026, 1, 1), "ann"));
	assert_true(is_called(&site, "self", day(2026, 1, 1), "self"));
}

/* Contacts "a", "b"... of whom each but the last left, `count` of them. */
static const char *last_called(size_t count)
{
	static const char *const keys[] = {
		"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
	struct contact contacts[11] = {{.key = STR("")}};
	struct site site = {.contacts = contacts, .contact_count = count};
	const struct contact *found;
	size_t i;

	for (i = 0; i < count; i++)
		contacts[i] = until(keys[i], i + 1 < count ? keys[i + 1] : "",
			day(2025, 1, 1));
	contacts[count - 1].has_until = false;
	found = site_contact(&site, STR("a"), at(day(2026, 1, 1)));
	return found->key.ptr;
}

static void not_more_than_so_many_follow_one_another(void **state)
{
	(void)state;
	assert_string_equal(last_called(SITE_MAX_SUCCESSORS), "h");
	assert_string_equal(last_called(SITE_MAX_SUCCESSORS + 1), "i");
	assert_string_equal(last_called(SITE_MAX_SUCCESSORS + 2), "i");
}

static void texts_and_topics_are_found_by_their_keys(void **state)
{
	struct boilerplate texts[] = {
		{.key = STR("house"), .text = STR("The house.")},
		{.key = STR("fund"),
			.text = STR("The fund."),
			.name = STR("Open Fund")}};
	struct site_topic topics[] = {{STR("privacy"), STR("Privacy"), STR("")},
		{STR("votes"), STR("Votes"), STR("")}};
	struct site site = {.boilerplates = texts,
		.boilerplate_count = 2,
		.topics = topics,
		.topic_count = 2};

	(void)state;
	assert_ptr_equal(site_boilerplate(&site, STR("fund")), &texts[1]);
	assert_null(site_boilerplate(&site, STR("Fund")));
	assert_true(str_equal(site_boilerplate_name(&site, STR("The fund.")),
		STR("Open Fund")));
	assert_int_equal(
		site_boilerplate_name(&site, STR("The house.")).len, 0);
	assert_int_equal(site_boilerplate_name(&site, STR("Typed.")).len, 0);
	assert_ptr_equal(site_topic(&site, STR("privacy")), &topics[0]);
	assert_null(site_topic(&site, STR("Privacy")));
	assert_null(site_topic(&site, STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_has_no_end_is_always_called),
		cmocka_unit_test(
			who_left_at_a_time_is_followed_from_that_second),
		cmocka_unit_test(who_left_at_a_date_is_there_on_that_day),
		cmocka_unit_test(the_day_of_a_date_ends_in_its_zone),
		cmocka_unit_test(who_follows_can_have_left_as_well),
		cmocka_unit_test(nobody_to_follow_leaves_the_one_who_left),
		cmocka_unit_test(a_circle_ends_with_one_of_them),
		cmocka_unit_test(not_more_than_so_many_follow_one_another),
		cmocka_unit_test(texts_and_topics_are_found_by_their_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
