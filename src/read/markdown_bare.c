#include "read/markdown_pass.h"

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* Quotation marks, dashes, spaces and full-width stops end an address. */
static bool is_foreign_punctuation(struct str rest)
{
	static const char *const starts[] = {"\xC2\xA0", "\xC2\xAB",
		"\xC2\xBB",		/* no-break space, « » */
		"\xE2\x80", "\xE2\x81", /* U+2000 to U+207F */
		"\xE3\x80",		/* CJK: U+3000 to U+303F */
		"\xEF\xBC\x81", "\xEF\xBC\x88", "\xEF\xBC\x89", "\xEF\xBC\x8C",
		"\xEF\xBC\x8E", "\xEF\xBC\x9A", "\xEF\xBC\x9B", "\xEF\xBC\x9F"};
	size_t i;

	if ((unsigned char)*rest.ptr < 0x80)
		return false;
	for (i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_starts_with(rest, str_from(starts[i])))
			return true;
	return false;
}

/* RFC 3986 has no place for these in an address. */
static bool ends_address(struct str rest)
{
	unsigned char c = (unsigned char)*rest.ptr;

	return c <= ' ' || c == 0x7F || memchr("<>\"`[]{}|\\^", c, 11) ||
	       is_foreign_punctuation(rest);
}

/* What ends a sentence does not belong to the address before it. */
static size_t without_stops(struct str text, size_t from, size_t to)
{
	while (to > from && memchr("?!.,:;*_~'", text.ptr[to - 1], 10))
		to--;
	return to;
}

/*
 * Chinese, Japanese and Korean go on without a space behind an address; in
 * one, their letters follow a slash or one another: "/wiki/日本".
 */
static bool is_text_behind(struct str text, size_t i)
{
	unsigned char c = (unsigned char)text.ptr[i];

	return c >= 0xE3 && c <= 0xED && is_alnum(text.ptr[i - 1]);
}

static size_t web_end(struct str text, size_t from)
{
	size_t i, depth = 0;

	for (i = from; i < text.len; i++) {
		char c = text.ptr[i];

		if (ends_address(str_slice(text, i, text.len)) ||
			(i > from && is_text_behind(text, i)))
			break;
		if (c == ')' && depth == 0)
			break;
		depth += c == '(';
		depth -= c == ')';
	}
	return without_stops(text, from, i);
}

/* Where the scheme before the "://" at `colon` begins, or STR_NONE. */
static size_t scheme_start(struct str text, size_t colon)
{
	static const char *const schemes[] = {"https", "http"};
	size_t i;

	for (i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		size_t len = strlen(schemes[i]), start = colon - len;

		if (colon < len || (start > 0 && is_alnum(text.ptr[start - 1])))
			continue;
		if (str_equal_nocase(str_slice(text, start, colon),
			    str_from(schemes[i])))
			return start;
	}
	return STR_NONE;
}

static bool read_web(
	struct str text, size_t colon, size_t min, struct markdown_bare *found)
{
	size_t host = colon + 3;
	size_t start = scheme_start(text, colon);

	if (start == STR_NONE || start < min || host >= text.len ||
		(!is_alnum(text.ptr[host]) &&
			(unsigned char)text.ptr[host] < 0x80))
		return false;
	*found = (struct markdown_bare){start, web_end(text, start), false};
	return found->to > host;
}

static size_t local_start(struct str text, size_t at, size_t min)
{
	size_t start = at;

	while (start > min && (is_alnum(text.ptr[start - 1]) ||
				      memchr(".+-_", text.ptr[start - 1], 4)))
		start--;
	while (start < at && !is_alnum(text.ptr[start]))
		start++;
	return start;
}

static size_t label_len(struct str text, size_t from)
{
	size_t i = from;

	while (i < text.len && (is_alnum(text.ptr[i]) || text.ptr[i] == '-' ||
				       text.ptr[i] == '_'))
		i++;
	return i - from;
}

/* Where the domain behind `at` ends; `at` itself when it is none. */
static size_t domain_end(struct str text, size_t at)
{
	size_t end = at, next = at + 1, labels = 0, len;

	while ((len = label_len(text, next)) > 0) {
		labels++;
		end = next + len;
		if (end >= text.len || text.ptr[end] != '.')
			break;
		next = end + 1;
	}
	return labels > 1 && is_alnum(text.ptr[end - 1]) ? end : at;
}

static bool read_mail(
	struct str text, size_t at, size_t min, struct markdown_bare *found)
{
	size_t start = local_start(text, at, min);
	size_t end = domain_end(text, at);

	if (start == at || end == at ||
		(start > 0 && text.ptr[start - 1] == '/'))
		return false;
	*found = (struct markdown_bare){start, end, true};
	return true;
}

bool markdown_bare_next(
	struct str text, size_t from, struct markdown_bare *found)
{
	size_t i = from, step;

	for (;; i++) {
		step = str_find_either(str_slice(text, i, text.len), '@', ':');
		if (step == STR_NONE)
			return false;
		i += step;
		if (text.ptr[i] == '@' && read_mail(text, i, from, found))
			return true;
		if (text.ptr[i] == ':' &&
			str_starts_with(
				str_slice(text, i, text.len), STR("://")) &&
			read_web(text, i, from, found))
			return true;
	}
}
