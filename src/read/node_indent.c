#include "read/node_suspect.h"

enum { MAX_INDENTS = 100, MAX_SHIFT = 3, MANY_WORDS = 6 };

/* Each white space of the line's start that is not a space as spaces. */
static void add_indent(struct buf *out, struct str indent)
{
	while (indent.len) {
		size_t odd = node_line_odd_space(indent);

		buf_z(out, *indent.ptr == '\t' ? "  " : " ");
		indent = str_slice(indent, odd ? odd : 1, indent.len);
	}
}

static bool has_odd_indent(struct str text, const struct node_line *line)
{
	struct str indent =
		str_slice(text, line->off, line->off + line->indent);
	size_t i;

	for (i = 0; i < indent.len; i++)
		if (indent.ptr[i] != ' ')
			return true;
	return false;
}

/*
 * The mend covers all such lines in a row, as they come from one hand: with
 * one of them mended alone the file would still not be read.
 */
static void mend_indents(const struct node_suspect *s, struct node_guess *out)
{
	struct node_line line = s->line, above = s->line;
	struct buf lines = {0};
	size_t first, end, count = 0;

	out->is_sure = true;
	while (node_line_above(s->text, &above) &&
		has_odd_indent(s->text, &above) && ++count < MAX_INDENTS)
		line = above;
	first = line.off;
	node_suspect_mark(out, first, first + line.indent);
	do {
		end = line.off + line.indent;
		add_indent(&lines, str_slice(s->text, line.off, end));
		buf_str(&lines, str_slice(s->text, end, line.next));
		end = line.next;
		line = node_line_at(s->text, end);
	} while (end < s->text.len && has_odd_indent(s->text, &line) &&
		 ++count < 2 * MAX_INDENTS);
	node_suspect_mend(
		out, first, end - first, arena_str(s->arena, buf_view(&lines)));
	buf_release(&lines);
}

bool node_indent_tab(const struct node_suspect *s, struct node_guess *out)
{
	struct str indent =
		str_slice(s->text, s->line.off, s->line.off + s->line.indent);

	if (str_find_char(indent, '\t') == STR_NONE)
		return false;
	out->diag = (struct diag){
		.id = "indent-tab",
		.text = STR("A Tab key was used at the start of this line."),
		.help = STR("Use two spaces instead of each."),
		.brief = STR("a tab at the start of the line; use two spaces"),
	};
	mend_indents(s, out);
	return true;
}

bool node_indent_space(const struct node_suspect *s, struct node_guess *out)
{
	if (!has_odd_indent(s->text, &s->line))
		return false;
	out->diag = (struct diag){
		.id = "indent-space",
		.text = STR("The space at the start of this line is a special "
			    "one, as word processors and web pages use it."),
		.help = STR("Delete it and type ordinary spaces."),
		.brief = STR("no-break space at the start of the line; type "
			     "ordinary spaces"),
	};
	mend_indents(s, out);
	return true;
}

