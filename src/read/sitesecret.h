#ifndef READ_SITESECRET_H
#define READ_SITESECRET_H

#include "read/node.h"

/*
 * Find passwords that are written into the file: behind a name as "password"
 * or "token", unless it is {file: ...} or {env: ...}, and between name and
 * host of an address. Each is an error that says where secrets go; its line
 * is not shown, so that no log repeats the secret.
 */
bool sitesecret_check(struct diags *d, const struct node *root);

#endif
