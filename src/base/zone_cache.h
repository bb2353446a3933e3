#ifndef BASE_ZONE_CACHE_H
#define BASE_ZONE_CACHE_H

#include "base/zone.h"

/* As zone_get(). */
const struct zone *zone_cache_find(struct zone_cache *cache, struct str name);

#endif
