#include <assert.h>

#include "store/journal_state.h"

#define PUT_LINE "INSERT INTO log (n, json, hash) VALUES ($1, $2, $3)"
#define GET_LINES                                                              \
	"SELECT n, json, hash FROM log WHERE n >= $1 ORDER BY n LIMIT $2"
#define ALL_LINES "SELECT n, json, hash FROM log ORDER BY n"

enum { LOG_COLUMNS = 3 };

bool journal_note_act(
	struct journal *journal, struct diags *d, const struct log_entry *entry)
{
	struct journal_house *house = &journal->house;
	struct db_value values[LOG_COLUMNS];
	struct digest hash;
	struct buf json = {0};
	bool ok;

	assert(journal->is_begun);
	log_print(&json, entry, house->log_count + 1, &house->log_head);
	hash = log_hash(buf_view(&json));
	values[0] = journal_rows_number(house->log_count + 1);
	values[1] = journal_rows_text(buf_view(&json));
	values[2] = journal_rows_digest(&journal->scratch, &hash);
	ok = db_run(journal->rows.db, d, PUT_LINE, values, LOG_COLUMNS);
	buf_release(&json);
	if (!ok)
		return false;
	house->log_count++;
	house->log_head = hash;
	return true;
}

static bool to_line(struct log_line *out, const struct db_value row[])
{
	out->number = row[0].number;
	out->json = row[1].text;
	return journal_rows_to_digest(&out->hash, row[2].text);
}

static bool fail_broken(struct diags *d, int64_t number, const char *why)
{
	return diag_add(
		d, &(struct diag){.id = "log-broken",
			   .file = JOURNAL_DATABASE,
			   .is_system = true,
			   .text = arena_format(d->arena,
				   "Line %lld of the log is not as it was "
				   "written. %s",
				   (long long)number, why),
			   .help = STR("Compare it with a backup of the folder "
				       ".dateline/state to see what it said: "
				       "dateline -C FOLDER log --json"),
			   .brief = arena_format(d->arena,
				   "line %lld of the log is not as it was "
				   "written; compare it with a backup",
				   (long long)number)});
}

bool journal_log(struct journal *journal, struct diags *d, struct arena *arena,
	int64_t from, size_t most, struct log_line **out, size_t *count)
{
	const struct db_value values[] = {journal_rows_number(from),
		journal_rows_number(
			most > INT64_MAX ? INT64_MAX : (int64_t)most)};
	struct db_value row[LOG_COLUMNS];
	struct db_statement *statement;
	struct log_line *lines = NULL;
	bool ok, more = true;
	size_t n = 0;

	*out = NULL;
	*count = 0;
	if (!db_query(journal->rows.db, d, GET_LINES, values, 2, &statement))
		return false;
	for (;;) {
		ok = db_next(statement, d, arena, row, LOG_COLUMNS, &more);
		if (!ok || !more)
			break;
		lines = arena_grow(arena, lines, n, sizeof(*lines));
		ok = to_line(&lines[n], row) ||
		     fail_broken(d, row[0].number,
			     "What it is compared with cannot be read.");
		if (!ok)
			break;
		n++;
	}
	db_end(statement);
	*out = lines;
	*count = n;
	return ok;
}

/* What was seen of the chain so far. */
struct chain {
	int64_t number;
	struct digest head;
};

static bool check_line(
	struct diags *d, struct chain *chain, const struct db_value row[])
{
	int64_t wanted = chain->number + 1;
	struct log_line line;
	struct digest hash;

	if (row[0].number != wanted)
		return fail_broken(d, wanted, "It was removed.");
	if (!to_line(&line, row))
		return fail_broken(
			d, wanted, "What it is compared with cannot be read.");
	hash = log_hash(line.json);
	if (!hash_equal(&hash, &line.hash))
		return fail_broken(d, wanted, "Its words were changed.");
	if (!log_follows(line.json, wanted, &chain->head))
		return fail_broken(d, wanted,
			"It does not follow the line before it: one of the "
			"two was changed, removed or put elsewhere.");
	*chain = (struct chain){wanted, hash};
	return true;
}

static bool check_lines(
	struct journal *journal, struct diags *d, struct chain *chain)
{
	struct db_value row[LOG_COLUMNS];
	struct db_statement *statement;
	struct arena arena = {0};
	bool ok, more = true;

	if (!db_query(journal->rows.db, d, ALL_LINES, NULL, 0, &statement))
		return false;
	do {
		arena_reset(&arena);
		ok = db_next(statement, d, &arena, row, LOG_COLUMNS, &more) &&
		     (!more || check_line(d, chain, row));
	} while (ok && more);
	db_end(statement);
	arena_release(&arena);
	return ok;
}

/* The last lines leave no gap: the journal knows how many there were. */
static bool check_end(struct diags *d, const struct chain *chain,
	const struct journal_house *house)
{
	if (chain->number < house->log_count)
		return fail_broken(d, chain->number + 1,
			"It was removed, and so was what came after it.");
	if (chain->number > house->log_count)
		return fail_broken(d, house->log_count + 1,
			"The program did not write it.");
	return hash_equal(&chain->head, &house->log_head) ||
	       fail_broken(d, chain->number,
		       "It is not the line that was written there.");
}

static bool verify_held(struct journal *journal, struct diags *d, size_t *count)
{
	struct journal_rows rows = journal->rows;
	struct journal_house house = {0};
	struct journal_seal seal = {0};
	struct arena arena = {0};
	struct chain chain = {0};
	bool found, ok;

	rows.arena = &arena;
	ok = journal_state_read(&rows, d, &house, &seal, &found);
	if (ok && !found)
		ok = journal_state_fail(
			d, JOURNAL_DATABASE, "Rows of it are missing.");
	chain.head = log_origin(house.newsroom);
	ok = ok && check_lines(journal, d, &chain) &&
	     check_end(d, &chain, &house);
	*count = (size_t)chain.number;
	arena_release(&arena);
	return ok;
}

bool journal_verify_log(struct journal *journal, struct diags *d, size_t *count)
{
	bool began, ok;

	*count = 0;
	assert(!journal->is_begun);
	if (!db_hold(journal->rows.db, d, &began))
		return false;
	ok = verify_held(journal, d, count);
	if (began)
		db_cancel(journal->rows.db);
	return ok;
}
