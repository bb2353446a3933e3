#include "read/csvfile.h"

static const char separators[] = {'\t', ';', ','};

/* What is still to read, and the table so far. */
struct reader {
	struct diags *d;
	struct arena *arena;
	struct csvfile *csv;
	struct str text;
	size_t off;
};

static bool at_end(const struct reader *r)
{
	return r->off >= r->text.len;
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool refuse(
	struct reader *r, struct diag finding, size_t off, size_t len)
{
	finding.level = DIAG_ERROR;
	finding.at = source_span(r->csv->src, off, len);
	return diag_add(r->d, &finding);
}

/* Skip LF, CR LF or CR. */
static void skip_line_end(struct reader *r)
{
	if (!at_end(r) && r->text.ptr[r->off] == '\r')
		r->off++;
	if (!at_end(r) && r->text.ptr[r->off] == '\n')
		r->off++;
}

static void skip_spaces(struct reader *r)
{
	while (!at_end(r) && r->text.ptr[r->off] == ' ')
		r->off++;
}

static bool is_cell_end(const struct reader *r)
{
	return at_end(r) || r->text.ptr[r->off] == r->csv->separator ||
	       is_line_end(r->text.ptr[r->off]);
}

/* The words between quotes, where "" stands for one quote. */
static struct str unquote(struct arena *arena, struct str quoted)
{
	struct str copy;
	char *to;
	size_t i, len = 0;

	if (str_find_char(quoted, '"') == STR_NONE)
		return quoted;
	to = arena_alloc(arena, quoted.len);
	for (i = 0; i < quoted.len; i++) {
		to[len++] = quoted.ptr[i];
		i += quoted.ptr[i] == '"';
	}
	copy = (struct str){to, len};
	return copy;
}

/* Move behind the closing quote; false when there is none. */
static bool skip_quoted(struct reader *r)
{
	for (;;) {
		size_t at = str_find_char(
			str_slice(r->text, r->off, r->text.len), '"');

		if (at == STR_NONE)
			return false;
		r->off += at + 1;
		if (at_end(r) || r->text.ptr[r->off] != '"')
			return true;
		r->off++;
	}
}

static bool read_quoted(struct reader *r, struct csvfile_cell *cell)
{
	size_t first = r->off++;

	if (!skip_quoted(r))
		return refuse(r,
			(struct diag){.id = "csv-quote-open",
				.text = STR("This cell begins with a quotation "
					    "mark, and no mark closes it."),
				.help = STR("Put a \" at the end of the cell; "
					    "a quotation mark inside it is "
					    "written twice."),
				.brief = STR("quotation mark never closed; "
					     "put a \" at the end of the "
					     "cell")},
			first, 1);
	cell->text =
		unquote(r->arena, str_slice(r->text, first + 1, r->off - 1));
	cell->len = (uint32_t)(r->off - first);
	skip_spaces(r);
	if (!is_cell_end(r))
		return refuse(r,
			(struct diag){.id = "csv-quote-rest",
				.text = STR("There are words behind the "
					    "quotation mark that closes this "
					    "cell."),
				.help = STR("Put the whole cell between two "
					    "quotation marks, and write a mark "
					    "inside it twice: \"Fair \"\"Count"
					    "\"\" Lab\"."),
				.brief = STR("words behind a closing quotation "
					     "mark; write a mark inside a cell "
					     "twice")},
			r->off, 1);
	return true;
}

static void read_plain(struct reader *r, struct csvfile_cell *cell)
{
	size_t first = r->off;

	while (!is_cell_end(r))
		r->off++;
	cell->text = str_trim(str_slice(r->text, first, r->off));
	cell->len = (uint32_t)cell->text.len;
}

static bool refuse_long_cell(struct reader *r, const struct csvfile_cell *cell)
{
	return refuse(r,
		(struct diag){.id = "csv-cell-large",
			.text = arena_format(r->d->arena,
				"This cell holds %zu bytes; I read at most "
				"%d.",
				cell->text.len, CSVFILE_MAX_CELL),
			.help = STR("Shorten it, or look for a quotation mark "
				    "that is missing before it."),
			.brief = STR("cell too long; shorten it")},
		cell->off, 1);
}

static bool read_cell(struct reader *r, struct csvfile_cell *cell)
{
	skip_spaces(r);
	cell->off = (uint32_t)r->off;
	if (!at_end(r) && r->text.ptr[r->off] == '"') {
		if (!read_quoted(r, cell))
			return false;
	} else {
		read_plain(r, cell);
	}
	if (cell->text.len > CSVFILE_MAX_CELL)
		return refuse_long_cell(r, cell);
	return true;
}

/* A cell the header has no column for: only an empty one is let pass. */
static bool refuse_extra_cell(struct reader *r, const struct csvfile_cell *cell)
{
	return refuse(r,
		(struct diag){.id = "csv-row-long",
			.text = arena_format(r->d->arena,
				"This row has more cells than the %zu of the "
				"first row, which names the columns.",
				r->csv->header.count),
			.help = STR("If a comma is part of a name, put the "
				    "name between quotation marks: \"Fair "
				    "Count, Inc.\""),
			.brief = arena_format(r->d->arena,
				"row has more than %zu cells; put a name with "
				"a comma between quotation marks",
				r->csv->header.count)},
		cell->off, cell->len ? cell->len : 1);
}

static bool refuse_many_columns(
	struct reader *r, const struct csvfile_cell *cell)
{
	return refuse(r,
		(struct diag){.id = "csv-columns",
			.text = arena_format(r->d->arena,
				"This table has more than %d columns.",
				CSVFILE_MAX_COLUMNS),
			.help = STR("Leave out the columns that the release "
				    "does not need."),
			.brief = arena_format(r->d->arena,
				"more than %d columns", CSVFILE_MAX_COLUMNS)},
		cell->off, 1);
}

static bool keep_cell(struct reader *r, struct csvfile_cell **cells,
	size_t *count, const struct csvfile_cell *cell)
{
	bool in_header = !r->csv->header.cells;

	if (!in_header && *count == r->csv->header.count)
		return !cell->text.len || refuse_extra_cell(r, cell);
	if (*count == CSVFILE_MAX_COLUMNS)
		return refuse_many_columns(r, cell);
	*cells = arena_grow(r->arena, *cells, *count, sizeof(**cells));
	(*cells)[(*count)++] = *cell;
	return true;
}

/* Read the cells of one row and the end of its line. */
static bool read_row(struct reader *r, struct csvfile_row *row)
{
	struct csvfile_cell *cells = NULL, cell;
	size_t count = 0;
	bool more = true;

	while (more) {
		cell = (struct csvfile_cell){0};
		if (!read_cell(r, &cell) ||
			!keep_cell(r, &cells, &count, &cell))
			return false;
		more = !at_end(r) && r->text.ptr[r->off] == r->csv->separator;
		r->off += more;
	}
	skip_line_end(r);
	*row = (struct csvfile_row){cells, count};
	return true;
}

static bool is_empty(const struct csvfile_row *row)
{
	size_t i;

	for (i = 0; i < row->count; i++)
		if (row->cells[i].text.len)
			return false;
	return true;
}

/* How often `c` stands in the first line of `text`, outside of quotes. */
static size_t count_in_header(struct str text, char c)
{
	bool quoted = false;
	size_t i, count = 0;

	for (i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			quoted = !quoted;
		else if (!quoted && is_line_end(text.ptr[i]))
			break;
		count += !quoted && text.ptr[i] == c;
	}
	return count;
}

/* Of two that stand there equally often the rarer in words is meant. */
static char find_separator(struct str header)
{
	char best = ',';
	size_t i, most = 0;

	for (i = 0; i < sizeof(separators); i++) {
		size_t count = count_in_header(header, separators[i]);

		if (count > most) {
			most = count;
			best = separators[i];
		}
	}
	return best;
}

static bool read_header(struct reader *r)
{
	struct csvfile_row row = {0};

	while (!at_end(r) && is_line_end(r->text.ptr[r->off]))
		r->off++;
	r->csv->separator =
		find_separator(str_slice(r->text, r->off, r->text.len));
	if (!read_row(r, &row))
		return false;
	if (is_empty(&row))
		return refuse(r,
			(struct diag){.id = "csv-empty",
				.text = STR("This file has no first row that "
					    "names the columns."),
				.help = STR("The first line says what stands "
					    "below it: name,url"),
				.brief = STR("no header row; the first line "
					     "names the columns, as in "
					     "\"name,url\"")},
			0, 0);
	r->csv->header = row;
	return true;
}

static bool keep_row(struct reader *r, size_t off, struct csvfile_row row)
{
	struct csvfile *csv = r->csv;

	if (csv->count == CSVFILE_MAX_ROWS)
		return refuse(r,
			(struct diag){.id = "csv-rows",
				.text = arena_format(r->d->arena,
					"This table has more than %d rows.",
					CSVFILE_MAX_ROWS),
				.help = STR("Split it, or leave out what the "
					    "release does not need."),
				.brief = arena_format(r->d->arena,
					"more than %d rows", CSVFILE_MAX_ROWS)},
			off, 1);
	csv->rows =
		arena_grow(r->arena, csv->rows, csv->count, sizeof(*csv->rows));
	csv->rows[csv->count++] = row;
	return true;
}

bool csvfile_read(struct diags *d, struct arena *arena,
	const struct source *src, struct csvfile *out)
{
	struct reader r = {d, arena, out, src->text, 0};

	*out = (struct csvfile){.src = src, .separator = ','};
	if (!read_header(&r))
		return false;
	while (!at_end(&r)) {
		struct csvfile_row row = {0};
		size_t off = r.off;

		if (!read_row(&r, &row))
			return false;
		if (!is_empty(&row) && !keep_row(&r, off, row))
			return false;
	}
	return true;
}

static bool is_named(const struct csvfile_cell *header, struct str name)
{
	return str_equal_nocase(str_trim(header->text), str_trim(name));
}

static size_t column_from(
	const struct csvfile *csv, struct str name, size_t from)
{
	size_t i;

	for (i = from; i < csv->header.count; i++)
		if (is_named(&csv->header.cells[i], name))
			return i;
	return STR_NONE;
}

size_t csvfile_column(const struct csvfile *csv, struct str name)
{
	return column_from(csv, name, 0);
}

/* `"Timestamp", "Organisation" and 3 more`. */
static struct str list_headers(struct arena *arena, const struct csvfile *csv)
{
	struct str words = {0};
	size_t i, shown = 0, named = 0;

	for (i = 0; i < csv->header.count; i++) {
		struct str header = str_trim(csv->header.cells[i].text);

		if (!header.len)
			continue;
		if (named++ < CSVFILE_MAX_SHOWN)
			words = arena_format(arena, "%.*s%s\"%.*s\"",
				STR_ARG(words), shown++ ? ", " : "",
				STR_ARG(header));
	}
	if (named > shown)
		words = arena_format(arena, "%.*s and %zu more", STR_ARG(words),
			named - shown);
	return words;
}

static bool refuse_column(struct diags *d, const struct csvfile *csv,
	struct str name, struct span at)
{
	struct str headers = list_headers(d->arena, csv);
	struct str path = csv->src->path;

	return diag_add(d,
		&(struct diag){.level = DIAG_ERROR,
			.id = "csv-column",
			.at = at,
			.other = csvfile_place(csv, &csv->header.cells[0]),
			.text = arena_format(d->arena,
				"%.*s has no column \"%.*s\".", STR_ARG(path),
				STR_ARG(name)),
			.help = arena_format(d->arena,
				"Its columns are: %.*s. Say which one is "
				"meant, as in: columns: {name: \"Name of your "
				"organisation\"}",
				STR_ARG(headers)),
			.brief = arena_format(d->arena,
				"no column \"%.*s\" in %.*s; there are: %.*s",
				STR_ARG(name), STR_ARG(path),
				STR_ARG(headers))});
}

static bool refuse_double(struct diags *d, const struct csvfile *csv,
	struct str name, size_t second)
{
	return diag_add(d,
		&(struct diag){.level = DIAG_ERROR,
			.id = "csv-column-twice",
			.at = csvfile_place(csv, &csv->header.cells[second]),
			.text = arena_format(d->arena,
				"Two columns have the name \"%.*s\".",
				STR_ARG(name)),
			.help = STR("Give one of them another name, so that it "
				    "is clear which one is meant."),
			.brief = arena_format(d->arena,
				"two columns \"%.*s\"; rename one",
				STR_ARG(name))});
}

bool csvfile_find_column(struct diags *d, const struct csvfile *csv,
	struct str name, struct span at, size_t *column)
{
	size_t first = column_from(csv, name, 0), second;

	if (first == STR_NONE)
		return refuse_column(d, csv, name, at);
	second = column_from(csv, name, first + 1);
	if (second != STR_NONE)
		return refuse_double(d, csv, name, second);
	*column = first;
	return true;
}

struct csvfile_cell csvfile_get(const struct csvfile_row *row, size_t column)
{
	if (column >= row->count)
		return (struct csvfile_cell){0};
	return row->cells[column];
}

struct span csvfile_place(
	const struct csvfile *csv, const struct csvfile_cell *cell)
{
	return source_span(csv->src, cell->off, cell->len);
}
