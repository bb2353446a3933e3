#include "base/diag.h"

#include <stdlib.h>

#include "base/diag_excerpt.h"
#include "base/diag_json.h"
#include "base/flow.h"
#include "base/utf8.h"

enum {
	NUMBER_CELLS = 5,  /* of a line number before the bar */
	INDENT_CELLS = 4,  /* of a line to write instead */
	ID_END_CELLS = 76, /* where the id ends */
};

static const char *const level_words[] = {
	[DIAG_ERROR] = "error",
	[DIAG_WARNING] = "warning",
	[DIAG_NOTE] = "note",
};

/* The colour is never the only sign: the words say the same. */
static const char *const level_colours[] = {
	[DIAG_ERROR] = "\033[31m",
	[DIAG_WARNING] = "\033[33m",
	[DIAG_NOTE] = "\033[36m",
};

#define BOLD "\033[1m"
#define GREEN "\033[32m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

/* Where the text form goes. */
struct page {
	struct buf *out;
	bool colour;
};

static void paint(const struct page *page, const char *escape)
{
	if (page->colour)
		buf_z(page->out, escape);
}

/* The sentence, or the one-line form where somebody gave only that. */
static struct str sentence(const struct diag *diag)
{
	return diag->text.len ? diag->text : diag->brief;
}

static struct flow paragraph(const struct page *page)
{
	return (struct flow){.out = page->out, .width = DIAG_PARAGRAPH_CELLS};
}

static size_t print_heading(const struct page *page, const struct diag *diag)
{
	struct flow flow = paragraph(page);
	struct buf where = {0};

	utf8_clean(&where, diag->file);
	if (diag->file.len && diag->place.line)
		buf_format(&where, ", line %zu", diag->place.line);
	if (diag->file.len && diag->level != DIAG_ERROR)
		buf_format(&where, " (%s)", level_words[diag->level]);
	else if (diag->level != DIAG_ERROR)
		buf_z(&where, diag->level == DIAG_NOTE ? "Note" : "Warning");
	if (where.len)
		buf_char(&where, ':');
	paint(page, BOLD);
	flow_words(&flow, buf_view(&where));
	paint(page, PLAIN);
	flow_words(&flow, sentence(diag));
	buf_release(&where);
	return flow.cells;
}

static void print_line(const struct page *page, const struct diag_place *place)
{
	buf_format(page->out, "%*zu | %.*s\n", NUMBER_CELLS, place->line,
		STR_ARG(place->text));
}

static void print_mark(const struct page *page, const struct diag *diag)
{
	buf_fill(page->out, ' ', NUMBER_CELLS + 1);
	buf_z(page->out, "| ");
	buf_fill(page->out, ' ', diag->place.mark);
	paint(page, level_colours[diag->level]);
	buf_fill(page->out, '^', diag->place.mark_len);
	paint(page, PLAIN);
	buf_char(page->out, '\n');
}

static void print_excerpt(const struct page *page, const struct diag *diag)
{
	const struct diag_place *place = &diag->place;
	const struct diag_place *other = &diag->other_place;

	if (!place->line)
		return;
	buf_char(page->out, '\n');
	if (other->line && other->line < place->line)
		print_line(page, other);
	print_line(page, place);
	print_mark(page, diag);
	if (other->line > place->line)
		print_line(page, other);
}

static void print_id(const struct page *page, const struct diag *diag)
{
	paint(page, DIM);
	buf_format(page->out, "[%s]", diag->id);
	paint(page, PLAIN);
	buf_char(page->out, '\n');
}

/* The id ends what was said where no line to write instead follows. */
static void end_paragraph(
	const struct page *page, const struct diag *diag, size_t cells)
{
	size_t width = strlen(diag->id) + 2;

	if (diag->mended.len) {
		buf_char(page->out, '\n');
		return;
	}
	buf_char(page->out,
		cells + 1 + width > DIAG_PARAGRAPH_CELLS ? '\n' : ' ');
	print_id(page, diag);
}

static void print_help(const struct page *page, const struct diag *diag)
{
	struct flow flow = paragraph(page);

	if (!diag->hint.len && !diag->help.len)
		return;
	buf_char(page->out, '\n');
	flow_words(&flow, diag->hint);
	flow_words(&flow, diag->help);
	end_paragraph(page, diag, flow.cells);
}

static size_t print_mended_line(const struct page *page, struct str line)
{
	struct buf clean = {0};
	size_t width;

	utf8_clean(&clean, diag_excerpt_head(line, 4 * DIAG_LINE_CELLS));
	width = utf8_width(buf_view(&clean));
	buf_fill(page->out, ' ', INDENT_CELLS);
	paint(page, GREEN);
	buf_str(page->out, buf_view(&clean));
	paint(page, PLAIN);
	buf_release(&clean);
	return INDENT_CELLS + width;
}

