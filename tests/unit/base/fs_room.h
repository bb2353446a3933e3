#ifndef TESTS_BASE_FS_ROOM_H
#define TESTS_BASE_FS_ROOM_H

/* A folder for each test of fs, and all tests twice: without openat2 too. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"

/* A folder of its own for each test, and where findings go. */
struct room {
	char path[64];
	int fd;
	struct arena arena;
	struct diags d;
};

static inline int open_room(void **state)
{
	struct room *room = calloc(1, sizeof(*room));

	assert_non_null(room);
	snprintf(room->path, sizeof(room->path), "/tmp/fs-test-XXXXXX");
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
	int above = open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(fs_remove_all(&room->d, above, str_from(room->path + 5)));
	assert_int_equal(access(room->path, F_OK), -1);
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

static inline void link_to(
	struct room *room, const char *target, const char *name)
{
	assert_int_equal(symlinkat(target, room->fd, name), 0);
}

static inline void assert_found(struct room *room, const char *id)
{
	assert_int_equal(room->d.count, 1);
	assert_string_equal(room->d.items[0].id, id);
	room->d.count = room->d.errors = room->d.system_errors = 0;
}

static inline mode_t mode_of(struct room *room, const char *path)
{
	struct stat st;

	assert_int_equal(fstatat(room->fd, path, &st, AT_SYMLINK_NOFOLLOW), 0);
	return st.st_mode & 07777;
}

/* As an old kernel (ENOSYS) or an old sandbox (EPERM) does it. */
static inline bool forbid_openat2(int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K,
			SECCOMP_RET_ERRNO | ((unsigned)error & 0xffff)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {4, filter};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#define FS_TEST(name)                                                          \
	cmocka_unit_test_setup_teardown(name, open_room, close_room)

static inline int run_twice(const struct CMUnitTest tests[], size_t count)
{
	int failed = _cmocka_run_group_tests("fs", tests, count, NULL, NULL);

	if (!forbid_openat2(ENOSYS)) {
		fprintf(stderr, "no seccomp: fs without openat2 not tested\n");
		return failed;
	}
	return failed + _cmocka_run_group_tests(
				"fs without openat2", tests, count, NULL, NULL);
}

#endif
