#include "base/instant_words.h"

#include "base/instant.h"

struct str instant_words_date(struct arena *arena, const struct civil *date)
{
	const char *month = instant_month_name(date->month);

	if (!date->year)
		return arena_format(arena, "%d %s", date->day, month);
	return arena_format(arena, "%d %s %d", date->day, month, date->year);
}

struct str instant_words_clock(struct arena *arena, const struct civil *c)
{
	if (c->second)
		return arena_format(
			arena, "%02d:%02d:%02d", c->hour, c->minute, c->second);
	return arena_format(arena, "%02d:%02d", c->hour, c->minute);
}

struct str instant_words_offset(struct arena *arena, int32_t offset_s)
{
	int minutes = (offset_s < 0 ? -offset_s : offset_s) / 60;

	return arena_format(arena, "%c%02d:%02d", offset_s < 0 ? '-' : '+',
		minutes / 60, minutes % 60);
}
