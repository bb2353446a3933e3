#ifndef RENDER_ESCAPE_H
#define RENDER_ESCAPE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/*
 * Append `text` for one place of an output. Characters that no XML or HTML
 * document may hold (C0 but TAB LF CR, noncharacters) are left out.
 */

/* Between tags, and in quoted attributes: & < > " '. */
void escape_html(struct buf *out, struct str text);

/* XML text and attributes, for the feeds: & as &#x26; and < as &#x3C;. */
void escape_xml(struct buf *out, struct str text);

/*
 * Text for a plain file: control characters but LF are left out, and a TAB is
 * a space, since nobody knows how wide it would be.
 */
void escape_text(struct buf *out, struct str text);

/*
 * Whether an address may be linked: https, http, mailto, tel, cid, or
 * relative without a host ("//x" is refused). White space and control
 * characters anywhere make it false.
 */
bool escape_url_is_safe(struct str url);

/* An address: unsafe bytes as %XX, then as escape_html(). */
void escape_url(struct buf *out, struct str url);

/*
 * An address as RFC 3986 wants it, for JSON and the like: unsafe bytes, signs
 * beyond ASCII and brackets behind the host as %XX; no HTML.
 */
void escape_uri(struct buf *out, struct str url);

/*
 * A piece of an address that does not begin it: as escape_url(), and the
 * colon as %3A, so that no piece makes a scheme of the pieces before it.
 */
void escape_url_part(struct buf *out, struct str part);

/* A value behind "?" or "#" of an address: all but RFC 3986 unreserved. */
void escape_url_query(struct buf *out, struct str text);

#endif
