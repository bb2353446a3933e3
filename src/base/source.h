#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"

struct diags;

enum { SOURCE_MAX_BYTES = 4 * 1024 * 1024 };

/*
 * A file that a person wrote, kept whole while it is read. `text` may be
 * dropped afterwards (`source_drop`): positions stay, excerpts need it.
 */
struct source {
	struct str path; /* as shown: from the newsroom's folder */
	struct str text; /* UTF-8 without byte order mark; may be dropped */
	size_t size;	 /* bytes of the text */
	struct digest digest; /* of the text */
};

/* Some bytes of a source; `src` NULL: no place in a file. */
struct span {
	const struct source *src;
	uint32_t off, len; /* bytes */
};

/* A place as an editor shows it. */
struct source_place {
	size_t line;	 /* from 1, from the top of the file */
	size_t column;	 /* from 1, in characters */
	struct str text; /* the whole line, without its end */
};

/*
 * Make `src` of the bytes `text` (not copied: they must live as long as its
 * text is used) under the shown name `path`. A byte order mark is dropped.
 * Findings: not UTF-8 (with the likely encoding), a NUL byte, too large.
 * `src` holds path and size after a failure too, its text is empty then.
 */
bool source_make(
	struct diags *d, struct source *src, struct str path, struct str text);

/* Forget the text; the caller owns its memory. */
void source_drop(struct source *src);

/* The place of the byte `off`; a source without text gives line 0. */
struct source_place source_find(const struct source *src, size_t off);

/* Where a search ended; a zeroed one is valid. It looks at no source. */
struct source_cursor {
	struct str text; /* of the last search; only to be compared */
	struct digest digest;
	size_t off, line_off; /* bytes */
	size_t line, column;
	size_t found;	      /* the line of `line_text` */
	struct str line_text; /* a part of `text` */
};

/*
 * As source_find(), starting where the last search with `cursor` ended, so
 * that many places in rising order cost one walk over the text.
 */
struct source_place source_find_from(
	struct source_cursor *cursor, const struct source *src, size_t off);

struct span source_span(const struct source *src, size_t off, size_t len);

/*
 * The span of `part`, which must be a slice of the text of `src`; a slice
 * of something else gives the span of no place.
 */
struct span source_span_of(const struct source *src, struct str part);

/* The slice a span stands for; empty when the text was dropped. */
struct str source_slice(struct span at);

#endif
