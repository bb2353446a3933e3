#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/instant.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The zones are read once, and kept. */
static struct zone_cache *zones(void)
{
	static struct arena arena;
	static struct zone_cache *cache;

	if (!cache)
		cache = zone_cache_open(&arena);
	return cache;
}

/* What is offered can be read. */
static void check_lines(struct arena *arena, const struct instant_rules *rules,
	const struct diag *diag)
{
	struct diags d = {.arena = arena};
	struct str rest = diag->mended, line;
	struct moment moment;

	while (rest.len && str_next(&rest, '\n', &line))
		if (!instant_read(
			    &d, arena, rules, (struct span){0}, line, &moment))
			abort();
}

/* What is understood is the same when it is written in our own form. */
static void check_moment(struct arena *arena, const struct instant_rules *rules,
	const struct moment *moment)
{
	struct diags d = {.arena = arena};
	struct buf out = {0};
	struct moment again;

	if (moment->at.utc < 0)
		return;
	instant_print_utc(&out, moment->at);
	if (!instant_read(&d, arena, rules, (struct span){0}, buf_view(&out),
		    &again) ||
		again.at.utc != moment->at.utc || again.has_zone != true ||
		again.is_date)
		abort();
	buf_reset(&out);
	instant_print_mail(&out, moment->at, moment->zone);
	instant_print_people(&out, moment->at, moment->zone);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct instant_rules rules = {.zones = zones()};
	struct str text = {(const char *)data, size};
	struct moment moment;
	struct buf out = {0};
	const struct zone *zone;
	bool ok;

	/* The first byte chooses the rules. */
	if (size) {
		rules.takes_date = data[0] & 1;
		if (data[0] & 2)
			rules.house =
				zone_get(rules.zones, STR("Europe/Paris"));
		text = str_slice(text, 1, size);
	}
	ok = instant_read(&d, &arena, &rules, (struct span){0}, text, &moment);
	if (ok != (d.count == 0) || d.count > 1)
		abort();
	if (ok)
		check_moment(&arena, &rules, &moment);
	else
		check_lines(&arena, &rules, d.items);
	instant_read_zone(&d, &rules, (struct span){0}, text, &zone);
	diags_print(&out, &d, DIAG_TEXT, false);
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
