#include "base/zone_footer.h"

#include "base/civil.h"

/* Changes of two years before and behind decide what holds in a year: a
   rule may be a week off its own (RFC 9636 3.3.1: up to 167 hours). */
#define YEARS_AROUND 2
#define CHANGES_MAX (2 * (2 * YEARS_AROUND + 1))
#define HOURS_OF_OFFSET 24
#define HOURS_OF_RULE 167

struct change {
	int64_t at;
	bool to_summer;
};

static bool take(struct str *rest, char c)
{
	if (!rest->len || rest->ptr[0] != c)
		return false;
	*rest = str_slice(*rest, 1, rest->len);
	return true;
}

static bool take_number(struct str *rest, int max, int *out)
{
	unsigned long number;
	size_t len = 0;

	while (len < rest->len && rest->ptr[len] >= '0' &&
		rest->ptr[len] <= '9')
		len++;
	if (!str_to_number(
		    str_slice(*rest, 0, len), (unsigned long)max, &number))
		return false;
	*out = (int)number;
	*rest = str_slice(*rest, len, rest->len);
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "CET", or anything of letters, digits and signs in <>. */
static bool take_letters(struct str *rest, struct str *out)
{
	bool is_quoted = take(rest, '<');
	size_t len = 0;

	for (; len < rest->len; len++) {
		char c = rest->ptr[len];
		bool is_other = (c >= '0' && c <= '9') || c == '+' || c == '-';

		if (!is_letter(c) && !(is_quoted && is_other))
			break;
	}
	*out = str_slice(*rest, 0, len);
	*rest = str_slice(*rest, len, rest->len);
	return len >= 3 && (!is_quoted || take(rest, '>'));
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(struct str *rest, int hours_max, int32_t *out_s)
{
	int hour, minute = 0, second = 0;
	bool is_negative = take(rest, '-');

	if (!is_negative)
		take(rest, '+');
	if (!take_number(rest, hours_max, &hour))
		return false;
	if (take(rest, ':')) {
		if (!take_number(rest, 59, &minute))
			return false;
		if (take(rest, ':') && !take_number(rest, 59, &second))
			return false;
	}
	*out_s = hour * CIVIL_HOUR_S + minute * 60 + second;
	if (is_negative)
		*out_s = -*out_s;
	return true;
}

static bool take_month_day(struct str *rest, struct zone_rule *out)
{
	int month, week, weekday;

	if (!take_number(rest, 12, &month) || !take(rest, '.') ||
		!take_number(rest, 5, &week) || !take(rest, '.') ||
		!take_number(rest, 6, &weekday))
		return false;
	out->form = ZONE_DAY_OF_MONTH;
	out->month = (uint8_t)month;
	out->week = (uint8_t)week;
	out->weekday = (uint8_t)weekday;
	return month > 0 && week > 0;
}

static bool take_year_day(struct str *rest, struct zone_rule *out)
{
	bool is_no_leap = take(rest, 'J');
	int day;

	if (!take_number(rest, 365, &day))
		return false;
	out->form = is_no_leap ? ZONE_DAY_NO_LEAP : ZONE_DAY_OF_YEAR;
	out->day = (uint16_t)day;
	return !is_no_leap || day > 0;
}

/* ,date[/time] */
static bool take_rule(struct str *rest, struct zone_rule *out)
{
	out->time_s = 2 * CIVIL_HOUR_S;
	if (!take(rest, ','))
		return false;
	if (take(rest, 'M') ? !take_month_day(rest, out)
			    : !take_year_day(rest, out))
		return false;
	return !take(rest, '/') || take_time(rest, HOURS_OF_RULE, &out->time_s);
}

/* POSIX counts offsets west of UTC. */
static bool take_offset(struct str *rest, struct zone_kind *kind)
{
	if (!take_time(rest, HOURS_OF_OFFSET, &kind->offset_s))
		return false;
	kind->offset_s = -kind->offset_s;
	return true;
}

bool zone_footer_read(struct str text, struct zone_footer *out)
{
	*out = (struct zone_footer){.is_set = true};
	if (!take_letters(&text, &out->standard.letters) ||
		!take_offset(&text, &out->standard))
		return false;
	if (!text.len)
		return true;
	out->has_summer = true;
	if (!take_letters(&text, &out->summer.letters))
		return false;
	out->summer.offset_s = out->standard.offset_s + CIVIL_HOUR_S;
	if (text.len && text.ptr[0] != ',' && !take_offset(&text, &out->summer))
		return false;
	return take_rule(&text, &out->start) && take_rule(&text, &out->end) &&
	       !text.len;
}

static int64_t month_day(const struct zone_rule *rule, int64_t year)
{
	int64_t first = civil_days(year, rule->month);
	/* civil_weekday() begins with Monday, the rule with Sunday. */
	int past_sunday = (civil_weekday(first) + 1) % 7;
	int day = (rule->weekday - past_sunday + 7) % 7 + (rule->week - 1) * 7;

	if (day >= civil_month_days(year, rule->month))
		day -= 7;
	return first + day;
}

/* The second of a rule, counted as the clocks show it. */
static int64_t rule_seconds(const struct zone_rule *rule, int64_t year)
{
	int64_t days = civil_days(year, 1);

	switch (rule->form) {
	case ZONE_DAY_OF_MONTH:
		days = month_day(rule, year);
		break;
	case ZONE_DAY_NO_LEAP:
		days += rule->day - 1;
		if (rule->day > 31 + 28)
			days += civil_month_days(year, 2) - 28;
		break;
	case ZONE_DAY_OF_YEAR:
		days += rule->day;
		break;
	}
	return days * CIVIL_DAY_S + rule->time_s;
}

/*
 * In order of time. Of two at one instant the one to summer time is last: a
 * zone that has it all year round says so with rules that touch (RFC 9636
 * 3.3.1).
 */
static void insert(struct change *changes, size_t count, struct change change)
{
	while (count > 0 && (changes[count - 1].at > change.at ||
				    (changes[count - 1].at == change.at &&
					    !change.to_summer))) {
		changes[count] = changes[count - 1];
		count--;
	}
	changes[count] = change;
}

static void list_changes(
	struct change *changes, const struct zone_footer *footer, int64_t year)
{
	int64_t y;
	size_t count = 0;

	for (y = year - YEARS_AROUND; y <= year + YEARS_AROUND; y++) {
		struct change start = {rule_seconds(&footer->start, y) -
					       footer->standard.offset_s,
			true};
		struct change end = {
			rule_seconds(&footer->end, y) - footer->summer.offset_s,
			false};

		insert(changes, count++, start);
		insert(changes, count++, end);
	}
}

struct zone_stretch zone_footer_find(
	const struct zone_footer *footer, int64_t at)
{
	struct zone_stretch out = {INT64_MIN, INT64_MAX, &footer->standard};
	struct change changes[CHANGES_MAX];
	size_t i = 0;

	if (!footer->has_summer)
		return out;
	list_changes(changes, footer, civil_from_seconds(at).year);
	while (i + 2 < CHANGES_MAX && changes[i + 1].at <= at)
		i++;
	if (changes[i].to_summer)
		out.kind = &footer->summer;
	out.start = changes[i].at;
	out.end = changes[i + 1].at;
	return out;
}
