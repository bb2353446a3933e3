#include "cmd/explain.h"

#include "base/nearest.h"

static const struct str group_mark = {"= ", 2};
static const struct str entry_mark = {"@ ", 2};

/* Up to the line before the next mark. */
static struct str take_entry(struct str *rest)
{
	struct str all = *rest, line;
	size_t end;

	for (;;) {
		end = all.len - rest->len;
		if (!rest->len || str_starts_with(*rest, entry_mark))
			break;
		str_next_line(rest, &line);
	}
	return str_slice(all, 0, end);
}

/* "@ key-unknown error" */
static void read_mark(struct str line, struct explain *out)
{
	line = str_slice(line, entry_mark.len, line.len);
	str_next(&line, ' ', &out->id);
	out->level = line;
}

static bool next_of_file(struct explain_walk *walk, struct explain *out)
{
	struct str line;

	while (str_next_line(&walk->rest, &line)) {
		if (str_starts_with(line, group_mark))
			walk->group = str_slice(line, 2, line.len);
		if (!str_starts_with(line, entry_mark))
			continue;
		*out = (struct explain){.group = walk->group};
		read_mark(line, out);
		out->rest = take_entry(&walk->rest);
		str_next_line(&out->rest, &out->sentence);
		out->rest = str_trim(out->rest);
		return true;
	}
	return false;
}

bool explain_next(struct explain_walk *walk, struct explain *out)
{
	while (!next_of_file(walk, out)) {
		if (walk->file == explain_shipped_count)
			return false;
		walk->rest = explain_shipped[walk->file++].bytes;
	}
	return true;
}

bool explain_find(struct str id, struct explain *out)
{
	struct explain_walk walk = {0};

	while (explain_next(&walk, out))
		if (str_equal(out->id, id))
			return true;
	return false;
}

struct str explain_nearest(struct arena *arena, struct str typed)
{
	struct explain_walk walk = {0};
	struct explain text;
	struct str nearest = {0};
	size_t least = NEAREST_MAX_DISTANCE + 1;

	while (explain_next(&walk, &text)) {
		size_t distance = nearest_distance(typed, text.id);

		if (distance < least) {
			least = distance;
			nearest = arena_str(arena, text.id);
		}
	}
	return nearest;
}
