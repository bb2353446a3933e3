#include "render/page.h"

#include "model/route.h"
#include "render/html.h"
#include "render/jsonld.h"

/* A release's own page, or the notice in its place. */

static struct value html_value(const struct page *page, const struct body *body)
{
	struct body_links links = {.prefix = page->root,
		.is_rtl = release_language_is_rtl(page->language)};
	struct buf html = {0};
	struct value value;

	if (!body->root)
		return (struct value){0};
	html_body(&html, body, &links, HTML_PAGE);
	value = view_html(arena_str(page->arena, buf_view(&html)));
	buf_release(&html);
	return value;
}

static struct value contacts_value(
	const struct page *page, const struct contact_list *contacts)
{
	struct value *items =
		arena_array(page->arena, contacts->count, sizeof(*items));
	size_t i;

	for (i = 0; i < contacts->count; i++)
		items[i] = view_contact(
			page->arena, page->words, contacts->items[i]);
	return view_list(items, contacts->count);
}

static const struct release_file *file_named(
	const struct release *release, struct str name)
{
	size_t i;

	for (i = 0; i < release->file_count; i++)
		if (str_equal(release->files[i]->name, name))
			return release->files[i];
	return NULL;
}

static struct value signatory_value(const struct page *page,
	const struct release *release, const struct signature *signature)
{
	struct signatory who = release_signatory(signature);
	const struct release_file *logo = NULL;
	struct view v = view_begin(page->arena, view_names_signatory);

	if (release->signatories.form == SIGNATORIES_LOGOS)
		logo = file_named(release, who.logo);
	view_add_text(&v, "name", who.name);
	view_add_text(&v, "url", who.url);
	view_add_text(&v, "location", who.location);
	view_add_text(&v, "person", who.person);
	view_add_text(&v, "title", who.title);
	if (logo) {
		view_add_text(&v, "logo", logo->name);
		view_add_pixels(&v, "logo_width", "logo_height", logo->width,
			logo->height);
	}
	return view_map(&v);
}

static struct value signatories_value(
	const struct page *page, const struct release *release)
{
	const struct signatories *all = &release->signatories;
	enum signatories_form form = page_signatories_form(all);
	struct view v;
	struct value *items;
	size_t i;

	if (!all->count)
		return (struct value){0};
	v = view_begin(page->arena, view_names_signatories);
	items = arena_array(page->arena, all->count, sizeof(*items));
	for (i = 0; i < all->count; i++)
		items[i] = signatory_value(page, release, &all->items[i]);
	view_add_text(
		&v, "count", words_number(v.arena, page->words, all->count));
	view_add_text(&v, "sentence", page_signatories_sentence(page, all));
	view_add_yes(&v, "is_sentence", form == SIGNATORIES_SENTENCE);
	view_add_yes(&v, "is_columns", form == SIGNATORIES_COLUMNS);
	view_add_yes(&v, "is_logos", form == SIGNATORIES_LOGOS);
	view_add(&v, "items", view_list(items, all->count));
	return view_map(&v);
}

static struct value corrections_value(
	const struct page *page, const struct release *release)
{
	size_t count = release->correction_count, i;
	struct value *items = arena_array(page->arena, count, sizeof(*items));

	for (i = 0; i < count; i++) {
		const struct correction *c =
			&release->corrections[count - 1 - i];
		struct view v = view_begin(page->arena, view_names_correction);

		view_add_words(&v, "label", page->words,
			page_correction_label(page, c));
		view_add(&v, "date",
			view_day(v.arena, page->words, c->at,
				page->house->site->zone));
		view_add_text(&v, "was", c->was);
		view_add_text(&v, "now", c->now);
		view_add_text(&v, "note", c->note);
		items[i] = view_map(&v);
	}
	return view_list(items, count);
}

static struct value event_value(
	const struct page *page, const struct event *event)
{
	struct view v;

	if (!event)
		return (struct value){0};
	v = view_begin(page->arena, view_names_event);
	view_add(&v, "start", view_time(v.arena, page->words, &event->start));
	if (event->end.text.len)
		view_add(&v, "end",
			view_end(v.arena, page->words, &event->start,
				&event->end));
	view_add_text(&v, "place", event->place);
	view_add_text(&v, "url", event->url);
	view_add_text(&v, "accreditation", event->accreditation);
	return view_map(&v);
}

