#include "read/node_suspect.h"

static char first_of(struct str s)
{
	return s.len ? s.ptr[0] : '\0';
}

static void mend_by_quotes(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s);

	node_suspect_mend(out, s->line.value, value.len,
		node_line_quote(s->arena, value));
}

/* `[words](address)`, and nothing else: the address without "mailto:". */
static bool find_link(struct str value, struct str *address)
{
	size_t close = first_of(value) == '[' ? node_line_closing_bracket(value)
					      : STR_NONE;
	struct str rest;

	if (close == STR_NONE)
		return false;
	rest = str_slice(value, close + 1, value.len);
	if (rest.len < 3 || rest.ptr[0] != '(' ||
		str_find_char(rest, ')') != rest.len - 1)
		return false;
	*address = str_slice(rest, 1, rest.len - 1);
	if (str_starts_with(*address, STR("mailto:")))
		*address = str_slice(*address, 7, address->len);
	return str_find_char(*address, ' ') == STR_NONE;
}

bool node_value_link(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s), address;

	if (!find_link(value, &address))
		return false;
	out->diag = (struct diag){
		.id = "value-link",
		.text = STR(
			"This is a link as it is written in the text below; "
			"only the address itself belongs here."),
		.brief = STR("a Markdown link; write the address alone"),
	};
	node_suspect_mark(out, s->line.value, s->line.value_end);
	node_suspect_mend(
		out, s->line.value, value.len, arena_str(s->arena, address));
	return true;
}

bool node_value_curly(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s);
	size_t start = node_line_curly_start(value);
	size_t end = node_line_curly_end(value);

	if (!start && first_of(value) == '"')
		start = 1;
	if (!end && value.len > 1 && value.ptr[value.len - 1] == '"')
		end = 1;
	if (!start || !end || start + end < 4 || start + end > value.len)
		return false;
	*out = node_words_curly(
		s->arena, s->text, s->line.value, s->line.value_end);
	return true;
}

/* `embargo:none`; not `https://...`. */
bool node_value_glued(const struct node_suspect *s, struct node_guess *out)
{
	struct str body = str_slice(s->text, s->line.body, s->line.end);
	size_t colon = str_find_char(body, ':');

	if (colon == STR_NONE || colon + 1 >= body.len || s->line.has_dash ||
		!node_line_is_name(str_slice(body, 0, colon)) ||
		str_starts_with(
			str_slice(body, colon + 1, body.len), STR("//")) ||
		(s->line.key.len && s->line.colon <= s->line.body + colon))
		return false;
	out->diag = (struct diag){
		.id = "colon-space",
		.text = arena_format(s->arena,
			"A space is missing behind the colon of \"%.*s\".",
			(int)colon, body.ptr),
		.brief = STR("a space is missing behind the colon"),
	};
	node_suspect_mark(out, s->line.body + colon, s->line.body + colon + 1);
	node_suspect_mend(out, s->line.body + colon + 1, 0, STR(" "));
	return true;
}

static bool say_open_quote(const struct node_suspect *s, struct node_guess *out)
{
	size_t start = s->line.value, end = node_suspect_value_end(s);
	struct str inner = str_slice(s->text, start + 1, end);

	out->diag = (struct diag){
		.id = "quote-open",
		.text = STR(
			"A quotation mark is opened here and never closed."),
		.help = STR("Put the same mark at the end of the text."),
		.brief = STR("this quotation mark is never closed"),
	};
	node_suspect_mark(out, start, start + 1);
	node_suspect_mend(
		out, start, end - start, node_line_quote(s->arena, inner));
	return true;
}

static bool say_backslash(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s);

	out->diag = (struct diag){
		.id = "quote-backslash",
		.text = STR("Between double quotation marks a backslash (\\) "
			    "has a meaning of its own."),
		.help = STR("Use single quotation marks: they keep it."),
		.brief = STR("a backslash in double quotation marks; use "
			     "single ones"),
	};
	node_suspect_mark(out, s->line.value, s->line.value_end);
	node_suspect_mend(out, s->line.value, value.len,
		node_line_quote(s->arena, str_slice(value, 1, value.len - 1)));
	return true;
}

/* Marks round the whole text are the writer's; others belong to the text. */
static struct str without_outer_quotes(struct str value)
{
	char last = value.ptr[value.len - 1];

	if (value.len > 1 && last == value.ptr[0])
		return str_slice(value, 1, value.len - 1);
	return value;
}

bool node_value_quotes(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s);
	size_t close;

	if (first_of(value) != '"' && first_of(value) != '\'')
		return false;
	close = node_line_closing_quote(
		str_slice(s->text, s->line.value, node_suspect_value_end(s)));
	if (close == STR_NONE)
		return say_open_quote(s, out);
	if (close == value.len - 1 && str_find_char(value, '\\') != STR_NONE &&
		first_of(value) == '"' && !s->is_above)
		return say_backslash(s, out);
	if (close >= value.len - 1)
		return false;
	out->diag = (struct diag){
		.id = "quote-inside",
		.text = arena_format(s->arena,
			"%.*s has quotation marks inside, so the ones round it "
			"must be others.",
			STR_ARG(node_suspect_subject(s))),
		.brief = STR("quotation marks inside quoted text; put others "
			     "round it"),
	};
	node_suspect_mark(
		out, s->line.value + close, s->line.value + close + 1);
	node_suspect_mend(out, s->line.value, value.len,
		node_line_quote(s->arena, without_outer_quotes(value)));
	return true;
}

