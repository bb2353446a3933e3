#ifndef RENDER_TEMPLATE_FINDING_H
#define RENDER_TEMPLATE_FINDING_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

/*
 * Report an error at some bytes of a template, unless `d` has the same one
 * at the same bytes already: a part used by many pages is read many times.
 * Always false.
 */
bool template_finding(struct diags *d, const struct diag *diag);

#endif
