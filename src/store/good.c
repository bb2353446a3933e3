#include "store/good.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"
#include "base/map.h"
#include "store/good_folder.h"

enum { CHUNK = 64 * 1024 };

/* A version on its way to its name. */
struct keeping {
	struct diags *d;
	int root_fd, good_fd, new_fd;
	char name[GOOD_NAME_LEN + 1];
	char new_name[GOOD_NAME_LEN + 8]; /* until it is whole */
};

static bool fail_changed(struct diags *d, struct str path)
{
	return diag_add(d, &(struct diag){.id = "file-changed",
				   .file = path,
				   .text = STR("This file changed while it was "
					       "being published."),
				   .help = STR("Try again when it has been "
					       "saved."),
				   .brief = STR("changed meanwhile; try again "
						"when it has been saved")});
}

/* Copy what is read; the digest tells whether it is what was published. */
static bool copy_bytes(struct diags *d, int from, int to,
	const struct good_file *file, struct digest *digest)
{
	struct hash *h = hash_begin();
	char chunk[CHUNK];
	uint64_t total = 0;
	bool ok = true;
	ssize_t got;

	while (ok && total <= file->size) {
		got = read(from, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			ok = diag_system(d, "read", file->path);
		if (got <= 0)
			break;
		hash_add(h, chunk, (size_t)got);
		total += (uint64_t)got;
		ok = fs_write(
			d, to, GOOD_FOLDER, (struct str){chunk, (size_t)got});
	}
	*digest = hash_end(h);
	return ok;
}

static bool make_above(const struct keeping *k, struct str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	return path.len < 2 || fs_make_folders(k->d, k->new_fd,
				       str_slice(path, 0, path.len - 1), 0700);
}

/* `*fd` -1 and true: it was named twice, and is there. */
static bool make_file(const struct keeping *k, struct str path, int *fd)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	struct fs_place place;

	*fd = -1;
	if (!make_above(k, path))
		return false;
	if (!fs_path_enter(k->new_fd, path, &place))
		return fs_path_fail(k->d, "copy", path);
	*fd = openat(place.fd, place.name, flags, 0600);
	fs_path_leave(&place);
	if (*fd < 0)
		return errno == EEXIST || fs_path_fail(k->d, "copy", path);
	if (fs_set_mode(k->d, *fd, path, 0600))
		return true;
	close(*fd);
	return false;
}

static bool copy_open(
	const struct keeping *k, const struct good_file *file, int from, int to)
{
	struct digest digest = {{0}};

	return copy_bytes(k->d, from, to, file, &digest) &&
	       (hash_equal(&digest, &file->digest) ||
		       fail_changed(k->d, file->path));
}

static bool copy_file(const struct keeping *k, const struct good_file *file)
{
	uint64_t size;
	bool ok;
	int from, to;

	if (!fs_open_file(
		    k->d, k->root_fd, file->path, UINT64_MAX, &from, &size))
		return false;
	ok = (size == file->size || fail_changed(k->d, file->path)) &&
	     make_file(k, file->path, &to);
	if (ok && to >= 0) {
		ok = copy_open(k, file, from, to);
		if (close(to) < 0 && ok)
			ok = diag_system(k->d, "copy", file->path);
	}
	close(from);
	return ok;
}

