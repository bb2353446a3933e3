#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/body.h"
#include "model/public_set.h"
#include "model/release.h"

enum {
	MARKDOWN_MAX_BYTES = 1024 * 1024,
	MARKDOWN_MAX_DEPTH = 16,	/* block quotes and lists inside
					   one another */
	MARKDOWN_MAX_LINE_MARKERS = 32, /* container markers at a line's
					   start */
	MARKDOWN_MAX_SPECIALS = 2000,	/* [ ![ * _ in one paragraph */
	MARKDOWN_MAX_LINE_BYTES = 64 * 1024,
};

/* What a text is read with. */
struct markdown_input {
	struct span text; /* its bytes in a source, or ... */
	struct str words; /* ... text that stands in no source
			     place of its own (text.src NULL);
			     findings then go to `at` */
	struct span at;
	const struct release *release; /* whose text it is; may be NULL */
	struct str address;	       /* "2026/results": where its files
					  are; "" for none */
	const struct public_set *set;  /* what links to releases may reach;
					  NULL: none is resolved */
	const struct release_file *const *files; /* files of the folder that
						   a link may name */
	size_t file_count;
};

/*
 * Refuse, before cmark sees it, a text on which it is quadratic or deep:
 * each limit above has its finding (`text-large`, `text-deep`, ...).
 */
bool markdown_guard(struct diags *d, struct span text);

/*
 * Read a text into a tree (model/body.h): guard, cmark in safe mode with
 * smart punctuation where the language is English, then our passes: tables,
 * struck text, figures, bare links, links and images by our rule, and
 * {{signatory-count}}, {{signatory-count-words}}. A refused address
 * ("javascript:") is a finding; one that resolves to nothing is a warning
 * and loses its link. The tree is freed with `arena`.
 */
bool markdown_read(struct diags *d, struct arena *arena,
	const struct markdown_input *in, struct body *out);

/* `text` with {{signatory-count}} and its words filled in (headlines). */
struct str markdown_fill_counts(
	struct arena *arena, struct str text, const struct release *release);

#endif
