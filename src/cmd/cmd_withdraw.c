#include "cmd/act.h"

static bool complete(struct act *act)
{
	return act_need(act, &act->reason, "--reason",
		"Why is it withdrawn? Everybody will read this");
}

static bool check_replacement(struct act *act, struct str *slug)
{
	const struct release *other;

	if (!slug->len)
		return true;
	other = newsroom_named(&act->newsroom, act->session, *slug);
	if (!other)
		return false;
	*slug = other->slug;
	return other != act->release ||
	       act_refuse(act, "usage", STR("A release cannot replace itself."),
		       STR("Name the one that stands in its place: "
			   "--replaced-by SLUG"),
		       STR("a release cannot replace itself"));
}

static bool prepare(struct act *act)
{
	struct str reason, slug = str_trim(act->call->replaced_by);

	if (!act_check(act, "--reason", &record_text, act->reason, &reason) ||
		!check_replacement(act, &slug))
		return false;
	if (slug.len)
		act->detail = arena_format(&act->session->arena,
			"replaced by %.*s", STR_ARG(slug));
	edit_withdraw(&act->edit, act_now(act), reason, slug);
	act->done = arena_format(&act->session->arena,
		act->state == ACT_PUBLIC
			? "Withdrawn: %.*s. A notice takes the place of its "
			  "text and files."
			: "Withdrawn: %.*s. Nothing of it was public, and "
			  "nothing will be.",
		STR_ARG(act->release->path));
	return true;
}

static bool shows(const struct act *act, const struct public_release *item)
{
	(void)act;
	return !item || item->is_withdrawn;
}

static const struct act_kind withdraw = {
	.name = "withdraw",
	.takes_broken = true,
	.edits = true,
	.complete = complete,
	.prepare = prepare,
	.shows = shows,
};

enum session_status cmd_withdraw(
	struct session *session, const struct cmd_call *call)
{
	return act_run(session, call, &withdraw);
}