static bool copy_all(
	struct keeping *k, const struct good_file files[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (!copy_file(k, &files[i]))
			return false;
	return true;
}

/*
 * That it waits to be synced is noted before it has its name: a version
 * without that note is on the disk.
 */
static bool give_name(const struct keeping *k)
{
	if (!good_folder_mark(k->d, k->good_fd, k->name))
		return false;
	return renameat(k->good_fd, k->new_name, k->good_fd, k->name) == 0 ||
	       diag_system(k->d, "write to", GOOD_FOLDER);
}

static bool make_version(
	struct keeping *k, const struct good_file files[], size_t count)
{
	struct str new_name = str_from(k->new_name);
	bool ok;

	if (!fs_remove_all(k->d, k->good_fd, new_name))
		return false;
	k->new_fd = fs_path_make_folder(k->good_fd, k->new_name);
	if (k->new_fd < 0)
		return diag_system(k->d, "write to", GOOD_FOLDER);
	ok = fs_set_mode(k->d, k->new_fd, GOOD_FOLDER, 0700) &&
	     copy_all(k, files, count);
	close(k->new_fd);
	ok = ok && give_name(k);
	if (!ok)
		fs_remove_all(k->d, k->good_fd, new_name);
	return ok;
}

/* One that a power cut left may be there in name only. */
static bool is_whole(
	const struct keeping *k, const struct good_file files[], size_t count)
{
	struct arena arena = {0};
	struct diags unseen = {.arena = &arena};
	struct digest digest;
	uint64_t size;
	bool ok = true;
	size_t i;
	int fd;

	if (!fs_open_folder(&unseen, k->good_fd, str_from(k->name), &fd)) {
		arena_release(&arena);
		return false;
	}
	for (i = 0; ok && i < count; i++)
		ok = fs_digest(&unseen, fd, files[i].path, files[i].size,
			     &digest, &size) &&
		     hash_equal(&digest, &files[i].digest);
	close(fd);
	arena_release(&arena);
	return ok;
}

static bool keep(
	struct keeping *k, const struct good_file files[], size_t count)
{
	bool found;

	if (!fs_find(k->d, k->good_fd, str_from(k->name), &found))
		return false;
	if (found) {
		if (is_whole(k, files, count))
			return true;
		if (!fs_remove_all(k->d, k->good_fd, str_from(k->name)))
			return false;
	}
	return make_version(k, files, count);
}

bool good_keep(struct diags *d, int root_fd, const struct digest *version,
	const struct good_file files[], size_t count)
{
	struct keeping k = {.d = d, .root_fd = root_fd};
	bool ok;

	hash_hex(k.name, version, GOOD_NAME_LEN);
	snprintf(k.new_name, sizeof(k.new_name), "%s.new", k.name);
	if (!good_folder_open(d, root_fd, &k.good_fd))
		return false;
	ok = keep(&k, files, count);
	close(k.good_fd);
	return ok;
}

void good_folder(char out[GOOD_PATH_MAX], const struct digest *version)
{
	char name[GOOD_NAME_LEN + 1];

	hash_hex(name, version, GOOD_NAME_LEN);
	snprintf(out, GOOD_PATH_MAX, GOOD_FOLDER_PATH "/%s", name);
}

bool good_has(int root_fd, const struct digest *version)
{
	char path[GOOD_PATH_MAX];

	good_folder(path, version);
	return fs_exists(root_fd, str_from(path));
}

/* The names that stay, by which the others are told apart. */
static void add_names(
	struct map *names, const struct digest keep_list[], size_t count)
{
	char name[GOOD_NAME_LEN + 1];
	size_t i;

	map_reserve(names, count + 1);
	for (i = 0; i < count; i++) {
		hash_hex(name, &keep_list[i], GOOD_NAME_LEN);
		map_claim(names,
			arena_str(names->arena,
				(struct str){name, GOOD_NAME_LEN}),
			i, NULL);
	}
	map_claim(names, STR(GOOD_UNSYNCED), count, NULL);
}

bool good_sweep(struct diags *d, int root_fd, const struct digest keep_list[],
	size_t count)
{
	struct arena arena = {0};
	struct map names = {.arena = &arena};
	struct fs_entry *entries;
	size_t n, i, at;
	bool ok, found;
	int fd;

	if (!fs_find(d, root_fd, GOOD_FOLDER, &found))
		return false;
	if (!found)
		return true;
	if (!fs_open_folder(d, root_fd, GOOD_FOLDER, &fd))
		return false;
	add_names(&names, keep_list, count);
	ok = fs_list_kinds(d, &arena, fd, STR(""), &entries, &n);
	for (i = 0; ok && i < n; i++)
		if (!map_get(&names, entries[i].name, &at))
			ok = fs_remove_all(d, fd, entries[i].name);
	close(fd);
	arena_release(&arena);
	return ok;
}
