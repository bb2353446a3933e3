#ifndef READ_RELEASEDRAFT_H
#define READ_RELEASEDRAFT_H

#include "read/folderfile.h"
#include "read/record.h"
#include "read/releasefile.h"

/*
 * A release while its file is read: for releasefile.c and the readers of
 * its fields only, which find it as the `context` of their reading.
 */
struct releasedraft {
	const struct releasefile_input *in;
	struct release release; /* copied to the arena in the end */
	struct event event;	/* start.zone NULL: none */
	struct source *src;
	struct source *signatories_src; /* their file; NULL: none */
	const struct node *front;	/* NULL: nothing could be read */
	struct span front_at;
	struct reading reading;
	struct folderfile_set files;
	struct span date_at, status_at;
	struct release_media *media;	/* release.media, to write to */
	struct correction *corrections; /* release.corrections, to write to */
	struct span *correction_at;	/* of each; in scratch */
};

#endif
