#ifndef READ_CONTACTFIELDS_H
#define READ_CONTACTFIELDS_H

#include "model/person.h"
#include "read/record.h"

/*
 * The fields of a contact. In site.yaml there are two more, `until` and
 * `then`: that table is for the reader of site.yaml.
 */
extern const struct record_fields contactfields_of_release;
extern const struct record_fields contactfields_of_site;

/*
 * Fill `out` from a record by one of these tables. Findings: those of
 * record_read(), a contact without phone and email, `until` without `then`.
 */
bool contactfields_read(struct reading *r, const struct record_fields *table,
	const struct node *node, struct contact *out);

/*
 * The field `contact` of a release (struct contact_list): names of contacts
 * of `r->site`, as of `r->now`, or records, or a list of both.
 */
extern const struct record_type contactfields_type;

/* The contacts of a release that names none: the house's, as of `r->now`. */
void contactfields_use_default(struct reading *r, struct contact_list *out);

#endif
