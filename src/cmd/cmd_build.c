#include "cmd/cmd.h"
#include "cmd/tick.h"

enum session_status cmd_build(
	struct session *session, const struct cmd_call *call)
{
	struct tick_request request = {
		.out = call->out.len ? call->out.ptr : NULL,
		.is_dry = call->is_dry};
	struct tick_result result;

	return tick_run(session, &request, &result);
}
