#ifndef RENDER_TEXT_BREAK_H
#define RENDER_TEXT_BREAK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Where a line of plain text may be broken. */

/* Bytes of a text between which no line is broken. */
struct text_span {
	size_t from, to;
};

/* A Latin text, and what is known of where its lines may be broken. */
struct text_latin {
	struct str text;
	bool is_ascii;	       /* a byte is a cell */
	const uint8_t *held;   /* 1: no break before that byte; NULL: none */
	struct text_span word; /* the last one with a dash ... */
	bool is_address;       /* ... and what it is */
};

/*
 * Whether `s` is Latin text: each character takes one cell, and lines are
 * broken at spaces and dashes only. Its characters are counted.
 */
bool text_break_is_latin(struct str s, size_t *count);

/*
 * Where a line that begins with `part` and has room for `columns` ends: with
 * the spaces at its end, and behind that room when there is no place before.
 */
size_t text_break_latin(
	struct text_latin *latin, struct text_span part, size_t columns);

/*
 * For each byte of `text`, which is not empty, whether a line may be broken
 * before it; in `scratch`. For texts that are not Latin; `is_wide` as in
 * struct text_prefix.
 */
uint8_t *text_break_other(struct arena *scratch, struct str text, bool is_wide);

#endif
