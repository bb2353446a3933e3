#include "cmd/past.h"

#include "cmd/clock.h"
#include "publish/swap.h"

/* A release that a swap was to make public, or to change. */
static void apply_release(struct arena *arena, struct journal_facts *facts,
	const struct journal_release *release)
{
	size_t i;

	for (i = 0; i < facts->release_count; i++)
		if (str_equal(facts->releases[i].id, release->id)) {
			facts->releases[i] = *release;
			return;
		}
	facts->releases = arena_grow(arena, facts->releases,
		facts->release_count, sizeof(*facts->releases));
	facts->releases[facts->release_count++] = *release;
}

/* The swap happened, and whoever made it could not note that any more. */
static bool has_happened(
	const struct newsroom *newsroom, const struct journal_facts *facts)
{
	char object[TREE_OBJECT_LEN + 1];

	swap_read_public(newsroom->root_fd, object);
	return str_equal_z(facts->intent.root, object);
}

static bool is_public_before(const struct journal_facts *facts,
	const struct journal_release *release)
{
	size_t i;

	for (i = 0; i < facts->release_count; i++)
		if (str_equal(facts->releases[i].id, release->id))
			return !facts->releases[i].is_forgotten;
	return false;
}

/* What became public without a line of the log gets one now. */
static bool log_found(struct newsroom *newsroom, struct session *session)
{
	const struct journal_facts *facts = &newsroom->facts;
	size_t i;

	/* An archive is one act, which is still to be noted. */
	for (i = 0; facts->last_look.utc && i < facts->intent.count; i++) {
		const struct journal_release *row = &facts->intent.releases[i];
		struct log_entry entry = {
			.act = is_public_before(facts, row) ? "change"
							    : "publish",
			.at = session->now,
			.effective = facts->intent.at,
			.source = LOG_SELF,
			.id = row->id,
			.what = row->path,
			.address = row->address,
			.digest = &row->good,
			.detail = STR("the run that did it was cut off"),
		};

		if (!journal_note_act(
			    newsroom->journal, &session->diags, &entry))
			return false;
	}
	return true;
}

/* A reader of the journal cannot settle it, and knows it all the same. */
static bool settle(
	struct newsroom *newsroom, struct session *session, bool is_writer)
{
	struct journal_facts *facts = &newsroom->facts;
	bool happened = has_happened(newsroom, facts), ok;
	size_t i;

	ok = !is_writer ||
	     (journal_begin(newsroom->journal, &session->diags) &&
		     (!happened || log_found(newsroom, session)) &&
		     journal_settle_intent(
			     newsroom->journal, &session->diags, happened) &&
		     journal_commit(newsroom->journal, &session->diags));
	if (happened)
		for (i = 0; i < facts->intent.count; i++)
			apply_release(&session->arena, facts,
				&facts->intent.releases[i]);
	return ok;
}

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
		!settle(newsroom, session, mode != JOURNAL_READ))
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
