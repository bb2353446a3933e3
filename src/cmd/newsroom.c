#include "cmd/newsroom.h"

#include <unistd.h>

#include "base/fs.h"
#include "base/pool.h"
#include "cmd/newsroom_walk.h"
#include "cmd/past.h"
#include "read/markdown.h"
#include "read/releasefile.h"
#include "read/sitechecks.h"
#include "read/sitefile.h"

/* One thread of the first phase. */
struct reader {
	struct arena *kept; /* joins the session's arena */
	struct arena scratch;
	struct diags diags; /* in `kept` */
};

/* The first phase: the metadata of all releases. */
struct first_phase {
	struct newsroom *newsroom;
	struct session *session;
	struct newsroom_places places;
	struct reader *readers;
};

static void release_arena(void *object)
{
	arena_release(object);
}

/* An arena of its own for a thread, freed with the session. */
static struct arena *joined_arena(struct session *session)
{
	struct arena *arena = arena_alloc(&session->arena, sizeof(*arena));

	arena_defer(&session->arena, release_arena, arena);
	return arena;
}

static void read_one(void *context, size_t worker, size_t index)
{
	struct first_phase *phase = context;
	struct reader *reader = &phase->readers[worker];
	const struct newsroom_place *place = &phase->places.items[index];
	struct newsroom *newsroom = phase->newsroom;
	struct releasefile_input in = {
		.d = &reader->diags,
		.arena = reader->kept,
		.scratch = &reader->scratch,
		.site = &newsroom->site,
		.zones = newsroom->zones,
		.now = phase->session->now,
		.root_fd = newsroom->root_fd,
		.path = place->path,
		.folder = place->folder,
		.wants_version = newsroom->past.is_kept,
		.wants_settled =
			newsroom->past.is_kept && phase->session->wants_settled,
	};
	struct release *release;

	releasefile_read(&in, &release);
	release->headline =
		markdown_fill_counts(reader->kept, release->headline, release);
	release->summary =
		markdown_fill_counts(reader->kept, release->summary, release);
	newsroom->releases[index] = release;
	arena_reset(&reader->scratch);
}

static void read_releases(struct first_phase *phase)
{
	struct session *session = phase->session;
	size_t workers = pool_size(), i;

	phase->readers =
		arena_array(&session->arena, workers, sizeof(*phase->readers));
	for (i = 0; i < workers; i++) {
		phase->readers[i].kept = joined_arena(session);
		phase->readers[i].diags.arena = phase->readers[i].kept;
	}
	phase->newsroom->count = phase->places.count;
	phase->newsroom->releases = arena_array(
		&session->arena, phase->places.count, sizeof(struct release *));
	pool_run(workers, phase->places.count, read_one, phase);
	for (i = 0; i < workers; i++) {
		diags_take(&session->diags, &phase->readers[i].diags);
		arena_release(&phase->readers[i].scratch);
	}
}

static bool no_newsroom(struct session *session)
{
	return diag_add(&session->diags,
		&(struct diag){.id = "newsroom-none",
			.text = STR("This folder is not a newsroom: there is "
				    "no site.yaml in it."),
			.help = STR("Go to the folder of your newsroom, or "
				    "name it: dateline -C FOLDER."),
			.brief = STR("no site.yaml here; name the newsroom "
				     "with -C")});
}

/* What shows only with other files, or once it is read as a text. */
static bool check_site(struct newsroom *newsroom, struct session *session)
{
	struct diags *d = &session->diags;
	bool ok = sitechecks_logo(
		d, &session->arena, newsroom->root_fd, &newsroom->site);

	return sitechecks_boilerplates(d, &newsroom->site) && ok;
}

static bool read_site(struct newsroom *newsroom, struct session *session)
{
	struct source *src = arena_alloc(&session->arena, sizeof(*src));
	struct reading reading = {
		.d = &session->diags,
		.arena = &session->arena,
		.times = {.zones = newsroom->zones, .field = "until"},
		.now = session->now,
	};
	struct str path = STR("site.yaml"), text;

	if (!fs_exists(newsroom->root_fd, path))
		return no_newsroom(session);
	newsroom->is_found = true;
	if (!fs_read(&session->diags, &session->arena, newsroom->root_fd, path,
		    SOURCE_MAX_BYTES, &text))
		return false;
	newsroom->is_site_whole =
		source_make(&session->diags, src, path, text) &&
		sitefile_read(&reading, src, &newsroom->site) &&
		check_site(newsroom, session);
	return true;
}

bool newsroom_open_site(struct newsroom *newsroom, struct session *session)
{
	const char *folder = session->options.folder;

	*newsroom = (struct newsroom){.root_fd = -1};
	if (!fs_open_root(
		    &session->diags, folder ? folder : ".", &newsroom->root_fd))
		return false;
	newsroom->zones = zone_cache_open(&session->arena);
	return read_site(newsroom, session);
}

static bool open_releases(struct newsroom *newsroom, struct session *session)
{
	struct first_phase phase = {.newsroom = newsroom, .session = session};

	if (!newsroom_walk(newsroom, session, &phase.places))
		return false;
	if (newsroom->is_site_whole)
		read_releases(&phase);
	return true;
}

bool newsroom_open(struct newsroom *newsroom, struct session *session)
{
	return newsroom_open_site(newsroom, session) &&
	       open_releases(newsroom, session);
}

bool newsroom_open_public(struct newsroom *newsroom, struct session *session,
	enum journal_mode mode)
{
	if (!newsroom_open_site(newsroom, session))
		return false;
	if (!newsroom->is_site_whole)
		return open_releases(newsroom, session);
	return past_open(newsroom, session, mode) &&
	       open_releases(newsroom, session) &&
	       newsroom_settle(newsroom, session);
}

enum session_status newsroom_unopened(
	const struct newsroom *newsroom, const struct session *session)
{
	if (session->diags.system_errors)
		return SESSION_FAILED;
	return newsroom->is_found ? SESSION_FINDINGS : SESSION_USAGE;
}

void newsroom_close(struct newsroom *newsroom)
{
	past_close(newsroom);
	if (newsroom->root_fd >= 0)
		close(newsroom->root_fd);
	newsroom->root_fd = -1;
}

const struct public_set *newsroom_public_set(const struct newsroom *newsroom,
	struct arena *arena, struct instant now)
{
	struct public_question question = {
		&newsroom->site, &newsroom->past, now};
	size_t count = newsroom->count + newsroom->good_count, i;
	const struct release **all;

	if (!newsroom->good_count)
		return public_set_at(arena,
			(const struct release *const *)newsroom->releases,
			newsroom->count, &question);
	all = arena_array(arena, count, sizeof(struct release *));
	for (i = 0; i < count; i++)
		all[i] = i < newsroom->count
				 ? newsroom->releases[i]
				 : newsroom->goods[i - newsroom->count];
	return public_set_at(arena, all, count, &question);
}
