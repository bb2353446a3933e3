#include "cmd/past.h"

#include "cmd/clock.h"
#include "cmd/past_settle.h"

static void take_releases(struct past *past, struct arena *arena,
	const struct journal_facts *facts)
{
	struct past_release *items =
		arena_array(arena, facts->release_count, sizeof(*items));
	size_t i;

	for (i = 0; i < facts->release_count; i++) {
		const struct journal_release *from = &facts->releases[i];

		items[i] = (struct past_release){
			.id = from->id,
			.path = from->path,
			.slug = from->slug,
			.address = from->address,
			.at = from->at,
			.public_at = from->public_at,
			.version = from->good,
			.entries = from->entries,
			.entry_count = from->corrections,
			.is_withdrawn = from->is_withdrawn,
			.is_forgotten = from->is_forgotten,
		};
	}
	past->items = items;
	past->count = facts->release_count;
}

static void take_embargoes(struct past *past, struct arena *arena,
	const struct journal_facts *facts)
{
	struct past_embargo *items =
		arena_array(arena, facts->embargo_count, sizeof(*items));
	size_t i;

	for (i = 0; i < facts->embargo_count; i++)
		items[i] = (struct past_embargo){
			.id = facts->embargoes[i].id,
			.text = facts->embargoes[i].text,
			.at = facts->embargoes[i].at,
			.seen_at = facts->embargoes[i].seen_at,
		};
	past->embargoes = items;
	past->embargo_count = facts->embargo_count;
}

static void take_acts(struct past *past, struct arena *arena,
	const struct journal_facts *facts)
{
	struct past_yes *yeses =
		arena_array(arena, facts->yes_count, sizeof(*yeses));
	struct past_lift *lifts =
		arena_array(arena, facts->lift_count, sizeof(*lifts));
	size_t i;

	for (i = 0; i < facts->yes_count; i++)
		yeses[i] = (struct past_yes){
			facts->yeses[i].id, facts->yeses[i].version};
	for (i = 0; i < facts->lift_count; i++)
		lifts[i] = (struct past_lift){
			facts->lifts[i].id, facts->lifts[i].at};
	past->yeses = yeses;
	past->yes_count = facts->yes_count;
	past->lifts = lifts;
	past->lift_count = facts->lift_count;
}

static void judge_clock(struct newsroom *newsroom, struct session *session)
{
	const struct journal_clock *noted = &newsroom->facts.clock;
	struct clock_reading before = {
		.real = noted->real,
		.boot_ms = noted->boot_ms,
		.boot_id = noted->boot_id,
		.is_synchronised = noted->is_synchronised,
	};
	struct clock_reading now = clock_read(&session->arena);

	newsroom->clock = clock_judge(&before, &now);
	newsroom->past.holds_lifts = newsroom->clock.holds_lifts;
}

static void take(struct newsroom *newsroom, struct session *session)
{
	const struct journal_facts *facts = &newsroom->facts;
	struct past *past = &newsroom->past;

	past->is_kept = true;
	judge_clock(newsroom, session);
	past->is_first = !facts->last_look.utc;
	past->last_look = facts->last_look;
	take_releases(past, &session->arena, facts);
	take_embargoes(past, &session->arena, facts);
	take_acts(past, &session->arena, facts);
}

bool past_open(struct newsroom *newsroom, struct session *session,
	enum journal_mode mode)
{
	struct diags *d = &session->diags;

	if (!journal_open(d, &session->arena, newsroom->root_fd, mode,
		    newsroom->site.newsroom, &newsroom->journal))
		return false;
	if (!newsroom->journal)
		return true;
	if (!journal_read(
		    newsroom->journal, d, &session->arena, &newsroom->facts))
		return false;
	if (newsroom->facts.intent.root.len &&
		!past_settle(newsroom, session, mode != JOURNAL_READ))
		return false;
	take(newsroom, session);
	return true;
}

void past_close(struct newsroom *newsroom)
{
	if (newsroom->journal)
		journal_close(newsroom->journal);
	newsroom->journal = NULL;
}
