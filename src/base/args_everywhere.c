#include "base/args.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const format_words[] = {
	[DIAG_TEXT] = "text",
	[DIAG_GNU] = "gnu",
	[DIAG_JSON] = "json",
	NULL,
};

static const char *const colour_words[] = {
	[ARGS_AUTO] = "auto",
	[ARGS_ALWAYS] = "always",
	[ARGS_NEVER] = "never",
	NULL,
};

const struct args_option args_everywhere[] = {
	{.letter = 'C',
		.kind = ARGS_TEXT,
		.field = offsetof(struct args_everywhere, folder),
		.value = "DIR",
		.help = "Work in the newsroom DIR instead of this folder."},
	{.name = "format",
		.kind = ARGS_CHOICE,
		.field = offsetof(struct args_everywhere, format),
		.choices = format_words,
		.help = "Show findings as sentences, as one line each for "
			"editors, or as JSON."},
	{.name = "json",
		.kind = ARGS_SET,
		.field = offsetof(struct args_everywhere, format),
		.number = DIAG_JSON,
		.help = "The same as --format=json."},
	{.name = "quiet",
		.kind = ARGS_FLAG,
		.field = offsetof(struct args_everywhere, quiet),
		.help = "Say nothing but findings."},
	{.name = "color",
		.kind = ARGS_CHOICE,
		.field = offsetof(struct args_everywhere, colour),
		.choices = colour_words,
		.help = "Use colour on a terminal, always or never."},
	{0},
};

bool args_everywhere_colour(const struct args_everywhere *options, int fd)
{
	const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");

	switch (options->colour) {
	case ARGS_ALWAYS:
		return true;
	case ARGS_NEVER:
		return false;
	case ARGS_AUTO:
		break;
	}
	if (no_colour && no_colour[0])
		return false;
	return isatty(fd) && !(term && !strcmp(term, "dumb"));
}
