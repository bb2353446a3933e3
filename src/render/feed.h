#ifndef RENDER_FEED_H
#define RENDER_FEED_H

#include "base/buf.h"
#include "base/str.h"
#include "render/page.h"

/* The whole text of a member, with absolute addresses. */
struct feed_body {
	struct str html, xhtml;
};

/*
 * What is to be told: the members' releases, an item of its own for each of
 * their corrections and withdrawals, newest first, at most `feeds: items` of
 * site.yaml. A feed is a pure function of this; it knows no clock.
 */
struct feed {
	const struct page_house *house;
	struct page_members members; /* newest first */
	bool only_corrections;	     /* corrections and withdrawals */
	struct str page;	     /* it follows: "", "es/", "topics/x/" */
	struct str title, description;
	struct str language;
	struct str style; /* "feed.css?v=12", from the root; empty: none */
	/*
	 * The text of a member that is not withdrawn, asked only where
	 * `full-text` is on; what it returns lives until the feed is made.
	 * NULL: there is none.
	 */
	struct feed_body (*body)(void *context, size_t member);
	void *context;
};

/*
 * Append the feed as it stands at `path` ("feed.xml", "es/atom.xml"): RSS
 * 2.0, Atom 1.0 (RFC 4287), JSON Feed 1.1. The XML is well-formed whatever
 * the texts hold.
 */
void feed_rss(struct buf *out, const struct feed *feed, struct str path);
void feed_atom(struct buf *out, const struct feed *feed, struct str path);
void feed_json(struct buf *out, const struct feed *feed, struct str path);

#endif
