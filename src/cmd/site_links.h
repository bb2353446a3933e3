#ifndef CMD_SITE_LINKS_H
#define CMD_SITE_LINKS_H

#include <pthread.h>

#include "base/map.h"
#include "model/public_set.h"
#include "read/markdown.h"

/*
 * What links of one release to files of another need to know: a file that
 * only the text of its release names is published, and texts are read one by
 * one. So the text of a release whose file a link names is read for it, once.
 */
struct site_links {
	pthread_mutex_t mutex; /* of all that follows */
	struct arena arena;
	int root_fd;
	const struct public_set *set;
	struct str_list **named;   /* of each member: files, once asked for */
	struct markdown_site site; /* for markdown_read() */
};

/* `pages`: folders of the site that have a page. */
void site_links_open(struct site_links *links, int root_fd,
	const struct public_set *set, const struct map *pages);
void site_links_close(struct site_links *links);

#endif
