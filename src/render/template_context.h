#ifndef RENDER_TEMPLATE_CONTEXT_H
#define RENDER_TEMPLATE_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	/* Longer names are names of no meaning to us. */
	TEMPLATE_CONTEXT_WORD = 24,
};

/*
 * Where in an HTML document a template stands: what a browser would make of
 * the text so far (WHATWG HTML 13.2.5, as far as values are concerned). A
 * zeroed struct is the place between tags. Fields are template_context.c's.
 */
struct template_context {
	uint8_t state;
	uint8_t element;   /* whose tag, or whose content, this is */
	uint8_t attribute; /* what the value of the attribute is to us */
	uint8_t address;   /* how far an address has come */
	uint8_t json;	   /* in or between the strings of JSON */
	uint8_t quote;	   /* round the value; 0: none */
	uint8_t matched;   /* letters of `tag` met behind "</" */
	bool is_end_tag;
	bool has_equiv;	  /* the tag has http-equiv */
	bool has_content; /* the tag has content=, with one of our values */
	const char *tag;  /* whose content is no HTML; NULL: none */
	uint8_t word_len;
	char word[TEMPLATE_CONTEXT_WORD]; /* the name or value so far */
};

/* What may be printed at a place, from PLACE_REFUSED on nothing. */
enum template_place {
	PLACE_TEXT,	   /* between tags */
	PLACE_WORDS,	   /* text that cannot hold tags: title, textarea */
	PLACE_ATTRIBUTE,   /* in quotes */
	PLACE_ADDRESS,	   /* an address, or a piece of its path */
	PLACE_QUERY,	   /* a piece of an address behind "?" or "#" */
	PLACE_JSON_STRING, /* in quotes in a JSON-LD block */
	PLACE_JSON,	   /* between the strings of a JSON-LD block */
	PLACE_REFUSED,
	PLACE_IN_TAG = PLACE_REFUSED,
	PLACE_UNQUOTED,
	PLACE_EVENT,
	PLACE_STYLE,
	PLACE_SCRIPT,
	PLACE_COMMENT,
	PLACE_RAW,	 /* iframe, xmp and their like */
	PLACE_FORBIDDEN, /* an attribute that no value suits */
	PLACE_SCHEME,	 /* behind a scheme such as "javascript:" */
	PLACE_UNCLEAR,	 /* in an address with "?" in some cases only */
	PLACE_COUNT,
};

/* Text that a place cannot be known behind. */
enum template_fault {
	FAULT_NONE,
	FAULT_EQUALS,	  /* "=" where an attribute's name should begin */
	FAULT_JOINED,	  /* no space behind a section in a tag */
	FAULT_COLON,	  /* ":" behind a value that begins an address */
	FAULT_TAG_INSIDE, /* a tag in title or textarea */
	FAULT_SCRIPT,	  /* "<!--" in a script */
	FAULT_EQUIV,	  /* http-equiv behind content="{{x}}" */
	FAULT_COUNT,
};

/* Go on over one byte. On a fault the context is the one before it. */
enum template_fault template_context_take(struct template_context *c, char ch);

/* What may be printed here. */
enum template_place template_context_place(const struct template_context *c);

/* Whether this is in the value of an attribute that holds an address. */
bool template_context_in_address(const struct template_context *c);

/* Go on over a value that was printed here. */
void template_context_value(struct template_context *c);

/*
 * `*c` becomes the context behind something that may be left out, or printed
 * several times if `repeats`: `*c` before it, `end` behind it. False, and
 * `*c` unchanged, when they are different places.
 */
bool template_context_join(struct template_context *c,
	const struct template_context *end, bool repeats);

#endif
