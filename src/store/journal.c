#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/fs.h"
#include "store/journal_state.h"

/* What stands in the state folder before anything is opened. */
struct found {
	struct journal_marker marker;
	bool has_marker, has_database, has_changes;
};

static bool fail_lost(struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-lost",
			.file = JOURNAL_DATABASE,
			.is_system = true,
			.text = STR("This file, in which the program remembers "
				    "what it published, was here and is "
				    "gone."),
			.help = str_from(journal_schema.recover),
			.brief = STR("was here and is gone; put "
				     ".dateline/state back from a backup")});
}

static bool fail_old(struct diags *d)
{
	return diag_add(d,
		&(struct diag){.id = "state-old",
			.file = JOURNAL_DATABASE,
			.is_system = true,
			.text = STR("This file, in which the program remembers "
				    "what it published, is older than it "
				    "was: what was noted last is not in it. "
				    "An older copy was put here, or the "
				    "file state.db-wal beside it was "
				    "removed."),
			.help = str_from(journal_schema.recover),
			.brief = STR("older than it was; put .dateline/state "
				     "back whole from a backup")});
}

static bool fail_foreign(struct diags *d, const char *why)
{
	return diag_add(d,
		&(struct diag){.id = "state-foreign",
			.file = JOURNAL_DATABASE,
			.is_system = true,
			.text = arena_format(d->arena,
				"This file remembers what another newsroom "
				"published. %s",
				why),
			.help = STR("Nothing is published. Put the folder "
				    ".dateline/state of this newsroom back, "
				    "or the line \"newsroom\" of site.yaml as "
				    "it was. If this is a new newsroom made "
				    "from a copy, delete its folder "
				    ".dateline."),
			.brief = STR("belongs to another newsroom; put "
				     "the right .dateline/state back")});
}

static bool look(
	struct diags *d, struct arena *arena, int root_fd, struct found *found)
{
	if (!journal_marker_read(
		    d, arena, root_fd, &found->marker, &found->has_marker))
		return false;
	return fs_find(d, root_fd, JOURNAL_DATABASE, &found->has_database) &&
	       fs_find(d, root_fd, JOURNAL_CHANGES, &found->has_changes);
}

static bool make_folders(struct diags *d, int root_fd)
{
	bool ok;
	int fd;

	if (!fs_make_folders(d, root_fd, STR(".dateline"), 0711) ||
		!fs_make_folders(d, root_fd, JOURNAL_STATE_FOLDER, 0700) ||
		!fs_open_folder(d, root_fd, JOURNAL_STATE_FOLDER, &fd))
		return false;
	ok = fs_set_mode(d, fd, JOURNAL_STATE_FOLDER, 0700);
	fs_sweep(fd, STR(""));
	close(fd);
	return ok;
}

static enum db_mode db_mode_of(enum journal_mode mode)
{
	switch (mode) {
	case JOURNAL_READ:
		return DB_READ;
	case JOURNAL_WRITE:
		return DB_WRITE;
	case JOURNAL_MAKE:
		break;
	}
	return DB_MAKE;
}

/* What says which journal this is, as the file beside it does. */
static struct journal_marker marker_of(const struct journal *journal)
{
	return (struct journal_marker){
		journal->newsroom, journal->state, journal->commits};
}

static bool write_first(
	struct journal *journal, struct diags *d, struct str newsroom)
{
	char id[HASH_UUID_LEN + 1];

	hash_uuid4(id);
	journal->house = (struct journal_house){
		.newsroom = newsroom,
		.state = arena_str(&journal->scratch, str_from(id)),
		.log_head = log_origin(newsroom),
	};
	return journal_state_write(
		&journal->rows, d, &journal->house, journal->commits);
}

/* Two that make one at once: the second finds that of the first. */
static bool make_in(struct journal *journal, struct diags *d,
	struct arena *arena, struct str newsroom)
{
	struct journal_seal seal = {0};
	bool found, ok;

	if (!db_begin(journal->rows.db, d))
		return false;
	ok = journal_state_read(
		     &journal->rows, d, &journal->house, &seal, &found) &&
	     (found || write_first(journal, d, newsroom));
	if (ok) {
		journal->newsroom = arena_str(arena, journal->house.newsroom);
		journal->state = arena_str(arena, journal->house.state);
		journal->commits = seal.commits;
		return db_commit(journal->rows.db, d);
	}
	db_cancel(journal->rows.db);
	return false;
}

/* Whether it is the one that belongs here. */
static bool check(const struct journal *journal, struct diags *d,
	const struct found *found, struct str newsroom)
{
	if (newsroom.len && !str_equal(newsroom, journal->newsroom))
		return fail_foreign(d, "The line \"newsroom\" of site.yaml is "
				       "another one.");
	if (!found->has_marker)
		return true;
	if (!str_equal(found->marker.state, journal->state) ||
		!str_equal(found->marker.newsroom, journal->newsroom))
		return fail_foreign(d, "The file .dateline/state/journal "
				       "belongs to another one.");
	return found->marker.commits <= journal->commits || fail_old(d);
}

/*
 * Read which journal it is; `*is_made` false where a run was killed before
 * it was one.
 */
