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

static bool has_name(
	const struct tree_file files[], size_t count, struct str name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_equal_nocase(files[i].name, name))
			return true;
	return false;
}

static void add_collision(
	struct diags *d, struct str folder, const struct tree_file *file)
{
	struct str name = file->name;
	struct str path = arena_format(d->arena, "%.*s%s%.*s", STR_ARG(folder),
		folder.len ? "/" : "", STR_ARG(name));

	diag_add(d,
		&(struct diag){.id = "static-taken",
			.file = file->path,
			.text = arena_format(d->arena,
				"%s would stand at %.*s, where the newsroom "
				"has a page of its own.",
				file->path.len ? "This file"
					       : "The page of an old address "
						 "(was-at)",
				STR_ARG(path)),
			.help = STR("It was left out. Give it another place."),
			.brief = arena_format(d->arena,
				"left out: \"%.*s\" is taken by the site",
				STR_ARG(path))});
}

/* Whether the site has a folder where this file would stand. */
static bool is_folder(const struct site_making *m, struct arena *arena,
	struct str folder, struct str name)
{
	struct str path = folder.len ? arena_format(arena, "%.*s/%.*s",
					       STR_ARG(folder), STR_ARG(name))
				     : name;
	size_t index;

	return map_get(&m->plan.made, path, &index) ||
	       map_get(&m->folder_by_path, path, &index);
}

/* Pages first; what static/ has under the same name is left out. */
static size_t merge(const struct site_making *m, struct diags *d,
	const struct site_folder *folder, struct tree_file *all, size_t count)
{
	struct arena arena = {0};
	size_t i;

	for (i = 0; i < folder->count; i++) {
		struct str name = folder->files[i].name;

		if (has_name(all, count, name) ||
			is_folder(m, &arena, folder->path, name))
			add_collision(d, folder->path, &folder->files[i]);
		else
			all[count++] = folder->files[i];
	}
	arena_release(&arena);
	return count;
}

bool site_put(struct site_making *m, struct diags *d, struct str path,
	const struct tree_file files[], size_t count)
{
	struct arena arena = {0};
	struct tree_file *all;
	size_t index;
	bool ok;

	if (!map_get(&m->folder_by_path, path, &index))
		return tree_put(m->tree, d, path, files, count);
	all = arena_array(
		&arena, count + m->folders[index].count, sizeof(*all));
	if (count)
		memcpy(all, files, count * sizeof(*all));
	count = merge(m, d, &m->folders[index], all, count);
	ok = tree_put(m->tree, d, path, all, count);
	arena_release(&arena);
	return ok;
}
