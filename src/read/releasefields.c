#include "read/releasefields.h"

#include "read/contactfields.h"
#include "read/correctionfields.h"
#include "read/embargofields.h"
#include "read/filefields.h"
#include "read/releasedraft.h"
#include "read/releasetypes.h"
#include "read/signatoriesfields.h"

/* Rows of records inside of the release, and of the release itself. */
#define INSIDE(member) offsetof(struct release, member)
#define EVENT(member) offsetof(struct event, member)
#define DRAFT(member) offsetof(struct releasedraft, member)
#define RELEASE(member) offsetof(struct releasedraft, release.member)

static const struct record_word_row statuses[] = {
	{"ready", STATUS_READY},
	{"draft", STATUS_DRAFT},
	{"withdrawn", STATUS_WITHDRAWN},
	{NULL, 0},
};

static const struct record_word_row kinds[] = {
	{"release", KIND_RELEASE},
	{"statement", KIND_STATEMENT},
	{"advisory", KIND_ADVISORY},
	{"letter", KIND_LETTER},
	{NULL, 0},
};

static const struct field event_fields[] = {
	{"start", &record_time, FIELD_REQUIRED, EVENT(start), NULL,
		"2026-12-03 10:00", 0},
	{"end", &record_time, FIELD_OPTIONAL, EVENT(end), NULL,
		"2026-12-03 11:30", 0},
	{"place", &record_line, FIELD_OPTIONAL, EVENT(place), NULL,
		"City hall, room 3", 0},
	{"url", &record_url, FIELD_OPTIONAL, EVENT(url), NULL,
		"https://daylight.example/hearing", 0},
	{"accreditation", &record_text, FIELD_OPTIONAL, EVENT(accreditation),
		NULL, "by email until the evening before", 0},
	{0},
};

static const struct record_synonym event_synonyms[] = {
	{"when", "start"},
	{"begin", "start"},
	{"date", "start"},
	{"where", "place"},
	{"location", "place"},
	{"link", "url"},
	{NULL, NULL},
};

static const struct record_fields event_record = {
	.what = "an event",
	.fields = event_fields,
	.synonyms = event_synonyms,
};

static const struct field origin_fields[] = {
	{"organization", &record_line, FIELD_REQUIRED,
		INSIDE(origin_organization), NULL, "Open Ballot Network", 0},
	{"url", &record_url, FIELD_REQUIRED, INSIDE(origin_url), NULL,
		"https://ballot.example/2026/results/", 0},
	{"id", &releasetypes_id, FIELD_OPTIONAL, INSIDE(origin_id), NULL,
		"urn:uuid:3f0c2a1e-...", 0},
	{0},
};

static const struct record_synonym origin_synonyms[] = {
	{"organisation", "organization"},
	{"name", "organization"},
	{"link", "url"},
	{NULL, NULL},
};

static const struct record_fields origin_record = {
	.what = "the origin of a release",
	.fields = origin_fields,
	.synonyms = origin_synonyms,
};

static const struct field withdrawn_fields[] = {
	{"at", &record_date, FIELD_REQUIRED, INSIDE(withdrawn_at), NULL,
		"2026-12-02 09:00", 0},
	{"reason", &record_text, FIELD_REQUIRED, INSIDE(withdrawn_reason), NULL,
		"the figures were wrong", 0},
	{"replaced-by", &record_slug, FIELD_OPTIONAL, INSIDE(replaced_by), NULL,
		"results-corrected", INSIDE(replaced_by_at)},
	{0},
};

static const struct record_synonym withdrawn_synonyms[] = {
	{"date", "at"},
	{"why", "reason"},
	{"replaced_by", "replaced-by"},
	{"replacement", "replaced-by"},
	{NULL, NULL},
};

static const struct record_fields withdrawn_record = {
	.what = "a withdrawal",
	.fields = withdrawn_fields,
	.synonyms = withdrawn_synonyms,
};

static const struct field mail_fields[] = {
	{"lists", &record_lines, FIELD_OPTIONAL, INSIDE(mail_lists), NULL,
		"[press]", 0},
	{"subject", &record_line, FIELD_OPTIONAL, INSIDE(mail_subject), NULL,
		"Eighteen groups ask for the breach reports", 0},
	{"attach", &record_yes, FIELD_OPTIONAL, INSIDE(mail_attach), NULL,
		"yes", 0},
	{0},
};

