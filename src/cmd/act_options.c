#include "cmd/act_options.h"

#include <stddef.h>

#include "cmd/cmd.h"

#define FIELD(name) offsetof(struct cmd_call, name)

/* Of all acts: who did it, and what stays in the house. */
#define NOTE_OPTION                                                            \
	{                                                                      \
		.name = "note", .kind = ARGS_TEXT, .field = FIELD(note),       \
		.value = "TEXT",                                               \
		.help = "Words for the log alone; they are never public.",     \
	}
#define BY_OPTION                                                              \
	{                                                                      \
		.name = "by", .kind = ARGS_TEXT, .field = FIELD(by),           \
		.value = "WHO",                                                \
		.help = "Who does it, for the log; otherwise $DATELINE_BY, "   \
			"or the user of this computer.",                       \
	}

const struct args_option act_options_lift[] = {
	{.name = "reason",
		.kind = ARGS_TEXT,
		.field = FIELD(reason),
		.value = "TEXT",
		.help = "Why, in words that everybody may read. Who broke an "
			"embargo is not named."},
	NOTE_OPTION,
	BY_OPTION,
	{0},
};

const struct args_option act_options_postpone[] = {
	NOTE_OPTION,
	BY_OPTION,
	{0},
};

const struct args_option act_options_withdraw[] = {
	{.name = "reason",
		.kind = ARGS_TEXT,
		.field = FIELD(reason),
		.value = "TEXT",
		.help = "Why, in words that everybody will read in the "
			"notice."},
	{.name = "replaced-by",
		.kind = ARGS_TEXT,
		.field = FIELD(replaced_by),
		.value = "SLUG",
		.help = "The release that stands in its place; the notice "
			"links to it."},
	NOTE_OPTION,
	BY_OPTION,
	{0},
};

static const char *const correction_kinds[] = {
	"correction", "clarification", "update", NULL};

const struct args_option act_options_correct[] = {
	{.name = "was",
		.kind = ARGS_TEXT,
		.field = FIELD(was),
		.value = "TEXT",
		.help = "The wrong words, as they stand in headline, summary "
			"or text."},
	{.name = "now",
		.kind = ARGS_TEXT,
		.field = FIELD(now),
		.value = "TEXT",
		.help = "The right words, which take their place."},
	{.name = "all",
		.kind = ARGS_FLAG,
		.field = FIELD(is_all),
		.help = "Replace them wherever they stand."},
	{.name = "line",
		.kind = ARGS_NUMBER,
		.field = FIELD(line),
		.value = "N",
		.number = 1000000,
		.help = "Replace them on that line of the file alone."},
	{.name = "kind",
		.kind = ARGS_CHOICE,
		.field = FIELD(kind),
		.value = "KIND",
		.choices = correction_kinds,
		.help = "What it is. For a correction, say --was and --now."},
	{.name = "reason",
		.kind = ARGS_TEXT,
		.field = FIELD(reason),
		.value = "TEXT",
		.help = "What happened, in words that everybody will read in "
			"the entry."},
	NOTE_OPTION,
	BY_OPTION,
	{0},
};

const struct args_option act_options_forget[] = {
	{.name = "reason",
		.kind = ARGS_TEXT,
		.field = FIELD(reason),
		.value = "TEXT",
		.help = "Why, for the log."},
	{.name = "yes",
		.kind = ARGS_FLAG,
		.field = FIELD(wants_defaults),
		.help = "Do not ask whether you are sure."},
	NOTE_OPTION,
	BY_OPTION,
	{0},
};
