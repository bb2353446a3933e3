#ifndef BASE_CHECKSUM_H
#define BASE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { CHECKSUM_CHUNK = 64 * 1024 }; /* bytes that are summed at once */

/*
 * XXH64 (the xxHash specification 0.1.1) of `len` bytes: it tells whether
 * they are still the same eight times faster than a digest. Not against
 * somebody who chooses the bytes. Numbers differ between machines of
 * different byte order: they are compared only with one another.
 */
uint64_t checksum_of(uint64_t seed, const void *data, size_t len);

/*
 * The same of a text of any length, CHECKSUM_CHUNK bytes after one another,
 * as a file is read: each sum is the seed of the next, and 0 the first one.
 */
uint64_t checksum_text(struct str text);

#endif
