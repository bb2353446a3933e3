#include "render/html.h"

/* cmark's short names would clash with ours. */
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

#include "base/utf8.h"
#include "render/escape.h"

struct writer {
	struct buf *out;
	const struct body_links *links;
	const struct release_file *const *files;
	enum html_form form;
	int shift;	     /* added to the level of headings */
	cmark_node *picture; /* while the words inside it are its alt */
	const char *columns; /* letters of the table */
	size_t column;	     /* of the next cell */
	size_t row;	     /* of the table, from 0 */
};

/* Tags of nodes that need no more than tags. */
static const struct {
	bool is_block;
	const char *open, *close;
} tags[] = {
	[CMARK_NODE_BLOCK_QUOTE] = {true, "<blockquote>\n", "</blockquote>\n"},
	[CMARK_NODE_EMPH] = {false, "<em>", "</em>"},
	[CMARK_NODE_STRONG] = {false, "<strong>", "</strong>"},
	[CMARK_NODE_SOFTBREAK] = {false, "\n", NULL},
	[CMARK_NODE_IMAGE] = {false, NULL, NULL},
};

static const struct {
	const char *name, *open, *close;
	bool is_block;
} custom_tags[] = {
	{BODY_STRUCK, "<del>", "</del>", false},
	{BODY_FIGURE, "<figure>\n", "</figure>\n", true},
	{BODY_CAPTION, "<figcaption>", "</figcaption>\n", true},
};

enum { CUSTOM_TAGS = sizeof(custom_tags) / sizeof(*custom_tags) };

/* Begin a line, unless one just began. */
static void new_line(struct writer *w)
{
	if (w->out->len && w->out->ptr[w->out->len - 1] != '\n')
		buf_char(w->out, '\n');
}

static void put(struct writer *w, const char *z)
{
	buf_z(w->out, z);
}

/* A tag that holds nothing: "<br>", or "<br />" where XML wants its end. */
static void end_void(struct writer *w)
{
	put(w, w->form == HTML_XHTML ? " />" : ">");
}

static void put_name(struct writer *w, const char *name)
{
	buf_char(w->out, ' ');
	buf_z(w->out, name);
	buf_z(w->out, "=\"");
}

static void put_attribute(struct writer *w, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	put_name(w, name);
	escape_html(w->out, str_from(value));
	buf_char(w->out, '"');
}

/* Whether a letter inside `node` is written that way. */
static bool has_letter(cmark_node *node, bool to_left)
{
	cmark_iter *iter = cmark_iter_new(node);
	bool has = false;

	while (!has && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *leaf = cmark_iter_get_node(iter);

		if (cmark_node_get_type(leaf) == CMARK_NODE_TEXT)
			has = utf8_has_letter(
				str_from(cmark_node_get_literal(leaf)),
				to_left);
	}
	cmark_iter_free(iter);
	return has;
}

/*
 * A block whose letters all run against the page has a direction of its own.
 * Not every block: the browser goes by the first letter, and would turn an
 * Arabic sentence round that begins with a Latin name.
 */
static void put_direction(struct writer *w, cmark_node *node)
{
	bool is_rtl = w->links->is_rtl;

	if (w->form == HTML_PAGE && !has_letter(node, is_rtl) &&
		has_letter(node, !is_rtl))
		put(w, " dir=\"auto\"");
}

/* The root of the site itself, seen from a page in it, is "./". */
static void put_address(struct writer *w, const char *name, struct str url)
{
	put_name(w, name);
	if (str_starts_with(url, STR("/"))) {
		escape_url(w->out, w->links->prefix);
		url = str_slice(url, 1, url.len);
		if (!w->links->prefix.len && !url.len)
			url = STR("./");
	}
	escape_url(w->out, url);
	buf_char(w->out, '"');
}

/* ---- blocks ---- */

static int level_of(struct writer *w, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node) + w->shift;

	return level > 6 ? 6 : level;
}

static void enter_heading(struct writer *w, cmark_node *node)
{
	new_line(w);
	put(w, "<h");
	buf_number(w->out, (uint64_t)level_of(w, node), 1);
	if (w->form == HTML_PAGE)
		put_attribute(w, "id", cmark_node_get_user_data(node));
	put_direction(w, node);
	buf_char(w->out, '>');
}

static void exit_heading(struct writer *w, cmark_node *node)
{
	put(w, "</h");
	buf_number(w->out, (uint64_t)level_of(w, node), 1);
	put(w, ">\n");
}

