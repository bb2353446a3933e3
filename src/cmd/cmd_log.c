#include <unistd.h>

#include "base/utf8.h"
#include "cmd/ask.h"
#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "cmd/standing.h"
#include "store/journal.h"

enum { CHUNK = 1000, NUMBER_CELLS = 5 };

/* One `log`: what is wanted, and what was found of it. */
struct telling {
	struct session *session;
	const struct cmd_call *call;
	struct newsroom newsroom;
	struct journal *journal;
	struct instant since; /* 0: from the first on */
	struct str id;	      /* of --release; empty: it is not known */
	struct buf out;
	size_t *starts; /* of the entries in `out`, for --last */
	size_t count;
	bool is_cleaned; /* a terminal reads it */
};

static struct str name_of(struct str path)
{
	struct str part, name = path;

	if (str_ends_with(path, STR("/index.md")))
		path.len -= strlen("/index.md");
	else if (str_ends_with(path, STR(".md")))
		path.len -= strlen(".md");
	while (str_next(&path, '/', &part))
		name = part;
	return name;
}

static bool is_dated(struct str name)
{
	return name.len > 11 && str_is_digits(str_slice(name, 0, 4)) &&
	       name.ptr[4] == '-' && name.ptr[7] == '-' && name.ptr[10] == '-';
}

/* "2026-12-01-results" is of "results", and so is "2026/results". */
static bool is_named(struct str path, struct str slug)
{
	struct str name = name_of(path);

	return str_equal(name, slug) ||
	       (is_dated(name) &&
		       str_equal(str_slice(name, 11, name.len), slug));
}

static bool is_wanted(const struct telling *t, const struct log_entry *entry)
{
	struct str slug = t->call->release;

	if (entry->at.utc < t->since.utc)
		return false;
	if (!slug.len)
		return true;
	if (t->id.len && entry->id.len)
		return str_equal(entry->id, t->id);
	return str_equal(entry->what, slug) || is_named(entry->what, slug) ||
	       is_named(entry->address, slug);
}

static void add_instant(struct telling *t, struct instant at)
{
	if (t->newsroom.site.zone)
		standing_print_time(&t->out, &t->newsroom, at);
	else
		instant_print_utc(&t->out, at);
}

/* "   12  Tue 1 Dec 2026, 09:00 (08:00 UTC)  publish  2026/results" */
static void add_head(
	struct telling *t, const struct log_entry *entry, int64_t number)
{
	struct str about = entry->address;

	if (!about.len)
		about = entry->what.len ? entry->what : entry->id;
	buf_format(&t->out, "%*lld  ", NUMBER_CELLS, (long long)number);
	add_instant(t, entry->at);
	buf_z(&t->out, "  ");
	utf8_clean(&t->out, str_from(entry->act));
	if (about.len)
		buf_z(&t->out, "  ");
	utf8_clean(&t->out, about);
	buf_char(&t->out, '\n');
}

/* What stands between this and what was said before. */
static void begin_part(struct telling *t, size_t start)
{
	if (t->out.len == start)
		buf_fill(&t->out, ' ', NUMBER_CELLS + 2);
	else
		buf_z(&t->out, "; ");
}

static void add_part(
	struct telling *t, size_t start, const char *word, struct str text)
{
	if (!text.len)
		return;
	begin_part(t, start);
	buf_z(&t->out, word);
	utf8_clean(&t->out, text);
}

static void add_late(
	struct telling *t, size_t start, const struct log_entry *entry)
{
	if (!entry->effective.utc || !entry->late_s)
		return;
	begin_part(t, start);
	instant_print_span(
		&t->out, entry->late_s < 0 ? -entry->late_s : entry->late_s);
	buf_z(&t->out, entry->late_s < 0 ? " early" : " late");
}

static const char *words_of_source(enum log_source source)
{
	switch (source) {
	case LOG_SELF:
		return "by itself";
	case LOG_GIT:
		return "in git by ";
	case LOG_BY:
	case LOG_USER:
		break;
	}
	return "by ";
}

static void add_rest(struct telling *t, const struct log_entry *entry)
{
	size_t start = t->out.len;

	if (entry->address.len)
		add_part(t, start, "", entry->what);
	if (entry->who.len)
		add_part(t, start, words_of_source(entry->source), entry->who);
	add_late(t, start, entry);
	add_part(t, start, "reason: ", entry->reason);
	add_part(t, start, "note: ", entry->note);
	add_part(t, start, "", entry->detail);
	if (entry->clock &&
		str_equal_z(str_from(entry->clock), "unsynchronised"))
		add_part(t, start, "", STR("clock not synchronised"));
	if (t->out.len > start)
		buf_char(&t->out, '\n');
}

