#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include <stdint.h>

/* A reading of a wall clock and a calendar (proleptic Gregorian). */
struct civil {
	int32_t year;	    /* 1970-9999 where people write it */
	uint8_t month, day; /* from 1 */
	uint8_t hour, minute, second;
};

enum { CIVIL_DAY_S = 24 * 60 * 60, CIVIL_HOUR_S = 60 * 60 };

/* Seconds from 1970-01-01 00:00:00 to that reading, every day of 86,400 s. */
int64_t civil_seconds(struct civil civil);

/* The reading so many seconds after 1970-01-01; its year must fit. */
struct civil civil_from_seconds(int64_t seconds);

/* Days from 1970-01-01 to the first day of a month. */
int64_t civil_days(int64_t year, int month);

/* Days in a month; 0 for a month that does not exist. */
int civil_month_days(int64_t year, int month);

/* Of a day counted from 1970-01-01; 0 is Monday. */
int civil_weekday(int64_t days);

#endif
