#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

static void pieces_are_zeroed_and_apart(void **state)
{
	struct arena a = {0};
	char *first = arena_alloc(&a, 3), *second = arena_alloc(&a, 100000);

	(void)state;
	assert_int_equal(first[0] | first[2] | second[99999], 0);
	memset(first, 1, 3);
	memset(second, 2, 100000);
	assert_int_equal(first[2], 1);
	arena_release(&a);
	assert_null(a.block);
}

static void a_list_keeps_its_items_while_it_grows(void **state)
{
	struct arena a = {0};
	struct str_list list = {0};
	int i;

	(void)state;
	for (i = 0; i < 100; i++)
		arena_push(&a, &list, arena_format(&a, "item %d", i));
	assert_int_equal(list.count, 100);
	assert_true(str_equal_z(list.items[0], "item 0"));
	assert_true(str_equal_z(list.items[99], "item 99"));
	arena_release(&a);
}

static void note_order(void *object)
{
	*(int *)object += 1;
}

static void deferred_objects_are_released_once(void **state)
{
	struct arena a = {0};
	int released = 0;

	(void)state;
	arena_defer(&a, note_order, &released);
	arena_reset(&a);
	assert_int_equal(released, 1);
	arena_release(&a);
	assert_int_equal(released, 1);
}

static void a_reset_arena_gives_its_memory_again_zeroed(void **state)
{
	struct arena a = {0};
	size_t round, i, k;

	(void)state;
	for (round = 0; round < 3; round++) {
		for (i = 0; i < 100; i++) {
			char *piece = arena_alloc(&a, 8000);

			for (k = 0; k < 8000; k++)
				assert_int_equal(piece[k], 0);
			memset(piece, 'x', 8000);
			if (i % 8 == 7)
				arena_format(&a, "%1500d", 1);
		}
		memset(arena_alloc(&a, 100000), 'x', 100000);
		arena_reset(&a);
		assert_null(a.block);
		assert_int_equal(a.spare_count, 13);
	}
	arena_release(&a);
	assert_null(a.spare);
}

static void a_reset_arena_keeps_a_mebibyte_at_most(void **state)
{
	struct arena a = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 200; i++)
		arena_alloc(&a, 16000);
	arena_reset(&a);
	assert_int_equal(a.spare_count, 16);
	arena_release(&a);
}

static void formatted_words_fill_a_block_and_the_next(void **state)
{
	struct arena a = {0};
	struct str first = {0}, text;
	size_t i;

	(void)state;
	for (i = 0; i < 10000; i++) {
		text = arena_format(&a, "number %05zu", i);
		assert_int_equal(text.len, 12);
		assert_int_equal(text.ptr[12], '\0');
		if (!i)
			first = text;
	}
	assert_string_equal(text.ptr, "number 09999");
	assert_string_equal(first.ptr, "number 00000");
	text = arena_format(&a, "%100000d", 1);
	assert_int_equal(strlen(text.ptr), 100000);
	arena_release(&a);
}

static void texts_and_objects_share_a_block(void **state)
{
	enum { COUNT = 20000 };
	static struct str texts[COUNT];
	static size_t *numbers[COUNT];
	struct arena a = {0};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT; i++) {
		numbers[i] = arena_alloc(&a, sizeof(size_t));
		*numbers[i] = i;
		texts[i] = arena_str(&a, str_slice(STR("odd text"), 0, i % 9));
	}
	for (i = 0; i < COUNT; i++) {
		assert_int_equal(*numbers[i], i);
		assert_true(str_equal(
			texts[i], str_slice(STR("odd text"), 0, i % 9)));
		assert_int_equal(texts[i].ptr[i % 9], '\0');
	}
	arena_release(&a);
}

static void joined_parts_follow_one_another(void **state)
{
	const struct str parts[] = {
		STR("2026"), {NULL, 0}, STR("/"), STR("results")};
	struct arena a = {0};
	struct str joined;

	(void)state;
	joined = arena_join(&a, parts, 4);
	assert_int_equal(joined.len, 12);
	assert_string_equal(joined.ptr, "2026/results");
	joined = arena_join(&a, parts, 0);
	assert_int_equal(joined.len, 0);
	assert_string_equal(joined.ptr, "");
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_and_apart),
		cmocka_unit_test(a_list_keeps_its_items_while_it_grows),
		cmocka_unit_test(deferred_objects_are_released_once),
		cmocka_unit_test(a_reset_arena_gives_its_memory_again_zeroed),
		cmocka_unit_test(a_reset_arena_keeps_a_mebibyte_at_most),
		cmocka_unit_test(texts_and_objects_share_a_block),
		cmocka_unit_test(formatted_words_fill_a_block_and_the_next),
		cmocka_unit_test(joined_parts_follow_one_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
