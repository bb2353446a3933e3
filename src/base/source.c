#include "base/source.h"

#include "base/diag.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

/* Text that another program wrote in an encoding of its own. */
struct encoding {
	const char *mark; /* the bytes it begins with */
	size_t mark_len;
	const char *name;
};

static const struct encoding encodings[] = {
	{"\xFF\xFE", 2, "UTF-16"},
	{"\xFE\xFF", 2, "UTF-16"},
	{"<\0", 2, "UTF-16"},
	{"-\0", 2, "UTF-16"},
	{"\0-", 2, "UTF-16"},
};

static bool refuse_large(struct diags *d, const struct source *src)
{
	struct diag diag = {
		.id = "file-large",
		.file = src->path,
		.text = arena_format(d->arena,
			"This file is larger than %d MB, the most that a "
			"text may have.",
			SOURCE_MAX_BYTES / 1024 / 1024),
		.help = STR("Keep pictures and documents in files of their "
			    "own beside the text."),
		.brief = arena_format(d->arena,
			"the file is larger than %d bytes", SOURCE_MAX_BYTES),
	};

	return diag_add(d, &diag);
}

static bool refuse_encoding(
	struct diags *d, const struct source *src, const char *name)
{
	struct diag diag = {
		.id = "text-encoding",
		.file = src->path,
		.text = arena_format(d->arena,
			"This file is saved as %s, which I cannot read.", name),
		.help = STR("Save it again as \"UTF-8\": most programs offer "
			    "that under \"Save as\"."),
		.brief = arena_format(
			d->arena, "the file is %s; save it as \"UTF-8\"", name),
	};

	return diag_add(d, &diag);
}

/*
 * A byte that is not UTF-8 comes, nearly always, from Windows-1252; which
 * letter it stands for there is for the eyes of the writer to judge.
 */
static bool refuse_byte(struct diags *d, const struct source *src, size_t off)
{
	struct diag diag = {
		.id = "text-not-utf8",
		.at = source_span(src, off, 1),
		.text = STR("This letter is not saved as UTF-8, so I cannot "
			    "read it; the file is probably Windows-1252."),
		.help = STR("Save the file again as \"UTF-8\": most programs "
			    "offer that under \"Save as\"."),
		.brief = STR("not UTF-8, probably Windows-1252; save the file "
			     "as \"UTF-8\""),
	};

	return diag_add(d, &diag);
}

static bool refuse_nul(struct diags *d, const struct source *src, size_t off)
{
	struct diag diag = {
		.id = "text-binary",
		.at = source_span(src, off, 1),
		.text = STR("There is a byte here that no text contains (its "
			    "number is zero)."),
		.help = STR("Is this really a text? If it is, delete the spot "
			    "and write it again."),
		.brief = STR("the file holds a zero byte; is it a text?"),
	};

	return diag_add(d, &diag);
}

/* A mark at the start, or a zero byte beside a letter, tells of UTF-16. */
static const char *foreign_encoding(struct str text)
{
	size_t i;

	for (i = 0; i < sizeof(encodings) / sizeof(*encodings); i++) {
		struct str mark = {encodings[i].mark, encodings[i].mark_len};

		if (str_starts_with(text, mark))
			return encodings[i].name;
	}
	return NULL;
}

static bool check_text(struct diags *d, const struct source *src)
{
	const char *encoding = foreign_encoding(src->text);
	size_t off;

	if (src->size > SOURCE_MAX_BYTES)
		return refuse_large(d, src);
	if (encoding)
		return refuse_encoding(d, src, encoding);
	off = utf8_find_invalid(src->text);
	if (off != STR_NONE)
		return refuse_byte(d, src, off);
	off = str_find_char(src->text, '\0');
	if (off != STR_NONE)
		return refuse_nul(d, src, off);
	return true;
}

bool source_make(
	struct diags *d, struct source *src, struct str path, struct str text)
{
	if (str_starts_with(text, BYTE_ORDER_MARK))
		text = str_slice(text, 3, text.len);
	if (!text.ptr)
		text = STR("");
	*src = (struct source){.path = path, .text = text, .size = text.len};
	if (!check_text(d, src)) {
		source_drop(src);
		return false;
	}
	src->digest = hash_bytes(text.ptr, text.len);
	return true;
}

void source_drop(struct source *src)
{
	src->text = (struct str){NULL, 0};
}

static struct str line_at(struct str text, size_t start)
{
	struct str rest = str_slice(text, start, text.len), line = {0};

	if (!rest.len)
		return rest;
	str_next_line(&rest, &line);
	return line;
}

struct source_place source_find_from(
	struct source_cursor *cursor, const struct source *src, size_t off)
{
	struct str text = src->text;
	const char *end;

	if (!text.ptr)
		return (struct source_place){0};
	if (off > text.len)
		off = text.len;
	if (cursor->text.ptr != text.ptr || cursor->text.len != text.len ||
		!hash_equal(&cursor->digest, &src->digest) || off < cursor->off)
		*cursor = (struct source_cursor){.text = text,
			.digest = src->digest,
			.line = 1,
			.column = 1};
	while ((end = memchr(
			text.ptr + cursor->off, '\n', off - cursor->off))) {
		cursor->off = (size_t)(end - text.ptr) + 1;
		cursor->line_off = cursor->off;
		cursor->line++;
		cursor->column = 1;
	}
	cursor->column += utf8_count(str_slice(text, cursor->off, off));
	cursor->off = off;
	return (struct source_place){
		cursor->line, cursor->column, line_at(text, cursor->line_off)};
}

struct source_place source_find(const struct source *src, size_t off)
{
	struct source_cursor cursor = {0};

	return source_find_from(&cursor, src, off);
}

struct span source_span(const struct source *src, size_t off, size_t len)
{
	size_t size = src->text.ptr ? src->text.len : src->size;

	if (off > size)
		off = size;
	if (len > size - off)
		len = size - off;
	return (struct span){src, (uint32_t)off, (uint32_t)len};
}

struct span source_span_of(const struct source *src, struct str part)
{
	uintptr_t start = (uintptr_t)src->text.ptr, at = (uintptr_t)part.ptr;

	if (!start || at < start || at - start > src->text.len ||
		part.len > src->text.len - (at - start))
		return (struct span){0};
	return source_span(src, at - start, part.len);
}

struct str source_slice(struct span at)
{
	if (!at.src || !at.src->text.ptr)
		return (struct str){NULL, 0};
	return str_slice(at.src->text, at.off, (size_t)at.off + at.len);
}
