#include "publish/tree_object.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"
#include "publish/tree_file.h"

enum { FOLDER_MODE = 0755 };

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

void tree_object_name(
	char out[TREE_OBJECT_LEN + 1], const struct digest *digest)
{
	hash_hex(out, digest, TREE_OBJECT_LEN);
}

/* An object in the making. */
struct object {
	struct arena *scratch;
	const struct tree_object_place *place;
	const struct tree_plan *plan;
	int fd;
	int old_fd; /* the folder of that path today; -1: not looked for */
};

static int open_old(const struct object *object)
{
	struct str path = arena_format(object->scratch, "site/%.*s",
		STR_ARG(object->plan->folder->path));

	return openat(object->place->www_fd, path.ptr, FOLDER_FLAGS);
}

/*
 * Share a large file with the object of today. Any failure is fine: the
 * file is written then.
 */
static bool share(struct object *object, struct tree_entry *entry)
{
	char name[TREE_NAME_MAX + 1];
	struct tree_entry old;
	struct stat st;

	if (entry->size < TREE_LINK_MIN)
		return false;
	if (object->old_fd < 0)
		object->old_fd = open_old(object);
	memcpy(name, entry->name.ptr, entry->name.len);
	name[entry->name.len] = '\0';
	if (object->old_fd < 0 ||
		fstatat(object->old_fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	if ((uint64_t)st.st_size != entry->size ||
		st.st_mtim.tv_sec != entry->mtime)
		return false;
	if (!tree_file_look(object->old_fd, name, true, &old) ||
		!hash_equal(&old.digest, &entry->digest))
		return false;
	entry->sum = old.sum;
	return linkat(object->old_fd, name, object->fd, name, 0) == 0;
}

static bool write_files(struct diags *d, struct object *object)
{
	const struct tree_plan *plan = object->plan;
	struct str path = plan->folder->path;
	struct tree_file_job job = {
		.root_fd = object->place->root_fd,
		.dir_fd = object->fd,
		.has_mode = object->place->has_mode,
	};
	size_t i;

	for (i = 0; i < plan->file_count; i++) {
		job.entry = &plan->entries[i];
		job.file = &plan->files[i];
		job.as = job.entry->name;
		job.shown = arena_join(object->scratch,
			(struct str[]){
				path, path.len ? STR("/") : STR(""), job.as},
			3);
		if (!share(object, job.entry) && !tree_file_write(d, &job))
			return false;
		plan->folder->sum += tree_listing_sum(job.entry);
	}
	return true;
}

static bool write_links(struct diags *d, struct object *object)
{
	const struct tree_plan *plan = object->plan;
	size_t i;

	for (i = plan->file_count; i < plan->entry_count; i++) {
		const struct tree_entry *entry = &plan->entries[i];
		struct str target = arena_join(object->scratch,
			(struct str[]){STR("../"), entry->object}, 2);
		const char *name = arena_str(object->scratch, entry->name).ptr;

		if (symlinkat(target.ptr, object->fd, name) < 0 ||
			!tree_file_set_link_time(
				object->fd, name, entry->mtime))
			return diag_system(d, "write", entry->name);
		plan->folder->sum += tree_listing_sum(entry);
	}
	return true;
}

/* The folder's own time last: each entry made in it changes it. */
static bool fill(struct diags *d, struct object *object)
{
	const struct tree_folder *folder = object->plan->folder;

	if (!write_files(d, object) || !write_links(d, object))
		return false;
	if (fchmod(object->fd, FOLDER_MODE) < 0 ||
		!tree_file_set_time(object->fd, folder->mtime))
		return diag_system(d, "write", folder->path);
	return true;
}

bool tree_object_write(struct diags *d, struct arena *scratch,
	const struct tree_object_place *place, const struct tree_plan *plan)
{
	struct object object = {scratch, place, plan, -1, -1};
	char name[TREE_OBJECT_LEN + 1];
	bool ok;

	tree_object_name(name, &plan->folder->digest);
	object.fd = fs_path_make_folder(place->new_fd, name);
	if (object.fd < 0)
		return diag_system(d, "write", plan->folder->path);
	ok = fill(d, &object);
	if (object.old_fd >= 0)
		close(object.old_fd);
	if (close(object.fd) < 0 && ok)
		ok = diag_system(d, "write", plan->folder->path);
	return ok;
}

static bool sync_file(int dir_fd, const char *name)
{
	int fd = openat(dir_fd, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return false;
	ok = fsync(fd) == 0;
	close(fd);
	return ok;
}

static bool sync_open(
	struct diags *d, struct arena *scratch, int fd, const char *name)
{
	struct fs_entry *entries;
	size_t i, count;

	if (!fs_list_kinds(d, scratch, fd, STR(""), &entries, &count))
		return false;
	for (i = 0; i < count; i++)
		if (entries[i].kind == FS_FILE &&
			!sync_file(fd, entries[i].name.ptr))
			return diag_system(d, "save", entries[i].name);
	if (fsync(fd) < 0)
		return diag_system(d, "save", str_from(name));
	return true;
}

bool tree_object_sync(struct diags *d, int new_fd, const char *name)
{
	struct arena scratch = {0};
	int fd = openat(new_fd, name, FOLDER_FLAGS | O_NOFOLLOW);
	bool ok;

	if (fd < 0)
		return diag_system(d, "save", str_from(name));
	ok = sync_open(d, &scratch, fd, name);
	close(fd);
	arena_release(&scratch);
	return ok;
}

static bool fail_check(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-differs",
			.file = path.len ? path : STR("index.html"),
			.text = STR("What can be read on the site here is not "
				    "what was written."),
			.help = STR("Check the disk, then publish again."),
			.brief = STR("what is read back differs from what was "
				     "written; check the disk"),
			.is_system = true,
		});
}

/* What stands there as a line of the listing. */
static bool look_at(struct arena *scratch, int fd, const struct fs_entry *found,
	struct tree_entry *entry)
{
	char object[TREE_OBJECT_LEN + 1];

	*entry = (struct tree_entry){.name = found->name};
	if (found->kind == FS_FILE)
		return tree_file_look(fd, found->name.ptr, false, entry);
	if (found->kind != FS_LINK ||
		!tree_listing_read_link(fd, found->name.ptr, object))
		return false;
	entry->object = arena_str(scratch, str_from(object));
	return true;
}

static bool check_open(struct diags *d, struct arena *scratch, DIR *opened,
	const struct tree_folder *folder)
{
	struct tree_entry entry;
	struct fs_entry *found;
	uint64_t sum = 0;
	size_t i, count;

	if (!fs_list_opened(d, scratch, opened, folder->path, &found, &count))
		return false;
	for (i = 0; i < count; i++) {
		if (!look_at(scratch, dirfd(opened), &found[i], &entry))
			return fail_check(d, folder->path);
		sum += tree_listing_sum(&entry);
	}
	return sum == folder->sum || fail_check(d, folder->path);
}

bool tree_object_check(struct diags *d, struct arena *scratch, int site_fd,
	const struct tree_folder *folder)
{
	struct str path =
		arena_str(scratch, folder->path.len ? folder->path : STR("."));
	int fd = openat(site_fd, path.ptr, FOLDER_FLAGS);
	DIR *opened = fd < 0 ? NULL : fdopendir(fd);
	bool ok;

	if (!opened) {
		diag_system(d, "read", path);
		if (fd >= 0)
			close(fd);
		return false;
	}
	ok = check_open(d, scratch, opened, folder);
	closedir(opened);
	return ok;
}
