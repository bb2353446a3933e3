#ifndef BASE_WAKE_H
#define BASE_WAKE_H

#include <signal.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fs.h"
#include "base/hash.h"
#include "base/zone.h"

/*
 * What a program sleeps on that has to do something at an instant, and
 * whenever files change before it: one wait for the wall clock, some files
 * and folders, and signals. It reads no clock: the kernel does.
 */

enum {
	/* All is looked at this often, for file systems that tell nothing. */
	WAKE_RESCAN_S = 30,
	/*
	 * No sleep is longer: a clock that is faked for a test, or that was
	 * turned while the machine slept, need not wake anybody.
	 */
	WAKE_PAUSE_MS = 2000,
	/*
	 * Files are told of once nothing has changed for so long: a file is
	 * FS_SETTLE_S old then, counted in whole seconds of a clock.
	 */
	WAKE_SETTLE_MS = (FS_SETTLE_S + 1) * 1000,
	/* Or once so much has gone by since the first change. */
	WAKE_SETTLE_MOST_MS = 10 * 1000,
};

/* What happened; several may have. */
enum {
	WAKE_DUE = 1 << 0,    /* the instant is reached */
	WAKE_FILES = 1 << 1,  /* files were changed, and settled */
	WAKE_CLOCK = 1 << 2,  /* somebody set the clock */
	WAKE_LOOK = 1 << 3,   /* SIGHUP: look again at everything */
	WAKE_END = 1 << 4,    /* SIGTERM or SIGINT */
	WAKE_RESCAN = 1 << 5, /* WAKE_RESCAN_S went by */
};

enum {
	WAKE_ON_SIGNAL,
	WAKE_ON_DUE,
	WAKE_ON_SETTLED,
	WAKE_ON_LONG_UNSETTLED,
	WAKE_ON_RESCAN,
	WAKE_ON_CHANGE,
	WAKE_SLOTS
};

/* What is watched: names in a folder, each a file or a tree of folders. */
struct wake {
	int root_fd; /* the caller's */
	const struct str *names;
	size_t name_count;
	int fds[WAKE_SLOTS]; /* -1: there is none */
	int root_watch;
	struct arena watched; /* of the next two */
	int *watches;	      /* of the folders, sorted */
	size_t watch_count;
	struct digest seen; /* what the files were when last looked at */
	unsigned pause_ms, settle_ms, settle_most_ms; /* the constants */
	bool is_changing; /* something changed and has not settled yet */
	bool is_blind;	  /* not all can be watched: rescans only */
	bool is_blind_told;
	sigset_t mask_before;
};

/*
 * Begin to watch `names` (which, like `root_fd`, must outlive it) in the
 * folder `root_fd`; those that are not there yet, too. Nothing else in the
 * folder matters. SIGTERM, SIGINT (where it is not ignored) and SIGHUP are
 * blocked until wake_close(), in threads made meanwhile as well: call it
 * before the first thread is made. Where not all can be watched there is
 * one warning (`watch-limit`), and changes are seen at rescans.
 */
bool wake_open(struct wake *wake, struct diags *d, int root_fd,
	const struct str names[], size_t name_count);
void wake_close(struct wake *wake);

/*
 * Sleep until something happens, at most WAKE_PAUSE_MS; `*what` says what, 0:
 * nothing, look at the clock. `due` is never told of before the wall clock
 * shows it; utc 0: wait for no instant. One that is over is told of at once,
 * again and again. What changed before the call and was not told of yet is
 * told of now. Findings, in `d`: what cannot be watched any more; a false is
 * a failure of the system.
 */
bool wake_wait(
	struct wake *wake, struct diags *d, struct instant due, unsigned *what);

#endif
