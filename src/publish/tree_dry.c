#include "publish/tree_dry.h"

#include <fcntl.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

void tree_dry_open(struct tree_dry *dry, const struct tree_target *target)
{
	const int how = O_PATH | O_DIRECTORY | O_CLOEXEC;

	*dry = (struct tree_dry){0};
	dry->fd = target->out ? open(target->out, how)
			      : openat(target->root_fd, "public", how);
}

void tree_dry_close(struct tree_dry *dry)
{
	if (dry->fd >= 0)
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

void tree_dry_count(struct tree_dry *dry, struct str folder,
	const struct tree_entry entries[], size_t count)
{
	struct arena arena = {0};
	size_t i;

	for (i = 0; i < count; i++) {
		struct str path = arena_format(&arena, "%.*s%s%.*s",
			STR_ARG(folder), folder.len ? "/" : "",
			STR_ARG(entries[i].name));

		if (dry->fd < 0 ||
			!is_same(dry, &arena, path.ptr, &entries[i])) {
			dry->pages += str_ends_with(path, STR(".html"));
			dry->texts +=
				str_equal_z(entries[i].name, "release.txt");
		}
		arena_reset(&arena);
	}
	arena_release(&arena);
}
