#ifndef READ_EDIT_H
#define READ_EDIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "read/node.h"

/*
 * Edits of a release's file that disturb nothing else: remarks, the order of
 * fields, quotation marks, indentation, line ends, byte order mark and empty
 * lines stay as they are, byte for byte. Each function below notes what is
 * to change; edit_finish() makes the new text and reads it again.
 */

enum {
	EDIT_MAX_CHANGES = 64,	/* fields and places in one edit */
	EDIT_MAX_SPOTS = 50,	/* places of some words that are told */
	EDIT_CONTEXT_LINES = 2, /* round a change, as it is shown */
};

/* Some bytes in the place of others. */
struct edit_patch {
	size_t off, len;
	struct str with;
};

/* What a field must say when it is read again. */
struct edit_field {
	const char *key;
	const struct node *value;
};

/* One file and what is to change in it. Everything lives in `arena`. */
struct edit {
	struct arena *arena;
	struct str mark;	  /* byte order mark of the file, or empty */
	struct source src;	  /* the file without it */
	bool is_readable;	  /* the fields could be read */
	const struct node *front; /* NULL: no field, or not readable */
	struct span yaml;	  /* the lines of the fields */
	size_t body_off;
	struct str line_end; /* "\n" or "\r\n", as its first line has it */

	struct edit_patch patches[EDIT_MAX_CHANGES];
	size_t patch_count;
	struct edit_field fields[EDIT_MAX_CHANGES];
	size_t field_count;
	bool is_full;  /* more changes than fit: nothing is changed */
	bool by_lines; /* of a file whose fields cannot be read */
};

/*
 * Begin to edit the file `path` that holds `bytes`, which must live as long
 * as `e`. False, with the finding `edit-unreadable`, when its fields cannot
 * be read without guessing; only edit_withdraw() works then. False without
 * `e->src.text` is a file that is no text.
 */
bool edit_open(struct edit *e, struct diags *d, struct arena *arena,
	struct str path, struct str bytes);

/* The text of the field, or empty: what a text or a list says is no text. */
struct str edit_text(const struct edit *e, const char *key);

/* Set a field that is one text; it is added where it was not there. */
void edit_set(struct edit *e, const char *key, struct str text);

/* The time until which a release waits; the other words of its embargo stay. */
void edit_set_until(struct edit *e, struct str time);

/* Write `lifted` into the embargo, which becomes {until, lifted}. */
void edit_lift(struct edit *e, struct str at, struct str reason);

/*
 * Write `status: withdrawn` and `withdrawn`; `replaced_by` may be empty. In a
 * file whose fields cannot be read, both stand behind its first line.
 */
void edit_withdraw(struct edit *e, struct str at, struct str reason,
	struct str replaced_by);

/* An entry of `corrections`; what is empty is not written. */
struct edit_correction {
	struct str at, kind, was, now, note;
};

void edit_add_correction(
	struct edit *e, const struct edit_correction *correction);

/* A place where some words stand. */
struct edit_spot {
	const char *field; /* "headline", "summary", "text" */
	size_t off;	   /* byte of the source */
	size_t line;	   /* from 1 */
	struct str text;   /* the line */
	bool is_part; /* of a longer word or number: not what was asked for */
};

struct edit_spots {
	struct edit_spot items[EDIT_MAX_SPOTS];
	size_t count;
	bool is_more; /* there are others */
};

/*
 * Where `words` stand in headline, summary and text, in this order. White
 * space between two words matches any other, line ends too.
 */
void edit_find(const struct edit *e, struct str words, struct edit_spots *out);

/* Where they stand in other fields, which edit_replace() leaves alone. */
void edit_find_elsewhere(
	const struct edit *e, struct str words, struct edit_spots *out);

/*
 * Put `now` in the place of `was`, wherever edit_find() found it whole; on
 * that line alone where `line` is not 0. Returns how many places that are.
 */
size_t edit_replace(
	struct edit *e, struct str was, struct str now, size_t line);

/*
 * Whether `words` stand in `text`, not as a part of a longer word or number;
 * `*at` and `*len` are the first place.
 */
bool edit_has_words(struct str text, struct str words, size_t *at, size_t *len);

/*
 * Make the new text, in the arena, and read it again: each field that was to
 * change says what it should, and every other one what it said. Else false,
 * with the finding `edit-refused`, and nothing is to be written.
 */
bool edit_finish(struct edit *e, struct diags *d, struct str *out);

/*
 * Append what changes, as `diff -u` shows it, in colour if `colour`. For a
 * terminal: no byte of a control character reaches it.
 */
void edit_print_diff(struct buf *out, const struct edit *e, bool colour);

#endif
