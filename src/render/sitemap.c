#include "render/sitemap.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "render/escape.h"

static const char xml_head[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
static const char name_space[] = "http://www.sitemaps.org/schemas/sitemap/0.9";

/* "2026" of "2026/results": frozen, whatever the zone of the house is now. */
static struct str year_of(const struct public_release *item)
{
	return str_slice(item->address, 0, str_find_char(item->address, '/'));
}

static bool is_of_year(const struct public_release *item, struct str year)
{
	return item->address.len > year.len &&
	       item->address.ptr[year.len] == '/' &&
	       str_starts_with(item->address, year);
}

static int newest_first(const void *left, const void *right)
{
	const struct str *a = left, *b = right;

	return str_compare(*b, *a);
}

struct str_list sitemap_years(struct arena *arena, const struct public_set *set)
{
	struct map known = {.arena = arena};
	struct str_list years = {0};
	struct str year;
	size_t i;

	for (i = 0; i < public_set_count(set); i++) {
		year = year_of(public_set_get(set, i));
		if (map_claim(&known, year, i, NULL))
			arena_push(arena, &years, year);
	}
	if (years.count)
		qsort(years.items, years.count, sizeof(*years.items),
			newest_first);
	return years;
}

/* When something of the year last changed. */
static struct instant newest_of(const struct public_set *set, struct str year)
{
	struct instant newest = {0};
	const struct public_release *item;
	size_t i;

	for (i = 0; i < public_set_count(set); i++) {
		item = public_set_get(set, i);
		if (item->updated.utc > newest.utc && is_of_year(item, year))
			newest = item->updated;
	}
	return newest;
}

/* `<element><loc>...</loc><lastmod>...</lastmod></element>`. */
static void put_place(struct buf *out, const char *element, struct buf *url,
	struct instant at)
{
	buf_format(out, "<%s><loc>", element);
	escape_xml(out, buf_view(url));
	buf_z(out, "</loc><lastmod>");
	instant_print_utc(out, at);
	buf_format(out, "</lastmod></%s>\n", element);
	buf_reset(url);
}

void sitemap_index(struct buf *out, const struct site *site,
	const struct public_set *set, const struct str_list *years)
{
	struct buf url = {0};
	size_t i;

	buf_format(
		out, "%s<sitemapindex xmlns=\"%s\">\n", xml_head, name_space);
	for (i = 0; i < years->count; i++) {
		buf_format(&url, "%.*ssitemap-%.*s.xml", STR_ARG(site->url),
			STR_ARG(years->items[i]));
		put_place(
			out, "sitemap", &url, newest_of(set, years->items[i]));
	}
	buf_z(out, "</sitemapindex>\n");
	buf_release(&url);
}

void sitemap_year(struct buf *out, const struct site *site,
	const struct public_set *set, struct str year)
{
	const struct public_release *item;
	struct buf url = {0};
	size_t i;

	buf_format(out, "%s<urlset xmlns=\"%s\">\n", xml_head, name_space);
	buf_format(&url, "%.*s%.*s/", STR_ARG(site->url), STR_ARG(year));
	put_place(out, "url", &url, newest_of(set, year));
	for (i = 0; i < public_set_count(set); i++) {
		item = public_set_get(set, i);
		if (!is_of_year(item, year))
			continue;
		buf_format(&url, "%.*s%.*s/", STR_ARG(site->url),
			STR_ARG(item->address));
		put_place(out, "url", &url, item->updated);
	}
	buf_z(out, "</urlset>\n");
	buf_release(&url);
}

void sitemap_robots(struct buf *out, const struct site *site)
{
	buf_format(out,
		"User-agent: *\nDisallow:\n\nSitemap: %.*ssitemap.xml\n",
		STR_ARG(site->url));
}

static void put_release(struct json *j, const struct site *site,
	const struct public_release *item, const struct digest *text)
{
	char hex[DIGEST_HEX_LEN + 1];
	struct buf url = {0};

	buf_format(
		&url, "%.*s%.*s/", STR_ARG(site->url), STR_ARG(item->address));
	json_open_object(j, NULL);
	json_put_string(j, "id", item->release->id);
	json_put_string(j, "address", buf_view(&url));
	if (!item->is_withdrawn) {
		hash_hex(hex, text, DIGEST_HEX_LEN);
		json_put_string(j, "sha256", str_from(hex));
	}
	json_close_object(j);
	buf_release(&url);
}

void sitemap_newest(struct buf *out, const struct site *site,
	const struct public_set *set, const struct digest texts[])
{
	struct json j = {.out = out, .is_indented = true};
	size_t count = public_set_count(set), i;

	json_open_object(&j, NULL);
	json_put_string(&j, "newsroom", site->newsroom);
	json_put_number(&j, "releases", (int64_t)count);
	json_open_list(&j, "newest");
	for (i = 0; i < count && i < SITEMAP_NEWEST; i++)
		put_release(&j, site, public_set_get(set, i), &texts[i]);
	json_close_list(&j);
	json_close_object(&j);
	buf_char(out, '\n');
}
