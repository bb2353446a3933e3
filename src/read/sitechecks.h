#ifndef READ_SITECHECKS_H
#define READ_SITECHECKS_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/site.h"

/*
 * Whether the logo can be published, by the rules of folderfile_read(); true
 * when there is none. Findings are at its place in site.yaml.
 */
bool sitechecks_logo(
	struct diags *d, struct arena *arena, int root_fd, struct site *site);

/*
 * Read each boilerplate as every release will: one that is refused would
 * hold all of them back. Findings are at its place in site.yaml.
 */
bool sitechecks_boilerplates(struct diags *d, const struct site *site);

#endif
