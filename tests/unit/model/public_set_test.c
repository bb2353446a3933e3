#include "public_set_world.h"

#define expect_seen(w, seconds, expected)                                      \
	assert_string_equal(seen(w, seconds), expected)

static void a_release_is_public_from_the_very_second_of_its_embargo(
	void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0);
	expect_seen(&w, -1, "");
	expect_seen(&w, 0, "2026/results");
	expect_seen(&w, 1, "2026/results");
	assert_int_equal(public_set_get(w.set, 0)->at.utc, NINE);
	world_close(&w);
}

static void without_an_embargo_its_date_counts(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 99);
	release->embargo.kind = EMBARGO_NONE;
	expect_seen(&w, 1000, "");
	release->has_date = true;
	release->date.at = at(5);
	expect_seen(&w, 4, "");
	expect_seen(&w, 5, "2026/results");
	world_close(&w);
}

static void drafts_and_held_ones_are_never_public(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	release->status = STATUS_DRAFT;
	expect_seen(&w, 10, "");
	release->status = STATUS_READY;
	release->is_held = true;
	expect_seen(&w, 10, "");
	add_past(&w, "id-results", "2026/results");
	expect_seen(&w, 10, "");
	release->is_held = false;
	expect_seen(&w, 10, "2026/results");
	world_close(&w);
}

static void what_says_no_embargo_or_hold_waits_for_ever(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	release->has_date = true;
	release->date.at = at(-100);
	release->embargo.kind = EMBARGO_UNSAID;
	expect_seen(&w, 1000, "");
	release->embargo.kind = EMBARGO_HOLD;
	expect_seen(&w, 1000, "");
	world_close(&w);
}

static void lifting_opens_what_waits_and_what_is_on_hold(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 500);
	release->embargo.is_lifted = true;
	release->embargo.lifted_at.at = at(7);
	expect_seen(&w, 6, "");
	expect_seen(&w, 7, "2026/results");
	assert_int_equal(public_set_get(w.set, 0)->at.utc, NINE + 7);
	release->embargo.kind = EMBARGO_HOLD;
	expect_seen(&w, 6, "");
	expect_seen(&w, 7, "2026/results");
	release->status = STATUS_DRAFT;
	expect_seen(&w, 7, "");
	world_close(&w);
}

static void one_without_slug_or_id_has_no_place(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "", 0);
	add(&w, "results", 0)->id = STR("");
	expect_seen(&w, 10, "");
	world_close(&w);
}

static void the_year_is_that_of_the_clocks_of_the_house(void **state)
{
	struct world w;
	struct zone_cache *zones;
	int64_t new_year = 31 * CIVIL_DAY_S - 9 * CIVIL_HOUR_S; /* in UTC */

	(void)state;
	world_open(&w);
	zones = zone_cache_open(&w.arena);
	w.site.zone = zone_get(zones, STR("America/New_York"));
	assert_non_null(w.site.zone);
	add(&w, "old", new_year + 5 * CIVIL_HOUR_S - 1);
	add(&w, "new", new_year + 5 * CIVIL_HOUR_S);
	expect_seen(&w, 2 * new_year, "2027/new 2026/old");
	world_close(&w);
}

static void the_newest_stand_first_and_equal_ones_by_their_ids(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "a", 1)->id = STR("urn:b");
	add(&w, "b", 1)->id = STR("urn:a");
	add(&w, "c", 2);
	add(&w, "d", 0);
	add(&w, "e", 1)->id = STR("urn:B");
	expect_seen(&w, 9, "2026/c 2026/e 2026/b 2026/a 2026/d");
	world_close(&w);
}

static void withdrawn_before_it_was_public_leaves_nothing(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	withdraw(release, -1);
	expect_seen(&w, -1, "");
	expect_seen(&w, 0, "");
	expect_seen(&w, 1000, "");
	release->has_withdrawn = false; /* and nobody knows when */
	release->withdrawn_at.at = at(500);
	expect_seen(&w, 1000, "");
	world_close(&w);
}

static void withdrawn_after_it_was_public_is_a_notice(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	withdraw(release, 60);
	expect_seen(&w, 100, "(2026/results)");
	assert_int_equal(public_set_get(w.set, 0)->at.utc, NINE);
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE + 60);
	withdraw(release, 0); /* in its very first second */
	expect_seen(&w, 100, "(2026/results)");
	world_close(&w);
}

static void what_the_journal_saw_public_is_a_notice(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	withdraw(release, -60);
	add_past(&w, "id-results", "2025/results");
	expect_seen(&w, 100, "(2025/results)");
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE);
	release->has_withdrawn = false;
	expect_seen(&w, 100, "(2025/results)");
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE);
	world_close(&w);
}

