#include "base/buf.h"
#include "read/markdown_pass.h"

/* ---- the words of a node ---- */

static bool is_struck(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_CUSTOM_INLINE &&
	       strcmp(cmark_node_get_on_enter(node), BODY_STRUCK) == 0;
}

static bool is_hidden(cmark_node *node)
{
	return is_struck(node) || cmark_node_get_type(node) == CMARK_NODE_IMAGE;
}

static void add_words(struct buf *out, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
		buf_z(out, cmark_node_get_literal(node));
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		buf_char(out, ' ');
}

struct str markdown_words_of(struct arena *arena, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;
	struct buf out = {0};
	struct str words;
	size_t hidden = 0; /* struck texts and pictures open round the node */

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);

		if (is_hidden(at))
			hidden += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
		else if (!hidden && event == CMARK_EVENT_ENTER)
			add_words(&out, at);
	}
	cmark_iter_free(iter);
	words = arena_str(arena, str_trim(buf_view(&out)));
	buf_release(&out);
	return words;
}

static cmark_node *first_paragraph(cmark_node *root)
{
	cmark_node *node = cmark_node_first_child(root);

	while (node && cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
		node = cmark_node_next(node);
	return node;
}

void markdown_words_first_paragraph(struct markdown_pass *p)
{
	cmark_node *paragraph = first_paragraph(p->root);

	if (paragraph)
		p->body->first_paragraph =
			markdown_words_of(p->arena, paragraph);
}

/* ---- the end mark ---- */

/* What ends a release, in any case of letters. */
static const char *const end_marks[] = {"###", "# # #", "-30-", "- 30 -",
	"\xE2\x80\x93 30 \xE2\x80\x93", "\xE2\x80\x94 30 \xE2\x80\x94", "ends",
	"-ends-", "- ends -", "[ends]", "(ends)",
	"\xE2\x80\x93 ends \xE2\x80\x93", "\xE2\x80\x94 ends \xE2\x80\x94"};

/* Without the signs of emphasis: "**ENDS**", "\###". */
static struct str without_emphasis(struct str line)
{
	line = str_trim(line);
	while (line.len && memchr("*_\\", *line.ptr, 3))
		line = str_slice(line, 1, line.len);
	while (line.len && memchr("*_", line.ptr[line.len - 1], 2))
		line = str_slice(line, 0, line.len - 1);
	return line;
}

static bool is_end_mark(struct str line)
{
	size_t i;

	line = without_emphasis(line);
	for (i = 0; i < sizeof(end_marks) / sizeof(*end_marks); i++)
		if (str_equal_nocase(line, str_from(end_marks[i])))
			return true;
	return false;
}

static void report_end_mark(struct markdown_pass *p, struct markdown_extent at)
{
	struct str mark = p->in->release->end_mark;
	struct markdown_extent line = at;
	struct diag diag = {
		.level = DIAG_ERROR,
		.id = "end-mark-twice",
		.at = markdown_place_span(p, at),
		.text = arena_format(p->d->arena,
			"This is an end mark, and the page puts %.*s at the "
			"end by itself: it would stand there twice.",
			STR_ARG(mark)),
		.help = STR("Delete this line, or write \"end-mark: none\" "
			    "above if you want your own."),
		.brief = STR("the page prints the end mark by itself"),
		.hint = STR("Delete this line."),
		.brief_hint = STR("delete this line"),
	};

	line.to += line.to < p->text.len;
	diag.edit = (struct diag_edit){
		.at = markdown_place_span(p, line), .text = STR("")};
	diag_add(p->d, &diag);
}

/* Notes and boilerplates are other texts than the release's own. */
static bool is_own_text(const struct markdown_pass *p)
{
	const struct release *release = p->in->release;

	return p->in->text.src && release && release->end_mark.len > 0 &&
	       p->in->text.off >= release->body_off;
}

void markdown_words_end_mark(struct markdown_pass *p)
{
	cmark_node *node;

	if (!is_own_text(p))
		return;
	for (node = cmark_node_first_child(p->root); node;
		node = cmark_node_next(node)) {
		int line = cmark_node_get_start_line(node);
		struct markdown_extent at;

		if (line < 1 || line != cmark_node_get_end_line(node))
			continue;
		at = markdown_place_of_lines(p, line, line);
		if (is_end_mark(str_slice(p->text, at.from, at.to)) &&
			markdown_place_wants(p, DIAG_ERROR))
			report_end_mark(p, at);
	}
}
