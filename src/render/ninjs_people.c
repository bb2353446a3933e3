#include "render/ninjs_item.h"

/* Who is named in release.json. */

static void put_way(
	struct json *j, const char *type, struct str role, struct str value)
{
	if (!value.len)
		return;
	json_open_object(j, NULL);
	json_put_string(j, "type", str_from(type));
	json_put_text(j, "role", role);
	json_put_string(j, "value", value);
	json_close_object(j);
}

static void put_ways(struct ninjs_item *n, const struct contact *contact)
{
	struct json *j = &n->json;

	json_open_list(j, "contactInfo");
	put_way(j, "phone", contact->role, contact->phone);
	put_way(j, "email", contact->role, contact->email);
	put_way(j, "phone", page_word(n->page, STR("after-hours")),
		contact->after_phone);
	json_close_list(j);
}

static void put_contacts(struct ninjs_item *n)
{
	const struct contact_list *contacts = &n->item->release->contacts;
	struct json *j = &n->json;
	size_t i;

	for (i = 0; i < contacts->count; i++) {
		const struct contact *contact = contacts->items[i];

		json_open_object(j, NULL);
		json_put_string(j, "name", contact->name);
		json_put_string(j, "rel", STR("contact"));
		json_put_text(j, "literal", contact->organization);
		put_ways(n, contact);
		json_close_object(j);
	}
}

/* Who signs for an organization. */
static void put_signers(struct ninjs_item *n)
{
	const struct signatories *all = &n->item->release->signatories;
	struct json *j = &n->json;
	size_t i;

	for (i = 0; i < all->count; i++) {
		const struct signatory *who = all->items[i].more;

		if (!who || !who->person.len)
			continue;
		json_open_object(j, NULL);
		json_put_string(j, "name", who->person);
		json_put_string(j, "rel", STR("signatory"));
		json_put_string(j, "literal",
			who->title.len
				? arena_format(n->page->arena, "%.*s, %.*s",
					  STR_ARG(who->title),
					  STR_ARG(who->name))
				: who->name);
		json_close_object(j);
	}
}

static bool has_signers(const struct signatories *all)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->items[i].more && all->items[i].more->person.len)
			return true;
	return false;
}

static void put_address(struct json *j, struct str line)
{
	if (!line.len)
		return;
	json_open_list(j, "contactInfo");
	json_open_object(j, NULL);
	json_put_string(j, "type", STR("address"));
	json_open_object(j, "address");
	json_open_list(j, "lines");
	json_put_string(j, NULL, line);
	json_close_list(j);
	json_close_object(j);
	json_close_object(j);
	json_close_list(j);
}

static void put_signatories(struct ninjs_item *n)
{
	const struct signatories *all = &n->item->release->signatories;
	struct json *j = &n->json;
	size_t i;

	if (!all->count)
		return;
	json_open_list(j, "organisations");
	for (i = 0; i < all->count; i++) {
		struct signatory who = release_signatory(&all->items[i]);

		json_open_object(j, NULL);
		json_put_string(j, "name", who.name);
		json_put_string(j, "rel", STR("signatory"));
		ninjs_item_uri(n, "uri", who.url);
		put_address(j, who.location);
		json_close_object(j);
	}
	json_close_list(j);
}

static void put_source(struct ninjs_item *n, const char *role, struct str name,
	struct str uri, struct str address)
{
	struct json *j = &n->json;

	if (!name.len)
		return;
	json_open_object(j, NULL);
	json_put_string(j, "name", name);
	json_put_string(j, "role", str_from(role));
	ninjs_item_uri(n, "uri", uri);
	put_address(j, address);
	json_close_object(j);
}

static void put_sources(struct ninjs_item *n)
{
	const struct site *site = n->page->house->site;
	const struct release *release = n->item->release;

	json_put_string(&n->json, "by",
		release->origin_organization.len ? release->origin_organization
						 : site->name);
	json_open_list(&n->json, "infoSources");
	put_source(n, "publisher", site->name, site->organization_url,
		site->address);
	put_source(n, "origin", release->origin_organization,
		release->origin_url, STR(""));
	json_close_list(&n->json);
}

void ninjs_item_people(struct ninjs_item *n)
{
	const struct release *release = n->item->release;

	put_sources(n);
	if (release->contacts.count || has_signers(&release->signatories)) {
		json_open_list(&n->json, "people");
		put_contacts(n);
		put_signers(n);
		json_close_list(&n->json);
	}
	put_signatories(n);
}
