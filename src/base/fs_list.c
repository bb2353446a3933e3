#include "base/fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs_path.h"

static enum fs_kind kind_of(mode_t mode)
{
	if (S_ISREG(mode))
		return FS_FILE;
	if (S_ISDIR(mode))
		return FS_FOLDER;
	return S_ISLNK(mode) ? FS_LINK : FS_OTHER;
}

static struct fs_entry entry_of(struct str name, const struct stat *st)
{
	return (struct fs_entry){
		.name = name,
		.kind = kind_of(st->st_mode),
		.size = (uint64_t)st->st_size,
		.mtime = st->st_mtim.tv_sec,
		.mtime_ns = st->st_mtim.tv_nsec,
		.ctime = st->st_ctim.tv_sec,
		.ctime_ns = st->st_ctim.tv_nsec,
		.links = st->st_nlink,
		.inode = st->st_ino,
		.mode = st->st_mode & 07777,
	};
}

bool fs_open_folder(struct diags *d, int dir_fd, struct str path, int *fd)
{
	*fd = fs_path_open(dir_fd, path, O_RDONLY | O_DIRECTORY);
	if (*fd < 0)
		return fs_path_fail(d, "open", path);
	return true;
}

bool fs_open_root(struct diags *d, const char *path, int *fd)
{
	do
		*fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (*fd < 0 && errno == EINTR);
	if (*fd < 0)
		return diag_system(d, "open", str_from(path));
	return true;
}

static bool is_dots(const char *name)
{
	return str_equal_z(STR("."), name) || str_equal_z(STR(".."), name);
}

static int compare_entries(const void *a, const void *b)
{
	const struct fs_entry *left = a, *right = b;

	return str_compare(left->name, right->name);
}

/* The entries of one folder while they are gathered. */
struct listing {
	struct arena *arena;
	struct fs_entry *items;
	size_t count;
	bool only_kinds;
};

static void push_entry(
	struct listing *list, const char *name, const struct stat *st)
{
	struct str copy = arena_str(list->arena, str_from(name));

	list->items = arena_grow(
		list->arena, list->items, list->count, sizeof(*list->items));
	list->items[list->count++] = entry_of(copy, st);
}

/* An entry that went since the folder named it is no failure. */
static bool add_entry(struct listing *list, int fd, const struct dirent *entry)
{
	struct stat st = {.st_mode = (mode_t)DTTOIF(entry->d_type)};

	if ((!list->only_kinds || entry->d_type == DT_UNKNOWN) &&
		fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT;
	push_entry(list, entry->d_name, &st);
	return true;
}

static bool read_entries(struct listing *list, DIR *folder)
{
	struct dirent *entry;

	for (;;) {
		errno = 0;
		entry = readdir(folder);
		if (!entry)
			return errno == 0;
		if (is_dots(entry->d_name))
			continue;
		if (!add_entry(list, dirfd(folder), entry))
			return false;
	}
}

static bool list_opened(
	struct diags *d, struct listing *list, DIR *folder, struct str path)
{
	if (!read_entries(list, folder))
		return diag_system(d, "list", path);
	if (list->count)
		qsort(list->items, list->count, sizeof(*list->items),
			compare_entries);
	return true;
}

static bool list_folder(
	struct diags *d, struct listing *list, int dir_fd, struct str path)
{
	DIR *folder;
	bool ok;
	int fd;

	if (!fs_open_folder(d, dir_fd, path, &fd))
		return false;
	folder = fdopendir(fd);
	if (!folder) {
		close(fd);
		return diag_system(d, "list", path);
	}
	ok = list_opened(d, list, folder, path);
	closedir(folder);
	return ok;
}

bool fs_list(struct diags *d, struct arena *arena, int dir_fd, struct str path,
	struct fs_entry **out, size_t *count)
{
	struct listing list = {.arena = arena};
	bool ok = list_folder(d, &list, dir_fd, path);

	*out = list.items;
	*count = list.count;
	return ok;
}

bool fs_list_kinds(struct diags *d, struct arena *arena, int dir_fd,
	struct str path, struct fs_entry **out, size_t *count)
{
	struct listing list = {.arena = arena, .only_kinds = true};
	bool ok = list_folder(d, &list, dir_fd, path);

	*out = list.items;
	*count = list.count;
	return ok;
}

bool fs_list_opened(struct diags *d, struct arena *arena, DIR *folder,
	struct str path, struct fs_entry **out, size_t *count)
{
	struct listing list = {.arena = arena, .only_kinds = true};
	bool ok = list_opened(d, &list, folder, path);

	*out = list.items;
	*count = list.count;
	return ok;
}

static struct str last_name(struct str path)
{
	size_t from;

	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	for (from = path.len; from && path.ptr[from - 1] != '/'; from--)
		;
	return str_slice(path, from, path.len);
}

/* What `path` is, by errno alone. */
static bool look(int dir_fd, struct str path, struct stat *st)
{
	struct fs_place place;
	bool ok;

	if (!path.len)
		return fstat(dir_fd, st) == 0;
	if (!fs_path_enter(dir_fd, path, &place))
		return false;
	ok = fstatat(place.fd, place.name, st, AT_SYMLINK_NOFOLLOW) == 0;
	fs_path_leave(&place);
	return ok;
}

bool fs_look(struct diags *d, int dir_fd, struct str path, struct fs_entry *out)
{
	struct stat st;

	if (!look(dir_fd, path, &st)) {
		if (errno == ENOENT || errno == ENOTDIR)
			return false;
		return fs_path_fail(d, "look at", path);
	}
	*out = entry_of(last_name(path), &st);
	return true;
}

/* No file can be behind such a path. */
static bool is_nothing(int error)
{
	return error == ENOENT || error == ENOTDIR || error == ELOOP ||
	       error == EXDEV || error == ENAMETOOLONG || error == EINVAL;
}

bool fs_exists(int dir_fd, struct str path)
{
	struct stat st;

	return look(dir_fd, path, &st) || !is_nothing(errno);
}

bool fs_find(struct diags *d, int dir_fd, struct str path, bool *found)
{
	struct stat st;

	*found = look(dir_fd, path, &st);
	return *found || errno == ENOENT || errno == ENOTDIR ||
	       fs_path_fail(d, "look at", path);
}
