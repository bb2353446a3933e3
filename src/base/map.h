#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct map_slot;

/*
 * Names to numbers. A zeroed struct with `arena` set is valid and empty.
 * Names are not copied: they live as long as the map. Numbers are below 2^32.
 */
struct map {
	struct arena *arena;
	struct map_slot *slots; /* a power of two of them, or none */
	size_t room, count;
};

/* Make room for `count` names at once; more of them still make it grow. */
void map_reserve(struct map *map, size_t count);

/*
 * Note `number` under `name`. False, and nothing changed, when the name is
 * taken; `*held` (if not NULL) is then the number noted before.
 */
bool map_claim(struct map *map, struct str name, size_t number, size_t *held);

/* The number under `name`; false when there is none. */
bool map_get(const struct map *map, struct str name, size_t *number);

#endif
