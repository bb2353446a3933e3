#ifndef BASE_INSTANT_WORDS_H
#define BASE_INSTANT_WORDS_H

#include "base/arena.h"
#include "base/civil.h"

/* "1 December 2026"; the year 0 is left out. */
struct str instant_words_date(struct arena *arena, const struct civil *date);

/* "09:00", with seconds only if there are any. */
struct str instant_words_clock(struct arena *arena, const struct civil *c);

/* "-05:00" */
struct str instant_words_offset(struct arena *arena, int32_t offset_s);

#endif
