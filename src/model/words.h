#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "base/zone.h"

/* es-MX asks es, es asks en: no chain of words is longer. */
enum { WORDS_MAX_FALLBACKS = 4 };

/* The interface words of one language: words/<language>.yaml. */
struct words {
	struct str language;
	struct str_list names, texts; /* side by side, as in the file */
	struct map by_name;
	const struct words *fallback; /* for names it does not have, or NULL */
	bool is_foreign; /* they stand in a text of another language */
};

/* The text of that name, else the fallbacks'; empty when none has it. */
struct str words_get(const struct words *words, struct str name);

/* Which words have that name: these, a fallback, or NULL. */
const struct words *words_source(const struct words *words, struct str name);

/*
 * Whether two tags are of one language, whatever country and script: es and
 * es-MX. Their words need no mark when they stand in one page.
 */
bool words_is_same_language(struct str tag, struct str other);

/*
 * The tag under which words are looked for: where Chinese is written in
 * traditional characters, zh-Hant; any other stays as it is.
 */
struct str words_tag(struct str tag);

/* Cut the last part of a tag off (RFC 4647 3.4): es-MX, es, "". */
struct str words_shorter_tag(struct str tag);

/*
 * Whether a file may have the word though English has none: "day-1" (fr:
 * 1er), "time-12" (noon), "zone-CET" (de: MEZ), "list-and-i" (es: e), and
 * the numbers of a word ("releases-few").
 */
bool words_is_extra(const struct words *english, struct str name);

/*
 * A day in words: "1 December 2026", by the pattern `date`, in which {day},
 * {month}, {year} and {weekday} are filled in. The word `day-1`, if there is
 * one, stands for the day 1. It lives in `arena`, as all texts below.
 */
struct str words_date(
	struct arena *arena, const struct words *words, struct civil day);

/*
 * Day, time of day and zone: "1 December 2026, 09:00 CET", by the patterns
 * `date-time` ({date} {time} {zone}) and `time` ({hour} {hour-short}
 * {hour-12} {minute} {half}); full hours by `time-hour`, 12:00 by `time-12`
 * where it is there. `zone-CET` is what the language calls that zone.
 */
struct str words_date_time(struct arena *arena, const struct words *words,
	const struct zone_reading *reading);

/* The same without the day: "09:00 CET", by the pattern `time-zone`. */
struct str words_time_zone(struct arena *arena, const struct words *words,
	const struct zone_reading *reading);

/* A month as a heading: "Décembre", where it is "décembre" in a date. */
struct str words_title_of_month(
	struct arena *arena, const struct words *words, unsigned month);

/* The year as part of a title: "Press releases 2026". */
struct str words_title_of_year(
	struct arena *arena, const struct words *words, struct str year);

/* A number in digits, grouped as the language does: "1,214", "1 214". */
struct str words_number(
	struct arena *arena, const struct words *words, uint64_t number);

/*
 * A number of things: "12 releases", by the pattern that the language has
 * for such numbers: `<name>-one`, `-two`, `-few`, `-many`, else `-other`.
 */
struct str words_count(struct arena *arena, const struct words *words,
	const char *name, uint64_t number);

/* Bytes for people: "417 kB", "4,1 Mo"; kilo is 1000. */
struct str words_size(
	struct arena *arena, const struct words *words, uint64_t bytes);

/* "label: text", with the colon of the language. */
struct str words_labelled(struct arena *arena, const struct words *words,
	struct str label, struct str text);

/* "a, b", with the comma of the language. */
struct str words_joined(struct arena *arena, const struct words *words,
	struct str a, struct str b);

/* "Ostend, 1 December 2026": `day` behind `place`; alone without one. */
struct str words_dateline(struct arena *arena, const struct words *words,
	struct str place, struct str day);

/* "Part 3": a word in which the slot {n} is filled in. */
struct str words_numbered(struct arena *arena, const struct words *words,
	struct str name, uint64_t number);

/*
 * What stands before item `i` of `count`, which begins with `next`, in "A, B
 * and C": "", ", " or " and ".
 */
struct str words_between(
	const struct words *words, size_t i, size_t count, struct str next);

#endif
