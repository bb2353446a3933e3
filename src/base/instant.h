#ifndef BASE_INSTANT_H
#define BASE_INSTANT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/zone.h"

enum {
	INSTANT_YEAR_MIN = 1970,
	INSTANT_TEXT_MAX = 200, /* bytes of a time */
	INSTANT_SHOWN_MAX = 60, /* bytes of one that a finding quotes */
	/* Baker Island and Kiribati: nobody is farther from UTC. */
	INSTANT_OFFSET_MIN_S = -12 * 3600,
	INSTANT_OFFSET_MAX_S = 14 * 3600,
};

/* A time as a person wrote it, and what was understood. */
struct moment {
	struct instant at;
	struct civil civil;	 /* what the clocks of `zone` show at `at` */
	const struct zone *zone; /* as written, else the house's, else UTC */
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
	const char *field;	  /* for the line to write: "embargo"; or
				     NULL: the line is the value alone */
};

/*
 * Read a time: `YYYY-MM-DD HH:MM[:SS] [Area/City]`, RFC 3339, RFC 9557, or a
 * bare date where `rules` take one, which stands for its first instant; a
 * weekday before or behind a date must match it. `2026-12-01T09:00` is a
 * local time. An offset picks one of the two instants of a fold; it must be
 * right in the zone beside it, "Z" too (which RFC 9557 lets mean anything).
 *
 * A finding for everything else, each with a line to write instead where
 * one is known: gap, fold (both offsets shown; the line is the later one),
 * clash of offset and zone, unknown zone (with the nearest), abbreviations,
 * 24:00, noon, 9:00, 03/04/2026, a year outside 1970-9999, a day that does
 * not exist. Lines that are offered have been read again and are right.
 * `at` is the place of `text`, with or without quotes; words of findings
 * live in `d->arena`, `out->text` in `arena`.
 */
bool instant_read(struct diags *d, struct arena *arena,
	const struct instant_rules *rules, struct span at, struct str text,
	struct moment *out);

/*
 * Read the name of a zone as a person writes it: abbreviations and offsets
 * are findings here too. `*out` lives as long as `rules->zones`.
 */
bool instant_read_zone(struct diags *d, const struct instant_rules *rules,
	struct span at, struct str text, const struct zone **out);

/* The city of a zone, for people: "New York"; in `arena`. */
struct str instant_place(struct arena *arena, const struct zone *zone);

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

/*
 * `2026-12-01T09:00:00-05:00` (RFC 3339), in `zone`; in UTC where the offset
 * has seconds (Liberia until 1972).
 */
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
 * "1 h 40 min", under 10 min "9 min 5 s"; a part that is zero is left out.
 * Never negative.
 */
void instant_print_span(struct buf *out, int64_t seconds);

#endif
