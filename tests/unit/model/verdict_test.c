#include "model/verdict.h"

#include "public_set_world.h"

/* What the journal of a world knows besides what was public. */
struct journal {
	struct past_embargo embargoes[4];
	struct past_yes yeses[4];
	struct past_lift lifts[4];
};

static struct digest version(const char *text)
{
	return hash_bytes(text, strlen(text));
}

/* A world with a journal whose last look was ten minutes before nine. */
static void keep_journal(struct world *w, struct journal *j)
{
	*j = (struct journal){0};
	w->past.is_kept = true;
	w->past.last_look = at(-600);
	w->past.embargoes = j->embargoes;
	w->past.yeses = j->yeses;
	w->past.lifts = j->lifts;
}

/* `release` was public as it is now. */
static struct past_release *make_public(
	struct world *w, struct release *release)
{
	struct past_release *past = &w->before[w->past.count];

	add_past(w, release->id.ptr, "2026/results");
	release->version = version("as published");
	past->version = release->version;
	past->entry_count = release->correction_count;
	past->entries = release_entries(release, past->entry_count);
	return past;
}

static enum verdict ask(
	struct world *w, const struct release *release, int64_t seconds)
{
	struct verdict_book book =
		verdict_book_make(&w->arena, &w->past, &w->site, at(seconds));
	struct instant r = at(0);

	verdict_instant(&book, release, &r);
	return verdict_of(&book, release, NULL, r);
}

#define expect(w, release, seconds, expected)                                  \
	assert_int_equal(ask(w, release, seconds), expected)

static void an_embargo_is_itself_the_yes(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	expect(&w, release, -1, VERDICT_WAITING);
	expect(&w, release, 0, VERDICT_GO);
	world_close(&w);
}

static void without_an_embargo_somebody_has_to_say_yes(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	release->embargo.kind = EMBARGO_NONE;
	release->has_date = true;
	release->date.at = at(0);
	release->version = version("first");
	expect(&w, release, 5, VERDICT_ASK);
	j.yeses[w.past.yes_count++] =
		(struct past_yes){release->id, version("first")};
	expect(&w, release, 5, VERDICT_GO);
	release->version = version("changed since");
	expect(&w, release, 5, VERDICT_ASK);
	w.site.publish_on_save = true;
	expect(&w, release, 5, VERDICT_GO);
	world_close(&w);
}

static void an_embargo_of_the_past_is_held(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", -600 - VERDICT_LATE_S - 1);
	expect(&w, release, 0, VERDICT_PAST);
	release->embargo.until.at = at(-600 - VERDICT_LATE_S);
	expect(&w, release, 0, VERDICT_GO);
	world_close(&w);
}

static void an_embargo_seen_in_time_is_late_only(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", -5000);
	j.embargoes[w.past.embargo_count++] = (struct past_embargo){
		release->id, STR("x"), at(-5000), at(-9000)};
	expect(&w, release, 0, VERDICT_GO);
	j.embargoes[0].seen_at = at(-5000 + VERDICT_LATE_S + 1);
	expect(&w, release, 0, VERDICT_PAST);
	j.embargoes[0].seen_at = at(-9000);
	j.embargoes[0].at = at(-4999);
	expect(&w, release, 0, VERDICT_PAST);
	world_close(&w);
}

static void an_edit_into_the_past_is_held(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 3000);
	j.embargoes[w.past.embargo_count++] = (struct past_embargo){
		release->id, STR("x"), at(3000), at(-9000)};
	release->embargo.until.at = at(-5000);
	expect(&w, release, 0, VERDICT_PAST);
	world_close(&w);
}

static void the_first_look_takes_all_that_is_due(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	w.past.is_first = true;
	release = add(&w, "results", -99999);
	expect(&w, release, 0, VERDICT_GO);
	release->embargo.kind = EMBARGO_NONE;
	release->has_date = true;
	release->date.at = at(-99999);
	expect(&w, release, 0, VERDICT_GO);
	release->date.at = at(1);
	expect(&w, release, 0, VERDICT_WAITING);
	world_close(&w);
}

