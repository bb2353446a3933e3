#include "publish/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"
#include "publish/tree_file.h"

#define MANIFEST_NEW "manifest"

/*
 * The order in which files take their places: whoever reads meanwhile finds
 * what a page or a list leads to.
 */
enum phase { PHASE_FILES, PHASE_PAGES, PHASE_LISTS, PHASE_FEEDS };

/* A file on its way from the staging folder. */
struct move {
	const struct folder_line *line;
	enum phase phase;
};

/* One folder_commit(). */
struct commit {
	struct arena scratch;
	struct folder *folder;
	const struct tree_whole *whole;
	struct move *moves;
	size_t count, gone; /* moves; lines of the old list */
};

/* "2026/results/...": what is there belongs to one release. */
static bool is_in_release(struct str path)
{
	struct str year, slug;

	return str_next(&path, '/', &year) && year.len == 4 &&
	       str_is_digits(year) && str_next(&path, '/', &slug) && path.ptr;
}

static enum phase phase_of(struct str path)
{
	bool is_page = str_ends_with(path, STR(".html"));

	if (is_in_release(path))
		return is_page ? PHASE_PAGES : PHASE_FILES;
	if (str_ends_with(path, STR(".xml")) ||
		str_ends_with(path, STR(".json")))
		return PHASE_FEEDS;
	if (str_ends_with(path, STR("index.html")))
		return PHASE_LISTS;
	return is_page ? PHASE_PAGES : PHASE_FILES;
}

static int compare_moves(const void *a, const void *b)
{
	const struct move *left = a, *right = b;

	if (left->phase != right->phase)
		return left->phase < right->phase ? -1 : 1;
	return str_compare(left->line->path, right->line->path);
}

static void plan_moves(struct commit *commit)
{
	const struct folder_manifest *new = &commit->folder->new;
	size_t i;

	commit->moves = arena_array(&commit->scratch, commit->folder->staged,
		sizeof(*commit->moves));
	for (i = 0; i < new->count; i++)
		if (new->lines[i].staged && !new->lines[i].is_folder)
			commit->moves[commit->count++] = (struct move){
				&new->lines[i],
				phase_of(new->lines[i].path),
			};
	if (commit->count)
		qsort(commit->moves, commit->count, sizeof(*commit->moves),
			compare_moves);
}

static bool is_gone(const struct folder *folder, const struct folder_line *old)
{
	const struct folder_line *new =
		folder_manifest_find(&folder->new, old->path);

	return !new || new->is_folder != old->is_folder;
}

static void count_gone(struct commit *commit)
{
	const struct folder_manifest *old = &commit->folder->old;
	size_t i;

	for (i = 0; i < old->count; i++)
		commit->gone += is_gone(commit->folder, &old->lines[i]);
}

/* A new folder, even an empty one, is a change too. */
static bool changes_something(const struct commit *commit)
{
	const struct folder *folder = commit->folder;

	return commit->count || commit->gone || folder->is_first ||
	       folder->old.count != folder->new.count;
}

