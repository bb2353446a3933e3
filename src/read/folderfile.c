#include "read/folderfile.h"

#include <errno.h>
#include <unistd.h>

#include "base/nearest.h"
#include "model/route.h"
#include "read/filekind.h"
#include "read/imagesize.h"
#include "read/svgscan.h"

/* One file being read. */
struct job {
	const struct folderfile_place *place;
	const struct filekind *kind;
	struct span at;
	struct release_file *file;
};

static bool refuse_reserved(const struct job *job)
{
	return diag_add(job->place->d,
		&(struct diag){.id = "file-reserved",
			.at = job->at,
			.text = arena_format(job->place->d->arena,
				"The page of the release has a file \"%.*s\" "
				"of its own.",
				STR_ARG(job->file->name)),
			.help = STR("Give yours another name."),
			.brief = arena_format(job->place->d->arena,
				"the name \"%.*s\" is taken; choose another",
				STR_ARG(job->file->name))});
}

static bool refuse_damaged(const struct job *job)
{
	return diag_add(job->place->d,
		&(struct diag){.id = "image-damaged",
			.at = job->at,
			.text = arena_format(job->place->d->arena,
				"I cannot find width and height in \"%.*s\": "
				"the picture seems to be damaged.",
				STR_ARG(job->file->name)),
			.help = STR("Copy it here again, or save it anew."),
			.brief = arena_format(job->place->d->arena,
				"\"%.*s\" is damaged; save it anew",
				STR_ARG(job->file->name))});
}

static bool refuse_drawing(
	const struct job *job, const struct svgscan_problem *problem)
{
	struct arena *arena = job->place->d->arena;
	struct str what = problem->what;

	return diag_add(job->place->d,
		&(struct diag){.id = "svg-unsafe",
			.at = job->at,
			.text = arena_format(arena,
				"I do not publish \"%.*s\": %s (line %zu%s"
				"%.*s).",
				STR_ARG(job->file->name), problem->why,
				problem->line, what.len ? ": " : "",
				STR_ARG(what)),
			.help = str_from(problem->help),
			.brief = arena_format(arena, "\"%.*s\": line %zu: %s",
				STR_ARG(job->file->name), problem->line,
				problem->why)});
}

static bool judge_picture(const struct job *job, struct str bytes)
{
	struct release_file *file = job->file;
	struct svgscan_problem problem;
	struct arena scratch = {0};
	bool ok = true;

	if (!imagesize_find(bytes, &file->width, &file->height) &&
		job->kind->class == FILEKIND_PICTURE)
		return refuse_damaged(job);
	if (job->kind->class == FILEKIND_DRAWING &&
		!svgscan_is_safe(&scratch, bytes, &problem))
		ok = refuse_drawing(job, &problem);
	arena_release(&scratch);
	return ok;
}

static bool judge_bytes(const struct job *job, struct str bytes)
{
	struct str head = str_slice(bytes, 0, FILEKIND_HEAD);

	job->file->size = bytes.len;
	job->file->digest = hash_bytes(bytes.ptr, bytes.len);
	return filekind_agrees(job->place->d, job->kind, job->file->name, head,
		       job->at) &&
	       judge_picture(job, bytes);
}

/* A picture is looked at as a whole; its bytes go when that is done. */
static bool read_picture(const struct job *job)
{
	struct arena arena = {0};
	struct str bytes;
	bool ok = fs_read(job->place->d, &arena, job->place->root_fd,
			  job->file->path, job->kind->max_bytes, &bytes) &&
		  judge_bytes(job, bytes);

	arena_release(&arena);
	return ok;
}

/* Read the first bytes of a file that may be too large to be kept. */
static bool read_head(const struct job *job, char *head, size_t *len)
{
	struct diags *d = job->place->d;
	uint64_t size;
	ssize_t got;
	int fd;

	if (!fs_open_file(d, job->place->root_fd, job->file->path,
		    job->kind->max_bytes, &fd, &size))
		return false;
	do
		got = read(fd, head, FILEKIND_HEAD);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		diag_system(d, "read", job->file->path);
	close(fd);
	*len = got < 0 ? 0 : (size_t)got;
	return got >= 0;
}

