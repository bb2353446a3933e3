#ifndef READ_DOUBTS_H
#define READ_DOUBTS_H

#include "read/record.h"

struct contact;
struct release_file;
struct releasedraft;

enum {
	DOUBTS_MAX_EMBARGO_DAYS = 366,	   /* ahead, before one asks */
	DOUBTS_MAX_PICTURE_BYTES = 500000, /* of a picture on a page */
};

/*
 * What is written rightly and yet is often a slip; nothing is held back for
 * it. A warning `embargo-far` about an embargo that ends in more than
 * DOUBTS_MAX_EMBARGO_DAYS, unless its weekday is written beside it: that
 * has been compared with the date.
 */
void doubts_embargo(const struct releasedraft *draft);

/*
 * `contact-example`, a warning: the person of a template ("Jane Doe") or an
 * address at example.com, but where the newsroom itself is there.
 * `phone-country`, a note: a number without the code of its country. `node` is
 * where the contact was read from.
 */
void doubts_contact(struct reading *r, const struct node *node,
	const struct contact *contact);

/*
 * `image-heavy`, a warning: a picture on a page that is larger than
 * DOUBTS_MAX_PICTURE_BYTES; `at` is the place of its name.
 */
void doubts_picture(
	struct diags *d, const struct release_file *file, struct span at);

#endif
