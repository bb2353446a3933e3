#ifndef STORE_JOURNAL_STATE_H
#define STORE_JOURNAL_STATE_H

#include "store/journal.h"
#include "store/journal_rows.h"

/* What the files journal*.c share. */

#define JOURNAL_STATE_FOLDER STR(".dateline/state")
#define JOURNAL_DATABASE STR(".dateline/state/state.db")
#define JOURNAL_CHANGES STR(".dateline/state/state.db-wal")
#define JOURNAL_MARKER STR(".dateline/state/journal")

/* The row of the table `newsroom`. */
struct journal_house {
	struct str newsroom, state; /* state: a random id of this journal */
	struct instant made_at, last_look;
	struct journal_clock clock;
	struct str root;
	int64_t log_count;
	struct digest log_head;
};

/* The row of the table `seal`. */
struct journal_seal {
	int64_t commits; /* how many there were */
	struct journal_sum sum;
};

struct journal {
	struct journal_rows rows; /* its arena is `scratch` */
	struct arena scratch;	  /* of one transaction */
	int root_fd;
	struct str newsroom, state;
	struct journal_house house; /* between begin and commit; `scratch` */
	int64_t commits;
	bool is_begun;
	bool ends_run; /* journal_note_look() is in the transaction */
};

/* Read the two rows; `*found` false where the journal was not made yet. */
bool journal_state_read(struct journal_rows *rows, struct diags *d,
	struct journal_house *house, struct journal_seal *seal, bool *found);

/* Write them; the sum is that of `rows`. */
bool journal_state_write(struct journal_rows *rows, struct diags *d,
	const struct journal_house *house, int64_t commits);

/* What state/journal says. */
struct journal_marker {
	struct str newsroom, state;
	int64_t commits; /* as many at least are in the database */
};

/* `*found` false and true: there is none. */
bool journal_marker_read(struct diags *d, struct arena *arena, int root_fd,
	struct journal_marker *out, bool *found);
bool journal_marker_write(
	struct diags *d, int root_fd, const struct journal_marker *marker);

/* `state-damaged`, because of `why`: "Rows are missing." Always false. */
bool journal_state_fail(struct diags *d, struct str path, const char *why);

#endif
