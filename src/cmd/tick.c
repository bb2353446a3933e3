#include "cmd/tick.h"

#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "cmd/clock.h"
#include "cmd/rebuild.h"
#include "cmd/tick_notes.h"
#include "cmd/tick_words.h"
#include "cmd/tick_yes.h"

/* One tick in the making. */
struct tick {
	struct session *session;
	const struct tick_request *request;
	struct tick_result *result;
	struct newsroom newsroom;
	struct tick_notes *notes;
	int lock_fd;
};

bool tick_lock(struct session *session, int root_fd, unsigned wait_ms, int *fd)
{
	bool busy;

	*fd = -1;
	return tree_lock(&session->diags, root_fd, wait_ms, fd, &busy);
}

/* Where to stay away from: a folder that is no newsroom gets no lock. */
static bool take_lock(struct tick *t)
{
	const char *folder = t->session->options.folder;
	struct diags unheard = {.arena = &t->session->arena};
	bool busy = false, ok = true;
	int root_fd;

	if (t->request->is_dry || t->request->is_locked || t->request->out)
		return true;
	if (!fs_open_root(&unheard, folder ? folder : ".", &root_fd))
		return true; /* the newsroom will say so */
	if (fs_exists(root_fd, STR("site.yaml")))
		ok = tree_lock(
			&t->session->diags, root_fd, 0, &t->lock_fd, &busy);
	t->result->publication.is_busy = busy;
	close(root_fd);
	return ok;
}

static enum journal_mode mode_of(const struct tick_request *request)
{
	if (request->is_dry || request->out)
		return JOURNAL_READ;
	return request->makes_journal ? JOURNAL_MAKE : JOURNAL_WRITE;
}

/* The acts have to be what the newsroom's own rules know. */
static bool check_request(struct tick *t)
{
	if (!t->request->yes_count || t->newsroom.past.is_kept)
		return true;
	return diag_add(&t->session->diags,
		&(struct diag){.id = "publish-refused",
			.text = STR("This newsroom has no journal yet, so "
				    "there is nothing to say yes to."),
			.help = STR("Run `dateline publish` once: it takes "
				    "all that is ready and due as it is."),
			.brief = STR("no journal yet; run `dateline publish` "
				     "first")});
}

/* The clock may have been set while we slept: it is judged once more. */
static bool wait_ahead(void *context)
{
	struct tick *t = context;
	struct clock_judgement judgement;
	struct clock_reading now;

	if (!t->request->wait(t->request->context))
		return false;
	now = clock_read(&t->session->arena);
	judgement = clock_judge(&t->newsroom.clock.believed, &now);
	return !judgement.holds_lifts && now.real.utc >= t->session->now.utc;
}

/* The journal and who waits for it share a context. */
static bool before_swap(
	void *context, const struct digest *root, const struct public_set *set)
{
	struct tick *t = context;

	return tick_notes_before_swap(t->notes, root, set);
}

static bool publish(struct tick *t, struct tick_notes *notes)
{
	bool is_noted =
		t->newsroom.journal && !t->request->is_dry && !t->request->out;
	struct publication_request request = {
		.out = t->request->out,
		.is_dry = t->request->is_dry,
		.is_locked = !t->request->out,
		.drops_previous = t->request->drops_previous,
		.wait = t->request->wait ? wait_ahead : NULL,
		.before_swap = is_noted ? before_swap : NULL,
		.context = t,
	};
	struct publication_result *done = &t->result->publication;
	bool ok;

	t->notes = notes;
	ok = publication_run(&t->newsroom, t->session, &request, done);
	if (!ok && !done->tree.changed)
		return false;
	t->result->became_public = notes->new_count;
	tick_notes_news(notes, t->result);
	return ok && (!is_noted || tick_notes_after(notes, done->tree.changed));
}

static bool run_open(struct tick *t)
{
	struct tick_notes notes = {.newsroom = &t->newsroom,
		.session = t->session,
		.request = t->request};
	bool ok;

	if (!t->newsroom.is_site_whole || !check_request(t) ||
		!tick_yes(&t->newsroom, t->session, t->request))
		return false;
	t->result->has_journal = t->newsroom.past.is_kept;
	t->result->is_first = t->newsroom.past.is_first;
	t->result->holds_lifts = t->newsroom.past.holds_lifts;
	newsroom_check_claims(&t->newsroom, t->session);
	newsroom_check_verdicts(&t->newsroom, t->session);
	newsroom_check_repository(&t->newsroom, t->session);
	ok = publish(t, &notes);
	tick_notes_release(&notes);
	return ok;
}

static bool is_any_unsettled(const struct newsroom *newsroom)
{
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		if (newsroom->releases[i]->is_unsettled)
			return true;
	return false;
}

/*
 * A person who saves and then runs a command means what was saved: it waits
 * with him until that is settled. An act was told which file it is; and who
 * watches looks again by himself.
 */
static bool open_newsroom(struct tick *t)
{
	const struct timespec pause = {.tv_sec = FS_SETTLE_S + 1};
	enum journal_mode mode = mode_of(t->request);
	bool ok;

	t->session->wants_settled = !t->request->is_locked;
	ok = newsroom_open_public(&t->newsroom, t->session, mode);
	t->result->is_unsettled = is_any_unsettled(&t->newsroom);
	if (t->request->told || t->request->is_dry || !t->result->is_unsettled)
		return ok;
	newsroom_close(&t->newsroom);
	t->session->diags = (struct diags){.arena = &t->session->arena};
	nanosleep(&pause, NULL);
	t->session->now = session_now();
	return newsroom_open_public(&t->newsroom, t->session, mode);
}

static enum session_status run_locked(struct tick *t)
{
	enum session_status status;
	bool ok;

	if (t->request->rebuilds && !rebuild_run(t->session)) {
		session_print_findings(t->session, false);
		return t->session->diags.system_errors ? SESSION_FAILED
						       : SESSION_FINDINGS;
	}
	ok = open_newsroom(t);

	if (!ok &&
		newsroom_unopened(&t->newsroom, t->session) == SESSION_USAGE) {
		session_print_findings(t->session, false);
		newsroom_close(&t->newsroom);
		return SESSION_USAGE;
	}
	ok = ok && run_open(t);
	t->result->is_ok = ok;
	status = SESSION_FINE;
	if (!t->result->publication.is_given_up)
		status = tick_words(
			t->session, &t->newsroom, t->request, t->result);
	newsroom_close(&t->newsroom);
	return status;
}

enum session_status tick_run(struct session *session,
	const struct tick_request *request, struct tick_result *result)
{
	struct tick tick = {.session = session,
		.request = request,
		.result = result,
		.newsroom = {.root_fd = -1},
		.lock_fd = -1};
	enum session_status status = SESSION_BUSY;

	*result = (struct tick_result){0};
	if (request->ahead.utc)
		session->now = request->ahead;
	if (take_lock(&tick))
		status = run_locked(&tick);
	else {
		session_print_findings(session, false);
		if (!result->publication.is_busy) {
			tick_words_stays(session);
			status = SESSION_FAILED;
		}
	}
	if (tick.lock_fd >= 0)
		close(tick.lock_fd);
	return status;
}
