#include <assert.h>

#include "base/buf.h"
#include "read/markdown_pass.h"

/*
 * A table is a paragraph with a row of dashes. The tree has lost what cells
 * are made of ("\|", and "---" with smart punctuation), so rows are cut on
 * the source. All cells of all tables of a text are then read by cmark as
 * one second text, each as a paragraph of its own: behind a "(", so that
 * none can begin a list or a heading.
 */

/* Where the nodes of some lines of the second text go. */
struct part {
	cmark_node *into; /* a cell, or the table that they stand before */
	int first, last;  /* lines, from 1 */
	struct markdown_extent at;
};

struct tables {
	struct markdown_pass *p;
	struct buf text; /* the second text */
	int lines;	 /* in it so far */
	struct part *parts;
	size_t part_count;
	size_t cells; /* made so far */
	bool is_told; /* of too many cells */
};

/* A paragraph, line by line. */
struct lines {
	cmark_node *paragraph;
	int first, last; /* of the text, from 1 */
	size_t quotes;	 /* block quotes round it */
};

/* A table as its row of dashes tells. */
struct shape {
	int delimiter; /* the line of dashes */
	size_t columns;
	char *letters; /* one for each column */
};

/* ---- lines ---- */

static struct lines lines_of(cmark_node *paragraph)
{
	struct lines lines = {paragraph, cmark_node_get_start_line(paragraph),
		cmark_node_get_end_line(paragraph), 0};
	cmark_node *node;

	for (node = paragraph; node; node = cmark_node_parent(node))
		lines.quotes +=
			cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	return lines;
}

/* The first line begins where cmark says: behind the mark of its list. */
static size_t line_indent(
	const struct lines *lines, int number, struct str line)
{
	size_t i = 0, quotes = lines->quotes;

	if (number == lines->first)
		return (size_t)cmark_node_get_start_column(lines->paragraph) -
		       1;
	for (; i < line.len; i++) {
		if (line.ptr[i] == '>' && quotes > 0)
			quotes--;
		else if (line.ptr[i] != ' ' && line.ptr[i] != '\t')
			break;
	}
	return i;
}

/* A line of the paragraph without the marks and spaces before and behind. */
static struct markdown_extent line_extent(
	const struct tables *t, const struct lines *lines, int number)
{
	struct markdown_extent at =
		markdown_place_of_lines(t->p, number, number);
	struct str line = str_slice(t->p->work, at.from, at.to);

	at.from += line_indent(lines, number, line);
	if (at.from > at.to)
		at.from = at.to;
	line = str_slice(t->p->work, at.from, at.to);
	at.to = at.from + str_trim(line).len;
	return at;
}

static struct str line_text(
	const struct tables *t, const struct lines *lines, int number)
{
	struct markdown_extent at = line_extent(t, lines, number);

	return str_slice(t->p->work, at.from, at.to);
}

/* ---- rows ---- */

/* The bar at the start of a row opens its first cell. */
static struct str row_cells(struct str row)
{
	return row.len && *row.ptr == '|' ? str_slice(row, 1, row.len) : row;
}

/* Cut the first cell off: up to a bar that has no backslash before it. */
static bool next_cell(struct str *rest, struct str *cell)
{
	size_t i;

	if (!rest->len)
		return false;
	for (i = 0; i < rest->len && rest->ptr[i] != '|'; i++)
		i += rest->ptr[i] == '\\' && i + 1 < rest->len;
	*cell = str_trim(str_slice(*rest, 0, i));
	*rest = str_slice(*rest, i + 1, rest->len);
	return true;
}

static size_t count_cells(struct str row)
{
	struct str rest = row_cells(row), cell;
	size_t count = 0;

	while (next_cell(&rest, &cell))
		count++;
	return count;
}

/* ":--" l, "--:" r, ":-:" c, "---" -; 0 for anything else. */
static char cell_letter(struct str cell)
{
	bool left = str_starts_with(cell, STR(":"));
	bool right = cell.len > 1 && str_ends_with(cell, STR(":"));
	struct str dashes = str_slice(cell, left, cell.len - right);
	size_t i;

	for (i = 0; i < dashes.len; i++)
		if (dashes.ptr[i] != '-')
			return 0;
	if (!dashes.len)
		return 0;
	if (left && right)
		return 'c';
	return left ? 'l' : right ? 'r' : '-';
}

