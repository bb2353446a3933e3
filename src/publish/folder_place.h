#ifndef PUBLISH_FOLDER_PLACE_H
#define PUBLISH_FOLDER_PLACE_H

#include "base/diag.h"

/*
 * Open the folder `out` for a site, made with those above it if missing.
 * Refused, before anything is made: the newsroom's folder itself and those
 * above it, its sources, its state, the place of the link `public`, and all
 * that lies in these, by whatever name or link; and `/`. `*made` says whether
 * it was made.
 */
bool folder_place_open(
	struct diags *d, int root_fd, const char *out, int *fd, bool *made);

/* The same without making anything: `*fd` is -1 where it is not `*found`. */
bool folder_place_find(
	struct diags *d, int root_fd, const char *out, int *fd, bool *found);

#endif
