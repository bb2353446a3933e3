#include "read/record.h"

enum { MAX_SUGGESTIONS = 3 };

static bool read_moment(struct reading *r, const struct field *field,
	const struct node *value, struct moment *to, bool takes_date)
{
	struct instant_rules rules = r->times;

	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	rules.takes_date = takes_date;
	rules.field = field->name;
	return instant_read(r->d, r->arena, &rules, value->at, value->text, to);
}

static bool read_time(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	return read_moment(r, field, value, to, false);
}

const struct record_type record_time = {
	"a time, as in 2026-12-01 09:00", read_time};

static bool read_date(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	return read_moment(r, field, value, to, true);
}

const struct record_type record_date = {"a date, as in 2026-12-01", read_date};

static bool refuse_zone(
	struct reading *r, const struct field *field, const struct node *value)
{
	struct arena *arena = r->d->arena;
	struct str near[MAX_SUGGESTIONS], mended = {0};
	size_t i, count;
	struct diag words = {
		.id = "time-zone-unknown",
		.text = arena_format(arena,
			"I don't know the time zone \"%.*s\".",
			STR_ARG(value->text)),
		.help = STR("A time zone is named by a large city, as in "
			    "Europe/Brussels or America/New_York."),
		.brief = arena_format(arena, "unknown time zone \"%.*s\"",
			STR_ARG(value->text)),
	};

	(void)field;
	count = zone_suggest(
		r->times.zones, value->text, near, MAX_SUGGESTIONS);
	for (i = 0; i < count; i++)
		words.hint = arena_format(arena, "%.*s%s\"%.*s\"",
			STR_ARG(words.hint), i ? " or " : "Did you mean ",
			STR_ARG(near[i]));
	if (count) {
		words.hint = arena_format(arena, "%.*s?", STR_ARG(words.hint));
		words.brief_hint = arena_format(
			arena, "did you mean \"%.*s\"?", STR_ARG(near[0]));
		mended = near[0];
	}
	return record_refuse_value(r, value, &words, mended);
}

static bool read_zone(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	const struct zone *zone;

	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	zone = zone_get(r->times.zones, value->text);
	if (!zone)
		return refuse_zone(r, field, value);
	*(const struct zone **)to = zone;
	return true;
}

const struct record_type record_zone = {
	"a time zone, as in Europe/Brussels", read_zone};
