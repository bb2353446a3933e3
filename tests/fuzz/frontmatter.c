#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "read/node.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Each node lies in the source; a record has a value for each key. */
static size_t check(const struct node *node, size_t depth)
{
	size_t i, count = 1;

	if (!node || depth > NODE_MAX_DEPTH + 1 ||
		(size_t)node->at.off + node->at.len > node->at.src->size)
		abort();
	for (i = 0; node->kind != NODE_TEXT && i < node->count; i++)
		count += check(node->kind == NODE_LIST ? node->items[i]
						       : node->pairs[i].value,
			depth + 1);
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src = {0};
	const struct node *root = NULL;
	struct buf out = {0};
	struct span yaml;
	size_t body_off;

	if (source_make(&d, &src, STR("a.md"),
		    (struct str){(const char *)data, size})) {
		bool ok = node_find_front_matter(&d, &src, &yaml, &body_off);

		if (ok != (d.count == 0) || body_off > src.size)
			abort();
		if (yaml.src)
			ok = node_read(&d, &arena, yaml, &root) && ok;
		if (ok != (d.count == 0))
			abort();
		if (root && check(root, 1) > NODE_MAX_COUNT)
			abort();
	}
	diags_print(&out, &d, DIAG_TEXT, false);
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
