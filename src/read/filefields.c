#include "read/filefields.h"

#include "read/doubts.h"
#include "read/fields.h"
#include "read/filekind.h"
#include "read/releasedraft.h"

/* What may be said of a file, whatever it is used for. */
struct words {
	struct str file, url, kind;
	struct str title, alt, caption, credit, rights;
	struct str to, date;
	struct span file_at;
};

#define OFFSET(member) offsetof(struct words, member)
#define LINE(name, member, example)                                            \
	{                                                                      \
		name, &record_line, FIELD_OPTIONAL, OFFSET(member), NULL,      \
			example, 0                                             \
	}
#define TEXT(name, member, example)                                            \
	{                                                                      \
		name, &record_text, FIELD_OPTIONAL, OFFSET(member), NULL,      \
			example, 0                                             \
	}
#define FILE_ROW(flags)                                                        \
	{                                                                      \
		"file", &record_line, flags, OFFSET(file), NULL, "chart.png",  \
			OFFSET(file_at)                                        \
	}
#define URL_ROW                                                                \
	{                                                                      \
		"url", &record_url, FIELD_OPTIONAL, OFFSET(url), NULL,         \
			"https://daylight.example/film", 0                     \
	}

static const struct field image_fields[] = {
	FILE_ROW(FIELD_REQUIRED),
	TEXT("alt", alt, "a bar chart: 12 of 40 states answered"),
	TEXT("caption", caption, "Who answered, by state"),
	LINE("credit", credit, "Jo Doe / Fight for Daylight"),
	{0},
};

static const struct field attachment_fields[] = {
	FILE_ROW(FIELD_REQUIRED),
	LINE("title", title, "The full report"),
	{0},
};

static const struct field media_fields[] = {
	FILE_ROW(FIELD_OPTIONAL),
	URL_ROW,
	LINE("kind", kind, "photo"),
	TEXT("alt", alt, "two people hold a banner"),
	TEXT("caption", caption, "At the hearing"),
	LINE("credit", credit, "Jo Doe / Fight for Daylight"),
	TEXT("rights", rights, "free for news about this release"),
	{0},
};

static const struct field letter_fields[] = {
	LINE("title", title, "Letter to the election board"),
	LINE("to", to, "The election board"),
	LINE("date", date, "2026-12-01"),
	FILE_ROW(FIELD_OPTIONAL),
	URL_ROW,
	{0},
};

static const struct record_synonym synonyms[] = {
	{"src", "file"},
	{"path", "file"},
	{"name", "file"},
	{"link", "url"},
	{"href", "url"},
	{"description", "alt"},
	{"alternative", "alt"},
	{"copyright", "credit"},
	{"photographer", "credit"},
	{"license", "rights"},
	{"type", "kind"},
	{"text", "title"},
	{NULL, NULL},
};

const struct record_fields filefields_image_record = {
	.what = "a picture", .fields = image_fields, .synonyms = synonyms};
const struct record_fields filefields_attachment_record = {
	.what = "an attachment",
	.fields = attachment_fields,
	.synonyms = synonyms};
const struct record_fields filefields_media_record = {.what = "a photo or film",
	.fields = media_fields,
	.synonyms = synonyms};
const struct record_fields filefields_letter_record = {
	.what = "a letter", .fields = letter_fields, .synonyms = synonyms};

static struct releasedraft *draft_of(struct reading *r)
{
	return r->context;
}

/* Read a record, or a text that is the name of a file only. */
static bool read_words(struct reading *r, const struct record_fields *table,
	const struct node *value, struct words *words)
{
	*words = (struct words){0};
	if (value->kind == NODE_RECORD)
		return record_read(r, table, value, value->at, words);
	if (!fields_is_text(r, value, "{file: report.pdf}"))
		return false;
	words->file = value->text;
	words->file_at = value->at;
	return true;
}

static struct release_file *claim(
	struct reading *r, const struct words *words, enum file_use use)
{
	return folderfile_claim(
		&draft_of(r)->files, words->file, words->file_at, use);
}

