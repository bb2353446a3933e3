#include "base/utf8.h"

#include <stdlib.h>

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/utf8_data.h"

#define REPLACEMENT 0xFFFDU
#define REPLACEMENT_UTF8 "\xEF\xBF\xBD"
#define ASCII_MASK 0x8080808080808080U

static const uint8_t *bytes_of(struct str s)
{
	return (const uint8_t *)s.ptr;
}

size_t utf8_ascii_len(struct str s)
{
	size_t i = 0;
	uint64_t word;

	for (; s.len - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, s.ptr + i, sizeof(word));
		if (word & ASCII_MASK)
			break;
	}
	while (i < s.len && (unsigned char)s.ptr[i] < 0x80)
		i++;
	return i;
}

/* Bytes of the first character of `s`; 0 when they are not UTF-8. */
static size_t decode(struct str s, ucs4_t *character)
{
	int len = u8_mbtoucr(character, bytes_of(s), s.len);

	return len > 0 ? (size_t)len : 0;
}

size_t utf8_find_invalid(struct str s)
{
	struct str rest = s;

	for (;;) {
		ucs4_t character;
		size_t len = utf8_ascii_len(rest);

		rest = str_slice(rest, len, rest.len);
		if (!rest.len)
			return STR_NONE;
		len = decode(rest, &character);
		if (!len)
			return s.len - rest.len;
		rest = str_slice(rest, len, rest.len);
	}
}

bool utf8_next(struct str *rest, uint32_t *character)
{
	ucs4_t decoded;
	size_t len;

	if (!rest->len)
		return false;
	if ((unsigned char)rest->ptr[0] < 0x80) {
		*character = (unsigned char)rest->ptr[0];
		*rest = str_slice(*rest, 1, rest->len);
		return true;
	}
	len = decode(*rest, &decoded);
	*character = len ? decoded : REPLACEMENT;
	*rest = str_slice(*rest, len ? len : 1, rest->len);
	return true;
}

size_t utf8_encode(char out[4], uint32_t character)
{
	uint8_t encoded[4];
	int len;

	if (character < 0x80) {
		out[0] = (char)character;
		return 1;
	}
	len = u8_uctomb(encoded, character, sizeof(encoded));
	if (len <= 0)
		len = u8_uctomb(encoded, REPLACEMENT, sizeof(encoded));
	memcpy(out, encoded, (size_t)len);
	return (size_t)len;
}

size_t utf8_count(struct str s)
{
	size_t count = 0, i;

	for (i = 0; i < s.len; i++)
		count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
	return count;
}

/* What of the characters before a border decides about it (UAX 29). */
struct cluster {
	int last;	   /* GBP_... of the last character */
	bool is_picture;   /* a picture, and only Extend since */
	bool is_joined;	   /* such a picture and then a ZWJ */
	bool is_half_flag; /* an odd number of regional indicators */
};

static bool is_control(int property)
{
	return property == GBP_CONTROL || property == GBP_CR ||
	       property == GBP_LF;
}

/* GB6-GB8: the parts of a Hangul syllable stay together. */
static bool is_syllable(int before, int after)
{
	switch (before) {
	case GBP_L:
		return after == GBP_L || after == GBP_V || after == GBP_LV ||
		       after == GBP_LVT;
	case GBP_LV:
	case GBP_V:
		return after == GBP_V || after == GBP_T;
	case GBP_LVT:
	case GBP_T:
		return after == GBP_T;
	default:
		return false;
	}
}

/*
 * Whether `character` still belongs to the cluster: GB3-GB13. (The library's
 * u8_grapheme_next() looks at pairs only: it cuts flags and families apart.)
 */
static bool cluster_takes(
	const struct cluster *cluster, int property, uint32_t character)
{
	if (cluster->last == GBP_CR && property == GBP_LF)
		return true;
	if (is_control(cluster->last) || is_control(property))
		return false;
	if (property == GBP_EXTEND || property == GBP_ZWJ ||
		property == GBP_SPACINGMARK || cluster->last == GBP_PREPEND)
		return true;
	if (cluster->is_joined)
		return uc_is_property_extended_pictographic(character);
	if (cluster->is_half_flag && property == GBP_RI)
		return true;
	return is_syllable(cluster->last, property);
}

static void cluster_add(
	struct cluster *cluster, int property, uint32_t character)
{
	bool was_picture = cluster->is_picture;

