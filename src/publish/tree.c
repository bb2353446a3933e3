#include "publish/tree.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "publish/folder.h"
#include "publish/tree_dry.h"
#include "publish/tree_file.h"
#include "publish/tree_folders.h"
#include "publish/tree_shelf.h"
#include "publish/tree_site.h"

/* An object that is made ahead: in memory until the commit. */
struct held {
	struct held *next;
	struct tree_plan plan;
};

struct tree {
	pthread_mutex_t mutex; /* of all that follows */
	struct arena memory;   /* its own: threads may use the caller's */
	struct tree_folders folders;
	struct tree_result result;
	bool failed;	/* a folder could not be put */
	bool is_folder; /* `-o` */
	bool is_dry;
	struct tree_dry dry;
	struct tree_site site;
	struct folder folder;
	struct tree_shelf *shelf; /* in memory only */
	bool is_ahead;
	struct held *held; /* the newest first */
};

/* One tree_put(). */
struct put {
	struct tree *tree;
	struct diags *d;
	struct arena scratch;
	struct tree_plan plan;
	struct tree_entry *entries;
	struct tree_folder *folder;
};

static bool open_target(struct diags *d, struct tree *tree,
	const struct tree_target *target, bool *busy)
{
	tree->is_folder = target->out != NULL;
	tree->is_dry = target->is_dry;
	tree->shelf = target->shelf;
	tree->is_ahead = target->is_ahead;
	if (tree->shelf)
		return true;
	if (tree->is_dry)
		return tree_dry_open(d, &tree->memory, &tree->dry, target);
	if (tree->is_folder)
		return folder_open(
			d, &tree->memory, &tree->folder, target, busy);
	return tree_site_open(d, &tree->site, target, busy);
}

bool tree_open(struct diags *d, struct arena *arena,
	const struct tree_target *target, bool *busy, struct tree **tree)
{
	struct tree *made = arena_alloc(arena, sizeof(*made));

	*busy = false;
	if (!open_target(d, made, target, busy)) {
		arena_release(&made->memory);
		return false;
	}
	made->folders = tree_folders_make(&made->memory);
	if (pthread_mutex_init(&made->mutex, NULL))
		abort();
	*tree = made;
	return true;
}

static bool fail_name(struct diags *d, struct str folder, struct str name)
{
	struct str path = arena_format(d->arena, "%.*s%s%.*s", STR_ARG(folder),
		folder.len && name.len ? "/" : "", STR_ARG(name));

	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-name",
			.file = path,
			.text = STR("The site cannot hold a file or folder of "
				    "this name."),
			.help = STR("Use a shorter name of letters, digits, "
				    "dots and hyphens, which does not begin "
				    "with \".dateline\"."),
			.brief = STR("name cannot be used on the site; use "
				     "letters, digits, dots and hyphens"),
		});
}

static bool fail_clash(struct diags *d, struct str folder, struct str name)
{
	struct str path = arena_format(d->arena, "%.*s%s%.*s", STR_ARG(folder),
		folder.len ? "/" : "", STR_ARG(name));

	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-clash",
			.file = path,
			.text = STR("Two files, or a file and a folder, would "
				    "have this same place on the site."),
			.help = STR("Give one of them another name."),
			.brief = STR("two things have this place on the site; "
				     "rename one"),
		});
}

static struct tree_entry file_entry(struct tree_file file)
{
	struct tree_entry entry = {.name = file.name};
	bool is_source = tree_file_is_source(&file);

	if (!is_source && !file.has_digest)
		tree_file_mark(&file);
	entry.size = is_source ? file.size : file.bytes.len;
	entry.digest = file.digest;
	entry.sum = file.sum;
	entry.mtime = tree_listing_mtime(file.at, &entry.digest);
	return entry;
}