/* The paragraphs of a tight list are its items. */
static bool is_tight(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = item ? cmark_node_parent(item) : NULL;

	return list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
	       cmark_node_get_list_tight(list);
}

static void enter_paragraph(struct writer *w, cmark_node *node)
{
	if (is_tight(node))
		return;
	new_line(w);
	put(w, "<p");
	put_direction(w, node);
	buf_char(w->out, '>');
}

static void exit_paragraph(struct writer *w, cmark_node *node)
{
	if (!is_tight(node))
		put(w, "</p>\n");
}

static void enter_list(struct writer *w, cmark_node *node)
{
	int start = cmark_node_get_list_start(node);

	new_line(w);
	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		put(w, "<ul>\n");
	else if (start == 1)
		put(w, "<ol>\n");
	else
		buf_format(w->out, "<ol start=\"%d\">\n", start);
}

static void exit_list(struct writer *w, cmark_node *node)
{
	bool bullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;

	put(w, bullets ? "</ul>\n" : "</ol>\n");
}

static void enter_item(struct writer *w, cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node);

	new_line(w);
	put(w, "<li");
	if (first && is_tight(first))
		put_direction(w, first);
	buf_char(w->out, '>');
}

static void exit_item(struct writer *w, cmark_node *node)
{
	(void)node;
	put(w, "</li>\n");
}

static void enter_code_block(struct writer *w, cmark_node *node)
{
	new_line(w);
	put(w, "<pre><code>");
	escape_html(w->out, str_from(cmark_node_get_literal(node)));
	put(w, "</code></pre>\n");
}

static void enter_rule(struct writer *w, cmark_node *node)
{
	(void)node;
	new_line(w);
	put(w, "<hr");
	end_void(w);
	buf_char(w->out, '\n');
}

/* ---- inlines ---- */

static void enter_text(struct writer *w, cmark_node *node)
{
	escape_html(w->out, str_from(cmark_node_get_literal(node)));
}

static void enter_code(struct writer *w, cmark_node *node)
{
	put(w, "<code>");
	enter_text(w, node);
	put(w, "</code>");
}

static void enter_break(struct writer *w, cmark_node *node)
{
	(void)node;
	put(w, "<br");
	end_void(w);
	buf_char(w->out, '\n');
}

/* The words of a bare link are its address, as print would add it. */
static bool is_bare(cmark_node *link)
{
	const char *url = cmark_node_get_url(link), *words = NULL;
	cmark_node *only = cmark_node_first_child(link);

	if (only && !cmark_node_next(only) &&
		cmark_node_get_type(only) == CMARK_NODE_TEXT)
		words = cmark_node_get_literal(only);
	return url && words && !strcmp(url, words);
}

static void enter_link(struct writer *w, cmark_node *node)
{
	put(w, "<a");
	if (w->form == HTML_PAGE && is_bare(node))
		put(w, " class=\"bare\"");
	put_address(w, "href", str_from(cmark_node_get_url(node)));
	put_attribute(w, "title", cmark_node_get_title(node));
	buf_char(w->out, '>');
}

static void exit_link(struct writer *w, cmark_node *node)
{
	(void)node;
	put(w, "</a>");
}

static void enter_picture(struct writer *w, cmark_node *node)
{
	put(w, "<img");
	put_address(w, "src", str_from(cmark_node_get_url(node)));
	put(w, " alt=\"");
	w->picture = node;
}

static void exit_picture(struct writer *w, cmark_node *node)
{
	const size_t *index = cmark_node_get_user_data(node);
	const struct release_file *file = index ? w->files[*index] : NULL;

	buf_char(w->out, '"');
	if (file && file->width && file->height)
		buf_format(w->out, " width=\"%u\" height=\"%u\"", file->width,
			file->height);
	put_attribute(w, "title", cmark_node_get_title(node));
	put(w, " loading=\"lazy\"");
	end_void(w);
	w->picture = NULL;
}

/* Inside a picture only words count. */
static void put_alt(struct writer *w, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
		enter_text(w, node);
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		buf_char(w->out, ' ');
}

/* ---- tables ---- */

static void enter_table(struct writer *w, cmark_node *node)
{
	w->columns = cmark_node_get_on_exit(node);
	w->row = 0;
	new_line(w);
	put(w, "<table>\n");
}

static void exit_table(struct writer *w, cmark_node *node)
{
	(void)node;
	put(w, w->row > 1 ? "</tbody>\n</table>\n" : "</table>\n");
}

