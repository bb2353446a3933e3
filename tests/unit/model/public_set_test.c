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

/* Claims */

/* Two that claim one slug; the path of `first` is the larger one. */
static void add_twins(struct world *w, int64_t first, int64_t second)
{
	add(w, "results", first)->path = STR("releases/z.md");
	add(w, "results", second)->path = STR("releases/a.md");
	w->releases[0].id = STR("id-z");
	w->releases[1].id = STR("id-a");
}

static struct str winner(struct world *w, int64_t seconds)
{
	look(w, seconds);
	assert_int_equal(public_set_count(w->set), 1);
	return public_set_get(w->set, 0)->release->path;
}

#define expect_winner(w, seconds, expected)                                    \
	assert_true(str_equal_z(winner(w, seconds), expected))

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

static void a_translation_goes_out_with_its_original(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add_translation(&w, "resultats", "results", "fr");
	add(&w, "results", 0);
	expect_seen(&w, -1, "");
	expect_seen(&w, 0, "2026/resultats 2026/results");
	assert_int_equal(public_set_get(w.set, 0)->at.utc, NINE);
	assert_ptr_equal(public_set_get(w.set, 0)->acts, &w.releases[1]);
	assert_ptr_equal(public_set_get(w.set, 0)->original, &w.releases[1]);
	assert_null(public_set_get(w.set, 1)->original);
	world_close(&w);
}

static void a_translation_waits_for_what_its_original_waits_for(void **state)
{
	struct world w;
	struct release *original;

	(void)state;
	world_open(&w);
	add_translation(&w, "resultats", "results", "fr");
	expect_seen(&w, 100, "");
	original = add(&w, "results", 0);
	original->is_held = true;
	expect_seen(&w, 100, "");
	original->is_held = false;
	original->status = STATUS_DRAFT;
	expect_seen(&w, 100, "");
	original->status = STATUS_READY;
	original->embargo.kind = EMBARGO_HOLD;
	expect_seen(&w, 100, "");
	withdraw(original, -1);
	original->embargo.kind = EMBARGO_UNTIL;
	expect_seen(&w, 100, "");
	world_close(&w);
}

static void a_translation_with_a_finding_waits_alone(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add(&w, "results", 0);
	translation = add_translation(&w, "resultats", "results", "fr");
	translation->is_held = true;
	expect_seen(&w, 100, "2026/results");
	translation->is_held = false;
	translation->status = STATUS_DRAFT;
	expect_seen(&w, 100, "2026/results");
	world_close(&w);
}

static void another_embargo_holds_a_translation_back(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add(&w, "results", 10);
	translation = add_translation(&w, "resultats", "results", "fr");
	translation->embargo.kind = EMBARGO_UNTIL;
	translation->embargo.until.at = at(20);
	expect_seen(&w, 100, "2026/results");
	translation->embargo.until.at = at(0);
	expect_seen(&w, 5, "");
	expect_seen(&w, 100, "2026/results");
	translation->embargo.until.at = at(10);
	expect_seen(&w, 9, "");
	expect_seen(&w, 10, "2026/resultats 2026/results");
	translation->embargo.kind = EMBARGO_HOLD;
	expect_seen(&w, 100, "2026/results");
	world_close(&w);
}

static void a_lift_of_the_original_is_one_of_its_translations(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add(&w, "results", 500);
	w.releases[0].embargo.is_lifted = true;
	w.releases[0].embargo.lifted_at.at = at(7);
	translation = add_translation(&w, "resultats", "results", "fr");
	translation->embargo.kind = EMBARGO_UNTIL;
	translation->embargo.until.at = at(500);
	expect_seen(&w, 6, "");
	expect_seen(&w, 7, "2026/resultats 2026/results");
	translation->embargo.until.at = at(400);
	expect_seen(&w, 1000, "2026/results");
	translation->embargo.is_lifted = true;
	translation->embargo.lifted_at.at = at(500);
	expect_seen(&w, 1000, "2026/results");
	world_close(&w);
}

static void a_lift_of_a_translation_alone_opens_nothing(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add(&w, "results", 500);
	translation = add_translation(&w, "resultats", "results", "fr");
	translation->embargo.is_lifted = true;
	translation->embargo.lifted_at.at = at(7);
	expect_seen(&w, 8, "");
	expect_seen(&w, 500, "2026/results");
	translation->embargo.lifted_at.at = at(500);
	expect_seen(&w, 500, "2026/resultats 2026/results");
	world_close(&w);
}

static void a_translation_of_a_translation_is_none(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0);
	add_translation(&w, "resultats", "results", "fr");
	add_translation(&w, "ergebnisse", "resultats", "de");
	add_translation(&w, "itself", "itself", "de");
	add_translation(&w, "one", "two", "de");
	add_translation(&w, "two", "one", "de");
	expect_seen(&w, 100, "2026/resultats 2026/results");
	world_close(&w);
}

