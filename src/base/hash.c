#include "base/hash.h"

#include <stdlib.h>
#include <unistd.h>

/*
 * The functions of SHA-256 itself, which 3.0 calls deprecated: EVP looks up
 * the algorithm under a lock and allocates, for each digest anew, and most of
 * what we hash is small.
 */
#define OPENSSL_API_COMPAT 0x10101000L
#include <openssl/evp.h>
#include <openssl/sha.h>

struct hash {
	SHA256_CTX context;
};

/* libcrypto fails on these only when it is out of memory or broken. */
static void must(int ok)
{
	if (ok != 1)
		abort();
}

struct digest hash_bytes(const void *data, size_t len)
{
	struct hash h;
	struct digest digest;

	must(SHA256_Init(&h.context));
	must(SHA256_Update(&h.context, data, len));
	must(SHA256_Final(digest.bytes, &h.context));
	return digest;
}

struct hash *hash_begin(void)
{
	struct hash *h = malloc(sizeof(*h));

	if (!h)
		abort();
	must(SHA256_Init(&h->context));
	return h;
}

void hash_add(struct hash *h, const void *data, size_t len)
{
	must(SHA256_Update(&h->context, data, len));
}

struct digest hash_end(struct hash *h)
{
	struct digest digest;

	must(SHA256_Final(digest.bytes, &h->context));
	free(h);
	return digest;
}

bool hash_equal(const struct digest *a, const struct digest *b)
{
	return !memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

static void add_hex(char *out, const uint8_t *bytes, size_t digits)
{
	static const char hex[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < digits; i++)
		out[i] = hex[i % 2 ? bytes[i / 2] & 15 : bytes[i / 2] >> 4];
}

void hash_hex(char *out, const struct digest *digest, size_t digits)
{
	if (digits > DIGEST_HEX_LEN)
		digits = DIGEST_HEX_LEN;
	add_hex(out, digest->bytes, digits);
	out[digits] = '\0';
}

enum { UUID_BYTES = 16, SHA1_BYTES = 20 };

/* Where a UUID has its dashes (RFC 9562 4). */
static bool is_dash_place(size_t i)
{
	return i == 8 || i == 13 || i == 18 || i == 23;
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_uuid(uint8_t bytes[UUID_BYTES], struct str uuid)
{
	size_t i, digits = 0;

	if (uuid.len != HASH_UUID_LEN)
		return false;
	memset(bytes, 0, UUID_BYTES);
	for (i = 0; i < uuid.len; i++) {
		int value = hex_value(uuid.ptr[i]);

		if (is_dash_place(i)) {
			if (uuid.ptr[i] != '-')
				return false;
			continue;
		}
		if (value < 0)
			return false;
		bytes[digits / 2] =
			(uint8_t)(bytes[digits / 2] << 4 | (uint8_t)value);
		digits++;
	}
	return true;
}

static void print_uuid(char *out, const uint8_t *bytes)
{
	static const size_t groups[] = {4, 2, 2, 2, 6};
	size_t i;

	for (i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
		add_hex(out, bytes, 2 * groups[i]);
		out += 2 * groups[i];
		bytes += groups[i];
		*out++ = '-';
	}
	out[-1] = '\0';
}

bool hash_uuid5(char out[HASH_UUID_LEN + 1], struct str space, struct str name)
{
	uint8_t space_bytes[UUID_BYTES], made[SHA1_BYTES];
	EVP_MD_CTX *context;

	if (!read_uuid(space_bytes, space))
		return false;
	context = EVP_MD_CTX_new();
	if (!context)
		abort();
	must(EVP_DigestInit_ex(context, EVP_sha1(), NULL));
	must(EVP_DigestUpdate(context, space_bytes, sizeof(space_bytes)));
	must(EVP_DigestUpdate(context, name.ptr, name.len));
	must(EVP_DigestFinal_ex(context, made, NULL));
	EVP_MD_CTX_free(context);
	made[6] = (made[6] & 0x0F) | 0x50; /* version 5 */
	made[8] = (made[8] & 0x3F) | 0x80; /* variant of RFC 9562 */
	print_uuid(out, made);
	return true;
}

void hash_uuid4(char out[HASH_UUID_LEN + 1])
{
	uint8_t drawn[UUID_BYTES];

	if (getentropy(drawn, sizeof(drawn)) < 0)
		abort();
	drawn[6] = (drawn[6] & 0x0F) | 0x40; /* version 4 */
	drawn[8] = (drawn[8] & 0x3F) | 0x80; /* variant of RFC 9562 */
	print_uuid(out, drawn);
}
