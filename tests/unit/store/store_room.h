#ifndef TESTS_STORE_ROOM_H
#define TESTS_STORE_ROOM_H

/* A newsroom's folder for each test of the store. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"

struct room {
	char path[512];
	int fd;
	struct arena arena;
	struct diags d;
};

static inline int open_room(void **state)
{
	struct room *room = calloc(1, sizeof(*room));
	const char *folder = getenv("TMPDIR");

	assert_non_null(room);
	snprintf(room->path, sizeof(room->path), "%s/store-test-XXXXXX",
		folder ? folder : "/tmp");
	assert_non_null(mkdtemp(room->path));
	room->fd = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(room->fd >= 0);
	room->d.arena = &room->arena;
	*state = room;
	return 0;
}

static inline int close_room(void **state)
{
	struct room *room = *state;
	char *name = strrchr(room->path, '/');
	int above;

	*name = '\0';
	above = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(fs_remove_all(&room->d, above, str_from(name + 1)));
	close(above);
	close(room->fd);
	arena_release(&room->arena);
	free(room);
	return 0;
}

static inline void put(struct room *room, const char *path, const char *text)
{
	int fd = openat(room->fd, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(close(fd), 0);
}

static inline void forget_findings(struct room *room)
{
	room->d.count = room->d.errors = room->d.warnings = 0;
	room->d.system_errors = 0;
}

/* One finding, about the state, and nothing else was said. */
static inline void assert_found(struct room *room, const char *id)
{
	if (room->d.count != 1)
		print_error("%zu findings\n", room->d.count);
	assert_int_equal(room->d.count, 1);
	assert_string_equal(room->d.items[0].id, id);
	assert_int_equal(room->d.system_errors, 1);
	forget_findings(room);
}

static inline mode_t mode_of(struct room *room, const char *path)
{
	struct stat st;

	assert_int_equal(fstatat(room->fd, path, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st.st_mode & 07777;
}

static inline bool is_there(struct room *room, const char *path)
{
	struct stat st;

	return fstatat(room->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

#define ROOM_TEST(name)                                                        \
	cmocka_unit_test_setup_teardown(name, open_room, close_room)

#endif
