#ifndef STORE_GOOD_H
#define STORE_GOOD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"

/*
 * Last good versions (embargo.md 9): the source of a release and the files
 * it names, as they were published, in state/good/<digest>/ at the same
 * paths as in the newsroom ("releases/x/index.md").
 */
enum { GOOD_PATH_MAX = 128 };

/* A file of a version: from the newsroom's folder. */
struct good_file {
	struct str path;
	struct digest digest; /* must be right, or nothing is kept */
	uint64_t size;
};

/* ".dateline/state/good/<48 digits>", in `out`. */
void good_folder(char out[GOOD_PATH_MAX], const struct digest *version);

/*
 * Copy the files into the folder of `version`; one that is whole already
 * (which is looked at: ask only for what becomes public or changes) is left
 * as it is. Ordinary files with one name, of that digest and size, or it is
 * a finding (`file-changed`, and those of fs_read()). 0700 and 0600. On
 * failure there is no such folder. It is not on the disk for sure before
 * good_sync(), once after many.
 */
bool good_keep(struct diags *d, int root_fd, const struct digest *version,
	const struct good_file files[], size_t count);
bool good_sync(struct diags *d, int root_fd);

/* Whether a version is there. */
bool good_has(int root_fd, const struct digest *version);

/*
 * Remove all versions but those of `keep`, and what was cut off. Not while
 * another one may be at good_keep().
 */
bool good_sweep(
	struct diags *d, int root_fd, const struct digest keep[], size_t count);

#endif
