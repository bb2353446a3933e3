#include "base/source.h"

#include "base/diag.h"
#include "base/utf8.h"

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

/* Windows-1252 from 0x80 to 0x9F, as the WHATWG has it; 0: no letter. */
static const uint16_t windows_1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E,
	0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
	0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

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

static bool refuse_encoding(struct diags *d, const struct source *src)
{
	struct diag diag = {
		.id = "text-encoding",
		.file = src->path,
		.text = STR("This file is saved as UTF-16, which I cannot "
			    "read."),
		.help = STR("Save it again as \"UTF-8\": most programs offer "
			    "that under \"Save as\"."),
		.brief = STR("the file is UTF-16; save it as \"UTF-8\""),
	};

	return diag_add(d, &diag);
}

/* Who saved as Windows-1252, the usual reason, meant this letter. */
static uint32_t likely_letter(unsigned char byte)
{
	return byte < 0xA0 ? windows_1252[byte & 31] : byte;
}

static bool refuse_byte(struct diags *d, const struct source *src, size_t off)
{
	uint32_t letter = likely_letter((unsigned char)src->text.ptr[off]);
	char encoded[4];
	struct diag diag = {
		.id = "text-not-utf8",
		.at = source_span(src, off, 1),
		.text = STR("A letter here is not saved as UTF-8."),
		.help = STR("Save the file again as \"UTF-8\": most programs "
			    "offer that under \"Save as\"."),
		.brief = STR("not UTF-8; save the file as \"UTF-8\""),
	};

	if (letter)
		diag.text = arena_format(d->arena,
			"A letter here is not saved as UTF-8; in "
			"Windows-1252, the usual reason, it is \"%.*s\".",
			(int)utf8_encode(encoded, letter), encoded);
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

/* UTF-16 begins with its mark, or every other byte of a letter is zero. */
static bool is_utf16(struct str text)
{
	if (text.len < 2)
		return false;
	return str_starts_with(text, STR("\xFF\xFE")) ||
	       str_starts_with(text, STR("\xFE\xFF")) ||
	       !text.ptr[0] != !text.ptr[1];
}

static bool check_text(struct diags *d, const struct source *src)
{
	size_t off;

	if (src->size > SOURCE_MAX_BYTES)
		return refuse_large(d, src);
	if (is_utf16(src->text))
		return refuse_encoding(d, src);
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

static bool is_behind(const struct source_cursor *cursor,
	const struct source *src, size_t off)
{
	return cursor->text.ptr == src->text.ptr &&
	       cursor->text.len == src->text.len &&
	       hash_equal(&cursor->digest, &src->digest) && cursor->off <= off;
}

/* An address may be used again for another text, but not its digest too. */
static void restart(struct source_cursor *cursor, const struct source *src)
{
	*cursor = (struct source_cursor){.text = src->text,
		.digest = src->digest,
		.line = 1,
		.column = 1};
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
	if (!is_behind(cursor, src, off))
		restart(cursor, src);
	while ((end = memchr(
			text.ptr + cursor->off, '\n', off - cursor->off))) {
		cursor->off = (size_t)(end - text.ptr) + 1;
		cursor->line_off = cursor->off;
		cursor->line++;
		cursor->column = 1;
	}
	cursor->column += utf8_count(str_slice(text, cursor->off, off));
	cursor->off = off;
	if (cursor->found != cursor->line)
		cursor->line_text = line_at(text, cursor->line_off);
	cursor->found = cursor->line;
	return (struct source_place){
		cursor->line, cursor->column, cursor->line_text};
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
