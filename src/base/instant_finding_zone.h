#ifndef BASE_INSTANT_FINDING_ZONE_H
#define BASE_INSTANT_FINDING_ZONE_H

#include "base/instant_finding.h"

/*
 * Add the finding of a problem with a zone, from INSTANT_NO_ZONE on. Always
 * false. f->check may be NULL where the name of a zone was read alone.
 */
bool instant_finding_zone_add(const struct instant_finding *f);

#endif
