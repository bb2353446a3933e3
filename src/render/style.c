#include "render/style.h"

/* White space beside these means nothing. */
static bool is_sign(char c)
{
	return c == '{' || c == '}' || c == ';' || c == ',' || c == '>';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Bytes of the comment that begins here; 0: none does. */
static size_t comment_len(struct str css)
{
	size_t end;

	if (!str_starts_with(css, STR("/*")))
		return 0;
	end = str_find(str_slice(css, 2, css.len), STR("*/"));
	return end == STR_NONE ? css.len : end + 4;
}

/* Bytes to the sign that closes what begins here, `\` and one more apart. */
static size_t closed_len(struct str css, size_t from, char close)
{
	size_t i;

	for (i = from; i < css.len; i++) {
		if (css.ptr[i] == '\\')
			i++;
		else if (css.ptr[i] == close)
			return i + 1;
	}
	return css.len;
}

/* Bytes that are kept as they are; 0: white space or a comment. */
static size_t kept_len(struct str css)
{
	char c = css.ptr[0];

	if (c == '"' || c == '\'')
		return closed_len(css, 1, c);
	if (str_starts_with(css, STR("url(")))
		return closed_len(css, 4, ')');
	if (c == '\\' && css.len > 1)
		return 2;
	return is_space(c) || comment_len(css) ? 0 : 1;
}

static size_t gap_len(struct str css)
{
	size_t comment = comment_len(css);

	return comment ? comment : is_space(css.ptr[0]);
}

/* "a: b" and "a:b" are the same; "a :b" may be a selector. */
static bool needs_space(char before, char after)
{
	return !is_sign(before) && !is_sign(after) && before != ':';
}

static void add(struct buf *out, size_t start, struct str kept, bool has_gap)
{
	char before = out->len > start ? out->ptr[out->len - 1] : ';';

	if (has_gap && needs_space(before, kept.ptr[0]))
		buf_char(out, ' ');
	else if (before == ';' && kept.ptr[0] == '}' && out->len > start)
		out->len--;
	buf_str(out, kept);
}

void style_squeeze(struct buf *out, struct str css)
{
	size_t start = out->len, len;
	bool has_gap = false;

	while (css.len) {
		len = kept_len(css);
		if (len)
			add(out, start, str_slice(css, 0, len), has_gap);
		has_gap = !len;
		css = str_slice(css, len ? len : gap_len(css), css.len);
	}
}
