#ifndef MODEL_BODY_H
#define MODEL_BODY_H

#include <stdint.h>

#include "base/str.h"
#include "model/release.h"

struct cmark_node;

/*
 * A text as a cmark tree, after our own passes. What CommonMark does not
 * know stands in it as custom nodes; their "on enter" string names them:
 *
 *   BODY_TABLE   block; "on exit" holds a letter for each column: l r c or -
 *   BODY_ROW     block in a table; the first row is the heading
 *   BODY_CELL    block in a row; holds inlines
 *   BODY_FIGURE  block; holds one image node, then a BODY_CAPTION or nothing
 *   BODY_CAPTION block in a figure; holds inlines
 *   BODY_STRUCK  inline
 *
 * Links and images: an address outside is kept as it is ("https:", "http:",
 * "mailto:", "tel:"); an address of this site is "/" and its path from the
 * root of the site ("/2026/results/chart.png"); a link that leads nowhere
 * public is gone from the tree, its words are not. There is no raw HTML.
 *
 * User data: a heading's is its id, or NULL (a link to it is "/", the page's
 * address and "/#id"); a picture's points to a size_t, the index of its file in
 * `files`; that of other blocks is the reader's own. Whoever publishes may
 * replace the files of `files` by what is known of them then.
 */
#define BODY_TABLE "table"
#define BODY_ROW "row"
#define BODY_CELL "cell"
#define BODY_FIGURE "figure"
#define BODY_CAPTION "caption"
#define BODY_STRUCK "struck"

struct body {
	struct cmark_node *root;
	const struct release_file **files; /* named by it, each once */
	size_t file_count;
	struct str first_paragraph; /* its words, for a summary */
	int heading_level;	    /* the highest of them; 0: none */
};

/* How addresses of this site are written in one output. */
struct body_links {
	struct str prefix; /* "../../", or "https://press.example/" */
	bool is_rtl;	   /* the page around it is written to the left */
};

#endif
