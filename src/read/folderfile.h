#ifndef READ_FOLDERFILE_H
#define READ_FOLDERFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/fs.h"
#include "model/release.h"

enum {
	FOLDERFILE_MAX_COUNT = 500, /* files that one release publishes */
	FOLDERFILE_MAX_SHOWN = 12,  /* names listed in a finding */
};

/* A release's folder, and where what is read of it goes. */
struct folderfile_place {
	struct diags *d;
	struct arena *arena; /* of names and paths */
	int root_fd;	     /* the newsroom's folder */
	struct str folder;   /* from there, as "releases/x"; may be "" */
};

/*
 * Read what is published of the file `name` of a folder into `out`: path,
 * type, size, digest, and the size of a picture; `use` and the words are
 * the caller's. Findings, at `at` (the place that names the file) where they
 * are about its name or kind: a name of other characters, a kind that is not
 * published, a name that the page itself needs, bytes of another kind, too
 * large, damaged, a drawing that does more than draw, and what fs_read()
 * refuses.
 */
bool folderfile_read(const struct folderfile_place *place, struct str name,
	struct span at, struct release_file *out);

/* The files that one release publishes, each once. */
struct folderfile_set {
	struct folderfile_place place;
	struct arena *scratch;
	const struct fs_entry *entries; /* all that stands in the folder */
	size_t entry_count;
	struct release_file **files; /* in `place.arena` */
	size_t count;
	uint64_t size; /* bytes of them all */
	const struct folderfile_set
		*known; /* read before: the same files
			   are not read again; may be NULL */
};

/*
 * The file `name` of the release's folder, published for `use`; a file that
 * was claimed before is given again. NULL after a finding: those of
 * folderfile_read(), a release without a folder, a name that does not stand
 * there (with the nearest that does), two names that differ only by case,
 * more than FOLDERFILE_MAX_COUNT files, and all files together over
 * FILEKIND_MAX_RELEASE.
 */
struct release_file *folderfile_claim(struct folderfile_set *set,
	struct str name, struct span at, enum file_use use);

/*
 * Whether a file of that name stands in the folder: as folderfile_claim(),
 * for files that are read and not published.
 */
bool folderfile_stands(
	const struct folderfile_set *set, struct str name, struct span at);

#endif
