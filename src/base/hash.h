#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* A SHA-256 (FIPS 180-4). */
struct digest {
	uint8_t bytes[32];
};

enum { DIGEST_HEX_LEN = 64, HASH_UUID_LEN = 36 };

struct hash; /* a digest in the making */

struct digest hash_bytes(const void *data, size_t len);

/* Begin a digest; give it back with hash_end(), which also frees it. */
struct hash *hash_begin(void);
void hash_add(struct hash *h, const void *data, size_t len);
struct digest hash_end(struct hash *h);

bool hash_equal(const struct digest *a, const struct digest *b);

/* Write the first `digits` (at most 64) hex digits and a NUL byte to `out`. */
void hash_hex(char *out, const struct digest *digest, size_t digits);

/*
 * Write the name-based UUID (RFC 9562 5.5, version 5) of `name` in the name
 * space `space`, 36 characters and a NUL byte, to `out`. False, and nothing
 * written, when `space` is not a UUID.
 */
bool hash_uuid5(char out[HASH_UUID_LEN + 1], struct str space, struct str name);

/* Write a random UUID (RFC 9562 5.4, version 4), as hash_uuid5() does. */
void hash_uuid4(char out[HASH_UUID_LEN + 1]);

/* The name space for URLs (RFC 9562 6.6). */
#define HASH_SPACE_URL STR("6ba7b811-9dad-11d1-80b4-00c04fd430c8")

#endif
