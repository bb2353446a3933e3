#include "render/page.h"

#include <assert.h>

#include "render/text.h"
#include "render/text_wrap.h"

/* A release as plain text: blocks for the template release.txt. */

/* What the blocks of one text are made with. */
struct sheet {
	struct page *page;
	const struct public_release *item;
	const struct page_texts *texts;
	struct text_links links;
	struct view view;
};

/* Take the bytes of `buf`, without the last line end, as a block. */
static void add_block(struct sheet *s, const char *name, struct buf *buf)
{
	while (buf->len && buf->ptr[buf->len - 1] == '\n')
		buf->len--;
	view_add_text(&s->view, name, arena_str(s->page->arena, buf_view(buf)));
	buf_release(buf);
}

static void add_wrapped(struct sheet *s, const char *name, struct str text)
{
	struct buf buf = {0};

	if (text.len)
		text_wrap_behind(&buf, text,
			&(struct text_prefix){.is_wide = s->page->is_wide});
	add_block(s, name, &buf);
}

static void wrap(
	struct buf *buf, const struct page *page, struct str text, bool is_item)
{
	struct text_prefix prefix = {
		is_item ? STR("- ") : STR(""), STR("  "), page->is_wide};

	text_wrap_behind(buf, text, &prefix);
}

static void line(struct buf *buf, const struct page *page, struct str text)
{
	if (text.len)
		wrap(buf, page, text, false);
}

/* "label: text", where there is a text. */
static void labelled(struct buf *buf, const struct page *page, const char *word,
	struct str text)
{
	if (text.len)
		line(buf, page,
			words_labelled(page->arena, page->words,
				page_word(page, str_from(word)), text));
}

static void heading(struct buf *buf, const struct page *page, const char *word)
{
	line(buf, page, page_word(page, str_from(word)));
	buf_char(buf, '\n');
}

static struct str day_words(const struct sheet *s, struct instant at)
{
	const struct page *page = s->page;

	return words_date(page->arena, page->words,
		zone_read(page->house->site->zone, at).civil);
}

static void add_line(struct sheet *s)
{
	struct page *page = s->page;
	struct str day = day_words(s, page_release_day(s->item));

	add_wrapped(s, "line",
		arena_join(page->arena,
			(struct str[]){page_word(page, STR("immediate")),
				STR("\n"), day},
			3));
}

static void add_corrections(struct sheet *s)
{
	const struct release *release = s->item->release;
	struct buf buf = {0};
	size_t i;

	for (i = release->correction_count; i-- > 0;) {
		const struct correction *c = &release->corrections[i];

		line(&buf, s->page,
			words_joined(s->page->arena, s->page->words,
				page_correction_label(s->page, c),
				day_words(s, c->at)));
		labelled(&buf, s->page, "was", c->was);
		labelled(&buf, s->page, "now", c->now);
		line(&buf, s->page, c->note);
		buf_char(&buf, '\n');
	}
	add_block(s, "corrections", &buf);
}

static void after_hours(
	struct buf *buf, const struct page *page, const struct contact *contact)
{
	struct str languages = view_languages(
		page->arena, page->words, &contact->after_languages);
	struct str phone = contact->after_phone;

	if (phone.len && languages.len)
		phone = arena_format(page->arena, "%.*s (%.*s)", STR_ARG(phone),
			STR_ARG(languages));
	labelled(buf, page, "after-hours", phone);
}

static void one_contact(
	struct buf *buf, const struct page *page, const struct contact *contact)
{
	line(buf, page, contact->name);
	line(buf, page, contact->role);
	line(buf, page, contact->organization);
	line(buf, page, contact->phone);
	line(buf, page, contact->email);
	line(buf, page, contact->hours);
	line(buf, page,
		view_languages(page->arena, page->words, &contact->languages));
	after_hours(buf, page, contact);
}

