#ifndef STORE_GOOD_FOLDER_H
#define STORE_GOOD_FOLDER_H

#include "base/diag.h"

/*
 * The folder of the last good versions, and in it `unsynced/`: an empty
 * file for each version that good_sync() has not brought to the disk yet.
 */

#define GOOD_FOLDER_PATH ".dateline/state/good"
#define GOOD_FOLDER STR(GOOD_FOLDER_PATH)
#define GOOD_UNSYNCED "unsynced"

enum {
	GOOD_NAME_LEN = 48, /* hex digits of a version's folder */
	GOOD_FEW = 32,	    /* versions that are synced one by one */
};

/* Open the folder, made where it is missing. */
bool good_folder_open(struct diags *d, int root_fd, int *fd);

/* Note that the version of that name is to be synced. */
bool good_folder_mark(struct diags *d, int good_fd, const char *name);

#endif
