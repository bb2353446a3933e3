#include "base/zone.h"

#include "base/zone_cache.h"
#include "base/zone_tzif.h"

static int64_t cut(int64_t utc)
{
	if (utc < ZONE_FIRST_UTC)
		return ZONE_FIRST_UTC;
	return utc > ZONE_LAST_UTC ? ZONE_LAST_UTC : utc;
}

/* How many changes lie at or before `at`. */
static size_t changes_until(const struct zone *zone, int64_t at)
{
	size_t low = 0, high = zone->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (zone->times[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct zone_stretch find_stretch(const struct zone *zone, int64_t at)
{
	struct zone_stretch out = {INT64_MIN, INT64_MAX, zone->kinds};
	size_t i = changes_until(zone, at);

	if (i == zone->count && zone->footer.is_set)
		out = zone_footer_find(&zone->footer, at);
	else if (i > 0)
		out.kind = &zone->kinds[zone->kind_of[i - 1]];
	if (i > 0 && out.start < zone->times[i - 1])
		out.start = zone->times[i - 1];
	if (i < zone->count)
		out.end = zone->times[i];
	return out;
}

const struct zone *zone_utc(void)
{
	static const struct zone_kind kind = {0, {"UTC", 3}};
	static const struct zone utc = {
		.name = {"UTC", 3},
		.kinds = &kind,
	};

	return &utc;
}

struct str zone_name(const struct zone *zone)
{
	return zone->name;
}

const struct zone *zone_parse(
	struct arena *arena, struct str name, struct str bytes)
{
	if (bytes.len > ZONE_FILE_MAX)
		return NULL;
	return zone_tzif_read(arena, name, bytes);
}

const struct zone *zone_get(struct zone_cache *cache, struct str name)
{
	return zone_cache_find(cache, name);
}

struct zone_reading zone_read(const struct zone *zone, struct instant at)
{
	int64_t utc = cut(at.utc);
	const struct zone_kind *kind = find_stretch(zone, utc).kind;

	return (struct zone_reading){
		.civil = civil_from_seconds(utc + kind->offset_s),
		.offset_s = kind->offset_s,
		.letters = kind->letters,
	};
}

/*
 * The clocks show `seconds` at each t with t + offset(t) = seconds; every
 * such t lies within the largest offset of `seconds`, so the stretches
 * around it are tried in order. Where none fits, a change has jumped over
 * it; of several such changes the last one counts: late is never early.
 */
enum zone_match zone_resolve(
	const struct zone *zone, struct civil civil, struct instant instants[2])
{
	int64_t seconds = cut(civil_seconds(civil)), after_gap = 0;
	struct zone_stretch now, before;
	int found = 0;

	now = find_stretch(zone, seconds - ZONE_OFFSET_MAX_S);
	before = now;
	for (;; now = find_stretch(zone, now.end)) {
		int64_t at = seconds - now.kind->offset_s;

		if (at >= now.start && at < now.end) {
			if (!found++)
				instants[0].utc = at;
			instants[1].utc = at;
		} else if (at < now.start &&
			   seconds - before.kind->offset_s >= now.start) {
			after_gap = now.start;
		}
		if (now.end > seconds + ZONE_OFFSET_MAX_S)
			break;
		before = now;
	}
	if (!found)
		instants[0].utc = instants[1].utc = after_gap;
	return found ? (found > 1 ? ZONE_FOLD : ZONE_ONCE) : ZONE_GAP;
}

bool zone_next_change(
	const struct zone *zone, struct instant at, struct instant *next)
{
	struct zone_stretch now = find_stretch(zone, cut(at.utc));
	int32_t offset_s = now.kind->offset_s;

	while (now.end <= ZONE_LAST_UTC) {
		next->utc = now.end;
		now = find_stretch(zone, now.end);
		if (now.kind->offset_s != offset_s)
			return true;
	}
	return false;
}
