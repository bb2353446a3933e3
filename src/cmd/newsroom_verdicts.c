#include "cmd/newsroom.h"

#include "base/fs.h"
#include "cmd/clock.h"
#include "cmd/standing.h"

/* Who waits for what, and what a public release cannot do (embargo.md). */

/* What is said of one release. */
struct telling {
	const struct newsroom *newsroom;
	struct session *session;
	struct map files; /* id -> index of its file */
	struct map paths; /* path -> likewise */
	struct buf when;
};

bool newsroom_reload(const struct newsroom *newsroom, struct session *session,
	const struct release *release)
{
	struct source again = {0};
	struct arena *arena = &session->arena;
	struct diags unseen = {.arena = arena};
	struct str bytes;

	if (release->src->text.ptr)
		return true;
	if (!fs_read(&unseen, arena, newsroom->root_fd, release->path,
		    SOURCE_MAX_BYTES, &bytes) ||
		!source_make(&unseen, &again, release->path, bytes) ||
		!hash_equal(&again.digest, &release->src->digest))
		return false;
	*release->src = again;
	return true;
}

static struct str time_of(struct telling *t, struct instant at)
{
	buf_reset(&t->when);
	standing_print_time(&t->when, t->newsroom, at);
	return arena_str(&t->session->arena, buf_view(&t->when));
}

/* What is said of a verdict; the texts are in the order of `enum verdict`. */
struct verdict_words {
	const char *id;
	enum diag_level level;
	const char *text, *help, *brief; /* %s: slug */
};

static const struct verdict_words words[] = {
	[VERDICT_AFTER] = {"embargo-after", DIAG_ERROR,
		"This release is public, and its embargo lies in the future. "
		"An embargo cannot make it secret again.",
		"What was published stays. Put the embargo back as it was; or "
		"take the release back, with a notice: dateline withdraw %s",
		"is public; an embargo cannot take it back, `dateline "
		"withdraw` can"},
	[VERDICT_CHANGED] = {"change-waiting", DIAG_WARNING,
		"This release is public, and its file was changed since.",
		"What was published stays until you say yes: dateline publish "
		"%s. If readers should know of a mistake: dateline correct %s",
		"is public and changed; say yes with `dateline publish`"},
	[VERDICT_ENTRY] = {"correction-changed", DIAG_ERROR,
		"An entry of \"corrections\" that is public was changed or "
		"taken out.",
		"Put it back as it was, and write a new entry below it. Until "
		"then what was published stays.",
		"an entry of corrections that is public was changed; put it "
		"back"},
	[VERDICT_ASK] = {"publish-waiting", DIAG_WARNING,
		"This release has no embargo, so it goes out when you say so.",
		"To publish it now: dateline publish %s",
		"goes out when you say so: `dateline publish`"},
	[VERDICT_PAST] = {"embargo-past", DIAG_ERROR,
		"The embargo of this release was over before I saw it, so I "
		"cannot tell whether the time is right.",
		"If it may go out at once: dateline publish %s. Otherwise "
		"mend the time; until then the release is held back.",
		"embargo lies in the past; mend it, or say `dateline publish`"},
	[VERDICT_UNLOGGED] = {"lift-unlogged", DIAG_ERROR,
		"The file says that the embargo was lifted, but nobody ran "
		"`dateline lift`.",
		"Take \"lifted\" out of the embargo, and if it is to be "
		"lifted: dateline lift %s",
		"lifted by hand; take it out and run `dateline lift`"},
	[VERDICT_CLOCK] = {"clock-step", DIAG_ERROR,
		"This release is due if the clock of this computer is right, "
		"but the clock was put forward and nothing confirms it.",
		"Let the computer set its clock over the network, or if the "
		"time is right: dateline lift %s",
		"the clock was put forward and nothing confirms it"},
	[VERDICT_FORGOTTEN] = {"release-forgotten", DIAG_NOTE,
		"This release was taken away with `dateline forget`.",
		"To publish it again: dateline publish %s",
		"was taken away with `dateline forget`"},
};