static struct value letter_value(
	const struct page *page, const struct letter *letter)
{
	struct view v;

	if (!letter)
		return (struct value){0};
	v = view_begin(page->arena, view_names_letter);
	view_add_text(&v, "title", letter->title);
	view_add_text(&v, "to", letter->to);
	view_add_text(&v, "date", page_letter_date(page, letter));
	view_add_text(
		&v, "url", letter->file ? letter->file->name : letter->url);
	return view_map(&v);
}

static struct value topics_value(
	const struct page *page, const struct release *release)
{
	struct value *items =
		arena_array(page->arena, release->topic_count, sizeof(*items));
	size_t i;

	for (i = 0; i < release->topic_count; i++) {
		const struct topic *topic = &release->topics[i];
		struct view v = view_begin(page->arena, view_names_topic);

		view_add_text(
			&v, "name", page_topic_name(page->house->site, topic));
		view_add_text(&v, "url",
			arena_join(v.arena,
				(struct str[]){page->root, STR("topics/"),
					topic->slug, STR("/")},
				4));
		items[i] = view_map(&v);
	}
	return view_list(items, release->topic_count);
}

static struct value boilerplates_value(
	const struct page *page, const struct page_texts *texts)
{
	struct value *items = arena_array(
		page->arena, texts->boilerplate_count, sizeof(*items));
	size_t i;

	for (i = 0; i < texts->boilerplate_count; i++) {
		struct view v = view_begin(page->arena, view_names_boilerplate);

		view_add_text(
			&v, "name", page_boilerplate_name(page, texts, i));
		view_add(&v, "html", html_value(page, &texts->boilerplates[i]));
		items[i] = view_map(&v);
	}
	return view_list(items, texts->boilerplate_count);
}

static struct value origin_value(
	const struct page *page, const struct release *release)
{
	struct view v;

	if (!release->origin_url.len)
		return (struct value){0};
	v = view_begin(page->arena, view_names_origin);
	view_add_text(&v, "url", release->origin_url);
	view_add_text(&v, "organization",
		release->origin_organization.len ? release->origin_organization
						 : release->origin_url);
	return view_map(&v);
}

/* Any name the house thought of. */
static struct value extra_value(
	const struct page *page, const struct release *release)
{
	size_t count = release->extra_count, i;
	struct value_entry *entries =
		arena_array(page->arena, count, sizeof(*entries));

	for (i = 0; i < count; i++) {
		entries[i].name = release->extras[i].name.ptr;
		entries[i].value = (struct value){
			.kind = VALUE_TEXT, .text = release->extras[i].text};
	}
	return (struct value){
		.kind = VALUE_MAP, .entries = entries, .count = count};
}

/* Who is left of the group of `item`: with itself, or without it. */
static struct value translations_value(const struct page *page,
	const struct public_release *item, bool with_itself)
{
	const struct public_set *set = page->house->set;
	struct value *items = NULL;
	size_t at, count = 0;

	for (at = item->group; at < public_set_count(set);
		at = public_set_next_of_group(set, item->group, at + 1)) {
		const struct public_release *other = public_set_get(set, at);

		if ((other == item && !with_itself) || other->is_withdrawn)
			continue;
		items = arena_grow(page->arena, items, count, sizeof(*items));
		items[count++] = page_link_value(page, other);
	}
	return view_list(items, with_itself && count < 2 ? 0 : count);
}

static struct value jsonld_value(
	const struct page *page, const struct public_release *item)
{
	struct buf json = {0};
	struct value value;

	jsonld_release(&json, page, item);
	value = view_json(arena_str(page->arena, buf_view(&json)));
	buf_release(&json);
	return value;
}

/* For readers of none of the languages. */
static struct str default_url(
	const struct page *page, const struct public_release *item)
{
	const struct public_set *set = page->house->set;
	size_t at = public_set_next_of_group(set, item->group, item->group);

	while (at < public_set_count(set) && !public_set_get(set, at)->is_main)
		at = public_set_next_of_group(set, item->group, at + 1);
	if (at < public_set_count(set))
		item = public_set_get(set, at);
	return page_absolute_of(page, item);
}

/* What the page and the notice both show. */
static struct view common_view(
	const struct page *page, const struct public_release *item)
{
	const struct release *release = item->release;
	struct view v = view_begin(page->arena, view_names_release);

	view_add_text(&v, "headline", release->headline);
	view_add(&v, "date",
		view_day(v.arena, page->words, page_release_day(item),
			page->house->site->zone));
	view_add_text(&v, "id", release->id);
	view_add_text(&v, "slug", release->slug);
	view_add_text(&v, "url", page_absolute_of(page, item));
	view_add_text(&v, "language", release->language);
	return v;
}

