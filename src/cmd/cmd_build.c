#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "cmd/publication.h"
#include "cmd/standing.h"

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static const char *why_urgent(const struct standing *row)
{
	if (!row->is_urgent)
		return "";
	return row->has_instant ? ", which is due within a day"
				: ", and nobody can tell when it is due";
}

/* Who is held back is said by name, whatever the findings above said. */
static bool say_held(struct session *session, const struct newsroom *newsroom,
	const struct public_set *set)
{
	struct standing *rows = standing_all(
		&session->arena, newsroom, set, &session->diags, session->now);
	struct str path;
	size_t i;
	bool urgent = false;

	for (i = 0; i < standing_count(newsroom); i++) {
		if (rows[i].state != STANDING_HELD)
			continue;
		urgent |= rows[i].is_urgent;
		path = session_clean(session, rows[i].path);
		session_say(session, "Held back: %.*s%s.\n", STR_ARG(path),
			why_urgent(&rows[i]));
	}
	return urgent;
}

static void say_done(struct session *session, const struct cmd_call *call,
	const struct publication_result *result)
{
	size_t count = result->public_count;
	const char *where = call->out.len ? call->out.ptr : "public";

	if (call->is_dry)
		session_say(session,
			"%zu page%s would change, in %zu release%s the "
			"words. Nothing was written.\n",
			result->tree.pages, plural(result->tree.pages),
			result->tree.texts, plural(result->tree.texts));
	else if (!result->tree.changed)
		session_say(session,
			"Nothing to do: %s already shows the %zu release%s "
			"that may be seen now.\n",
			where, count, plural(count));
	else
		session_say(session,
			"Published: %zu release%s in %s, %zu file%s new or "
			"changed.\n",
			count, plural(count), where, result->tree.new_files,
			plural(result->tree.new_files));
}

static enum session_status status_of(
	const struct session *session, bool ok, bool is_busy, bool urgent)
{
	const struct diags *d = &session->diags;

	if (is_busy)
		return SESSION_BUSY;
	if (d->system_errors)
		return SESSION_FAILED;
	if (!ok || urgent)
		return SESSION_FINDINGS;
	if (session->options.is_strict && (d->errors || d->warnings))
		return SESSION_FINDINGS;
	return SESSION_FINE;
}

/* site.yaml or the theme has a mistake: the old site stays as it is. */
static void say_stays(struct session *session)
{
	session_say(session, "Nothing was published: what was public before "
			     "stays as it was.\n");
}

enum session_status cmd_build(
	struct session *session, const struct cmd_call *call)
{
	struct publication_request request = {
		call->out.len ? call->out.ptr : NULL, call->is_dry};
	struct publication_result result = {0};
	struct newsroom newsroom;
	bool ok, urgent = false;

	ok = newsroom_open(&newsroom, session);
	if (!ok && !session->diags.system_errors) {
		session_print_findings(session, false);
		newsroom_close(&newsroom);
		return SESSION_USAGE;
	}
	ok = ok && newsroom.is_site_whole;
	if (ok) {
		newsroom_check_claims(&newsroom, session);
		newsroom_check_repository(&newsroom, session);
		ok = publication_run(&newsroom, session, &request, &result);
	}
	session_print_findings(session, false);
	if (session->diags.count && session->options.format == DIAG_TEXT)
		session_say(session, "\n");
	if (result.set)
		urgent = say_held(session, &newsroom, result.set);
	if (ok)
		say_done(session, call, &result);
	else
		say_stays(session);
	newsroom_close(&newsroom);
	return status_of(session, ok, result.is_busy, urgent);
}