static bool is_delimiter(struct str row)
{
	struct str rest = row_cells(row), cell;
	size_t i;

	for (i = 0; i < row.len; i++)
		if (!memchr("|:- \t", row.ptr[i], 5))
			return false;
	if (str_find_char(row, '|') == STR_NONE)
		return false;
	while (next_cell(&rest, &cell))
		if (!cell_letter(cell))
			return false;
	return true;
}

static char *read_letters(struct arena *arena, struct str row, size_t columns)
{
	char *letters = arena_alloc(arena, columns + 1);
	struct str rest = row_cells(row), cell;
	size_t i = 0;

	while (next_cell(&rest, &cell))
		letters[i++] = cell_letter(cell);
	return letters;
}

/* The first line of dashes below a line with as many cells. */
static bool find_shape(
	struct tables *t, const struct lines *lines, struct shape *shape)
{
	int number;

	for (number = lines->first + 1; number <= lines->last; number++) {
		struct str row = line_text(t, lines, number);
		size_t columns;

		if (!is_delimiter(row))
			continue;
		columns = count_cells(row);
		if (count_cells(line_text(t, lines, number - 1)) != columns)
			continue;
		*shape = (struct shape){number, columns,
			read_letters(t->p->arena, row, columns)};
		return true;
	}
	return false;
}

/* ---- the second text ---- */

static void add_part(struct tables *t, struct part part)
{
	t->parts = arena_grow(
		t->p->arena, t->parts, t->part_count, sizeof(*t->parts));
	t->parts[t->part_count++] = part;
}

/* "\|" is a bar, in code too. */
static void add_unescaped(struct buf *out, struct str cell)
{
	size_t i;

	for (i = 0; i < cell.len; i++)
		if (cell.ptr[i] != '\\' || i + 1 == cell.len ||
			cell.ptr[i + 1] != '|')
			buf_char(out, cell.ptr[i]);
}

static void add_cell(struct tables *t, cmark_node *row, struct str words)
{
	size_t from = words.len ? (size_t)(words.ptr - t->p->work.ptr) : 0;
	cmark_node *cell = markdown_memory_node(CMARK_NODE_CUSTOM_BLOCK);
	struct part part = {
		cell, t->lines + 1, t->lines + 1, {from, from + words.len}};

	cmark_node_set_on_enter(cell, BODY_CELL);
	cmark_node_append_child(row, cell);
	if (!words.len)
		return;
	buf_char(&t->text, '(');
	add_unescaped(&t->text, words);
	buf_z(&t->text, "\n\n");
	t->lines += 2;
	markdown_place_keep(t->p, cell, part.at);
	add_part(t, part);
}

/* Short rows get empty cells; what is over is dropped, as on GitHub. */
static void add_row(
	struct tables *t, cmark_node *table, struct str words, size_t columns)
{
	cmark_node *row = markdown_memory_node(CMARK_NODE_CUSTOM_BLOCK);
	struct str rest = row_cells(words), cell;
	size_t i;

	cmark_node_set_on_enter(row, BODY_ROW);
	cmark_node_append_child(table, row);
	for (i = 0; i < columns; i++) {
		if (!next_cell(&rest, &cell))
			cell = STR("");
		add_cell(t, row, cell);
	}
}

/*
 * Lines of the paragraph above the table: read again, without the table. A
 * line that is indented goes on with a paragraph, whatever it begins with.
 */
static void add_lead(struct tables *t, const struct lines *lines,
	cmark_node *table, int last)
{
	struct part part = {table, t->lines + 1, 0,
		markdown_place_of_lines(t->p, lines->first, last)};
	int number;

	for (number = lines->first; number <= last; number++) {
		buf_z(&t->text, number > lines->first ? "    " : "");
		buf_str(&t->text, line_text(t, lines, number));
		buf_char(&t->text, '\n');
		t->lines++;
	}
	part.last = t->lines;
	buf_char(&t->text, '\n');
	t->lines++;
	if (number > lines->first)
		add_part(t, part);
}

/* ---- tables ---- */

