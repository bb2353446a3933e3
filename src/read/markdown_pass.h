#ifndef READ_MARKDOWN_PASS_H
#define READ_MARKDOWN_PASS_H

#include "read/markdown.h"
#include "read/markdown_memory.h"

/*
 * The passes that markdown_read() takes over a tree, in this order, and what
 * they share. Each walks with cmark's iterator or over one list of children:
 * none calls itself, and none is more than linear in the text.
 */

/* Some bytes of the text that is read. */
struct markdown_extent {
	size_t from, to;
};

struct markdown_pass {
	struct diags *d;
	struct arena *arena;
	const struct markdown_input *in;
	struct body *body;
	struct str text;   /* as written */
	struct str work;   /* what cmark reads; as long, byte for byte */
	bool has_standins; /* `work` differs from `text` */
	struct str struck; /* stands for "~~" in `work`; empty: none is */
	struct cmark_node *root;
	size_t *lines; /* where each line of `text` begins */
	size_t line_count;
	const char **anchors; /* ids of headings, see markdown_anchor_* */
	size_t anchor_count;
	size_t finding_count;
	bool has_failed; /* an error was among the findings */
};

/* ---- markdown_place.c: where things stand in the source ---- */

/* Fill `lines`; before all others. */
void markdown_place_lines(struct markdown_pass *p);

/* The bytes of lines `first` to `last` (from 1), without the last line end. */
struct markdown_extent markdown_place_of_lines(
	const struct markdown_pass *p, int first, int last);

/*
 * Where `needle` stands in `text` or `work`, looked for from where cmark
 * says that the inline or block `node` begins; the first line of its block
 * when it is not there as it is.
 */
struct markdown_extent markdown_place_of(const struct markdown_pass *p,
	cmark_node *node, struct str text, struct str needle);

/*
 * Remember where `block` stands, which cmark does not know: cells of tables
 * and what was read a second time. Not for headings.
 */
void markdown_place_keep(
	struct markdown_pass *p, cmark_node *block, struct markdown_extent at);

struct span markdown_place_span(
	const struct markdown_pass *p, struct markdown_extent at);

/*
 * Whether one more finding is to be told: ask before its words are made, for
 * a hostile text could have a hundred thousand. Notes an error as a failure.
 */
bool markdown_place_wants(struct markdown_pass *p, enum diag_level level);

/* ---- markdown_standin.c: what cmark must not see ---- */

/*
 * Make `work`: control characters become spaces (a warning), "~~" that may
 * strike a text becomes a sign that the text does not contain, and what
 * cmark would take for emphasis or smart punctuation inside a bare address
 * becomes a byte that no UTF-8 contains.
 */
void markdown_standin_place(struct markdown_pass *p);

/* Put back what `work` replaced, all but `struck` in text nodes. */
void markdown_standin_restore(struct markdown_pass *p);

/* ---- markdown_table.c: paragraphs that are tables ---- */

/* `options`: those that cmark read the text with. */
void markdown_table_read(struct markdown_pass *p, int options);

/* ---- markdown_raw.c: depth of the tree, HTML ---- */

/* False, with a finding, when the tree is deeper than MARKDOWN_MAX_DEPTH. */
bool markdown_raw_check_depth(struct markdown_pass *p);

/* Take HTML out of the tree; "<br>" becomes a line break. */
void markdown_raw_remove(struct markdown_pass *p);

/* ---- markdown_inline.c: what stands inside text ---- */

/* A text node that holds `text`. */
cmark_node *markdown_inline_text(struct markdown_pass *p, struct str text);

/* Make "~~words~~" a custom node. */
void markdown_inline_strike(struct markdown_pass *p);

/* Fill in the {{...}}, then make bare addresses links. */
void markdown_inline_fill(struct markdown_pass *p);

/* ---- markdown_bare.c ---- */

/* An address that stands in a text by itself. */
struct markdown_bare {
	size_t from, to; /* bytes of the text */
	bool is_mail;
};

/* The first bare address of `text` at or after `from`. */
bool markdown_bare_next(
	struct str text, size_t from, struct markdown_bare *found);

/* ---- markdown_fill.c ---- */

bool markdown_fill_is_english(struct str language);

/* As markdown_fill_counts(); `begins`: the text begins a sentence. */
struct str markdown_fill_part(struct arena *arena, struct str text,
	const struct release *release, bool begins);

/* ---- markdown_anchor.c: headings ---- */

/* Give headings their ids; an empty heading is the signs it was typed as. */
void markdown_anchor_headings(struct markdown_pass *p);

bool markdown_anchor_exists(const struct markdown_pass *p, struct str id);

/* ---- markdown_advice.c: what an editor would say ---- */

/* `heading-skipped`: levels of headings that are left out. */
void markdown_advice_headings(struct markdown_pass *p);

/* `link-words`: a link such as "here". */
void markdown_advice_link(struct markdown_pass *p, cmark_node *link);

/* ---- markdown_link.c ---- */

void markdown_link_resolve(struct markdown_pass *p);

/* The file of the release's folder of that name, or NULL. */
const struct release_file *markdown_link_file(
	const struct markdown_pass *p, struct str name);

/* Note a file for publication; its index in `body->files`. */
size_t markdown_link_note(
	struct markdown_pass *p, const struct release_file *file);

/* "/2026/results/chart.png", and note the file for publication. */
struct str markdown_link_to_file(
	struct markdown_pass *p, const struct release_file *file);

/* Bytes of the scheme that `url` begins with, without its colon; or 0. */
size_t markdown_link_scheme(struct str url);

/* ---- markdown_path.c ---- */

/*
 * What the relative `path` leads to, as "/2026/results/": seen from the
 * source file, from the page, from the root of the site. ptr NULL when it is
 * nothing that anyone may see.
 */
struct str markdown_path_find(struct markdown_pass *p, struct str path);

/* ---- markdown_image.c ---- */

/* By our rule, or take it out of the tree. */
void markdown_image_resolve(struct markdown_pass *p, cmark_node *image);

/* Paragraphs that hold one image and nothing else become figures. */
void markdown_image_figures(struct markdown_pass *p);

/* ---- markdown_words.c ---- */

/* The words inside `node`, line breaks as spaces, struck ones left out. */
struct str markdown_words_of(struct arena *arena, cmark_node *node);

/* A text of its own that is the end mark, which the page prints by itself. */
void markdown_words_end_mark(struct markdown_pass *p);

/* Fill `body->first_paragraph`. */
void markdown_words_first_paragraph(struct markdown_pass *p);

#endif
