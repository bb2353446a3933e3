#include "cmd/newsroom.h"

#include "base/nearest.h"

static bool is_named(const struct release *release, struct str name)
{
	if (str_starts_with(name, STR("./")))
		name = str_slice(name, 2, name.len);
	while (str_ends_with(name, STR("/")))
		name.len--;
	return str_equal(release->slug, name) ||
	       str_equal(release->path, name) ||
	       (release->folder.len && str_equal(release->folder, name));
}

static void add_hint(const struct newsroom *newsroom, struct arena *arena,
	struct str name, struct diag *diag)
{
	const char **slugs =
		arena_array(arena, newsroom->count + 1, sizeof(*slugs));
	const char *near;
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		slugs[i] =
			arena_str(arena, str_find_char(name, '/') == STR_NONE
						 ? newsroom->releases[i]->slug
						 : newsroom->releases[i]->path)
				.ptr;
	near = nearest_word(name, slugs, newsroom->count);
	if (!near)
		return;
	diag->hint = arena_format(arena, "Did you mean \"%s\"?", near);
	diag->brief_hint = arena_format(arena, "did you mean \"%s\"?", near);
}

struct release *newsroom_named(const struct newsroom *newsroom,
	struct session *session, struct str name)
{
	struct arena *arena = &session->arena;
	struct diag diag = {
		.id = "usage",
		.text = arena_format(arena,
			"There is no release with the slug \"%.*s\".",
			STR_ARG(name)),
		.help = STR("A slug is the name of a file of releases/ "
			    "without its date and \".md\"; the file itself "
			    "can be named as well."),
		.brief = arena_format(
			arena, "no release \"%.*s\"", STR_ARG(name)),
	};
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		if (is_named(newsroom->releases[i], name))
			return newsroom->releases[i];
	add_hint(newsroom, arena, name, &diag);
	diag_add(&session->diags, &diag);
	return NULL;
}
