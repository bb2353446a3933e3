#include "read/node_words.h"
#include "read/record.h"

/*
 * A text like "[Update] Storm" whose bracket is never closed was read as a
 * list, which a field that takes a text does not want.
 */

/* The finding that a bracket at `at` is never closed, or `d->count`. */
static size_t open_bracket(const struct diags *d, struct span at)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if (str_equal_z(str_from(d->items[i].id), "bracket-open") &&
			d->items[i].at.src == at.src &&
			d->items[i].at.off == at.off)
			break;
	return i;
}

bool record_open_refuse(
	struct reading *r, const struct field *field, const struct node *value)
{
	size_t found = open_bracket(r->d, value->at);
	struct str slice = source_slice(value->at);
	struct node_guess guess;

	if (found == r->d->count)
		return false;
	if (str_find_char(slice, '\n') != STR_NONE)
		return true;
	guess = node_words_sign(r->d->arena,
		arena_format(r->d->arena, "The text of \"%s\"", field->name),
		slice, 0, slice.len);
	guess.diag.at = source_span(value->at.src, value->at.off, 1);
	guess.diag.edit = (struct diag_edit){value->at, guess.with};
	diag_replace(r->d, found, &guess.diag);
	return true;
}
