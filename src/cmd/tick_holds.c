#include "cmd/tick_holds.h"

/* The holds of one tick, beside those of the one before. */
struct holding {
	struct newsroom *newsroom;
	struct session *session;
	struct arena *scratch;
	struct map before; /* "id why" -> index in the facts */
	bool *is_over;	   /* of each of these */
};

static struct str key_of(struct holding *h, struct str id, const char *why)
{
	return arena_format(h->scratch, "%s %.*s", why, STR_ARG(id));
}

static bool log_hold(struct holding *h, const char *act, struct str id,
	struct str path, struct str why)
{
	struct log_entry entry = {
		.act = act,
		.at = session_now(),
		.source = LOG_SELF,
		.id = id,
		.what = path,
		.detail = why,
	};

	return journal_note_act(
		h->newsroom->journal, &h->session->diags, &entry);
}

static bool note(
	struct holding *h, struct str id, struct str path, const char *why)
{
	struct journal_hold hold = {id, str_from(why), h->session->now};
	size_t index;

	if (map_get(&h->before, key_of(h, id, why), &index)) {
		h->is_over[index] = false;
		return true;
	}
	return journal_note_hold(
		       h->newsroom->journal, &h->session->diags, &hold) &&
	       log_hold(h, "hold", id, path, hold.why);
}

/* A file with problems holds nothing that nobody waits for: a draft. */
static const char *why_of(const struct holding *h, size_t index)
{
	const struct release *release = h->newsroom->releases[index];
	enum verdict verdict = h->newsroom->verdicts[index];

	if (verdict != VERDICT_UNREADY)
		return newsroom_verdict_id(verdict);
	return release->status == STATUS_DRAFT ? NULL : "findings";
}

static bool note_files(struct holding *h)
{
	struct newsroom *newsroom = h->newsroom;
	size_t i;

	for (i = 0; i < newsroom->count; i++) {
		const struct release *release = newsroom->releases[i];
		const char *why = why_of(h, i);
		struct str id = release->id.len ? release->id : release->path;

		if (why && !note(h, id, release->path, why))
			return false;
	}
	for (i = 0; i < newsroom->gone_count; i++)
		if (!note(h, newsroom->gone[i]->id, newsroom->gone[i]->path,
			    "public-gone"))
			return false;
	return true;
}

static bool drop_others(struct holding *h)
{
	const struct journal_facts *facts = &h->newsroom->facts;
	size_t i;

	for (i = 0; i < facts->hold_count; i++) {
		const struct journal_hold *hold = &facts->holds[i];

		if (!h->is_over[i])
			continue;
		if (!journal_drop_hold(
			    h->newsroom->journal, &h->session->diags, hold) ||
			!log_hold(h, "free", hold->id, STR(""), hold->why))
			return false;
	}
	return true;
}

bool tick_holds(struct newsroom *newsroom, struct session *session,
	struct arena *scratch)
{
	const struct journal_facts *facts = &newsroom->facts;
	struct holding h = {.newsroom = newsroom,
		.session = session,
		.scratch = scratch,
		.before = {.arena = scratch}};
	size_t i;

	h.is_over = arena_array(scratch, facts->hold_count, sizeof(bool));
	for (i = 0; i < facts->hold_count; i++) {
		const struct journal_hold *hold = &facts->holds[i];
		struct str why = arena_str(scratch, hold->why);

		map_claim(&h.before, key_of(&h, hold->id, why.ptr), i, NULL);
		h.is_over[i] = true;
	}
	return note_files(&h) && drop_others(&h);
}
