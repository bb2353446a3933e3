#include "render/feed_notice.h"

#include "render/escape.h"

/* A notice in the making, as text and as HTML. */
struct notice {
	struct page page; /* for its words only */
	struct buf text, html;
};

/* "Reason: ": a space behind the colon stands outside. */
static void add_label(struct notice *n, struct str label)
{
	struct str colon = page_word(&n->page, STR("colon"));
	size_t len = colon.len;

	while (len && colon.ptr[len - 1] == ' ')
		len--;
	buf_z(&n->html, "<strong>");
	escape_xml(&n->html, label);
	escape_xml(&n->html, str_slice(colon, 0, len));
	buf_z(&n->html, "</strong>");
	buf_str(&n->html, str_slice(colon, len, colon.len));
}

/* "It said: 17 groups" as a line and a paragraph; nothing without a text. */
static void add_line(struct notice *n, const char *word, struct str text)
{
	struct str label = STR("");

	if (!text.len)
		return;
	if (word)
		label = page_word(&n->page, str_from(word));
	buf_format(&n->text, "%s%.*s", n->text.len ? "\n" : "", STR_ARG(label));
	if (word)
		buf_str(&n->text, page_word(&n->page, STR("colon")));
	buf_str(&n->text, text);
	buf_z(&n->html, "<p>");
	if (word)
		add_label(n, label);
	escape_xml(&n->html, text);
	buf_z(&n->html, "</p>");
}

static void add_link(
	struct notice *n, const char *word, struct str url, struct str words)
{
	buf_z(&n->html, "<p>");
	if (word)
		add_label(n, page_word(&n->page, str_from(word)));
	buf_z(&n->html, "<a href=\"");
	escape_xml(&n->html, url);
	buf_z(&n->html, "\">");
	escape_xml(&n->html, words);
	buf_z(&n->html, "</a></p>");
}

static void add_correction(struct notice *n, const struct feed_item *item)
{
	const struct correction *correction = item->correction;

	add_line(n, "was", correction->was);
	add_line(n, "now", correction->now);
	add_line(n, NULL, correction->note);
	add_link(n, NULL, item->url, item->item->release->headline);
}

static struct str day_of(struct notice *n, struct instant at)
{
	const struct page *page = &n->page;
	struct civil day = zone_read(page->house->site->zone, at).civil;

	return words_date(page->arena, page->words, day);
}

static void add_replacement(struct notice *n, struct str slug)
{
	const struct page_house *house = n->page.house;
	const struct public_release *next =
		slug.len ? public_set_by_slug(house->set, slug) : NULL;
	struct str url;

	if (!next)
		return;
	url = arena_format(n->page.arena, "%.*s%.*s/",
		STR_ARG(house->site->url), STR_ARG(next->address));
	buf_char(&n->text, '\n');
	buf_str(&n->text,
		words_labelled(n->page.arena, n->page.words,
			page_word(&n->page, STR("replaced-by")), url));
	add_link(n, "replaced-by", url, next->release->headline);
}

static void add_withdrawal(struct notice *n, const struct feed_item *item)
{
	const struct release *acts = item->item->acts;

	add_line(n, NULL, page_word(&n->page, STR("withdrawn")));
	add_line(n, "withdrawn-on", day_of(n, item->updated));
	add_line(n, "reason", acts->withdrawn_reason);
	add_replacement(n, acts->replaced_by);
}

static struct str label_of(const struct notice *n, const struct feed_item *item)
{
	if (item->correction)
		return page_correction_label(&n->page, item->correction);
	return page_word(&n->page, STR("withdrawn-label"));
}

void feed_notice(
	struct arena *arena, const struct feed *feed, struct feed_item *item)
{
	const struct release *release = item->item->release;
	struct notice n = {0};

	n.page = page_begin(
		arena, NULL, feed->house, STR(""), release->language);
	if (item->correction)
		add_correction(&n, item);
	else
		add_withdrawal(&n, item);
	item->title = words_labelled(
		arena, n.page.words, label_of(&n, item), release->headline);
	item->summary = arena_str(arena, buf_view(&n.text));
	item->html = arena_str(arena, buf_view(&n.html));
	buf_release(&n.text);
	buf_release(&n.html);
}
