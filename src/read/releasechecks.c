#include "read/releasechecks.h"

#include "base/nearest.h"
#include "model/route.h"
#include "read/contactfields.h"
#include "read/correctionfields.h"
#include "read/doubts.h"
#include "read/fields.h"
#include "read/releasedraft.h"
#include "read/releasefields.h"

/* Whether the front matter has `key`, even with a value that is refused. */
static bool is_said(const struct releasedraft *draft, const char *key)
{
	return draft->front && fields_said(draft->front, key);
}

/* A misspelt or foreign word for `ours` was reported as such already. */
static bool means(struct str key, const char *ours)
{
	const struct record_synonym *row;
	const char *const known[] = {ours};

	for (row = releasefields_record.synonyms; row->theirs; row++)
		if (!strcmp(row->ours, ours) &&
			str_equal_nocase(key, str_from(row->theirs)))
			return true;
	return nearest_word(key, known, 1) != NULL;
}

static bool is_nearly_said(const struct releasedraft *draft, const char *key)
{
	size_t i;

	if (is_said(draft, key))
		return true;
	for (i = 0; draft->front && i < draft->front->count; i++)
		if (!str_equal_z(draft->front->pairs[i].key, key) &&
			means(draft->front->pairs[i].key, key))
			return true;
	return false;
}

/* The place of a key whose value is empty, else of the front matter. */
static struct span place_of_missing(
	const struct releasedraft *draft, const char *key)
{
	size_t i;

	for (i = 0; draft->front && i < draft->front->count; i++)
		if (str_equal_z(draft->front->pairs[i].key, key))
			return draft->front->pairs[i].key_at;
	if (draft->front && draft->front->count)
		return draft->front->pairs[0].key_at;
	return draft->front_at;
}

static bool has_key(const struct releasedraft *draft, const char *key)
{
	size_t i;

	for (i = 0; draft->front && i < draft->front->count; i++)
		if (str_equal_z(draft->front->pairs[i].key, key))
			return true;
	return false;
}

/* Somebody meant to write a time there: it is not the original's. */
static void refuse_empty(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "embargo-unsaid",
			.at = place_of_missing(draft, "embargo"),
			.text = STR("This translation does not say when it "
				    "may go out."),
			.help = STR("Leave the line out if it goes out with "
				    "its original, or give the same time. "
				    "Until then the translation is held "
				    "back."),
			.brief = STR("the embargo is empty; leave the line out "
				     "if it is the original's")});
}

static void check_embargo_said(const struct releasedraft *draft)
{
	if (draft->release.embargo.kind != EMBARGO_UNSAID ||
		is_nearly_said(draft, "embargo"))
		return;
	if (is_said(draft, "translation-of")) {
		if (has_key(draft, "embargo"))
			refuse_empty(draft);
		return;
	}
	diag_add(draft->in->d,
		&(struct diag){.id = "embargo-unsaid",
			.at = place_of_missing(draft, "embargo"),
			.text = STR("This release does not say when it may go "
				    "out."),
			.help = STR("Say `embargo: none` if it may go out at "
				    "once, or give the time, as in `embargo: "
				    "2026-12-01 09:00`. Until then the release "
				    "is held back."),
			.brief = STR("no embargo; say `embargo: none` if it "
				     "may go out at once")});
}

static void refuse_without_date(const struct releasedraft *draft)
{
	struct diags *d = draft->in->d;
	struct civil today = instant_to_civil(draft->in->now);

	diag_add(d,
		&(struct diag){.id = "date-missing",
			.at = place_of_missing(draft, "date"),
			.text = STR("This release may go out at once, but has "
				    "no date."),
			.help = arena_format(d->arena,
				"Write the date that stands on it, as in: "
				"date: %04d-%02d-%02d",
				(int)today.year, today.month, today.day),
			.brief = STR("no date; a release with `embargo: none` "
				     "needs one")});
}

/*
 * The release's own date as its embargo. A bare date says no hour, so the
 * line is one to choose, not one to put in unseen.
 */
static void offer_embargo(const struct releasedraft *draft, struct diag *to)
{
	const struct release *release = &draft->release;
	struct str date = release->date.text;

	to->mended = arena_format(draft->in->d->arena, "embargo: %.*s%s",
		STR_ARG(date), release->date.is_date ? " 09:00" : "");
	if (release->date.is_date || !release->embargo_at.src)
		return;
	to->hint = STR("Did you mean an embargo?");
	to->brief_hint = STR("did you mean an embargo?");
	to->edit = (struct diag_edit){release->embargo_at, date};
}

