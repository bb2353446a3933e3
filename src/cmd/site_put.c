#include "cmd/site_parts.h"

/* Files and folders on their way to the tree. */

enum { EMPTY_SITE = 946684800 }; /* 2000-01-01T00:00:00Z */

struct instant site_newest(
	const struct site_making *m, const struct page_members *members)
{
	struct instant newest = {EMPTY_SITE};
	size_t i;

	for (i = 0; i < members->count; i++) {
		const struct public_release *item =
			public_set_get(m->set, members->items[i]);

		if (item->updated.utc > newest.utc || i == 0)
			newest = item->updated;
	}
	return newest;
}

struct tree_file site_file(
	const char *name, struct str bytes, struct instant at)
{
	return (struct tree_file){
		.name = str_from(name),
		.bytes = bytes.ptr ? bytes : STR(""),
		.at = at,
	};
}

/* The files of one folder, while those that no page made join the others. */
struct merging {
	const struct site_making *m;
	struct diags *d;
	struct arena *arena;
	const struct site_folder *folder;
	struct tree_file *all;
	size_t made, count; /* how many of them are pages; all of them */
	struct map names;   /* in lower case -> index in `all` */
};

static struct str path_of(
	struct arena *arena, const struct merging *g, struct str name)
{
	struct str folder = g->folder->path;

	return arena_format(arena, "%.*s%s%.*s", STR_ARG(folder),
		folder.len ? "/" : "", STR_ARG(name));
}

static const char *words_of(const struct tree_file *file)
{
	return file->path.len ? "This file"
			      : "The page of an old address (was-at)";
}

static void add_taken(const struct merging *g, const struct tree_file *file)
{
	struct arena *arena = g->d->arena;
	struct str path = path_of(arena, g, file->name);

	diag_add(g->d,
		&(struct diag){.id = "static-taken",
			.file = file->path,
			.text = arena_format(arena,
				"%s would stand at %.*s, where the newsroom "
				"has a page of its own.",
				words_of(file), STR_ARG(path)),
			.help = STR("It was left out. Give it another place."),
			.brief = arena_format(arena,
				"left out: \"%.*s\" is taken by the site",
				STR_ARG(path))});
}

static void add_twice(const struct merging *g, const struct tree_file *file,
	const struct tree_file *other)
{
	struct arena *arena = g->d->arena;
	struct str path = path_of(arena, g, file->name);

	diag_add(g->d,
		&(struct diag){.id = "static-twice",
			.file = file->path,
			.text = arena_format(arena,
				"%s would stand at %.*s, beside %.*s: many "
				"web servers and disks take two names for one "
				"when only capitals differ.",
				words_of(file), STR_ARG(path),
				STR_ARG(other->name)),
			.help = STR("It was left out. Rename one of the two."),
			.brief = arena_format(arena,
				"left out: \"%.*s\" and \"%.*s\" are one name "
				"on many disks; rename one",
				STR_ARG(path), STR_ARG(other->name))});
}

/* Whether the site has a folder where this file would stand. */
static bool is_folder(const struct merging *g, struct str name)
{
	struct str path = path_of(g->arena, g, name);
	size_t index;

	return map_get(&g->m->plan.made, path, &index) ||
	       map_get(&g->m->folder_by_path, path, &index);
}

/* By the names that disks take for one; false: one of them is taken. */
static bool claim(struct merging *g, struct str name, size_t *held)
{
	char *lower = arena_alloc(g->arena, name.len + 1);
	size_t i;

	for (i = 0; i < name.len; i++)
		lower[i] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z'
				   ? (char)(name.ptr[i] - 'A' + 'a')
				   : name.ptr[i];
	return map_claim(
		&g->names, (struct str){lower, name.len}, g->count, held);
}

static void add(struct merging *g, const struct tree_file *file)
{
	size_t held = 0;

	if (is_folder(g, file->name))
		add_taken(g, file);
	else if (claim(g, file->name, &held))
		g->all[g->count++] = *file;
	else if (held < g->made)
		add_taken(g, file);
	else
		add_twice(g, file, &g->all[held]);
}

/* Pages first; what static/ has under the same name is left out. */
static void merge(
	struct merging *g, const struct tree_file files[], size_t count)
{
	size_t i;

	g->names.arena = g->arena;
	map_reserve(&g->names, count + g->folder->count);
	g->all = arena_array(
		g->arena, count + g->folder->count, sizeof(*g->all));
	for (i = 0; i < count; i++) {
		claim(g, files[i].name, NULL);
		g->all[g->count++] = files[i];
	}
	g->made = g->count;
	for (i = 0; i < g->folder->count; i++)
		add(g, &g->folder->files[i]);
}

bool site_put(struct site_making *m, struct diags *d, struct str path,
	const struct tree_file files[], size_t count)
{
	struct arena arena = {0};
	struct merging g = {.m = m, .d = d, .arena = &arena};
	size_t index;
	bool ok;

	if (!map_get(&m->folder_by_path, path, &index))
		return tree_put(m->tree, d, path, files, count);
	g.folder = &m->folders[index];
	merge(&g, files, count);
	ok = tree_put(m->tree, d, path, g.all, g.count);
	arena_release(&arena);
	return ok;
}
