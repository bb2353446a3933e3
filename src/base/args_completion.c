#include "base/args_completion.h"

const struct args_command *args_completion_row(
	const struct args_completion *completion, size_t i)
{
	const struct args_commands *commands = completion->commands;
	const char *first = (const char *)(const void *)commands->first;

	return (const struct args_command *)(const void
			*)(first + i * commands->stride);
}

bool args_completion_takes_value(const struct args_option *option)
{
	return option->choices || option->value;
}

struct str args_completion_operand(const struct args_command *command)
{
	struct str operands = str_from(command->operands);
	size_t from = 0, to;

	while (from < operands.len && strchr("[(\"", operands.ptr[from]))
		from++;
	for (to = from; to < operands.len; to++)
		if (operands.ptr[to] < 'A' || operands.ptr[to] > 'Z')
			break;
	return str_slice(operands, from, to);
}

const char *args_completion_asked(
	const struct args_completion *completion, struct str value)
{
	const struct args_asked *row;

	for (row = completion->asked; row->value; row++)
		if (str_equal_z(value, row->value))
			return row->kind;
	return NULL;
}

void args_completion_choices(struct buf *out, const char *const *choices)
{
	size_t i;

	for (i = 0; choices[i]; i++)
		buf_format(out, "%s%s", i ? " " : "", choices[i]);
}