	cluster->is_picture = (was_picture && property == GBP_EXTEND) ||
			      uc_is_property_extended_pictographic(character);
	cluster->is_joined = was_picture && property == GBP_ZWJ;
	cluster->is_half_flag = property == GBP_RI && !cluster->is_half_flag;
	cluster->last = property;
}

/* Between two printable ASCII characters there is always a border. */
static bool starts_with_ascii_letter(struct str s)
{
	return (unsigned char)s.ptr[0] < 0x80 && s.ptr[0] != '\r' &&
	       (s.len == 1 || (unsigned char)s.ptr[1] < 0x80);
}

bool utf8_next_grapheme(struct str *rest, struct str *grapheme)
{
	struct cluster cluster = {0};
	struct str after = *rest, next;
	uint32_t character;

	if (!rest->len)
		return false;
	next = str_slice(*rest, 1, rest->len);
	if (!starts_with_ascii_letter(*rest)) {
		utf8_next(&after, &character);
		do {
			cluster_add(&cluster,
				uc_graphemeclusterbreak_property(character),
				character);
			next = after;
		} while (utf8_next(&after, &character) &&
			 cluster_takes(&cluster,
				 uc_graphemeclusterbreak_property(character),
				 character));
	}
	*grapheme = str_slice(*rest, 0, rest->len - next.len);
	*rest = next;
	return true;
}

/* Shown in two cells, though Unicode 15.0 does not call them wide. */
static const struct {
	uint32_t first, last;
} wide_characters[] = {
	{0x1F1E6, 0x1F1FF}, /* regional indicators: two make a flag */
	{0x1FA70, 0x1FAFF}, /* pictures, of which some are to come */
};

/* The character behind which a sign is shown as a picture: two cells. */
#define SHOWN_AS_PICTURE 0xFE0FU

static size_t cells_of(uint32_t character, bool is_wide)
{
	size_t at = utf8_data_find(utf8_widths, utf8_widths_count, character);

	switch ((enum utf8_cells)(utf8_widths[at] & 0xFF)) {
	case UTF8_CELLS_ZERO:
		return 0;
	case UTF8_CELLS_ONE:
		return 1;
	case UTF8_CELLS_TWO:
		return 2;
	case UTF8_CELLS_AMBIGUOUS:
		return is_wide ? 2 : 1;
	}
	return 1;
}

static size_t character_width(uint32_t character, bool is_wide)
{
	size_t i;

	if (character < 0x80)
		return (character >= ' ' && character != 0x7F) ||
		       character == '\t';
	if (character >= 0x4E00 && character <= 0x9FFF)
		return 2; /* most of what is written with them */
	for (i = 0; i < sizeof(wide_characters) / sizeof(*wide_characters); i++)
		if (character >= wide_characters[i].first &&
			character <= wide_characters[i].last)
			return 2;
	return cells_of(character, is_wide);
}

static size_t grapheme_width(struct str grapheme, bool is_wide)
{
	size_t widest = 0;
	uint32_t character;

	while (utf8_next(&grapheme, &character)) {
		size_t width = character == SHOWN_AS_PICTURE
				       ? 2
				       : character_width(character, is_wide);

		if (width > widest)
			widest = width;
	}
	return widest;
}

static size_t width_of(struct str s, bool is_wide)
{
	size_t width = 0;
	struct str grapheme;

	while (s.len) {
		if (starts_with_ascii_letter(s)) {
			width += character_width(
				(unsigned char)s.ptr[0], is_wide);
			s = (struct str){s.ptr + 1, s.len - 1};
		} else if (utf8_next_grapheme(&s, &grapheme)) {
			width += grapheme_width(grapheme, is_wide);
		}
	}
	return width;
}

size_t utf8_width(struct str s)
{
	return width_of(s, false);
}

size_t utf8_wide_width(struct str s)
{
	return width_of(s, true);
}

/* Take over what the library allocated; without memory it gives NULL. */
static struct str take(struct arena *arena, uint8_t *made, size_t len)
{
	struct str copy;

	if (!made)
		abort();
	copy = arena_str(arena, (struct str){(const char *)made, len});
	free(made);
	return copy;
}

