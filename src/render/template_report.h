#ifndef RENDER_TEMPLATE_REPORT_H
#define RENDER_TEMPLATE_REPORT_H

#include "render/template_build.h"

/*
 * What is found while a page is written out, at the mark `token` of `unit`.
 * All return false.
 */

bool template_report_depth(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token);

bool template_report_endless(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token);

/* It ends at another kind of place than it begins. */
bool template_report_balance(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token);

/* The theme has no `what` ("file") of that name. */
bool template_report_part(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token,
	const char *what);

/* The page ends where no page may end. */
bool template_report_end(
	struct template_build *b, const struct template_unit *unit);

#endif
