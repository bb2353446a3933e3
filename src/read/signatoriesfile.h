#ifndef READ_SIGNATORIESFILE_H
#define READ_SIGNATORIESFILE_H

#include "read/signatoriesfields.h"

/* Which file holds the names, and how its columns are called. */
struct signatoriesfile_request {
	struct str file; /* in the release's folder */
	struct span at;
	const struct node *columns; /* {name: "Organisation"}; may be NULL */
};

/* The record of `columns`. */
extern const struct record_fields signatoriesfile_columns;

/*
 * Append the names of a .csv file with a header row, or of a .yaml file with
 * a list. The reading's context is the releasedraft.
 */
bool signatoriesfile_read(struct reading *r,
	const struct signatoriesfile_request *request,
	struct signatoriesfields_list *out);

#endif
