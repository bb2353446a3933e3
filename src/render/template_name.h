#ifndef RENDER_TEMPLATE_NAME_H
#define RENDER_TEMPLATE_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "render/template.h"

enum { TEMPLATE_NAME_MAX_PARTS = 8 }; /* of a dotted name */

/* What a section opens: the names of a map, or one value called ".". */
struct template_name_scope {
	enum value_kind kind; /* VALUE_TRUE: nothing of its own */
	const struct template_name *names;
	bool any;
};

/* The sections that are open, the page itself at 0. */
struct template_name_scopes {
	struct template_name_scope items[TEMPLATE_MAX_DEPTH + 1];
	size_t count;
};

/* One part of a dotted name, as it is looked for while a page is made. */
struct template_name_step {
	const char *name;
	size_t hint; /* row of the table, likely the place in the data */
};

/* What a name stands for, known before there is any data. */
struct template_name_found {
	uint64_t levels; /* bit i: the data of scope i may have it */
	const struct template_name_step *steps; /* none: the value itself */
	size_t step_count;
	struct template_name_scope scope; /* what a section of it opens */
	enum value_kind kind;
	struct str wrong; /* the part of the name that is not known */
	const struct template_name *within; /* the table it is not in; NULL:
					       it is the first part */
};

/*
 * Find `name` as the data will be searched: the innermost open section
 * first, which is decided here by the tables alone. False when there is no
 * such name: `wrong` and `within` then say more. Lives in `arena`.
 */
bool template_name_find(struct arena *arena,
	const struct template_name_scopes *scopes, struct str name,
	struct template_name_found *out);

/* `name` without any table: every scope, the innermost first. */
bool template_name_split(
	struct arena *arena, struct str name, struct template_name_found *out);

/*
 * The name that was likely meant instead of the one `found` failed for, in
 * `arena`; empty when none is near.
 */
struct str template_name_nearest(struct arena *arena,
	const struct template_name_scopes *scopes, struct str name,
	const struct template_name_found *found);

#endif
