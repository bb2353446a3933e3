#include "read/node.h"

#include "base/utf8.h"

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* What is read as a line end or as nothing where it stands as it is. */
static bool needs_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	       c == 0x2029 || c == 0xFEFF;
}

static bool has_escapes(struct str text)
{
	uint32_t c;

	while (utf8_next(&text, &c))
		if (needs_escape(c))
			return true;
	return false;
}

/* Plain text behind "name: ", for all who read YAML. */
static bool is_plain(struct str text)
{
	if (!text.len || !is_letter_or_digit(text.ptr[0]))
		return false;
	if (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == ':')
		return false;
	return str_find(text, STR(": ")) == STR_NONE &&
	       str_find(text, STR(" #")) == STR_NONE;
}

/* Plain text inside of brackets. */
static bool is_plain_inside(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (!is_letter_or_digit(text.ptr[i]) &&
			!strchr(" -_.", text.ptr[i]))
			return false;
	return true;
}

static void add_escaped(struct buf *out, struct str text)
{
	uint32_t c;

	buf_char(out, '"');
	for (;;) {
		struct str left = text;

		if (!utf8_next(&text, &c))
			break;
		if (c == '\n')
			buf_z(out, "\\n");
		else if (needs_escape(c))
			buf_format(out, "\\u%04X", (unsigned)c);
		else if (c == '"' || c == '\\')
			buf_format(out, "\\%c", (char)c);
		else
			buf_str(out, str_slice(left, 0, left.len - text.len));
	}
	buf_char(out, '"');
}

/* Single marks keep all as it is but themselves, which are doubled. */
static void add_quoted(struct buf *out, struct str text)
{
	bool has_double = str_find_char(text, '"') != STR_NONE ||
			  str_find_char(text, '\\') != STR_NONE;
	bool has_single = str_find_char(text, '\'') != STR_NONE;

	if (has_double && !has_single && !has_escapes(text))
		buf_format(out, "'%.*s'", STR_ARG(text));
	else
		add_escaped(out, text);
}

void node_quote(struct buf *out, struct str text)
{
	if (is_plain(text) && !has_escapes(text))
		buf_str(out, text);
	else
		add_quoted(out, text);
}

static void add_node(struct buf *out, const struct node *node);

static void add_list(struct buf *out, const struct node *node)
{
	size_t i;

	buf_char(out, '[');
	for (i = 0; i < node->count; i++) {
		if (i)
			buf_z(out, ", ");
		add_node(out, node->items[i]);
	}
	buf_char(out, ']');
}

static void add_record(struct buf *out, const struct node *node)
{
	size_t i;

	buf_char(out, '{');
	for (i = 0; i < node->count; i++) {
		if (i)
			buf_z(out, ", ");
		buf_format(out, "%.*s: ", STR_ARG(node->pairs[i].key));
		add_node(out, node->pairs[i].value);
	}
	buf_char(out, '}');
}

/* As deep as node_read() lets a tree be: NODE_MAX_DEPTH. */
static void add_node(struct buf *out, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		if (is_plain(node->text) && is_plain_inside(node->text))
			buf_str(out, node->text);
		else
			add_quoted(out, node->text);
		break;
	case NODE_LIST:
		add_list(out, node);
		break;
	case NODE_RECORD:
		add_record(out, node);
		break;
	}
}

void node_print(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		node_quote(out, node->text);
	else
		add_node(out, node);
}
