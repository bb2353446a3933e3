#ifndef READ_CSVFILE_H
#define READ_CSVFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

enum {
	CSVFILE_MAX_BYTES = SOURCE_MAX_BYTES,
	CSVFILE_MAX_ROWS = 20000, /* without the header row */
	CSVFILE_MAX_COLUMNS = 100,
	CSVFILE_MAX_CELL = 32767, /* bytes; what a spreadsheet can hold */
	CSVFILE_MAX_SHOWN = 12,	  /* headers listed in a finding */
};

/* One cell: its words without quotes and spaces round it, and its bytes. */
struct csvfile_cell {
	struct str text;
	uint32_t off, len; /* in the source, quotes included */
};

/* One row, cut to as many cells as the header has; missing ones are not. */
struct csvfile_row {
	const struct csvfile_cell *cells;
	size_t count;
};

/* A table as a spreadsheet or a web form exports it. */
struct csvfile {
	const struct source *src;
	char separator; /* ',' ';' or TAB */
	struct csvfile_row header;
	struct csvfile_row *rows; /* empty rows are left out */
	size_t count;
};

/*
 * Read the text of `src` by RFC 4180: quotes, doubled quotes and line ends
 * in them; LF, CR LF or CR. The separator is the one of comma, semicolon and
 * TAB that stands most often in the header row. Findings: no header row, a
 * quote that is never closed, words behind a closing quote, a row with more
 * cells than the header, and each limit above. The result lives in `arena`
 * and points into the text. After a false, `out` holds the rows before the
 * first finding.
 */
bool csvfile_read(struct diags *d, struct arena *arena,
	const struct source *src, struct csvfile *out);

/*
 * Which column has the header `name` (case of ASCII letters and spaces round
 * it ignored). None, or two, is a finding at `at` (the place that asks for
 * it) that lists the headers there are.
 */
bool csvfile_find_column(struct diags *d, const struct csvfile *csv,
	struct str name, struct span at, size_t *column);

/* The same without a finding: STR_NONE for none. */
size_t csvfile_column(const struct csvfile *csv, struct str name);

/* The cell of that column, empty where the row ends before it. */
struct csvfile_cell csvfile_get(const struct csvfile_row *row, size_t column);

/* The place of a cell. */
struct span csvfile_place(
	const struct csvfile *csv, const struct csvfile_cell *cell);

#endif
