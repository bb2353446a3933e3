#include "cmd/watch.h"

#include <unistd.h>

#include "base/fs.h"
#include "base/wake.h"
#include "cmd/notify.h"
#include "cmd/publisher_note.h"

/* What changes a site; the logo stands somewhere beside them. */
static const char *const watched[] = {
	"releases", "templates", "static", "site.yaml"};

enum { WATCHED = sizeof(watched) / sizeof(watched[0]) };

/* A newsroom that is watched. */
struct watch {
	struct session *session; /* of the command */
	struct tick_request request;
	struct wake wake;
	struct notify notify;
	struct str names[WATCHED];
	struct digest told;	    /* findings that were said */
	struct instant next;	    /* when something changes by itself */
	struct instant tried;	    /* it was made ahead, and given up */
	struct instant sweep;	    /* when old objects may go */
	struct publisher_note note; /* what `doctor` is told */
	int64_t noted_ms;	    /* when it was written */
	int64_t whole_ms; /* of the last tick, as session_ms() counts */
	int64_t took_ms;  /* how long it took */
	enum session_status status;
	bool holds_lifts;  /* the clock may be wrong */
	bool is_unsettled; /* a file was saved just before we watched it */
	bool is_over;
};

/* ---- ahead of an instant ---- */

/* Files that change now are read again; who ends the program waits not. */
static bool wait_for_due(void *context)
{
	struct watch *w = context;
	unsigned what;

	for (;;) {
		if (!wake_wait(&w->wake, &w->session->diags, w->next, &what))
			return false;
		notify_beat(&w->notify);
		w->is_over |= (what & WAKE_END) != 0;
		if (what & (WAKE_END | WAKE_FILES | WAKE_CLOCK | WAKE_LOOK))
			return false;
		if (w->wake.is_changing)
			return false;
		if (what & WAKE_DUE)
			return true;
	}
}

/* Long enough for a tick, twice over; the lock is held meanwhile. */
static int64_t lead_s(const struct watch *w)
{
	int64_t lead = WATCH_LEAD_S + 2 * w->took_ms / 1000;

	return lead < WATCH_LEAD_MOST_S ? lead : WATCH_LEAD_MOST_S;
}

/* When to wake up for what comes next. */
static struct instant alarm_of(const struct watch *w, struct instant now)
{
	struct instant at = w->next;

	if (at.utc && at.utc != w->tried.utc)
		at.utc -= lead_s(w);
	if (w->sweep.utc && (!at.utc || w->sweep.utc < at.utc))
		at = w->sweep;
	return at.utc && at.utc < now.utc ? now : at;
}

/* ---- one tick ---- */

static void note_tick(struct watch *w, const struct tick_result *result)
{
	const struct tree_result *tree = &result->publication.tree;

	w->next = result->next;
	w->holds_lifts = result->holds_lifts;
	w->is_unsettled = result->is_unsettled;
	if (w->sweep.utc && w->sweep.utc <= session_now().utc)
		w->sweep.utc = 0;
	if (tree->changed)
		w->sweep.utc = session_now().utc + TREE_KEEP_S + 1;
}

static void tick(struct watch *w, bool is_ahead)
{
	struct tick_request request = w->request;
	struct tick_result result;
	enum session_status status;
	struct session session;
	int64_t before = session_ms();

	if (is_ahead) {
		w->tried = w->next;
		request.ahead = w->next;
		request.wait = wait_for_due;
		request.context = w;
	}
	session_open(&session, &w->session->options);
	status = tick_run(&session, &request, &result);
	session_close(&session);
	if (result.publication.is_given_up)
		return;
	w->status = status;
	w->whole_ms = session_ms();
	if (!is_ahead)
		w->took_ms = w->whole_ms - before;
	if (w->status != SESSION_BUSY)
		note_tick(w, &result);
}

/* ---- the loop ---- */

