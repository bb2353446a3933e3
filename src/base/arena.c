#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define BLOCK_SIZE ((size_t)64 * 1024)

enum { SPARE_MAX = 16 }; /* blocks that a reset arena keeps: 1 MiB */

/* Objects fill it from its start, texts, which need no alignment, from `end`.
 */
struct arena_block {
	struct arena_block *older;
	size_t used, end, size; /* bytes of `bytes` */
	_Alignas(max_align_t) char bytes[];
};

struct arena_deferred {
	struct arena_deferred *older;
	void (*release)(void *);
	void *object;
};

static size_t aligned(size_t size)
{
	size_t unit = _Alignof(max_align_t);

	if (size > SIZE_MAX - unit)
		abort();
	return (size + unit - 1) / unit * unit;
}

static struct arena_block *block_make(
	struct arena_block *block, struct arena_block *older, size_t size)
{
	if (!block)
		abort();
	block->older = older;
	block->used = 0;
	block->end = block->size = size;
	return block;
}

static struct arena_block *block_new(struct arena_block *older)
{
	struct arena_block *block = malloc(sizeof(*block) + BLOCK_SIZE);

	return block_make(block, older, BLOCK_SIZE);
}

/* Zeroed by the system, which gives no memory for what is never touched. */
static struct arena_block *block_large(struct arena_block *older, size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		abort();
	block = calloc(1, sizeof(*block) + size);
	return block_make(block, older, size);
}

/* Another block of the usual size: one that was kept, or a new one. */
static void add_block(struct arena *a)
{
	struct arena_block *block = a->spare;

	if (!block) {
		a->block = block_new(a->block);
		return;
	}
	a->spare = block->older;
	a->spare_count--;
	block->older = a->block;
	block->used = 0;
	block->end = block->size;
	a->block = block;
}

/* A large piece gets its own block behind the newest, which keeps filling. */
static void *large_piece(struct arena *a, size_t size)
{
	struct arena_block *block;

	if (!a->block)
		add_block(a);
	block = block_large(a->block->older, size);
	a->block->older = block;
	block->used = size;
	return block->bytes;
}

static size_t room_of(const struct arena *a)
{
	return a->block ? a->block->end - a->block->used : 0;
}

void *arena_alloc(struct arena *a, size_t size)
{
	void *piece;

	size = aligned(size ? size : 1);
	if (size > BLOCK_SIZE / 4)
		return large_piece(a, size);
	if (room_of(a) < size)
		add_block(a);
	piece = a->block->bytes + a->block->used;
	a->block->used += size;
	return memset(piece, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		abort();
	return arena_alloc(a, count * size);
}

void *arena_grow(struct arena *a, void *items, size_t count, size_t size)
{
	void *more;

	if (count & (count - 1))
		return items;
	more = arena_array(a, count ? 2 * count : 1, size);
	if (count)
		memcpy(more, items, count * size);
	return more;
}

/* Room for a text of `len` bytes and a NUL; a large one is an object. */
static char *text_piece(struct arena *a, size_t len)
{
	if (len >= BLOCK_SIZE / 4)
		return arena_alloc(a, len + 1);
	if (room_of(a) <= len)
		add_block(a);
	a->block->end -= len + 1;
	return a->block->bytes + a->block->end;
}

struct str arena_str(struct arena *a, struct str s)
{
	char *copy = text_piece(a, s.len);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return (struct str){copy, s.len};
}

struct str arena_join(struct arena *a, const struct str parts[], size_t count)
{
	size_t i, len = 0;
	char *text, *to;

	for (i = 0; i < count; i++)
		len += parts[i].len;
	text = to = text_piece(a, len);
	for (i = 0; i < count; i++) {
		if (parts[i].len)
			memcpy(to, parts[i].ptr, parts[i].len);
		to += parts[i].len;
	}
	*to = '\0';
	return (struct str){text, len};
}

/* Most fit the room that is left: those are printed once. */
struct str arena_format(struct arena *a, const char *format, ...)
{
	size_t room = room_of(a);
	char *text = room ? a->block->bytes + a->block->used : NULL, *copy;
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(text, room, format, args);
	va_end(args);
	if (len < 0)
		abort();
	if ((size_t)len < room) {
		copy = a->block->bytes + (a->block->end -= (size_t)len + 1);
		memmove(copy, text, (size_t)len + 1);
		return (struct str){copy, (size_t)len};
	}
	copy = text_piece(a, (size_t)len);
	va_start(args, format);
	vsnprintf(copy, (size_t)len + 1, format, args);
	va_end(args);
	return (struct str){copy, (size_t)len};
}

void arena_push(struct arena *a, struct str_list *list, struct str s)
{
	list->items = arena_grow(a, list->items, list->count, sizeof(s));
	list->items[list->count++] = s;
}

void arena_defer(struct arena *a, void (*release)(void *), void *object)
{
	struct arena_deferred *deferred = arena_alloc(a, sizeof(*deferred));

	deferred->older = a->deferred;
	deferred->release = release;
	deferred->object = object;
	a->deferred = deferred;
}

static void call_deferred(struct arena *a)
{
	while (a->deferred) {
		struct arena_deferred *deferred = a->deferred;

		a->deferred = deferred->older;
		deferred->release(deferred->object);
	}
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;

		free(block);
		block = older;
	}
}

void arena_release(struct arena *a)
{
	call_deferred(a);
	free_blocks(a->block);
	free_blocks(a->spare);
	*a = (struct arena){0};
}

static void spare_or_free(struct arena *a, struct arena_block *block)
{
	if (block->size != BLOCK_SIZE || a->spare_count == SPARE_MAX) {
		free(block);
		return;
	}
	block->older = a->spare;
	a->spare = block;
	a->spare_count++;
}

void arena_reset(struct arena *a)
{
	call_deferred(a);
	while (a->block) {
		struct arena_block *block = a->block;

		a->block = block->older;
		spare_or_free(a, block);
	}
}
