#include <stdlib.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/map.h"
#include "cmd/ask.h"
#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "cmd/outline.h"
#include "read/embargofields.h"
#include "read/releasetypes.h"

/* A release that is begun. */
struct beginning {
	struct session *session;
	const struct cmd_call *call;
	struct newsroom newsroom;
	struct outline outline;
	struct embargo embargo;
	struct str path; /* of the new file */
};

static bool refuse_words(struct session *session, const struct str_list *words)
{
	struct buf line = {0};
	size_t i;

	buf_z(&line, "dateline new \"");
	for (i = 0; i < words->count; i++) {
		if (i)
			buf_char(&line, ' ');
		buf_str(&line, words->items[i]);
	}
	buf_char(&line, '"');
	diag_add(&session->diags,
		&(struct diag){.id = "usage",
			.text = STR("The headline is several words."),
			.help = STR("Put it in quotation marks:"),
			.brief = STR("a headline of several words needs "
				     "quotation marks"),
			.mended = arena_str(&session->arena, buf_view(&line))});
	buf_release(&line);
	return false;
}

static bool read_headline(struct beginning *b)
{
	static const struct ask_field headline = {
		"headline", &releasetypes_headline, NULL};
	struct ask ask = {.session = b->session};
	struct str offer, words = b->call->operands.items[0];

	if (b->call->operands.count > 1)
		return refuse_words(b->session, &b->call->operands);
	if (!str_trim(words).len)
		return diag_add(&b->session->diags,
			&(struct diag){.id = "usage",
				.text = STR("The headline is empty."),
				.help = STR("Say what the release says, as "
					    "in: dateline new \"Grid opens "
					    "the Ostend site\""),
				.brief = STR("the headline is empty")});
	return ask_check(&ask, &headline, words, &b->outline.headline, &offer);
}

/* "Tue 1 Dec 2026, 09:00 (08:00 UTC)" */
static struct str understood(struct beginning *b)
{
	struct instant at = b->embargo.until.at;
	struct civil utc = zone_read(zone_utc(), at).civil;
	struct buf out = {0};
	struct str words;

	instant_print_people(&out, at, b->newsroom.site.zone);
	buf_format(&out, " (%02d:%02d UTC)", utc.hour, utc.minute);
	words = arena_str(&b->session->arena, buf_view(&out));
	buf_release(&out);
	return words;
}

static bool read_embargo(struct beginning *b)
{
	static const struct ask_field embargo = {
		"embargo", &embargofields_type, NULL};
	struct ask ask = {.session = b->session,
		.zones = b->newsroom.zones,
		.house = b->newsroom.site.zone};
	struct str offer, text = str_trim(b->call->embargo);
	struct diags *d = &b->session->diags;

	if (!text.len)
		return true;
	if (!ask_check(&ask, &embargo, text, &b->embargo, &offer)) {
		if (offer.len && d->count)
			d->items[d->count - 1].mended =
				arena_format(&b->session->arena,
					"--embargo \"%.*s\"", STR_ARG(offer));
		return false;
	}
	b->outline.embargo = text;
	if (b->embargo.kind == EMBARGO_UNTIL)
		b->outline.understood = understood(b);
	return true;
}

/* The fields of the release to begin from; what is wrong in it is not told. */
static bool read_from(struct beginning *b)
{
	struct arena *arena = &b->session->arena;
	struct diags ignored = {.arena = arena};
	struct source *src = arena_alloc(arena, sizeof(*src));
	const struct release *release;
	struct span yaml = {0};
	struct str text;
	size_t body_off;

	if (!b->call->from.len)
		return true;
	release = newsroom_named(&b->newsroom, b->session, b->call->from);
	if (!release)
		return false;
	if (!fs_read(&b->session->diags, arena, b->newsroom.root_fd,
		    release->path, SOURCE_MAX_BYTES, &text) ||
		!source_make(&b->session->diags, src, release->path, text))
		return false;
	node_find_front_matter(&ignored, src, &yaml, &body_off);
	if (yaml.src)
		node_read(&ignored, arena, yaml, &b->outline.from);
	return true;
}

/* The day of the embargo, else today, in the zone of the house. */
static struct civil day_of(const struct beginning *b)
{
	struct instant at = b->session->now;

	if (b->embargo.kind == EMBARGO_UNTIL)
		at = b->embargo.until.at;
	return zone_read(b->newsroom.site.zone, at).civil;
}

/* The slug, or the first with a number behind it, that no release has. */
static struct str free_slug(const struct beginning *b, struct str slug)
{
	struct arena *arena = &b->session->arena;
	struct map taken = {.arena = arena};
	struct str free = slug;
	size_t i, index, number = 1;

