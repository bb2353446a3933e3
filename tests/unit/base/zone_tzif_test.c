#include "zone_bench.h"

static const struct zone *parse(const struct buf *bytes)
{
	return zone_parse(&arena, STR("Test/Zone"), buf_view(bytes));
}

static void version_1_ends_with_its_last_change(void **state)
{
	struct buf bytes = {0};
	const struct zone *zone;
	struct instant next = {0};

	(void)state;
	add_version_1(&bytes, 1000);
	zone = parse(&bytes);
	assert_non_null(zone);
	buf_release(&bytes);
	assert_int_equal(zone_read(zone, next).offset_s, 3600);
	assert_true(zone_next_change(zone, next, &next));
	assert_int_equal(next.utc, 1000);
	assert_true(str_equal_z(zone_read(zone, next).letters, "TWO"));
	assert_false(zone_next_change(zone, next, &next));
}

static void versions_2_to_4_are_read_and_no_others(void **state)
{
	char version;

	(void)state;
	for (version = '1'; version <= '6'; version++) {
		struct buf bytes = {0};

		add_version(&bytes, version, "\nABC-5\n");
		if (version >= '2' && version <= '4') {
			struct instant at = {0};

			assert_non_null(parse(&bytes));
			assert_int_equal(
				zone_read(parse(&bytes), at).offset_s, 18000);
		} else {
			assert_null(parse(&bytes));
		}
		buf_release(&bytes);
	}
}

/* Bytes 20-43 are the six counts. */
static void damaged_files_are_no_zones(void **state)
{
	struct buf bytes = {0}, copy = {0};
	size_t i;

	(void)state;
	add_version_1(&bytes, 1000);
	for (i = 0; i < bytes.len; i++) {
		buf_reset(&copy);
		buf_add(&copy, bytes.ptr, i);
		assert_null(parse(&copy));
	}
	for (i = 20; i < 44; i++) {
		buf_reset(&copy);
		buf_add(&copy, bytes.ptr, bytes.len);
		copy.ptr[i] = (char)(copy.ptr[i] ^ 0x80);
		assert_null(parse(&copy));
	}
	buf_release(&copy);
	buf_release(&bytes);
}

static void a_file_with_leap_seconds_is_no_zone(void **state)
{
	struct buf bytes = {0};

	(void)state;
	add_version_1(&bytes, 1000);
	bytes.ptr[31] = 1;
	add_number(&bytes, 78796800, 4);
	add_number(&bytes, 1, 4);
	assert_null(parse(&bytes));
	bytes.ptr[31] = 0;
	assert_non_null(parse(&bytes));
	buf_release(&bytes);
}

static void offsets_and_order_of_changes_are_checked(void **state)
{
	struct buf bytes = {0};

	(void)state;
	add_header(&bytes, '\0', 2, 1);
	add_number(&bytes, 5, 4);
	add_number(&bytes, 6, 4);
	buf_add(&bytes, "\0\0", 2);
	add_number(&bytes, 26 * 3600, 4);
	buf_add(&bytes, "\0\0ONE", 6);
	assert_non_null(parse(&bytes));
	bytes.ptr[44 + 7] = 5;
	assert_null(parse(&bytes));
	bytes.ptr[44 + 7] = 6;
	bytes.ptr[44 + 9] = 1;
	assert_null(parse(&bytes));
	bytes.ptr[44 + 9] = 0;
	bytes.ptr[44 + 10 + 3]++;
	assert_null(parse(&bytes));
	buf_release(&bytes);
}

static void files_end_at_the_limit(void **state)
{
	struct buf bytes = {0};

	(void)state;
	add_version(&bytes, '2', "\nUTC0\n");
	buf_fill(&bytes, 'x', ZONE_FILE_MAX - 1 - bytes.len);
	assert_non_null(parse(&bytes));
	buf_char(&bytes, 'x');
	assert_non_null(parse(&bytes));
	buf_char(&bytes, 'x');
	assert_null(parse(&bytes));
	buf_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_1_ends_with_its_last_change),
		cmocka_unit_test(versions_2_to_4_are_read_and_no_others),
		cmocka_unit_test(damaged_files_are_no_zones),
		cmocka_unit_test(a_file_with_leap_seconds_is_no_zone),
		cmocka_unit_test(offsets_and_order_of_changes_are_checked),
		cmocka_unit_test(files_end_at_the_limit),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
