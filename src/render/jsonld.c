#include "render/jsonld.h"

#include "base/json.h"

/* What is written, and from what. */
struct article {
	struct json json;
	const struct page *page;
	const struct public_release *item;
};

static struct json *begin_thing(
	struct article *a, const char *name, const char *type)
{
	json_open_object(&a->json, name);
	json_put_string(&a->json, "@type", str_from(type));
	return &a->json;
}

static void put_organization(
	struct article *a, const char *name, struct str words, struct str url)
{
	struct json *j = begin_thing(a, name, "Organization");

	json_put_string(j, "name", words);
	json_put_text(j, "url", url);
	json_close_object(j);
}

/* Who wrote it; of a copy that is not the house. */
static void put_author(struct article *a)
{
	const struct release *release = a->item->release;
	const struct site *site = a->page->house->site;

	if (release->origin_organization.len)
		put_organization(
			a, "author", release->origin_organization, STR(""));
	else
		put_organization(
			a, "author", site->name, site->organization_url);
}

static void put_logo(struct article *a)
{
	const struct page_house *house = a->page->house;

	if (house->logo.len)
		json_put_string(&a->json, "logo",
			page_absolute(
				a->page->arena, house->site, house->logo));
}

static void put_publisher(struct article *a)
{
	const struct site *site = a->page->house->site;
	struct json *j = begin_thing(a, "publisher", "Organization");

	json_put_string(j, "name", site->name);
	json_put_text(j, "url", site->organization_url);
	put_logo(a);
	json_close_object(j);
}

static void put_image(struct article *a)
{
	const struct release_file *image = a->item->release->image;
	struct json *j;

	if (!image)
		return;
	j = begin_thing(a, "image", "ImageObject");
	json_put_string(j, "url", page_file_url(a->page, a->item, image->name));
	json_put_text(j, "description", image->alt);
	json_put_text(j, "caption", image->caption);
	json_put_text(j, "creditText", image->credit);
	json_close_object(j);
}

static void put_corrections(struct article *a)
{
	const struct release *release = a->item->release;
	const struct zone *zone = a->page->house->site->zone;
	size_t i;

	if (!release->correction_count)
		return;
	json_open_list(&a->json, "correction");
	for (i = release->correction_count; i-- > 0;) {
		const struct correction *c = &release->corrections[i];
		struct json *j = begin_thing(a, NULL, "CorrectionComment");

		json_put_string(j, "name", page_correction_label(a->page, c));
		json_put_text(j, "text", page_correction_text(a->page, c));
		json_put_time(j, "datePublished", c->at, zone);
		json_close_object(j);
	}
	json_close_list(&a->json);
}

static void put_event(struct article *a)
{
	const struct event *event = a->item->release->event;
	struct json *j;

	if (!event)
		return;
	j = begin_thing(a, "about", "Event");
	json_put_string(j, "name", a->item->release->headline);
	json_put_time(j, "startDate", event->start.at, event->start.zone);
	if (event->end.text.len)
		json_put_time(j, "endDate", event->end.at, event->end.zone);
	json_put_text(j, "location", event->place);
	json_put_text(j, "url", event->url);
	json_close_object(j);
}

static void put_other(
	struct article *a, const char *name, const struct public_release *other)
{
	struct json *j = begin_thing(a, name, "NewsArticle");

	json_put_string(j, "headline", other->release->headline);
	json_put_string(j, "inLanguage", other->release->language);
	json_put_string(j, "url", page_absolute_of(a->page, other));
	json_close_object(j);
}

/* A translation names its original, the original its translations. */
static void put_translations(struct article *a)
{
	const struct public_set *set = a->page->house->set;
	size_t at = a->item->group, count = public_set_count(set);
	bool any = false;

	for (; at < count;
		at = public_set_next_of_group(set, a->item->group, at + 1)) {
		const struct public_release *other = public_set_get(set, at);

		if (other == a->item || other->is_withdrawn)
			continue;
		if (a->item->original == other->release)
			put_other(a, "translationOfWork", other);
		if (a->item->original)
			continue;
		if (!any)
			json_open_list(&a->json, "workTranslation");
		any = true;
		put_other(a, NULL, other);
	}
	if (any)
		json_close_list(&a->json);
}

static void put_times(struct article *a)
{
	const struct zone *zone = a->page->house->site->zone;

	json_put_time(&a->json, "datePublished", a->item->at, zone);
	if (a->item->release->correction_count)
		json_put_time(&a->json, "dateModified", a->item->updated, zone);
}

static void put_words(struct article *a)
{
	const struct release *release = a->item->release;
	struct json *j = &a->json;

	json_put_string(
		j, "mainEntityOfPage", page_absolute_of(a->page, a->item));
	json_put_string(j, "headline", release->headline);
	json_put_string(j, "inLanguage", release->language);
}

void jsonld_release(struct buf *out, const struct page *page,
	const struct public_release *item)
{
	struct article a = {.json = {.out = out}, .page = page, .item = item};

	json_open_object(&a.json, NULL);
	json_put_string(&a.json, "@context", STR("https://schema.org"));
	json_put_string(&a.json, "@type", STR("NewsArticle"));
	put_words(&a);
	put_times(&a);
	put_author(&a);
	put_publisher(&a);
	put_image(&a);
	put_event(&a);
	put_corrections(&a);
	json_put_text(&a.json, "isBasedOn", item->release->origin_url);
	put_translations(&a);
	json_close_object(&a.json);
}
