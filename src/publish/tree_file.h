#ifndef PUBLISH_TREE_FILE_H
#define PUBLISH_TREE_FILE_H

#include "base/diag.h"
#include "publish/tree.h"
#include "publish/tree_listing.h"

/* One file of the site that is to be written. */
struct tree_file_job {
	int root_fd;	  /* of the sources */
	int dir_fd;	  /* where it is written */
	struct str as;	  /* its name there; nothing may stand at it yet */
	struct str shown; /* its path on the site, for findings */
	const struct tree_file *file;
	struct tree_entry *entry; /* size, time and digest it gets */
	bool has_mode;		  /* a new file there has its mode by itself */
};

/* Whether it is copied from a source, rather than made of bytes. */
bool tree_file_is_source(const struct tree_file *file);

/*
 * Whether files of new folders below `dir_fd` have the mode of a public file
 * from the start, so that it need not be set: umask and file system are asked
 * by making one. Nothing is left; after any failure the answer is no.
 */
bool tree_file_has_mode(int dir_fd);

/*
 * Write a new file, with mode and time. A source is checked while it is
 * copied: other bytes than those of its digest are a finding
 * (`publish-source`), and the sum of `entry` is filled. After a failure a
 * part of it may stand.
 */
bool tree_file_write(struct diags *d, const struct tree_file_job *job);

/*
 * Read a finished file and fill size, time and sum of `entry`, and its digest
 * where that `has_digest`; false and errno on failure (EINVAL: no plain file
 * of mode 0644). Files with several names are fine: objects share large ones.
 */
bool tree_file_look(int dir_fd, const char *name, bool has_digest,
	struct tree_entry *entry);

/*
 * Set the modification time. The access time stays that of the making: one
 * that is not newer would be written again when the file is read back.
 */
bool tree_file_set_time(int fd, int64_t mtime);
bool tree_file_set_link_time(int dir_fd, const char *name, int64_t mtime);

#endif
