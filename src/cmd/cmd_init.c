#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "cmd/ask.h"
#include "cmd/cmd.h"
#include "cmd/house.h"
#include "read/sitetypes.h"

/* A newsroom in the making. */
struct making {
	struct session *session;
	struct str folder;    /* as a person would write it */
	int fd;		      /* of it; -1: not open */
	struct str_list made; /* paths, to be taken away again */
	mode_t mask;
};

enum { QUESTIONS = 7 };

static const struct ask_field questions[QUESTIONS] = {
	{"name", &record_line, "Name of the house"},
	{"url", &sitetypes_url, "Where will reporters see the newsroom?"},
	{"zone", &record_zone, "Time zone"},
	{"language", &record_language, "Language of the releases"},
	{"name", &record_line, "Whom do reporters call?"},
	{"phone", &record_phone, "Phone"},
	{"email", &record_email, "Email"},
};

static bool ask_all(
	struct session *session, struct zone_cache *zones, struct house *house)
{
	struct ask ask = {.session = session, .zones = zones};
	struct str *answers[QUESTIONS] = {&house->name, &house->url,
		&house->zone, &house->language, &house->contact, &house->phone,
		&house->email};
	union {
		struct str text;
		const struct zone *zone;
	} ignored;
	size_t i;

	session_say(session, "A newsroom for your releases. Return takes what "
			     "stands in brackets.\n\n");
	for (i = 0; i < QUESTIONS; i++)
		if (!ask_run(&ask, &questions[i], &ignored, answers[i]))
			return false;
	session_say(session, "\n");
	return true;
}

static struct str below(const struct making *making, const char *path)
{
	return arena_format(&making->session->arena, "%.*s/%s",
		STR_ARG(making->folder), path);
}

static void note_made(struct making *making, struct str path)
{
	arena_push(&making->session->arena, &making->made, path);
}

/* The folder and those above it, as mkdir -p makes them. */
static bool make_folder(struct making *making)
{
	struct str all = making->folder;
	size_t end;

	for (end = 1; end <= all.len; end++) {
		struct str path = arena_str(
			&making->session->arena, str_slice(all, 0, end));

		if (end < all.len && all.ptr[end] != '/')
			continue;
		if (mkdir(path.ptr, 0777) == 0)
			note_made(making, path);
		else if (errno != EEXIST)
			return diag_system(
				&making->session->diags, "make", path);
	}
	return fs_open_root(
		&making->session->diags, making->folder.ptr, &making->fd);
}

static bool make_below(struct making *making, const char *name)
{
	struct str path = str_from(name);

	if (fs_exists(making->fd, path))
		return true;
	if (!fs_make_folders(&making->session->diags, making->fd, path,
		    0777 & ~making->mask))
		return false;
	note_made(making, below(making, name));
	return true;
}

/* What stands there already stays as it is. */
static bool write_file(
	struct making *making, const char *name, const struct buf *bytes)
{
	if (fs_exists(making->fd, str_from(name)))
		return true;
	if (!fs_create(&making->session->diags, making->fd, str_from(name),
		    buf_view(bytes), 0666 & ~making->mask))
		return false;
	note_made(making, below(making, name));
	return true;
}

static bool has_releases(struct making *making)
{
	struct session *session = making->session;
	struct fs_entry *entries;
	size_t count = 1;

	return fs_list_kinds(&session->diags, &session->arena, making->fd,
		       STR("releases"), &entries, &count) &&
	       count;
}

/* The first release, where there is none yet. */
static bool write_release(struct making *making, const struct house *house,
	struct zone_cache *zones)
{
	const struct zone *zone = zone_get(zones, house->zone);
	struct civil today =
		zone_read(zone ? zone : zone_utc(), making->session->now).civil;
	struct buf text = {0};
	struct str name;
	bool ok;

	if (has_releases(making))
		return !making->session->diags.system_errors;
	house_release(&text, house, today);
	name = arena_format(&making->session->arena,
		"releases/%04d-%02d-%02d-our-newsroom.md", (int)today.year,
		today.month, today.day);
	ok = write_file(making, name.ptr, &text);
	buf_release(&text);
	return ok;
}

/* site.yaml last: with it the folder is a newsroom. */
static bool write_all(struct making *making, const struct house *house,
	struct zone_cache *zones)
{
	struct buf site = {0}, ignored = {0};
	bool ok;

