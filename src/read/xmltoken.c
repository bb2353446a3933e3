#include "read/xmltoken.h"

#include "base/utf8.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name_rest(char c)
{
	return is_name_start(c) || (c >= '0' && c <= '9') || c == ':' ||
	       c == '-' || c == '.';
}

static void skip(struct str *rest, size_t len)
{
	*rest = str_slice(*rest, len, rest->len);
}

static size_t skip_spaces(struct str *rest)
{
	size_t len = 0;

	while (len < rest->len && is_space(rest->ptr[len]))
		len++;
	skip(rest, len);
	return len;
}

static bool cut_char(struct str *rest, char c)
{
	if (!rest->len || rest->ptr[0] != c)
		return false;
	skip(rest, 1);
	return true;
}

/* An ASCII name; empty when none stands there. */
static struct str cut_name(struct str *rest)
{
	struct str name;
	size_t len = 0;

	if (rest->len && is_name_start(rest->ptr[0]))
		while (len < rest->len && is_name_rest(rest->ptr[len]))
			len++;
	name = str_slice(*rest, 0, len);
	skip(rest, len);
	return name;
}

/* Cut `open`, what follows, and `close`; false when they are not there. */
static bool cut_between(
	struct str *rest, struct str open, struct str close, struct str *inside)
{
	struct str behind = str_slice(*rest, open.len, rest->len);
	size_t end;

	if (!str_starts_with(*rest, open))
		return false;
	end = str_find(behind, close);
	if (end == STR_NONE)
		return false;
	*inside = str_slice(behind, 0, end);
	*rest = str_slice(behind, end + close.len, behind.len);
	return true;
}

/* Where the ">" of a tag stands, behind its attributes. */
static size_t find_tag_end(struct str s)
{
	char quote = 0;
	size_t i;

	for (i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (c == '<')
			return STR_NONE;
		if (quote ? c == quote : c == '"' || c == '\'')
			quote = quote ? 0 : c;
		else if (!quote && c == '>')
			return i;
	}
	return STR_NONE;
}

static bool read_close(struct str *rest, struct xmltoken *token)
{
	struct str at = str_slice(*rest, 2, rest->len);

	token->name = cut_name(&at);
	skip_spaces(&at);
	if (!token->name.len || !cut_char(&at, '>'))
		return false;
	token->kind = XMLTOKEN_CLOSE;
	*rest = at;
	return true;
}

static bool read_tag(struct str *rest, struct xmltoken *token)
{
	struct str at = str_slice(*rest, 1, rest->len);
	size_t end;

	token->name = cut_name(&at);
	end = find_tag_end(at);
	if (!token->name.len || end == STR_NONE)
		return false;
	token->kind = XMLTOKEN_OPEN;
	token->text = str_slice(at, 0, end);
	if (end && at.ptr[end - 1] == '/') {
		token->kind = XMLTOKEN_EMPTY;
		token->text.len--;
	}
	*rest = str_slice(at, end + 1, at.len);
	return true;
}

static bool read_markup(struct str *rest, struct xmltoken *token)
{
	static const struct {
		const char *open, *close;
		enum xmltoken_kind kind;
	} rows[] = {
		{"<!--", "-->", XMLTOKEN_COMMENT},
		{"<![CDATA[", "]]>", XMLTOKEN_CDATA},
		{"<?", "?>", XMLTOKEN_INSTRUCTION},
		{"<!", ">", XMLTOKEN_DECLARATION},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!str_starts_with(*rest, str_from(rows[i].open)))
			continue;
		token->kind = rows[i].kind;
		return cut_between(rest, str_from(rows[i].open),
			str_from(rows[i].close), &token->text);
	}
	if (str_starts_with(*rest, STR("</")))
		return read_close(rest, token);
	return read_tag(rest, token);
}

bool xmltoken_next(struct str *rest, struct xmltoken *token)
{
	size_t len;

	*token = (struct xmltoken){0};
	if (!rest->len)
		return false;
	if (rest->ptr[0] == '<') {
		if (!read_markup(rest, token))
			token->kind = XMLTOKEN_BAD;
		return true;
	}
	len = str_find_char(*rest, '<');
	token->kind = XMLTOKEN_TEXT;
	token->text = str_slice(*rest, 0, len);
	*rest = str_slice(*rest, token->text.len, rest->len);
	return true;
}

bool xmltoken_next_attribute(
	struct str *rest, struct xmltoken_attribute *attribute)
{
	struct str at = *rest;
	size_t end, spaces = skip_spaces(&at);
	char quote;

	if (!at.len) {
		*rest = at;
		return false;
	}
	attribute->name = cut_name(&at);
	skip_spaces(&at);
	if (!spaces || !attribute->name.len || !cut_char(&at, '='))
		return false;
	skip_spaces(&at);
	quote = at.len ? at.ptr[0] : 0;
	if (quote != '"' && quote != '\'')
		return false;
	skip(&at, 1);
	end = str_find_char(at, quote);
	if (end == STR_NONE)
		return false;
	attribute->value = str_slice(at, 0, end);
	*rest = str_slice(at, end + 1, at.len);
	return true;
}

/* The character of "lt" or "#60" or "#x3c"; 0 when there is none. */
static uint32_t decode_one(struct str name)
{
	static const struct {
		const char *name;
		char c;
	} rows[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'},
		{"apos", '\''}};
	static const char digits[] = "0123456789abcdef";
	uint32_t number = 0, base = 10;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (str_equal_z(name, rows[i].name))
			return (uint32_t)rows[i].c;
	if (!cut_char(&name, '#') || name.len > 8)
		return 0;
	if (cut_char(&name, 'x'))
		base = 16;
	for (i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		const char *digit = memchr(
			digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c, base);

		if (!digit || number > 0x10ffff)
			return 0;
		number = number * base + (uint32_t)(digit - digits);
	}
	return number > 0x10ffff || (number >= 0xd800 && number < 0xe000)
		       ? 0
		       : number;
}

bool xmltoken_decode(struct arena *arena, struct str raw, struct str *out)
{
	char *to;
	size_t i, len = 0;

	*out = raw;
	if (str_find_char(raw, '&') == STR_NONE)
		return true;
	to = arena_alloc(arena, raw.len + 1);
	for (i = 0; i < raw.len; i++) {
		struct str name = str_slice(raw, i + 1, raw.len);
		uint32_t c;

		if (raw.ptr[i] != '&') {
			to[len++] = raw.ptr[i];
			continue;
		}
		name = str_slice(name, 0, str_find_char(name, ';'));
		c = i + 1 + name.len < raw.len ? decode_one(name) : 0;
		if (!c)
			return false;
		len += utf8_encode(to + len, c);
		i += name.len + 1;
	}
	*out = (struct str){to, len};
	return true;
}
