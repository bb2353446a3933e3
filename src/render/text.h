#ifndef RENDER_TEXT_H
#define RENDER_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/body.h"

enum { TEXT_COLUMNS = 72 };

/*
 * Links met so far in one plain text, each address with one number, and what
 * its language is like.
 */
struct text_links {
	struct arena *arena;
	bool is_wide;	      /* Chinese, Japanese or Korean */
	struct str image;     /* "Image: " in its words; empty: in English */
	struct str_list urls; /* absolute; number is index + 1 */
	struct map numbers;   /* by address */
};

/*
 * Append `text` wrapped at TEXT_COLUMNS columns by display width (UAX 14,
 * none inside an address; a long word sticks out): the first line behind
 * `first`, the others behind `rest` (prefixes such as "- " and "  "). Ends
 * with LF. LFs in `text` are kept as line ends, but for those at its end.
 * A soft hyphen is shown where a line ends with it, else left out.
 */
void text_wrap(
	struct buf *out, struct str text, struct str first, struct str rest);

/*
 * Append the text as plain text, blocks separated by an empty line, ending
 * with one LF: links as "words [1]", pictures as "[Image: alt - address]",
 * lists with hanging indent, quotes behind "> ", small tables aligned by
 * display width, wide ones as "Name: value" blocks.
 */
void text_body(struct buf *out, struct text_links *links,
	const struct body *body, const struct body_links *to);

/* The number of an address: the one it has, else the next. */
size_t text_link_number(struct text_links *links, struct str url);

/* Append the list of links, "[1] https://...", one a line; none: nothing. */
void text_link_list(struct buf *out, const struct text_links *links);

#endif
