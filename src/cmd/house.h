#ifndef CMD_HOUSE_H
#define CMD_HOUSE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/zone.h"

/* What `init` knows of a house, as it is written to site.yaml. */
struct house {
	struct str uuid, name, url, zone, language;
	struct str contact, phone, email;
};

/* Examples that `check` tells from a real house. */
struct house house_examples(struct arena *arena, struct zone_cache *zones);

/*
 * The zone of this machine: that of TZ, `folder`/localtime (a link into the
 * zone files) or `folder`/timezone; "UTC" where none names a city.
 */
struct str house_zone(
	struct arena *arena, struct zone_cache *zones, const char *folder);

/* Append site.yaml, with a remark beside what it says. */
void house_site(struct buf *out, const struct house *house);

/* Append the first release of the house, of that day. */
void house_release(
	struct buf *out, const struct house *house, struct civil day);

#endif
