#include "render/text.h"

size_t text_link_number(struct text_links *links, struct str url)
{
	size_t number;

	links->numbers.arena = links->arena;
	if (map_get(&links->numbers, url, &number))
		return number;
	url = arena_str(links->arena, url);
	arena_push(links->arena, &links->urls, url);
	number = links->urls.count;
	map_claim(&links->numbers, url, number, NULL);
	return number;
}

void text_link_list(struct buf *out, const struct text_links *links)
{
	size_t i;

	for (i = 0; i < links->urls.count; i++) {
		buf_char(out, '[');
		buf_number(out, i + 1, 1);
		buf_z(out, "] ");
		buf_str(out, links->urls.items[i]);
		buf_char(out, '\n');
	}
}
