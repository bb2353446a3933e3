#include "model/public_set.h"

#include <stdlib.h>

#include "base/map.h"
#include "model/verdict.h"

/* Who claims first: lower ones before higher ones. */
enum claim {
	CLAIM_AT_HOME,	  /* public before, at the address it would get today */
	CLAIM_BEFORE,	  /* public before, at an address frozen since */
	CLAIM_FOR_PUBLIC, /* not yet, but its translation was public before */
	CLAIM_NEW,
};

/* A release that might be public, while claims are settled. */
struct candidate {
	const struct release *release;
	const struct release *original; /* NULL: not a translation */
	enum claim claim;
	struct instant at;
	struct str address;
	bool is_withdrawn;
	bool is_same; /* word for word as it was public before */
};

struct public_set {
	struct public_release *items;
	size_t count;
	struct map slugs, addresses, paths;
	size_t *next_of_group; /* of each member, or the count */
};

/* What the claims are settled with. */
struct settling {
	struct arena *arena;
	const struct public_question *q;
	struct candidate *candidates;
	size_t count;
	struct verdict_book book;
	struct map originals; /* slug -> candidate that may be translated */
	struct map slugs, ids, addresses; /* claimed, with the member's index */
	struct public_set *set;
};

/* One without a slug or an id has no place among the others. */
static bool may_be_public(const struct release *release)
{
	return !release->is_held && release->status != STATUS_DRAFT &&
	       release->slug.len > 0 && release->id.len > 0;
}

static struct str address_of(struct settling *s, const struct candidate *c)
{
	struct civil day = zone_read(s->q->site->zone, c->at).civil;

	return arena_format(
		s->arena, "%d/%.*s", (int)day.year, STR_ARG(c->release->slug));
}

/* What was public keeps its address, whatever it would get today. */
static void find_address(struct settling *s, struct candidate *c)
{
	const struct past_release *before =
		verdict_past(&s->book, c->release->id);

	c->address = address_of(s, c);
	c->claim = CLAIM_NEW;
	if (!before || before->is_forgotten)
		return;
	c->claim = str_equal(before->address, c->address) ? CLAIM_AT_HOME
							  : CLAIM_BEFORE;
	c->address = before->address;
	c->is_same = hash_equal(&before->version, &c->release->version);
}

/*
 * Withdrawn before anyone could see it: leaves nothing public, ever. A
 * journal knows; without one the dates tell. A bare date is 00:00: on the
 * day of R nobody knows, and nothing is the safe side.
 */
static bool was_never_public(
	const struct settling *s, const struct candidate *c)
{
	const struct release *release = c->release;

	if (release->status != STATUS_WITHDRAWN || c->claim != CLAIM_NEW)
		return false;
	return (s->q->past->is_kept && !s->q->past->is_first) ||
	       !release->has_withdrawn ||
	       release->withdrawn_at.at.utc < c->at.utc;
}

static void add_candidate(struct settling *s, struct candidate *c)
{
	find_address(s, c);
	c->is_withdrawn = c->release->status == STATUS_WITHDRAWN;
	if (!was_never_public(s, c))
		s->candidates[s->count++] = *c;
}

/* The embargo, for everything that speaks for itself. */
static void add_original(struct settling *s, const struct release *release)
{
	struct candidate c = {.release = release};

	if (may_be_public(release) && !release->translation_of.len &&
		verdict_instant(&s->book, release, &c.at) &&
		verdict_of(&s->book, release, NULL, c.at) == VERDICT_GO)
		add_candidate(s, &c);
}

/*
 * A translation has no time of its own. One that says the embargo of its
 * original goes out with it, when that was lifted as well.
 */
static bool says_another_time(const struct settling *s,
	const struct release *release, const struct candidate *original)
{
	const struct embargo *own = &release->embargo;
	const struct embargo *its = &original->release->embargo;
	struct instant at;

	if (!verdict_instant(&s->book, release, &at))
		return own->kind == EMBARGO_HOLD;
	if (at.utc == original->at.utc)
		return false;
	return own->is_lifted || own->kind != EMBARGO_UNTIL ||
	       its->kind != EMBARGO_UNTIL || at.utc != its->until.at.utc;
}

static struct candidate *original_of(
	const struct settling *s, const struct release *release)
{
	size_t at;

	return map_get(&s->originals, release->translation_of, &at)
		       ? &s->candidates[at]
		       : NULL;
}

