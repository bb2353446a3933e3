#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena_block;
struct arena_deferred;

/*
 * Memory of one command, freed at once. A zeroed struct is valid and empty.
 * Not for two threads at a time: each worker has its own. Running out of
 * memory aborts the program: nothing public is ever half-written.
 */
struct arena {
	struct arena_block *block; /* the newest, filled from its start */
	struct arena_block *spare; /* kept by arena_reset() */
	size_t spare_count;
	struct arena_deferred *deferred; /* newest first */
};

/* `size` zeroed bytes, aligned for any type, that live as long as `a`. */
void *arena_alloc(struct arena *a, size_t size);

/* An array of `count` zeroed items; a product that overflows aborts. */
void *arena_array(struct arena *a, size_t count, size_t size);

/*
 * The array `items` of `count` items of `size` bytes with room for one more:
 * it is moved to twice the room whenever `count` is a power of two (or zero).
 */
void *arena_grow(struct arena *a, void *items, size_t count, size_t size);

/* A copy of `s` in `a`, with a NUL byte behind it. */
struct str arena_str(struct arena *a, struct str s);

/* The `count` parts, one behind the other, and a NUL byte behind them. */
struct str arena_join(struct arena *a, const struct str parts[], size_t count);

/* The words of a printf format, in `a`, with a NUL byte behind them. */
struct str arena_format(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Append a slice to a list whose array lives in `a`. */
void arena_push(struct arena *a, struct str_list *list, struct str s);

/* Call `release(object)` when `a` is released, the newest object first. */
void arena_defer(struct arena *a, void (*release)(void *), void *object);

/*
 * Free all of it, and call what was deferred. The struct is empty again;
 * nothing that lived in it may be used.
 */
void arena_release(struct arena *a);

/* As arena_release(), but keeps some blocks for a worker's next round. */
void arena_reset(struct arena *a);

#endif
