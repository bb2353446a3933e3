#include "read/sitefile.h"

#include "base/hash.h"
#include "read/mend.h"
#include "read/siteexamples.h"
#include "read/sitemail.h"
#include "read/sitesecret.h"
#include "read/sitetypes.h"

#define OFFSET(member) offsetof(struct site, member)

static const struct field organization_fields[] = {
	{"name", &record_line, FIELD_REQUIRED, OFFSET(name), NULL,
		"Fight for Daylight", 0},
	{"url", &record_url, FIELD_OPTIONAL, OFFSET(organization_url), NULL,
		"https://daylight.example", 0},
	{"logo", &sitetypes_logo, FIELD_OPTIONAL, OFFSET(logo), NULL,
		"logo.svg", OFFSET(logo_at)},
	{"address", &record_text, FIELD_OPTIONAL, OFFSET(address), NULL,
		"\"1 Main Street, Springfield\"", 0},
	{0},
};

static const struct record_fields organization_table = {
	.what = "the organization",
	.fields = organization_fields,
};

static const struct record_range feed_range = {1, SITEFILE_MAX_FEED_ITEMS};

static const struct field feed_fields[] = {
	{"items", &record_number, FIELD_OPTIONAL, OFFSET(feed_items),
		&feed_range, "30", 0},
	{"full-text", &record_yes, FIELD_OPTIONAL, OFFSET(feed_full_text), NULL,
		"yes", 0},
	{0},
};

static const struct record_fields feed_table = {
	.what = "the feeds", .fields = feed_fields};

static const struct field publish_fields[] = {
	{"on-save", &record_yes, FIELD_OPTIONAL, OFFSET(publish_on_save), NULL,
		"no", 0},
	{0},
};

static const struct record_fields publish_table = {
	.what = "publishing", .fields = publish_fields};

/* The table of a record that fills the site itself has offset 0. */
static const struct field site_fields[] = {
	{"newsroom", &sitetypes_newsroom, FIELD_OPTIONAL, OFFSET(newsroom),
		NULL, NULL, 0},
	{"repository", &sitetypes_repository, FIELD_OPTIONAL,
		OFFSET(repository_is_public), NULL, "private", 0},
	{"organization", &record_inside, FIELD_REQUIRED, 0, &organization_table,
		"{name: Fight for Daylight}", 0},
	{"url", &sitetypes_url, FIELD_REQUIRED, OFFSET(url), NULL,
		"https://press.daylight.example/", 0},
	{"zone", &record_zone, FIELD_REQUIRED, OFFSET(zone), NULL,
		"America/New_York", 0},
	{"language", &record_language, FIELD_OPTIONAL, OFFSET(language), NULL,
		"en", 0},
	{"contacts", &sitetypes_contacts, FIELD_OPTIONAL, 0, NULL, NULL, 0},
	{"boilerplates", &sitetypes_boilerplates, FIELD_OPTIONAL, 0, NULL, NULL,
		0},
	{"topics", &sitetypes_topics, FIELD_OPTIONAL, 0, NULL, NULL, 0},
	{"feeds", &record_inside, FIELD_OPTIONAL, 0, &feed_table, NULL, 0},
	{"publish", &record_inside, FIELD_OPTIONAL, 0, &publish_table, NULL, 0},
	{"mail", &sitemail_type, FIELD_OPTIONAL, OFFSET(has_mail), NULL, NULL,
		0},
	{"lists", &sitemail_lists, FIELD_OPTIONAL, 0, NULL, NULL, 0},
	{"state", &sitetypes_state, FIELD_OPTIONAL, 0, NULL, "sqlite", 0},
	{0},
};

static const struct record_synonym synonyms[] = {
	{"organisation", "organization"},
	{"name", "organization.name"},
	{"title", "organization.name"},
	{"logo", "organization.logo"},
	{"address", "organization.address"},
	{"timezone", "zone"},
	{"time-zone", "zone"},
	{"tz", "zone"},
	{"lang", "language"},
	{"contact", "contacts"},
	{"boilerplate", "boilerplates"},
	{"topic", "topics"},
	{"feed", "feeds"},
	{"base-url", "url"},
	{"domain", "url"},
	{"id", "newsroom"},
	{NULL, NULL},
};

static const struct record_fields site_table = {
	.what = "site.yaml",
	.fields = site_fields,
	.synonyms = synonyms,
	.consequence = "Until this is mended nothing is published.",
};

/* The zone is read first: times in other fields are meant in it. */
static void read_zone(struct reading *r, const struct node *root)
{
	const struct node *zone = node_get(root, "zone");

	if (zone && zone->kind == NODE_TEXT && !zone->is_broken)
		r->times.house = zone_get(r->times.zones, zone->text);
}

/* A newsroom without a number of its own: one made of its address. */
static void warn_newsroom(struct reading *r, const struct site *site)
{
	char uuid[HASH_UUID_LEN + 1];
	struct span start = source_span(site->src, 0, 0);
	struct diag diag = {
		.level = DIAG_WARNING,
		.id = "newsroom-missing",
		.at = start,
		.text = STR("The field \"newsroom\" is missing. It tells this "
			    "newsroom from others, wherever it moves."),
		.help = STR("Without it releases are told apart by \"url\", "
			    "and all of them look new when that changes."),
		.brief = STR("field \"newsroom\" is missing"),
	};

	if (!site->url.len || !hash_uuid5(uuid, HASH_SPACE_URL, site->url))
		return;
	diag.hint = STR("Add the line below.");
	diag.brief_hint =
		arena_format(r->d->arena, "add \"newsroom: %s\"", uuid);
	diag.edit = (struct diag_edit){
		start, arena_format(r->d->arena, "newsroom: %s\n", uuid)};
	diag_add(r->d, &diag);
}

static void set_defaults(struct site *site, struct source *src)
{
	*site = (struct site){
		.src = src,
		.language = STR("en"),
		.feed_items = SITEFILE_FEED_ITEMS,
		.feed_full_text = true,
	};
}

/* All but the checks of mends, which read the file with this. */
static bool read_once(struct reading *r, struct source *src, struct site *out)
{
	struct span all = source_span(src, 0, src->size);
	struct diags before = *r->d;
	const struct node *root;
	bool ok;

	set_defaults(out, src);
	ok = node_read(r->d, r->arena, all, &root);
	if (!root && !ok)
		return false;
	if (!sitesecret_check(r->d, root)) {
		/* Other findings would show its line: they come next time. */
		diags_restore(r->d, &before);
		return sitesecret_check(r->d, root);
	}
	read_zone(r, root);
	ok = record_read(r, &site_table, root, source_span(src, 0, 0), out) &&
	     ok;
	if (!node_get(root, "newsroom"))
		warn_newsroom(r, out);
	siteexamples_check(r->d, root);
	return ok;
}

static void read_again(
	void *context, struct diags *d, struct arena *arena, struct source *src)
{
	struct reading r = *(const struct reading *)context;
	struct site site;

	r.d = d;
	r.arena = arena;
	read_once(&r, src, &site);
}

bool sitefile_read(struct reading *r, struct source *src, struct site *out)
{
	size_t first = r->d->count;
	bool ok = read_once(r, src, out);

	mend_verify(r->d, first, src, read_again, r);
	return ok;
}
