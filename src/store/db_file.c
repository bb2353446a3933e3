#include "store/db_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"

/* What stands beside a database of SQLite in WAL mode. */
static const char *const beside[] = {"-wal", "-shm"};

enum { BESIDE_COUNT = sizeof(beside) / sizeof(beside[0]) };

static bool find(
	const struct fs_place *place, const char *ending, struct stat *st)
{
	char name[FS_NAME_MAX + 8];

	snprintf(name, sizeof(name), "%s%s", place->name, ending);
	return fstatat(place->fd, name, st, AT_SYMLINK_NOFOLLOW) == 0;
}

bool db_file_has_changes(const struct fs_place *place)
{
	struct stat st;

	return find(place, "-wal", &st) && st.st_size > 0;
}

/* Followed by nobody: it is no link, and the folder is ours. */
static bool set_mode(const struct fs_place *place, const char *ending)
{
	char name[FS_NAME_MAX + 8];

	snprintf(name, sizeof(name), "%s%s", place->name, ending);
	return fchmodat(place->fd, name, 0600, 0) == 0;
}

static bool fail_kind(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){.id = "file-kind",
			.file = path,
			.is_system = true,
			.text = STR("In the place of a file of this program "
				    "stands something else."),
			.help = STR("Move it away. If a backup of the folder "
				    ".dateline/state is at hand, put that in "
				    "its place."),
			.brief = STR("is not an ordinary file; move it away")});
}

static bool check(struct diags *d, const struct fs_place *place,
	struct str path, const char *ending, enum db_mode mode)
{
	struct stat st;

	if (!find(place, ending, &st))
		return errno == ENOENT || fs_path_fail(d, "look at", path);
	if (!S_ISREG(st.st_mode))
		return fail_kind(d, path);
	if (mode == DB_READ || (st.st_mode & 07777) == 0600 ||
		set_mode(place, ending))
		return true;
	return diag_system(d, "set the permissions of", path);
}

/* The folder was opened to walk through only. */
static bool sync_folder(const struct fs_place *place)
{
	int fd = fs_path_open(place->fd, STR(""), O_RDONLY | O_DIRECTORY);
	bool ok;

	if (fd < 0)
		return false;
	ok = fsync(fd) == 0;
	close(fd);
	return ok;
}

static bool make(struct diags *d, const struct fs_place *place, struct str path)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(place->fd, place->name, flags, 0600);
	bool ok;

	if (fd < 0)
		return fs_path_fail(d, "make", path);
	ok = fs_set_mode(d, fd, path, 0600) &&
	     (fsync(fd) == 0 || diag_system(d, "make", path));
	close(fd);
	if (ok && !sync_folder(place))
		ok = diag_system(d, "make", path);
	if (!ok)
		unlinkat(place->fd, place->name, 0);
	return ok;
}

/* The engine would take them for changes of the new one. */
static bool fail_left(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){.id = "state-lost",
			.file = path,
			.is_system = true,
			.text = STR("This file is gone, and changes that "
				    "belong in it still lie beside it."),
			.help = STR("Put the folder .dateline/state back from "
				    "a backup."),
			.brief = STR("gone, but its changes are there; put "
				     "it back from a backup")});
}

bool db_file_prepare(struct diags *d, const struct fs_place *place,
	struct str path, enum db_mode mode)
{
	struct stat st;
	size_t i;

	if (!find(place, "", &st)) {
		if (errno != ENOENT || mode != DB_MAKE)
			return fs_path_fail(d, "open", path);
		return db_file_has_changes(place) ? fail_left(d, path)
						  : make(d, place, path);
	}
	if (!check(d, place, path, "", mode))
		return false;
	for (i = 0; i < BESIDE_COUNT; i++)
		if (!check(d, place, path, beside[i], mode))
			return false;
	return true;
}
