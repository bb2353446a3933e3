#include "read/edit_parts.h"

#include "read/node_line.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t skip_space(struct str text, size_t at)
{
	while (at < text.len && is_space(text.ptr[at]))
		at++;
	return at;
}

/* The bytes at `at` that read as `words`, or 0. */
static size_t match_at(struct str text, size_t at, struct str words)
{
	size_t from = at, i = 0;

	while (i < words.len) {
		if (at == text.len)
			return 0;
		if (is_space(words.ptr[i])) {
			if (!is_space(text.ptr[at]))
				return 0;
			i = skip_space(words, i);
			at = skip_space(text, at);
		} else if (words.ptr[i++] != text.ptr[at++]) {
			return 0;
		}
	}
	return at - from;
}

/* "12" is not in "312", "1,200" has no "200", nor "3.12" a "12". */
static bool goes_on_before(struct str text, size_t at)
{
	char first = text.ptr[at], c;

	if (!at || !is_word(first))
		return false;
	c = text.ptr[at - 1];
	return is_word(c) ||
	       ((c == '.' || c == ',') && at > 1 && is_digit(first) &&
		       is_digit(text.ptr[at - 2]));
}

static bool goes_on_behind(struct str text, size_t end)
{
	char last = text.ptr[end - 1], c;

	if (end == text.len || !is_word(last))
		return false;
	c = text.ptr[end];
	return is_word(c) ||
	       ((c == '.' || c == ',') && end + 1 < text.len &&
		       is_digit(last) && is_digit(text.ptr[end + 1]));
}

/* A place of the words in a text. */
struct match {
	size_t at, len;
	bool is_part;
};

/* The first at or behind `from`. */
static bool next_match(
	struct str text, struct str words, size_t from, struct match *m)
{
	for (m->at = from; m->at < text.len; m->at++) {
		if (text.ptr[m->at] != words.ptr[0])
			continue;
		m->len = match_at(text, m->at, words);
		if (!m->len)
			continue;
		m->is_part = goes_on_before(text, m->at) ||
			     goes_on_behind(text, m->at + m->len);
		return true;
	}
	return false;
}

static bool next_whole(
	struct str text, struct str words, size_t from, struct match *m)
{
	while (next_match(text, words, from, m)) {
		if (!m->is_part)
			return true;
		from = m->at + 1;
	}
	return false;
}

bool edit_has_words(struct str text, struct str words, size_t *at, size_t *len)
{
	struct match m;

	words = str_trim(words);
	if (!words.len || !next_whole(text, words, 0, &m))
		return false;
	*at = m.at;
	*len = m.len;
	return true;
}

static void add_spot(const struct edit *e, struct edit_spots *out,
	const char *field, size_t off, bool is_part)
{
	struct source_place place;

	if (out->count == EDIT_MAX_SPOTS) {
		out->is_more = true;
		return;
	}
	place = source_find(&e->src, off);
	out->items[out->count++] = (struct edit_spot){
		.field = field,
		.off = off,
		.line = place.line,
		.text = place.text,
		.is_part = is_part,
	};
}

/* Some text of the source, and what the places in it belong to. */
static size_t find_in(const struct edit *e, struct span at, struct str words,
	const char *field, struct edit_spots *out)
{
	struct str text = source_slice(at);
	size_t from = 0, count = 0;
	struct match m;

	while (!out->is_more && next_match(text, words, from, &m)) {
		add_spot(e, out, field, at.off + m.at, m.is_part);
		from = m.at + (m.is_part ? 1 : m.len);
		count++;
	}
	return count;
}

/*
 * Only what the text says counts, not the marks and escapes it is written
 * with. What its bytes do not show stands at its start.
 */
static void find_in_node(const struct edit *e, const struct node *node,
	struct str words, const char *field, struct edit_spots *out)
{
	struct match m;

	if (node && node->kind == NODE_TEXT &&
		next_match(node->text, words, 0, &m) &&
		!find_in(e, node->at, words, field, out))
		add_spot(e, out, field, node->at.off, m.is_part);
}

static struct span body_of(const struct edit *e)
{
	return source_span(&e->src, e->body_off, e->src.size - e->body_off);
}

static const char *const edited[] = {"headline", "summary"};
enum { EDITED = sizeof(edited) / sizeof(edited[0]) };

