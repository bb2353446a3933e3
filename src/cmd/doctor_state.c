#include "cmd/doctor.h"

#include "base/fs.h"
#include "cmd/publication.h"
#include "cmd/publisher_note.h"
#include "cmd/standing.h"

/* The chain of the log, from its first line to its last. */
static void check_log(struct doctor *doctor)
{
	struct session *session = doctor->session;
	struct diags said = {.arena = &session->arena};
	struct str counted;
	size_t lines;

	if (!journal_verify_log(doctor->newsroom.journal, &said, &lines)) {
		doctor_add(doctor, DOCTOR_BAD, "state", said.items[0].text.ptr,
			said.items[0].help.ptr);
		return;
	}
	counted = session_count(session, lines, "line");
	doctor_add(doctor, DOCTOR_OK, "state",
		arena_format(&session->arena,
			"The journal and its log are whole: %.*s.",
			STR_ARG(counted))
			.ptr,
		"");
}

/* What stopped newsroom_open_public() is told in its own words. */
static void tell_unread(struct doctor *doctor)
{
	struct diags *d = &doctor->session->diags;

	diags_sort(d);
	if (d->errors)
		doctor_add(doctor, DOCTOR_BAD, "state", d->items[0].text.ptr,
			d->items[0].help.ptr);
	else
		doctor_add(doctor, DOCTOR_BAD, "state",
			"The newsroom cannot be read.", "dateline check");
}

void doctor_check_state(struct doctor *doctor)
{
	if (!doctor->is_readable)
		tell_unread(doctor);
	else if (doctor->newsroom.journal)
		check_log(doctor);
	else
		doctor_add(doctor, DOCTOR_OK, "state",
			"This newsroom has no journal: dateline publish makes "
			"one.",
			"");
}

static const struct standing *next_of(
	const struct standing rows[], size_t count)
{
	const struct standing *next = NULL;
	size_t i;

	for (i = 0; i < count; i++)
		if (rows[i].state == STANDING_WAITING &&
			(!next || rows[i].at.utc < next->at.utc))
			next = &rows[i];
	return next;
}

static size_t urgent_of(const struct standing rows[], size_t count)
{
	size_t i, urgent = 0;

	for (i = 0; i < count; i++)
		urgent += rows[i].is_urgent;
	return urgent;
}

static void tell_next(struct doctor *doctor, const struct standing *next)
{
	struct arena *arena = &doctor->session->arena;
	struct buf when = {0};

	doctor->has_next = next != NULL;
	if (next)
		standing_print_time(&when, &doctor->newsroom, next->at);
	doctor_add(doctor, DOCTOR_OK, "next",
		next ? arena_format(arena, "The next release goes out on %.*s.",
			       STR_ARG(buf_view(&when)))
				.ptr
		     : "No release waits for a time.",
		"");
	buf_release(&when);
}

void doctor_check_next(struct doctor *doctor)
{
	struct session *session = doctor->session;
	struct newsroom *newsroom = &doctor->newsroom;
	const struct standing *rows;
	struct str counted;
	size_t count, urgent;

	if (!doctor->is_readable)
		return;
	publication_check_texts(newsroom, session);
	newsroom_check_claims(newsroom, session);
	count = standing_count(newsroom);
	rows = standing_all(&session->arena, newsroom,
		newsroom_public_set(newsroom, &session->arena, session->now),
		&session->diags, session->now);
	tell_next(doctor, next_of(rows, count));
	urgent = urgent_of(rows, count);
	if (!urgent)
		return;
	counted = session_count(session, urgent, "release");
	doctor_add(doctor, DOCTOR_BAD, "next",
		arena_format(&session->arena,
			"%.*s cannot go out, and %s due within a day, or "
			"nobody can tell when.",
			STR_ARG(counted), urgent == 1 ? "is" : "are")
			.ptr,
		"dateline status says which, and why.");
}

/* ---- who publishes ---- */

static struct str span_since(struct doctor *doctor, struct instant at)
{
	struct arena *arena = &doctor->session->arena;
	struct buf words = {0};
	struct str kept;

	instant_print_span(&words, doctor->session->now.utc - at.utc);
	kept = arena_str(arena, buf_view(&words));
	buf_release(&words);
	return kept.len ? kept : STR("0 s");
}

static void tell_since(struct doctor *doctor, const char *before,
	struct instant at, const char *behind)
{
	struct arena *arena = &doctor->session->arena;
	struct str span = span_since(doctor, at);

	doctor_add(doctor, DOCTOR_OK, "publisher",
		arena_format(arena, "%s %.*s %s", before, STR_ARG(span), behind)
			.ptr,
		"");
}

/* Without a journal somebody builds the site and uploads it elsewhere. */
static void tell_silent(struct doctor *doctor, const char *text)
{
	bool is_late = doctor->has_next && doctor->newsroom.facts.last_look.utc;

	doctor_add(doctor, is_late ? DOCTOR_BAD : DOCTOR_LOOK, "publisher",
		text,
		"Start dateline publish --watch, or run dateline publish each "
		"minute: ON TIME in the manual says how.");
}

static bool has_looked(const struct doctor *doctor)
{
	int64_t last = doctor->newsroom.facts.last_look.utc;

	return last && doctor->session->now.utc - last <= DOCTOR_SILENT_S;
}

void doctor_check_publisher(struct doctor *doctor)
{
	int root_fd = doctor->newsroom.root_fd;
	struct publisher_note note;
	bool has_note = publisher_note_read(root_fd, &note);

	if (has_note && publisher_is_alive(&note, doctor->session->now))
		tell_since(doctor, "dateline publish --watch is at work, for",
			note.since, "now.");
	else if (has_note)
		tell_silent(doctor,
			"dateline publish --watch was started and is not at "
			"work any more: nothing goes out by itself.");
	else if (has_looked(doctor))
		tell_since(doctor, "The last look at what is due was",
			doctor->newsroom.facts.last_look, "ago.");
	else
		tell_silent(doctor,
			"Nobody looks at what is due: nothing goes out by "
			"itself.");
}
