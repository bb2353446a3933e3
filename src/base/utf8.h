#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * Where the first byte stands that is not part of well-formed UTF-8
 * (RFC 3629: no surrogates, nothing over U+10FFFF, shortest form), or
 * STR_NONE.
 */
size_t utf8_find_invalid(struct str s);

/* How many bytes at the start of `s` are ASCII; eight are seen at a time. */
size_t utf8_ascii_len(struct str s);

/* Cut the first character off; U+FFFD for a byte that is not UTF-8. */
bool utf8_next(struct str *rest, uint32_t *character);

/* Append `character` to the 4 bytes at `out`; returns how many. */
size_t utf8_encode(char out[4], uint32_t character);

/* Characters (code points) of well-formed `s`. */
size_t utf8_count(struct str s);

/*
 * Cut the first grapheme cluster off (UAX 29), as a person counts letters.
 */
bool utf8_next_grapheme(struct str *rest, struct str *grapheme);

/*
 * Cells of a terminal or a fixed-width sheet that `s` takes: a grapheme
 * cluster is as wide as its widest character. A tab counts as one.
 */
size_t utf8_width(struct str s);

/*
 * The same where Chinese, Japanese or Korean is written: characters that
 * Unicode calls ambiguous, as those of "…" and Greek, take two cells.
 */
size_t utf8_wide_width(struct str s);

/*
 * Where a line may (UAX 14) or must be broken: one byte of the result for
 * each byte of `s`: 0 no break before it, 1 may be broken before it, 2 must.
 * The result lives in `arena`.
 */
const uint8_t *utf8_line_breaks(struct arena *arena, struct str s);

/*
 * The same where Chinese, Japanese or Korean is written: "“" opens and "”"
 * closes, so that a line may be broken before and behind the quotation.
 */
const uint8_t *utf8_wide_line_breaks(struct arena *arena, struct str s);

/*
 * Whether a letter of `s` is written from right to left (else: from left to
 * right). Digits and signs go with what is around them, and are neither.
 */
bool utf8_has_letter(struct str s, bool to_left);

/* `s` in normalisation form C, in `arena`. */
struct str utf8_nfc(struct arena *arena, struct str s);

/* `s` case-folded and in form C: equal for names that read the same. */
struct str utf8_fold(struct arena *arena, struct str s);

/* `s` with accents dropped (NFD without marks), in `arena`. */
struct str utf8_without_accents(struct arena *arena, struct str s);

/*
 * Append `s` as it may be sent to a terminal: a control character, one that
 * turns the direction of writing, and a byte that is not UTF-8 become
 * U+FFFD, a tab and a line end become a space.
 */
void utf8_clean(struct buf *out, struct str s);

#endif