static void add_contacts(struct sheet *s)
{
	const struct contact_list *contacts = &s->item->release->contacts;
	struct buf buf = {0};
	size_t i;

	if (contacts->count)
		line(&buf, s->page,
			words_labelled(s->page->arena, s->page->words,
				page_word(s->page, STR("contact")), STR("")));
	for (i = 0; i < contacts->count; i++) {
		if (i)
			buf_char(&buf, '\n');
		one_contact(&buf, s->page, contacts->items[i]);
	}
	add_block(s, "contacts", &buf);
}

static void add_event(struct sheet *s)
{
	const struct event *event = s->item->release->event;
	struct buf buf = {0};

	if (event) {
		labelled(&buf, s->page, "event-what",
			s->item->release->headline);
		labelled(&buf, s->page, "event-when",
			page_event_words(s->page, event));
		labelled(&buf, s->page, "event-where", event->place);
		labelled(&buf, s->page, "event-accreditation",
			event->accreditation);
		line(&buf, s->page, event->url);
	}
	add_block(s, "event", &buf);
}

static void add_dateline(struct sheet *s)
{
	struct str place = s->item->release->place;
	struct str day = day_words(s, page_release_day(s->item));

	add_wrapped(s, "dateline",
		words_dateline(s->page->arena, s->page->words, place, day));
}

const struct page_plain *page_text_body(
	struct page *page, const struct body *body)
{
	struct body_links to = {.prefix = page->house->site->url};
	struct page_plain *plain = &page->plain;
	struct buf buf = {0};

	if (plain->text.ptr)
		return plain;
	plain->links = (struct text_links){
		.arena = page->arena,
		.is_wide = page->is_wide,
		.image = words_labelled(page->arena, page->words,
			page_word(page, STR("image")), STR("")),
	};
	if (body->root)
		text_body(&buf, &plain->links, body, &to);
	plain->text = arena_str(page->arena, buf_view(&buf));
	buf_release(&buf);
	return plain;
}

/* Its links are the first ones; those of the other texts come behind. */
static void add_body(struct sheet *s)
{
	const struct page_plain *plain =
		page_text_body(s->page, &s->texts->body);
	struct str text = plain->text;

	s->links = plain->links;
	while (str_ends_with(text, STR("\n")))
		text.len--;
	view_add_text(&s->view, "body", text);
}

/* "text, more", where there is more. */
static struct str with_more(
	const struct page *page, struct str text, struct str more)
{
	return more.len ? words_joined(page->arena, page->words, text, more)
			: text;
}

static void one_signatory(struct buf *buf, const struct page *page,
	const struct signature *signature)
{
	struct signatory signatory = release_signatory(signature);
	struct str text = signatory.name;

	text = with_more(page, text, signatory.location);
	text = with_more(page, text, signatory.person);
	text = with_more(page, text, signatory.title);
	wrap(buf, page, text, true);
}

static void add_signatories(struct sheet *s)
{
	const struct signatories *all = &s->item->release->signatories;
	struct buf buf = {0};
	size_t i;

	if (all->count)
		heading(&buf, s->page, "signatories");
	if (page_signatories_form(all) == SIGNATORIES_SENTENCE)
		line(&buf, s->page, page_signatories_sentence(s->page, all));
	else
		for (i = 0; i < all->count; i++)
			one_signatory(&buf, s->page, &all->items[i]);
	add_block(s, "signatories", &buf);
}

/* "title: address", the address on its own line when both are long. */
static void thing(
	struct sheet *s, struct buf *buf, struct str title, struct str url)
{
	if (url.len && str_find(url, STR("://")) == STR_NONE)
		url = arena_format(s->page->arena, "%.*s%.*s/%.*s",
			STR_ARG(s->page->house->site->url),
			STR_ARG(s->item->address), STR_ARG(url));
	wrap(buf, s->page,
		words_labelled(s->page->arena, s->page->words, title, url),
		true);
}

static void add_letter(struct sheet *s)
{
	const struct letter *letter = s->item->release->letter;
	struct buf buf = {0};
	struct str title;

	if (letter) {
		title = with_more(s->page, letter->title, letter->to);
		title = with_more(
			s->page, title, page_letter_date(s->page, letter));
		heading(&buf, s->page, "letter");
		thing(s, &buf, title,
			letter->file ? letter->file->name : letter->url);
	}
	add_block(s, "letter", &buf);
}

