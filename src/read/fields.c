#include "read/fields.h"

#include "base/nearest.h"

bool fields_said(const struct node *record, const char *key)
{
	const struct node *value = node_get(record, key);

	return value && (value->is_broken || value->kind != NODE_TEXT ||
				str_trim(value->text).len);
}

struct span fields_place(const struct node *record, const char *key)
{
	const struct node *value = node_get(record, key);

	return value ? value->at : (struct span){0};
}

size_t fields_count(const struct node *value)
{
	if (value->kind == NODE_LIST)
		return value->count;
	return value->kind != NODE_TEXT || str_trim(value->text).len;
}

const struct node *fields_item(const struct node *value, size_t index)
{
	return value->kind == NODE_LIST ? value->items[index] : value;
}

bool fields_is_text(
	struct reading *r, const struct node *value, const char *example)
{
	if (value->is_broken)
		return false;
	if (value->kind == NODE_TEXT && str_trim(value->text).len)
		return true;
	return diag_add(
		r->d, &(struct diag){.id = "value-text",
			      .at = value->at,
			      .text = STR("Here should stand one text."),
			      .help = arena_format(r->d->arena,
				      "Write, for example: %s", example),
			      .brief = arena_format(r->d->arena,
				      "one text is wanted here, as in `%s`",
				      example)});
}

/* The known names as nearest_word() wants them. */
static const char *nearest(
	struct arena *arena, const struct fields_choice *choice)
{
	const char **names =
		arena_array(arena, choice->known_count, sizeof(*names));
	size_t i;

	for (i = 0; i < choice->known_count; i++)
		names[i] = arena_str(arena, choice->known[i]).ptr;
	return nearest_word(choice->typed->text, names, choice->known_count);
}

/* `"desk", "night" and 3 more`. */
static struct str list_known(
	struct arena *arena, const struct fields_choice *choice)
{
	struct str words = {0};
	size_t i;

	for (i = 0; i < choice->known_count && i < FIELDS_MAX_SHOWN; i++)
		words = arena_format(arena, "%.*s%s\"%.*s\"", STR_ARG(words),
			i ? ", " : "", STR_ARG(choice->known[i]));
	if (i < choice->known_count)
		words = arena_format(arena, "%.*s and %zu more", STR_ARG(words),
			choice->known_count - i);
	return words;
}

static void add_hint(
	struct arena *arena, struct diag *finding, const char *name)
{
	finding->hint = arena_format(arena, "Did you mean \"%s\"?", name);
	finding->brief_hint = arena_format(arena, "did you mean \"%s\"?", name);
	finding->edit = (struct diag_edit){finding->at, str_from(name)};
}

bool fields_refuse_unknown(
	struct reading *r, const struct fields_choice *choice)
{
	struct arena *arena = r->d->arena;
	const char *name = nearest(arena, choice);
	struct str typed = choice->typed->text;
	struct diag finding = {
		.id = choice->id,
		.at = choice->typed->at,
		.text = arena_format(arena, "There is no %s \"%.*s\" %s.",
			choice->what, STR_ARG(typed), choice->where),
		.brief = arena_format(arena, "no %s \"%.*s\" %s", choice->what,
			STR_ARG(typed), choice->where),
	};

	if (name)
		add_hint(arena, &finding, name);
	else if (choice->known_count)
		finding.help = arena_format(arena, "There are: %.*s.",
			STR_ARG(list_known(arena, choice)));
	return diag_add(r->d, &finding);
}
