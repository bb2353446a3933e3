#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"

/* FIPS 180-4, the examples "abc" and the empty message. */
static const char of_abc[] =
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char of_nothing[] =
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static void a_digest_is_the_sha256_of_the_bytes(void **state)
{
	struct digest digest = hash_bytes("abc", 3);
	char hex[DIGEST_HEX_LEN + 1];

	(void)state;
	hash_hex(hex, &digest, DIGEST_HEX_LEN);
	assert_string_equal(hex, of_abc);
	digest = hash_bytes(NULL, 0);
	hash_hex(hex, &digest, DIGEST_HEX_LEN);
	assert_string_equal(hex, of_nothing);
}

static void pieces_give_the_digest_of_the_whole(void **state)
{
	struct hash *h = hash_begin();
	struct digest pieces, whole = hash_bytes("abc", 3);

	(void)state;
	hash_add(h, "a", 1);
	hash_add(h, "", 0);
	hash_add(h, "bc", 2);
	pieces = hash_end(h);
	assert_true(hash_equal(&pieces, &whole));
	whole = hash_bytes("abd", 3);
	assert_false(hash_equal(&pieces, &whole));
}

static void hex_is_cut_to_the_digits_asked_for(void **state)
{
	struct digest digest = hash_bytes("abc", 3);
	char hex[DIGEST_HEX_LEN + 1];

	(void)state;
	hash_hex(hex, &digest, 5);
	assert_string_equal(hex, "ba781");
	hash_hex(hex, &digest, 0);
	assert_string_equal(hex, "");
	hash_hex(hex, &digest, DIGEST_HEX_LEN + 1);
	assert_string_equal(hex, of_abc);
}

/* RFC 9562 A.4: the name "www.example.com" in the name space for DNS. */
static void a_name_has_the_uuid_of_the_rfc(void **state)
{
	char uuid[HASH_UUID_LEN + 1];

	(void)state;
	assert_true(
		hash_uuid5(uuid, STR("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
			STR("www.example.com")));
	assert_string_equal(uuid, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
	assert_true(
		hash_uuid5(uuid, STR("6BA7B810-9DAD-11D1-80B4-00C04FD430C8"),
			STR("www.example.com")));
	assert_string_equal(uuid, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

static void a_space_that_is_no_uuid_is_refused(void **state)
{
	static const char *const spaces[] = {"",
		"6ba7b810-9dad-11d1-80b4-00c04fd430c",
		"6ba7b810-9dad-11d1-80b4-00c04fd430c8a",
		"6ba7b810 9dad-11d1-80b4-00c04fd430c8",
		"6ba7b81-09dad-11d1-80b4-00c04fd430c8",
		"6ba7b81g-9dad-11d1-80b4-00c04fd430c8"};
	char uuid[HASH_UUID_LEN + 1] = "untouched";
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(spaces) / sizeof(*spaces); i++)
		assert_false(hash_uuid5(uuid, str_from(spaces[i]), STR("a")));
	assert_string_equal(uuid, "untouched");
}

static void a_drawn_uuid_is_of_version_4_and_its_own(void **state)
{
	char first[HASH_UUID_LEN + 1], second[HASH_UUID_LEN + 1];
	char uuid[HASH_UUID_LEN + 1];

	(void)state;
	hash_uuid4(first);
	hash_uuid4(second);
	assert_true(hash_uuid5(uuid, str_from(first), STR("a")));
	assert_int_equal(first[14], '4');
	assert_non_null(strchr("89ab", first[19]));
	assert_string_not_equal(first, second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_digest_is_the_sha256_of_the_bytes),
		cmocka_unit_test(pieces_give_the_digest_of_the_whole),
		cmocka_unit_test(hex_is_cut_to_the_digits_asked_for),
		cmocka_unit_test(a_name_has_the_uuid_of_the_rfc),
		cmocka_unit_test(a_space_that_is_no_uuid_is_refused),
		cmocka_unit_test(a_drawn_uuid_is_of_version_4_and_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
