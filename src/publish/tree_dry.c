#include "publish/tree_dry.h"

#include <fcntl.h>
#include <unistd.h>

#include "publish/swap.h"

enum { CHUNK = 64 * 1024 };

static bool open_folder(struct diags *d, struct arena *arena,
	struct tree_dry *dry, const struct tree_target *target)
{
	if (!folder_look(d, arena, &dry->folder, target))
		return false;
	dry->fd = dry->folder.out_fd;
	return true;
}

bool tree_dry_open(struct diags *d, struct arena *arena, struct tree_dry *dry,
	const struct tree_target *target)
{
	bool missing;

	*dry = (struct tree_dry){.fd = -1,
		.is_folder = target->out != NULL,
		.is_check = target->is_check};
	if (dry->is_folder)
		return open_folder(d, arena, dry, target);
	if (!swap_check_public(d, target->root_fd, &missing))
		return false;
	dry->fd = openat(
		target->root_fd, "public", O_PATH | O_DIRECTORY | O_CLOEXEC);
	return true;
}

void tree_dry_close(struct tree_dry *dry)
{
	if (dry->is_folder)
		folder_close(&dry->folder);
	else if (dry->fd >= 0)
		close(dry->fd);
	dry->fd = -1;
}

static struct digest digest_of(int fd, char *chunk)
{
	struct hash *hash = hash_begin();
	ssize_t len;

	while ((len = read(fd, chunk, CHUNK)) > 0)
		hash_add(hash, chunk, (size_t)len);
	return hash_end(hash);
}

/* What cannot be read counts as different. */
static bool is_same(const struct tree_dry *dry, struct arena *arena,
	const char *path, const struct tree_entry *entry)
{
	int fd = openat(dry->fd, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct digest digest;

	if (fd < 0)
		return false;
	digest = digest_of(fd, arena_alloc(arena, CHUNK));
	close(fd);
	return hash_equal(&digest, &entry->digest);
}

static void count_one(struct tree_dry *dry, struct arena *arena,
	struct str path, const struct tree_entry *entry)
{
	if (dry->fd >= 0 && is_same(dry, arena, path.ptr, entry))
		return;
	dry->pages += str_ends_with(path, STR(".html"));
	dry->texts += str_equal_z(entry->name, "release.txt");
}

static void count_all(struct tree_dry *dry, const struct tree_plan *plan)
{
	struct str folder = plan->folder->path;
	struct arena arena = {0};
	size_t i;

	for (i = 0; i < plan->file_count; i++) {
		struct str path = arena_format(&arena, "%.*s%s%.*s",
			STR_ARG(folder), folder.len ? "/" : "",
			STR_ARG(plan->entries[i].name));

		count_one(dry, &arena, path, &plan->entries[i]);
		arena_reset(&arena);
	}
	arena_release(&arena);
}

bool tree_dry_count(struct diags *d, struct arena *scratch,
	struct tree_dry *dry, const struct tree_plan *plan)
{
	struct folder_work work;

	if (dry->is_folder && dry->fd >= 0 &&
		!folder_note(d, scratch, &dry->folder, plan, &work))
		return false;
	if (!dry->is_check)
		count_all(dry, plan);
	return true;
}
