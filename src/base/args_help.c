#include "base/args.h"

#include "base/flow.h"
#include "base/utf8.h"

enum {
	WIDTH = 80,	 /* cells */
	HELP_COLUMN = 28 /* where the words of an option begin */
};

static void add_paragraph(struct buf *out, size_t indent, const char *text)
{
	struct flow flow = {
		.out = out, .width = WIDTH, .indent = indent, .cells = indent};

	flow_words(&flow, str_from(text));
	buf_char(out, '\n');
}

/* Go to the words; on the next line where the present one is past them. */
static void go_to(struct buf *out, size_t line_start)
{
	struct str line = str_slice(buf_view(out), line_start, out->len);
	size_t cells = utf8_width(line);

	if (cells + 2 > HELP_COLUMN) {
		buf_char(out, '\n');
		cells = 0;
	}
	buf_fill(out, ' ', HELP_COLUMN - cells);
}

static void add_choices(struct buf *out, const char *const *choices)
{
	size_t i;

	for (i = 0; choices[i]; i++) {
		if (i)
			buf_char(out, '|');
		buf_z(out, choices[i]);
	}
}

static void add_names(struct buf *out, const struct args_option *option)
{
	if (option->letter)
		buf_format(out, "  -%c", option->letter);
	else
		buf_z(out, "    ");
	if (option->name)
		buf_format(out, "%s --%s", option->letter ? "," : " ",
			option->name);
	if (option->choices || option->value)
		buf_char(out, option->name ? '=' : ' ');
}

static void add_option(struct buf *out, const struct args_option *option)
{
	size_t start = out->len;

	add_names(out, option);
	if (option->choices)
		add_choices(out, option->choices);
	else if (option->value)
		buf_z(out, option->value);
	go_to(out, start);
	add_paragraph(out, HELP_COLUMN, option->help);
}

static void add_options(
	struct buf *out, const char *heading, const struct args_option *options)
{
	if (!args_option_is_row(options))
		return;
	buf_format(out, "\n%s:\n", heading);
	for (; args_option_is_row(options); options++)
		add_option(out, options);
}

void args_help(struct buf *out, const struct args *args)
{
	static const struct args_option help = {
		.letter = 'h', .name = "help", .help = "Show this."};
	const struct args_command *command = args->command;

	buf_z(out, "Usage: dateline");
	if (command->name)
		buf_format(out, " %s", command->name);
	if (args_option_is_row(command->options))
		buf_z(out, " [OPTIONS]");
	if (command->operands)
		buf_format(out, " %s", command->operands);
	buf_z(out, "\n\n");
	add_paragraph(
		out, 0, command->about ? command->about : command->summary);
	add_options(out, "Options", command->options);
	add_options(out, "Everywhere", args->common);
	add_option(out, &help);
}
