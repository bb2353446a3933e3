#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"

enum {
	DIAG_MOST_OF_FILE = 20,	   /* findings of a file in the text form */
	DIAG_LINE_CELLS = 70,	   /* of a writer's line that is shown */
	DIAG_PARAGRAPH_CELLS = 80, /* of a line of help */
	DIAG_MENDED_LINES = 12,	   /* of an edit that are shown */
};

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };
enum diag_format { DIAG_TEXT, DIAG_GNU, DIAG_JSON };

/* Some bytes to put in the place of others: how a finding is mended. */
struct diag_edit {
	struct span at;	 /* what goes; an empty span inserts */
	struct str text; /* what comes; ptr NULL: there is no edit */
};

/* A place of a finding as it is shown: copies, in the arena. */
struct diag_place {
	size_t line, column;   /* from 1, in characters; line 0: no place */
	size_t end;	       /* first column behind it, on the same line */
	struct str text;       /* the line, cleaned for a terminal; a long one
				  is cut to a window round the place */
	size_t mark, mark_len; /* cells of `text`: before the mark, under it */
};

/*
 * One finding. The caller fills the first part; diag_add() fills the second
 * and copies every word, so that the caller's may go.
 *
 * `text` and `help` speak to a press officer: whole sentences, no parser's
 * words, no blame. `brief` is the one-line form of editors and logs: lower
 * case, no full stop. `hint` ("Did you mean "embargo"?") and `brief_hint`
 * ("did you mean "embargo"?") offer the edit and are dropped with it when
 * the mended file turns out not to be valid: who made the finding reads
 * diag_mended_text() again and calls diag_drop_edit().
 */
struct diag {
	enum diag_level level;
	const char *id;	   /* stable, like "key-unknown"; a literal */
	struct span at;	   /* src NULL: about no place in a file */
	struct span other; /* a second place, as the first of two keys */
	struct str file;   /* the path when there is no span; may be empty */
	struct str text, help, brief, hint, brief_hint;
	struct diag_edit edit;
	bool is_system; /* the file system, network or state failed */

	struct diag_place place, other_place;
	struct diag_place edit_from, edit_to; /* line and column only */
	struct str mended; /* the lines to write instead; may be empty. Where
			      there is no edit, the caller's: a choice */
	size_t order;	   /* which one of its diags it was */
};

/* All findings of one piece of work, in the order they were made. */
struct diags {
	struct arena *arena;	/* of the findings' words */
	struct diag_room *room; /* of `items`; goes with the arena */
	struct diag *items;	/* moved by each finding that is added */
	size_t count, errors, warnings, system_errors;
	struct source_cursor cursors[3]; /* of places, others, edits */
};

/*
 * Add a copy of `diag`; the source it points to must still hold its text.
 * Always false, so that a caller can return it.
 */
bool diag_add(struct diags *d, const struct diag *diag);

/* Say `diag` where finding `index` stood: more is known of it by now. */
void diag_replace(struct diags *d, size_t index, const struct diag *diag);

/*
 * Add the failure of the system call that just set errno: "I cannot <verb>
 * <path>: No space left on device." Always false.
 */
bool diag_system(struct diags *d, const char *verb, struct str path);

/*
 * Append copies of all findings of `from`, which lives in another arena.
 * Their spans still point to the sources of `from`; what is printed does not
 * need those.
 */
void diags_append(struct diags *to, const struct diags *from);

/*
 * The same where the arena of `from` lives as long as that of `to`: the
 * words are not copied, and `from` is empty then.
 */
void diags_take(struct diags *to, struct diags *from);

/* Forget all that was added since `before` was copied from `d`. */
void diags_restore(struct diags *d, const struct diags *before);

/* Whether a finding is wanted. */
typedef bool diag_test(const void *context, const struct diag *diag);

/* Drop the findings that `keeps` does not want; the others keep their order. */
void diags_keep(struct diags *d, diag_test *keeps, const void *context);

/*
 * Sort for people: errors before warnings before notes; within them by
 * path and place.
 */
void diags_sort(struct diags *d);

/* Drop hint, edit and mended lines of the finding. */
void diag_drop_edit(struct diag *diag);

/* The text of the finding's source with its edit applied, in `arena`. */
struct str diag_mended_text(struct arena *arena, const struct diag *diag);

/*
 * Append one finding in a form, with colour escapes if `colour`. No byte of
 * a control character reaches the output, whatever the finding quotes.
 *
 * DIAG_TEXT: a heading, the writer's line with a mark, what helps, the lines
 * to write instead; the caller puts an empty line between two findings.
 *
 * DIAG_GNU: `path:line:column: level: brief; brief_hint [id]`.
 *
 * DIAG_JSON: one object and a line end:
 * {"schema":1,"id":"key-unknown","level":"error","file":"a.md","line":4,
 * "column":1,"end":9,"message":"...","help":"...","brief":"...",
 * "other":{"line":2,"column":1,"end":9},
 * "fix":{"line":4,"column":1,"end_line":4,"end":9,"text":"embargo",
 * "hint":"..."}}
 * Lines and columns count from 1 and in characters, "end" is the first
 * column behind; "file" to "end", "help", "other" and "fix" are left out
 * where there is nothing to say. "lines" are those to choose from where
 * there is no fix. "system":true marks failures of the file
 * system, the network and the state.
 */
void diag_print(struct buf *out, const struct diag *diag,
	enum diag_format format, bool colour);

/*
 * Append all findings; the text form shows DIAG_MOST_OF_FILE of each file
 * and then says "And 31 more in a.md."
 */
void diags_print(struct buf *out, const struct diags *d,
	enum diag_format format, bool colour);

#endif
