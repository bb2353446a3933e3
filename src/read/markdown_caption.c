#include "base/buf.h"
#include "read/markdown_pass.h"

/*
 * The words below a picture come as one piece of text, without marks; their
 * quotation marks, dashes and dots are set as those of the text are.
 */

static bool is_plain(unsigned char c)
{
	return c >= 0x80 || c == ' ' || (c >= '0' && c <= '9') ||
	       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/*
 * cmark is to see one paragraph, whose signs are text, all but those that it
 * sets. The first sign keeps "- a" and "1. b" from being lists.
 */
static void escape(struct buf *out, struct str text)
{
	size_t i;

	buf_z(out, "\\(");
	for (i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '\n' || c == '\t')
			c = ' ';
		if (!is_plain((unsigned char)c) && !memchr("\"'-.", c, 4))
			buf_char(out, '\\');
		buf_char(out, c);
	}
}

static bool has_marks(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (text.ptr[i] == '"' || text.ptr[i] == '\'' ||
			text.ptr[i] == '-' || text.ptr[i] == '.')
			return true;
	return false;
}

struct str markdown_caption(
	struct arena *arena, struct str text, const struct release *release)
{
	struct buf work = {0};
	struct str words;
	cmark_node *root;

	if (!release || !markdown_fill_is_english(release->language) ||
		!has_marks(text))
		return text;
	escape(&work, text);
	root = markdown_memory_parse(buf_view(&work), CMARK_OPT_SMART);
	words = markdown_words_of(arena, root);
	cmark_node_free(root);
	buf_release(&work);
	return str_slice(words, 1, words.len);
}
