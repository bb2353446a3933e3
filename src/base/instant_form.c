#include "base/instant_form.h"

#include "base/instant.h"

/* So many letters tell months and weekdays apart. */
#define SHORT_NAME 3

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool instant_form_take(struct str *rest, char c)
{
	if (!rest->len || rest->ptr[0] != c)
		return false;
	*rest = str_slice(*rest, 1, rest->len);
	return true;
}

void instant_form_take_blanks(struct str *rest)
{
	while (instant_form_take(rest, ' ') || instant_form_take(rest, '\t'))
		;
}

bool instant_form_take_digits(
	struct str *rest, size_t least, size_t most, int *out)
{
	unsigned long number;
	size_t len = 0;

	while (len < rest->len && rest->ptr[len] >= '0' &&
		rest->ptr[len] <= '9')
		len++;
	if (len < least || len > most ||
		!str_to_number(str_slice(*rest, 0, len), INT32_MAX, &number))
		return false;
	*out = (int)number;
	*rest = str_slice(*rest, len, rest->len);
	return true;
}

struct str instant_form_take_word(struct str *rest)
{
	struct str word;
	size_t len = 0;

	while (len < rest->len &&
		(is_letter(rest->ptr[len]) || (len && rest->ptr[len] == '.')))
		len++;
	word = str_slice(*rest, 0, len);
	*rest = str_slice(*rest, len, rest->len);
	return word;
}

/* "Tue", "Tues." and "Tuesday" for "Tuesday". */
static bool is_short_for(struct str word, const char *name)
{
	if (word.len && word.ptr[word.len - 1] == '.')
		word.len--;
	return word.len >= SHORT_NAME && word.len <= strlen(name) &&
	       str_equal_nocase(word, str_slice(str_from(name), 0, word.len));
}

int instant_form_weekday(struct str word)
{
	int i;

	for (i = 0; i < 7; i++)
		if (is_short_for(word, instant_weekday_name(i)))
			return i;
	return INSTANT_NO_WEEKDAY;
}

int instant_form_month(struct str word)
{
	int i;

	for (i = 1; i <= 12; i++)
		if (is_short_for(word, instant_month_name(i)))
			return i;
	return -1;
}

bool instant_form_is_hour_word(struct str word)
{
	static const char *const words[] = {"a", "am", "a.m", "a.m.", "p", "pm",
		"p.m", "p.m.", "h", "hr", "hrs", "hour", "hours", "o", "oclock",
		"uhr", "noon", "midday", "midnight", "sharp"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal_nocase(word, str_from(words[i])))
			return true;
	return false;
}

/* A weekday and what divides it from the date. */
static bool take_weekday(struct str *rest, struct instant_form *out)
{
	struct str after = *rest;
	int weekday = instant_form_weekday(instant_form_take_word(&after));

	if (weekday < 0)
		return false;
	instant_form_take(&after, ',');
	instant_form_take_blanks(&after);
	out->weekday = weekday;
	*rest = after;
	return true;
}

static bool take_date(struct str *rest, struct instant_form *out)
{
	int year, month, day;

	if (!instant_form_take_digits(rest, 4, 4, &year) ||
		!instant_form_take(rest, '-') ||
		!instant_form_take_digits(rest, 2, 2, &month) ||
		!instant_form_take(rest, '-') ||
		!instant_form_take_digits(rest, 2, 2, &day))
		return false;
	out->civil.year = year;
	out->civil.month = (uint8_t)month;
	out->civil.day = (uint8_t)day;
	return true;
}

/* Parts of a second, which programs write, may only be none: ".000". */
static bool take_fraction(struct str *rest)
{
	size_t count = 0;

	if (!instant_form_take(rest, '.'))
		return true;
	while (instant_form_take(rest, '0'))
		count++;
	return count > 0;
}

static bool take_time(struct str *rest, struct instant_form *out)
{
	int hour, minute, second = 0;

	if (!instant_form_take_digits(rest, 2, 2, &hour) ||
		!instant_form_take(rest, ':') ||
		!instant_form_take_digits(rest, 2, 2, &minute))
		return false;
	if (instant_form_take(rest, ':') &&
		(!instant_form_take_digits(rest, 2, 2, &second) ||
			!take_fraction(rest)))
		return false;
	out->civil.hour = (uint8_t)hour;
	out->civil.minute = (uint8_t)minute;
	out->civil.second = (uint8_t)second;
	out->has_time = true;
	return true;
}

