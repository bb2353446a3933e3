#include "render/escape.h"

#include <stdint.h>

#include "base/block.h"

/*
 * What stands for a byte in one form: NULL is the byte itself, "" nothing;
 * `ask` sends the character that begins with the byte to a function.
 */
struct rules {
	const char *bytes[256];
	size_t (*ask)(struct str at, const char **instead);
	bool (*is_plain)(const char *block); /* of BLOCK_LEN bytes: all stay */
};

static const char ask[] = "?";

/* The C0 controls but TAB, LF and CR. */
/* clang-format off */
#define WITHOUT_CONTROLS                                                   \
	[0] = "", [1] = "", [2] = "", [3] = "", [4] = "", [5] = "",        \
	[6] = "", [7] = "", [8] = "", [11] = "", [12] = "", [14] = "",     \
	[15] = "", [16] = "", [17] = "", [18] = "", [19] = "", [20] = "",  \
	[21] = "", [22] = "", [23] = "", [24] = "", [25] = "", [26] = "",  \
	[27] = "", [28] = "", [29] = "", [30] = "", [31] = ""
/* The first bytes of noncharacters: U+FDD0-U+FDEF, U+xFFFE, U+xFFFF. */
#define ASK_NONCHARACTERS                                                  \
	[0xef] = ask, [0xf0] = ask, [0xf1] = ask, [0xf2] = ask,            \
	[0xf3] = ask, [0xf4] = ask
/* clang-format on */

static uint8_t byte_at(struct str s, size_t i)
{
	return i < s.len ? (uint8_t)s.ptr[i] : 0;
}

/* Bytes of the noncharacter at the start of `at`, or 0. */
static size_t noncharacter_len(struct str at)
{
	uint8_t a = byte_at(at, 0), b = byte_at(at, 1), c = byte_at(at, 2);

	if (a == 0xef && b == 0xb7 && c >= 0x90 && c <= 0xaf)
		return 3;
	if (a == 0xef && b == 0xbf && (c == 0xbe || c == 0xbf))
		return 3;
	if (a >= 0xf0 && (b & 0xcf) == 0x8f && c == 0xbf &&
		(byte_at(at, 3) & 0xfe) == 0xbe)
		return 4;
	return 0;
}

static size_t ask_noncharacter(struct str at, const char **instead)
{
	*instead = "";
	return noncharacter_len(at);
}

/* The C1 controls, which drive old terminals. */
static size_t ask_text(struct str at, const char **instead)
{
	if (byte_at(at, 0) != 0xc2)
		return ask_noncharacter(at, instead);
	*instead = "";
	return byte_at(at, 1) >= 0x80 && byte_at(at, 1) <= 0x9f ? 2 : 0;
}

/* Controls but LF, and 0xef to 0xff, which noncharacters begin with. */
static block_hits odd(block_bytes bytes)
{
	return block_from(bytes, 0x20, 0xef - 0x20) & ~block_equal(bytes, '\n');
}

/* & and ' differ in one bit, < and > as well. */
static bool is_plain_html(const char *block)
{
	block_bytes bytes = block_load(block);

	return !block_has(odd(bytes) | block_equal(bytes, '"') |
			  block_alike(bytes, '&', '&' ^ '\'') |
			  block_alike(bytes, '<', '<' ^ '>'));
}

static bool is_plain_text(const char *block)
{
	block_bytes bytes = block_load(block);

	return !block_has(odd(bytes) | block_equal(bytes, '\x7f') |
			  block_equal(bytes, '\xc2'));
}

