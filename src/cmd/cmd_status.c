#include "cmd/cmd.h"

#include <stdlib.h>
#include <time.h>

#include "base/json.h"
#include "base/utf8.h"
#include "cmd/newsroom.h"
#include "cmd/publication.h"
#include "cmd/standing.h"

/* The order of the groups, what is next first. */
static const struct {
	enum standing_state state;
	const char *word;
} groups[] = {
	{STANDING_DUE, "DUE NOW"},
	{STANDING_CHANGED, "CHANGED"},
	{STANDING_ASKING, "YOUR YES"},
	{STANDING_WAITING, "WAITING"},
	{STANDING_HELD, "HELD BACK"},
	{STANDING_DRAFT, "DRAFT"},
	{STANDING_LIVE, "LIVE"},
	{STANDING_WITHDRAWN, "WITHDRAWN"},
	{STANDING_OTHER, "NOT READ"},
};

/* How often --watch looks again. */
enum { STATUS_EACH_S = 5 };

enum { GROUPS = sizeof(groups) / sizeof(groups[0]), WORD_CELLS = 12 };

/* All rows of one `status`. */
struct report {
	const struct session *session;
	const struct newsroom *newsroom;
	const struct standing *rows;
	size_t count;
	struct buf out;
};

static void add_head(struct report *r)
{
	const struct site *site = &r->newsroom->site;

	buf_z(&r->out, "Newsroom: ");
	utf8_clean(&r->out, site->name);
	buf_z(&r->out, ". It is ");
	standing_print_time(&r->out, r->newsroom, r->session->now);
	buf_format(&r->out, " in %.*s.\n\n", STR_ARG(zone_name(site->zone)));
}

static void add_when(struct report *r, const struct standing *row)
{
	if (!row->has_instant)
		return;
	if (row->state == STANDING_WAITING) {
		buf_z(&r->out, "in ");
		instant_print_span(&r->out, row->at.utc - r->session->now.utc);
		buf_z(&r->out, ": ");
	}
	standing_print_time(&r->out, r->newsroom, row->at);
	buf_z(&r->out, "  ");
}

static void add_why(struct report *r, const struct standing *row)
{
	if (!row->why.len)
		return;
	buf_fill(&r->out, ' ', WORD_CELLS + 2);
	if (row->line)
		buf_format(&r->out, "line %zu: ", row->line);
	utf8_clean(&r->out, row->why);
	buf_char(&r->out, '\n');
}

static void add_row(
	struct report *r, const char *word, const struct standing *row)
{
	buf_format(&r->out, "  %-*s", WORD_CELLS, word);
	add_when(r, row);
	utf8_clean(&r->out, row->headline.len ? row->headline : row->path);
	buf_char(&r->out, '\n');
	if (row->headline.len) {
		buf_fill(&r->out, ' ', WORD_CELLS + 2);
		utf8_clean(&r->out, row->path);
		buf_char(&r->out, '\n');
	}
	add_why(r, row);
}

/* What goes out next first; what went out last first. */
static int by_time(const void *left, const void *right)
{
	const struct standing *a = left, *b = right;
	int order = a->at.utc < b->at.utc ? -1 : a->at.utc > b->at.utc;

	if (a->state != b->state)
		return a->state < b->state ? -1 : 1;
	if (a->state == STANDING_LIVE || a->state == STANDING_WITHDRAWN)
		order = -order;
	return order ? order : str_compare(a->path, b->path);
}

static void add_text(struct report *r)
{
	struct arena arena = {0};
	struct standing *rows = arena_array(&arena, r->count, sizeof(*rows));
	size_t g, i;

	add_head(r);
	if (r->count)
		memcpy(rows, r->rows, r->count * sizeof(*rows));
	qsort(rows, r->count, sizeof(*rows), by_time);
	for (g = 0; g < GROUPS; g++)
		for (i = 0; i < r->count; i++)
			if (rows[i].state == groups[g].state)
				add_row(r, groups[g].word, &rows[i]);
	arena_release(&arena);
	if (!r->count)
		buf_z(&r->out, "  There is nothing in releases/ yet.\n");
}

