#include "model/public_set.h"

#include <stdlib.h>

#include "base/map.h"

/* A release that might be public, while claims are settled. */
struct candidate {
	const struct release *release;
	const struct past_release *before; /* NULL: never public so far */
	const struct release *original;	   /* NULL: not a translation */
	struct instant at;
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
	struct map past;      /* id -> index in q->past */
	struct map originals; /* slug -> candidate that may be translated */
	struct map slugs, ids, addresses; /* claimed, with the member's index */
	struct public_set *set;
};

static const struct past_release *find_past(
	const struct settling *s, struct str id)
{
	size_t at;

	return map_get(&s->past, id, &at) ? &s->q->past->items[at] : NULL;
}

/* Withdrawn before anyone could see it: leaves nothing public, ever. */
static bool was_never_public(
	const struct release *release, struct instant at, bool is_past)
{
	return release->status == STATUS_WITHDRAWN && !is_past &&
	       (!release->has_withdrawn ||
		       release->withdrawn_at.at.utc < at.utc);
}

static bool may_be_public(const struct release *release)
{
	return !release->is_held && release->status != STATUS_DRAFT;
}

/* The embargo, for everything that speaks for itself. */
static void add_original(struct settling *s, const struct release *release)
{
	struct candidate c = {.release = release};

	if (!may_be_public(release) || release->translation_of.len ||
		!release_instant(release, &c.at) || s->q->now.utc < c.at.utc)
		return;
	c.before = find_past(s, release->id);
	if (was_never_public(release, c.at, c.before != NULL))
		return;
	s->candidates[s->count++] = c;
}

/* A translation has no time of its own; a different one holds it back. */
static void add_translation(struct settling *s, const struct release *release)
{
	struct candidate c = {.release = release};
	struct instant own;
	size_t original;

	if (!release->translation_of.len || !may_be_public(release) ||
		release->embargo.kind == EMBARGO_HOLD ||
		!map_get(&s->originals, release->translation_of, &original))
		return;
	c.at = s->candidates[original].at;
	c.original = s->candidates[original].release;
	if (release_instant(release, &own) && own.utc != c.at.utc)
		return;
	c.before = find_past(s, release->id);
	s->candidates[s->count++] = c;
}

static int by_claim(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (!a->before != !b->before)
		return a->before ? -1 : 1;
	if (a->at.utc != b->at.utc)
		return a->at.utc < b->at.utc ? -1 : 1;
	if (!a->original != !b->original)
		return a->original ? 1 : -1;
	return str_compare(a->release->path, b->release->path);
}

static struct str address_of(struct settling *s, const struct candidate *c)
{
	struct zone_reading reading;

	if (c->before)
		return c->before->address;
	reading = zone_read(s->q->site->zone, c->at);
	return arena_format(s->arena, "%d/%.*s", (int)reading.civil.year,
		STR_ARG(c->release->slug));
}

static bool is_free(const struct map *map, struct str name)
{
	size_t holder;

	return !map_get(map, name, &holder);
}

static void admit(struct settling *s, const struct candidate *c)
{
	struct public_set *set = s->set;
	struct public_release *item = &set->items[set->count];
	const struct release *acts = c->original ? c->original : c->release;
	struct str address = address_of(s, c);

	if (!is_free(&s->slugs, c->release->slug) ||
		!is_free(&s->ids, c->release->id) ||
		!is_free(&s->addresses, address))
		return;
	map_claim(&s->slugs, c->release->slug, set->count, NULL);
	map_claim(&s->ids, c->release->id, set->count, NULL);
	map_claim(&s->addresses, address, set->count, NULL);
	item->release = c->release;
	item->acts = acts;
	item->at = c->at;
	item->address = address;
	item->is_withdrawn = acts->status == STATUS_WITHDRAWN;
	item->updated = item->is_withdrawn && acts->has_withdrawn
				? acts->withdrawn_at.at
				: release_updated(c->release, c->at);
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
	size_t i;

	for (i = 0; i < count; i++)
		add_original(s, all[i]);
	qsort(s->candidates, s->count, sizeof(*s->candidates), by_claim);
	for (i = 0; i < s->count; i++)
		map_claim(
			&s->originals, s->candidates[i].release->slug, i, NULL);
	for (i = 0; i < count; i++)
		add_translation(s, all[i]);
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
	for (i = 0; i < set->count; i++) {
		const struct public_release *item = &set->items[i];

		map_claim(&set->slugs, item->release->slug, i, NULL);
		map_claim(&set->addresses, item->address, i, NULL);
		map_claim(&set->paths, item->release->path, i, NULL);
		if (item->release->folder.len)
			map_claim(&set->paths, item->release->folder, i, NULL);
	}
}

/* Members of one group are linked in order; the group is its first index. */
static void group_members(struct arena *arena, struct public_set *set)
{
	struct map newest = {.arena = arena}; /* original's slug -> last met */
	size_t *last = arena_array(arena, set->count, sizeof(*last)), i;

	set->next_of_group = arena_array(arena, set->count, sizeof(size_t));
	for (i = 0; i < set->count; i++) {
		struct public_release *item = &set->items[i];
		size_t first = i;

		set->next_of_group[i] = set->count;
		if (!map_claim(&newest, item->acts->slug, i, &first)) {
			set->next_of_group[last[first]] = i;
		}
		item->group = first;
		last[first] = i;
	}
}

/* The site's language stands for the group if it is there, else the original.
 */
static void choose_mains(struct public_set *set, struct str language)
{
	size_t i, at, main;

	for (i = 0; i < set->count; i++) {
		if (set->items[i].group != i)
			continue;
		main = i;
		for (at = i; at < set->count; at = set->next_of_group[at])
			if (set->items[at].acts == set->items[at].release)
				main = at;
		for (at = i; at < set->count; at = set->next_of_group[at])
			if (str_equal_nocase(set->items[at].release->language,
				    language)) {
				main = at;
				break;
			}
		set->items[main].is_main = true;
	}
}

static struct settling begin(
	struct arena *arena, size_t count, const struct public_question *q)
{
	struct settling s = {.arena = arena, .q = q};
	size_t i;

	s.past.arena = s.originals.arena = arena;
	s.slugs.arena = s.ids.arena = s.addresses.arena = arena;
	s.candidates = arena_array(arena, count, sizeof(*s.candidates));
	s.set = arena_alloc(arena, sizeof(*s.set));
	s.set->items = arena_array(arena, count, sizeof(*s.set->items));
	for (i = 0; i < q->past->count; i++)
		map_claim(&s.past, q->past->items[i].id, i, NULL);
	return s;
}

const struct public_set *public_set_at(struct arena *arena,
	const struct release *const all[], size_t count,
	const struct public_question *q)
{
	struct settling s = begin(arena, count, q);

	find_candidates(&s, all, count);
	settle(&s);
	qsort(s.set->items, s.set->count, sizeof(*s.set->items), newest_first);
	index_members(arena, s.set);
	group_members(arena, s.set);
	choose_mains(s.set, q->site->language);
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

	while (at < from && at < set->count)
		at = set->next_of_group[at];
	return at;
}
