#ifndef RENDER_TEXT_WRAP_H
#define RENDER_TEXT_WRAP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "render/text_break.h"

/* The words of one block, or of one cell of a table. */
struct text_words {
	struct str text;	/* LF: a line end the writer asked for */
	struct text_span *kept; /* addresses; inside an arena */
	size_t kept_count;
};

/* What stands before the first line of a block, and before the others. */
struct text_prefix {
	struct str first, rest;
	bool is_wide; /* Chinese, Japanese or Korean: of utf8_wide_width() */
};

/* Keep the bytes from `from` up to `to` together; grows in `arena`. */
void text_wrap_keep(
	struct arena *arena, struct text_words *words, struct text_span span);

/*
 * Append `words` wrapped at TEXT_COLUMNS (text_wrap() of text.h). `scratch`
 * takes what is needed meanwhile; the caller resets it.
 */
void text_wrap_words(struct buf *out, struct arena *scratch,
	const struct text_words *words, const struct text_prefix *prefix);

/* text_wrap() of text.h, for any language. */
void text_wrap_behind(
	struct buf *out, struct str text, const struct text_prefix *prefix);

/* Append `prefix`, `text` and LF; no spaces at the end of the line. */
void text_wrap_line(struct buf *out, struct str prefix, struct str text);

/* Cells that `text` takes; soft hyphens take none. */
size_t text_wrap_width(struct str text, bool is_wide);

#endif
