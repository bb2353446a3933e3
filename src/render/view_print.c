#include "render/view_print.h"

#include <string.h>

static const struct value nothing = {.kind = VALUE_NONE};

static const struct value *find(const struct value *map, const char *name)
{
	size_t i;

	for (i = 0; i < map->count; i++)
		if (!strcmp(map->entries[i].name, name))
			return &map->entries[i].value;
	return &nothing;
}

static void print_nothing(
	struct json *j, const char *name, enum value_kind expected)
{
	switch (expected) {
	case VALUE_TEXT:
	case VALUE_HTML:
		json_put_string(j, name, STR(""));
		return;
	case VALUE_TRUE:
		json_put_yes(j, name, false);
		return;
	case VALUE_LIST:
		json_open_list(j, name);
		json_close_list(j);
		return;
	case VALUE_NONE:
	case VALUE_JSON:
	case VALUE_MAP:
		break;
	}
	json_put_null(j, name);
}

/* As deep as the tables of names, which do not hold one another. */
static void print_map(struct json *j, const char *name,
	const struct template_name *names, const struct value *map)
{
	size_t i;

	json_open_object(j, name);
	for (i = 0; names && names[i].name; i++) {
		const struct value *value = find(map, names[i].name);

		if (value->kind == VALUE_NONE)
			print_nothing(j, names[i].name, names[i].kind);
		else
			view_print(j, names[i].name, names[i].inside, value);
	}
	for (i = 0; !names && i < map->count; i++)
		view_print(
			j, map->entries[i].name, NULL, &map->entries[i].value);
	json_close_object(j);
}

static void print_list(struct json *j, const char *name,
	const struct template_name *names, const struct value *list)
{
	size_t i;

	json_open_list(j, name);
	for (i = 0; i < list->count; i++)
		view_print(j, NULL, names, &list->items[i]);
	json_close_list(j);
}

void view_print(struct json *j, const char *name,
	const struct template_name *names, const struct value *value)
{
	switch (value->kind) {
	case VALUE_NONE:
		json_put_null(j, name);
		return;
	case VALUE_TEXT:
	case VALUE_HTML:
		json_put_string(j, name, value->text);
		return;
	case VALUE_JSON:
		json_put_raw(j, name, value->text);
		return;
	case VALUE_TRUE:
		json_put_yes(j, name, true);
		return;
	case VALUE_LIST:
		print_list(j, name, names, value);
		return;
	case VALUE_MAP:
		print_map(j, name, names, value);
		return;
	}
}
