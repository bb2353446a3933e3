#ifndef BASE_ZONE_FOOTER_H
#define BASE_ZONE_FOOTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* One way a zone's clocks are set. */
struct zone_kind {
	int32_t offset_s;   /* east of UTC */
	struct str letters; /* "CET" */
};

/*
 * A stretch of time without a change: `start` is in it, `end` is not. The
 * next one may be of the same kind.
 */
struct zone_stretch {
	int64_t start, end; /* INT64_MIN, INT64_MAX: for ever */
	const struct zone_kind *kind;
};

/* RFC 9636 3.2: offsets lie between -25 h and 26 h. */
enum { ZONE_OFFSET_MIN_S = -25 * 3600, ZONE_OFFSET_MAX_S = 26 * 3600 };

enum zone_day_form {
	ZONE_DAY_OF_MONTH, /* M3.5.0: last Sunday of March */
	ZONE_DAY_NO_LEAP,  /* J60: always 1 March */
	ZONE_DAY_OF_YEAR,  /* 59: from 0, leap days counted */
};

/* When in each year the clocks change. */
struct zone_rule {
	enum zone_day_form form;
	uint8_t month, week, weekday; /* week 5: the last; weekday 0: Sunday */
	uint16_t day;
	int32_t time_s; /* after 00:00, as the clocks showed before */
};

/* What holds after the last change a TZif file lists (RFC 9636 3.3). */
struct zone_footer {
	bool is_set, has_summer;
	struct zone_kind standard, summer;
	struct zone_rule start, end; /* of the summer time */
};

/*
 * Read a POSIX time zone string with the extension of RFC 9636 3.3.1 (hours
 * from -167 to 167). Letters are slices of `text`. False, without a finding,
 * when it is something else; `*out` is then of no use.
 */
bool zone_footer_read(struct str text, struct zone_footer *out);

/* The stretch `at` lies in; the year of `at` must fit a struct civil. */
struct zone_stretch zone_footer_find(
	const struct zone_footer *footer, int64_t at);

#endif
