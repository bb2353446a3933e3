#include "cmd/act.h"

/* There is no way back to what readers saw. */
static bool confirm(struct act *act)
{
	static const struct ask_field field = {"--yes", &record_yes,
		"Take it away without a notice? Who has a link finds nothing; "
		"\"withdraw\" leaves a notice. (yes or no)"};
	struct ask ask = {.session = act->session};
	struct str answer = STR("no");
	bool is_sure = act->call->wants_defaults;

	if (is_sure)
		return true;
	if (!ask_is_possible())
		return act_refuse(act, "usage",
			STR("This takes a release away without a notice, so I "
			    "want to be sure."),
			STR("If you are: --yes. To leave a notice: dateline "
			    "withdraw"),
			STR("--yes is missing"));
	if (ask_run(&ask, &field, &is_sure, &answer) && is_sure)
		return true;
	session_say(act->session, "Nothing was changed.\n");
	return false;
}

static bool complete(struct act *act)
{
	return act_need(act, &act->reason, "--reason",
		       "Why is it taken away? For the log only") &&
	       confirm(act);
}

static bool prepare(struct act *act)
{
	struct str reason;

	if (!act_check(act, "--reason", &record_text, act->reason, &reason))
		return false;
	if (!act->newsroom.past.is_kept)
		return act_refuse(act, "act-refused",
			STR("This newsroom keeps no journal, so there is "
			    "nothing to forget."),
			STR("Delete the file of the release, then: dateline "
			    "build"),
			STR("no journal: delete the file, then build"));
	act->done = arena_format(&act->session->arena,
		"Forgotten: %.*s. The log keeps that it was there.",
		STR_ARG(act->past->slug));
	return true;
}

/* Its translations have no place without it. */
static bool note_translations(struct act *act, struct journal *journal)
{
	const struct newsroom *newsroom = &act->newsroom;
	struct diags *d = &act->session->diags;
	size_t i;

	for (i = 0; act->release && i < newsroom->count; i++) {
		const struct release *release = newsroom->releases[i];

		if (str_equal(release->translation_of, act->release->slug) &&
			!journal_forget_release(journal, d, release->id))
			return false;
	}
	return true;
}

static bool note(struct act *act, struct journal *journal)
{
	return journal_forget_release(
		       journal, &act->session->diags, act->past->id) &&
	       note_translations(act, journal);
}

static bool shows(const struct act *act, const struct public_release *item)
{
	(void)act;
	return !item;
}

static const struct act_kind forget = {
	.name = "forget",
	.takes_translation = true,
	.takes_absent = true,
	.takes_broken = true,
	.drops = true,
	.complete = complete,
	.prepare = prepare,
	.shows = shows,
	.note = note,
};

enum session_status cmd_forget(
	struct session *session, const struct cmd_call *call)
{
	return act_run(session, call, &forget);
}
