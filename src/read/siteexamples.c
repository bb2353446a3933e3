#include "read/siteexamples.h"

/* The examples that were found. */
struct search {
	struct arena *arena;
	struct span at; /* of the first one */
	struct str names;
};

/* `value` is an example of what people call `name`. */
static void found(struct search *s, const struct node *value, const char *name)
{
	if (!s->at.src)
		s->at = value->at;
	s->names = arena_format(s->arena, "%.*s%s%s", STR_ARG(s->names),
		s->names.len ? ", " : "", name);
}

static bool is_text(const struct node *value)
{
	return value && value->kind == NODE_TEXT && !value->is_broken;
}

static void look(struct search *s, const struct node *record, const char *key,
	const char *example, const char *name)
{
	const struct node *value = record ? node_get(record, key) : NULL;

	if (is_text(value) &&
		str_find(value->text, str_from(example)) != STR_NONE)
		found(s, value, name);
}

static void look_at_contacts(struct search *s, const struct node *contacts)
{
	size_t i;

	for (i = 0; i < contacts->count; i++) {
		const struct node *contact = contacts->pairs[i].value;

		if (contact->kind != NODE_RECORD)
			continue;
		look(s, contact, "phone", SITEEXAMPLES_PHONE, "a phone number");
		look(s, contact, "email", SITEEXAMPLES_DOMAIN,
			"an email address");
	}
}

static const struct node *record_of(const struct node *root, const char *key)
{
	const struct node *value = node_get(root, key);

	return value && value->kind == NODE_RECORD ? value : NULL;
}

void siteexamples_check(struct diags *d, const struct node *root)
{
	struct search s = {.arena = d->arena};
	const struct node *contacts;

	if (!root || root->kind != NODE_RECORD)
		return;
	look(&s, record_of(root, "organization"), "name", SITEEXAMPLES_NAME,
		"the name of the house");
	look(&s, root, "url", SITEEXAMPLES_DOMAIN, "its address on the web");
	contacts = record_of(root, "contacts");
	if (contacts)
		look_at_contacts(&s, contacts);
	if (!s.at.src)
		return;
	diag_add(d, &(struct diag){.level = DIAG_WARNING,
			    .id = "example-left",
			    .at = s.at,
			    .text = arena_format(d->arena,
				    "Still the examples that \"dateline init\" "
				    "wrote: %.*s.",
				    STR_ARG(s.names)),
			    .help = STR("Reporters would see them. Write your "
					"own."),
			    .brief = arena_format(d->arena,
				    "still an example of init: %.*s; write "
				    "your own",
				    STR_ARG(s.names))});
}
