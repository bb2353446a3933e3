#include "render/text_break.h"

#include "base/utf8.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of characters outside ASCII count as letters. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/*
 * Characters of Latin letters and English, French and German punctuation:
 * one cell each, and lines are broken at spaces and dashes only. Returns the
 * bytes of the one at `i`, 0 for any other character.
 */
static size_t latin_len(struct str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.ptr + i;

	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xc9 && i + 1 < s.len)
		return p[0] == 0xc2 && p[1] == 0xad ? 0 : 2;
	if (p[0] == 0xe2 && i + 2 < s.len && p[1] == 0x80 && p[2] >= 0x93 &&
		p[2] <= 0xa6 && p[2] != 0x95)
		return 3;
	return 0;
}

bool text_break_is_latin(struct str s, size_t *count)
{
	size_t i = utf8_ascii_len(s), len, behind = 0;

	while (i < s.len) {
		len = latin_len(s, i);
		if (!len)
			return false;
		i += len;
		behind += len - 1;
		i += utf8_ascii_len(str_slice(s, i, s.len));
	}
	*count = s.len - behind;
	return true;
}

/* The bytes of a hyphen, en dash or em dash at `i`; 0: none. */
static size_t dash_len(struct str s, size_t i)
{
	if (s.ptr[i] == '-')
		return 1;
	if ((unsigned char)s.ptr[i] == 0xe2 && s.len - i >= 3 &&
		(memcmp(s.ptr + i, "\xe2\x80\x93", 3) == 0 ||
			memcmp(s.ptr + i, "\xe2\x80\x94", 3) == 0))
		return 3;
	return 0;
}

static bool is_address(struct str word)
{
	return str_find(word, STR("://")) != STR_NONE ||
	       str_find_char(word, '@') != STR_NONE ||
	       str_starts_with(word, STR("www."));
}

/* Inside a word: only after a dash between letters, never in an address. */
static void break_word(uint8_t *breaks, struct str text, struct text_span at)
{
	struct str word = str_slice(text, at.from, at.to);
	size_t i, len;
	bool found = false;

	memset(breaks + at.from + 1, 0, word.len - 1);
	for (i = 1; i + 1 < word.len; i++) {
		len = dash_len(word, i);
		if (!len || i + len >= word.len ||
			!is_letter(word.ptr[i - 1]) ||
			!is_letter(word.ptr[i + len]))
			continue;
		if (!found && is_address(word))
			return;
		found = true;
		breaks[at.from + i + len] = 1;
	}
}

static bool is_not_space(char c)
{
	return !is_space(c) && c != '\n';
}

static bool is_ascii_word(char c)
{
	return is_not_space(c) && (unsigned char)c < 0x80;
}

/* The dashes of the words, each a run of ASCII. */
static void break_words(uint8_t *breaks, struct str text)
{
	size_t i = 0, from;

	while (i < text.len) {
		from = i;
		while (i < text.len && is_ascii_word(text.ptr[i]))
			i++;
		if (i > from)
			break_word(breaks, text, (struct text_span){from, i});
		while (i < text.len && !is_ascii_word(text.ptr[i]))
			i++;
	}
}

/* French puts a space before these; they never begin a line. */
static bool is_spaced_mark(struct str rest)
{
	size_t len = 0;

	switch (rest.ptr[0]) {
	case '!':
	case '?':
	case ':':
	case ';':
		len = 1;
		break;
	case '\xc2':
		if (rest.len > 1 && rest.ptr[1] == '\xbb')
			len = 2;
		break;
	}
	return len && (rest.len == len || is_space(rest.ptr[len]));
}

/* ... and one after an opening quote, which never ends a line. */
static bool is_behind_guillemet(struct str text, size_t i)
{
	while (i && is_space(text.ptr[i - 1]))
		i--;
	return i >= 2 && text.ptr[i - 1] == '\xab' && text.ptr[i - 2] == '\xc2';
}

/* The word around the byte `i`. */
static struct text_span word_at(struct str text, size_t i)
{
	struct text_span word = {i, i};

	while (word.from && is_not_space(text.ptr[word.from - 1]))
		word.from--;
	while (word.to < text.len && is_not_space(text.ptr[word.to]))
		word.to++;
	return word;
}

/*
 * UAX 14 for Latin text without its tables: they cost more than all the rest
 * of a plain text. A line may be broken before the byte `i` behind a space ...
 */
static bool is_latin_break_at_space(struct str text, size_t i)
{
	return !is_space(text.ptr[i]) &&
	       !is_spaced_mark(str_slice(text, i, text.len)) &&
	       !is_behind_guillemet(text, i);
}

/* ... and behind a dash, as break_word() has it. */
static bool is_latin_break_at_dash(struct text_latin *latin, size_t i)
{
	struct str text = latin->text;
	size_t len = text.ptr[i - 1] == '-' ? 1 : 3;

	if (i <= len || dash_len(text, i - len) != len ||
		!is_letter(text.ptr[i - len - 1]) || !is_letter(text.ptr[i]))
		return false;
	if (i < latin->word.from || i >= latin->word.to) {
		latin->word = word_at(text, i);
		latin->is_address = is_address(
			str_slice(text, latin->word.from, latin->word.to));
	}
	return !latin->is_address;
}

static bool is_latin_break(struct text_latin *latin, size_t i)
{
	char before = latin->text.ptr[i - 1];

	if (latin->held && latin->held[i])
		return false;
	if (is_space(before))
		return is_latin_break_at_space(latin->text, i);
	return (before == '-' || before == '\x93' || before == '\x94') &&
	       is_latin_break_at_dash(latin, i);
}

uint8_t *text_break_other(struct arena *scratch, struct str text, bool is_wide)
{
	uint8_t *breaks = arena_alloc(scratch, text.len);

	memcpy(breaks,
		is_wide ? utf8_wide_line_breaks(scratch, text)
			: utf8_line_breaks(scratch, text),
		text.len);
	break_words(breaks, text);
	return breaks;
}

/* The byte behind the first `columns` characters of `part`. */
static size_t behind_columns(
	const struct text_latin *latin, struct text_span part, size_t columns)
{
	const char *p = latin->text.ptr;

	if (latin->is_ascii)
		return columns < part.to - part.from ? part.from + columns
						     : part.to;
	for (; part.from < part.to; part.from++)
		if (((unsigned char)p[part.from] & 0xc0) != 0x80 &&
			columns-- == 0)
			break;
	return part.from;
}

size_t text_break_latin(
	struct text_latin *latin, struct text_span part, size_t columns)
{
	const char *p = latin->text.ptr;
	size_t fit = behind_columns(latin, part, columns), i;

	while (fit < part.to && is_space(p[fit]))
		fit++;
	if (fit == part.to)
		return fit;
	for (i = fit; i > part.from; i--)
		if (is_latin_break(latin, i))
			return i;
	for (i = fit + 1; i < part.to; i++)
		if (is_latin_break(latin, i))
			return i;
	return part.to;
}
