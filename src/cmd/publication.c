#include "cmd/publication.h"

#include <stdlib.h>

#include "base/pool.h"
#include "cmd/site_parts.h"
#include "cmd/site_text.h"
#include "render/sitemap.h"

static void open_workers(struct site_making *m)
{
	size_t i;

	m->worker_count = pool_size();
	m->workers =
		arena_array(m->arena, m->worker_count, sizeof(*m->workers));
	for (i = 0; i < m->worker_count; i++)
		m->workers[i].diags.arena = &m->workers[i].kept;
}

/* Findings outlive the threads' memory. */
static void close_workers(struct site_making *m)
{
	size_t i, k;

	for (i = 0; i < m->worker_count; i++) {
		struct site_worker *w = &m->workers[i];

		diags_append(&m->session->diags, &w->diags);
		buf_release(&w->html);
		buf_release(&w->text);
		buf_release(&w->json);
		buf_release(&w->calendar);
		buf_release(&w->sums);
		for (k = 0; k < SITE_FEEDS; k++)
			buf_release(&w->feeds[k]);
		arena_release(&w->scratch);
		arena_release(&w->kept);
	}
}

static bool open_set(struct site_making *m)
{
	size_t count;

	if (!newsroom_settle(m->newsroom, m->session))
		return false;
	m->set = newsroom_public_set(m->newsroom, m->arena, m->session->now);
	count = public_set_count(m->set);
	m->made = arena_array(m->arena, count, sizeof(*m->made));
	m->summaries = arena_array(m->arena, count, sizeof(*m->summaries));
	m->text_digests =
		arena_array(m->arena, SITEMAP_NEWEST, sizeof(*m->text_digests));
	m->house.set = m->set;
	m->house.summaries = m->summaries;
	m->folder_by_path.arena = m->arena;
	site_plan_make(m);
	return true;
}

static bool hold_if_refused(struct site_making *m, struct release *release)
{
	const struct public_release *item =
		public_set_by_slug(m->set, release->slug);

	if (!item || item->release != release ||
		!m->made[item - public_set_get(m->set, 0)].is_refused)
		return false;
	release->is_held = true;
	return true;
}

/*
 * A text that is refused takes its release out of the set, or gives way to
 * its last good version; where that one is refused, nothing can go on.
 */
static bool hold_refused(struct site_making *m)
{
	bool any = false;
	size_t i;

	for (i = 0; i < m->newsroom->count; i++)
		any |= hold_if_refused(m, m->newsroom->releases[i]);
	for (i = 0; i < m->newsroom->good_count; i++)
		any |= hold_if_refused(m, m->newsroom->goods[i]);
	return any;
}

/* Findings of one attempt that the next one would make again. */
struct attempt_findings {
	const struct newsroom *newsroom;
	size_t before; /* how many there were when it began */
};

static int by_path(const void *path, const void *release)
{
	const struct release *const *found = release;

	return str_compare(*(const struct str *)path, (*found)->path);
}

/* Only who is left out now is not looked at again. */
static bool is_last_word(const void *context, const struct diag *diag)
{
	const struct attempt_findings *findings = context;
	const struct newsroom *newsroom = findings->newsroom;
	struct release *const *found;

	if (diag->order < findings->before)
		return true;
	found = bsearch(&diag->file, newsroom->releases, newsroom->count,
		sizeof(*newsroom->releases), by_path);
	return found && (*found)->is_held;
}

/* What was published with the text must not stay when that is taken back. */
static bool takes_back(const struct site_making *m)
{
	struct verdict_book book;
	const struct past_release *past;
	size_t i;

	book = verdict_book_make(m->arena, &m->newsroom->past,
		&m->newsroom->site, m->session->now);
	for (i = 0; i < public_set_count(m->set); i++) {
		const struct public_release *item = public_set_get(m->set, i);

		past = verdict_past(&book, item->release->id);
		if (item->is_withdrawn && (!past || !past->is_withdrawn))
			return true;
	}
	return false;
}

/* What the tree asks before it lets everybody see the site. */
struct last_word {
	struct site_making *m;
	const struct publication_request *request;
};

static bool say_last_word(
	void *context, struct diags *d, const struct digest *root)
{
	struct last_word *word = context;
	const struct publication_request *request = word->request;

	(void)d; /* the session's */
	if (request->drops_previous || takes_back(word->m))
		tree_drop_previous(word->m->tree);
	return !request->before_swap ||
	       request->before_swap(request->context, root, word->m->set);
}

static bool put_lists(struct site_making *m)
{
	return site_lists_put(m) && site_root_put(m);
}

/*
 * One attempt, with its own tree. `*again`: some text was refused, and the
 * site must be made once more without it, links to it included.
 */
static bool attempt(struct site_making *m,
	const struct publication_request *request,
	struct publication_result *result, bool *again)
{
	struct diags *d = &m->session->diags;
	struct last_word word = {m, request};
	struct tree_target target = {
		.root_fd = m->newsroom->root_fd,
		.out = request->out,
		.is_dry = request->is_dry,
		.is_check = request->is_check,
		.is_locked = request->is_locked,
		.is_ahead = request->wait != NULL,
		.shelf = request->shelf,
		.now = m->session->now,
		.before_swap = say_last_word,
		.context = &word,
	};
	bool ok;

	*again = false;
	if (!open_set(m) ||
		!tree_open(d, m->arena, &target, &result->is_busy, &m->tree))
		return false;
	open_workers(m);
	site_links_open(&m->links, m->newsroom->root_fd, m->set, &m->plan.made);
	ok = site_files_gather(m) && site_files_put(m) && site_release_all(m);
	*again = ok && hold_refused(m);
	ok = ok && !*again && put_lists(m);
	site_links_close(&m->links);
	close_workers(m);
	if (ok && !*again && request->wait)
		result->is_given_up = !request->wait(request->context);
	ok = ok && !result->is_given_up &&
	     tree_commit(m->tree, d, &result->tree);
	tree_close(m->tree);
	result->set = m->set;
	result->public_count = public_set_count(m->set);
	return ok;
}

bool publication_run(struct newsroom *newsroom, struct session *session,
	const struct publication_request *request,
	struct publication_result *result)
{
	struct attempt_findings findings = {newsroom, session->diags.count};
	bool again = true, ok = false;

	*result = (struct publication_result){0};
	while (again) {
		struct site_making m = {.newsroom = newsroom,
			.session = session,
			.arena = &session->arena,
			.is_check = request->is_check};

		if (!site_theme_open(&m))
			return false;
		ok = attempt(&m, request, result, &again);
		if (again)
			diags_keep(&session->diags, is_last_word, &findings);
	}
	return ok;
}
