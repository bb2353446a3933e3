#ifndef READ_SITETYPES_H
#define READ_SITETYPES_H

#include "read/record.h"

/* Types of fields that only site.yaml has. */
extern const struct record_type sitetypes_newsroom;   /* struct str */
extern const struct record_type sitetypes_repository; /* bool: public */
extern const struct record_type sitetypes_url; /* struct str, "/" at its end */
extern const struct record_type sitetypes_state; /* stores nothing */

/*
 * struct str: the path of a picture from the newsroom's folder, plain names
 * only; not below releases/, where files wait for their time.
 */
extern const struct record_type sitetypes_logo;

/* These fill the struct site itself. */
extern const struct record_type sitetypes_contacts;
extern const struct record_type sitetypes_boilerplates;
extern const struct record_type sitetypes_topics;

#endif
