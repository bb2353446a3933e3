#include "base/flow.h"
#include "cmd/cmd.h"
#include "cmd/explain.h"

enum { WIDTH = 80, ID_COLUMN = 24 };

/* What a person calls the level of a finding. */
static const struct {
	const char *level, *words;
} levels[] = {
	{"error", "a problem: it holds back what it is about"},
	{"warning", "a remark: it holds nothing back"},
	{"note", "a note: there is nothing to do"},
};

static const char *words_of(struct str level)
{
	size_t i;

	for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (str_equal_z(level, levels[i].level))
			return levels[i].words;
	return "";
}

static void add_text(struct buf *out, const struct explain *text)
{
	struct flow flow = {.out = out, .width = WIDTH};

	buf_format(
		out, "%.*s, %s\n\n", STR_ARG(text->id), words_of(text->level));
	flow_words(&flow, text->sentence);
	buf_format(out, "\n\n%.*s\n", STR_ARG(text->rest));
}

/* "  key-unknown           The name of a field is not known." */
static void add_row(struct buf *out, const struct explain *text)
{
	struct flow flow = {.out = out,
		.width = WIDTH,
		.indent = ID_COLUMN,
		.cells = ID_COLUMN};

	buf_format(out, "  %-*.*s", ID_COLUMN - 2, STR_ARG(text->id));
	flow_words(&flow, text->sentence);
	buf_char(out, '\n');
}

static void add_list(struct buf *out)
{
	struct explain_walk walk = {0};
	struct explain text;
	struct str group = {0};

	while (explain_next(&walk, &text)) {
		if (!str_equal(group, text.group))
			buf_format(out, "%s%.*s\n\n", group.len ? "\n" : "",
				STR_ARG(text.group));
		group = text.group;
		add_row(out, &text);
	}
}

/* As it stands at the end of a finding: "[key-unknown]". */
static struct str without_brackets(struct str id)
{
	if (str_starts_with(id, STR("[")) && str_ends_with(id, STR("]")))
		return str_slice(id, 1, id.len - 1);
	return id;
}

static enum session_status refuse(struct session *session, struct str id)
{
	struct arena *arena = &session->arena;
	struct str near = explain_nearest(arena, id);
	struct diag diag = {
		.id = "usage",
		.text = arena_format(arena,
			"There is no finding with the id \"%.*s\".",
			STR_ARG(id)),
		.help = STR("The id stands in brackets at the end of a "
			    "finding; \"dateline explain\" lists all."),
		.brief =
			arena_format(arena, "no finding \"%.*s\"", STR_ARG(id)),
	};

	if (near.len) {
		diag.hint = arena_format(
			arena, "Did you mean \"%.*s\"?", STR_ARG(near));
		diag.brief_hint = arena_format(
			arena, "did you mean \"%.*s\"?", STR_ARG(near));
	}
	diag_add(&session->diags, &diag);
	session_print_findings(session, false);
	return SESSION_USAGE;
}

enum session_status cmd_explain(
	struct session *session, const struct cmd_call *call)
{
	struct buf out = {0};
	struct explain text;
	struct str id;

	if (!call->operands.count) {
		add_list(&out);
	} else {
		id = without_brackets(call->operands.items[0]);
		if (!explain_find(id, &text))
			return refuse(session, id);
		add_text(&out, &text);
	}
	session_write(session, buf_view(&out));
	buf_release(&out);
	return SESSION_FINE;
}
