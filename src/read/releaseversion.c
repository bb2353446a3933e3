#include "read/releaseversion.h"

#include <stdlib.h>

#include "base/fs.h"
#include "read/filekind.h"

/* The parts while they are gathered. */
struct gathering {
	struct releasedraft *draft;
	struct release_part *parts;
	size_t count;
};

static struct str path_of(const struct gathering *g, struct str name)
{
	return arena_format(g->draft->in->arena, "%.*s/%.*s",
		STR_ARG(g->draft->release.folder), STR_ARG(name));
}

static bool is_part(const struct gathering *g, struct str path)
{
	size_t i;

	for (i = 0; i < g->count; i++)
		if (str_equal(g->parts[i].path, path))
			return true;
	return false;
}

static void add(struct gathering *g, const struct release_part *part)
{
	if (!is_part(g, part->path))
		g->parts[g->count++] = *part;
}

/* What cannot be read is no part: whoever publishes it will say so. */
static void add_file(struct gathering *g, struct str name)
{
	struct arena scratch = {0};
	struct diags unheard = {.arena = &scratch};
	struct release_part part = {.path = path_of(g, name)};

	if (fs_digest(&unheard, g->draft->in->root_fd, part.path,
		    FILEKIND_MAX_RELEASE, &part.digest, &part.size))
		add(g, &part);
	arena_release(&scratch);
}

static void add_source(struct gathering *g, struct str bytes)
{
	const struct source *src = g->draft->src;
	struct release_part part = {
		.path = g->draft->release.path, .size = bytes.len};

	part.digest = src->size == bytes.len ? src->digest
					     : hash_bytes(bytes.ptr, bytes.len);
	add(g, &part);
}

static void add_named(struct gathering *g)
{
	const struct release *release = &g->draft->release;
	size_t i;

	if (release->signatories.file.len)
		add_file(g, release->signatories.file);
	for (i = 0; i < release->file_count; i++)
		add(g, &(struct release_part){.path = release->files[i]->path,
			       .digest = release->files[i]->digest,
			       .size = release->files[i]->size});
}

/* A name may be written as "%63hart.png": then any may be meant. */
static void add_mentioned(struct gathering *g, struct str source)
{
	const struct release *release = &g->draft->release;
	bool may_be_any = str_find_char(source, '%') != STR_NONE;
	size_t i;

	for (i = 0; i < release->folder_files.count; i++) {
		struct str name = release->folder_files.items[i];

		if (may_be_any || str_find(source, name) != STR_NONE)
			add_file(g, name);
	}
}

/* Where the release stands is no part of what it says. */
static struct digest digest_of(const struct gathering *g)
{
	struct hash *hash = hash_begin();
	size_t folder = g->draft->release.folder.len, i;

	for (i = 0; i < g->count; i++) {
		const struct release_part *part = &g->parts[i];
		struct str name =
			i ? str_slice(part->path, folder, part->path.len)
			  : STR("");

		hash_add(hash, name.ptr, name.len);
		hash_add(hash, "", 1);
		hash_add(hash, &part->digest, sizeof(part->digest));
	}
	return hash_end(hash);
}

void releaseversion_fill(struct releasedraft *draft, struct str source)
{
	struct release *release = &draft->release;
	struct gathering g = {.draft = draft};
	size_t most = 2 + release->file_count + release->folder_files.count;

	g.parts = arena_array(draft->in->arena, most, sizeof(*g.parts));
	add_source(&g, source);
	add_named(&g);
	if (release->folder.len)
		add_mentioned(&g, source);
	release->version = digest_of(&g);
	release->parts = g.parts;
	release->part_count = g.count;
}
