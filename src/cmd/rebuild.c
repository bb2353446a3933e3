#include "cmd/rebuild.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "cmd/newsroom.h"
#include "cmd/newsroom_walk.h"
#include "cmd/who.h"
#include "model/route.h"
#include "read/releasefile.h"
#include "store/good.h"
#include "store/journal.h"

#define GOOD_FOLDER ".dateline/state/good"
#define SITE_FOLDER ".dateline/www/site"

/* What is found before anything is touched. */
struct rebuilding {
	struct session *session;
	struct newsroom newsroom; /* its site alone */
	int site_fd;		  /* of what is public */
	struct arena scratch;
	struct journal_release *rows;
	size_t count;
	struct map ids; /* of the rows -> index */
	struct map addresses;
};

static bool refuse(struct rebuilding *r, const char *text, struct str what)
{
	struct arena *arena = &r->session->arena;

	return diag_add(&r->session->diags,
		&(struct diag){.id = "rebuild-refused",
			.text = arena_format(
				arena, "%s%.*s", text, STR_ARG(what)),
			.help = STR("Nothing was touched. Put the folder "
				    ".dateline/state back from a backup."),
			.brief = arena_format(arena,
				"the state was not made anew: %s%.*s", text,
				STR_ARG(what))});
}

/* A journal that can be read needs no other one. */
static bool is_whole(struct rebuilding *r)
{
	struct diags unheard = {.arena = &r->scratch};
	struct journal *journal = NULL;
	struct journal_facts facts;
	bool ok = journal_open(&unheard, &r->scratch, r->newsroom.root_fd,
			  JOURNAL_READ, r->newsroom.site.newsroom, &journal) &&
		  (!journal ||
			  journal_read(journal, &unheard, &r->scratch, &facts));

	if (journal)
		journal_close(journal);
	return ok;
}

/* ---- the last good versions ---- */

static size_t depth_of(struct str folder)
{
	size_t depth = 0, i;

	for (i = 0; i < folder.len; i++)
		depth += folder.ptr[i] == '/';
	return depth;
}

/*
 * Its file: the one below releases/, at the same path as in the newsroom.
 * Calls itself NEWSROOM_MAX_DEPTH times at most.
 */
static bool find_source(struct rebuilding *r, int fd, struct str folder,
	struct str *path, struct str *own)
{
	struct diags unheard = {.arena = &r->scratch};
	struct fs_entry *entries;
	struct str below;
	size_t count, i;

	if (depth_of(folder) > NEWSROOM_MAX_DEPTH ||
		!fs_list(&unheard, &r->scratch, fd, folder, &entries, &count))
		return false;
	for (i = 0; i < count; i++) {
		bool is_index = str_equal_z(entries[i].name, "index.md");

		if (entries[i].kind != FS_FILE ||
			!str_ends_with(entries[i].name, STR(".md")) ||
			(count > 1 && !is_index))
			continue;
		*own = is_index ? folder : STR("");
		*path = arena_format(&r->session->arena, "%.*s/%.*s",
			STR_ARG(folder), STR_ARG(entries[i].name));
		return true;
	}
	for (i = 0; i < count; i++) {
		if (entries[i].kind != FS_FOLDER)
			continue;
		below = arena_format(&r->session->arena, "%.*s/%.*s",
			STR_ARG(folder), STR_ARG(entries[i].name));
		if (find_source(r, fd, below, path, own))
			return true;
	}
	return false;
}

static bool has_page(
	const struct rebuilding *r, struct str address, const char *file)
{
	struct str path = arena_format(
		&r->session->arena, "%.*s/%s", STR_ARG(address), file);
	struct stat st;

	return fstatat(r->site_fd, path.ptr, &st, 0) == 0;
}

static void add_row(
	struct rebuilding *r, const struct release *release, struct instant at)
{
	struct civil day = zone_read(r->newsroom.site.zone, at).civil;
	struct journal_release row = {
		.id = release->id,
		.path = release->path,
		.slug = release->slug,
		.address = arena_format(&r->session->arena, "%d/%.*s",
			(int)day.year, STR_ARG(release->slug)),
		.at = at,
		.public_at = at,
		.announced_at = at, /* nobody is mailed twice */
		.good = release->version,
		.corrections = release->correction_count,
		.entries = release_entries(release, release->correction_count),
	};

	if (!has_page(r, row.address, "release.json") ||
		!map_claim(&r->ids, row.id, r->count, NULL))
		return;
	row.is_withdrawn = !has_page(r, row.address, "release.txt");
	map_claim(&r->addresses, row.address, r->count, NULL);
	r->rows = arena_grow(
		&r->session->arena, r->rows, r->count, sizeof(*r->rows));
	r->rows[r->count++] = row;
}

static void take_version(struct rebuilding *r, int fd)
{
	struct diags unheard = {.arena = &r->session->arena};
	struct releasefile_input in = {
		.d = &unheard,
		.arena = &r->session->arena,
		.scratch = &r->scratch,
		.site = &r->newsroom.site,
		.zones = r->newsroom.zones,
		.now = r->session->now,
		.root_fd = fd,
		.wants_version = true,
	};
	struct release *release;
	struct instant at;

	if (!find_source(r, fd, STR("releases"), &in.path, &in.folder))
		return;
	if (releasefile_read(&in, &release) && release_instant(release, &at))
		add_row(r, release, at);
	arena_reset(&r->scratch);
}