static void enter_row(struct writer *w, cmark_node *node)
{
	(void)node;
	if (w->row == 0)
		put(w, "<thead>\n");
	else if (w->row == 1)
		put(w, "<tbody>\n");
	put(w, "<tr>\n");
	w->column = 0;
}

static void exit_row(struct writer *w, cmark_node *node)
{
	(void)node;
	put(w, w->row == 0 ? "</tr>\n</thead>\n" : "</tr>\n");
	w->row++;
}

static void enter_cell(struct writer *w, cmark_node *node)
{
	char letter = w->columns[w->column];

	(void)node;
	if (letter)
		w->column++;
	put(w, w->row == 0 ? "<th scope=\"col\"" : "<td");
	if (letter == 'r')
		put(w, " class=\"num\"");
	else if (letter == 'c')
		put(w, " class=\"mid\"");
	buf_char(w->out, '>');
}

static void exit_cell(struct writer *w, cmark_node *node)
{
	(void)node;
	put(w, w->row == 0 ? "</th>\n" : "</td>\n");
}

/* ---- the walk ---- */

typedef void visitor(struct writer *w, cmark_node *node);

static const struct {
	visitor *enter, *exit;
} visitors[] = {
	[CMARK_NODE_PARAGRAPH] = {enter_paragraph, exit_paragraph},
	[CMARK_NODE_HEADING] = {enter_heading, exit_heading},
	[CMARK_NODE_LIST] = {enter_list, exit_list},
	[CMARK_NODE_ITEM] = {enter_item, exit_item},
	[CMARK_NODE_CODE_BLOCK] = {enter_code_block, NULL},
	[CMARK_NODE_THEMATIC_BREAK] = {enter_rule, NULL},
	[CMARK_NODE_TEXT] = {enter_text, NULL},
	[CMARK_NODE_CODE] = {enter_code, NULL},
	[CMARK_NODE_LINEBREAK] = {enter_break, NULL},
	[CMARK_NODE_LINK] = {enter_link, exit_link},
	[CMARK_NODE_IMAGE] = {enter_picture, exit_picture},
};

static const struct {
	const char *name;
	visitor *enter, *exit;
} custom_visitors[] = {
	{BODY_TABLE, enter_table, exit_table},
	{BODY_ROW, enter_row, exit_row},
	{BODY_CELL, enter_cell, exit_cell},
};

enum { CUSTOM_VISITORS = sizeof(custom_visitors) / sizeof(*custom_visitors) };

static void visit_custom(struct writer *w, cmark_node *node, bool enters)
{
	const char *name = cmark_node_get_on_enter(node);
	size_t i;

	for (i = 0; i < CUSTOM_TAGS; i++) {
		if (strcmp(name, custom_tags[i].name) != 0)
			continue;
		if (enters && custom_tags[i].is_block)
			new_line(w);
		put(w, enters ? custom_tags[i].open : custom_tags[i].close);
	}
	for (i = 0; i < CUSTOM_VISITORS; i++)
		if (strcmp(name, custom_visitors[i].name) == 0)
			(enters ? custom_visitors[i].enter
				: custom_visitors[i].exit)(w, node);
}

static void visit_tag(struct writer *w, cmark_node_type type, bool enters)
{
	const char *tag = enters ? tags[type].open : tags[type].close;

	if (!tag)
		return;
	if (enters && tags[type].is_block)
		new_line(w);
	put(w, tag);
}

/* Raw HTML has no visitor: there is none, and there would be none. */
static void visit(struct writer *w, cmark_node *node, bool enters)
{
	cmark_node_type type = cmark_node_get_type(node);
	visitor *does;

	if (w->picture && w->picture != node) {
		if (enters)
			put_alt(w, node);
		return;
	}
	if (type == CMARK_NODE_CUSTOM_BLOCK ||
		type == CMARK_NODE_CUSTOM_INLINE) {
		visit_custom(w, node, enters);
		return;
	}
	does = enters ? visitors[type].enter : visitors[type].exit;
	if (does)
		does(w, node);
	else
		visit_tag(w, type, enters);
}

void html_body(struct buf *out, const struct body *body,
	const struct body_links *links, enum html_form form)
{
	struct writer w = {
		.out = out, .links = links, .files = body->files, .form = form};
	cmark_iter *iter;
	cmark_event_type event;

	if (!body->root)
		return;
	w.shift = 2 - body->heading_level; /* the highest becomes 2 */
	iter = cmark_iter_new(body->root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(&w, cmark_iter_get_node(iter),
			event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
}
