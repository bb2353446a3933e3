#ifndef RENDER_TEMPLATE_MACHINE_H
#define RENDER_TEMPLATE_MACHINE_H

#include "render/template_context.h"

/* The tokenizer of HTML behind template_context.c, a character at a time. */

enum machine_state {
	STATE_TEXT, /* 0: a zeroed context */
	STATE_TAG_OPEN,
	STATE_END_TAG_OPEN,
	STATE_TAG_NAME,
	STATE_BEFORE_NAME,
	STATE_NAME,
	STATE_AFTER_NAME,
	STATE_JOINED, /* a section ended: white space, "/" or ">" must come */
	STATE_BEFORE_VALUE,
	STATE_VALUE,
	STATE_MARKUP, /* "<!" */
	STATE_MARKUP_DASH,
	STATE_BOGUS, /* up to ">": a document type, "<?", "</3" */
	STATE_COMMENT_START,
	STATE_COMMENT_START_DASH,
	STATE_COMMENT,
	STATE_COMMENT_DASH,
	STATE_COMMENT_END,
	STATE_COMMENT_BANG,
	STATE_RAW, /* the content of `tag` */
	STATE_RAW_LESS,
	STATE_RAW_END_OPEN,
	STATE_RAW_END_NAME,
	STATE_RAW_BANG,
	STATE_RAW_BANG_DASH,
	STATE_COUNT,
};

/* How far an address has come; the order is that of merge_addresses(). */
enum machine_address {
	ADDRESS_START, /* nothing but white space */
	ADDRESS_NAME,  /* fixed text that may become a scheme, in `word` */
	ADDRESS_VALUE, /* a value, and nothing that rules a scheme out */
	ADDRESS_PATH,
	ADDRESS_QUERY,
	ADDRESS_UNCLEAR, /* QUERY in some cases only */
	ADDRESS_BAD,	 /* a scheme that is not allowed */
};

enum machine_json { JSON_BETWEEN, JSON_STRING, JSON_ESCAPE };

/* Go on over one byte. */
enum template_fault template_machine_take(struct template_context *c, char ch);

/* End a tag's or an attribute's name here, as white space would. */
enum template_fault template_machine_end_name(struct template_context *c);

#endif
