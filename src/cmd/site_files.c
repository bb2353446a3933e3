#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/utf8.h"
#include "cmd/site_parts.h"
#include "model/route.h"
#include "read/folderfile.h"

/* Files that are public as they are: static/, assets/, old addresses. */

enum {
	STATIC_MAX_BYTES = 512 * 1024 * 1024,
	STATIC_MAX_PATH = 500,	       /* bytes, from static/ */
	STATIC_HEAD_BYTES = 16 * 1024, /* to see whether it is a release */
};

/* The folder of the site at `path`, and those above it, in the list. */
static struct site_folder *folder_at(struct site_making *m, struct str path)
{
	struct arena *arena = m->arena;
	size_t index, end = path.len;

	if (map_get(&m->folder_by_path, path, &index))
		return &m->folders[index];
	m->folders = arena_grow(
		arena, m->folders, m->folder_count, sizeof(*m->folders));
	index = m->folder_count++;
	m->folders[index] = (struct site_folder){.path = path};
	map_claim(&m->folder_by_path, path, index, NULL);
	while (end && path.ptr[end] != '/')
		end--;
	if (path.len)
		folder_at(m, str_slice(path, 0, end));
	return &m->folders[index];
}

static void add_file(
	struct site_making *m, struct str folder, struct tree_file file)
{
	struct site_folder *at = folder_at(m, folder);

	at->files =
		arena_grow(m->arena, at->files, at->count, sizeof(*at->files));
	at->files[at->count++] = file;
}

static struct str below(struct arena *arena, struct str folder, struct str name)
{
	return folder.len ? arena_format(arena, "%.*s/%.*s", STR_ARG(folder),
				    STR_ARG(name))
			  : arena_str(arena, name);
}

static bool is_markdown(struct str name)
{
	return str_ends_with(name, STR(".md")) ||
	       str_ends_with(name, STR(".markdown"));
}

/* Whether the text begins as a release does, or names an embargo. */
static bool reads_as_release(struct str text)
{
	if (str_starts_with(text, STR("\xEF\xBB\xBF")))
		text = str_slice(text, 3, text.len);
	return str_starts_with(text, STR("---")) ||
	       str_starts_with(text, STR("embargo:")) ||
	       str_find(text, STR("\nembargo:")) != STR_NONE;
}

/* The first bytes; none where it cannot be read, which is told elsewhere. */
static struct str head_of(struct site_making *m, struct str path, char *head)
{
	struct arena scratch = {0};
	struct diags none = {.arena = &scratch};
	ssize_t len = 0;
	uint64_t size;
	int fd;

	if (fs_open_file(&none, m->newsroom->root_fd, path, STATIC_MAX_BYTES,
		    &fd, &size)) {
		len = read(fd, head, STATIC_HEAD_BYTES);
		close(fd);
	}
	arena_release(&scratch);
	return (struct str){head, len > 0 ? (size_t)len : 0};
}

/*
 * What lies in static/ goes out at once, whatever its embargo says: a release
 * that was saved there by mistake must not.
 */
static bool is_release(struct site_making *m, struct str path)
{
	struct diags *d = &m->session->diags;
	char head[STATIC_HEAD_BYTES];
	bool is_one;

	if (!is_markdown(path))
		return false;
	is_one = reads_as_release(head_of(m, path, head));
	if (is_one)
		diag_add(d,
			&(struct diag){.id = "static-release",
				.file = path,
				.text = STR("This file reads like a release, "
					    "and what lies here goes out at "
					    "once, whatever its embargo says."),
				.help = STR("It was left out. Move it to "
					    "releases/, where it waits for its "
					    "time."),
				.brief = STR("left out: reads like a release; "
					     "move it to releases/")});
	return is_one;
}

/* A source file to be copied, with its digest. */
static bool add_source(struct site_making *m, struct str folder,
	struct str name, struct str path)
{
	struct tree_file file = {.name = name, .path = path, .at = m->newest};