static void add_json_row(struct report *r, const struct standing *row)
{
	struct json j = {.out = &r->out};

	json_open_object(&j, NULL);
	json_put_number(&j, "schema", 1);
	json_put_text(&j, "file", row->path);
	json_put_string(&j, "state", str_from(standing_word(row->state)));
	json_put_text(&j, "headline", row->headline);
	if (row->has_instant) {
		json_put_time(&j, "at", row->at, NULL);
		json_put_time(&j, "at_local", row->at, r->newsroom->site.zone);
		json_put_number(
			&j, "seconds", row->at.utc - r->session->now.utc);
	}
	json_put_text(&j, "address", row->address);
	if (row->public_at.utc)
		json_put_time(&j, "public_at", row->public_at, NULL);
	json_put_text(&j, "why", row->why);
	if (row->line)
		json_put_number(&j, "line", (int64_t)row->line);
	json_put_yes(&j, "urgent", row->is_urgent);
	json_close_object(&j);
	buf_char(&r->out, '\n');
}

static void add_json(struct report *r)
{
	size_t i;

	for (i = 0; i < r->count; i++)
		add_json_row(r, &r->rows[i]);
}

static bool is_any_urgent(const struct report *r)
{
	size_t i;

	for (i = 0; i < r->count; i++)
		if (r->rows[i].is_urgent)
			return true;
	return false;
}

static enum session_status report_all(
	struct session *session, struct newsroom *newsroom)
{
	struct report r = {.session = session, .newsroom = newsroom};
	bool urgent;

	publication_check_texts(newsroom, session);
	newsroom_check_claims(newsroom, session);
	newsroom_check_verdicts(newsroom, session);
	r.count = standing_count(newsroom);
	r.rows = standing_all(&session->arena, newsroom,
		newsroom_public_set(newsroom, &session->arena, session->now),
		&session->diags, session->now);
	if (session->options.is_json)
		add_json(&r);
	else
		add_text(&r);
	session_write(session, buf_view(&r.out));
	buf_release(&r.out);
	urgent = is_any_urgent(&r);
	return urgent ? SESSION_FINDINGS : SESSION_FINE;
}

static enum session_status show(struct session *session)
{
	enum session_status status = SESSION_FINDINGS;
	struct newsroom newsroom;
	bool ok = newsroom_open_public(&newsroom, session, JOURNAL_READ);

	if (ok && newsroom.is_site_whole)
		status = report_all(session, &newsroom);
	else
		session_print_findings(session, false);
	if (!ok)
		status = newsroom_unopened(&newsroom, session);
	if (session->diags.system_errors)
		status = SESSION_FAILED;
	newsroom_close(&newsroom);
	return status;
}

/* A terminal shows the newest one alone. */
static enum session_status show_anew(
	const struct session *session, bool *is_read)
{
	enum session_status status;
	struct session own;

	session_open(&own, &session->options);
	if (session->options.colour_out && !session->options.is_json)
		session_write(&own, STR("\033[H\033[2J"));
	status = show(&own);
	if (own.is_output_lost)
		status = SESSION_FAILED;
	*is_read = !own.is_unread;
	session_close(&own);
	return status;
}

/* Until Ctrl-C, or until nobody reads it any more. */
static enum session_status stay(struct session *session)
{
	const struct timespec pause = {.tv_sec = STATUS_EACH_S};
	enum session_status status;
	bool is_read;

	do
		status = show_anew(session, &is_read);
	while (is_read && status != SESSION_FAILED && status != SESSION_USAGE &&
		nanosleep(&pause, NULL) == 0);
	return status;
}

enum session_status cmd_status(
	struct session *session, const struct cmd_call *call)
{
	return call->is_watch ? stay(session) : show(session);
}
