#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>

/* 16 bytes: a map of all releases is one of the largest things there are. */
struct map_slot {
	const char *name; /* NULL: free */
	uint32_t len;
	uint32_t number;
};

/* Eight bytes at a time; names are those of one's own newsroom. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32;
}

static size_t hash_of(struct str name)
{
	uint64_t hash = name.len, word = 0;
	size_t i;

	for (i = 0; i + sizeof(word) <= name.len; i += sizeof(word)) {
		memcpy(&word, name.ptr + i, sizeof(word));
		hash = mix(hash, word);
	}
	word = 0;
	if (i < name.len)
		memcpy(&word, name.ptr + i, name.len - i);
	return (size_t)mix(hash, word);
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

static void grow(struct map *map, size_t room)
{
	struct map wider = *map;
	size_t i;

	wider.room = room;
	wider.slots = arena_array(map->arena, wider.room, sizeof(*wider.slots));
	for (i = 0; i < map->room; i++)
		if (map->slots[i].name)
			*slot_of(&wider, name_of(&map->slots[i])) =
				map->slots[i];
	*map = wider;
}

/* A map of `room` slots is full with so many names. */
static size_t most_of(size_t room)
{
	return room / 4 * 3;
}

void map_reserve(struct map *map, size_t count)
{
	size_t room = map->room ? map->room : 16;

	while (most_of(room) < count)
		room *= 2;
	if (room > map->room)
		grow(map, room);
}

bool map_claim(struct map *map, struct str name, size_t number, size_t *held)
{
	struct map_slot *slot = map->room ? slot_of(map, name) : NULL;

	if (slot && slot->name) {
		if (held)
			*held = slot->number;
		return false;
	}
	if (map->count >= most_of(map->room)) {
		grow(map, map->room ? map->room * 2 : 16);
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
