#ifndef BASE_FS_PATH_H
#define BASE_FS_PATH_H

#include "base/diag.h"
#include "base/str.h"

/*
 * How fs_*.c reach a path below a folder without ever leaving it. Failures
 * are told by errno: EXDEV for a path that would lead out, ELOOP for a link
 * on the way or at its end.
 */

enum {
	FS_PATH_MAX = 4096, /* with the NUL byte */
	FS_NAME_MAX = 255
};

/* Where an entry stands: its folder, open, and its name therein. */
struct fs_place {
	int fd; /* fs_path_leave() gives it back */
	char name[FS_NAME_MAX + 1];
};

/* Whether `path` could be reached at all; false and errno if not. */
bool fs_path_check(struct str path);

/* Open `path` ("" is the folder itself); -1 and errno on failure. */
int fs_path_open(int dir_fd, struct str path, int flags);

/*
 * Make the folder `name` in `dir_fd` and open it; its owner has all rights
 * whatever the umask, nobody else has more than that leaves. -1 and errno on
 * failure (EEXIST: something stands there).
 */
int fs_path_make_folder(int dir_fd, const char *name);

/* Open the folder in which `path` stands; false and errno on failure. */
bool fs_path_enter(int dir_fd, struct str path, struct fs_place *place);
void fs_path_leave(struct fs_place *place);

/*
 * Add the finding of a call that just set errno: what leads out of the folder
 * or through a link is told in its own words. Always false.
 */
bool fs_path_fail(struct diags *d, const char *verb, struct str path);

#endif
