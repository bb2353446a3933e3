#include "public_set_world.h"

/*
 * The master property (embargo.md, non-interference) on random newsrooms:
 * what anyone may see does not depend on what is not due, and what is held
 * back or a draft might as well not exist.
 */

enum { ROUNDS = 20000, TIMES = 10 };

static uint32_t seed;

/* A number below `end`; the same ones in every run. */
static uint32_t any(uint32_t end)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % end;
}

static bool one_in(uint32_t n)
{
	return any(n) == 0;
}

static const char *const letters[] = {"a", "b", "c", "d", "e", "f", "g"};

static struct str any_letter(void)
{
	return str_from(letters[any(7)]);
}

static struct moment any_moment(void)
{
	return (struct moment){.at = at(any(TIMES))};
}

static void fill_times(struct release *release)
{
	static const enum embargo_kind kinds[] = {EMBARGO_UNTIL, EMBARGO_UNTIL,
		EMBARGO_NONE, EMBARGO_HOLD, EMBARGO_UNSAID};

	release->embargo.kind = kinds[any(5)];
	release->embargo.until = any_moment();
	release->embargo.is_lifted = one_in(8);
	release->embargo.lifted_at = any_moment();
	release->has_date = !one_in(4);
	release->date = any_moment();
	release->has_withdrawn = one_in(2);
	release->withdrawn_at = any_moment();
}

static void fill_release(struct world *w, struct release *release, size_t nth)
{
	static const char *const languages[] = {"en", "fr", "EN", "de"};

	*release = (struct release){.path = arena_format(&w->arena,
					    "releases/%u-%zu.md", any(4), nth)};
	release->slug = one_in(30) ? STR("") : any_letter();
	release->id = one_in(2) ? any_letter()
				: arena_format(&w->arena, "id-%zu", nth);
	release->language = str_from(languages[any(4)]);
	release->is_held = one_in(8);
	if (one_in(4))
		release->status = any(3);
	fill_times(release);
	if (!one_in(3))
		return;
	release->translation_of = any_letter();
	if (one_in(2))
		release->embargo.kind = EMBARGO_UNSAID;
}

static void fill_past(struct world *w)
{
	size_t i;

	w->past.count = any(5);
	for (i = 0; i < w->past.count; i++)
		w->before[i] = (struct past_release){
			.id = any_letter(),
			.address = arena_format(
				&w->arena, "2026/%s", letters[any(7)]),
		};
}

static void fill_world(struct world *w)
{
	size_t i;

	world_open(w);
	w->count = 1 + any(WORLD_MOST);
	for (i = 0; i < w->count; i++)
		fill_release(w, &w->releases[i], i);
	fill_past(w);
}

/* Said here a second time, in other words than the module's. */
static bool has_come(const struct release *release, int64_t now)
{
	const struct embargo *embargo = &release->embargo;

	if (embargo->is_lifted)
		return embargo->lifted_at.at.utc <= NINE + now;
	if (embargo->kind == EMBARGO_UNTIL)
		return embargo->until.at.utc <= NINE + now;
	return embargo->kind == EMBARGO_NONE && release->has_date &&
	       release->date.at.utc <= NINE + now;
}

static bool is_due(
	const struct world *w, const struct release *release, int64_t now)
{
	size_t i;

	if (!release->translation_of.len)
		return has_come(release, now);
	for (i = 0; i < w->count; i++)
		if (!w->releases[i].translation_of.len &&
			str_equal(
				w->releases[i].slug, release->translation_of) &&
			has_come(&w->releases[i], now))
			return true;
	return false;
}

static const struct public_set *look_at(struct world *w,
	const struct release *const all[], size_t count, int64_t now)
{
	struct public_question q = {&w->site, &w->past, at(now)};

	return public_set_at(&w->arena, all, count, &q);
}

static void expect_same_member(
	const struct public_release *a, const struct public_release *b)
{
	assert_ptr_equal(a->release, b->release);
	assert_ptr_equal(a->original, b->original);
	assert_ptr_equal(a->acts, b->acts);
	assert_int_equal(a->at.utc, b->at.utc);
	assert_int_equal(a->updated.utc, b->updated.utc);
	assert_true(str_equal(a->address, b->address));
	assert_int_equal(a->is_withdrawn, b->is_withdrawn);
	assert_int_equal(a->group, b->group);
	assert_int_equal(a->is_main, b->is_main);
}

static void expect_same(const struct public_set *a, const struct public_set *b)
{
	size_t i, group;

	assert_int_equal(public_set_count(a), public_set_count(b));
	for (i = 0; i < public_set_count(a); i++) {
		expect_same_member(public_set_get(a, i), public_set_get(b, i));
		group = public_set_get(a, i)->group;
		assert_int_equal(public_set_next_of_group(a, group, i + 1),
			public_set_next_of_group(b, group, i + 1));
	}
}

