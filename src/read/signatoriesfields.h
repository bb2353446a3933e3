#ifndef READ_SIGNATORIESFIELDS_H
#define READ_SIGNATORIESFIELDS_H

#include "model/person.h"
#include "read/record.h"

struct signatories;

/* Names that sign while they are collected, and where each stands. */
struct signatoriesfields_entry {
	struct signatory who;
	struct span at, logo_at;
	size_t order; /* among all, as written */
};

struct signatoriesfields_list {
	struct signatoriesfields_entry *items; /* in scratch */
	size_t count;
};

/*
 * Read the items of a list (names, or records) and append them. Findings:
 * those of record_read(), an empty item, and, as a warning, "Inc." or "Ltd"
 * alone in a list between [ and ]: a comma split a name.
 */
bool signatoriesfields_read_items(struct reading *r, const struct node *list,
	struct signatoriesfields_list *out);

/* Read one record {name, url, ...} and append it. */
bool signatoriesfields_read_record(struct reading *r, const struct node *node,
	struct signatoriesfields_list *out);

/*
 * The field `signatories` (struct signatories): a list of names, or {file,
 * columns, order, as, pending, close}. The reading's context is the
 * releasedraft.
 */
extern const struct record_type signatoriesfields_type;

/* The records of one who signs, and of a file of those who do. */
extern const struct record_fields signatoriesfields_item,
	signatoriesfields_options;

#endif
