#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>

/* 16 bytes: a map of all releases is one of the largest things there are. */
struct map_slot {
	const char *name; /* NULL: free */
	uint32_t len;
	uint32_t number;
};

/* FNV-1a, 64 bits: names are short, and those of one's own newsroom. */
static size_t hash_of(struct str name)
{
	uint64_t hash = 14695981039346656037u;
	size_t i;

	for (i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.ptr[i]) * 1099511628211u;
	return (size_t)(hash ^ (hash >> 32));
}

static struct str name_of(const struct map_slot *slot)
{
	return (struct str){slot->name, slot->len};
}

static struct map_slot *slot_of(const struct map *map, struct str name)
{
	size_t at = hash_of(name) & (map->room - 1);

	while (map->slots[at].name &&
		!str_equal(name_of(&map->slots[at]), name))
		at = (at + 1) & (map->room - 1);
	return &map->slots[at];
}

static void grow(struct map *map)
{
	struct map wider = *map;
	size_t i;

	wider.room = map->room ? map->room * 2 : 16;
	wider.slots = arena_array(map->arena, wider.room, sizeof(*wider.slots));
	for (i = 0; i < map->room; i++)
		if (map->slots[i].name)
			*slot_of(&wider, name_of(&map->slots[i])) =
				map->slots[i];
	*map = wider;
}

bool map_claim(struct map *map, struct str name, size_t number, size_t *held)
{
	struct map_slot *slot = map->room ? slot_of(map, name) : NULL;

	if (slot && slot->name) {
		if (held)
			*held = slot->number;
		return false;
	}
	if (map->count >= map->room / 4 * 3) {
		grow(map);
		slot = slot_of(map, name);
	}
	if (name.len > UINT32_MAX || number > UINT32_MAX)
		abort();
	slot->name = name.ptr ? name.ptr : "";
	slot->len = (uint32_t)name.len;
	slot->number = (uint32_t)number;
	map->count++;
	return true;
}

bool map_get(const struct map *map, struct str name, size_t *number)
{
	const struct map_slot *slot;

	if (!map->room)
		return false;
	slot = slot_of(map, name);
	if (!slot->name)
		return false;
	*number = slot->number;
	return true;
}
