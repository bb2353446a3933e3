#include "render/text_table.h"

#include "render/text.h"

enum { GAP = 2 }; /* cells between two columns */

/* A table on its way out. */
struct printer {
	struct buf *out;
	struct arena *scratch;
	const struct text_table *table;
	struct text_prefix prefix; /* `first` for the next line */
	size_t *widths;		   /* cells of each column */
	size_t columns;
};

static const struct text_words *cell_of(
	const struct text_row *row, size_t column)
{
	static const struct text_words empty;

	return column < row->count ? &row->cells[column] : &empty;
}

static void measure(struct printer *p)
{
	const struct text_row *row;
	size_t i, column, width;

	for (i = 0; i < p->table->row_count; i++)
		if (p->table->rows[i].count > p->columns)
			p->columns = p->table->rows[i].count;
	p->widths = arena_array(p->scratch, p->columns, sizeof(*p->widths));
	for (i = 0; i < p->table->row_count; i++) {
		row = &p->table->rows[i];
		for (column = 0; column < row->count; column++) {
			width = text_wrap_width(
				row->cells[column].text, p->prefix.is_wide);
			if (width > p->widths[column])
				p->widths[column] = width;
		}
	}
}

static bool fits(const struct printer *p)
{
	size_t width = text_wrap_width(p->prefix.rest, p->prefix.is_wide),
	       column;

	for (column = 0; column < p->columns; column++) {
		width += p->widths[column] + (column ? GAP : 0);
		if (width > TEXT_COLUMNS)
			return false;
	}
	return true;
}

/* A line of the table; only the first one stands behind `first`. */
static void put_line(struct printer *p, struct str text)
{
	text_wrap_line(p->out, p->prefix.first, text);
	p->prefix.first = p->prefix.rest;
}

static void add_aligned(
	struct printer *p, struct buf *line, struct str text, size_t column)
{
	size_t space = p->widths[column] -
		       text_wrap_width(text, p->prefix.is_wide),
	       before = 0;
	char align = 'l';

	if (column < p->table->align.len)
		align = p->table->align.ptr[column];
	if (align == 'r')
		before = space;
	else if (align == 'c')
		before = space / 2;
	buf_fill(line, ' ', before + (column ? GAP : 0));
	buf_str(line, text);
	buf_fill(line, ' ', space - before);
}

static void put_row(struct printer *p, const struct text_row *row)
{
	struct buf line = {0};
	size_t column;

	for (column = 0; column < p->columns; column++)
		add_aligned(p, &line, cell_of(row, column)->text, column);
	put_line(p, buf_view(&line));
	buf_release(&line);
}

static void put_rule(struct printer *p)
{
	struct buf line = {0};
	size_t column;

	for (column = 0; column < p->columns; column++) {
		buf_fill(&line, ' ', column ? GAP : 0);
		buf_fill(&line, '-', p->widths[column]);
	}
	put_line(p, buf_view(&line));
	buf_release(&line);
}

/* Tables are also used for pairs, with nothing in their heading. */
static bool has_heading(const struct text_table *table)
{
	const struct text_row *row = &table->rows[0];
	size_t column;

	for (column = 0; column < row->count; column++)
		if (row->cells[column].text.len)
			return true;
	return false;
}

static void put_columns(struct printer *p)
{
	size_t i;

	if (has_heading(p->table)) {
		put_row(p, &p->table->rows[0]);
		put_rule(p);
	}
	for (i = 1; i < p->table->row_count; i++)
		put_row(p, &p->table->rows[i]);
}

static void put_words(
	struct printer *p, const struct text_words *words, const char *hang)
{
	struct text_prefix prefix = p->prefix;

	prefix.rest = arena_format(
		p->scratch, "%.*s%s", STR_ARG(p->prefix.rest), hang);
	text_wrap_words(p->out, p->scratch, words, &prefix);
	p->prefix.first = p->prefix.rest;
}

static void add_words(struct arena *scratch, struct text_words *to, size_t off,
	const struct text_words *from)
{
	struct text_span span;
	size_t i;

	for (i = 0; i < from->kept_count; i++) {
		span.from = from->kept[i].from + off;
		span.to = from->kept[i].to + off;
		text_wrap_keep(scratch, to, span);
	}
}

/* "Name: value"; nothing when there is no value. */
static void put_pair(struct printer *p, const struct text_words *name,
	const struct text_words *value)
{
	struct text_words pair = {0};
	size_t off = name->text.len ? name->text.len + 2 : 0;

	if (!value->text.len)
		return;
	pair.text = arena_format(p->scratch, "%.*s%s%.*s", STR_ARG(name->text),
		off ? ": " : "", STR_ARG(value->text));
	add_words(p->scratch, &pair, 0, name);
	add_words(p->scratch, &pair, off, value);
	put_words(p, &pair, "  ");
}

static void put_blocks(struct printer *p)
{
	static const struct text_row none;
	const struct text_row *heading = &p->table->rows[0], *row;
	size_t i = 1, column;

	if (p->table->row_count == 1) {
		heading = &none;
		i = 0;
	}
	for (; i < p->table->row_count; i++) {
		row = &p->table->rows[i];
		if (i > 1)
			put_line(p, STR(""));
		if (cell_of(row, 0)->text.len)
			put_words(p, cell_of(row, 0), "");
		for (column = 1; column < row->count; column++)
			put_pair(p, cell_of(heading, column),
				cell_of(row, column));
	}
}

void text_table_print(struct buf *out, struct arena *scratch,
	const struct text_table *table, const struct text_prefix *prefix)
{
	struct printer p = {.out = out, .scratch = scratch, .table = table};

	if (!table->row_count)
		return;
	p.prefix = *prefix;
	measure(&p);
	if (fits(&p))
		put_columns(&p);
	else
		put_blocks(&p);
}
