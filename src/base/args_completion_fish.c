#include "base/args_completion.h"

/* In single quotation marks, where only \ and ' mean something. */
static void add_quoted(struct buf *out, const char *words)
{
	buf_char(out, '\'');
	for (; *words; words++) {
		if (*words == '\'' || *words == '\\')
			buf_char(out, '\\');
		buf_char(out, *words);
	}
	buf_char(out, '\'');
}

/* The beginning of a line; `condition` may be NULL. */
static void add_start(struct buf *out, const struct args_completion *completion,
	const char *condition)
{
	buf_format(out, "complete -c %s", completion->program);
	if (condition)
		buf_format(out, " -n '%s'", condition);
}

static void add_value(struct buf *out, const struct args_completion *completion,
	struct str value)
{
	const char *kind = args_completion_asked(completion, value);

	if (str_equal_z(value, "DIR"))
		buf_z(out, " -a '(__fish_complete_directories)'");
	else if (str_equal_z(value, "COMMAND"))
		buf_format(out, " -a '(__%s_commands)'", completion->program);
	else if (kind)
		buf_format(
			out, " -a '(__%s_ask %s)'", completion->program, kind);
}

static void add_options(struct buf *out,
	const struct args_completion *completion, const char *condition,
	const struct args_option *options)
{
	for (; args_option_is_row(options); options++) {
		add_start(out, completion, condition);
		if (options->letter)
			buf_format(out, " -s %c", options->letter);
		if (options->name)
			buf_format(out, " -l %s", options->name);
		if (args_completion_takes_value(options))
			buf_z(out, " -x");
		if (options->choices) {
			buf_z(out, " -a '");
			args_completion_choices(out, options->choices);
			buf_char(out, '\'');
		} else {
			add_value(out, completion, str_from(options->value));
		}
		buf_z(out, " -d ");
		add_quoted(out, options->help);
		buf_char(out, '\n');
	}
}

static void add_command(struct buf *out,
	const struct args_completion *completion,
	const struct args_command *command)
{
	struct str operand = args_completion_operand(command);
	struct buf condition = {0};

	buf_format(&condition, "__fish_seen_subcommand_from %s", command->name);
	buf_char(&condition, '\0');
	add_options(out, completion, condition.ptr, command->options);
	if (str_equal_z(operand, "DIR") || str_equal_z(operand, "COMMAND") ||
		args_completion_asked(completion, operand)) {
		add_start(out, completion, condition.ptr);
		add_value(out, completion, operand);
		buf_char(out, '\n');
	}
	buf_release(&condition);
}

static void add_names(struct buf *out, const struct args_completion *completion)
{
	size_t i;

	buf_format(out, "function __%s_commands\n", completion->program);
	for (i = 0; i < completion->commands->count; i++) {
		const struct args_command *command =
			args_completion_row(completion, i);

		buf_format(out, "\tprintf '%%s\\t%%s\\n' %s ", command->name);
		add_quoted(out, command->summary);
		buf_char(out, '\n');
	}
	buf_z(out, "end\n");
}

/* Words that only the program knows, of the newsroom of -C. */
static void add_asking(
	struct buf *out, const struct args_completion *completion)
{
	buf_format(out,
		"function __%s_ask\n"
		"\tset -l line (commandline -opc)\n"
		"\tset -l room\n"
		"\tif set -l i (contains -i -- -C $line)\n"
		"\t\tset room -C $line[(math $i + 1)]\n"
		"\tend\n"
		"\t$line[1] $room completion $argv[1] 2>/dev/null\n"
		"end\n",
		completion->program);
}

void args_completion_fish(
	struct buf *out, const struct args_completion *completion)
{
	const char *program = completion->program;
	size_t i;

	buf_format(out,
		"# fish completion for %s, made by: %s completion fish\n",
		program, program);
	add_names(out, completion);
	add_asking(out, completion);
	buf_format(out,
		"complete -c %s -f\n"
		"complete -c %s -s h -l help -d 'Show this.'\n"
		"complete -c %s -n __fish_use_subcommand -a "
		"'(__%s_commands)'\n",
		program, program, program, program);
	add_options(
		out, completion, "__fish_use_subcommand", completion->before);
	add_options(out, completion, NULL, completion->everywhere);
	for (i = 0; i < completion->commands->count; i++)
		add_command(
			out, completion, args_completion_row(completion, i));
}
