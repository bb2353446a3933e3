#ifndef RENDER_FEED_STYLE_H
#define RENDER_FEED_STYLE_H

#include "base/buf.h"
#include "model/words.h"

/*
 * Append the style sheet of feeds in `language`, for people who open one in a
 * browser: the theme's `css` behind rules for what only the program knows,
 * the sentence that says what a feed is and the direction of writing. The
 * rules are ASCII, and the theme's come later: they can change them.
 */
void feed_style(struct buf *out, const struct words *words, struct str language,
	struct str css);

#endif
