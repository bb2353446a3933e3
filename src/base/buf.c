#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void buf_reserve(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 256;

	if (more <= b->room - b->len)
		return;
	if (more > SIZE_MAX / 2 - b->len)
		abort();
	while (room < b->len + more)
		room *= 2;
	b->ptr = realloc(b->ptr, room);
	if (!b->ptr)
		abort();
	b->room = room;
}

void buf_fill(struct buf *b, char c, size_t count)
{
	if (!count)
		return;
	buf_reserve(b, count);
	memset(b->ptr + b->len, c, count);
	b->len += count;
}

void buf_number(struct buf *b, uint64_t number, size_t digits)
{
	char text[20]; /* as long as the largest one */
	size_t at = sizeof(text);

	do {
		text[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	if (sizeof(text) - at < digits)
		buf_fill(b, '0', digits - (sizeof(text) - at));
	buf_add(b, text + at, sizeof(text) - at);
}

/* Most fit the room that is left: those are printed once. */
void buf_format(struct buf *b, const char *format, ...)
{
	size_t room = b->room - b->len;
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(room ? b->ptr + b->len : NULL, room, format, args);
	va_end(args);
	if (len < 0)
		abort();
	if ((size_t)len >= room) {
		buf_reserve(b, (size_t)len + 1);
		va_start(args, format);
		vsnprintf(b->ptr + b->len, (size_t)len + 1, format, args);
		va_end(args);
	}
	b->len += (size_t)len;
}

struct str buf_view(const struct buf *b)
{
	return (struct str){b->ptr, b->len};
}

void buf_cut(struct buf *b, size_t len)
{
	if (len < b->len)
		b->len = len;
}

void buf_reset(struct buf *b)
{
	b->len = 0;
}

void buf_release(struct buf *b)
{
	free(b->ptr);
	*b = (struct buf){0};
}