/* UAX 9, table 4: the strong types. */
bool utf8_has_letter(struct str s, bool to_left)
{
	uint32_t character;

	while (utf8_next(&s, &character)) {
		int way = uc_bidi_category(character);

		if (to_left ? way == UC_BIDI_R || way == UC_BIDI_AL
			    : way == UC_BIDI_L)
			return true;
	}
	return false;
}

struct str utf8_nfc(struct arena *arena, struct str s)
{
	size_t len;
	uint8_t *made;

	if (utf8_ascii_len(s) == s.len)
		return arena_str(arena, s);
	made = u8_normalize(UNINORM_NFC, bytes_of(s), s.len, NULL, &len);
	return take(arena, made, len);
}

/* U+00C0 to U+017F in small letters; 0 for those few that fold oddly. */
static uint32_t fold_latin(uint32_t character)
{
	switch (character) {
	case 0xd7:
		return character;
	case 0xdf:
	case 0x130:
	case 0x138:
	case 0x149:
	case 0x178:
	case 0x17f:
		return 0;
	}
	if (character < 0x100)
		return character < 0xdf ? character + 0x20 : character;
	if ((character > 0x138 && character < 0x149) || character > 0x178)
		return character + (character & 1);
	return character | 1;
}

/*
 * Fold the character at the start of `s` into as many bytes at `to`, without
 * the library and its tables: Latin letters and the punctuation of names,
 * with which nothing composes. Returns those bytes, 0 for all others.
 */
static size_t fold_known(struct str s, char *to)
{
	const uint8_t *p = bytes_of(s);
	uint32_t folded;

	if (p[0] < 0x80) {
		to[0] = p[0] >= 'A' && p[0] <= 'Z' ? (char)(p[0] + 0x20)
						   : (char)p[0];
		return 1;
	}
	if (s.len > 1 && p[0] >= 0xc3 && p[0] <= 0xc5) {
		folded = fold_latin((p[0] & 0x1fU) << 6 | (p[1] & 0x3fU));
		to[0] = (char)(0xc0 | folded >> 6);
		to[1] = (char)(0x80 | (folded & 0x3f));
		return folded ? 2 : 0;
	}
	if (s.len > 2 && p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 &&
		p[2] <= 0xa7) {
		memcpy(to, p, 3);
		return 3;
	}
	return 0;
}

struct str utf8_fold(struct arena *arena, struct str s)
{
	char *to = arena_alloc(arena, s.len + 1);
	size_t i, len = 0;
	uint8_t *made;

	for (i = 0; i < s.len; i += len) {
		len = fold_known(str_slice(s, i, s.len), to + i);
		if (!len)
			break;
	}
	if (i == s.len)
		return (struct str){to, s.len};
	made = u8_casefold(bytes_of(s), s.len, "", UNINORM_NFC, NULL, &len);
	return take(arena, made, len);
}

struct str utf8_without_accents(struct arena *arena, struct str s)
{
	size_t len, kept = 0;
	uint8_t *made;
	char encoded[4];
	struct str rest;
	uint32_t character;

	if (utf8_ascii_len(s) == s.len)
		return arena_str(arena, s);
	made = u8_normalize(UNINORM_NFD, bytes_of(s), s.len, NULL, &len);
	if (!made)
		abort();
	rest = (struct str){(const char *)made, len};
	while (utf8_next(&rest, &character)) {
		if (uc_is_general_category_withtable(
			    character, UC_CATEGORY_MASK_M))
			continue;
		len = utf8_encode(encoded, character);
		memcpy(made + kept, encoded, len);
		kept += len;
	}
	return take(arena, made, kept);
}

static bool is_unsafe(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character <= 0x9F) ||
	       (character >= 0x202A && character <= 0x202E) || /* bidi */
	       (character >= 0x2066 && character <= 0x2069) || /* isolates */
	       character == 0x2028 || character == 0x2029;
}

static bool is_blank(uint32_t character)
{
	return character == '\t' || character == '\n' || character == '\r';
}

void utf8_clean(struct buf *out, struct str s)
{
	struct str rest = s;
	uint32_t character;

	while (utf8_next(&rest, &character)) {
		struct str taken = str_slice(s, 0, s.len - rest.len);

		if (is_blank(character))
			buf_char(out, ' ');
		else if (is_unsafe(character) || character == REPLACEMENT)
			buf_z(out, REPLACEMENT_UTF8);
		else
			buf_str(out, taken);
		s = rest;
	}
}
