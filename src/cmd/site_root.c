#include "cmd/site_parts.h"
#include "render/sitemap.h"
#include "render/style.h"

/* The root of the site: its first page, feeds, sitemaps, and the rest. */

enum { FIXED_FILES = 12 };

/* The files of the root, while they are gathered. */
struct root_files {
	struct site_making *m;
	struct arena *arena;
	struct tree_file *items;
	size_t count;
};

static void add(struct root_files *root, const char *name, struct buf *bytes)
{
	root->items[root->count++] = site_file(
		name, arena_str(root->arena, buf_view(bytes)), root->m->newest);
	buf_release(bytes);
}

static bool add_pages(struct root_files *root)
{
	struct site_making *m = root->m;
	struct diags *d = &m->session->diags;
	struct page index = page_begin(
		root->arena, d, &m->house, STR("index.html"), STR(""));
	struct page missing =
		page_begin(root->arena, d, &m->house, STR("404.html"), STR(""));
	struct page_members newest = m->plan.mains;
	struct buf out = {0};
	bool ok;

	if (newest.count > m->house.site->feed_items)
		newest.count = m->house.site->feed_items;
	ok = page_index(&index, &newest, &m->plan.mains, &out);
	add(root, "index.html", &out);
	ok = ok && page_missing(&missing, &out);
	add(root, "404.html", &out);
	return ok;
}

static void add_feeds(struct root_files *root)
{
	struct site_making *m = root->m;
	struct site_feed from = {
		.members = m->plan.mains,
		.title = m->house.site->name,
		.language = m->house.site->language,
	};
	const struct site_list list = {m, &m->workers[0], 0};
	struct feed corrections;
	struct buf out = {0};

	site_feed_files(&list, &from, root->items + root->count);
	root->count += SITE_FEEDS;
	from.only_corrections = true;
	from.title = STR("");
	from.members = m->plan.members;
	corrections = site_feed_of(m, root->arena, &from);
	feed_rss(&out, &corrections, STR("corrections.xml"));
	add(root, "corrections.xml", &out);
}

static void add_sitemaps(struct root_files *root)
{
	struct site_making *m = root->m;
	const struct site *site = m->house.site;
	struct str_list years = sitemap_years(root->arena, m->set);
	struct buf out = {0};
	size_t i;

	sitemap_index(&out, site, m->set, &years);
	add(root, "sitemap.xml", &out);
	for (i = 0; i < years.count; i++) {
		const struct str name = arena_format(root->arena,
			"sitemap-%.*s.xml", STR_ARG(years.items[i]));

		sitemap_year(&out, site, m->set, years.items[i]);
		add(root, name.ptr, &out);
	}
	sitemap_robots(&out, site);
	add(root, "robots.txt", &out);
}

static void add_styles(struct root_files *root)
{
	struct site_making *m = root->m;
	struct buf out = {0};

	style_squeeze(&out, theme_get(&m->theme, STR("style.css")));
	add(root, "style.css", &out);
	buf_str(&out,
		site_style_of_feeds(m, root->arena, m->house.site->language));
	add(root, "feed.css", &out);
}

static bool put_well_known(struct site_making *m)
{
	struct tree_file file;
	struct buf out = {0};
	bool ok;

	sitemap_newest(&out, m->house.site, m->set, m->text_digests);
	file = site_file("dateline.json", buf_view(&out), m->newest);
	ok = site_put(m, &m->session->diags, STR(".well-known"), &file, 1);
	buf_release(&out);
	return ok;
}

bool site_root_put(struct site_making *m)
{
	struct arena arena = {0};
	struct root_files root = {.m = m, .arena = &arena};
	bool ok;

	root.items = arena_array(
		&arena, FIXED_FILES + m->plan.years.count, sizeof(*root.items));
	ok = put_well_known(m) && add_pages(&root);
	add_feeds(&root);
	add_sitemaps(&root);
	add_styles(&root);
	ok = ok &&
	     site_put(m, &m->session->diags, STR(""), root.items, root.count);
	arena_release(&arena);
	return ok;
}
