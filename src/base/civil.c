#include "base/civil.h"

#include <stdbool.h>

/* The Gregorian calendar repeats after 400 years. */
#define CYCLE_YEARS 400
#define CYCLE_DAYS 146097
/* From 0000-03-01, where the leap day ends a year, to 1970-01-01. */
#define DAYS_TO_1970 719468

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Years are counted from March, so that February's length never matters. */
int64_t civil_days(int64_t year, int month)
{
	int64_t from_march = (month + 9) % 12;
	int64_t of_march = month > 2 ? year : year - 1;
	int64_t cycle = floor_div(of_march, CYCLE_YEARS);
	int64_t in_cycle = of_march - cycle * CYCLE_YEARS;

	return cycle * CYCLE_DAYS + in_cycle * 365 + in_cycle / 4 -
	       in_cycle / 100 + (153 * from_march + 2) / 5 - DAYS_TO_1970;
}

int civil_month_days(int64_t year, int month)
{
	static const uint8_t days[] = {
		31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && is_leap(year));
}

int civil_weekday(int64_t days)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(days + 3 - floor_div(days + 3, 7) * 7);
}

int64_t civil_seconds(struct civil civil)
{
	int64_t days = civil_days(civil.year, civil.month) + civil.day - 1;

	return days * CIVIL_DAY_S + civil.hour * CIVIL_HOUR_S +
	       civil.minute * 60 + civil.second;
}

struct civil civil_from_seconds(int64_t seconds)
{
	int64_t days = floor_div(seconds, CIVIL_DAY_S);
	int64_t rest = seconds - days * CIVIL_DAY_S;
	int64_t cycle = floor_div(days + DAYS_TO_1970, CYCLE_DAYS);
	int64_t day = days + DAYS_TO_1970 - cycle * CYCLE_DAYS;
	int64_t year =
		(day - day / 1460 + day / 36524 - day / (CYCLE_DAYS - 1)) / 365;
	int64_t month;

	day -= year * 365 + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	return (struct civil){
		.year = (int32_t)(cycle * CYCLE_YEARS + year + (month > 9)),
		.month = (uint8_t)(month < 10 ? month + 3 : month - 9),
		.day = (uint8_t)(day - (153 * month + 2) / 5 + 1),
		.hour = (uint8_t)(rest / CIVIL_HOUR_S),
		.minute = (uint8_t)(rest / 60 % 60),
		.second = (uint8_t)(rest % 60),
	};
}
