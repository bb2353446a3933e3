#include "base/nearest.h"

#include <stdint.h>

#define TOO_FAR ((size_t)NEAREST_MAX_DISTANCE + 1)

static char plain(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '_' || c == ' ' ? '-' : c;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of the table of distances: the one being made and two before it. */
struct rows {
	uint8_t cells[3][NEAREST_MAX_BYTES + 1];
};

/*
 * Damerau's distance with each letter in one exchange only. Returns the
 * smallest number of the row: no later one is smaller.
 */
static size_t fill_row(struct rows *rows, struct str a, struct str b, size_t i)
{
	uint8_t *row = rows->cells[i % 3];
	const uint8_t *above = rows->cells[(i + 2) % 3];
	const uint8_t *second = rows->cells[(i + 1) % 3];
	size_t j, smallest = i;

	row[0] = (uint8_t)i;
	for (j = 1; j <= b.len; j++) {
		char x = plain(a.ptr[i - 1]), y = plain(b.ptr[j - 1]);
		size_t cost = above[j - 1] + (size_t)(x != y);

		cost = least(cost, (size_t)above[j] + 1);
		cost = least(cost, (size_t)row[j - 1] + 1);
		if (i > 1 && j > 1 && x == plain(b.ptr[j - 2]) &&
			plain(a.ptr[i - 2]) == y)
			cost = least(cost, (size_t)second[j - 2] + 1);
		row[j] = (uint8_t)cost;
		smallest = least(smallest, cost);
	}
	return smallest;
}

size_t nearest_distance(struct str a, struct str b)
{
	size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len, i;
	struct rows rows;

	if (apart >= TOO_FAR || a.len > NEAREST_MAX_BYTES ||
		b.len > NEAREST_MAX_BYTES)
		return TOO_FAR;
	for (i = 0; i <= b.len; i++)
		rows.cells[0][i] = (uint8_t)i;
	for (i = 1; i <= a.len; i++)
		if (fill_row(&rows, a, b, i) >= TOO_FAR)
			return TOO_FAR;
	return least(rows.cells[a.len % 3][b.len], TOO_FAR);
}

/* A slip in a short word makes another word: "to" is not meant by "go". */
static bool is_near(struct str typed, struct str known, size_t distance)
{
	size_t len = least(typed.len, known.len);

	if (len <= NEAREST_SHORT_BYTES)
		return 2 * distance < len;
	return distance <= NEAREST_MAX_DISTANCE;
}

const char *nearest_in_table(
	struct str typed, const char *const *first, size_t count, size_t stride)
{
	const char *best = NULL, *row = (const char *)(const void *)first;
	size_t i, best_distance = TOO_FAR;

	for (i = 0; i < count; i++, row += stride) {
		const char *word = *(const char *const *)(const void *)row;
		size_t distance = nearest_distance(typed, str_from(word));

		if (distance >= best_distance ||
			!is_near(typed, str_from(word), distance))
			continue;
		best = word;
		best_distance = distance;
	}
	return best;
}

const char *nearest_word(
	struct str typed, const char *const known[], size_t count)
{
	return nearest_in_table(typed, known, count, sizeof(*known));
}
