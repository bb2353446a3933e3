#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/*
 * Bytes of a text that are looked at together: the processor compares them
 * at once, and most hold nothing of interest.
 */
enum { BLOCK_LEN = 16 };

typedef uint8_t block_bytes __attribute__((vector_size(BLOCK_LEN)));
typedef int8_t block_hits __attribute__((vector_size(BLOCK_LEN)));

static inline block_bytes block_load(const char *from)
{
	block_bytes bytes;

	memcpy(&bytes, from, sizeof(bytes));
	return bytes;
}

/* Which bytes are `c`. */
static inline block_hits block_equal(block_bytes bytes, char c)
{
	return (block_hits)(bytes == (uint8_t)c);
}

/* Which bytes are `c` or differ from it in the bit `bit` only. */
static inline block_hits block_alike(block_bytes bytes, char c, uint8_t bit)
{
	return (block_hits)((bytes | bit) == (uint8_t)((uint8_t)c | bit));
}

/* Which bytes are at least `from`, counted from `zero` on and around. */
static inline block_hits block_from(
	block_bytes bytes, uint8_t zero, uint8_t from)
{
	return (block_hits)((block_bytes)(bytes - zero) >= from);
}

static inline bool block_has(block_hits hits)
{
	uint64_t halves[BLOCK_LEN / sizeof(uint64_t)];

	memcpy(halves, &hits, sizeof(halves));
	return halves[0] | halves[1];
}

#endif
