#include "base/args_completion.h"

static void add_option_words(struct buf *out, const struct args_option *options)
{
	for (; args_option_is_row(options); options++) {
		if (options->letter)
			buf_format(out, " -%c", options->letter);
		if (options->name)
			buf_format(out, " --%s", options->name);
	}
}

/* "-o | --out" as a pattern of `case`. */
static void add_pattern(struct buf *out, const struct args_option *option)
{
	if (option->letter)
		buf_format(out, "-%c", option->letter);
	if (option->letter && option->name)
		buf_z(out, " | ");
	if (option->name)
		buf_format(out, "--%s", option->name);
}

/* What follows a word that stands for something to complete. */
static void add_kind(struct buf *out, const struct args_completion *completion,
	struct str value)
{
	const char *kind = args_completion_asked(completion, value);

	if (str_equal_z(value, "DIR"))
		buf_z(out, "kind=folders");
	else if (kind)
		buf_format(out, "kind=%s", kind);
	else
		buf_z(out, "kind=none");
}

static void add_values(struct buf *out,
	const struct args_completion *completion,
	const struct args_option *options)
{
	for (; args_option_is_row(options); options++) {
		if (!args_completion_takes_value(options))
			continue;
		buf_z(out, "\t");
		add_pattern(out, options);
		buf_z(out, ") ");
		if (options->choices) {
			buf_z(out, "kind=words words=\"");
			args_completion_choices(out, options->choices);
			buf_z(out, "\"");
		} else {
			add_kind(out, completion, str_from(options->value));
		}
		buf_z(out, " ;;\n");
	}
}

static void add_valued(struct buf *out, const struct args_option *options)
{
	for (; args_option_is_row(options); options++)
		if (args_completion_takes_value(options)) {
			buf_z(out, " | ");
			add_pattern(out, options);
		}
}

/* Where the name of the command stands, and the newsroom of -C. */
static void add_search(
	struct buf *out, const struct args_completion *completion)
{
	size_t i;

	buf_z(out, "\twhile ((i < COMP_CWORD)); do\n"
		   "\t\tcase ${COMP_WORDS[i]} in\n"
		   "\t\t-C) room=(-C \"${COMP_WORDS[i + 1]}\") ;;\n"
		   "\t\tesac\n"
		   "\t\tcase ${COMP_WORDS[i]} in\n"
		   "\t\t--value-of-none");
	add_valued(out, completion->everywhere);
	for (i = 0; i < completion->commands->count; i++)
		add_valued(out, args_completion_row(completion, i)->options);
	buf_z(out, ")\n"
		   "\t\t\t[[ ${COMP_WORDS[i + 1]} == = ]] && ((i += 1))\n"
		   "\t\t\t((i += 1))\n"
		   "\t\t\t;;\n"
		   "\t\t-*) ;;\n"
		   "\t\t*) [[ $name ]] || name=${COMP_WORDS[i]} ;;\n"
		   "\t\tesac\n"
		   "\t\t((i += 1))\n"
		   "\tdone\n");
}

static void add_command(struct buf *out,
	const struct args_completion *completion,
	const struct args_command *command)
{
	struct str operand = args_completion_operand(command);

	buf_format(out, "\t%s)\n\t\toptions+=\"", command->name);
	add_option_words(out, command->options);
	buf_z(out, "\"\n\t\t");
	add_kind(out, completion, operand);
	buf_z(out, "\n\t\t;;\n");
}

/* Options, then what the name of the command and the word before ask for. */
static void add_decision(
	struct buf *out, const struct args_completion *completion)
{
	size_t i;

	buf_z(out, "\tlocal options=\"-h --help");
	add_option_words(out, completion->everywhere);
	buf_z(out, "\"\n\tcase $name in\n\t\"\")\n\t\toptions+=\"");
	add_option_words(out, completion->before);
	buf_z(out, "\"\n\t\tkind=commands\n\t\t;;\n");
	for (i = 0; i < completion->commands->count; i++)
		add_command(
			out, completion, args_completion_row(completion, i));
	buf_z(out, "\tesac\n"
		   "\t[[ $word == -* ]] && kind=words words=$options\n"
		   "\tcase $before in\n");
	add_values(out, completion, completion->everywhere);
	for (i = 0; i < completion->commands->count; i++)
		add_values(out, completion,
			args_completion_row(completion, i)->options);
	buf_z(out, "\tesac\n");
}

/*
 * bash parts --format=gnu into three words. Names of files go nowhere where
 * bash would run a $(command) in them, as compgen -W does.
 */
void args_completion_bash(
	struct buf *out, const struct args_completion *completion)
{
	const char *program = completion->program;

	buf_format(out,
		"# bash completion for %s, made by: %s completion bash\n"
		"_%s() {\n"
		"\tlocal word=${COMP_WORDS[COMP_CWORD]} "
		"before=${COMP_WORDS[COMP_CWORD - 1]}\n"
		"\tlocal name= kind= words= i=1 IFS=$' \\t\\n'\n"
		"\tlocal -a room=()\n"
		"\t[[ $word == = ]] && word=\n"
		"\t[[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - "
		"2]}\n",
		program, program, program);
	add_search(out, completion);
	add_decision(out, completion);
	buf_z(out, "\tcase $kind in\n"
		   "\tfolders)\n"
		   "\t\tcompopt -o filenames 2>/dev/null\n"
		   "\t\tmapfile -t COMPREPLY < <(compgen -d -- \"$word\")\n"
		   "\t\treturn\n"
		   "\t\t;;\n"
		   "\tnone | \"\") return ;;\n"
		   "\twords) words=$(printf '%s\\n' $words) ;;\n"
		   "\tfiles) compopt -o filenames 2>/dev/null ;;&\n"
		   "\t*)\n"
		   "\t\twords=$(\"${COMP_WORDS[0]}\" \"${room[@]}\" completion "
		   "\"$kind\" 2>/dev/null)\n"
		   "\t\t;;\n"
		   "\tesac\n"
		   "\twhile IFS= read -r name; do\n"
		   "\t\t[[ $name == \"$word\"* ]] && COMPREPLY+=(\"$name\")\n"
		   "\tdone <<<\"$words\"\n"
		   "}\n");
	buf_format(out, "complete -F _%s %s\n", program, program);
}
