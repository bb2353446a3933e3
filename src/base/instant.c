#include "base/instant.h"

#define DAY_S INT64_C(86400)
#define HOUR_S INT64_C(3600)

static const char *const weekday_names[] = {"Monday", "Tuesday", "Wednesday",
	"Thursday", "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December"};

struct instant instant_from_civil(struct civil utc)
{
	return (struct instant){civil_seconds(utc)};
}

struct civil instant_to_civil(struct instant at)
{
	return zone_read(zone_utc(), at).civil;
}

int instant_month_days(int32_t year, int month)
{
	return civil_month_days(year, month);
}

int instant_weekday(struct civil civil)
{
	return civil_weekday(
		civil_days(civil.year, civil.month) + civil.day - 1);
}

const char *instant_weekday_name(int weekday)
{
	return weekday_names[weekday];
}

const char *instant_month_name(int month)
{
	return month_names[month - 1];
}

struct str instant_place(struct arena *arena, const struct zone *zone)
{
	struct str rest = zone_name(zone), part = {"", 0};
	char *name;
	size_t i;

	while (str_next(&rest, '/', &part))
		;
	name = arena_alloc(arena, part.len + 1);
	for (i = 0; i < part.len; i++)
		name[i] = part.ptr[i] == '_' ? ' ' : part.ptr[i];
	return (struct str){name, part.len};
}

static void print_date_time(struct buf *out, struct civil c)
{
	buf_number(out, (uint64_t)c.year, 4);
	buf_char(out, '-');
	buf_number(out, c.month, 2);
	buf_char(out, '-');
	buf_number(out, c.day, 2);
	buf_char(out, 'T');
	buf_number(out, c.hour, 2);
	buf_char(out, ':');
	buf_number(out, c.minute, 2);
	buf_char(out, ':');
	buf_number(out, c.second, 2);
}

/*
 * What `zone` says, or UTC where the offset has seconds (Liberia until
 * 1972): neither RFC 3339 nor RFC 5322 can write those.
 */
static struct zone_reading read_in(struct instant at, const struct zone *zone)
{
	struct zone_reading reading = zone_read(zone, at);

	return reading.offset_s % 60 ? zone_read(zone_utc(), at) : reading;
}

static void print_offset(struct buf *out, int32_t offset_s, const char *colon)
{
	uint32_t minutes = (uint32_t)(offset_s < 0 ? -offset_s : offset_s) / 60;

	buf_char(out, offset_s < 0 ? '-' : '+');
	buf_number(out, minutes / 60, 2);
	buf_z(out, colon);
	buf_number(out, minutes % 60, 2);
}

void instant_print_utc(struct buf *out, struct instant at)
{
	print_date_time(out, instant_to_civil(at));
	buf_char(out, 'Z');
}

void instant_print_local(
	struct buf *out, struct instant at, const struct zone *zone)
{
	struct zone_reading reading = read_in(at, zone);

	print_date_time(out, reading.civil);
	print_offset(out, reading.offset_s, ":");
}

void instant_print_mail(
	struct buf *out, struct instant at, const struct zone *zone)
{
	struct zone_reading reading = read_in(at, zone);
	struct civil c = reading.civil;

	buf_format(out, "%.3s, %02d %.3s %04d %02d:%02d:%02d ",
		instant_weekday_name(instant_weekday(c)), c.day,
		instant_month_name(c.month), c.year, c.hour, c.minute,
		c.second);
	print_offset(out, reading.offset_s, "");
}

void instant_print_people(
	struct buf *out, struct instant at, const struct zone *zone)
{
	struct civil c = zone_read(zone, at).civil;

	buf_format(out, "%.3s %d %.3s %d, %02d:%02d",
		instant_weekday_name(instant_weekday(c)), c.day,
		instant_month_name(c.month), c.year, c.hour, c.minute);
	if (c.second)
		buf_format(out, ":%02d", c.second);
}

/* "8 d 21 h"; a part that is zero is left out. */
static void print_parts(
	struct buf *out, int64_t count, int64_t rest, const char *const units[])
{
	if (count)
		buf_format(out, "%lld %s", (long long)count, units[0]);
	if (count && rest)
		buf_char(out, ' ');
	if (rest || !count)
		buf_format(out, "%lld %s", (long long)rest, units[1]);
}

void instant_print_span(struct buf *out, int64_t seconds)
{
	static const char *const units[] = {"d", "h", "min", "s"};

	if (seconds < 0)
		seconds = 0;
	if (seconds >= 2 * DAY_S)
		print_parts(
			out, seconds / DAY_S, seconds % DAY_S / HOUR_S, units);
	else if (seconds >= 10 * 60)
		print_parts(out, seconds / HOUR_S, seconds % HOUR_S / 60,
			units + 1);
	else
		print_parts(out, seconds / 60, seconds % 60, units + 2);
}
