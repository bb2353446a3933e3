#include "read/contactfields.h"

#include "model/site.h"
#include "read/doubts.h"
#include "read/fields.h"

#define OFFSET(member) offsetof(struct contact, member)

static const struct field after_hours_fields[] = {
	{"phone", &record_phone, FIELD_REQUIRED, OFFSET(after_phone), NULL,
		"\"+1 555 0100\"", 0},
	{"languages", &record_lines, FIELD_OPTIONAL, OFFSET(after_languages),
		NULL, "[English, Spanish]", 0},
	{0},
};

static const struct record_fields after_hours = {
	.what = "a contact after hours",
	.fields = after_hours_fields,
};

/* Those that only site.yaml has come first: a release's table begins later. */
enum { SITE_ONLY = 2 };

static const struct field contact_fields[] = {
	{"until", &record_date, FIELD_OPTIONAL, OFFSET(until), NULL,
		"2026-12-31", 0},
	{"then", &record_line, FIELD_OPTIONAL, OFFSET(then), NULL, "desk", 0},
	{"name", &record_line, FIELD_REQUIRED, OFFSET(name), NULL, "Press desk",
		0},
	{"role", &record_line, FIELD_OPTIONAL, OFFSET(role), NULL,
		"Spokesperson", 0},
	{"organization", &record_line, FIELD_OPTIONAL, OFFSET(organization),
		NULL, "Fight for Daylight", 0},
	{"phone", &record_phone, FIELD_OPTIONAL, OFFSET(phone), NULL,
		"\"+1 555 0100\"", 0},
	{"email", &record_email, FIELD_OPTIONAL, OFFSET(email), NULL,
		"press@daylight.example", 0},
	{"hours", &record_line, FIELD_OPTIONAL, OFFSET(hours), NULL,
		"Monday to Friday, 9 to 17", 0},
	{"languages", &record_lines, FIELD_OPTIONAL, OFFSET(languages), NULL,
		"[English, Spanish]", 0},
	{"after-hours", &record_inside, FIELD_OPTIONAL, 0, &after_hours,
		"{phone: \"+1 555 0101\"}", 0},
	{0},
};

static const struct record_synonym synonyms[] = {
	{"organisation", "organization"},
	{"org", "organization"},
	{"tel", "phone"},
	{"telephone", "phone"},
	{"mobile", "phone"},
	{"e-mail", "email"},
	{"mail", "email"},
	{"title", "role"},
	{"language", "languages"},
	{"after_hours", "after-hours"},
	{NULL, NULL},
};

const struct record_fields contactfields_of_release = {
	.what = "a contact",
	.fields = contact_fields + SITE_ONLY,
	.synonyms = synonyms,
};

const struct record_fields contactfields_of_site = {
	.what = "a contact",
	.fields = contact_fields,
	.synonyms = synonyms,
};

static bool refuse_silent(struct reading *r, const struct node *node)
{
	return diag_add(r->d,
		&(struct diag){.id = "contact-silent",
			.at = node->at,
			.text = STR("This contact has neither a phone number "
				    "nor an email address, so that nobody can "
				    "reach them."),
			.help = STR("Add one, as in: email: "
				    "press@daylight.example"),
			.brief = STR("contact without phone and email; add "
				     "one")});
}

static bool refuse_without_then(struct reading *r, const struct node *node)
{
	return diag_add(r->d,
		&(struct diag){.id = "contact-then",
			.at = fields_place(node, "until"),
			.text = STR("This contact ends at a date, and nobody "
				    "is named who follows."),
			.help = STR("Name the contact who is called from then "
				    "on, as in: then: desk"),
			.brief = STR("`until` without `then`; name who "
				     "follows")});
}

bool contactfields_read(struct reading *r, const struct record_fields *table,
	const struct node *node, struct contact *out)
{
	bool ok = record_read(r, table, node, node->at, out);

	out->has_until = out->until.zone != NULL;
	if (!fields_said(node, "phone") && !fields_said(node, "email"))
		ok = refuse_silent(r, node);
	if (out->has_until && !out->then.len && !fields_said(node, "then"))
		ok = refuse_without_then(r, node);
	doubts_contact(r, node, out);
	return ok;
}

static void keep(struct reading *r, struct contact_list *list,
	const struct contact *contact)
{
	list->items = arena_grow(
		r->arena, list->items, list->count, sizeof(*list->items));
	list->items[list->count++] = contact;
}

static bool refuse_unknown(struct reading *r, const struct node *value)
{
	const struct site *site = r->site;
	struct fields_choice choice = {
		.id = "contact-unknown",
		.what = "contact",
		.where = "in site.yaml",
		.typed = value,
		.known_count = site->contact_count,
	};
	struct str *known =
		arena_array(r->d->arena, site->contact_count, sizeof(*known));
	size_t i;

	for (i = 0; i < site->contact_count; i++)
		known[i] = site->contacts[i].key;
	choice.known = known;
	return fields_refuse_unknown(r, &choice);
}

static bool read_name(
	struct reading *r, const struct node *value, struct contact_list *list)
{
	const struct contact *contact =
		site_contact(r->site, value->text, r->now);

	if (!contact)
		return refuse_unknown(r, value);
	keep(r, list, contact);
	return true;
}

static bool read_record(
	struct reading *r, const struct node *value, struct contact_list *list)
{
	struct contact *contact = arena_alloc(r->arena, sizeof(*contact));

	if (!contactfields_read(r, &contactfields_of_release, value, contact))
		return false;
	keep(r, list, contact);
	return true;
}

static bool read_contacts(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct contact_list *list = to;
	size_t i;
	bool ok = true;

	for (i = 0; i < fields_count(value); i++) {
		const struct node *item = fields_item(value, i);

		if (item->kind == NODE_RECORD)
			ok &= read_record(r, item, list);
		else
			ok &= fields_is_text(r, item, field->example) &&
			      read_name(r, item, list);
	}
	return ok;
}

const struct record_type contactfields_type = {
	"the name of a contact in site.yaml, or {name, phone, email}",
	read_contacts};

void contactfields_use_default(struct reading *r, struct contact_list *out)
{
	const struct str_list *keys = &r->site->default_contacts;
	size_t i;

	for (i = 0; i < keys->count; i++) {
		const struct contact *contact =
			site_contact(r->site, keys->items[i], r->now);

		if (contact)
			keep(r, out, contact);
	}
}
