#include "render/feed_text.h"

#include "render/escape.h"
#include "render/html.h"

/* The article of a release, as an item of a feed holds it. */

struct article {
	struct buf *out;
	const struct page *page;
	const struct public_release *item;
	const struct release *release;
	const struct page_texts *texts;
};

static void put(struct article *a, const char *html)
{
	buf_z(a->out, html);
}

static void put_text(struct article *a, struct str text)
{
	escape_html(a->out, text);
}

static void put_word(struct article *a, const char *word)
{
	put_text(a, page_word(a->page, str_from(word)));
}

/* `text` behind `before`, where there is one. */
static void put_more(struct article *a, const char *before, struct str text)
{
	if (!text.len)
		return;
	put(a, before);
	put_text(a, text);
}

/* ", text" */
static void put_part(struct article *a, struct str text)
{
	if (!text.len)
		return;
	put_word(a, "comma");
	put_text(a, text);
}

static void put_paragraph(struct article *a, struct str text)
{
	if (!text.len)
		return;
	put(a, "<p>");
	put_text(a, text);
	put(a, "</p>\n");
}

/* "label: text", where there is a text. */
static void put_labelled(struct article *a, const char *word, struct str text)
{
	if (!text.len)
		return;
	put(a, "<p>");
	put_word(a, word);
	put_word(a, "colon");
	put_text(a, text);
	put(a, "</p>\n");
}

static void put_heading(struct article *a, const char *word)
{
	put(a, "<h2>");
	put_word(a, word);
	put(a, "</h2>\n");
}

/* A file of the release is named by its name alone. */
static void put_address(struct article *a, const char *name, struct str url)
{
	buf_format(a->out, " %s=\"", name);
	if (str_find_char(url, ':') == STR_NONE) {
		escape_url(a->out, a->page->house->site->url);
		escape_url(a->out, a->item->address);
		buf_char(a->out, '/');
	}
	escape_url(a->out, url);
	buf_char(a->out, '"');
}

static void put_link(struct article *a, struct str url, struct str words)
{
	put(a, "<a");
	put_address(a, "href", url);
	put(a, ">");
	put_text(a, words);
	put(a, "</a>");
}

static struct str day_words(const struct article *a, struct instant at)
{
	const struct page *page = a->page;

	return words_date(page->arena, page->words,
		zone_read(page->house->site->zone, at).civil);
}

static void put_corrections(struct article *a)
{
	size_t i;

	for (i = a->release->correction_count; i-- > 0;) {
		const struct correction *c = &a->release->corrections[i];

		put(a, "<p><strong>");
		put_text(a, page_correction_label(a->page, c));
		put_part(a, day_words(a, c->at));
		put(a, "</strong></p>\n");
		put_labelled(a, "was", c->was);
		put_labelled(a, "now", c->now);
		put_paragraph(a, c->note);
	}
}

static void put_picture(struct article *a)
{
	const struct release_file *image = a->release->image;

	if (!image)
		return;
	put(a, "<figure>\n<img");
	put_address(a, "src", image->name);
	put(a, " alt=\"");
	put_text(a, image->alt);
	put(a, "\"");
	if (image->width && image->height)
		buf_format(a->out, " width=\"%u\" height=\"%u\"", image->width,
			image->height);
	put(a, " />\n");
	if (image->caption.len || image->credit.len) {
		put(a, "<figcaption>");
		put_text(a, image->caption);
		put_more(a, " (", image->credit);
		put(a, image->credit.len ? ")" : "");
		put(a, "</figcaption>\n");
	}
	put(a, "</figure>\n");
}

static void put_event(struct article *a)
{
	const struct event *event = a->release->event;

	if (!event)
		return;
	put_labelled(a, "event-when", page_event_words(a->page, event));
	put_labelled(a, "event-where", event->place);
	put_labelled(a, "event-accreditation", event->accreditation);
	put(a, "<p>");
	put_link(a, STR("event.ics"), page_word(a->page, STR("calendar")));
	if (event->url.len) {
		put(a, " · ");
		put_link(a, event->url, event->url);
	}
	put(a, "</p>\n");
}

/* What stands between headline and text on the page. */
static void put_begin(struct article *a)
{
	struct str day = day_words(a, page_release_day(a->item));

	put_corrections(a);
	if (a->release->subhead.len) {
		put(a, "<p><strong>");
		put_text(a, a->release->subhead);
		put(a, "</strong></p>\n");
	}
	put_picture(a);
	put_event(a);
	if (a->release->place.len)
		put_paragraph(a, words_dateline(a->page->arena, a->page->words,
					 a->release->place, day));
}

static void put_body(struct article *a, const struct body *body)
{
	struct body_links links = {.prefix = a->page->house->site->url};

	if (body->root)
		html_body(a->out, body, &links, HTML_XHTML);
}

static void put_signatory(struct article *a, const struct signature *signature)
{
	struct signatory who = release_signatory(signature);

	put(a, "<li>");
	if (who.url.len)
		put_link(a, who.url, who.name);
	else
		put_text(a, who.name);
	put_part(a, who.location);
	put_part(a, who.person);
	put_part(a, who.title);
	put(a, "</li>\n");
}

