#include "base/buf.h"
#include "read/markdown_pass.h"

/* Pages and feeds that every site has. */
static const char *const fixed_pages[] = {
	"", "topics/", "all/", "contact/", "subscribe/"};
static const char *const fixed_files[] = {
	"feed.xml", "atom.xml", "feed.json", "corrections.xml", "sitemap.xml"};

enum {
	PAGES = sizeof(fixed_pages) / sizeof(*fixed_pages),
	FILES = sizeof(fixed_files) / sizeof(*fixed_files),
};

static const struct str nowhere = {NULL, 0};

static void drop_last(struct buf *path)
{
	size_t len = path->len;

	while (len > 0 && path->ptr[len - 1] != '/')
		len--;
	buf_cut(path, len ? len - 1 : 0);
}

/* Follow one part of a path; false when it leads above the root. */
static bool follow(struct buf *path, struct str part)
{
	if (!part.len || str_equal_z(part, "."))
		return true;
	if (str_equal_z(part, "..")) {
		if (!path->len)
			return false;
		drop_last(path);
		return true;
	}
	if (path->len)
		buf_char(path, '/');
	buf_str(path, part);
	return true;
}

/* `path` seen from the folder `base`, without "." and ".."; or nowhere. */
static struct str join(struct arena *arena, struct str base, struct str path)
{
	bool is_folder = str_ends_with(path, STR("/"));
	struct buf joined = {0};
	struct str part, out = nowhere;
	bool ok = true;

	buf_str(&joined, base);
	while (ok && str_next(&path, '/', &part))
		ok = follow(&joined, part);
	if (is_folder && joined.len)
		buf_char(&joined, '/');
	if (ok)
		out = arena_str(arena, buf_view(&joined));
	buf_release(&joined);
	return out;
}

static struct str folder_of(struct str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	return str_slice(path, 0, path.len ? path.len - 1 : 0);
}

/* "2026/results" of "2026/results/index.html". */
static struct str without_index(struct str path)
{
	if (str_equal_z(path, "index.html") ||
		str_ends_with(path, STR("/index.html")))
		path.len -= sizeof("index.html") - 1;
	return path;
}

static struct str without_slash(struct str path)
{
	if (str_ends_with(path, STR("/")))
		path.len--;
	return path;
}

static const struct public_release *find_release(
	const struct markdown_pass *p, struct str path)
{
	const struct public_set *set = p->in->set;
	const struct public_release *found;

	if (!set)
		return NULL;
	found = public_set_by_path(set, path);
	if (!found)
		found = public_set_by_path(
			set, arena_format(p->arena, "%.*s.md", STR_ARG(path)));
	if (!found)
		found = public_set_by_address(
			set, without_slash(without_index(path)));
	return found;
}

static struct str find_fixed(const struct markdown_pass *p, struct str path)
{
	struct str page = without_slash(without_index(path));
	size_t i;

	for (i = 0; i < PAGES; i++)
		if (str_equal(page, without_slash(str_from(fixed_pages[i]))))
			return arena_format(p->arena, "/%s", fixed_pages[i]);
	for (i = 0; i < FILES; i++)
		if (str_equal_z(path, fixed_files[i]))
			return arena_format(p->arena, "/%s", fixed_files[i]);
	return nowhere;
}

/* A file of this release that is named by its place on the site. */
static struct str find_own_file(struct markdown_pass *p, struct str path)
{
	struct str folder = p->in->address;
	const struct release_file *file;

	if (!folder.len || path.len <= folder.len + 1 ||
		!str_starts_with(path, folder) || path.ptr[folder.len] != '/')
		return nowhere;
	file = markdown_link_file(p, str_slice(path, folder.len + 1, path.len));
	return file ? markdown_link_to_file(p, file) : nowhere;
}

/* A page that only this site has: of a year, a topic, a language. */
static struct str find_page(const struct markdown_pass *p, struct str path)
{
	const struct markdown_site *site = p->in->site;
	struct str page = without_slash(without_index(path));
	size_t index;

	if (!site || !page.len || page.ptr[0] == '.' ||
		!map_get(site->pages, page, &index))
		return nowhere;
	return arena_format(p->arena, "/%.*s/", STR_ARG(page));
}

/* Files that the page of every release has beside it, or of an event. */
static bool is_made_file(const struct release *release, struct str name)
{
	return str_equal_z(name, "release.txt") ||
	       str_equal_z(name, "SHA256SUMS") ||
	       (release->event && str_equal_z(name, "event.ics"));
}

static bool has_file(const struct markdown_pass *p,
	const struct public_release *item, struct str name)
{
	const struct release *release = item->release;
	const struct markdown_site *site = p->in->site;
	size_t i;

	if (item->is_withdrawn)
		return false;
	if (is_made_file(release, name))
		return true;
	for (i = 0; i < release->file_count; i++)
		if (str_equal(release->files[i]->name, name))
			return true;
	return site && site->has_file &&
	       site->has_file(site->context, item, name);
}

/* A file that stands beside the page of a public release. */
static struct str find_file(const struct markdown_pass *p, struct str path)
{
	const struct public_set *set = p->in->set;
	const struct public_release *item;
	struct str folder = folder_of(path), name;

	if (!set || !folder.len)
		return nowhere;
	item = public_set_by_path(set, folder);
	if (!item)
		item = public_set_by_address(set, folder);
	name = str_slice(path, folder.len + 1, path.len);
	if (!item || !name.len || !has_file(p, item, name))
		return nowhere;
	return arena_format(
		p->arena, "/%.*s/%.*s", STR_ARG(item->address), STR_ARG(name));
}

static struct str find(struct markdown_pass *p, struct str path)
{
	const struct public_release *release;
	struct str found;

	if (!path.ptr)
		return nowhere;
	release = find_release(p, path);
	if (release)
		return arena_format(
			p->arena, "/%.*s/", STR_ARG(release->address));
	found = find_fixed(p, path);
	if (!found.ptr)
		found = find_own_file(p, path);
	if (!found.ptr)
		found = find_page(p, path);
	return found.ptr ? found : find_file(p, path);
}

struct str markdown_path_find(struct markdown_pass *p, struct str path)
{
	const struct release *release = p->in->release;
	struct str found = nowhere;

	if (str_starts_with(path, STR("/")))
		return find(p, join(p->arena, STR(""), path));
	if (release)
		found = find(p, join(p->arena, folder_of(release->path), path));
	if (!found.ptr)
		found = find(p, join(p->arena, p->in->address, path));
	if (!found.ptr)
		found = find(p, join(p->arena, STR(""), path));
	return found;
}
