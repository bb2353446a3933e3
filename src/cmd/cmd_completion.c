#include "base/args_completion.h"
#include "base/nearest.h"
#include "cmd/cmd.h"
#include "cmd/explain.h"
#include "cmd/newsroom.h"

/* What the scripts ask the program for. */
static const struct args_asked asked[] = {
	{"FILE", "files"},
	{"SLUG", "slugs"},
	{"ID", "ids"},
	{"SHELL", "shells"},
	{"COMMAND", "commands"},
	{0},
};

typedef void add_script(
	struct buf *out, const struct args_completion *completion);

static const struct {
	const char *name;
	add_script *add;
} shells[] = {
	{"bash", args_completion_bash},
	{"zsh", args_completion_zsh},
	{"fish", args_completion_fish},
};

enum { SHELLS = sizeof(shells) / sizeof(shells[0]) };

static void list_shells(struct buf *out)
{
	size_t i;

	for (i = 0; i < SHELLS; i++)
		buf_format(out, "%s\n", shells[i].name);
}

static void list_commands(struct buf *out)
{
	size_t i;

	for (i = 0; i < CMD_COUNT; i++)
		buf_format(out, "%s\n", cmd_table[i].args.name);
}

static void list_ids(struct buf *out)
{
	struct explain_walk walk = {0};
	struct explain text;

	while (explain_next(&walk, &text))
		buf_format(out, "%.*s\n", STR_ARG(text.id));
}

/* Of the newsroom that is there; no word where there is none. */
static void list_releases(
	struct session *session, struct buf *out, bool are_slugs)
{
	struct newsroom newsroom;
	size_t i;

	if (newsroom_open(&newsroom, session) && newsroom.is_site_whole)
		for (i = 0; i < newsroom.count; i++) {
			const struct release *release = newsroom.releases[i];
			struct str word =
				are_slugs ? release->slug : release->path;

			buf_str(out, word);
			buf_char(out, '\n');
		}
	newsroom_close(&newsroom);
}

static bool add_words(struct session *session, struct buf *out, struct str kind)
{
	bool are_slugs = str_equal_z(kind, "slugs");

	if (str_equal_z(kind, "shells"))
		list_shells(out);
	else if (str_equal_z(kind, "commands"))
		list_commands(out);
	else if (str_equal_z(kind, "ids"))
		list_ids(out);
	else if (are_slugs || str_equal_z(kind, "files"))
		list_releases(session, out, are_slugs);
	else
		return false;
	return true;
}

static bool add_shell(struct buf *out, struct str name)
{
	static const struct args_completion completion = {
		.program = "dateline",
		.commands = &cmd_commands,
		.everywhere = args_everywhere,
		.before = cmd_program_options,
		.asked = asked,
	};
	size_t i;

	for (i = 0; i < SHELLS; i++)
		if (str_equal_z(name, shells[i].name))
			shells[i].add(out, &completion);
	return out->len > 0;
}

static void refuse_shell(struct session *session, struct str name)
{
	struct arena *arena = &session->arena;
	const char *near = nearest_in_table(
		name, &shells[0].name, SHELLS, sizeof(shells[0]));
	struct diag diag = {
		.id = "usage",
		.text = arena_format(arena, "I don't know the shell \"%.*s\".",
			STR_ARG(name)),
		.help = STR("Write bash, zsh or fish."),
		.brief = arena_format(
			arena, "unknown shell \"%.*s\"", STR_ARG(name)),
	};

	if (near) {
		diag.hint = arena_format(arena, "Did you mean \"%s\"?", near);
		diag.brief_hint =
			arena_format(arena, "did you mean \"%s\"?", near);
	}
	diag_add(&session->diags, &diag);
	session_print_findings(session, false);
}

enum session_status cmd_completion(
	struct session *session, const struct cmd_call *call)
{
	struct str name = call->operands.items[0];
	struct buf out = {0};
	bool ok = add_shell(&out, name) || add_words(session, &out, name);

	if (ok)
		session_write(session, buf_view(&out));
	else
		refuse_shell(session, name);
	buf_release(&out);
	return ok ? SESSION_FINE : SESSION_USAGE;
}
