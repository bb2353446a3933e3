#include "render/feed_items.h"

#include <stdlib.h>

#include "render/feed_notice.h"

/* 2000-01-01T00:00:00Z: of a feed in which nothing has happened yet. */
#define NOTHING_YET ((int64_t)946684800)

/* The items while they are gathered. */
struct gathering {
	struct arena *arena;
	const struct feed *feed;
	struct feed_items found;
};

static struct feed_item *add_item(struct gathering *g, size_t member)
{
	struct feed_items *found = &g->found;
	struct feed_item *item;

	found->items = arena_grow(
		g->arena, found->items, found->count, sizeof(*found->items));
	item = &found->items[found->count++];
	*item = (struct feed_item){.member = member};
	item->item = public_set_get(g->feed->house->set, member);
	return item;
}

/* `<id>#<act>-<at>`, and `-2`, `-3` for others of the same second. */
static struct str act_id(struct arena *arena, const struct feed_item *item,
	const char *act, unsigned nth)
{
	struct buf buf = {0};
	struct str id;

	buf_str(&buf, item->item->release->id);
	buf_format(&buf, "#%s-", act);
	instant_print_utc(&buf, item->at);
	if (nth > 1)
		buf_format(&buf, "-%u", nth);
	id = arena_str(arena, buf_view(&buf));
	buf_release(&buf);
	return id;
}

/* A release keeps its place and its id; a withdrawn one is a notice there. */
static void add_release(struct gathering *g, size_t member)
{
	struct feed_item *item = add_item(g, member);

	item->id = item->item->release->id;
	item->at = item->item->at;
	item->updated = item->item->updated;
	if (item->updated.utc < item->at.utc)
		item->updated = item->at;
	item->is_notice = item->item->is_withdrawn;
}

/* Readers do not show an edit of an item they know: so it is a new one. */
static void add_withdrawal(struct gathering *g, size_t member)
{
	struct feed_item *item = add_item(g, member);

	item->at = item->item->updated;
	if (item->at.utc < item->item->at.utc)
		item->at = item->item->at;
	item->updated = item->at;
	item->is_notice = item->is_act = true;
	item->id = act_id(g->arena, item, "withdrawn", 1);
}

static void add_correction(struct gathering *g, size_t member,
	const struct correction *correction, unsigned nth)
{
	static const char *const acts[] = {
		[CORRECTION_CORRECTION] = "correction",
		[CORRECTION_CLARIFICATION] = "clarification",
		[CORRECTION_UPDATE] = "update",
	};
	struct feed_item *item = add_item(g, member);

	item->correction = correction;
	item->at = item->updated = correction->at;
	item->is_notice = item->is_act = true;
	item->id = act_id(g->arena, item, acts[correction->kind], nth);
}

/* They are in the order of their times: equal ones stand together. */
static void add_corrections(struct gathering *g, size_t member)
{
	const struct release *release =
		public_set_get(g->feed->house->set, member)->release;
	unsigned seen[CORRECTION_UPDATE + 1] = {0};
	const struct correction *c;
	size_t i;

	for (i = 0; i < release->correction_count; i++) {
		c = &release->corrections[i];
		if (i && c->at.utc != c[-1].at.utc)
			memset(seen, 0, sizeof(seen));
		add_correction(g, member, c, ++seen[c->kind]);
	}
}

static int newest_first(const void *left, const void *right)
{
	const struct feed_item *a = left, *b = right;

	if (a->at.utc != b->at.utc)
		return a->at.utc > b->at.utc ? -1 : 1;
	return str_compare(a->id, b->id);
}

/* Of the releases only the newest can be told, of acts those of any. */
static void gather(struct gathering *g)
{
	const struct feed *feed = g->feed;
	size_t most = feed->house->site->feed_items, i, member;

	for (i = 0; i < feed->members.count; i++) {
		member = feed->members.items[i];
		if (i < most && !feed->only_corrections)
			add_release(g, member);
		if (public_set_get(feed->house->set, member)->is_withdrawn)
			add_withdrawal(g, member);
		else
			add_corrections(g, member);
	}
	if (g->found.count)
		qsort(g->found.items, g->found.count, sizeof(*g->found.items),
			newest_first);
	if (g->found.count > most)
		g->found.count = most;
}

static void add_files(struct arena *arena, struct feed_item *item)
{
	const struct release *release = item->item->release;
	size_t i;

	item->files = arena_array(
		arena, release->attachment_count + 1, sizeof(*item->files));
	if (release->image)
		item->files[item->file_count++] = release->image;
	for (i = 0; i < release->attachment_count; i++)
		item->files[item->file_count++] = release->attachments[i];
}

static void fill(struct gathering *g, struct feed_item *item)
{
	const struct page_house *house = g->feed->house;

	item->url = arena_format(g->arena, "%.*s%.*s/",
		STR_ARG(house->site->url), STR_ARG(item->item->address));
	if (item->is_notice) {
		feed_notice(g->arena, g->feed, item);
		return;
	}
	item->title = item->item->release->headline;
	item->summary = house->summaries[item->member];
	add_files(g->arena, item);
	if (house->site->feed_full_text && g->feed->body)
		item->body = g->feed->body(g->feed->context, item->member);
}

struct feed_items feed_items_make(struct arena *arena, const struct feed *feed)
{
	struct gathering g = {.arena = arena, .feed = feed};
	struct feed_items *found = &g.found;
	size_t i;

	gather(&g);
	found->updated.utc =
		found->count ? found->items[0].updated.utc : NOTHING_YET;
	for (i = 0; i < found->count; i++) {
		fill(&g, &found->items[i]);
		if (found->items[i].updated.utc > found->updated.utc)
			found->updated = found->items[i].updated;
	}
	return g.found;
}

struct str feed_items_file_url(struct arena *arena,
	const struct feed_item *item, const struct release_file *file)
{
	return arena_format(
		arena, "%.*s%.*s", STR_ARG(item->url), STR_ARG(file->name));
}

struct str feed_items_topic(
	const struct feed *feed, const struct feed_item *item, size_t i)
{
	return page_topic_name(
		feed->house->site, &item->item->release->topics[i]);
}
