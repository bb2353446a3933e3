#ifndef READ_SITEEXAMPLES_H
#define READ_SITEEXAMPLES_H

#include "base/diag.h"
#include "read/node.h"

/*
 * What `init` writes where it was not told better. Nobody can have the name
 * of this domain (RFC 2606), and no number begins with 00.
 */
#define SITEEXAMPLES_NAME "Your House"
#define SITEEXAMPLES_DOMAIN "your-house.example"
#define SITEEXAMPLES_PHONE "+00 000 0000"

/* Add one remark that names the examples that were left in site.yaml. */
void siteexamples_check(struct diags *d, const struct node *root);

#endif
