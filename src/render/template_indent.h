#ifndef RENDER_TEMPLATE_INDENT_H
#define RENDER_TEMPLATE_INDENT_H

#include <stddef.h>

#include "base/str.h"
#include "render/template_build.h"

/* `text` without its first `most` blanks, or as many as it has. */
struct str template_indent_cut(struct str text, size_t most);

/*
 * The blanks before the first word of what stands between the lines of the
 * block `open` and of its end; ptr NULL when there are no words.
 */
struct str template_indent_inside(
	const struct template_unit *unit, const struct template_token *open);

#endif
