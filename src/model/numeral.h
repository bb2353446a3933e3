#ifndef MODEL_NUMERAL_H
#define MODEL_NUMERAL_H

#include "base/buf.h"

/* Above it numbers are printed in digits. */
enum { NUMERAL_MAX = 100 };

/* What is counted is masculine or feminine, where a language asks that. */
enum numeral_gender { NUMERAL_MASCULINE, NUMERAL_FEMININE };

/*
 * Append a number as it stands before what it counts: "eighteen", "treinta y
 * una", "quatre-vingts", "ثماني عشرة". English, Spanish, French (Belgian and
 * Swiss, too), German, Arabic and Chinese are known. False, and nothing is
 * appended: digits are right. They are over NUMERAL_MAX, in other languages,
 * and for none, one and two in Arabic, which does not put a number there.
 */
bool numeral_words(struct buf *out, struct str language,
	enum numeral_gender gender, size_t number);

#endif
