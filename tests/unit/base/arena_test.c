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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zeroed_and_apart),
		cmocka_unit_test(a_list_keeps_its_items_while_it_grows),
		cmocka_unit_test(deferred_objects_are_released_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
