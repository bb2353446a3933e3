#include "render/ninjs_item.h"

#include "render/escape.h"
#include "render/html.h"
#include "render/text.h"

void ninjs_item_text(struct ninjs_item *n, const char *role, const char *type,
	struct str value)
{
	struct json *j = &n->json;

	if (!value.len)
		return;
	json_open_object(j, NULL);
	json_put_string(j, "role", str_from(role));
	json_put_string(j, "contentType", str_from(type));
	json_put_string(j, "value", value);
	json_close_object(j);
}

void ninjs_item_uri(struct ninjs_item *n, const char *name, struct str url)
{
	struct buf uri = {0};

	escape_uri(&uri, url);
	json_put_text(&n->json, name, buf_view(&uri));
	buf_release(&uri);
}

static void put_standard(struct json *j)
{
	json_open_object(j, "standard");
	json_put_string(j, "name", STR("ninjs"));
	json_put_string(j, "version", STR("3.1"));
	json_put_string(j, "schema",
		STR("http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"));
	json_close_object(j);
}

static void put_version(struct ninjs_item *n)
{
	const struct zone *zone = n->page->house->site->zone;
	size_t version = 1 + n->item->release->correction_count +
			 (n->item->is_withdrawn ? 1 : 0);

	json_put_string(&n->json, "version",
		arena_format(n->page->arena, "%zu", version));
	json_put_time(&n->json, "firstCreated", n->item->at, zone);
	json_put_time(&n->json, "versionCreated", n->item->updated, zone);
	json_put_string(&n->json, "pubStatus",
		n->item->is_withdrawn ? STR("canceled") : STR("usable"));
}

static void put_genre(struct ninjs_item *n)
{
	static const char *const genres[] = {
		[KIND_RELEASE] = "press release",
		[KIND_STATEMENT] = "statement",
		[KIND_ADVISORY] = "media advisory",
		[KIND_LETTER] = "open letter",
	};

	json_open_list(&n->json, "genres");
	json_open_object(&n->json, NULL);
	json_put_string(
		&n->json, "name", str_from(genres[n->item->release->kind]));
	json_close_object(&n->json);
	json_close_list(&n->json);
}

static void put_alt_id(struct json *j, const char *role, struct str value)
{
	if (!value.len)
		return;
	json_open_object(j, NULL);
	json_put_string(j, "role", str_from(role));
	json_put_string(j, "value", value);
	json_close_object(j);
}

static void put_ids(struct ninjs_item *n)
{
	const struct release *release = n->item->release;

	json_put_string(&n->json, "slugline", release->slug);
	json_open_list(&n->json, "altIds");
	put_alt_id(&n->json, "slug", release->slug);
	if (!n->item->is_withdrawn)
		put_alt_id(&n->json, "origin", release->origin_id);
	json_close_list(&n->json);
}

static void put_headlines(struct ninjs_item *n)
{
	const struct release *release = n->item->release;

	json_open_list(&n->json, "headlines");
	ninjs_item_text(n, "main", "text/plain", release->headline);
	if (n->texts)
		ninjs_item_text(n, "subhead", "text/plain", release->subhead);
	json_close_list(&n->json);
}

static void put_summary(struct ninjs_item *n)
{
	if (!n->texts->summary.len)
		return;
	json_open_list(&n->json, "descriptions");
	ninjs_item_text(n, "summary", "text/plain", n->texts->summary);
	json_close_list(&n->json);
}

static void put_xhtml(
	struct ninjs_item *n, const char *role, const struct body *body)
{
	struct body_links links = {.prefix = n->page->house->site->url};
	struct buf html = {0};

	if (body->root)
		html_body(&html, body, &links, HTML_XHTML);
	ninjs_item_text(n, role, "application/xhtml+xml", buf_view(&html));
	buf_release(&html);
}

/* With its links, numbered, at its end. */
static void put_plain(
	struct ninjs_item *n, const char *role, const struct body *body)
{
	const struct page_plain *plain = page_text_body(n->page, body);
	struct buf text = {0};

	buf_str(&text, plain->text);
	if (plain->links.urls.count)
		buf_char(&text, '\n');
	text_link_list(&text, &plain->links);
	ninjs_item_text(n, role, "text/plain", buf_view(&text));
	buf_release(&text);
}

static void put_bodies(struct ninjs_item *n)
{
	size_t i;

	json_open_list(&n->json, "bodies");
	put_xhtml(n, "main", &n->texts->body);
	put_plain(n, "main", &n->texts->body);
	for (i = 0; i < n->texts->boilerplate_count; i++)
		put_xhtml(n, "boilerplate", &n->texts->boilerplates[i]);
	put_xhtml(n, "notes", &n->texts->notes);
	json_close_list(&n->json);
}

