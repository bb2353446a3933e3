#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/str.h"

/*
 * A small check of pages: tags are closed in order, attributes quoted and
 * not twice, ids unique, "&" written as it must be, no block in a paragraph,
 * no link in a link, one h1.
 */
enum { PAGE_HTML_DEPTH = 64 };

struct page_html {
	struct arena arena;
	struct map ids;
	struct str rest; /* behind what was looked at */
	struct str open[PAGE_HTML_DEPTH];
	size_t depth, h1;
	char fault[200]; /* empty: none */
};

static inline bool html_fault(
	struct page_html *h, const char *what, struct str where)
{
	if (!h->fault[0])
		snprintf(h->fault, sizeof(h->fault), "%s: %.*s", what,
			(int)(where.len < 60 ? where.len : 60), where.ptr);
	return false;
}

static inline bool html_is_one_of(struct str name, const char *words)
{
	struct str rest = str_from(words), word;

	while (str_next(&rest, ' ', &word))
		if (str_equal(word, name))
			return true;
	return false;
}

static inline bool html_is_inside(const struct page_html *h, const char *name)
{
	size_t i;

	for (i = 0; i < h->depth; i++)
		if (str_equal_z(h->open[i], name))
			return true;
	return false;
}

static inline bool html_is_in(const struct page_html *h, const char *parents)
{
	return h->depth && html_is_one_of(h->open[h->depth - 1], parents);
}

/* "&" begins "&amp;", "&#39;" or "&#x27;". */
static inline bool html_text(struct page_html *h, struct str text)
{
	struct str part, whole = text, name;

	if (str_find_char(text, '>') != STR_NONE)
		return html_fault(h, "\">\" in a text", text);
	str_next(&text, '&', &part);
	while (str_next(&text, '&', &part)) {
		if (!str_next(&part, ';', &name) || !part.ptr || !name.len ||
			name.len > 6 || str_find_char(name, ' ') != STR_NONE)
			return html_fault(h, "bare \"&\"", whole);
	}
	return true;
}

static inline bool html_attribute(
	struct page_html *h, struct str *tag, struct map *seen)
{
	struct str all = *tag, name, value;
	size_t end = 0;

	while (end < tag->len && !strchr("= \n", tag->ptr[end]))
		end++;
	name = str_slice(*tag, 0, end);
	*tag = str_slice(*tag, end, tag->len);
	if (!name.len || !map_claim(seen, name, 0, NULL))
		return html_fault(h, "attribute twice or without name", all);
	if (!tag->len || tag->ptr[0] != '=')
		return true;
	if (tag->len < 2 || tag->ptr[1] != '"')
		return html_fault(h, "attribute without quotes", all);
	*tag = str_slice(*tag, 2, tag->len);
	if (!str_next(tag, '"', &value) || !tag->ptr)
		return html_fault(h, "attribute does not end", all);
	if (str_find_char(value, '<') != STR_NONE)
		return html_fault(h, "\"<\" in an attribute", all);
	if (str_equal_z(name, "id") && !map_claim(&h->ids, value, 0, NULL))
		return html_fault(h, "id twice", value);
	if (html_is_one_of(name, "href src id lang") && !value.len)
		return html_fault(h, "empty attribute", all);
	return html_text(h, value);
}

static inline bool html_place(struct page_html *h, struct str name)
{
	if (str_equal_z(name, "li") && !html_is_in(h, "ul ol"))
		return html_fault(h, "li outside of a list", name);
	if (html_is_in(h, "ul ol") && !str_equal_z(name, "li"))
		return html_fault(h, "in a list, but no li", name);
	if (html_is_in(h, "dl") != html_is_one_of(name, "dt dd"))
		return html_fault(h, "dt or dd in another place", name);
	if (str_equal_z(name, "a") && html_is_inside(h, "a"))
		return html_fault(h, "link in a link", name);
	if (html_is_inside(h, "p") &&
		html_is_one_of(name,
			"p div ul ol dl table section article header footer "
			"main nav figure blockquote pre address h1 h2 h3 h4"))
		return html_fault(h, "block in a paragraph", name);
	h->h1 += str_equal_z(name, "h1");
	return true;
}

static inline bool html_open(struct page_html *h, struct str tag)
{
	struct map seen = {.arena = &h->arena};
	struct str all = tag, name;
	size_t end = 0;

	while (end < tag.len && tag.ptr[end] != ' ')
		end++;
	name = str_slice(tag, 0, end);
	tag = str_trim(str_slice(tag, end, tag.len));
	if (!html_place(h, name))
		return false;
	while (tag.len) {
		if (!html_attribute(h, &tag, &seen))
			return false;
		tag = str_trim(tag);
	}
	if (html_is_one_of(name, "br hr img link meta input wbr col"))
		return true;
	if (h->depth == PAGE_HTML_DEPTH)
		return html_fault(h, "too deep", all);
	h->open[h->depth++] = name;
	return true;
}

static inline bool html_close(struct page_html *h, struct str name)
{
	if (!h->depth || !str_equal(h->open[h->depth - 1], name))
		return html_fault(h, "closes what is not open", name);
	h->depth--;
	return true;
}

static inline bool html_next(struct page_html *h)
{
	struct str text, tag;

	if (!str_next(&h->rest, '<', &text) || !html_text(h, text))
		return false;
	if (!h->rest.ptr)
		return false;
	if (!str_next(&h->rest, '>', &tag) || !h->rest.ptr)
		return html_fault(h, "tag does not end", tag);
	if (str_equal_z(tag, "!DOCTYPE html"))
		return true;
	if (tag.len && tag.ptr[0] == '/')
		return html_close(h, str_slice(tag, 1, tag.len));
	if (!tag.len || tag.ptr[0] < 'a' || tag.ptr[0] > 'z')
		return html_fault(h, "no tag", tag);
	return html_open(h, tag);
}

/* What is wrong with the page first; empty: nothing. */
static inline const char *page_html_fault(
	struct page_html *h, struct str page, size_t headings)
{
	*h = (struct page_html){.rest = page};
	h->ids.arena = &h->arena;
	while (html_next(h))
		;
	if (h->depth)
		html_fault(h, "still open at the end", h->open[h->depth - 1]);
	if (h->h1 != headings)
		html_fault(h, "number of h1", page);
	arena_release(&h->arena);
	return h->fault;
}

#endif
