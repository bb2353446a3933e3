#ifndef BASE_FS_H
#define BASE_FS_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"

/*
 * Files below a folder that somebody opened. Paths are relative to `dir_fd`
 * and never leave it: no "..", no link is followed (openat2 RESOLVE_BENEATH,
 * RESOLVE_NO_SYMLINKS); trying is a finding (`file-outside`, `file-kind`).
 * Findings name the path itself.
 */

enum {
	FS_DEPTH_MAX = 32, /* folders in one another, for fs_remove_all() */
	/* A file that changed later may be half saved: fs_is_settled(). */
	FS_SETTLE_S = 2,
};

enum fs_kind { FS_FILE, FS_FOLDER, FS_LINK, FS_OTHER };

/* What is known of an entry without opening it. */
struct fs_entry {
	struct str name; /* without folders */
	enum fs_kind kind;
	uint64_t size;
	int64_t mtime;	  /* seconds */
	int64_t mtime_ns; /* the part of a second */
	int64_t ctime;	  /* of content, name or rights: nobody sets it */
	int64_t ctime_ns;
	uint64_t links; /* hard links */
	uint64_t inode; /* another one: another file of that name */
	uint32_t mode;	/* permission bits */
};

/* Open a folder to work below; the caller closes it. */
bool fs_open_folder(struct diags *d, int dir_fd, struct str path, int *fd);

/* Open a folder named by the user: links are followed, ".." is allowed. */
bool fs_open_root(struct diags *d, const char *path, int *fd);

/*
 * Read a whole file of at most `max` bytes. Only a regular file with one
 * name: a link, a FIFO, a device, a file with several hard links and a file
 * over `max` are findings (`file-kind`, `file-links`, `file-large`), and so is
 * one that changes while it is read (`file-changed`); nothing blocks. The bytes
 * live in `arena`, with a NUL byte behind them.
 */
bool fs_read(struct diags *d, struct arena *arena, int dir_fd, struct str path,
	size_t max, struct str *out);

/* How a file stood when it was read: whether it was saved for good. */
struct fs_seen {
	int64_t changed_at; /* the second by which its last change was over */
	bool is_open;	    /* somebody has it open for writing */
};

/*
 * fs_read(), and how the file stood. Whether it is open is known on file
 * systems of this machine, and of files that one owns; elsewhere it is not.
 */
bool fs_read_seen(struct diags *d, struct arena *arena, int dir_fd,
	struct str path, size_t max, struct str *out, struct fs_seen *seen);

/*
 * Whether a file may be taken as saved at `now`, in seconds: it is closed and
 * FS_SETTLE_S old. One that is not will be at `changed_at + FS_SETTLE_S` at
 * the earliest: who leaves it out looks again then. A change later than
 * `now` by more than that was marked by another clock, and tells nothing.
 */
bool fs_is_settled(const struct fs_seen *seen, int64_t now);

/*
 * Open a file for reading, under the rules of fs_read(); the caller closes
 * it and finds out himself whether it changes while he reads.
 */
bool fs_open_file(struct diags *d, int dir_fd, struct str path, uint64_t max,
	int *fd, uint64_t *size);

/* The SHA-256 of a file, under the rules of fs_read(); not kept in memory. */
bool fs_digest(struct diags *d, int dir_fd, struct str path, uint64_t max,
	struct digest *out, uint64_t *size);

/*
 * What stands in a folder, sorted bytewise by name, "." and ".." left out.
 * "" is the folder itself. The result lives in `arena`.
 */
bool fs_list(struct diags *d, struct arena *arena, int dir_fd, struct str path,
	struct fs_entry **out, size_t *count);

/*
 * The same, but only names and kinds: without asking for each entry where
 * the file system says the kind by itself.
 */
bool fs_list_kinds(struct diags *d, struct arena *arena, int dir_fd,
	struct str path, struct fs_entry **out, size_t *count);

/*
 * The names and kinds in a folder that the caller has just opened, and which
 * stays his; `path` is for the finding.
 */
bool fs_list_opened(struct diags *d, struct arena *arena, DIR *folder,
	struct str path, struct fs_entry **out, size_t *count);

/* What `path` is; false without a finding when there is nothing. */
bool fs_look(
	struct diags *d, int dir_fd, struct str path, struct fs_entry *out);

/*
 * Whether anything stands at `path`; no finding. Where nobody can tell (a
 * broken disk) it is taken to be there: whoever opens it says what is wrong.
 */
bool fs_exists(int dir_fd, struct str path);

/*
 * The same where it matters: that it cannot be found out is a finding, and
 * never the same as nothing being there.
 */
bool fs_find(struct diags *d, int dir_fd, struct str path, bool *found);

/*
 * Make a folder and those above it, with `mode` whatever the umask; those
 * that stand are kept as they are.
 */
bool fs_make_folders(struct diags *d, int dir_fd, struct str path, mode_t mode);

/*
 * Give what is open as `fd` exactly these permission bits, and no access
 * list: whatever umask, setgid bit or list of the folder above it asked for.
 * Nothing is written where it is so already.
 */
bool fs_set_mode(struct diags *d, int fd, struct str path, mode_t mode);

/* Write all bytes to `fd`; `path` is for the finding. */
bool fs_write(struct diags *d, int fd, struct str path, struct str bytes);

/*
 * Replace the file `path` by `bytes`: a reader sees the old file or the new
 * one, never a part. The new file has survived a power cut by the time this
 * returns true. On failure the old file is untouched (but where the disk
 * fails at the very last sync) and no temporary file is left.
 */
bool fs_replace(struct diags *d, int dir_fd, struct str path, struct str bytes,
	mode_t mode);

/*
 * The same for a file that must not be there yet: whatever stands at `path`
 * is left as it is (`file-exists`). On failure there is no new file.
 */
bool fs_create(struct diags *d, int dir_fd, struct str path, struct str bytes,
	mode_t mode);

/*
 * Remove from a folder what fs_replace() and fs_create() left there when they
 * were killed. Of no matter where that is not possible.
 */
void fs_sweep(int dir_fd, struct str path);

/*
 * Remove a folder and all below it, or a file or link; nothing there is no
 * failure. Folders deeper than FS_DEPTH_MAX are one.
 */
bool fs_remove_all(struct diags *d, int dir_fd, struct str path);

/*
 * Take the exclusive lock of the file `path` (made if missing, 0600).
 * `*taken` false (and true returned) when somebody else holds it. It goes
 * with `*fd`, which the caller closes.
 */
bool fs_lock(
	struct diags *d, int dir_fd, struct str path, int *fd, bool *taken);

#endif