static void add_files(struct sheet *s)
{
	const struct release *release = s->item->release;
	struct buf buf = {0};
	size_t i;

	if (release->attachment_count || release->media_count)
		heading(&buf, s->page, "attachments");
	for (i = 0; i < release->attachment_count; i++) {
		const struct release_file *file = release->attachments[i];

		thing(s, &buf, file->title.len ? file->title : file->name,
			file->name);
	}
	for (i = 0; i < release->media_count; i++) {
		const struct release_media *media = &release->media[i];

		thing(s, &buf, media->alt.len ? media->alt : media->kind,
			media->file ? media->file->name : media->url);
	}
	add_block(s, "files", &buf);
}

static void add_boilerplates(struct sheet *s)
{
	struct body_links to = {.prefix = s->page->house->site->url};
	const struct page_texts *texts = s->texts;
	struct buf buf = {0};
	size_t i;

	for (i = 0; i < texts->boilerplate_count; i++) {
		struct str name = page_boilerplate_name(s->page, texts, i);

		if (i)
			buf_char(&buf, '\n');
		if (name.len) {
			line(&buf, s->page,
				arena_format(s->page->arena, "%.*s %.*s",
					STR_ARG(page_word(
						s->page, STR("about"))),
					STR_ARG(name)));
			buf_char(&buf, '\n');
		}
		if (texts->boilerplates[i].root)
			text_body(
				&buf, &s->links, &texts->boilerplates[i], &to);
	}
	add_block(s, "boilerplates", &buf);
}

static void add_notes(struct sheet *s)
{
	struct body_links to = {.prefix = s->page->house->site->url};
	struct buf buf = {0};

	if (s->texts->notes.root) {
		heading(&buf, s->page, "notes");
		text_body(&buf, &s->links, &s->texts->notes, &to);
	}
	add_block(s, "notes", &buf);
}

static void add_links(struct sheet *s)
{
	struct buf buf = {0};

	text_link_list(&buf, &s->links);
	add_block(s, "links", &buf);
}

static void add_blocks(struct sheet *s)
{
	add_line(s);
	add_corrections(s);
	add_contacts(s);
	add_wrapped(s, "headline", s->item->release->headline);
	add_wrapped(s, "subhead", s->item->release->subhead);
	add_event(s);
	add_dateline(s);
	add_body(s);
	add_signatories(s);
	add_letter(s);
	add_files(s);
	add_boilerplates(s);
	add_notes(s);
	add_links(s); /* last: the blocks above number them */
}

/* Whom they are about; not what they say, which was made for HTML. */
static struct value boilerplates_claim(
	const struct page *page, const struct page_texts *texts)
{
	struct value *items = arena_array(
		page->arena, texts->boilerplate_count, sizeof(*items));
	size_t i;

	for (i = 0; i < texts->boilerplate_count; i++) {
		struct view v = view_begin(page->arena, view_names_boilerplate);

		view_add_text(
			&v, "name", page_boilerplate_name(page, texts, i));
		view_add_yes(&v, "html", texts->boilerplates[i].root != NULL);
		items[i] = view_map(&v);
	}
	return view_list(items, texts->boilerplate_count);
}

/* Texts made for HTML can be asked for here, but not be printed. */
static void add_claims(const struct page *page, struct view *release,
	const struct page_texts *texts)
{
	view_add_yes(release, "body", texts->body.root != NULL);
	view_add_yes(release, "notes", texts->notes.root != NULL);
	view_add(release, "boilerplates", boilerplates_claim(page, texts));
}

bool page_text(struct page *page, const struct public_release *item,
	const struct page_texts *texts, struct buf *out)
{
	struct sheet s = {.page = page, .item = item, .texts = texts};

	assert(!item->is_withdrawn);
	s.view = view_begin(page->arena, view_names_text);
	add_blocks(&s);
	add_claims(page, page_release_names(page, item, texts), texts);
	view_add(&page->view, "text", view_map(&s.view));
	return page_render(page, "release.txt", out);
}