static void add_translation(struct settling *s, const struct release *release)
{
	const struct candidate *original;
	struct candidate c = {.release = release};

	if (!may_be_public(release) || !release->translation_of.len)
		return;
	original = original_of(s, release);
	if (!original || says_another_time(s, release, original))
		return;
	c.original = original->release;
	c.at = original->at;
	if (verdict_of(&s->book, release, c.original, c.at) == VERDICT_GO)
		add_candidate(s, &c);
}

/* An original claims before its translations, and not later than they do. */
static void order_claims(struct settling *s, size_t original_count)
{
	size_t i;

	for (i = original_count; i < s->count; i++) {
		struct candidate *c = &s->candidates[i];
		struct candidate *original = original_of(s, c->release);

		if (c->claim <= CLAIM_BEFORE && original->claim == CLAIM_NEW)
			original->claim = CLAIM_FOR_PUBLIC;
		original->is_same |= c->is_same;
	}
	for (i = original_count; i < s->count; i++) {
		struct candidate *c = &s->candidates[i];
		struct candidate *original = original_of(s, c->release);

		if (c->claim < original->claim)
			c->claim = original->claim;
		c->is_same = c->is_same && original->is_same;
	}
}

static int by_claim(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	if (a->is_same != b->is_same)
		return a->is_same ? -1 : 1;
	if (a->at.utc != b->at.utc)
		return a->at.utc < b->at.utc ? -1 : 1;
	if (!a->original != !b->original)
		return a->original ? 1 : -1;
	return str_compare(a->release->path, b->release->path);
}

static bool is_free(const struct map *map, struct str name)
{
	size_t holder;

	return !map_get(map, name, &holder);
}

/* The act that took it back, if any: its original's, or its own. */
static void fill_acts(struct public_release *item, const struct candidate *c)
{
	const struct release *original = c->original;

	item->acts = original && (original->status == STATUS_WITHDRAWN ||
					 !c->is_withdrawn)
			     ? original
			     : c->release;
	item->is_withdrawn = item->acts->status == STATUS_WITHDRAWN;
	item->updated = release_updated(c->release, c->at);
	if (!item->is_withdrawn)
		return;
	item->updated = c->at;
	if (item->acts->has_withdrawn &&
		item->acts->withdrawn_at.at.utc > c->at.utc)
		item->updated = item->acts->withdrawn_at.at;
}

static void admit(struct settling *s, const struct candidate *c)
{
	struct public_set *set = s->set;
	struct public_release *item = &set->items[set->count];

	if (!is_free(&s->slugs, c->release->slug) ||
		!is_free(&s->ids, c->release->id) ||
		!is_free(&s->addresses, c->address))
		return;
	map_claim(&s->slugs, c->release->slug, set->count, NULL);
	map_claim(&s->ids, c->release->id, set->count, NULL);
	map_claim(&s->addresses, c->address, set->count, NULL);
	item->release = c->release;
	item->original = c->original;
	item->at = c->at;
	item->address = c->address;
	fill_acts(item, c);
	set->count++;
}

/* An original that lost its claims takes its translations with it. */
static bool has_its_original(
	const struct settling *s, const struct candidate *c)
{
	size_t member;

	return !c->original ||
	       (map_get(&s->slugs, c->original->slug, &member) &&
		       s->set->items[member].release == c->original);
}

static void settle(struct settling *s)
{
	size_t i;

	qsort(s->candidates, s->count, sizeof(*s->candidates), by_claim);
	for (i = 0; i < s->count; i++)
		if (has_its_original(s, &s->candidates[i]))
			admit(s, &s->candidates[i]);
}

static void find_candidates(
	struct settling *s, const struct release *const all[], size_t count)
{
	size_t i, original_count;

	for (i = 0; i < count; i++)
		add_original(s, all[i]);
	original_count = s->count;
	map_reserve(&s->originals, original_count);
	qsort(s->candidates, s->count, sizeof(*s->candidates), by_claim);
	for (i = 0; i < original_count; i++)
		map_claim(
			&s->originals, s->candidates[i].release->slug, i, NULL);
	for (i = 0; i < count; i++)
		add_translation(s, all[i]);
	order_claims(s, original_count);
}

static int newest_first(const void *left, const void *right)
{
	const struct public_release *a = left, *b = right;

	if (a->at.utc != b->at.utc)
		return a->at.utc > b->at.utc ? -1 : 1;
	return str_compare(a->release->id, b->release->id);
}

