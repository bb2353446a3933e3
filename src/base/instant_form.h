#ifndef BASE_INSTANT_FORM_H
#define BASE_INSTANT_FORM_H

#include "base/buf.h"
#include "base/zone.h"

enum { INSTANT_NO_WEEKDAY = -1 };

/*
 * The parts of a time as they were written. Numbers may be out of their
 * range ("2026-13-41 25:61"): the form is right, the time is not.
 */
struct instant_form {
	struct civil civil;
	int weekday; /* 0 is Monday; INSTANT_NO_WEEKDAY */
	bool has_time, has_offset;
	int32_t offset_s; /* east of UTC */
	struct str zone;  /* a slice of the text; empty: none */
};

/*
 * Read a time in one of the forms of instant_read(); false, without a
 * finding, when `text` has another one.
 */
bool instant_form_read(struct str text, struct instant_form *out);

/* Append it in the plainest form: `2026-12-01 09:00 America/New_York`. */
void instant_form_print(struct buf *out, const struct instant_form *form);

/* The weekday or month (from 1) a word names, shortened or not, or -1. */
int instant_form_weekday(struct str word);
int instant_form_month(struct str word);

/* Words that belong to the time before them and are no zone: "pm", "Uhr". */
bool instant_form_is_hour_word(struct str word);

/* Cut a number of `least` to `most` digits off; false: nothing is cut. */
bool instant_form_take_digits(
	struct str *rest, size_t least, size_t most, int *out);

/* Cut one character off, if it is there. */
bool instant_form_take(struct str *rest, char c);

/* Cut letters (and dots between them) off; empty when there are none. */
struct str instant_form_take_word(struct str *rest);

/* Cut blanks off. */
void instant_form_take_blanks(struct str *rest);

#endif
