#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };
enum diag_format { DIAG_TEXT, DIAG_GNU, DIAG_JSON };

/* Some bytes to put in the place of others: how a finding is mended. */
struct diag_edit {
	struct span at;	 /* what goes; an empty span inserts */
	struct str text; /* what comes; ptr NULL: there is no edit */
};

/*
 * One finding. The caller fills the first part, with slices that live in
 * `diags.arena` (or longer); diag_add() fills the second.
 *
 * `text` and `help` speak to a press officer: whole sentences, no parser's
 * words, no blame. `brief` is the one-line form of editors and logs: lower
 * case, no full stop. `hint` offers the edit and is dropped with it when
 * the mended file turns out not to be valid (diags_check_edits).
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

	struct source_place place, other_place; /* copies, in the arena */
	size_t mark_len;			/* characters under the mark */
	struct str mended; /* the lines to write instead; may be empty */
};

/* All findings of one piece of work, in the order they were made. */
struct diags {
	struct arena *arena; /* of the findings' words */
	struct diag *items;
	size_t count, errors, warnings, system_errors;
};

/* Add a copy of `diag`. Always false, so that a caller can return it. */
bool diag_add(struct diags *d, const struct diag *diag);

/*
 * Add the failure of the system call that just set errno: "I cannot <verb>
 * <path>: No space left on device." Always false.
 */
bool diag_system(struct diags *d, const char *verb, struct str path);

/* Append copies of all findings of `from`, which lives in another arena. */
void diags_append(struct diags *to, const struct diags *from);

/*
 * Sort for people: errors before warnings before notes; within them by
 * path and place.
 */
void diags_sort(struct diags *d);

/* Drop hint, edit and mended lines of the finding. */
void diag_drop_edit(struct diag *diag);

/* The text of the finding's source with its edit applied, in `arena`. */
struct str diag_mended_text(struct arena *arena, const struct diag *diag);

/* Append one finding in a form, with colour escapes if `colour`. */
void diag_print(struct buf *out, const struct diag *diag,
	enum diag_format format, bool colour);

/* Append all findings, at most `most` of each file in the text form. */
void diags_print(struct buf *out, const struct diags *d,
	enum diag_format format, bool colour);

#endif