static void report_cells(struct tables *t, const struct lines *lines)
{
	struct diag diag = {
		.level = DIAG_ERROR,
		.id = "table-large",
		.at = markdown_place_span(
			t->p, markdown_place_of_lines(
				      t->p, lines->first, lines->first)),
		.text = arena_format(t->p->d->arena,
			"This table is too large for a page: the tables of a "
			"text may have %d cells in all.",
			MARKDOWN_MAX_CELLS),
		.help = STR("Put it into a CSV or spreadsheet file and name "
			    "that under \"attachments\"."),
		.brief = arena_format(t->p->d->arena,
			"tables of more than %d cells", MARKDOWN_MAX_CELLS),
	};

	if (!t->is_told && markdown_place_wants(t->p, DIAG_ERROR))
		diag_add(t->p->d, &diag);
	t->is_told = true;
}

static bool has_room(
	struct tables *t, const struct lines *lines, const struct shape *shape)
{
	size_t rows = (size_t)(lines->last - shape->delimiter) + 1;

	t->cells += rows * shape->columns;
	if (t->cells <= MARKDOWN_MAX_CELLS)
		return true;
	report_cells(t, lines);
	return false;
}

static void read_paragraph(struct tables *t, cmark_node *paragraph)
{
	struct lines lines = lines_of(paragraph);
	struct shape shape;
	cmark_node *table;
	int number;

	if (!find_shape(t, &lines, &shape) || !has_room(t, &lines, &shape))
		return;
	table = markdown_memory_node(CMARK_NODE_CUSTOM_BLOCK);
	cmark_node_set_on_enter(table, BODY_TABLE);
	cmark_node_set_on_exit(table, shape.letters);
	cmark_node_insert_before(paragraph, table);
	add_lead(t, &lines, table, shape.delimiter - 2);
	for (number = shape.delimiter - 1; number <= lines.last; number++)
		if (number != shape.delimiter)
			add_row(t, table, line_text(t, &lines, number),
				shape.columns);
	cmark_node_free(paragraph);
}

/* Cells may use "[words][name]", with the address elsewhere in the text. */
static void add_references(struct tables *t)
{
	struct str rest = t->p->work, line;

	if (str_find(rest, STR("]:")) == STR_NONE)
		return;
	while (str_next_line(&rest, &line)) {
		line = str_trim(line);
		while (line.len && (*line.ptr == '>' || *line.ptr == ' '))
			line = str_slice(line, 1, line.len);
		if (!str_starts_with(line, STR("[")) ||
			str_find(line, STR("]:")) == STR_NONE)
			continue;
		buf_str(&t->text, line);
		buf_z(&t->text, "\n\n");
	}
}

/* The "(" that was put before the cell. */
static void drop_bracket(struct markdown_pass *p, cmark_node *paragraph)
{
	cmark_node *text = cmark_node_first_child(paragraph);
	struct str words = str_from(cmark_node_get_literal(text));

	assert(str_starts_with(words, STR("(")));
	if (words.len > 1)
		cmark_node_set_literal(text,
			arena_str(p->arena, str_slice(words, 1, words.len))
				.ptr);
	else
		cmark_node_free(text);
}

static void move_part(
	struct markdown_pass *p, const struct part *part, cmark_node *block)
{
	cmark_node *child;

	if (strcmp(cmark_node_get_on_enter(part->into), BODY_TABLE) == 0) {
		markdown_place_keep(p, block, part->at);
		cmark_node_insert_before(part->into, block);
		return;
	}
	drop_bracket(p, block);
	while ((child = cmark_node_first_child(block)))
		cmark_node_append_child(part->into, child);
}

static void read_parts(struct tables *t, int options)
{
	cmark_node *root = markdown_memory_parse(buf_view(&t->text), options);
	cmark_node *block = cmark_node_first_child(root), *next;
	const struct part *part = t->parts, *end = part + t->part_count;

	for (; block; block = next) {
		int line = cmark_node_get_start_line(block);

		next = cmark_node_next(block);
		while (part < end && part->last < line)
			part++;
		if (part < end && line >= part->first)
			move_part(t->p, part, block);
	}
	cmark_node_free(root);
}

void markdown_table_read(struct markdown_pass *p, int options)
{
	struct tables t = {.p = p};
	cmark_iter *iter;
	cmark_event_type event;

	if (str_find_char(p->work, '|') == STR_NONE)
		return;
	iter = cmark_iter_new(p->root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT &&
			cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
			read_paragraph(&t, node);
	}
	cmark_iter_free(iter);
	if (t.part_count) {
		add_references(&t);
		read_parts(&t, options);
	}
	buf_release(&t.text);
}