static void of_two_meanings_of_a_time_the_later_one_counts(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	release->embargo.until.zone = zone_utc();
	release->embargo.until.civil = instant_to_civil(at(0));
	j.embargoes[w.past.embargo_count++] = (struct past_embargo){release->id,
		STR("2026-12-01 09:00:00 UTC"), at(3600), at(-9000)};
	expect(&w, release, 3599, VERDICT_WAITING);
	expect(&w, release, 3600, VERDICT_GO);
	j.embargoes[0].at = at(-3600);
	expect(&w, release, -1, VERDICT_WAITING);
	j.embargoes[0].at = at(3600);
	j.embargoes[0].text = STR("2026-12-01 10:00:00 UTC");
	expect(&w, release, 0, VERDICT_GO);
	world_close(&w);
}

static void a_lift_needs_its_act(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 9000);
	release->embargo.is_lifted = true;
	release->embargo.lifted_at.at = at(-5);
	expect(&w, release, 0, VERDICT_UNLOGGED);
	j.lifts[w.past.lift_count++] = (struct past_lift){release->id, at(-4)};
	expect(&w, release, 0, VERDICT_UNLOGGED);
	j.lifts[w.past.lift_count++] = (struct past_lift){release->id, at(-5)};
	expect(&w, release, 0, VERDICT_GO);
	world_close(&w);
}

static void an_odd_clock_holds_what_is_due_but_not_a_lift(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	w.past.holds_lifts = true;
	release = add(&w, "results", 0);
	expect(&w, release, 0, VERDICT_CLOCK);
	release->embargo.is_lifted = true;
	release->embargo.lifted_at.at = at(0);
	j.lifts[w.past.lift_count++] = (struct past_lift){release->id, at(0)};
	expect(&w, release, 0, VERDICT_GO);
	world_close(&w);
}

static void what_is_public_stays_when_the_clock_goes_back(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	make_public(&w, release);
	expect(&w, release, -5000, VERDICT_GO);
	world_close(&w);
}

static void a_change_of_what_is_public_waits_for_a_yes(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	make_public(&w, release);
	release->version = version("changed");
	expect(&w, release, 5, VERDICT_CHANGED);
	j.yeses[w.past.yes_count++] =
		(struct past_yes){release->id, version("another change")};
	expect(&w, release, 5, VERDICT_CHANGED);
	j.yeses[0].version = version("changed");
	expect(&w, release, 5, VERDICT_GO);
	w.past.yes_count = 0;
	w.site.publish_on_save = true;
	expect(&w, release, 5, VERDICT_GO);
	world_close(&w);
}

static void a_new_entry_is_a_yes_and_a_changed_one_is_not(void **state)
{
	struct correction entries[] = {
		{.note = STR("one")}, {.note = STR("two")}};
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	release->corrections = entries;
	release->correction_count = 1;
	make_public(&w, release);
	release->version = version("corrected");
	release->correction_count = 2;
	expect(&w, release, 5, VERDICT_GO);
	entries[0].note = STR("another");
	expect(&w, release, 5, VERDICT_ENTRY);
	release->correction_count = 0;
	expect(&w, release, 5, VERDICT_ENTRY);
	world_close(&w);
}

static void a_public_one_does_not_go_back_under_an_embargo(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	make_public(&w, release);
	release->version = version("postponed by hand");
	release->embargo.until.at = at(6);
	expect(&w, release, 5, VERDICT_AFTER);
	expect(&w, release, 6, VERDICT_CHANGED);
	world_close(&w);
}

static void drafts_and_held_ones_are_unready_public_or_not(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	make_public(&w, release);
	release->status = STATUS_DRAFT;
	expect(&w, release, 5, VERDICT_UNREADY);
	release->status = STATUS_READY;
	release->is_held = true;
	expect(&w, release, 5, VERDICT_UNREADY);
	world_close(&w);
}

static void a_withdrawal_needs_no_yes_and_a_return_does(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;
	struct past_release *past;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	past = make_public(&w, release);
	release->version = version("withdrawn");
	release->status = STATUS_WITHDRAWN;
	expect(&w, release, 5, VERDICT_GO);
	past->version = release->version;
	past->is_withdrawn = true;
	release->version = version("back again");
	release->status = STATUS_READY;
	w.site.publish_on_save = true;
	expect(&w, release, 5, VERDICT_CHANGED);
	world_close(&w);
}

