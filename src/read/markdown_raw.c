#include "read/markdown_pass.h"

static bool report_depth(struct markdown_pass *p, cmark_node *deep)
{
	struct diag diag = {
		.level = DIAG_ERROR,
		.id = "text-deep",
		.at = markdown_place_span(
			p, markdown_place_of(p, deep, p->text, STR(""))),
		.text = STR("Bold, italics, links, lists and quotations are "
			    "inside one another here, deeper than I can "
			    "follow."),
		.help = STR("Perhaps a * or _ stands here that was meant as a "
			    "sign: write \\* or \\_ for it."),
		.brief = arena_format(p->d->arena,
			"more than %d things inside one another",
			MARKDOWN_MAX_DEPTH),
	};

	markdown_place_wants(p, DIAG_ERROR);
	return diag_add(p->d, &diag);
}

bool markdown_raw_check_depth(struct markdown_pass *p)
{
	cmark_iter *iter = cmark_iter_new(p->root);
	cmark_event_type event;
	cmark_node *deep = NULL;
	size_t depth = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && !deep) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (!cmark_node_first_child(node))
			continue;
		depth += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
		if (depth > MARKDOWN_MAX_DEPTH)
			deep = node;
	}
	cmark_iter_free(iter);
	return deep ? report_depth(p, deep) : true;
}

static bool is_comment(struct str html)
{
	return str_starts_with(str_trim(html), STR("<!--"));
}

/* Whether anything but tags, comments and white space is in it. */
static bool has_words(struct str html)
{
	size_t i = 0, end;

	while (i < html.len) {
		struct str rest = str_slice(html, i, html.len);
		bool comment = is_comment(rest) && *rest.ptr == '<';

		if (*rest.ptr == '<') {
			end = str_find(rest, comment ? STR("-->") : STR(">"));
			if (end == STR_NONE)
				return !comment;
			i += end + (comment ? 3 : 1);
		} else if (*rest.ptr == ' ' || *rest.ptr == '\n' ||
			   *rest.ptr == '\t' || *rest.ptr == '\r') {
			i++;
		} else {
			return true;
		}
	}
	return false;
}

static void report_tag(struct markdown_pass *p, struct span at, struct str html)
{
	struct diag diag = {
		.level = DIAG_WARNING,
		.id = "text-html",
		.at = at,
		.text = is_comment(html)
				? STR("What stands between <!-- and --> is "
				      "left out.")
				: STR("HTML tags are left out."),
		.help = is_comment(html)
				? STR("Words that are not to be published are "
				      "safer in the field \"desk-note\".")
				: STR("Write **bold**, *italics*, "
				      "[words](address) for a link, and empty "
				      "lines between paragraphs."),
		.brief = is_comment(html) ? STR("a comment is left out")
					  : STR("HTML tags are left out"),
	};

	diag_add(p->d, &diag);
}

static void report_words(struct markdown_pass *p, struct span at)
{
	struct diag diag = {
		.level = DIAG_ERROR,
		.id = "text-html-words",
		.at = at,
		.text = STR("This part is written in HTML. HTML is left out, "
			    "and the words in it would be lost."),
		.help = STR("Write the words without the tags, with an empty "
			    "line before and after them."),
		.brief = STR("the words of this HTML would be lost; write "
			     "them without the tags"),
	};

	diag_add(p->d, &diag);
}

static struct span place(
	struct markdown_pass *p, cmark_node *node, struct str html)
{
	struct str rest = html, line = html;

	str_next_line(&rest, &line);
	return markdown_place_span(
		p, markdown_place_of(p, node, p->work, str_trim(line)));
}

/* Of a pair of tags only the first is told. */
static void report(struct markdown_pass *p, cmark_node *node)
{
	struct str html = str_from(cmark_node_get_literal(node));
	bool is_block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;

	if (is_block && has_words(html)) {
		if (markdown_place_wants(p, DIAG_ERROR))
			report_words(p, place(p, node, html));
	} else if (!str_starts_with(html, STR("</"))) {
		if (markdown_place_wants(p, DIAG_WARNING))
			report_tag(p, place(p, node, html), html);
	}
}

/* "<br>", "<br/>", "<BR />". */
static bool is_break(struct str html)
{
	struct str name = str_slice(html, 1, 3);
	size_t i = 3;

	if (!str_equal_nocase(name, STR("br")))
		return false;
	while (i < html.len && html.ptr[i] == ' ')
		i++;
	i += i < html.len && html.ptr[i] == '/';
	return i + 1 == html.len && html.ptr[i] == '>';
}

static void remove_html(struct markdown_pass *p, cmark_node *node)
{
	struct str html = str_from(cmark_node_get_literal(node));

	if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
		is_break(html))
		cmark_node_insert_before(
			node, markdown_memory_node(CMARK_NODE_LINEBREAK));
	else
		report(p, node);
	cmark_node_free(node);
}

/* A paragraph of nothing but tags is none. */
static bool is_left_empty(cmark_node *node, cmark_event_type event)
{
	return event == CMARK_EVENT_EXIT &&
	       cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
	       !cmark_node_first_child(node);
}

void markdown_raw_remove(struct markdown_pass *p)
{
	cmark_iter *iter;
	cmark_event_type event;

	if (str_find_char(p->work, '<') == STR_NONE)
		return;
	iter = cmark_iter_new(p->root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_HTML_BLOCK ||
			type == CMARK_NODE_HTML_INLINE)
			remove_html(p, node);
		else if (is_left_empty(node, event))
			cmark_node_free(node);
	}
	cmark_iter_free(iter);
}
