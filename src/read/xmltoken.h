#ifndef READ_XMLTOKEN_H
#define READ_XMLTOKEN_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The parts of an XML file, as far as drawings need it: strictly, without
 * entities and without a tree. What is not understood is XMLTOKEN_BAD.
 */
enum xmltoken_kind {
	XMLTOKEN_BAD,
	XMLTOKEN_OPEN,	      /* <g ...> */
	XMLTOKEN_EMPTY,	      /* <g ... /> */
	XMLTOKEN_CLOSE,	      /* </g> */
	XMLTOKEN_TEXT,	      /* up to the next "<" */
	XMLTOKEN_CDATA,	      /* without its brackets */
	XMLTOKEN_COMMENT,     /* without its dashes */
	XMLTOKEN_INSTRUCTION, /* <?...?> */
	XMLTOKEN_DECLARATION, /* <!DOCTYPE and the like, up to the ">" */
};

struct xmltoken {
	enum xmltoken_kind kind;
	struct str name; /* of a tag, prefix included */
	struct str text; /* attributes of a tag; else what stands inside */
};

struct xmltoken_attribute {
	struct str name, value; /* value: as written, without its quotes */
};

/*
 * Cut the first part off `rest`; false at the end. After XMLTOKEN_BAD the
 * rest begins with what was not understood.
 */
bool xmltoken_next(struct str *rest, struct xmltoken *token);

/*
 * Cut the first attribute off the text of a tag. False at the end and for
 * what is not understood; then `rest` is not empty.
 */
bool xmltoken_next_attribute(
	struct str *rest, struct xmltoken_attribute *attribute);

/*
 * The words of a text or value, with &lt; and &#60; and the like replaced;
 * false for other entities. A copy lives in `arena` where one is needed.
 */
bool xmltoken_decode(struct arena *arena, struct str raw, struct str *out);

#endif
