#ifndef BASE_DIAG_EXCERPT_H
#define BASE_DIAG_EXCERPT_H

#include "base/diag.h"

/*
 * The writer's lines as a finding shows them: cleaned, cut to what fits, and
 * with the cells under which the mark stands. For diag*.c only.
 */

/* As many graphemes of the start of `s` as fit into `cells`. */
struct str diag_excerpt_head(struct str s, size_t cells);

/* Line and column of a byte; the other fields are empty. */
struct diag_place diag_excerpt_point(
	struct source_cursor *cursor, const struct source *src, size_t off);

/* The place of a span with its line, which lives in `arena`. */
struct diag_place diag_excerpt_place(
	struct source_cursor *cursor, struct arena *arena, struct span at);

/* Append the lines that the edit changes, as they will be. */
void diag_excerpt_mended(struct buf *out, const struct diag_edit *edit);

#endif
