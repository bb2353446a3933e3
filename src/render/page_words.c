#include "render/page.h"

#include "base/instant_form.h"

/* Words that the page and the plain text of a release share. */

enum { SENTENCE_MOST = 12 }; /* newsroom.md 2: over it, a list */

enum signatories_form page_signatories_form(const struct signatories *all)
{
	if (all->form != SIGNATORIES_AUTO)
		return all->form;
	return all->count > SENTENCE_MOST ? SIGNATORIES_LIST
					  : SIGNATORIES_SENTENCE;
}

struct str page_signatories_sentence(
	const struct page *page, const struct signatories *all)
{
	struct buf buf = {0};
	struct str text;
	size_t i;

	for (i = 0; i < all->count; i++) {
		struct str name = all->items[i].name;

		buf_str(&buf, words_between(page->words, i, all->count, name));
		buf_str(&buf, name);
	}
	text = arena_str(page->arena, buf_view(&buf));
	buf_release(&buf);
	return text;
}

struct str page_boilerplate_name(
	const struct page *page, const struct page_texts *texts, size_t i)
{
	const struct str *names = texts->boilerplate_names;

	if (i && str_equal(names[i], names[i - 1]))
		return STR("");
	return names[i].len ? names[i] : page->house->site->name;
}

struct str page_correction_label(
	const struct page *page, const struct correction *correction)
{
	static const char *const words[] = {
		[CORRECTION_CORRECTION] = "correction",
		[CORRECTION_CLARIFICATION] = "clarification",
		[CORRECTION_UPDATE] = "update",
	};

	return page_word(page, str_from(words[correction->kind]));
}

/* "Label: text" as a line of its own; nothing without a text. */
static void add_line(struct buf *buf, struct str label, struct str text)
{
	if (!text.len)
		return;
	if (buf->len)
		buf_char(buf, '\n');
	if (label.len)
		buf_format(buf, "%.*s: ", STR_ARG(label));
	buf_str(buf, text);
}

struct str page_correction_text(
	const struct page *page, const struct correction *correction)
{
	struct buf buf = {0};
	struct str text;

	add_line(&buf, page_word(page, STR("was")), correction->was);
	add_line(&buf, page_word(page, STR("now")), correction->now);
	add_line(&buf, STR(""), correction->note);
	text = arena_str(page->arena, buf_view(&buf));
	buf_release(&buf);
	return text;
}

struct str page_event_words(const struct page *page, const struct event *event)
{
	struct value start = view_time(page->arena, page->words, &event->start);
	struct value end;

	if (!event->end.text.len)
		return start.entries[1].value.text;
	end = view_end(page->arena, page->words, &event->start, &event->end);
	return arena_format(page->arena, "%.*s%.*s%.*s",
		STR_ARG(start.entries[1].value.text),
		STR_ARG(page_word(page, STR("range"))),
		STR_ARG(end.entries[1].value.text));
}

struct str page_letter_date(
	const struct page *page, const struct letter *letter)
{
	struct instant_form form;

	if (!instant_form_read(str_trim(letter->date), &form) ||
		form.has_time || form.civil.day < 1 ||
		form.civil.day >
			instant_month_days(form.civil.year, form.civil.month))
		return letter->date;
	return words_date(page->arena, page->words, form.civil);
}
