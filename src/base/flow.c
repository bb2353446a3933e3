#include "base/flow.h"

#include "base/utf8.h"

/* A word never stands alone behind the indent only to be broken again. */
static void part(struct flow *flow, size_t width)
{
	if (flow->cells <= flow->indent)
		return;
	if (flow->cells + 1 + width <= flow->width) {
		buf_char(flow->out, ' ');
		flow->cells++;
		return;
	}
	buf_char(flow->out, '\n');
	buf_fill(flow->out, ' ', flow->indent);
	flow->cells = flow->indent;
}

static bool is_open(struct str word)
{
	size_t i, marks = 0;

	for (i = 0; i < word.len; i++)
		marks += word.ptr[i] == '`';
	return marks % 2;
}

/*
 * Cut the next word off. `What is to be typed` is one word, so that it can
 * be copied from one line, unless it is too long for any.
 */
static bool next_word(struct str *rest, size_t width, struct str *word)
{
	const struct str all = *rest;
	struct str tail, whole;
	size_t end, close;

	if (!str_next(rest, ' ', word))
		return false;
	if (!is_open(*word) || !rest->ptr)
		return true;
	tail = str_slice(*rest, 0, 4 * width);
	close = str_find_char(tail, '`');
	if (close == STR_NONE)
		return true;
	tail = str_slice(*rest, close, rest->len);
	end = str_find_char(tail, ' ');
	whole = str_slice(all, 0,
		end == STR_NONE ? all.len : word->len + 1 + close + end);
	if (utf8_width(whole) > width)
		return true;
	*word = whole;
	*rest = end == STR_NONE ? (struct str){NULL, 0}
				: str_slice(tail, end + 1, tail.len);
	return true;
}

void flow_words(struct flow *flow, struct str text)
{
	struct buf clean = {0};
	struct str rest, word;

	utf8_clean(&clean, text);
	rest = buf_view(&clean);
	while (next_word(&rest, flow->width - flow->indent, &word)) {
		size_t width = utf8_width(word);

		if (!word.len)
			continue;
		part(flow, width);
		buf_str(flow->out, word);
		flow->cells += width;
	}
	buf_release(&clean);
}
