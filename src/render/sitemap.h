#ifndef RENDER_SITEMAP_H
#define RENDER_SITEMAP_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/public_set.h"
#include "model/site.h"

/* What machines look for at fixed places. All dates are of public items. */

enum { SITEMAP_NEWEST = 100 }; /* releases in .well-known/dateline.json */

/* The years in which something stands, newest first: "2026". */
struct str_list sitemap_years(
	struct arena *arena, const struct public_set *set);

/* sitemap.xml: the sitemaps of the years (https://www.sitemaps.org/). */
void sitemap_index(struct buf *out, const struct site *site,
	const struct public_set *set, const struct str_list *years);

/* sitemap-<year>.xml: the year's page, its releases and notices. */
void sitemap_year(struct buf *out, const struct site *site,
	const struct public_set *set, struct str year);

/* robots.txt: everything may be read, and where the sitemap is. */
void sitemap_robots(struct buf *out, const struct site *site);

/*
 * .well-known/dateline.json: which newsroom this is, how many releases are
 * public, and of the newest SITEMAP_NEWEST the id, address and SHA-256 of
 * release.txt: `texts` holds that of each of them (a withdrawn one has none).
 */
void sitemap_newest(struct buf *out, const struct site *site,
	const struct public_set *set, const struct digest texts[]);

#endif
