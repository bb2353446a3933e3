#ifndef PUBLISH_TREE_LISTING_H
#define PUBLISH_TREE_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/instant.h"
#include "base/str.h"

/* 192 bits: a link `../<object>` then fits in the inode of ext4. */
enum { TREE_OBJECT_LEN = 48 };

/* One line of a folder's canonical listing. */
struct tree_entry {
	struct str name;
	struct str object; /* of a folder: its name; ptr NULL: a file */
	uint64_t size;
	int64_t mtime; /* of a folder too, though it is not in the listing */
	struct digest digest;
	uint64_t sum; /* checksum_text() of its bytes */
};

/*
 * The SHA-256 of the canonical listing: lines
 *	file NAME SIZE MTIME SHA256
 *	folder NAME OBJECT
 * sorted bytewise, each with an LF. The first 48 digits name the object.
 */
struct digest tree_listing_digest(
	struct arena *scratch, const struct tree_entry entries[], size_t count);

/*
 * One number for the same entries, with the sums of their bytes for the
 * digests, in any order: it is added up entry by entry.
 */
uint64_t tree_listing_sum(const struct tree_entry *entry);

/*
 * The modification time of a file: T - h seconds, h the first two bytes of
 * its digest, so that other bytes get another time and none is in the future.
 */
int64_t tree_listing_mtime(struct instant at, const struct digest *digest);

/* The modification time of a folder: its newest entry's. */
int64_t tree_listing_newest(const struct tree_entry entries[], size_t count);

/*
 * Whether a file or folder of the site may have this name: 1 to TREE_NAME_MAX
 * bytes, no slash, no control characters, not "." or "..", and not the
 * beginning of our own names, ".dateline".
 */
bool tree_listing_is_name(struct str name);

/* Whether each part of the path is such a name; "" is none. */
bool tree_listing_is_path(struct str path);

/* Whether `name` could be an object's. */
bool tree_listing_is_object(struct str name);

/*
 * The object a sub-folder's link `../<object>` leads to; false and errno on
 * failure (EINVAL: no such link).
 */
bool tree_listing_read_link(
	int dir_fd, const char *name, char object[TREE_OBJECT_LEN + 1]);

#endif
