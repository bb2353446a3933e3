#include "base/fs_path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

/* To walk through a folder one need not be allowed to list it. */
#ifdef O_PATH
#define WALK_FLAGS (O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#else
#define WALK_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
#endif

static bool fail(int error)
{
	errno = error;
	return false;
}

static bool add_part(char *out, size_t *len, struct str part)
{
	if (part.len == 0 || str_equal_z(part, "."))
		return true;
	if (str_equal_z(part, ".."))
		return fail(EXDEV);
	if (part.len > FS_NAME_MAX || *len + part.len + 2 > FS_PATH_MAX)
		return fail(ENAMETOOLONG);
	if (*len)
		out[(*len)++] = '/';
	memcpy(out + *len, part.ptr, part.len);
	*len += part.len;
	return true;
}

/* Copy `path` without empty parts and "."; ".." and "/..." are refused. */
static bool plain_path(char out[FS_PATH_MAX], struct str path)
{
	struct str part;
	size_t len = 0;

	if (path.len && path.ptr[0] == '/')
		return fail(EXDEV);
	if (path.len && memchr(path.ptr, '\0', path.len))
		return fail(EINVAL);
	while (str_next(&path, '/', &part))
		if (!add_part(out, &len, part))
			return false;
	out[len] = '\0';
	return true;
}

/*
 * Some systems say ENOTDIR and some EMLINK where a link stands in the place
 * of a folder or file: tell it as Linux tells it for files.
 */
static int open_part(int dir_fd, const char *name, int flags)
{
	char target[1];
	int error, fd;

	do
		fd = openat(dir_fd, name, flags | O_NOFOLLOW | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	error = errno;
	if (fd < 0 && readlinkat(dir_fd, name, target, sizeof(target)) >= 0)
		error = ELOOP;
	errno = error;
	return fd;
}

/* Part by part, for systems and sandboxes without openat2. */
static int open_by_parts(int dir_fd, char *path, int flags)
{
	char *slash;
	int fd = dir_fd, next, error;

	while ((slash = strchr(path, '/'))) {
		*slash = '\0';
		next = open_part(fd, path, WALK_FLAGS);
		error = errno;
		if (fd != dir_fd)
			close(fd);
		errno = error;
		if (next < 0)
			return -1;
		fd = next;
		path = slash + 1;
	}
	next = open_part(fd, *path ? path : ".", flags);
	error = errno;
	if (fd != dir_fd)
		close(fd);
	errno = error;
	return next;
}

#ifdef SYS_openat2
/*
 * ENOSYS: an old kernel; EPERM: a sandbox that does not know the call;
 * EAGAIN: something in the path was renamed meanwhile.
 */
static bool kernel_declines(int error)
{
	return error == ENOSYS || error == EPERM || error == EAGAIN;
}

static int open_beneath(int dir_fd, const char *path, int flags)
{
	/* O_NOFOLLOW would tell a link as a missing folder. */
	struct open_how how = {
		.flags = (unsigned)((flags | O_CLOEXEC) & ~O_NOFOLLOW),
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS |
			   RESOLVE_NO_MAGICLINKS,
	};
	long fd;

	do
		fd = syscall(SYS_openat2, dir_fd, *path ? path : ".", &how,
			sizeof(how));
	while (fd < 0 && errno == EINTR);
	return (int)fd;
}
#endif

static int open_plain(int dir_fd, char *path, int flags)
{
#ifdef SYS_openat2
	int fd = open_beneath(dir_fd, path, flags);

	if (fd >= 0 || !kernel_declines(errno))
		return fd;
#endif
	return open_by_parts(dir_fd, path, flags);
}

bool fs_path_check(struct str path)
{
	char plain[FS_PATH_MAX];

	return plain_path(plain, path);
}

int fs_path_open(int dir_fd, struct str path, int flags)
{
	char plain[FS_PATH_MAX];

	if (!plain_path(plain, path))
		return -1;
	return open_plain(dir_fd, plain, flags);
}

int fs_path_make_folder(int dir_fd, const char *name)
{
	int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, fd;

	if (mkdirat(dir_fd, name, 0700) < 0)
		return -1;
	fd = openat(dir_fd, name, flags);
	if (fd >= 0 || errno != EACCES)
		return fd;
	/* A umask that takes rights from the owner himself. */
	if (fchmodat(dir_fd, name, 0700, AT_SYMLINK_NOFOLLOW) < 0)
		return -1;
	return openat(dir_fd, name, flags);
}

bool fs_path_enter(int dir_fd, struct str path, struct fs_place *place)
{
	char plain[FS_PATH_MAX], *name;

	if (!plain_path(plain, path))
		return false;
	if (!*plain)
		return fail(EINVAL);
	name = strrchr(plain, '/');
	memcpy(place->name, name ? name + 1 : plain,
		strlen(name ? name + 1 : plain) + 1);
	if (name)
		*name = '\0';
	else
		*plain = '\0';
	place->fd = open_plain(dir_fd, plain, WALK_FLAGS);
	return place->fd >= 0;
}

void fs_path_leave(struct fs_place *place)
{
	int error = errno;

	/* Opened to walk only: there is nothing that closing could lose. */
	close(place->fd);
	errno = error;
}

static bool fail_outside(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "file-outside",
			.file = arena_str(d->arena, path),
			.text = STR("This path leads out of the folder it "
				    "belongs to."),
			.help = STR("Use a path without \"..\" and without a "
				    "slash at its beginning."),
			.brief = STR("path leads out of its folder; write it "
				     "without \"..\" and leading slash"),
		});
}

static bool fail_link(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "file-kind",
			.file = arena_str(d->arena, path),
			.text = STR("This is a link to another place, or lies "
				    "in a folder that is one. Links are not "
				    "followed, so that nothing becomes public "
				    "by mistake."),
			.help = STR("Put the file itself here instead of the "
				    "link."),
			.brief = STR("is a link or behind one; put the file "
				     "itself here"),
		});
}

bool fs_path_fail(struct diags *d, const char *verb, struct str path)
{
	if (errno == EXDEV)
		return fail_outside(d, path);
	if (errno == ELOOP)
		return fail_link(d, path);
	return diag_system(d, verb, path.len ? path : STR("the folder"));
}
