#ifndef RENDER_TEMPLATE_LINES_H
#define RENDER_TEMPLATE_LINES_H

#include "render/template_scan.h"

/*
 * Take the lines out that hold marks alone ("standalone" in the
 * specification of Mustache), and note which token begins a line and which
 * white space stood before a part. Marks are matched already.
 */
void template_lines(struct template_tokens *tokens);

#endif