	house_site(&site, house);
	buf_z(&ignored, "/.dateline/\n/public\n");
	ok = make_folder(making) && make_below(making, "releases") &&
	     make_below(making, "static") &&
	     write_file(making, ".gitignore", &ignored) &&
	     write_release(making, house, zones) &&
	     write_file(making, "site.yaml", &site);
	buf_release(&ignored);
	buf_release(&site);
	return ok;
}

/* What failed half way leaves nothing; what others put there stays. */
static void take_away(const struct making *making)
{
	size_t i;

	for (i = making->made.count; i > 0; i--)
		remove(making->made.items[i - 1].ptr);
}

/* Ctrl-C comes before the first file is made, or after the last one. */
static bool make_newsroom(struct making *making, const struct house *house,
	struct zone_cache *zones)
{
	sigset_t ends, before;
	bool ok;

	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGHUP);
	sigprocmask(SIG_BLOCK, &ends, &before);
	making->mask = umask(022);
	umask(making->mask);
	ok = write_all(making, house, zones);
	if (!ok)
		take_away(making);
	if (making->fd >= 0)
		close(making->fd);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ok;
}

/* "-C here": below it, unless DIR begins at the root. */
static struct str folder_of(
	struct session *session, const struct cmd_call *call)
{
	struct str base = str_from(session->options.folder);
	struct str folder = STR(".");

	if (call->operands.count)
		folder = call->operands.items[0];
	while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
		folder.len--;
	if (!base.len || folder.ptr[0] == '/')
		return arena_str(&session->arena, folder);
	if (str_equal_z(folder, "."))
		return base;
	return arena_format(
		&session->arena, "%.*s/%.*s", STR_ARG(base), STR_ARG(folder));
}

/* Letters that a shell takes as they are. */
static bool is_plain(struct str folder)
{
	size_t i;

	for (i = 0; i < folder.len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
			    "XYZ0123456789._/-",
			    folder.ptr[i]))
			return false;
	return true;
}

/* "cd press && " where it is not the current folder. */
static struct str go_there(struct session *session, struct str folder)
{
	const char *mark = is_plain(folder) ? "" : "'";

	if (str_equal_z(folder, "."))
		return STR("");
	return arena_format(&session->arena, "cd %s%.*s%s && ", mark,
		STR_ARG(session_clean(session, folder)), mark);
}

static bool is_newsroom(struct session *session, struct str folder)
{
	struct str path = arena_format(
		&session->arena, "%.*s/site.yaml", STR_ARG(folder));
	struct stat found;
	struct str go = go_there(session, folder);

	if (lstat(path.ptr, &found) < 0)
		return false;
	session_say(session,
		"This is a newsroom already: %.*s stands there. I leave it as "
		"it is.\n"
		"Next: %.*sdateline status\n",
		STR_ARG(session_clean(session, path)), STR_ARG(go));
	return true;
}

static void say_done(
	struct session *session, const struct cmd_call *call, bool has_asked)
{
	struct str go = go_there(session, folder_of(session, call));

	if (!has_asked && !call->wants_defaults)
		session_say(
			session, "Nothing was asked: this is no terminal. ");
	if (!has_asked)
		session_say(session,
			"Your name, address and contact are still examples: "
			"write your own in site.yaml.\n");
	session_say(session,
		"The newsroom is made, with a first release. Next: "
		"%.*sdateline "
		"build\n",
		STR_ARG(go));
}

enum session_status cmd_init(
	struct session *session, const struct cmd_call *call)
{
	struct making making = {
		.session = session,
		.folder = folder_of(session, call),
		.fd = -1,
	};
	struct zone_cache *zones = zone_cache_open(&session->arena);
	struct house house = house_examples(&session->arena, zones);
	bool asks = !call->wants_defaults && !session->options.is_quiet &&
		    ask_is_possible();

	if (is_newsroom(session, making.folder))
		return SESSION_USAGE;
	if (asks && !ask_all(session, zones, &house)) {
		session_say(session, "\nNothing was made.\n");
		return SESSION_USAGE;
	}
	if (!make_newsroom(&making, &house, zones)) {
		session_print_findings(session, false);
		return SESSION_FAILED;
	}
	say_done(session, call, asks);
	return SESSION_FINE;
}
