#ifndef BASE_FENCE_H
#define BASE_FENCE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A fence that the kernel keeps (Landlock): what a process and its threads
 * may open from now on, whatever code runs in it. Files that are open stay
 * so. Files can still be looked at (stat), and UDP is not covered.
 */

/* From the second version on it lets files be moved between folders. */
enum { FENCE_VERSION_LEAST = 2 };

enum fence_right {
	FENCE_READ,  /* files and folders, and all below */
	FENCE_WRITE, /* as well: make, write, move, remove; no devices */
	FENCE_FILL,  /* as well as FENCE_READ: make, and replace, folders and
			links, but no files: for the first time */
};

/* A zeroed struct is none; the kernel may not know fences. */
struct fence {
	int fd;			 /* 0: there is none */
	uint64_t files, network; /* what this kernel can forbid */
};

/* The version of this kernel; 0: none, or forbidden. */
int fence_version(void);

/*
 * Begin a fence in which nothing may be opened, and no TCP port connected
 * to, or bound, unless `has_network`. False: this kernel has none, which is
 * no failure; the rest then does nothing.
 */
bool fence_begin(struct fence *fence, bool has_network);

/* Leave `path` open, links followed; what is not there is none. */
void fence_allow(struct fence *fence, const char *path, enum fence_right right);

/*
 * Put it up, for this thread and those it makes: before the first one is
 * made. It cannot be taken down. True when it stands.
 */
bool fence_close(struct fence *fence);

#endif
