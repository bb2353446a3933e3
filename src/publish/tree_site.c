#include "publish/tree_site.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "publish/swap.h"
#include "publish/tree_confirm.h"
#include "publish/tree_file.h"
#include "publish/tree_sweep.h"

enum { LOCK_ASK_MS = 50 };

#define TMP "tmp"
#define WWW "www"
#define WWW_NEW "www.new"
#define SITE_FOLDER STR(".dateline")
#define WWW_FOLDER STR(".dateline/" WWW)
#define STATE_FOLDER STR(".dateline/state")

static bool fail_busy(struct diags *d)
{
	return diag_add(
		d, &(struct diag){
			   .level = DIAG_ERROR,
			   .id = "publish-busy",
			   .text = STR("Another run of this program is "
				       "publishing at this moment."),
			   .help = STR("Try again in a minute."),
			   .brief = STR("another run is publishing; try again "
					"later"),
		   });
}

static void close_one(int fd)
{
	if (fd >= 0)
		close(fd);
}

/* Open one of our own folders, made where it is missing. */
static bool open_own(
	struct diags *d, int root_fd, struct str path, mode_t mode, int *fd)
{
	if (!fs_make_folders(d, root_fd, path, mode) ||
		!fs_open_folder(d, root_fd, path, fd))
		return false;
	if (fs_set_mode(d, *fd, path, mode))
		return true;
	close(*fd);
	*fd = -1;
	return false;
}

static bool open_state(struct diags *d, struct tree_site *site)
{
	return open_own(d, site->root_fd, SITE_FOLDER, 0711, &site->own_fd) &&
	       open_own(d, site->root_fd, STATE_FOLDER, 0700, &site->state_fd);
}

/* Ask again until the lock is ours or the time is over. */
static bool wait_for_lock(
	struct diags *d, int state_fd, unsigned wait_ms, int *fd, bool *taken)
{
	const struct timespec pause = {.tv_nsec = LOCK_ASK_MS * 1000000L};
	unsigned waited = 0;

	while (fs_lock(d, state_fd, STR("publish.lock"), fd, taken)) {
		if (*taken || waited >= wait_ms)
			return true;
		nanosleep(&pause, NULL);
		waited += LOCK_ASK_MS;
	}
	return false;
}

bool tree_lock(
	struct diags *d, int root_fd, unsigned wait_ms, int *fd, bool *busy)
{
	struct tree_site site = {
		.root_fd = root_fd, .own_fd = -1, .state_fd = -1};
	bool taken = false;
	bool ok = open_state(d, &site) &&
		  wait_for_lock(d, site.state_fd, wait_ms, fd, &taken);

	close_one(site.own_fd);
	close_one(site.state_fd);
	*busy = ok && !taken;
	return ok && (taken || fail_busy(d));
}

/*
 * The objects of the first site are made in a folder that nobody looks into,
 * and get their place by its name, not one by one. Only a folder that was
 * not there is replaced: one that is may be in somebody's use.
 */
static bool open_www(struct diags *d, struct tree_site *site)
{
	site->is_first = !fs_exists(site->own_fd, STR(WWW));
	if (!fs_remove_all(d, site->own_fd, STR(WWW_NEW)))
		return false;
	if (!site->is_first)
		return open_own(d, site->own_fd, STR(WWW), 0711, &site->www_fd);
	if (!open_own(d, site->own_fd, STR(WWW_NEW), 0700, &site->www_fd))
		return false;
	site->has_mode = tree_file_has_mode(site->www_fd);
	return true;
}

/* Each call is without effect where nothing was left. */
static bool clean(struct diags *d, struct tree_site *site)
{
	if (!swap_clean(site->www_fd) || !tree_roots_clean(site->state_fd))
		return diag_system(d, "tidy up", WWW_FOLDER);
	return fs_remove_all(d, site->www_fd, STR(TMP));
}

static bool open_site(struct diags *d, struct tree_site *site, bool *busy)
{
	bool taken;

	if (!open_state(d, site))
		return false;
	if (!site->target.is_locked) {
		if (!fs_lock(d, site->state_fd, STR("publish.lock"),
			    &site->lock_fd, &taken))
			return false;
		*busy = !taken;
		if (!taken)
			return fail_busy(d);
	}
	if (!swap_check_public(d, site->root_fd, &site->lacks_public) ||
		!open_www(d, site) || !clean(d, site))
		return false;
	swap_read_site(site->www_fd, site->site);
	return tree_roots_read(
		d, site->state_fd, site->site, site->now, &site->roots);
}

bool tree_site_open(struct diags *d, struct tree_site *site,
	const struct tree_target *target, bool *busy)
{
	*site = (struct tree_site){
		.root_fd = target->root_fd,
		.own_fd = -1,
		.www_fd = -1,
		.state_fd = -1,
		.lock_fd = -1,
		.tmp_fd = -1,
		.now = target->now,
		.target = *target,
	};
	if (open_site(d, site, busy))
		return true;
	tree_site_close(site);
	return false;
}

