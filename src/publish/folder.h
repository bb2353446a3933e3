#ifndef PUBLISH_FOLDER_H
#define PUBLISH_FOLDER_H

#include "publish/folder_manifest.h"
#include "publish/tree.h"
#include "publish/tree_object.h"
#include "publish/tree_site.h"

/*
 * The site as plain folders and files in a folder that the user named
 * (`-o DIR`). Files whose bytes differ are written to DIR/.dateline-new
 * first, a folder nobody else can look into, and are renamed into place by
 * folder_commit(). DIR/.dateline-manifest lists what is ours: nothing else in
 * DIR is changed or removed.
 */
#define FOLDER_STAGE ".dateline-new"

struct folder {
	int root_fd;	      /* the newsroom's, not ours */
	int out_fd, stage_fd; /* -1: not open */
	const char *out;      /* DIR */
	bool is_made;	      /* it did not exist */
	bool is_first;	      /* there is no list of an earlier run */
	bool is_look;	      /* nothing is written */
	uint32_t staged;      /* files in the staging folder */
	struct folder_manifest old, new;
};

/* What one folder of the site needs: a number for each file, 0 for none. */
struct folder_work {
	const uint32_t *staged;
};

/*
 * Open DIR, made if missing, and lock it. A place where the site must not go
 * is a finding (`output-folder`), and so is a folder with other people's
 * files in it (`output-foreign`).
 */
bool folder_open(struct diags *d, struct arena *arena, struct folder *folder,
	const struct tree_target *target, bool *busy);

/*
 * Look whether DIR could be opened so; nothing is made, locked or removed.
 * `out_fd` is -1 where DIR does not stand.
 */
bool folder_look(struct diags *d, struct arena *arena, struct folder *folder,
	const struct tree_target *target);

/* Find out what must be written. Not for two threads at a time. */
bool folder_note(struct diags *d, struct arena *scratch, struct folder *folder,
	const struct tree_plan *plan, struct folder_work *work);

/* Write it to the staging folder. For several threads at a time. */
bool folder_write(struct diags *d, struct arena *scratch,
	const struct folder *folder, const struct tree_plan *plan,
	const struct folder_work *work);

bool folder_commit(
	struct diags *d, struct folder *folder, const struct tree_whole *whole);

void folder_close(struct folder *folder);

/* Make the staging folder, where it does not stand yet. */
bool folder_make_stage(struct diags *d, struct folder *folder);

#endif
