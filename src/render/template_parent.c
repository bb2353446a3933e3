#include "render/template_parent.h"

#include "base/nearest.h"
#include "render/template_finding.h"
#include "render/template_print.h"

static struct str nearest(struct template_build *b, struct str name)
{
	const struct str_list *names = &b->units->block_names;
	const char **words =
		arena_array(b->scratch, names->count, sizeof(*words));
	size_t i;

	for (i = 0; i < names->count; i++)
		words[i] = arena_str(b->scratch, names->items[i]).ptr;
	return str_from(nearest_word(name, words, names->count));
}

static void report_block(struct template_build *b,
	const struct template_unit *unit, const struct template_token *block)
{
	struct arena *arena = b->d->arena;
	struct str near = nearest(b, block->text);
	struct diag diag = {
		.id = "template-block",
		.at = source_span_of(unit->src, block->text),
		.text = arena_format(arena,
			"No file of the theme has a place for the block "
			"\"%.*s\".",
			STR_ARG(block->text)),
		.help = arena_format(arena,
			"The file it is for says {{$%.*s}} where it goes.",
			STR_ARG(block->text)),
		.brief = arena_format(arena, "no place for a block \"%.*s\"",
			STR_ARG(block->text)),
	};

	if (near.len) {
		diag.hint = arena_format(
			arena, "Did you mean \"%.*s\"?", STR_ARG(near));
		diag.brief_hint = arena_format(
			arena, "did you mean \"%.*s\"?", STR_ARG(near));
	}
	template_finding(b->d, &diag);
}

static void report_lost(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token)
{
	struct diag diag = {
		.level = DIAG_WARNING,
		.id = "template-lost",
		.at = template_print_span(unit, token),
		.text = STR("This stands in no block of the parent, and is "
			    "printed nowhere."),
		.help = STR("Move it into one of the blocks, or take it "
			    "away."),
		.brief = STR("printed nowhere: it stands in no block"),
	};

	template_finding(b->d, &diag);
}

static bool is_lost(const struct template_token *token)
{
	if (token->kind == TOKEN_NOTHING || token->kind == TOKEN_CLOSE)
		return false;
	return token->kind != TOKEN_TEXT || str_trim(token->text).len > 0;
}

void template_parent_check(struct template_build *b,
	const struct template_unit *unit, const struct template_token *parent)
{
	const struct template_token *items = unit->tokens.items, *token;
	uint32_t i;

	for (i = (uint32_t)(parent - items) + 1; i < parent->match; i++) {
		token = &items[i];
		b->steps++;
		if (b->d->count >= b->most_findings)
			return;
		if (token->is_override &&
			!map_get(&b->units->blocks, token->text, &(size_t){0}))
			report_block(b, unit, token);
		else if (!token->is_override && is_lost(token))
			report_lost(b, unit, token);
		if (token->match > i)
			i = token->match;
	}
}
