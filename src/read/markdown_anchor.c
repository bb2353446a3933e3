#include "base/buf.h"
#include "read/markdown_pass.h"

/*
 * The id that GitHub and Hugo would give: letters and digits in lower case,
 * "-" for spaces, the other signs left out. Only the first heading of an id
 * has it.
 */

/* Where "skip to the text" leads on our pages. */
#define MAIN_ID "main"

/* Curly quotation marks, dashes and the like: U+2000 to U+203F. */
static bool is_general_punctuation(struct str text, size_t i)
{
	return i + 2 < text.len && text.ptr[i] == '\xE2' &&
	       text.ptr[i + 1] == '\x80';
}

static void add_id_byte(struct buf *out, char c)
{
	if (c >= 'A' && c <= 'Z')
		buf_char(out, (char)(c - 'A' + 'a'));
	else if (c == ' ' || c == '-')
		buf_char(out, '-');
	else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
		 (unsigned char)c >= 0x80)
		buf_char(out, c);
}

static struct str id_of(struct markdown_pass *p, cmark_node *heading)
{
	struct str words = markdown_words_of(p->arena, heading), id;
	struct buf out = {0};
	size_t i;

	for (i = 0; i < words.len; i++) {
		if (is_general_punctuation(words, i))
			i += 2;
		else
			add_id_byte(&out, words.ptr[i]);
	}
	id = arena_str(p->arena, buf_view(&out));
	buf_release(&out);
	return id;
}

bool markdown_anchor_exists(const struct markdown_pass *p, struct str id)
{
	size_t i;

	for (i = 0; i < p->anchor_count; i++)
		if (str_equal_z(id, p->anchors[i]))
			return true;
	return false;
}

/* Texts from front matter and site.yaml share a page with the body. */
static void add_anchor(struct markdown_pass *p, cmark_node *heading)
{
	char *kept;
	struct str id;

	if (!p->in->text.src || p->anchor_count == MARKDOWN_MAX_ANCHORS)
		return;
	id = id_of(p, heading);
	if (!id.len || str_equal_z(id, MAIN_ID) ||
		markdown_anchor_exists(p, id))
		return;
	kept = arena_alloc(p->arena, id.len + 1);
	memcpy(kept, id.ptr, id.len);
	p->anchors = arena_grow(
		p->arena, p->anchors, p->anchor_count, sizeof(*p->anchors));
	p->anchors[p->anchor_count++] = kept;
	cmark_node_set_user_data(heading, kept);
}

/* "###" with no words behind it is no heading to anybody but Markdown. */
static void write_signs(struct markdown_pass *p, cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading);
	cmark_node *paragraph = markdown_memory_node(CMARK_NODE_PARAGRAPH);

	cmark_node_append_child(
		paragraph, markdown_inline_text(p,
				   str_slice(STR("######"), 0, (size_t)level)));
	cmark_node_insert_before(heading, paragraph);
	cmark_node_free(heading);
}

static void note_level(struct body *body, cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading);

	if (!body->heading_level || level < body->heading_level)
		body->heading_level = level;
}

void markdown_anchor_headings(struct markdown_pass *p)
{
	cmark_iter *iter = cmark_iter_new(p->root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event != CMARK_EVENT_EXIT ||
			cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		if (!cmark_node_first_child(node)) {
			write_signs(p, node);
			continue;
		}
		add_anchor(p, node);
		note_level(p->body, node);
	}
	cmark_iter_free(iter);
}
