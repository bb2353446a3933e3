#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/release.h"

static bool instant_is(const struct release *release, int64_t expected)
{
	struct instant at = {-1};

	return release_instant(release, &at) && at.utc == expected;
}

static bool has_none(const struct release *release)
{
	struct instant at;

	return !release_instant(release, &at);
}

static void the_instant_is_lifted_else_until_else_the_date(void **state)
{
	struct release release = {.has_date = true,
		.date.at = {10},
		.embargo = {.until.at = {20}, .lifted_at.at = {30}}};

	(void)state;
	release.embargo.kind = EMBARGO_NONE;
	assert_true(instant_is(&release, 10));
	release.embargo.kind = EMBARGO_UNTIL;
	assert_true(instant_is(&release, 20));
	release.embargo.is_lifted = true;
	assert_true(instant_is(&release, 30));
	release.embargo.kind = EMBARGO_HOLD;
	assert_true(instant_is(&release, 30));
}

static void a_hold_an_unsaid_embargo_and_no_date_have_no_instant(void **state)
{
	struct release release = {.has_date = true, .date.at = {10}};

	(void)state;
	release.embargo.kind = EMBARGO_HOLD;
	assert_true(has_none(&release));
	release.embargo.kind = EMBARGO_UNSAID;
	assert_true(has_none(&release));
	release.embargo.kind = EMBARGO_NONE;
	release.has_date = false;
	assert_true(has_none(&release));
}

static void a_release_is_updated_by_its_newest_correction(void **state)
{
	struct correction corrections[] = {
		{.at = {20}}, {.at = {30}}, {.at = {5}}};
	struct release release = {.corrections = corrections};

	(void)state;
	assert_int_equal(
		release_updated(&release, (struct instant){10}).utc, 10);
	release.correction_count = 3;
	assert_int_equal(
		release_updated(&release, (struct instant){10}).utc, 30);
	assert_int_equal(
		release_updated(&release, (struct instant){40}).utc, 40);
}

static struct arena arena;

static int release_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

#define expect_slug_of_name(name, expected)                                    \
	assert_true(str_equal_z(                                               \
		release_slug_from_name(&arena, STR(name)), expected))
#define expect_slug_of_text(text, expected)                                    \
	assert_true(str_equal_z(                                               \
		release_slug_from_text(&arena, STR(text)), expected))

static void a_file_s_name_gives_a_slug_without_its_date(void **state)
{
	(void)state;
	expect_slug_of_name("2026-03-05-results.md", "results");
	expect_slug_of_name("2026-03-05-Results", "results");
	expect_slug_of_name("results.md", "results");
	expect_slug_of_name("2026-results.md", "2026-results");
	expect_slug_of_name("2026-03-05.md", "2026-03-05");
	expect_slug_of_name("2026-03-05-.md", "2026-03-05");
	expect_slug_of_name("2026-03-05_results.md", "2026-03-05-results");
	expect_slug_of_name("20260-3-05-results.md", "20260-3-05-results");
	expect_slug_of_name("a026-03-05-results.md", "a026-03-05-results");
	expect_slug_of_name("2026-a3-05-results.md", "2026-a3-05-results");
	expect_slug_of_name("2026-03-b5-results.md", "2026-03-b5-results");
	expect_slug_of_name("results.md.md", "results-md");
	expect_slug_of_name(".md", "");
}

static void a_text_gives_a_slug_of_its_letters_and_digits(void **state)
{
	(void)state;
	expect_slug_of_text("Data & Privacy, 2026", "data-privacy-2026");
	expect_slug_of_text("Łódź", "lodz");
	expect_slug_of_text("Straße und Ærø", "strasse-und-aero");
	expect_slug_of_text("  a -- b  ", "a-b");
	expect_slug_of_text("Élysée Über", "elysee-uber");
	expect_slug_of_text("日本 7", "7");
	expect_slug_of_text("日本", "");
	expect_slug_of_text("---", "");
	expect_slug_of_text("", "");
}

