#ifndef STORE_LOG_H
#define STORE_LOG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/instant.h"

/*
 * The log (embargo.md 12): one line of canonical JSON (RFC 8785) for each
 * act, each with the hash of the line before. The journal keeps the lines.
 */

/* How it is known who did something. */
enum log_source {
	LOG_SELF, /* the program: a time that came */
	LOG_GIT,  /* the author of the change */
	LOG_BY,	  /* --by, DATELINE_BY */
	LOG_USER, /* user@host */
};

/* What is to be noted. Empty fields are left out of the line. */
struct log_entry {
	const char *act;	  /* "publish", "lift", "hold" ...: a literal */
	struct instant at;	  /* the clock */
	struct instant effective; /* when it was due; 0: no such thing */
	struct str who;
	enum log_source source;
	struct str id;	    /* of the release */
	struct str what;    /* its file, or what it is about */
	struct str address; /* of its page */
	struct str reason, note;
	const struct digest *digest; /* of the version, or of the root */
	int64_t late_s;		     /* seconds after `effective` */
	const char *clock; /* "synchronised", "unsynchronised"; or NULL */
	struct str detail; /* in plain words */
};

/* A line as it is kept. */
struct log_line {
	int64_t number; /* from 1 */
	struct str json;
	struct digest hash; /* of the line, the hash before it inside */
};

/*
 * Append the line of `entry` without a line end: {"act":...,"n":...,
 * "prev":...}, its keys in order, no spaces. "late" stands where `effective`
 * does; "source" is "self", "git", "by" or "user". A byte that is no
 * character becomes U+FFFD.
 */
void log_print(struct buf *out, const struct log_entry *entry, int64_t number,
	const struct digest *before);

/*
 * Read a line that log_print() wrote; its words live in `arena`, its digest
 * is left out. False for what is none.
 */
bool log_parse(struct arena *arena, struct str json, struct log_entry *out);

/* The hash that stands before the first line. */
struct digest log_origin(struct str newsroom);

struct digest log_hash(struct str json);

/* Whether a line says of itself that it is this one, behind that one. */
bool log_follows(struct str json, int64_t number, const struct digest *before);

#endif
