#ifndef READ_RELEASEFIELDS_H
#define READ_RELEASEFIELDS_H

#include "read/record.h"

/*
 * All fields of a release, into a struct releasedraft that is also the
 * context of the reading. The one list of them: reader, JSON Schema and
 * manual come from it.
 */
extern const struct record_fields releasefields_record;

#endif
