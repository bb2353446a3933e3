#include "read/doubts.h"

#include "base/instant_form.h"
#include "read/fields.h"
#include "read/releasedraft.h"

enum { DAY_S = 24 * 3600 };

/* Whether a weekday stands beside the date: it was compared with it. */
static bool has_weekday(struct str time)
{
	struct instant_form form;

	return instant_form_read(str_trim(time), &form) &&
	       form.weekday != INSTANT_NO_WEEKDAY;
}

/* An embargo with fields keeps them: there, no line takes its place. */
static struct str line_of(const struct releasedraft *draft, const char *day)
{
	const struct release *release = &draft->release;
	struct str time = release->embargo.until.text;

	if (release->embargo_at.len > time.len + 2)
		return (struct str){0};
	return arena_format(
		draft->in->d->arena, "embargo: %s %.*s", day, STR_ARG(time));
}

static void warn_far(const struct releasedraft *draft)
{
	const struct release *release = &draft->release;
	const struct moment *until = &release->embargo.until;
	struct arena *arena = draft->in->d->arena;
	const char *day = instant_weekday_name(instant_weekday(until->civil));

	diag_add(draft->in->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "embargo-far",
			.at = release->embargo_at,
			.text = arena_format(arena,
				"This embargo ends on a %s in %d, more than a "
				"year from now. Is the year right?",
				day, (int)until->civil.year),
			.help = STR("If it is, write the weekday before it, "
				    "and I will not ask again."),
			.brief = arena_format(arena,
				"embargo ends in %d; is the year right?",
				(int)until->civil.year),
			.mended = line_of(draft, day)});
}

void doubts_embargo(const struct releasedraft *draft)
{
	const struct embargo *embargo = &draft->release.embargo;
	int64_t most =
		draft->in->now.utc + (int64_t)DOUBTS_MAX_EMBARGO_DAYS * DAY_S;

	if (embargo->kind == EMBARGO_UNTIL && !embargo->is_lifted &&
		embargo->until.at.utc > most &&
		!has_weekday(embargo->until.text))
		warn_far(draft);
}

/* Names that stand in templates, and domains kept for examples (RFC 2606 3). */
static const char *const example_names[] = {"Jane Doe", "John Doe", "Your name",
	"Name Surname", "First Last", "Firstname Lastname", "Erika Mustermann",
	"Max Mustermann", NULL};
static const char *const example_domains[] = {
	"@example.com", "@example.org", "@example.net", NULL};

static bool is_example_name(struct str name)
{
	size_t i;

	for (i = 0; example_names[i]; i++)
		if (str_equal_nocase(name, str_from(example_names[i])))
			return true;
	return false;
}

static bool ends_with(struct str text, struct str end)
{
	return text.len >= end.len &&
	       str_equal_nocase(
		       str_slice(text, text.len - end.len, text.len), end);
}

/* "news.example.org" of "https://news.example.org/". */
static struct str host_of(struct str url)
{
	struct str scheme, empty, host = STR("");

	if (str_next(&url, '/', &scheme) && str_next(&url, '/', &empty))
		str_next(&url, '/', &host);
	return host;
}

/* A newsroom that lives at an example's address has its people there. */
static bool is_at_home(const struct site *site, struct str domain)
{
	struct str host = site ? host_of(site->url) : STR("");

	return ends_with(host, domain) &&
	       (host.len == domain.len ||
		       host.ptr[host.len - domain.len - 1] == '.');
}

static bool is_example_email(const struct site *site, struct str email)
{
	struct str domain;
	size_t i;

	for (i = 0; example_domains[i]; i++) {
		domain = str_from(example_domains[i]);
		if (email.len > domain.len && ends_with(email, domain))
			return !is_at_home(
				site, str_slice(domain, 1, domain.len));
	}
	return false;
}

static void warn_example(struct reading *r, struct span at, struct str value)
{

	diag_add(r->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "contact-example",
			.at = at,
			.text = arena_format(r->d->arena,
				"\"%.*s\" comes from an example. Is this whom "
				"reporters should reach?",
				STR_ARG(value)),
			.help = STR("Write who answers at your house."),
			.brief = arena_format(r->d->arena,
				"\"%.*s\" comes from an example; write who "
				"answers",
				STR_ARG(value))});
}

/* "+" or, as much of the world dials it, "00". */
static bool has_country(struct str phone)
{
	return str_starts_with(phone, STR("+")) ||
	       str_starts_with(phone, STR("(+")) ||
	       str_starts_with(phone, STR("00"));
}

static void note_country(struct reading *r, const struct node *node)
{
	diag_add(r->d,
		&(struct diag){.level = DIAG_NOTE,
			.id = "phone-country",
			.at = fields_place(node, "phone"),
			.text = STR("This number has no code of a country, so "
				    "reporters abroad may not reach it."),
			.help = STR("With one it begins with \"+\", as in: "
				    "phone: \"+1 555 0100\""),
			.brief = STR("phone number without the code of a "
				     "country, as in \"+1 555 0100\"")});
}

void doubts_contact(struct reading *r, const struct node *node,
	const struct contact *contact)
{
	if (contact->name.len && is_example_name(contact->name))
		warn_example(r, fields_place(node, "name"), contact->name);
	if (contact->email.len && is_example_email(r->site, contact->email))
		warn_example(r, fields_place(node, "email"), contact->email);
	if (contact->phone.len && !has_country(contact->phone))
		note_country(r, node);
}

void doubts_picture(
	struct diags *d, const struct release_file *file, struct span at)
{
	if (file->size <= DOUBTS_MAX_PICTURE_BYTES)
		return;
	diag_add(d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "image-heavy",
			.at = at,
			.text = arena_format(d->arena,
				"The picture \"%.*s\" has %d kB. On a "
				"telephone the page will be slow.",
				STR_ARG(file->name), (int)(file->size / 1000)),
			.help = arena_format(d->arena,
				"Save a smaller one for the page, at most %d "
				"kB, and offer the large one under `media`.",
				DOUBTS_MAX_PICTURE_BYTES / 1000),
			.brief = arena_format(d->arena,
				"picture \"%.*s\" has %d kB; at most %d load "
				"quickly",
				STR_ARG(file->name), (int)(file->size / 1000),
				DOUBTS_MAX_PICTURE_BYTES / 1000)});
}
