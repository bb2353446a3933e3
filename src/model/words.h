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
};

/* The text of that name; empty when the language does not have it. */
struct str words_get(const struct words *words, struct str name);

/* A day in words: "1 December 2026", by the pattern `date`. */
struct str words_date(
	struct arena *arena, const struct words *words, struct civil day);

#endif