static size_t distance(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

static bool say_shift(
	const struct node_suspect *s, size_t indent, struct node_guess *out)
{
	size_t steps = distance(s->line.indent, indent);
	const char *to = s->line.indent > indent ? "right" : "left";

	if (!steps || steps > MAX_SHIFT || has_odd_indent(s->text, &s->line) ||
		(!s->line.has_dash && !node_line_is_name(s->line.key)))
		return false;
	out->diag = (struct diag){
		.id = "indent-level",
		.text = arena_format(s->arena,
			"This line begins %zu %s too far to the %s.", steps,
			steps == 1 ? "space" : "spaces", to),
		.help = STR("Lines that belong together begin one below the "
			    "other."),
		.brief = arena_format(s->arena,
			"the line begins %zu %s too far to the %s", steps,
			steps == 1 ? "space" : "spaces", to),
	};
	node_suspect_mark(out, s->line.off, s->line.body);
	node_suspect_mend(out, s->line.off, s->line.indent,
		arena_format(s->arena, "%*s", (int)indent, ""));
	return true;
}

bool node_indent_shift(const struct node_suspect *s, struct node_guess *out)
{
	struct node_line above = s->line;

	return node_suspect_line_above(s->text, &above) &&
	       say_shift(s, above.indent, out);
}

/* Below "- name: ..." the fields begin where the first one does. */
bool node_indent_shift_to_body(
	const struct node_suspect *s, struct node_guess *out)
{
	struct node_line above = s->line;

	return node_suspect_line_above(s->text, &above) && above.has_dash &&
	       say_shift(s, above.body - above.off, out);
}

/* The lines from the suspect's on that `belongs` finds alike, as one mend. */
static void mend_lines(const struct node_suspect *s, struct node_guess *out,
	bool (*belongs)(struct str text, const struct node_line *line),
	size_t at, const char *insert)
{
	struct node_line line = s->line;
	struct buf lines = {0};
	size_t end, count = 0;

	do {
		end = line.off + line.indent * (at > 0);
		buf_str(&lines, str_slice(s->text, line.off, end + at));
		buf_z(&lines, insert);
		buf_str(&lines, str_slice(s->text, end + at, line.next));
		end = line.next;
		line = node_line_at(s->text, end);
	} while (end < s->text.len && line.indent == s->line.indent &&
		 belongs(s->text, &line) && ++count < MAX_INDENTS);
	node_suspect_mend(out, s->line.off, end - s->line.off,
		arena_str(s->arena, buf_view(&lines)));
	buf_release(&lines);
}

/* `-Alpha`: a dash of a list without its space. */
static bool is_glued_dash(struct str text, const struct node_line *line)
{
	struct str body = str_slice(text, line->body, line->end);

	return !line->has_dash && body.len > 1 && body.ptr[0] == '-' &&
	       !strchr(" -.0123456789", body.ptr[1]);
}

bool node_indent_dash(const struct node_suspect *s, struct node_guess *out)
{
	if (!is_glued_dash(s->text, &s->line))
		return false;
	out->diag = (struct diag){
		.id = "dash-space",
		.text = STR("A space is missing behind the dash."),
		.brief = STR("a space is missing behind the dash"),
	};
	node_suspect_mark(out, s->line.body, s->line.body + 1);
	mend_lines(s, out, is_glued_dash, 1, " ");
	return true;
}

static bool is_words(struct str text, const struct node_line *line)
{
	return !line->key.len && !line->has_dash && !node_line_is_blank(line) &&
	       !node_line_is_remark(text, line);
}

/* More words than a date with its zone has. */
static bool has_many_words(struct str value)
{
	size_t count = 0;
	struct str word;

	while (str_next(&value, ' ', &word))
		count += word.len > 0;
	return count >= MANY_WORDS;
}

/* A long text that goes on in the next line without an indent. */
bool node_indent_text(const struct node_suspect *s, struct node_guess *out)
{
	struct node_line above = s->line;

	if (!is_words(s->text, &s->line) ||
		!node_suspect_line_above(s->text, &above) || !above.key.len ||
		above.indent < s->line.indent ||
		!has_many_words(
			str_slice(s->text, above.value, above.value_end)))
		return false;
	out->diag = (struct diag){
		.id = "indent-text",
		.text = STR("This line seems to go on with the text above it; "
			    "then it begins with two spaces."),
		.brief = STR("this line seems to belong to the text above; "
			     "begin it with two spaces"),
	};
	node_suspect_mark(out, s->line.body, s->line.value_end);
	mend_lines(s, out, is_words, 0,
		arena_format(s->arena, "%*s",
			(int)(above.indent - s->line.indent + 2), "")
			.ptr);
	return true;
}

/* `headline Report`. */
bool node_indent_no_colon(const struct node_suspect *s, struct node_guess *out)
{
	struct str body = str_slice(s->text, s->line.body, s->line.value_end);
	struct str rest = body, name;

	if (!is_words(s->text, &s->line) || !str_next(&rest, ' ', &name) ||
		!node_line_is_name(name))
		return false;
	out->diag = (struct diag){
		.id = "colon-missing",
		.text = arena_format(s->arena,
			"A colon is missing behind \"%.*s\".", STR_ARG(name)),
		.brief = arena_format(s->arena,
			"a colon is missing behind \"%.*s\"", STR_ARG(name)),
	};
	node_suspect_mark(out, s->line.body, s->line.body + name.len);
	node_suspect_mend(out, s->line.body + name.len, 0, STR(":"));
	return true;
}
