#include "cmd/site_parts.h"

/*
 * Which paths are files and which are folders: an old address that would
 * make one of the other is left out, for it would stop the whole site. Names
 * that differ by case alone are one name on some web servers.
 */

enum { PLACE_FILE, PLACE_FOLDER };

static struct str lower(struct arena *arena, struct str text)
{
	char *bytes = arena_alloc(arena, text.len + 1);
	size_t i;

	for (i = 0; i < text.len; i++)
		bytes[i] = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z'
				   ? (char)(text.ptr[i] - 'A' + 'a')
				   : text.ptr[i];
	return (struct str){bytes, text.len};
}

/* Cut the last part off; false when nothing is above. */
static bool go_up(struct str *path, struct str *name)
{
	size_t end = path->len;

	while (end && path->ptr[end - 1] != '/')
		end--;
	*name = str_slice(*path, end, path->len);
	path->len = end ? end - 1 : 0;
	return end > 0;
}

/* Whether a public release has a file of that name in its folder. */
static bool is_release_file(
	const struct site_making *m, struct str folder, struct str name)
{
	struct str above = folder, slug;
	const struct public_release *item;
	size_t i;

	go_up(&above, &slug);
	item = public_set_by_slug(m->set, slug);
	if (!item || !str_equal(item->address, folder))
		return false;
	for (i = 0; i < item->release->folder_files.count; i++)
		if (str_equal_nocase(
			    item->release->folder_files.items[i], name))
			return true;
	return false;
}

static bool is_file(const struct site_making *m, struct str path)
{
	struct str folder = path, name;
	size_t kind;

	if (map_get(&m->places, path, &kind))
		return kind == PLACE_FILE;
	return go_up(&folder, &name) && is_release_file(m, folder, name);
}

static bool is_folder(const struct site_making *m, struct str path)
{
	size_t kind;

	return map_get(&m->plan.made, path, &kind) ||
	       (map_get(&m->places, path, &kind) && kind == PLACE_FOLDER);
}

bool site_places_claim(struct site_making *m, struct str path)
{
	struct str above = path = lower(m->arena, path), name;

	if (is_folder(m, path))
		return false;
	while (go_up(&above, &name))
		if (is_file(m, above))
			return false;
	m->places.arena = m->arena;
	map_claim(&m->places, path, PLACE_FILE, NULL);
	above = path;
	while (go_up(&above, &name))
		map_claim(&m->places, above, PLACE_FOLDER, NULL);
	return true;
}

bool site_places_is_taken(struct site_making *m, struct str path)
{
	struct str folder = path = lower(m->arena, path), name;
	size_t kind;

	go_up(&folder, &name);
	if (str_equal_z(name, "index.html") &&
		map_get(&m->plan.made, folder, &kind))
		return true;
	return map_get(&m->places, path, &kind) && kind == PLACE_FILE;
}
