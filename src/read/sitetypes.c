#include "read/sitetypes.h"

#include "base/hash.h"
#include "model/site.h"
#include "read/contactfields.h"
#include "read/filekind.h"

/* The logo is public at once: nothing that waits may be named as one. */
static bool is_public_place(struct str path)
{
	static const char *const secret[] = {"releases", "public"};
	struct str rest = path, name;
	bool is_first = true;
	size_t i;

	while (str_next(&rest, '/', &name)) {
		for (i = 0; is_first && i < 2; i++)
			if (str_equal_nocase(name, str_from(secret[i])))
				return false;
		if (!filekind_is_name(name))
			return false;
		is_first = false;
	}
	return true;
}

static bool is_picture(struct str path)
{
	const struct filekind *kind = filekind_of(path);

	return kind && (kind->class == FILEKIND_PICTURE ||
			       kind->class == FILEKIND_DRAWING);
}

static bool read_logo(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str path;

	if (!record_line.read(r, field, value, &path))
		return false;
	if (is_public_place(path) && is_picture(path)) {
		*(struct str *)to = path;
		return true;
	}
	return record_refuse_value(r, value,
		&(struct diag){
			.id = "logo-place",
			.text = STR("\"logo\" takes the name of a picture in "
				    "the newsroom's folder."),
			.help = STR("Put the picture beside site.yaml and "
				    "write its name, as in logo.svg. Files "
				    "below releases/ wait for their release "
				    "and cannot be the logo."),
			.brief = STR("\"logo\" takes a picture outside of "
				     "releases/, as logo.svg"),
		},
		(struct str){0});
}

const struct record_type sitetypes_logo = {"the name of a picture", read_logo};

static bool read_newsroom(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	char uuid[HASH_UUID_LEN + 1];
	struct str line;

	if (!record_line.read(r, field, value, &line))
		return false;
	if (hash_uuid5(uuid, line, STR(""))) {
		*(struct str *)to = line;
		return true;
	}
	return record_refuse_value(r, value,
		&(struct diag){
			.id = "newsroom-number",
			.text = STR("\"newsroom\" takes a number of 32 digits "
				    "and letters a to f, with four hyphens."),
			.help = STR("Delete the line: then I offer one."),
			.brief = STR("\"newsroom\" takes a UUID; delete the "
				     "line and one is offered"),
		},
		(struct str){0});
}

const struct record_type sitetypes_newsroom = {
	"the number of the newsroom", read_newsroom};

static const struct record_word_row repositories[] = {
	{"private", 0}, {"public", 1}, {NULL, 0}};

static bool read_repository(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct field words = *field;
	int is_public;

	words.detail = repositories;
	if (!record_word.read(r, &words, value, &is_public))
		return false;
	*(bool *)to = is_public;
	return true;
}

const struct record_type sitetypes_repository = {
	"\"private\" or \"public\"", read_repository};

static const struct record_word_row states[] = {{"sqlite", 0}, {NULL, 0}};

static bool read_state(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct field words = *field;
	int ignored;

	(void)to;
	words.detail = states;
	return record_word.read(r, &words, value, &ignored);
}

const struct record_type sitetypes_state = {"\"sqlite\"", read_state};

/* Every other address is made by adding to this one. */
static bool read_url(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str url;

	if (!record_url.read(r, field, value, &url))
		return false;
	if (str_find_char(url, '?') != STR_NONE ||
		str_find_char(url, '#') != STR_NONE)
		return record_refuse_value(r, value,
			&(struct diag){
				.id = "site-url",
				.text = STR("The address of the newsroom can "
					    "hold no \"?\" and no \"#\"."),
				.brief = STR("no \"?\" or \"#\" in the address "
					     "of the newsroom"),
			},
			(struct str){0});
	if (!str_ends_with(url, STR("/")))
		url = arena_format(r->arena, "%.*s/", STR_ARG(url));
	*(struct str *)to = url;
	return true;
}

const struct record_type sitetypes_url = {
	"the address where the newsroom will be seen", read_url};

/* A record of named things: "default" names those that are used unsaid. */
struct named {
	struct reading *r;
	const struct node *record;
	const char *what; /* "contact" */
};

