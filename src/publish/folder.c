#include "publish/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"
#include "publish/folder_place.h"
#include "publish/tree_file.h"

static bool fail_busy(struct diags *d, const char *out)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-busy",
			.file = str_from(out),
			.text = STR("Another run of this program is writing "
				    "to this folder at this moment."),
			.help = STR("Try again in a minute."),
			.brief = STR("another run is writing to this folder; "
				     "try again later"),
		});
}

static bool fail_foreign(struct diags *d, struct str path)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "output-foreign",
			.file = path,
			.text = STR("This was not written by this program, "
				    "and the site must not take its place. "
				    "Nothing was changed."),
			.help = STR("Move it away, or choose an empty output "
				    "folder."),
			.brief = STR("not written by dateline; move it away "
				     "or choose an empty output folder"),
		});
}

/* The folder itself is locked, so that no file for it lies on the site. */
static bool lock(struct diags *d, const struct folder *folder, const char *out,
	bool *busy)
{
	int result;

	do
		result = flock(folder->out_fd, LOCK_EX | LOCK_NB);
	while (result < 0 && errno == EINTR);
	if (result == 0)
		return true;
	*busy = errno == EWOULDBLOCK;
	if (*busy)
		return fail_busy(d, out);
	return diag_system(d, "lock", str_from(out));
}

/* A folder without our list must be empty but for our own leftovers. */
static bool check_empty(struct diags *d, struct folder *folder)
{
	struct fs_entry *entries;
	size_t i, count;

	if (!fs_list(d, folder->old.arena, folder->out_fd, STR(""), &entries,
		    &count))
		return false;
	for (i = 0; i < count; i++)
		if (!str_equal_z(entries[i].name, FOLDER_STAGE))
			return fail_foreign(d, entries[i].name);
	folder->is_first = true;
	return true;
}

/* What an earlier run wrote, else nothing of anybody's. */
static bool read_old(struct diags *d, struct folder *folder)
{
	bool found;

	return folder_manifest_read(d, folder->out_fd, &folder->old, &found) &&
	       (found || check_empty(d, folder));
}

static bool open_out(struct diags *d, struct folder *folder,
	const struct tree_target *target, bool *busy)
{

	if (!folder_place_open(d, folder->root_fd, target->out, &folder->out_fd,
		    &folder->is_made) ||
		!lock(d, folder, target->out, busy) || !read_old(d, folder))
		return false;
	return fs_remove_all(d, folder->out_fd, STR(FOLDER_STAGE));
}

static void begin(struct folder *folder, struct arena *arena,
	const struct tree_target *target)
{
	*folder = (struct folder){
		.root_fd = target->root_fd,
		.out = target->out,
		.out_fd = -1,
		.stage_fd = -1,
		.old.arena = arena,
		.new.arena = arena,
	};
}

bool folder_open(struct diags *d, struct arena *arena, struct folder *folder,
	const struct tree_target *target, bool *busy)
{
	begin(folder, arena, target);
	if (open_out(d, folder, target, busy))
		return true;
	folder_close(folder);
	return false;
}

bool folder_look(struct diags *d, struct arena *arena, struct folder *folder,
	const struct tree_target *target)
{
	bool found;

	begin(folder, arena, target);
	folder->is_look = true;
	if (folder_place_find(
		    d, folder->root_fd, target->out, &folder->out_fd, &found) &&
		(!found || read_old(d, folder)))
		return true;
	folder_close(folder);
	return false;
}

bool folder_make_stage(struct diags *d, struct folder *folder)
{
	struct str name = STR(FOLDER_STAGE);

	if (folder->stage_fd >= 0)
		return true;
	return fs_make_folders(d, folder->out_fd, name, 0700) &&
	       fs_open_folder(d, folder->out_fd, name, &folder->stage_fd) &&
	       fs_set_mode(d, folder->stage_fd, name, 0700);
}

/* One folder of the site while it is compared with what stands. */
struct noting {
	struct diags *d;
	struct folder *folder;
	const struct tree_plan *plan;
	int fd; /* of the folder as it stands; -1: there is none */
};

static struct str path_of(struct arena *arena, const struct tree_plan *plan,
	const struct tree_entry *entry)
{
	struct str path = plan->folder->path;

	return arena_format(arena, "%.*s%s%.*s", STR_ARG(path),
		path.len ? "/" : "", STR_ARG(entry->name));
}

