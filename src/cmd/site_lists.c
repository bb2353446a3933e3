#include "base/pool.h"
#include "cmd/site_parts.h"

/* The third phase: everything that lists releases, on all cores. */

enum { FIXED_PAGES = 2 };

static struct page begin(
	const struct site_list *list, struct str folder, struct str language)
{
	struct arena *arena = &list->w->scratch;
	struct str path = arena_format(arena, "%.*s%sindex.html",
		STR_ARG(folder), folder.len ? "/" : "");

	buf_reset(&list->w->html);
	return page_begin(
		arena, &list->w->diags, &list->m->house, path, language);
}

static bool put_page(
	const struct site_list *list, struct str folder, struct instant at)
{
	struct tree_file file =
		site_file("index.html", buf_view(&list->w->html), at);

	return site_put(list->m, &list->w->diags, folder, &file, 1);
}

static bool put_year(const struct site_list *list)
{
	const struct site_group *year = &list->m->plan.years.items[list->index];
	struct page page = begin(list, year->folder, STR(""));

	page.title = words_title_of_year(page.arena, page.words, year->name);
	return page_months(&page, &year->members, &list->w->html) &&
	       put_page(list, year->folder,
		       site_newest(list->m, &year->members));
}

/* The first part is all/index.html, and comes after the folders in it. */
static bool put_part(const struct site_list *list)
{
	struct str folder = list->index ? arena_format(&list->w->scratch,
						  "all/%zu", list->index + 1)
					: STR("all");
	struct page page = begin(list, folder, STR(""));

	return page_all(&page, &list->m->plan.members, list->index + 1,
		       &list->w->html) &&
	       put_page(list, folder, list->m->newest);
}

static bool put_later_part(const struct site_list *list)
{
	const struct site_list later = {list->m, list->w, list->index + 1};

	return put_part(&later);
}

/* The first page of a language: the newest, and the years of the site. */
static bool make_index(const struct site_list *list,
	const struct site_group *language, struct str feeds)
{
	struct site_making *m = list->m;
	struct page_members newest = language->members;
	struct page page = begin(list, language->folder, language->name);

	if (newest.count > m->house.site->feed_items)
		newest.count = m->house.site->feed_items;
	page.feeds = feeds;
	return page_index(&page, &newest, &m->plan.mains, &list->w->html);
}

static bool put_language(const struct site_list *list)
{
	struct site_making *m = list->m;
	struct site_worker *w = list->w;
	const struct site_group *language =
		&m->plan.languages.items[list->index];
	struct site_feed feed = {
		.members = language->members,
		.folder = arena_format(
			&w->scratch, "%.*s/", STR_ARG(language->folder)),
		.language = language->name,
	};
	struct tree_file files[SITE_FEEDS + 2];

	if (!make_index(list, language, feed.folder))
		return false;
	site_feed_files(list, &feed, files + 1);
	files[0] = site_file("index.html", buf_view(&w->html),
		site_newest(m, &language->members));
	files[SITE_FEEDS + 1] = site_file("feed.css",
		site_style_of_feeds(m, &w->scratch, language->name),
		files[0].at);
	return site_put(m, &w->diags, language->folder, files, SITE_FEEDS + 2);
}

static bool put_fixed(const struct site_list *list)
{
	static const struct {
		const char *folder;
		bool (*make)(struct page *, struct buf *);
	} fixed[FIXED_PAGES] = {
		{"contact", page_contact},
		{"subscribe", page_subscribe},
	};
	struct str folder = str_from(fixed[list->index].folder);
	struct page page = begin(list, folder, STR(""));

	return fixed[list->index].make(&page, &list->w->html) &&
	       put_page(list, folder, list->m->newest);
}

/* Lists of one kind: in the order of kinds, the longest first. */
struct kind {
	bool (*put)(const struct site_list *list);
	size_t count;
};

/* What the threads take one after another. */
struct lists {
	struct site_making *m;
	struct kind kinds[5];
	size_t count;
};

static void put_one(void *context, size_t worker, size_t index)
{
	struct lists *lists = context;
	struct site_list list = {lists->m, &lists->m->workers[worker], index};
	const struct kind *kind = lists->kinds;

	for (; list.index >= kind->count; kind++)
		list.index -= kind->count;
	if (!kind->put(&list))
		list.w->has_failed = true;
	arena_reset(&list.w->scratch);
}

static bool run(struct lists *lists)
{
	struct site_making *m = lists->m;
	bool ok = true;
	size_t i;

	for (i = 0; i < sizeof(lists->kinds) / sizeof(*lists->kinds); i++)
		lists->count += lists->kinds[i].count;
	pool_run(m->worker_count, lists->count, put_one, lists);
	for (i = 0; i < m->worker_count; i++)
		ok &= !m->workers[i].has_failed;
	return ok;
}

bool site_lists_put(struct site_making *m)
{
	const struct site_plan *plan = &m->plan;
	size_t parts =
		(plan->members.count + PAGE_ALL_ITEMS - 1) / PAGE_ALL_ITEMS;
	struct lists lists = {.m = m,
		.kinds = {
			{site_topic_put, plan->topics.count},
			{put_year, plan->years.count},
			{put_later_part, parts ? parts - 1 : 0},
			{put_language, plan->languages.count},
			{put_fixed, FIXED_PAGES},
		}};
	const struct site_list first = {m, &m->workers[0], 0};

	return run(&lists) && put_part(&first) && site_topics_put(&first);
}
