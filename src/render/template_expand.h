#ifndef RENDER_TEMPLATE_EXPAND_H
#define RENDER_TEMPLATE_EXPAND_H

#include "render/template_build.h"

/*
 * Write a whole file out as a page, with the parts and the parent it names.
 * False, with a finding, when that had to stop before its end; findings that
 * do not stop it are counted in `b->d` only.
 */
bool template_expand(
	struct template_build *b, const struct template_unit *unit);

#endif
