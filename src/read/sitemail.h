#ifndef READ_SITEMAIL_H
#define READ_SITEMAIL_H

#include "read/record.h"

/*
 * The fields `mail` and `lists` of site.yaml, as far as anybody can be told
 * of a slip there before a command reads them: names of fields.
 */
extern const struct record_type sitemail_type;	/* bool: there is one */
extern const struct record_type sitemail_lists; /* stores nothing */

#endif
