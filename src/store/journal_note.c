#include <assert.h>

#include "store/journal_state.h"

/* Of the table `release`, from 0. */
enum { COLUMN_ANNOUNCED = 6, COLUMN_FORGOTTEN = 11 };

static bool put(struct journal *journal, struct diags *d,
	enum journal_table_name table, const struct db_value values[])
{
	assert(journal->is_begun);
	return journal_rows_put(
		&journal->rows, d, &journal_tables[table], values);
}

/* Remove the rows of a table, or those of one release. */
static bool drop(struct journal *journal, struct diags *d,
	enum journal_table_name name, const struct str *id)
{
	const struct journal_table *table = &journal_tables[name];
	struct journal_row *list;
	size_t count;

	assert(journal->is_begun);
	return journal_rows_list(&journal->rows, d, table, id, &list, &count) &&
	       journal_rows_drop(&journal->rows, d, table, list, count);
}

static bool put_release(struct journal *journal, struct diags *d,
	enum journal_table_name table, const struct journal_release *release)
{
	char good[DIGEST_HEX_LEN + 1], entries[DIGEST_HEX_LEN + 1];
	const struct db_value values[] = {
		journal_rows_text(release->id),
		journal_rows_text(release->path),
		journal_rows_text(release->slug),
		journal_rows_text(release->address),
		journal_rows_number(release->at.utc),
		journal_rows_number(release->public_at.utc),
		journal_rows_number(release->announced_at.utc),
		journal_rows_text((struct str){good, DIGEST_HEX_LEN}),
		journal_rows_number((int64_t)release->corrections),
		journal_rows_text((struct str){entries, DIGEST_HEX_LEN}),
		journal_rows_number(release->is_withdrawn),
		journal_rows_number(release->is_forgotten),
	};

	hash_hex(good, &release->good, DIGEST_HEX_LEN);
	hash_hex(entries, &release->entries, DIGEST_HEX_LEN);
	return put(journal, d, table, values);
}

bool journal_note_release(struct journal *journal, struct diags *d,
	const struct journal_release *release)
{
	return put_release(journal, d, JOURNAL_RELEASES, release);
}

/* Change one column of a release; one that is not known is left out. */
static bool change_release(struct journal *journal, struct diags *d,
	struct str id, size_t column, int64_t number)
{
	const struct journal_table *table = &journal_tables[JOURNAL_RELEASES];
	struct journal_row row = {.values = {journal_rows_text(id)}};
	bool found;

	if (!journal_rows_get(&journal->rows, d, table, &row, &found))
		return false;
	row.values[column] = journal_rows_number(number);
	return !found || put(journal, d, JOURNAL_RELEASES, row.values);
}

bool journal_forget_release(
	struct journal *journal, struct diags *d, struct str id)
{
	return change_release(journal, d, id, COLUMN_FORGOTTEN, 1) &&
	       drop(journal, d, JOURNAL_YESES, &id);
}

bool journal_note_embargo(struct journal *journal, struct diags *d,
	const struct journal_embargo *embargo)
{
	const struct journal_table *table = &journal_tables[JOURNAL_EMBARGOES];
	struct journal_row row = {
		.values = {
			journal_rows_text(embargo->id),
			journal_rows_text(embargo->text),
			journal_rows_number(embargo->at.utc),
			journal_rows_number(embargo->seen_at.utc),
			journal_rows_text(embargo->zone_data),
		}};
	struct journal_row known = row;
	bool found;

	assert(journal->is_begun);
	if (!journal_rows_get(&journal->rows, d, table, &known, &found))
		return false;
	return found || put(journal, d, JOURNAL_EMBARGOES, row.values);
}

bool journal_note_yes(
	struct journal *journal, struct diags *d, const struct journal_yes *yes)
{
	const struct db_value values[] = {
		journal_rows_text(yes->id),
		journal_rows_digest(&journal->scratch, &yes->version),
		journal_rows_number(yes->at.utc),
		journal_rows_number(yes->is_minor),
	};

	return put(journal, d, JOURNAL_YESES, values);
}

bool journal_note_lift(struct journal *journal, struct diags *d,
	const struct journal_lift *lift)
{
	const struct db_value values[] = {
		journal_rows_text(lift->id), journal_rows_number(lift->at.utc)};

	return put(journal, d, JOURNAL_LIFTS, values);
}

bool journal_note_hold(struct journal *journal, struct diags *d,
	const struct journal_hold *hold)
{
	const struct db_value values[] = {journal_rows_text(hold->id),
		journal_rows_text(hold->why),
		journal_rows_number(hold->at.utc)};

	return put(journal, d, JOURNAL_HOLDS, values);
}

bool journal_drop_hold(struct journal *journal, struct diags *d,
	const struct journal_hold *hold)
{
	const struct journal_table *table = &journal_tables[JOURNAL_HOLDS];
	struct journal_row *list;
	size_t count, i;

	assert(journal->is_begun);
	if (!journal_rows_list(
		    &journal->rows, d, table, &hold->id, &list, &count))
		return false;
	for (i = 0; i < count; i++)
		if (str_equal(list[i].values[1].text, hold->why))
			return journal_rows_drop(
				&journal->rows, d, table, &list[i], 1);
	return true;
}

bool journal_note_announced(struct journal *journal, struct diags *d,
	struct str id, struct instant at)
{
	return change_release(journal, d, id, COLUMN_ANNOUNCED, at.utc);
}

static bool drop_intent(struct journal *journal, struct diags *d)
{
	return drop(journal, d, JOURNAL_INTENT, NULL) &&
	       drop(journal, d, JOURNAL_INTENT_RELEASES, NULL);
}

bool journal_note_intent(struct journal *journal, struct diags *d,
	const struct journal_intent *intent)
{
	const struct db_value values[] = {journal_rows_number(1),
		journal_rows_text(intent->root),
		journal_rows_number(intent->at.utc)};
	size_t i;

	if (!drop_intent(journal, d) ||
		!put(journal, d, JOURNAL_INTENT, values))
		return false;
	for (i = 0; i < intent->count; i++)
		if (!put_release(journal, d, JOURNAL_INTENT_RELEASES,
			    &intent->releases[i]))
			return false;
	return true;
}

/* What was to be is what is. */
static bool keep_intent(struct journal *journal, struct diags *d)
{
	struct journal_row *roots, *releases;
	size_t count, i;

	if (!journal_rows_list(&journal->rows, d,
		    &journal_tables[JOURNAL_INTENT], NULL, &roots, &count))
		return false;
	if (!count)
		return true;
	journal->house.root = roots[0].values[1].text;
	if (!journal_rows_list(&journal->rows, d,
		    &journal_tables[JOURNAL_INTENT_RELEASES], NULL, &releases,
		    &count))
		return false;
	for (i = 0; i < count; i++)
		if (!put(journal, d, JOURNAL_RELEASES, releases[i].values))
			return false;
	return true;
}

bool journal_settle_intent(
	struct journal *journal, struct diags *d, bool has_happened)
{
	return (!has_happened || keep_intent(journal, d)) &&
	       drop_intent(journal, d);
}

bool journal_note_made(
	struct journal *journal, struct diags *d, struct instant now)
{
	(void)d;
	assert(journal->is_begun);
	journal->house.made_at = now;
	return true;
}

bool journal_note_look(struct journal *journal, struct diags *d,
	struct instant now, const struct journal_clock *clock)
{
	(void)d;
	assert(journal->is_begun);
	journal->house.last_look = now;
	journal->house.clock = *clock;
	journal->house.clock.boot_id =
		arena_str(&journal->scratch, clock->boot_id);
	journal->ends_run = true;
	return true;
}
