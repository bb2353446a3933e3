#ifndef BASE_ZONE_TZIF_H
#define BASE_ZONE_TZIF_H

#include "base/arena.h"
#include "base/zone_footer.h"

/* What a TZif file says; see zone.h. */
struct zone {
	struct str name;
	size_t count;		       /* of the changes */
	const int64_t *times;	       /* ascending */
	const uint8_t *kind_of;	       /* of each change: index in kinds */
	const struct zone_kind *kinds; /* [0] holds before the first change */
	struct zone_footer footer;     /* holds from the last change on */
};

/* As zone_parse(). */
const struct zone *zone_tzif_read(
	struct arena *arena, struct str name, struct str bytes);

#endif
