#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs_path.h"

static bool remove_entry(int fd, const char *name, int depth);

static bool is_folder(int fd, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISDIR(st.st_mode);
}

static bool is_dots(const char *name)
{
	return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

/* Somebody else may have removed it meanwhile: that is what we want. */
static bool remove_name(int fd, const char *name, int flags)
{
	return unlinkat(fd, name, flags) == 0 || errno == ENOENT;
}

/* Remove each entry once; `*count` says how many there were. */
static bool remove_pass(DIR *folder, int depth, size_t *count)
{
	struct dirent *entry;
	bool ok;

	for (*count = 0;; (*count)++) {
		do {
			errno = 0;
			entry = readdir(folder);
		} while (entry && is_dots(entry->d_name));
		if (!entry)
			return errno == 0;
		if (is_folder(dirfd(folder), entry))
			ok = remove_entry(dirfd(folder), entry->d_name, depth);
		else
			ok = remove_name(dirfd(folder), entry->d_name, 0);
		if (!ok)
			return false;
	}
}

/* Some file systems skip entries while others go: look until none is left. */
static bool remove_content(int fd, int depth)
{
	DIR *folder = fdopendir(fd);
	size_t count;
	int error;
	bool ok;

	if (!folder) {
		close(fd);
		return false;
	}
	do {
		rewinddir(folder);
		ok = remove_pass(folder, depth, &count);
	} while (ok && count);
	error = errno;
	closedir(folder);
	errno = error;
	return ok;
}

static bool remove_entry(int fd, const char *name, int depth)
{
	int folder;

	if (depth >= FS_DEPTH_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	folder = openat(
		fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (folder < 0)
		return errno == ENOENT;
	if (!remove_content(folder, depth + 1))
		return false;
	return remove_name(fd, name, AT_REMOVEDIR);
}

static bool remove_at(const struct fs_place *place)
{
	struct stat st;

	if (fstatat(place->fd, place->name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT;
	if (S_ISDIR(st.st_mode))
		return remove_entry(place->fd, place->name, 0);
	return remove_name(place->fd, place->name, 0);
}

bool fs_remove_all(struct diags *d, int dir_fd, struct str path)
{
	struct fs_place place;
	bool ok;

	if (!fs_path_enter(dir_fd, path, &place)) {
		if (errno == ENOENT)
			return true;
		return fs_path_fail(d, "remove", path);
	}
	ok = remove_at(&place);
	fs_path_leave(&place);
	return ok || fs_path_fail(d, "remove", path);
}

/* ".dateline-<thread>.new" of fs_replace(), whose thread is no more. */
static bool is_left(const char *name)
{
	static const struct str before = {".dateline-", 10},
				after = {".new", 4};
	struct str whole = str_from(name);
	unsigned long thread;

	return str_starts_with(whole, before) && str_ends_with(whole, after) &&
	       str_to_number(
		       str_slice(whole, before.len, whole.len - after.len),
		       INT_MAX, &thread) &&
	       thread && kill((pid_t)thread, 0) < 0 && errno == ESRCH;
}

void fs_sweep(int dir_fd, struct str path)
{
	int fd = fs_path_open(dir_fd, path, O_RDONLY | O_DIRECTORY);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!folder) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(folder)))
		if (is_left(entry->d_name))
			unlinkat(fd, entry->d_name, 0);
	closedir(folder);
}
