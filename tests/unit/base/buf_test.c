#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

#define expect_held(b, literal)                                                \
	assert_true(str_equal(buf_view(b), STR(literal)))

static void what_is_added_stands_behind_what_was(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_int_equal(buf_view(&b).len, 0);
	buf_z(&b, "ab");
	buf_str(&b, STR("c\0d"));
	buf_char(&b, 'e');
	buf_add(&b, "fgh", 2);
	buf_fill(&b, '-', 3);
	buf_format(&b, "%d%%%s", 12, "x");
	expect_held(&b, "abc\0defg---12%x");
	buf_release(&b);
}

static void a_number_has_at_least_so_many_digits(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_number(&b, 0, 0);
	buf_char(&b, ' ');
	buf_number(&b, 7, 2);
	buf_char(&b, ' ');
	buf_number(&b, 2026, 4);
	buf_char(&b, ' ');
	buf_number(&b, 12345, 4);
	buf_char(&b, ' ');
	buf_number(&b, UINT64_MAX, 22);
	expect_held(&b, "0 07 2026 12345 0018446744073709551615");
	buf_release(&b);
}

static void nothing_added_takes_no_memory(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, NULL, 0);
	buf_str(&b, (struct str){NULL, 0});
	buf_z(&b, "");
	buf_fill(&b, 'x', 0);
	assert_null(b.ptr);
	buf_format(&b, "%s", "");
	expect_held(&b, "");
	buf_release(&b);
}

static void it_grows_as_much_as_is_needed(void **state)
{
	struct buf b = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 100000; i++)
		buf_char(&b, (char)('a' + i % 26));
	buf_fill(&b, '-', 1000000);
	assert_int_equal(b.len, 1100000);
	assert_true(b.room >= b.len && b.room <= 2 * b.len);
	for (i = 0; i < 100000; i++)
		assert_int_equal(b.ptr[i], 'a' + i % 26);
	assert_int_equal(b.ptr[100000], '-');
	assert_int_equal(b.ptr[1099999], '-');
	buf_release(&b);
}

/* At each distance from the end of its room, on both sides of it. */
static void a_format_fits_whatever_room_is_left(void **state)
{
	size_t before, len;

	(void)state;
	for (before = 240; before <= 256; before++)
		for (len = 1; len < 20; len++) {
			struct buf b = {0};

			buf_fill(&b, 'x', before);
			buf_format(
				&b, "%.*s", (int)len, "abcdefghijklmnopqrst");
			assert_int_equal(b.len, before + len);
			assert_memory_equal(
				b.ptr + before, "abcdefghijklmnopqrst", len);
			assert_int_equal(b.ptr[before - 1], 'x');
			buf_release(&b);
		}
}

static void cut_and_reset_keep_the_room(void **state)
{
	struct buf b = {0};
	char *ptr;

	(void)state;
	buf_z(&b, "abcdef");
	ptr = b.ptr;
	buf_cut(&b, 7);
	expect_held(&b, "abcdef");
	buf_cut(&b, 2);
	expect_held(&b, "ab");
	buf_z(&b, "x");
	expect_held(&b, "abx");
	buf_reset(&b);
	expect_held(&b, "");
	buf_z(&b, "y");
	expect_held(&b, "y");
	assert_ptr_equal(b.ptr, ptr);
	buf_release(&b);
}

static void a_released_one_is_empty_again(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_z(&b, "abc");
	buf_release(&b);
	assert_null(b.ptr);
	assert_int_equal(b.len + b.room, 0);
	buf_z(&b, "d");
	expect_held(&b, "d");
	buf_release(&b);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_added_stands_behind_what_was),
		cmocka_unit_test(a_number_has_at_least_so_many_digits),
		cmocka_unit_test(nothing_added_takes_no_memory),
		cmocka_unit_test(it_grows_as_much_as_is_needed),
		cmocka_unit_test(a_format_fits_whatever_room_is_left),
		cmocka_unit_test(cut_and_reset_keep_the_room),
		cmocka_unit_test(a_released_one_is_empty_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
