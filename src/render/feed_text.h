#ifndef RENDER_FEED_TEXT_H
#define RENDER_FEED_TEXT_H

#include "render/page.h"

/*
 * Append all that the page of a member tells, but for what every item of a
 * feed has by itself (headline, date, topics): its corrections, picture,
 * event, text, who signs, documents, about the house, end mark, notes, and
 * whom to call. HTML that is well-formed XML too, with absolute addresses.
 * The member is not withdrawn; of `page` its words and its arena are used.
 */
void feed_text(struct buf *out, const struct page *page,
	const struct public_release *item, const struct page_texts *texts);

#endif
