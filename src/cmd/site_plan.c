#include <stdlib.h>

#include "cmd/site_parts.h"

/* Which folders the site has and what each lists: no bytes yet. */

int site_plan_year(const struct site_making *m, size_t member)
{
	const struct public_release *item = public_set_get(m->set, member);

	return zone_read(m->house.site->zone, item->at).civil.year;
}

size_t site_plan_year_end(const struct site_making *m,
	const struct page_members *members, size_t from)
{
	int year = site_plan_year(m, members->items[from]);
	size_t to = from + 1;

	while (to < members->count &&
		site_plan_year(m, members->items[to]) == year)
		to++;
	return to;
}

static struct site_group *group_of(
	struct site_making *m, struct site_groups *groups, struct str slug)
{
	size_t index = groups->count;

	groups->by_slug.arena = m->arena;
	if (!map_claim(&groups->by_slug, slug, groups->count, &index))
		return &groups->items[index];
	groups->items = arena_grow(
		m->arena, groups->items, groups->count, sizeof(*groups->items));
	groups->items[groups->count] = (struct site_group){.slug = slug};
	return &groups->items[groups->count++];
}

static void add_member(
	struct site_making *m, struct page_members *members, size_t index)
{
	members->items = arena_grow(m->arena, members->items, members->count,
		sizeof(*members->items));
	members->items[members->count++] = index;
}

/* The name is the oldest public release's, unless site.yaml has one. */
static void add_to_topics(struct site_making *m, size_t index)
{
	const struct release *release = public_set_get(m->set, index)->release;
	size_t i;

	for (i = 0; i < release->topic_count; i++) {
		const struct topic *topic = &release->topics[i];
		const struct site_topic *known =
			site_topic(m->house.site, topic->slug);
		struct site_group *group =
			group_of(m, &m->plan.topics, topic->slug);

		group->name = page_topic_name(m->house.site, topic);
		group->description = known ? known->description : STR("");
		if (!group->folder.len)
			group->folder = arena_join(m->arena,
				(struct str[]){STR("topics/"), topic->slug}, 2);
		add_member(m, &group->members, index);
	}
}

/* The newest come first: a year's are neighbours. */
static void add_to_year(struct site_making *m, size_t index)
{
	struct site_groups *years = &m->plan.years;
	int year = site_plan_year(m, index);
	struct site_group *group =
		years->count ? &years->items[years->count - 1] : NULL;
	struct str name;

	if (!group || site_plan_year(m, group->members.items[0]) != year) {
		name = arena_format(m->arena, "%d", year);
		group = group_of(m, years, name);
		group->folder = group->name = name;
	}
	add_member(m, &group->members, index);
}

static struct str lower(struct arena *arena, struct str text)
{
	struct str copy = arena_str(arena, text);
	char *bytes = arena_alloc(arena, text.len + 1);
	size_t i;

	for (i = 0; i < copy.len; i++)
		bytes[i] = copy.ptr[i] >= 'A' && copy.ptr[i] <= 'Z'
				   ? (char)(copy.ptr[i] - 'A' + 'a')
				   : copy.ptr[i];
	return (struct str){bytes, text.len};
}

static void add_to_language(struct site_making *m, size_t index)
{
	struct str language = public_set_get(m->set, index)->release->language;
	struct site_group *group;

	if (str_equal_nocase(language, m->house.site->language))
		return;
	group = group_of(m, &m->plan.languages, lower(m->arena, language));
	group->folder = group->slug;
	group->name = language;
	add_member(m, &group->members, index);
}

static void claim_folders(struct site_plan *plan, struct site_groups *groups)
{
	size_t i;

	for (i = 0; i < groups->count; i++)
		map_claim(&plan->made, groups->items[i].folder, 0, NULL);
}

/* all/2, all/3 ... and the years of a long topic. */
static void claim_parts(struct site_making *m)
{
	struct site_plan *plan = &m->plan;
	size_t part, i, from;

	for (part = 2; (part - 1) * PAGE_ALL_ITEMS < plan->members.count;
		part++)
		map_claim(&plan->made, arena_format(m->arena, "all/%zu", part),
			0, NULL);
	for (i = 0; i < plan->topics.count; i++) {
		const struct site_group *topic = &plan->topics.items[i];

		if (topic->members.count <= PAGE_TOPIC_ITEMS)
			continue;
		for (from = 0; from < topic->members.count;
			from = site_plan_year_end(m, &topic->members, from))
			map_claim(&plan->made,
				arena_format(m->arena, "%.*s/%d",
					STR_ARG(topic->folder),
					site_plan_year(
						m, topic->members.items[from])),
				0, NULL);
	}
}

static void claim_all(struct site_making *m)
{
	static const struct str fixed[] = {
		{"", 0},
		{"all", 3},
		{"contact", 7},
		{"subscribe", 9},
		{"topics", 6},
		{".well-known", 11},
	};
	struct site_plan *plan = &m->plan;
	size_t i;

	plan->made.arena = m->arena;
	map_reserve(&plan->made, public_set_count(m->set));
	for (i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		map_claim(&plan->made, fixed[i], 0, NULL);
	for (i = 0; i < public_set_count(m->set); i++)
		map_claim(&plan->made, public_set_get(m->set, i)->address, 0,
			NULL);
	claim_folders(plan, &plan->years);
	claim_folders(plan, &plan->topics);
	claim_folders(plan, &plan->languages);
	claim_parts(m);
}

/* The newest of each feed keep their text for it. */
static void mark_feed(struct site_making *m, const struct page_members *members)
{
	size_t i;

	for (i = 0; i < members->count && i < m->house.site->feed_items; i++)
		m->made[members->items[i]].is_in_feed = true;
}

static void mark_feeds(struct site_making *m)
{
	size_t i;

	if (!m->house.site->feed_full_text)
		return;
	mark_feed(m, &m->plan.mains);
	for (i = 0; i < m->plan.topics.count; i++)
		mark_feed(m, &m->plan.topics.items[i].members);
	for (i = 0; i < m->plan.languages.count; i++)
		mark_feed(m, &m->plan.languages.items[i].members);
}

/* By their tags: which is the newest says nothing to a reader. */
static int compare_firsts(const void *a, const void *b)
{
	const struct page_first *x = a, *y = b;

	return str_compare(x->folder, y->folder);
}

static void list_firsts(struct site_making *m)
{
	const struct site_groups *languages = &m->plan.languages;
	struct page_first *firsts =
		arena_array(m->arena, languages->count + 1, sizeof(*firsts));
	size_t i;

	firsts[0] = (struct page_first){STR(""), m->house.site->language};
	for (i = 0; i < languages->count; i++)
		firsts[i + 1] = (struct page_first){
			arena_format(m->arena, "%.*s/",
				STR_ARG(languages->items[i].folder)),
			languages->items[i].name};
	qsort(firsts, languages->count + 1, sizeof(*firsts), compare_firsts);
	m->house.firsts = firsts;
	m->house.first_count = languages->count + 1;
}

void site_plan_make(struct site_making *m)
{
	size_t i;

	m->plan = (struct site_plan){0};
	for (i = 0; i < public_set_count(m->set); i++) {
		const struct public_release *item = public_set_get(m->set, i);

		add_member(m, &m->plan.members, i);
		add_to_language(m, i);
		if (!item->is_main)
			continue;
		add_member(m, &m->plan.mains, i);
		add_to_year(m, i);
		if (!item->is_withdrawn)
			add_to_topics(m, i);
	}
	list_firsts(m);
	m->newest = site_newest(m, &m->plan.members);
	claim_all(m);
	mark_feeds(m);
}