static const struct record_synonym mail_synonyms[] = {
	{"list", "lists"},
	{"to", "lists"},
	{"attachments", "attach"},
	{NULL, NULL},
};

static const struct record_fields mail_record = {
	.what = "the mail of a release",
	.fields = mail_fields,
	.synonyms = mail_synonyms,
};

static const struct field release_fields[] = {
	{"headline", &releasetypes_headline, FIELD_REQUIRED, RELEASE(headline),
		NULL, "Eighteen groups ask for the breach reports",
		RELEASE(headline_at)},
	{"embargo", &embargofields_type, FIELD_OR_TEXT, RELEASE(embargo),
		&embargofields_record, "2026-12-01 09:00", RELEASE(embargo_at)},
	{"date", &record_date, FIELD_OPTIONAL, RELEASE(date), NULL,
		"2026-12-01", DRAFT(date_at)},
	{"status", &record_word, FIELD_OPTIONAL, RELEASE(status), statuses,
		"draft", DRAFT(status_at)},
	{"contact", &contactfields_type, FIELD_OR_TEXT | FIELD_MANY,
		RELEASE(contacts), &contactfields_of_release, "desk", 0},
	{"signatories", &signatoriesfields_type, FIELD_OR_TEXT | FIELD_MANY,
		RELEASE(signatories), &signatoriesfields_options,
		"[Open Ballot Network, Daylight Lab]", 0},
	{"subhead", &record_line, FIELD_OPTIONAL, RELEASE(subhead), NULL,
		"Twelve of forty states have answered so far", 0},
	{"summary", &record_text, FIELD_OPTIONAL, RELEASE(summary), NULL,
		"Most election boards keep the reports closed", 0},
	{"place", &record_line, FIELD_OPTIONAL, RELEASE(place), NULL,
		"Brussels", 0},
	{"slug", &record_slug, FIELD_OPTIONAL, RELEASE(slug), NULL,
		"breach-reports", RELEASE(slug_at)},
	{"id", &releasetypes_id, FIELD_OPTIONAL, RELEASE(id), NULL,
		"urn:uuid:3f0c2a1e-...", RELEASE(id_at)},
	{"kind", &record_word, FIELD_OPTIONAL, RELEASE(kind), kinds,
		"statement", 0},
	{"event", &record_inside, FIELD_OPTIONAL, DRAFT(event), &event_record,
		"{start: 2026-12-03 10:00, place: City hall}", 0},
	{"was-at", &releasetypes_was_at, FIELD_MANY, RELEASE(was_at), NULL,
		"[news/2020/results]", RELEASE(was_at_at)},
	{"origin", &record_inside, FIELD_OPTIONAL, DRAFT(release),
		&origin_record,
		"{organization: Open Ballot Network, url: https://...}", 0},
	{"topics", &releasetypes_topics, FIELD_MANY, DRAFT(release), NULL,
		"[privacy, elections]", 0},
	{"image", &filefields_image, FIELD_OR_TEXT, DRAFT(release),
		&filefields_image_record,
		"{file: chart.png, alt: \"what it shows\"}", 0},
	{"attachments", &filefields_attachments, FIELD_OR_TEXT | FIELD_MANY,
		DRAFT(release), &filefields_attachment_record,
		"[{file: report.pdf, title: The full report}]", 0},
	{"media", &filefields_media, FIELD_OR_TEXT | FIELD_MANY, DRAFT(release),
		&filefields_media_record,
		"[{file: banner.jpg, alt: \"what it shows\", credit: Jo Doe}]",
		0},
	{"letter", &filefields_letter, FIELD_OR_TEXT, DRAFT(release),
		&filefields_letter_record,
		"{title: Letter to the board, file: letter.pdf}", 0},
	{"language", &record_language, FIELD_OPTIONAL, RELEASE(language), NULL,
		"es", 0},
	{"translation-of", &record_slug, FIELD_OPTIONAL,
		RELEASE(translation_of), NULL, "breach-reports",
		RELEASE(translation_at)},
	{"boilerplate", &releasetypes_boilerplates, FIELD_MANY,
		RELEASE(boilerplates), NULL, "house", 0},
	{"notes", &record_text, FIELD_OPTIONAL, RELEASE(notes), NULL,
		"Pictures are free for news about this release.", 0},
	{"desk-note", &record_text, FIELD_OPTIONAL, RELEASE(desk_note), NULL,
		"Ask for Jo, who has seen the reports.", 0},
	{"corrections", &correctionfields_type, FIELD_MANY, DRAFT(release),
		&correctionfields_record,
		"[{at: 2026-12-02, kind: correction, was: \"12%\", now: "
		"\"21%\"}]",
		0},
	{"withdrawn", &record_inside, FIELD_OPTIONAL, DRAFT(release),
		&withdrawn_record, "{at: 2026-12-02 09:00, reason: \"...\"}",
		0},
	{"mail", &record_inside, FIELD_OPTIONAL, DRAFT(release), &mail_record,
		"{lists: [press]}", 0},
	{"end-mark", &releasetypes_end_mark, FIELD_OPTIONAL, RELEASE(end_mark),
		NULL, "ENDS", 0},
	{"extra", &releasetypes_extra, FIELD_OPTIONAL, DRAFT(release), NULL,
		"{hashtag: daylight}", 0},
	{0},
};

