#include "read/node_line.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Spaces that a word processor or a web page leaves behind. */
static const char *const odd_spaces[] = {
	"\xC2\xA0",	/* U+00A0, no-break */
	"\xE2\x80\x82", /* U+2002 */
	"\xE2\x80\x83", /* U+2003 */
	"\xE2\x80\x87", /* U+2007 */
	"\xE2\x80\x89", /* U+2009 */
	"\xE2\x80\xAF", /* U+202F, narrow no-break */
	"\xE3\x80\x80", /* U+3000 */
};

static const char *const curly_quotes[] = {
	"\xE2\x80\x9C", /* U+201C */
	"\xE2\x80\x9D", /* U+201D */
	"\xE2\x80\x9E", /* U+201E, low */
	"\xE2\x80\x98", /* U+2018 */
	"\xE2\x80\x99", /* U+2019 */
	"\xE2\x80\x9A", /* U+201A, low */
};

static size_t starts_with_one(
	struct str s, const char *const words[], size_t count)
{
	size_t i;

	/* None of them begins in ASCII, and nearly all text does. */
	if (!s.len || (unsigned char)s.ptr[0] < 128)
		return 0;
	for (i = 0; i < count; i++)
		if (str_starts_with(s, str_from(words[i])))
			return strlen(words[i]);
	return 0;
}

size_t node_line_odd_space(struct str s)
{
	return starts_with_one(
		s, odd_spaces, sizeof(odd_spaces) / sizeof(*odd_spaces));
}

size_t node_line_curly_start(struct str s)
{
	return starts_with_one(
		s, curly_quotes, sizeof(curly_quotes) / sizeof(*curly_quotes));
}

size_t node_line_curly_end(struct str s)
{
	return s.len < 3
		       ? 0
		       : node_line_curly_start(str_slice(s, s.len - 3, s.len));
}

bool node_line_is_name(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool is_letter =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		bool is_inner = (c >= '0' && c <= '9') || c == '-' || c == '_';

		if (!is_letter && !(is_inner && i))
			return false;
	}
	return s.len > 0;
}

size_t node_line_closing_quote(struct str s)
{
	char mark = s.ptr[0];
	size_t i;

	for (i = 1; i < s.len; i++) {
		if (mark == '"' && s.ptr[i] == '\\')
			i++;
		else if (s.ptr[i] == mark && mark == '\'' && i + 1 < s.len &&
			 s.ptr[i + 1] == mark)
			i++;
		else if (s.ptr[i] == mark)
			return i;
	}
	return STR_NONE;
}

size_t node_line_closing_bracket(struct str s)
{
	size_t i, depth = 0;

	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool begins = i && strchr(" [{,", s.ptr[i - 1]);

		if ((c == '"' || c == '\'') && begins) {
			size_t end =
				node_line_closing_quote(str_slice(s, i, s.len));

			if (end == STR_NONE)
				return STR_NONE;
			i += end;
		}
		depth += c == '[' || c == '{';
		depth -= c == ']' || c == '}';
		if (!depth)
			return i;
	}
	return STR_NONE;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t';
}

static size_t skip_white(struct str text, size_t from, size_t to)
{
	while (from < to) {
		size_t odd = (unsigned char)text.ptr[from] < 128
				     ? 0
				     : node_line_odd_space(
					       str_slice(text, from, to));

		if (!odd && !is_white(text.ptr[from]))
			break;
		from += odd ? odd : 1;
	}
	return from;
}

static bool is_dash(struct str text, size_t at, size_t end)
{
	return at < end && text.ptr[at] == '-' &&
	       (at + 1 == end || is_white(text.ptr[at + 1]));
}

