#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Growing bytes to append to. A zeroed struct is valid and empty. Appending
 * cannot fail: out of memory aborts.
 */
struct buf {
	char *ptr;
	size_t len, room; /* bytes */
};

/* Make room for `more` bytes behind those that it holds. */
void buf_reserve(struct buf *b, size_t more);

/*
 * What is added must not be a part of `b` itself. These are here in full:
 * they are called for each word that goes out, and for single bytes.
 */
static inline void buf_add(struct buf *b, const void *data, size_t len)
{
	if (!len)
		return;
	if (len > b->room - b->len)
		buf_reserve(b, len);
	memcpy(b->ptr + b->len, data, len);
	b->len += len;
}

static inline void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.ptr, s.len);
}

static inline void buf_z(struct buf *b, const char *z)
{
	buf_add(b, z, strlen(z));
}

static inline void buf_char(struct buf *b, char c)
{
	if (b->len == b->room)
		buf_reserve(b, 1);
	b->ptr[b->len++] = c;
}

/* `count` times the byte `c`. */
void buf_fill(struct buf *b, char c, size_t count);

/* `number` with at least `digits` digits: "007", "2026". */
void buf_number(struct buf *b, uint64_t number, size_t digits);

void buf_format(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* What it holds; valid until the next append. */
struct str buf_view(const struct buf *b);

/* Forget the bytes after the first `len`; the room is kept. */
void buf_cut(struct buf *b, size_t len);

/* Empty it; the room is kept. */
void buf_reset(struct buf *b);

/* Free it; the struct is empty again. */
void buf_release(struct buf *b);

#endif
