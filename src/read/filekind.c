#include "read/filekind.h"

#include "base/utf8.h"

static bool is_at(struct str head, size_t off, struct str bytes)
{
	return str_equal(str_slice(head, off, off + bytes.len), bytes);
}

static bool agrees_png(struct str head)
{
	return is_at(head, 0, STR("\x89PNG\r\n\x1a\n"));
}

static bool agrees_jpeg(struct str head)
{
	return is_at(head, 0, STR("\xff\xd8\xff"));
}

static bool agrees_gif(struct str head)
{
	return is_at(head, 0, STR("GIF87a")) || is_at(head, 0, STR("GIF89a"));
}

static bool agrees_webp(struct str head)
{
	return is_at(head, 0, STR("RIFF")) && is_at(head, 8, STR("WEBPVP8"));
}

static bool agrees_avif(struct str head)
{
	return is_at(head, 4, STR("ftyp")) &&
	       (is_at(head, 8, STR("avif")) || is_at(head, 8, STR("avis")) ||
		       (is_at(head, 8, STR("mif1")) &&
			       str_find(str_slice(head, 16, 64), STR("avif")) !=
				       STR_NONE));
}

/* The heads of other films and pictures in the same wrapping. */
static bool agrees_mp4(struct str head)
{
	return is_at(head, 4, STR("ftyp")) && !agrees_avif(head) &&
	       !is_at(head, 8, STR("qt  ")) && !is_at(head, 8, STR("hei")) &&
	       !is_at(head, 8, STR("mif1"));
}

/* ID3 tags, or the frame that begins with eleven bits: layer III. */
static bool agrees_mp3(struct str head)
{
	return is_at(head, 0, STR("ID3")) ||
	       (head.len > 1 && (uint8_t)head.ptr[0] == 0xff &&
		       ((uint8_t)head.ptr[1] & 0xe6) == 0xe2);
}

static bool agrees_pdf(struct str head)
{
	return is_at(head, 0, STR("%PDF-"));
}

static bool agrees_zip(struct str head)
{
	return is_at(head, 0, STR("PK\x03\x04")) ||
	       is_at(head, 0, STR("PK\x05\x06"));
}

/* OpenDocument 1.3 part 2, 3.3: the first entry holds the media type. */
static bool agrees_odt(struct str head)
{
	return agrees_zip(head) && is_at(head, 30,
					   STR("mimetypeapplication/"
					       "vnd.oasis.opendocument.text"));
}

static bool agrees_ods(struct str head)
{
	return agrees_zip(head) &&
	       is_at(head, 30,
		       STR("mimetypeapplication/"
			   "vnd.oasis.opendocument.spreadsheet"));
}

/* A page of the web under another name is not a text. */
static bool begins_as_page(struct str head)
{
	static const char *const tags[] = {
		"<!doctype", "<html", "<script", "<?xml", "<svg"};
	size_t i;

	if (str_starts_with(head, STR("\xef\xbb\xbf")))
		head = str_slice(head, 3, head.len);
	head = str_trim(head);
	for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		struct str tag = str_from(tags[i]);

		if (str_equal_nocase(str_slice(head, 0, tag.len), tag))
			return true;
	}
	return false;
}

static bool agrees_text(struct str head)
{
	return str_find_char(head, '\0') == STR_NONE &&
	       !str_starts_with(head, STR("\xff\xfe")) &&
	       !str_starts_with(head, STR("\xfe\xff")) && !agrees_pdf(head) &&
	       !begins_as_page(head);
}

static bool agrees_svg(struct str head)
{
	return str_find_char(head, '<') != STR_NONE &&
	       str_find_char(head, '\0') == STR_NONE;
}

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define OPEN "application/vnd.oasis.opendocument."

