#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/checksum.h"

/* As xxhsum 0.8.1 -H64 prints them on a little-endian machine. */
static void known_sums_come_out(void **state)
{
	static const struct {
		const char *text;
		uint64_t sum;
	} known[] = {
		{"", UINT64_C(0xef46db3751d8e999)},
		{"a", UINT64_C(0xd24ec4f1a98c6e5b)},
		{"abc", UINT64_C(0x44bc2cf5ad770999)},
		{"Nobody inspects the spammish repetition",
			UINT64_C(0xfbcea83c8a378bf1)},
	};
	const uint16_t one = 1;
	size_t i;

	(void)state;
	if (!*(const char *)&one)
		skip();
	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		assert_int_equal(
			checksum_of(0, known[i].text, strlen(known[i].text)),
			known[i].sum);
}

/* Of all lengths round a stripe and a word. */
static void each_changed_byte_is_seen(void **state)
{
	char bytes[100];
	size_t len, i;

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	for (len = 0; len < sizeof(bytes); len++) {
		uint64_t sum = checksum_of(7, bytes, len);

		for (i = 0; i < len; i++) {
			bytes[i] ^= 1;
			assert_int_not_equal(checksum_of(7, bytes, len), sum);
			bytes[i] ^= 1;
		}
		assert_int_equal(checksum_of(7, bytes, len), sum);
		assert_int_not_equal(checksum_of(7, bytes, len + 1), sum);
		assert_int_not_equal(checksum_of(8, bytes, len), sum);
	}
}

static void a_long_text_is_summed_chunk_by_chunk(void **state)
{
	static char bytes[2 * CHECKSUM_CHUNK + 1];
	size_t len;

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	assert_int_equal(checksum_text(STR("")), 0);
	for (len = CHECKSUM_CHUNK - 1; len <= sizeof(bytes);
		len += CHECKSUM_CHUNK / 2) {
		uint64_t sum = 0;
		size_t at;

		for (at = 0; at < len; at += CHECKSUM_CHUNK) {
			size_t left = len - at;

			sum = checksum_of(sum, bytes + at,
				left < CHECKSUM_CHUNK ? left : CHECKSUM_CHUNK);
		}
		assert_int_equal(checksum_text((struct str){bytes, len}), sum);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_sums_come_out),
		cmocka_unit_test(each_changed_byte_is_seen),
		cmocka_unit_test(a_long_text_is_summed_chunk_by_chunk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
