#include "model/words.h"

#include "base/buf.h"

struct str words_get(const struct words *words, struct str name)
{
	size_t at;

	return map_get(&words->by_name, name, &at) ? words->texts.items[at]
						   : STR("");
}

static struct str filled(struct arena *arena, const struct words *words,
	struct civil day, struct str slot)
{
	if (str_equal_z(slot, "day"))
		return arena_format(arena, "%d", day.day);
	if (str_equal_z(slot, "year"))
		return arena_format(arena, "%d", (int)day.year);
	return words_get(words, arena_format(arena, "month-%d", day.month));
}

struct str words_date(
	struct arena *arena, const struct words *words, struct civil day)
{
	struct str rest = words_get(words, STR("date")), text = STR("");
	struct str before, slot;

	while (str_next(&rest, '{', &before)) {
		text = arena_format(
			arena, "%.*s%.*s", STR_ARG(text), STR_ARG(before));
		if (!rest.ptr || !str_next(&rest, '}', &slot))
			break;
		slot = filled(arena, words, day, slot);
		text = arena_format(
			arena, "%.*s%.*s", STR_ARG(text), STR_ARG(slot));
		if (!rest.ptr)
			break;
	}
	return text;
}
