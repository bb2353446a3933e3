#ifndef RENDER_TEMPLATE_SCAN_H
#define RENDER_TEMPLATE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

/* What a piece of a template is: text, or a mark between the braces. */
enum template_token_kind {
	TOKEN_NOTHING, /* leaves no trace: a comment, white space of a line
			  that holds marks alone */
	TOKEN_TEXT,
	TOKEN_VALUE,	/* {{x}} */
	TOKEN_RAW,	/* {{{x}}} and {{&x}} */
	TOKEN_SECTION,	/* {{#x}} */
	TOKEN_INVERTED, /* {{^x}} */
	TOKEN_PARTIAL,	/* {{>x}} */
	TOKEN_PARENT,	/* {{<x}} */
	TOKEN_BLOCK,	/* {{$x}} */
	TOKEN_CLOSE,	/* {{/x}} */
};

struct template_token {
	enum template_token_kind kind;
	bool line_start;  /* takes the indentation of the part it is in */
	bool is_alone;	  /* no text on its line: the line leaves no trace */
	bool is_fresh;	  /* BLOCK: its content begins on the next line */
	bool is_override; /* BLOCK: directly in a parent's marks */
	uint32_t off, len;
	struct str text;     /* TEXT: itself, at most one line; else the name */
	struct str indent;   /* white space that stood before it on its line */
	uint32_t match;	     /* index of the mark that closes or opens it */
	uint32_t next_block; /* PARENT: its first block; BLOCK: the next one
				of the same parent; 0: none */
};

struct template_tokens {
	struct template_token *items;
	size_t count;
};

/*
 * Cut the text of `src` into `out`, in `arena`: marks matched, the lines
 * that hold marks alone taken out as the specification of Mustache wants.
 * False with findings: `out` is then what it would be if marks that cannot
 * be read were not there, and what does not end ended with what is round it,
 * so that the rest can be judged; or nothing where that cannot be said.
 */
bool template_scan(struct diags *d, struct arena *arena,
	const struct source *src, struct template_tokens *out);

#endif
