#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_path.h"
#include "store/journal_state.h"

enum { FOLDERS_MAX = 100 }; /* set aside within one second */

/*
 * The database goes first: what then remains is a journal that is lost, not
 * one that could be taken for whole.
 */
static const char *const files[] = {"state.db", "state.db-wal", "state.db-shm"};

#define MARKER_NAME "journal"

/* From here to there, both open. */
struct move {
	struct diags *d;
	int from_fd, to_fd;
	struct str folder; /* there, for findings */
};

static bool move_one(const struct move *move, const char *name)
{
	if (renameat(move->from_fd, name, move->to_fd, name) == 0 ||
		errno == ENOENT)
		return true;
	return diag_system(move->d, "move files to", move->folder);
}

static bool sync_both(const struct move *move)
{
	if (fsync(move->to_fd) == 0 && fsync(move->from_fd) == 0)
		return true;
	return diag_system(move->d, "move files to", move->folder);
}

static bool move_all(const struct move *move)
{
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (!move_one(move, files[i]))
			return false;
	return sync_both(move) && move_one(move, MARKER_NAME) &&
	       sync_both(move);
}

/* A folder of that second, or the next free name beside it. */
static bool make_folder(struct move *move, struct instant now)
{
	struct diags *d = move->d;
	struct buf name = {0};
	size_t len, i;
	bool ok = false;

	buf_z(&name, "damaged-");
	instant_print_utc(&name, now);
	for (i = 0; i < name.len; i++)
		if (name.ptr[i] == ':')
			name.ptr[i] = '-';
	len = name.len;
	for (i = 2; !ok && i <= FOLDERS_MAX; i++) {
		buf_char(&name, '\0');
		ok = mkdirat(move->from_fd, name.ptr, 0700) == 0;
		if (!ok && errno != EEXIST)
			break;
		move->folder =
			arena_format(d->arena, ".dateline/state/%s", name.ptr);
		buf_cut(&name, len);
		buf_format(&name, "-%zu", i);
	}
	buf_release(&name);
	return ok || diag_system(d, "make a folder in", JOURNAL_STATE_FOLDER);
}

static bool find_any(struct diags *d, int fd, bool *found)
{
	size_t i;

	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (!fs_find(d, fd, str_from(files[i]), found) || *found)
			return *found;
	return fs_find(d, fd, STR(MARKER_NAME), found);
}

static bool set_aside_in(struct move *move, int root_fd, struct instant now)
{
	bool ok;

	if (!make_folder(move, now) ||
		!fs_open_folder(move->d, root_fd, move->folder, &move->to_fd))
		return false;
	ok = fs_set_mode(move->d, move->to_fd, move->folder, 0700) &&
	     move_all(move);
	close(move->to_fd);
	return ok;
}

bool journal_set_aside(
	struct diags *d, int root_fd, struct instant now, struct str *folder)
{
	struct move move = {.d = d};
	bool ok, found;

	*folder = STR("");
	if (!fs_find(d, root_fd, JOURNAL_STATE_FOLDER, &found))
		return false;
	if (!found)
		return true;
	if (!fs_open_folder(d, root_fd, JOURNAL_STATE_FOLDER, &move.from_fd))
		return false;
	ok = find_any(d, move.from_fd, &found);
	if (ok && found) {
		ok = set_aside_in(&move, root_fd, now);
		*folder = move.folder;
	}
	close(move.from_fd);
	return ok;
}