static void add_corrections(struct ninjs_item *n, struct buf *note)
{
	const struct page *page = n->page;
	const struct release *release = n->item->release;
	size_t i;

	for (i = release->correction_count; i-- > 0;) {
		const struct correction *c = &release->corrections[i];
		struct str day = words_date(page->arena, page->words,
			zone_read(page->house->site->zone, c->at).civil);

		buf_format(note, "%s%.*s, %.*s\n%.*s", note->len ? "\n\n" : "",
			STR_ARG(page_correction_label(page, c)), STR_ARG(day),
			STR_ARG(page_correction_text(page, c)));
	}
}

static void add_withdrawal(struct ninjs_item *n, struct buf *note)
{
	const struct page *page = n->page;

	buf_str(note, page_word(page, STR("withdrawn")));
	if (n->item->acts->withdrawn_reason.len)
		buf_format(note, "\n%.*s: %.*s",
			STR_ARG(page_word(page, STR("reason"))),
			STR_ARG(n->item->acts->withdrawn_reason));
}

/* Of a withdrawn one nothing that its text said is told again. */
static void put_note(struct ninjs_item *n)
{
	struct buf note = {0};

	if (n->item->is_withdrawn)
		add_withdrawal(n, &note);
	else
		add_corrections(n, &note);
	json_put_text(&n->json, "edNote", buf_view(&note));
	buf_release(&note);
}

static void put_topics(struct ninjs_item *n)
{
	const struct release *release = n->item->release;
	const struct site *site = n->page->house->site;
	struct json *j = &n->json;
	size_t i;

	if (!release->topic_count)
		return;
	json_open_list(j, "subjects");
	for (i = 0; i < release->topic_count; i++) {
		const struct topic *topic = &release->topics[i];

		json_open_object(j, NULL);
		json_put_string(j, "name", page_topic_name(site, topic));
		json_put_string(j, "rel", STR("about"));
		ninjs_item_uri(n, "uri",
			arena_join(n->page->arena,
				(struct str[]){site->url, STR("topics/"),
					topic->slug, STR("/")},
				4));
		json_put_string(j, "literal", topic->slug);
		json_close_object(j);
	}
	json_close_list(j);
}

static void put_named(
	struct ninjs_item *n, const char *list, struct str name, struct str uri)
{
	if (!name.len)
		return;
	json_open_list(&n->json, list);
	json_open_object(&n->json, NULL);
	json_put_string(&n->json, "name", name);
	json_put_string(&n->json, "rel", STR("event"));
	ninjs_item_uri(n, "uri", uri);
	json_close_object(&n->json);
	json_close_list(&n->json);
}

static void put_event(struct ninjs_item *n)
{
	const struct release *release = n->item->release;
	const struct event *event = release->event;
	struct json *j = &n->json;

	if (!event)
		return;
	put_named(n, "events", release->headline, event->url);
	put_named(n, "places", event->place, STR(""));
	json_open_object(j, "eventDetails");
	json_open_object(j, "dates");
	json_put_time(j, "startDate", event->start.at, event->start.zone);
	if (event->end.text.len)
		json_put_time(j, "endDate", event->end.at, event->end.zone);
	json_close_object(j);
	json_open_object(j, "organiser");
	json_put_string(j, "name", n->page->house->site->name);
	json_close_object(j);
	json_close_object(j);
}

static void put_rendition(struct ninjs_item *n, const char *name,
	const char *type, struct str file)
{
	struct json *j = &n->json;

	json_open_object(j, NULL);
	json_put_string(j, "name", str_from(name));
	ninjs_item_uri(n, "href", page_file_url(n->page, n->item, file));
	json_put_string(j, "contentType", str_from(type));
	json_close_object(j);
}

static void put_renditions(struct ninjs_item *n)
{
	json_open_list(&n->json, "renditions");
	put_rendition(n, "page", "text/html", STR(""));
	if (n->texts)
		put_rendition(n, "text", "text/plain", STR("release.txt"));
	if (n->texts && n->item->release->event)
		put_rendition(n, "calendar", "text/calendar", STR("event.ics"));
	json_close_list(&n->json);
}

static void put_texts(struct ninjs_item *n)
{
	put_summary(n);
	json_put_text(&n->json, "located", n->item->release->place);
	put_bodies(n);
	ninjs_item_people(n);
	put_topics(n);
	put_event(n);
}

void ninjs_release(struct buf *out, struct page *page,
	const struct public_release *item, const struct page_texts *texts)
{
	struct ninjs_item n = {
		.json = {.out = out, .is_indented = true, .has_markup = true},
		.page = page,
		.item = item,
		.texts = item->is_withdrawn ? NULL : texts,
	};

	json_open_object(&n.json, NULL);
	ninjs_item_uri(&n, "uri", item->release->id);
	put_standard(&n.json);
	json_put_string(&n.json, "type", STR("text"));
	json_put_string(&n.json, "representationType",
		n.texts ? STR("full") : STR("partial"));
	json_put_string(&n.json, "language", item->release->language);
	put_version(&n);
	put_genre(&n);
	put_ids(&n);
	put_headlines(&n);
	put_note(&n);
	if (n.texts)
		put_texts(&n);
	put_renditions(&n);
	ninjs_item_associations(&n);
	json_close_object(&n.json);
	buf_char(out, '\n');
}
