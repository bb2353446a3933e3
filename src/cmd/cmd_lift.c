#include "cmd/act.h"

static bool complete(struct act *act)
{
	return act_need(act, &act->reason, "--reason",
		"Why is it lifted? Everybody will read this; who broke an "
		"embargo is not named");
}

static bool prepare(struct act *act)
{
	struct str reason;

	if (!act_check(act, "--reason", &record_text, act->reason, &reason))
		return false;
	edit_lift(&act->edit, act_now(act), reason);
	act->done = arena_format(&act->session->arena,
		"Lifted: %.*s may go out now, for everyone.",
		STR_ARG(act->release->path));
	return true;
}

/* By this the time in the file is known to be no slip of the keyboard. */
static bool note(struct act *act, struct journal *journal)
{
	struct journal_lift lift = {act->release->id, act->session->now};

	return journal_note_lift(journal, &act->session->diags, &lift);
}

static bool shows(const struct act *act, const struct public_release *item)
{
	(void)act;
	return item != NULL;
}

static const struct act_kind lift = {
	.name = "lift",
	.edits = true,
	.complete = complete,
	.prepare = prepare,
	.shows = shows,
	.note = note,
};

enum session_status cmd_lift(
	struct session *session, const struct cmd_call *call)
{
	return act_run(session, call, &lift);
}