static void the_newest_correction_updates_a_release(void **state)
{
	struct correction corrections[] = {
		{.at = at(30)}, {.at = at(90)}, {.at = at(-5)}};
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	look(&w, 100);
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE);
	release->corrections = corrections;
	release->correction_count = 3;
	look(&w, 100);
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE + 90);
	withdraw(release, 60);
	look(&w, 100);
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE + 60);
	withdraw(release, -60);
	add_past(&w, "id-results", "2026/results");
	look(&w, 100);
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE);
	world_close(&w);
}

static void the_earlier_of_two_claims_a_slug(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add_twins(&w, 1, 2);
	expect_winner(&w, 9, "releases/z.md");
	w.releases[0].embargo.until.at = at(3);
	expect_winner(&w, 9, "releases/a.md");
	world_close(&w);
}

static void the_smaller_path_claims_among_equals(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add_twins(&w, 1, 1);
	expect_winner(&w, 9, "releases/a.md");
	world_close(&w);
}

static void who_was_public_keeps_its_claim(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add_twins(&w, 2, 1);
	add_past(&w, "id-z", "2025/elsewhere");
	expect_winner(&w, 9, "releases/z.md");
	assert_true(str_equal_z(
		public_set_get(w.set, 0)->address, "2025/elsewhere"));
	world_close(&w);
}

static void who_is_not_due_claims_nothing(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add_twins(&w, 5, 9);
	expect_winner(&w, 8, "releases/z.md");
	w.releases[1].path = STR("releases/zz.md");
	w.releases[0].embargo.until.at = at(9);
	w.releases[1].embargo.until.at = at(5);
	expect_winner(&w, 8, "releases/zz.md");
	expect_winner(&w, 9, "releases/zz.md");
	w.releases[1].status = STATUS_DRAFT;
	expect_seen(&w, 8, "");
	expect_winner(&w, 9, "releases/z.md");
	world_close(&w);
}

static void an_id_is_claimed_as_a_slug_is(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "late", 2)->id = STR("same");
	add(&w, "early", 1)->id = STR("same");
	expect_seen(&w, 1, "2026/early");
	expect_seen(&w, 9, "2026/early");
	w.releases[1].is_held = true;
	expect_seen(&w, 9, "2026/late");
	world_close(&w);
}

static void a_frozen_address_is_claimed_too(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "renamed", 5);
	add_past(&w, "id-renamed", "2026/results");
	add(&w, "results", 0);
	expect_seen(&w, 4, "2026/results");
	assert_true(str_equal_z(
		public_set_get(w.set, 0)->release->slug, "results"));
	expect_seen(&w, 5, "2026/results");
	assert_true(str_equal_z(
		public_set_get(w.set, 0)->release->slug, "renamed"));
	world_close(&w);
}

static void a_copy_with_the_same_id_does_not_take_the_address(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 5)->id = STR("same");
	add(&w, "copied", 0)->id = STR("same");
	add_past(&w, "same", "2026/results");
	expect_seen(&w, 9, "2026/results");
	assert_true(str_equal_z(
		public_set_get(w.set, 0)->release->slug, "results"));
	world_close(&w);
}

static void what_was_public_keeps_its_address(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", 0);
	add_past(&w, "id-results", "2026/results");
	release->slug = STR("outcome");
	release->embargo.until.at = at(400 * (int64_t)CIVIL_DAY_S);
	expect_seen(&w, 0, ""); /* who keeps it public is not decided here */
	expect_seen(&w, 400 * (int64_t)CIVIL_DAY_S, "2026/results");
	assert_non_null(public_set_by_slug(w.set, STR("outcome")));
	world_close(&w);
}

/* Translations */

#define test(name) cmocka_unit_test(name)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_release_is_public_from_the_very_second_of_its_embargo),
		test(without_an_embargo_its_date_counts),
		test(drafts_and_held_ones_are_never_public),
		test(what_says_no_embargo_or_hold_waits_for_ever),
		test(lifting_opens_what_waits_and_what_is_on_hold),
		test(one_without_slug_or_id_has_no_place),
		test(the_year_is_that_of_the_clocks_of_the_house),
		test(the_newest_stand_first_and_equal_ones_by_their_ids),
		test(withdrawn_before_it_was_public_leaves_nothing),
		test(withdrawn_after_it_was_public_is_a_notice),
		test(what_the_journal_saw_public_is_a_notice),
		test(the_newest_correction_updates_a_release),
		test(the_earlier_of_two_claims_a_slug),
		test(the_smaller_path_claims_among_equals),
		test(who_was_public_keeps_its_claim),
		test(who_is_not_due_claims_nothing),
		test(an_id_is_claimed_as_a_slug_is),
		test(a_frozen_address_is_claimed_too),
		test(a_copy_with_the_same_id_does_not_take_the_address),
		test(what_was_public_keeps_its_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
