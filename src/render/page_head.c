#include "model/language.h"
#include "model/route.h"
#include "render/page.h"

/* What the head of each page says of it: `page` of the templates. */

static struct str joined(const struct page *page, struct str a, struct str b)
{
	return arena_join(page->arena, (struct str[]){a, b}, 2);
}

static struct value feed_value(const struct page *page, const char *file,
	const char *type, const char *word)
{
	struct view v = view_begin(page->arena, view_names_link);
	struct str path = joined(page, page->feeds, str_from(file));

	view_add_text(&v, "title",
		words_labelled(page->arena, page->words, page->feed_name,
			page_word(page, str_from(word))));
	view_add_text(&v, "type", str_from(type));
	view_add_text(&v, "url", joined(page, page->root, path));
	view_add_text(&v, "absolute_url",
		page_absolute(page->arena, page->house->site, path));
	return view_map(&v);
}

static struct value feeds_value(const struct page *page)
{
	struct value *feeds = arena_array(page->arena, 3, sizeof(*feeds));

	feeds[0] =
		feed_value(page, "feed.xml", "application/rss+xml", "feed-rss");
	feeds[1] = feed_value(
		page, "atom.xml", "application/atom+xml", "feed-atom");
	feeds[2] = feed_value(
		page, "feed.json", "application/feed+json", "feed-json");
	return view_list(feeds, 3);
}

/* Those who show a link to others take pictures of pixels only. */
static struct value logo_picture(const struct page *page)
{
	const struct site *site = page->house->site;
	struct view v;

	if (!site->logo_width || str_ends_with(site->logo, STR(".svg")))
		return (struct value){0};
	v = view_begin(page->arena, view_names_picture);
	view_add_text(&v, "absolute_url",
		page_absolute(page->arena, site, page->house->logo));
	view_add_text(&v, "alt", site->name);
	view_add_pixels(
		&v, "width", "height", site->logo_width, site->logo_height);
	return view_map(&v);
}

static struct str home_of(const struct page *page)
{
	if (!page->root.len && !page->first.len)
		return STR("./");
	return joined(page, page->root, page->first);
}

static void add_addresses(const struct page *page, struct view *v)
{
	const struct page_house *house = page->house;
	struct str address = route_address(page->path);

	if (page->is_anywhere)
		address = STR("");
	else if (page->canonical.len)
		address = page->canonical;
	else
		address = page_absolute(page->arena, house->site, address);
	view_add_text(v, "canonical", address);
	view_add_text(v, "root", page->root);
	view_add_text(v, "home", home_of(page));
	view_add_text(v, "style", joined(page, page->root, house->style));
}

struct value page_head(const struct page *page)
{
	struct view v = view_begin(page->arena, view_names_page);

	view_add_words(&v, "title",
		page->is_named_by_words ? page->words : NULL, page->title);
	view_add_text(&v, "description", page->description);
	add_addresses(page, &v);
	view_add_text(&v, "language", page->language);
	view_add_text(
		&v, "locale", language_locale(page->arena, page->language));
	view_add_text(&v, "direction",
		release_language_is_rtl(page->language) ? STR("rtl")
							: STR("ltr"));
	view_add(&v, "feeds", feeds_value(page));
	view_add(&v, "translations", page->translations);
	view_add_yes(&v, "has_translations", page->translations.count > 0);
	view_add_text(&v, "default_url", page->default_url);
	if (page->menu)
		view_add_yes(&v, page->menu, true);
	view_add(&v, "picture",
		page->picture.kind ? page->picture : logo_picture(page));
	return view_map(&v);
}