/* +05:30; false only for something that begins like it. */
static bool take_offset(struct str *rest, struct instant_form *out)
{
	bool is_west = rest->len && rest->ptr[0] == '-';
	int hours, minutes;

	if (!instant_form_take(rest, '+') && !instant_form_take(rest, '-'))
		return true;
	if (!instant_form_take_digits(rest, 2, 2, &hours) ||
		!instant_form_take(rest, ':') ||
		!instant_form_take_digits(rest, 2, 2, &minutes) || minutes > 59)
		return false;
	out->offset_s = (is_west ? -1 : 1) * (hours * 3600 + minutes * 60);
	out->has_offset = true;
	return true;
}

/* "Z" is the offset of UTC; "Zulu" is not. */
static void take_z(struct str *rest, struct instant_form *out)
{
	struct str after = *rest;
	struct str word = instant_form_take_word(&after);

	if (!str_equal_nocase(word, STR("Z")) ||
		(after.len && (after.ptr[0] == '/' || after.ptr[0] == '_')))
		return;
	out->has_offset = true;
	*rest = after;
}

/* "at 09:00" and "pm" are no zones. */
static bool is_bare_zone(struct str text)
{
	struct str rest = text, word = instant_form_take_word(&rest);

	return word.len && !instant_form_is_hour_word(word) &&
	       !str_equal_nocase(word, STR("at"));
}

/* The rest is a zone: [America/New_York], [!America/New_York] or bare. */
static bool take_zone(struct str rest, struct instant_form *out)
{
	if (!rest.len)
		return true;
	if (instant_form_take(&rest, '[')) {
		instant_form_take(&rest, '!');
		out->zone = str_slice(rest, 0, rest.len ? rest.len - 1 : 0);
		return out->zone.len && rest.ptr[rest.len - 1] == ']' &&
		       str_find_char(out->zone, ']') == STR_NONE;
	}
	out->zone = rest;
	return is_bare_zone(rest);
}

/* What divides the date from the time: a "T", or blanks. */
static bool take_divider(struct str *rest)
{
	size_t len = rest->len;

	if (len > 1 && rest->ptr[1] >= '0' && rest->ptr[1] <= '9' &&
		(instant_form_take(rest, 'T') || instant_form_take(rest, 't')))
		return true;
	instant_form_take(rest, ',');
	instant_form_take_blanks(rest);
	return rest->len < len;
}

static bool take_clock(struct str *rest, struct instant_form *out)
{
	if (!take_time(rest, out))
		return false;
	/* "09:00:" and "09:00pm" are something else. */
	if (rest->len && !strchr(" \t+-[Zz", rest->ptr[0]))
		return false;
	instant_form_take_blanks(rest);
	if (!take_offset(rest, out))
		return false;
	if (!out->has_offset)
		take_z(rest, out);
	return true;
}

bool instant_form_read(struct str text, struct instant_form *out)
{
	struct str rest = str_trim(text);

	*out = (struct instant_form){.weekday = INSTANT_NO_WEEKDAY};
	take_weekday(&rest, out);
	if (!take_date(&rest, out))
		return false;
	if (!rest.len)
		return true;
	if (!take_divider(&rest))
		return false;
	if (out->weekday < 0)
		take_weekday(&rest, out);
	if (rest.len && rest.ptr[0] >= '0' && rest.ptr[0] <= '9' &&
		!take_clock(&rest, out))
		return false;
	instant_form_take_blanks(&rest);
	return take_zone(rest, out);
}

void instant_form_print(struct buf *out, const struct instant_form *form)
{
	struct civil c = form->civil;
	int minutes =
		(form->offset_s < 0 ? -form->offset_s : form->offset_s) / 60;

	if (form->weekday >= 0)
		buf_format(out, "%s ", instant_weekday_name(form->weekday));
	buf_format(out, "%04d-%02d-%02d", c.year, c.month, c.day);
	if (form->has_time)
		buf_format(out, "%c%02d:%02d", form->has_offset ? 'T' : ' ',
			c.hour, c.minute);
	if (form->has_time && c.second)
		buf_format(out, ":%02d", c.second);
	/* Beside a zone "Z" says nothing of its offset (RFC 9557 2). */
	if (form->has_offset && !minutes && !form->zone.len)
		buf_char(out, 'Z');
	else if (form->has_offset)
		buf_format(out, "%c%02d:%02d", form->offset_s < 0 ? '-' : '+',
			minutes / 60, minutes % 60);
	if (form->zone.len)
		buf_format(out, form->has_offset ? "[%.*s]" : " %.*s",
			STR_ARG(form->zone));
}
