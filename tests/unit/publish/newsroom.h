#ifndef TESTS_PUBLISH_NEWSROOM_H
#define TESTS_PUBLISH_NEWSROOM_H

/* A newsroom in a folder of its own, for the tests of publish/. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "publish/tree.h"

#define NOON 1764590400 /* 2025-12-01T12:00:00Z */

/* One file of a site: folders before those above them, "" last. */
struct page {
	const char *folder, *name, *text;
};

struct newsroom {
	char path[256];
	int fd;
	struct arena arena;
	struct diags d;
	struct instant now;
	const char *out; /* NULL: folder objects */
	bool drops_previous, is_dry, is_ahead, is_locked;
	bool (*before_swap)(
		void *context, struct diags *d, const struct digest *root);
	struct tree_shelf *shelf; /* not NULL: in memory */
	struct tree_result result;
};

static inline void newsroom_make(struct newsroom *room, const char *below)
{
	*room = (struct newsroom){.now = {NOON}};
	assert_in_range(strlen(below), 1, 200);
	snprintf(room->path, sizeof(room->path), "%.200s/publish-test-XXXXXX",
		below);
	assert_non_null(mkdtemp(room->path));
	room->fd = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(room->fd >= 0);
	room->d.arena = &room->arena;
}

static inline void newsroom_remove(struct newsroom *room)
{
	int above = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fs_remove_all(&room->d, above, str_from(room->path + 1)));
	close(above);
	close(room->fd);
	arena_release(&room->arena);
}

static inline int newsroom_setup(void **state)
{
	struct newsroom *room = malloc(sizeof(*room));

	assert_non_null(room);
	signal(SIGXFSZ, SIG_IGN);
	newsroom_make(room, "/tmp");
	*state = room;
	return 0;
}

static inline int newsroom_teardown(void **state)
{
	newsroom_remove(*state);
	free(*state);
	return 0;
}

static inline void newsroom_put(
	struct newsroom *room, const char *path, const char *text)
{
	int fd = openat(room->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(close(fd), 0);
}

static inline bool newsroom_open(struct newsroom *room, struct tree **tree)
{
	struct tree_target target = {
		.root_fd = room->fd,
		.out = room->out,
		.now = room->now,
		.is_dry = room->is_dry,
		.is_ahead = room->is_ahead,
		.is_locked = room->is_locked,
		.before_swap = room->before_swap,
		.context = room,
		.shelf = room->shelf,
	};
	bool busy;

	return tree_open(&room->d, &room->arena, &target, &busy, tree);
}

/* Put the pages up to the one without a folder, folder by folder. */
static inline bool newsroom_put_pages(
	struct newsroom *room, struct tree *tree, const struct page *page)
{
	struct tree_file files[32];
	const char *folder;
	size_t count;

	while (page->folder) {
		folder = page->folder;
		for (count = 0; page->folder && !strcmp(page->folder, folder);
			page++)
			if (page->name)
				files[count++] = (struct tree_file){
					.name = str_from(page->name),
					.bytes = str_from(page->text),
					.at = {NOON},
				};
		if (!tree_put(tree, &room->d, str_from(folder), files, count))
			return false;
	}
	return true;
}

/* Publish the pages. */
static inline bool newsroom_publish(
	struct newsroom *room, const struct page *pages)
{
	struct tree *tree;
	bool ok;

