#include "base/checksum.h"

#define PRIME_1 UINT64_C(0x9E3779B185EBCA87)
#define PRIME_2 UINT64_C(0xC2B2AE3D27D4EB4F)
#define PRIME_3 UINT64_C(0x165667B19E3779F9)
#define PRIME_4 UINT64_C(0x85EBCA77C2B2AE63)
#define PRIME_5 UINT64_C(0x27D4EB2F165667C5)

enum { LANES = 4, STRIPE = LANES * sizeof(uint64_t) };

static uint64_t turned(uint64_t word, unsigned bits)
{
	return word << bits | word >> (64 - bits);
}

static uint64_t word_at(const unsigned char *from)
{
	uint64_t word;

	memcpy(&word, from, sizeof(word));
	return word;
}

static uint64_t half_at(const unsigned char *from)
{
	uint32_t half;

	memcpy(&half, from, sizeof(half));
	return half;
}

static uint64_t mixed(uint64_t lane, uint64_t word)
{
	return turned(lane + word * PRIME_2, 31) * PRIME_1;
}

/* Four lanes side by side: the processor multiplies while it multiplies. */
static uint64_t sum_stripes(
	uint64_t seed, const unsigned char *from, const unsigned char *end)
{
	uint64_t a = seed + PRIME_1 + PRIME_2, b = seed + PRIME_2, c = seed,
		 d = seed - PRIME_1, sum;

	for (; end - from >= STRIPE; from += STRIPE) {
		a = mixed(a, word_at(from));
		b = mixed(b, word_at(from + 8));
		c = mixed(c, word_at(from + 16));
		d = mixed(d, word_at(from + 24));
	}
	sum = turned(a, 1) + turned(b, 7) + turned(c, 12) + turned(d, 18);
	sum = (sum ^ mixed(0, a)) * PRIME_1 + PRIME_4;
	sum = (sum ^ mixed(0, b)) * PRIME_1 + PRIME_4;
	sum = (sum ^ mixed(0, c)) * PRIME_1 + PRIME_4;
	return (sum ^ mixed(0, d)) * PRIME_1 + PRIME_4;
}

static uint64_t sum_rest(
	uint64_t sum, const unsigned char *from, const unsigned char *end)
{
	for (; end - from >= 8; from += 8)
		sum = turned(sum ^ mixed(0, word_at(from)), 27) * PRIME_1 +
		      PRIME_4;
	if (end - from >= 4) {
		sum = turned(sum ^ half_at(from) * PRIME_1, 23) * PRIME_2 +
		      PRIME_3;
		from += 4;
	}
	for (; from < end; from++)
		sum = turned(sum ^ *from * PRIME_5, 11) * PRIME_1;
	return sum;
}

uint64_t checksum_of(uint64_t seed, const void *data, size_t len)
{
	const unsigned char *from = data, *end = from + len;
	uint64_t sum = seed + PRIME_5;

	if (len >= STRIPE)
		sum = sum_stripes(seed, from, end);
	sum = sum_rest(sum + len, end - len % STRIPE, end);
	sum = (sum ^ sum >> 33) * PRIME_2;
	sum = (sum ^ sum >> 29) * PRIME_3;
	return sum ^ sum >> 32;
}

uint64_t checksum_text(struct str text)
{
	uint64_t sum = 0;

	while (text.len > CHECKSUM_CHUNK) {
		sum = checksum_of(sum, text.ptr, CHECKSUM_CHUNK);
		text = str_slice(text, CHECKSUM_CHUNK, text.len);
	}
	return text.len ? checksum_of(sum, text.ptr, text.len) : sum;
}
