#ifndef RENDER_TEMPLATE_HTML_H
#define RENDER_TEMPLATE_HTML_H

#include "base/str.h"

/* What elements and attributes are to values; all others are plain. */

enum template_html_element {
	ELEMENT_PLAIN,
	ELEMENT_WORDS, /* title, textarea: text without tags */
	ELEMENT_STYLE,
	ELEMENT_RAW,	/* content that knows no escapes */
	ELEMENT_SCRIPT, /* a script whose type is not known yet */
	ELEMENT_CODE,	/* a script of another type than JSON-LD */
	ELEMENT_JSON,	/* a JSON-LD block */
};

enum template_html_attribute {
	ATTRIBUTE_PLAIN,
	ATTRIBUTE_ADDRESS,
	ATTRIBUTE_EVENT,
	ATTRIBUTE_STYLE,
	ATTRIBUTE_FORBIDDEN,
	ATTRIBUTE_EQUIV,   /* http-equiv */
	ATTRIBUTE_CONTENT, /* content, which may hold "url=" */
	ATTRIBUTE_TYPE,	   /* of a script */
};

/*
 * By its name in lower case. `*tag` is a literal of that name, or NULL for
 * ELEMENT_PLAIN.
 */
enum template_html_element template_html_element(
	struct str name, const char **tag);

/*
 * By its name in lower case, a prefix as in "xlink:href" apart, and the
 * element it belongs to.
 */
enum template_html_attribute template_html_attribute(
	struct str name, enum template_html_element element);

#endif