	room->result = (struct tree_result){0};
	if (!newsroom_open(room, &tree))
		return false;
	if (room->drops_previous)
		tree_drop_previous(tree);
	ok = newsroom_put_pages(room, tree, pages) &&
	     tree_commit(tree, &room->d, &room->result);
	tree_close(tree);
	return ok;
}

static inline void newsroom_found(struct newsroom *room, const char *id)
{
	size_t i;

	for (i = 0; i < room->d.count; i++)
		if (!strcmp(room->d.items[i].id, id))
			break;
	if (i == room->d.count)
		fail_msg("no finding \"%s\" of %zu, the first is \"%s\"", id,
			room->d.count,
			room->d.count ? room->d.items[0].id : "");
	room->d.count = room->d.errors = room->d.warnings = 0;
}

/* It cannot be published, and a run that writes nothing says so as well. */
static inline void newsroom_refuses(
	struct newsroom *room, const struct page *pages, const char *id)
{
	room->is_dry = true;
	assert_false(newsroom_publish(room, pages));
	newsroom_found(room, id);
	room->is_dry = false;
	assert_false(newsroom_publish(room, pages));
	newsroom_found(room, id);
}

/* What a reader may see of an entry, and with `inodes` what must not move. */
static inline void newsroom_snap_entry(struct buf *out, int fd,
	const char *path, const char *name, bool inodes)
{
	char target[256], bytes[4096];
	struct stat st;
	ssize_t len = 0;
	int file;

	assert_int_equal(fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW), 0);
	buf_format(out, "%s%s %o %" PRId64 ".%ld", path, name, st.st_mode,
		(int64_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	if (inodes)
		buf_format(out, " %ju %jd.%ld", (uintmax_t)st.st_ino,
			(intmax_t)st.st_ctim.tv_sec, st.st_ctim.tv_nsec);
	if (S_ISLNK(st.st_mode)) {
		len = readlinkat(fd, name, target, sizeof(target));
		buf_format(out, " -> %.*s", (int)len, target);
	} else if (S_ISREG(st.st_mode)) {
		buf_format(out, " %jd ", (intmax_t)st.st_size);
		file = openat(fd, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
		len = read(file, bytes, sizeof(bytes));
		assert_true(len >= 0);
		buf_add(out, bytes, (size_t)len);
		close(file);
	}
	buf_char(out, '\n');
}

/* Everything below a folder, sorted; `follow`: through links, as on the web. */
static inline void newsroom_snap_below(
	struct buf *out, int fd, const char *path, bool follow, bool inodes)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct fs_entry *entries;
	size_t i, count;
	char below[1024];
	int inner;

	assert_true(fs_list(&d, &arena, fd, STR(""), &entries, &count));
	for (i = 0; i < count; i++) {
		newsroom_snap_entry(out, fd, path, entries[i].name.ptr, inodes);
		if (entries[i].kind != FS_FOLDER &&
			!(follow && entries[i].kind == FS_LINK))
			continue;
		snprintf(below, sizeof(below), "%s%s/", path,
			entries[i].name.ptr);
		inner = openat(fd, entries[i].name.ptr,
			O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		assert_true(inner >= 0);
		newsroom_snap_below(out, inner, below, follow, inodes);
		close(inner);
	}
	arena_release(&arena);
}

static inline struct str newsroom_snap(
	struct newsroom *room, const char *path, bool follow, bool inodes)
{
	struct buf out = {0};
	struct str copy;
	int fd = openat(room->fd, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return STR("");
	newsroom_snap_below(&out, fd, "", follow, inodes);
	close(fd);
	copy = arena_str(&room->arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

/* The site as a reader sees it. */
static inline struct str newsroom_public(struct newsroom *room)
{
	return newsroom_snap(room, "public", true, false);
}

/* Everything in the newsroom, to see that nothing was touched. */
static inline struct str newsroom_inodes(struct newsroom *room)
{
	return newsroom_snap(room, ".", false, true);
}

static inline size_t newsroom_count(struct newsroom *room, const char *path)
{
	struct fs_entry *entries;
	size_t count;

	assert_true(fs_list(&room->d, &room->arena, room->fd, str_from(path),
		&entries, &count));
	return count;
}

static inline struct stat newsroom_stat(
	struct newsroom *room, const char *path, int flags)
{
	struct stat st;

	if (fstatat(room->fd, path, &st, flags) < 0)
		fail_msg("nothing at %s", path);
	return st;
}

#define NEWSROOM_TEST(name)                                                    \
	cmocka_unit_test_setup_teardown(name, newsroom_setup, newsroom_teardown)

#endif
