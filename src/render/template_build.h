#ifndef RENDER_TEMPLATE_BUILD_H
#define RENDER_TEMPLATE_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "render/template.h"
#include "render/template_context.h"
#include "render/template_name.h"
#include "render/template_program.h"
#include "render/template_unit.h"

/* A page in the making. */
struct template_build {
	struct diags *d;
	struct arena *arena;   /* of the page */
	struct arena *scratch; /* of what is needed until it is made */
	const struct template_units *units;
	const struct template_name *names;
	enum template_form form;
	struct template_op *ops;
	size_t count;
	struct buf text; /* not in `ops` yet */
	bool in_address;
	size_t address_at; /* of `text`: where it begins; STR_NONE: before */
	struct template_context context;
	struct template_name_scopes scopes;
	size_t depth;	      /* of sections, parts and blocks */
	size_t bytes;	      /* of text so far */
	size_t steps;	      /* tokens so far, over all parts */
	size_t most_findings; /* of `d`: enough is enough */
	size_t errors;	      /* of `d` before this page */
	bool is_guessed;      /* a part is broken: where it ends says nothing */
};

/*
 * Add text that a template prints as it is, and go on over it. False, with
 * a finding, where HTML is such that nobody can tell what follows.
 */
bool template_build_text(
	struct template_build *b, const struct source *src, struct str text);

/* Add an instruction; its index. */
uint32_t template_build_op(
	struct template_build *b, const struct template_op *op);

/* Where the next instruction will stand. */
uint32_t template_build_here(struct template_build *b);

/* The page is complete: move it to `page`. */
void template_build_end(struct template_build *b, struct template_page *page);

#endif
