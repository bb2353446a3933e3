#include "base/instant_check.h"

/* One question; INSTANT_FINE lets the next one be asked. */
typedef enum instant_problem check_one(
	const struct instant_rules *rules, struct instant_check *c);

static enum instant_problem check_year(
	const struct instant_rules *rules, struct instant_check *c)
{
	(void)rules;
	return c->form.civil.year < INSTANT_YEAR_MIN ? INSTANT_YEAR
						     : INSTANT_FINE;
}

static enum instant_problem check_day(
	const struct instant_rules *rules, struct instant_check *c)
{
	const struct civil *civil = &c->form.civil;

	(void)rules;
	return civil->day > 0 && civil->day <= civil_month_days(civil->year,
						       civil->month)
		       ? INSTANT_FINE
		       : INSTANT_DAY;
}

static enum instant_problem check_hour(
	const struct instant_rules *rules, struct instant_check *c)
{
	const struct civil *civil = &c->form.civil;

	(void)rules;
	if (civil->hour == 24 && civil->minute == 0 && civil->second == 0)
		return INSTANT_HOUR_24;
	if (civil->hour > 23 || civil->minute > 59 || civil->second > 60)
		return INSTANT_HOUR;
	return civil->second == 60 ? INSTANT_SECOND_60 : INSTANT_FINE;
}

static enum instant_problem check_weekday(
	const struct instant_rules *rules, struct instant_check *c)
{
	int weekday = c->form.weekday;

	(void)rules;
	return weekday < 0 || weekday == instant_weekday(c->form.civil)
		       ? INSTANT_FINE
		       : INSTANT_WEEKDAY;
}

static enum instant_problem check_time(
	const struct instant_rules *rules, struct instant_check *c)
{
	return c->form.has_time || rules->takes_date ? INSTANT_FINE
						     : INSTANT_NO_TIME;
}

static enum instant_problem check_offset(
	const struct instant_rules *rules, struct instant_check *c)
{
	int32_t offset_s = c->form.offset_s;

	(void)rules;
	return offset_s >= INSTANT_OFFSET_MIN_S &&
			       offset_s <= INSTANT_OFFSET_MAX_S
		       ? INSTANT_FINE
		       : INSTANT_OFFSET;
}

enum instant_problem instant_check_zone(
	struct zone_cache *zones, struct str name, const struct zone **out)
{
	switch (zone_suggest_naming(name)) {
	case ZONE_NAMED:
		break;
	case ZONE_ABBREVIATED:
		return INSTANT_ZONE_SHORT;
	case ZONE_BY_OFFSET:
	case ZONE_BY_OFFSET_ETC:
		return INSTANT_ZONE_BY_OFFSET;
	}
	*out = zone_get(zones, name);
	return *out ? INSTANT_FINE : INSTANT_ZONE_UNKNOWN;
}

static enum instant_problem check_zone(
	const struct instant_rules *rules, struct instant_check *c)
{
	if (c->form.zone.len)
		return instant_check_zone(rules->zones, c->form.zone, &c->zone);
	c->zone = rules->house;
	return c->zone || c->form.has_offset ? INSTANT_FINE : INSTANT_NO_ZONE;
}

/* The instant of an offset, which must be one of those of the zone. */
static enum instant_problem check_both(struct instant_check *c)
{
	int64_t utc = civil_seconds(c->form.civil) - c->form.offset_s;

	if (c->form.zone.len && c->at[0].utc != utc && c->at[1].utc != utc)
		return INSTANT_CLASH;
	c->at[0].utc = c->at[1].utc = utc;
	return INSTANT_FINE;
}

/*
 * A bare date begins with its first instant, wherever 00:00 is skipped
 * (Cairo) or comes twice (Havana); only in Apia a whole day was skipped.
 */
static enum instant_problem check_date(
	struct instant_check *c, enum zone_match match)
{
	struct civil first = zone_read(c->zone, c->at[0]).civil;

	c->at[1] = c->at[0];
	return match == ZONE_GAP && first.day != c->form.civil.day
		       ? INSTANT_GAP
		       : INSTANT_FINE;
}

static enum instant_problem check_clocks(
	const struct instant_rules *rules, struct instant_check *c)
{
	enum zone_match match;

	(void)rules;
	if (c->form.has_offset && !c->form.zone.len)
		return check_both(c);
	match = zone_resolve(c->zone, c->form.civil, c->at);
	if (!c->form.has_time)
		return check_date(c, match);
	if (match == ZONE_GAP)
		return INSTANT_GAP;
	if (c->form.has_offset)
		return check_both(c);
	return match == ZONE_FOLD ? INSTANT_FOLD : INSTANT_FINE;
}

static enum instant_problem check_end(
	const struct instant_rules *rules, struct instant_check *c)
{
	(void)rules;
	return c->at[0].utc > ZONE_LAST_UTC ? INSTANT_YEAR : INSTANT_FINE;
}

enum instant_problem instant_check(const struct instant_rules *rules,
	struct str text, struct instant_check *out)
{
	static check_one *const checks[] = {check_year, check_day, check_hour,
		check_weekday, check_time, check_offset, check_zone,
		check_clocks, check_end};
	enum instant_problem problem = INSTANT_FINE;
	size_t i;

	*out = (struct instant_check){.zone = NULL};
	if (text.len > INSTANT_TEXT_MAX || !instant_form_read(text, &out->form))
		return INSTANT_NO_FORM;
	for (i = 0; !problem && i < sizeof(checks) / sizeof(*checks); i++)
		problem = checks[i](rules, out);
	return problem;
}
