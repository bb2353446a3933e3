#include "base/map.h"

#include <stdint.h>

struct map_slot {
	struct str name; /* ptr NULL: free */
	size_t number;
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

static struct map_slot *slot_of(const struct map *map, struct str name)
{
	size_t at = hash_of(name) & (map->room - 1);

	while (map->slots[at].name.ptr && !str_equal(map->slots[at].name, name))
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
		if (map->slots[i].name.ptr)
			*slot_of(&wider, map->slots[i].name) = map->slots[i];
	*map = wider;
}

bool map_claim(struct map *map, struct str name, size_t number, size_t *held)
{
	struct map_slot *slot = map->room ? slot_of(map, name) : NULL;

	if (slot && slot->name.ptr) {
		if (held)
			*held = slot->number;
		return false;
	}
	if (map->count * 2 >= map->room) {
		grow(map);
		slot = slot_of(map, name);
	}
	slot->name = name.ptr ? name : STR("");
	slot->number = number;
	map->count++;
	return true;
}

bool map_get(const struct map *map, struct str name, size_t *number)
{
	const struct map_slot *slot;

	if (!map->room)
		return false;
	slot = slot_of(map, name);
	if (!slot->name.ptr)
		return false;
	*number = slot->number;
	return true;
}
