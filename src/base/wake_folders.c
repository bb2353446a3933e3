#include "base/wake_folders.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
	/* "/proc/self/fd/" and a number */
	NAME_ROOM = 40,
	/* A folder of hundreds of new files in one read. */
	EVENTS_ROOM = 64 * 1024,
	FOLDER_EVENTS = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB |
			IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE |
			IN_DELETE_SELF | IN_MOVE_SELF,
};

/* A look at everything; folders wait in a list instead of recursing. */
struct look {
	struct wake *wake;
	struct arena scratch, watched;
	struct diags none; /* what goes meanwhile is no finding */
	struct str_list waiting;
	struct hash *hash;
	int *watches;
	size_t watch_count;
};

/*
 * The name in /proc leads to the very folder that is open, so that no link
 * put in its place is followed.
 */
static int watch_opened(struct wake *wake, int fd)
{
	char name[NAME_ROOM];
	int watch;

	if (wake->fds[WAKE_ON_CHANGE] < 0)
		return -1;
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	watch = inotify_add_watch(wake->fds[WAKE_ON_CHANGE], name,
		FOLDER_EVENTS | IN_ONLYDIR | IN_EXCL_UNLINK);
	if (watch < 0)
		wake->is_blind = true;
	return watch;
}

static void watch_folder(struct look *look, struct str path)
{
	int fd, watch;

	if (!fs_open_folder(&look->none, look->wake->root_fd, path, &fd))
		return;
	watch = watch_opened(look->wake, fd);
	close(fd);
	if (watch < 0)
		return;
	look->watches = arena_grow(&look->watched, look->watches,
		look->watch_count, sizeof(*look->watches));
	look->watches[look->watch_count++] = watch;
}

/*
 * The times of a folder change with files that come and go again; what is in
 * it is looked at anyway.
 */
static void add_entry(
	struct look *look, struct str path, const struct fs_entry *entry)
{
	bool is_file = entry->kind != FS_FOLDER;
	int64_t marks[] = {
		(int64_t)entry->kind,
		(int64_t)entry->inode,
		is_file ? (int64_t)entry->size : 0,
		is_file ? entry->mtime : 0,
		is_file ? entry->mtime_ns : 0,
		is_file ? entry->ctime : 0,
		is_file ? entry->ctime_ns : 0,
	};

	hash_add(look->hash, path.ptr, path.len + 1);
	hash_add(look->hash, marks, sizeof(marks));
	if (entry->kind == FS_FOLDER)
		arena_push(&look->scratch, &look->waiting, path);
}

/* Watched first: what changes while it is listed is told of afterwards. */
static void look_into(struct look *look, struct str folder)
{
	struct arena *scratch = &look->scratch;
	struct fs_entry *entries;
	size_t count, i;

	watch_folder(look, folder);
	fs_list(&look->none, scratch, look->wake->root_fd, folder, &entries,
		&count);
	for (i = 0; i < count; i++)
		add_entry(look,
			arena_format(scratch, "%.*s/%.*s", STR_ARG(folder),
				STR_ARG(entries[i].name)),
			&entries[i]);
}

static int compare_watches(const void *left, const void *right)
{
	const int *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

/* A folder that was moved away is none of ours any more. */
static void drop_watches(const struct wake *wake, const struct look *look)
{
	size_t i;

	for (i = 0; i < wake->watch_count; i++)
		if (!look->watch_count ||
			!bsearch(&wake->watches[i], look->watches,
				look->watch_count, sizeof(int),
				compare_watches))
			inotify_rm_watch(
				wake->fds[WAKE_ON_CHANGE], wake->watches[i]);
}

static void keep_watches(struct wake *wake, struct look *look)
{
	if (look->watch_count)
		qsort(look->watches, look->watch_count, sizeof(int),
			compare_watches);
	drop_watches(wake, look);
	arena_release(&wake->watched);
	wake->watched = look->watched;
	wake->watches = look->watches;
	wake->watch_count = look->watch_count;
}

static void look_at_names(struct look *look)
{
	const struct wake *wake = look->wake;
	struct fs_entry entry;
	size_t i;

	for (i = 0; i < wake->name_count; i++)
		if (fs_look(&look->none, wake->root_fd, wake->names[i], &entry))
			add_entry(look,
				arena_str(&look->scratch, wake->names[i]),
				&entry);
	for (i = 0; i < look->waiting.count; i++)
		look_into(look, look->waiting.items[i]);
}

bool wake_folders_look(struct wake *wake)
{
	struct look look = {.wake = wake};
	struct digest now;
	bool is_other;

	look.none.arena = &look.scratch;
	look.hash = hash_begin();
	look_at_names(&look);
	now = hash_end(look.hash);
	keep_watches(wake, &look);
	arena_release(&look.scratch);
	is_other = !hash_equal(&now, &wake->seen);
	wake->seen = now;
	return is_other;
}

void wake_folders_open(struct wake *wake)
{
	wake->fds[WAKE_ON_CHANGE] = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (wake->fds[WAKE_ON_CHANGE] < 0)
		wake->is_blind = true;
	wake->root_watch = watch_opened(wake, wake->root_fd);
}

static bool is_name_watched(const struct wake *wake, const char *name)
{
	size_t i;

	for (i = 0; i < wake->name_count; i++)
		if (str_equal_z(wake->names[i], name))
			return true;
	return false;
}

/* In the folder itself only the names count: our own files lie there, too. */
static bool does_matter(
	const struct wake *wake, const struct inotify_event *event)
{
	if (event->mask & IN_Q_OVERFLOW)
		return true;
	if (event->mask & IN_IGNORED)
		return false;
	if (event->wd != wake->root_watch)
		return true;
	return event->len && is_name_watched(wake, event->name);
}

static bool take_events(const struct wake *wake, const char *at, size_t len)
{
	struct inotify_event event;
	bool any = false;

	while (len >= sizeof(event)) {
		const struct inotify_event *whole = (const void *)at;
		size_t size = sizeof(event) + whole->len;

		any |= does_matter(wake, whole);
		at += size;
		len -= size;
	}
	return any;
}

bool wake_folders_take(struct wake *wake)
{
	_Alignas(struct inotify_event) char events[EVENTS_ROOM];
	bool any = false;
	ssize_t got;

	for (;;) {
		got = read(wake->fds[WAKE_ON_CHANGE], events, sizeof(events));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return any;
		any |= take_events(wake, events, (size_t)got);
	}
}
