#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/civil.h"
#include "base/str.h"

/* A second on the time line: since 1970-01-01T00:00:00Z, without leaps. */
struct instant {
	int64_t utc;
};

enum {
	ZONE_NAME_MAX = 64,	   /* bytes; the longest of IANA has 32 */
	ZONE_FILE_MAX = 64 * 1024, /* bytes; the largest has under 4 KiB */
	ZONE_DEPTH_MAX = 3,	   /* America/Argentina/Buenos_Aires */
	ZONE_COUNT_MAX = 4096,	   /* names listed; there are about 600 */
	ZONE_SUGGESTIONS_MAX = 3,  /* zone_suggest() finds no more */
};

/* The years a zone is asked about; others are cut to their ends. */
#define ZONE_FIRST_UTC INT64_C(-62167219200) /* 0000-01-01T00:00:00Z */
#define ZONE_LAST_UTC INT64_C(253402300799)  /* 9999-12-31T23:59:59Z */

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
 * none: paths ("../x"), folders, "posix/...", "right/...", "localtime"
 * and files that are not TZif give NULL. It lives as long as the cache.
 * "UTC" is there without a file.
 */
const struct zone *zone_get(struct zone_cache *cache, struct str name);

/* Whether there are any zone files at all. */
bool zone_cache_is_empty(struct zone_cache *cache);

/*
 * All names that zone_get() may know, sorted bytewise, of which some may
 * not be zones; they live as long as the cache. `*count` is how many.
 */
const struct str *zone_cache_names(struct zone_cache *cache, size_t *count);

/* How a person named a zone. */
enum zone_naming {
	ZONE_NAMED,	    /* "Europe/Paris", "Paris", "Paaris" */
	ZONE_ABBREVIATED,   /* "EST", which several zones use, or "GMT" */
	ZONE_BY_OFFSET,	    /* "GMT+5", "UTC-3": five hours which way? */
	ZONE_BY_OFFSET_ETC, /* "Etc/GMT+5": reversed, five hours behind */
};

/*
 * How a name names: files exist for some abbreviations and offsets, and
 * zone_get() reads them, but nobody should write them. "UTC" is a name.
 */
enum zone_naming zone_suggest_naming(struct str name);

/*
 * The names a person may have meant: other case, a space for "_", a city
 * alone, a large city without a zone of its own, an abbreviation, or nearly
 * the right letters. Best first, at most `max`; they live as long as the
 * cache.
 */
size_t zone_suggest(
	struct zone_cache *cache, struct str name, struct str *out, size_t max);

/* UTC, without a file. */
const struct zone *zone_utc(void);

/* As written: "America/New_York". */
struct str zone_name(const struct zone *zone);

/*
 * Parse the bytes of a TZif file (versions 1 to 4, RFC 9636), of which
 * nothing is kept; NULL when they are not one, or when they count leap
 * seconds.
 */
const struct zone *zone_parse(
	struct arena *arena, struct str name, struct str bytes);

struct zone_reading zone_read(const struct zone *zone, struct instant at);

/*
 * The instant or instants at which the clocks of `zone` show `civil`. Both
 * are set in every case: they are the same but for a fold.
 */
enum zone_match zone_resolve(const struct zone *zone, struct civil civil,
	struct instant instants[2]);

/*
 * The first instant after `at` at which the offset changes, in `next`;
 * false when there is none before the year 10000.
 */
bool zone_next_change(
	const struct zone *zone, struct instant at, struct instant *next);

#endif
