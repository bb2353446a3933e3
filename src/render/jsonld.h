#ifndef RENDER_JSONLD_H
#define RENDER_JSONLD_H

#include "render/page.h"

/* Over it those who sign are on the page, and not a second time here. */
enum { JSONLD_MAX_SIGNATORIES = 12 };

/*
 * Append the release as a schema.org NewsArticle (https://schema.org/), in
 * one line, for the JSON-LD block of its page. All addresses are absolute; no
 * byte of it can end the block.
 */
void jsonld_release(struct buf *out, const struct page *page,
	const struct public_release *item, const struct page_texts *texts);

#endif
