#include "read/releasetypes.h"

#include "base/utf8.h"
#include "model/route.h"
#include "model/site.h"
#include "read/fields.h"
#include "read/releasefile.h"

static void warn_long(struct reading *r, struct span at, size_t count)
{
	struct arena *arena = r->d->arena;

	diag_add(r->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "headline-long",
			.at = at,
			.text = arena_format(arena,
				"This headline has %zu characters; over %d it "
				"is cut off in many places.",
				count, RELEASEFILE_MAX_HEADLINE),
			.help = STR("Say the news in fewer words, and the rest "
				    "in `subhead`."),
			.brief = arena_format(arena,
				"headline of %zu characters; %d are enough",
				count, RELEASEFILE_MAX_HEADLINE)});
}

static bool read_headline(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str *headline = to;
	size_t count;

	if (!record_line.read(r, field, value, headline))
		return false;
	count = utf8_count(*headline);
	if (count > RELEASEFILE_MAX_HEADLINE)
		warn_long(r, value->at, count);
	return true;
}

const struct record_type releasetypes_headline = {"one line", read_headline};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* RFC 3986 3: scheme ":" and then anything but spaces and what is no URI. */
static bool is_uri(struct str s)
{
	size_t colon = str_find_char(s, ':'), i;

	if (colon == STR_NONE || colon == 0 || colon + 1 >= s.len ||
		s.len > RELEASEFILE_MAX_ID || !is_letter(s.ptr[0]))
		return false;
	for (i = 1; i < colon; i++)
		if (!is_letter(s.ptr[i]) &&
			!(s.ptr[i] >= '0' && s.ptr[i] <= '9') &&
			!memchr("+-.", s.ptr[i], 3))
			return false;
	for (; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] >= 127 ||
			memchr("\"<>\\^`{|}", s.ptr[i], 9))
			return false;
	return true;
}

static bool read_id(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str *id = to;

	if (!fields_is_text(r, value, field->example))
		return false;
	if (is_uri(value->text)) {
		*id = arena_str(r->arena, value->text);
		return true;
	}
	return diag_add(r->d,
		&(struct diag){.id = "id-uri",
			.at = value->at,
			.text = STR("The id of a release is an address that "
				    "never changes."),
			.help = STR("Write it as `urn:uuid:` and a UUID, or "
				    "leave the line out: then I make one of "
				    "the release's slug."),
			.brief = STR("`id` should be as in `urn:uuid:3f0c...`; "
				     "or leave it out")});
}

const struct record_type releasetypes_id = {
	"an address that never changes, as urn:uuid:...", read_id};

/* Why the part of an address between two "/" cannot be, or NULL. */
static const char *part_problem(struct str part)
{
	size_t i;

	if (!part.len)
		return "two / follow one another";
	if (part.ptr[0] == '.')
		return "a part of it begins with a dot";
	if (part.len > RELEASEFILE_MAX_PART)
		return "a part of it is too long for the name of a file";
	for (i = 0; i < part.len; i++) {
		if ((unsigned char)part.ptr[i] < 32 || part.ptr[i] == 127)
			return "it holds a control character";
		if (memchr("?#%\\", part.ptr[i], 4))
			return "it holds one of ? # % \\, which no file of a "
			       "web server can answer";
	}
	return NULL;
}

/* Files that every folder of the site may have: none is a folder. */
static bool is_page_file(struct str part)
{
	static const char *const names[] = {"404.html", "style.css", "feed.css",
		"robots.txt", "corrections.xml", "feed.xml", "atom.xml",
		"feed.json", "dateline.json"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_equal_nocase(part, str_from(names[i])))
			return true;
	return route_is_reserved_file(part) ||
	       (str_starts_with(part, STR("sitemap")) &&
		       str_ends_with(part, STR(".xml")));
}

static const char *address_problem(struct str address)
{
	struct str part;
	const char *why;
	bool ends_as_folder = str_ends_with(address, STR("/")), is_folder;
	size_t count = 0;

	if (str_find(address, STR("://")) != STR_NONE)
		return "it names a site, and only addresses on this one can "
		       "be kept";
	if (address.len > RELEASEFILE_MAX_ADDRESS)
		return "it is too long";
	if (str_starts_with(address, STR("/")))
		address = str_slice(address, 1, address.len);
	if (ends_as_folder && address.len)
		address.len--;
	while (str_next(&address, '/', &part)) {
		if (++count > RELEASEFILE_MAX_PARTS)
			return "it has too many parts";
		is_folder = address.len || ends_as_folder ||
			    str_find_char(part, '.') == STR_NONE;
		if (is_folder && is_page_file(part))
			return "a part of it has the name of a file of the "
			       "site";
		why = part_problem(part);
		if (why)
			return why;
	}
	return NULL;
}