static void add_words(struct view *v, const struct page *page,
	const struct public_release *item, const struct page_texts *texts)
{
	const struct release *release = item->release;
	struct value translations;

	view_add(v, "contacts", contacts_value(page, &release->contacts));
	view_add_text(v, "headline_direction",
		page_direction(page, release->headline));
	view_add_text(v, "subhead", release->subhead);
	view_add_text(
		v, "subhead_direction", page_direction(page, release->subhead));
	view_add_text(v, "summary", texts->summary);
	view_add_text(v, "place", release->place);
	view_add(v, "published",
		view_day(v->arena, page->words, item->at,
			page->house->site->zone));
	view_add(v, "updated",
		view_day(v->arena, page->words, item->updated,
			page->house->site->zone));
	view_add_yes(v, "has_boilerplates", texts->boilerplate_count > 0);
	view_add_text(v, "end_mark", release->end_mark);
	view_add(v, "corrections", corrections_value(page, release));
	view_add_yes(v, "has_corrections", release->correction_count > 0);
	translations = translations_value(page, item, false);
	view_add(v, "translations", translations);
	view_add_yes(v, "has_translations", translations.count > 0);
	view_add(v, "jsonld", jsonld_value(page, item));
}

static void add_things(
	struct view *v, struct page *page, const struct public_release *item)
{
	const struct release *release = item->release;

	page->picture = page_image(page, item);
	view_add(v, "signatories", signatories_value(page, release));
	view_add(v, "image", page->picture);
	view_add(v, "event", event_value(page, release->event));
	view_add(v, "letter", letter_value(page, release->letter));
	view_add(v, "media", page_media(page, release));
	view_add_yes(v, "has_media", release->media_count > 0);
	view_add(v, "attachments", page_attachments(page, release));
	view_add_yes(v, "has_attachments", release->attachment_count > 0);
	view_add(v, "topics", topics_value(page, release));
	view_add_yes(v, "has_topics", release->topic_count > 0);
	view_add(v, "origin", origin_value(page, release));
	view_add(v, "extra", extra_value(page, release));
}

static void add_markup(
	struct view *v, const struct page *page, const struct page_texts *texts)
{
	view_add(v, "body", html_value(page, &texts->body));
	view_add(v, "notes", html_value(page, &texts->notes));
	view_add(v, "boilerplates", boilerplates_value(page, texts));
}

static struct value withdrawn_value(
	const struct page *page, const struct release *acts)
{
	const struct public_release *replacement = NULL;
	struct view v = view_begin(page->arena, view_names_withdrawn);

	if (acts->replaced_by.len)
		replacement =
			public_set_by_slug(page->house->set, acts->replaced_by);
	if (acts->has_withdrawn)
		view_add(&v, "date",
			view_day(v.arena, page->words, acts->withdrawn_at.at,
				page->house->site->zone));
	view_add_text(&v, "reason", acts->withdrawn_reason);
	if (replacement)
		view_add(&v, "replaced", page_link_value(page, replacement));
	return view_map(&v);
}

static bool page_notice(
	struct page *page, const struct public_release *item, struct buf *out)
{
	struct view v = common_view(page, item);

	page->title = item->release->headline;
	view_add(&v, "withdrawn", withdrawn_value(page, item->acts));
	view_add(&page->view, "release", view_map(&v));
	return page_render(page, "withdrawn.html", out);
}

struct view *page_release_names(struct page *page,
	const struct public_release *item, const struct page_texts *texts)
{
	const struct release *release = item->release;
	struct view v;

	if (page->release.count)
		return &page->release;
	v = common_view(page, item);
	add_words(&v, page, item, texts);
	add_things(&v, page, item);
	page->title = release->headline;
	page->description = texts->summary;
	page->canonical = release->origin_url;
	if (!page->canonical.len)
		page->canonical = page_absolute(page->arena, page->house->site,
			arena_join(page->arena,
				(struct str[]){item->address, STR("/")}, 2));
	page->translations = translations_value(page, item, true);
	if (page->translations.count)
		page->default_url = default_url(page, item);
	page->release = v;
	view_add(&page->view, "release", view_map(&page->release));
	return &page->release;
}

bool page_release(struct page *page, const struct public_release *item,
	const struct page_texts *texts, struct buf *out)
{
	if (item->is_withdrawn)
		return page_notice(page, item, out);
	add_markup(page_release_names(page, item, texts), page, texts);
	return page_render(page, "release.html", out);
}
