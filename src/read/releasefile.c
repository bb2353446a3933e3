#include "read/releasefile.h"

#include "base/fs.h"
#include "read/markdown.h"
#include "read/mend.h"
#include "read/node.h"
#include "read/releasechecks.h"
#include "read/releasedraft.h"
#include "read/releasefields.h"
#include "read/releaseversion.h"

/* Set up what the readers of fields need. */
static void begin(
	struct releasedraft *draft, const struct releasefile_input *in)
{
	*draft = (struct releasedraft){.in = in};
	draft->src = arena_alloc(in->arena, sizeof(*draft->src));
	draft->release.src = draft->src;
	draft->release.path = arena_str(in->arena, in->path);
	draft->release.folder = arena_str(in->arena, in->folder);
	draft->release.end_mark = STR("###");
	draft->src->path = draft->release.path;
	draft->reading = (struct reading){
		.d = in->d,
		.arena = in->arena,
		.times = {.zones = in->zones, .house = in->site->zone},
		.now = in->now,
		.site = in->site,
		.context = draft,
	};
	draft->files.scratch = in->scratch;
	draft->files.place = (struct folderfile_place){
		in->d, in->arena, in->root_fd, draft->release.folder};
}

/* The lines up to the closing "---"; without one, up to an empty line. */
static struct str front_lines(struct str bytes)
{
	struct str all = str_slice(bytes, 0, NODE_MAX_BYTES), rest = all, line;
	size_t count = 0, gap = STR_NONE;

	while (str_next_line(&rest, &line)) {
		size_t off = (size_t)(line.ptr - all.ptr);

		line = str_trim(line);
		if (count++ && str_equal_z(line, "---"))
			return str_slice(all, 0, off);
		if (!line.len && gap == STR_NONE)
			gap = off;
	}
	return str_slice(all, 0, gap);
}

/* `withdrawn`, with quotation marks or without, and nothing else. */
static bool is_withdrawn_word(struct str value)
{
	static const char *const words[] = {
		"withdrawn", "\"withdrawn\"", "'withdrawn'"};
	size_t end = str_find(value, STR(" #")), i;

	value = str_trim(str_slice(value, 0, end));
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_equal_z(value, words[i]))
			return true;
	return false;
}

/*
 * Whether a file that cannot be read otherwise readably says that it is
 * withdrawn: its text has to leave the site whatever else is wrong.
 */
static bool says_withdrawn(struct str bytes)
{
	struct str rest = front_lines(bytes), line;

	while (str_next_line(&rest, &line))
		if (str_starts_with(line, STR("status:")))
			return is_withdrawn_word(str_slice(line, 7, line.len));
	return false;
}

/* What stands beside the release; hidden files are nobody's business. */
static void read_folder(struct releasedraft *draft)
{
	struct release *release = &draft->release;
	struct fs_entry *entries;
	size_t i, count;

	if (!release->folder.len ||
		!fs_list(draft->in->d, draft->in->scratch, draft->in->root_fd,
			release->folder, &entries, &count))
		return;
	draft->files.entries = entries;
	draft->files.entry_count = count;
	release->folder_sizes = arena_array(
		draft->in->arena, count, sizeof(*release->folder_sizes));
	for (i = 0; i < count; i++)
		if (entries[i].kind == FS_FILE && entries[i].name.len &&
			entries[i].name.ptr[0] != '.' &&
			!str_equal_z(entries[i].name, "index.md")) {
			release->folder_sizes[release->folder_files.count] =
				entries[i].size;
			arena_push(draft->in->arena, &release->folder_files,
				arena_str(draft->in->arena, entries[i].name));
		}
}

/* Once the language is known. */
static void set_captions(struct releasedraft *draft)
{
	struct release *release = &draft->release;
	struct arena *arena = draft->in->arena;
	size_t i;

	for (i = 0; i < draft->files.count; i++)
		draft->files.files[i]->caption = markdown_caption(
			arena, draft->files.files[i]->caption, release);
	for (i = 0; i < release->media_count; i++)
		draft->media[i].caption = markdown_caption(
			arena, draft->media[i].caption, release);
}

