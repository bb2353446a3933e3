#ifndef RENDER_TEMPLATE_UNIT_H
#define RENDER_TEMPLATE_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/source.h"
#include "base/str.h"
#include "render/template.h"
#include "render/template_scan.h"

/* A file of a theme, cut into tokens. */
struct template_unit {
	struct str name;
	const struct source *src;
	enum template_form form;
	struct template_tokens tokens;
	bool is_broken; /* its marks are partly guessed: see template_scan() */
	bool is_part;	/* another file includes it */
};

struct template_units {
	struct template_unit *items;
	size_t count;
	struct map blocks;	     /* the names of all places for blocks */
	struct str_list block_names; /* the same */
};

/*
 * Scan all files into `out`, in `arena`; note which are parts of others and
 * the blocks they have. False when one of them has findings.
 */
bool template_unit_scan(struct diags *d, struct arena *arena,
	const struct template_file files[], size_t count,
	struct template_units *out);

/*
 * The file that a mark of `from` names: by its whole name, or without the
 * end that both have in common (".html"); NULL when there is none.
 */
struct template_unit *template_unit_find(const struct template_units *units,
	const struct template_unit *from, struct str name);

#endif
