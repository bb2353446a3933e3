#ifndef RENDER_TEMPLATE_PARENT_H
#define RENDER_TEMPLATE_PARENT_H

#include "render/template_build.h"

/*
 * Report what would be lost without a word between the marks of a parent: a
 * block that no file has a place for (an error), and what stands in no
 * block (a warning).
 */
void template_parent_check(struct template_build *b,
	const struct template_unit *unit, const struct template_token *parent);

#endif
