#include "read/wordsfile.h"

#include "read/node.h"

static bool add_word(struct diags *d, struct arena *arena,
	const struct node_pair *pair, struct words *out)
{
	if (pair->value->kind != NODE_TEXT)
		return diag_add(
			d, &(struct diag){.id = "words-text",
				   .at = pair->value->at,
				   .text = STR("This word should be a text on "
					       "one line."),
				   .brief = STR("a word must be a text")});
	map_claim(&out->by_name, arena_str(arena, pair->key), out->names.count,
		NULL);
	arena_push(arena, &out->names, arena_str(arena, pair->key));
	arena_push(arena, &out->texts, arena_str(arena, pair->value->text));
	return true;
}

bool wordsfile_read(struct diags *d, struct arena *arena,
	const struct source *src, struct str language, struct words *out)
{
	const struct node *root;
	bool ok;
	size_t i;

	*out = (struct words){.language = arena_str(arena, language)};
	out->by_name.arena = arena;
	ok = node_read(d, arena, source_span(src, 0, src->text.len), &root);
	if (!ok || !root || root->kind != NODE_RECORD)
		return ok;
	for (i = 0; i < root->count; i++)
		ok &= add_word(d, arena, &root->pairs[i], out);
	return ok;
}