static void an_original_claims_before_a_translation(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add(&w, "results", 0);
	translation = add_translation(&w, "same", "results", "fr");
	translation->path = STR("releases/a.md");
	add(&w, "same", 0)->path = STR("releases/z.md");
	w.releases[2].id = STR("id-other");
	look(&w, 9);
	assert_int_equal(public_set_count(w.set), 2);
	assert_ptr_equal(public_set_by_slug(w.set, STR("same"))->release,
		&w.releases[2]);
	w.releases[2].embargo.until.at = at(1);
	look(&w, 9);
	assert_int_equal(public_set_count(w.set), 2);
	assert_ptr_equal(
		public_set_by_slug(w.set, STR("same"))->release, translation);
	world_close(&w);
}

static void an_original_that_loses_takes_its_translations_with_it(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 5)->id = STR("same");
	add(&w, "other", 0)->id = STR("same");
	add_translation(&w, "resultats", "results", "fr");
	expect_seen(&w, 9, "2026/other");
	w.releases[0].id = STR("id-z");
	add_translation(&w, "results", "other", "de"); /* is earlier */
	expect_seen(&w, 9, "2026/results 2026/other");
	assert_ptr_equal(public_set_get(w.set, 0)->release, &w.releases[3]);
	world_close(&w);
}

static void a_translation_belongs_to_the_first_of_two_originals(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add_twins(&w, 2, 1);
	translation = add_translation(&w, "resultats", "results", "fr");
	translation->embargo.kind = EMBARGO_UNTIL;
	translation->embargo.until.at = at(1);
	expect_seen(&w, 9, "2026/results 2026/resultats");
	assert_ptr_equal(public_set_get(w.set, 1)->original, &w.releases[1]);
	translation->embargo.until.at = at(2);
	expect_seen(&w, 9, "2026/results");
	translation->embargo.kind = EMBARGO_UNSAID;
	add(&w, "other", 0)->id = STR("id-a"); /* the first one loses it */
	expect_seen(&w, 9, "2026/results 2026/other");
	assert_ptr_equal(public_set_get(w.set, 0)->release, &w.releases[0]);
	world_close(&w);
}

static void a_public_translation_brings_its_new_original(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 5);
	add_translation(&w, "resultats", "results", "fr");
	add_past(&w, "id-resultats", "2020/resultats");
	expect_seen(&w, 4, "");
	expect_seen(&w, 5, "2020/resultats 2026/results");
	add(&w, "resultats", 0)->id = STR("id-other");
	expect_seen(&w, 5, "2020/resultats 2026/results");
	world_close(&w);
}

static void a_withdrawn_original_takes_its_translations_back(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	withdraw(add(&w, "results", 0), 60);
	add_translation(&w, "resultats", "results", "fr");
	expect_seen(&w, 100, "(2026/resultats) (2026/results)");
	assert_ptr_equal(public_set_get(w.set, 0)->acts, &w.releases[0]);
	assert_int_equal(public_set_get(w.set, 0)->updated.utc, NINE + 60);
	world_close(&w);
}

static void a_translation_can_be_taken_back_alone(void **state)
{
	struct world w;
	struct release *translation;

	(void)state;
	world_open(&w);
	add(&w, "results", 0)->language = STR("fr");
	translation = add_translation(&w, "a-resultats", "results", "en");
	withdraw(translation, 60);
	expect_seen(&w, 100, "(2026/a-resultats) 2026/results");
	assert_ptr_equal(public_set_get(w.set, 0)->acts, translation);
	assert_false(public_set_get(w.set, 0)->is_main);
	assert_true(public_set_get(w.set, 1)->is_main);
	withdraw(translation, -1);
	expect_seen(&w, 100, "2026/results");
	world_close(&w);
}

/* Groups */

static void translations_of_one_another_are_a_group(void **state)
{
	struct world w;
	const struct public_set *set;

	(void)state;
	world_open(&w);
	add(&w, "a", 5);
	add(&w, "b", 5);
	add_translation(&w, "c", "a", "fr");
	add_translation(&w, "d", "b", "fr");
	add_translation(&w, "e", "a", "de");
	set = look(&w, 9);
	assert_int_equal(public_set_get(set, 0)->group, 0);
	assert_int_equal(public_set_get(set, 1)->group, 1);
	assert_int_equal(public_set_get(set, 2)->group, 0);
	assert_int_equal(public_set_get(set, 3)->group, 1);
	assert_int_equal(public_set_get(set, 4)->group, 0);
	assert_int_equal(public_set_next_of_group(set, 0, 0), 0);
	assert_int_equal(public_set_next_of_group(set, 0, 1), 2);
	assert_int_equal(public_set_next_of_group(set, 0, 2), 2);
	assert_int_equal(public_set_next_of_group(set, 0, 3), 4);
	assert_int_equal(public_set_next_of_group(set, 0, 5), 5);
	assert_int_equal(public_set_next_of_group(set, 1, 0), 1);
	assert_int_equal(public_set_next_of_group(set, 1, 2), 3);
	assert_int_equal(public_set_next_of_group(set, 1, 4), 5);
	world_close(&w);
}

