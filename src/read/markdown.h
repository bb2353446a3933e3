#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "model/body.h"
#include "model/public_set.h"
#include "model/release.h"

enum {
	MARKDOWN_MAX_BYTES = 1024 * 1024,
	MARKDOWN_MAX_LINE_BYTES = 64 * 1024,
	MARKDOWN_MAX_LINE_MARKERS = 16, /* > - + * 1. at a line's start */
	MARKDOWN_MAX_INDENT = 48,	/* columns of white space before the
					   last of them */
	MARKDOWN_MAX_SPECIALS = 50000,	/* [ * _ in one paragraph */
	MARKDOWN_MAX_PICTURES = 500,	/* ![ in one paragraph */
	MARKDOWN_MAX_DEPTH = 128,	/* nodes of the tree inside one
					   another */
	MARKDOWN_MAX_CELLS = 20000,	/* of all tables of a text */
	MARKDOWN_MAX_ANCHORS = 200,	/* headings that can be linked to */
	MARKDOWN_MAX_FINDINGS = 100,	/* of one text, on links and so on */
};

/*
 * What else of the public site a link may lead to. NULL in
 * `markdown_input.site`: nothing but releases and what every site has.
 */
struct markdown_site {
	const struct map *pages; /* "2026", "topics/x": folders that have a
				    page */
	/*
	 * Whether a file of that name, which the front matter does not name,
	 * is published beside the page of `item`. NULL: none is.
	 */
	bool (*has_file)(void *context, const struct public_release *item,
		struct str name);
	void *context;
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
					  NULL: none is resolved, and none is
					  a finding */
	const struct markdown_site *site;
	const struct release_file *const *files; /* files of the folder that
						   a link may name */
	size_t file_count;
};

/*
 * Refuse, before cmark sees it, a text on which it is quadratic or deep.
 * The limits above that speak of lines and paragraphs have their findings
 * here (`text-long`, `text-line-long`, `text-deep`, `text-marks`); they hold
 * a container of cmark's at a depth of 40, and the worst text that passes
 * takes it half a second for its megabyte.
 */
bool markdown_guard(struct diags *d, struct span text);

/* The same for words that stand in no source; findings go to `at`. */
bool markdown_guard_words(struct diags *d, struct str words, struct span at);

/*
 * Read a text into a tree (model/body.h): guard, cmark in safe mode with
 * smart punctuation where the language is English, then our passes: tables,
 * struck text, figures, bare links, links and images by our rule, and
 * {{signatory-count}}, {{signatory-count-words}} and the same with -f, for
 * what is feminine. A refused address
 * ("javascript:") is a finding; one that resolves to nothing is a warning
 * and loses its link. The tree is freed with `arena`. After a false,
 * `out->root` is what is left of the text, or NULL.
 */
bool markdown_read(struct diags *d, struct arena *arena,
	const struct markdown_input *in, struct body *out);

/*
 * `text` with {{signatory-count}} and {{signatory-count-words}} filled in
 * (headlines); in `arena` where it differs. Words are those of
 * model/numeral.h, and get a capital at the start of a sentence.
 */
struct str markdown_fill_counts(
	struct arena *arena, struct str text, const struct release *release);

/*
 * A caption with the punctuation that the release's text has: smart where
 * its language is English. In `arena` where it differs.
 */
struct str markdown_caption(
	struct arena *arena, struct str text, const struct release *release);

#endif
