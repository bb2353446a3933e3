#include "cmd/act.h"

/* What is possible where a release stands, in words. */
struct standing_words {
	const char *words; /* %s: a time */
	const char *acts[4];
	const char *help; /* instead, or as well; %s: its slug; may be NULL */
};

static const struct standing_words standings[ACT_STATES] = {
	[ACT_DRAFT] = {"is a draft, which is never public", {NULL},
		"Change its file as you like. When it is ready, take its line "
		"\"status: draft\" out."},
	[ACT_HELD] = {"was never public, and is held back by a problem in its "
		      "file",
		{"withdraw"}, "To see the problem: dateline check"},
	[ACT_WAITING] = {"waits until %s", {"lift", "postpone", "withdraw"},
		"Until then its file can be changed as you like."},
	[ACT_ON_HOLD] = {"waits until somebody lifts it",
		{"lift", "postpone", "withdraw"},
		"Until then its file can be changed as you like."},
	[ACT_ASKING] = {"has no embargo, and goes out when you say so",
		{"withdraw"}, "To say so: dateline publish %s"},
	[ACT_DUE] = {"was due on %s, and is not public yet",
		{"lift", "withdraw"}, "For the reason: dateline status"},
	[ACT_PUBLIC] = {"is public since %s", {"correct", "withdraw", "forget"},
		NULL},
	[ACT_WITHDRAWN] = {"was withdrawn, and its notice is public",
		{"forget"}, NULL},
	[ACT_NEVER] = {"was withdrawn before it was public", {NULL},
		"Nothing of it will ever be seen. Its file can be deleted."},
	[ACT_FORGOTTEN] = {"was taken away with \"forget\"", {NULL},
		"To publish it again: dateline publish %s"},
};

static bool allows(const struct act *act)
{
	const char *const *acts = standings[act->state].acts;
	size_t i;

	for (i = 0; i < 4 && acts[i]; i++)
		if (!strcmp(acts[i], act->kind->name))
			return true;
	return false;
}

/* The pattern with `word` in the place of its %s. */
static struct str fill(struct act *act, const char *pattern, struct str word)
{
	struct arena *arena = &act->session->arena;
	struct str all = str_from(pattern);
	size_t at = str_find(all, STR("%s"));

	if (at == STR_NONE)
		return all;
	return arena_format(arena, "%.*s%.*s%s", (int)at, pattern,
		STR_ARG(word), pattern + at + 2);
}

/* "You can: lift, postpone, withdraw." */
static struct str possible(struct act *act)
{
	const struct standing_words *s = &standings[act->state];
	struct arena *arena = &act->session->arena;
	struct str all = STR("");
	size_t i;

	for (i = 0; i < 4 && s->acts[i]; i++)
		all = arena_format(arena, "%.*s%s%s", STR_ARG(all),
			i ? ", " : "You can: ", s->acts[i]);
	if (i)
		all = arena_format(arena, "%.*s.", STR_ARG(all));
	if (s->help)
		all = arena_format(arena, "%.*s%s%.*s", STR_ARG(all),
			i ? " " : "", STR_ARG(fill(act, s->help, act->slug)));
	return all;
}

static struct str path_of(const struct act *act)
{
	return act->release ? act->release->path : act->past->path;
}

static bool refuse_act(struct act *act)
{
	struct arena *arena = &act->session->arena;
	struct str where =
		fill(act, standings[act->state].words, act_time(act, act->at));

	return act_refuse(act, "act-refused",
		arena_format(
			arena, "%s: it %.*s.", act->kind->name, STR_ARG(where)),
		possible(act),
		arena_format(arena, "%s: %.*s %.*s", act->kind->name,
			STR_ARG(path_of(act)), STR_ARG(where)));
}

static bool refuse_translation(struct act *act)
{
	struct arena *arena = &act->session->arena;
	struct str original = act->release->translation_of;

	return act_refuse(act, "act-translation",
		arena_format(arena,
			"This release is a translation of \"%.*s\", and goes "
			"with it.",
			STR_ARG(original)),
		arena_format(arena,
			"What is done to the original is done to its "
			"translations: dateline %s %.*s",
			act->kind->name, STR_ARG(original)),
		arena_format(arena,
			"a translation of \"%.*s\"; use `dateline %s %.*s`",
			STR_ARG(original), act->kind->name, STR_ARG(original)));
}

static bool refuse_problem(struct act *act)
{
	struct arena *arena = &act->session->arena;

	return act_refuse(act, "act-refused",
		arena_format(arena,
			"%s: there is a problem in %.*s, so what is written "
			"there would not go out.",
			act->kind->name, STR_ARG(act->release->path)),
		arena_format(arena,
			"Mend it first (dateline check %.*s). Or take it back, "
			"whatever its file says: dateline withdraw %.*s",
			STR_ARG(act->release->path),
			STR_ARG(act->release->slug)),
		arena_format(arena, "%s: mend %.*s first", act->kind->name,
			STR_ARG(act->release->path)));
}

static bool refuse_absent(struct act *act)
{
	struct arena *arena = &act->session->arena;
	struct str path = act->past->path;

	return act_refuse(act, "act-refused",
		arena_format(arena, "%s: its file %.*s is gone.",
			act->kind->name, STR_ARG(path)),
		arena_format(arena,
			"What was published stays. Put the file back, and try "
			"again; or take it away without a notice: dateline "
			"forget %.*s",
			STR_ARG(act->past->slug)),
		arena_format(arena, "%s: %.*s is gone", act->kind->name,
			STR_ARG(path)));
}

static bool is_path(struct str typed)
{
	return str_find_char(typed, '/') != STR_NONE ||
	       str_ends_with(typed, STR(".md"));
}

