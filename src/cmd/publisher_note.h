#ifndef CMD_PUBLISHER_NOTE_H
#define CMD_PUBLISHER_NOTE_H

#include "base/diag.h"
#include "base/zone.h"

/*
 * The file .dateline/state/publisher: what `publish --watch` says of itself,
 * for `doctor`. Whoever reads it looks whether the process is there.
 */
enum {
	/* Written at least this often, by who is alive. */
	PUBLISHER_NOTE_S = 60,
	/* Of an older one nobody can be sure. */
	PUBLISHER_STALE_S = 300,
};

struct publisher_note {
	int64_t pid;
	struct instant since;
	struct instant last_tick;
	struct instant next; /* utc 0: nothing is due by itself */
};

/* Replace the note; 0600. */
bool publisher_note_write(
	struct diags *d, int root_fd, const struct publisher_note *note);

/* Remove it: nobody publishes by himself any more. */
void publisher_note_remove(int root_fd);

/* False when there is none, or none that can be understood. */
bool publisher_note_read(int root_fd, struct publisher_note *out);

/* Whether who wrote it is at work at `now`. */
bool publisher_is_alive(const struct publisher_note *note, struct instant now);

#endif