static void take_versions(struct rebuilding *r)
{
	struct diags unheard = {.arena = &r->session->arena};
	struct fs_entry *entries;
	size_t count, i;
	int fd;

	if (!fs_list(&unheard, &r->session->arena, r->newsroom.root_fd,
		    STR(GOOD_FOLDER), &entries, &count))
		return;
	for (i = 0; i < count; i++) {
		struct str path = arena_format(&r->session->arena,
			GOOD_FOLDER "/%.*s", STR_ARG(entries[i].name));

		if (entries[i].kind != FS_FOLDER ||
			!fs_open_folder(
				&unheard, r->newsroom.root_fd, path, &fd))
			continue;
		take_version(r, fd);
		close(fd);
	}
}

/* ---- what is public ---- */

static bool is_year(struct str name)
{
	size_t i;

	for (i = 0; i < name.len; i++)
		if (name.ptr[i] < '0' || name.ptr[i] > '9')
			return false;
	return name.len == 4;
}

/* Folders of the site are links to objects; these are followed. */
static bool list_site(struct rebuilding *r, struct str folder,
	struct fs_entry **entries, size_t *count)
{
	struct diags unheard = {.arena = &r->session->arena};
	int fd = openat(r->site_fd, folder.len ? folder.ptr : ".",
		O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return false;
	ok = fs_list_kinds(
		&unheard, &r->session->arena, fd, STR(""), entries, count);
	close(fd);
	return ok;
}

/* A release that is public and would not be any more. */
static bool check_year(struct rebuilding *r, struct str year)
{
	struct fs_entry *entries;
	size_t count, i, index;

	if (!list_site(r, year, &entries, &count))
		return refuse(r, "I cannot read what is public: ", year);
	for (i = 0; i < count; i++) {
		struct str address = arena_format(&r->session->arena,
			"%.*s/%.*s", STR_ARG(year), STR_ARG(entries[i].name));

		if (has_page(r, address, "release.json") &&
			!map_get(&r->addresses, address, &index))
			return refuse(r,
				"This page is public, and no copy of what was "
				"published is left: ",
				address);
	}
	return true;
}

static bool check_site(struct rebuilding *r)
{
	struct fs_entry *entries;
	size_t count, i;

	if (!list_site(r, STR(""), &entries, &count))
		return refuse(r, "I cannot read what is public.", STR(""));
	for (i = 0; i < count; i++)
		if (is_year(entries[i].name) &&
			!check_year(r,
				arena_str(&r->session->arena, entries[i].name)))
			return false;
	return true;
}

/* ---- the new journal ---- */

static bool note_rows(struct rebuilding *r, struct journal *journal)
{
	struct diags *d = &r->session->diags;
	struct journal_clock none = {0};
	struct who who = who_runs(r->session, STR(""));
	struct log_entry entry = {.act = "rebuild",
		.at = r->session->now,
		.who = who.name,
		.source = who.source,
		.detail = session_count(r->session, r->count, "release")};
	size_t i;

	for (i = 0; i < r->count; i++)
		if (!journal_note_release(journal, d, &r->rows[i]))
			return false;
	return journal_note_act(journal, d, &entry) &&
	       journal_note_look(journal, d, r->session->now, &none);
}

static bool make_journal(struct rebuilding *r)
{
	struct diags *d = &r->session->diags;
	struct journal *journal;
	struct str folder;
	bool ok;

	if (!journal_set_aside(
		    d, r->newsroom.root_fd, r->session->now, &folder) ||
		!journal_open(d, &r->session->arena, r->newsroom.root_fd,
			JOURNAL_MAKE, r->newsroom.site.newsroom, &journal))
		return false;
	ok = journal_begin(journal, d) && note_rows(r, journal) &&
	     journal_commit(journal, d);
	if (!ok)
		journal_cancel(journal);
	journal_close(journal);
	if (ok)
		session_say(r->session,
			"The state was made anew, of %s in public. What "
			"was there is in %.*s.\n",
			session_count(r->session, r->count, "release").ptr,
			STR_ARG(folder));
	return ok;
}

bool rebuild_run(struct session *session)
{
	struct rebuilding r = {.session = session, .site_fd = -1};
	bool ok = newsroom_open_site(&r.newsroom, session) &&
		  r.newsroom.is_site_whole;

	r.ids.arena = r.addresses.arena = &session->arena;
	if (ok && is_whole(&r))
		ok = refuse(&r, "The state is whole; there is nothing to mend.",
			STR(""));
	if (ok)
		r.site_fd = openat(r.newsroom.root_fd, SITE_FOLDER,
			O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (ok && r.site_fd < 0)
		ok = refuse(&r, "Nothing is public that it could be made of.",
			STR(""));
	if (ok)
		take_versions(&r);
	ok = ok && check_site(&r) && make_journal(&r);
	if (r.site_fd >= 0)
		close(r.site_fd);
	newsroom_close(&r.newsroom);
	arena_release(&r.scratch);
	return ok;
}