static void what_was_forgotten_needs_a_new_yes(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;
	struct past_release *past;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	past = make_public(&w, release);
	past->is_forgotten = true;
	w.site.publish_on_save = true;
	expect(&w, release, 5, VERDICT_FORGOTTEN);
	j.yeses[w.past.yes_count++] =
		(struct past_yes){release->id, release->version};
	expect(&w, release, 5, VERDICT_GO);
	expect(&w, release, -1, VERDICT_FORGOTTEN);
	world_close(&w);
}

static void a_translation_goes_by_the_embargo_of_its_original(void **state)
{
	struct world w;
	struct journal j;
	struct release *original, *release;
	struct verdict_book book;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	original = add(&w, "results", 0);
	release = add_translation(&w, "resultados", "results", "es");
	book = verdict_book_make(&w.arena, &w.past, &w.site, at(0));
	assert_int_equal(
		verdict_of(&book, release, original, at(0)), VERDICT_GO);
	original->embargo.kind = EMBARGO_NONE;
	assert_int_equal(
		verdict_of(&book, release, original, at(0)), VERDICT_ASK);
	original->embargo.kind = EMBARGO_HOLD;
	original->embargo.is_lifted = true;
	assert_int_equal(
		verdict_of(&book, release, original, at(0)), VERDICT_UNLOGGED);
	world_close(&w);
}

static void without_a_journal_the_time_alone_counts(void **state)
{
	struct world w;
	struct release *release;

	(void)state;
	world_open(&w);
	release = add(&w, "results", -99999);
	expect(&w, release, 0, VERDICT_GO);
	expect(&w, release, -999999, VERDICT_WAITING);
	world_close(&w);
}

/* With a journal, what was never public is withdrawn without a word. */
static void withdrawn_before_it_was_public_leaves_nothing(void **state)
{
	struct world w;
	struct journal j;
	struct release *release;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	release = add(&w, "results", 0);
	withdraw(release, 100);
	assert_string_equal(seen(&w, 200), "");
	make_public(&w, release);
	assert_string_equal(seen(&w, 200), "(2026/results)");
	world_close(&w);
}

/* Whatever another file claims, what is public word for word keeps its id. */
static void a_second_file_of_an_id_does_not_replace_what_is_public(void **state)
{
	struct correction entry = {.note = STR("mine")};
	struct world w;
	struct journal j;
	struct release *first, *second;

	(void)state;
	world_open(&w);
	keep_journal(&w, &j);
	first = add(&w, "results", 0);
	make_public(&w, first);
	second = add(&w, "again", -50);
	second->id = first->id;
	second->path = STR("releases/a.md");
	second->corrections = &entry;
	second->correction_count = 1;
	expect(&w, second, 5, VERDICT_GO);
	expect_winner(&w, 5, "releases/results.md");
	withdraw(second, 3);
	expect_winner(&w, 5, "releases/results.md");
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_embargo_is_itself_the_yes),
		cmocka_unit_test(without_an_embargo_somebody_has_to_say_yes),
		cmocka_unit_test(an_embargo_of_the_past_is_held),
		cmocka_unit_test(an_embargo_seen_in_time_is_late_only),
		cmocka_unit_test(an_edit_into_the_past_is_held),
		cmocka_unit_test(the_first_look_takes_all_that_is_due),
		cmocka_unit_test(
			of_two_meanings_of_a_time_the_later_one_counts),
		cmocka_unit_test(a_lift_needs_its_act),
		cmocka_unit_test(an_odd_clock_holds_what_is_due_but_not_a_lift),
		cmocka_unit_test(what_is_public_stays_when_the_clock_goes_back),
		cmocka_unit_test(a_change_of_what_is_public_waits_for_a_yes),
		cmocka_unit_test(a_new_entry_is_a_yes_and_a_changed_one_is_not),
		cmocka_unit_test(
			a_public_one_does_not_go_back_under_an_embargo),
		cmocka_unit_test(
			drafts_and_held_ones_are_unready_public_or_not),
		cmocka_unit_test(a_withdrawal_needs_no_yes_and_a_return_does),
		cmocka_unit_test(what_was_forgotten_needs_a_new_yes),
		cmocka_unit_test(
			a_translation_goes_by_the_embargo_of_its_original),
		cmocka_unit_test(without_a_journal_the_time_alone_counts),
		cmocka_unit_test(
			a_second_file_of_an_id_does_not_replace_what_is_public),
		cmocka_unit_test(withdrawn_before_it_was_public_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