static bool check_names(const struct put *put, struct str path,
	const struct tree_file files[], size_t count)
{
	size_t i;

	if (path.len && !tree_listing_is_path(path))
		return fail_name(put->d, path, (struct str){0});
	for (i = 0; i < count; i++)
		if (!tree_listing_is_name(files[i].name))
			return fail_name(put->d, path, files[i].name);
	return true;
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool check_clashes(struct put *put)
{
	size_t i, count = put->plan.entry_count;
	struct str *names = arena_array(&put->scratch, count, sizeof(*names));

	for (i = 0; i < count; i++)
		names[i] = put->entries[i].name;
	if (count)
		qsort(names, count, sizeof(*names), compare_names);
	for (i = 1; i < count; i++)
		if (str_equal(names[i - 1], names[i]))
			return fail_clash(put->d, put->folder->path, names[i]);
	return true;
}

/*
 * Sub-folders that hold folders only were never put: put them empty. They
 * are first gathered, for tree_put() takes the lock. Calls itself through
 * tree_put() at most TREE_DEPTH_MAX times.
 */
static bool put_pending(struct put *put)
{
	struct str_list pending = {0};
	struct tree_folder *child;
	size_t i;

	pthread_mutex_lock(&put->tree->mutex);
	for (child = put->folder->children; child; child = child->sibling)
		if (!child->is_put)
			arena_push(&put->scratch, &pending, child->path);
	pthread_mutex_unlock(&put->tree->mutex);
	for (i = 0; i < pending.count; i++)
		if (!tree_put(put->tree, put->d, pending.items[i], NULL, 0))
			return false;
	return true;
}

static size_t count_children(const struct tree_folder *folder)
{
	const struct tree_folder *child;
	size_t count = 0;

	for (child = folder->children; child; child = child->sibling)
		count++;
	return count;
}

static void add_child(struct put *put, const struct tree_folder *child)
{
	char object[TREE_OBJECT_LEN + 1];

	tree_object_name(object, &child->digest);
	put->entries[put->plan.entry_count++] = (struct tree_entry){
		.name = tree_folders_name(child),
		.object = arena_str(&put->scratch, str_from(object)),
		.mtime = child->mtime,
	};
}

static void list_entries(struct put *put)
{
	const struct tree_folder *child;
	size_t i, count;

	pthread_mutex_lock(&put->tree->mutex);
	count = put->plan.file_count + count_children(put->folder);
	put->entries = arena_array(&put->scratch, count, sizeof(*put->entries));
	put->plan.entry_count = put->plan.file_count;
	for (child = put->folder->children; child; child = child->sibling)
		add_child(put, child);
	pthread_mutex_unlock(&put->tree->mutex);
	for (i = 0; i < put->plan.file_count; i++)
		put->entries[i] = file_entry(put->plan.files[i]);
	put->plan.entries = put->entries;
}

/* Under the lock: what must be written, if anything. */
static bool note(struct put *put, struct folder_work *work, bool *needed)
{
	struct tree *tree = put->tree;
	bool is_first = tree_folders_claim(&tree->folders, put->folder);

	tree->result.files += put->plan.file_count;
	put->folder->is_put = true;
	if (tree->shelf) {
		tree_shelf_put(tree->shelf, &put->plan);
		return true;
	}
	if (tree->is_dry)
		return tree_dry_count(
			put->d, &put->scratch, &tree->dry, &put->plan);
	if (tree->is_folder)
		return folder_note(
			put->d, &put->scratch, &tree->folder, &put->plan, work);
	if (!is_first)
		return true;
	if (!tree_site_note(put->d, &tree->site, put->folder, needed))
		return false;
	if (*needed) {
		tree->result.new_folders++;
		tree->result.new_files += put->plan.file_count;
	}
	return true;
}

/* Copies of all that the caller may forget. */
static void hold(struct put *put)
{
	struct arena *memory = &put->tree->memory;
	struct held *held = arena_alloc(memory, sizeof(*held));
	size_t files = put->plan.file_count, count = put->plan.entry_count, i;
	struct tree_file *file = arena_array(memory, files, sizeof(*file));
	struct tree_entry *entry = arena_array(memory, count, sizeof(*entry));

	for (i = 0; i < files; i++) {
		file[i] = put->plan.files[i];
		file[i].name = arena_str(memory, file[i].name);
		file[i].path = arena_str(memory, file[i].path);
		if (!tree_file_is_source(&put->plan.files[i]))
			file[i].bytes = arena_str(memory, file[i].bytes);
	}
	for (i = 0; i < count; i++) {
		entry[i] = put->entries[i];
		entry[i].name = arena_str(memory, entry[i].name);
		if (entry[i].object.ptr)
			entry[i].object = arena_str(memory, entry[i].object);
	}
	*held = (struct held){put->tree->held, put->plan};
	held->plan.files = file;
	held->plan.entries = entry;
	put->tree->held = held;
}

static bool write_held(struct diags *d, struct tree *tree)
{
	struct arena scratch = {0};
	const struct held *held;
	bool ok = !tree->held || tree_site_begin(d, &tree->site);

	for (held = tree->held; ok && held; held = held->next) {
		ok = tree_site_write(d, &scratch, &tree->site, &held->plan);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	return ok;
}

static bool store(struct put *put)
{
	struct tree *tree = put->tree;
	struct folder_work work = {0};
	bool needed = false, ok;

	pthread_mutex_lock(&tree->mutex);
	ok = note(put, &work, &needed);
	if (ok && needed && tree->is_ahead)
		hold(put);
	pthread_mutex_unlock(&tree->mutex);
	if (!ok || tree->is_dry || tree->shelf)
		return ok;
	if (tree->is_folder)
		return folder_write(put->d, &put->scratch, &tree->folder,
			&put->plan, &work);
	return !needed || tree->is_ahead ||
	       tree_site_write(put->d, &put->scratch, &tree->site, &put->plan);
}

static bool put_folder(struct put *put, struct str path)
{
	pthread_mutex_lock(&put->tree->mutex);
	put->folder = tree_folders_get(&put->tree->folders, path);
	pthread_mutex_unlock(&put->tree->mutex);
	assert(!put->folder->is_put);
	put->plan.folder = put->folder;
	if (!put_pending(put))
		return false;
	list_entries(put);
	if (!check_clashes(put))
		return false;
	put->folder->mtime =
		tree_listing_newest(put->entries, put->plan.entry_count);
	put->folder->digest = tree_listing_digest(
		&put->scratch, put->entries, put->plan.entry_count);
	return store(put);
}

bool tree_put(struct tree *tree, struct diags *d, struct str path,
	const struct tree_file files[], size_t count)
{
	struct put put = {
		.tree = tree,
		.d = d,
		.plan = {.files = files, .file_count = count},
	};
	bool ok =
		check_names(&put, path, files, count) && put_folder(&put, path);

	arena_release(&put.scratch);
	if (ok)
		return true;
	pthread_mutex_lock(&tree->mutex);
	tree->failed = true;
	pthread_mutex_unlock(&tree->mutex);
	return false;
}

void tree_drop_previous(struct tree *tree)
{
	tree->site.drops_previous = true;
}

static bool fail_incomplete(struct diags *d)
{
	return diag_add(d,
		&(struct diag){
			.level = DIAG_ERROR,
			.id = "publish-incomplete",
			.text = STR("A part of the site could not be made, so "
				    "nothing was published. The site is as it "
				    "was before."),
			.help = STR("Mend what is named above, then publish "
				    "again."),
			.brief = STR("a part of the site could not be made; "
				     "nothing was published"),
			.is_system = true,
		});
}

bool tree_commit(struct tree *tree, struct diags *d, struct tree_result *result)
{
	struct tree_folder *root = tree_folders_get(&tree->folders, STR(""));
	struct tree_whole whole = {root, result};

	*result = tree->result;
	if (tree->failed)
		return fail_incomplete(d);
	assert(root->is_put);
	result->root = root->digest;
	if (tree->shelf)
		return true;
	if (tree->is_dry) {
		result->pages = tree->dry.pages;
		result->texts = tree->dry.texts;
		return true;
	}
	if (tree->is_folder)
		return folder_commit(d, &tree->folder, &whole);
	return write_held(d, tree) && tree_site_commit(d, &tree->site, &whole);
}

void tree_close(struct tree *tree)
{
	if (tree->shelf)
		; /* the caller's */
	else if (tree->is_dry)
		tree_dry_close(&tree->dry);
	else if (tree->is_folder)
		folder_close(&tree->folder);
	else
		tree_site_close(&tree->site);
	pthread_mutex_destroy(&tree->mutex);
	arena_release(&tree->memory);
}
