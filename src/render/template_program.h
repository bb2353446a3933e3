#ifndef RENDER_TEMPLATE_PROGRAM_H
#define RENDER_TEMPLATE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"
#include "render/template_name.h"

/*
 * A page of a theme as it is run: parts and parents are written out in
 * place, so that names, escapes and indentation are known before any data.
 */

enum template_op_kind {
	OP_TEXT,
	OP_ADDRESS, /* an address begins here */
	OP_PRINT,
	OP_SECTION, /* `jump`: its OP_END */
	OP_END,	    /* `jump`: its OP_SECTION */
	OP_UNLESS,  /* `jump`: behind what it leaves out */
	OP_ENTER,   /* a part that may call itself begins */
	OP_LEAVE,
	OP_CALL, /* `jump`: the OP_ENTER of the part */
};

enum template_escape {
	ESCAPE_HTML,
	ESCAPE_PROSE,	/* HTML between tags: a language can be marked */
	ESCAPE_MARKUP,	/* HTML that the engine made, as it is */
	ESCAPE_ADDRESS, /* whole, or a piece of its path */
	ESCAPE_QUERY,
	ESCAPE_JSON_STRING,
	ESCAPE_JSON, /* JSON that the engine made */
	ESCAPE_TEXT,
	ESCAPE_NOTHING, /* the specification's {{{x}}} */
};

struct template_op {
	enum template_op_kind kind;
	enum template_escape escape;
	uint32_t jump; /* an index of the page's ops */
	struct str text;
	uint64_t levels; /* of the name: see struct template_name_found */
	const struct template_name_step *steps;
	size_t step_count;
	struct span at; /* of the mark, for findings */
};

/* A file as it is run, or the reasons why it is only a part of others. */
struct template_page {
	struct str name;
	const struct template_op *ops; /* NULL: not a page */
	size_t count;
	struct diags why_not;
};

struct template_theme {
	struct template_page *pages;
	size_t count;
};

#endif
