#include "publish/tree_shelf.h"

#include "publish/tree_file.h"
#include "publish/tree_object.h"

static void keep(struct tree_shelf *shelf, struct str folder,
	const struct tree_file *file)
{
	struct arena *arena = &shelf->arena;
	struct tree_shelf_file *kept;

	shelf->files = arena_grow(
		arena, shelf->files, shelf->count, sizeof(*shelf->files));
	kept = &shelf->files[shelf->count];
	*kept = (struct tree_shelf_file){
		.path = arena_format(arena, "%.*s%s%.*s", STR_ARG(folder),
			folder.len ? "/" : "", STR_ARG(file->name))};
	if (tree_file_is_source(file))
		kept->source = arena_str(arena, file->path);
	else
		kept->bytes = arena_str(arena, file->bytes);
	map_claim(&shelf->by_path, kept->path, shelf->count, NULL);
	shelf->count++;
}

void tree_shelf_put(struct tree_shelf *shelf, const struct tree_plan *plan)
{
	size_t i;

	shelf->by_path.arena = &shelf->arena;
	for (i = 0; i < plan->file_count; i++)
		keep(shelf, plan->folder->path, &plan->files[i]);
}

const struct tree_shelf_file *tree_shelf_get(
	const struct tree_shelf *shelf, struct str path)
{
	size_t index;

	return map_get(&shelf->by_path, path, &index) ? &shelf->files[index]
						      : NULL;
}

void tree_shelf_release(struct tree_shelf *shelf)
{
	arena_release(&shelf->arena);
	*shelf = (struct tree_shelf){0};
}
