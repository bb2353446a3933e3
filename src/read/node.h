#ifndef READ_NODE_H
#define READ_NODE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

enum { NODE_MAX_DEPTH = 8, NODE_MAX_BYTES = 64 * 1024, NODE_MAX_COUNT = 20000 };

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
	struct span at;	 /* its bytes in the source, quotes included */
	struct str text; /* NODE_TEXT: unescaped; empty for an empty value */
	const struct node **items;     /* NODE_LIST */
	const struct node_pair *pairs; /* NODE_RECORD, as written */
	size_t count;		       /* of items or pairs */
};

/*
 * Find the front matter of a release: `*yaml` spans the bytes between the
 * two "---" lines, `*body_off` is the first byte after the second one.
 * Findings: none there, text before it, never closed (with the line where
 * it seems to end), fences of other dashes, over NODE_MAX_BYTES.
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
 * value, no-break spaces as indent. After a false, `*out` holds what could
 * be read all the same, or NULL: the caller may look for more findings.
 */
bool node_read(struct diags *d, struct arena *arena, struct span yaml,
	const struct node **out);

/* The value of that key in a record, or NULL. */
const struct node *node_get(const struct node *record, const char *key);

#endif
