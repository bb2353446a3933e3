#include "cmd/newsroom_walk.h"

#include <stdlib.h>

#include "base/fs.h"

/* A walk through releases/; folders wait in a list instead of recursing. */
struct walk {
	struct newsroom *newsroom;
	struct session *session;
	struct newsroom_places *places;
	struct str_list waiting; /* folders still to be looked into */
};

static void note_other(struct walk *w, struct str path, const char *why)
{
	struct newsroom *n = w->newsroom;

	n->others = arena_grow(&w->session->arena, n->others, n->other_count,
		sizeof(*n->others));
	n->others[n->other_count++] = (struct newsroom_other){path, why};
}

static void note_release(struct walk *w, struct str path, struct str folder)
{
	struct newsroom_places *places = w->places;

	places->items = arena_grow(&w->session->arena, places->items,
		places->count, sizeof(*places->items));
	places->items[places->count++] = (struct newsroom_place){path, folder};
}

/* Files that editors and systems leave lying about. */
static bool is_litter(struct str name)
{
	return name.ptr[0] == '.' || name.ptr[0] == '#' ||
	       str_ends_with(name, STR("~")) ||
	       str_ends_with(name, STR(".swp")) ||
	       str_ends_with(name, STR(".tmp")) ||
	       str_ends_with(name, STR(".bak"));
}

/* "X.MD", "x.markdown", "x.txt": perhaps meant as a release. */
static const char *why_no_release(struct str name)
{
	static const struct str kinds[] = {
		{".markdown", 9}, {".txt", 4}, {".mdown", 6}, {".text", 5}};
	size_t i;

	if (name.len > 3 &&
		str_equal_nocase(
			str_slice(name, name.len - 3, name.len), STR(".md")))
		return "not read: its name should end in small letters, .md";
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_ends_with(name, kinds[i]))
			return "not read: the name of a release ends in .md";
	return "not a release: no .md file";
}

static void take_file(
	struct walk *w, struct str path, const struct fs_entry *entry)
{
	if (is_litter(entry->name))
		note_other(w, path, "left alone: a hidden or temporary file");
	else if (str_ends_with(entry->name, STR(".md")))
		note_release(w, path, STR(""));
	else if (entry->kind == FS_FILE)
		note_other(w, path, why_no_release(entry->name));
	else
		note_other(w, path, "left alone: a link or a special file");
}

static size_t depth_of(struct str path)
{
	size_t i, depth = 0;

	for (i = 0; i < path.len; i++)
		depth += path.ptr[i] == '/';
	return depth;
}

static void take_folder(struct walk *w, struct str path)
{
	struct arena *arena = &w->session->arena;
	struct str index = arena_format(arena, "%.*s/index.md", STR_ARG(path));

	if (fs_exists(w->newsroom->root_fd, index))
		note_release(w, index, path);
	else if (depth_of(path) > NEWSROOM_MAX_DEPTH)
		note_other(w, path,
			"not read: too many folders in one "
			"another");
	else
		arena_push(arena, &w->waiting, path);
}

static bool look_into(struct walk *w, struct str folder)
{
	struct fs_entry *entries;
	size_t count, i;

	if (!fs_list_kinds(&w->session->diags, &w->session->arena,
		    w->newsroom->root_fd, folder, &entries, &count))
		return false;
	for (i = 0; i < count; i++) {
		struct str path = arena_format(&w->session->arena, "%.*s/%.*s",
			STR_ARG(folder), STR_ARG(entries[i].name));

		if (entries[i].kind == FS_FOLDER && !is_litter(entries[i].name))
			take_folder(w, path);
		else
			take_file(w, path, &entries[i]);
	}
	return true;
}

static int place_order(const void *left, const void *right)
{
	const struct newsroom_place *a = left, *b = right;

	return str_compare(a->path, b->path);
}

static int other_order(const void *left, const void *right)
{
	const struct newsroom_other *a = left, *b = right;

	return str_compare(a->path, b->path);
}

bool newsroom_walk(struct newsroom *newsroom, struct session *session,
	struct newsroom_places *out)
{
	struct walk w = {newsroom, session, out, {0}};
	bool ok = true;
	size_t i;

	*out = (struct newsroom_places){0};
	if (!fs_exists(newsroom->root_fd, STR("releases")))
		return true;
	arena_push(&session->arena, &w.waiting, STR("releases"));
	for (i = 0; i < w.waiting.count; i++)
		ok &= look_into(&w, w.waiting.items[i]);
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), place_order);
	if (newsroom->other_count)
		qsort(newsroom->others, newsroom->other_count,
			sizeof(*newsroom->others), other_order);
	return ok;
}
