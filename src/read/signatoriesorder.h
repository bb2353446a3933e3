#ifndef READ_SIGNATORIESORDER_H
#define READ_SIGNATORIESORDER_H

#include "read/signatoriesfields.h"

/*
 * Add a finding for each name that stands twice when case, "The", spaces
 * and punctuation are ignored; withdrawn ones do not count.
 */
bool signatoriesorder_check_twice(struct reading *r, struct arena *scratch,
	const struct signatoriesfields_list *list);

/* Sort by name; case, accents, "The" and punctuation ignored. */
void signatoriesorder_sort(
	struct arena *scratch, struct signatoriesfields_list *list);

#endif