/* What others call our fields. */
static const struct record_synonym release_synonyms[] = {
	{"title", "headline"},
	{"heading", "headline"},
	{"hold", "embargo"},
	{"embargoed", "embargo"},
	{"embargo-until", "embargo"},
	{"embargo_until", "embargo"},
	{"publish", "embargo"},
	{"publish-date", "embargo"},
	{"publish_date", "embargo"},
	{"publishdate", "embargo"},
	{"release-date", "date"},
	{"release_date", "date"},
	{"released", "date"},
	{"published", "date"},
	{"draft", "status"},
	{"state", "status"},
	{"contacts", "contact"},
	{"press-contact", "contact"},
	{"media-contact", "contact"},
	{"organization", "signatories"},
	{"organisation", "signatories"},
	{"organizations", "signatories"},
	{"organisations", "signatories"},
	{"signers", "signatories"},
	{"signatory", "signatories"},
	{"signed-by", "signatories"},
	{"subtitle", "subhead"},
	{"subheadline", "subhead"},
	{"deck", "subhead"},
	{"description", "summary"},
	{"abstract", "summary"},
	{"excerpt", "summary"},
	{"teaser", "summary"},
	{"location", "place"},
	{"city", "place"},
	{"dateline", "place"},
	{"permalink", "slug"},
	{"url", "slug"},
	{"guid", "id"},
	{"uuid", "id"},
	{"type", "kind"},
	{"aliases", "was-at"},
	{"redirect-from", "was-at"},
	{"redirect_from", "was-at"},
	{"source", "origin"},
	{"canonical", "origin"},
	{"tags", "topics"},
	{"topic", "topics"},
	{"keywords", "topics"},
	{"categories", "topics"},
	{"category", "topics"},
	{"picture", "image"},
	{"photo", "media"},
	{"photos", "media"},
	{"images", "media"},
	{"files", "attachments"},
	{"downloads", "attachments"},
	{"documents", "attachments"},
	{"lang", "language"},
	{"locale", "language"},
	{"translation", "translation-of"},
	{"translates", "translation-of"},
	{"boilerplates", "boilerplate"},
	{"about", "boilerplate"},
	{"note", "notes"},
	{"notes-to-editors", "notes"},
	{"correction", "corrections"},
	{"updates", "corrections"},
	{"withdraw", "withdrawn"},
	{"retracted", "withdrawn"},
	{"phone", "contact.phone"},
	{"email", "contact.email"},
	{"role", "contact.role"},
	{"hours", "contact.hours"},
	{"until", "embargo.until"},
	{"strict", "embargo.strict"},
	{"alt", "image.alt"},
	{"caption", "image.caption"},
	{"credit", "image.credit"},
	{"end", "end-mark"},
	{"custom", "extra"},
	{"params", "extra"},
	{NULL, NULL},
};

const struct record_fields releasefields_record = {
	.what = "a release",
	.fields = release_fields,
	.synonyms = release_synonyms,
	.consequence = "Until this is mended the release is held back.",
};
