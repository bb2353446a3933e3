#include "publish/tree_folders.h"

enum { TABLE_SIZE = 8192 }; /* a power of two */

struct tree_folders tree_folders_make(struct arena *arena)
{
	size_t size = sizeof(struct tree_folder *);

	return (struct tree_folders){
		.arena = arena,
		.by_path = arena_array(arena, TABLE_SIZE, size),
		.by_digest = arena_array(arena, TABLE_SIZE, size),
	};
}

/* FNV-1a, 32 bits. */
static size_t slot_of_path(struct str path)
{
	uint32_t hash = 2166136261u;
	size_t i;

	for (i = 0; i < path.len; i++)
		hash = (hash ^ (unsigned char)path.ptr[i]) * 16777619u;
	return (hash ^ hash >> 16) % TABLE_SIZE;
}

static size_t slot_of_digest(const struct digest *digest)
{
	return (size_t)(digest->bytes[0] << 8 | digest->bytes[1]) % TABLE_SIZE;
}

static struct tree_folder *make(
	struct tree_folders *folders, struct str path, size_t slot)
{
	struct tree_folder *folder =
		arena_alloc(folders->arena, sizeof(*folder) + path.len);
	char *copy = (char *)(folder + 1);

	if (path.len)
		memcpy(copy, path.ptr, path.len);
	folder->path = (struct str){copy, path.len};
	folder->same_path = folders->by_path[slot];
	folders->by_path[slot] = folder;
	return folder;
}

static size_t name_start(struct str path)
{
	size_t at = path.len;

	while (at && path.ptr[at - 1] != '/')
		at--;
	return at;
}

/* Calls itself at most TREE_DEPTH_MAX times: tree_put() checks the depth. */
struct tree_folder *tree_folders_get(
	struct tree_folders *folders, struct str path)
{
	size_t slot = slot_of_path(path), name = name_start(path);
	struct tree_folder *folder, *parent;

	for (folder = folders->by_path[slot]; folder;
		folder = folder->same_path)
		if (str_equal(folder->path, path))
			return folder;
	folder = make(folders, path, slot);
	if (!path.len)
		return folder;
	parent = tree_folders_get(
		folders, str_slice(path, 0, name ? name - 1 : 0));
	folder->sibling = parent->children;
	parent->children = folder;
	return folder;
}

bool tree_folders_claim(
	struct tree_folders *folders, struct tree_folder *folder)
{
	size_t slot = slot_of_digest(&folder->digest);
	struct tree_folder *other;

	for (other = folders->by_digest[slot]; other;
		other = other->same_digest)
		if (hash_equal(&other->digest, &folder->digest))
			return false;
	folder->same_digest = folders->by_digest[slot];
	folders->by_digest[slot] = folder;
	return true;
}

struct str tree_folders_name(const struct tree_folder *folder)
{
	return str_slice(
		folder->path, name_start(folder->path), folder->path.len);
}
