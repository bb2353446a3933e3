#include "store/journal_state.h"

/* What is read, and the sum of it. */
struct reading {
	struct journal *journal;
	struct diags *d;
	struct arena *arena;
	struct journal_facts *facts;
	struct journal_sum sum;
};

static bool read_release(struct journal_release *out, const struct db_value v[])
{
	*out = (struct journal_release){
		.id = v[0].text,
		.path = v[1].text,
		.slug = v[2].text,
		.address = v[3].text,
		.at = {v[4].number},
		.public_at = {v[5].number},
		.announced_at = {v[6].number},
		.corrections = (size_t)v[8].number,
		.is_withdrawn = v[10].number != 0,
		.is_forgotten = v[11].number != 0,
	};
	return journal_rows_to_digest(&out->good, v[7].text) &&
	       journal_rows_to_digest(&out->entries, v[9].text);
}

static bool add_release(struct arena *arena, struct journal_release **list,
	size_t *count, const struct db_value v[])
{
	*list = arena_grow(arena, *list, *count, sizeof(**list));
	return read_release(&(*list)[(*count)++], v);
}

static bool add_embargo(struct reading *r, const struct db_value v[])
{
	struct journal_facts *facts = r->facts;

	facts->embargoes = arena_grow(r->arena, facts->embargoes,
		facts->embargo_count, sizeof(*facts->embargoes));
	facts->embargoes[facts->embargo_count++] =
		(struct journal_embargo){.id = v[0].text,
			.text = v[1].text,
			.at = {v[2].number},
			.seen_at = {v[3].number},
			.zone_data = v[4].text};
	return true;
}

static bool add_yes(struct reading *r, const struct db_value v[])
{
	struct journal_facts *facts = r->facts;
	struct journal_yes yes = {.id = v[0].text,
		.at = {v[2].number},
		.is_minor = v[3].number != 0};

	facts->yeses = arena_grow(r->arena, facts->yeses, facts->yes_count,
		sizeof(*facts->yeses));
	if (!journal_rows_to_digest(&yes.version, v[1].text))
		return false;
	facts->yeses[facts->yes_count++] = yes;
	return true;
}

static bool add_lift(struct reading *r, const struct db_value v[])
{
	struct journal_facts *facts = r->facts;

	facts->lifts = arena_grow(r->arena, facts->lifts, facts->lift_count,
		sizeof(*facts->lifts));
	facts->lifts[facts->lift_count++] =
		(struct journal_lift){.id = v[0].text, .at = {v[1].number}};
	return true;
}

static bool add_hold(struct reading *r, const struct db_value v[])
{
	struct journal_facts *facts = r->facts;

	facts->holds = arena_grow(r->arena, facts->holds, facts->hold_count,
		sizeof(*facts->holds));
	facts->holds[facts->hold_count++] = (struct journal_hold){
		.id = v[0].text, .why = v[1].text, .at = {v[2].number}};
	return true;
}

static bool take_row(struct reading *r, enum journal_table_name table,
	const struct db_value v[])
{
	struct journal_facts *facts = r->facts;

	switch (table) {
	case JOURNAL_RELEASES:
		return add_release(
			r->arena, &facts->releases, &facts->release_count, v);
	case JOURNAL_EMBARGOES:
		return add_embargo(r, v);
	case JOURNAL_YESES:
		return add_yes(r, v);
	case JOURNAL_LIFTS:
		return add_lift(r, v);
	case JOURNAL_HOLDS:
		return add_hold(r, v);
	case JOURNAL_INTENT:
		facts->intent.root = v[1].text;
		facts->intent.at.utc = v[2].number;
		return true;
	case JOURNAL_INTENT_RELEASES:
		return add_release(r->arena, &facts->intent.releases,
			&facts->intent.count, v);
	case JOURNAL_NEWSROOM: /* journal_state_read() understands it */
	case JOURNAL_TABLES:
		break;
	}
	return true;
}

static bool fail_altered(struct diags *d)
{
	return journal_state_fail(d, JOURNAL_DATABASE,
		"Something in it was changed or removed, by hand or by the "
		"disk.");
}

/* One row at a time: nothing is kept of it but what the facts take over. */
static bool read_table(struct reading *r, enum journal_table_name name)
{
	const struct journal_table *table = &journal_tables[name];
	struct journal_rows *rows = &r->journal->rows;
	struct db_value values[JOURNAL_COLUMNS_MAX];
	struct db_statement *statement;
	bool ok, more = true;

	if (!db_query(rows->db, r->d, table->all, NULL, 0, &statement))
		return false;
	do {
		ok = db_next(statement, r->d, r->arena, values, table->columns,
			&more);
		if (!ok || !more)
			break;
		journal_rows_add(&r->sum, &rows->scratch, table, values);
		ok = take_row(r, name, values) || fail_altered(r->d);
	} while (ok);
	db_end(statement);
	return ok;
}

static void take_house(struct reading *r, const struct journal_house *house)
{
	struct journal_facts *facts = r->facts;

	facts->newsroom = arena_str(r->arena, house->newsroom);
	facts->last_look = house->last_look;
	facts->made_at = house->made_at;
	facts->clock = house->clock;
	facts->clock.boot_id = arena_str(r->arena, house->clock.boot_id);
	facts->root = arena_str(r->arena, house->root);
	facts->log_count = house->log_count;
}

/* The newest line is where the journal says that it is. */
static bool check_log(struct reading *r, const struct journal_house *house)
{
	struct diags unseen = {.arena = r->d->arena};
	struct log_line *lines;
	size_t count;

	if (!house->log_count)
		return true;
	return (journal_log(r->journal, &unseen, r->arena, house->log_count, 1,
			&lines, &count) &&
		       count && hash_equal(&lines[0].hash, &house->log_head)) ||
	       fail_altered(r->d);
}

static bool read_all(struct reading *r)
{
	struct journal_house house = {0};
	struct journal_seal seal = {0};
	struct journal_rows rows = r->journal->rows;
	bool found;
	int i;

	rows.arena = r->arena;
	if (!journal_state_read(&rows, r->d, &house, &seal, &found))
		return false;
	if (!found)
		return fail_altered(r->d);
	for (i = 0; i < JOURNAL_TABLES; i++)
		if (!read_table(r, (enum journal_table_name)i))
			return false;
	if (memcmp(&r->sum, &seal.sum, sizeof(seal.sum)) != 0)
		return fail_altered(r->d);
	take_house(r, &house);
	return check_log(r, &house);
}

/* What was noted and is not committed yet is read, too. */
static bool seal_now(struct journal *journal, struct diags *d)
{
	return !journal->is_begun || journal_state_write(&journal->rows, d,
					     &journal->house, journal->commits);
}

bool journal_read(struct journal *journal, struct diags *d, struct arena *arena,
	struct journal_facts *out)
{
	struct reading r = {
		.journal = journal, .d = d, .arena = arena, .facts = out};
	bool began, ok;

	*out = (struct journal_facts){0};
	if (!seal_now(journal, d) || !db_hold(journal->rows.db, d, &began))
		return false;
	ok = read_all(&r);
	if (began)
		db_cancel(journal->rows.db);
	return ok;
}
