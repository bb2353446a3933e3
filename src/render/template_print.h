#ifndef RENDER_TEMPLATE_PRINT_H
#define RENDER_TEMPLATE_PRINT_H

#include "render/template_build.h"

/*
 * Find what `token` of `unit` names. False, with a finding, when the page
 * has no such name there.
 */
bool template_print_find(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token,
	struct template_name_found *out);

/*
 * Print the value that `token` names, escaped for the place it stands in. A
 * value that may not stand there is a finding, and nothing is printed.
 */
void template_print_value(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token);

/* A mark, for a finding. */
struct span template_print_span(
	const struct template_unit *unit, const struct template_token *token);

#endif
