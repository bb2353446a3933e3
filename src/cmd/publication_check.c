#include "cmd/publication.h"

#include "base/pool.h"
#include "cmd/site_text.h"

/* The texts of all releases, public or not, are read for their findings. */

struct inspector {
	struct arena scratch, kept;
	struct diags diags; /* in `kept` */
};

struct inspection {
	struct newsroom *newsroom;
	const struct public_set *set; /* once all embargoes are over */
	struct inspector *inspectors;
};

static bool is_published(
	const struct release_file *const files[], size_t count, struct str name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_equal(files[i]->name, name))
			return true;
	return false;
}

/* What lies in the folder and stays there is said, so that nobody guesses. */
static void note_unpublished(struct inspector *own,
	const struct release *release, const struct release_file *const files[],
	size_t count)
{
	struct str names = STR("");
	size_t i;

	for (i = 0; i < release->folder_files.count; i++) {
		struct str name = release->folder_files.items[i];

		if (str_equal_z(name, "index.md") ||
			is_published(files, count, name))
			continue;
		names = arena_format(own->diags.arena, "%.*s%s%.*s",
			STR_ARG(names), names.len ? ", " : "", STR_ARG(name));
	}
	if (!names.len)
		return;
	diag_add(&own->diags,
		&(struct diag){.id = "file-unpublished",
			.level = DIAG_NOTE,
			.file = release->path,
			.text = arena_format(own->diags.arena,
				"Not published with this release: %.*s.",
				STR_ARG(names)),
			.help = STR("Only files that the release names go "
				    "out with it."),
			.brief = arena_format(own->diags.arena,
				"not published: %.*s", STR_ARG(names))});
}

static void inspect_one(void *context, size_t worker, size_t index)
{
	struct inspection *all = context;
	struct inspector *own = &all->inspectors[worker];
	struct release *release = all->newsroom->releases[index];
	struct site_text text = {
		.d = &own->diags,
		.arena = &own->scratch,
		.root_fd = all->newsroom->root_fd,
		.release = release,
		.address = release->slug,
		.set = all->set,
		.is_checked = true,
	};
	const struct release_file **files;
	struct page_texts texts;
	size_t count;

	if (!release->body_off)
		return; /* where the text begins is not known */
	if (!site_text_read(&text, &texts) ||
		!site_text_files(&text, &texts, &files, &count))
		release->is_held = true;
	else
		note_unpublished(own, release, files, count);
	arena_reset(&own->scratch);
}

void publication_check(struct newsroom *newsroom, struct session *session)
{
	struct inspection all = {.newsroom = newsroom};
	size_t workers = pool_size(), i;

	all.set = newsroom_public_set(
		newsroom, &session->arena, (struct instant){INT64_MAX});
	all.inspectors =
		arena_array(&session->arena, workers, sizeof(*all.inspectors));
	for (i = 0; i < workers; i++)
		all.inspectors[i].diags.arena = &all.inspectors[i].kept;
	pool_run(workers, newsroom->count, inspect_one, &all);
	for (i = 0; i < workers; i++) {
		diags_append(&session->diags, &all.inspectors[i].diags);
		arena_release(&all.inspectors[i].scratch);
		arena_release(&all.inspectors[i].kept);
	}
}