/* Nobody but us can look into it, so what lies in it may have its mode. */
static bool make_tmp(struct diags *d, struct tree_site *site)
{
	if (site->tmp_fd >= 0)
		return true;
	if (!open_own(d, site->www_fd, STR(TMP), 0700, &site->tmp_fd))
		return false;
	site->has_mode = tree_file_has_mode(site->tmp_fd);
	return true;
}

/* Where objects are made. */
static int new_fd(const struct tree_site *site)
{
	return site->is_first ? site->www_fd : site->tmp_fd;
}

/* Whether the object is not there yet; false and errno on failure. */
static bool look_for(const struct tree_site *site,
	const struct tree_folder *folder, bool *is_new)
{
	char name[TREE_OBJECT_LEN + 1];
	struct stat st;

	*is_new = site->is_first;
	if (*is_new)
		return true;
	tree_object_name(name, &folder->digest);
	*is_new = fstatat(site->www_fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0;
	return !*is_new || errno == ENOENT;
}

bool tree_site_note(struct diags *d, struct tree_site *site,
	struct tree_folder *folder, bool *needed)
{
	if (!look_for(site, folder, needed))
		return diag_system(d, "look at", folder->path);
	if (!*needed)
		return true;
	if (!site->target.is_ahead && !tree_site_begin(d, site))
		return false;
	if (site->last)
		site->last->newer = folder;
	else
		site->first = folder;
	site->last = folder;
	return true;
}

bool tree_site_begin(struct diags *d, struct tree_site *site)
{
	return site->is_first || make_tmp(d, site);
}

bool tree_site_write(struct diags *d, struct arena *scratch,
	const struct tree_site *site, const struct tree_plan *plan)
{
	struct tree_object_place place = {
		.root_fd = site->root_fd,
		.new_fd = new_fd(site),
		.www_fd = site->www_fd,
		.has_mode = site->has_mode,
	};

	return tree_object_write(d, scratch, &place, plan);
}

/* One by one while they are few: syncfs() waits for all of the disk. */
static bool sync_new(struct diags *d, const struct tree_site *site,
	const struct tree_result *result)
{
	char name[TREE_OBJECT_LEN + 1];
	const struct tree_folder *folder;

	if (result->new_folders + result->new_files > TREE_SYNC_FEW)
		return syncfs(site->www_fd) == 0 ||
		       diag_system(d, "save", WWW_FOLDER);
	for (folder = site->first; folder; folder = folder->newer) {
		tree_object_name(name, &folder->digest);
		if (!tree_object_sync(d, new_fd(site), name))
			return false;
	}
	return true;
}

/* Sub-folders were noted before what holds them: each link leads to one. */
static bool name_objects(struct diags *d, const struct tree_site *site)
{
	char name[TREE_OBJECT_LEN + 1];
	const struct tree_folder *folder;

	for (folder = site->first; folder; folder = folder->newer) {
		tree_object_name(name, &folder->digest);
		if (renameat(site->tmp_fd, name, site->www_fd, name) < 0)
			return diag_system(d, "write", folder->path);
	}
	return true;
}

/* All at once. A folder that somebody filled meanwhile is not replaced. */
static bool name_www(struct diags *d, struct tree_site *site)
{
	if (!fs_set_mode(d, site->www_fd, WWW_FOLDER, 0711))
		return false;
	if (fsync(site->www_fd) < 0 ||
		renameat(site->own_fd, WWW_NEW, site->own_fd, WWW) < 0)
		return diag_system(d, "save", WWW_FOLDER);
	site->is_first = false;
	return fsync(site->own_fd) == 0 || diag_system(d, "save", WWW_FOLDER);
}

static bool name_new(struct diags *d, struct tree_site *site)
{
	if (site->is_first)
		return name_www(d, site);
	if (!name_objects(d, site))
		return false;
	if (site->first && fsync(site->www_fd) < 0)
		return diag_system(d, "save", WWW_FOLDER);
	return true;
}

/* `site` may be newer than `roots`: the swap was a moment ago. */
static bool sweep(struct diags *d, struct tree_site *site)
{
	const struct tree_roots *roots = &site->roots;
	const char *keep[] = {site->site, roots->current, roots->previous};

	return make_tmp(d, site) &&
	       tree_sweep(d, site->www_fd, site->tmp_fd, keep, 3);
}

/* An old folder that could not be removed is seen by nobody: a warning. */
static void warn_sweep(struct diags *d, const struct diags *why)
{
	diag_add(
		d, &(struct diag){
			   .level = DIAG_WARNING,
			   .id = "publish-sweep",
			   .file = WWW_FOLDER,
			   .text = arena_format(d->arena,
				   "Old pages that nobody can reach any more "
				   "could not be removed from the disk (%.*s). "
				   "The next run tries again.",
				   STR_ARG(why->items[0].brief)),
			   .brief = arena_format(d->arena,
				   "old pages could not be removed (%.*s); the "
				   "next run tries again",
				   STR_ARG(why->items[0].brief)),
		   });
}

/* Remove what no kept site reaches, if the time has come. */
static void sweep_if_due(struct diags *d, struct tree_site *site)
{
	struct diags why = {.arena = d->arena};
	struct tree_roots *roots = &site->roots;

	if (!roots->sweep_at.utc || site->now.utc < roots->sweep_at.utc)
		return;
	roots->is_stale = true;
	if (sweep(&why, site))
		roots->sweep_at.utc = 0;
	else
		warn_sweep(d, &why);
}

static bool drop_previous(struct diags *d, struct tree_site *site)
{
	struct tree_roots *roots = &site->roots;

	/* On the disk first: a run that is cut off here is made up for. */
	roots->previous[0] = '\0';
	roots->sweep_at = site->now;
	if (!tree_roots_write(d, site->state_fd, roots))
		return false;
	sweep_if_due(d, site);
	return true;
}

/* What is left to do when the link leads to the site. */
static bool tidy(struct diags *d, struct tree_site *site)
{
	struct tree_roots *roots = &site->roots;

	if (site->drops_previous && *roots->previous && !drop_previous(d, site))
		return false;
	return !roots->is_stale || tree_roots_write(d, site->state_fd, roots);
}

static void note_swap(struct tree_site *site)
{
	struct tree_roots *roots = &site->roots;

	memcpy(roots->previous, roots->current, sizeof(roots->previous));
	memcpy(roots->current, site->site, sizeof(roots->current));
	roots->sweep_at.utc = site->now.utc + TREE_KEEP_S;
	roots->is_stale = true;
}

/* Everything that may fail before the old site is given up. */
static bool prepare(
	struct diags *d, struct tree_site *site, const struct tree_whole *whole)
{
	if (!sync_new(d, site, whole->result) || !name_new(d, site))
		return false;
	if (!site->lacks_public)
		return true;
	site->lacks_public = false;
	return swap_make_public(d, site->root_fd);
}

static bool fail_unconfirmed(struct diags *d)
{
	return diag_add(
		d, &(struct diag){
			   .level = DIAG_ERROR,
			   .id = "publish-unconfirmed",
			   .text = STR("The new site is public, but reading it "
				       "back failed, so that I cannot confirm "
				       "it."),
			   .help = STR("Look at the site and at the disk, then "
				       "publish again."),
			   .brief = STR("published, not confirmed; look at the "
					"disk and publish again"),
			   .is_system = true,
		   });
}

/*
 * What was due to go before this swap goes now; what this swap replaces, in
 * its time.
 */
static bool settle(struct diags *d, struct tree_site *site)
{
	sweep_if_due(d, site);
	if (strcmp(site->roots.current, site->site) != 0)
		note_swap(site);
	return tidy(d, site);
}

/* The link leads to the new site: nothing can be taken back any more. */
static bool finish(
	struct diags *d, struct tree_site *site, const struct tree_whole *whole)
{
	bool ok =
		fsync(site->www_fd) == 0 || diag_system(d, "save", WWW_FOLDER);

	whole->result->changed = true;
	whole->result->confirmed = ok &&
				   tree_confirm(d, site->root_fd, site->first,
					   whole->result->new_folders) &&
				   settle(d, site);
	return whole->result->confirmed || fail_unconfirmed(d);
}

/* The last word of the caller before everybody sees it. */
static bool announce(
	struct diags *d, struct tree_site *site, const struct tree_whole *whole)
{
	const struct tree_target *target = &site->target;

	return !target->before_swap ||
	       target->before_swap(target->context, d, &whole->root->digest);
}

bool tree_site_commit(
	struct diags *d, struct tree_site *site, const struct tree_whole *whole)
{
	char object[TREE_OBJECT_LEN + 1];
	bool swaps;

	tree_object_name(object, &whole->root->digest);
	swaps = strcmp(site->site, object) != 0;
	if (!site->first && !site->lacks_public && !swaps)
		return announce(d, site, whole) &&
		       (whole->result->confirmed = settle(d, site));
	if (!prepare(d, site, whole) || !announce(d, site, whole))
		return false;
	if (swaps && !swap_site(d, site->www_fd, object, whole->root->mtime))
		return false;
	memcpy(site->site, object, sizeof(object));
	return finish(d, site, whole);
}

/* Opened folders and a lock: closing them can lose nothing. */
void tree_site_close(struct tree_site *site)
{
	struct arena scratch = {0};
	struct diags unheard = {.arena = &scratch};

	/* What cannot be removed now is removed by the next run. */
	if (site->tmp_fd >= 0)
		fs_remove_all(&unheard, site->www_fd, STR(TMP));
	if (site->is_first && site->www_fd >= 0)
		fs_remove_all(&unheard, site->own_fd, STR(WWW_NEW));
	close_one(site->tmp_fd);
	close_one(site->own_fd);
	close_one(site->www_fd);
	close_one(site->state_fd);
	close_one(site->lock_fd);
	arena_release(&scratch);
	*site = (struct tree_site){.own_fd = -1,
		.www_fd = -1,
		.state_fd = -1,
		.lock_fd = -1,
		.tmp_fd = -1};
}
