#include "base/hash.h"
#include "render/escape.h"
#include "render/feed_xml.h"

/* Atom 1.0: RFC 4287, with the tombstones of RFC 6721. */

/*
 * The feed's own id follows neither domain nor title: it is made of the
 * newsroom's UUID and the feed's path; of its address where there is none.
 */
static void put_id(struct buf *out, struct arena *scratch,
	const struct feed *feed, struct str path)
{
	const struct site *site = feed->house->site;
	char uuid[HASH_UUID_LEN + 1];

	if (hash_uuid5(uuid, site->newsroom, path))
		buf_format(out, "<id>urn:uuid:%s</id>\n", uuid);
	else
		feed_xml_element(out, "id", page_absolute(scratch, site, path));
}

static void put_date(struct buf *out, const struct feed *feed, const char *name,
	struct instant at)
{
	buf_format(out, "<%s>", name);
	instant_print_local(out, at, feed->house->site->zone);
	buf_format(out, "</%s>\n", name);
}

/* Titles are text: one of RSS's parsers stumbles over marked-up ones. */
static void put_text(struct buf *out, const char *name, struct str text)
{
	if (!text.len)
		return;
	buf_format(out, "<%s type=\"text\">", name);
	escape_xml(out, text);
	buf_format(out, "</%s>\n", name);
}

static void put_link(
	struct buf *out, const char *rel, const char *type, struct str url)
{
	buf_format(out, "<link rel=\"%s\" type=\"%s\"", rel, type);
	feed_xml_attribute(out, "href", url);
	buf_z(out, "/>\n");
}

static void put_topics(
	struct buf *out, const struct feed *feed, const struct feed_item *item)
{
	const struct release *release = item->item->release;
	size_t i;

	for (i = 0; i < release->topic_count; i++) {
		buf_z(out, "<category");
		feed_xml_attribute(out, "term", release->topics[i].slug);
		feed_xml_attribute(
			out, "label", feed_items_topic(feed, item, i));
		buf_z(out, "/>\n");
	}
}

static void put_files(
	struct buf *out, struct arena *scratch, const struct feed_item *item)
{
	const struct release_file *file;
	size_t i;

	for (i = 0; i < item->file_count; i++) {
		file = item->files[i];
		buf_format(out, "<link rel=\"enclosure\" length=\"%ju\"",
			(uintmax_t)file->size);
		feed_xml_attribute(out, "type", str_from(file->type));
		feed_xml_attribute(out, "title", file->title);
		feed_xml_attribute(
			out, "href", feed_items_file_url(scratch, item, file));
		buf_z(out, "/>\n");
	}
}

static void put_content(struct buf *out, struct str xhtml)
{
	if (!xhtml.len)
		return;
	buf_z(out, "<content type=\"xhtml\">"
		   "<div xmlns=\"http://www.w3.org/1999/xhtml\">");
	buf_str(out, xhtml);
	buf_z(out, "</div></content>\n");
}

/* What it is about, and a real link to what one can do with it. */
static void put_subtitle(
	struct buf *out, struct arena *scratch, const struct feed *feed)
{
	const struct words *words = page_words_of(feed->house, feed->language);

	buf_z(out, "<subtitle type=\"xhtml\">"
		   "<div xmlns=\"http://www.w3.org/1999/xhtml\">");
	if (feed->description.len &&
		!str_equal(feed->description, feed->title)) {
		escape_xml(out, feed->description);
		buf_z(out, " – ");
	}
	buf_z(out, "<a");
	feed_xml_attribute(out, "href",
		page_absolute(scratch, feed->house->site, STR("subscribe/")));
	buf_char(out, '>');
	escape_xml(out, words_get(words, STR("subscribe")));
	buf_z(out, "</a></div></subtitle>\n");
}

static void put_entry(struct buf *out, struct arena *scratch,
	const struct feed *feed, const struct feed_item *item)
{
	buf_z(out, "<entry");
	feed_xml_attribute(out, "xml:lang", item->item->release->language);
	buf_z(out, ">\n");
	feed_xml_element(out, "id", item->id);
	put_text(out, "title", item->title);
	put_date(out, feed, "published", item->at);
	put_date(out, feed, "updated", item->updated);
	put_link(out, "alternate", "text/html", item->url);
	put_files(out, scratch, item);
	put_topics(out, feed, item);
	put_content(out, item->is_notice ? item->html : item->body.xhtml);
	put_text(out, "summary", item->summary);
	buf_z(out, "</entry>\n");
}

/* An item that tells a withdrawal. */
static bool is_withdrawal(const struct feed_item *item)
{
	return item->is_act && !item->correction;
}

/*
 * For readers that can take an entry away again (RFC 6721); the others show
 * the notice, which stands in the entry's place.
 */
static void put_deleted(
	struct buf *out, const struct feed *feed, const struct feed_item *item)
{
	buf_z(out, "<at:deleted-entry");
	feed_xml_attribute(out, "ref", item->item->release->id);
	buf_z(out, " when=\"");
	instant_print_local(out, item->at, feed->house->site->zone);
	buf_z(out, "\">\n");
	put_text(out, "at:comment", item->item->acts->withdrawn_reason);
	buf_z(out, "</at:deleted-entry>\n");
}

static bool has_withdrawals(const struct feed_items *items)
{
	size_t i;

	for (i = 0; i < items->count; i++)
		if (is_withdrawal(&items->items[i]))
			return true;
	return false;
}

static void put_author(struct buf *out, const struct site *site)
{
	buf_z(out, "<author>\n");
	feed_xml_element(out, "name", site->name);
	feed_xml_element(out, "uri", site->organization_url);
	buf_z(out, "</author>\n");
}

static void put_head(struct buf *out, struct arena *scratch,
	const struct feed *feed, struct str path, bool has_tombstones)
{
	const struct site *site = feed->house->site;

	buf_z(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\"");
	if (has_tombstones)
		buf_z(out, " xmlns:at=\"http://purl.org/atompub/tombstones/"
			   "1.0\"");
	feed_xml_attribute(out, "xml:lang", feed->language);
	buf_z(out, ">\n");
	put_id(out, scratch, feed, path);
	put_text(out, "title", feed->title);
	put_subtitle(out, scratch, feed);
	put_link(out, "self", "application/atom+xml",
		page_absolute(scratch, site, path));
	put_link(out, "alternate", "text/html",
		page_absolute(scratch, site, feed->page));
	put_author(out, site);
}

void feed_atom(struct buf *out, const struct feed *feed, struct str path)
{
	struct arena scratch = {0};
	struct feed_items items = feed_items_make(&scratch, feed);
	size_t i;

	feed_xml_begin(out, feed, path);
	put_head(out, &scratch, feed, path, has_withdrawals(&items));
	put_date(out, feed, "updated", items.updated);
	for (i = 0; i < items.count; i++)
		put_entry(out, &scratch, feed, &items.items[i]);
	for (i = 0; i < items.count; i++)
		if (is_withdrawal(&items.items[i]))
			put_deleted(out, feed, &items.items[i]);
	buf_z(out, "</feed>\n");
	arena_release(&scratch);
}
