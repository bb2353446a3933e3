#include "render/template_unit.h"

#include "render/template.h"

/* ".html" of "release.html"; empty when there is no dot. */
static struct str extension(struct str name)
{
	size_t i = name.len;

	while (i-- > 0)
		if (name.ptr[i] == '.')
			return str_slice(name, i, name.len);
	return (struct str){NULL, 0};
}

static bool is_name(struct str whole, struct str name, struct str end)
{
	return whole.len == name.len + end.len &&
	       str_starts_with(whole, name) && str_ends_with(whole, end);
}

static struct template_unit *find(
	const struct template_units *units, struct str name, struct str end)
{
	size_t i;

	for (i = 0; i < units->count; i++)
		if (is_name(units->items[i].name, name, end))
			return &units->items[i];
	return NULL;
}

struct template_unit *template_unit_find(const struct template_units *units,
	const struct template_unit *from, struct str name)
{
	struct template_unit *unit = find(units, name, (struct str){NULL, 0});

	return unit ? unit : find(units, name, extension(from->name));
}

static void note_blocks(
	struct template_units *units, const struct template_unit *unit)
{
	size_t i;

	for (i = 0; i < unit->tokens.count; i++) {
		const struct template_token *token = &unit->tokens.items[i];

		if (token->kind == TOKEN_BLOCK && !token->is_override &&
			map_claim(&units->blocks, token->text,
				units->block_names.count, NULL))
			arena_push(units->blocks.arena, &units->block_names,
				token->text);
	}
}

static void note_parts(
	struct template_units *units, const struct template_unit *unit)
{
	size_t i;

	for (i = 0; i < unit->tokens.count; i++) {
		const struct template_token *token = &unit->tokens.items[i];
		struct template_unit *part;

		if (token->kind != TOKEN_PARTIAL)
			continue;
		part = template_unit_find(units, unit, token->text);
		if (part && part != unit)
			part->is_part = true;
	}
}

bool template_unit_scan(struct diags *d, struct arena *arena,
	const struct template_file files[], size_t count,
	struct template_units *out)
{
	bool ok = true;
	size_t i;

	*out = (struct template_units){.count = count};
	out->blocks.arena = arena;
	out->items = arena_array(arena, count, sizeof(*out->items));
	for (i = 0; i < count; i++) {
		struct template_unit *unit = &out->items[i];

		unit->name = files[i].name;
		unit->src = files[i].src;
		unit->form = files[i].form;
		unit->is_broken =
			!template_scan(d, arena, unit->src, &unit->tokens);
		ok = ok && !unit->is_broken;
	}
	for (i = 0; i < count; i++) {
		note_blocks(out, &out->items[i]);
		note_parts(out, &out->items[i]);
	}
	return ok;
}
