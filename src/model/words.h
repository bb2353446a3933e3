#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "base/zone.h"

/* The interface words of one language: words/<language>.yaml. */
struct words {
	struct str language;
	struct str_list names, texts; /* side by side, as in the file */
	struct map by_name;
	const struct words *fallback; /* for names it does not have, or NULL */
};

/* The text of that name, else the fallback's; empty when none has it. */
struct str words_get(const struct words *words, struct str name);

/*
 * A day in words: "1 December 2026", by the pattern `date`, in which {day},
 * {month}, {year} and {weekday} are filled in. It lives in `arena`.
 */
struct str words_date(
	struct arena *arena, const struct words *words, struct civil day);

#endif
