#ifndef READ_RECORD_H
#define READ_RECORD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/instant.h"
#include "read/node.h"

struct field;
struct site;

/* What the readers of fields work with. */
struct reading {
	struct diags *d;
	struct arena *arena; /* of the result */
	struct instant_rules times;
	struct instant now;
	const struct site *site; /* NULL while site.yaml itself is read */
	void *context;		 /* of the file kind; see releasefile.c */
};

/*
 * A type of field: `words` names it to people ("a text", "yes or no", "a
 * list of names"); `read` checks `value` and stores the result at `to`,
 * or adds a finding and returns false (nothing stored).
 */
struct record_type {
	const char *words;
	bool (*read)(struct reading *r, const struct field *field,
		const struct node *value, void *to);
};

enum {
	FIELD_OPTIONAL = 0,
	FIELD_REQUIRED = 1,
	FIELD_OR_TEXT = 2, /* a text may stand for the record of `detail` */
	FIELD_MANY = 4,	   /* or a list of what may stand there */
};

enum {
	RECORD_MAX_FIELDS = 64,	      /* rows of one table */
	RECORD_MAX_LISTED = 12,	      /* known fields named in a finding */
	RECORD_MAX_INVISIBLE = 8,     /* characters reported in one value */
	RECORD_MAX_EMAIL_BYTES = 254, /* RFC 5321 4.5.3.1.3 */
	RECORD_MAX_LOCAL_BYTES = 64,  /* RFC 5321 4.5.3.1.1 */
	RECORD_MAX_URL_BYTES = 2000,
	RECORD_MIN_PHONE_DIGITS = 5,
};

/* One row: a key, its type, and where it goes in the struct. */
struct field {
	const char *name;
	const struct record_type *type;
	unsigned flags;
	size_t offset;
	const void
		*detail; /* the type's: words of an enum, fields of a record */
	const char *example; /* a value to write, for findings */
	size_t at_offset;    /* of a struct span that keeps the place of its
				value; 0: none */
};

/*
 * Words for keys that people use for ours: {"title", "headline"}. One that
 * belongs further inside has a dot: {"phone", "contact.phone"}.
 */
struct record_synonym {
	const char *theirs, *ours;
};

/* All keys of one kind of record; each table ends with a zeroed row. */
struct record_fields {
	const char *what; /* "a release", "a contact" */
	const struct field *fields;
	const struct record_synonym *synonyms; /* may be NULL */
	const char *consequence; /* "Until this is mended the release is held
				    back." or NULL */
};

/*
 * Fill `to` from the record `node` by the table: unknown keys (with the
 * nearest known one or the synonym), missing required ones, a list where a
 * text is wanted: each is a finding at its place, and the other fields are
 * read all the same; an unknown key that means a field which is not there is
 * read as that field. `node` NULL counts as an empty record at `where`.
 * An optional field with nothing behind its colon counts as not there; a
 * value that node_read() could not read is refused without more words.
 */
bool record_read(struct reading *r, const struct record_fields *fields,
	const struct node *node, struct span where, void *to);

/* The types that any record can use. */
extern const struct record_type record_text;  /* struct str, may be several
						 lines */
extern const struct record_type record_line;  /* struct str, one line, no
						 control or direction marks */
extern const struct record_type record_yes;   /* bool: yes or no */
extern const struct record_type record_word;  /* int (an enum): one of detail,
						 a struct record_word_row[] */
extern const struct record_type record_slug;  /* struct str */
extern const struct record_type record_url;   /* struct str: https or http */
extern const struct record_type record_email; /* struct str */
extern const struct record_type record_phone; /* struct str, as typed */
extern const struct record_type record_language; /* struct str: BCP 47 */
extern const struct record_type record_time;   /* struct moment, time needed */
extern const struct record_type record_date;   /* struct moment, a date is
						  enough */
extern const struct record_type record_zone;   /* const struct zone * */
extern const struct record_type record_number; /* unsigned long; detail: a
						  struct record_range */
extern const struct record_type record_lines;  /* struct str_list: a list of
						  lines, or one line */
extern const struct record_type record_inside; /* a struct: detail is its
						  struct record_fields */

struct record_word_row {
	const char *word; /* NULL ends the table */
	int value;
};

struct record_range {
	unsigned long min, max;
};

/*
 * Whether a finding says already that the bracket which `value` begins with
 * is never closed. It says now that the text begins with a bracket and needs
 * quotation marks, since the field takes no list.
 */
bool record_open_refuse(
	struct reading *r, const struct field *field, const struct node *value);

/*
 * Add the finding that `value` is not what the field takes: a list or a
 * record where one text is wanted. Always false.
 */
bool record_refuse(
	struct reading *r, const struct field *field, const struct node *value);

/*
 * Whether `node` reads as a record but is a text with a colon in it, such as
 * the item "- Center: North" of a list of names: a line with one key that
 * means none of the fields.
 */
bool record_is_text(
	const struct record_fields *fields, const struct node *node);

/* Whether nothing stands at an item of a list. */
bool record_is_empty(const struct node *item);

/* Add the finding about such an item of the field `list`. Always false. */
bool record_refuse_empty(
	struct reading *r, const char *list, const struct node *item);

/* Add the finding that such a text needs quotation marks. Always false. */
bool record_refuse_colon(struct reading *r, const struct node *node);

/*
 * Add a finding about the value of a field, with `mended` (if its ptr is not
 * NULL) to be put in the place of the value. Always false.
 */
bool record_refuse_value(struct reading *r, const struct node *value,
	const struct diag *words, struct str mended);

#endif
