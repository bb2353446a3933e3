#ifndef RENDER_FEED_ITEMS_H
#define RENDER_FEED_ITEMS_H

#include "render/feed.h"

/* What the three formats print of one item. */
struct feed_item {
	const struct public_release *item;
	size_t member;			     /* its index in the set */
	const struct correction *correction; /* NULL: the release itself, or
						its withdrawal */
	struct instant at, updated;
	struct str id, title;
	struct str url;	    /* of the page, absolute */
	struct str summary; /* text */
	struct str html;    /* of a notice: well-formed XML too */
	bool is_notice;	    /* a correction or a withdrawal: not a release */
	bool is_act;	    /* ... told as an item of its own */
	struct feed_body body;
	const struct release_file **files; /* picture first */
	size_t file_count;
};

struct feed_items {
	struct feed_item *items; /* newest first, then by id */
	size_t count;
	struct instant updated; /* the newest of it; 2000 without items */
};

/* The items of a feed, in `arena`. */
struct feed_items feed_items_make(struct arena *arena, const struct feed *feed);

/* The absolute address of a file beside the release's page. */
struct str feed_items_file_url(struct arena *arena,
	const struct feed_item *item, const struct release_file *file);

/* The name of the `i`-th topic of an item. */
struct str feed_items_topic(
	const struct feed *feed, const struct feed_item *item, size_t i);

#endif
