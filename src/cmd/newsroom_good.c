#include "cmd/newsroom.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "cmd/past.h"
#include "read/releasefile.h"
#include "store/good.h"

/*
 * Once public, a release leaves only by `withdraw` (embargo.md 9, 10): where
 * its file cannot be shown, its last good version is read.
 */

/* What is settled. */
struct settling {
	struct newsroom *newsroom;
	struct session *session;
	struct arena scratch;
	struct map goods;      /* id -> index in newsroom->goods */
	struct map ids, paths; /* of the files -> index */
};

static bool fail(struct settling *s, const struct past_release *past,
	struct str why, bool is_system)
{
	struct arena *arena = &s->session->arena;

	return diag_add(&s->session->diags,
		&(struct diag){.id = "good-unreadable",
			.file = past->path,
			.text = arena_format(arena,
				"This release is public, and its file cannot "
				"be shown now. The version that was published "
				"cannot be used either: %.*s.",
				STR_ARG(why)),
			.help = STR("Nothing was published: what was public "
				    "stays as it was. Mend the file, or what "
				    "is named here in site.yaml; or take the "
				    "release back with `dateline withdraw`."),
			.brief = arena_format(arena,
				"is public, and its last good version cannot "
				"be used: %.*s",
				STR_ARG(why)),
			.is_system = is_system});
}

/* "releases/x/index.md" stands in a folder of its own. */
static struct str folder_of(struct str path)
{
	return str_ends_with(path, STR("/index.md"))
		       ? str_slice(path, 0, path.len - 9)
		       : STR("");
}

/* The clock may have gone back: what was right then is right. */
static struct instant reading_time(const struct settling *s)
{
	struct instant now = s->session->now;
	struct instant before = s->newsroom->past.last_look;

	return before.utc > now.utc ? before : now;
}

/* Its files lie below its own folder; what it says does not change by that. */
static void move_files(
	struct arena *arena, struct release *release, const char *folder)
{
	size_t i;

	release->kept = arena_format(arena, "%s/", folder);
	for (i = 0; i < release->file_count; i++) {
		struct release_file *file = arena_alloc(arena, sizeof(*file));

		*file = *release->files[i];
		file->path = arena_format(arena, "%.*s%.*s",
			STR_ARG(release->kept), STR_ARG(file->path));
		release->files[i] = file;
	}
}

static bool read_good(struct settling *s, const struct past_release *past,
	int good_fd, struct release **out)
{
	struct arena *arena = &s->session->arena;
	struct diags findings = {.arena = arena};
	struct releasefile_input in = {
		.d = &findings,
		.arena = arena,
		.scratch = &s->scratch,
		.site = &s->newsroom->site,
		.zones = s->newsroom->zones,
		.now = reading_time(s),
		.root_fd = good_fd,
		.path = past->path,
		.folder = folder_of(past->path),
		.wants_version = true,
	};

	if (!releasefile_read(&in, out))
		return fail(s, past,
			findings.count ? findings.items[0].brief
				       : STR("it cannot be read"),
			findings.system_errors > 0);
	if (!hash_equal(&(*out)->version, &past->version))
		return fail(s, past,
			STR("its copy below .dateline/state was changed"),
			true);
	return true;
}

static bool load(struct settling *s, const struct past_release *past,
	struct release **out)
{
	struct diags *d = &s->session->diags;
	char folder[GOOD_PATH_MAX];
	int fd;
	bool ok;

	good_folder(folder, &past->version);
	if (!fs_open_folder(d, s->newsroom->root_fd, str_from(folder), &fd))
		return fail(s, past,
			STR("its copy below .dateline/state is gone"), true);
	ok = read_good(s, past, fd, out);
	close(fd);
	arena_reset(&s->scratch);
	if (!ok)
		return false;
	(*out)->id = past->id;
	(*out)->slug = past->slug;
	return true;
}

/* The files that lie beside others move with the last good version. */
static void place(struct settling *s, const struct past_release *past,
	struct release *good)
{
	struct newsroom *newsroom = s->newsroom;
	char folder[GOOD_PATH_MAX];

	good_folder(folder, &past->version);
	move_files(&s->session->arena, good, folder);
	newsroom->goods = arena_grow(&s->session->arena, newsroom->goods,
		newsroom->good_count, sizeof(*newsroom->goods));
	newsroom->goods[newsroom->good_count++] = good;
}

static void index_files(struct settling *s)
{
	struct newsroom *newsroom = s->newsroom;
	size_t i;

	if (s->ids.arena)
		return;
	s->ids.arena = s->paths.arena = &s->session->arena;
	for (i = 0; i < newsroom->count; i++) {
		map_claim(&s->ids, newsroom->releases[i]->id, i, NULL);
		map_claim(&s->paths, newsroom->releases[i]->path, i, NULL);
	}
}

/*
 * The file of that release: where it was, under its id; else the one that has
 * its id; else what stands where it was. Another release that claims the id
 * is not taken for it while its own file is there.
 */
static struct release *file_of(
	struct settling *s, const struct past_release *past)
{
	struct release **releases = s->newsroom->releases;
	size_t by_id, by_path;
	bool has_id, has_path;

