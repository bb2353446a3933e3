#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdatomic.h>

#include "base/pool.h"

enum { MOST = 1000 };

struct tally {
	atomic_int calls[MOST]; /* of each index */
	size_t workers;		/* that may appear */
	atomic_int strangers;	/* worker numbers that may not */
};

static void count_call(void *context, size_t worker, size_t index)
{
	struct tally *tally = context;

	atomic_fetch_add(&tally->calls[index], 1);
	if (worker >= tally->workers)
		atomic_fetch_add(&tally->strangers, 1);
}

static void run(size_t workers, size_t count)
{
	struct tally tally = {.workers = workers ? workers : 1};
	size_t i;

	if (tally.workers > POOL_MAX)
		tally.workers = POOL_MAX;
	pool_run(workers, count, count_call, &tally);
	for (i = 0; i < MOST; i++)
		assert_int_equal(tally.calls[i], i < count);
	assert_int_equal(tally.strangers, 0);
}

static void each_index_is_worked_once(void **state)
{
	(void)state;
	run(1, 10);
	run(2, MOST);
	run(8, MOST);
	run(8, 3);
	run(2, 0);
}

static void the_calling_thread_works_where_no_worker_is_asked_for(void **state)
{
	(void)state;
	run(0, 10);
}

static void no_more_than_the_most_workers_run(void **state)
{
	(void)state;
	run(POOL_MAX - 1, MOST);
	run(POOL_MAX, MOST);
	run(POOL_MAX + 1, MOST);
}

static void there_is_a_processor(void **state)
{
	(void)state;
	assert_in_range(pool_size(), 1, POOL_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_index_is_worked_once),
		cmocka_unit_test(
			the_calling_thread_works_where_no_worker_is_asked_for),
		cmocka_unit_test(no_more_than_the_most_workers_run),
		cmocka_unit_test(there_is_a_processor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
