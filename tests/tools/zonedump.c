#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/zone.h"

/*
 * Answer questions on zones, one a line of standard input:
 *
 *   zone NAME                the zone of the questions behind it
 *   c YEAR MONTH DAY H M S   which instants is that? "once U", "gap U" (the
 *                            first instant after it), "fold U V"
 *   u UTC                    "OFFSET LETTERS" of that instant
 *   n UTC                    the next change of the offset, or "none"
 */

static bool answer_civil(const struct zone *zone, const char *line)
{
	static const char *const words[] = {"once", "gap", "fold"};
	struct civil civil = {0};
	struct instant at[2];
	enum zone_match match;

	if (sscanf(line,
		    "c %" SCNd32 " %" SCNu8 " %" SCNu8 " %" SCNu8 " %" SCNu8
		    " %" SCNu8,
		    &civil.year, &civil.month, &civil.day, &civil.hour,
		    &civil.minute, &civil.second) != 6)
		return false;
	match = zone_resolve(zone, civil, at);
	printf("%s %" PRId64, words[match], at[0].utc);
	if (match == ZONE_FOLD)
		printf(" %" PRId64, at[1].utc);
	putchar('\n');
	return true;
}

static bool answer_instant(const struct zone *zone, const char *line)
{
	struct zone_reading reading;
	struct instant at;

	if (sscanf(line, "u %" SCNd64, &at.utc) != 1)
		return false;
	reading = zone_read(zone, at);
	printf("%" PRId32 " %.*s\n", reading.offset_s,
		STR_ARG(reading.letters));
	return true;
}

static bool answer_change(const struct zone *zone, const char *line)
{
	struct instant at, next;

	if (sscanf(line, "n %" SCNd64, &at.utc) != 1)
		return false;
	if (zone_next_change(zone, at, &next))
		printf("%" PRId64 "\n", next.utc);
	else
		puts("none");
	return true;
}

/* "known" or "unknown"; of an unknown zone nothing may be asked. */
static const struct zone *change_zone(struct zone_cache *zones, struct str name)
{
	const struct zone *zone = zone_get(zones, name);

	puts(zone ? "known" : "unknown");
	return zone;
}

int main(void)
{
	static bool (*const answers[])(const struct zone *, const char *) = {
		['c'] = answer_civil,
		['u'] = answer_instant,
		['n'] = answer_change,
	};
	struct arena arena = {0};
	struct zone_cache *zones = zone_cache_open(&arena);
	const struct zone *zone = NULL;
	char line[256];

	while (fgets(line, sizeof(line), stdin)) {
		struct str text = str_trim(str_from(line));

		if (str_starts_with(text, STR("zone "))) {
			zone = change_zone(zones, str_slice(text, 5, text.len));
			continue;
		}
		if (!zone || !strchr("cun", line[0]) ||
			!answers[(unsigned char)line[0]](zone, line)) {
			fprintf(stderr, "not a question: %s", line);
			return 1;
		}
	}
	arena_release(&arena);
	return fflush(stdout) ? 1 : 0;
}
