#include "cmd/act_elsewhere.h"

#include "base/fs.h"

/* What is said; the heading comes with the first line. */
struct telling {
	struct act *act;
	bool has_begun;
};

static void say(struct telling *t, struct str line)
{
	if (!t->has_begun)
		session_say(t->act->session, "Look at these as well:\n");
	t->has_begun = true;
	session_say(t->act->session, "  %.*s\n",
		STR_ARG(session_clean(t->act->session, line)));
}

static void say_spots(struct telling *t, const struct edit *edit,
	const struct edit_spots *spots)
{
	size_t i;

	for (i = 0; i < spots->count; i++)
		if (!spots->items[i].is_part)
			say(t, arena_format(&t->act->session->arena,
				       "%.*s, line %zu (%s): it still says "
				       "\"%.*s\".",
				       STR_ARG(edit->src.path),
				       spots->items[i].line,
				       spots->items[i].field,
				       STR_ARG(t->act->was)));
}

static bool open_release(
	struct telling *t, const struct release *release, struct edit *edit)
{
	struct arena *arena = &t->act->session->arena;
	struct diags unseen = {.arena = arena};
	struct str bytes;

	return fs_read(&unseen, arena, t->act->newsroom.root_fd, release->path,
		       SOURCE_MAX_BYTES, &bytes) &&
	       edit_open(edit, &unseen, arena, release->path, bytes);
}

/* What was corrected says it no more; other fields may. */
static void look_into_itself(struct telling *t)
{
	struct edit *edit = arena_alloc(&t->act->session->arena, sizeof(*edit));
	struct edit_spots spots;

	if (!open_release(t, t->act->release, edit))
		return;
	edit_find_elsewhere(edit, t->act->was, &spots);
	say_spots(t, edit, &spots);
}

static void look_into_translation(
	struct telling *t, const struct release *release)
{
	struct arena *arena = &t->act->session->arena;
	struct edit *edit = arena_alloc(arena, sizeof(*edit));
	struct edit_spots spots, others;

	if (!open_release(t, release, edit)) {
		say(t, arena_format(arena, "%.*s: I cannot read it.",
			       STR_ARG(release->path)));
		return;
	}
	edit_find(edit, t->act->was, &spots);
	edit_find_elsewhere(edit, t->act->was, &others);
	say_spots(t, edit, &spots);
	say_spots(t, edit, &others);
	if (!spots.count && !others.count)
		say(t, arena_format(arena,
			       "%.*s: it does not say \"%.*s\" in these words.",
			       STR_ARG(release->path), STR_ARG(t->act->was)));
}

/* Original and translations are one group. */
static bool is_sister(const struct release *a, const struct release *b)
{
	struct str group_a =
		a->translation_of.len ? a->translation_of : a->slug;
	struct str group_b =
		b->translation_of.len ? b->translation_of : b->slug;

	return a != b && str_equal(group_a, group_b);
}

static bool has_text(struct str name)
{
	return str_ends_with(name, STR(".csv")) ||
	       str_ends_with(name, STR(".txt"));
}

/* Pictures and sound say nothing that could be searched for. */
static bool is_closed(struct str name)
{
	static const char *const ends[] = {
		".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".zip"};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends_with(name, str_from(ends[i])))
			return true;
	return false;
}

static void look_into_file(struct telling *t, struct str path)
{
	struct arena *arena = &t->act->session->arena;
	struct diags unseen = {.arena = arena};
	struct str bytes;
	size_t at, len;

	if (is_closed(path))
		say(t, arena_format(arena,
			       "%.*s: I cannot look into it; look yourself.",
			       STR_ARG(path)));
	if (has_text(path) &&
		fs_read(&unseen, arena, t->act->newsroom.root_fd, path,
			ACT_TEXT_MAX, &bytes) &&
		edit_has_words(bytes, t->act->was, &at, &len))
		say(t, arena_format(arena, "%.*s: it still says \"%.*s\".",
			       STR_ARG(path), STR_ARG(t->act->was)));
}

/* Hidden files and those that are never published are nobody's business. */
static void look_into_files(struct telling *t)
{
	const struct release *release = t->act->release;
	struct arena *arena = &t->act->session->arena;
	size_t i;

	for (i = 0; i < release->folder_files.count; i++)
		look_into_file(
			t, arena_format(arena, "%.*s/%.*s",
				   STR_ARG(release->folder),
				   STR_ARG(release->folder_files.items[i])));
}

void act_elsewhere(struct act *act)
{
	struct telling t = {.act = act};
	size_t i;

	look_into_itself(&t);
	for (i = 0; i < act->newsroom.count; i++)
		if (is_sister(act->release, act->newsroom.releases[i]))
			look_into_translation(&t, act->newsroom.releases[i]);
	look_into_files(&t);
}