static void read_fields(struct releasedraft *draft)
{
	record_read(&draft->reading, &releasefields_record, draft->front,
		draft->front_at, draft);
	draft->release.files = arena_array(draft->in->arena, draft->files.count,
		sizeof(*draft->release.files));
	for (; draft->release.file_count < draft->files.count;
		draft->release.file_count++)
		draft->release.files[draft->release.file_count] =
			draft->files.files[draft->release.file_count];
	/* What is no record at all was reported as such. */
	if (!draft->front || draft->front->kind == NODE_RECORD)
		releasechecks_run(draft);
	set_captions(draft);
}

/* Read all that can be read; the fields even of a file with odd fences. */
static bool read_front(struct releasedraft *draft)
{
	const struct releasefile_input *in = draft->in;
	bool is_found, ok;

	is_found = node_find_front_matter(
		in->d, draft->src, &draft->front_at, &draft->release.body_off);
	if (!draft->front_at.src)
		return false;
	ok = node_read(in->d, in->scratch, draft->front_at, &draft->front);
	read_folder(draft);
	if (ok || draft->front)
		read_fields(draft);
	return ok && is_found;
}

/* What is half saved must not go out (embargo.md 4). */
static bool read_file(struct releasedraft *draft, struct str *bytes)
{
	const struct releasefile_input *in = draft->in;
	struct fs_seen seen;

	if (!in->wants_settled)
		return fs_read(in->d, in->scratch, in->root_fd,
			draft->release.path, SOURCE_MAX_BYTES, bytes);
	if (!fs_read_seen(in->d, in->scratch, in->root_fd, draft->release.path,
		    SOURCE_MAX_BYTES, bytes, &seen))
		return false;
	draft->release.is_unsettled = !fs_is_settled(&seen, in->now.utc);
	return true;
}

static bool read_source(struct releasedraft *draft, struct str *bytes)
{
	const struct releasefile_input *in = draft->in;

	*bytes = in->bytes;
	return (bytes->ptr || read_file(draft, bytes)) &&
	       source_make(in->d, draft->src, draft->release.path, *bytes);
}

static void tell_unsettled(
	const struct releasefile_input *in, const struct release *release)
{
	if (!release->is_unsettled)
		return;
	diag_add(in->d,
		&(struct diag){.id = "file-unsettled",
			.file = release->path,
			.text = STR("This file was saved a moment ago, or is "
				    "still being written."),
			.help = STR("It counts two seconds after it was "
				    "saved, and is looked at again then."),
			.brief = STR("saved a moment ago; counts in two "
				     "seconds")});
}

/* The same release with a mended text, for its findings only. */
static void read_mended(
	void *context, struct diags *d, struct arena *arena, struct source *src)
{
	const struct releasedraft *before = context;
	struct releasefile_input in = *before->in;
	struct releasedraft draft;

	in.d = d;
	in.arena = in.scratch = arena;
	begin(&draft, &in);
	draft.src = src;
	draft.files.known = &before->files;
	read_front(&draft);
}

bool releasefile_read(const struct releasefile_input *in, struct release **out)
{
	size_t errors = in->d->errors;
	size_t first = in->d->count;
	struct releasedraft draft;
	struct str bytes = {0};
	bool ok;

	begin(&draft, in);
	ok = read_source(&draft, &bytes) && read_front(&draft);
	tell_unsettled(in, &draft.release);
	releasechecks_name(&draft);
	draft.release.is_held = !ok || in->d->errors > errors;
	if (draft.release.is_held && says_withdrawn(bytes))
		draft.release.status = STATUS_WITHDRAWN;
	if (in->wants_version && bytes.ptr)
		releaseversion_fill(&draft, bytes);
	mend_verify(in->d, first, draft.src, read_mended, &draft);
	source_drop(draft.src);
	if (draft.signatories_src)
		source_drop(draft.signatories_src);
	*out = arena_alloc(in->arena, sizeof(**out));
	**out = draft.release;
	return !draft.release.is_held;
}
