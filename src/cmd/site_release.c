#include "base/pool.h"
#include "cmd/site_parts.h"
#include "cmd/site_text.h"
#include "render/calendar.h"
#include "render/feed_text.h"
#include "render/ninjs.h"
#include "render/sitemap.h"

/* The second phase: the folder of each release, on all cores. */

/* Room for what stands beside the files of a release. */
enum { OWN_FILES = 5 };

/* One release in the hands of one thread. */
struct folder_job {
	struct site_making *m;
	struct site_worker *w;
	const struct public_release *item;
	struct site_made *made;
	size_t index; /* in the set */
	struct page_texts texts;
	struct page page; /* begun by make_page() */
	struct tree_file *files;
	size_t count;
};

static void add_file(
	struct folder_job *job, const char *name, const struct buf *bytes)
{
	struct tree_file *file = &job->files[job->count++];

	*file = site_file(name, buf_view(bytes), job->item->updated);
	tree_file_mark(file);
}

static bool make_page(struct folder_job *job)
{
	struct str path = arena_join(&job->w->scratch,
		(struct str[]){job->item->address, STR("/index.html")}, 2);

	job->page = page_begin(&job->w->scratch, &job->w->diags, &job->m->house,
		path, job->item->release->language);
	buf_reset(&job->w->html);
	if (!page_release(&job->page, job->item, &job->texts, &job->w->html))
		return false;
	add_file(job, "index.html", &job->w->html);
	return true;
}

static bool make_text(struct folder_job *job)
{
	buf_reset(&job->w->text);
	if (!page_text(&job->page, job->item, &job->texts, &job->w->text))
		return false;
	add_file(job, "release.txt", &job->w->text);
	if (job->index < SITEMAP_NEWEST)
		job->m->text_digests[job->index] =
			job->files[job->count - 1].digest;
	return true;
}

static void make_json(struct folder_job *job)
{
	buf_reset(&job->w->json);
	ninjs_release(&job->w->json, &job->page, job->item, &job->texts);
	add_file(job, "release.json", &job->w->json);
}

static void make_calendar(struct folder_job *job)
{
	if (!job->item->release->event)
		return;
	buf_reset(&job->w->calendar);
	calendar_event(&job->w->calendar, job->m->house.site, job->item);
	add_file(job, "event.ics", &job->w->calendar);
}

static bool add_release_files(struct folder_job *job,
	const struct release_file *const files[], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		job->files[job->count++] = (struct tree_file){
			.name = files[i]->name,
			.path = files[i]->path,
			.digest = files[i]->digest,
			.size = files[i]->size,
			.at = job->item->updated,
		};
	return true;
}

/* For `sha256sum -c`: every other file of the folder. */
static void make_sums(struct folder_job *job)
{
	char hex[DIGEST_HEX_LEN + 1];
	size_t i;

	buf_reset(&job->w->sums);
	for (i = 0; i < job->count; i++) {
		const struct tree_file *file = &job->files[i];

		hash_hex(hex, &file->digest, DIGEST_HEX_LEN);
		buf_add(&job->w->sums, hex, DIGEST_HEX_LEN);
		buf_z(&job->w->sums, "  ");
		buf_str(&job->w->sums, file->name);
		buf_char(&job->w->sums, '\n');
	}
	add_file(job, "SHA256SUMS", &job->w->sums);
}

/* What lists and feeds need of it later. */
static void keep(struct folder_job *job)
{
	struct arena *kept = &job->w->kept;
	struct buf html = {0};

	job->made->summary = job->item->release->summary;
	if (!job->made->summary.len)
		job->made->summary = arena_str(kept, job->texts.summary);
	if (!job->made->is_in_feed)
		return;
	feed_text(&html, &job->page, job->item, &job->texts);
	job->made->feed.html = arena_str(kept, buf_view(&html));
	job->made->feed.xhtml = job->made->feed.html;
	buf_release(&html);
}

static bool make_folder(struct folder_job *job)
{
	struct site_text text = {
		.d = &job->w->diags,
		.arena = &job->w->scratch,
		.root_fd = job->m->newsroom->root_fd,
		.release = job->item->release,
		.address = job->item->address,
		.set = job->m->set,
		.site = &job->m->links.site,
		.house = job->m->house.site,
		.is_checked = job->m->is_check,
	};
	const struct release_file **files;
	size_t count;

	if (!site_text_read(&text, &job->texts) ||
		!site_text_files(&text, &job->texts, &files, &count))
		return false;
	if (text.is_checked)
		site_text_note_unpublished(&text, files, count);
	job->files = arena_array(
		&job->w->scratch, count + OWN_FILES, sizeof(*job->files));
	if (!make_page(job) || !make_text(job))
		return false;
	make_json(job);
	make_calendar(job);
	add_release_files(job, files, count);
	make_sums(job);
	keep(job);
	return true;
}

/* Withdrawn: a notice for people and for programs, nothing else of it. */
static bool make_notice(struct folder_job *job)
{
	job->files = arena_array(&job->w->scratch, 2, sizeof(*job->files));
	if (!make_page(job))
		return false;
	make_json(job);
	return true;
}

static void make_one(void *context, size_t worker, size_t index)
{
	struct site_making *m = context;
	struct folder_job job = {
		.m = m, .w = &m->workers[worker], .index = index};

	size_t count;

	job.item = public_set_get(m->set, index);
	job.made = &m->made[index];
	if (!(job.item->is_withdrawn ? make_notice(&job) : make_folder(&job)))
		job.made->is_refused = true;
	else if (!site_put(m, &job.w->diags, job.item->address, job.files,
			 job.count))
		job.w->has_failed = true;
	arena_reset(&job.w->scratch);
	count = atomic_fetch_add(&m->done, 1) + 1;
	if (worker == 0 && !m->is_check)
		session_progress(m->session, count, public_set_count(m->set));
}

bool site_release_all(struct site_making *m)
{
	bool ok = true;
	size_t i;

	pool_run(m->worker_count, public_set_count(m->set), make_one, m);
	session_progress(m->session, 1, 1);
	for (i = 0; i < m->worker_count; i++)
		ok &= !m->workers[i].has_failed;
	for (i = 0; i < public_set_count(m->set); i++)
		m->summaries[i] = m->made[i].summary;
	return ok;
}
