#ifndef TESTS_BASE_WAKE_ROOM_H
#define TESTS_BASE_WAKE_ROOM_H

/* A folder with sources, and a wake that watches it. */

#include "fs_room.h"

#include <sys/timerfd.h>
#include <time.h>

#include "base/wake.h"

static const struct str names[] = {
	{"releases", 8}, {"site.yaml", 9}, {"static", 6}};

/* Shorter than in earnest; and longer than files take to settle. */
enum {
	PAUSE_MS = 20,
	SETTLE_MS = 400,
	SETTLE_MOST_MS = 2000,
	PATIENCE_MS = SETTLE_MS + 1500,
	NAMES = 3
};

static inline int64_t clock_ms(clockid_t id)
{
	struct timespec now;

	assert_int_equal(clock_gettime(id, &now), 0);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline void begin(struct wake *wake, struct room *room)
{
	assert_true(wake_open(wake, &room->d, room->fd, names, NAMES));
	assert_int_equal(room->d.count, 0);
	wake->pause_ms = PAUSE_MS;
	wake->settle_ms = SETTLE_MS;
	wake->settle_most_ms = SETTLE_MOST_MS;
}

/* What happens within `ms`, or 0. */
static inline unsigned wait_until(
	struct wake *wake, struct room *room, struct instant due, unsigned ms)
{
	int64_t end_ms = clock_ms(CLOCK_MONOTONIC) + ms;
	unsigned what;

	do
		assert_true(wake_wait(wake, &room->d, due, &what));
	while (!what && clock_ms(CLOCK_MONOTONIC) < end_ms);
	return what;
}

static inline unsigned wait_for(
	struct wake *wake, struct room *room, unsigned ms)
{
	return wait_until(wake, room, (struct instant){0}, ms);
}

static inline void make_folder(struct room *room, const char *path)
{
	assert_int_equal(mkdirat(room->fd, path, 0755), 0);
}

static inline void furnish(struct room *room)
{
	make_folder(room, "releases");
	make_folder(room, "releases/2026");
	make_folder(room, "releases/2026/storm");
	put(room, "releases/a.md", "words");
	put(room, "releases/2026/storm/index.md", "words");
	put(room, "site.yaml", "name: House");
}

static inline void save_over(struct room *room)
{
	put(room, "releases/a.md", "other words");
}

/* The timer of the test rings for the one that takes WAKE_RESCAN_S. */
static inline void ring_for_rescan(struct wake *wake)
{
	struct itimerspec soon = {.it_value.tv_nsec = 1};

	assert_int_equal(
		timerfd_settime(wake->fds[WAKE_ON_RESCAN], 0, &soon, NULL), 0);
}

/* Answer `call` with `error` from now on, when its first argument is `fd`. */
static inline void forbid(int call, int fd, int error)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)fd, 0, 1),
		BPF_STMT(BPF_RET | BPF_K,
			SECCOMP_RET_ERRNO | ((unsigned)error & 0xffff)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {6, filter};

	assert_int_equal(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
	assert_int_equal(
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), 0);
}

/* Run `work` in a child of its own; whether it ended with true. */
static inline bool in_a_child(
	bool (*work)(struct wake *, struct room *), struct room *room)
{
	struct wake wake;
	int status;
	pid_t child;

	begin(&wake, room);
	child = fork();
	assert_true(child >= 0);
	if (!child)
		_exit(work(&wake, room) ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	wake_close(&wake);
	return status == 0;
}

#endif
