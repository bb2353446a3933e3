#ifndef READ_GITFOLDER_H
#define READ_GITFOLDER_H

#include "base/arena.h"

/*
 * The folders of the repository that `folder` is in, if it is in one: what
 * its `.git` is or leads to, and what the worktrees of it share. In `arena`.
 */
void gitfolder_find(
	struct arena *arena, const char *folder, struct str_list *out);

/* The nearest folder from `folder` upwards with a `.git`; "": none. */
struct str gitfolder_top(struct arena *arena, struct str folder);

/* In a worktree `.git` is a file that says where the rest is. */
struct str gitfolder_of(struct arena *arena, struct str top);

#endif
