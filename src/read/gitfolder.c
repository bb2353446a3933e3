#include "read/gitfolder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { LINE_BYTES = 4112 }; /* "gitdir: " and the longest path */

/* The first bytes of a small file; empty where there is none. */
static struct str read_line(struct arena *arena, struct str path)
{
	char words[LINE_BYTES];
	int fd = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t len = fd < 0 ? -1 : read(fd, words, sizeof(words));

	if (fd >= 0)
		close(fd);
	if (len <= 0)
		return (struct str){0};
	return arena_str(arena, str_trim((struct str){words, (size_t)len}));
}

static struct str from_folder(
	struct arena *arena, struct str folder, struct str path)
{
	if (path.len && path.ptr[0] == '/')
		return path;
	return arena_format(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path));
}

struct str gitfolder_of(struct arena *arena, struct str top)
{
	struct str path = arena_format(arena, "%.*s/.git", STR_ARG(top));
	struct str words = read_line(arena, path), gitdir = STR("gitdir: ");

	if (!str_starts_with(words, gitdir))
		return path;
	return from_folder(arena, top,
		arena_str(arena,
			str_trim(str_slice(words, gitdir.len, words.len))));
}

struct str gitfolder_top(struct arena *arena, struct str folder)
{
	while (folder.len) {
		struct str git =
			arena_format(arena, "%.*s/.git", STR_ARG(folder));

		if (!access(git.ptr, F_OK))
			return folder;
		while (folder.len && folder.ptr[folder.len - 1] != '/')
			folder.len--;
		folder.len -= folder.len > 0;
	}
	return folder;
}

void gitfolder_find(
	struct arena *arena, const char *folder, struct str_list *out)
{
	char *real = realpath(folder, NULL);
	struct str top = gitfolder_top(arena, arena_str(arena, str_from(real)));
	struct str git, shared;

	free(real);
	if (!top.len)
		return;
	git = gitfolder_of(arena, top);
	shared = read_line(
		arena, arena_format(arena, "%.*s/commondir", STR_ARG(git)));
	/* The file itself, in a worktree, or the folder. */
	arena_push(arena, out, arena_format(arena, "%.*s/.git", STR_ARG(top)));
	arena_push(arena, out, git);
	if (shared.len)
		arena_push(arena, out, from_folder(arena, git, shared));
}
