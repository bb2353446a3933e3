#ifndef RENDER_VIEW_PRINT_H
#define RENDER_VIEW_PRINT_H

#include "base/json.h"
#include "render/template.h"

/*
 * Append `value` as JSON, for those who write templates: every name of
 * `names` is in it, in the order of the table. What is empty stands as "",
 * false, [] or null, by its kind. `names` is NULL where any name is legal.
 */
void view_print(struct json *j, const char *name,
	const struct template_name *names, const struct value *value);

#endif
