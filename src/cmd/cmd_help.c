#include "cmd/cmd.h"

/* The five things that people do, with an example each. */
static void overview(struct buf *out)
{
	buf_z(out, "dateline publishes press releases, each on the second its "
		   "embargo ends.\n\n"
		   "  dateline init press            make a newsroom\n"
		   "  dateline new \"Grid opens\"      begin a release\n"
		   "  dateline check                 is everything right?\n"
		   "  dateline status                what goes out when?\n"
		   "  dateline build                 publish what is due\n\n"
		   "All commands:\n");
	args_command_list(out, &cmd_commands);
	buf_z(out, "\nMore: dateline help COMMAND, man dateline.\n");
}

enum session_status cmd_help(
	struct session *session, const struct cmd_call *call)
{
	struct args args = {
		.arena = &session->arena, .common = args_everywhere};
	struct buf out = {0};

	if (!call->operands.count) {
		overview(&out);
	} else {
		args.command = args_command_find(&session->diags, &cmd_commands,
			call->operands.items[0]);
		if (!args.command) {
			session_print_findings(session, false);
			return SESSION_USAGE;
		}
		args_help(&out, &args);
	}
	session_write(session, buf_view(&out));
	buf_release(&out);
	return SESSION_FINE;
}