static void what_is_not_due_changes_nothing(void **state)
{
	const struct release *all[WORLD_MOST], *due[WORLD_MOST];
	size_t round, i, count, seen_some = 0, left_some = 0;
	struct world w;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		const struct public_set *set;
		int64_t now;

		seed = (uint32_t)round;
		now = any(TIMES);
		fill_world(&w);
		for (i = count = 0; i < w.count; i++) {
			all[i] = &w.releases[i];
			if (is_due(&w, all[i], now))
				due[count++] = all[i];
		}
		set = look_at(&w, all, w.count, now);
		expect_same(set, look_at(&w, due, count, now));
		seen_some += public_set_count(set) > 1;
		left_some += count < w.count;
		world_close(&w);
	}
	assert_true(seen_some > ROUNDS / 4);
	assert_true(left_some > ROUNDS / 2);
}

static void what_happens_to_it_meanwhile_changes_nothing(void **state)
{
	const struct release *all[WORLD_MOST];
	struct release others[WORLD_MOST];
	size_t round, i, changed = 0;
	struct world w;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		const struct public_set *set;
		int64_t now;

		seed = (uint32_t)round;
		now = any(TIMES);
		fill_world(&w);
		for (i = 0; i < w.count; i++)
			all[i] = &w.releases[i];
		set = look_at(&w, all, w.count, now);
		for (i = 0; i < w.count; i++) {
			fill_release(&w, &others[i], i);
			others[i].translation_of = STR("");
			if (is_due(&w, all[i], now) ||
				has_come(&others[i], now))
				continue;
			all[i] = &others[i];
			changed++;
		}
		expect_same(set, look_at(&w, all, w.count, now));
		world_close(&w);
	}
	assert_true(changed > ROUNDS);
}

static void drafts_and_held_ones_might_as_well_not_exist(void **state)
{
	const struct release *all[WORLD_MOST], *ready[WORLD_MOST];
	size_t round, i, count;
	struct world w;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		int64_t now;

		seed = (uint32_t)round;
		now = any(TIMES);
		fill_world(&w);
		for (i = count = 0; i < w.count; i++) {
			all[i] = &w.releases[i];
			if (!all[i]->is_held && all[i]->status != STATUS_DRAFT)
				ready[count++] = all[i];
		}
		expect_same(look_at(&w, all, w.count, now),
			look_at(&w, ready, count, now));
		world_close(&w);
	}
}

static void the_order_of_the_files_does_not_matter(void **state)
{
	const struct release *all[WORLD_MOST], *mixed[WORLD_MOST];
	size_t round, i, other;
	struct world w;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		int64_t now;

		seed = (uint32_t)round;
		now = any(TIMES);
		fill_world(&w);
		for (i = 0; i < w.count; i++) {
			other = any((uint32_t)i + 1);
			all[i] = mixed[i] = &w.releases[i];
			mixed[i] = mixed[other];
			mixed[other] = all[i];
		}
		expect_same(look_at(&w, all, w.count, now),
			look_at(&w, mixed, w.count, now));
		world_close(&w);
	}
}

/* What must be true of every member, whatever the newsroom. */
static void expect_right(
	const struct world *w, const struct public_release *item, int64_t now)
{
	const struct release *release = item->release;

	assert_true(item->at.utc <= NINE + now);
	assert_true(is_due(w, release, now));
	assert_false(release->is_held);
	assert_int_not_equal(release->status, STATUS_DRAFT);
	if (release->status == STATUS_WITHDRAWN)
		assert_true(item->is_withdrawn);
	assert_true(item->updated.utc >= item->at.utc);
	if (!release->translation_of.len)
		return;
	assert_false(item->original->is_held);
	assert_int_not_equal(item->original->status, STATUS_DRAFT);
	if (item->original->status == STATUS_WITHDRAWN)
		assert_true(item->is_withdrawn);
}

static void expect_unique(const struct public_set *set, size_t i, size_t other)
{
	const struct public_release *a = public_set_get(set, i);
	const struct public_release *b = public_set_get(set, other);

	assert_false(str_equal(a->release->slug, b->release->slug));
	assert_false(str_equal(a->release->id, b->release->id));
	assert_false(str_equal(a->address, b->address));
	if (a->group == b->group)
		assert_false(a->is_main && b->is_main);
	assert_true(a->at.utc > b->at.utc ||
		    (a->at.utc == b->at.utc &&
			    str_compare(a->release->id, b->release->id) < 0));
}

static void members_are_due_ready_unique_and_in_order(void **state)
{
	size_t round, i, other, mains, groups;
	struct world w;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		const struct public_set *set;
		int64_t now;

		seed = (uint32_t)round;
		now = any(TIMES);
		fill_world(&w);
		set = look(&w, now);
		for (i = mains = groups = 0; i < public_set_count(set); i++) {
			const struct public_release *item =
				public_set_get(set, i);

			expect_right(&w, item, now);
			for (other = i + 1; other < public_set_count(set);
				other++)
				expect_unique(set, i, other);
			mains += item->is_main;
			groups += item->group == i;
		}
		assert_int_equal(mains, groups);
		world_close(&w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_due_changes_nothing),
		cmocka_unit_test(what_happens_to_it_meanwhile_changes_nothing),
		cmocka_unit_test(drafts_and_held_ones_might_as_well_not_exist),
		cmocka_unit_test(the_order_of_the_files_does_not_matter),
		cmocka_unit_test(members_are_due_ready_unique_and_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