static void index_members(struct arena *arena, struct public_set *set)
{
	size_t i;

	set->slugs.arena = set->addresses.arena = set->paths.arena = arena;
	map_reserve(&set->slugs, set->count);
	map_reserve(&set->addresses, set->count);
	map_reserve(&set->paths, set->count);
	for (i = 0; i < set->count; i++) {
		const struct public_release *item = &set->items[i];

		map_claim(&set->slugs, item->release->slug, i, NULL);
		map_claim(&set->addresses, item->address, i, NULL);
		map_claim(&set->paths, item->release->path, i, NULL);
		if (item->release->folder.len)
			map_claim(&set->paths, item->release->folder, i, NULL);
	}
}

static struct str slug_of_group(const struct public_release *item)
{
	return item->original ? item->original->slug : item->release->slug;
}

/* Members of one group are linked in order; the group is its first index. */
static void group_members(
	struct arena *arena, struct arena *scratch, struct public_set *set)
{
	struct map groups = {.arena = scratch}; /* original's slug -> group */
	size_t *last = arena_array(scratch, set->count, sizeof(*last)), i;

	map_reserve(&groups, set->count);
	set->next_of_group = arena_array(arena, set->count, sizeof(size_t));
	for (i = 0; i < set->count; i++) {
		struct public_release *item = &set->items[i];
		size_t group = i;

		set->next_of_group[i] = set->count;
		if (!map_claim(&groups, slug_of_group(item), i, &group))
			set->next_of_group[last[group]] = i;
		item->group = group;
		last[group] = i;
	}
}

/*
 * How well a member stands for its group: one that was taken back alone
 * does not, the site's language does, and the original before others.
 */
static int standing(const struct public_release *item, struct str language)
{
	int is_taken_back = item->original && item->acts == item->release &&
			    item->is_withdrawn;
	int is_ours = str_equal_nocase(item->release->language, language);

	return is_taken_back ? 0 : 1 + 2 * is_ours + !item->original;
}

static void choose_mains(struct public_set *set, struct str language)
{
	size_t i, at, main;

	for (i = 0; i < set->count; i++) {
		if (set->items[i].group != i)
			continue;
		main = i;
		for (at = i; at < set->count; at = set->next_of_group[at])
			if (standing(&set->items[at], language) >
				standing(&set->items[main], language))
				main = at;
		set->items[main].is_main = true;
	}
}

/* The maps and candidates are forgotten when all is settled. */
static struct settling begin(struct arena *arena, struct arena *scratch,
	size_t count, const struct public_question *q)
{
	struct settling s = {.arena = arena, .q = q};

	s.book = verdict_book_make(scratch, q->past, q->site, q->now);
	s.originals.arena = scratch;
	s.slugs.arena = s.ids.arena = s.addresses.arena = scratch;
	map_reserve(&s.slugs, count);
	map_reserve(&s.ids, count);
	map_reserve(&s.addresses, count);
	s.candidates = arena_array(scratch, count, sizeof(*s.candidates));
	s.set = arena_alloc(arena, sizeof(*s.set));
	s.set->items = arena_array(arena, count, sizeof(*s.set->items));
	return s;
}

const struct public_set *public_set_at(struct arena *arena,
	const struct release *const all[], size_t count,
	const struct public_question *q)
{
	struct arena scratch = {0};
	struct settling s = begin(arena, &scratch, count, q);

	find_candidates(&s, all, count);
	settle(&s);
	qsort(s.set->items, s.set->count, sizeof(*s.set->items), newest_first);
	index_members(arena, s.set);
	group_members(arena, &scratch, s.set);
	choose_mains(s.set, q->site->language);
	arena_release(&scratch);
	return s.set;
}

size_t public_set_count(const struct public_set *set)
{
	return set->count;
}

const struct public_release *public_set_get(
	const struct public_set *set, size_t index)
{
	return &set->items[index];
}

static const struct public_release *find(
	const struct public_set *set, const struct map *map, struct str name)
{
	size_t index;

	return map_get(map, name, &index) ? &set->items[index] : NULL;
}

const struct public_release *public_set_by_slug(
	const struct public_set *set, struct str slug)
{
	return find(set, &set->slugs, slug);
}

const struct public_release *public_set_by_path(
	const struct public_set *set, struct str path)
{
	if (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	return find(set, &set->paths, path);
}

const struct public_release *public_set_by_address(
	const struct public_set *set, struct str address)
{
	if (address.len && address.ptr[address.len - 1] == '/')
		address.len--;
	return find(set, &set->addresses, address);
}

size_t public_set_next_of_group(
	const struct public_set *set, size_t group, size_t from)
{
	size_t at = group;

	/* The common question: who comes behind a member of the group. */
	if (from > group && set->items[from - 1].group == group)
		at = set->next_of_group[from - 1];
	while (at < from && at < set->count)
		at = set->next_of_group[at];
	return at;
}
