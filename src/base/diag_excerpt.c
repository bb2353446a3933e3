#include "base/diag_excerpt.h"

#include "base/utf8.h"

/* Looked at of a long line, so that marks made of nothing but accents end. */
#define MAX_BYTES_PER_CELL 8
#define ELLIPSIS STR("\xE2\x80\xA6")

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

struct str diag_excerpt_head(struct str s, size_t cells)
{
	size_t most = cells * MAX_BYTES_PER_CELL, width = 0;
	struct str rest, grapheme;

	if (s.len > most) {
		while (most && is_inside_character(s.ptr[most]))
			most--;
		s.len = most;
	}
	rest = s;
	while (utf8_next_grapheme(&rest, &grapheme)) {
		width += utf8_width(grapheme);
		if (width > cells)
			return str_slice(s, 0, s.len - rest.len - grapheme.len);
	}
	return s;
}

/* As many graphemes of the end of `s` as fit into `cells`. */
static struct str tail(struct str s, size_t cells)
{
	size_t most = cells * MAX_BYTES_PER_CELL, width;
	struct str grapheme;

	if (s.len > most) {
		s = str_slice(s, s.len - most, s.len);
		while (s.len && is_inside_character(s.ptr[0]))
			s = str_slice(s, 1, s.len);
	}
	width = utf8_width(s);
	while (width > cells && utf8_next_grapheme(&s, &grapheme))
		width -= utf8_width(grapheme);
	return s;
}

static bool fits(struct str s, size_t cells)
{
	return diag_excerpt_head(s, cells).len == s.len;
}

struct diag_place diag_excerpt_point(
	struct source_cursor *cursor, const struct source *src, size_t off)
{
	struct source_place found = source_find_from(cursor, src, off);

	return (struct diag_place){.line = found.line,
		.column = found.column,
		.end = found.column};
}

/* The parts of a line before and from the start of the mark, cut to fit. */
static void cut(struct str *before, struct str *rest, struct str line)
{
	if (fits(line, DIAG_LINE_CELLS))
		return;
	*before = tail(*before, DIAG_LINE_CELLS / 2);
	*rest = diag_excerpt_head(*rest, DIAG_LINE_CELLS - utf8_width(*before));
}

static size_t cells_since(const struct buf *b, size_t start)
{
	return utf8_width(str_slice(buf_view(b), start, b->len));
}

static void show_line(struct arena *arena, struct diag_place *place,
	struct str line, size_t off, size_t len)
{
	struct str before = str_slice(line, 0, off);
	struct str rest = str_slice(line, off, line.len);
	struct buf shown = {0};
	size_t start;

	while (len < rest.len && is_inside_character(rest.ptr[len]))
		len++;
	cut(&before, &rest, line);
	if (before.ptr != line.ptr)
		buf_str(&shown, ELLIPSIS);
	utf8_clean(&shown, before);
	place->mark = cells_since(&shown, 0);
	start = shown.len;
	utf8_clean(&shown, str_slice(rest, 0, len));
	place->mark_len = cells_since(&shown, start);
	utf8_clean(&shown, str_slice(rest, len, rest.len));
	if (rest.ptr + rest.len != line.ptr + line.len)
		buf_str(&shown, ELLIPSIS);
	place->text = arena_str(arena, buf_view(&shown));
	buf_release(&shown);
}

struct diag_place diag_excerpt_place(
	struct source_cursor *cursor, struct arena *arena, struct span at)
{
	struct source_place found = source_find_from(cursor, at.src, at.off);
	struct diag_place place = {.line = found.line, .column = found.column};
	struct str line = found.text, marked;
	size_t off = at.off - (size_t)(line.ptr - at.src->text.ptr);

	if (off > line.len)
		off = line.len;
	marked = str_slice(line, off, off + at.len);
	place.end = place.column + utf8_count(marked);
	show_line(arena, &place, line, off, marked.len);
	if (!place.mark_len)
		place.mark_len = 1;
	return place;
}

static bool starts_line(struct str text, size_t off)
{
	return off == 0 || text.ptr[off - 1] == '\n';
}

static bool ends_line(struct str text, size_t off)
{
	return off == text.len || text.ptr[off] == '\n' ||
	       text.ptr[off] == '\r';
}

/* Of a line that is cut: one byte more than is ever shown. */
#define MAX_BYTES (DIAG_LINE_CELLS * MAX_BYTES_PER_CELL + 1)

/* The part of the line before `off` that stays, cut when it is long. */
static void add_kept_start(struct buf *out, struct str text, size_t off)
{
	size_t from = off > MAX_BYTES ? off - MAX_BYTES : 0;
	struct str before = str_slice(text, from, off), kept;
	const char *end = memrchr(before.ptr, '\n', before.len);

	if (end)
		before = str_slice(text, (size_t)(end - text.ptr) + 1, off);
	kept = tail(before, DIAG_LINE_CELLS);
	if (kept.len < before.len)
		buf_str(out, ELLIPSIS);
	buf_str(out, kept);
}

static void add_kept_end(struct buf *out, struct str text, size_t off)
{
	struct str rest = str_slice(text, off, off + MAX_BYTES);
	struct str after = {0}, kept;

	str_next_line(&rest, &after);
	kept = diag_excerpt_head(after, DIAG_LINE_CELLS);
	buf_str(out, kept);
	if (kept.len < after.len)
		buf_str(out, ELLIPSIS);
}

/*
 * A line whose bytes stay as they are is left out: the one before a text
 * that begins with a line end, the one behind a text that ends with one.
 */
void diag_excerpt_mended(struct buf *out, const struct diag_edit *edit)
{
	struct str text = edit->at.src->text, new = edit->text;
	size_t from = edit->at.off, to = from + edit->at.len;
	bool ends;

	if (new.len &&new.ptr[0] == '\n' && ends_line(text, from))
		new = str_slice(new, 1, new.len);
	else
		add_kept_start(out, text, from);
	buf_str(out, new);
	ends = !out->len || out->ptr[out->len - 1] == '\n';
	if (ends && starts_line(text, to)) {
		buf_cut(out, out->len ? out->len - 1 : 0);
		return;
	}
	add_kept_end(out, text, to);
}
