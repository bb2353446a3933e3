#ifndef BASE_UTF8_DATA_H
#define BASE_UTF8_DATA_H

#include <stddef.h>
#include <stdint.h>

/* What the Unicode Consortium says of characters, for utf8*.c. */

/*
 * Classes of UAX 14 as its rules need them: those of LB1 are resolved (CJ is
 * NS, so a small kana begins no line), wide brackets (OPE, CPE: LB30) and
 * pictures to come (EC: LB30b) are told apart. tests/tools/unicode.py has the
 * same order.
 */
enum utf8_class {
	UTF8_AL,
	UTF8_B2,
	UTF8_BA,
	UTF8_BB,
	UTF8_BK,
	UTF8_CB,
	UTF8_CL,
	UTF8_CM,
	UTF8_CP,
	UTF8_CPE,
	UTF8_CR,
	UTF8_EB,
	UTF8_EM,
	UTF8_EC,
	UTF8_EX,
	UTF8_GL,
	UTF8_H2,
	UTF8_H3,
	UTF8_HL,
	UTF8_HY,
	UTF8_ID,
	UTF8_IN,
	UTF8_IS,
	UTF8_JL,
	UTF8_JT,
	UTF8_JV,
	UTF8_LF,
	UTF8_NL,
	UTF8_NS,
	UTF8_NU,
	UTF8_OP,
	UTF8_OPE,
	UTF8_PO,
	UTF8_PR,
	UTF8_QU,
	UTF8_RI,
	UTF8_SP,
	UTF8_SY,
	UTF8_WJ,
	UTF8_ZW,
	UTF8_ZWJ,
};

/* Cells of a character by itself. */
enum utf8_cells {
	UTF8_CELLS_ZERO,
	UTF8_CELLS_ONE,
	UTF8_CELLS_TWO,
	UTF8_CELLS_AMBIGUOUS, /* two beside Chinese, Japanese or Korean */
};

/*
 * Sorted words, each the first character of a run, shifted by 8 bits, and
 * what the characters of the run are. The first run begins with U+0000.
 */
extern const uint32_t utf8_classes[], utf8_widths[];
extern const size_t utf8_classes_count, utf8_widths_count;

/* The run of such a table that holds `character`. */
static inline size_t utf8_data_find(
	const uint32_t *table, size_t count, uint32_t character)
{
	size_t from = 0, to = count, middle;

	while (to - from > 1) {
		middle = from + (to - from) / 2;
		if (table[middle] >> 8 <= character)
			from = middle;
		else
			to = middle;
	}
	return from;
}

#endif
