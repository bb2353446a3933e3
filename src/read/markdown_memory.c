#include "read/markdown_memory.h"

#include <stdint.h>
#include <stdlib.h>

/*
 * The one thing of the program that changes and belongs to nobody: cmark
 * hands its allocator nothing that could lead to an arena. Without it a cold
 * build takes a twentieth longer.
 */
static _Thread_local struct arena *current;

/* What stands before each piece. */
struct piece {
	size_t size;
	bool is_free; /* of an arena: not to be freed by itself */
	_Alignas(max_align_t) char bytes[];
};

static struct piece *piece_of(void *bytes)
{
	return (struct piece *)((char *)bytes - offsetof(struct piece, bytes));
}

static void *give(size_t size)
{
	struct arena *arena = current;
	struct piece *piece;

	if (size > SIZE_MAX - sizeof(*piece))
		abort();
	piece = arena ? arena_alloc(arena, sizeof(*piece) + size)
		      : calloc(1, sizeof(*piece) + size);
	if (!piece)
		abort();
	piece->size = size;
	piece->is_free = arena != NULL;
	return piece->bytes;
}

static void *give_array(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		abort();
	return give(count * size);
}

static void take(void *bytes)
{
	if (bytes && !piece_of(bytes)->is_free)
		free(piece_of(bytes));
}

/* Grown by copying, as cmark itself asks for half as much again each time. */
static void *give_more(void *bytes, size_t size)
{
	void *more;

	if (bytes && size <= piece_of(bytes)->size)
		return bytes;
	more = give(size);
	if (bytes)
		memcpy(more, bytes, piece_of(bytes)->size);
	take(bytes);
	return more;
}

/* cmark takes it without `const`, and only calls what it names. */
static cmark_mem memory = {give_array, give_more, take};

struct arena *markdown_memory_use(struct arena *arena)
{
	struct arena *before = current;

	current = arena;
	return before;
}

cmark_node *markdown_memory_parse(struct str text, int options)
{
	cmark_parser *parser = cmark_parser_new_with_mem(options, &memory);
	cmark_node *root;

	cmark_parser_feed(parser, text.ptr, text.len);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

cmark_node *markdown_memory_node(cmark_node_type type)
{
	return cmark_node_new_with_mem(type, &memory);
}
