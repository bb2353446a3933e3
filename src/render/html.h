#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "base/buf.h"
#include "model/body.h"

enum html_form {
	HTML_PAGE,  /* HTML5: void elements without a slash */
	HTML_XHTML, /* well-formed XML too, for Atom */
};

/*
 * Append the text as HTML. The highest level of heading it uses becomes
 * `<h2>` (a page has one `h1`); the ids of headings are in HTML_PAGE only,
 * for feeds put many texts on one page. Cells of tables have the class
 * "num" (to the right) or "mid" (centred): the policy of our pages allows no
 * style inside a tag. Each block ends with LF.
 */
void html_body(struct buf *out, const struct body *body,
	const struct body_links *links, enum html_form form);

#endif
