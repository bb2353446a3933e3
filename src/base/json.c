#include "base/json.h"

#include "base/block.h"
#include "base/utf8.h"

/* The first of the surrogates (RFC 8259 7: how others than 16 bits go). */
enum { SURROGATE_HIGH = 0xd800, SURROGATE_LOW = 0xdc00 };

static const char *short_escape(uint32_t character)
{
	switch (character) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\t':
		return "\\t";
	default:
		return NULL;
	}
}

/* U+FDD0-U+FDEF, U+xFFFE, U+xFFFF: no document may hold them. */
static bool is_noncharacter(uint32_t character)
{
	return (character & 0xfffe) == 0xfffe ||
	       (character >= 0xfdd0 && character <= 0xfdef);
}

/* 1: only in what is part of a page; 2: always. */
/* clang-format off */
static const uint8_t escaped_bytes[0x80] = {
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	['"'] = 2, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['\\'] = 2, [0x7f] = 2,
};
/* clang-format on */

static bool is_escaped(uint32_t character, bool has_markup)
{
	if (character < 0x80)
		return escaped_bytes[character] > (has_markup ? 1 : 0);
	return character <= 0x9f ||
	       (character >= 0x2028 && character <= 0x202e) ||
	       (character >= 0x2066 && character <= 0x2069) ||
	       is_noncharacter(character);
}

/* Whether all bytes of a block are ASCII that stands as it is. */
static bool is_plain(const char *block, bool has_markup)
{
	block_bytes bytes = block_load(block);
	block_hits hits = block_from(bytes, ' ', 0x7f - ' ') |
			  block_equal(bytes, '"') | block_equal(bytes, '\\');

	if (!has_markup)
		hits |= block_equal(bytes, '&') |
			block_alike(bytes, '<', '<' ^ '>');
	return !block_has(hits);
}

static void add_hex(struct buf *out, uint32_t unit)
{
	static const char digits[] = "0123456789abcdef";
	char escape[6] = {'\\', 'u', digits[unit >> 12 & 15],
		digits[unit >> 8 & 15], digits[unit >> 4 & 15],
		digits[unit & 15]};

	buf_add(out, escape, sizeof(escape));
}

static void add_escape(struct buf *out, uint32_t character)
{
	const char *instead = short_escape(character);

	if (instead) {
		buf_z(out, instead);
	} else if (character < 0x10000) {
		add_hex(out, character);
	} else {
		character -= 0x10000;
		add_hex(out, SURROGATE_HIGH + (character >> 10));
		add_hex(out, SURROGATE_LOW + (character & 0x3ff));
	}
}

static void add_character(struct buf *out, uint32_t character, bool has_markup)
{
	char encoded[4];

	if (is_escaped(character, has_markup))
		add_escape(out, character);
	else
		buf_add(out, encoded, utf8_encode(encoded, character));
}