	if (is_release(m, path))
		return true;
	if (!fs_digest(&m->session->diags, m->newsroom->root_fd, path,
		    STATIC_MAX_BYTES, &file.digest, &file.size))
		return false;
	site_places_claim(m, below(m->arena, folder, name));
	add_file(m, folder, file);
	return true;
}

/* ".well-known" is published; other hidden files and litter are not. */
static bool is_static_name(struct str name)
{
	return str_equal_z(name, ".well-known") ||
	       (name.ptr[0] != '.' && !str_ends_with(name, STR("~")));
}

/* Left out with a word; one odd name must not stop a publication. */
static bool is_plain_name(struct site_making *m, struct str path)
{
	struct arena *arena = &m->session->arena;
	size_t i;

	for (i = 0; i < path.len; i++)
		if ((unsigned char)path.ptr[i] < ' ' || path.ptr[i] == 0x7f)
			break;
	if (i == path.len && path.len <= STATIC_MAX_PATH &&
		utf8_find_invalid(path) == STR_NONE)
		return true;
	diag_add(&m->session->diags,
		&(struct diag){.id = "static-name",
			.file = path,
			.text = STR("The name of this file cannot stand in an "
				    "address on the web."),
			.help = STR("It was left out. Give it a shorter name "
				    "of letters, digits, dots and hyphens."),
			.brief = arena_format(arena,
				"left out: the name cannot stand in an "
				"address")});
	return false;
}

static bool static_folder(
	struct site_making *m, struct str folder, struct str_list *waiting)
{
	struct str path = below(m->arena, STR("static"), folder);
	struct fs_entry *entries;
	size_t count, i;
	bool ok = true;

	if (!folder.len)
		path = STR("static");
	if (!fs_list(&m->session->diags, m->arena, m->newsroom->root_fd, path,
		    &entries, &count))
		return false;
	for (i = 0; i < count; i++) {
		struct str name = below(m->arena, folder, entries[i].name);

		if (!is_static_name(entries[i].name) || !is_plain_name(m, name))
			continue;
		if (entries[i].kind == FS_FOLDER)
			arena_push(m->arena, waiting, name);
		else
			ok &= add_source(m, folder, entries[i].name,
				below(m->arena, path, entries[i].name));
	}
	return ok;
}

static bool gather_static(struct site_making *m)
{
	struct str_list waiting = {0};
	bool ok = true;
	size_t i;

	if (!fs_exists(m->newsroom->root_fd, STR("static")))
		return true;
	arena_push(m->arena, &waiting, STR(""));
	for (i = 0; i < waiting.count; i++)
		ok &= static_folder(m, waiting.items[i], &waiting);
	return ok;
}

/* The logo is judged as a release's picture is: it is public at once. */
static bool add_logo(struct site_making *m)
{
	struct str logo = m->newsroom->site.logo, folder = route_folder(logo);
	struct folderfile_place place = {
		.d = &m->session->diags,
		.arena = m->arena,
		.root_fd = m->newsroom->root_fd,
		.folder = str_slice(logo, 0, folder.len ? folder.len - 1 : 0),
	};
	struct release_file file;

	if (!logo.len)
		return true;
	if (!folderfile_read(&place, str_slice(logo, folder.len, logo.len),
		    (struct span){0}, &file))
		return false;
	add_file(m, STR("assets"),
		(struct tree_file){.name = file.name,
			.path = file.path,
			.digest = file.digest,
			.size = file.size,
			.at = m->newest});
	return true;
}

/* The shipped icon, unless the house has another one. */
static void add_icon(struct site_making *m)
{
	struct str icon = STR(THEME_ICON), path;
	size_t i;

	path = arena_format(m->arena, "templates/%.*s", STR_ARG(icon));
	for (i = 0; i < m->theme.assets.count; i++)
		if (str_equal(m->theme.assets.items[i], path))
			return;
	if (str_equal(m->house.icon, icon))
		add_file(m, STR("assets"),
			site_file("icon.svg", theme_get(&m->theme, icon),
				m->newest));
}

