#include "render/template_indent.h"

static size_t blanks(struct str text)
{
	size_t len = 0;

	while (len < text.len &&
		(text.ptr[len] == ' ' || text.ptr[len] == '\t'))
		len++;
	return len;
}

struct str template_indent_cut(struct str text, size_t most)
{
	size_t len = blanks(text);

	return str_slice(text, len < most ? len : most, text.len);
}

struct str template_indent_inside(
	const struct template_unit *unit, const struct template_token *open)
{
	const struct template_token *close = &unit->tokens.items[open->match];
	struct str rest = str_slice(
		unit->src->text, (size_t)open->off + open->len, close->off);
	struct str line;

	str_next_line(&rest, &line);
	while (str_next_line(&rest, &line))
		if (str_trim(line).len)
			return str_slice(line, 0, blanks(line));
	return (struct str){NULL, 0};
}
