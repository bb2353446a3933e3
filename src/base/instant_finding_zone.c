#include "base/instant_finding_zone.h"

#include "base/instant_offer.h"
#include "base/instant_words.h"

#define ZONE_HELP                                                              \
	"A zone is named by its area and a city, for example Europe/Brussels " \
	"or America/New_York."

/* A finding in the making; words are made in the arena of the findings. */
static struct diag begin(const char *id, struct str text, struct str brief)
{
	return (struct diag){.id = id, .text = text, .brief = brief};
}

static bool report_no_zone(const struct instant_finding *f)
{
	struct diag diag = begin("time-zone-missing",
		arena_format(f->d->arena,
			"\"%.*s\" does not say which place's clocks are meant.",
			STR_ARG(f->text)),
		STR("the time zone is missing"));

	diag.help = arena_format(f->d->arena,
		"Add a zone, for example: %.*s America/New_York",
		STR_ARG(str_trim(f->text)));
	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

/* The zones a name may stand for, each in the place of that name. */
static void offer_zones(struct instant_offer *offer,
	const struct instant_finding *f, struct str name)
{
	struct str names[ZONE_SUGGESTIONS_MAX];
	size_t i, count = zone_suggest(
			  f->rules->zones, name, names, ZONE_SUGGESTIONS_MAX);
	struct instant_form form;

	for (i = 0; i < count; i++) {
		if (!f->check) {
			instant_offer_value(offer, f, names[i]);
			continue;
		}
		form = f->check->form;
		form.zone = names[i];
		instant_offer_form(offer, f, &form);
		form.has_offset = false;
		if (f->check->form.has_offset && !offer->values.count)
			instant_offer_form(offer, f, &form);
	}
}

static struct str zone_written(const struct instant_finding *f)
{
	return f->check ? f->check->form.zone : f->text;
}

static bool report_short(const struct instant_finding *f)
{
	struct instant_offer offer = {{0}};
	struct str name = zone_written(f);
	struct diag diag = begin("time-zone-short",
		arena_format(f->d->arena,
			"\"%.*s\" does not say which place's clocks are meant.",
			STR_ARG(name)),
		arena_format(f->d->arena,
			"\"%.*s\" is not the name of one zone", STR_ARG(name)));

	diag.help = STR("Such letters are used in several parts of the world, "
			"or for half of the year only: name a city.");
	offer_zones(&offer, f, name);
	return instant_offer_add(&offer, f, &diag);
}

/* The offset in "GMT+5" or "UTC-3:30" as it reads, in seconds. */
static bool find_offset(struct str name, int32_t *out_s)
{
	int hours, minutes = 0;
	bool is_west = str_find_char(name, '-') != STR_NONE;

	while (name.len && !strchr("+-", name.ptr[0]))
		name = str_slice(name, 1, name.len);
	name = str_slice(name, 1, name.len);
	if (!instant_form_take_digits(&name, 1, 2, &hours) ||
		(instant_form_take(&name, ':') &&
			!instant_form_take_digits(&name, 2, 2, &minutes)) ||
		name.len || minutes > 59)
		return false;
	*out_s = (is_west ? -1 : 1) * (hours * 3600 + minutes * 60);
	return true;
}

static bool report_by_offset(const struct instant_finding *f)
{
	struct instant_offer offer = {{0}};
	struct str name = zone_written(f);
	struct instant_form form;
	int32_t offset_s;
	struct diag diag = begin("time-zone-short",
		arena_format(f->d->arena,
			"\"%.*s\" can be ahead of UTC or behind it.",
			STR_ARG(name)),
		arena_format(f->d->arena,
			"\"%.*s\" can be ahead of UTC or behind it",
			STR_ARG(name)));

	diag.help = STR("Zone files count such hours westwards, people mostly "
			"eastwards. Name a city, or write the offset: -05:00 "
			"is New York's in winter.");
	if (f->check && find_offset(name, &offset_s)) {
		form = f->check->form;
		form.zone = (struct str){NULL, 0};
		form.has_offset = true;
		form.offset_s = offset_s;
		instant_offer_form(&offer, f, &form);
		form.offset_s = -offset_s;
		instant_offer_form(&offer, f, &form);
	}
	return instant_offer_add(&offer, f, &diag);
}

static bool report_data(const struct instant_finding *f)
{
	struct str name = zone_written(f);
	struct diag diag = begin("time-zone-data",
		arena_format(f->d->arena,
			"This computer has no time zone files, so I cannot "
			"tell the time in %.*s.",
			STR_ARG(name)),
		STR("no time zone files in /usr/share/zoneinfo"));

	diag.is_system = true;
	diag.help = STR("They are in the package tzdata of the system; times "
			"in UTC can be read without it.");
	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

static bool report_unknown(const struct instant_finding *f)
{
	struct instant_offer offer = {{0}};
	struct str name = zone_written(f);
	struct diag diag = begin("time-zone-unknown",
		arena_format(f->d->arena, "I know no time zone \"%.*s\".",
			STR_ARG(name)),
		arena_format(f->d->arena, "unknown time zone \"%.*s\"",
			STR_ARG(name)));

	if (zone_cache_is_empty(f->rules->zones))
		return report_data(f);
	offer_zones(&offer, f, name);
	if (!offer.values.count)
		diag.help = STR(ZONE_HELP);
	return instant_offer_add(&offer, f, &diag);
}

/* When the clocks of the zone jump, and from what to what. */
struct jump {
	struct civil from, to;
};

static struct jump jump_at(const struct zone *zone, struct instant change)
{
	struct instant before = {change.utc - 1};
	int32_t offset_s = zone_read(zone, before).offset_s;

	return (struct jump){civil_from_seconds(change.utc + offset_s),
		zone_read(zone, change).civil};
}

static struct str jump_words(const struct instant_finding *f,
	const struct jump *jump, const char *way)
{
	struct arena *arena = f->d->arena;
	struct str from = instant_words_clock(arena, &jump->from);
	struct str to = instant_words_clock(arena, &jump->to);
	bool is_night = jump->from.hour < 6 || jump->from.hour >= 21;

	if (jump->from.day == jump->to.day)
		return arena_format(arena,
			"The clocks go %s from %.*s to %.*s that %s.", way,
			STR_ARG(from), STR_ARG(to), is_night ? "night" : "day");
	return arena_format(arena,
		"The clocks go %s from %.*s, %.*s, to %.*s, %.*s.", way,
		STR_ARG(instant_words_date(arena, &jump->from)), STR_ARG(from),
		STR_ARG(instant_words_date(arena, &jump->to)), STR_ARG(to));
}

/* "29 March 2026 at 02:30" */
static struct str moment_words(const struct instant_finding *f)
{
	struct arena *arena = f->d->arena;
	const struct instant_form *form = &f->check->form;
	struct str date = instant_words_date(arena, &form->civil);

	if (!form->has_time)
		return date;
	return arena_format(arena, "%.*s at %.*s", STR_ARG(date),
		STR_ARG(instant_words_clock(arena, &form->civil)));
}

static bool report_gap(const struct instant_finding *f)
{
	struct arena *arena = f->d->arena;
	struct instant_offer offer = {{0}};
	struct jump jump = jump_at(f->check->zone, f->check->at[0]);
	struct str moment = moment_words(f);
	struct str place = instant_place(arena, f->check->zone);
	struct instant_form form = f->check->form;
	struct diag diag = begin("time-gap",
		arena_format(arena, "%.*s does not exist in %.*s.",
			STR_ARG(moment), STR_ARG(place)),
		arena_format(arena, "%.*s does not exist in %.*s",
			STR_ARG(moment), STR_ARG(place)));

	diag.help = jump_words(f, &jump, "forward");
	form.weekday = INSTANT_NO_WEEKDAY;
	form.has_offset = false;
	form.civil = jump.to;
	instant_offer_form(&offer, f, &form);
	return instant_offer_add(&offer, f, &diag);
}

/* The form with the offset of one of the instants it may be. */
static struct instant_form with_offset(const struct instant_check *c, int which)
{
	struct instant_form form = c->form;

	form.weekday = INSTANT_NO_WEEKDAY;
	form.has_offset = true;
	form.offset_s = (int32_t)(civil_seconds(form.civil) - c->at[which].utc);
	return form;
}

/* "2026-11-01T01:30-04:00 (05:30 UTC)" */
static struct str fold_words(const struct instant_finding *f, int which)
{
	struct arena *arena = f->d->arena;
	struct instant_form form = with_offset(f->check, which);
	struct civil utc = instant_to_civil(f->check->at[which]);
	struct buf value = {0};
	struct str words;

	instant_form_print(&value, &form);
	words = arena_format(arena, "%.*s (%.*s UTC)",
		STR_ARG(buf_view(&value)),
		STR_ARG(instant_words_clock(arena, &utc)));
	buf_release(&value);
	return words;
}

/* Offered is the later one: that is never too early. */
static bool report_fold(const struct instant_finding *f)
{
	struct arena *arena = f->d->arena;
	const struct instant_check *c = f->check;
	struct instant_offer offer = {{0}};
	struct instant_form second = with_offset(c, 1);
	struct str moment = moment_words(f), place;
	struct jump jump = {c->form.civil, c->form.civil};
	struct instant change;
	struct diag diag;

	if (zone_next_change(c->zone, c->at[0], &change))
		jump = jump_at(c->zone, change);
	place = instant_place(arena, c->zone);
	diag = begin("time-fold",
		arena_format(arena, "%.*s happens twice in %.*s.",
			STR_ARG(moment), STR_ARG(place)),
		arena_format(arena,
			"%.*s happens twice in %.*s, at %.*s and at %.*s",
			STR_ARG(moment), STR_ARG(place),
			STR_ARG(instant_words_offset(
				arena, with_offset(c, 0).offset_s)),
			STR_ARG(instant_words_offset(arena, second.offset_s))));
	diag.hint = STR("The line below is the second time, which cannot be "
			"too early.");
	diag.help = arena_format(arena,
		"%.*s The first time is %.*s, the second %.*s.",
		STR_ARG(jump_words(f, &jump, "back")),
		STR_ARG(fold_words(f, 0)), STR_ARG(fold_words(f, 1)));
	instant_offer_form(&offer, f, &second);
	return instant_offer_add(&offer, f, &diag);
}

/* Which of the two is meant, only the writer knows. */
static bool report_clash(const struct instant_finding *f)
{
	struct arena *arena = f->d->arena;
	const struct instant_check *c = f->check;
	struct instant_offer offer = {{0}};
	struct instant_form form = with_offset(c, 0);
	struct str is = instant_words_offset(arena, form.offset_s);
	struct str said = instant_words_offset(arena, c->form.offset_s);
	struct str place = instant_place(arena, c->zone);
	struct diag diag = begin("time-clash",
		arena_format(arena, "On %.*s %.*s is at %.*s, not at %.*s.",
			STR_ARG(moment_words(f)), STR_ARG(place), STR_ARG(is),
			STR_ARG(said)),
		arena_format(arena, "offset %.*s, but %.*s is at %.*s then",
			STR_ARG(said), STR_ARG(place), STR_ARG(is)));

	diag.help = STR("Offset and zone mean two different times.");
	form.has_offset = false;
	instant_offer_form(&offer, f, &form);
	if (!offer.values.count) {
		form = with_offset(c, 0);
		instant_offer_form(&offer, f, &form);
		form = with_offset(c, 1);
		instant_offer_form(&offer, f, &form);
	}
	form = c->form;
	form.weekday = INSTANT_NO_WEEKDAY;
	form.zone = (struct str){NULL, 0};
	instant_offer_form(&offer, f, &form);
	return instant_offer_add(&offer, f, &diag);
}

bool instant_finding_zone_add(const struct instant_finding *f)
{
	static bool (*const reports[])(const struct instant_finding *f) = {
		[INSTANT_NO_ZONE] = report_no_zone,
		[INSTANT_ZONE_SHORT] = report_short,
		[INSTANT_ZONE_BY_OFFSET] = report_by_offset,
		[INSTANT_ZONE_UNKNOWN] = report_unknown,
		[INSTANT_GAP] = report_gap,
		[INSTANT_FOLD] = report_fold,
		[INSTANT_CLASH] = report_clash,
	};

	return reports[f->problem](f);
}
