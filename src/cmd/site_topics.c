#include <stdlib.h>

#include "base/pool.h"
#include "cmd/site_parts.h"

/* topics/: a folder for each topic that a public release has. */

/* One topic in the hands of one thread. */
struct topic_job {
	struct site_making *m;
	struct site_worker *w;
	const struct site_group *topic;
};

static struct page begin(const struct topic_job *job, struct str folder)
{
	struct str path = arena_format(
		&job->w->scratch, "%.*s/index.html", STR_ARG(folder));
	struct page page = page_begin(&job->w->scratch, &job->w->diags,
		&job->m->house, path, STR(""));

	page.feeds = arena_format(
		&job->w->scratch, "%.*s/", STR_ARG(job->topic->folder));
	page.feed_name = job->topic->name;
	return page;
}

static bool put_year(
	const struct topic_job *job, const struct page_members *members)
{
	struct site_making *m = job->m;
	int year = site_plan_year(m, members->items[0]);
	struct str folder = arena_format(
		&job->w->scratch, "%.*s/%d", STR_ARG(job->topic->folder), year);
	struct page page = begin(job, folder);
	struct tree_file file;
	struct buf out = {0};
	bool ok;

	page.title = arena_format(
		&job->w->scratch, "%.*s %d", STR_ARG(job->topic->name), year);
	ok = page_months(&page, members, &out);
	file = site_file("index.html", buf_view(&out), site_newest(m, members));
	ok = ok && site_put(m, &job->w->diags, folder, &file, 1);
	buf_release(&out);
	return ok;
}

/* Only a topic with more than its page lists has pages by year. */
static bool put_years(const struct topic_job *job)
{
	const struct page_members *all = &job->topic->members;
	size_t from, to;
	bool ok = true;

	if (all->count <= PAGE_TOPIC_ITEMS)
		return true;
	for (from = 0; ok && from < all->count; from = to) {
		struct page_members some = {all->items + from, 0};

		to = site_plan_year_end(job->m, all, from);
		some.count = to - from;
		ok = put_year(job, &some);
	}
	return ok;
}

static bool put_topic(const struct topic_job *job)
{
	const struct site_group *topic = job->topic;
	struct site_making *m = job->m;
	struct page page = begin(job, topic->folder);
	struct site_feed feed = {
		.members = topic->members,
		.folder = page.feeds,
		.title = arena_format(&job->w->scratch, "%.*s: %.*s",
			STR_ARG(m->house.site->name), STR_ARG(topic->name)),
		.language = m->house.site->language,
	};
	struct tree_file files[SITE_FEEDS + 1];
	struct buf out = {0};
	bool ok;

	page.title = topic->name;
	page.description = topic->description;
	ok = page_topic(&page, &topic->members, &out);
	site_feed_files(m, &job->w->scratch, &feed, files + 1);
	files[0] = site_file(
		"index.html", buf_view(&out), site_newest(m, &topic->members));
	ok = ok &&
	     site_put(m, &job->w->diags, topic->folder, files, SITE_FEEDS + 1);
	buf_release(&out);
	return ok;
}

static void make_one(void *context, size_t worker, size_t index)
{
	struct site_making *m = context;
	struct topic_job job = {
		m, &m->workers[worker], &m->plan.topics.items[index]};

	if (!put_years(&job) || !put_topic(&job))
		job.w->has_failed = true;
	arena_reset(&job.w->scratch);
}

static int by_name(const void *left, const void *right)
{
	const struct page_topic_row *a = left, *b = right;
	int order = str_compare(a->name, b->name);

	return order ? order : str_compare(a->slug, b->slug);
}

static struct page_topic_row *rows_of(
	const struct site_making *m, struct arena *arena)
{
	size_t count = m->plan.topics.count, i;
	struct page_topic_row *rows = arena_array(arena, count, sizeof(*rows));

	for (i = 0; i < count; i++) {
		const struct site_group *topic = &m->plan.topics.items[i];

		rows[i] = (struct page_topic_row){topic->slug, topic->name,
			topic->description, topic->members.count};
	}
	if (count)
		qsort(rows, count, sizeof(*rows), by_name);
	return rows;
}

static bool put_list(struct site_making *m)
{
	struct arena arena = {0};
	struct page page = page_begin(&arena, &m->session->diags, &m->house,
		STR("topics/index.html"), STR(""));
	struct page_topic_row *rows = rows_of(m, &arena);
	struct tree_file file;
	struct buf out = {0};
	bool ok = page_topics(&page, rows, m->plan.topics.count, &out);

	file = site_file("index.html", buf_view(&out), m->newest);
	ok = ok && site_put(m, &m->session->diags, STR("topics"), &file, 1);
	buf_release(&out);
	arena_release(&arena);
	return ok;
}

bool site_topics_put(struct site_making *m)
{
	bool ok = true;
	size_t i;

	pool_run(m->worker_count, m->plan.topics.count, make_one, m);
	for (i = 0; i < m->worker_count; i++)
		ok &= !m->workers[i].has_failed;
	return ok && put_list(m);
}
