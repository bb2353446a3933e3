#include "render/text.h"

#include <cmark.h>

#include "render/escape.h"
#include "render/text_inline.h"
#include "render/text_table.h"

/* A block quote or a list that is open. */
struct level {
	size_t rest_len;    /* bytes of `rest` outside of it */
	unsigned long next; /* number of the next item */
	int digits;	    /* of the largest number; 0: not numbered */
	char behind;	    /* the number: '.' or ')' */
};

/* One text on its way out. */
struct writer {
	struct buf *out;
	size_t start;	       /* bytes of `out` before the text */
	struct text_inline in; /* the words of the block at hand */

	struct buf rest;  /* before the lines of the open containers */
	struct buf first; /* before the next line, with a list's marks */
	bool has_first;
	bool has_gap;	/* an empty line is due before the next one ... */
	size_t gap_len; /* ... behind so many bytes of `rest` */
	struct level *levels;
	size_t level_count;
	struct arena lists; /* of `levels` */

	struct arena scratch; /* of one block, or of one table */
	struct text_table table;
	bool in_table;
};

/* -- prefixes and empty lines ------------------------------------------- */

static void put_gap(struct writer *w)
{
	if (w->has_gap)
		text_wrap_line(w->out,
			str_slice(buf_view(&w->rest), 0, w->gap_len), STR(""));
	w->has_gap = false;
}

/* The prefixes of the next block, whose first line takes the marks. */
static struct text_prefix take_prefix(struct writer *w)
{
	struct text_prefix prefix;

	put_gap(w);
	prefix.rest = buf_view(&w->rest);
	prefix.is_wide = w->in.links->is_wide;
	prefix.first = w->has_first ? buf_view(&w->first) : prefix.rest;
	w->has_first = false;
	return prefix;
}

static struct level *level_push(struct writer *w)
{
	struct level *level;

	w->levels = arena_grow(
		&w->lists, w->levels, w->level_count, sizeof(*w->levels));
	level = &w->levels[w->level_count++];
	*level = (struct level){.rest_len = w->rest.len};
	return level;
}

/* What the first line inside a container gets, and what the others get. */
static void prefix_push(struct writer *w, struct str mark, struct str rest)
{
	if (!w->has_first) {
		buf_reset(&w->first);
		buf_str(&w->first, buf_view(&w->rest));
		w->has_first = true;
	}
	buf_str(&w->first, mark);
	buf_str(&w->rest, rest);
}

/* A container that held nothing shows its mark all the same. */
static void prefix_pop(struct writer *w)
{
	if (w->has_first)
		text_wrap_line(w->out, take_prefix(w).first, STR(""));
	buf_cut(&w->rest, w->levels[w->level_count - 1].rest_len);
}

/* An empty line between a block and the one before it, but in tight lists. */
static void note_gap(struct writer *w, cmark_node *node)
{
	cmark_node *list = cmark_node_parent(node);

	if (w->out->len == w->start || !cmark_node_previous(node))
		return;
	if (list && cmark_node_get_type(list) == CMARK_NODE_ITEM)
		list = cmark_node_parent(list);
	if (list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
		cmark_node_get_list_tight(list))
		return;
	if (!w->has_gap || w->rest.len < w->gap_len)
		w->gap_len = w->rest.len;
	w->has_gap = true;
}

/* -- lists and quotes --------------------------------------------------- */

static int count_digits(unsigned long number)
{
	int digits = 1;

	while (number >= 10) {
		number /= 10;
		digits++;
	}
	return digits;
}

static void list_enter(struct writer *w, cmark_node *node)
{
	struct level *level = level_push(w);
	unsigned long count = 0;
	cmark_node *item;

	if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
		return;
	for (item = cmark_node_first_child(node); item;
		item = cmark_node_next(item))
		count++;
	level->next = (unsigned long)cmark_node_get_list_start(node);
	level->digits = count_digits(level->next + (count ? count - 1 : 0));
	level->behind = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM
				? ')'
				: '.';
}

static void item_enter(struct writer *w)
{
	struct level *level = &w->levels[w->level_count - 1];
	struct buf mark = {0}, rest = {0};

	if (level->digits)
		buf_format(&mark, "%*lu%c ", level->digits, level->next++,
			level->behind);
	else
		buf_z(&mark, "- ");
	buf_fill(&rest, ' ', mark.len);
	prefix_push(w, buf_view(&mark), buf_view(&rest));
	buf_release(&mark);
	buf_release(&rest);
}

/* -- blocks ------------------------------------------------------------- */

static void words_reset(struct writer *w)
{
	buf_reset(&w->in.line);
	w->in.words = (struct text_words){0};
}

/* Print the words gathered as a block of their own, if there are any. */
static void flush_words(struct writer *w)
{
	struct text_prefix prefix;

	if (w->in.line.len) {
		prefix = take_prefix(w);
		w->in.words.text = buf_view(&w->in.line);
		text_wrap_words(w->out, &w->scratch, &w->in.words, &prefix);
	}
	words_reset(w);
	arena_reset(&w->scratch);
}

