#include "cmd/act.h"
#include "read/embargofields.h"

/* The words behind the slug: a time needs no quotation marks. */
static bool complete(struct act *act)
{
	const struct str_list *words = &act->call->operands;
	struct arena *arena = &act->session->arena;
	size_t i;

	act->time = STR("");
	for (i = 1; i < words->count; i++)
		act->time =
			arena_format(arena, "%.*s%s%.*s", STR_ARG(act->time),
				i > 1 ? " " : "", STR_ARG(words->items[i]));
	return act_need(act, &act->time, "TIME",
		"Until when? As in 2026-12-01 09:00, or hold");
}

static bool refuse_none(struct act *act)
{
	return act_refuse(act, "postpone-time",
		STR("\"none\" is no time until which a release can wait."),
		STR("Name a later time; or, if it may go out now: dateline "
		    "lift"),
		STR("\"none\" is no time; name a later one"));
}

static bool refuse_over(struct act *act, struct instant at)
{
	struct arena *arena = &act->session->arena;

	return act_refuse(act, "postpone-time",
		arena_format(arena, "%.*s is over: it would go out at once.",
			STR_ARG(act_time(act, at))),
		STR("Name a time to come; or, if it may go out now: dateline "
		    "lift"),
		STR("this time is over; name one to come"));
}

static bool refuse_earlier(struct act *act, struct instant at)
{
	struct arena *arena = &act->session->arena;

	return act_refuse(act, "postpone-time",
		arena_format(arena,
			"%.*s is not later than now: it waits "
			"until %.*s.",
			STR_ARG(act_time(act, at)),
			STR_ARG(act_time(act, act->at))),
		STR("To let it out earlier, write that time into its file; or "
		    "now, for everyone: dateline lift"),
		STR("this time is not later than the embargo"));
}

static bool is_later(struct act *act, const struct embargo *embargo)
{
	struct instant at = embargo->until.at;

	if (embargo->kind == EMBARGO_HOLD)
		return true;
	if (embargo->kind != EMBARGO_UNTIL)
		return refuse_none(act);
	if (at.utc <= act->session->now.utc)
		return refuse_over(act, at);
	if (act->state == ACT_WAITING && at.utc <= act->at.utc)
		return refuse_earlier(act, at);
	return true;
}

static bool prepare(struct act *act)
{
	struct embargo embargo = {0};
	struct arena *arena = &act->session->arena;
	struct str path = act->release->path;

	if (!act_check(
		    act, "embargo", &embargofields_type, act->time, &embargo) ||
		!is_later(act, &embargo))
		return false;
	edit_set_until(&act->edit, act->time);
	act->detail = arena_format(arena, "until %.*s", STR_ARG(act->time));
	act->done = embargo.kind == EMBARGO_HOLD
			    ? arena_format(arena,
				      "Postponed: %.*s waits until somebody "
				      "lifts it.",
				      STR_ARG(path))
			    : arena_format(arena,
				      "Postponed: %.*s waits until %.*s.",
				      STR_ARG(path),
				      STR_ARG(act_time(act, embargo.until.at)));
	return true;
}

static const struct act_kind postpone = {
	.name = "postpone",
	.edits = true,
	.complete = complete,
	.prepare = prepare,
};

enum session_status cmd_postpone(
	struct session *session, const struct cmd_call *call)
{
	return act_run(session, call, &postpone);
}
