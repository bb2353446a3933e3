#include "publish/tree_sweep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/map.h"
#include "publish/tree_listing.h"

/* The objects that are reached; those before `seen` were looked into. */
struct reach {
	struct arena *arena;
	struct map map;
	struct str_list names;
	size_t seen;
};

static void reach(struct reach *r, struct str object)
{
	if (map_get(&r->map, object, &(size_t){0}))
		return;
	object = arena_str(r->arena, object);
	map_claim(&r->map, object, r->names.count, NULL);
	arena_push(r->arena, &r->names, object);
}

static bool reach_links(struct reach *r, DIR *folder)
{
	char object[TREE_OBJECT_LEN + 1];
	struct dirent *entry;

	for (;;) {
		errno = 0;
		entry = readdir(folder);
		if (!entry)
			return errno == 0;
		if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
			continue;
		if (tree_listing_read_link(
			    dirfd(folder), entry->d_name, object))
			reach(r, str_from(object));
		else if (errno != EINVAL)
			return false;
	}
}

/* An object that is gone leads nowhere; one that cannot be read may. */
static bool reach_from(struct reach *r, int www_fd, const char *object)
{
	int fd = openat(www_fd, object,
		O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder;
	bool ok;

	if (fd < 0)
		return errno == ENOENT;
	folder = fdopendir(fd);
	if (!folder) {
		close(fd);
		return false;
	}
	ok = reach_links(r, folder);
	closedir(folder);
	return ok;
}

static bool reach_all(struct diags *d, struct reach *r, int www_fd)
{
	while (r->seen < r->names.count) {
		struct str object = r->names.items[r->seen++];

		if (!reach_from(r, www_fd, object.ptr))
			return diag_system(d, "read", object);
	}
	return true;
}

static bool set_aside(struct diags *d, const struct reach *r, int www_fd,
	int new_fd, struct str_list *aside)
{
	struct fs_entry *found;
	size_t i, count;

	if (!fs_list(d, r->arena, www_fd, STR(""), &found, &count))
		return false;
	for (i = 0; i < count; i++) {
		struct str name = found[i].name;

		if (!tree_listing_is_object(name) ||
			map_get(&r->map, name, &(size_t){0}))
			continue;
		if (renameat(www_fd, name.ptr, new_fd, name.ptr) < 0)
			return diag_system(d, "remove", name);
		arena_push(r->arena, aside, name);
	}
	return true;
}

static bool sweep(struct diags *d, struct reach *r, int www_fd, int new_fd)
{
	struct str_list aside = {0};
	size_t i;

	if (!reach_all(d, r, www_fd) ||
		!set_aside(d, r, www_fd, new_fd, &aside))
		return false;
	if (aside.count && fsync(www_fd) < 0)
		return diag_system(d, "save", STR("www"));
	for (i = 0; i < aside.count; i++)
		if (!fs_remove_all(d, new_fd, aside.items[i]))
			return false;
	return true;
}

bool tree_sweep(struct diags *d, int www_fd, int new_fd,
	const char *const keep[], size_t count)
{
	struct arena scratch = {0};
	struct reach r = {.arena = &scratch, .map.arena = &scratch};
	size_t i;
	bool ok;

	for (i = 0; i < count; i++)
		if (*keep[i])
			reach(&r, str_from(keep[i]));
	/* Without a root every object would be unreached: not our case. */
	ok = !r.names.count || sweep(d, &r, www_fd, new_fd);
	arena_release(&scratch);
	return ok;
}
