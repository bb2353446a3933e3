#ifndef TESTS_PUBLISH_TRACING_H
#define TESTS_PUBLISH_TRACING_H

/* A publication in a child whose system calls are followed. */

#include "newsroom.h"

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>

static const struct page old_site[] = {
	{"2026/gone", "index.html", "gone"},
	{"2026/gone", "release.txt", "gone, as text"},
	{"2026/stays", "index.html", "stays"},
	{"", "feed.xml", "<old/>"},
	{"", "index.html", "old"},
	{NULL, NULL, NULL},
};

static const struct page new_site[] = {
	{"2026/new", "index.html", "new"},
	{"2026/new", "release.txt", "new, as text"},
	{"2026/stays", "index.html", "stays"},
	{"", "feed.xml", "<new/>"},
	{"", "index.html", "new!"},
	{NULL, NULL, NULL},
};

enum outcome { DONE, FAILED, UNCONFIRMED, KILLED };

static inline bool can_trace(void)
{
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0);
	return waitpid(child, &status, 0) == child && WIFEXITED(status) &&
	       WEXITSTATUS(status) == 0;
}

static inline void publish_and_exit(struct newsroom *room)
{
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
		_exit(99);
	raise(SIGSTOP);
	if (newsroom_publish(room, new_site))
		_exit(DONE);
	_exit(room->result.changed ? UNCONFIRMED : FAILED);
}

static inline bool step(pid_t child, int *status)
{
	assert_int_equal(ptrace(PTRACE_SYSCALL, child, NULL, NULL), 0);
	assert_int_equal(waitpid(child, status, 0), child);
	return WIFSTOPPED(*status);
}

#endif
