#ifndef READ_NODE_DRAFT_H
#define READ_NODE_DRAFT_H

#include "base/buf.h"
#include "base/source.h"

/*
 * A private copy of a piece of YAML in which mistakes are mended one by one,
 * so that what comes behind them can be read as well. Each of its bytes knows
 * which byte of the file it stands for. Nothing is copied before the first
 * mend.
 */
struct node_draft {
	struct span yaml; /* what it began as */
	struct str text;  /* as it stands now */
	struct buf copy;
	uint32_t *origin; /* of each byte and of the end; NULL: unchanged */
	size_t room;	  /* items of `origin` */
	bool is_ascii;	  /* the text it began as: characters are bytes */
};

/* Begin with the bytes of `yaml`, whose source must hold its text. */
void node_draft_begin(struct node_draft *draft, struct span yaml);

/*
 * Put `with`, which is no part of the draft, in the place of the `len` bytes
 * at `off`.
 */
void node_draft_replace(
	struct node_draft *draft, size_t off, size_t len, struct str with);

/* The file's bytes that the draft's bytes from `from` up to `to` stand for. */
struct span node_draft_span(
	const struct node_draft *draft, size_t from, size_t to);

/* Where node_draft_byte() ended; a zeroed one is valid. */
struct node_cursor {
	size_t characters, bytes; /* the same place in both counts */
};

/*
 * The byte of the character `index` (from 0). Walks from where the last call
 * with `cursor` ended, so that places in rising order cost one walk.
 */
size_t node_draft_byte(struct node_cursor *cursor,
	const struct node_draft *draft, size_t index);

/* Make `copy` (which is released) an independent draft of the same state. */
void node_draft_copy(struct node_draft *copy, const struct node_draft *draft);

void node_draft_release(struct node_draft *draft);

#endif