/* A byte that follows the first of a character. */
static bool follows(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/*
 * Bytes of a character at `at` that certainly stands as it is, for these are
 * most of those beyond ASCII: U+00C0-U+07FF; U+1000-U+CFFF but those of
 * U+2000-U+20FF that are not quotation marks, dashes and dots. 0: to be asked.
 */
static size_t sure_len(const char *at, size_t len)
{
	unsigned char first = (unsigned char)at[0];

	if (first >= 0xc3 && first <= 0xdf)
		return len >= 2 && follows(at[1]) ? 2 : 0;
	if (first < 0xe1 || first > 0xec || len < 3 || !follows(at[1]) ||
		!follows(at[2]))
		return 0;
	if (first == 0xe2 && (unsigned char)at[1] < 0x84)
		return (unsigned char)at[1] == 0x80 &&
				       (unsigned char)at[2] <= 0xa6
			       ? 3
			       : 0;
	return 3;
}

/* How many bytes at the start certainly stand as they are. */
static size_t plain_len(struct str text, bool has_markup)
{
	uint8_t most = has_markup ? 1 : 0;
	size_t i = 0, sure = 1;

	while (sure) {
		while (text.len - i >= BLOCK_LEN &&
			is_plain(text.ptr + i, has_markup))
			i += BLOCK_LEN;
		while (i < text.len && (unsigned char)text.ptr[i] < 0x80 &&
			escaped_bytes[(unsigned char)text.ptr[i]] <= most)
			i++;
		sure = i < text.len ? sure_len(text.ptr + i, text.len - i) : 0;
		i += sure;
	}
	return i;
}

static void add_text(struct buf *out, struct str text, bool has_markup)
{
	uint32_t character;
	size_t plain;

	while (text.len) {
		plain = plain_len(text, has_markup);
		buf_add(out, text.ptr, plain);
		text = str_slice(text, plain, text.len);
		if (text.len && text.ptr[0] == '\n') {
			buf_add(out, "\\n", 2);
			text = str_slice(text, 1, text.len);
		} else if (utf8_next(&text, &character)) {
			add_character(out, character, has_markup);
		}
	}
}

void json_inside(struct buf *out, struct str text)
{
	add_text(out, text, false);
}

void json_quoted(struct buf *out, struct str text)
{
	buf_char(out, '"');
	json_inside(out, text);
	buf_char(out, '"');
}

static void begin_line(struct json *j)
{
	if (!j->is_indented)
		return;
	buf_char(j->out, '\n');
	buf_fill(j->out, ' ', 2 * (size_t)j->depth);
}

/* All that stands before a value; nothing before the outermost. */
static void begin_value(struct json *j, const char *name)
{
	char last;

	if (!j->depth)
		return;
	last = j->out->ptr[j->out->len - 1];
	if (last != '{' && last != '[')
		buf_char(j->out, ',');
	begin_line(j);
	if (!name)
		return;
	buf_char(j->out, '"');
	buf_z(j->out, name);
	buf_z(j->out, j->is_indented ? "\": " : "\":");
}

static void open_bracket(struct json *j, const char *name, char bracket)
{
	begin_value(j, name);
	buf_char(j->out, bracket);
	j->depth++;
}

/* An empty one stays on its line. */
static void close_bracket(struct json *j, char opening, char bracket)
{
	j->depth--;
	if (j->out->ptr[j->out->len - 1] != opening)
		begin_line(j);
	buf_char(j->out, bracket);
}

void json_open_object(struct json *j, const char *name)
{
	open_bracket(j, name, '{');
}

void json_close_object(struct json *j)
{
	close_bracket(j, '{', '}');
}

void json_open_list(struct json *j, const char *name)
{
	open_bracket(j, name, '[');
}

void json_close_list(struct json *j)
{
	close_bracket(j, '[', ']');
}

void json_put_string(struct json *j, const char *name, struct str text)
{
	begin_value(j, name);
	buf_char(j->out, '"');
	add_text(j->out, text, j->has_markup);
	buf_char(j->out, '"');
}

void json_put_text(struct json *j, const char *name, struct str text)
{
	if (text.len)
		json_put_string(j, name, text);
}

void json_put_number(struct json *j, const char *name, int64_t number)
{
	begin_value(j, name);
	if (number < 0)
		buf_char(j->out, '-');
	buf_number(j->out, number < 0 ? 0 - (uint64_t)number : (uint64_t)number,
		1);
}

void json_put_yes(struct json *j, const char *name, bool yes)
{
	begin_value(j, name);
	buf_z(j->out, yes ? "true" : "false");
}

void json_put_null(struct json *j, const char *name)
{
	json_put_raw(j, name, STR("null"));
}

void json_put_raw(struct json *j, const char *name, struct str json)
{
	begin_value(j, name);
	buf_str(j->out, json);
}

void json_put_time(struct json *j, const char *name, struct instant at,
	const struct zone *zone)
{
	begin_value(j, name);
	buf_char(j->out, '"');
	if (zone)
		instant_print_local(j->out, at, zone);
	else
		instant_print_utc(j->out, at);
	buf_char(j->out, '"');
}
