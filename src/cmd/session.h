#ifndef CMD_SESSION_H
#define CMD_SESSION_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/instant.h"

/* Exit statuses (cli.md). */
enum session_status {
	SESSION_FINE = 0,
	SESSION_FINDINGS = 1,
	SESSION_USAGE = 2,
	SESSION_FAILED = 3,
	SESSION_BUSY = 75,
};

/* How a person wants to be talked to. */
struct session_options {
	const char *folder; /* -C; NULL: here */
	enum diag_format format;
	bool is_quiet, is_json, is_strict;
	bool colour_out, colour_err;
};

/* What one command works with; everything lives in `arena`. */
struct session {
	struct arena arena;
	struct diags diags;
	struct session_options options;
	struct instant now;	/* the wall clock, read once */
	bool is_terminal;	/* standard error is one */
	int64_t progress_at_ms; /* when progress is said next */
	size_t progress_cells;	/* of the line that says it; 0: none */
	bool is_unread;		/* who read the output has had enough */
	bool is_output_lost;	/* not all was written; it was told */
	bool wants_settled;	/* what was saved a moment ago waits */
};

/* Begin a command; session_close() ends it. */
void session_open(
	struct session *session, const struct session_options *options);
void session_close(struct session *session);

/* The wall clock. The only place that reads it. */
struct instant session_now(void);

/* Milliseconds since the machine was started; it runs while it sleeps. */
int64_t session_boot_ms(void);

/* Milliseconds of no time zone: for how long something took. */
int64_t session_ms(void);

/* Print all findings: to standard output for `check`, else to error. */
void session_print_findings(struct session *session, bool to_output);

/* Say something to the person, on standard error, unless --quiet. */
void session_say(const struct session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* "1 page", "2 pages", "no pages": of a thing whose plural has an s. */
struct str session_count(
	struct session *session, size_t count, const char *thing);

/* `s`, of a source or of a file's name, as a terminal may be told it. */
struct str session_clean(struct session *session, struct str s);

/*
 * Write all of `bytes` to standard output. A closed pipe is no failure: who
 * read it has had enough. Any other one is told on standard error at once,
 * and makes the exit status SESSION_FAILED.
 */
bool session_write(struct session *session, struct str bytes);

/*
 * Say how far a long work is: "Writing 412 of 1,000 pages", on a terminal,
 * once it has taken a second. For one thread; `done` equal to `count` wipes
 * the line.
 */
void session_progress(struct session *session, size_t done, size_t count);

/* The status of higher rank: 2, 75, 3, 1, 0. */
enum session_status session_worse(enum session_status a, enum session_status b);

#endif