static bool refuse_address(
	struct reading *r, const struct node *item, const char *why)
{
	return diag_add(r->d,
		&(struct diag){.id = "was-at",
			.at = item->at,
			.text = arena_format(r->d->arena,
				"This old address cannot be kept: %s.", why),
			.help = STR("Write what stood behind the name of the "
				    "site, as in: was-at: [news/2020/results]"),
			.brief = arena_format(r->d->arena,
				"old address: %s; write it as in "
				"news/2020/results",
				why)});
}

static bool refuse_many_addresses(struct reading *r, const struct node *value)
{
	return diag_add(r->d,
		&(struct diag){.id = "was-at-many",
			.at = value->at,
			.text = arena_format(r->d->arena,
				"A release keeps at most %d old addresses.",
				RELEASEFILE_MAX_WAS_AT),
			.help = STR("Leave out those that nobody uses."),
			.brief = arena_format(r->d->arena,
				"more than %d old addresses",
				RELEASEFILE_MAX_WAS_AT)});
}

static bool keep_address(
	struct reading *r, const struct node *item, struct str_list *list)
{
	struct str address = item->text;
	const char *why = address_problem(address);

	if (why)
		return refuse_address(r, item, why);
	if (address.ptr[0] == '/')
		address = str_slice(address, 1, address.len);
	arena_push(r->arena, list, arena_str(r->arena, address));
	return true;
}

static bool read_was_at(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	size_t i, count = fields_count(value);
	bool ok = true;

	if (count > RELEASEFILE_MAX_WAS_AT)
		return refuse_many_addresses(r, value);
	for (i = 0; i < count; i++) {
		const struct node *item = fields_item(value, i);

		ok &= fields_is_text(r, item, field->example) &&
		      keep_address(r, item, to);
	}
	return ok;
}

const struct record_type releasetypes_was_at = {
	"a list of old addresses", read_was_at};

static bool refuse_topic(struct reading *r, const struct node *item)
{
	struct arena *arena = r->d->arena;

	return diag_add(r->d,
		&(struct diag){.id = "topic-slug",
			.at = item->at,
			.text = arena_format(arena,
				"I cannot make an address of the topic "
				"\"%.*s\": it has none of the letters a-z and "
				"no digit.",
				STR_ARG(item->text)),
			.help = arena_format(arena,
				"Add it to site.yaml under a short name, and "
				"write that name here: topics: {privacy: "
				"{name: \"%.*s\"}}",
				STR_ARG(item->text)),
			.brief = arena_format(arena,
				"topic \"%.*s\" gives no address; add it to "
				"`topics` of site.yaml",
				STR_ARG(item->text))});
}

static void warn_comma(
	struct reading *r, const struct node *value, const struct field *field)
{
	struct arena *arena = r->d->arena;
	struct str list = arena_format(arena, "[%.*s]", STR_ARG(value->text));

	diag_add(r->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "topic-comma",
			.at = value->at,
			.text = STR("I read this as one topic with a comma in "
				    "its name."),
			.brief = arena_format(arena,
				"one topic with a comma; a list is written as "
				"in `%s: [a, b]`",
				field->name),
			.hint = STR("Did you mean a list?"),
			.brief_hint = STR("did you mean a list?"),
			.edit = {value->at, list}});
}

/* The slug of a topic: of site.yaml by key or shown name, else its words. */
static struct str topic_slug(struct reading *r, struct str text)
{
	const struct site *site = r->site;
	size_t i;

	if (site_topic(site, text))
		return site_topic(site, text)->slug;
	for (i = 0; i < site->topic_count; i++)
		if (str_equal(site->topics[i].name, text))
			return site->topics[i].slug;
	return release_slug_from_text(r->arena, text);
}

static bool has_topic(const struct topic *topics, size_t count, struct str slug)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_equal(topics[i].slug, slug))
			return true;
	return false;
}

static bool refuse_many_topics(struct reading *r, const struct node *value)
{
	return diag_add(r->d,
		&(struct diag){.id = "topics-many",
			.at = value->at,
			.text = arena_format(r->d->arena,
				"A release has at most %d topics.",
				RELEASEFILE_MAX_TOPICS),
			.help = STR("Keep those that somebody would look for."),
			.brief =
				arena_format(r->d->arena, "more than %d topics",
					RELEASEFILE_MAX_TOPICS)});
}