static void refuse_future_date(const struct releasedraft *draft)
{
	const struct release *release = &draft->release;
	struct diag finding = {
		.id = "date-future",
		.at = draft->date_at,
		.other = release->embargo_at,
		.text = STR("This date is still to come, and `embargo: none` "
			    "says that the release may go out at once."),
		.help = STR("If it is to wait, write the time as its "
			    "embargo instead:"),
		.brief = STR("date in the future with `embargo: none`; write "
			     "the time as `embargo`"),
	};

	if (release->date.text.len)
		offer_embargo(draft, &finding);
	diag_add(draft->in->d, &finding);
}

/*
 * A misspelt `embargo` is read to find more mistakes, but says nothing: what
 * was meant is a guess, and nobody may wait for a guess.
 */
static void forget_guessed_embargo(struct releasedraft *draft)
{
	if (!is_said(draft, "embargo"))
		draft->release.embargo = (struct embargo){0};
}

static void check_date(struct releasedraft *draft)
{
	struct release *release = &draft->release;

	release->has_date = release->date.zone != NULL;
	if (release->embargo.kind != EMBARGO_NONE ||
		is_said(draft, "translation-of"))
		return;
	if (!release->has_date && !is_nearly_said(draft, "date"))
		refuse_without_date(draft);
	if (release->has_date && release->date.at.utc > draft->in->now.utc)
		refuse_future_date(draft);
}

static void refuse_half_withdrawn(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "withdrawn-missing",
			.at = draft->status_at,
			.text = STR("This release is withdrawn, and it is not "
				    "said when and why."),
			.help = STR("Add a line: withdrawn: {at: 2026-12-02 "
				    "09:00, reason: \"...\"}"),
			.brief = STR("withdrawn without `withdrawn`; say when "
				     "and why")});
}

static void refuse_wrong_status(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "withdrawn-status",
			.at = place_of_missing(draft, "withdrawn"),
			.text = STR("It is said when and why this release was "
				    "withdrawn, but not that it is."),
			.help = STR("Write `status: withdrawn`, or take "
				    "`withdrawn` out."),
			.brief = STR("`withdrawn` without `status: withdrawn`; "
				     "write both or none")});
}

static void refuse_future_withdrawal(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "withdrawn-future",
			.at = place_of_missing(draft, "withdrawn"),
			.text = STR("A release cannot have been withdrawn at a "
				    "time that is still to come."),
			.help = STR("Write the time at which it was "
				    "withdrawn."),
			.brief = STR("`withdrawn` is in the future; write when "
				     "it was withdrawn")});
}

static void check_withdrawn(struct releasedraft *draft)
{
	struct release *release = &draft->release;
	bool is_withdrawn = release->status == STATUS_WITHDRAWN;

	release->has_withdrawn = release->withdrawn_at.zone != NULL;
	if (is_withdrawn && !is_nearly_said(draft, "withdrawn"))
		refuse_half_withdrawn(draft);
	if (release->has_withdrawn && !is_withdrawn)
		refuse_wrong_status(draft);
	if (release->has_withdrawn &&
		release->withdrawn_at.at.utc > draft->in->now.utc)
		refuse_future_withdrawal(draft);
}

static void warn_without_event(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "event-missing",
			.at = place_of_missing(draft, "kind"),
			.text = STR("An advisory invites to something, and it "
				    "is not said when and where."),
			.help = STR("Add a line: event: {start: 2026-12-03 "
				    "10:00, place: City hall}"),
			.brief = STR("advisory without `event`; say when and "
				     "where")});
}

static void refuse_end(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "event-end",
			.at = place_of_missing(draft, "event"),
			.text = STR("This event ends before it starts."),
			.help = STR("Look at `start` and `end` again; both "
				    "take a date and a time."),
			.brief = STR("event ends before it starts; mend "
				     "`start` or `end`")});
}

static void warn_late(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "event-late",
			.at = draft->release.embargo_at,
			.other = place_of_missing(draft, "event"),
			.text = STR("This release goes out after the event "
				    "that it announces has begun."),
			.help = STR("Let the embargo end earlier, or look at "
				    "the time of the event."),
			.brief = STR("embargo ends after the event starts; "
				     "mend one of the two")});
}

static void check_event(struct releasedraft *draft)
{
	struct event *event = &draft->event;
	struct instant r;

	if (draft->release.kind == KIND_ADVISORY &&
		!is_nearly_said(draft, "event"))
		warn_without_event(draft);
	if (!event->start.zone)
		return;
	draft->release.event = arena_alloc(draft->in->arena, sizeof(*event));
	*draft->release.event = *event;
	if (event->end.zone && event->end.at.utc < event->start.at.utc)
		refuse_end(draft);
	if (draft->release.embargo.kind == EMBARGO_UNTIL &&
		release_instant(&draft->release, &r) &&
		r.utc > event->start.at.utc)
		warn_late(draft);
}

