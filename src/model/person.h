#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "base/instant.h"
#include "base/str.h"

/* Whom a reporter calls. Empty slices where nothing was said. */
struct contact {
	struct str key; /* its name in site.yaml; empty when written inline */
	struct str name, role, organization;
	struct str phone, email, hours;
	struct str_list languages;
	struct str after_phone; /* after hours */
	struct str_list after_languages;
	bool has_until; /* site.yaml only: gone at that time, after that day */
	struct moment until;
	struct str then; /* key of who follows */
};

struct contact_list {
	const struct contact **items;
	size_t count;
};

enum consent { CONSENT_CONFIRMED, CONSENT_PENDING, CONSENT_WITHDRAWN };

/* An organization or a person that signs. */
struct signatory {
	struct str name; /* as typed */
	struct str url, location, person, title;
	struct str logo;  /* file in the release's folder */
	struct str since; /* date, as typed */
	enum consent consent;
};

/* A signatory as it is kept: most are a name alone, by the thousand. */
struct signature {
	struct str name;
	const struct signatory *more; /* NULL: the name is all */
};

#endif
