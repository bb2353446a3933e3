#include "cmd/tick_yes.h"

#include "cmd/standing.h"
#include "cmd/who.h"

/* What is said yes to. */
struct saying {
	struct newsroom *newsroom;
	struct session *session;
	const struct tick_request *request;
	struct past_yes *yeses;
	size_t count;
};

static bool refuse(struct saying *s, const struct release *release,
	struct str text, const char *help)
{
	struct arena *arena = &s->session->arena;

	return diag_add(&s->session->diags,
		&(struct diag){.id = "publish-refused",
			.file = release->path,
			.text = text,
			.help = str_from(help),
			.brief = arena_format(
				arena, "not published: %.*s", STR_ARG(text))});
}

static bool refuse_waiting(struct saying *s, const struct release *release)
{
	struct buf when = {0};
	struct instant at;
	struct str text = STR("Its embargo lifts by command only.");

	if (release_instant(release, &at)) {
		standing_print_time(&when, s->newsroom, at);
		text = arena_format(&s->session->arena,
			"Its embargo is not over before %.*s.",
			STR_ARG(buf_view(&when)));
	}
	buf_release(&when);
	return refuse(s, release, text,
		"It goes out then by itself. To let it go now, for everyone: "
		"dateline lift");
}

/* Why a yes would change nothing. */
static bool refuse_as(
	struct saying *s, const struct release *release, enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_WAITING:
		return refuse_waiting(s, release);
	case VERDICT_UNREADY:
		return refuse(s, release,
			release->status == STATUS_DRAFT
				? STR("It is a draft.")
				: STR("It has problems."),
			release->status == STATUS_DRAFT
				? "Delete its line \"status: draft\" first."
				: "Mend what is named above, then say it "
				  "again.");
	case VERDICT_AFTER:
	case VERDICT_ENTRY:
	case VERDICT_UNLOGGED:
	case VERDICT_CLOCK:
		return refuse(s, release, STR("A yes does not mend that."),
			"What is named above says what does.");
	case VERDICT_GO:
	case VERDICT_CHANGED:
	case VERDICT_ASK:
	case VERDICT_PAST:
	case VERDICT_FORGOTTEN:
		break;
	}
	return true;
}

static void note(struct saying *s, const struct release *release)
{
	s->yeses[s->count++] = (struct past_yes){release->id, release->version};
}

/* Those that wait for the same word of the same person. */
static void note_translations(struct saying *s, const struct release *of)
{
	struct newsroom *newsroom = s->newsroom;
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		if (newsroom->verdicts[i] == VERDICT_ASK &&
			str_equal(newsroom->releases[i]->translation_of,
				of->slug))
			note(s, newsroom->releases[i]);
}

static size_t index_of(
	const struct newsroom *newsroom, const struct release *release)
{
	size_t i = 0;

	while (newsroom->releases[i] != release)
		i++;
	return i;
}

static bool say_one(struct saying *s, struct str name)
{
	struct release *release = newsroom_named(s->newsroom, s->session, name);
	enum verdict verdict;

	if (!release)
		return false;
	verdict = s->newsroom->verdicts[index_of(s->newsroom, release)];
	if (!refuse_as(s, release, verdict))
		return false;
	if (verdict != VERDICT_GO)
		note(s, release);
	note_translations(s, release);
	return true;
}

static bool log_yes(struct saying *s, const struct past_yes *yes)
{
	struct who who = who_runs(s->session, s->request->by);
	struct log_entry entry = {
		.act = s->request->is_minor ? "minor" : "yes",
		.at = s->session->now,
		.who = who.name,
		.source = who.source,
		.id = yes->id,
		.digest = &yes->version,
	};

	return journal_note_act(
		s->newsroom->journal, &s->session->diags, &entry);
}

static bool keep(struct saying *s)
{
	struct journal *journal = s->newsroom->journal;
	struct diags *d = &s->session->diags;
	size_t i;

	if (!journal_begin(journal, d))
		return false;
	for (i = 0; i < s->count; i++) {
		struct journal_yes yes = {s->yeses[i].id, s->yeses[i].version,
			s->session->now, s->request->is_minor};

		if (journal_note_yes(journal, d, &yes) &&
			log_yes(s, &s->yeses[i]))
			continue;
		journal_cancel(journal);
		return false;
	}
	return journal_commit(journal, d);
}

/* The new ones stand first: the first of an id counts. */
static void apply(struct saying *s)
{
	struct past *past = &s->newsroom->past;
	size_t i;

	for (i = 0; i < past->yes_count; i++)
		s->yeses[s->count + i] = past->yeses[i];
	past->yeses = s->yeses;
	past->yes_count += s->count;
}

bool tick_yes(struct newsroom *newsroom, struct session *session,
	const struct tick_request *request)
{
	struct saying s = {newsroom, session, request, NULL, 0};
	bool ok = true;
	size_t i;

	if (!request->yes_count)
		return true;
	s.yeses = arena_array(&session->arena,
		newsroom->past.yes_count + newsroom->count + request->yes_count,
		sizeof(*s.yeses));
	for (i = 0; i < request->yes_count; i++)
		ok &= say_one(&s, request->yes[i]);
	if (!ok || !s.count)
		return ok;
	if (!request->is_dry && !keep(&s))
		return false;
	apply(&s);
	return newsroom_settle_anew(newsroom, session);
}