static void refuse_reserved_slug(const struct releasedraft *draft)
{
	struct diags *d = draft->in->d;
	const struct release *release = &draft->release;

	diag_add(d,
		&(struct diag){.id = "slug-reserved",
			.at = release->slug_at.src
				      ? release->slug_at
				      : place_of_missing(draft, "slug"),
			.text = arena_format(d->arena,
				"The address \"%.*s\" is needed for a page of "
				"the site itself.",
				STR_ARG(release->slug)),
			.help = STR("Write another one, as in: slug: "
				    "breach-reports"),
			.brief = arena_format(d->arena,
				"slug \"%.*s\" is taken by the site; choose "
				"another",
				STR_ARG(release->slug))});
}

static void refuse_without_slug(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "slug-missing",
			.at = place_of_missing(draft, "slug"),
			.text = STR("I cannot make an address of the name of "
				    "this file: it has none of the letters a-z "
				    "and no digit besides its date."),
			.help = STR("Write one, as in: slug: breach-reports"),
			.brief = STR("no slug; write one, as in `slug: "
				     "breach-reports`")});
}

/* The last part of the folder, or of the path, says the slug. */
static struct str name_of(const struct releasedraft *draft)
{
	struct str path = draft->release.folder.len ? draft->release.folder
						    : draft->release.path;
	struct str folder = route_folder(path);

	return str_slice(path, folder.len, path.len);
}

static void check_slug(const struct releasedraft *draft)
{
	if (is_said(draft, "slug") && !draft->release.slug_at.src)
		return;
	if (!draft->release.slug.len)
		refuse_without_slug(draft);
	else if (route_is_reserved_slug(draft->release.slug))
		refuse_reserved_slug(draft);
}

static void fill_slug(struct releasedraft *draft)
{
	struct release *release = &draft->release;

	if (!release->slug.len)
		release->slug = release_slug_from_name(
			draft->in->arena, name_of(draft));
}

/* UUIDv5 of the newsroom, else of the site's address, and the slug. */
static void fill_id(struct releasedraft *draft)
{
	struct release *release = &draft->release;
	const struct site *site = draft->in->site;
	char space[HASH_UUID_LEN + 1], uuid[HASH_UUID_LEN + 1];

	if (release->id.len)
		return;
	if (!hash_uuid5(uuid, site->newsroom, release->slug) &&
		(!hash_uuid5(space, HASH_SPACE_URL, site->url) ||
			!hash_uuid5(uuid, str_from(space), release->slug)))
		return;
	release->id = arena_format(draft->in->arena, "urn:uuid:%s", uuid);
}

static void refuse_without_contact(const struct releasedraft *draft)
{
	diag_add(draft->in->d,
		&(struct diag){.id = "contact-none",
			.at = place_of_missing(draft, "contact"),
			.text = STR("This release names nobody whom a reporter "
				    "can call."),
			.help = STR("Write one, as in `contact: {name: Press "
				    "desk, email: press@daylight.example}`, or "
				    "name a default under `contacts` in "
				    "site.yaml."),
			.brief = STR("no contact here and no default in "
				     "site.yaml; name one")});
}

static void fill_contacts(struct releasedraft *draft)
{
	struct release *release = &draft->release;

	if (is_said(draft, "contact") || release->contacts.count)
		return;
	contactfields_use_default(&draft->reading, &release->contacts);
	if (!release->contacts.count && !is_nearly_said(draft, "contact"))
		refuse_without_contact(draft);
}

/* An empty list, written as [], means none. */
static void fill_boilerplates(struct releasedraft *draft)
{
	const struct site *site = draft->in->site;
	struct str_list *texts = &draft->release.boilerplates;
	const struct boilerplate *boilerplate;
	size_t i;

	if (is_said(draft, "boilerplate") || texts->count)
		return;
	for (i = 0; i < site->default_boilerplates.count; i++) {
		boilerplate = site_boilerplate(
			site, site->default_boilerplates.items[i]);
		if (boilerplate)
			arena_push(draft->in->arena, texts, boilerplate->text);
	}
}

void releasechecks_name(struct releasedraft *draft)
{
	fill_slug(draft);
	fill_id(draft);
}

void releasechecks_run(struct releasedraft *draft)
{
	releasechecks_name(draft);
	check_slug(draft);
	if (!draft->release.language.len)
		draft->release.language = draft->in->site->language;
	fill_contacts(draft);
	fill_boilerplates(draft);
	check_embargo_said(draft);
	check_date(draft);
	check_withdrawn(draft);
	check_event(draft);
	doubts_embargo(draft);
	correctionfields_finish(draft);
	forget_guessed_embargo(draft);
}
