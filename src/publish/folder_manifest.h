#ifndef PUBLISH_FOLDER_MANIFEST_H
#define PUBLISH_FOLDER_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"

#define FOLDER_MANIFEST_NAME ".dateline-manifest"

enum { FOLDER_MANIFEST_MAX = 64 * 1024 * 1024 }; /* bytes */

/* A file or folder that we made below DIR. */
struct folder_line {
	struct str path;
	bool is_folder;
	uint64_t size; /* of a file, with its time and digest */
	int64_t mtime; /* of a folder too, but not in the text */
	struct digest digest;
	uint32_t staged; /* its number in the staging folder; 0: it stands;
			    of a folder: 1, it is to be made, where a file of
			    ours may stand yet */
};

/* What an earlier run wrote, or what this one will have written. */
struct folder_manifest {
	struct arena *arena;
	struct folder_line *lines;
	size_t count;
};

/*
 * Read the manifest of the folder `out_fd`, sorted by path; `*found` false
 * when there is none. One that is damaged is a finding (`output-manifest`).
 */
bool folder_manifest_read(struct diags *d, int out_fd,
	struct folder_manifest *manifest, bool *found);

void folder_manifest_add(
	struct folder_manifest *manifest, const struct folder_line *line);

/* Sort by path, which folder_manifest_find() needs. */
void folder_manifest_sort(struct folder_manifest *manifest);

/* The line of that path, or NULL. */
const struct folder_line *folder_manifest_find(
	const struct folder_manifest *manifest, struct str path);

/*
 * Append the text of a manifest: of `new`, and of those lines of `old` whose
 * path it lacks; `old` may be NULL.
 */
void folder_manifest_print(struct buf *out, const struct folder_manifest *new,
	const struct folder_manifest *old);

#endif
