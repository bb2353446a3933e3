#include "cmd/cmd.h"
#include "cmd/watch.h"

/* Who stays says yes to nothing. */
static enum session_status refuse(struct session *session)
{
	diag_add(&session->diags,
		&(struct diag){.id = "usage",
			.text = STR("--watch stays and publishes what becomes "
				    "due; it takes no names, no --dry-run "
				    "and no --rebuild-state."),
			.help = STR("In another window: dateline publish SLUG"),
			.brief = STR("--watch takes no names, no --dry-run "
				     "and no --rebuild-state")});
	session_print_findings(session, false);
	return SESSION_USAGE;
}

enum session_status cmd_publish(
	struct session *session, const struct cmd_call *call)
{
	struct tick_request request = {
		.yes = call->operands.items,
		.yes_count = call->operands.count,
		.is_minor = call->is_minor,
		.is_dry = call->is_dry,
		.makes_journal = true,
		.rebuilds = call->wants_rebuild,
		.by = call->by,
	};
	struct tick_result result;

	if (call->is_watch &&
		(call->operands.count || call->is_dry || call->wants_rebuild))
		return refuse(session);
	if (call->is_watch)
		return watch_run(session, &request);
	return tick_run(session, &request, &result);
}
