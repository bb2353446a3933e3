#ifndef READ_EDIT_PARTS_H
#define READ_EDIT_PARTS_H

#include "read/edit.h"

/* For edit*.c only. */

/* Note that `len` bytes at `off` become `with`, which is copied. */
void edit_patch(struct edit *e, size_t off, size_t len, struct str with);

/* Note what the field must say afterwards. */
void edit_want(struct edit *e, const char *key, const struct node *value);

/* Where patches and wants are to be taken back to. */
struct edit_point {
	size_t patches, fields;
};

struct edit_point edit_point(const struct edit *e);
void edit_go_back(struct edit *e, struct edit_point point);

/* The text with all that was noted so far, in the arena. */
struct str edit_apply(const struct edit *e);

/* Whether it reads as it should. */
bool edit_holds(const struct edit *e);

/* New nodes; `count` pairs or items of NULL are left out. */
struct edit_pair {
	const char *key;
	const struct node *value;
};

const struct node *edit_make_text(struct edit *e, struct str text);
/* NULL where the text is empty. */
const struct node *edit_make_optional(struct edit *e, struct str text);
const struct node *edit_make_record(
	struct edit *e, const struct edit_pair pairs[], size_t count);

/* A copy of the record with one field set: at its place, else at the end. */
const struct node *edit_make_with(struct edit *e, const struct node *record,
	const char *key, const struct node *value);

/* A copy of the list, or a list of the one value, with another item. */
const struct node *edit_make_longer(
	struct edit *e, const struct node *list, const struct node *item);

/* Append a value behind the colon of a field that stands `indent` deep. */
void edit_print_value(struct buf *out, const struct edit *e,
	const struct node *value, size_t indent);

/* Append "- " and a record, its fields below one another. */
void edit_print_item(struct buf *out, const struct edit *e,
	const struct node *record, size_t indent);

/* Append a value as it stands inside of brackets. */
void edit_print_inside(struct buf *out, const struct node *value);

/* Bytes before `off` on its line. */
size_t edit_column(const struct edit *e, size_t off);

/* Where the line behind that of the last byte of `at` begins. */
size_t edit_below(const struct edit *e, struct span at);

/* The pair of that key, or NULL. */
const struct node_pair *edit_find_pair(
	const struct node *record, const char *key);

/* Add a field at the end of the front matter. */
void edit_add_field(struct edit *e, const char *key, const struct node *value);

/* Put `value` in the place of `old`, on one line. */
void edit_put(struct edit *e, const struct node *old, const struct node *value,
	bool is_inside);

#endif
