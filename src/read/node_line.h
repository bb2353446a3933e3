#ifndef READ_NODE_LINE_H
#define READ_NODE_LINE_H

#include "base/arena.h"
#include "base/str.h"

/*
 * A line of YAML as a person sees it: "  - name: value  # remark". All
 * places are bytes of the text it stands in. Nothing is known of the lines
 * around it, so a line inside a longer text may look like a field.
 */
struct node_line {
	size_t off, end; /* without its line end */
	size_t next;	 /* where the next line begins; the text's length
			    when there is none */
	size_t body;	 /* first byte behind indent and dashes */
	size_t indent;	 /* bytes of white space it begins with */
	bool has_dash;
	struct str key;		 /* empty: no field begins here */
	size_t colon;		 /* behind the key */
	size_t value, value_end; /* without spaces and remark */
};

/* The line that the byte `off` of `text` stands in. */
struct node_line node_line_at(struct str text, size_t off);

/* The line above; false when there is none. */
bool node_line_above(struct str text, struct node_line *line);

bool node_line_is_blank(const struct node_line *line);
bool node_line_is_remark(struct str text, const struct node_line *line);

/* Bytes of the white space that `s` begins with that is not U+0020. */
size_t node_line_odd_space(struct str s);

/* A word that could be the name of a field: "after-hours". */
bool node_line_is_name(struct str s);

/* Bytes of the curly quotation mark that `s` begins, or ends, with; or 0. */
size_t node_line_curly_start(struct str s);
size_t node_line_curly_end(struct str s);

/*
 * Where the quotation begun by the first byte of `s` (" or ') ends: the
 * place of the closing mark, or STR_NONE.
 */
size_t node_line_closing_quote(struct str s);

/* Where the bracket that `s` begins with is closed, or STR_NONE. */
size_t node_line_closing_bracket(struct str s);

/* `value` in quotation marks that keep all of it, in `arena`. */
struct str node_line_quote(struct arena *arena, struct str value);

#endif
