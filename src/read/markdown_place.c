#include "read/markdown_pass.h"

static void add_line(struct markdown_pass *p, size_t off)
{
	p->lines = arena_grow(
		p->arena, p->lines, p->line_count, sizeof(*p->lines));
	p->lines[p->line_count++] = off;
}

/* cmark counts a lone CR as a line's end, too. */
void markdown_place_lines(struct markdown_pass *p)
{
	struct str text = p->text;
	size_t i = 0, step;

	add_line(p, 0);
	for (;; i++) {
		step = str_find_either(
			str_slice(text, i, text.len), '\n', '\r');
		if (step == STR_NONE)
			return;
		i += step;
		if (text.ptr[i] == '\n' || i + 1 == text.len ||
			text.ptr[i + 1] != '\n')
			add_line(p, i + 1);
	}
}

/* Where the line `line` (from 1) begins; the end of the text behind it. */
static size_t line_start(const struct markdown_pass *p, int line)
{
	if (line < 1)
		return 0;
	if ((size_t)line > p->line_count)
		return p->text.len;
	return p->lines[line - 1];
}

struct markdown_extent markdown_place_of_lines(
	const struct markdown_pass *p, int first, int last)
{
	struct markdown_extent at = {
		line_start(p, first), line_start(p, last + 1)};

	while (at.to > at.from && (p->text.ptr[at.to - 1] == '\n' ||
					  p->text.ptr[at.to - 1] == '\r'))
		at.to--;
	return at;
}

static bool is_block(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

/* The bytes of the innermost block round `node` whose place is known. */
static struct markdown_extent block_extent(
	const struct markdown_pass *p, cmark_node *node)
{
	for (; node; node = cmark_node_parent(node)) {
		const struct markdown_extent *kept;

		if (!is_block(node))
			continue;
		kept = cmark_node_get_user_data(node);
		if (kept && cmark_node_get_type(node) != CMARK_NODE_HEADING)
			return *kept;
		if (cmark_node_get_start_line(node) > 0)
			return markdown_place_of_lines(p,
				cmark_node_get_start_line(node),
				cmark_node_get_end_line(node));
	}
	return (struct markdown_extent){0, p->text.len};
}

/*
 * cmark's places of inlines are right on the first line of a block and may
 * be off on later ones (prefixes are not counted): believed only when such
 * an inline can begin there.
 */
static size_t inline_start(const struct markdown_pass *p, cmark_node *node,
	struct markdown_extent block)
{
	int line = cmark_node_get_start_line(node);
	int column = cmark_node_get_start_column(node);
	size_t off;

	if (is_block(node) || line < 1 || column < 1)
		return block.from;
	off = line_start(p, line) + (size_t)column - 1;
	if (off < block.from || off >= block.to ||
		!memchr("[!<", p->text.ptr[off], 3))
		return block.from;
	return off;
}

static struct markdown_extent line_of(
	const struct markdown_pass *p, size_t off, size_t end)
{
	const char *stop = memchr(p->text.ptr + off, '\n', end - off);

	return (struct markdown_extent){
		off, stop ? (size_t)(stop - p->text.ptr) : end};
}

struct markdown_extent markdown_place_of(const struct markdown_pass *p,
	cmark_node *node, struct str text, struct str needle)
{
	struct markdown_extent block = block_extent(p, node);
	size_t from = inline_start(p, node, block);
	size_t found = STR_NONE;

	if (needle.len)
		found = str_find(str_slice(text, from, block.to), needle);
	if (found == STR_NONE)
		return line_of(p, from, block.to);
	return (struct markdown_extent){
		from + found, from + found + needle.len};
}

void markdown_place_keep(
	struct markdown_pass *p, cmark_node *block, struct markdown_extent at)
{
	struct markdown_extent *kept = arena_alloc(p->arena, sizeof(*kept));

	*kept = at;
	cmark_node_set_user_data(block, kept);
}

struct span markdown_place_span(
	const struct markdown_pass *p, struct markdown_extent at)
{
	const struct span *text = &p->in->text;

	if (!text->src)
		return p->in->at;
	return source_span(text->src, text->off + at.from, at.to - at.from);
}

bool markdown_place_wants(struct markdown_pass *p, enum diag_level level)
{
	bool is_first_error = level == DIAG_ERROR && !p->has_failed;

	p->has_failed |= is_first_error;
	return p->finding_count++ < MARKDOWN_MAX_FINDINGS || is_first_error;
}
