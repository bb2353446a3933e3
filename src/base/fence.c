#include "base/fence.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * From linux/landlock.h of Linux 6.12; the header of a system may be older
 * than its kernel, or missing.
 */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#define CREATE_VERSION 1u
#define RULE_PATH_BENEATH 1

enum {
	EXECUTE = 1 << 0,
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_DIR = 1 << 3,
	REMOVE_DIR = 1 << 4,
	REMOVE_FILE = 1 << 5,
	MAKE_CHAR = 1 << 6,
	MAKE_DIR = 1 << 7,
	MAKE_REG = 1 << 8,
	MAKE_SOCK = 1 << 9,
	MAKE_FIFO = 1 << 10,
	MAKE_BLOCK = 1 << 11,
	MAKE_SYM = 1 << 12,
	REFER = 1 << 13,    /* since version 2 */
	TRUNCATE = 1 << 14, /* since version 3 */

	BIND_TCP = 1 << 0, /* since version 4 */
	CONNECT_TCP = 1 << 1,

	UP_TO_2 = (1 << 14) - 1,
	UP_TO_3 = UP_TO_2 | TRUNCATE,
	READING = READ_FILE | READ_DIR,
	FILLING = READING | MAKE_DIR | MAKE_SYM | REMOVE_FILE,
	WRITING = READING | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR |
		  MAKE_REG | MAKE_SYM | REFER | TRUNCATE,
	/* What a rule about a file, and no folder, may name. */
	OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE,
};

struct ruleset {
	uint64_t files, network;
};

struct rule {
	uint64_t allowed;
	int32_t parent_fd;
} __attribute__((packed));

int fence_version(void)
{
	long version = syscall(
		SYS_landlock_create_ruleset, NULL, (size_t)0, CREATE_VERSION);

	return version > 0 ? (int)version : 0;
}

bool fence_begin(struct fence *fence, bool has_network)
{
	int version = fence_version();
	struct ruleset set = {.files = version < 3 ? UP_TO_2 : UP_TO_3};
	/* An older kernel does not know the second member. */
	size_t size = version < 4 ? sizeof(set.files) : sizeof(set);
	long fd;

	*fence = (struct fence){0};
	if (version < FENCE_VERSION_LEAST)
		return false;
	if (version >= 4 && !has_network)
		set.network = BIND_TCP | CONNECT_TCP;
	fd = syscall(SYS_landlock_create_ruleset, &set, size, 0u);
	if (fd <= 0)
		return false;
	*fence = (struct fence){(int)fd, set.files, set.network};
	return true;
}

static uint64_t rights_of(enum fence_right right)
{
	switch (right) {
	case FENCE_READ:
		return READING;
	case FENCE_WRITE:
		return WRITING;
	case FENCE_FILL:
		return FILLING;
	}
	return 0;
}

void fence_allow(struct fence *fence, const char *path, enum fence_right right)
{
	struct rule rule = {.allowed = rights_of(right) & fence->files};
	struct stat st;

	if (!fence->fd)
		return;
	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed &= OF_FILES;
	(void)syscall(
		SYS_landlock_add_rule, fence->fd, RULE_PATH_BENEATH, &rule, 0u);
	close(rule.parent_fd);
}

/* No program that is run from here gets rights that this one lacks. */
bool fence_close(struct fence *fence)
{
	bool stands;

	if (!fence->fd)
		return false;
	stands = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
		 syscall(SYS_landlock_restrict_self, fence->fd, 0u) == 0;
	close(fence->fd);
	fence->fd = 0;
	return stands;
}