static const struct rules html_rules = {
	{WITHOUT_CONTROLS, ASK_NONCHARACTERS, ['&'] = "&amp;", ['<'] = "&lt;",
		['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"},
	ask_noncharacter,
	is_plain_html,
};

static const struct rules xml_rules = {
	{WITHOUT_CONTROLS,
		ASK_NONCHARACTERS, ['&'] = "&#x26;", ['<'] = "&#x3C;",
		['>'] = "&#x3E;", ['"'] = "&#x22;", ['\''] = "&#x27;"},
	ask_noncharacter,
	is_plain_html,
};

static const struct rules text_rules = {
	{WITHOUT_CONTROLS, ASK_NONCHARACTERS, ['\t'] = " ", ['\r'] = "",
		[0x7f] = "", [0xc2] = ask},
	ask_text,
	is_plain_text,
};

/* The next byte from `i` on that may not stay. */
static size_t find_special(struct str text, size_t i, const struct rules *rules)
{
	while (text.len - i >= BLOCK_LEN && rules->is_plain(text.ptr + i))
		i += BLOCK_LEN;
	while (i < text.len && !rules->bytes[(uint8_t)text.ptr[i]])
		i++;
	return i;
}

static void escape(struct buf *out, struct str text, const struct rules *rules)
{
	const char *instead;
	size_t from = 0, i = 0, len;

	while ((i = find_special(text, i, rules)) < text.len) {
		instead = rules->bytes[(uint8_t)text.ptr[i]];
		len = 1;
		if (instead == ask)
			len = rules->ask(
				str_slice(text, i, text.len), &instead);
		if (!len) {
			i++;
			continue;
		}
		buf_add(out, text.ptr + from, i - from);
		buf_z(out, instead);
		i += len;
		from = i;
	}
	if (from < text.len)
		buf_add(out, text.ptr + from, text.len - from);
}

void escape_html(struct buf *out, struct str text)
{
	escape(out, text, &html_rules);
}

void escape_xml(struct buf *out, struct str text)
{
	escape(out, text, &xml_rules);
}

void escape_text(struct buf *out, struct str text)
{
	escape(out, text, &text_rules);
}

/* RFC 3986 2: what the ASCII characters are to an address. */
enum url_class {
	URL_ENCODED,
	URL_UNRESERVED,
	URL_RESERVED,
	URL_RESERVED_HTML, /* reserved, and with a meaning in HTML */
	URL_COLON,
	URL_PERCENT,
};

/* clang-format off */
static const uint8_t url_classes[128] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 2, 0, 2, 2, 5, 3, 3, 2, 2, 2, 2, 2, 1, 1, 2,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 2, 0, 2, 0, 2,
	2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0, 2, 0, 1,
	0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0,
};
/* clang-format on */

static enum url_class url_class(char c)
{
	uint8_t byte = (uint8_t)c;

	return byte < 128 ? (enum url_class)url_classes[byte] : URL_ENCODED;
}

static bool is_hex(uint8_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') ||
	       (c >= 'a' && c <= 'f');
}

static void percent(struct buf *out, char c)
{
	static const char digits[] = "0123456789ABCDEF";
	uint8_t byte = (uint8_t)c;
	char code[3] = {'%', digits[byte >> 4], digits[byte & 15]};

	buf_add(out, code, sizeof(code));
}

/* One byte of an address that stays as it is if it may. */
static void url_byte(struct buf *out, struct str url, size_t i, bool colon)
{
	char c = url.ptr[i];

	switch (url_class(c)) {
	case URL_ENCODED:
		percent(out, c);
		return;
	case URL_UNRESERVED:
	case URL_RESERVED:
		buf_char(out, c);
		return;
	case URL_RESERVED_HTML:
		buf_z(out, c == '&' ? "&amp;" : "&#39;");
		return;
	case URL_COLON:
		if (colon)
			buf_char(out, c);
		else
			percent(out, c);
		return;
	case URL_PERCENT:
		buf_char(out, c);
		if (!is_hex(byte_at(url, i + 1)) ||
			!is_hex(byte_at(url, i + 2)))
			buf_z(out, "25");
		return;
	}
}

static void escape_address(struct buf *out, struct str url, bool colon)
{
	size_t from = 0, i;

	for (i = 0; i < url.len; i++) {
		enum url_class class = url_class(url.ptr[i]);

		if (class == URL_UNRESERVED || class == URL_RESERVED)
			continue;
		buf_add(out, url.ptr + from, i - from);
		url_byte(out, url, i, colon);
		from = i + 1;
	}
	if (from < url.len)
		buf_add(out, url.ptr + from, url.len - from);
}

void escape_url(struct buf *out, struct str url)
{
	escape_address(out, url, true);
}

void escape_url_part(struct buf *out, struct str part)
{
	escape_address(out, part, false);
}

void escape_url_query(struct buf *out, struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (url_class(text.ptr[i]) == URL_UNRESERVED)
			buf_char(out, text.ptr[i]);
		else
			percent(out, text.ptr[i]);
}

/* Bytes up to the end of the host: "https://[::1]". */
static size_t host_end(struct str url)
{
	size_t i = str_find(url, STR("://"));

	if (i == STR_NONE)
		return 0;
	for (i += 3; i < url.len; i++)
		if (strchr("/?#", url.ptr[i]))
			break;
	return i;
}

void escape_uri(struct buf *out, struct str url)
{
	size_t host = host_end(url), i;

	for (i = 0; i < url.len; i++) {
		char c = url.ptr[i];

		if (url_class(c) == URL_RESERVED_HTML)
			buf_char(out, c);
		else if ((c == '[' || c == ']') && i >= host)
			percent(out, c);
		else
			url_byte(out, url, i, true);
	}
}

/*
 * White space, direction marks and other invisible characters of U+2000 to
 * U+206F; not the joiners U+200C and U+200D, which words need.
 */
static bool is_wide_space_e2(uint8_t b, uint8_t c)
{
	if (b == 0x81)
		return c >= 0x9f && c <= 0xaf;
	return b == 0x80 &&
	       (c <= 0x8b || c == 0x8e || c == 0x8f || c >= 0xa8) && c <= 0xaf;
}

/* White space of Unicode beyond ASCII, and the C1 controls. */
static bool is_wide_space(struct str at)
{
	uint8_t a = byte_at(at, 0), b = byte_at(at, 1), c = byte_at(at, 2);

	switch (a) {
	case 0xc2: /* U+0080 to U+00A0 */
		return b >= 0x80 && b <= 0xa0;
	case 0xe1: /* U+1680 */
		return b == 0x9a && c == 0x80;
	case 0xe2:
		return is_wide_space_e2(b, c);
	case 0xe3: /* U+3000 */
		return b == 0x80 && c == 0x80;
	case 0xef: /* U+FEFF */
		return (b == 0xbb && c == 0xbf) || noncharacter_len(at) > 0;
	default:
		return noncharacter_len(at) > 0;
	}
}

static bool has_space_or_control(struct str url)
{
	size_t i;

	for (i = 0; i < url.len; i++) {
		uint8_t byte = (uint8_t)url.ptr[i];

		if (byte <= ' ' || byte == 0x7f)
			return true;
		if (byte >= 0x80 && is_wide_space(str_slice(url, i, url.len)))
			return true;
	}
	return false;
}

static bool is_slash(uint8_t c)
{
	return c == '/' || c == '\\'; /* browsers take both */
}

static bool is_safe_scheme(struct str scheme)
{
	static const char *const safe[] = {
		"https", "http", "mailto", "tel", "cid"};
	size_t i;

	for (i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		if (str_equal_nocase(scheme, str_from(safe[i])))
			return true;
	return false;
}

bool escape_url_is_safe(struct str url)
{
	size_t i;

	if (has_space_or_control(url))
		return false;
	if (is_slash(byte_at(url, 0)) && is_slash(byte_at(url, 1)))
		return false;
	for (i = 0; i < url.len; i++) {
		if (url.ptr[i] == ':')
			return is_safe_scheme(str_slice(url, 0, i));
		if (strchr("/?#\\", url.ptr[i]))
			return true;
	}
	return true;
}