static bool read_topics(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct release *release = to;
	size_t i, count = fields_count(value);
	struct topic *topics = arena_array(r->arena, count, sizeof(*topics));
	bool ok = true;

	if (count > RELEASEFILE_MAX_TOPICS)
		return refuse_many_topics(r, value);
	if (value->kind == NODE_TEXT && value->style == NODE_PLAIN &&
		str_find_char(value->text, ',') != STR_NONE)
		warn_comma(r, value, field);
	release->topics = topics;
	for (i = 0; i < count; i++) {
		const struct node *item = fields_item(value, i);
		struct str slug, text;

		if (!fields_is_text(r, item, "privacy") ||
			!record_line.read(r, field, item, &text)) {
			ok = false;
			continue;
		}
		slug = topic_slug(r, text);
		if (!slug.len)
			ok = refuse_topic(r, item);
		else if (!has_topic(topics, release->topic_count, slug))
			topics[release->topic_count++] =
				(struct topic){slug, text};
	}
	return ok;
}

const struct record_type releasetypes_topics = {
	"a list of topics", read_topics};

/* A text that could be nothing but the name of a boilerplate. */
static bool looks_like_key(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (text.ptr[i] == ' ' || text.ptr[i] == '\n')
			return false;
	return true;
}

static bool refuse_boilerplate(struct reading *r, const struct node *item)
{
	const struct site *site = r->site;
	struct str *known = arena_array(
		r->d->arena, site->boilerplate_count, sizeof(*known));
	size_t i;

	for (i = 0; i < site->boilerplate_count; i++)
		known[i] = site->boilerplates[i].key;
	return fields_refuse_unknown(
		r, &(struct fields_choice){.id = "boilerplate-unknown",
			   .what = "boilerplate",
			   .where = "in site.yaml",
			   .typed = item,
			   .known = known,
			   .known_count = site->boilerplate_count});
}

static bool read_boilerplate(struct reading *r, const struct field *field,
	const struct node *item, struct str_list *texts)
{
	const struct boilerplate *boilerplate;
	struct str text;

	if (!fields_is_text(r, item, field->example))
		return false;
	boilerplate = site_boilerplate(r->site, item->text);
	if (boilerplate) {
		arena_push(r->arena, texts, boilerplate->text);
		return true;
	}
	if (looks_like_key(item->text))
		return refuse_boilerplate(r, item);
	if (!record_text.read(r, field, item, &text))
		return false;
	arena_push(r->arena, texts, text);
	return true;
}

static bool read_boilerplates(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	size_t i;
	bool ok = true;

	for (i = 0; i < fields_count(value); i++)
		ok &= read_boilerplate(r, field, fields_item(value, i), to);
	return ok;
}

const struct record_type releasetypes_boilerplates = {
	"names of boilerplates in site.yaml, or a text", read_boilerplates};

static bool read_end_mark(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	static const char *const marks[] = {"###", "-30-", "ENDS"};
	struct str *mark = to;
	size_t i;

	/* To YAML, ### without quotation marks is a remark: what is meant. */
	if (!fields_count(value))
		return true;
	if (!fields_is_text(r, value, field->example))
		return false;
	if (str_equal_nocase(value->text, STR("none"))) {
		*mark = STR("");
		return true;
	}
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (str_equal_nocase(value->text, str_from(marks[i]))) {
			*mark = str_from(marks[i]);
			return true;
		}
	}
	return diag_add(r->d,
		&(struct diag){.id = "end-mark",
			.at = value->at,
			.text = STR("I know three marks for the end of a "
				    "release."),
			.help = STR("Write one of: end-mark: \"###\", "
				    "end-mark: \"-30-\", end-mark: ENDS, or "
				    "end-mark: none"),
			.brief = STR("`end-mark` should be \"###\", \"-30-\", "
				     "ENDS or none")});
}

const struct record_type releasetypes_end_mark = {
	"\"###\", \"-30-\", ENDS or none", read_end_mark};

static bool read_extra(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct release *release = to;
	struct extra *extras;
	bool ok = true;
	size_t i;

	if (value->kind != NODE_RECORD)
		return fields_count(value) == 0 ||
		       diag_add(r->d,
			       &(struct diag){.id = "extra-shape",
				       .at = value->at,
				       .text = STR("`extra` holds names and "
						   "texts for your own "
						   "templates."),
				       .help = STR("Write, for example: extra: "
						   "{hashtag: daylight}"),
				       .brief = STR("`extra` is written as "
						    "{name: text}")});
	extras = arena_array(r->arena, value->count, sizeof(*extras));
	release->extras = extras;
	for (i = 0; i < value->count; i++) {
		const struct node_pair *pair = &value->pairs[i];
		struct extra *extra = &extras[release->extra_count];

		if (!record_text.read(r, field, pair->value, &extra->text)) {
			ok = false;
			continue;
		}
		extra->name = arena_str(r->arena, pair->key);
		release->extra_count++;
	}
	return ok;
}

const struct record_type releasetypes_extra = {
	"names and texts for your own templates", read_extra};
