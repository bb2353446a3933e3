#include "model/site.h"

static const struct contact *by_key(const struct site *site, struct str key)
{
	size_t i;

	for (i = 0; i < site->contact_count; i++)
		if (str_equal(site->contacts[i].key, key))
			return &site->contacts[i];
	return NULL;
}

static bool is_later_day(struct civil a, struct civil b)
{
	if (a.year != b.year)
		return a.year > b.year;
	if (a.month != b.month)
		return a.month > b.month;
	return a.day > b.day;
}

/* Who is there until a day is there on that day. */
static bool has_left(const struct contact *contact, struct instant at)
{
	const struct moment *until = &contact->until;

	if (!contact->has_until)
		return false;
	if (!until->is_date)
		return at.utc >= until->at.utc;
	return is_later_day(zone_read(until->zone, at).civil, until->civil);
}

const struct contact *site_contact(
	const struct site *site, struct str key, struct instant at)
{
	const struct contact *contact = by_key(site, key), *next;
	int i;

	for (i = 0; contact && i < SITE_MAX_SUCCESSORS; i++) {
		next = has_left(contact, at) ? by_key(site, contact->then)
					     : NULL;
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

struct str site_boilerplate_name(const struct site *site, struct str text)
{
	size_t i;

	for (i = 0; i < site->boilerplate_count; i++)
		if (str_equal(site->boilerplates[i].text, text))
			return site->boilerplates[i].name;
	return STR("");
}

const struct site_topic *site_topic(const struct site *site, struct str slug)
{
	size_t i;

	for (i = 0; i < site->topic_count; i++)
		if (str_equal(site->topics[i].slug, slug))
			return &site->topics[i];
	return NULL;
}