static bool identify(struct journal *journal, struct diags *d,
	struct arena *arena, bool *is_made)
{
	struct journal_seal seal = {0};

	*is_made = false;
	if (!db_version(journal->rows.db))
		return true;
	if (!journal_state_read(
		    &journal->rows, d, &journal->house, &seal, is_made))
		return false;
	journal->newsroom = arena_str(arena, journal->house.newsroom);
	journal->state = arena_str(arena, journal->house.state);
	journal->commits = seal.commits;
	return true;
}

/*
 * The file that says that there is one comes last: it must never say so of a
 * database that is not whole yet.
 */
static bool complete(struct journal *journal, struct diags *d,
	const struct found *found, enum journal_mode mode)
{
	struct journal_marker marker = marker_of(journal);

	return found->has_marker || mode == JOURNAL_READ ||
	       journal_marker_write(d, journal->root_fd, &marker);
}

/* `*out` stays NULL where there is none. */
static bool open_in(struct journal *journal, struct diags *d,
	struct arena *arena, const struct found *found, enum journal_mode mode,
	struct str newsroom, bool *is_made)
{
	if (!db_open(d, arena, journal->root_fd, JOURNAL_DATABASE,
		    db_mode_of(mode), &journal_schema, &journal->rows.db) ||
		!identify(journal, d, arena, is_made))
		return false;
	if (!*is_made && found->has_marker)
		return fail_lost(d);
	if (!*is_made && mode != JOURNAL_MAKE)
		return true;
	if (!*is_made && !make_in(journal, d, arena, newsroom))
		return false;
	*is_made = true;
	return check(journal, d, found, newsroom) &&
	       complete(journal, d, found, mode);
}

static bool open_found(struct diags *d, struct arena *arena, int root_fd,
	const struct found *found, enum journal_mode mode, struct str newsroom,
	struct journal **out)
{
	struct journal *journal = arena_alloc(arena, sizeof(*journal));
	bool is_made, ok;

	journal->rows.arena = &journal->scratch;
	journal->root_fd = fcntl(root_fd, F_DUPFD_CLOEXEC, 0);
	if (journal->root_fd < 0)
		return diag_system(d, "open", JOURNAL_DATABASE);
	ok = open_in(journal, d, arena, found, mode, newsroom, &is_made);
	if (ok && is_made)
		*out = journal;
	else
		journal_close(journal);
	return ok;
}

/* Whatever is wrong here is wrong with the state, not with a source. */
static bool fail_all(struct diags *d, size_t since)
{
	for (; since < d->count; since++) {
		d->system_errors += !d->items[since].is_system;
		d->items[since].is_system = true;
	}
	return false;
}

static bool open_any(struct diags *d, struct arena *arena, int root_fd,
	enum journal_mode mode, struct str newsroom, struct journal **out)
{
	struct found found = {0};

	*out = NULL;
	if (!look(d, arena, root_fd, &found))
		return false;
	if (!found.has_database && (found.has_marker || found.has_changes))
		return fail_lost(d);
	if (!found.has_database && mode != JOURNAL_MAKE)
		return true;
	if (mode != JOURNAL_READ && !make_folders(d, root_fd))
		return false;
	return open_found(d, arena, root_fd, &found, mode, newsroom, out);
}

bool journal_open(struct diags *d, struct arena *arena, int root_fd,
	enum journal_mode mode, struct str newsroom, struct journal **out)
{
	size_t since = d->count;

	return open_any(d, arena, root_fd, mode, newsroom, out) ||
	       fail_all(d, since);
}

void journal_close(struct journal *journal)
{
	if (!journal)
		return;
	db_close(journal->rows.db);
	buf_release(&journal->rows.scratch);
	arena_release(&journal->scratch);
	close(journal->root_fd);
}

bool journal_begin(struct journal *journal, struct diags *d)
{
	struct journal_seal seal = {0};
	bool found;

	assert(!journal->is_begun);
	arena_reset(&journal->scratch);
	if (!db_begin(journal->rows.db, d))
		return false;
	journal->is_begun = true;
	journal->ends_run = false;
	if (journal_state_read(
		    &journal->rows, d, &journal->house, &seal, &found) &&
		(found || fail_lost(d))) {
		journal->commits = seal.commits;
		return true;
	}
	journal_cancel(journal);
	return false;
}

bool journal_commit(struct journal *journal, struct diags *d)
{
	struct diags unseen = {.arena = &journal->scratch};
	struct journal_marker marker;

	assert(journal->is_begun);
	journal->is_begun = false;
	if (!journal_state_write(
		    &journal->rows, d, &journal->house, journal->commits + 1)) {
		db_cancel(journal->rows.db);
		return false;
	}
	if (!db_commit(journal->rows.db, d))
		return false;
	journal->commits++;
	/*
	 * It is noted, whatever happens now. That the file beside it says so
	 * matters only if somebody takes the database back; the next one
	 * says it again.
	 */
	marker = marker_of(journal);
	journal_marker_write(&unseen, journal->root_fd, &marker);
	/* Between two runs a copy of the one file is whole. */
	if (journal->ends_run)
		db_settle(journal->rows.db);
	return true;
}

void journal_cancel(struct journal *journal)
{
	db_cancel(journal->rows.db);
	journal->is_begun = false;
}
