#include "read/record.h"

#include "base/utf8.h"
#include "model/release.h"

/* How deep directions may be nested in one line (UAX 9 allows 125). */
enum { MAX_DIRECTIONS = 16 };

static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
	       c == 0x2029;
}

static bool is_direction(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_invisible(uint32_t c)
{
	return c == 0x200B || c == 0xFEFF;
}

/* Letters that are written from right to left. */
static bool is_rtl(uint32_t c)
{
	return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
	       (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
	       (c >= 0x1E800 && c <= 0x1EFFF);
}

static bool has_rtl(struct str text)
{
	uint32_t c;

	if (utf8_ascii_len(text) == text.len)
		return false;
	while (utf8_next(&text, &c))
		if (is_rtl(c))
			return true;
	return false;
}

/*
 * Whether each mark that begins a direction is ended by its own, as in a
 * well-made line of Arabic with an English name. The marks that force a
 * direction upon letters (U+202D, U+202E) are never right.
 */
static bool directions_pair(struct str text)
{
	uint32_t ends[MAX_DIRECTIONS], c;
	size_t depth = 0;

	while (utf8_next(&text, &c)) {
		if (!is_direction(c))
			continue;
		if (c == 0x202D || c == 0x202E)
			return false;
		if (c == 0x202C || c == 0x2069) {
			if (!depth || ends[--depth] != c)
				return false;
		} else if (depth == MAX_DIRECTIONS) {
			return false;
		} else {
			ends[depth++] = c < 0x2066 ? 0x202C : 0x2069;
		}
	}
	return !depth;
}

/* Where a character of the value stands in the file, if it does as such. */
static struct span find_bytes(
	const struct node *value, struct str bytes, size_t *from)
{
	struct str slice = source_slice(value->at);
	size_t at = str_find(str_slice(slice, *from, slice.len), bytes);
	struct span span = value->at;

	if (at == STR_NONE)
		return (struct span){0};
	span.off += (uint32_t)(*from + at);
	span.len = (uint32_t)bytes.len;
	*from += at + bytes.len;
	return span;
}

static bool refuse_character(struct reading *r, const struct field *field,
	const struct node *value, uint32_t c, struct span at)
{
	struct arena *arena = r->d->arena;
	struct diag diag = {
		.id = "field-invisible",
		.at = at.src ? at : value->at,
		.text = arena_format(arena,
			"There is an invisible character (U+%04X) in \"%s\".",
			(unsigned)c, field->name),
		.help = is_direction(c)
				? STR("It makes words show in another order "
				      "than they are sent in. Delete the spot "
				      "and type it again.")
				: STR("Delete the spot and type it again."),
		.brief = arena_format(arena,
			"invisible character U+%04X in \"%s\"; delete it",
			(unsigned)c, field->name),
	};

	if (at.src)
		diag.edit = (struct diag_edit){at, STR("")};
	return diag_add(r->d, &diag);
}

typedef bool is_refused(uint32_t c);

/* No text refuses what every keyboard has. */
static struct str without_plain(struct str rest)
{
	size_t i = 0;

	while (i < rest.len && rest.ptr[i] >= ' ' && rest.ptr[i] < 0x7F)
		i++;
	return str_slice(rest, i, rest.len);
}

static bool refused_in_text(uint32_t c)
{
	return is_control(c) && c != '\n' && c != '\t';
}

static bool refused_in_line(uint32_t c)
{
	return is_control(c) || is_direction(c) || is_invisible(c);
}

static bool refused_in_rtl_line(uint32_t c)
{
	return is_control(c) || is_invisible(c);
}

static bool check_characters(struct reading *r, const struct field *field,
	const struct node *value, is_refused *refuses)
{
	struct str rest = value->text;
	size_t from = 0, found = 0;
	uint32_t c;

	while (found < RECORD_MAX_INVISIBLE) {
		struct str bytes = rest = without_plain(rest);

		if (!utf8_next(&rest, &c))
			break;
		if (!refuses(c))
			continue;
		bytes.len -= rest.len;
		found++;
		refuse_character(
			r, field, value, c, find_bytes(value, bytes, &from));
	}
	return !found;
}

static bool read_text(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	if (!check_characters(r, field, value, refused_in_text))
		return false;
	*(struct str *)to = arena_str(r->arena, value->text);
	return true;
}

const struct record_type record_text = {"a text", read_text};

static bool refuse_lines(
	struct reading *r, const struct field *field, const struct node *value)
{
	struct arena *arena = r->d->arena;
	struct diag words = {
		.id = "line-several",
		.text = arena_format(arena,
			"\"%s\" takes one line, and several stand here.",
			field->name),
		.help = STR("Put the words into one line."),
		.brief = arena_format(arena,
			"\"%s\" takes one line, not several", field->name),
	};

	return record_refuse_value(r, value, &words, (struct str){0});
}

/* A Tab, as tables of other programs bring it, stands between words. */
static struct str without_tabs(struct arena *arena, struct str line)
{
	char *bytes;
	size_t i;

	if (str_find_char(line, '\t') == STR_NONE)
		return line;
	bytes = arena_alloc(arena, line.len);
	for (i = 0; i < line.len; i++)
		bytes[i] = line.ptr[i] == '\t' ? ' ' : line.ptr[i];
	return (struct str){bytes, line.len};
}

static bool read_line(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str line;
	bool pairs;

	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	line = without_tabs(r->arena, str_trim(value->text));
	if (str_find_char(line, '\n') != STR_NONE)
		return refuse_lines(r, field, value);
	pairs = has_rtl(line) && directions_pair(line);
	if (!check_characters(r, field,
		    &(struct node){.at = value->at, .text = line},
		    pairs ? refused_in_rtl_line : refused_in_line))
		return false;
	*(struct str *)to = arena_str(r->arena, line);
	return true;
}

const struct record_type record_line = {"a text of one line", read_line};

static bool read_slug(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct arena *arena = r->d->arena;
	struct str line, slug;
	struct diag words;

	if (!read_line(r, field, value, &line))
		return false;
	if (release_is_slug(line)) {
		*(struct str *)to = arena_str(r->arena, line);
		return true;
	}
	slug = release_slug_from_text(arena, line);
	words = (struct diag){
		.id = "value-slug",
		.text = arena_format(arena,
			"\"%s\" takes only the letters a to z, digits and "
			"hyphens, at most %d of them.",
			field->name, SLUG_MAX_LEN),
		.help = STR("It becomes a part of the address on the web."),
		.brief = arena_format(arena,
			"\"%s\" takes only a to z, 0 to 9 and hyphens, at most "
			"%d",
			field->name, SLUG_MAX_LEN),
	};
	if (!release_is_slug(slug))
		slug.ptr = NULL;
	return record_refuse_value(r, value, &words, slug);
}

const struct record_type record_slug = {
	"small letters, digits and hyphens", read_slug};

/* Languages that people write out. */
static const struct {
	const char *name, *code;
} languages[] = {
	{"arabic", "ar"},
	{"chinese", "zh"},
	{"deutsch", "de"},
	{"dutch", "nl"},
	{"english", "en"},
	{"español", "es"},
	{"français", "fr"},
	{"french", "fr"},
	{"german", "de"},
	{"hebrew", "he"},
	{"hindi", "hi"},
	{"italian", "it"},
	{"japanese", "ja"},
	{"nederlands", "nl"},
	{"persian", "fa"},
	{"polish", "pl"},
	{"portuguese", "pt"},
	{"russian", "ru"},
	{"spanish", "es"},
	{"turkish", "tr"},
	{"ukrainian", "uk"},
};

static bool is_alpha(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (!((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z'))
			return false;
	return s.len > 0;
}

static bool is_alnum(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (!is_alpha(str_slice(s, i, i + 1)) &&
			!str_is_digits(str_slice(s, i, i + 1)))
			return false;
	return s.len > 0;
}

/* Parts of a language tag, in the order they may come (RFC 5646 2.1). */
enum part {
	PART_LANGUAGE,
	PART_EXTENDED,
	PART_SCRIPT,
	PART_REGION,
	PART_VARIANT,
	PART_EXTENSION,
	PART_NONE,
};

static enum part part_of(struct str part, enum part after)
{
	bool alpha = is_alpha(part), digits = str_is_digits(part);

	if (after < PART_SCRIPT && alpha && part.len == 3)
		return PART_EXTENDED;
	if (after < PART_SCRIPT && alpha && part.len == 4)
		return PART_SCRIPT;
	if (after < PART_REGION &&
		((alpha && part.len == 2) || (digits && part.len == 3)))
		return PART_REGION;
	if (after < PART_EXTENSION && is_alnum(part) &&
		(part.len > 4 || (part.len == 4 && part.ptr[0] <= '9')))
		return PART_VARIANT;
	if (is_alnum(part) && part.len == 1)
		return PART_EXTENSION;
	return after == PART_EXTENSION && is_alnum(part) ? PART_EXTENSION
							 : PART_NONE;
}

static void put_cased(struct buf *out, struct str part, enum part kind)
{
	size_t i;

	for (i = 0; i < part.len; i++) {
		char c = part.ptr[i];
		bool upper =
			kind == PART_REGION || (kind == PART_SCRIPT && i == 0);

		if (is_alpha(str_slice(part, i, i + 1)))
			c = upper ? (char)(c & ~0x20) : (char)(c | 0x20);
		buf_char(out, c);
	}
}

/* The tag as it is usually written ("en-US"); ptr NULL when it is none. */
static struct str tidy_language(struct arena *arena, struct str tag)
{
	struct buf out = {0};
	enum part kind = PART_LANGUAGE;
	struct str part, tidy = {0};
	size_t last_len = 2;

	if (!str_next(&tag, '-', &part) || !is_alpha(part) || part.len < 2 ||
		part.len > 3)
		return tidy;
	put_cased(&out, part, kind);
	while (kind != PART_NONE && str_next(&tag, '-', &part)) {
		kind = part.len > 8 ? PART_NONE : part_of(part, kind);
		last_len = part.len;
		buf_char(&out, '-');
		put_cased(&out, part, kind);
	}
	if (kind != PART_NONE && last_len > 1)
		tidy = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return tidy;
}

/* "en_US", "English". */
static struct str guess_language(struct arena *arena, struct str line)
{
	struct str copy = arena_str(arena, line);
	struct buf dashed = {0};
	size_t i;

	for (i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (str_equal_nocase(line, str_from(languages[i].name)))
			return str_from(languages[i].code);
	for (i = 0; i < copy.len; i++)
		buf_char(
			&dashed, strchr("_ ", copy.ptr[i]) ? '-' : copy.ptr[i]);
	copy = arena_str(arena, buf_view(&dashed));
	buf_release(&dashed);
	return tidy_language(arena, copy);
}

static bool read_language(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct arena *arena = r->d->arena;
	struct str line, tidy;
	struct diag words;

	if (!read_line(r, field, value, &line))
		return false;
	tidy = tidy_language(r->arena, line);
	if (tidy.ptr) {
		*(struct str *)to = arena_str(r->arena, tidy);
		return true;
	}
	words = (struct diag){
		.id = "value-language",
		.text = arena_format(arena,
			"\"%s\" takes the code of a language, as in \"en\", "
			"\"fr\" or \"pt-BR\".",
			field->name),
		.brief = arena_format(arena,
			"\"%s\" takes the code of a language, as in \"en\" or "
			"\"pt-BR\"",
			field->name),
	};
	return record_refuse_value(
		r, value, &words, guess_language(arena, line));
}

const struct record_type record_language = {
	"the code of a language, as in en or pt-BR", read_language};
