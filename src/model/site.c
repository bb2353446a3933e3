#include "model/site.h"

/* How often one contact may be followed by another. */
#define MAX_SUCCESSORS 8

static const struct contact *by_key(const struct site *site, struct str key)
{
	size_t i;

	for (i = 0; i < site->contact_count; i++)
		if (str_equal(site->contacts[i].key, key))
			return &site->contacts[i];
	return NULL;
}

const struct contact *site_contact(
	const struct site *site, struct str key, struct instant at)
{
	const struct contact *contact = by_key(site, key), *next;
	int i;

	for (i = 0; contact && i < MAX_SUCCESSORS; i++) {
		if (!contact->has_until || at.utc < contact->until.at.utc)
			break;
		next = by_key(site, contact->then);
		if (!next)
			break;
		contact = next;
	}
	return contact;
}

const struct boilerplate *site_boilerplate(
	const struct site *site, struct str key)
{
	size_t i;

	for (i = 0; i < site->boilerplate_count; i++)
		if (str_equal(site->boilerplates[i].key, key))
			return &site->boilerplates[i];
	return NULL;
}

const struct site_topic *site_topic(const struct site *site, struct str slug)
{
	size_t i;

	for (i = 0; i < site->topic_count; i++)
		if (str_equal(site->topics[i].slug, slug))
			return &site->topics[i];
	return NULL;
}