const char *newsroom_verdict_id(enum verdict verdict)
{
	return words[verdict].id;
}

static struct str fill(struct telling *t, const char *pattern, struct str slug)
{
	struct str rest = str_from(pattern), all = STR("");
	struct arena *arena = &t->session->arena;
	size_t at;

	while ((at = str_find(rest, STR("%s"))) != STR_NONE) {
		all = arena_format(arena, "%.*s%.*s%.*s", STR_ARG(all), (int)at,
			rest.ptr, STR_ARG(slug));
		rest = str_slice(rest, at + 2, rest.len);
	}
	return arena_format(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(rest));
}

/* The line of the embargo, where that is what it is about. */
static struct span place_of(
	struct telling *t, const struct release *release, enum verdict verdict)
{
	bool is_time = verdict == VERDICT_AFTER || verdict == VERDICT_PAST ||
		       verdict == VERDICT_UNLOGGED || verdict == VERDICT_ASK;

	if (!is_time || !release->embargo_at.src ||
		!newsroom_reload(t->newsroom, t->session, release))
		return (struct span){0};
	return release->embargo_at;
}

static void tell(
	struct telling *t, const struct release *release, enum verdict verdict)
{
	const struct verdict_words *w = &words[verdict];

	diag_add(&t->session->diags,
		&(struct diag){.id = w->id,
			.level = w->level,
			.at = place_of(t, release, verdict),
			.file = release->path,
			.text = str_from(w->text),
			.help = fill(t, w->help, release->slug),
			.brief = str_from(w->brief)});
}

/* Its file is a draft, or has problems: each of those is told by itself. */
static void tell_unready(struct telling *t, const struct release *release,
	const struct past_release *past)
{
	struct arena *arena = &t->session->arena;
	struct str since = time_of(t, past->public_at);

	if (release->status != STATUS_DRAFT) {
		diag_add(&t->session->diags,
			&(struct diag){.id = "public-stays",
				.level = DIAG_NOTE,
				.file = release->path,
				.text = arena_format(arena,
					"This release is public since %.*s, "
					"and stays as it was published until "
					"its file can be read without a "
					"problem.",
					STR_ARG(since)),
				.brief = STR("stays as it was published until "
					     "it is mended")});
		return;
	}
	diag_add(&t->session->diags,
		&(struct diag){.id = "public-draft",
			.file = release->path,
			.text = arena_format(arena,
				"This release is public since %.*s, and its "
				"file says that it is a draft.",
				STR_ARG(since)),
			.help = fill(t,
				"What was published stays. Take \"status: "
				"draft\" out again; or take the release back, "
				"with a notice: dateline withdraw %s",
				release->slug),
			.brief = STR("is public; a draft cannot take it back, "
				     "`dateline withdraw` can")});
}

static void tell_gone(struct telling *t, const struct past_release *past,
	const struct release *there)
{
	struct arena *arena = &t->session->arena;
	struct str since = time_of(t, past->public_at);

	diag_add(&t->session->diags,
		&(struct diag){.id = there ? "public-id" : "public-gone",
			.file = past->path,
			.text = arena_format(arena,
				there ? "A release is public from this file "
					"since %.*s, and the file has another "
					"id now, as if it were another one."
				      : "This release is public since %.*s, "
					"and its file is gone.",
				STR_ARG(since)),
			.help = there ? arena_format(arena,
						"What was published stays. Put "
						"the id back: `id: %.*s`",
						STR_ARG(past->id))
				      : fill(t,
						"What was published stays. Put "
						"the file back; then `dateline "
						"withdraw %s` takes it back "
						"with a notice. Without one: "
						"dateline forget %s",
						past->slug),
			.brief = there ? arena_format(arena,
						 "is public under the id "
						 "\"%.*s\"; put it back",
						 STR_ARG(past->id))
				       : STR("is public, and its file is "
					     "gone; put it back")});
}

