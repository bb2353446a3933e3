#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct diags;

/* A second on the time line: since 1970-01-01T00:00:00Z, without leaps. */
struct instant {
	int64_t utc;
};

/* A reading of a wall clock and a calendar (proleptic Gregorian). */
struct civil {
	int32_t year;	    /* 1970-9999 where people write it */
	uint8_t month, day; /* from 1 */
	uint8_t hour, minute, second;
};

/* The rules of one time zone, from a TZif file (RFC 9636); immutable. */
struct zone;

/* Zones already read. For several threads at a time. */
struct zone_cache;

/* What a zone says of an instant. */
struct zone_reading {
	struct civil civil;
	int32_t offset_s;   /* east of UTC */
	struct str letters; /* abbreviation, as "CET" or "-03" */
};

enum zone_match {
	ZONE_ONCE, /* the ordinary case: instants[0] */
	ZONE_GAP,  /* skipped: [0] is the first instant after it */
	ZONE_FOLD, /* twice: [0] the earlier, [1] the later */
};

/* An empty cache over the system's zone files, in `arena`. */
struct zone_cache *zone_cache_open(struct arena *arena);

/* The same over the files below `folder` (tests, fuzzing). */
struct zone_cache *zone_cache_open_at(struct arena *arena, struct str folder);

/* The release of the zone data, as "2026f"; empty when it is not known. */
struct str zone_cache_version(struct zone_cache *cache);

/*
 * The zone of that IANA name, or NULL, without a finding, when there is
 * none: paths ("../x"), folders, "posix/...", "right/..." and files that
 * are not TZif give NULL. It lives as long as the cache.
 */
const struct zone *zone_get(struct zone_cache *cache, struct str name);

/* The nearest names to a misspelt one, best first; at most `max`. */
size_t zone_suggest(struct zone_cache *cache, struct arena *arena,
	struct str name, struct str *out, size_t max);

/* UTC, without a file. */
const struct zone *zone_utc(void);

/* As written: "America/New_York". */
struct str zone_name(const struct zone *zone);

/* Parse the bytes of a TZif file; NULL when they are not one. */
const struct zone *zone_parse(
	struct arena *arena, struct str name, struct str bytes);

struct zone_reading zone_read(const struct zone *zone, struct instant at);

/* The instant or instants at which the clocks of `zone` show `civil`. */
enum zone_match zone_resolve(const struct zone *zone, struct civil civil,
	struct instant instants[2]);

/*
 * The first instant after `at` at which the offset changes, in `next`;
 * false when there is none before the year 10000.
 */
bool zone_next_change(
	const struct zone *zone, struct instant at, struct instant *next);

#endif