/* Which of the group of `a` (en), `b` (fr) and `c` (de) stands for it. */
static struct str main_in(struct world *w, const char *language)
{
	const struct public_set *set;
	struct str found = STR("none");
	size_t i, count = 0;

	w->site.language = str_from(language);
	set = look(w, 9);
	for (i = 0; i < public_set_count(set); i++)
		if (public_set_get(set, i)->is_main) {
			found = public_set_get(set, i)->release->slug;
			count++;
		}
	assert_int_equal(count, 1);
	return found;
}

static void the_site_s_language_or_the_original_stands_for_a_group(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "b", 0);
	add_translation(&w, "a", "b", "fr");
	add_translation(&w, "c", "b", "de-CH");
	assert_true(str_equal_z(main_in(&w, "fr"), "a"));
	assert_true(str_equal_z(main_in(&w, "en"), "b"));
	assert_true(str_equal_z(main_in(&w, "de-ch"), "c"));
	assert_true(str_equal_z(main_in(&w, "es"), "b"));
	w.releases[1].language = STR("en"); /* nobody said what it is */
	assert_true(str_equal_z(main_in(&w, "en"), "b"));
	world_close(&w);
}

/* Looking things up */

static void members_are_found_by_slug_path_and_address(void **state)
{
	struct world w;
	const struct public_release *a, *b;

	(void)state;
	world_open(&w);
	add(&w, "a", 0)->folder = STR("releases/2026-a");
	w.releases[0].path = STR("releases/2026-a/index.md");
	add(&w, "b", 1);
	look(&w, 9);
	b = public_set_get(w.set, 0);
	a = public_set_get(w.set, 1);
	assert_ptr_equal(public_set_by_slug(w.set, STR("a")), a);
	assert_ptr_equal(public_set_by_slug(w.set, STR("b")), b);
	assert_ptr_equal(public_set_by_path(w.set, STR("releases/b.md")), b);
	assert_ptr_equal(
		public_set_by_path(w.set, STR("releases/2026-a/index.md")), a);
	assert_ptr_equal(public_set_by_path(w.set, STR("releases/2026-a")), a);
	assert_ptr_equal(public_set_by_path(w.set, STR("releases/2026-a/")), a);
	assert_ptr_equal(public_set_by_address(w.set, STR("2026/b")), b);
	assert_ptr_equal(public_set_by_address(w.set, STR("2026/a/")), a);
	assert_null(public_set_by_path(w.set, STR("releases")));
	assert_null(public_set_by_path(w.set, STR("releases/b")));
	assert_null(public_set_by_path(w.set, STR("")));
	assert_null(public_set_by_path(w.set, STR("/")));
	assert_null(public_set_by_address(w.set, STR("b")));
	assert_null(public_set_by_slug(w.set, STR("2026/b")));
	world_close(&w);
}

static void what_is_not_public_is_not_found(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "a", 10);
	look(&w, 9);
	assert_null(public_set_by_slug(w.set, STR("a")));
	assert_null(public_set_by_path(w.set, STR("releases/a.md")));
	assert_null(public_set_by_address(w.set, STR("2026/a")));
	assert_int_equal(public_set_count(w.set), 0);
	world_close(&w);
}

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
		test(a_translation_goes_out_with_its_original),
		test(a_translation_waits_for_what_its_original_waits_for),
		test(a_translation_with_a_finding_waits_alone),
		test(another_embargo_holds_a_translation_back),
		test(a_lift_of_the_original_is_one_of_its_translations),
		test(a_lift_of_a_translation_alone_opens_nothing),
		test(a_translation_of_a_translation_is_none),
		test(an_original_claims_before_a_translation),
		test(an_original_that_loses_takes_its_translations_with_it),
		test(a_translation_belongs_to_the_first_of_two_originals),
		test(a_public_translation_brings_its_new_original),
		test(a_withdrawn_original_takes_its_translations_back),
		test(a_translation_can_be_taken_back_alone),
		test(translations_of_one_another_are_a_group),
		test(the_site_s_language_or_the_original_stands_for_a_group),
		test(members_are_found_by_slug_path_and_address),
		test(what_is_not_public_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
