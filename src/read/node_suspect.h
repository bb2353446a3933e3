#ifndef READ_NODE_SUSPECT_H
#define READ_NODE_SUSPECT_H

#include "read/node_line.h"
#include "read/node_words.h"

/* A line that may hold the mistake. */
struct node_suspect {
	struct arena *arena;
	struct str text; /* the whole draft */
	struct node_line line;
	size_t at;     /* byte at which reading stopped */
	bool is_above; /* reading went on behind the line */
};

/* The value of the line; remarks left out. */
struct str node_suspect_value(const struct node_suspect *s);

/* How a finding calls that value: `The text of "headline"`. */
struct str node_suspect_subject(const struct node_suspect *s);

/*
 * The end of the lines that belong to the value of the suspect's line: those
 * below it that begin further right.
 */
size_t node_suspect_value_end(const struct node_suspect *s);

/* Go to the next line above that is neither empty nor a remark. */
bool node_suspect_line_above(struct str text, struct node_line *line);

void node_suspect_mark(struct node_guess *out, size_t from, size_t to);
void node_suspect_mend(
	struct node_guess *out, size_t off, size_t len, struct str with);

/*
 * The guesses. Each looks at one line and says whether its mistake may be
 * there, with words and mend in `out`.
 */
typedef bool node_suspect_look(
	const struct node_suspect *s, struct node_guess *out);

/* At the start of lines (node_indent.c). */
node_suspect_look node_indent_tab;
node_suspect_look node_indent_space;	     /* no-break and the like */
node_suspect_look node_indent_shift;	     /* off by one */
node_suspect_look node_indent_shift_to_body; /* the same below "- name:" */
node_suspect_look node_indent_dash;	     /* "-Alpha" */
node_suspect_look node_indent_text;	     /* text that goes on */
node_suspect_look node_indent_no_colon;	     /* "headline Report" */

/* In the value (node_value.c). */
node_suspect_look node_value_link;  /* [words](address) */
node_suspect_look node_value_curly; /* curly quotation marks */
node_suspect_look node_value_glued; /* "embargo:none" */
node_suspect_look node_value_quotes;
node_suspect_look node_value_bracket;
node_suspect_look node_value_sign;    /* begins with @ * & % ... */
node_suspect_look node_value_in_list; /* a sign or colon inside of [] or {} */
node_suspect_look node_value_colon;
node_suspect_look node_value_colon_below; /* in a later line of the text */

#endif
