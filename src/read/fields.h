#ifndef READ_FIELDS_H
#define READ_FIELDS_H

#include "read/record.h"

/* What the readers of several kinds of fields share. */

/* Whether the record says something for `key`: there, and not empty. */
bool fields_said(const struct node *record, const char *key);

/* Where the value of `key` stands; the place of nothing when it does not. */
struct span fields_place(const struct node *record, const char *key);

/*
 * A value as a list: the items of a list, a record or text as the only one,
 * none for an empty text.
 */
size_t fields_count(const struct node *value);
const struct node *fields_item(const struct node *value, size_t index);

/*
 * Check that `value` is one text that is not empty (`example`: a value to
 * write instead, `key: ...`). What could not be read before is refused
 * without another finding.
 */
bool fields_is_text(
	struct reading *r, const struct node *value, const char *example);

/* A name that should be one of several. */
struct fields_choice {
	const char *id;	   /* of the finding */
	const char *what;  /* "contact": I don't know the contact "x". */
	const char *where; /* "in site.yaml" */
	const struct node *typed;
	const struct str *known;
	size_t known_count;
};

enum { FIELDS_MAX_SHOWN = 12 }; /* known names listed in a finding */

/*
 * Add the finding that a name is none of the known ones, with the nearest
 * to put in its place, or the list of them. Always false.
 */
bool fields_refuse_unknown(
	struct reading *r, const struct fields_choice *choice);

#endif
