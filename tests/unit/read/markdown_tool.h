#ifndef UNIT_READ_MARKDOWN_TOOL_H
#define UNIT_READ_MARKDOWN_TOOL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>

#include "base/buf.h"
#include "read/markdown.h"

/*
 * One text, read, and its tree in a short form: `p["one ", em["two"]]`.
 * Links and pictures show their address in ( ), headings their level and id.
 */
struct reading {
	struct arena arena;
	struct diags diags;
	struct source src;
	struct release release;
	struct markdown_input in;
	struct body body;
	struct buf out;
	bool ok;
};

static inline const char *reading_name(cmark_node *node)
{
	static const char *const names[] = {
		[CMARK_NODE_DOCUMENT] = "",
		[CMARK_NODE_BLOCK_QUOTE] = "quote",
		[CMARK_NODE_LIST] = "list",
		[CMARK_NODE_ITEM] = "item",
		[CMARK_NODE_CODE_BLOCK] = "pre",
		[CMARK_NODE_HTML_BLOCK] = "HTML",
		[CMARK_NODE_PARAGRAPH] = "p",
		[CMARK_NODE_THEMATIC_BREAK] = "hr",
		[CMARK_NODE_SOFTBREAK] = "soft",
		[CMARK_NODE_LINEBREAK] = "break",
		[CMARK_NODE_CODE] = "code",
		[CMARK_NODE_HTML_INLINE] = "HTML",
		[CMARK_NODE_EMPH] = "em",
		[CMARK_NODE_STRONG] = "strong",
		[CMARK_NODE_LINK] = "a",
		[CMARK_NODE_IMAGE] = "img",
	};
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_CUSTOM_INLINE)
		return cmark_node_get_on_enter(node);
	return type == CMARK_NODE_TEXT || type == CMARK_NODE_HEADING
		       ? ""
		       : names[type];
}

static inline void reading_enter(struct buf *out, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	const char *literal = cmark_node_get_literal(node);
	const char *id = cmark_node_get_user_data(node);

	if (cmark_node_previous(node))
		buf_z(out, " ");
	buf_z(out, reading_name(node));
	if (type == CMARK_NODE_HEADING)
		buf_format(out, "h%d%s%s", cmark_node_get_heading_level(node),
			id ? "#" : "", id ? id : "");
	if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
		buf_format(out, "(%s)", cmark_node_get_url(node));
	if (type == CMARK_NODE_CUSTOM_BLOCK && *cmark_node_get_on_exit(node))
		buf_format(out, "(%s)", cmark_node_get_on_exit(node));
	if (literal)
		buf_format(out, "\"%s\"", literal);
	if (type != CMARK_NODE_DOCUMENT && cmark_node_first_child(node))
		buf_z(out, "[");
}

/* The tree, in the form above. */
static inline const char *reading_tree(struct reading *r)
{
	cmark_iter *iter = cmark_iter_new(r->body.root);
	cmark_event_type event;

	buf_reset(&r->out);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			reading_enter(&r->out, node);
		else if (cmark_node_get_type(node) != CMARK_NODE_DOCUMENT &&
			 cmark_node_first_child(node))
			buf_z(&r->out, "]");
	}
	cmark_iter_free(iter);
	buf_char(&r->out, '\0');
	return r->out.ptr;
}

/* All findings in the one-line form. */
static inline const char *reading_findings(struct reading *r)
{
	buf_reset(&r->out);
	diags_print(&r->out, &r->diags, DIAG_GNU, false);
	buf_char(&r->out, '\0');
	return r->out.ptr;
}

/* Start: an English release without files, whose text begins the source. */
static inline void reading_begin(struct reading *r)
{
	*r = (struct reading){.release = {.language = STR("en-US"),
				      .path = STR("releases/x.md"),
				      .end_mark = STR("###")}};
	r->diags.arena = &r->arena;
	r->in.release = &r->release;
	r->in.address = STR("2026/x");
}

static inline void reading_read(struct reading *r, struct str text)
{
	assert_true(source_make(&r->diags, &r->src, STR("a.md"), text));
	r->in.text = source_span(&r->src, 0, text.len);
	r->ok = markdown_read(&r->diags, &r->arena, &r->in, &r->body);
}

static inline void reading_end(struct reading *r)
{
	buf_release(&r->out);
	arena_release(&r->arena);
}

/* The tree of `text` is `tree`, and nothing is found. */
static inline void assert_tree(const char *text, const char *tree)
{
	struct reading r;

	reading_begin(&r);
	reading_read(&r, str_from(text));
	assert_string_equal(reading_findings(&r), "");
	assert_true(r.ok);
	assert_string_equal(reading_tree(&r), tree);
	reading_end(&r);
}

/* `findings` are found in `text`; `ok` says whether it passes. */
static inline void assert_findings(
	const char *text, bool ok, const char *findings)
{
	struct reading r;

	reading_begin(&r);
	reading_read(&r, str_from(text));
	assert_string_equal(reading_findings(&r), findings);
	assert_int_equal(r.ok, ok);
	reading_end(&r);
}

#endif
