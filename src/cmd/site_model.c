#include "cmd/site_model.h"

#include "base/json.h"
#include "cmd/site_parts.h"
#include "cmd/site_text.h"
#include "render/view_print.h"

/* What the templates see of one release. */

/* What the set says of a release, or NULL. */
static const struct public_release *find(
	const struct public_set *set, const struct release *release)
{
	const struct public_release *item =
		public_set_by_slug(set, release->slug);

	return item && item->release == release ? item : NULL;
}

/*
 * As it will be seen: a draft as if it were ready, one that is held as if it
 * went out now. It is shown to who writes it, on that person's own machine.
 */
static const struct public_release *as_if_public(
	struct site_making *m, struct release *release)
{
	const struct public_release *item;

	m->set = newsroom_public_set(m->newsroom, m->arena, m->session->now);
	item = find(m->set, release);
	if (item)
		return item;
	release->status = STATUS_READY;
	if (release->embargo.kind == EMBARGO_HOLD) {
		release->embargo.kind = EMBARGO_UNTIL;
		release->embargo.until.at = m->session->now;
	}
	m->set = newsroom_public_set(
		m->newsroom, m->arena, (struct instant){INT64_MAX});
	return find(m->set, release);
}

static bool read_texts(struct site_making *m, const struct public_release *item,
	struct page_texts *texts)
{
	struct site_text text = {
		.d = &m->session->diags,
		.arena = m->arena,
		.root_fd = m->newsroom->root_fd,
		.release = item->release,
		.address = item->address,
		.set = m->set,
		.house = m->house.site,
	};
	const struct release_file **files;
	size_t count;

	*texts = (struct page_texts){0};
	return item->is_withdrawn ||
	       (site_text_read(&text, texts) &&
		       site_text_files(&text, texts, &files, &count));
}

static struct page begin(struct site_making *m,
	const struct public_release *item, const char *name)
{
	return page_begin(m->arena, &m->session->diags, &m->house,
		arena_format(m->arena, "%.*s/%s", STR_ARG(item->address), name),
		item->release->language);
}

/* The names are there once the pages were made; the pages are not kept. */
static bool make_names(struct site_making *m, const struct public_release *item,
	struct page *page)
{
	struct page text = begin(m, item, "release.txt");
	struct page_texts texts;
	struct buf out = {0};
	bool ok;

	*page = begin(m, item, "index.html");
	ok = read_texts(m, item, &texts) &&
	     page_release(page, item, &texts, &out) &&
	     (item->is_withdrawn || page_text(&text, item, &texts, &out));
	buf_release(&out);
	if (ok && !item->is_withdrawn)
		view_add(&page->view, "text", view_get(&text.view, "text"));
	return ok;
}

bool site_model(struct newsroom *newsroom, struct session *session,
	struct release *release, struct buf *out)
{
	struct site_making m = {.newsroom = newsroom,
		.session = session,
		.arena = &session->arena};
	struct json json = {
		.out = out, .is_indented = true, .has_markup = true};
	const struct public_release *item;
	struct value root;
	struct page page;

	if (!site_theme_open(&m))
		return false;
	item = as_if_public(&m, release);
	if (!item)
		return diag_add(&session->diags,
			&(struct diag){.id = "data-held",
				.file = release->path,
				.text = STR("This release cannot be shown as "
					    "templates see it, because it "
					    "cannot go out."),
				.help = STR("Mend what dateline check says of "
					    "it first."),
				.brief = STR("cannot go out; mend what "
					     "dateline check says first")});
	m.house.set = m.set;
	if (!make_names(&m, item, &page))
		return false;
	root = view_map(&page.view);
	view_print(&json, NULL, view_names_root, &root);
	buf_char(out, '\n');
	return true;
}
