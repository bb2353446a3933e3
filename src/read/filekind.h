#ifndef READ_FILEKIND_H
#define READ_FILEKIND_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* Largest files of a release that are published, in bytes. */
#define FILEKIND_MIB ((uint64_t)1024 * 1024)
#define FILEKIND_MAX_DRAWING (1 * FILEKIND_MIB)
#define FILEKIND_MAX_PICTURE (20 * FILEKIND_MIB)
#define FILEKIND_MAX_TEXT (20 * FILEKIND_MIB)
#define FILEKIND_MAX_DOCUMENT (50 * FILEKIND_MIB)
#define FILEKIND_MAX_ARCHIVE (200 * FILEKIND_MIB)
#define FILEKIND_MAX_SOUND (200 * FILEKIND_MIB)
#define FILEKIND_MAX_VIDEO (500 * FILEKIND_MIB)
#define FILEKIND_MAX_RELEASE (1024 * FILEKIND_MIB) /* all of one release */

enum {
	FILEKIND_MAX_NAME = 101, /* characters */
	FILEKIND_HEAD = 512,	 /* bytes that filekind_agrees() wants */
};

enum filekind_class {
	FILEKIND_PICTURE, /* imagesize_find() knows its size */
	FILEKIND_DRAWING, /* SVG: also scanned */
	FILEKIND_TEXT,
	FILEKIND_DOCUMENT,
	FILEKIND_ARCHIVE,
	FILEKIND_SOUND,
	FILEKIND_VIDEO,
};

/* A kind of file that may be published. */
struct filekind {
	const char *extension; /* lower case */
	const char *type;      /* media type */
	const char *words;     /* "a PNG picture" */
	enum filekind_class class;
	uint64_t max_bytes;
	bool (*agrees)(struct str head);
};

/* The kind that the name's extension says (any case), or NULL. */
const struct filekind *filekind_of(struct str name);

/* [A-Za-z0-9][A-Za-z0-9._-]{0,100} */
bool filekind_is_name(struct str name);

/*
 * Whether a file of that name may be published: finding at `at` when the
 * name has other characters, or when its kind is not one of ours (HTML, XML
 * and JavaScript are told why). `*kind` is never NULL after a true.
 */
bool filekind_find(struct diags *d, struct str name, struct span at,
	const struct filekind **kind);

/*
 * Whether the first bytes of a file (FILEKIND_HEAD of them, or all) are of
 * the kind its name says; a finding at `at` tells what they are instead.
 */
bool filekind_agrees(struct diags *d, const struct filekind *kind,
	struct str name, struct str head, struct span at);

/* Whether a file of `size` bytes is small enough; a finding at `at`. */
bool filekind_fits(struct diags *d, const struct filekind *kind,
	struct str name, uint64_t size, struct span at);

#endif