/* A slug, the path of the file, or that of its folder. */
static bool is_named(const struct release *release, struct str typed)
{
	if (!is_path(typed))
		return str_equal(release->slug, typed);
	if (str_starts_with(typed, STR("./")))
		typed = str_slice(typed, 2, typed.len);
	if (typed.len && typed.ptr[typed.len - 1] == '/')
		typed.len--;
	return str_equal(release->path, typed) ||
	       (release->folder.len && str_equal(release->folder, typed));
}

static bool refuse_several(struct act *act, const struct release *other)
{
	struct arena *arena = &act->session->arena;

	return act_refuse(act, "usage",
		arena_format(arena, "Two releases are called \"%.*s\".",
			STR_ARG(act->slug)),
		arena_format(arena, "Name the file: %.*s or %.*s",
			STR_ARG(act->release->path), STR_ARG(other->path)),
		arena_format(arena, "two releases are called \"%.*s\"",
			STR_ARG(act->slug)));
}

static bool find_release(struct act *act)
{
	const struct newsroom *newsroom = &act->newsroom;
	size_t i;

	for (i = 0; i < newsroom->count; i++) {
		if (!is_named(newsroom->releases[i], act->slug))
			continue;
		if (act->release)
			return refuse_several(act, newsroom->releases[i]);
		act->release = newsroom->releases[i];
		act->index = i;
		act->is_held = newsroom->held ? newsroom->held[i]
					      : act->release->is_held;
	}
	return true;
}

/* By its id; where the file cannot be read, by its place. */
static const struct past_release *past_of(const struct act *act)
{
	const struct past *past = &act->newsroom.past;
	const struct past_release *found = NULL;
	size_t i;

	for (i = 0; i < past->count; i++) {
		const struct past_release *item = &past->items[i];

		if (!act->release && is_path(act->slug)
				? str_equal(item->path, act->slug)
				: str_equal(item->slug, act->slug) &&
					  !act->release)
			found = item;
		if (act->release &&
			(str_equal(item->id, act->release->id) ||
				(act->is_held && str_equal(item->path,
							 act->release->path))))
			return item;
	}
	return found;
}

/* A release that was never public, in a newsroom with a journal. */
static enum act_state state_by_verdict(const struct act *act, bool has_instant)
{
	const struct release *release = act->release;

	if (release->status == STATUS_WITHDRAWN)
		return ACT_NEVER;
	if (release->status == STATUS_DRAFT)
		return ACT_DRAFT;
	if (act->is_held)
		return ACT_HELD;
	if (release->embargo.kind == EMBARGO_HOLD && !has_instant)
		return ACT_ON_HOLD;
	if (!has_instant)
		return ACT_HELD;
	if (act->at.utc > act->session->now.utc)
		return ACT_WAITING;
	return release->embargo.kind == EMBARGO_NONE ? ACT_ASKING : ACT_DUE;
}

/* One that is public where nothing else than its file says so. */
static enum act_state state_without_journal(
	const struct act *act, bool has_instant)
{
	enum act_state state = state_by_verdict(act, has_instant);
	const struct public_release *item = public_set_by_slug(
		newsroom_public_set(&act->newsroom, &act->session->arena,
			act->session->now),
		act->release->slug);
	bool is_public = item && item->release == act->release;

	if (is_public)
		return item->is_withdrawn ? ACT_WITHDRAWN : ACT_PUBLIC;
	return state == ACT_ASKING || state == ACT_DUE ? ACT_HELD : state;
}

/* R; that of a translation is its original's. */
static bool find_instant(struct act *act)
{
	const struct newsroom *newsroom = &act->newsroom;
	struct str original = act->release->translation_of;
	size_t i;

	if (release_instant(act->release, &act->at))
		return true;
	for (i = 0; original.len && i < newsroom->count; i++)
		if (str_equal(newsroom->releases[i]->slug, original) &&
			release_instant(newsroom->releases[i], &act->at))
			return true;
	return false;
}

static void find_state(struct act *act)
{
	const struct past_release *past = act->past;
	bool has_instant = act->release && find_instant(act);

	if (past && past->is_forgotten) {
		act->state = ACT_FORGOTTEN;
	} else if (past) {
		bool is_back = past->is_withdrawn ||
			       (act->release && act->release->status ==
							STATUS_WITHDRAWN);

		act->state = is_back ? ACT_WITHDRAWN : ACT_PUBLIC;
		act->at = past->at;
	} else if (act->newsroom.past.is_kept) {
		act->state = state_by_verdict(act, has_instant);
	} else {
		act->state = state_without_journal(act, has_instant);
	}
}

/* What keeps its file from going out, whatever is written there. */
static bool has_problem(const struct act *act)
{
	enum verdict verdict;

	if (act->is_held)
		return true;
	if (!act->past)
		return false;
	verdict = act->newsroom.verdicts[act->index];
	return verdict == VERDICT_UNREADY || verdict == VERDICT_AFTER ||
	       verdict == VERDICT_ENTRY;
}

bool act_find(struct act *act)
{
	const struct release *release;

	act->release = NULL;
	if (!find_release(act))
		return false;
	act->past = past_of(act);
	release = act->release;
	if (!release && !act->past)
		return newsroom_named(
			       &act->newsroom, act->session, act->slug) != NULL;
	find_state(act);
	if (!release && !act->kind->takes_absent)
		return refuse_absent(act);
	if (release && release->translation_of.len &&
		!act->kind->takes_translation)
		return refuse_translation(act);
	if (!allows(act))
		return refuse_act(act);
	if (release && !act->kind->takes_broken && has_problem(act))
		return refuse_problem(act);
	return true;
}
