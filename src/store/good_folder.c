#include "store/good_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"
#include "store/good.h"

bool good_folder_open(struct diags *d, int root_fd, int *fd)
{
	bool found;

	if (!fs_find(d, root_fd, GOOD_FOLDER, &found))
		return false;
	if (!found && (!fs_make_folders(d, root_fd, STR(".dateline"), 0711) ||
			      !fs_make_folders(d, root_fd, GOOD_FOLDER, 0700)))
		return false;
	return fs_open_folder(d, root_fd, GOOD_FOLDER, fd);
}

bool good_folder_mark(struct diags *d, int good_fd, const char *name)
{
	char path[GOOD_NAME_LEN + sizeof(GOOD_UNSYNCED) + 2];
	int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, fd;

	snprintf(path, sizeof(path), GOOD_UNSYNCED "/%s", name);
	fd = openat(good_fd, path, flags, 0600);
	if (fd < 0 && errno == ENOENT) {
		if (!fs_make_folders(d, good_fd, STR(GOOD_UNSYNCED), 0700))
			return false;
		fd = openat(good_fd, path, flags, 0600);
	}
	if (fd < 0 || close(fd) < 0)
		return diag_system(d, "write to", GOOD_FOLDER);
	return true;
}

/* What is open as `fd` and all below it; `depth` folders are above. */
static bool sync_below(struct diags *d, int fd, int depth)
{
	struct arena arena = {0};
	struct fs_entry *entries;
	size_t count, i;
	bool ok = true;
	int below;

	if (depth > FS_DEPTH_MAX)
		return true;
	ok = fs_list_kinds(d, &arena, fd, STR(""), &entries, &count);
	for (i = 0; ok && i < count; i++) {
		below = fs_path_open(fd, entries[i].name, O_RDONLY);
		ok = below >= 0 || diag_system(d, "sync", GOOD_FOLDER);
		if (below < 0)
			break;
		if (entries[i].kind == FS_FOLDER)
			ok = sync_below(d, below, depth + 1);
		else
			ok = fsync(below) == 0 ||
			     diag_system(d, "sync", GOOD_FOLDER);
		close(below);
	}
	arena_release(&arena);
	return ok && (fsync(fd) == 0 || diag_system(d, "sync", GOOD_FOLDER));
}

static bool sync_version(struct diags *d, int good_fd, struct str name)
{
	bool ok, found;
	int fd;

	if (!fs_find(d, good_fd, name, &found))
		return false;
	/* Swept meanwhile: nothing is to be kept. */
	if (!found)
		return true;
	if (!fs_open_folder(d, good_fd, name, &fd))
		return false;
	ok = sync_below(d, fd, 0);
	close(fd);
	return ok;
}

static bool sync_many(struct diags *d, int good_fd)
{
#ifdef __linux__
	return syncfs(good_fd) == 0 || diag_system(d, "sync", GOOD_FOLDER);
#else
	(void)d;
	(void)good_fd;
	sync();
	return true;
#endif
}

static bool sync_versions(struct diags *d, int good_fd,
	const struct fs_entry entries[], size_t count)
{
	size_t i;

	if (count > GOOD_FEW)
		return sync_many(d, good_fd);
	for (i = 0; i < count; i++)
		if (!sync_version(d, good_fd, entries[i].name))
			return false;
	return fsync(good_fd) == 0 || diag_system(d, "sync", GOOD_FOLDER);
}

static bool sync_in(struct diags *d, int good_fd)
{
	struct arena arena = {0};
	struct fs_entry *entries;
	size_t count;
	bool ok;

	ok = fs_list_kinds(d, &arena, good_fd, STR(GOOD_UNSYNCED), &entries,
		     &count) &&
	     sync_versions(d, good_fd, entries, count) &&
	     fs_remove_all(d, good_fd, STR(GOOD_UNSYNCED));
	arena_release(&arena);
	return ok;
}

bool good_sync(struct diags *d, int root_fd)
{
	bool ok, found;
	int fd;

	if (!fs_find(d, root_fd, STR(GOOD_FOLDER_PATH "/" GOOD_UNSYNCED),
		    &found))
		return false;
	if (!found)
		return true;
	if (!fs_open_folder(d, root_fd, GOOD_FOLDER, &fd))
		return false;
	ok = sync_in(d, fd);
	close(fd);
	return ok;
}
