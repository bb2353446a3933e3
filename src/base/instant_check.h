#ifndef BASE_INSTANT_CHECK_H
#define BASE_INSTANT_CHECK_H

#include "base/instant.h"
#include "base/instant_form.h"

/* Why a time is not understood; the first of these that holds. */
enum instant_problem {
	INSTANT_FINE,
	INSTANT_NO_FORM,	/* written in another way, or no time at all */
	INSTANT_YEAR,		/* before 1970, or after 9999 in UTC */
	INSTANT_DAY,		/* 2026-02-30 */
	INSTANT_HOUR,		/* 25:00, 09:75 */
	INSTANT_HOUR_24,	/* 24:00 */
	INSTANT_SECOND_60,	/* a leap second */
	INSTANT_WEEKDAY,	/* another day of the week */
	INSTANT_NO_TIME,	/* a bare date where a time must be */
	INSTANT_OFFSET,		/* +15:00 */
	INSTANT_NO_ZONE,	/* none written, and no house */
	INSTANT_ZONE_SHORT,	/* EST */
	INSTANT_ZONE_BY_OFFSET, /* GMT+5 */
	INSTANT_ZONE_UNKNOWN,
	INSTANT_GAP,
	INSTANT_FOLD,
	INSTANT_CLASH, /* of offset and zone */
};

/* What is known of a time when the problem is met. */
struct instant_check {
	struct instant_form form;
	const struct zone *zone; /* written, else the house's; or NULL */
	struct instant at[2];	 /* as zone_resolve() */
};

/* Try to understand `text`, without a finding. */
enum instant_problem instant_check(const struct instant_rules *rules,
	struct str text, struct instant_check *out);

/* Whether people may write that name of a zone; `*out` when they may. */
enum instant_problem instant_check_zone(
	struct zone_cache *zones, struct str name, const struct zone **out);

#endif
