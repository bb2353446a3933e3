#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"

static void a_name_has_the_number_that_was_noted(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t number = 99;

	(void)state;
	assert_true(map_claim(&map, STR("a"), 1, NULL));
	assert_true(map_claim(&map, STR("b"), 0, NULL));
	assert_true(map_get(&map, STR("a"), &number));
	assert_int_equal(number, 1);
	assert_true(map_get(&map, STR("b"), &number));
	assert_int_equal(number, 0);
	assert_int_equal(map.count, 2);
	arena_release(&arena);
}

static void an_unknown_name_leaves_the_number_as_it_was(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t number = 99;

	(void)state;
	assert_false(map_get(&map, STR("a"), &number)); /* of an empty map */
	map_claim(&map, STR("a"), 1, NULL);
	assert_false(map_get(&map, STR("A"), &number));
	assert_false(map_get(&map, STR("ab"), &number));
	assert_false(map_get(&map, STR(""), &number));
	assert_int_equal(number, 99);
	arena_release(&arena);
}

static void who_claims_a_name_first_keeps_it(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t held = 99;

	(void)state;
	assert_true(map_claim(&map, STR("a"), 1, &held));
	assert_int_equal(held, 99);
	assert_false(map_claim(&map, STR("a"), 2, &held));
	assert_int_equal(held, 1);
	assert_false(map_claim(&map, STR("a"), 2, NULL));
	assert_true(map_get(&map, STR("a"), &held));
	assert_int_equal(held, 1);
	assert_int_equal(map.count, 1);
	arena_release(&arena);
}

static void the_empty_name_is_a_name(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t number = 99;

	(void)state;
	assert_true(map_claim(&map, (struct str){NULL, 0}, 5, NULL));
	assert_false(map_claim(&map, STR(""), 6, NULL));
	assert_true(map_get(&map, STR(""), &number));
	assert_int_equal(number, 5);
	assert_true(map_get(&map, (struct str){NULL, 0}, &number));
	arena_release(&arena);
}

static void bytes_of_names_are_all_looked_at(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t number = 99;

	(void)state;
	map_claim(&map, STR("a\0b"), 1, NULL);
	assert_false(map_get(&map, STR("a\0c"), &number));
	assert_false(map_get(&map, STR("a"), &number));
	assert_true(map_get(&map, STR("a\0b"), &number));
	arena_release(&arena);
}

/* Some of them fall on one slot, and the map grows many times. */
static void many_names_keep_their_numbers(void **state)
{
	enum { NAMES = 20000 };
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t i, number;

	(void)state;
	for (i = 0; i < NAMES; i++)
		assert_true(map_claim(&map,
			arena_format(&arena, "releases/%zu.md", i), i, NULL));
	assert_int_equal(map.count, NAMES);
	assert_true(map.room / 4 * 3 >= map.count);
	assert_int_equal(map.room & (map.room - 1), 0);
	for (i = 0; i < NAMES; i++) {
		assert_true(map_get(&map,
			arena_format(&arena, "releases/%zu.md", i), &number));
		assert_int_equal(number, i);
	}
	assert_false(map_get(&map, STR("releases/20000.md"), &number));
	arena_release(&arena);
}

static void claims_of_taken_names_do_not_make_it_grow(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t i, room;

	(void)state;
	for (i = 0; i < 12; i++)
		map_claim(&map, arena_format(&arena, "%zu", i), i, NULL);
	room = map.room;
	for (i = 0; i < 12; i++)
		assert_false(map_claim(
			&map, arena_format(&arena, "%zu", i), 0, NULL));
	assert_int_equal(map.room, room);
	arena_release(&arena);
}

static void room_that_was_reserved_is_enough(void **state)
{
	static const size_t counts[] = {0, 1, 12, 13, 24, 25, 1000};
	struct arena arena = {0};
	size_t i, k, room = 0;

	(void)state;
	for (i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		struct map map = {.arena = &arena};

		map_reserve(&map, counts[i]);
		room = map.room;
		for (k = 0; k < counts[i]; k++)
			assert_true(map_claim(
				&map, arena_format(&arena, "%zu", k), k, NULL));
		assert_int_equal(map.room, room);
		map_reserve(&map, counts[i]);
		assert_int_equal(map.room, room);
		assert_int_equal(map.count, counts[i]);
	}
	assert_int_equal(room, 2048);
	arena_release(&arena);
}

static void room_may_be_reserved_later(void **state)
{
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t number;

	(void)state;
	map_claim(&map, STR("a"), 1, NULL);
	map_reserve(&map, 100);
	assert_int_equal(map.room, 256);
	assert_true(map_get(&map, STR("a"), &number));
	assert_int_equal(number, 1);
	map_reserve(&map, 5);
	assert_int_equal(map.room, 256);
	arena_release(&arena);
}

/* Names that differ in one byte, wherever it is, are two names. */
static void each_byte_of_a_long_name_counts(void **state)
{
	char names[40][41];
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	size_t i, number;

	(void)state;
	for (i = 0; i < 40; i++) {
		memset(names[i], 'x', 40);
		names[i][i] = 'y';
		assert_true(
			map_claim(&map, (struct str){names[i], 40}, i, NULL));
	}
	for (i = 0; i < 40; i++) {
		assert_true(map_get(&map, (struct str){names[i], 40}, &number));
		assert_int_equal(number, i);
		assert_true(map_claim(
			&map, (struct str){names[i], i}, 100 + i, NULL));
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_has_the_number_that_was_noted),
		cmocka_unit_test(an_unknown_name_leaves_the_number_as_it_was),
		cmocka_unit_test(who_claims_a_name_first_keeps_it),
		cmocka_unit_test(the_empty_name_is_a_name),
		cmocka_unit_test(bytes_of_names_are_all_looked_at),
		cmocka_unit_test(many_names_keep_their_numbers),
		cmocka_unit_test(claims_of_taken_names_do_not_make_it_grow),
		cmocka_unit_test(room_that_was_reserved_is_enough),
		cmocka_unit_test(room_may_be_reserved_later),
		cmocka_unit_test(each_byte_of_a_long_name_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
