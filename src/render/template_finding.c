#include "render/template_finding.h"

static bool is_same(const struct diag *a, const struct diag *b)
{
	return a->id == b->id && a->at.src == b->at.src &&
	       a->at.off == b->at.off && a->at.len == b->at.len;
}

bool template_finding(struct diags *d, const struct diag *diag)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if (is_same(&d->items[i], diag))
			return false;
	return diag_add(d, diag);
}
