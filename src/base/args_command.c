#include "base/args_refuse.h"

#include "base/flow.h"
#include "base/nearest.h"
#include "base/utf8.h"

enum {
	WIDTH = 80,	  /* cells */
	WORDS_COLUMN = 14 /* where the summaries begin */
};

static const struct args_command *row(
	const struct args_commands *commands, size_t i)
{
	const char *first = (const char *)(const void *)commands->first;

	return (const struct args_command *)(const void
			*)(first + i * commands->stride);
}

static bool refuse_unknown(
	struct diags *d, const struct args_commands *commands, struct str name)
{
	const char *meant = nearest_in_table(name, &commands->first->name,
		commands->count, commands->stride);
	struct diag diag = {
		.id = "usage",
		.text = arena_format(d->arena,
			"I don't know the command \"%.*s\".", STR_ARG(name)),
		.help = STR("\"dateline help\" lists the commands."),
		.brief = arena_format(
			d->arena, "unknown command \"%.*s\"", STR_ARG(name)),
	};

	args_refuse_offer(d, &diag, "dateline ", meant);
	return diag_add(d, &diag);
}

const struct args_command *args_command_find(
	struct diags *d, const struct args_commands *commands, struct str name)
{
	size_t i;

	for (i = 0; i < commands->count; i++)
		if (str_equal_z(name, row(commands, i)->name))
			return row(commands, i);
	refuse_unknown(d, commands, name);
	return NULL;
}

void args_command_list(struct buf *out, const struct args_commands *commands)
{
	size_t i;

	for (i = 0; i < commands->count; i++) {
		const struct args_command *command = row(commands, i);
		struct flow flow = {.out = out,
			.width = WIDTH,
			.indent = WORDS_COLUMN,
			.cells = WORDS_COLUMN};

		buf_format(out, "  %-*s", WORDS_COLUMN - 2, command->name);
		flow_words(&flow, str_from(command->summary));
		buf_char(out, '\n');
	}
}