static void a_slug_is_cut_at_eighty_letters(void **state)
{
	char text[SLUG_MAX_LEN + 2];
	struct str slug;

	(void)state;
	memset(text, 'a', sizeof(text));
	slug = release_slug_from_text(
		&arena, (struct str){text, SLUG_MAX_LEN - 1});
	assert_int_equal(slug.len, SLUG_MAX_LEN - 1);
	slug = release_slug_from_text(&arena, (struct str){text, SLUG_MAX_LEN});
	assert_int_equal(slug.len, SLUG_MAX_LEN);
	slug = release_slug_from_text(
		&arena, (struct str){text, SLUG_MAX_LEN + 1});
	assert_int_equal(slug.len, SLUG_MAX_LEN);
	text[SLUG_MAX_LEN - 1] = '-'; /* no hyphen is left at its end */
	slug = release_slug_from_text(
		&arena, (struct str){text, SLUG_MAX_LEN + 1});
	assert_int_equal(slug.len, SLUG_MAX_LEN - 1);
}

static void a_slug_has_small_letters_digits_and_hyphens(void **state)
{
	char text[SLUG_MAX_LEN + 1];

	(void)state;
	assert_true(release_is_slug(STR("az-09")));
	assert_false(release_is_slug(STR("")));
	assert_false(release_is_slug(STR("A")));
	assert_false(release_is_slug(STR("a b")));
	assert_false(release_is_slug(STR("a/b")));
	assert_false(release_is_slug(STR("..")));
	assert_false(release_is_slug(STR("é")));
	assert_false(release_is_slug(STR("a\0")));
	memset(text, 'a', sizeof(text));
	assert_true(release_is_slug((struct str){text, SLUG_MAX_LEN - 1}));
	assert_true(release_is_slug((struct str){text, SLUG_MAX_LEN}));
	assert_false(release_is_slug((struct str){text, SLUG_MAX_LEN + 1}));
}

static void arabic_and_hebrew_are_written_from_right_to_left(void **state)
{
	(void)state;
	assert_true(release_language_is_rtl(STR("ar")));
	assert_true(release_language_is_rtl(STR("AR-EG")));
	assert_true(release_language_is_rtl(STR("he")));
	assert_true(release_language_is_rtl(STR("ckb-IQ")));
	assert_true(release_language_is_rtl(STR("fa")));
	assert_false(release_language_is_rtl(STR("en")));
	assert_false(release_language_is_rtl(STR("arn"))); /* Mapudungun */
	assert_false(release_language_is_rtl(STR("")));
	assert_false(release_language_is_rtl((struct str){NULL, 0}));
}

static void a_script_decides_before_the_language(void **state)
{
	(void)state;
	assert_false(release_language_is_rtl(STR("ar-Latn")));
	assert_true(release_language_is_rtl(STR("az-Arab")));
	assert_true(release_language_is_rtl(STR("pa-arab-PK")));
	assert_false(release_language_is_rtl(STR("de-1996"))); /* a variant */
	assert_true(release_language_is_rtl(STR("ar-1996")));
	assert_true(release_language_is_rtl(STR("ar-x-Latn"))); /* private */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_instant_is_lifted_else_until_else_the_date),
		cmocka_unit_test(
			a_hold_an_unsaid_embargo_and_no_date_have_no_instant),
		cmocka_unit_test(a_release_is_updated_by_its_newest_correction),
		cmocka_unit_test(a_file_s_name_gives_a_slug_without_its_date),
		cmocka_unit_test(a_text_gives_a_slug_of_its_letters_and_digits),
		cmocka_unit_test(a_slug_is_cut_at_eighty_letters),
		cmocka_unit_test(a_slug_has_small_letters_digits_and_hyphens),
		cmocka_unit_test(
			arabic_and_hebrew_are_written_from_right_to_left),
		cmocka_unit_test(a_script_decides_before_the_language),
	};

	return cmocka_run_group_tests(tests, NULL, release_arena);
}
