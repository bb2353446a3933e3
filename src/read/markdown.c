#include "read/markdown.h"

#include "read/markdown_pass.h"

static void parse(struct markdown_pass *p)
{
	const struct release *release = p->in->release;
	int options = CMARK_OPT_DEFAULT;

	if (release && markdown_fill_is_english(release->language))
		options |= CMARK_OPT_SMART;
	p->root = markdown_memory_parse(p->work, options);
	p->body->root = p->root;
	markdown_table_read(p, options);
}

/*
 * The order matters: addresses are complete only when stand-ins are put back,
 * "###" is an end mark before it is an empty heading, and figures are seen
 * only when links round pictures are decided.
 */
static void take_passes(struct markdown_pass *p)
{
	markdown_raw_remove(p);
	cmark_consolidate_text_nodes(p->root);
	markdown_standin_restore(p);
	markdown_inline_strike(p);
	markdown_inline_fill(p);
	markdown_words_end_mark(p);
	markdown_anchor_headings(p);
	markdown_advice_headings(p);
	markdown_link_resolve(p);
	markdown_image_figures(p);
	markdown_words_first_paragraph(p);
}

static bool read_text(struct markdown_pass *p)
{
	markdown_place_lines(p);
	markdown_standin_place(p);
	parse(p);
	if (!markdown_raw_check_depth(p))
		return false;
	take_passes(p);
	return !p->has_failed;
}

bool markdown_read(struct diags *d, struct arena *arena,
	const struct markdown_input *in, struct body *out)
{
	bool in_source = in->text.src != NULL;
	struct markdown_pass p = {.d = d,
		.arena = arena,
		.in = in,
		.body = out,
		.text = in_source ? source_slice(in->text) : in->words};
	struct arena *before;
	bool ok;

	*out = (struct body){0};
	if (!p.text.ptr)
		p.text = STR("");
	if (in_source ? !markdown_guard(d, in->text)
		      : !markdown_guard_words(d, in->words, in->at))
		return false;
	before = markdown_memory_use(arena);
	ok = read_text(&p);
	markdown_memory_use(before);
	return ok;
}
