#include "cmd/publication.h"

#include "base/pool.h"
#include "cmd/site_parts.h"
#include "cmd/site_text.h"

/* Everything that `build` would find, and what is not public yet. */

struct inspector {
	struct arena scratch, kept;
	struct diags diags; /* in `kept` */
};

struct inspection {
	struct newsroom *newsroom;
	struct site_making site; /* once all embargoes are over */
	const bool *is_done;	 /* who was looked at before; or NULL */
	struct inspector *inspectors;
};

static void inspect_one(void *context, size_t worker, size_t index)
{
	struct inspection *all = context;
	struct inspector *own = &all->inspectors[worker];
	struct release *release = all->newsroom->releases[index];
	struct site_text text = {
		.d = &own->diags,
		.arena = &own->scratch,
		.root_fd = all->newsroom->root_fd,
		.release = release,
		.address = release->slug,
		.set = all->site.set,
		.site = &all->site.links.site,
		.is_checked = true,
	};
	const struct release_file **files;
	struct page_texts texts;
	size_t count;

	if (!release->body_off || (all->is_done && all->is_done[index]))
		return; /* where the text begins is not known */
	if (!site_text_read(&text, &texts) ||
		!site_text_files(&text, &texts, &files, &count))
		release->is_held = true;
	else
		site_text_note_unpublished(&text, files, count);
	arena_reset(&own->scratch);
}

/* Who is public then, and which pages there are. */
static void open_site(struct inspection *all, struct session *session)
{
	struct site_making *m = &all->site;

	*m = (struct site_making){.newsroom = all->newsroom,
		.session = session,
		.arena = &session->arena};
	m->house.site = &all->newsroom->site;
	m->set = newsroom_public_set(
		all->newsroom, m->arena, (struct instant){INT64_MAX});
	m->made = arena_array(
		m->arena, public_set_count(m->set), sizeof(*m->made));
	site_plan_make(m);
	site_links_open(&m->links, m->newsroom->root_fd, m->set, &m->plan.made);
}

static void inspect(
	struct newsroom *newsroom, struct session *session, const bool *is_done)
{
	struct inspection all = {.newsroom = newsroom, .is_done = is_done};
	size_t workers = pool_size(), i;

	open_site(&all, session);
	all.inspectors =
		arena_array(&session->arena, workers, sizeof(*all.inspectors));
	for (i = 0; i < workers; i++)
		all.inspectors[i].diags.arena = &all.inspectors[i].kept;
	pool_run(workers, newsroom->count, inspect_one, &all);
	for (i = 0; i < workers; i++) {
		diags_append(&session->diags, &all.inspectors[i].diags);
		arena_release(&all.inspectors[i].scratch);
		arena_release(&all.inspectors[i].kept);
	}
	site_links_close(&all.site.links);
}

void publication_check_texts(struct newsroom *newsroom, struct session *session)
{
	inspect(newsroom, session, NULL);
}

static bool is_member(
	const struct public_set *set, const struct release *release)
{
	const struct public_release *item =
		set ? public_set_by_slug(set, release->slug) : NULL;

	return item && item->release == release;
}

/* The site of now as `build` makes it, then what is not in it. */
bool publication_check(struct newsroom *newsroom, struct session *session)
{
	struct publication_request request = {.is_dry = true, .is_check = true};
	struct publication_result result;
	bool *is_done =
		arena_array(&session->arena, newsroom->count, sizeof(*is_done));
	size_t i;
	bool ok;

	for (i = 0; i < newsroom->count; i++)
		is_done[i] = newsroom->releases[i]->is_held;
	ok = publication_run(newsroom, session, &request, &result);
	for (i = 0; i < newsroom->count; i++)
		is_done[i] = is_done[i] != newsroom->releases[i]->is_held ||
			     is_member(result.set, newsroom->releases[i]);
	inspect(newsroom, session, is_done);
	return ok;
}
