#include "cmd/site_parts.h"

/* The third phase: everything that lists releases, the root last. */

/* One page of the root's own thread. */
static struct page begin(struct site_making *m, struct arena *arena,
	struct str folder, struct str language)
{
	struct str path = arena_format(arena, "%.*s%sindex.html",
		STR_ARG(folder), folder.len ? "/" : "");

	return page_begin(arena, &m->session->diags, &m->house, path, language);
}

static bool put_page(
	struct site_making *m, struct page *page, struct buf *out, bool ok)
{
	struct str folder = page->path;
	struct tree_file file;

	folder.len -= STR("/index.html").len;
	file = site_file("index.html", buf_view(out), m->newest);
	ok = ok && site_put(m, &m->session->diags, folder, &file, 1);
	buf_release(out);
	return ok;
}

static bool put_years(struct site_making *m, struct arena *arena)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < m->plan.years.count; i++) {
		const struct site_group *year = &m->plan.years.items[i];
		struct page page = begin(m, arena, year->folder, STR(""));
		struct tree_file file;
		struct buf out = {0};

		page.title = arena_format(arena, "%.*s %.*s",
			STR_ARG(page_word(&page, STR("releases"))),
			STR_ARG(year->name));
		ok = page_months(&page, &year->members, &out);
		file = site_file("index.html", buf_view(&out),
			site_newest(m, &year->members));
		ok = ok &&
		     site_put(m, &m->session->diags, year->folder, &file, 1);
		buf_release(&out);
		arena_reset(arena);
	}
	return ok;
}

static bool put_all(struct site_making *m, struct arena *arena)
{
	size_t count = m->plan.members.count, part;
	size_t parts = (count + PAGE_ALL_ITEMS - 1) / PAGE_ALL_ITEMS;
	bool ok = true;

	for (part = parts ? parts : 1; ok && part >= 1; part--) {
		struct str folder =
			part == 1 ? STR("all")
				  : arena_format(arena, "all/%zu", part);
		struct page page = begin(m, arena, folder, STR(""));
		struct buf out = {0};

		ok = page_all(&page, &m->plan.members, part, &out);
		ok = put_page(m, &page, &out, ok);
		arena_reset(arena);
	}
	return ok;
}

static bool put_fixed(struct site_making *m, struct arena *arena)
{
	struct page contact = begin(m, arena, STR("contact"), STR(""));
	struct page subscribe = begin(m, arena, STR("subscribe"), STR(""));
	struct buf out = {0};
	bool ok;

	ok = page_contact(&contact, &out);
	ok = put_page(m, &contact, &out, ok);
	ok = ok && page_subscribe(&subscribe, &out);
	return put_page(m, &subscribe, &out, ok);
}

/* The first page of a language: the newest, and the years of the site. */
static bool make_index(struct site_making *m, struct page *page,
	const struct page_members *members, struct buf *out)
{
	struct page_members newest = *members;

	if (newest.count > m->house.site->feed_items)
		newest.count = m->house.site->feed_items;
	return page_index(page, &newest, &m->plan.mains, out);
}

static bool put_language(struct site_making *m, struct arena *arena,
	const struct site_group *language)
{
	struct page page = begin(m, arena, language->folder, language->name);
	struct site_feed feed = {
		.members = language->members,
		.folder =
			arena_format(arena, "%.*s/", STR_ARG(language->folder)),
		.title = m->house.site->name,
		.language = language->name,
	};
	struct tree_file files[4];
	struct buf out = {0};
	bool ok;

	page.feeds = feed.folder;
	ok = make_index(m, &page, &language->members, &out);
	site_feed_files(m, arena, &feed, files + 1);
	files[0] = site_file("index.html", buf_view(&out),
		site_newest(m, &language->members));
	ok = ok && site_put(m, &m->session->diags, language->folder, files, 4);
	buf_release(&out);
	return ok;
}

static bool put_languages(struct site_making *m, struct arena *arena)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < m->plan.languages.count; i++) {
		ok = put_language(m, arena, &m->plan.languages.items[i]);
		arena_reset(arena);
	}
	return ok;
}

bool site_lists_put(struct site_making *m)
{
	struct arena arena = {0};
	bool ok = put_years(m, &arena) && put_all(m, &arena) &&
		  put_fixed(m, &arena) && put_languages(m, &arena);

	arena_release(&arena);
	return ok;
}
