#ifndef MODEL_ROUTE_H
#define MODEL_ROUTE_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Where things stand below the root of the site; all paths without a
 * leading slash, folders with one at their end.
 */

/* "../../" for "2026/results/index.html": from a page to the root. */
struct str route_to_root(struct arena *arena, struct str page);

/* The address a browser shows for a page: without "index.html". */
struct str route_address(struct str page);

/* The folder of a file: "2026/results/" or "". */
struct str route_folder(struct str page);

/* Names beside a page that no file of a release may take. */
bool route_is_reserved_file(struct str name);

/* Slugs that are taken by the site itself. */
bool route_is_reserved_slug(struct str slug);

#endif
