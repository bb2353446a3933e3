#include "model/words.h"

#include "base/buf.h"

static struct str find(const struct words *words, struct str name)
{
	size_t at;

	return map_get(&words->by_name, name, &at) ? words->texts.items[at]
						   : STR("");
}

struct str words_get(const struct words *words, struct str name)
{
	struct str text = find(words, name);

	return text.len || !words->fallback ? text
					    : find(words->fallback, name);
}

/* "month-12" */
static struct str numbered(
	const struct words *words, const char *name, unsigned number)
{
	struct buf full = {0};
	struct str text;

	buf_z(&full, name);
	buf_number(&full, number, 1);
	text = words_get(words, buf_view(&full));
	buf_release(&full);
	return text;
}

/* 1 is Monday. */
static unsigned weekday_of(struct civil day)
{
	int64_t days = civil_days(day.year, day.month) + day.day - 1;

	return 1 + (unsigned)civil_weekday(days);
}

/* What no slot is called stays as it is. */
static void add_slot(struct buf *out, const struct words *words,
	struct civil day, struct str slot)
{
	if (str_equal_z(slot, "day"))
		buf_number(out, day.day, 1);
	else if (str_equal_z(slot, "year"))
		buf_number(out, (uint64_t)day.year, 1);
	else if (str_equal_z(slot, "month"))
		buf_str(out, numbered(words, "month-", day.month));
	else if (str_equal_z(slot, "weekday"))
		buf_str(out, numbered(words, "weekday-", weekday_of(day)));
	else
		buf_format(out, "{%.*s}", STR_ARG(slot));
}

struct str words_date(
	struct arena *arena, const struct words *words, struct civil day)
{
	struct str rest = words_get(words, STR("date")), before, slot, text;
	struct buf out = {0};

	while (str_next(&rest, '{', &before)) {
		buf_str(&out, before);
		if (str_find_char(rest, '}') != STR_NONE) {
			str_next(&rest, '}', &slot);
			add_slot(&out, words, day, slot);
		} else if (rest.ptr) {
			buf_char(&out, '{');
		}
	}
	text = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return text;
}
