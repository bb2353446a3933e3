#include "store/journal_state.h"

#define GET_SEAL "SELECT commits, sum FROM seal WHERE only = $1"
#define PUT_SEAL "REPLACE INTO seal (only, commits, sum) VALUES ($1, $2, $3)"

bool journal_state_fail(struct diags *d, struct str path, const char *why)
{
	return diag_add(d,
		&(struct diag){.id = "state-damaged",
			.file = path,
			.is_system = true,
			.text = arena_format(d->arena,
				"This file, in which the program remembers "
				"what it published, is damaged. %s",
				why),
			.help = str_from(journal_schema.recover),
			.brief = STR("damaged; put .dateline/state back from "
				     "a backup")});
}

static bool read_seal(struct journal_rows *rows, struct diags *d,
	struct journal_seal *out, bool *found)
{
	struct db_value key = journal_rows_number(1), row[2];
	struct db_statement *statement;
	bool ok;

	if (!db_query(rows->db, d, GET_SEAL, &key, 1, &statement))
		return false;
	ok = db_next(statement, d, rows->arena, row, 2, found);
	db_end(statement);
	if (!ok || !*found)
		return ok;
	out->commits = row[0].number;
	return journal_rows_to_sum(&out->sum, row[1].text) ||
	       journal_state_fail(
		       d, JOURNAL_DATABASE, "Its seal cannot be read.");
}

static bool to_house(struct journal_house *out, const struct db_value *v)
{
	*out = (struct journal_house){
		.newsroom = v[1].text,
		.state = v[2].text,
		.made_at = {v[3].number},
		.last_look = {v[4].number},
		.clock = {.real = {v[5].number},
			.boot_ms = v[6].number,
			.boot_id = v[7].text,
			.is_synchronised = v[8].number != 0},
		.root = v[9].text,
		.log_count = v[10].number,
	};
	return journal_rows_to_digest(&out->log_head, v[11].text);
}

bool journal_state_read(struct journal_rows *rows, struct diags *d,
	struct journal_house *house, struct journal_seal *seal, bool *found)
{
	const struct journal_table *table = &journal_tables[JOURNAL_NEWSROOM];
	struct journal_row row = {.values = {journal_rows_number(1)}};
	bool has_seal;

	if (!journal_rows_get(rows, d, table, &row, found) ||
		!read_seal(rows, d, seal, &has_seal))
		return false;
	if (*found != has_seal)
		return journal_state_fail(
			d, JOURNAL_DATABASE, "Rows of it are missing.");
	rows->sum = seal->sum;
	return !*found || to_house(house, row.values) ||
	       journal_state_fail(d, JOURNAL_DATABASE,
		       "What it says of its log cannot be read.");
}

static bool write_seal(
	struct journal_rows *rows, struct diags *d, int64_t commits)
{
	struct db_value values[] = {journal_rows_number(1),
		journal_rows_number(commits),
		journal_rows_sum(rows->arena, &rows->sum)};

	return db_run(rows->db, d, PUT_SEAL, values, 3);
}

bool journal_state_write(struct journal_rows *rows, struct diags *d,
	const struct journal_house *house, int64_t commits)
{
	const struct db_value values[] = {
		journal_rows_number(1),
		journal_rows_text(house->newsroom),
		journal_rows_text(house->state),
		journal_rows_number(house->made_at.utc),
		journal_rows_number(house->last_look.utc),
		journal_rows_number(house->clock.real.utc),
		journal_rows_number(house->clock.boot_ms),
		journal_rows_text(house->clock.boot_id),
		journal_rows_number(house->clock.is_synchronised),
		journal_rows_text(house->root),
		journal_rows_number(house->log_count),
		journal_rows_digest(rows->arena, &house->log_head),
	};

	return journal_rows_put(
		       rows, d, &journal_tables[JOURNAL_NEWSROOM], values) &&
	       write_seal(rows, d, commits);
}