	index_files(s);
	has_id = map_get(&s->ids, past->id, &by_id);
	has_path = map_get(&s->paths, past->path, &by_path);
	if (has_path && (!has_id || str_equal(releases[by_path]->id, past->id)))
		return releases[by_path];
	return has_id ? releases[by_id] : NULL;
}

/* A file that readably says so is withdrawn, whatever else is wrong. */
static void take_withdrawal(struct release *good,
	const struct past_release *past, const struct release *file)
{
	bool says_so = file && file->status == STATUS_WITHDRAWN;

	if (says_so || past->is_withdrawn)
		good->status = STATUS_WITHDRAWN;
	if (!says_so || !file->has_withdrawn)
		return;
	good->has_withdrawn = true;
	good->withdrawn_at = file->withdrawn_at;
	good->withdrawn_reason = file->withdrawn_reason;
	good->replaced_by = file->replaced_by;
}

/* A file under another id would be a second release in its place. */
static void hold_file(struct settling *s, struct release *file,
	const struct past_release *past)
{
	size_t index;

	file->is_held = true;
	if (!str_equal(file->id, past->id) &&
		map_get(&s->paths, file->path, &index))
		s->newsroom->verdicts[index] = VERDICT_UNREADY;
}

static void note_gone(struct settling *s, struct release *good)
{
	struct newsroom *newsroom = s->newsroom;

	newsroom->gone = arena_grow(&s->session->arena, newsroom->gone,
		newsroom->gone_count, sizeof(*newsroom->gone));
	newsroom->gone[newsroom->gone_count++] = good;
}

static bool stand_in(struct settling *s, const struct past_release *past)
{
	struct release *file = file_of(s, past), *good;
	size_t before;

	if (map_get(&s->goods, past->id, &before))
		return fail(s, past, STR("its text is refused now"), false);
	if (!load(s, past, &good))
		return false;
	if (file)
		hold_file(s, file, past);
	if (!file)
		note_gone(s, good);
	take_withdrawal(good, past, file);
	map_claim(&s->goods, past->id, s->newsroom->good_count, NULL);
	place(s, past, good);
	return true;
}

/* Who was public, and would not be any more. */
static bool find_missing(struct settling *s, bool *any)
{
	const struct past *past = &s->newsroom->past;
	struct map members = {.arena = &s->scratch};
	const struct public_set *set =
		newsroom_public_set(s->newsroom, &s->scratch, s->session->now);
	bool *is_missing =
		arena_array(&s->session->arena, past->count, sizeof(bool));
	size_t i, index;

	*any = false;
	map_reserve(&members, public_set_count(set));
	for (i = 0; i < public_set_count(set); i++)
		map_claim(
			&members, public_set_get(set, i)->release->id, i, NULL);
	for (i = 0; i < past->count; i++)
		is_missing[i] = !past->items[i].is_forgotten &&
				!map_get(&members, past->items[i].id, &index);
	arena_reset(&s->scratch);
	for (i = 0; i < past->count; i++) {
		if (is_missing[i] && !stand_in(s, &past->items[i]))
			return false;
		*any |= is_missing[i];
	}
	return true;
}

/* Before anything stands in: what each file says by itself. */
static void judge(struct settling *s)
{
	struct newsroom *newsroom = s->newsroom;
	struct verdict_book book = verdict_book_make(
		&s->scratch, &newsroom->past, &newsroom->site, s->session->now);
	struct map slugs = {.arena = &s->scratch};
	size_t i, original;

	newsroom->verdicts = arena_array(&s->session->arena, newsroom->count,
		sizeof(*newsroom->verdicts));
	newsroom->held =
		arena_array(&s->session->arena, newsroom->count, sizeof(bool));
	map_reserve(&slugs, newsroom->count);
	for (i = 0; i < newsroom->count; i++)
		map_claim(&slugs, newsroom->releases[i]->slug, i, NULL);
	for (i = 0; i < newsroom->count; i++) {
		struct release *release = newsroom->releases[i], *of = NULL;
		struct instant at = {INT64_MAX};

		if (release->translation_of.len &&
			map_get(&slugs, release->translation_of, &original))
			of = newsroom->releases[original];
		if (!verdict_instant(&book, release, &at) && of)
			verdict_instant(&book, of, &at);
		newsroom->verdicts[i] = verdict_of(&book, release, of, at);
		newsroom->held[i] = release->is_held;
	}
	arena_reset(&s->scratch);
}

bool newsroom_settle(struct newsroom *newsroom, struct session *session)
{
	struct settling s = {.newsroom = newsroom, .session = session};
	bool ok = true, again = newsroom->past.count > 0;
	size_t i;

	s.goods.arena = &session->arena;
	for (i = 0; i < newsroom->good_count; i++)
		map_claim(&s.goods, newsroom->goods[i]->id, i, NULL);
	if (!newsroom->verdicts)
		judge(&s);
	while (ok && again)
		ok = find_missing(&s, &again);
	arena_release(&s.scratch);
	return ok;
}

bool newsroom_settle_anew(struct newsroom *newsroom, struct session *session)
{
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		newsroom->releases[i]->is_held = newsroom->held[i];
	newsroom->goods = newsroom->gone = NULL;
	newsroom->good_count = newsroom->gone_count = 0;
	newsroom->verdicts = NULL;
	return newsroom_settle(newsroom, session);
}
