#ifndef READ_NODE_WORDS_H
#define READ_NODE_WORDS_H

#include "base/diag.h"
#include "read/node_draft.h"
#include "read/node_line.h"

/*
 * What a person did when YAML cannot be read. libyaml says where it stopped;
 * what was meant is guessed here, from the lines as a person sees them.
 */

enum { NODE_WORDS_MAX_GUESSES = 12, NODE_WORDS_MAX_LINES = 20 };

/* Where reading stopped: bytes of the draft. */
struct node_trouble {
	size_t at;
	size_t since;	     /* where what is unfinished began */
	const char *problem; /* libyaml's words or one of those below */
	bool is_fatal;	     /* nothing behind it can be read */
};

/* What node.c itself finds; other problems are named by libyaml. */
#define NODE_TROUBLE_DEEP "too deep"
#define NODE_TROUBLE_MANY "too many"
#define NODE_TROUBLE_KEY "a name is wanted"
#define NODE_TROUBLE_NAME "the name begins oddly"
#define NODE_TROUBLE_GLUED "a space may be missing"
#define NODE_TROUBLE_NO_FIELD "no field"
#define NODE_TROUBLE_ANCHOR "anchor"
#define NODE_TROUBLE_ALIAS "alias"
#define NODE_TROUBLE_TAG "tag"
#define NODE_TROUBLE_MERGE "merge"
#define NODE_TROUBLE_DIRECTIVE "directive"
#define NODE_TROUBLE_SECOND "second document"
#define NODE_TROUBLE_NAMELESS "no name"
#define NODE_TROUBLE_CONTROL "control characters are not allowed"

/* An explanation with words, and the mend if there is one. */
struct node_guess {
	struct diag diag;      /* without places and edit */
	size_t mark, mark_end; /* what is wrong: bytes of the draft */
	size_t off, len;       /* what is replaced ... */
	struct str with;       /* ... by this; ptr NULL: no mend */
	bool is_sure;	       /* wrong in any case, even if more is */
};

/*
 * Likely explanations of `trouble`, best first; words live in `arena`. A mend
 * is only a guess until the mended text has been read.
 */
size_t node_words_guess(struct arena *arena, struct str text,
	const struct node_trouble *trouble,
	struct node_guess out[NODE_WORDS_MAX_GUESSES]);

/* The value from `from` up to `to` stands in curly quotation marks. */
struct node_guess node_words_curly(
	struct arena *arena, struct str text, size_t from, size_t to);

/* The value begins with a sign that has a meaning of its own. */
struct node_guess node_words_sign(struct arena *arena, struct str subject,
	struct str text, size_t from, size_t to);

/* What can be said in any case. */
struct node_guess node_words_plain(struct arena *arena, struct str text,
	const struct node_trouble *trouble);

/* Add the finding of a guess, with its mend if it has one. */
void node_words_report(struct diags *d, const struct node_draft *draft,
	const struct node_guess *guess);

#endif
