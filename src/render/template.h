#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

enum {
	TEMPLATE_MAX_DEPTH = 32,
	TEMPLATE_MAX_BYTES = 256 * 1024,	/* of one template */
	TEMPLATE_MAX_OUTPUT = 64 * 1024 * 1024, /* of one page */
	TEMPLATE_MAX_PIECES = 128 * 1024, /* of a page, its parts written out */
	TEMPLATE_MAX_FINDINGS = 100,	  /* of a theme; more help nobody */
};

enum value_kind {
	VALUE_NONE, /* empty: a section of it is left out */
	VALUE_TEXT,
	VALUE_HTML, /* made by the engine; the only kind {{{ }}} takes */
	VALUE_JSON, /* made by the engine; only in a JSON-LD block */
	VALUE_TRUE,
	VALUE_LIST,
	VALUE_MAP,
};

/* What a template prints. Plain data in an arena. */
struct value {
	enum value_kind kind;
	struct str text;	   /* TEXT, HTML, JSON */
	const char *language;	   /* of a TEXT that is in another one than what
				      stands round it, or NULL: it is marked so,
				      where tags may stand */
	const struct value *items; /* LIST */
	const struct value_entry *entries; /* MAP */
	size_t count;			   /* of items or entries */
};

struct value_entry {
	const char *name;
	struct value value;
};

/*
 * What may be named: a table of names, ended by a zeroed row. A name whose
 * kind is VALUE_MAP or VALUE_LIST says in `inside` what its items hold (NULL
 * for a list of texts, and for `any`). `words` documents it.
 */
struct template_name {
	const char *name;
	enum value_kind kind;
	const struct template_name *inside;
	const char *words;
	bool any; /* any name inside is legal, and empty when missing (extra) */
};

/* How values are escaped is decided by the file's name. */
enum template_form {
	TEMPLATE_HTML, /* .html: by context (text, attribute, address, JSON) */
	TEMPLATE_TEXT, /* .txt: nothing; control characters are dropped */
	TEMPLATE_SPEC, /* the Mustache specification: {{ }} HTML, {{{ }}} raw,
			  missing is empty; used by its test runner only */
};

/* One file of a theme. */
struct template_file {
	struct str name;	  /* "release.html" */
	const struct source *src; /* its text lives as long as the theme */
	enum template_form form;
};

/* A theme, compiled: immutable, for any number of threads. */
struct template_theme;

/*
 * Compile the templates. `names` NULL: any name is legal (spec). Findings,
 * with line and mark: an unknown name (and the nearest), a section that is
 * never closed, a partial or parent that does not exist, a place where no
 * value may stand (script, event attribute, unquoted attribute, tag name,
 * comment, style), {{{ }}} on a value that is not HTML.
 */
bool template_compile(struct diags *d, struct arena *arena,
	const struct template_file files[], size_t count,
	const struct template_name *names, struct template_theme **out);

/*
 * Append the page that `file` makes of `root` (a VALUE_MAP) to `out`. A
 * failure (an address with a scheme that is not allowed, an output over
 * TEMPLATE_MAX_OUTPUT, depth) leaves `out` as it was.
 */
bool template_render(struct diags *d, const struct template_theme *theme,
	const char *file, const struct value *root, struct buf *out);

/* Whether the theme has that file. */
bool template_has(const struct template_theme *theme, const char *file);

#endif