static bool read_other(const struct job *job)
{
	struct release_file *file = job->file;
	char head[FILEKIND_HEAD];
	size_t len;

	return read_head(job, head, &len) &&
	       filekind_agrees(job->place->d, job->kind, file->name,
		       (struct str){head, len}, job->at) &&
	       fs_digest(job->place->d, job->place->root_fd, file->path,
		       job->kind->max_bytes, &file->digest, &file->size);
}

bool folderfile_read(const struct folderfile_place *place, struct str name,
	struct span at, struct release_file *out)
{
	struct job job = {.place = place, .at = at, .file = out};
	struct fs_entry entry;

	*out = (struct release_file){.name = arena_str(place->arena, name)};
	if (!filekind_find(place->d, name, at, &job.kind))
		return false;
	if (route_is_reserved_file(name))
		return refuse_reserved(&job);
	out->type = job.kind->type;
	out->path =
		arena_format(place->arena, "%.*s%s%.*s", STR_ARG(place->folder),
			place->folder.len ? "/" : "", STR_ARG(name));
	if (fs_look(place->d, place->root_fd, out->path, &entry) &&
		entry.kind == FS_FILE &&
		!filekind_fits(place->d, job.kind, name, entry.size, at))
		return false;
	if (job.kind->class == FILEKIND_PICTURE ||
		job.kind->class == FILEKIND_DRAWING)
		return read_picture(&job);
	return read_other(&job);
}

static bool refuse_without_folder(
	const struct folderfile_set *set, struct str name, struct span at)
{
	struct diags *d = set->place.d;

	return diag_add(d,
		&(struct diag){.id = "file-folder",
			.at = at,
			.text = arena_format(d->arena,
				"A release that is a single file has no files "
				"beside it, so I cannot find \"%.*s\".",
				STR_ARG(name)),
			.help = STR("Make a folder with the release's name, "
				    "move the release into it as index.md, and "
				    "put the file beside it."),
			.brief = arena_format(d->arena,
				"\"%.*s\": make the release a folder with "
				"index.md and the file in it",
				STR_ARG(name))});
}

/* The nearest name among the files of the folder, or NULL. */
static const char *nearest(const struct folderfile_set *set, struct str name)
{
	const char **known =
		arena_array(set->scratch, set->entry_count, sizeof(*known));
	size_t i;

	for (i = 0; i < set->entry_count; i++)
		known[i] = arena_str(set->scratch, set->entries[i].name).ptr;
	return nearest_word(name, known, set->entry_count);
}

/* The files there are, as `In it are: a.pdf, b.png.` */
static struct str list_files(const struct folderfile_set *set)
{
	struct arena *arena = set->place.d->arena;
	struct str words = {0};
	size_t i, shown = 0;

	for (i = 0; i < set->entry_count; i++) {
		struct str name = set->entries[i].name;

		if (name.ptr[0] == '.' || str_equal_z(name, "index.md"))
			continue;
		if (shown++ < FOLDERFILE_MAX_SHOWN)
			words = arena_format(arena, "%.*s%s%.*s",
				STR_ARG(words), words.len ? ", " : "",
				STR_ARG(name));
	}
	if (!shown)
		return STR("Put the file into it.");
	return arena_format(arena, "In it %s: %.*s%s.",
		shown == 1 ? "is" : "are", STR_ARG(words),
		shown > FOLDERFILE_MAX_SHOWN ? " and more" : "");
}

static bool refuse_missing(
	const struct folderfile_set *set, struct str name, struct span at)
{
	struct diags *d = set->place.d;
	const char *near = nearest(set, name);
	struct diag finding = {
		.id = "file-missing",
		.at = at,
		.text = arena_format(d->arena,
			"There is no file \"%.*s\" in the folder %.*s.",
			STR_ARG(name), STR_ARG(set->place.folder)),
		.help = list_files(set),
		.brief = arena_format(d->arena, "no file \"%.*s\" in %.*s",
			STR_ARG(name), STR_ARG(set->place.folder)),
	};

	if (near) {
		finding.hint =
			arena_format(d->arena, "Did you mean \"%s\"?", near);
		finding.brief_hint =
			arena_format(d->arena, "did you mean \"%s\"?", near);
		finding.edit = (struct diag_edit){at, str_from(near)};
	}
	return diag_add(d, &finding);
}

