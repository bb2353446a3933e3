#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

/* What the workers share. */
struct work {
	pool_work *work;
	void *context;
	size_t count;
	atomic_size_t next; /* the first index nobody has taken */
};

struct worker {
	pthread_t thread;
	struct work *shared;
	size_t number;
};

size_t pool_size(void)
{
	cpu_set_t set;
	int count;

	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	count = CPU_COUNT(&set);
	if (count < 1)
		return 1;
	return count > POOL_MAX ? POOL_MAX : (size_t)count;
}

static void *worker_run(void *object)
{
	const struct worker *worker = object;
	struct work *shared = worker->shared;
	size_t index;

	while ((index = atomic_fetch_add(&shared->next, 1)) < shared->count)
		shared->work(shared->context, worker->number, index);
	return NULL;
}

/* The calling thread is worker 0; a thread that cannot be had is missed. */
void pool_run(size_t workers, size_t count, pool_work *work, void *context)
{
	struct work shared = {work, context, count, 0};
	struct worker all[POOL_MAX];
	size_t i, started = 1;

	if (workers > POOL_MAX)
		workers = POOL_MAX;
	for (i = 0; i < POOL_MAX; i++)
		all[i] = (struct worker){.shared = &shared, .number = i};
	while (started < workers && started < count) {
		if (pthread_create(&all[started].thread, NULL, worker_run,
			    &all[started]))
			break;
		started++;
	}
	worker_run(&all[0]);
	for (i = 1; i < started; i++)
		pthread_join(all[i].thread, NULL);
}
