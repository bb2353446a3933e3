#include "read/node_check.h"

#include <stdlib.h>

enum { FEW_PAIRS = 8 };

/* Whether the piece begins its line, but for white space. */
static bool begins_line(struct str text, const struct node_piece *piece)
{
	struct node_line line = node_line_at(text, piece->from);

	return line.off + line.indent == piece->from && !line.has_dash;
}

static bool is_glued_name(struct str body)
{
	size_t colon = str_find_char(body, ':');

	return colon != STR_NONE && colon + 1 < body.len &&
	       node_line_is_name(str_slice(body, 0, colon)) &&
	       body.ptr[colon + 1] != '/' && body.ptr[colon + 1] != ' ';
}

static bool is_glued_dash(struct str body)
{
	return body.len > 1 && body.ptr[0] == '-' &&
	       !strchr(" -.0123456789", body.ptr[1]);
}

/* "- Alpha" and, further right, "- Beta" read as the one text "Alpha - Beta".
 */
static bool find_item_inside(
	struct str text, const struct node_piece *piece, size_t *at)
{
	struct node_line line;

	/* Most have no second line. */
	if (str_find_char(str_slice(text, piece->from, piece->to), '\n') ==
		STR_NONE)
		return false;
	line = node_line_at(text, piece->from);
	while (line.next < piece->to) {
		line = node_line_at(text, line.next);
		if (line.has_dash && line.body < line.end) {
			*at = line.off + line.indent;
			return true;
		}
	}
	return false;
}

const char *node_check_shape(
	struct str text, const struct node_piece *piece, size_t *at)
{
	struct str body = str_slice(text, piece->from, piece->to);

	*at = piece->from;
	if (piece->is_in_flow)
		return NULL;
	if (piece->is_key && node_line_odd_space(body))
		return NODE_TROUBLE_NAME;
	if (piece->is_key)
		return NULL;
	if (find_item_inside(text, piece, at))
		return NODE_TROUBLE_GLUED;
	if ((is_glued_dash(body) || is_glued_name(body)) &&
		begins_line(text, piece))
		return NODE_TROUBLE_GLUED;
	return NULL;
}

/* The end of a text that goes on behind a "#" in the same line, or 0. */
static size_t end_behind_hash(struct str text, const struct node_piece *piece)
{
	struct node_line line;
	size_t at = piece->to;

	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	if (at == piece->to || at == text.len || text.ptr[at] != '#')
		return 0;
	line = node_line_at(text, piece->to);
	if (at + 1 >= line.end || strchr(" \t#", text.ptr[at + 1]) ||
		at < line.value)
		return 0;
	return line.value_end;
}

static bool find_hash(struct arena *arena, struct str text,
	const struct node_piece *piece, struct node_guess *guess,
	struct str *meant)
{
	size_t end = end_behind_hash(text, piece), hash, from = piece->from;

	if (!end)
		return false;
	hash = piece->to + str_find_char(str_slice(text, piece->to, end), '#');
	if (from == piece->to)
		from = hash;
	*meant = str_slice(text, from, end);
	*guess = (struct node_guess){.mark = hash, .mark_end = end};
	guess->diag = (struct diag){
		.id = "value-hash",
		.text = STR("What stands behind \"#\" is taken as a remark and "
			    "left out."),
		.help = STR("If it belongs to the text, put the whole text in "
			    "quotation marks; if it is a remark, put a space "
			    "behind the \"#\"."),
		.brief = STR("the text behind \"#\" is left out; put the whole "
			     "text in quotation marks"),
	};
	guess->off = from;
	guess->len = end - from;
	guess->with = node_line_quote(arena, *meant);
	return true;
}

static bool find_curly(struct arena *arena, struct str text,
	const struct node_piece *piece, struct node_guess *guess,
	struct str *meant)
{
	struct str value = str_slice(text, piece->from, piece->to);
	size_t start = node_line_curly_start(value);
	size_t end = node_line_curly_end(value);
	size_t i;

	if (!start || !end || value.len < start + end)
		return false;
	*meant = str_slice(value, start, value.len - end);
	/* "One" and "two": the marks belong to the words. */
	for (i = 0; i + 2 < meant->len; i++)
		if (!memcmp(meant->ptr + i, value.ptr, start))
			return false;
	*guess = node_words_curly(arena, text, piece->from, piece->to);
	return true;
}

bool node_check_text(struct arena *arena, struct str text,
	const struct node_piece *piece, struct node_guess *guess,
	struct str *meant)
{
	if (piece->is_key || piece->is_in_flow)
		return !piece->is_key &&
		       find_curly(arena, text, piece, guess, meant);
	return find_hash(arena, text, piece, guess, meant) ||
	       find_curly(arena, text, piece, guess, meant);
}

static bool refuse_twice(struct diags *d, const struct node_pair *first,
	const struct node_pair *second)
{
	size_t line = source_find(first->key_at.src, first->key_at.off).line;
	struct diag diag = {
		.id = "key-twice",
		.at = second->key_at,
		.other = first->key_at,
		.text = arena_format(d->arena,
			"The field \"%.*s\" stands here a second time; the "
			"first is in line %zu.",
			STR_ARG(second->key), line),
		.help = STR("Keep the one that is right and delete the other."),
		.brief = arena_format(d->arena,
			"field \"%.*s\" stands twice, first in line %zu; keep "
			"one",
			STR_ARG(second->key), line),
	};

	return diag_add(d, &diag);
}

static int compare_keys(const void *a, const void *b)
{
	const struct node_pair *const *left = a, *const *right = b;
	int order = str_compare((*left)->key, (*right)->key);

	if (order)
		return order;
	return *left < *right ? -1 : *left > *right;
}

/* Many keys are sorted first: comparing each with each is quadratic. */
static bool check_many(struct diags *d, const struct node *record)
{
	const struct node_pair **sorted;
	size_t i, first = 0;
	bool ok = true;

	sorted = calloc(record->count, sizeof(*sorted));
	if (!sorted)
		abort();
	for (i = 0; i < record->count; i++)
		sorted[i] = &record->pairs[i];
	qsort(sorted, record->count, sizeof(*sorted), compare_keys);
	for (i = 1; i < record->count; i++) {
		if (!str_equal(sorted[first]->key, sorted[i]->key))
			first = i;
		else
			ok = refuse_twice(d, sorted[first], sorted[i]);
	}
	free(sorted);
	return ok;
}

bool node_check_twice(struct diags *d, const struct node *record)
{
	size_t i, j;
	bool ok = true;

	if (record->count > FEW_PAIRS)
		return check_many(d, record);
	for (i = 1; i < record->count; i++) {
		for (j = 0; j < i; j++)
			if (str_equal(
				    record->pairs[i].key, record->pairs[j].key))
				break;
		if (j < i)
			ok = refuse_twice(
				d, &record->pairs[j], &record->pairs[i]);
	}
	return ok;
}
