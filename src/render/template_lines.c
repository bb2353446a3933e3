#include "render/template_lines.h"

/* The tokens of one line: `to` is behind the last. */
struct line {
	struct template_token *items; /* of all lines */
	size_t from, to;
};

static bool is_blank(const struct template_token *token)
{
	return token->kind == TOKEN_TEXT && !str_trim(token->text).len;
}

static bool ends_line(const struct template_token *token)
{
	return token->kind == TOKEN_TEXT && token->text.len &&
	       token->text.ptr[token->text.len - 1] == '\n';
}

/* A mark that prints nothing where it stands. */
static bool is_silent(const struct template_token *token)
{
	return token->kind != TOKEN_TEXT && token->kind != TOKEN_VALUE &&
	       token->kind != TOKEN_RAW;
}

/* A mark of inheritance, or a comment beside one. */
static bool is_frame(
	const struct line *line, const struct template_token *token)
{
	enum template_token_kind kind = token->kind;

	if (kind == TOKEN_CLOSE)
		kind = line->items[token->match].kind;
	return kind == TOKEN_PARENT || kind == TOKEN_BLOCK ||
	       kind == TOKEN_NOTHING;
}

/* A place for a block that begins and ends on the line prints there. */
static bool is_whole_block(
	const struct line *line, const struct template_token *token)
{
	return token->kind == TOKEN_BLOCK && !token->is_override &&
	       token->match < line->to;
}

/*
 * Whether the line holds marks alone: one that prints nothing, or several
 * of inheritance, as in `{{<base}}{{$main}}` and `{{/main}}{{/base}}`.
 */
static bool is_standalone(const struct line *line)
{
	size_t marks = 0, frames = 0, i;

	for (i = line->from; i < line->to; i++) {
		const struct template_token *token = &line->items[i];

		if (is_blank(token))
			continue;
		if (!is_silent(token) || is_whole_block(line, token))
			return false;
		marks++;
		frames += is_frame(line, token);
	}
	return marks == 1 || (marks > 1 && frames == marks);
}

static void take_out(struct line *line)
{
	struct template_token *first = &line->items[line->from];
	struct str indent = {NULL, 0};
	size_t i;

	if (first->kind == TOKEN_TEXT)
		indent = first->text;
	for (i = line->from; i < line->to; i++) {
		struct template_token *token = &line->items[i];

		if (token->kind == TOKEN_TEXT)
			token->kind = TOKEN_NOTHING;
		token->indent = indent;
		token->is_alone = true;
		token->is_fresh =
			token->kind == TOKEN_BLOCK && token->match >= line->to;
	}
}

/* The first token that prints takes the indentation of the part. */
static void note_start(struct line *line)
{
	struct template_token *first = &line->items[line->from], *next;

	while (first->kind == TOKEN_NOTHING || first->kind == TOKEN_CLOSE)
		if (++first == line->items + line->to)
			return;
	next = first + 1;
	if (is_blank(first) && next < line->items + line->to &&
		next->kind == TOKEN_BLOCK) {
		next->indent = first->text;
		first->kind = TOKEN_NOTHING;
		first = next;
	}
	first->line_start = true;
}

void template_lines(struct template_tokens *tokens)
{
	struct line line = {tokens->items, 0, 0};

	while (line.to < tokens->count) {
		line.from = line.to;
		while (line.to < tokens->count &&
			!ends_line(&tokens->items[line.to++]))
			continue;
		if (is_standalone(&line))
			take_out(&line);
		else
			note_start(&line);
	}
}
