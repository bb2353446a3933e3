#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/zone.h"

/* A time as a person wrote it, and what was understood. */
struct moment {
	struct instant at;
	struct civil civil;	 /* as written, in `zone` */
	const struct zone *zone; /* as written, else the house's; never NULL */
	int32_t offset_s;	 /* east of UTC, at `at` */
	bool is_date;		 /* no time was written: 00:00 */
	bool has_zone;		 /* a zone or an offset was written */
	struct str text;	 /* as written; in the arena */
};

/* What may be written at a place, and how it is read. */
struct instant_rules {
	struct zone_cache *zones;
	const struct zone *house; /* of times without a zone; may be NULL:
				     then a zone must be written */
	bool takes_date;	  /* a bare date is enough */
	const char *field;	  /* for the mended line: "embargo" */
};

/*
 * Read a time: `YYYY-MM-DD HH:MM[:SS] [Area/City]`, RFC 3339, RFC 9557, or a
 * bare date where `rules` take one; a weekday before or behind a date must
 * match it. A finding for everything else, each with a line to write
 * instead where one is known: gap, fold (both offsets shown), clash of
 * offset and zone, unknown zone (with the nearest), abbreviations, 24:00,
 * noon, 03/04/2026, a year outside 1970-9999, a day that does not exist.
 * `at` is the place of `text`; words of findings live in `d->arena`,
 * `out->text` in `arena`.
 */
bool instant_read(struct diags *d, struct arena *arena,
	const struct instant_rules *rules, struct span at, struct str text,
	struct moment *out);

/* The instant of a civil time in UTC, and back. */
struct instant instant_from_civil(struct civil utc);
struct civil instant_to_civil(struct instant at);

/* Days in a month; 0 for a month that does not exist. */
int instant_month_days(int32_t year, int month);

/* 0 is Monday. */
int instant_weekday(struct civil civil);
/* In English: "Monday", "January". */
const char *instant_weekday_name(int weekday);
const char *instant_month_name(int month);

/* `2026-12-01T14:00:00Z` (RFC 3339). */
void instant_print_utc(struct buf *out, struct instant at);

/* `2026-12-01T09:00:00-05:00` (RFC 3339), in `zone`. */
void instant_print_local(
	struct buf *out, struct instant at, const struct zone *zone);

/* `Tue, 01 Dec 2026 09:00:00 -0500` (RFC 5322 3.3), in `zone`. */
void instant_print_mail(
	struct buf *out, struct instant at, const struct zone *zone);

/* `Tue 1 Dec 2026, 09:00` for people, seconds only if not zero. */
void instant_print_people(
	struct buf *out, struct instant at, const struct zone *zone);

/*
 * How long until something, for people: over 48 h "8 d 21 h", under it
 * "1 h 40 min", under 10 min "9 min 5 s". Never negative.
 */
void instant_print_span(struct buf *out, int64_t seconds);

#endif
