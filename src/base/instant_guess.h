#ifndef BASE_INSTANT_GUESS_H
#define BASE_INSTANT_GUESS_H

#include "base/instant_form.h"

/* At most: 03/04/2026 has two, 03/04/05 three. */
enum { INSTANT_GUESS_DATES = 3 };

/*
 * What a person may have meant by a time in no form of ours. The date is
 * kept apart: it may have several readings.
 */
struct instant_guess {
	struct instant_form form; /* its date is the first of `dates` */
	struct civil dates[INSTANT_GUESS_DATES]; /* year, month, day only */
	size_t date_count; /* 0: no date that exists was found */
	bool has_words;	   /* names of months, "noon", "9 pm" */
	bool is_midnight;  /* "midnight", "12 am": of which day? */
	bool is_relative;  /* "tomorrow", "now" */
	bool lacks_year;
	bool has_fraction;  /* parts of a second */
	struct civil wrong; /* a date that does not exist, year 0: in no
			       year; month 0: there is none */
};

/*
 * Guess at `text`; false when it is nothing like a time. What is guessed
 * must still be checked like something written.
 */
bool instant_guess(struct str text, struct instant_guess *out);

#endif
