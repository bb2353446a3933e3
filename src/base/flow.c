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

void flow_words(struct flow *flow, struct str text)
{
	struct buf clean = {0};
	struct str rest, word;

	utf8_clean(&clean, text);
	rest = buf_view(&clean);
	while (str_next(&rest, ' ', &word)) {
		size_t width = utf8_width(word);

		if (!word.len)
			continue;
		part(flow, width);
		buf_str(flow->out, word);
		flow->cells += width;
	}
	buf_release(&clean);
}
