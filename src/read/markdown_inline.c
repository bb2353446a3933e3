#include "read/markdown_pass.h"

cmark_node *markdown_inline_text(struct markdown_pass *p, struct str text)
{
	cmark_node *node = markdown_memory_node(CMARK_NODE_TEXT);

	cmark_node_set_literal(node, arena_str(p->arena, text).ptr);
	return node;
}

/* ---- "~~" ---- */

static bool is_text(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_TEXT;
}

static struct str literal(cmark_node *node)
{
	return str_from(cmark_node_get_literal(node));
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static void insert_text(
	struct markdown_pass *p, cmark_node *before, struct str text)
{
	if (text.len)
		cmark_node_insert_before(before, markdown_inline_text(p, text));
}

/*
 * Cut a text at each "~~", so that every sign is a node of its own. All at
 * once: cutting off the first again and again would copy the rest as often.
 */
static void cut_at_signs(struct markdown_pass *p, cmark_node *node)
{
	struct str text = literal(node), sign = p->struck, rest = text;
	size_t at = str_find(text, sign);

	if (at == STR_NONE)
		return;
	while (at != STR_NONE) {
		insert_text(p, node, str_slice(rest, 0, at));
		insert_text(p, node, sign);
		rest = str_slice(rest, at + sign.len, rest.len);
		at = str_find(rest, sign);
	}
	insert_text(p, node, rest);
	cmark_node_free(node);
}

static void cut_children(struct markdown_pass *p, cmark_node *parent)
{
	cmark_node *node = cmark_node_first_child(parent), *next;

	for (; node; node = next) {
		next = cmark_node_next(node);
		if (is_text(node))
			cut_at_signs(p, node);
	}
}

/* A sign opens before something that is no space, and closes behind it. */
static bool can_open(cmark_node *mark)
{
	cmark_node *next = cmark_node_next(mark);
	struct str text;

	if (!next || cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
		return false;
	text = is_text(next) ? literal(next) : STR("x");
	return text.len > 0 && !is_space(*text.ptr);
}

static bool can_close(cmark_node *mark)
{
	cmark_node *before = cmark_node_previous(mark);
	struct str text;

	if (!before || cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK)
		return false;
	text = is_text(before) ? literal(before) : STR("x");
	return text.len > 0 && !is_space(text.ptr[text.len - 1]);
}

/* Put what stands between two signs into a node, and drop the signs. */
static void strike(cmark_node *open, cmark_node *close)
{
	cmark_node *struck = markdown_memory_node(CMARK_NODE_CUSTOM_INLINE);
	cmark_node *child;

	cmark_node_set_on_enter(struck, BODY_STRUCK);
	cmark_node_insert_before(open, struck);
	while ((child = cmark_node_next(open)) != close)
		cmark_node_append_child(struck, child);
	cmark_node_free(open);
	cmark_node_free(close);
}

static void strike_children(struct markdown_pass *p, cmark_node *parent)
{
	cmark_node *node, *next, *open = NULL;

	cut_children(p, parent);
	for (node = cmark_node_first_child(parent); node; node = next) {
		next = cmark_node_next(node);
		if (!is_text(node) || !str_equal(literal(node), p->struck))
			continue;
		if (open && can_close(node)) {
			strike(open, node);
			open = NULL;
			continue;
		}
		if (open)
			cmark_node_set_literal(open, "~~");
		open = can_open(node) ? node : NULL;
		if (!open)
			cmark_node_set_literal(node, "~~");
	}
	if (open)
		cmark_node_set_literal(open, "~~");
}

/*
 * At the end of a node its children may be changed, but not those of a text
 * that is about to be visited: the iterator has looked one step ahead.
 */
void markdown_inline_strike(struct markdown_pass *p)
{
	cmark_iter *iter;

	if (!p->struck.len)
		return;
	iter = cmark_iter_new(p->root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_EXIT)
			strike_children(p, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
	cmark_consolidate_text_nodes(p->root);
}

/* ---- {{...}} and bare addresses ---- */

static cmark_node *new_link(
	struct markdown_pass *p, struct str words, bool is_mail)
{
	cmark_node *link = markdown_memory_node(CMARK_NODE_LINK);
	struct str url = arena_format(
		p->arena, "%s%.*s", is_mail ? "mailto:" : "", STR_ARG(words));

	cmark_node_set_url(link, url.ptr);
	cmark_node_append_child(link, markdown_inline_text(p, words));
	return link;
}

/* Put nodes before the text `node` for all but its end, which it keeps. */
static void link_addresses(
	struct markdown_pass *p, cmark_node *node, struct str text)
{
	struct markdown_bare found = {0};
	size_t done = 0;

	while (markdown_bare_next(text, done, &found)) {
		struct str words = str_slice(text, found.from, found.to);

		if (found.from > done)
			cmark_node_insert_before(node,
				markdown_inline_text(
					p, str_slice(text, done, found.from)));
		cmark_node_insert_before(
			node, new_link(p, words, found.is_mail));
		done = found.to;
	}
	if (done == text.len && done > 0)
		cmark_node_free(node);
	else if (done > 0)
		cmark_node_set_literal(node,
			arena_str(p->arena, str_slice(text, done, text.len))
				.ptr);
}

static bool begins_block(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(cmark_node_parent(node));

	return !cmark_node_previous(node) && type <= CMARK_NODE_LAST_BLOCK;
}

static struct str fill_text(struct markdown_pass *p, cmark_node *node)
{
	struct str text = literal(node), filled;

	filled = markdown_fill_part(
		p->arena, text, p->in->release, begins_block(node));
	if (filled.ptr != text.ptr)
		cmark_node_set_literal(node, filled.ptr);
	return filled;
}

struct wanted {
	bool counts, addresses; /* whether any are in the text */
};

static void fill_node(
	struct markdown_pass *p, cmark_node *node, struct wanted wanted)
{
	struct str text = literal(node);

	if (wanted.counts)
		text = fill_text(p, node);
	if (wanted.addresses)
		link_addresses(p, node, text);
}

void markdown_inline_fill(struct markdown_pass *p)
{
	struct wanted wanted = {
		str_find(p->text, STR("{{signatory-count")) != STR_NONE,
		str_find(p->text, STR("://")) != STR_NONE ||
			str_find_char(p->text, '@') != STR_NONE};
	cmark_iter *iter;
	cmark_event_type event;
	size_t links = 0; /* open round the node: bare ones stay text there */

	if (!wanted.counts && !wanted.addresses)
		return;
	iter = cmark_iter_new(p->root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
			links += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
		else if (type == CMARK_NODE_TEXT)
			fill_node(p, node,
				(struct wanted){wanted.counts,
					wanted.addresses && !links});
	}
	cmark_iter_free(iter);
}
