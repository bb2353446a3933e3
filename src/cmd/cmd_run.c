#include <stddef.h>
#include <unistd.h>

#include "cmd/cmd.h"
#include "cmd/confine.h"

/* The options of the program itself, before the name of a command. */
struct program_options {
	struct args_everywhere everywhere;
	bool wants_version;
};

const struct args_option cmd_program_options[] = {
	{.name = "version",
		.kind = ARGS_FLAG,
		.field = offsetof(struct program_options, wants_version),
		.help = "Print the version."},
	{0},
};

static const struct args_command program = {
	.operands = "COMMAND ...",
	.most = ARGS_ANY,
	.about = "Publishes press releases, each on the second its embargo "
		 "ends.",
	.options = cmd_program_options,
	.stops = true,
};

static const struct cmd *find_command(struct diags *d, struct str name)
{
	const struct args_command *found =
		args_command_find(d, &cmd_commands, name);
	size_t i;

	for (i = 0; i < CMD_COUNT; i++)
		if (found == &cmd_table[i].args)
			return &cmd_table[i];
	return NULL;
}

static struct session_options options_of(
	const struct args_everywhere *everywhere, const struct cmd_call *call)
{
	return (struct session_options){
		.folder =
			everywhere->folder.len ? everywhere->folder.ptr : NULL,
		.format = everywhere->format,
		.is_quiet = everywhere->quiet,
		.is_json = call->is_json,
		.is_strict = call->is_strict,
		.colour_out = args_everywhere_colour(everywhere, STDOUT_FILENO),
		.colour_err = args_everywhere_colour(everywhere, STDERR_FILENO),
	};
}

static int fail(struct session *session)
{
	session_print_findings(session, false);
	return SESSION_USAGE;
}

/* -h of a command goes where data goes: it was asked for. */
static int show_help(struct session *session, const struct args *args)
{
	struct buf out = {0};

	args_help(&out, args);
	session_write(session, buf_view(&out));
	buf_release(&out);
	return SESSION_FINE;
}

static int run_command(struct session *session, const struct cmd *cmd,
	struct args_everywhere *everywhere, char *const argv[])
{
	struct cmd_call call = {0};
	struct args args = {
		.arena = &session->arena,
		.command = &cmd->args,
		.into = &call,
		.common = args_everywhere,
		.common_into = everywhere,
	};

	if (!args_read(&session->diags, &args, argv))
		return fail(session);
	if (args.wants_help)
		return show_help(session, &args);
	call.operands = args.operands;
	session->options = options_of(everywhere, &call);
	confine_command(session, cmd->args.name, &call);
	return (int)cmd->run(session, &call);
}

static int run(struct session *session, char *const argv[])
{
	struct program_options options = {0};
	struct cmd_call none = {0};
	const struct cmd *cmd;
	struct args args = {
		.arena = &session->arena,
		.command = &program,
		.into = &options,
		.common = args_everywhere,
		.common_into = &options.everywhere,
	};

	if (!args_read(&session->diags, &args, argv))
		return fail(session);
	if (options.wants_version) {
		session_write(session, STR("dateline " DATELINE_VERSION "\n"));
		return SESSION_FINE;
	}
	if (args.wants_help || !args.operands.count)
		return (int)cmd_help(session, &none);
	session->options = options_of(&options.everywhere, &none);
	cmd = find_command(&session->diags, args.operands.items[0]);
	if (!cmd)
		return fail(session);
	return run_command(session, cmd, &options.everywhere, argv + args.used);
}

int cmd_run(char *const argv[])
{
	struct session session;
	int status;

	session_open(&session, &(struct session_options){0});
	status = run(&session, argv);
	if (session.is_output_lost)
		status = (int)session_worse(
			(enum session_status)status, SESSION_FAILED);
	session_close(&session);
	return status;
}