static bool is_picture(const struct release_file *file)
{
	return str_starts_with(str_from(file->type), STR("image/"));
}

static bool refuse_without_alt(struct reading *r, const struct node *value)
{
	return diag_add(r->d,
		&(struct diag){.id = "alt-missing",
			.at = value->at,
			.text = STR("It is not said what this picture shows. "
				    "People who cannot see it, and programs "
				    "that read it out, need words."),
			.help = STR("Write what it shows, as in: alt: \"a bar "
				    "chart: 12 of 40 states answered\""),
			.brief = STR("picture without `alt`; write what it "
				     "shows")});
}

static bool refuse_no_picture(struct reading *r, const struct words *words)
{
	return diag_add(r->d,
		&(struct diag){.id = "image-kind",
			.at = words->file_at,
			.text = arena_format(r->d->arena,
				"\"%.*s\" is not a picture.",
				STR_ARG(words->file)),
			.help = STR("Name a picture here, and other files "
				    "under `attachments`."),
			.brief = arena_format(r->d->arena,
				"\"%.*s\" is not a picture; name it under "
				"`attachments`",
				STR_ARG(words->file))});
}

static bool read_image(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct release *release = to;
	struct release_file *file;
	struct words words;
	bool ok;

	(void)field;
	if (!read_words(r, &filefields_image_record, value, &words))
		return false;
	ok = str_trim(words.alt).len || refuse_without_alt(r, value);
	file = claim(r, &words, FILE_IMAGE);
	if (!file)
		return false;
	if (!is_picture(file))
		return refuse_no_picture(r, &words);
	file->alt = words.alt;
	file->caption = words.caption;
	file->credit = words.credit;
	release->image = file;
	doubts_picture(r->d, file, words.file_at);
	return ok;
}

const struct record_type filefields_image = {
	"a picture, as in {file: chart.png, alt: \"what it shows\"}",
	read_image};

static bool read_attachment(
	struct reading *r, const struct node *item, struct release *release)
{
	struct release_file *file;
	struct words words;

	if (!read_words(r, &filefields_attachment_record, item, &words))
		return false;
	file = claim(r, &words, FILE_ATTACHMENT);
	if (!file)
		return false;
	if (words.title.len)
		file->title = words.title;
	release->attachments = arena_grow(r->arena, release->attachments,
		release->attachment_count, sizeof(*release->attachments));
	release->attachments[release->attachment_count++] = file;
	return true;
}

static bool read_attachments(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	size_t i;
	bool ok = true;

	(void)field;
	for (i = 0; i < fields_count(value); i++)
		ok &= read_attachment(r, fields_item(value, i), to);
	return ok;
}

const struct record_type filefields_attachments = {
	"a list of files", read_attachments};

/* Kinds of media, and the file kinds that are one without being told. */
static const struct {
	const char *word, *type;
} media_kinds[] = {
	{"photo", "image/"},
	{"video", "video/"},
	{"audio", "audio/"},
	{"logo", NULL},
};

enum { KIND_COUNT = sizeof(media_kinds) / sizeof(media_kinds[0]) };

static bool refuse_kind(struct reading *r, const struct node *item)
{
	struct span at = fields_place(item, "kind");

	return diag_add(r->d,
		&(struct diag){.id = "media-kind",
			.at = at.src ? at : item->at,
			.text = STR("I need to know what this is."),
			.help = STR("Write one of: kind: photo, kind: video, "
				    "kind: audio, kind: logo"),
			.brief = STR("`kind` should be photo, video, audio or "
				     "logo")});
}

/* The kind that was said, or that the file shows. */
static bool find_kind(struct reading *r, const struct node *item,
	const struct words *words, struct release_media *media)
{
	size_t i;

	for (i = 0; i < KIND_COUNT; i++) {
		const char *type = media_kinds[i].type;
		bool is_it =
			words->kind.len
				? str_equal_z(words->kind, media_kinds[i].word)
				: media->file && type &&
					  str_starts_with(
						  str_from(media->file->type),
						  str_from(type));

		if (is_it) {
			media->kind = str_from(media_kinds[i].word);
			return true;
		}
	}
	return refuse_kind(r, item);
}

