#include "cmd/site_text.h"

#include "base/fs.h"
#include "read/folderfile.h"
#include "read/markdown.h"
#include "read/prose.h"

/* All texts of one release, read again from its source. */

static bool changed_meanwhile(struct diags *d, const struct release *release)
{
	return diag_add(d,
		&(struct diag){.id = "file-changed",
			.file = release->path,
			.text = STR("This file was saved while it was being "
				    "read."),
			.help = STR("Run the command again."),
			.brief = STR("changed while being read; run again")});
}

/* A path of the release: its last good version lies elsewhere. */
static struct str place_of(const struct site_text *t, struct str path)
{
	if (!t->release->kept.len)
		return path;
	return arena_format(
		t->arena, "%.*s%.*s", STR_ARG(t->release->kept), STR_ARG(path));
}

/*
 * The same bytes as in the first phase, or none: what the embargo was read
 * from is what is rendered.
 */
static bool read_again(const struct site_text *t, struct source *src)
{
	const struct release *release = t->release;
	struct str bytes;

	if (!fs_read(t->d, t->arena, t->root_fd, place_of(t, release->path),
		    SOURCE_MAX_BYTES, &bytes) ||
		!source_make(t->d, src, release->path, bytes))
		return false;
	return hash_equal(&src->digest, &release->src->digest) ||
	       changed_meanwhile(t->d, release);
}

static bool is_named(const struct release *release, struct str name)
{
	size_t i;

	for (i = 0; i < release->file_count; i++)
		if (str_equal(release->files[i]->name, name))
			return true;
	return false;
}

/* The files a link may name: those of the front matter, and the others. */
static void list_files(const struct site_text *t, struct markdown_input *in)
{
	const struct release *release = t->release;
	size_t most = release->file_count + release->folder_files.count, i;
	const struct release_file **files =
		arena_array(t->arena, most, sizeof(*files));

	for (i = 0; i < release->file_count; i++)
		files[in->file_count++] = release->files[i];
	for (i = 0; i < release->folder_files.count; i++) {
		struct str name = release->folder_files.items[i];
		struct release_file *file;

		if (is_named(release, name))
			continue;
		file = arena_alloc(t->arena, sizeof(*file));
		file->name = name;
		file->size = release->folder_sizes[i];
		file->path = arena_format(t->arena, "%.*s%.*s/%.*s",
			STR_ARG(release->kept), STR_ARG(release->folder),
			STR_ARG(name));
		files[in->file_count++] = file;
	}
	in->files = files;
}

static bool read_words(const struct site_text *t,
	const struct markdown_input *like, struct str words, struct body *out)
{
	struct markdown_input in = *like;

	in.text = (struct span){0};
	in.words = words;
	in.at = t->headline_at;
	return markdown_read(t->d, t->arena, &in, out);
}

/* The house's words stand beside many releases, and name no one's files. */
static bool read_boilerplates(const struct site_text *t,
	const struct markdown_input *release, struct page_texts *out)
{
	struct markdown_input like = *release;
	const struct str_list *texts = &t->release->boilerplates;
	struct body *bodies =
		arena_array(t->arena, texts->count, sizeof(*bodies));
	struct str *names = arena_array(t->arena, texts->count, sizeof(*names));
	bool ok = true;
	size_t i;

	like.files = NULL;
	like.file_count = 0;
	for (i = 0; i < texts->count; i++) {
		ok &= read_words(t, &like, texts->items[i], &bodies[i]);
		if (t->house)
			names[i] = site_boilerplate_name(
				t->house, texts->items[i]);
	}
	out->boilerplates = bodies;
	out->boilerplate_names = names;
	out->boilerplate_count = texts->count;
	return ok;
}

bool site_text_read(struct site_text *t, struct page_texts *out)
{
	const struct release *release = t->release;
	struct source *src = arena_alloc(t->arena, sizeof(*src));
	struct markdown_input in = {.release = release,
		.address = t->address,
		.set = t->set,
		.site = t->site};
	bool ok;

	*out = (struct page_texts){0};
	if (!read_again(t, src))
		return false;
	t->headline_at = release->headline_at;
	if (t->headline_at.src)
		t->headline_at.src = src;
	list_files(t, &in);
	in.text = source_span(
		src, release->body_off, src->text.len - release->body_off);
	ok = markdown_read(t->d, t->arena, &in, &out->body);
	if (release->notes.len)
		ok &= read_words(t, &in, release->notes, &out->notes);
	ok &= read_boilerplates(t, &in, out);
	if (ok && t->is_checked)
		prose_check(t->d, release, in.text, &out->body);
	out->summary =
		page_summary(t->arena, release, out->body.first_paragraph);
	return ok;
}

/* A file that only a link names is looked at now, as the others were. */
static bool read_linked(const struct site_text *t,
	const struct release_file *linked, struct release_file *out)
{
	struct folderfile_place place = {
		.d = t->d,
		.arena = t->arena,
		.root_fd = t->root_fd,
		.folder = place_of(t, t->release->folder),
	};

	return folderfile_read(&place, linked->name, t->headline_at, out);
}

static bool add_linked(const struct site_text *t, struct body *body,
	const struct release_file **files, size_t *count)
{
	bool ok = true;
	size_t i, k;

	for (i = 0; i < body->file_count; i++) {
		struct release_file *file;

		for (k = 0; k < *count; k++)
			if (str_equal(files[k]->name, body->files[i]->name))
				break;
		if (k == *count) {
			file = arena_alloc(t->arena, sizeof(*file));
			ok &= read_linked(t, body->files[i], file);
			files[(*count)++] = file;
		}
		body->files[i] = files[k];
	}
	return ok;
}

bool site_text_files(const struct site_text *t, struct page_texts *texts,
	const struct release_file ***files, size_t *count)
{
	const struct release *release = t->release;
	size_t most = release->file_count + texts->body.file_count +
		      texts->notes.file_count;
	bool ok;

	*files = arena_array(t->arena, most, sizeof(**files));
	*count = release->file_count;
	if (release->file_count)
		memcpy(*files, release->files,
			release->file_count * sizeof(**files));
	ok = add_linked(t, &texts->body, *files, count);
	return add_linked(t, &texts->notes, *files, count) && ok;
}

static bool is_published(
	const struct release_file *const files[], size_t count, struct str name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_equal(files[i]->name, name))
			return true;
	return false;
}

/* What lies in the folder and stays there is said, so that nobody guesses. */
void site_text_note_unpublished(const struct site_text *t,
	const struct release_file *const files[], size_t count)
{
	const struct release *release = t->release;
	struct str names = STR("");
	size_t i;

	for (i = 0; i < release->folder_files.count; i++) {
		struct str name = release->folder_files.items[i];

		if (str_equal_z(name, "index.md") ||
			is_published(files, count, name))
			continue;
		names = arena_format(t->d->arena, "%.*s%s%.*s", STR_ARG(names),
			names.len ? ", " : "", STR_ARG(name));
	}
	if (!names.len)
		return;
	diag_add(t->d,
		&(struct diag){.id = "file-unpublished",
			.level = DIAG_NOTE,
			.file = release->path,
			.text = arena_format(t->d->arena,
				"Not published with this release: %.*s.",
				STR_ARG(names)),
			.help = STR("Only files that the release names go "
				    "out with it."),
			.brief = arena_format(t->d->arena,
				"not published: %.*s", STR_ARG(names))});
}