static bool sync_staged(struct diags *d, const struct commit *commit)
{
	char name[FS_NAME_MAX + 1];
	size_t i;
	int fd;
	bool ok = true;

	if (commit->count > TREE_SYNC_FEW)
		return syncfs(commit->folder->out_fd) == 0 ||
		       diag_system(d, "save", STR(FOLDER_STAGE));
	for (i = 0; ok && i < commit->count; i++) {
		snprintf(name, sizeof(name), "%u",
			commit->moves[i].line->staged);
		fd = openat(commit->folder->stage_fd, name,
			O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
		ok = fd >= 0 && fsync(fd) == 0;
		if (!ok)
			diag_system(d, "save", commit->moves[i].line->path);
		if (fd >= 0)
			close(fd);
	}
	return ok;
}

/* Its time is the site's too: equal sites are equal folders. */
static bool fill_manifest(
	struct diags *d, int fd, struct str text, int64_t mtime)
{
	struct str name = STR(FOLDER_MANIFEST_NAME);
	bool ok = fs_write(d, fd, name, text);

	if (ok && (fchmod(fd, 0600) < 0 || !tree_file_set_time(fd, mtime) ||
			  fsync(fd) < 0))
		ok = diag_system(d, "write", name);
	if (close(fd) < 0 && ok)
		ok = diag_system(d, "write", name);
	return ok;
}

/* By way of the staging folder: nothing else is left by a run cut off. */
static bool write_manifest(struct diags *d, const struct commit *commit,
	const struct folder_manifest *old)
{
	const struct folder *folder = commit->folder;
	int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(folder->stage_fd, MANIFEST_NEW, flags, 0600);
	struct buf text = {0};
	bool ok;

	if (fd < 0)
		return diag_system(d, "write", STR(FOLDER_MANIFEST_NAME));
	folder_manifest_print(&text, &folder->new, old);
	ok = fill_manifest(d, fd, buf_view(&text), commit->whole->root->mtime);
	buf_release(&text);
	if (!ok)
		return false;
	if (renameat(folder->stage_fd, MANIFEST_NEW, folder->out_fd,
		    FOLDER_MANIFEST_NAME) < 0 ||
		fsync(folder->out_fd) < 0)
		return diag_system(d, "write", STR(FOLDER_MANIFEST_NAME));
	return true;
}

/* What is gone already, or holds other people's files, is as it should be. */
static bool remove_one(struct diags *d, const struct folder *folder,
	struct str path, int flags)
{
	struct fs_place place;
	bool ok;

	if (!fs_path_enter(folder->out_fd, path, &place))
		return errno == ENOENT || errno == ENOTDIR ||
		       fs_path_fail(d, "remove", path);
	ok = unlinkat(place.fd, place.name, flags) == 0 || errno == ENOENT ||
	     (flags && (errno == ENOTEMPTY || errno == EEXIST));
	if (!ok)
		diag_system(d, "remove", path);
	fs_path_leave(&place);
	return ok;
}

/* Files first, then folders: backwards, so that inner ones come first. */
static bool remove_gone(struct diags *d, const struct commit *commit)
{
	const struct folder *folder = commit->folder;
	const struct folder_manifest *old = &folder->old;
	size_t i;

	for (i = 0; commit->gone && i < old->count; i++)
		if (!old->lines[i].is_folder &&
			is_gone(folder, &old->lines[i]) &&
			!remove_one(d, folder, old->lines[i].path, 0))
			return false;
	for (i = old->count; commit->gone && i--;)
		if (old->lines[i].is_folder &&
			is_gone(folder, &old->lines[i]) &&
			!remove_one(
				d, folder, old->lines[i].path, AT_REMOVEDIR))
			return false;
	return true;
}

static bool make_folder(struct diags *d, const struct folder *folder,
	const struct folder_line *line)
{
	if (!line->staged)
		return true;
	return remove_one(d, folder, line->path, 0) &&
	       fs_make_folders(d, folder->out_fd, line->path, 0755);
}

static bool make_folders(struct diags *d, const struct folder *folder)
{
	size_t i;

	for (i = 0; i < folder->new.count; i++)
		if (folder->new.lines[i].is_folder &&
			!make_folder(d, folder, &folder->new.lines[i]))
			return false;
	return true;
}

static bool move_one(struct diags *d, const struct folder *folder,
	const struct folder_line *line)
{
	char name[FS_NAME_MAX + 1];
	struct fs_place place;
	bool ok;

	snprintf(name, sizeof(name), "%u", line->staged);
	if (!fs_path_enter(folder->out_fd, line->path, &place))
		return fs_path_fail(d, "write", line->path);
	ok = renameat(folder->stage_fd, name, place.fd, place.name) == 0;
	/* An empty folder of ours, left by a run that was cut off. */
	if (!ok && errno == EISDIR &&
		unlinkat(place.fd, place.name, AT_REMOVEDIR) == 0)
		ok = renameat(folder->stage_fd, name, place.fd, place.name) ==
		     0;
	if (!ok)
		diag_system(d, "write", line->path);
	fs_path_leave(&place);
	return ok;
}

static bool move_all(struct diags *d, const struct commit *commit)
{
	size_t i;

	for (i = 0; i < commit->count; i++)
		if (!move_one(d, commit->folder, commit->moves[i].line))
			return false;
	return true;
}

static bool is_set(struct diags *d, const struct folder *folder,
	const struct folder_line *line)
{
	struct fs_entry found;

	return fs_look(d, folder->out_fd, line->path, &found) &&
	       found.kind == FS_FOLDER && found.mode == 0755 &&
	       found.mtime == line->mtime;
}

/* A folder just made is never as it should be: its time is today's. */
static bool set_folder(struct diags *d, const struct folder *folder,
	const struct folder_line *line)
{
	bool ok;
	int fd;

	if (is_set(d, folder, line))
		return true;
	if (!fs_open_folder(d, folder->out_fd, line->path, &fd))
		return false;
	ok = fs_set_mode(d, fd, line->path, 0755);
	if (ok && !tree_file_set_time(fd, line->mtime))
		ok = diag_system(d, "write", line->path);
	close(fd);
	return ok;
}

static bool set_folders(struct diags *d, const struct folder *folder)
{
	size_t i;

	for (i = 0; i < folder->new.count; i++)
		if (folder->new.lines[i].is_folder &&
			!set_folder(d, folder, &folder->new.lines[i]))
			return false;
	return true;
}

/* DIR itself last of all; a folder that the user made keeps its mode. */
static bool set_out(struct diags *d, const struct commit *commit)
{
	struct folder *folder = commit->folder;
	struct str shown = STR("the output folder");

	close(folder->stage_fd);
	folder->stage_fd = -1;
	if (!fs_remove_all(d, folder->out_fd, STR(FOLDER_STAGE)))
		return false;
	if (folder->is_made && !fs_set_mode(d, folder->out_fd, shown, 0755))
		return false;
	return tree_file_set_time(folder->out_fd, commit->whole->root->mtime) ||
	       diag_system(d, "write", shown);
}

static bool fail_partial(struct diags *d)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "output-partial",
			.text = STR("Only a part of the new site was written "
				    "to the output folder."),
			.help = STR("Mend what is named above, then run this "
				    "again before the folder is uploaded."),
			.brief = STR("only a part of the site was written; run "
				     "this again before uploading"),
			.is_system = true,
		});
}

/* From here on files change: the list in DIR knows the old and the new. */
static bool change(struct diags *d, const struct commit *commit)
{
	struct folder *folder = commit->folder;
	struct tree_result *result = commit->whole->result;

	result->changed = true;
	result->confirmed = remove_gone(d, commit) && make_folders(d, folder) &&
			    move_all(d, commit) && set_folders(d, folder) &&
			    write_manifest(d, commit, NULL) &&
			    set_out(d, commit);
	return result->confirmed || fail_partial(d);
}

static bool commit_all(struct diags *d, struct commit *commit)
{
	struct folder *folder = commit->folder;
	struct tree_result *result = commit->whole->result;

	folder_manifest_sort(&folder->new);
	plan_moves(commit);
	count_gone(commit);
	result->new_files = commit->count;
	if (!changes_something(commit))
		return result->confirmed = true;
	return folder_make_stage(d, folder) && sync_staged(d, commit) &&
	       write_manifest(d, commit, &folder->old) && change(d, commit);
}

bool folder_commit(
	struct diags *d, struct folder *folder, const struct tree_whole *whole)
{
	struct commit commit = {.folder = folder, .whole = whole};
	bool ok = commit_all(d, &commit);

	arena_release(&commit.scratch);
	return ok;
}
