#include "base/instant_guess.h"

/* Where the reading stands. */
struct guesser {
	struct instant_guess *out;
	struct str rest;
	int day, month, year; /* of a date in words; 0: not met */
};

/* One way to find something at the place reached. */
typedef bool guess_one(struct guesser *g);

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void take_count(struct guesser *g, size_t len)
{
	g->rest = str_slice(g->rest, len, g->rest.len);
}

static bool take_text(struct guesser *g, const char *text)
{
	if (!str_starts_with(g->rest, str_from(text)))
		return false;
	take_count(g, strlen(text));
	return true;
}

/* Word processors write other blanks and dashes than keyboards. */
static bool take_any(struct guesser *g, const char *const texts[])
{
	for (; *texts; texts++)
		if (take_text(g, *texts))
			return true;
	return false;
}

static bool take_dash(struct guesser *g)
{
	static const char *const dashes[] = {"-", "\xe2\x80\x90",
		"\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93", "\xe2\x80\x94",
		"\xe2\x88\x92", NULL};

	return take_any(g, dashes);
}

static bool guess_blank(struct guesser *g)
{
	static const char *const blanks[] = {" ", "\t", "\n", "\r", ",", "(",
		")", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", NULL};

	return take_any(g, blanks);
}

static bool exists(const struct civil *date)
{
	return date->day > 0 &&
	       date->day <= civil_month_days(date->year, date->month);
}

static bool is_same(const struct civil *a, const struct civil *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* Keep a reading of a date; one that does not exist is kept apart. */
static void add_date(struct guesser *g, int year, int month, int day)
{
	struct civil date = {.year = year < 100 ? year + 2000 : year,
		.month = (uint8_t)month,
		.day = (uint8_t)day};
	size_t i;

	if (month < 1 || month > 12 || day > 99)
		return;
	if (!exists(&date)) {
		if (!g->out->wrong.month)
			g->out->wrong = date;
		return;
	}
	for (i = 0; i < g->out->date_count; i++)
		if (is_same(&g->out->dates[i], &date))
			return;
	if (g->out->date_count < INSTANT_GUESS_DATES)
		g->out->dates[g->out->date_count++] = date;
}

/* The second of the same signs between the numbers of a date. */
static bool take_same_sign(struct guesser *g, char first)
{
	return first == '-' ? take_dash(g) : instant_form_take(&g->rest, first);
}

static char take_sign(struct guesser *g)
{
	if (take_dash(g))
		return '-';
	if (instant_form_take(&g->rest, '/'))
		return '/';
	return instant_form_take(&g->rest, '.') ? '.' : '\0';
}

/* 2026/12/1, 3/4/2026, 1.12.26 */
static bool guess_numbers(struct guesser *g)
{
	struct guesser tried = *g;
	int a, b, c;
	char sign;

	if (!instant_form_take_digits(&tried.rest, 1, 4, &a))
		return false;
	sign = take_sign(&tried);
	if (!sign || !instant_form_take_digits(&tried.rest, 1, 2, &b) ||
		!take_same_sign(&tried, sign) ||
		!instant_form_take_digits(&tried.rest, 1, 4, &c))
		return false;
	*g = tried;
	if (a > 31 || (sign == '-' && c < 100))
		add_date(g, a, b, c);
	if (a > 31)
		add_date(g, a, b > 12 ? c : b, b > 12 ? b : c);
	if (a <= 31) {
		add_date(g, c, b, a);
		add_date(g, c, a, b);
	}
	/* The "T" before a time. */
	if (g->rest.len > 1 && is_digit(g->rest.ptr[1]))
		instant_form_take(&g->rest, 'T');
	return true;
}

/* 20261201 */
static bool guess_packed(struct guesser *g)
{
	int number;

	if (!instant_form_take_digits(&g->rest, 8, 8, &number))
		return false;
	add_date(g, number / 10000, number / 100 % 100, number % 100);
	return true;
}

/* "am" and "pm"; `*is_late` for the second half of the day. */
static bool take_half(struct guesser *g, bool *is_late)
{
	struct guesser tried = *g;
	struct str word;

	while (guess_blank(&tried))
		;
	word = instant_form_take_word(&tried.rest);
	if (word.len && word.ptr[word.len - 1] == '.')
		word.len--;
	*is_late = str_equal_nocase(word, STR("pm")) ||
		   str_equal_nocase(word, STR("p.m"));
	if (!*is_late && !str_equal_nocase(word, STR("am")) &&
		!str_equal_nocase(word, STR("a.m")))
		return false;
	*g = tried;
	return true;
}

/* "h", "Uhr", "o'clock" behind an hour. */
static bool take_hour_word(struct guesser *g)
{
	struct guesser tried = *g;
	struct str word;

	while (guess_blank(&tried))
		;
	if (take_text(&tried, "o'clock") || take_text(&tried, "o\xe2\x80\x99"
							      "clock")) {
		*g = tried;
		return true;
	}
	word = instant_form_take_word(&tried.rest);
	if (!instant_form_is_hour_word(word) || word.len > 5)
		return false;
	*g = tried;
	return true;
}

static void set_time(struct guesser *g, int hour, int minute, int second)
{
	g->out->form.has_time = true;
	g->out->form.civil.hour = (uint8_t)hour;
	g->out->form.civil.minute = (uint8_t)minute;
	g->out->form.civil.second = (uint8_t)second;
}

/* An hour of a half of the day: noon is 12 pm, and 12 am is who knows. */
static bool set_half_time(struct guesser *g, const int parts[3], bool is_late)
{
	int hour = parts[0];

	if (hour < 1 || hour > 12)
		return false;
	g->out->has_words = true;
	if (hour == 12 && !is_late && !parts[1] && !parts[2])
		g->out->is_midnight = true;
	set_time(g, hour % 12 + (is_late ? 12 : 0), parts[1], parts[2]);
	return true;
}

/* Drop .5 or ,5 behind the seconds. */
static void take_fraction(struct guesser *g)
{
	if (g->rest.len < 2 || !is_digit(g->rest.ptr[1]) ||
		!instant_form_take(&g->rest, '.'))
		return;
	g->out->has_fraction = true;
	while (g->rest.len && is_digit(g->rest.ptr[0]))
		take_count(g, 1);
}

/* :00 or .00 behind an hour, twice; returns how many were there. */
static int take_minutes(struct guesser *g, int parts[3])
{
	int count;

	for (count = 1; count < 3; count++) {
		struct guesser tried = *g;

		if (!instant_form_take(&tried.rest, ':') &&
			!instant_form_take(&tried.rest, '.') &&
			!instant_form_take(&tried.rest, 'h'))
			break;
		if (!instant_form_take_digits(&tried.rest, 2, 2, &parts[count]))
			break;
		*g = tried;
	}
	return count;
}

/* 9:00, 9.30 pm, 9 Uhr, 9am */
static bool guess_clock(struct guesser *g)
{
	struct guesser tried = *g;
	int parts[3] = {0}, count;
	bool is_late, has_word;

	if (g->out->form.has_time ||
		!instant_form_take_digits(&tried.rest, 1, 2, &parts[0]))
		return false;
	count = take_minutes(&tried, parts);
	if (count == 3)
		take_fraction(&tried);
	if (take_half(&tried, &is_late)) {
		if (!set_half_time(&tried, parts, is_late))
			return false;
	} else {
		has_word = take_hour_word(&tried);
		if (count == 1 && !has_word)
			return false;
		if (has_word)
			g->out->has_words = true;
		set_time(&tried, parts[0], parts[1], parts[2]);
	}
	*g = tried;
	return true;
}

/* "0900" behind a date. */
static bool guess_packed_clock(struct guesser *g)
{
	struct guesser tried = *g;
	int number;

	if ((!g->out->date_count && !g->year) || g->out->form.has_time ||
		!instant_form_take_digits(&tried.rest, 4, 4, &number))
		return false;
	set_time(&tried, number / 100, number % 100, 0);
	*g = tried;
	return true;
}

/* +5, +0530, -05:00 behind a time. */
static bool guess_offset(struct guesser *g)
{
	struct guesser tried = *g;
	struct instant_form *form = &g->out->form;
	bool is_west = take_dash(&tried);
	int hours, minutes = 0;

	if (!form->has_time || form->has_offset ||
		(!is_west && !instant_form_take(&tried.rest, '+')))
		return false;
	if (instant_form_take_digits(&tried.rest, 4, 4, &hours)) {
		minutes = hours % 100;
		hours /= 100;
	} else if (!instant_form_take_digits(&tried.rest, 1, 2, &hours) ||
		   (instant_form_take(&tried.rest, ':') &&
			   !instant_form_take_digits(
				   &tried.rest, 2, 2, &minutes))) {
		return false;
	}
	if (minutes > 59)
		return false;
	form->has_offset = true;
	form->offset_s = (is_west ? -1 : 1) * (hours * 3600 + minutes * 60);
	*g = tried;
	return true;
}

/* A day or a year of a date in words: 1, 1st, 2026. */
static bool guess_number(struct guesser *g)
{
	static const char *const ends[] = {
		"st", "nd", "rd", "th", ".", "\xc2\xba", NULL};
	int number;

	if (!instant_form_take_digits(&g->rest, 1, 4, &number))
		return false;
	if (number > 99 && !g->year)
		g->year = number;
	else if (number < 100 && !g->day)
		g->day = number;
	else
		return false;
	take_any(g, ends);
	return true;
}

static bool is_one_of(struct str word, const char *const words[])
{
	for (; *words; words++)
		if (str_equal_nocase(word, str_from(*words)))
			return true;
	return false;
}

static bool take_known_word(struct guesser *g, struct str word)
{
	static const char *const fillers[] = {
		"at", "on", "the", "of", "T", NULL};
	static const char *const relative[] = {"now", "today", "tomorrow",
		"tonight", "next", "yesterday", "soon", "immediately", "asap",
		NULL};
	static const char *const noons[] = {"noon", "midday", NULL};
	struct instant_guess *out = g->out;

	if (is_one_of(word, noons) || str_equal_nocase(word, STR("midnight"))) {
		out->has_words = true;
		out->is_midnight = !is_one_of(word, noons);
		set_time(g, out->is_midnight ? 0 : 12, 0, 0);
		return true;
	}
	if (is_one_of(word, relative))
		return out->is_relative = true;
	if (instant_form_weekday(word) >= 0) {
		out->form.weekday = instant_form_weekday(word);
		return true;
	}
	return is_one_of(word, fillers);
}

static bool guess_word(struct guesser *g)
{
	struct guesser tried = *g;
	struct str word = instant_form_take_word(&tried.rest);

	if (!word.len || (tried.rest.len && strchr("/_+-", tried.rest.ptr[0])))
		return false;
	if (!g->month && !g->out->date_count && instant_form_month(word) > 0) {
		tried.month = instant_form_month(word);
		g->out->has_words = true;
	} else if (str_equal_nocase(word, STR("Z")) && g->out->form.has_time) {
		g->out->form.has_offset = true;
	} else if (!take_known_word(g, word)) {
		return false;
	}
	*g = tried;
	return true;
}

/* What is left over names a zone, with or without brackets. */
static bool guess_zone(struct guesser *g)
{
	struct str zone = str_trim(g->rest);

	if (!g->out->date_count && !(g->month && g->day))
		return false;
	instant_form_take(&zone, '[');
	instant_form_take(&zone, '!');
	while (zone.len && strchr(")] .,", zone.ptr[zone.len - 1]))
		zone.len--;
	if (!zone.len || is_digit(zone.ptr[0]))
		return false;
	g->out->form.zone = zone;
	g->rest = (struct str){NULL, 0};
	return true;
}

/* A date in words is known when all words are read. */
static void close_date(struct guesser *g)
{
	struct instant_guess *out = g->out;

	if (g->month && g->day && g->year)
		add_date(g, g->year, g->month, g->day);
	out->lacks_year = g->month && g->day && !g->year;
	if (out->lacks_year && g->day > civil_month_days(2000, g->month))
		out->wrong = (struct civil){
			.month = (uint8_t)g->month, .day = (uint8_t)g->day};
	if (!out->date_count)
		return;
	out->form.civil.year = out->dates[0].year;
	out->form.civil.month = out->dates[0].month;
	out->form.civil.day = out->dates[0].day;
}

bool instant_guess(struct str text, struct instant_guess *out)
{
	static guess_one *const ways[] = {guess_blank, guess_numbers,
		guess_packed, guess_clock, guess_packed_clock, guess_offset,
		guess_number, guess_word, guess_zone};
	struct guesser g = {.out = out, .rest = text};
	size_t i;

	*out = (struct instant_guess){.form.weekday = INSTANT_NO_WEEKDAY};
	while (g.rest.len) {
		for (i = 0; i < sizeof(ways) / sizeof(*ways); i++)
			if (ways[i](&g))
				break;
		if (i == sizeof(ways) / sizeof(*ways))
			return false;
	}
	close_date(&g);
	return out->date_count || out->wrong.month || out->lacks_year ||
	       out->is_relative || out->form.has_time;
}
