#include "cmd/newsroom.h"

#include "base/map.h"

/*
 * Claims are settled as if all embargoes were over: who loses then would be
 * absent then, and is told now.
 */
static const struct instant END_OF_TIME = {INT64_MAX};

/* What the claims of one release are looked at with. */
struct claims {
	const struct newsroom *newsroom;
	struct session *session;
	const struct public_set *set; /* at the end of time */
	struct arena *scratch;
	struct map ids;	  /* of its members -> index */
	struct map slugs; /* of all releases -> the first one's index */
};

static const struct release *holder_of_id(const struct claims *c, struct str id)
{
	size_t index;

	return map_get(&c->ids, id, &index)
		       ? public_set_get(c->set, index)->release
		       : NULL;
}

static struct diag about(struct claims *c, const struct release *release,
	const char *id, struct span at)
{
	if (!at.src || !newsroom_reload(c->newsroom, c->session, release))
		at = (struct span){0};
	return (struct diag){.id = id, .at = at, .file = release->path};
}

static void add_taken(struct claims *c, const struct release *release,
	const struct release *holder, bool is_slug)
{
	struct arena *arena = &c->session->arena;
	struct diag diag =
		about(c, release, is_slug ? "slug-taken" : "id-taken",
			is_slug ? release->slug_at : release->id_at);
	struct str value = is_slug ? release->slug : release->id;
	const char *what = is_slug ? "short name (slug)" : "id";

	diag.text = arena_format(arena,
		"The %s \"%.*s\" belongs to another release, %.*s.", what,
		STR_ARG(value), STR_ARG(holder->path));
	diag.help = arena_format(arena,
		is_slug ? "Give this one another with a line of its own, such "
			  "as `slug: %.*s-2`. Until then it is held back; the "
			  "other one stays as it is."
			: "Leave the field `id` out here, and \"%.*s\" gets "
			  "one of its own. Until then it is held back; the "
			  "other one stays as it is.",
		STR_ARG(release->slug));
	diag.brief = arena_format(arena, "%s \"%.*s\" is taken by %.*s",
		is_slug ? "slug" : "id", STR_ARG(value), STR_ARG(holder->path));
	diag_add(&c->session->diags, &diag);
}

static const struct release *find_slug(const struct claims *c, struct str slug)
{
	size_t index;

	return map_get(&c->slugs, slug, &index) ? c->newsroom->releases[index]
						: NULL;
}

static void add_translation(struct claims *c, const struct release *release)
{
	struct arena *arena = &c->session->arena;
	const struct release *original = find_slug(c, release->translation_of);
	struct diag diag;

	if (!original) {
		diag = about(c, release, "translation-nowhere",
			release->translation_at);
		diag.text = arena_format(arena,
			"There is no release with the short name \"%.*s\" "
			"that this could be a translation of.",
			STR_ARG(release->translation_of));
		diag.brief =
			arena_format(arena, "no release \"%.*s\" to translate",
				STR_ARG(release->translation_of));
	} else if (original->is_held || original->status == STATUS_DRAFT ||
		   original->embargo.kind == EMBARGO_HOLD) {
		diag = about(c, release, "translation-waits",
			release->translation_at);
		diag.level = DIAG_WARNING;
		diag.text = arena_format(arena,
			"This translation waits for its original, %.*s, "
			"which cannot go out yet.",
			STR_ARG(original->path));
		diag.brief = arena_format(arena, "waits for its original %.*s",
			STR_ARG(original->path));
	} else {
		diag = about(
			c, release, "translation-time", release->embargo_at);
		diag.text = arena_format(arena,
			"The embargo of a translation is that of its "
			"original, %.*s; this one says something else.",
			STR_ARG(original->path));
		diag.help = STR("Take the embargo line out: the translation "
				"then goes out with its original. Until then "
				"it is held back.");
		diag.brief = arena_format(arena,
			"embargo differs from the original's, %.*s",
			STR_ARG(original->path));
	}
	diag_add(&c->session->diags, &diag);
}

/* Nothing hides such a release but a claim of another, or its original. */
static void look_at(struct claims *c, size_t index)
{
	const struct release *release = c->newsroom->releases[index];
	enum verdict verdict = c->newsroom->verdicts[index];
	const struct public_release *holder =
		public_set_by_slug(c->set, release->slug);
	const struct release *other;

	if ((verdict != VERDICT_GO && verdict != VERDICT_WAITING) ||
		release->is_held || release->status == STATUS_DRAFT ||
		release->embargo.kind == EMBARGO_HOLD ||
		(holder && holder->release == release))
		return;
	other = holder ? holder->release : holder_of_id(c, release->id);
	if (other)
		add_taken(c, release, other, holder != NULL);
	else if (release->translation_of.len)
		add_translation(c, release);
}

/*
 * Only a slug or an id that two of them name can be lost, and only a
 * translation can wait: in most newsrooms there is nothing to settle.
 */
static bool may_any_lose(struct claims *c)
{
	const struct newsroom *newsroom = c->newsroom;
	struct map ids = {.arena = c->scratch};
	bool any = false;
	size_t i;

	c->slugs.arena = c->scratch;
	map_reserve(&c->slugs, newsroom->count);
	map_reserve(&ids, newsroom->count);
	for (i = 0; i < newsroom->count; i++) {
		const struct release *release = newsroom->releases[i];

		any |= release->translation_of.len > 0;
		any |= !map_claim(&c->slugs, release->slug, i, NULL);
		any |= !map_claim(&ids, release->id, i, NULL);
	}
	return any;
}

static void settle(struct claims *c)
{
	size_t i;

	c->set = newsroom_public_set(c->newsroom, c->scratch, END_OF_TIME);
	c->ids.arena = c->scratch;
	for (i = 0; i < public_set_count(c->set); i++)
		map_claim(&c->ids, public_set_get(c->set, i)->release->id, i,
			NULL);
	for (i = 0; i < c->newsroom->count; i++)
		look_at(c, i);
}

void newsroom_check_claims(
	const struct newsroom *newsroom, struct session *session)
{
	struct arena scratch = {0};
	struct claims c = {
		.newsroom = newsroom, .session = session, .scratch = &scratch};

	if (may_any_lose(&c))
		settle(&c);
	arena_release(&scratch);
}
