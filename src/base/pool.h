#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/* One item's work: `worker` counts from 0 below the number of workers. */
typedef void pool_work(void *context, size_t worker, size_t index);

/* Processors this process may run on, at least 1, at most POOL_MAX. */
size_t pool_size(void);

enum { POOL_MAX = 64 };

/*
 * Call `work` once for each index below `count`, on `workers` threads; in
 * no order. Each worker should keep its results apart or by index. With one
 * worker, or where no thread can be had, the calling thread does it all.
 */
void pool_run(size_t workers, size_t count, pool_work *work, void *context);

#endif
