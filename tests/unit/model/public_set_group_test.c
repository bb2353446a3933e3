#include "public_set_world.h"

#define expect_seen(w, seconds, expected)                                      \
	assert_string_equal(seen(w, seconds), expected)

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

/* The translation is word for word what it was; its original is not. */
static void a_changed_original_keeps_its_public_translation(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	add_past(&w, "id-results", "2026/results");
	add_past(&w, "id-resultats", "2026/resultats");
	add(&w, "results", 0)->version.bytes[0] = 1;
	add_translation(&w, "resultats", "results", "fr");
	expect_seen(&w, 100, "2026/resultats 2026/results");
	withdraw(&w.releases[0], 50);
	expect_seen(&w, 100, "(2026/resultats) (2026/results)");
	world_close(&w);
}

#define test(name) cmocka_unit_test(name)

int main(void)
{
	const struct CMUnitTest tests[] = {
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
		test(a_changed_original_keeps_its_public_translation),
		test(a_withdrawn_original_takes_its_translations_back),
		test(a_translation_can_be_taken_back_alone),
		test(translations_of_one_another_are_a_group),
		test(the_site_s_language_or_the_original_stands_for_a_group),
		test(members_are_found_by_slug_path_and_address),
		test(what_is_not_public_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
