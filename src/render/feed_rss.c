#include "render/escape.h"
#include "render/feed_xml.h"

/* RSS 2.0: https://www.rssboard.org/rss-specification */

static bool is_name_byte(struct str text, size_t i)
{
	char c = i < text.len ? (char)(text.ptr[i] | 0x20) : ' ';

	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/*
 * Whether an & there stands for itself in HTML, too: no character has a name
 * of one letter (HTML 13.5), so that R&D is read as R&D. Some readers take
 * the semicolon off "R&D;", though.
 */
static bool is_plain_ampersand(struct str text, size_t i)
{
	struct str rest = str_slice(text, i + 1, text.len);

	if (str_starts_with(rest, STR("#")))
		return false;
	return !is_name_byte(rest, 0) ||
	       !(is_name_byte(rest, 1) ||
		       str_starts_with(str_slice(rest, 1, rest.len), STR(";")));
}

/* Text as HTML, with nothing replaced that need not be. */
static void add_html(struct buf *html, struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (text.ptr[i] == '&' && !is_plain_ampersand(text, i))
			buf_z(html, "&amp;");
		else if (text.ptr[i] == '<')
			buf_z(html, "&lt;");
		else
			buf_char(html, text.ptr[i]);
}

/*
 * Readers take a description for HTML, browsers with a style sheet for text:
 * it is text without a tag, and reads the same for both where that can be.
 */
static void put_description(struct buf *out, const struct feed_item *item)
{
	struct buf html = {0};

	add_html(&html, item->summary);
	feed_xml_element(out, "description", buf_view(&html));
	buf_release(&html);
}

static void put_date(struct buf *out, const struct feed *feed, const char *name,
	struct instant at)
{
	buf_format(out, "<%s>", name);
	instant_print_mail(out, at, feed->house->site->zone);
	buf_format(out, "</%s>\n", name);
}

static void put_topics(
	struct buf *out, const struct feed *feed, const struct feed_item *item)
{
	size_t i;

	for (i = 0; i < item->item->release->topic_count; i++)
		feed_xml_element(
			out, "category", feed_items_topic(feed, item, i));
}

/* RSS readers know one enclosure at most. */
static void put_file(
	struct buf *out, struct arena *scratch, const struct feed_item *item)
{
	const struct release_file *file;

	if (!item->file_count)
		return;
	file = item->files[0];
	buf_z(out, "<enclosure");
	feed_xml_attribute(
		out, "url", feed_items_file_url(scratch, item, file));
	buf_format(out, " length=\"%ju\"", (uintmax_t)file->size);
	feed_xml_attribute(out, "type", str_from(file->type));
	buf_z(out, "/>\n");
}

static void put_item(struct buf *out, struct arena *scratch,
	const struct feed *feed, const struct feed_item *item)
{
	buf_z(out, "<item>\n");
	feed_xml_element(out, "title", item->title);
	feed_xml_element(out, "link", item->url);
	buf_z(out, "<guid isPermaLink=\"false\">");
	escape_xml(out, item->id);
	buf_z(out, "</guid>\n");
	put_date(out, feed, "pubDate", item->at);
	feed_xml_element(out, "dc:creator", feed->house->site->name);
	put_topics(out, feed, item);
	put_description(out, item);
	feed_xml_element(out, "content:encoded",
		item->is_notice ? item->html : item->body.html);
	put_file(out, scratch, item);
	buf_z(out, "</item>\n");
}

static void put_channel(struct buf *out, struct arena *scratch,
	const struct feed *feed, struct str path)
{
	const struct site *site = feed->house->site;

	feed_xml_element(out, "title", feed->title);
	feed_xml_element(out, "link", page_absolute(scratch, site, feed->page));
	buf_z(out, "<atom:link rel=\"self\" type=\"application/rss+xml\"");
	feed_xml_attribute(out, "href", page_absolute(scratch, site, path));
	buf_z(out, "/>\n<description>");
	escape_xml(
		out, feed->description.len ? feed->description : feed->title);
	buf_z(out, "</description>\n");
	feed_xml_element(out, "language", feed->language);
}

void feed_rss(struct buf *out, const struct feed *feed, struct str path)
{
	struct arena scratch = {0};
	struct feed_items items = feed_items_make(&scratch, feed);
	size_t i;

	feed_xml_begin(out, feed, path);
	buf_z(out, "<rss version=\"2.0\""
		   " xmlns:atom=\"http://www.w3.org/2005/Atom\"\n"
		   " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
		   "\n xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
		   "<channel>\n");
	put_channel(out, &scratch, feed, path);
	if (items.count)
		put_date(out, feed, "lastBuildDate", items.updated);
	for (i = 0; i < items.count; i++)
		put_item(out, &scratch, feed, &items.items[i]);
	buf_z(out, "</channel>\n</rss>\n");
	arena_release(&scratch);
}
