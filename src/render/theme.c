#include "render/theme.h"

#include <stdlib.h>

#include "base/fs.h"
#include "render/view.h"

static int by_name(const void *left, const void *right)
{
	const struct theme_file *a = left, *b = right;

	return str_compare(a->name, b->name);
}

static struct theme_file *find(const struct theme *theme, struct str name)
{
	struct theme_file key = {.name = name};

	return bsearch(&key, theme->files, theme->count, sizeof(key), by_name);
}

struct str theme_get(const struct theme *theme, struct str name)
{
	const struct theme_file *file = find(theme, name);

	return file ? file->bytes : STR("");
}

struct str theme_shipped_get(struct str name)
{
	size_t i;

	for (i = 0; i < theme_shipped_count; i++)
		if (str_equal(theme_shipped[i].name, name))
			return theme_shipped[i].bytes;
	return (struct str){0};
}

/* Files of a house's own come on top; a theme has no other kinds of file. */
static bool is_theme_file(struct str name)
{
	return str_ends_with(name, STR(".html")) ||
	       str_ends_with(name, STR(".txt")) ||
	       str_equal_z(name, "style.css") ||
	       str_equal_z(name, "feed.css") ||
	       str_ends_with(name, STR(".yaml"));
}

static void put(struct arena *arena, struct theme *theme, struct str name,
	struct str bytes)
{
	size_t i;

	for (i = 0; i < theme->count; i++)
		if (str_equal(theme->files[i].name, name)) {
			theme->files[i].bytes = bytes;
			return;
		}
	theme->files = arena_grow(
		arena, theme->files, theme->count, sizeof(*theme->files));
	theme->files[theme->count++] = (struct theme_file){name, bytes};
}

/* Where a folder of the newsroom is read, and what its files are called. */
struct theme_folder {
	struct str path;   /* "templates/words" */
	struct str prefix; /* "words/" */
};

static bool read_one(struct diags *d, struct arena *arena, int root_fd,
	const struct theme_folder *folder, struct theme_file *file)
{
	struct str path = arena_format(
		arena, "%.*s/%.*s", STR_ARG(folder->path), STR_ARG(file->name));

	file->name = arena_format(arena, "%.*s%.*s", STR_ARG(folder->prefix),
		STR_ARG(file->name));
	return fs_read(d, arena, root_fd, path, THEME_MAX_FILE, &file->bytes);
}

static bool read_folder(struct diags *d, struct arena *arena, int root_fd,
	const struct theme_folder *folder, struct theme *theme)
{
	struct fs_entry *entries;
	size_t count, i;
	bool ok = true;

	if (!fs_exists(root_fd, folder->path))
		return true;
	if (!fs_list(d, arena, root_fd, folder->path, &entries, &count))
		return false;
	for (i = 0; i < count; i++) {
		struct theme_file file = {.name = entries[i].name};

		if (entries[i].kind != FS_FILE || !is_theme_file(file.name) ||
			file.name.ptr[0] == '.')
			continue;
		if (read_one(d, arena, root_fd, folder, &file))
			put(arena, theme, file.name, file.bytes);
		else
			ok = false;
	}
	return ok;
}

static bool list_assets(
	struct diags *d, struct arena *arena, int root_fd, struct theme *theme)
{
	struct str folder = STR("templates/assets");
	struct fs_entry *entries;
	size_t count, i;

	if (!fs_exists(root_fd, folder))
		return true;
	if (!fs_list(d, arena, root_fd, folder, &entries, &count))
		return false;
	for (i = 0; i < count; i++)
		if (entries[i].kind == FS_FILE && entries[i].name.ptr[0] != '.')
			arena_push(arena, &theme->assets,
				arena_format(arena, "%.*s/%.*s",
					STR_ARG(folder),
					STR_ARG(entries[i].name)));
	return true;
}

bool theme_read(
	struct diags *d, struct arena *arena, int root_fd, struct theme *out)
{
	static const struct theme_folder folders[] = {
		{{"templates", 9}, {"", 0}},
		{{"templates/words", 15}, {"words/", 6}},
	};
	bool ok = true;
	size_t i;

	*out = (struct theme){0};
	for (i = 0; i < theme_shipped_count; i++)
		put(arena, out, theme_shipped[i].name, theme_shipped[i].bytes);
	for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		ok &= read_folder(d, arena, root_fd, &folders[i], out);
	ok &= list_assets(d, arena, root_fd, out);
	qsort(out->files, out->count, sizeof(*out->files), by_name);
	return ok;
}

static bool add_template(struct diags *d, struct arena *arena,
	const struct theme_file *file, struct template_file *out)
{
	struct source *src = arena_alloc(arena, sizeof(*src));
	struct str path =
		arena_format(arena, "templates/%.*s", STR_ARG(file->name));

	out->name = file->name;
	out->src = src;
	out->form = str_ends_with(file->name, STR(".txt")) ? TEMPLATE_TEXT
							   : TEMPLATE_HTML;
	return source_make(d, src, path, file->bytes);
}

bool theme_compile(struct diags *d, struct arena *arena,
	const struct theme *theme, const struct words *words,
	struct template_theme **out)
{
	struct template_file *files =
		arena_array(arena, theme->count, sizeof(*files));
	size_t i, count = 0;
	bool ok = true;

	for (i = 0; i < theme->count; i++) {
		struct str name = theme->files[i].name;

		if (str_ends_with(name, STR(".html")) ||
			str_ends_with(name, STR(".txt")))
			ok &= add_template(
				d, arena, &theme->files[i], &files[count++]);
	}
	return ok && template_compile(d, arena, files, count,
			     view_names(arena, words), out);
}
