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

static void open_set(struct site_making *m)
{
	size_t count;

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
}

/* A text that is refused takes its release out of the set. */
static bool hold_refused(struct site_making *m)
{
	const struct public_release *first = public_set_get(m->set, 0), *item;
	bool any = false;
	size_t i;

	for (i = 0; i < m->newsroom->count; i++) {
		struct release *release = m->newsroom->releases[i];

		item = public_set_by_slug(m->set, release->slug);
		if (!item || item->release != release ||
			!m->made[item - first].is_refused)
			continue;
		release->is_held = true;
		any = true;
	}
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
	struct tree_target target = {
		.root_fd = m->newsroom->root_fd,
		.out = request->out,
		.is_dry = request->is_dry,
		.is_check = request->is_check,
		.shelf = request->shelf,
		.now = m->session->now,
	};
	bool ok;

	*again = false;
	open_set(m);
	if (!tree_open(d, m->arena, &target, &result->is_busy, &m->tree))
		return false;
	open_workers(m);
	site_links_open(&m->links, m->newsroom->root_fd, m->set, &m->plan.made);
	ok = site_files_gather(m) && site_files_put(m) && site_release_all(m);
	*again = ok && hold_refused(m);
	ok = ok && !*again && put_lists(m);
	site_links_close(&m->links);
	close_workers(m);
	ok = ok && tree_commit(m->tree, d, &result->tree);
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
