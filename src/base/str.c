#include "base/str.h"

#include "base/block.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
	       c == '\v';
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Nearly all that differ do so in their first byte. */
bool str_equal_z(struct str a, const char *z)
{
	if (a.len && z && a.ptr[0] != z[0])
		return false;
	return str_equal(a, str_from(z));
}

bool str_equal_nocase(struct str a, struct str b)
{
	size_t i;

	if (a.len != b.len)
		return false;
	for (i = 0; i < a.len; i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	return true;
}

int str_compare(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

	if (order)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

struct str str_trim(struct str s)
{
	while (s.len && is_space(s.ptr[0]))
		s = str_slice(s, 1, s.len);
	while (s.len && is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/*
 * A first byte that is rare is found fastest; when it is not, memmem() does
 * not get slow.
 */
size_t str_find(struct str s, struct str needle)
{
	enum { TRIES = 8 };
	const char *at = s.ptr, *end;
	int i;

	if (!needle.len)
		return 0;
	if (!s.len)
		return STR_NONE;
	end = s.ptr + s.len;
	for (i = 0; i < TRIES; i++) {
		at = at < end ? memchr(at, *needle.ptr, (size_t)(end - at))
			      : NULL;
		if (!at || (size_t)(end - at) < needle.len)
			return STR_NONE;
		if (!memcmp(at, needle.ptr, needle.len))
			return (size_t)(at - s.ptr);
		at++;
	}
	at = memmem(at, (size_t)(end - at), needle.ptr, needle.len);
	return at ? (size_t)(at - s.ptr) : STR_NONE;
}

size_t str_find_char(struct str s, char c)
{
	const char *at = s.len ? memchr(s.ptr, c, s.len) : NULL;

	return at ? (size_t)(at - s.ptr) : STR_NONE;
}

size_t str_find_either(struct str s, char a, char b)
{
	size_t i = 0;

	for (; s.len - i >= BLOCK_LEN; i += BLOCK_LEN) {
		block_bytes bytes = block_load(s.ptr + i);

		if (block_has(block_equal(bytes, a) | block_equal(bytes, b)))
			break;
	}
	for (; i < s.len; i++)
		if (s.ptr[i] == a || s.ptr[i] == b)
			return i;
	return STR_NONE;
}

bool str_next(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (!rest->ptr)
		return false;
	at = str_find_char(*rest, sep);
	if (at == STR_NONE) {
		*part = *rest;
		*rest = (struct str){NULL, 0};
		return true;
	}
	*part = str_slice(*rest, 0, at);
	*rest = str_slice(*rest, at + 1, rest->len);
	return true;
}

bool str_next_line(struct str *rest, struct str *line)
{
	if (!rest->len || !str_next(rest, '\n', line))
		return false;
	if (line->len && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

bool str_is_digits(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
	return s.len > 0;
}

bool str_to_number(struct str s, unsigned long max, unsigned long *out)
{
	unsigned long number = 0;
	size_t i;

	if (!str_is_digits(s))
		return false;
	for (i = 0; i < s.len; i++) {
		unsigned long digit = (unsigned long)(s.ptr[i] - '0');

		if (number > (max - digit) / 10 || digit > max)
			return false;
		number = number * 10 + digit;
	}
	*out = number;
	return true;
}
