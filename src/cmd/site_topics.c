#include <stdlib.h>

#include "cmd/site_parts.h"

/* topics/: a folder for each topic that a public release has. */

static const struct site_group *topic_of(const struct site_list *list)
{
	return &list->m->plan.topics.items[list->index];
}

static struct page begin(const struct site_list *list, struct str folder)
{
	struct arena *arena = &list->w->scratch;
	struct str path =
		arena_format(arena, "%.*s/index.html", STR_ARG(folder));

	buf_reset(&list->w->html);
	return page_begin(
		arena, &list->w->diags, &list->m->house, path, STR(""));
}

/* A page of a topic names the topic's feeds. */
static struct page begin_topic(const struct site_list *list, struct str folder)
{
	struct page page = begin(list, folder);

	page.feeds = arena_format(
		page.arena, "%.*s/", STR_ARG(topic_of(list)->folder));
	page.feed_name = topic_of(list)->name;
	return page;
}

static bool put_year(
	const struct site_list *list, const struct page_members *members)
{
	const struct site_group *topic = topic_of(list);
	int year = site_plan_year(list->m, members->items[0]);
	struct arena *arena = &list->w->scratch;
	struct str folder =
		arena_format(arena, "%.*s/%d", STR_ARG(topic->folder), year);
	struct page page = begin_topic(list, folder);
	struct tree_file file;

	page.title = arena_format(arena, "%.*s %d", STR_ARG(topic->name), year);
	if (!page_months(&page, members, &list->w->html))
		return false;
	file = site_file("index.html", buf_view(&list->w->html),
		site_newest(list->m, members));
	return site_put(list->m, &list->w->diags, folder, &file, 1);
}

/* Only a topic with more than its page lists has pages by year. */
static bool put_years(const struct site_list *list)
{
	const struct page_members *all = &topic_of(list)->members;
	size_t from, to;
	bool ok = true;

	if (all->count <= PAGE_TOPIC_ITEMS)
		return true;
	for (from = 0; ok && from < all->count; from = to) {
		struct page_members some = {all->items + from, 0};

		to = site_plan_year_end(list->m, all, from);
		some.count = to - from;
		ok = put_year(list, &some);
	}
	return ok;
}

static bool put_topic(const struct site_list *list)
{
	const struct site_group *topic = topic_of(list);
	struct site_making *m = list->m;
	struct page page = begin_topic(list, topic->folder);
	struct site_feed feed = {
		.members = topic->members,
		.folder = page.feeds,
		.title = words_labelled(page.arena, page.words,
			m->house.site->name, topic->name),
		.description = topic->description,
		.language = m->house.site->language,
	};
	struct tree_file files[SITE_FEEDS + 1];

	page.title = topic->name;
	page.description = topic->description;
	if (!page_topic(&page, &topic->members, &list->w->html))
		return false;
	site_feed_files(list, &feed, files + 1);
	files[0] = site_file("index.html", buf_view(&list->w->html),
		site_newest(m, &topic->members));
	return site_put(
		m, &list->w->diags, topic->folder, files, SITE_FEEDS + 1);
}

bool site_topic_put(const struct site_list *list)
{
	return put_years(list) && put_topic(list);
}

static int by_name(const void *left, const void *right)
{
	const struct page_topic_row *a = left, *b = right;
	int order = str_compare(a->name, b->name);

	return order ? order : str_compare(a->slug, b->slug);
}

static struct page_topic_row *rows_of(
	const struct site_making *m, struct arena *arena)
{
	size_t count = m->plan.topics.count, i;
	struct page_topic_row *rows = arena_array(arena, count, sizeof(*rows));

	for (i = 0; i < count; i++) {
		const struct site_group *topic = &m->plan.topics.items[i];

		rows[i] = (struct page_topic_row){topic->slug, topic->name,
			topic->description, topic->members.count};
	}
	if (count)
		qsort(rows, count, sizeof(*rows), by_name);
	return rows;
}

bool site_topics_put(const struct site_list *list)
{
	struct site_making *m = list->m;
	struct page page = begin(list, STR("topics"));
	struct page_topic_row *rows = rows_of(m, page.arena);
	struct tree_file file;

	if (!page_topics(&page, rows, m->plan.topics.count, &list->w->html))
		return false;
	file = site_file("index.html", buf_view(&list->w->html), m->newest);
	return site_put(m, &list->w->diags, STR("topics"), &file, 1);
}