static void tell_frozen(struct telling *t, const struct release *release,
	const struct past_release *past)
{
	struct civil day = zone_read(t->newsroom->site.zone, past->at).civil;
	struct arena *arena = &t->session->arena;
	struct str today = arena_format(
		arena, "%d/%.*s", (int)day.year, STR_ARG(release->slug));

	if (str_equal(today, past->address))
		return;
	diag_add(&t->session->diags,
		&(struct diag){.id = "address-frozen",
			.level = DIAG_NOTE,
			.file = release->path,
			.text = arena_format(arena,
				"This release keeps the address at which it "
				"was published: %.*s%.*s/",
				STR_ARG(t->newsroom->site.url),
				STR_ARG(past->address)),
			.brief = arena_format(arena, "keeps its address %.*s",
				STR_ARG(past->address))});
}

/* Zone data that changed since the embargo was first understood. */
static void tell_zone(struct telling *t, const struct verdict_book *book,
	const struct release *release)
{
	struct arena *arena = &t->session->arena;
	struct instant said, kept;

	if (!release_instant(release, &said) ||
		!verdict_instant(book, release, &kept) || said.utc == kept.utc)
		return;
	diag_add(&t->session->diags,
		&(struct diag){.id = "embargo-meaning",
			.level = DIAG_WARNING,
			.at = place_of(t, release, VERDICT_ASK),
			.file = release->path,
			.text = arena_format(arena,
				"The rules of this time zone have changed: "
				"the embargo meant %.*s when it was first "
				"read, and would end earlier now.",
				STR_ARG(time_of(t, kept))),
			.help = STR("The later time counts. To be sure, "
				    "write the time with its offset, as in "
				    "2026-12-01T09:00-05:00."),
			.brief = STR("zone data changed since; the later time "
				     "counts")});
}

static void tell_file(
	struct telling *t, const struct verdict_book *book, size_t index)
{
	const struct release *release = t->newsroom->releases[index];
	enum verdict verdict = t->newsroom->verdicts[index];
	const struct past_release *past = verdict_past(book, release->id);

	if (past && past->is_forgotten)
		past = NULL;
	if (words[verdict].id)
		tell(t, release, verdict);
	if (past && verdict == VERDICT_UNREADY &&
		release->status != STATUS_WITHDRAWN)
		tell_unready(t, release, past);
	if (past && verdict == VERDICT_GO)
		tell_frozen(t, release, past);
	if (!past && verdict <= VERDICT_WAITING)
		tell_zone(t, book, release);
}

static void index_files(struct telling *t)
{
	const struct newsroom *newsroom = t->newsroom;
	size_t i;

	t->files.arena = t->paths.arena = &t->session->arena;
	for (i = 0; i < newsroom->count; i++) {
		map_claim(&t->files, newsroom->releases[i]->id, i, NULL);
		map_claim(&t->paths, newsroom->releases[i]->path, i, NULL);
	}
}

static void tell_absent(struct telling *t, const struct past_release *past)
{
	size_t at;

	if (past->is_forgotten || map_get(&t->files, past->id, &at))
		return;
	if (map_get(&t->paths, past->path, &at) && !t->newsroom->held[at])
		tell_gone(t, past, t->newsroom->releases[at]);
	else if (!map_get(&t->paths, past->path, &at))
		tell_gone(t, past, NULL);
}

void newsroom_check_verdicts(
	const struct newsroom *newsroom, struct session *session)
{
	struct telling t = {.newsroom = newsroom, .session = session};
	struct verdict_book book;
	size_t i;

	if (!newsroom->past.is_kept)
		return;
	book = verdict_book_make(&session->arena, &newsroom->past,
		&newsroom->site, session->now);
	index_files(&t);
	clock_tell(&session->diags, &newsroom->clock);
	for (i = 0; i < newsroom->count; i++)
		tell_file(&t, &book, i);
	for (i = 0; i < newsroom->past.count; i++)
		tell_absent(&t, &newsroom->past.items[i]);
	buf_release(&t.when);
}