bool node_value_bracket(const struct node_suspect *s, struct node_guess *out)
{
	size_t end = node_suspect_value_end(s);
	struct str value = str_slice(s->text, s->line.value, end);
	char open = first_of(value), close = open == '[' ? ']' : '}';

	if ((open != '[' && open != '{') ||
		node_line_closing_bracket(value) != STR_NONE)
		return false;
	out->diag = (struct diag){
		.id = "bracket-open",
		.text = arena_format(s->arena,
			"The bracket \"%c\" is opened here and never closed.",
			open),
		.help = arena_format(
			s->arena, "Put \"%c\" at the end of the list.", close),
		.brief = arena_format(
			s->arena, "this \"%c\" is never closed", open),
	};
	node_suspect_mark(out, s->line.value, s->line.value + 1);
	node_suspect_mend(out, end, 0, arena_format(s->arena, "%c", close));
	return true;
}

/* `- `, `? ` and `: ` mean something only with a space behind them. */
static bool begins_with_sign(struct str value)
{
	if (!value.len)
		return false;
	if (strchr("-?:", value.ptr[0]))
		return value.len == 1 || value.ptr[1] == ' ';
	return strchr("@`%&*!|>[]{},#", value.ptr[0]);
}

/* A list, well closed or not, rather than a text like "[Update] Storm". */
static bool is_only_list(struct str value)
{
	size_t close;

	if (value.ptr[0] != '[' && value.ptr[0] != '{')
		return false;
	close = node_line_closing_bracket(value);
	return close == STR_NONE || close + 1 == value.len;
}

bool node_value_sign(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s);

	if (!begins_with_sign(value) || is_only_list(value))
		return false;
	*out = node_words_sign(s->arena, node_suspect_subject(s), s->text,
		s->line.value, s->line.value_end);
	return true;
}

/* Where the item of a list begins that holds the byte `at`. */
static size_t item_start(const struct node_suspect *s, size_t at)
{
	while (at > s->line.off && !strchr(",[{", s->text.ptr[at - 1]) &&
		(at < 2 || s->text.ptr[at - 1] != ' ' ||
			s->text.ptr[at - 2] != ':'))
		at--;
	while (s->text.ptr[at] == ' ')
		at++;
	return at;
}

static size_t item_end(const struct node_suspect *s, size_t at)
{
	while (at < s->line.value_end && !strchr(",]}", s->text.ptr[at]))
		at++;
	while (at && s->text.ptr[at - 1] == ' ')
		at--;
	return at;
}

/* [@home, B] and {title: Report: more}: only the item needs the marks. */
bool node_value_in_list(const struct node_suspect *s, struct node_guess *out)
{
	char bracket = first_of(node_suspect_value(s));
	size_t from = s->at, to;

	if ((bracket != '[' && bracket != '{') || s->at <= s->line.value ||
		s->at >= s->line.value_end ||
		!strchr("@`%&*!|>:", s->text.ptr[s->at]))
		return false;
	if (s->text.ptr[s->at] == ':')
		from = item_start(s, s->at);
	to = item_end(s, s->at);
	if (from >= s->at + 1 || to <= s->at)
		return false;
	out->diag = (struct diag){
		.id = "list-item",
		.text = arena_format(s->arena,
			"A text with \"%c\" inside of brackets needs quotation "
			"marks.",
			s->text.ptr[s->at]),
		.brief = arena_format(s->arena,
			"a text with \"%c\" inside of brackets; put it in "
			"quotation marks",
			s->text.ptr[s->at]),
	};
	node_suspect_mark(out, s->at, s->at + 1);
	node_suspect_mend(out, from, to - from,
		node_line_quote(s->arena, str_slice(s->text, from, to)));
	return true;
}

static size_t colon_in(struct str value)
{
	size_t i;

	for (i = 0; i < value.len; i++)
		if (value.ptr[i] == ':' &&
			(i + 1 == value.len || value.ptr[i + 1] == ' ' ||
				value.ptr[i + 1] == '\t'))
			return i;
	return STR_NONE;
}

bool node_value_colon(const struct node_suspect *s, struct node_guess *out)
{
	struct str value = node_suspect_value(s);
	size_t colon = colon_in(value);

	if (!s->line.key.len || colon == STR_NONE || is_only_list(value))
		return false;
	out->diag = (struct diag){
		.id = "value-colon",
		.text = arena_format(s->arena,
			"%.*s has a colon in it, so it needs quotation marks.",
			STR_ARG(node_suspect_subject(s))),
		.brief = STR("a colon in the text; put the text in quotation "
			     "marks"),
	};
	node_suspect_mark(
		out, s->line.value + colon, s->line.value + colon + 1);
	mend_by_quotes(s, out);
	return true;
}

/*
 * A text that goes on over several lines, with a colon in a later one. What
 * stands before the colon are several words, so it is no name of a field.
 */
bool node_value_colon_below(
	const struct node_suspect *s, struct node_guess *out)
{
	struct node_suspect above = *s;
	struct str whole;

	if (!s->line.key.len || node_line_is_name(s->line.key))
		return false;
	do {
		if (!node_suspect_line_above(s->text, &above.line))
			return false;
	} while (above.line.indent >= s->line.indent);
	whole = str_slice(
		s->text, above.line.value, node_suspect_value_end(&above));
	if (!above.line.key.len || !whole.len ||
		strchr("\"'|>[{", whole.ptr[0]))
		return false;
	out->diag = (struct diag){
		.id = "value-colon",
		.text = arena_format(s->arena,
			"%.*s has a colon in it, so it needs quotation marks.",
			STR_ARG(node_suspect_subject(&above))),
		.brief = STR("a colon in the text; put the text in quotation "
			     "marks"),
	};
	node_suspect_mark(out, s->line.colon, s->line.colon + 1);
	node_suspect_mend(out, above.line.value, whole.len,
		node_line_quote(s->arena, whole));
	return true;
}