static void put_signatories(struct article *a)
{
	const struct signatories *all = &a->release->signatories;
	size_t i;

	if (!all->count)
		return;
	put_heading(a, "signatories");
	if (page_signatories_form(all) == SIGNATORIES_SENTENCE) {
		put_paragraph(a, page_signatories_sentence(a->page, all));
		return;
	}
	put(a, "<ul>\n");
	for (i = 0; i < all->count; i++)
		put_signatory(a, &all->items[i]);
	put(a, "</ul>\n");
}

static void put_letter(struct article *a)
{
	const struct letter *letter = a->release->letter;

	if (!letter)
		return;
	put_heading(a, "letter");
	put(a, "<p>");
	put_link(a, letter->file ? letter->file->name : letter->url,
		letter->title);
	put_part(a, letter->to);
	put_part(a, page_letter_date(a->page, letter));
	put(a, "</p>\n");
}

static void put_size(struct article *a, const struct release_file *file)
{
	put_more(a, " (",
		words_size(a->page->arena, a->page->words, file->size));
	put(a, ")");
}

static void put_one_media(struct article *a, const struct release_media *media)
{
	struct str url = media->file ? media->file->name : media->url;

	put(a, "<li>");
	put_link(a, url, media->alt.len ? media->alt : url);
	if (media->file)
		put_size(a, media->file);
	put_more(a, ". ", media->caption);
	put_more(a, " © ", media->credit);
	put_more(a, ". ", media->rights);
	put(a, "</li>\n");
}

static void put_media(struct article *a)
{
	const struct release *release = a->release;
	size_t i;

	if (!release->media_count)
		return;
	put_heading(a, "media");
	put(a, "<ul>\n");
	for (i = 0; i < release->media_count; i++)
		put_one_media(a, &release->media[i]);
	put(a, "</ul>\n");
}

static void put_documents(struct article *a)
{
	const struct release *release = a->release;
	size_t i;

	if (!release->attachment_count)
		return;
	put_heading(a, "attachments");
	put(a, "<ul>\n");
	for (i = 0; i < release->attachment_count; i++) {
		const struct release_file *file = release->attachments[i];

		put(a, "<li>");
		put_link(a, file->name,
			file->title.len ? file->title : file->name);
		put_size(a, file);
		put(a, "</li>\n");
	}
	put(a, "</ul>\n");
}

static void put_boilerplates(struct article *a)
{
	size_t i;

	if (!a->texts->boilerplate_count)
		return;
	put(a, "<h2>");
	put_word(a, "about");
	put_more(a, " ", a->page->house->site->name);
	put(a, "</h2>\n");
	for (i = 0; i < a->texts->boilerplate_count; i++)
		put_body(a, &a->texts->boilerplates[i]);
}

static void put_phone(struct article *a, const char *before, struct str phone)
{
	struct str url = view_phone_url(a->page->arena, phone);

	if (!phone.len)
		return;
	put(a, before);
	if (url.len)
		put_link(a, url, phone);
	else
		put_text(a, phone);
}

static void put_after_hours(struct article *a, const struct contact *contact)
{
	struct str languages = view_languages(
		a->page->arena, a->page->words, &contact->after_languages);

	if (!contact->after_phone.len)
		return;
	put(a, "<br />\n");
	put_word(a, "after-hours");
	put_word(a, "colon");
	put_phone(a, "", contact->after_phone);
	put_more(a, " (", languages);
	put(a, languages.len ? ")" : "");
}

static void put_contact(struct article *a, const struct contact *contact)
{
	struct arena *arena = a->page->arena;

	put(a, "<p><strong>");
	put_text(a, contact->name);
	put(a, "</strong>");
	put_part(a, contact->role);
	put_part(a, contact->organization);
	put_phone(a, "<br />\n", contact->phone);
	if (contact->email.len) {
		put(a, "<br />\n");
		put_link(a,
			arena_format(
				arena, "mailto:%.*s", STR_ARG(contact->email)),
			contact->email);
	}
	put_more(a, "<br />\n", contact->hours);
	put_more(a, "<br />\n",
		view_languages(arena, a->page->words, &contact->languages));
	put_after_hours(a, contact);
	put(a, "</p>\n");
}

static void put_contacts(struct article *a)
{
	const struct contact_list *contacts = &a->release->contacts;
	size_t i;

	if (!contacts->count)
		return;
	put_heading(a, "contact");
	for (i = 0; i < contacts->count; i++)
		put_contact(a, contacts->items[i]);
}

/* What stands behind the end mark on the page, and whom to call. */
static void put_end(struct article *a)
{
	const struct release *release = a->release;

	put_paragraph(a, release->end_mark);
	if (a->texts->notes.root) {
		put_heading(a, "notes");
		put_body(a, &a->texts->notes);
	}
	put_contacts(a);
	if (!release->origin_url.len)
		return;
	put(a, "<p>");
	put_word(a, "copy-of");
	put(a, " ");
	put_link(a, release->origin_url,
		release->origin_organization.len ? release->origin_organization
						 : release->origin_url);
	put(a, "</p>\n");
}

void feed_text(struct buf *out, const struct page *page,
	const struct public_release *item, const struct page_texts *texts)
{
	struct article a = {out, page, item, item->release, texts};

	put_begin(&a);
	put_body(&a, &texts->body);
	put_signatories(&a);
	put_letter(&a);
	put_media(&a);
	put_documents(&a);
	put_boilerplates(&a);
	put_end(&a);
}
