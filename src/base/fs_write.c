#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/fs_path.h"

/* Set the mode only where it differs: a look is cheaper than a write. */
static bool set_mode(int fd, mode_t mode)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return false;
	return (st.st_mode & 07777) == mode || fchmod(fd, mode) == 0;
}

#ifdef __linux__
/* The list a new entry inherits, and the one that a folder hands on. */
static bool drop_lists(int fd)
{
	static const char *const lists[] = {
		"system.posix_acl_access", "system.posix_acl_default"};
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (fgetxattr(fd, lists[i], NULL, 0) > 0 &&
			fremovexattr(fd, lists[i]) < 0)
			return false;
	return true;
}
#else
static bool drop_lists(int fd)
{
	(void)fd;
	return true;
}
#endif

bool fs_set_mode(struct diags *d, int fd, struct str path, mode_t mode)
{
	/* The list first: while it is there, the group's bits are its mask. */
	if (!drop_lists(fd) || !set_mode(fd, mode))
		return diag_system(d, "set the permissions of", path);
	return true;
}

static bool is_folder(int fd, const char *name)
{
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	errno = S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
	return S_ISDIR(st.st_mode);
}

/* Make the folder `name`, with exactly `mode`; one that stands is kept. */
static bool make_folder(int fd, const char *name, mode_t mode)
{
	int made = fs_path_make_folder(fd, name);
	bool ok;

	if (made < 0)
		return errno == EEXIST && is_folder(fd, name);
	ok = set_mode(made, mode);
	close(made);
	return ok;
}

bool fs_make_folders(struct diags *d, int dir_fd, struct str path, mode_t mode)
{
	struct fs_place place;
	size_t end;
	bool ok;

	if (!fs_path_check(path))
		return fs_path_fail(d, "make", path);
	for (end = 1; end <= path.len; end++) {
		struct str above = str_slice(path, 0, end);

		if (end < path.len && path.ptr[end] != '/')
			continue;
		if (!fs_path_enter(dir_fd, above, &place))
			return fs_path_fail(d, "make", above);
		ok = make_folder(place.fd, place.name, mode);
		fs_path_leave(&place);
		if (!ok)
			return fs_path_fail(d, "make", above);
	}
	return true;
}

bool fs_write(struct diags *d, int fd, struct str path, struct str bytes)
{
	size_t done = 0;
	ssize_t n;

	while (done < bytes.len) {
		n = write(fd, bytes.ptr + done, bytes.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return diag_system(d, "write", path);
		if (n == 0) {
			errno = EIO;
			return diag_system(d, "write", path);
		}
		done += (size_t)n;
	}
	return true;
}

/*
 * A name of our own beside the file: no two threads that live at the same
 * time share a number, so whatever bears it was left by one that was killed.
 */
static int open_temporary(int fd, char name[FS_NAME_MAX + 1])
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;

	snprintf(name, FS_NAME_MAX + 1, ".dateline-%ld.new", (long)gettid());
	if (unlinkat(fd, name, 0) < 0 && errno != ENOENT)
		return -1;
	return openat(fd, name, flags, 0600);
}

static bool fill(
	struct diags *d, int fd, struct str path, struct str bytes, mode_t mode)
{
	bool ok = fs_write(d, fd, path, bytes);

	if (ok && (!set_mode(fd, mode) || fsync(fd) < 0))
		ok = diag_system(d, "write", path);
	if (close(fd) < 0 && ok)
		ok = diag_system(d, "write", path);
	return ok;
}

/* A folder opened to walk only cannot be synced itself. */
static bool sync_folder(int fd)
{
	int real = fs_path_open(fd, STR(""), O_RDONLY | O_DIRECTORY);
	bool ok;

	if (real < 0)
		return false;
	ok = fsync(real) == 0;
	close(real);
	return ok;
}

