#ifndef MODEL_SITE_H
#define MODEL_SITE_H

#include "base/source.h"
#include "base/zone.h"
#include "model/person.h"
#include "model/release.h"

struct boilerplate {
	struct str key, text; /* Markdown */
	struct str name;      /* whom it is about; empty: the house */
	struct span at;	      /* of the text, in site.yaml */
};

struct site_topic {
	struct str slug, name, description;
};

/* The house: site.yaml. */
struct site {
	struct source *src;
	struct str newsroom; /* UUID; empty: not said */
	bool repository_is_public;
	struct str name, organization_url, address;
	struct str logo; /* path from the newsroom's folder */
	struct span logo_at;
	uint32_t logo_width, logo_height; /* pixels; 0 until it was read */
	struct str url;			  /* ends with "/" */
	const struct zone *zone;
	struct str language; /* BCP 47 */
	const struct contact *contacts;
	size_t contact_count;
	struct str_list default_contacts; /* keys */
	const struct boilerplate *boilerplates;
	size_t boilerplate_count;
	struct str_list default_boilerplates; /* keys */
	const struct site_topic *topics;
	size_t topic_count;
	unsigned long feed_items;
	bool feed_full_text;
	bool publish_on_save;
	bool has_mail; /* its fields are read by the mail commands */
};

/* How often one contact may be followed by another. */
enum { SITE_MAX_SUCCESSORS = 8 };

/*
 * The contact of that key as of `at`, or NULL: who left is followed by
 * `then`, where there is such a one. Where they follow one another in a
 * circle it is one of them.
 */
const struct contact *site_contact(
	const struct site *site, struct str key, struct instant at);

/* NULL when site.yaml has none of that key. */
const struct boilerplate *site_boilerplate(
	const struct site *site, struct str key);

/* Whom the boilerplate of that text is about; empty: the house itself. */
struct str site_boilerplate_name(const struct site *site, struct str text);

/* NULL when site.yaml says nothing of the topic. */
const struct site_topic *site_topic(const struct site *site, struct str slug);

#endif
