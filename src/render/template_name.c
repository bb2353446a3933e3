#include "render/template_name.h"

#include "base/nearest.h"

static const struct template_name *find_row(
	const struct template_name *table, struct str name)
{
	for (; table && table->name; table++)
		if (str_equal_z(name, table->name))
			return table;
	return NULL;
}

/* What a section of the row's value opens. */
static struct template_name_scope scope_of(const struct template_name *row)
{
	struct template_name_scope scope = {row->kind, row->inside, row->any};

	if (row->kind == VALUE_LIST)
		scope.kind = row->inside || row->any ? VALUE_MAP : VALUE_TEXT;
	if (row->kind == VALUE_NONE)
		scope.kind = VALUE_TEXT;
	return scope;
}

static void add_step(struct arena *arena, struct template_name_found *out,
	struct template_name_step *steps, struct str part)
{
	steps[out->step_count++].name = arena_str(arena, part).ptr;
}

static void add_row(struct template_name_found *out,
	struct template_name_step *steps, const struct template_name *table,
	const struct template_name *row)
{
	steps[out->step_count++] = (struct template_name_step){
		.name = row->name,
		.hint = (size_t)(row - table),
	};
	out->scope = scope_of(row);
	out->kind = row->kind == VALUE_NONE ? VALUE_TEXT : row->kind;
}

/* What stands where any name may stand is a text. */
static void set_any(struct template_name_found *out)
{
	out->scope = (struct template_name_scope){VALUE_TEXT, NULL, false};
	out->kind = VALUE_TEXT;
}

/* The first part, from the innermost scope out. */
static const struct template_name *find_first(
	const struct template_name_scopes *scopes, struct str part,
	struct template_name_found *out, const struct template_name **table)
{
	size_t i;

	for (i = scopes->count; i-- > 0;) {
		const struct template_name_scope *scope = &scopes->items[i];
		const struct template_name *row = find_row(scope->names, part);

		if (row || scope->any)
			out->levels |= (uint64_t)1 << i;
		*table = scope->names;
		if (row)
			return row;
	}
	return NULL;
}

/* "." : the value of the innermost scope that has one of its own. */
static bool find_itself(const struct template_name_scopes *scopes,
	struct template_name_found *out)
{
	size_t i = scopes->count;

	while (i-- > 0) {
		const struct template_name_scope *scope = &scopes->items[i];

		if (scope->kind == VALUE_TRUE)
			continue;
		out->levels = (uint64_t)1 << i;
		out->scope = *scope;
		out->kind = scope->kind;
		return scope->kind != VALUE_MAP;
	}
	return false;
}

/* A part behind a dot; false when the value before has no such name. */
static bool find_next(struct arena *arena, struct str part,
	struct template_name_found *out, struct template_name_step *steps)
{
	const struct template_name *table = out->scope.names;
	bool any = out->scope.any;
	const struct template_name *row = NULL;

	out->within = table;
	if (out->kind == VALUE_MAP)
		row = find_row(table, part);
	if (row) {
		add_row(out, steps, table, row);
		return true;
	}
	if (out->kind != VALUE_MAP || !any)
		return false;
	add_step(arena, out, steps, part);
	set_any(out);
	return true;
}

static bool find_parts(struct arena *arena,
	const struct template_name_scopes *scopes, struct str name,
	struct template_name_found *out)
{
	const struct template_name *row, *table = NULL;
	struct template_name_step *steps =
		arena_array(arena, TEMPLATE_NAME_MAX_PARTS, sizeof(*steps));
	struct str part;

	out->steps = steps;
	str_next(&name, '.', &part);
	out->wrong = part;
	row = find_first(scopes, part, out, &table);
	if (!row && !out->levels)
		return false;
	if (row) {
		add_row(out, steps, table, row);
	} else {
		add_step(arena, out, steps, part);
		set_any(out);
	}
	while (str_next(&name, '.', &part)) {
		out->wrong = part;
		if (out->step_count == TEMPLATE_NAME_MAX_PARTS ||
			!find_next(arena, part, out, steps))
			return false;
	}
	return true;
}

bool template_name_find(struct arena *arena,
	const struct template_name_scopes *scopes, struct str name,
	struct template_name_found *out)
{
	*out = (struct template_name_found){.wrong = name};
	if (str_equal_z(name, "."))
		return find_itself(scopes, out);
	return find_parts(arena, scopes, name, out);
}

bool template_name_split(
	struct arena *arena, struct str name, struct template_name_found *out)
{
	struct template_name_step *steps =
		arena_array(arena, TEMPLATE_NAME_MAX_PARTS, sizeof(*steps));
	struct str part;

	*out = (struct template_name_found){
		.levels = UINT64_MAX, .steps = steps, .kind = VALUE_TEXT};
	if (str_equal_z(name, "."))
		return true;
	while (str_next(&name, '.', &part)) {
		out->wrong = part;
		if (out->step_count == TEMPLATE_NAME_MAX_PARTS)
			return false;
		add_step(arena, out, steps, part);
	}
	return true;
}

static const char *near_row(const struct template_name *table, struct str part)
{
	size_t count = 0;

	while (table && table[count].name)
		count++;
	return count ? nearest_in_table(
			       part, &table->name, count, sizeof(*table))
		     : NULL;
}

/* A name that was written without the map it is in: "release.headline". */
static struct str inside_of(
	struct arena *arena, const struct template_name *table, struct str part)
{
	for (; table && table->name; table++)
		if (table->kind == VALUE_MAP && find_row(table->inside, part))
			return arena_format(
				arena, "%s.%.*s", table->name, STR_ARG(part));
	return (struct str){NULL, 0};
}

static struct str near_first(struct arena *arena,
	const struct template_name_scopes *scopes, struct str part)
{
	struct str inside = {NULL, 0};
	const char *near;
	size_t i;

	for (i = scopes->count; i-- > 0;) {
		near = near_row(scopes->items[i].names, part);
		if (near)
			return str_from(near);
	}
	for (i = scopes->count; i-- > 0 && !inside.len;)
		inside = inside_of(arena, scopes->items[i].names, part);
	return inside;
}

struct str template_name_nearest(struct arena *arena,
	const struct template_name_scopes *scopes, struct str name,
	const struct template_name_found *found)
{
	size_t at = (size_t)(found->wrong.ptr - name.ptr);
	struct str near = {NULL, 0};

	if (found->step_count && found->kind == VALUE_MAP)
		near = str_from(near_row(found->within, found->wrong));
	else if (!found->step_count)
		near = near_first(arena, scopes, found->wrong);
	if (!near.len)
		return near;
	return arena_format(arena, "%.*s%.*s%.*s", (int)at, name.ptr,
		STR_ARG(near), (int)(name.len - at - found->wrong.len),
		name.ptr + at + found->wrong.len);
}
