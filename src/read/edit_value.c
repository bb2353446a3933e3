#include "read/edit_parts.h"

#include "read/node_line.h"

/* Of a field inside of another one that this program writes. */
enum { STEP = 2 };

static struct node *make(struct edit *e, enum node_kind kind)
{
	struct node *node = arena_alloc(e->arena, sizeof(*node));

	node->kind = kind;
	return node;
}

const struct node *edit_make_text(struct edit *e, struct str text)
{
	struct node *node = make(e, NODE_TEXT);

	node->text = arena_str(e->arena, text);
	return node;
}

const struct node *edit_make_optional(struct edit *e, struct str text)
{
	return text.len ? edit_make_text(e, text) : NULL;
}

const struct node *edit_make_record(
	struct edit *e, const struct edit_pair from[], size_t count)
{
	struct node_pair *pairs = arena_array(e->arena, count, sizeof(*pairs));
	struct node *record = make(e, NODE_RECORD);
	size_t i;

	record->pairs = pairs;
	for (i = 0; i < count; i++)
		if (from[i].value)
			pairs[record->count++] =
				(struct node_pair){.key = str_from(from[i].key),
					.value = from[i].value};
	return record;
}

const struct node *edit_make_with(struct edit *e, const struct node *record,
	const char *key, const struct node *value)
{
	struct node_pair *pairs =
		arena_array(e->arena, record->count + 1, sizeof(*pairs));
	struct node *copy = make(e, NODE_RECORD);
	bool is_set = false;
	size_t i;

	copy->pairs = pairs;
	for (i = 0; i < record->count; i++) {
		pairs[i] = record->pairs[i];
		if (!str_equal_z(pairs[i].key, key))
			continue;
		pairs[i].value = value;
		is_set = true;
	}
	copy->count = i;
	if (!is_set)
		pairs[copy->count++] = (struct node_pair){
			.key = str_from(key), .value = value};
	return copy;
}

const struct node *edit_make_longer(
	struct edit *e, const struct node *list, const struct node *item)
{
	size_t i, count = list->kind == NODE_LIST ? list->count : 1;
	struct node *copy = make(e, NODE_LIST);

	copy->items = arena_array(e->arena, count + 1, sizeof(*copy->items));
	for (i = 0; i < count; i++)
		copy->items[copy->count++] =
			list->kind == NODE_LIST ? list->items[i] : list;
	copy->items[copy->count++] = item;
	return copy;
}

static void print_text(struct buf *out, const struct edit *e, struct str text)
{
	buf_char(out, ' ');
	node_quote(out, text);
	buf_str(out, e->line_end);
}

static void print_pairs(struct buf *out, const struct edit *e,
	const struct node *record, size_t indent)
{
	size_t i;

	for (i = 0; i < record->count; i++) {
		if (i)
			buf_fill(out, ' ', indent);
		buf_str(out, record->pairs[i].key);
		buf_char(out, ':');
		edit_print_value(out, e, record->pairs[i].value, indent);
	}
}

void edit_print_item(struct buf *out, const struct edit *e,
	const struct node *record, size_t indent)
{
	buf_fill(out, ' ', indent);
	buf_z(out, "- ");
	print_pairs(out, e, record, indent + STEP);
}

/* Values that this program makes: records of texts, and lists of such. */
void edit_print_value(struct buf *out, const struct edit *e,
	const struct node *value, size_t indent)
{
	size_t i;

	if (value->kind == NODE_TEXT) {
		print_text(out, e, value->text);
		return;
	}
	buf_str(out, e->line_end);
	if (value->kind == NODE_RECORD) {
		buf_fill(out, ' ', indent + STEP);
		print_pairs(out, e, value, indent + STEP);
	}
	for (i = 0; value->kind == NODE_LIST && i < value->count; i++)
		edit_print_item(out, e, value->items[i], indent + STEP);
}

/* Inside of brackets a comma ends a text: node_print() knows, of a list. */
void edit_print_inside(struct buf *out, const struct node *value)
{
	const struct node *items[1] = {value};
	struct node list = {.kind = NODE_LIST, .items = items, .count = 1};
	struct buf text = {0};

	node_print(&text, &list);
	buf_add(out, text.ptr + 1, text.len - 2);
	buf_release(&text);
}

size_t edit_column(const struct edit *e, size_t off)
{
	return off - node_line_at(e->src.text, off).off;
}

size_t edit_below(const struct edit *e, struct span at)
{
	size_t last = at.off + at.len - (at.len ? 1 : 0);

	return node_line_at(e->src.text, last).next;
}

const struct node_pair *edit_find_pair(
	const struct node *record, const char *key)
{
	size_t i;

	if (!record || record->kind != NODE_RECORD)
		return NULL;
	for (i = 0; i < record->count; i++)
		if (str_equal_z(record->pairs[i].key, key))
			return &record->pairs[i];
	return NULL;
}

/* Behind the last field, in brackets or on a line of its own. */
void edit_add_field(struct edit *e, const char *key, const struct node *value)
{
	const struct node *front = e->front;
	struct buf out = {0};
	size_t indent = 0;

	if (front && front->is_flow && front->count) {
		struct span last = front->pairs[front->count - 1].value->at;

		buf_format(&out, ", %s: ", key);
		edit_print_inside(&out, value);
		edit_patch(e, last.off + last.len, 0, buf_view(&out));
	} else {
		if (front && !front->is_flow)
			indent = edit_column(e, front->pairs[0].key_at.off);
		buf_fill(&out, ' ', indent);
		buf_format(&out, "%s:", key);
		edit_print_value(&out, e, value, indent);
		edit_patch(e, e->yaml.off + e->yaml.len, 0, buf_view(&out));
	}
	edit_want(e, key, value);
	buf_release(&out);
}

/* Behind a colon with nothing a space is needed. */
void edit_put(struct edit *e, const struct node *old, const struct node *value,
	bool is_inside)
{
	struct buf out = {0};

	if (!old->at.len)
		buf_char(&out, ' ');
	if (is_inside)
		edit_print_inside(&out, value);
	else
		node_print(&out, value);
	edit_patch(e, old->at.off, old->at.len, buf_view(&out));
	buf_release(&out);
}