void edit_find(const struct edit *e, struct str words, struct edit_spots *out)
{
	size_t i;

	*out = (struct edit_spots){0};
	words = str_trim(words);
	if (!words.len)
		return;
	for (i = 0; i < EDITED; i++)
		find_in_node(e, node_get(e->front, edited[i]), words, edited[i],
			out);
	find_in(e, body_of(e), words, "text", out);
}

/* As deep as a tree is: NODE_MAX_DEPTH. */
static void find_below(const struct edit *e, const struct node *node,
	struct str words, const char *field, struct edit_spots *out)
{
	size_t i;

	switch (node->kind) {
	case NODE_TEXT:
		find_in_node(e, node, words, field, out);
		break;
	case NODE_LIST:
		for (i = 0; i < node->count; i++)
			find_below(e, node->items[i], words, field, out);
		break;
	case NODE_RECORD:
		for (i = 0; i < node->count; i++)
			find_below(e, node->pairs[i].value, words, field, out);
		break;
	}
}

/* What tells the past, and what nobody reads as a text. */
static bool is_elsewhere(struct str key)
{
	static const char *const others[] = {"headline", "summary",
		"corrections", "withdrawn", "embargo", "id", "slug", "was-at",
		"date", "status"};
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (str_equal_z(key, others[i]))
			return false;
	return true;
}

void edit_find_elsewhere(
	const struct edit *e, struct str words, struct edit_spots *out)
{
	size_t i;

	*out = (struct edit_spots){0};
	words = str_trim(words);
	for (i = 0; words.len && e->front && i < e->front->count; i++)
		if (is_elsewhere(e->front->pairs[i].key))
			find_below(e, e->front->pairs[i].value, words,
				e->front->pairs[i].key.ptr, out);
}

/* The text with each whole place replaced. */
static struct str replaced(
	struct edit *e, struct str text, struct str was, struct str now)
{
	struct buf out = {0};
	struct match m;
	struct str made;
	size_t from = 0;

	while (next_whole(text, was, from, &m)) {
		buf_str(&out, str_slice(text, from, m.at));
		buf_str(&out, now);
		from = m.at + m.len;
	}
	buf_str(&out, str_slice(text, from, text.len));
	made = arena_str(e->arena, buf_view(&out));
	buf_release(&out);
	return made;
}

/* Of one replacement: the words, and the only line; 0: all. */
struct replacing {
	struct str was, now;
	size_t line;
};

static size_t replace_in(
	struct edit *e, struct span at, const struct replacing *r)
{
	struct str text = source_slice(at);
	size_t from = 0, count = 0, line = 1, seen = 0;
	struct match m;

	line = source_find(&e->src, at.off).line;
	while (!e->is_full && next_whole(text, r->was, from, &m)) {
		for (; seen < m.at; seen++)
			line += text.ptr[seen] == '\n';
		if (!r->line || r->line == line) {
			edit_patch(e, at.off + m.at, m.len, r->now);
			count++;
		}
		from = m.at + m.len;
	}
	return count;
}

static size_t count_whole(struct str text, struct str words)
{
	size_t from = 0, count = 0;
	struct match m;

	for (; next_whole(text, words, from, &m); from = m.at + m.len)
		count++;
	return count;
}

/* In its bytes; where they do not show the words, as a whole. */
static size_t replace_in_node(
	struct edit *e, const char *key, const struct replacing *r)
{
	const struct node *node = node_get(e->front, key), *value;
	struct edit_point start = edit_point(e);
	size_t count, all;

	if (!node || node->kind != NODE_TEXT)
		return 0;
	all = count_whole(node->text, r->was);
	if (!all)
		return 0;
	value = edit_make_text(e, replaced(e, node->text, r->was, r->now));
	edit_want(e, key, value);
	count = replace_in(e, node->at, r);
	if (count == all && edit_holds(e))
		return count;
	edit_go_back(e, start);
	if (r->line && source_find(&e->src, node->at.off).line != r->line)
		return 0;
	edit_want(e, key, value);
	edit_put(e, node, value, e->front->is_flow);
	return all;
}

size_t edit_replace(struct edit *e, struct str was, struct str now, size_t line)
{
	struct replacing r = {str_trim(was), str_trim(now), line};
	size_t i, count = 0;

	if (!r.was.len)
		return 0;
	for (i = 0; i < EDITED; i++)
		count += replace_in_node(e, edited[i], &r);
	return count + replace_in(e, body_of(e), &r);
}
