#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the clocks show at an instant leads back to it. */
static void check_instant(const struct zone *zone, int64_t utc)
{
	struct instant at = {utc}, found[2];
	struct zone_reading reading = zone_read(zone, at);
	enum zone_match match;

	match = zone_resolve(zone, reading.civil, found);
	if (utc < ZONE_FIRST_UTC + CIVIL_DAY_S * 2 ||
		utc > ZONE_LAST_UTC - CIVIL_DAY_S * 2)
		return;
	if (match == ZONE_GAP || found[0].utc > utc || found[1].utc < utc)
		abort();
	if ((match == ZONE_ONCE) != (found[0].utc == found[1].utc))
		abort();
}

/* A gap leads to a change, behind which the clocks show more. */
static void check_civil(const struct zone *zone, int64_t seconds)
{
	struct civil civil = civil_from_seconds(seconds);
	struct instant found[2];
	struct zone_reading reading;

	if (zone_resolve(zone, civil, found) != ZONE_GAP)
		return;
	reading = zone_read(zone, found[0]);
	if (found[0].utc != found[1].utc ||
		civil_seconds(reading.civil) <= seconds)
		abort();
	check_instant(zone, found[0].utc);
	check_instant(zone, found[0].utc - 1);
}

static void check_changes(const struct zone *zone, int64_t utc)
{
	struct instant at = {utc}, next;
	int i;

	for (i = 0; i < 20 && zone_next_change(zone, at, &next); i++) {
		struct instant before = {next.utc - 1};

		if (next.utc <= at.utc ||
			zone_read(zone, next).offset_s ==
				zone_read(zone, before).offset_s)
			abort();
		check_instant(zone, next.utc);
		check_instant(zone, before.utc);
		check_civil(
			zone, next.utc + zone_read(zone, next).offset_s - 1);
		at = next;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int64_t instants[] = {INT64_MIN, ZONE_FIRST_UTC,
		-2208988800, -1, 0, 1, 951868799, 1774746000, 1792890000,
		4102444800, ZONE_LAST_UTC, INT64_MAX};
	struct arena arena = {0};
	const struct zone *zone = zone_parse(&arena, STR("Fuzz/Zone"),
		(struct str){(const char *)data, size});
	size_t i;

	for (i = 0; zone && i < sizeof(instants) / sizeof(*instants); i++)
		check_instant(zone, instants[i]);
	for (i = 2; zone && i < 10; i++)
		check_civil(zone, instants[i]);
	if (zone) {
		check_changes(zone, -2208988800);
		check_changes(zone, 1774745999);
	}
	arena_release(&arena);
	return 0;
}