static void add_line(struct telling *t, const struct log_entry *entry,
	const struct log_line *line)
{
	struct arena *arena = &t->session->arena;

	if (t->call->last) {
		t->starts = arena_grow(
			arena, t->starts, t->count, sizeof(*t->starts));
		t->starts[t->count] = t->out.len;
	}
	t->count++;
	if (!t->call->is_json) {
		add_head(t, entry, line->number);
		add_rest(t, entry);
		return;
	}
	if (t->is_cleaned)
		utf8_clean(&t->out, line->json);
	else
		buf_str(&t->out, line->json);
	buf_char(&t->out, '\n');
}

/* A line that cannot be read is shown as it is: --verify says more. */
static void take_line(
	struct telling *t, struct arena *arena, const struct log_line *line)
{
	struct log_entry entry;

	if (!log_parse(arena, line->json, &entry))
		entry = (struct log_entry){.act = "?", .detail = line->json};
	if (is_wanted(t, &entry))
		add_line(t, &entry, line);
}

/* Without --last nothing has to wait for the end. */
static bool flush(struct telling *t)
{
	bool ok = true;

	if (t->call->last)
		return true;
	if (t->out.len)
		ok = session_write(t->session, buf_view(&t->out));
	buf_reset(&t->out);
	return ok;
}

static bool tell_all(struct telling *t)
{
	struct arena arena = {0};
	struct log_line *lines;
	int64_t from = 1;
	size_t count, i;
	bool ok;

	do {
		arena_reset(&arena);
		ok = journal_log(t->journal, &t->session->diags, &arena, from,
			CHUNK, &lines, &count);
		for (i = 0; ok && i < count; i++)
			take_line(t, &arena, &lines[i]);
		from = count ? lines[count - 1].number + 1 : from;
		ok = ok && flush(t);
	} while (ok && count);
	arena_release(&arena);
	return ok;
}

static void write_last(struct telling *t)
{
	size_t last = t->call->last;
	struct str text = buf_view(&t->out);

	if (t->count > last)
		text = str_slice(text, t->starts[t->count - last], text.len);
	if (text.len)
		session_write(t->session, text);
}

/* A slug stands for the release that has or had it. */
static bool find_release(struct telling *t)
{
	struct session *session = t->session;
	struct journal_facts facts;
	size_t i;

	if (!t->call->release.len)
		return true;
	if (!journal_read(t->journal, &session->diags, &session->arena, &facts))
		return false;
	for (i = 0; i < facts.release_count; i++)
		if (str_equal(facts.releases[i].slug, t->call->release) ||
			str_equal(facts.releases[i].path, t->call->release))
			t->id = facts.releases[i].id;
	return true;
}

static enum session_status tell(struct telling *t)
{
	bool ok;

	t->is_cleaned = isatty(STDOUT_FILENO);
	ok = find_release(t) && tell_all(t);
	if (ok && t->call->last)
		write_last(t);
	if (ok && !t->count)
		session_say(t->session, "The log has no such entry.\n");
	buf_release(&t->out);
	return ok ? SESSION_FINE : SESSION_FAILED;
}

static enum session_status verify(struct telling *t)
{
	struct session *session = t->session;
	size_t count;

	if (!journal_verify_log(t->journal, &session->diags, &count))
		return SESSION_FAILED;
	session_say(session,
		"The log is whole: nothing was removed from its %.*s, changed "
		"or put elsewhere.\n",
		STR_ARG(session_count(session, count, "line")));
	return SESSION_FINE;
}

static enum session_status look(struct telling *t)
{
	struct session *session = t->session;

	if (!journal_open(&session->diags, &session->arena, t->newsroom.root_fd,
		    JOURNAL_READ, t->newsroom.site.newsroom, &t->journal))
		return SESSION_FAILED;
	if (!t->journal) {
		session_say(session,
			"There is no log yet: dateline publish begins it.\n");
		return SESSION_FINE;
	}
	return t->call->is_verifying ? verify(t) : tell(t);
}

/* A day stands for its first second. */
static bool read_since(struct telling *t)
{
	static const struct ask_field time = {"since", &record_date, NULL};
	struct ask ask = {.session = t->session,
		.zones = t->newsroom.zones,
		.house = t->newsroom.site.zone};
	struct moment moment;
	struct str offer;

	if (!t->call->since.len)
		return true;
	if (!ask_check(&ask, &time, t->call->since, &moment, &offer))
		return false;
	t->since = moment.at;
	return true;
}

enum session_status cmd_log(
	struct session *session, const struct cmd_call *call)
{
	struct telling t = {.session = session, .call = call};
	bool ok = newsroom_open_site(&t.newsroom, session);
	enum session_status status;

	/* A mistake in site.yaml does not hide what was done. */
	if (ok)
		session->diags = (struct diags){.arena = &session->arena};
	if (!ok)
		status = newsroom_unopened(&t.newsroom, session);
	else if (!read_since(&t))
		status = SESSION_USAGE;
	else
		status = look(&t);
	session_print_findings(session, false);
	journal_close(t.journal);
	newsroom_close(&t.newsroom);
	return status;
}