static const struct filekind kinds[] = {
	{"avif", "image/avif", "an AVIF picture", FILEKIND_PICTURE,
		FILEKIND_MAX_PICTURE, agrees_avif},
	{"csv", "text/csv", "a CSV table", FILEKIND_TEXT, FILEKIND_MAX_TEXT,
		agrees_text},
	{"docx", OFFICE "wordprocessingml.document", "a Word document",
		FILEKIND_DOCUMENT, FILEKIND_MAX_DOCUMENT, agrees_zip},
	{"gif", "image/gif", "a GIF picture", FILEKIND_PICTURE,
		FILEKIND_MAX_PICTURE, agrees_gif},
	{"jpeg", "image/jpeg", "a JPEG picture", FILEKIND_PICTURE,
		FILEKIND_MAX_PICTURE, agrees_jpeg},
	{"jpg", "image/jpeg", "a JPEG picture", FILEKIND_PICTURE,
		FILEKIND_MAX_PICTURE, agrees_jpeg},
	{"mp3", "audio/mpeg", "an MP3 recording", FILEKIND_SOUND,
		FILEKIND_MAX_SOUND, agrees_mp3},
	{"mp4", "video/mp4", "an MP4 film", FILEKIND_VIDEO, FILEKIND_MAX_VIDEO,
		agrees_mp4},
	{"ods", OPEN "spreadsheet", "an OpenDocument table", FILEKIND_DOCUMENT,
		FILEKIND_MAX_DOCUMENT, agrees_ods},
	{"odt", OPEN "text", "an OpenDocument text", FILEKIND_DOCUMENT,
		FILEKIND_MAX_DOCUMENT, agrees_odt},
	{"pdf", "application/pdf", "a PDF", FILEKIND_DOCUMENT,
		FILEKIND_MAX_DOCUMENT, agrees_pdf},
	{"png", "image/png", "a PNG picture", FILEKIND_PICTURE,
		FILEKIND_MAX_PICTURE, agrees_png},
	{"pptx", OFFICE "presentationml.presentation", "a PowerPoint file",
		FILEKIND_DOCUMENT, FILEKIND_MAX_DOCUMENT, agrees_zip},
	{"svg", "image/svg+xml", "an SVG drawing", FILEKIND_DRAWING,
		FILEKIND_MAX_DRAWING, agrees_svg},
	{"txt", "text/plain", "a plain text", FILEKIND_TEXT, FILEKIND_MAX_TEXT,
		agrees_text},
	{"webp", "image/webp", "a WebP picture", FILEKIND_PICTURE,
		FILEKIND_MAX_PICTURE, agrees_webp},
	{"xlsx", OFFICE "spreadsheetml.sheet", "an Excel table",
		FILEKIND_DOCUMENT, FILEKIND_MAX_DOCUMENT, agrees_zip},
	{"zip", "application/zip", "a ZIP archive", FILEKIND_ARCHIVE,
		FILEKIND_MAX_ARCHIVE, agrees_zip},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

/* Kinds that are refused, and what to do about it. */
static const struct {
	const char *extensions[6], *help;
} refused[] = {
	{{"html", "htm", "xhtml", "xml", "js", "mjs"},
		"A page or a script beside the release could run in the "
		"reader's browser. Publish it as a PDF."},
	{{"doc", "rtf", "pages"},
		"Save it as a PDF, or as a .docx or .odt file."},
	{{"xls", "numbers"}, "Save it as .csv, .xlsx or .ods."},
	{{"ppt", "key"}, "Save it as a PDF, or as .pptx."},
	{{"tif", "tiff", "bmp", "heic", "heif", "psd"},
		"Browsers cannot show it. Save the picture as .jpg or .png."},
	{{"mov", "avi", "mkv", "webm", "wmv", "m4v"}, "Save the film as .mp4."},
	{{"wav", "ogg", "m4a", "aac", "flac"}, "Save the recording as .mp3."},
	{{"rar", "7z", "gz", "tar", "tgz"}, "Pack the files as a .zip."},
};

/* "pdf" of "a.pdf"; empty when there is no dot. */
static struct str extension_of(struct str name)
{
	size_t i;

	for (i = name.len; i > 0; i--)
		if (name.ptr[i - 1] == '.')
			return str_slice(name, i, name.len);
	return (struct str){NULL, 0};
}

const struct filekind *filekind_of(struct str name)
{
	struct str extension = extension_of(name);
	size_t i;

	for (i = 0; i < KIND_COUNT; i++)
		if (str_equal_nocase(extension, str_from(kinds[i].extension)))
			return &kinds[i];
	return NULL;
}

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static bool is_name_character(char c)
{
	return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
}

bool filekind_is_name(struct str name)
{
	size_t i;

	if (!name.len || name.len > FILEKIND_MAX_NAME ||
		!is_letter_or_digit(name.ptr[0]))
		return false;
	for (i = 1; i < name.len; i++)
		if (!is_name_character(name.ptr[i]))
			return false;
	return true;
}

/* The name with each other character as "-", as something to write. */
static struct str good_name(struct arena *arena, struct str name)
{
	struct str rest = utf8_without_accents(arena, name);
	char *to = arena_alloc(arena, FILEKIND_MAX_NAME);
	uint32_t c;
	size_t len = 0;

	while (len < FILEKIND_MAX_NAME && utf8_next(&rest, &c)) {
		bool good = c < 128 && is_name_character((char)c);

		if (good && (len || is_letter_or_digit((char)c)))
			to[len++] = (char)c;
		else if (!good && len && to[len - 1] != '-')
			to[len++] = '-';
	}
	return (struct str){to, len};
}

static bool refuse_name(struct diags *d, struct str name, struct span at)
{
	struct str better = good_name(d->arena, name);

	return diag_add(d,
		&(struct diag){.level = DIAG_ERROR,
			.id = "file-name",
			.at = at,
			.text = arena_format(d->arena,
				"The name \"%.*s\" cannot be part of an "
				"address on the web.",
				STR_ARG(name)),
			.help = arena_format(d->arena,
				"Use letters A-Z, digits, dots, - and _ only, "
				"at most %d of them%s%.*s%s.",
				FILEKIND_MAX_NAME,
				better.len ? ", as in \"" : "", STR_ARG(better),
				better.len ? "\"" : ""),
			.brief = arena_format(d->arena,
				"file name \"%.*s\" has other characters than "
				"A-Z a-z 0-9 . _ -",
				STR_ARG(name))});
}

/* What to do with a file of that extension. */
static const char *help_for(struct str extension)
{
	size_t i, j;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		for (j = 0; j < 6 && refused[i].extensions[j]; j++)
			if (str_equal_nocase(extension,
				    str_from(refused[i].extensions[j])))
				return refused[i].help;
	return "Files that can be published: pdf png jpg webp gif avif svg "
	       "csv txt docx xlsx pptx odt ods zip mp3 mp4.";
}

static bool refuse_kind(struct diags *d, struct str name, struct span at)
{
	const char *help = help_for(extension_of(name));

	return diag_add(d,
		&(struct diag){.level = DIAG_ERROR,
			.id = "file-type",
			.at = at,
			.text = arena_format(d->arena,
				"I do not publish files like \"%.*s\".",
				STR_ARG(name)),
			.help = str_from(help),
			.brief = arena_format(d->arena,
				"\"%.*s\" is of a kind that is not published",
				STR_ARG(name))});
}

bool filekind_find(struct diags *d, struct str name, struct span at,
	const struct filekind **kind)
{
	*kind = filekind_of(name);
	if (!filekind_is_name(name))
		return refuse_name(d, name, at);
	if (!*kind)
		return refuse_kind(d, name, at);
	return true;
}

/* What the bytes are, when they are of a kind with a mark of its own. */
static const char *what_they_are(struct str head)
{
	size_t i;

	for (i = 0; i < KIND_COUNT; i++)
		if (kinds[i].agrees != agrees_text &&
			kinds[i].agrees != agrees_svg && kinds[i].agrees(head))
			return kinds[i].words;
	if (begins_as_page(head))
		return "a page of the web";
	return NULL;
}

bool filekind_agrees(struct diags *d, const struct filekind *kind,
	struct str name, struct str head, struct span at)
{
	const char *other;

	if (kind->agrees(head))
		return true;
	other = what_they_are(head);
	return diag_add(
		d, &(struct diag){.level = DIAG_ERROR,
			   .id = "file-content",
			   .at = at,
			   .text = arena_format(d->arena,
				   "\"%.*s\" is not %s, although its name says "
				   "so%s%s.",
				   STR_ARG(name), kind->words,
				   other ? "; it looks like " : "",
				   other ? other : ""),
			   .help = str_from(
				   kind->class == FILEKIND_TEXT
					   ? "Save it as UTF-8 text."
					   : "Save it again in that format, or "
					     "give it the name that fits."),
			   .brief = arena_format(d->arena, "\"%.*s\" is not %s",
				   STR_ARG(name), kind->words)});
}

bool filekind_fits(struct diags *d, const struct filekind *kind,
	struct str name, uint64_t size, struct span at)
{
	unsigned long max = (unsigned long)(kind->max_bytes / FILEKIND_MIB);

	if (size <= kind->max_bytes)
		return true;
	return diag_add(d,
		&(struct diag){.level = DIAG_ERROR,
			.id = "file-size",
			.at = at,
			.text = arena_format(d->arena,
				"\"%.*s\" has %lu MiB; %s may have %lu.",
				STR_ARG(name),
				(unsigned long)((size + FILEKIND_MIB - 1) /
						FILEKIND_MIB),
				kind->words, max),
			.help = STR("Make it smaller, or put it elsewhere and "
				    "name its address."),
			.brief = arena_format(d->arena,
				"\"%.*s\" is larger than %lu MiB",
				STR_ARG(name), max)});
}
