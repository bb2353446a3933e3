#include "publish/tree_confirm.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/pool.h"
#include "publish/tree_object.h"

/* So many folders are worth a thread. */
enum { FOLDERS_A_WORKER = 64 };

struct worker {
	struct arena arena; /* of its findings */
	struct arena scratch;
	struct diags d;
};

struct work {
	int site_fd;
	const struct tree_folder **folders;
	struct worker workers[POOL_MAX];
};

/* The first folder that differs says enough: each worker stops at its own. */
static void check_one(void *context, size_t number, size_t index)
{
	struct work *work = context;
	struct worker *worker = &work->workers[number];

	if (worker->d.errors)
		return;
	worker->d.arena = &worker->arena;
	tree_object_check(&worker->d, &worker->scratch, work->site_fd,
		work->folders[index]);
	arena_reset(&worker->scratch);
}

static size_t worker_count(size_t count)
{
	size_t wanted = count / FOLDERS_A_WORKER + 1, most = pool_size();

	return wanted < most ? wanted : most;
}

/* Take the workers' findings over, and give their memory back. */
static bool gather(struct diags *d, struct work *work)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < POOL_MAX; i++) {
		struct worker *worker = &work->workers[i];

		ok = ok && !worker->d.errors;
		if (worker->d.count)
			diags_append(d, &worker->d);
		arena_release(&worker->arena);
		arena_release(&worker->scratch);
	}
	return ok;
}

bool tree_confirm(struct diags *d, int root_fd, const struct tree_folder *first,
	size_t count)
{
	struct arena memory = {0};
	struct work *work = arena_alloc(&memory, sizeof(*work));
	const struct tree_folder *folder;
	size_t i = 0;
	bool ok;

	work->site_fd =
		openat(root_fd, "public", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	work->folders = arena_array(&memory, count, sizeof(*work->folders));
	for (folder = first; folder; folder = folder->newer)
		work->folders[i++] = folder;
	if (work->site_fd < 0) {
		ok = diag_system(d, "read", STR("public"));
	} else {
		pool_run(worker_count(count), count, check_one, work);
		ok = gather(d, work);
		close(work->site_fd);
	}
	arena_release(&memory);
	return ok;
}