/* "desk", "night" */
static struct str list_names(const struct named *n)
{
	struct buf out = {0};
	struct str list;
	size_t i;

	for (i = 0; i < n->record->count; i++)
		if (!str_equal_z(n->record->pairs[i].key, "default"))
			buf_format(&out, "%s\"%.*s\"", out.len ? ", " : "",
				STR_ARG(n->record->pairs[i].key));
	list = arena_str(n->r->d->arena, buf_view(&out));
	buf_release(&out);
	return list;
}

static bool refuse_name(
	const struct named *n, const char *id, struct span at, struct str name)
{
	struct arena *arena = n->r->d->arena;
	struct str names = list_names(n);
	struct diag diag = {
		.id = id,
		.at = at,
		.text = arena_format(arena, "There is no %s \"%.*s\" here.",
			n->what, STR_ARG(name)),
		.brief = arena_format(
			arena, "no %s \"%.*s\" here", n->what, STR_ARG(name)),
	};

	if (names.len)
		diag.help =
			arena_format(arena, "There are: %.*s.", STR_ARG(names));
	return diag_add(n->r->d, &diag);
}

static bool is_named(const struct named *n, struct str name)
{
	size_t i;

	for (i = 0; i < n->record->count; i++)
		if (!str_equal_z(n->record->pairs[i].key, "default") &&
			str_equal(n->record->pairs[i].key, name))
			return true;
	return false;
}

/* The names behind "default", each of which must be there. */
static bool read_default(
	const struct named *n, struct str_list *to, const char *id)
{
	static const struct field field = {
		"default", &record_lines, FIELD_OPTIONAL, 0, NULL, "desk", 0};
	const struct node *value = node_get(n->record, "default");
	struct str_list names;
	size_t i;
	bool ok = true;

	if (!value)
		return true;
	if (value->is_broken || !record_lines.read(n->r, &field, value, &names))
		return false;
	for (i = 0; i < names.count; i++) {
		if (is_named(n, names.items[i]))
			arena_push(n->r->arena, to, names.items[i]);
		else
			ok = refuse_name(n, id, value->at, names.items[i]);
	}
	return ok;
}

/* Where only one is named, that one is meant. */
static void use_only(const struct named *n, struct str_list *to,
	struct str name, size_t count)
{
	if (count == 1 && !node_get(n->record, "default"))
		arena_push(n->r->arena, to, name);
}

static bool check_followers(const struct named *n, const struct site *site)
{
	size_t i;
	bool ok = true;

	for (i = 0; i < site->contact_count; i++) {
		const struct contact *c = &site->contacts[i];
		const struct node *node;

		if (!c->then.len || is_named(n, c->then))
			continue;
		node = node_get(n->record, arena_str(n->r->arena, c->key).ptr);
		node = node_get(node, "then");
		ok = refuse_name(n, "contact-then-unknown",
			node ? node->at : n->record->at, c->then);
	}
	return ok;
}

static bool read_contact(
	struct reading *r, const struct node *value, struct contact *contact)
{
	if (value->kind != NODE_RECORD)
		return record_read(
			r, &contactfields_of_site, value, value->at, contact);
	return contactfields_read(r, &contactfields_of_site, value, contact);
}

static bool read_contacts(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct named n = {r, value, "contact"};
	struct site *site = to;
	struct contact *contacts;
	size_t i;
	bool ok = true;

	if (value->kind != NODE_RECORD)
		return record_refuse(r, field, value);
	contacts = arena_array(r->arena, value->count, sizeof(*contacts));
	site->contacts = contacts;
	for (i = 0; i < value->count; i++) {
		struct contact *c = &contacts[site->contact_count];

		if (str_equal_z(value->pairs[i].key, "default"))
			continue;
		ok = read_contact(r, value->pairs[i].value, c) && ok;
		c->key = value->pairs[i].key;
		site->contact_count++;
	}
	if (site->contact_count)
		use_only(&n, &site->default_contacts, contacts[0].key,
			site->contact_count);
	ok = check_followers(&n, site) && ok;
	return read_default(&n, &site->default_contacts, "default-unknown") &&
	       ok;
}

const struct record_type sitetypes_contacts = {
	"the names of contacts, each with its fields below", read_contacts};

