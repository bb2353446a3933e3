#ifndef READ_SVGSTYLE_H
#define READ_SVGSTYLE_H

#include "base/str.h"

/*
 * Whether an address in a drawing stays inside of it: "#name", or an
 * embedded PNG or JPEG.
 */
bool svgstyle_is_address(struct str address);

/*
 * Why the CSS `style` (a style sheet, or the value of an attribute) could
 * ask another server for something, as a clause; NULL when it cannot.
 * Escaped characters and rules other than @media are refused, because they
 * can hide one.
 */
const char *svgstyle_problem(struct str style, bool is_sheet);

#endif
