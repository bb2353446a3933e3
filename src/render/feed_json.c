#include "render/escape.h"
#include "render/feed_items.h"

/* JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */

/* `"name": ` behind a comma, unless it is the first of its object. */
static void put_name(struct buf *out, const char *name)
{
	if (out->ptr[out->len - 1] != '{')
		buf_char(out, ',');
	buf_format(out, "\n\"%s\": ", name);
}

/* Nothing when there is no text. */
static void put_text(struct buf *out, const char *name, struct str text)
{
	if (!text.len)
		return;
	put_name(out, name);
	escape_json_string(out, text);
}

static void put_date(struct buf *out, const struct feed *feed, const char *name,
	struct instant at)
{
	put_name(out, name);
	buf_char(out, '"');
	instant_print_local(out, at, feed->house->site->zone);
	buf_char(out, '"');
}

static void put_author(struct buf *out, const struct site *site)
{
	put_name(out, "authors");
	buf_z(out, "[{");
	put_text(out, "name", site->name);
	put_text(out, "url", site->organization_url);
	buf_z(out, "}]");
}

static void put_topics(
	struct buf *out, const struct feed *feed, const struct feed_item *item)
{
	size_t i;

	if (!item->item->release->topic_count)
		return;
	put_name(out, "tags");
	for (i = 0; i < item->item->release->topic_count; i++) {
		buf_z(out, i ? ", " : "[");
		escape_json_string(out, feed_items_topic(feed, item, i));
	}
	buf_char(out, ']');
}

static void put_files(
	struct buf *out, struct arena *scratch, const struct feed_item *item)
{
	const struct release_file *file;
	size_t i;

	if (!item->file_count)
		return;
	put_name(out, "attachments");
	for (i = 0; i < item->file_count; i++) {
		file = item->files[i];
		buf_z(out, i ? ", {" : "[{");
		put_text(out, "url", feed_items_file_url(scratch, item, file));
		put_text(out, "mime_type", str_from(file->type));
		put_text(out, "title", file->title);
		put_name(out, "size_in_bytes");
		buf_format(out, "%ju}", (uintmax_t)file->size);
	}
	buf_char(out, ']');
}

/* One of content_html and content_text must be there. */
static void put_content(struct buf *out, const struct feed_item *item)
{
	if (item->is_notice) {
		put_text(out, "content_html", item->html);
		return;
	}
	put_text(out, "summary", item->summary);
	if (item->body.html.len) {
		put_text(out, "content_html", item->body.html);
		return;
	}
	put_name(out, "content_text");
	escape_json_string(out, item->summary);
}

static void put_item(struct buf *out, struct arena *scratch,
	const struct feed *feed, const struct feed_item *item)
{
	const struct release *release = item->item->release;

	buf_z(out, "{");
	put_text(out, "id", item->id);
	put_text(out, "url", item->url);
	put_text(out, "title", item->title);
	put_content(out, item);
	if (!item->is_notice && release->image)
		put_text(out, "image",
			feed_items_file_url(scratch, item, release->image));
	put_date(out, feed, "date_published", item->at);
	put_date(out, feed, "date_modified", item->updated);
	put_topics(out, feed, item);
	put_text(out, "language", release->language);
	put_files(out, scratch, item);
	buf_z(out, "\n}");
}

void feed_json(struct buf *out, const struct feed *feed, struct str path)
{
	const struct site *site = feed->house->site;
	struct arena scratch = {0};
	struct feed_items items = feed_items_make(&scratch, feed);
	size_t i;

	buf_z(out, "{");
	put_text(out, "version", STR("https://jsonfeed.org/version/1.1"));
	put_text(out, "title", feed->title);
	put_text(out, "home_page_url",
		page_absolute(&scratch, site, feed->page));
	put_text(out, "feed_url", page_absolute(&scratch, site, path));
	put_text(out, "description", feed->description);
	put_text(out, "language", feed->language);
	put_author(out, site);
	put_name(out, "items");
	buf_char(out, '[');
	for (i = 0; i < items.count; i++) {
		buf_z(out, i ? ", " : "");
		put_item(out, &scratch, feed, &items.items[i]);
	}
	buf_z(out, "]\n}\n");
	arena_release(&scratch);
}
