#ifndef RENDER_FEED_NOTICE_H
#define RENDER_FEED_NOTICE_H

#include "render/feed_items.h"

/*
 * Fill in `title`, `summary` and `html` of a correction or a withdrawal, in
 * the release's language. Nothing of a withdrawn text is in it.
 */
void feed_notice(
	struct arena *arena, const struct feed *feed, struct feed_item *item);

#endif
