#include "cmd/past_settle.h"

#include "base/fs.h"
#include "cmd/who.h"
#include "publish/swap.h"
#include "store/good.h"

/* What was cut off, and who makes up for it. */
struct settling {
	struct newsroom *newsroom;
	struct session *session;
	const struct journal_intent *intent;
};

/* The swap happened, and whoever made it could not note that any more. */
static bool has_happened(const struct settling *s)
{
	char object[TREE_OBJECT_LEN + 1];

	swap_read_public(s->newsroom->root_fd, object);
	return str_equal_z(s->intent->root, object);
}

static struct journal_release *row_of(
	const struct journal_facts *facts, struct str id)
{
	size_t i;

	for (i = 0; i < facts->release_count; i++)
		if (str_equal(facts->releases[i].id, id))
			return &facts->releases[i];
	return NULL;
}

/* ---- the log ---- */

/* Whose words they are: the file may have changed since. */
static struct who author_of(
	const struct settling *s, const struct journal_release *row)
{
	struct diags unheard = {.arena = &s->session->arena};
	char folder[GOOD_PATH_MAX];
	struct str path, text;

	good_folder(folder, &row->good);
	path = arena_format(
		&s->session->arena, "%s/%.*s", folder, STR_ARG(row->path));
	if (!fs_read(&unheard, &s->session->arena, s->newsroom->root_fd, path,
		    SOURCE_MAX_BYTES, &text))
		return who_runs(s->session, STR(""));
	return who_wrote(s->session, row->path, text, STR(""));
}

static bool log_release(
	const struct settling *s, const struct journal_release *row)
{
	const struct journal_release *before =
		row_of(&s->newsroom->facts, row->id);
	bool is_new = !before || before->is_forgotten;
	struct who who = author_of(s, row);
	struct log_entry entry = {
		.act = is_new		   ? "publish"
		       : row->is_withdrawn ? "withdrawn"
					   : "change",
		.at = session_now(),
		.who = who.name,
		.source = who.source,
		.id = row->id,
		.what = row->path,
		.address = row->address,
		.digest = &row->good,
		.detail = STR("noted by a later run; the one that did it was "
			      "cut off"),
	};

	if (is_new) {
		entry.effective = row->at;
		entry.late_s = row->public_at.utc - row->at.utc;
	}
	return journal_note_act(
		s->newsroom->journal, &s->session->diags, &entry);
}

/* site.yaml, the theme or the program changed: no words of a release did. */
static bool log_site(const struct settling *s)
{
	struct log_entry entry = {
		.act = "site", .at = session_now(), .source = LOG_SELF};

	return journal_note_act(
		s->newsroom->journal, &s->session->diags, &entry);
}

static bool log_all(const struct settling *s)
{
	size_t i;

	/* An archive is one act, which is still to be noted. */
	if (!s->newsroom->facts.last_look.utc)
		return true;
	if (!s->intent->count)
		return log_site(s);
	for (i = 0; i < s->intent->count; i++)
		if (!log_release(s, &s->intent->releases[i]))
			return false;
	return true;
}

/* ---- the facts ---- */

/* A release that the swap made public, or changed. */
static void apply(struct settling *s, const struct journal_release *release)
{
	struct journal_facts *facts = &s->newsroom->facts;
	struct journal_release *row = row_of(facts, release->id);

	if (row) {
		*row = *release;
		return;
	}
	facts->releases = arena_grow(&s->session->arena, facts->releases,
		facts->release_count, sizeof(*facts->releases));
	facts->releases[facts->release_count++] = *release;
}

static bool note(const struct settling *s, bool happened)
{
	struct journal *journal = s->newsroom->journal;
	struct diags *d = &s->session->diags;

	if (!journal_begin(journal, d))
		return false;
	if ((!happened || log_all(s)) &&
		journal_settle_intent(journal, d, happened) &&
		journal_commit(journal, d))
		return true;
	journal_cancel(journal);
	return false;
}

bool past_settle(
	struct newsroom *newsroom, struct session *session, bool is_writer)
{
	struct settling s = {newsroom, session, &newsroom->facts.intent};
	bool happened = has_happened(&s);
	size_t i;

	if (is_writer && !note(&s, happened))
		return false;
	for (i = 0; happened && i < s.intent->count; i++)
		apply(&s, &s.intent->releases[i]);
	return true;
}
