#include "diag_bench.h"

/* Lists of findings: joined, emptied, taken back. */

static void findings_outlive_those_they_are_copied_from(void **state)
{
	struct bench to, from;

	(void)state;
	bench_open(&to, "");
	bench_open(&from, ostend);
	add_ostend(&from);
	diags_append(&to.diags, &from.diags);
	bench_close(&from);
	memset(&from, 0xAA, sizeof(from));
	assert_int_equal(to.diags.errors, 1);
	assert_int_equal(occurrences(printed(&to, DIAG_TEXT), "embargo"), 4);
	bench_close(&to);
}

static void findings_that_are_taken_leave_an_empty_list(void **state)
{
	struct bench to, from;

	(void)state;
	bench_open(&to, "");
	bench_open(&from, ostend);
	add_ostend(&from);
	diags_take(&to.diags, &from.diags);
	assert_int_equal(from.diags.count + from.diags.errors, 0);
	assert_int_equal(to.diags.errors, 1);
	assert_int_equal(occurrences(printed(&to, DIAG_TEXT), "embargo"), 4);
	add_ostend(&from);
	diags_take(&to.diags, &from.diags);
	assert_int_equal(to.diags.count, 2);
	assert_int_equal(to.diags.items[1].order, 1);
	diags_take(&to.diags, &from.diags);
	assert_int_equal(to.diags.count, 2);
	bench_close(&to);
	bench_close(&from);
}

/* The array has moved since: it is not that of before. */
static void what_was_added_since_is_forgotten(void **state)
{
	struct diags before, empty;
	struct bench b;
	int i;

	(void)state;
	bench_open(&b, ostend);
	empty = b.diags;
	add_ostend(&b);
	before = b.diags;
	for (i = 0; i < 100; i++)
		add_ostend(&b);
	diags_restore(&b.diags, &before);
	assert_int_equal(b.diags.count, 1);
	assert_int_equal(b.diags.errors, 1);
	assert_string_equal(b.diags.items[0].id, "key-unknown");
	add_ostend(&b);
	assert_int_equal(b.diags.items[1].order, 1);
	diags_restore(&b.diags, &empty);
	assert_int_equal(b.diags.count + b.diags.errors, 0);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_outlive_those_they_are_copied_from),
		cmocka_unit_test(findings_that_are_taken_leave_an_empty_list),
		cmocka_unit_test(what_was_added_since_is_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
