#include "base/buf.h"
#include "model/words.h"

/* Days and times of day, filled into the patterns of a language. */

/* What the slots of a pattern are filled with. */
struct filling {
	const struct words *words;
	const struct zone_reading *reading;
	struct str date, time; /* of the pattern `date-time` */
};

/* "month-" and 12; the numbers of days, months and hours have two digits. */
static struct str numbered(
	const struct words *words, struct str name, unsigned number)
{
	char full[16];
	size_t len = name.len;

	memcpy(full, name.ptr, len);
	if (number >= 10)
		full[len++] = (char)('0' + number / 10 % 10);
	full[len++] = (char)('0' + number % 10);
	return words_get(words, (struct str){full, len});
}

static void add_day(struct buf *out, const struct filling *f)
{
	unsigned day = f->reading->civil.day;
	struct str own = numbered(f->words, STR("day-"), day);

	if (own.len)
		buf_str(out, own);
	else
		buf_number(out, day, 1);
}

static void add_month(struct buf *out, const struct filling *f)
{
	buf_str(out,
		numbered(f->words, STR("month-"), f->reading->civil.month));
}

static void add_year(struct buf *out, const struct filling *f)
{
	buf_number(out, (uint64_t)f->reading->civil.year, 1);
}

/* 1 is Monday. */
static void add_weekday(struct buf *out, const struct filling *f)
{
	struct civil day = f->reading->civil;
	int64_t days = civil_days(day.year, day.month) + day.day - 1;

	buf_str(out, numbered(f->words, STR("weekday-"),
			     1 + (unsigned)civil_weekday(days)));
}

static void add_hour(struct buf *out, const struct filling *f)
{
	buf_number(out, f->reading->civil.hour, 2);
}

static void add_hour_short(struct buf *out, const struct filling *f)
{
	buf_number(out, f->reading->civil.hour, 1);
}

/* Midnight and noon are twelve o'clock. */
static void add_hour_12(struct buf *out, const struct filling *f)
{
	unsigned hour = f->reading->civil.hour % 12U;

	buf_number(out, hour ? hour : 12, 1);
}

static void add_minute(struct buf *out, const struct filling *f)
{
	buf_number(out, f->reading->civil.minute, 2);
}

static void add_half(struct buf *out, const struct filling *f)
{
	buf_str(out,
		words_get(f->words,
			f->reading->civil.hour < 12 ? STR("am") : STR("pm")));
}

/* A zone without letters is called by its distance: "UTC-03". */
static void add_zone(struct buf *out, const struct filling *f)
{
	struct str letters = f->reading->letters, own;
	struct buf name = {0};

	buf_z(&name, "zone-");
	buf_str(&name, letters);
	own = words_get(f->words, buf_view(&name));
	buf_release(&name);
	if (!own.len && letters.len &&
		(letters.ptr[0] == '-' || letters.ptr[0] == '+'))
		buf_z(out, "UTC");
	buf_str(out, own.len ? own : letters);
}

static void add_date(struct buf *out, const struct filling *f)
{
	buf_str(out, f->date);
}

static void add_time(struct buf *out, const struct filling *f)
{
	buf_str(out, f->time);
}

static const struct slot {
	const char *name;
	void (*add)(struct buf *out, const struct filling *f);
} day_slots[] =
	{
		{"day", add_day},
		{"month", add_month},
		{"year", add_year},
		{"weekday", add_weekday},
		{NULL, NULL},
},
  time_slots[] =
	  {
		  {"hour", add_hour},
		  {"hour-short", add_hour_short},
		  {"hour-12", add_hour_12},
		  {"minute", add_minute},
		  {"half", add_half},
		  {NULL, NULL},
},
  date_time_slots[] = {
	  {"date", add_date},
	  {"time", add_time},
	  {"zone", add_zone},
	  {NULL, NULL},
};

/* What no slot is called stays as it is. */
static void add_slot(struct buf *out, const struct slot *slots, struct str name,
	const struct filling *f)
{
	for (; slots->name; slots++)
		if (str_equal_z(name, slots->name)) {
			slots->add(out, f);
			return;
		}
	buf_format(out, "{%.*s}", STR_ARG(name));
}

static struct str fill(struct arena *arena, struct str pattern,
	const struct slot *slots, const struct filling *f)
{
	struct str rest = pattern, before, slot, text;
	struct buf out = {0};

	while (str_next(&rest, '{', &before)) {
		buf_str(&out, before);
		if (str_find_char(rest, '}') != STR_NONE) {
			str_next(&rest, '}', &slot);
			add_slot(&out, slots, slot, f);
		} else if (rest.ptr) {
			buf_char(&out, '{');
		}
	}
	text = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return text;
}

struct str words_date(
	struct arena *arena, const struct words *words, struct civil day)
{
	struct zone_reading reading = {.civil = day};
	struct filling f = {.words = words, .reading = &reading};

	return fill(arena, words_get(words, STR("date")), day_slots, &f);
}

struct str words_title_of_month(
	struct arena *arena, const struct words *words, unsigned month)
{
	struct str name = numbered(words, STR("month-"), month);
	char *title = arena_alloc(arena, name.len + 1);

	if (name.len)
		memcpy(title, name.ptr, name.len);
	if (title[0] >= 'a' && title[0] <= 'z')
		title[0] = (char)(title[0] - 'a' + 'A');
	return (struct str){title, name.len};
}

static struct str time_pattern(const struct words *words, struct civil civil)
{
	struct str pattern = {0};

	if (!civil.minute) {
		pattern = numbered(words, STR("time-"), civil.hour);
		if (!pattern.len)
			pattern = words_get(words, STR("time-hour"));
	}
	return pattern.len ? pattern : words_get(words, STR("time"));
}

static struct str time_by(struct arena *arena, const struct words *words,
	const struct zone_reading *reading, struct str pattern)
{
	struct filling f = {.words = words, .reading = reading};

	f.date = words_date(arena, words, reading->civil);
	f.time = fill(
		arena, time_pattern(words, reading->civil), time_slots, &f);
	return fill(arena, pattern, date_time_slots, &f);
}

struct str words_date_time(struct arena *arena, const struct words *words,
	const struct zone_reading *reading)
{
	return time_by(
		arena, words, reading, words_get(words, STR("date-time")));
}

struct str words_time_zone(struct arena *arena, const struct words *words,
	const struct zone_reading *reading)
{
	return time_by(
		arena, words, reading, words_get(words, STR("time-zone")));
}