	for (i = 0; i < b->newsroom.count; i++)
		map_claim(&taken, b->newsroom.releases[i]->slug, i, NULL);
	while (map_get(&taken, free, &index))
		free = arena_format(arena, "%.*s-%zu", STR_ARG(slug), ++number);
	return free;
}

static bool refuse_standing(const struct beginning *b, struct str path)
{
	return diag_add(&b->session->diags,
		&(struct diag){.id = "file-exists",
			.file = path,
			.text = STR("This release is there already. I leave "
				    "it as it is."),
			.help = STR("Write on in it, or choose another "
				    "headline."),
			.brief = STR("there already; choose another "
				     "headline")});
}

/* A release of that day with that name, as a file or as a folder. */
static bool is_free(const struct beginning *b, struct str name)
{
	struct arena *arena = &b->session->arena;
	struct str paths[] = {arena_format(arena, "%.*s.md", STR_ARG(name)),
		arena_format(arena, "%.*s/index.md", STR_ARG(name)), name};
	size_t i;

	for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (fs_exists(b->newsroom.root_fd, paths[i]))
			return refuse_standing(b, paths[i]);
	return true;
}

static struct str name_with(const struct beginning *b, struct str slug)
{
	struct civil day = day_of(b);

	return arena_format(&b->session->arena, "releases/%04d-%02d-%02d-%.*s",
		(int)day.year, day.month, day.day, STR_ARG(slug));
}

static bool find_path(struct beginning *b)
{
	struct arena *arena = &b->session->arena;
	struct str slug = outline_slug(arena, b->outline.headline);
	struct str name = name_with(b, slug);

	if (!is_free(b, name))
		return false;
	name = name_with(b, free_slug(b, slug));
	b->path = arena_format(arena,
		b->call->wants_folder ? "%.*s/index.md" : "%.*s.md",
		STR_ARG(name));
	return true;
}

static bool write_draft(struct beginning *b)
{
	struct diags *d = &b->session->diags;
	char uuid[HASH_UUID_LEN + 1];
	struct str folder = str_slice(b->path, 0, b->path.len);
	mode_t mask = umask(022);
	struct buf text = {0};
	bool ok;

	umask(mask);
	hash_uuid4(uuid);
	b->outline.id = arena_format(&b->session->arena, "urn:uuid:%s", uuid);
	b->outline.site = &b->newsroom.site;
	outline_text(&text, &b->outline);
	while (folder.ptr[folder.len - 1] != '/')
		folder.len--;
	folder.len--;
	ok = fs_make_folders(d, b->newsroom.root_fd, folder, 0777 & ~mask) &&
	     fs_create(d, b->newsroom.root_fd, b->path, buf_view(&text),
		     0666 & ~mask);
	buf_release(&text);
	return ok;
}

static void say_done(struct beginning *b)
{
	struct session *session = b->session;

	session_write(session,
		arena_format(&session->arena, "%.*s\n", STR_ARG(b->path)));
	if (b->embargo.kind == EMBARGO_UNTIL &&
		b->embargo.until.at.utc <= session->now.utc)
		session_say(session,
			"The time of this embargo has passed: the release goes "
			"out as soon as it is no draft.\n");
	session_say(session,
		"A draft: it is never public while it says \"status: draft\". "
		"Write, then: dateline check %.*s\n",
		STR_ARG(b->path));
}

/* Findings of the newsroom are for `check`. */
static bool is_about_command(const void *context, const struct diag *diag)
{
	(void)context;
	return diag->is_system && !diag->file.len;
}

static enum session_status open_newsroom(struct beginning *b)
{
	struct session *session = b->session;

	if (!newsroom_open(&b->newsroom, session))
		return newsroom_unopened(&b->newsroom, session);
	if (!b->newsroom.is_site_whole)
		return SESSION_FINDINGS;
	diags_keep(&session->diags, is_about_command, NULL);
	return SESSION_FINE;
}

static enum session_status begin(struct beginning *b)
{
	enum session_status status;

	if (!read_headline(b))
		return SESSION_USAGE;
	status = open_newsroom(b);
	if (status)
		return status;
	if (!read_embargo(b) || !read_from(b) || !find_path(b) ||
		!write_draft(b))
		return b->session->diags.system_errors ? SESSION_FAILED
						       : SESSION_USAGE;
	return SESSION_FINE;
}

enum session_status cmd_new(
	struct session *session, const struct cmd_call *call)
{
	struct beginning b = {
		.session = session, .call = call, .newsroom = {.root_fd = -1}};
	enum session_status status = begin(&b);

	session_print_findings(session, false);
	if (!status)
		say_done(&b);
	newsroom_close(&b.newsroom);
	return status;
}
