#include "base/instant_finding.h"

#include "base/instant_finding_zone.h"
#include "base/instant_guess.h"
#include "base/instant_offer.h"
#include "base/instant_words.h"

/* Says what is wrong; adds a finding, and returns false as it does. */
typedef bool report_one(const struct instant_finding *f);

/* A finding in the making; words are made in the arena of the findings. */
static struct diag begin(const char *id, struct str text, struct str brief)
{
	return (struct diag){.id = id, .text = text, .brief = brief};
}

static struct instant_form with_date(
	struct instant_form form, const struct civil *date)
{
	form.weekday = INSTANT_NO_WEEKDAY;
	form.civil.year = date->year;
	form.civil.month = date->month;
	form.civil.day = date->day;
	return form;
}

/* The form so many seconds later. */
static struct instant_form later(struct instant_form form, int64_t seconds)
{
	form.weekday = INSTANT_NO_WEEKDAY;
	form.civil = civil_from_seconds(civil_seconds(form.civil) + seconds);
	return form;
}

static bool report_year(const struct instant_finding *f)
{
	int year = f->check->form.civil.year;
	const char *more =
		year < INSTANT_YEAR_MIN ? "" : ", and this one is later in UTC";
	struct diag diag = begin("time-year",
		arena_format(f->d->arena,
			"The year %d is out of reach: times go from 1970 to "
			"9999%s.",
			year, more),
		arena_format(f->d->arena,
			"year %d; times go from 1970 to 9999%s", year, more));

	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

/* The last day of the month and the one behind it are offered. */
static void offer_month_end(struct instant_offer *offer,
	const struct instant_finding *f, const struct instant_form *as,
	const struct civil *date)
{
	struct civil last = *date;
	struct instant_form form;

	if (!date->year || !date->day)
		return;
	last.day = (uint8_t)civil_month_days(date->year, date->month);
	form = with_date(*as, &last);
	instant_offer_form(offer, f, &form);
	form = later(form, CIVIL_DAY_S);
	instant_offer_form(offer, f, &form);
}

static bool report_wrong_date(const struct instant_finding *f,
	const struct instant_form *as, const struct civil *date)
{
	/* Without a year the longest February counts. */
	int days =
		civil_month_days(date->year ? date->year : 2000, date->month);
	struct str words = instant_words_date(f->d->arena, date);
	struct instant_offer offer = {{0}};
	struct diag diag = begin("time-day",
		arena_format(f->d->arena, "There is no %.*s; %s has %d days%s.",
			STR_ARG(words), instant_month_name(date->month), days,
			date->month == 2 && date->year ? " that year" : ""),
		arena_format(f->d->arena, "there is no %.*s", STR_ARG(words)));

	offer_month_end(&offer, f, as, date);
	return instant_offer_add(&offer, f, &diag);
}

/* There is no month 13; were day and month swapped? */
static bool report_day(const struct instant_finding *f)
{
	const struct civil *civil = &f->check->form.civil;
	struct instant_offer offer = {{0}};
	struct civil swapped = {
		.year = civil->year, .month = civil->day, .day = civil->month};
	struct instant_form form = with_date(f->check->form, &swapped);
	struct diag diag;

	if (civil_month_days(civil->year, civil->month))
		return report_wrong_date(f, &f->check->form, civil);
	diag = begin("time-day",
		arena_format(
			f->d->arena, "There is no month %02d.", civil->month),
		arena_format(
			f->d->arena, "there is no month %02d", civil->month));
	diag.help = STR("The month stands between the year and the day.");
	instant_offer_form(&offer, f, &form);
	return instant_offer_add(&offer, f, &diag);
}

static bool report_hour(const struct instant_finding *f)
{
	struct str clock =
		instant_words_clock(f->d->arena, &f->check->form.civil);
	struct diag diag = begin("time-hour",
		arena_format(f->d->arena,
			"There is no %.*s; hours go from 00 to 23, minutes "
			"from 00 to 59.",
			STR_ARG(clock)),
		arena_format(f->d->arena, "there is no %.*s", STR_ARG(clock)));

	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

static bool report_hour_24(const struct instant_finding *f)
{
	struct instant_offer offer = {{0}};
	struct instant_form next = later(f->check->form, 0);
	struct str day = instant_words_date(f->d->arena, &f->check->form.civil);
	struct str next_day = instant_words_date(f->d->arena, &next.civil);
	struct diag diag = begin("time-midnight",
		arena_format(f->d->arena,
			"24:00 on %.*s is 00:00 on %.*s: write the day that "
			"begins then.",
			STR_ARG(day), STR_ARG(next_day)),
		arena_format(f->d->arena, "24:00 is 00:00 on %.*s",
			STR_ARG(next_day)));

	instant_offer_form(&offer, f, &next);
	return instant_offer_add(&offer, f, &diag);
}

static bool report_second_60(const struct instant_finding *f)
{
	struct instant_offer offer = {{0}};
	struct instant_form next = later(f->check->form, 0);
	struct diag diag = begin("time-second",
		STR("The seconds of a minute go from 00 to 59 here; leap "
		    "seconds are not counted."),
		STR("second 60; seconds go from 00 to 59"));

	instant_offer_form(&offer, f, &next);
	return instant_offer_add(&offer, f, &diag);
}

/* Either may be wrong: the weekday, or the day by three at most. */
static bool report_weekday(const struct instant_finding *f)
{
	struct instant_offer offer = {{0}};
	struct instant_form form = f->check->form;
	int said = form.weekday, is = instant_weekday(form.civil);
	int days = (said - is + 7) % 7;
	struct str date = instant_words_date(f->d->arena, &form.civil);
	struct diag diag = begin("time-weekday",
		arena_format(f->d->arena, "%.*s is a %s, not a %s.",
			STR_ARG(date), instant_weekday_name(is),
			instant_weekday_name(said)),
		arena_format(f->d->arena, "%.*s is a %s, not a %s",
			STR_ARG(date), instant_weekday_name(is),
			instant_weekday_name(said)));

	form.weekday = is;
	instant_offer_form(&offer, f, &form);
	form = later(form, (days > 3 ? days - 7 : days) * CIVIL_DAY_S);
	form.weekday = said;
	instant_offer_form(&offer, f, &form);
	return instant_offer_add(&offer, f, &diag);
}

static bool report_no_time(const struct instant_finding *f)
{
	struct str date =
		instant_words_date(f->d->arena, &f->check->form.civil);
	struct instant_form form = f->check->form;
	struct buf example = {0};
	struct diag diag = begin("time-missing",
		arena_format(f->d->arena,
			"%.*s lasts 24 hours: say at what time.",
			STR_ARG(date)),
		STR("the time of day is missing"));

	form.weekday = INSTANT_NO_WEEKDAY;
	form.has_time = true;
	form.civil.hour = 9;
	instant_form_print(&example, &form);
	diag.help = arena_format(
		f->d->arena, "For example: %.*s", STR_ARG(buf_view(&example)));
	buf_release(&example);
	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

static bool report_offset(const struct instant_finding *f)
{
	struct str words =
		instant_words_offset(f->d->arena, f->check->form.offset_s);
	struct diag diag = begin("time-offset",
		arena_format(f->d->arena,
			"No clock is %.*s from UTC; offsets go from -12:00 to "
			"+14:00.",
			STR_ARG(words)),
		arena_format(f->d->arena,
			"offset %.*s; offsets go from -12:00 to +14:00",
			STR_ARG(words)));

	diag.help = STR("A zone says the same and knows when clocks change: "
			"2026-12-01 09:00 America/New_York.");
	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

/* A very long text says nothing more than its beginning. */
static struct str shown(struct str text)
{
	text = str_slice(str_trim(text), 0, INSTANT_SHOWN_MAX);
	/* No part of a character (RFC 3629 3) at the end of a cut one. */
	while (text.len == INSTANT_SHOWN_MAX && (text.ptr[text.len - 1] & 0x80))
		text.len--;
	return text;
}

/* What is said of a time in a form of its own, if nothing better is. */
static struct diag begin_form(
	const struct instant_finding *f, const char *id, const char *what)
{
	struct str text = shown(f->text);
	struct diag diag = begin(id,
		arena_format(f->d->arena, "\"%.*s\" %s.", STR_ARG(text), what),
		arena_format(f->d->arena, "\"%.*s\" %s", STR_ARG(text), what));

	diag.help = instant_offer_form_help(f->rules);
	return diag;
}

static bool add_form(
	const struct instant_finding *f, const char *id, const char *what)
{
	struct diag diag = begin_form(f, id, what);

	return instant_offer_add(&(struct instant_offer){{0}}, f, &diag);
}

static bool report_order(
	const struct instant_finding *f, const struct instant_guess *guess)
{
	struct instant_offer offer = {{0}};
	struct instant_form form;
	size_t i;
	struct diag diag = begin_form(
		f, "time-order", "can be read as more than one date");

	diag.text = arena_format(f->d->arena, "\"%.*s\" can be %.*s or %.*s.",
		STR_ARG(shown(f->text)),
		STR_ARG(instant_words_date(f->d->arena, &guess->dates[0])),
		STR_ARG(instant_words_date(
			f->d->arena, &guess->dates[guess->date_count - 1])));
	for (i = 0; i < guess->date_count; i++) {
		form = with_date(guess->form, &guess->dates[i]);
		instant_offer_form(&offer, f, &form);
	}
	return instant_offer_add(&offer, f, &diag);
}

/* 00:00 begins a day; "midnight" may also be its end. */
static bool report_midnight(
	const struct instant_finding *f, const struct instant_guess *guess)
{
	struct instant_offer offer = {{0}};
	struct instant_form form = with_date(guess->form, &guess->dates[0]);
	struct str date = instant_words_date(f->d->arena, &guess->dates[0]);
	struct diag diag = begin("time-midnight",
		arena_format(f->d->arena,
			"Midnight can be the beginning or the end of %.*s.",
			STR_ARG(date)),
		STR("midnight can be the beginning or the end of a day"));

	form.civil.hour = form.civil.minute = form.civil.second = 0;
	instant_offer_form(&offer, f, &form);
	form = later(form, CIVIL_DAY_S);
	instant_offer_form(&offer, f, &form);
	return instant_offer_add(&offer, f, &diag);
}

/*
 * The guess in the plainest form may have a problem of its own, such as a
 * time that does not exist: then that is what the writer needs to know.
 */
static bool report_guess(
	const struct instant_finding *f, const struct instant_guess *guess)
{
	struct instant_offer offer = {{0}};
	struct instant_form form = with_date(guess->form, &guess->dates[0]);
	struct instant_finding own = *f;
	struct instant_check check;
	struct buf value = {0};
	struct diag diag;

	form.weekday = guess->form.weekday;
	if (guess->has_fraction)
		form = later(form, 1);
	instant_form_print(&value, &form);
	own.problem = instant_check(
		f->rules, arena_str(f->d->arena, buf_view(&value)), &check);
	buf_release(&value);
	own.check = &check;
	if (own.problem && own.problem != INSTANT_NO_FORM)
		return instant_finding_add(&own);
	diag = begin_form(f, guess->has_words ? "time-words" : "time-form",
		guess->has_fraction ? "has parts of a second"
				    : "is not how times are written here");
	form.weekday = INSTANT_NO_WEEKDAY;
	instant_offer_form(&offer, f, &form);
	return instant_offer_add(&offer, f, &diag);
}

static bool report_no_form(const struct instant_finding *f)
{
	struct instant_guess guess;

	if (!str_trim(f->text).len) {
		struct diag diag = begin("time-empty",
			STR("There is no time here."), STR("no time given"));

		diag.help = instant_offer_form_help(f->rules);
		return instant_offer_add(
			&(struct instant_offer){{0}}, f, &diag);
	}
	if (f->text.len > INSTANT_TEXT_MAX || !instant_guess(f->text, &guess))
		return add_form(
			f, "time-form", "is not a time that I can read");
	if (guess.date_count > 1)
		return report_order(f, &guess);
	if (guess.wrong.month && !guess.date_count)
		return report_wrong_date(f, &guess.form, &guess.wrong);
	if (guess.is_relative)
		return add_form(f, "time-words", "means another day every day");
	if (guess.lacks_year)
		return add_form(f, "time-form", "has no year");
	if (!guess.date_count)
		return add_form(f, "time-form", "has no date");
	if (guess.is_midnight)
		return report_midnight(f, &guess);
	return report_guess(f, &guess);
}

bool instant_finding_add(const struct instant_finding *f)
{
	static report_one *const reports[] = {
		[INSTANT_NO_FORM] = report_no_form,
		[INSTANT_YEAR] = report_year,
		[INSTANT_DAY] = report_day,
		[INSTANT_HOUR] = report_hour,
		[INSTANT_HOUR_24] = report_hour_24,
		[INSTANT_SECOND_60] = report_second_60,
		[INSTANT_WEEKDAY] = report_weekday,
		[INSTANT_NO_TIME] = report_no_time,
		[INSTANT_OFFSET] = report_offset,
	};

	if (f->problem >= INSTANT_NO_ZONE)
		return instant_finding_zone_add(f);
	return reports[f->problem](f);
}