/* Sorted bytewise by fs_list(). */
static bool has_entry(const struct folderfile_set *set, struct str name)
{
	size_t low = 0, high = set->entry_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(name, set->entries[middle].name);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool folderfile_stands(
	const struct folderfile_set *set, struct str name, struct span at)
{
	if (!set->place.folder.len)
		return refuse_without_folder(set, name, at);
	return has_entry(set, name) || refuse_missing(set, name, at);
}

static struct release_file *refuse_case(const struct folderfile_set *set,
	const struct release_file *other, struct str name, struct span at)
{
	struct diags *d = set->place.d;

	diag_add(d,
		&(struct diag){.id = "file-case",
			.at = at,
			.text = arena_format(d->arena,
				"The names \"%.*s\" and \"%.*s\" differ only "
				"by "
				"capital letters; on many computers they are "
				"one file.",
				STR_ARG(other->name), STR_ARG(name)),
			.help = STR("Give one of them another name."),
			.brief = arena_format(d->arena,
				"\"%.*s\" differs from \"%.*s\" only by case; "
				"rename one",
				STR_ARG(name), STR_ARG(other->name))});
	return NULL;
}

static struct release_file *refuse_total(
	const struct folderfile_set *set, struct span at)
{
	struct diags *d = set->place.d;
	unsigned long max =
		(unsigned long)(FILEKIND_MAX_RELEASE / FILEKIND_MIB);

	diag_add(d,
		&(struct diag){.id = "files-large",
			.at = at,
			.text = arena_format(d->arena,
				"The files of this release have more than %lu "
				"MiB together.",
				max),
			.help = STR("Make them smaller, or put some elsewhere "
				    "and name their addresses."),
			.brief = arena_format(d->arena,
				"files of the release over %lu MiB", max)});
	return NULL;
}

static struct release_file *refuse_count(
	const struct folderfile_set *set, struct span at)
{
	struct diags *d = set->place.d;

	diag_add(d, &(struct diag){.id = "files-many",
			    .at = at,
			    .text = arena_format(d->arena,
				    "A release publishes at most %d files.",
				    FOLDERFILE_MAX_COUNT),
			    .help = STR("Pack some of them as a .zip."),
			    .brief = arena_format(d->arena,
				    "more than %d files in a release",
				    FOLDERFILE_MAX_COUNT)});
	return NULL;
}

static struct release_file *keep(
	struct folderfile_set *set, const struct release_file *read)
{
	struct release_file *file =
		arena_alloc(set->place.arena, sizeof(*file));

	*file = *read;
	set->files = arena_grow(
		set->place.arena, set->files, set->count, sizeof(*set->files));
	set->files[set->count++] = file;
	set->size += file->size;
	return file;
}

/* A file that was claimed, or NULL. */
static struct release_file *find_claimed(
	const struct folderfile_set *set, struct str name)
{
	size_t i;

	for (i = 0; i < set->count; i++)
		if (str_equal(set->files[i]->name, name))
			return set->files[i];
	return NULL;
}

static bool read_or_know(const struct folderfile_set *set, struct str name,
	struct span at, struct release_file *out)
{
	const struct release_file *known =
		set->known ? find_claimed(set->known, name) : NULL;

	if (!known)
		return folderfile_read(&set->place, name, at, out);
	*out = *known;
	return true;
}

struct release_file *folderfile_claim(struct folderfile_set *set,
	struct str name, struct span at, enum file_use use)
{
	struct release_file *claimed = find_claimed(set, name), file;
	size_t i;

	if (claimed)
		return claimed;
	if (!folderfile_stands(set, name, at))
		return NULL;
	if (set->count == FOLDERFILE_MAX_COUNT)
		return refuse_count(set, at);
	for (i = 0; i < set->count; i++)
		if (str_equal_nocase(set->files[i]->name, name))
			return refuse_case(set, set->files[i], name, at);
	if (!read_or_know(set, name, at, &file))
		return NULL;
	if (file.size > FILEKIND_MAX_RELEASE - set->size)
		return refuse_total(set, at);
	file.use = use;
	return keep(set, &file);
}
