#ifndef READ_SITEFILE_H
#define READ_SITEFILE_H

#include "model/site.h"
#include "read/record.h"

enum {
	SITEFILE_MAX_FEED_ITEMS = 500,
	SITEFILE_FEED_ITEMS = 30, /* when nothing is said */
};

/*
 * Read site.yaml: `src` must hold its text, `r->times.zones` be open;
 * `r->times.house` becomes the zone that the file names. `out` points into
 * `r->arena` and to `src`. Findings: those of node_read() and record_read();
 * a password, whose line is not shown; a default that names nothing; no
 * `newsroom` (a warning, with a line to add). Of `mail` and `lists` only the
 * names of the fields are checked: what they mean is for the commands that
 * mail. After a false `out` holds what was readable all the same.
 */
bool sitefile_read(struct reading *r, struct source *src, struct site *out);

#endif
