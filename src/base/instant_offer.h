#ifndef BASE_INSTANT_OFFER_H
#define BASE_INSTANT_OFFER_H

#include "base/instant_finding.h"

/* What may be written instead, each tried before. Valid when zeroed. */
struct instant_offer {
	struct str_list values; /* in the arena of the findings */
};

/* Add a time, unless it is not valid itself or is there already. */
void instant_offer_form(struct instant_offer *offer,
	const struct instant_finding *f, const struct instant_form *form);

/* Add a value as it is. */
void instant_offer_value(struct instant_offer *offer,
	const struct instant_finding *f, struct str value);

/* How a time, or a date, is written, for findings that know no better. */
struct str instant_offer_form_help(const struct instant_rules *rules);

/*
 * Add the finding `diag` with what is offered: one value as an edit of the
 * span and, where `diag` has none, a hint; several as lines to choose from;
 * where there is neither a value nor help, how a time is written. Level and
 * place are filled in. Always false.
 */
bool instant_offer_add(const struct instant_offer *offer,
	const struct instant_finding *f, struct diag *diag);

#endif