static void print_mended(const struct page *page, const struct diag *diag)
{
	struct str rest = diag->mended, line;
	size_t cells = 0, count, width = strlen(diag->id) + 2;

	if (!rest.len)
		return;
	buf_char(page->out, '\n');
	for (count = 0; str_next_line(&rest, &line); count++) {
		if (count)
			buf_char(page->out, '\n');
		if (count == DIAG_MENDED_LINES) {
			cells = print_mended_line(page, STR("..."));
			break;
		}
		cells = print_mended_line(page, line);
	}
	if (cells + 2 + width < ID_END_CELLS)
		buf_fill(page->out, ' ', ID_END_CELLS - width - cells);
	else
		buf_fill(page->out, ' ', 2);
	print_id(page, diag);
}

static void print_text(const struct page *page, const struct diag *diag)
{
	bool has_help = diag->hint.len || diag->help.len;
	size_t cells = print_heading(page, diag);

	if (has_help || diag->mended.len || diag->place.line)
		buf_char(page->out, '\n');
	else
		end_paragraph(page, diag, cells);
	print_excerpt(page, diag);
	if (diag->place.line && !has_help && !diag->mended.len) {
		buf_char(page->out, '\n');
		print_id(page, diag);
	}
	print_help(page, diag);
	print_mended(page, diag);
}

static void print_gnu(const struct page *page, const struct diag *diag)
{
	struct buf *out = page->out;

	paint(page, BOLD);
	utf8_clean(out, diag->file.len ? diag->file : STR("dateline"));
	if (diag->place.line)
		buf_format(
			out, ":%zu:%zu", diag->place.line, diag->place.column);
	paint(page, PLAIN);
	buf_z(out, ": ");
	paint(page, level_colours[diag->level]);
	buf_z(out, level_words[diag->level]);
	paint(page, PLAIN);
	buf_z(out, ": ");
	utf8_clean(out, diag->brief.len ? diag->brief : diag->text);
	if (diag->brief_hint.len) {
		buf_z(out, "; ");
		utf8_clean(out, diag->brief_hint);
	}
	buf_char(out, ' ');
	print_id(page, diag);
}

void diag_print(struct buf *out, const struct diag *diag,
	enum diag_format format, bool colour)
{
	const struct page page = {out, colour};

	switch (format) {
	case DIAG_TEXT:
		print_text(&page, diag);
		break;
	case DIAG_GNU:
		print_gnu(&page, diag);
		break;
	case DIAG_JSON:
		diag_json(out, diag);
		break;
	}
}

/* One finding and whether the text form leaves it out. */
struct shown {
	const struct diag *diag;
	size_t index; /* among all findings */
	bool is_hidden;
};

static int by_file(const void *left, const void *right)
{
	const struct shown *a = left, *b = right;
	int order = str_compare(a->diag->file, b->diag->file);

	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int by_index(const void *left, const void *right)
{
	const struct shown *a = left, *b = right;

	return (a->index > b->index) - (a->index < b->index);
}

/* Findings in their order, those over the limit of their file marked. */
static void hide_many(struct shown *all, size_t count)
{
	size_t i, in_file = 0;

	qsort(all, count, sizeof(*all), by_file);
	for (i = 0; i < count; i++) {
		bool is_same = i && str_equal(all[i].diag->file,
					    all[i - 1].diag->file);

		in_file = is_same ? in_file + 1 : 1;
		all[i].is_hidden =
			all[i].diag->file.len && in_file > DIAG_MOST_OF_FILE;
	}
}

/* `all` is sorted by file. */
static void print_hidden(struct buf *out, const struct shown *all, size_t count)
{
	size_t i, hidden = 0;

	for (i = 0; i < count; i++) {
		struct str file = all[i].diag->file;

		hidden += all[i].is_hidden;
		if (!hidden || (i + 1 < count &&
				       str_equal(all[i + 1].diag->file, file)))
			continue;
		buf_format(out, "\nAnd %zu more in ", hidden);
		utf8_clean(out, file);
		buf_z(out, ".\n");
		hidden = 0;
	}
}

static void print_all_text(struct buf *out, const struct diags *d, bool colour)
{
	struct shown *all = calloc(d->count + 1, sizeof(*all));
	size_t i;

	if (!all)
		abort();
	for (i = 0; i < d->count; i++)
		all[i] = (struct shown){.diag = &d->items[i], .index = i};
	hide_many(all, d->count);
	qsort(all, d->count, sizeof(*all), by_index);
	for (i = 0; i < d->count; i++) {
		if (all[i].is_hidden)
			continue;
		if (i)
			buf_char(out, '\n');
		diag_print(out, all[i].diag, DIAG_TEXT, colour);
	}
	qsort(all, d->count, sizeof(*all), by_file);
	print_hidden(out, all, d->count);
	free(all);
}

void diags_print(struct buf *out, const struct diags *d,
	enum diag_format format, bool colour)
{
	size_t i;

	if (format == DIAG_TEXT) {
		print_all_text(out, d, colour);
		return;
	}
	for (i = 0; i < d->count; i++)
		diag_print(out, &d->items[i], format, colour);
}
