#include "cmd/site_parts.h"
#include "render/feed_style.h"

/* Style sheets: the pages' own, and one for the feeds of each language. */

/* The address of a style sheet changes with its bytes. */
static struct str address_of(struct arena *arena, struct str folder,
	const char *name, struct str css)
{
	struct digest digest = hash_bytes(css.ptr, css.len);
	char hex[DIGEST_HEX_LEN + 1];

	hash_hex(hex, &digest, 8);
	return arena_format(arena, "%.*s%s?v=%s", STR_ARG(folder), name, hex);
}

struct str site_style_address(const struct site_making *m)
{
	return address_of(m->arena, STR(""), "style.css",
		theme_get(&m->theme, STR("style.css")));
}

struct str site_style_of_feeds(
	const struct site_making *m, struct arena *arena, struct str language)
{
	struct buf out = {0};
	struct str css;

	feed_style(&out, page_words_of(&m->house, language), language,
		theme_get(&m->theme, STR("feed.css")));
	css = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return css;
}

struct str site_style_address_of(const struct site_making *m,
	struct arena *arena, const struct site_feed *feed)
{
	bool is_own = str_equal_nocase(feed->language, m->house.site->language);

	return address_of(arena, is_own ? STR("") : feed->folder, "feed.css",
		site_style_of_feeds(m, arena, feed->language));
}