static bool gather_assets(struct site_making *m)
{
	bool ok = add_logo(m);
	size_t i;

	add_icon(m);

	for (i = 0; i < m->theme.assets.count; i++) {
		struct str path = m->theme.assets.items[i];
		struct str folder = route_folder(path);

		ok &= add_source(m, STR("assets"),
			str_slice(path, folder.len, path.len), path);
	}
	return ok;
}

/* "news/12" is served as news/12/index.html, "news/12.html" as it is. */
static struct str moved_page(struct arena *arena, struct str address)
{
	struct str name;

	while (address.len && address.ptr[0] == '/')
		address = str_slice(address, 1, address.len);
	name = str_slice(address, route_folder(address).len, address.len);
	if (name.len && str_find_char(name, '.') != STR_NONE)
		return arena_str(arena, address);
	return arena_format(arena, "%.*s%sindex.html", STR_ARG(address),
		name.len ? "/" : "");
}

/* Why the page of an old address is left out, in the long and short words. */
struct reason {
	const char *text, *brief;
};

static const struct reason crossing = {
	"it would be a file where the site has a folder, or a folder where "
	"it has a file",
	"a file and a folder cannot have one name"};
static const struct reason taken = {
	"something else of this site stands there", "it is taken"};

static void leave_out(struct site_making *m, const struct public_release *item,
	struct str address, const struct reason *why)
{
	struct diags *d = &m->session->diags;

	diag_add(d,
		&(struct diag){.id = "was-at-taken",
			.level = DIAG_WARNING,
			.file = item->release->path,
			.text = arena_format(d->arena,
				"The old address %.*s (was-at) was left out: "
				"%s.",
				STR_ARG(address), why->text),
			.brief = arena_format(d->arena,
				"old address \"%.*s\" left out: %s",
				STR_ARG(address), why->brief)});
}

static bool add_moved(struct site_making *m, const struct public_release *item,
	struct str address)
{
	struct str path = moved_page(m->arena, address);
	struct str folder = route_folder(path);
	struct str name = str_slice(path, folder.len, path.len);
	struct page page = page_begin(m->arena, &m->session->diags, &m->house,
		path, item->release->language);
	struct buf out = {0};
	bool ok;

	folder.len -= folder.len > 0;
	if (site_places_is_taken(m, path)) {
		leave_out(m, item, address, &taken);
		return true;
	}
	if (!site_places_claim(m, path)) {
		leave_out(m, item, address, &crossing);
		return true;
	}
	ok = page_moved(&page, item, &out);
	if (ok)
		add_file(m, folder,
			(struct tree_file){.name = name,
				.bytes = arena_str(m->arena, buf_view(&out)),
				.at = item->updated});
	buf_release(&out);
	return ok;
}

static bool gather_moved(struct site_making *m)
{
	bool ok = true;
	size_t i, k;

	for (i = 0; i < public_set_count(m->set); i++) {
		const struct public_release *item = public_set_get(m->set, i);

		for (k = 0; k < item->release->was_at.count; k++)
			ok &= add_moved(
				m, item, item->release->was_at.items[k]);
	}
	return ok;
}

static int deepest_first(const void *left, const void *right)
{
	const struct site_folder *a = left, *b = right;

	return str_compare(b->path, a->path);
}

bool site_files_gather(struct site_making *m)
{
	bool ok = gather_static(m);
	size_t i;

	ok &= gather_assets(m);
	ok &= gather_moved(m);
	folder_at(m, STR(".well-known"));
	qsort(m->folders, m->folder_count, sizeof(*m->folders), deepest_first);
	m->folder_by_path = (struct map){.arena = m->arena};
	for (i = 0; i < m->folder_count; i++) {
		size_t made;

		map_claim(&m->folder_by_path, m->folders[i].path, i, NULL);
		m->folders[i].is_made =
			map_get(&m->plan.made, m->folders[i].path, &made);
	}
	return ok;
}

bool site_files_put(struct site_making *m)
{
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < m->folder_count; i++)
		if (!m->folders[i].is_made)
			ok = site_put(m, &m->session->diags, m->folders[i].path,
				NULL, 0);
	return ok;
}
