#include "base/args_refuse.h"

#include "base/nearest.h"

/* "dateline check", in the arena of the findings. */
static struct str full_name(struct diags *d, const struct args_command *command)
{
	if (!command->name)
		return STR("dateline");
	return arena_format(d->arena, "dateline %s", command->name);
}

static bool refuse(
	struct diags *d, const struct args_command *command, struct diag diag)
{
	struct str name = full_name(d, command);

	diag.id = "usage";
	if (!diag.help.len)
		diag.help = arena_format(d->arena,
			"\"%.*s -h\" shows what can be written here.",
			STR_ARG(name));
	return diag_add(d, &diag);
}

bool args_refuse(struct diags *d, const struct args_command *command,
	struct str text, struct str brief)
{
	return refuse(d, command, (struct diag){.text = text, .brief = brief});
}

void args_refuse_offer(
	struct diags *d, struct diag *diag, const char *mark, const char *word)
{
	if (!word)
		return;
	diag->hint =
		arena_format(d->arena, "Did you mean \"%s%s\"?", mark, word);
	diag->brief_hint =
		arena_format(d->arena, "did you mean \"%s%s\"?", mark, word);
}

static size_t count_options(const struct args_option *options)
{
	size_t count = 0;

	while (args_option_is_row(&options[count]))
		count++;
	return count;
}

static const char *nearest_option(
	const struct args_option *options, struct str name)
{
	if (!options)
		return NULL;
	return nearest_in_table(
		name, &options->name, count_options(options), sizeof(*options));
}

/* "format" of "--format", "-format" and a long dash with "=gnu" behind. */
static struct str without_dashes(struct str written)
{
	struct str name = str_slice(written, 0, str_find_char(written, '='));

	if (str_starts_with(name, STR("\u2013")) ||
		str_starts_with(name, STR("\u2014")))
		return str_slice(name, 3, name.len);
	while (name.len && name.ptr[0] == '-')
		name = str_slice(name, 1, name.len);
	return name;
}

bool args_refuse_unknown(
	struct diags *d, const struct args *args, struct str written)
{
	const struct args_command *command = args->command;
	struct str owner = full_name(d, command);
	struct diag diag = {
		.text = arena_format(d->arena,
			"\"%.*s\" has no option \"%.*s\".", STR_ARG(owner),
			STR_ARG(written)),
		.brief = arena_format(
			d->arena, "unknown option \"%.*s\"", STR_ARG(written)),
	};
	struct str name = without_dashes(written);
	const char *meant = nearest_option(command->options, name);

	if (!meant)
		meant = nearest_option(args->common, name);
	args_refuse_offer(d, &diag, "--", meant);
	return refuse(d, command, diag);
}

bool args_refuse_value(struct diags *d, const struct args *args,
	const struct args_match *match, const char *what)
{
	struct diag diag = {
		.text = arena_format(d->arena, "The option \"%.*s\" %s.",
			STR_ARG(match->written), what),
		.brief = arena_format(d->arena, "option \"%.*s\" %s",
			STR_ARG(match->written), what),
	};

	return refuse(d, args->command, diag);
}

/* "text, gnu or json" */
static struct str list_choices(struct arena *arena, const char *const *choices)
{
	struct str list = str_from(choices[0]);
	size_t i;

	for (i = 1; choices[i]; i++)
		list = arena_format(arena, "%.*s%s%s", STR_ARG(list),
			choices[i + 1] ? ", " : " or ", choices[i]);
	return list;
}

static size_t count_choices(const char *const *choices)
{
	size_t count = 0;

	while (choices[count])
		count++;
	return count;
}

bool args_refuse_choice(struct diags *d, const struct args *args,
	const struct args_match *match, struct str value)
{
	const char *const *choices = match->option->choices;
	struct str list = list_choices(d->arena, choices);
	struct diag diag = {
		.text = arena_format(d->arena,
			"The option \"%.*s\" takes %.*s, not \"%.*s\".",
			STR_ARG(match->written), STR_ARG(list), STR_ARG(value)),
		.brief = arena_format(d->arena,
			"option \"%.*s\" takes %.*s, not \"%.*s\"",
			STR_ARG(match->written), STR_ARG(list), STR_ARG(value)),
	};

	args_refuse_offer(d, &diag, "",
		nearest_word(value, choices, count_choices(choices)));
	return refuse(d, args->command, diag);
}

bool args_refuse_missing(struct diags *d, const struct args_command *command)
{
	struct str name = full_name(d, command);

	return args_refuse(d, command,
		arena_format(d->arena, "\"%.*s\" needs %s behind it.",
			STR_ARG(name), command->operands),
		arena_format(d->arena, "missing %s behind \"%.*s\"",
			command->operands, STR_ARG(name)));
}

bool args_refuse_surplus(
	struct diags *d, const struct args_command *command, struct str word)
{
	struct str name = full_name(d, command);

	return args_refuse(d, command,
		arena_format(d->arena,
			"\"%.*s\" has no use for the word \"%.*s\".",
			STR_ARG(name), STR_ARG(word)),
		arena_format(
			d->arena, "unexpected word \"%.*s\"", STR_ARG(word)));
}