/* Of no weight for what is published: a failure is doctor's to notice. */
static void write_note(struct watch *w)
{
	struct arena scratch = {0};
	struct diags unheard = {.arena = &scratch};

	w->note.next = w->next;
	w->noted_ms = session_ms();
	publisher_note_write(&unheard, w->wake.root_fd, &w->note);
	arena_release(&scratch);
}

static void tell_status(struct watch *w)
{
	struct buf words = {0};

	buf_z(&words, w->status == SESSION_FINE	    ? "All is well. "
		      : w->status == SESSION_FAILED ? "Cannot publish. "
		      : w->status == SESSION_BUSY   ? "Another run works. "
						    : "Something is held. ");
	if (w->next.utc) {
		buf_z(&words, "Next: ");
		instant_print_utc(&words, w->next);
	}
	notify_status(&w->notify, buf_view(&words));
	buf_release(&words);
	w->note.last_tick = session_now();
	write_note(w);
}

/*
 * What could not go last time is tried again, and all of it each hour. A time
 * server that confirms the clock wakes nobody: it is asked as often as costs
 * a tenth of the time.
 */
static bool is_stale(const struct watch *w, unsigned what)
{
	int64_t age_ms = session_ms() - w->whole_ms;

	if (w->status == SESSION_BUSY)
		return true;
	if (w->status == SESSION_FAILED && (what & WAKE_RESCAN))
		return true;
	if (w->is_unsettled && age_ms >= WAKE_SETTLE_MS)
		return true;
	if (w->holds_lifts && age_ms >= 10 * w->took_ms)
		return true;
	return age_ms >= WATCH_WHOLE_S * INT64_C(1000);
}

static void turn(struct watch *w)
{
	struct instant now = session_now(), alarm = alarm_of(w, now);
	unsigned what;
	bool is_due;

	if (!wake_wait(&w->wake, &w->session->diags, alarm, &what)) {
		w->is_over = true;
		w->status = SESSION_FAILED;
		return;
	}
	notify_beat(&w->notify);
	if (session_ms() - w->noted_ms >= PUBLISHER_NOTE_S * INT64_C(1000) / 2)
		write_note(w);
	if (what & WAKE_END) {
		w->is_over = true;
		return;
	}
	is_due = what & WAKE_DUE;
	if (!is_due && !(what & (WAKE_FILES | WAKE_CLOCK | WAKE_LOOK)) &&
		!is_stale(w, what))
		return;
	now = session_now();
	tick(w, is_due && w->next.utc > now.utc && alarm.utc != w->sweep.utc &&
			w->tried.utc != w->next.utc);
	tell_status(w);
}

static bool open_watch(struct watch *w)
{
	const char *folder = w->session->options.folder;
	int root_fd;
	size_t i;

	for (i = 0; i < WATCHED; i++)
		w->names[i] = str_from(watched[i]);
	if (!fs_open_root(&w->session->diags, folder ? folder : ".", &root_fd))
		return false;
	if (wake_open(&w->wake, &w->session->diags, root_fd, w->names, WATCHED))
		return true;
	close(root_fd);
	return false;
}

static void close_watch(struct watch *w)
{
	int root_fd = w->wake.root_fd;

	notify_stopping(&w->notify);
	publisher_note_remove(w->wake.root_fd);
	notify_close(&w->notify);
	wake_close(&w->wake);
	close(root_fd);
}

enum session_status watch_run(
	struct session *session, const struct tick_request *request)
{
	struct watch w = {.session = session, .request = *request};

	if (!open_watch(&w)) {
		session_print_findings(session, false);
		return SESSION_FAILED;
	}
	w.request.told = &w.told;
	w.note.pid = getpid();
	w.note.since = session_now();
	notify_open(&w.notify);
	tick(&w, false);
	w.is_over = w.status == SESSION_USAGE;
	if (!w.is_over) {
		notify_ready(&w.notify);
		tell_status(&w);
	}
	while (!w.is_over)
		turn(&w);
	session_print_findings(session, false);
	close_watch(&w);
	return w.status;
}
