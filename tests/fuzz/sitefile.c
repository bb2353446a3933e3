#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "read/sitefile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the other readers rely on when site.yaml is without errors. */
static void check(const struct site *site)
{
	if (!site->name.len || !site->zone || !site->language.len ||
		!str_ends_with(site->url, STR("/")) || !site->feed_items ||
		site->feed_items > SITEFILE_MAX_FEED_ITEMS)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src = {0};
	struct buf out = {0};
	struct site site;
	struct reading r = {.d = &d, .arena = &arena};

	r.times.zones = zone_cache_open(&arena);
	if (source_make(&d, &src, STR("site.yaml"),
		    (struct str){(const char *)data, size})) {
		bool ok = sitefile_read(&r, &src, &site);

		if (ok != (d.errors == 0))
			abort();
		if (ok)
			check(&site);
	}
	diags_print(&out, &d, DIAG_TEXT, false);
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
