#ifndef BASE_INSTANT_FINDING_H
#define BASE_INSTANT_FINDING_H

#include "base/instant_check.h"

/* A time that is not understood, and where it was written. */
struct instant_finding {
	struct diags *d;
	const struct instant_rules *rules;
	struct span at;
	struct str text;
	enum instant_problem problem;
	const struct instant_check *check;
};

/* Add the finding, with what to write instead. Always false. */
bool instant_finding_add(const struct instant_finding *f);

#endif