static bool refuse_without_credit(struct reading *r, const struct node *item)
{
	return diag_add(r->d,
		&(struct diag){.id = "credit-missing",
			.at = item->at,
			.text = STR("It is not said who made this photo. "
				    "Papers cannot print it without a name."),
			.help = STR("Name the photographer, as in: credit: Jo "
				    "Doe / Fight for Daylight"),
			.brief = STR("photo without `credit`; name who made "
				     "it")});
}

static void warn_without_rights(struct reading *r, const struct node *item)
{
	diag_add(r->d,
		&(struct diag){.level = DIAG_WARNING,
			.id = "rights-missing",
			.at = item->at,
			.text = STR("It is not said who may print this photo, "
				    "and for what."),
			.help = STR("Say it, as in: rights: free for news "
				    "about this release"),
			.brief = STR("photo without `rights`; say who may "
				     "print it")});
}

/* What a photo has to say besides showing something. */
static bool check_photo(
	struct reading *r, const struct node *item, const struct words *words)
{
	bool ok = str_trim(words->alt).len || refuse_without_alt(r, item);

	ok &= str_trim(words->credit).len || refuse_without_credit(r, item);
	if (!str_trim(words->rights).len)
		warn_without_rights(r, item);
	return ok;
}

static bool refuse_source(struct reading *r, const struct node *item)
{
	return diag_add(r->d,
		&(struct diag){.id = "file-or-url",
			.at = item->at,
			.text = STR("Here should be said where it is: either a "
				    "file of the release's folder, or an "
				    "address on the web."),
			.help = STR("Write either `file: name.pdf` or `url: "
				    "https://...`, and only one of them."),
			.brief = STR("either `file` or `url` is wanted, and "
				     "only one")});
}

/* Where it is: exactly one of a file and an address. */
static bool has_one_source(
	struct reading *r, const struct node *item, const struct words *words)
{
	return !words->file.len != !words->url.len || refuse_source(r, item);
}

static bool read_medium(
	struct reading *r, const struct node *item, struct release_media *media)
{
	struct words words;
	bool ok;

	if (!read_words(r, &filefields_media_record, item, &words) ||
		!has_one_source(r, item, &words))
		return false;
	*media = (struct release_media){.url = words.url,
		.alt = words.alt,
		.caption = words.caption,
		.credit = words.credit,
		.rights = words.rights};
	if (words.file.len)
		media->file = claim(r, &words, FILE_MEDIA);
	ok = !words.file.len || media->file;
	if (ok && !find_kind(r, item, &words, media))
		return false;
	if (str_equal_z(media->kind, "photo"))
		ok &= check_photo(r, item, &words);
	return ok;
}

static bool read_media(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct release *release = to;
	size_t i, count = fields_count(value);
	struct release_media *media =
		arena_array(r->arena, count, sizeof(*media));
	bool ok = true;

	(void)field;
	((struct releasedraft *)r->context)->media = media;
	release->media = media;
	for (i = 0; i < count; i++) {
		if (read_medium(r, fields_item(value, i),
			    &media[release->media_count]))
			release->media_count++;
		else
			ok = false;
	}
	return ok;
}

const struct record_type filefields_media = {
	"a list of photos and films, each as in {file: banner.jpg, alt: "
	"\"...\", credit: \"...\"}",
	read_media};

static bool read_letter(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct release *release = to;
	struct letter *letter = arena_alloc(r->arena, sizeof(*letter));
	struct words words;

	(void)field;
	if (!read_words(r, &filefields_letter_record, value, &words) ||
		!has_one_source(r, value, &words))
		return false;
	*letter = (struct letter){.title = words.title,
		.to = words.to,
		.date = words.date,
		.url = words.url};
	if (words.file.len) {
		letter->file = claim(r, &words, FILE_LETTER);
		if (!letter->file)
			return false;
	}
	release->letter = letter;
	return true;
}

const struct record_type filefields_letter = {
	"a letter, as in {title: \"...\", file: letter.pdf}", read_letter};
