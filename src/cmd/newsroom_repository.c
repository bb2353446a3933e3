#include "cmd/newsroom.h"
#include "read/gitindex.h"

/* A public repository shows what it holds, whatever the site shows. */

static bool is_secret(const struct release *release, struct instant now)
{
	struct instant at;

	if (release->embargo.kind == EMBARGO_HOLD)
		return !release->embargo.is_lifted;
	return release->embargo.kind == EMBARGO_UNTIL &&
	       release_instant(release, &at) && now.utc < at.utc;
}

static void add_tracked(struct session *session, struct str path)
{
	struct arena *arena = &session->arena;

	diag_add(&session->diags,
		&(struct diag){.id = "repository-tracked",
			.file = path,
			.text = STR(
				"Anyone can read this file: git has it, and "
				"site.yaml says that the repository is "
				"public."),
			.help = arena_format(arena,
				"Keep it out of git until its embargo is over "
				"(git rm --cached %.*s), or make the "
				"repository private. What was pushed before "
				"stays readable.",
				STR_ARG(path)),
			.brief = STR("under embargo, and in a public "
				     "repository")});
}

static void look_at(struct session *session, const struct map *tracked,
	const struct release *release)
{
	size_t number, i;

	if (map_get(tracked, release->path, &number))
		add_tracked(session, release->path);
	for (i = 0; i < release->folder_files.count; i++) {
		struct str path = arena_format(&session->arena, "%.*s/%.*s",
			STR_ARG(release->folder),
			STR_ARG(release->folder_files.items[i]));

		if (!str_equal(path, release->path) &&
			map_get(tracked, path, &number))
			add_tracked(session, path);
	}
}

void newsroom_check_repository(
	const struct newsroom *newsroom, struct session *session)
{
	const char *folder = session->options.folder;
	struct map tracked = {0};
	size_t i;

	if (!newsroom->site.repository_is_public ||
		!gitindex_read(&session->diags, &session->arena,
			folder ? folder : ".", &tracked))
		return;
	for (i = 0; i < newsroom->count; i++)
		if (is_secret(newsroom->releases[i], session->now))
			look_at(session, &tracked, newsroom->releases[i]);
}
