#include "read/node_suspect.h"

struct str node_suspect_value(const struct node_suspect *s)
{
	return str_slice(s->text, s->line.value, s->line.value_end);
}

struct str node_suspect_subject(const struct node_suspect *s)
{
	if (s->line.key.len && s->line.key.len <= 40)
		return arena_format(
			s->arena, "The text of \"%.*s\"", STR_ARG(s->line.key));
	return s->line.has_dash ? STR("This item of the list")
				: STR("This text");
}

void node_suspect_mark(struct node_guess *out, size_t from, size_t to)
{
	out->mark = from;
	out->mark_end = to;
}

void node_suspect_mend(
	struct node_guess *out, size_t off, size_t len, struct str with)
{
	out->off = off;
	out->len = len;
	out->with = with;
}

size_t node_suspect_value_end(const struct node_suspect *s)
{
	struct node_line line = s->line;
	size_t end = line.value_end;

	while (line.next < s->text.len) {
		line = node_line_at(s->text, line.next);
		if (node_line_is_blank(&line))
			continue;
		if (line.indent <= s->line.indent)
			break;
		end = line.value_end;
	}
	return end;
}

bool node_suspect_line_above(struct str text, struct node_line *line)
{
	while (node_line_above(text, line))
		if (!node_line_is_blank(line) &&
			!node_line_is_remark(text, line))
			return true;
	return false;
}
