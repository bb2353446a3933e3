#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "base/buf.h"
#include "model/body.h"

enum html_form {
	HTML_PAGE,  /* HTML5: void elements without a slash */
	HTML_XHTML, /* well-formed XML too, for Atom */
};

/*
 * Append the text as HTML: headings start at `<h2>` (a page has one `h1`),
 * pictures of the site get their size in pixels from `body->files`.
 */
void html_body(struct buf *out, const struct body *body,
	const struct body_links *links, enum html_form form);

#endif
