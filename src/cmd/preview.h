#ifndef CMD_PREVIEW_H
#define CMD_PREVIEW_H

#include "cmd/publication.h"
#include "publish/tree_shelf.h"
#include "serve/http.h"

/* A newsroom as it is shown to the person who writes it. */
struct preview {
	struct session *session; /* of the command */
	bool has_at;		 /* shown as it will be `at` */
	struct instant at;
	struct tree_shelf site; /* the last one that could be made */
	struct str base;	/* path of the site's address: "/news/" */
	struct str banner;	/* for each page; in `site` */
	struct arena reply;	/* of one answer */
	struct digest sources;	/* what it was made of */
	bool is_made, is_old;	/* is_old: the sources have a mistake now */
};

/*
 * Make the site in memory, from the sources as they are now. Findings are
 * printed. False: it could not be made; the one before stays.
 */
bool preview_make(struct preview *preview);

/* An http_answer: a page of it, made anew where a source has changed. */
void preview_answer(void *preview, struct str path, struct http_reply *reply);

void preview_release(struct preview *preview);

#endif
