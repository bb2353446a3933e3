#include "base/json.h"
#include "render/feed_items.h"

/* JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ */

static void put_author(struct json *j, const struct site *site)
{
	json_open_list(j, "authors");
	json_open_object(j, NULL);
	json_put_text(j, "name", site->name);
	json_put_text(j, "url", site->organization_url);
	json_close_object(j);
	json_close_list(j);
}

static void put_topics(
	struct json *j, const struct feed *feed, const struct feed_item *item)
{
	size_t i;

	if (!item->item->release->topic_count)
		return;
	json_open_list(j, "tags");
	for (i = 0; i < item->item->release->topic_count; i++)
		json_put_string(j, NULL, feed_items_topic(feed, item, i));
	json_close_list(j);
}

static void put_files(
	struct json *j, struct arena *scratch, const struct feed_item *item)
{
	const struct release_file *file;
	size_t i;

	if (!item->file_count)
		return;
	json_open_list(j, "attachments");
	for (i = 0; i < item->file_count; i++) {
		file = item->files[i];
		json_open_object(j, NULL);
		json_put_text(
			j, "url", feed_items_file_url(scratch, item, file));
		json_put_text(j, "mime_type", str_from(file->type));
		json_put_text(j, "title", file->title);
		json_put_number(j, "size_in_bytes", (int64_t)file->size);
		json_close_object(j);
	}
	json_close_list(j);
}

/* One of content_html and content_text must be there. */
static void put_content(struct json *j, const struct feed_item *item)
{
	if (item->is_notice) {
		json_put_text(j, "content_html", item->html);
		return;
	}
	json_put_text(j, "summary", item->summary);
	if (item->body.html.len)
		json_put_text(j, "content_html", item->body.html);
	else
		json_put_string(j, "content_text", item->summary);
}

static void put_item(struct json *j, struct arena *scratch,
	const struct feed *feed, const struct feed_item *item)
{
	const struct release *release = item->item->release;
	const struct zone *zone = feed->house->site->zone;

	json_open_object(j, NULL);
	json_put_text(j, "id", item->id);
	json_put_text(j, "url", item->url);
	json_put_text(j, "title", item->title);
	put_content(j, item);
	if (!item->is_notice && release->image)
		json_put_text(j, "image",
			feed_items_file_url(scratch, item, release->image));
	json_put_time(j, "date_published", item->at, zone);
	json_put_time(j, "date_modified", item->updated, zone);
	put_topics(j, feed, item);
	json_put_text(j, "language", release->language);
	put_files(j, scratch, item);
	json_close_object(j);
}

static void put_head(struct json *j, struct arena *scratch,
	const struct feed *feed, struct str path)
{
	const struct site *site = feed->house->site;

	json_put_string(j, "version", STR("https://jsonfeed.org/version/1.1"));
	json_put_text(j, "title", feed->title);
	json_put_text(
		j, "home_page_url", page_absolute(scratch, site, feed->page));
	json_put_text(j, "feed_url", page_absolute(scratch, site, path));
	json_put_text(j, "description", feed->description);
	json_put_text(j, "language", feed->language);
	put_author(j, site);
}

void feed_json(struct buf *out, const struct feed *feed, struct str path)
{
	struct json j = {.out = out, .is_indented = true};
	struct arena scratch = {0};
	struct feed_items items = feed_items_make(&scratch, feed);
	size_t i;

	json_open_object(&j, NULL);
	put_head(&j, &scratch, feed, path);
	json_open_list(&j, "items");
	for (i = 0; i < items.count; i++)
		put_item(&j, &scratch, feed, &items.items[i]);
	json_close_list(&j);
	json_close_object(&j);
	buf_char(out, '\n');
	arena_release(&scratch);
}