static void put_code(struct writer *w, const char *literal)
{
	struct text_prefix prefix = take_prefix(w);
	struct str rest, line, indent = STR("    ");
	struct buf clean = {0}, before = {0};

	escape_text(&clean, str_from(literal));
	buf_str(&before, prefix.first);
	buf_str(&before, indent);
	rest = buf_view(&clean);
	while (str_next_line(&rest, &line)) {
		text_wrap_line(w->out, buf_view(&before), line);
		buf_reset(&before);
		buf_str(&before, prefix.rest);
		buf_str(&before, indent);
	}
	buf_release(&before);
	buf_release(&clean);
}

static void put_rule(struct writer *w)
{
	text_wrap_line(w->out, take_prefix(w).first, STR("* * *"));
}

/* -- tables ------------------------------------------------------------- */

static void table_enter(struct writer *w, cmark_node *node)
{
	w->table = (struct text_table){
		.align = str_from(cmark_node_get_on_exit(node))};
	w->in_table = true;
}

static void row_enter(struct writer *w)
{
	struct text_table *table = &w->table;

	table->rows = arena_grow(&w->scratch, table->rows, table->row_count,
		sizeof(*table->rows));
	table->rows[table->row_count++] = (struct text_row){0};
}

static void cell_exit(struct writer *w)
{
	struct text_row *row = &w->table.rows[w->table.row_count - 1];
	struct text_words *cell;
	size_t i;

	for (i = 0; i < w->in.line.len; i++)
		if (w->in.line.ptr[i] == '\n')
			w->in.line.ptr[i] = ' ';
	row->cells = arena_grow(
		&w->scratch, row->cells, row->count, sizeof(*row->cells));
	cell = &row->cells[row->count++];
	*cell = w->in.words;
	cell->text = arena_str(&w->scratch, buf_view(&w->in.line));
	words_reset(w);
}

static void table_exit(struct writer *w)
{
	struct text_prefix prefix;

	if (w->table.row_count) {
		prefix = take_prefix(w);
		text_table_print(w->out, &w->scratch, &w->table, &prefix);
	}
	w->in_table = false;
	arena_reset(&w->scratch);
}

/* -- the walk ----------------------------------------------------------- */

static bool is_custom(cmark_node *node, const char *name)
{
	return strcmp(cmark_node_get_on_enter(node), name) == 0;
}

static void custom_enter(struct writer *w, cmark_node *node)
{
	if (is_custom(node, BODY_TABLE)) {
		note_gap(w, node);
		table_enter(w, node);
	} else if (is_custom(node, BODY_ROW)) {
		row_enter(w);
	} else if (is_custom(node, BODY_FIGURE)) {
		note_gap(w, node);
	} else if (is_custom(node, BODY_CAPTION)) {
		flush_words(w);
	}
}

static void custom_exit(struct writer *w, cmark_node *node)
{
	if (is_custom(node, BODY_CELL))
		cell_exit(w);
	else if (is_custom(node, BODY_TABLE))
		table_exit(w);
	else if (!w->in_table)
		flush_words(w);
}

static void block_enter(struct writer *w, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_CUSTOM_BLOCK) {
		custom_enter(w, node);
		return;
	}
	note_gap(w, node);
	if (type == CMARK_NODE_LIST) {
		list_enter(w, node);
	} else if (type == CMARK_NODE_ITEM) {
		item_enter(w);
	} else if (type == CMARK_NODE_BLOCK_QUOTE) {
		level_push(w);
		prefix_push(w, STR("> "), STR("> "));
	} else if (type == CMARK_NODE_CODE_BLOCK) {
		put_code(w, cmark_node_get_literal(node));
	} else if (type == CMARK_NODE_THEMATIC_BREAK) {
		put_rule(w);
	}
}

static void block_exit(struct writer *w, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_CUSTOM_BLOCK)
		custom_exit(w, node);
	else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
		flush_words(w);
	else if (type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE)
		prefix_pop(w);
	if (type == CMARK_NODE_LIST || type == CMARK_NODE_BLOCK_QUOTE)
		w->level_count--;
}

static void walk(struct writer *w, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	cmark_node *node;
	bool is_block;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		node = cmark_iter_get_node(iter);
		is_block = cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
		if (event == CMARK_EVENT_ENTER && is_block)
			block_enter(w, node);
		else if (event == CMARK_EVENT_ENTER)
			text_inline_enter(&w->in, node);
		else if (is_block)
			block_exit(w, node);
		else
			text_inline_exit(&w->in, node);
	}
	cmark_iter_free(iter);
}

void text_body(struct buf *out, struct text_links *links,
	const struct body *body, const struct body_links *to)
{
	struct writer w = {.out = out, .start = out->len};

	if (!body->root)
		return;
	w.in = (struct text_inline){
		.links = links, .to = to, .scratch = &w.scratch};
	walk(&w, body->root);
	buf_release(&w.rest);
	buf_release(&w.first);
	buf_release(&w.in.line);
	arena_release(&w.lists);
	arena_release(&w.scratch);
}
