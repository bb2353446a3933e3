#include "cmd/act.h"

#include "cmd/act_elsewhere.h"

/* Bytes that are shown on both sides of a place. */
enum { AROUND = 24 };

static const char *const kinds[] = {"correction", "clarification", "update"};

static bool refuse_wordless(struct act *act)
{
	bool has_note = act->call->note.len;

	return act_refuse(act, "usage",
		STR("A correction says what stood there and what stands there "
		    "now."),
		has_note ? STR("--note is for the log alone. What readers see "
			       "stands in --was, --now and --reason.")
			 : STR("Give both, as in: --was \"12%\" --now \"21%\". "
			       "Or tell what is new: --kind update --reason "
			       "\"Three organizations signed since\""),
		STR("--was and --now, or --kind with --reason, are missing"));
}

/* An entry without words tells what happened, and is no correction. */
static bool complete(struct act *act)
{
	bool has_words = act->was.len || act->now.len;

	if (has_words || (!act->reason.len && ask_is_possible()))
		return act_need(act, &act->was, "--was",
			       "Which words are wrong? As they stand there") &&
		       act_need(act, &act->now, "--now",
			       "What is right instead");
	if (act->call->kind == CORRECTION_CORRECTION || !act->reason.len)
		return refuse_wordless(act);
	return true;
}

/* The words round a place: "...in all 12% of them..." */
static struct str excerpt(struct act *act, const struct edit_spot *spot)
{
	struct str line = spot->text;
	size_t at = spot->off - (size_t)(line.ptr - act->edit.src.text.ptr);
	size_t from = at > AROUND ? at - AROUND : 0;
	size_t to = at + act->was.len + AROUND;

	while (from && ((unsigned char)line.ptr[from] & 0xC0) == 0x80)
		from--;
	while (to < line.len && ((unsigned char)line.ptr[to] & 0xC0) == 0x80)
		to++;
	return arena_format(&act->session->arena, "%s%.*s%s", from ? "..." : "",
		STR_ARG(session_clean(
			act->session, str_trim(str_slice(line, from, to)))),
		to < line.len ? "..." : "");
}

/* "line 4 (headline): Up 12% in a year" */
static void add_spot(
	struct act *act, struct buf *out, const struct edit_spot *spot)
{
	buf_format(out, "line %zu (%s): %.*s\n", spot->line, spot->field,
		STR_ARG(excerpt(act, spot)));
}

static struct str list_spots(
	struct act *act, const struct edit_spots *spots, bool parts)
{
	struct buf out = {0};
	struct str all;
	size_t i;

	for (i = 0; i < spots->count; i++)
		if (spots->items[i].is_part == parts)
			add_spot(act, &out, &spots->items[i]);
	if (spots->is_more)
		buf_z(&out, "And more.\n");
	all = arena_str(&act->session->arena, str_trim(buf_view(&out)));
	buf_release(&out);
	return all;
}

static bool refuse_spots(struct act *act, const char *id, struct str text,
	struct str help, const struct edit_spots *spots)
{
	struct arena *arena = &act->session->arena;

	return diag_add(&act->session->diags,
		&(struct diag){.id = id,
			.file = act->release->path,
			.text = text,
			.help = help,
			.mended = list_spots(
				act, spots, !strcmp(id, "correct-none")),
			.brief = arena_format(arena,
				"\"%.*s\" stands there %s; nothing was changed",
				STR_ARG(act->was),
				!strcmp(id, "correct-none")
					? "nowhere"
					: "several times")});
}

static bool refuse_none(struct act *act, const struct edit_spots *spots)
{
	struct arena *arena = &act->session->arena;

	return refuse_spots(act, "correct-none",
		arena_format(arena,
			"\"%.*s\" stands neither in the headline nor in the "
			"summary nor in the text, so nothing was changed.",
			STR_ARG(act->was)),
		spots->count ? STR("It is a part of longer words or numbers "
				   "here; give the whole of one with --was:")
			     : STR("Give the words as they stand in the file, "
				   "marks like ** included."),
		spots);
}

static bool refuse_several(struct act *act, const struct edit_spots *spots)
{
	struct arena *arena = &act->session->arena;

	return refuse_spots(act, "correct-several",
		arena_format(arena,
			"\"%.*s\" stands several times in one place, so "
			"nothing was changed.",
			STR_ARG(act->was)),
		STR("If all of them are wrong, add --all. If one is, name its "
		    "line, as in --line 9, or give more words around it with "
		    "--was."),
		spots);
}

