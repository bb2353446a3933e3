#ifndef RENDER_TEXT_INLINE_H
#define RENDER_TEXT_INLINE_H

#include "model/body.h"
#include "render/text_wrap.h"

struct text_links;

/* The words of one block in the making. */
struct text_inline {
	struct text_links *links;
	const struct body_links *to;
	struct arena *scratch; /* of `words.kept` */
	struct buf line;
	struct text_words words; /* `text` is set by who takes them */
	size_t link_from;	 /* where the words of the link begin */
	size_t image_from;
	size_t image_depth; /* alt texts hold words only */
};

/* Take a node of the text inside a block, on its way in and out. */
void text_inline_enter(struct text_inline *in, struct cmark_node *node);
void text_inline_exit(struct text_inline *in, struct cmark_node *node);

#endif
