#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A read-only slice of somebody else's bytes: not NUL-terminated, not owned. */
struct str {
	const char *ptr;
	size_t len; /* bytes */
};

/* A growing list of slices whose memory belongs to an arena. */
struct str_list {
	struct str *items;
	size_t count;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).ptr
#define STR_NONE ((size_t)-1)

/*
 * The slice of the NUL-terminated `z`, which may be NULL (empty slice). In
 * full: the compiler knows the length of a literal.
 */
static inline struct str str_from(const char *z)
{
	return (struct str){z, z ? strlen(z) : 0};
}

static inline bool str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len));
}

bool str_equal_z(struct str a, const char *z);

/* Equal but for the case of ASCII letters. */
bool str_equal_nocase(struct str a, struct str b);

/* Order bytewise, as strcmp(3) does, a prefix before its extension. */
int str_compare(struct str a, struct str b);

/* The bytes of `s` from `from` up to `to`, both cut to its length. */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){s.ptr ? s.ptr + from : NULL, to - from};
}

static inline bool str_starts_with(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	       str_equal(str_slice(s, 0, prefix.len), prefix);
}

static inline bool str_ends_with(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	       str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

/* `s` without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Where `needle` stands first in `s`, or STR_NONE. */
size_t str_find(struct str s, struct str needle);
size_t str_find_char(struct str s, char c);
size_t str_find_either(struct str s, char a, char b);

/* Cut the part of `*rest` before the first `sep` off; false at the end. */
bool str_next(struct str *rest, char sep, struct str *part);

/* Cut the first line (without its LF or CR LF) off; false at the end. */
bool str_next_line(struct str *rest, struct str *line);

bool str_is_digits(struct str s);

/* An unsigned decimal number that fits `max`; false for anything else. */
bool str_to_number(struct str s, unsigned long max, unsigned long *out);

#endif