static const struct field boilerplate_fields[] = {
	{"name", &record_line, FIELD_REQUIRED,
		offsetof(struct boilerplate, name), NULL, "Open Ballot Network",
		0},
	{"text", &record_text, FIELD_REQUIRED,
		offsetof(struct boilerplate, text), NULL, NULL, 0},
	{0},
};

static const struct record_fields boilerplate_table = {
	.what = "a boilerplate", .fields = boilerplate_fields};

/* A text is about the house; with a name, it is about somebody else. */
static bool read_boilerplate(struct reading *r, const struct field *field,
	const struct node *value, struct boilerplate *item)
{
	const struct node *text;

	item->at = value->at;
	if (value->is_broken)
		return false;
	if (value->kind != NODE_RECORD)
		return record_text.read(r, field, value, &item->text);
	text = node_get(value, "text");
	if (text)
		item->at = text->at;
	return record_read(r, &boilerplate_table, value, value->at, item);
}

static bool read_boilerplates(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct named n = {r, value, "boilerplate"};
	struct site *site = to;
	struct boilerplate *items;
	size_t i;
	bool ok = true;

	if (value->kind != NODE_RECORD)
		return record_refuse(r, field, value);
	items = arena_array(r->arena, value->count, sizeof(*items));
	site->boilerplates = items;
	for (i = 0; i < value->count; i++) {
		struct boilerplate *item = &items[site->boilerplate_count];
		const struct node_pair *pair = &value->pairs[i];

		if (str_equal_z(pair->key, "default"))
			continue;
		item->key = pair->key;
		site->boilerplate_count++;
		ok = read_boilerplate(r, field, pair->value, item) && ok;
	}
	if (site->boilerplate_count)
		use_only(&n, &site->default_boilerplates, items[0].key,
			site->boilerplate_count);
	return read_default(
		       &n, &site->default_boilerplates, "default-unknown") &&
	       ok;
}

const struct record_type sitetypes_boilerplates = {
	"names, each with a text, or with name and text", read_boilerplates};

static const struct field topic_fields[] = {
	{"name", &record_line, FIELD_REQUIRED,
		offsetof(struct site_topic, name), NULL, "Privacy", 0},
	{"description", &record_text, FIELD_OPTIONAL,
		offsetof(struct site_topic, description), NULL, NULL, 0},
	{0},
};

static const struct record_fields topic_table = {
	.what = "a topic", .fields = topic_fields};

static bool refuse_topic(struct reading *r, const struct node_pair *pair)
{
	struct arena *arena = r->d->arena;
	struct str slug = release_slug_from_text(arena, pair->key);
	struct diag diag = {
		.id = "topic-key",
		.at = pair->key_at,
		.text = arena_format(arena,
			"\"%.*s\" is to become a part of an address: only a to "
			"z, digits and hyphens can stand in it.",
			STR_ARG(pair->key)),
		.help = STR("What people read goes behind \"name\", below it."),
		.brief = arena_format(arena,
			"topic \"%.*s\" takes only a to z, 0 to 9 and hyphens",
			STR_ARG(pair->key)),
	};

	if (release_is_slug(slug))
		diag.edit = (struct diag_edit){pair->key_at, slug};
	return diag_add(r->d, &diag);
}

/* `privacy: Privacy` says the name alone. */
static bool read_topic(struct reading *r, const struct node_pair *pair,
	struct site_topic *topic)
{
	const struct node *value = pair->value;

	topic->slug = pair->key;
	if (!release_is_slug(pair->key))
		return refuse_topic(r, pair);
	if (value->kind == NODE_TEXT && value->text.len)
		return record_line.read(
			r, &topic_fields[0], value, &topic->name);
	return record_read(r, &topic_table, value, value->at, topic);
}

static bool read_topics(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct site *site = to;
	struct site_topic *topics;
	size_t i;
	bool ok = true;

	if (value->kind != NODE_RECORD)
		return record_refuse(r, field, value);
	topics = arena_array(r->arena, value->count, sizeof(*topics));
	site->topics = topics;
	for (i = 0; i < value->count; i++)
		ok = read_topic(r, &value->pairs[i],
			     &topics[site->topic_count++]) &&
		     ok;
	return ok;
}

const struct record_type sitetypes_topics = {
	"topics, each with its name", read_topics};
