#include "base/args_completion.h"

/* Inside of '...', where : and [ ] mean something to _arguments. */
static void add_words(struct buf *out, const char *words)
{
	for (; *words; words++) {
		if (*words == '\'')
			buf_z(out, "'\\''");
		else if (strchr("[]:\\", *words))
			buf_format(out, "\\%c", *words);
		else
			buf_char(out, *words);
	}
}

/* What completes the value: ":DIR:_files -/" */
static void add_action(struct buf *out,
	const struct args_completion *completion, struct str value)
{
	const char *kind = args_completion_asked(completion, value);

	buf_format(out, ":%.*s:", STR_ARG(value));
	if (str_equal_z(value, "DIR"))
		buf_z(out, "_files -/");
	else if (str_equal_z(value, "COMMAND"))
		buf_format(out, "_%s_commands", completion->program);
	else if (kind)
		buf_format(out, "_%s_ask %s", completion->program, kind);
	else
		buf_char(out, ' ');
}

static void add_value(struct buf *out, const struct args_completion *completion,
	const struct args_option *option)
{
	if (option->choices) {
		buf_format(out, ":%s:(", option->name);
		args_completion_choices(out, option->choices);
		buf_char(out, ')');
	} else if (option->value) {
		add_action(out, completion, str_from(option->value));
	}
}

/* One row of _arguments for each way to write the option. */
static void add_option(struct buf *out,
	const struct args_completion *completion,
	const struct args_option *option)
{
	bool has_value = args_completion_takes_value(option);

	if (option->letter) {
		buf_format(out, " \\\n\t\t'-%c%s[", option->letter,
			has_value ? "+" : "");
		add_words(out, option->help);
		buf_char(out, ']');
		add_value(out, completion, option);
		buf_char(out, '\'');
	}
	if (option->name) {
		buf_format(out, " \\\n\t\t'--%s%s[", option->name,
			has_value ? "=" : "");
		add_words(out, option->help);
		buf_char(out, ']');
		add_value(out, completion, option);
		buf_char(out, '\'');
	}
}

static void add_options(struct buf *out,
	const struct args_completion *completion,
	const struct args_option *options)
{
	for (; args_option_is_row(options); options++)
		add_option(out, completion, options);
}

static void add_operand(struct buf *out,
	const struct args_completion *completion,
	const struct args_command *command)
{
	struct str operand = args_completion_operand(command);

	if (!operand.len)
		return;
	buf_format(out, " \\\n\t\t'%s:", command->most > 1 ? "*" : "1");
	add_action(out, completion, operand);
	buf_char(out, '\'');
}

static void add_command(struct buf *out,
	const struct args_completion *completion,
	const struct args_command *command)
{
	buf_format(out,
		"\t%s) _arguments -S \\\n\t\t'(-h --help)'{-h,--help}'[Show "
		"this.]'",
		command->name);
	add_options(out, completion, completion->everywhere);
	add_options(out, completion, command->options);
	add_operand(out, completion, command);
	buf_z(out, " ;;\n");
}

static void add_names(struct buf *out, const struct args_completion *completion)
{
	size_t i;

	buf_format(out,
		"_%s_commands() {\n"
		"\tlocal -a names\n"
		"\tnames=(\n",
		completion->program);
	for (i = 0; i < completion->commands->count; i++) {
		const struct args_command *command =
			args_completion_row(completion, i);

		buf_format(out, "\t\t'%s:", command->name);
		add_words(out, command->summary);
		buf_z(out, "'\n");
	}
	buf_z(out, "\t)\n\t_describe command names\n}\n");
}

/* Words that only the program knows, of the newsroom of -C. */
static void add_asking(
	struct buf *out, const struct args_completion *completion)
{
	buf_format(out,
		"_%s_ask() {\n"
		"\tlocal -a found room\n"
		"\tlocal i=${dateline_line[(I)-C]}\n"
		"\t((i)) && room=(-C \"${dateline_line[i + 1]}\")\n"
		"\tfound=(${(f)\"$(${~dateline_line[1]} \"${room[@]}\" "
		"completion $argv[-1] 2>/dev/null)\"})\n"
		"\tcompadd \"${@[1,-2]}\" -a found\n"
		"}\n",
		completion->program);
}

void args_completion_zsh(
	struct buf *out, const struct args_completion *completion)
{
	const char *program = completion->program;
	size_t i;

	buf_format(out,
		"#compdef %s\n"
		"# zsh completion for %s, made by: %s completion zsh\n",
		program, program, program);
	add_names(out, completion);
	add_asking(out, completion);
	buf_format(out,
		"_%s() {\n"
		"\tlocal context state line curcontext=$curcontext\n"
		"\tlocal -A opt_args\n"
		"\tlocal -a dateline_line\n"
		"\tdateline_line=(\"${words[@]}\")\n"
		"\t_arguments -C -S \\\n"
		"\t\t'(-h --help)'{-h,--help}'[Show this.]'",
		program);
	add_options(out, completion, completion->before);
	add_options(out, completion, completion->everywhere);
	buf_format(out,
		" \\\n"
		"\t\t'1:command:_%s_commands' \\\n"
		"\t\t'*::words:->words'\n"
		"\t[[ $state == words ]] || return\n"
		"\tcase $words[1] in\n",
		program);
	for (i = 0; i < completion->commands->count; i++)
		add_command(
			out, completion, args_completion_row(completion, i));
	buf_format(out,
		"\tesac\n"
		"}\n"
		"if [[ $funcstack[1] == _%s ]]; then\n"
		"\t_%s \"$@\"\n"
		"else\n"
		"\tcompdef _%s %s\n"
		"fi\n",
		program, program, program, program);
}
