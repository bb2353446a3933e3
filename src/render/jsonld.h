#ifndef RENDER_JSONLD_H
#define RENDER_JSONLD_H

#include "render/page.h"

/*
 * Append the release as a schema.org NewsArticle (https://schema.org/), in
 * one line, for the JSON-LD block of its page. All addresses are absolute; no
 * byte of it can end the block.
 *
 * It holds what search engines ask of an article (headline, dates, author,
 * image), who publishes it, and what is said nowhere else in a form for
 * machines: corrections, the event, translations. Contacts, summary, topics
 * and those who sign are in release.json and on the page: a third time they
 * would be a fifth of its bytes.
 */
void jsonld_release(struct buf *out, const struct page *page,
	const struct public_release *item);

#endif