static bool refuse_line(struct act *act, const struct edit_spots *spots)
{
	struct arena *arena = &act->session->arena;

	return refuse_spots(act, "correct-several",
		arena_format(arena,
			"\"%.*s\" does not stand on line %lu, so nothing was "
			"changed.",
			STR_ARG(act->was), act->call->line),
		STR("It stands here:"), spots);
}

static bool refuse_changed(struct act *act)
{
	struct arena *arena = &act->session->arena;
	struct str slug = act->release->slug;

	return act_refuse(act, "correct-changed",
		STR("The file was changed since it was published, and these "
		    "changes would go out with the correction."),
		arena_format(arena,
			"Take them out of the file; or say yes to them first: "
			"dateline publish %.*s",
			STR_ARG(slug)),
		STR("the file has other changes that are not public; say yes "
		    "to them first"));
}

/* Places of whole words, and the most of them in one field. */
static size_t count_whole(const struct edit_spots *spots, size_t *most)
{
	size_t i, k, count = 0;

	*most = 0;
	for (i = 0; i < spots->count; i++) {
		size_t here = 0;

		for (k = 0; k < spots->count; k++)
			here += !spots->items[k].is_part &&
				!strcmp(spots->items[i].field,
					spots->items[k].field);
		count += !spots->items[i].is_part;
		if (here > *most)
			*most = here;
	}
	return count;
}

static bool is_changed(const struct act *act)
{
	return act->past &&
	       !hash_equal(&act->past->version, &act->release->version);
}

/* Who has put the right words in by hand needs the entry alone. */
static bool stands_already(struct act *act)
{
	struct edit_spots spots;
	size_t most;

	edit_find(&act->edit, act->now, &spots);
	if (!count_whole(&spots, &most))
		return false;
	session_say(act->session,
		"\"%.*s\" stands there already, so only the entry is "
		"written.\n",
		STR_ARG(session_clean(act->session, act->now)));
	return true;
}

static bool replace(struct act *act)
{
	struct edit_spots spots;
	size_t count, most;

	edit_find(&act->edit, act->was, &spots);
	count = count_whole(&spots, &most);
	if (!count)
		return stands_already(act) || refuse_none(act, &spots);
	if ((most > 1 || spots.is_more) && !act->call->is_all &&
		!act->call->line)
		return refuse_several(act, &spots);
	if (is_changed(act))
		return refuse_changed(act);
	if (edit_replace(&act->edit, act->was, act->now, act->call->line))
		return true;
	return act->call->line ? refuse_line(act, &spots)
			       : refuse_none(act, &spots);
}

static bool check_words(struct act *act)
{
	return (!act->was.len || (act_check(act, "--was", &record_line,
					  act->was, &act->was) &&
					 act_check(act, "--now", &record_line,
						 act->now, &act->now))) &&
	       (!act->reason.len || act_check(act, "--reason", &record_text,
					    act->reason, &act->reason));
}

static bool prepare(struct act *act)
{
	struct edit_correction entry = {
		.kind = str_from(kinds[act->call->kind]),
		.at = act_now(act),
	};

	if (!check_words(act) || (act->was.len && !replace(act)))
		return false;
	entry.was = act->was;
	entry.now = act->now;
	entry.note = act->reason;
	edit_add_correction(&act->edit, &entry);
	if (act->was.len)
		act->detail = arena_format(&act->session->arena,
			"\"%.*s\" is now \"%.*s\"", STR_ARG(act->was),
			STR_ARG(act->now));
	act->done = arena_format(&act->session->arena,
		"Corrected: %.*s, with an entry that readers will see.",
		STR_ARG(act->release->path));
	return true;
}

static void tell(struct act *act)
{
	struct buf out = {0};

	edit_print_diff(&out, &act->edit, act->session->options.colour_out);
	if (!act->session->options.is_quiet)
		session_write(act->session, buf_view(&out));
	buf_release(&out);
	if (act->was.len)
		act_elsewhere(act);
}

static bool shows(const struct act *act, const struct public_release *item)
{
	return item && hash_equal(&item->release->src->digest, &act->made);
}

static const struct act_kind correct = {
	.name = "correct",
	.takes_translation = true,
	.edits = true,
	.complete = complete,
	.prepare = prepare,
	.shows = shows,
	.tell = tell,
};

enum session_status cmd_correct(
	struct session *session, const struct cmd_call *call)
{
	return act_run(session, call, &correct);
}
