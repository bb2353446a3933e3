#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmark.h>

#include "base/utf8.h"
#include "render/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 64 * 1024 }; /* bytes; markdown.c lets no more nesting through */

static cmark_node *custom(cmark_node_type type, const char *name)
{
	cmark_node *node = cmark_node_new(type);

	if (!node || !cmark_node_set_on_enter(node, name))
		abort();
	return node;
}

static void move_children(cmark_node *from, cmark_node *to)
{
	cmark_node *node;

	while ((node = cmark_node_first_child(from))) {
		cmark_node_unlink(node);
		if (!cmark_node_append_child(to, node))
			abort();
	}
}

/* The paragraphs of an item become the cells of a row. */
static void add_row(cmark_node *table, cmark_node *item)
{
	cmark_node *row = custom(CMARK_NODE_CUSTOM_BLOCK, BODY_ROW), *child;
	cmark_node *cell;

	cmark_node_append_child(table, row);
	for (child = cmark_node_first_child(item); child;
		child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
			continue;
		cell = custom(CMARK_NODE_CUSTOM_BLOCK, BODY_CELL);
		move_children(child, cell);
		cmark_node_append_child(row, cell);
	}
}

/* Lists with stars become tables, so that those are tried as well. */
static void list_to_table(cmark_node *list)
{
	cmark_node *table = custom(CMARK_NODE_CUSTOM_BLOCK, BODY_TABLE), *item;

	cmark_node_set_on_exit(table, "lrc-");
	for (item = cmark_node_first_child(list); item;
		item = cmark_node_next(item))
		add_row(table, item);
	cmark_node_replace(list, table);
	cmark_node_free(list);
}

static void change_blocks(cmark_node *root)
{
	cmark_node *node = cmark_node_first_child(root), *next, *figure;

	for (; node; node = next) {
		next = cmark_node_next(node);
		if (cmark_node_get_type(node) == CMARK_NODE_LIST &&
			cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM)
			list_to_table(node);
		else if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
			 cmark_node_get_heading_level(node) == 6) {
			figure = custom(CMARK_NODE_CUSTOM_BLOCK, BODY_FIGURE);
			move_children(node, figure);
			cmark_node_replace(node, figure);
			cmark_node_free(node);
		}
	}
}

/* Lines of a plain text, as the rest of the program relies on them. */
static void check_lines(struct str text)
{
	struct str line;
	size_t i;

	if (utf8_find_invalid(text) != STR_NONE)
		abort();
	if (text.len && text.ptr[text.len - 1] != '\n')
		abort();
	while (str_next_line(&text, &line)) {
		if (str_ends_with(line, STR(" ")))
			abort();
		for (i = 0; i < line.len; i++)
			if ((unsigned char)line.ptr[i] < ' ' &&
				line.ptr[i] != '\t')
				abort();
	}
}

/* Every byte but the spaces, and the hyphens that soft ones become. */
static void add_solid(struct buf *out, struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (str_starts_with(
			    str_slice(text, i, text.len), STR("\xc2\xad")) ||
			str_starts_with(
				str_slice(text, i, text.len), STR("\xc2\xa0")))
			i++;
		else if (!strchr(" \t\n-", text.ptr[i]) || !text.ptr[i])
			buf_char(out, text.ptr[i]);
	}
}

static void check_wrap(struct str text)
{
	struct buf out = {0}, before = {0}, after = {0};

	text_wrap(&out, text, STR(""), STR(""));
	add_solid(&before, text);
	add_solid(&after, buf_view(&out));
	if (!str_equal(buf_view(&before), buf_view(&after)))
		abort();
	buf_release(&out);
	buf_release(&before);
	buf_release(&after);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena arena = {0};
	struct text_links links = {.arena = &arena};
	struct body_links to = {.prefix = STR("https://press.example/")};
	struct body body = {0};
	struct buf out = {0};

	if (size > MOST || utf8_find_invalid(text) != STR_NONE)
		return 0;
	check_wrap(text);
	body.root = cmark_parse_document(text.ptr, size, CMARK_OPT_SMART);
	change_blocks(body.root);
	text_body(&out, &links, &body, &to);
	text_link_list(&out, &links);
	check_lines(buf_view(&out));
	cmark_node_free(body.root);
	arena_release(&arena);
	buf_release(&out);
	return 0;
}
