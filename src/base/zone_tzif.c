#include "base/zone_tzif.h"

/* RFC 9636 3.1: magic, version, 15 unused bytes, six counts. */
#define HEADER_LEN 44
#define KIND_LEN 6 /* offset (4), is summer (1), index of letters (1) */
#define KINDS_MAX 256

/* One header and the block of data behind it. */
struct block {
	char version; /* 0, '2', '3' or '4' */
	uint32_t ut_count, std_count, leap_count, time_count, kind_count,
		letters_len;
	size_t time_len;     /* bytes of a time: 4 or 8 */
	const uint8_t *data; /* behind the header */
};

static uint32_t number32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static int64_t number(const uint8_t *p, size_t len)
{
	uint64_t high = number32(p);

	if (len == 4)
		return (int32_t)(uint32_t)high;
	return (int64_t)(high << 32 | number32(p + 4));
}

static size_t data_len(const struct block *b)
{
	return b->time_count * (b->time_len + 1) +
	       (size_t)b->kind_count * KIND_LEN + b->letters_len +
	       b->leap_count * (b->time_len + 4) + b->std_count + b->ut_count;
}

static bool is_version(char c)
{
	return c == '\0' || (c >= '2' && c <= '4');
}

/* Cut a header and its data off `*rest`. */
static bool take_block(struct str *rest, size_t time_len, struct block *out)
{
	const uint8_t *p = (const uint8_t *)rest->ptr;

	if (rest->len < HEADER_LEN || !str_starts_with(*rest, STR("TZif")))
		return false;
	*out = (struct block){
		.version = rest->ptr[4],
		.ut_count = number32(p + 20),
		.std_count = number32(p + 24),
		.leap_count = number32(p + 28),
		.time_count = number32(p + 32),
		.kind_count = number32(p + 36),
		.letters_len = number32(p + 40),
		.time_len = time_len,
		.data = p + HEADER_LEN,
	};
	*rest = str_slice(*rest, HEADER_LEN, rest->len);
	if (!is_version(out->version) || data_len(out) > rest->len)
		return false;
	*rest = str_slice(*rest, data_len(out), rest->len);
	return true;
}

/*
 * A file with leap seconds counts other seconds than we do. Every file has
 * one kind at least, and letters for it.
 */
static bool has_sane_counts(const struct block *b)
{
	return b->leap_count == 0 && b->kind_count > 0 &&
	       b->kind_count <= KINDS_MAX && b->letters_len > 0 &&
	       (b->std_count == 0 || b->std_count == b->kind_count) &&
	       (b->ut_count == 0 || b->ut_count == b->kind_count);
}

static bool read_times(
	struct arena *arena, const struct block *b, struct zone *zone)
{
	int64_t *times = arena_array(arena, b->time_count, sizeof(*times));
	uint8_t *kind_of = arena_array(arena, b->time_count, 1);
	const uint8_t *indexes = b->data + b->time_count * b->time_len;
	size_t i;

	for (i = 0; i < b->time_count; i++) {
		times[i] = number(b->data + i * b->time_len, b->time_len);
		kind_of[i] = indexes[i];
		if (kind_of[i] >= b->kind_count ||
			(i > 0 && times[i] <= times[i - 1]))
			return false;
	}
	zone->times = times;
	zone->kind_of = kind_of;
	zone->count = b->time_count;
	return true;
}

static bool read_kind(
	const uint8_t *p, struct str letters, struct zone_kind *out)
{
	struct str rest = str_slice(letters, p[5], letters.len);

	out->offset_s = (int32_t)number(p, 4);
	return out->offset_s >= ZONE_OFFSET_MIN_S &&
	       out->offset_s <= ZONE_OFFSET_MAX_S && p[5] < letters.len &&
	       str_find_char(rest, '\0') != STR_NONE &&
	       str_next(&rest, '\0', &out->letters);
}

static bool read_kinds(
	struct arena *arena, const struct block *b, struct zone *zone)
{
	const uint8_t *p = b->data + b->time_count * (b->time_len + 1);
	struct zone_kind *kinds =
		arena_array(arena, b->kind_count, sizeof(*kinds));
	struct str letters;
	size_t i;

	letters.ptr = (const char *)p + b->kind_count * KIND_LEN;
	letters.len = b->letters_len;
	letters = arena_str(arena, letters);
	for (i = 0; i < b->kind_count; i++)
		if (!read_kind(p + i * KIND_LEN, letters, &kinds[i]))
			return false;
	zone->kinds = kinds;
	return true;
}

/* A line of its own behind the data; empty when no rule is known. */
static bool read_footer(struct arena *arena, struct str rest, struct zone *zone)
{
	size_t len;

	if (!rest.len || rest.ptr[0] != '\n')
		return false;
	rest = str_slice(rest, 1, rest.len);
	len = str_find_char(rest, '\n');
	if (len == STR_NONE)
		return false;
	return len == 0 ||
	       zone_footer_read(arena_str(arena, str_slice(rest, 0, len)),
		       &zone->footer);
}

/*
 * Version 1 has times of 32 bits and nothing else. From version 2 on that
 * block is there for old readers, and one of 64 bits and a footer follow.
 */
const struct zone *zone_tzif_read(
	struct arena *arena, struct str name, struct str bytes)
{
	struct zone *zone = arena_alloc(arena, sizeof(*zone));
	struct block block;

	zone->name = arena_str(arena, name);
	if (!take_block(&bytes, 4, &block))
		return NULL;
	if (block.version && !take_block(&bytes, 8, &block))
		return NULL;
	if (!has_sane_counts(&block) || !read_times(arena, &block, zone) ||
		!read_kinds(arena, &block, zone))
		return NULL;
	if (block.version && !read_footer(arena, bytes, zone))
		return NULL;
	return zone;
}
