#include "render/text_inline.h"

#include <cmark.h>

#include "base/utf8.h"
#include "render/escape.h"
#include "render/text.h"

/* Append an address; one of this site becomes absolute. */
static void add_url(struct text_inline *in, struct buf *out, const char *url)
{
	if (url[0] == '/') {
		buf_str(out, in->to->prefix);
		url++;
	}
	escape_text(out, str_from(url));
}

static void keep_from(struct text_inline *in, size_t from)
{
	text_wrap_keep(in->scratch, &in->words,
		(struct text_span){from, in->line.len});
}

/* "https://a.example/" and "a.example" are the same to a reader. */
static struct str bare_address(struct str url)
{
	size_t at = str_find(url, STR("://"));

	if (at != STR_NONE)
		url = str_slice(url, at + 3, url.len);
	if (str_ends_with(url, STR("/")))
		url.len--;
	return url;
}

/* Equal digits: "+1 555 0100" is what "tel:+15550100" calls. */
static bool is_same_number(struct str words, struct str number)
{
	size_t i = 0, k = 0;

	for (;;) {
		while (i < words.len && strchr(" -./()", words.ptr[i]))
			i++;
		while (k < number.len && strchr(" -./()", number.ptr[k]))
			k++;
		if (i == words.len || k == number.len)
			return i == words.len && k == number.len;
		if (words.ptr[i++] != number.ptr[k++])
			return false;
	}
}

/* Write out whom a link mails or calls, unless its words say so. */
static void add_reach(struct text_inline *in, struct str words,
	struct str reach, bool is_same)
{
	size_t from;

	if (is_same) {
		keep_from(in, in->link_from);
		return;
	}
	if (words.len)
		buf_char(&in->line, ' ');
	from = in->line.len;
	buf_char(&in->line, '<');
	escape_text(&in->line, reach);
	buf_char(&in->line, '>');
	keep_from(in, from);
}

/* The number stays on the line of the last word. */
static void add_number(
	struct text_inline *in, struct str words, const char *url)
{
	struct buf address = {0};
	size_t from = in->line.len;

	add_url(in, &address, url);
	if (str_equal(bare_address(words), bare_address(buf_view(&address)))) {
		from = in->link_from;
	} else {
		if (words.len)
			buf_char(&in->line, ' ');
		buf_char(&in->line, '[');
		buf_number(&in->line,
			text_link_number(in->links, buf_view(&address)), 1);
		buf_char(&in->line, ']');
	}
	keep_from(in, from);
	buf_release(&address);
}

static void link_exit(struct text_inline *in, const char *address)
{
	struct str url = str_from(address), words;

	words = str_slice(buf_view(&in->line), in->link_from, in->line.len);
	if (in->image_depth || !url.len)
		return;
	if (str_starts_with(url, STR("mailto:"))) {
		url = str_slice(url, 7, url.len);
		url = str_slice(url, 0, str_find_char(url, '?'));
		add_reach(in, words, url, str_equal_nocase(words, url));
	} else if (str_starts_with(url, STR("tel:"))) {
		url = str_slice(url, 4, url.len);
		add_reach(in, words, url, is_same_number(words, url));
	} else {
		add_number(in, words, address);
	}
}

static void image_enter(struct text_inline *in)
{
	if (in->image_depth++)
		return;
	buf_char(&in->line, '[');
	buf_str(&in->line,
		in->links->image.len ? in->links->image : STR("Image: "));
	in->image_from = in->line.len;
}

static void image_exit(struct text_inline *in, const char *url)
{
	size_t from;

	if (--in->image_depth)
		return;
	if (in->line.len > in->image_from)
		buf_z(&in->line, " - ");
	from = in->line.len;
	add_url(in, &in->line, url);
	buf_char(&in->line, ']');
	keep_from(in, from);
}

/* Chinese and Japanese characters, which have no spaces between them. */
static bool is_unspaced(uint32_t c)
{
	return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff01 && c <= 0xff9f) ||
	       (c >= 0x20000 && c <= 0x3ffff);
}

static uint32_t last_character(struct str s)
{
	size_t from = s.len;
	uint32_t character = 0;

	while (from && ((unsigned char)s.ptr[from - 1] & 0xc0) == 0x80)
		from--;
	s = str_slice(s, from ? from - 1 : 0, s.len);
	utf8_next(&s, &character);
	return character;
}

/* A line end in the source is a space, but not amid Chinese or Japanese. */
static void soft_break(struct text_inline *in, cmark_node *next)
{
	uint32_t character = 0;
	struct str text;

	if (next && cmark_node_get_type(next) == CMARK_NODE_TEXT) {
		text = str_from(cmark_node_get_literal(next));
		utf8_next(&text, &character);
	}
	if (!is_unspaced(character) ||
		!is_unspaced(last_character(buf_view(&in->line))))
		buf_char(&in->line, ' ');
}

static void struck_mark(struct text_inline *in, cmark_node *node)
{
	if (strcmp(cmark_node_get_on_enter(node), BODY_STRUCK) == 0)
		buf_z(&in->line, "~~");
}

void text_inline_enter(struct text_inline *in, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
		escape_text(&in->line, str_from(cmark_node_get_literal(node)));
	else if (type == CMARK_NODE_SOFTBREAK)
		soft_break(in, cmark_node_next(node));
	else if (type == CMARK_NODE_LINEBREAK)
		buf_char(&in->line, '\n');
	else if (type == CMARK_NODE_CUSTOM_INLINE)
		struck_mark(in, node);
	else if (type == CMARK_NODE_IMAGE)
		image_enter(in);
	else if (type == CMARK_NODE_LINK && !in->image_depth)
		in->link_from = in->line.len;
}

void text_inline_exit(struct text_inline *in, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_CUSTOM_INLINE)
		struck_mark(in, node);
	else if (type == CMARK_NODE_IMAGE)
		image_exit(in, cmark_node_get_url(node));
	else if (type == CMARK_NODE_LINK)
		link_exit(in, cmark_node_get_url(node));
}
