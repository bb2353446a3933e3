#ifndef READ_RELEASETYPES_H
#define READ_RELEASETYPES_H

#include "read/record.h"

/*
 * Types of fields that only a release has. Each stores at `to` what is said
 * here; an empty value says nothing.
 */

/* struct str: one line; over RELEASEFILE_MAX_HEADLINE characters: warning */
extern const struct record_type releasetypes_headline;

/* struct str: a URI, as "urn:uuid:..." */
extern const struct record_type releasetypes_id;

/*
 * struct str_list: old addresses on this site, without "/" at their start.
 * Refused: addresses of other sites, "..", empty parts, names that begin
 * with a dot, "?", "#", "%", control characters, too long or too many.
 */
extern const struct record_type releasetypes_was_at;

/* the struct release: topics; each slug once */
extern const struct record_type releasetypes_topics;

/* struct str_list: texts; names of boilerplates of site.yaml are replaced */
extern const struct record_type releasetypes_boilerplates;

/* struct str: the mark, empty for `none` */
extern const struct record_type releasetypes_end_mark;

/* the struct release: extras */
extern const struct record_type releasetypes_extra;

#endif