/* Open it where it stands; what is neither a folder nor ours is in the way. */
static bool open_standing(struct noting *noting, const struct folder_line *old)
{
	struct str path = noting->plan->folder->path;
	size_t errors = noting->d->errors;
	struct fs_entry found;

	noting->fd = fs_path_open(
		noting->folder->out_fd, path, O_RDONLY | O_DIRECTORY);
	if (noting->fd >= 0 || errno == ENOENT)
		return true;
	if (!fs_look(noting->d, noting->folder->out_fd, path, &found))
		return noting->d->errors == errors;
	if (found.kind == FS_FOLDER)
		return diag_system(noting->d, "open", path);
	return old || fail_foreign(noting->d, path);
}

/* A folder that stands and is not ours stays as it is, and is not listed. */
static bool note_folder(struct noting *noting)
{
	struct folder *folder = noting->folder;
	struct str path = noting->plan->folder->path;
	const struct folder_line *old =
		folder_manifest_find(&folder->old, path);

	if (!open_standing(noting, old))
		return false;
	if (path.len && (noting->fd < 0 || (old && old->is_folder)))
		folder_manifest_add(&folder->new,
			&(struct folder_line){
				.path = path,
				.is_folder = true,
				.mtime = noting->plan->folder->mtime,
				.staged = noting->fd < 0,
			});
	return true;
}

/* What stands there needs not be written again. */
static bool is_current(const struct folder_line *old, const struct stat *st,
	const struct tree_entry *entry)
{
	return old && !old->is_folder && old->size == entry->size &&
	       old->mtime == entry->mtime &&
	       hash_equal(&old->digest, &entry->digest) &&
	       S_ISREG(st->st_mode) && (st->st_mode & 07777) == 0644 &&
	       (uint64_t)st->st_size == entry->size &&
	       st->st_mtim.tv_sec == entry->mtime;
}

static bool note_file(
	struct noting *noting, const struct tree_entry *entry, uint32_t *staged)
{
	struct folder *folder = noting->folder;
	struct str path = path_of(folder->new.arena, noting->plan, entry);
	const char *name = path.ptr + (path.len - entry->name.len);
	const struct folder_line *old =
		folder_manifest_find(&folder->old, path);
	struct stat st;
	bool stands = noting->fd >= 0 &&
		      fstatat(noting->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;

	if (stands && !old)
		return fail_foreign(noting->d, path);
	*staged = stands && is_current(old, &st, entry) ? 0 : ++folder->staged;
	folder_manifest_add(&folder->new, &(struct folder_line){
						  .path = path,
						  .size = entry->size,
						  .mtime = entry->mtime,
						  .digest = entry->digest,
						  .staged = *staged,
					  });
	return !*staged || folder->is_look ||
	       folder_make_stage(noting->d, folder);
}

bool folder_note(struct diags *d, struct arena *scratch, struct folder *folder,
	const struct tree_plan *plan, struct folder_work *work)
{
	uint32_t *staged =
		arena_array(scratch, plan->file_count, sizeof(*staged));
	struct noting noting = {d, folder, plan, -1};
	bool ok = note_folder(&noting);
	size_t i;

	for (i = 0; ok && i < plan->file_count; i++)
		ok = note_file(&noting, &plan->entries[i], &staged[i]);
	if (noting.fd >= 0)
		close(noting.fd);
	work->staged = staged;
	return ok;
}

bool folder_write(struct diags *d, struct arena *scratch,
	const struct folder *folder, const struct tree_plan *plan,
	const struct folder_work *work)
{
	struct tree_file_job job = {
		.root_fd = folder->root_fd,
		.dir_fd = folder->stage_fd,
	};
	size_t i;

	for (i = 0; i < plan->file_count; i++) {
		if (!work->staged[i])
			continue;
		job.entry = &plan->entries[i];
		job.file = &plan->files[i];
		job.shown = path_of(scratch, plan, job.entry);
		job.as = arena_format(scratch, "%u", work->staged[i]);
		if (!tree_file_write(d, &job))
			return false;
	}
	return true;
}

/* Opened folders: closing them can lose nothing. */
void folder_close(struct folder *folder)
{
	struct arena scratch = {0};
	struct diags unheard = {.arena = &scratch};

	if (folder->stage_fd >= 0) {
		/* What cannot be removed now is removed by the next run. */
		fs_remove_all(&unheard, folder->out_fd, STR(FOLDER_STAGE));
		close(folder->stage_fd);
	}
	if (folder->out_fd >= 0)
		close(folder->out_fd);
	/* Empty only where nothing came of it: then it is as it was before. */
	if (folder->is_made)
		rmdir(folder->out);
	folder->out_fd = folder->stage_fd = -1;
	arena_release(&scratch);
}
