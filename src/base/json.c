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

/* clang-format off */
static const bool escaped_bytes[0x80] = {
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	['"'] = 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['\\'] = 1, [0x7f] = 1,
};
/* clang-format on */

static bool is_escaped(uint32_t character)
{
	if (character < 0x80)
		return escaped_bytes[character];
	return character <= 0x9f ||
	       (character >= 0x2028 && character <= 0x202e) ||
	       (character >= 0x2066 && character <= 0x2069) ||
	       is_noncharacter(character);
}

/* Whether all bytes of a block are ASCII that stands as it is. */
static bool is_plain(const char *block)
{
	block_bytes bytes = block_load(block);

	return !block_has(block_from(bytes, ' ', 0x7f - ' ') |
			  block_equal(bytes, '"') | block_equal(bytes, '&') |
			  block_alike(bytes, '<', '<' ^ '>') |
			  block_equal(bytes, '\\'));
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

static bool is_markup(uint32_t character)
{
	return character == '<' || character == '>' || character == '&';
}

static void add_character(struct buf *out, uint32_t character, bool has_markup)
{
	char encoded[4];

	if (is_escaped(character) && !(has_markup && is_markup(character)))
		add_escape(out, character);
	else
		buf_add(out, encoded, utf8_encode(encoded, character));
}

/* How many bytes at the start are ASCII that stands as it is. */
static size_t plain_len(struct str text)
{
	size_t i = 0;

	while (text.len - i >= BLOCK_LEN && is_plain(text.ptr + i))
		i += BLOCK_LEN;
	while (i < text.len && (unsigned char)text.ptr[i] < 0x80 &&
		!escaped_bytes[(unsigned char)text.ptr[i]])
		i++;
	return i;
}

static void add_text(struct buf *out, struct str text, bool has_markup)
{
	uint32_t character;
	size_t plain;

	while (text.len) {
		plain = plain_len(text);
		if (plain)
			buf_add(out, text.ptr, plain);
		text = str_slice(text, plain, text.len);
		if (utf8_next(&text, &character))
			add_character(out, character, has_markup);
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