/* A colon ends a name when a space or nothing comes behind it. */
static size_t find_colon(struct str text, size_t from, size_t end)
{
	size_t i = from, step;

	if (i < end && (text.ptr[i] == '"' || text.ptr[i] == '\'')) {
		size_t close =
			node_line_closing_quote(str_slice(text, from, end));

		if (close == STR_NONE)
			return STR_NONE;
		i = skip_white(text, from + close + 1, end);
		if (i >= end || text.ptr[i] != ':')
			return STR_NONE;
	}
	for (;; i++) {
		step = str_find_char(str_slice(text, i, end), ':');
		if (step == STR_NONE)
			return STR_NONE;
		i += step;
		if (i + 1 == end || is_white(text.ptr[i + 1]))
			return i;
	}
}

static void find_key(struct str text, struct node_line *line)
{
	size_t colon;

	if (line->body == line->end || strchr("[{#", text.ptr[line->body]))
		return;
	colon = find_colon(text, line->body, line->end);
	if (colon == STR_NONE)
		return;
	line->colon = colon;
	line->key = str_trim(str_slice(text, line->body, colon));
	line->value = skip_white(text, colon + 1, line->end);
}

/* A remark is " # words"; " #words" is more likely meant as text. */
static size_t find_value_end(struct str text, const struct node_line *line)
{
	size_t i = line->value, end = line->end, step;

	if (i < end && (text.ptr[i] == '"' || text.ptr[i] == '\'')) {
		size_t close = node_line_closing_quote(str_slice(text, i, end));

		i += close == STR_NONE ? 0 : close;
	}
	while ((step = str_find_char(str_slice(text, i, end), '#')) !=
		STR_NONE) {
		i += step;
		if (i > line->off && is_white(text.ptr[i - 1]) &&
			(i + 1 == end || is_white(text.ptr[i + 1])))
			end = i;
		i++;
	}
	while (end > line->value && is_white(text.ptr[end - 1]))
		end--;
	return end;
}

static void find_ends(struct str text, size_t off, struct node_line *line)
{
	const char *at;

	if (off > text.len)
		off = text.len;
	at = off ? memrchr(text.ptr, '\n', off) : NULL;
	line->off = at ? (size_t)(at - text.ptr) + 1 : 0;
	at = text.len ? memchr(text.ptr + line->off, '\n', text.len - line->off)
		      : NULL;
	line->end = at ? (size_t)(at - text.ptr) : text.len;
	line->next = at ? line->end + 1 : text.len;
	if (line->end > line->off && text.ptr[line->end - 1] == '\r')
		line->end--;
}

struct node_line node_line_at(struct str text, size_t off)
{
	struct node_line line = {0};

	find_ends(text, off, &line);
	line.body = skip_white(text, line.off, line.end);
	line.indent = line.body - line.off;
	while (is_dash(text, line.body, line.end)) {
		line.has_dash = true;
		line.body = skip_white(text, line.body + 1, line.end);
	}
	line.value = line.body;
	find_key(text, &line);
	line.value_end = find_value_end(text, &line);
	return line;
}

bool node_line_above(struct str text, struct node_line *line)
{
	if (!line->off)
		return false;
	*line = node_line_at(text, line->off - 1);
	return true;
}

bool node_line_is_blank(const struct node_line *line)
{
	return line->body == line->end && !line->has_dash;
}

bool node_line_is_remark(struct str text, const struct node_line *line)
{
	return !line->has_dash && line->body < line->end &&
	       text.ptr[line->body] == '#';
}

struct str node_line_quote(struct arena *arena, struct str value)
{
	bool has_double = str_find_char(value, '"') != STR_NONE ||
			  str_find_char(value, '\\') != STR_NONE;
	bool has_single = str_find_char(value, '\'') != STR_NONE;
	struct buf out = {0};
	struct str quoted;
	size_t i;

	if (has_double && !has_single) {
		buf_format(&out, "'%.*s'", STR_ARG(value));
	} else {
		buf_char(&out, '"');
		for (i = 0; i < value.len; i++) {
			if (value.ptr[i] == '"' || value.ptr[i] == '\\')
				buf_char(&out, '\\');
			buf_char(&out, value.ptr[i]);
		}
		buf_char(&out, '"');
	}
	quoted = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return quoted;
}
