#include "cmd/cmd.h"
#include "cmd/tick.h"

enum session_status cmd_publish(
	struct session *session, const struct cmd_call *call)
{
	struct tick_request request = {
		.yes = call->operands.items,
		.yes_count = call->operands.count,
		.is_minor = call->is_minor,
		.is_dry = call->is_dry,
		.makes_journal = true,
		.by = call->by,
	};
	struct tick_result result;

	return tick_run(session, &request, &result);
}
