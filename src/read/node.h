#ifndef READ_NODE_H
#define READ_NODE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"

enum {
	NODE_MAX_DEPTH = 8,	    /* lists and records inside one another */
	NODE_MAX_BYTES = 64 * 1024, /* of front matter */
	NODE_MAX_COUNT = 20000,	    /* texts, lists and records */
	NODE_MAX_MENDS = 20,	    /* mistakes read past in one text */
	NODE_MAX_TRIED_BYTES = 4 * 1024 * 1024, /* read to find what helps */
	NODE_MAX_FINDINGS = 100,		/* others of one text */
};

enum node_kind {
	NODE_TEXT,
	NODE_LIST,
	NODE_RECORD,
};

/* How a text was written. */
enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_BLOCK };

/* One "key: value" of a record. */
struct node_pair {
	struct str key;
	struct span key_at;
	const struct node *value;
};

/*
 * A piece of YAML that knows its bytes. Every scalar is text: the type is
 * the reader's business. The tree and its strings live in the arena.
 */
struct node {
	enum node_kind kind;
	enum node_style style;
	bool is_flow;	 /* a list or record in [] or {} */
	bool is_broken;	 /* could not be read, which was reported: say no more
			    of it; an empty NODE_TEXT */
	struct span at;	 /* its bytes in the source, quotes included */
	struct str text; /* NODE_TEXT: unescaped; empty for an empty value */
	const struct node **items;     /* NODE_LIST */
	const struct node_pair *pairs; /* NODE_RECORD, as written; a key that
					  was reported may stand twice */
	size_t count;		       /* of items or pairs */
};

/*
 * Find the front matter of a release: `*yaml` spans the bytes between the
 * two "---" lines, `*body_off` is the first byte after the second one.
 * Findings: none there, text before it, never closed (with the line where
 * it seems to end), fences of other dashes, over NODE_MAX_BYTES. After a
 * false, both are the best guess all the same, to look for more findings;
 * `yaml->src` is NULL when there is none.
 */
bool node_find_front_matter(struct diags *d, const struct source *src,
	struct span *yaml, size_t *body_off);

/*
 * Read the YAML of `yaml` (a part of a source whose text is there) into a
 * tree in `arena`. `*out` is NULL for an empty document. Every finding is
 * in plain words with the line to write: what libyaml calls "mapping values
 * are not allowed in this context" is "the headline has a colon in it".
 * Refused: anchors, aliases, tags, several documents, tabs as indent, a key
 * twice in one record, depth over NODE_MAX_DEPTH, curly quotes round a
 * value, no-break spaces as indent. A mistake is mended in a private copy
 * and reading goes on, so that all findings of a text come at once; places
 * are those of the text as it is. After a false, `*out` holds what was read
 * all the same, for more findings; when it is NULL nothing could be read,
 * and nothing should be said of fields that are missing.
 */
bool node_read(struct diags *d, struct arena *arena, struct span yaml,
	const struct node **out);

/* The value of that key in a record (of two, the first), or NULL. */
const struct node *node_get(const struct node *record, const char *key);

/*
 * Append `text` as the value of a field, on one line and in quotation marks
 * where it needs them: node_read() gives exactly this text for it.
 */
void node_quote(struct buf *out, struct str text);

/* Append a value, lists and records in brackets, all on one line. */
void node_print(struct buf *out, const struct node *node);

#endif