/* A file on its way to its name. */
struct writing {
	struct diags *d;
	struct fs_place place;
	struct str path, bytes;
	mode_t mode;
	bool is_new; /* nothing may stand at its name */
};

static bool refuse_standing(const struct writing *w)
{
	return diag_add(w->d,
		&(struct diag){.id = "file-exists",
			.file = w->path,
			.text = STR("This is there already. I leave it as it "
				    "is."),
			.brief = STR("there already; left as it is")});
}

#ifdef RENAME_NOREPLACE
static int rename_new(const struct fs_place *place, const char *temporary)
{
	return renameat2(
		place->fd, temporary, place->fd, place->name, RENAME_NOREPLACE);
}
#else
/* A second name fails where something stands; the first one goes. */
static int rename_new(const struct fs_place *place, const char *temporary)
{
	if (linkat(place->fd, temporary, place->fd, place->name, 0) < 0)
		return -1;
	return unlinkat(place->fd, temporary, 0);
}
#endif

static bool give_name(const struct writing *w, const char *temporary)
{
	const struct fs_place *place = &w->place;
	int result = w->is_new ? rename_new(place, temporary)
			       : renameat(place->fd, temporary, place->fd,
					 place->name);

	if (result == 0)
		return true;
	if (w->is_new && errno == EEXIST)
		return refuse_standing(w);
	return diag_system(w->d, "write", w->path);
}

static bool write_in(const struct writing *w)
{
	char temporary[FS_NAME_MAX + 1];
	int fd = open_temporary(w->place.fd, temporary);

	if (fd < 0)
		return diag_system(w->d, "write", w->path);
	if (!fill(w->d, fd, w->path, w->bytes, w->mode) ||
		!give_name(w, temporary)) {
		unlinkat(w->place.fd, temporary, 0);
		return false;
	}
	if (sync_folder(w->place.fd))
		return true;
	diag_system(w->d, "write", w->path);
	if (w->is_new)
		unlinkat(w->place.fd, w->place.name, 0);
	return false;
}

static bool write_file(struct writing *w, int dir_fd)
{
	bool ok;

	if (!fs_path_enter(dir_fd, w->path, &w->place))
		return fs_path_fail(w->d, "write", w->path);
	ok = write_in(w);
	fs_path_leave(&w->place);
	return ok;
}

bool fs_replace(struct diags *d, int dir_fd, struct str path, struct str bytes,
	mode_t mode)
{
	struct writing w = {.d = d, .path = path, .bytes = bytes, .mode = mode};

	return write_file(&w, dir_fd);
}

bool fs_create(struct diags *d, int dir_fd, struct str path, struct str bytes,
	mode_t mode)
{
	struct writing w = {.d = d,
		.path = path,
		.bytes = bytes,
		.mode = mode,
		.is_new = true};

	return write_file(&w, dir_fd);
}

/* Nobody else's file, linked here, is changed. */
static bool set_lock_mode(int fd)
{
	struct stat found;

	return fstat(fd, &found) == 0 &&
	       (found.st_nlink > 1 || set_mode(fd, 0600));
}

bool fs_lock(struct diags *d, int dir_fd, struct str path, int *fd, bool *taken)
{
	int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
	struct fs_place place;
	int result;

	*taken = false;
	if (!fs_path_enter(dir_fd, path, &place))
		return fs_path_fail(d, "lock", path);
	*fd = openat(place.fd, place.name, flags, 0600);
	fs_path_leave(&place);
	if (*fd < 0)
		return fs_path_fail(d, "lock", path);
	do
		result = flock(*fd, LOCK_EX | LOCK_NB);
	while (result < 0 && errno == EINTR);
	*taken = result == 0;
	if (*taken && set_lock_mode(*fd))
		return true;
	if (!*taken && errno == EWOULDBLOCK) {
		close(*fd);
		*fd = -1;
		return true;
	}
	diag_system(d, "lock", path);
	close(*fd);
	*fd = -1;
	*taken = false;
	return false;
}
