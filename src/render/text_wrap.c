#include "render/text_wrap.h"

#include "base/utf8.h"
#include "render/text.h"

/* A line in the making. */
struct line {
	struct buf *out;
	const struct text_prefix *prefix;
	struct str gap;	  /* spaces after the last piece, not yet written */
	struct str words; /* of a text without soft hyphens, not yet written */
	size_t column;
	bool is_rest;  /* not the first line: behind `rest` */
	bool has_word; /* something stands behind the prefix */
	bool is_soft;  /* the last piece ended with a soft hyphen */
	bool has_soft; /* there are soft hyphens in the text */
};

static const struct str soft_hyphen = {"\xc2\xad", 2};

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

static struct str trim_end(struct str s)
{
	while (s.len && is_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/* The same with no-break spaces, which pasted texts end with. */
static struct str trim_line(struct str s)
{
	for (s = trim_end(s); str_ends_with(s, STR("\xc2\xa0"));)
		s = trim_end(str_slice(s, 0, s.len - 2));
	return s;
}

/* A Latin text, and what is known of where its lines may be broken. */
struct latin {
	struct str text;
	const uint8_t *held;   /* 1: no break before that byte; NULL: none */
	struct text_span word; /* the last one with a dash ... */
	bool is_address;       /* ... and what it is */
};

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

/* Whether `s` is Latin text; its characters are counted. */
static bool is_latin(struct str s, size_t *count)
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

size_t text_wrap_width(struct str text)
{
	size_t width = 0, at, count;

	if (is_latin(text, &count))
		return count;
	for (;;) {
		at = str_find(text, soft_hyphen);
		if (at == STR_NONE)
			return width + utf8_width(text);
		width += utf8_width(str_slice(text, 0, at));
		text = str_slice(text, at + soft_hyphen.len, text.len);
	}
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
static bool is_latin_break_at_dash(struct latin *latin, size_t i)
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

static bool is_latin_break(struct latin *latin, size_t i)
{
	char before = latin->text.ptr[i - 1];

	if (latin->held && latin->held[i])
		return false;
	if (is_space(before))
		return is_latin_break_at_space(latin->text, i);
	return (before == '-' || before == '\x93' || before == '\x94') &&
	       is_latin_break_at_dash(latin, i);
}

/* One byte for each of `text`, which is not empty: broken before it? */
static uint8_t *find_breaks(struct arena *scratch, struct str text)
{
	uint8_t *breaks = arena_alloc(scratch, text.len);

	memcpy(breaks, utf8_line_breaks(scratch, text), text.len);
	break_words(breaks, text);
	return breaks;
}

static void line_end(struct line *line)
{
	struct str prefix =
		line->is_rest ? line->prefix->rest : line->prefix->first;

	buf_str(line->out, line->words);
	line->words = (struct str){0};
	if (line->is_soft && line->has_word)
		buf_char(line->out, '-');
	if (!line->has_word)
		buf_str(line->out, trim_end(prefix));
	buf_char(line->out, '\n');
	line->is_rest = true;
	line->has_word = false;
	line->is_soft = false;
	line->gap = (struct str){0};
}

static void line_begin(struct line *line)
{
	struct str prefix =
		line->is_rest ? line->prefix->rest : line->prefix->first;

	buf_str(line->out, prefix);
	line->column = text_wrap_width(prefix);
	line->has_word = true;
}

static void add_without_soft_hyphens(struct buf *out, struct str text)
{
	size_t at;

	while ((at = str_find(text, soft_hyphen)) != STR_NONE) {
		buf_add(out, text.ptr, at);
		text = str_slice(text, at + soft_hyphen.len, text.len);
	}
	buf_str(out, text);
}

/* A soft hyphen that ends no line takes no cell; alone it is nothing. */
static bool is_nothing(struct str word)
{
	while (str_starts_with(word, soft_hyphen))
		word = str_slice(word, soft_hyphen.len, word.len);
	return !word.len;
}

/* Words without soft hyphens follow one another in the text, gaps and all. */
static void line_add(struct line *line, struct str word)
{
	if (line->has_soft) {
		buf_str(line->out, line->gap);
		add_without_soft_hyphens(line->out, word);
	} else if (line->words.ptr) {
		line->words.len =
			(size_t)(word.ptr - line->words.ptr) + word.len;
	} else {
		line->words = word;
	}
}

/* Put what stands between two places where a line may be broken. */
static void line_put(struct line *line, struct str piece)
{
	struct str word = trim_end(piece);
	bool is_soft = line->has_soft && str_ends_with(word, soft_hyphen);
	size_t width = text_wrap_width(word);

	if (is_soft && is_nothing(word))
		return;
	if (line->has_word &&
		line->column + line->gap.len + width + is_soft > TEXT_COLUMNS)
		line_end(line);
	if (line->has_word)
		line->column += line->gap.len;
	else
		line_begin(line);
	line_add(line, word);
	line->column += width;
	line->is_soft = is_soft;
	line->gap = str_slice(piece, word.len, piece.len);
}

/* The part of a text between two line ends that the writer asked for. */
static void wrap_part(struct line *line, struct str text, const uint8_t *breaks)
{
	size_t i = 0, from;

	while (i < text.len && is_space(text.ptr[i]))
		i++;
	text = trim_line(text);
	while (i < text.len) {
		from = i++;
		/* UAX 14 has no objection to a line that begins with a tab. */
		while (i < text.len && (!breaks[i] || is_space(text.ptr[i])))
			i++;
		line_put(line, str_slice(text, from, i));
	}
	line->is_soft = false;
	line_end(line);
}

/* Where a line that begins at `from` and has room for `columns` ends. */
static size_t latin_line_end(
	struct latin *latin, struct text_span part, size_t columns)
{
	const char *p = latin->text.ptr;
	size_t fit = part.from, i;

	for (; fit < part.to; fit++)
		if (((unsigned char)p[fit] & 0xc0) != 0x80 && columns-- == 0)
			break;
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

/* As wrap_part(): each line at once, not piece after piece. */
static void wrap_latin_part(
	struct line *line, struct latin *latin, struct text_span part)
{
	struct str text;
	size_t end;

	while (part.from < part.to && is_space(latin->text.ptr[part.from]))
		part.from++;
	text = trim_line(str_slice(latin->text, part.from, part.to));
	part.to = part.from + text.len;
	while (part.from < part.to) {
		line_begin(line);
		end = latin_line_end(latin, part,
			TEXT_COLUMNS > line->column
				? TEXT_COLUMNS - line->column
				: 0);
		line->words = trim_end(str_slice(latin->text, part.from, end));
		part.from = end;
		if (end < part.to)
			line_end(line);
	}
	line_end(line);
}

static void wrap_latin(struct line *line, struct latin *latin)
{
	struct str rest = latin->text, part;

	while (str_next(&rest, '\n', &part)) {
		size_t from = (size_t)(part.ptr - latin->text.ptr);

		wrap_latin_part(
			line, latin, (struct text_span){from, from + part.len});
	}
}

static void wrap_other(struct line *line, struct str text, uint8_t *breaks)
{
	struct str rest = text, part;

	line->has_soft = str_find(text, soft_hyphen) != STR_NONE;
	while (str_next(&rest, '\n', &part))
		wrap_part(line, part, breaks + (part.ptr - text.ptr));
}

/* Nothing is broken inside what is kept together: `mark` goes there. */
static void mark_kept(
	uint8_t *bytes, const struct text_words *words, uint8_t mark)
{
	const struct text_span *kept;
	size_t i;

	for (i = 0; i < words->kept_count; i++) {
		kept = &words->kept[i];
		memset(bytes + kept->from + 1, mark, kept->to - kept->from - 1);
	}
}

void text_wrap_words(struct buf *out, struct arena *scratch,
	const struct text_words *words, const struct text_prefix *prefix)
{
	struct line line = {.out = out, .prefix = prefix};
	struct latin latin = {.text = words->text};
	uint8_t *bytes;
	size_t count;

	while (latin.text.len && latin.text.ptr[latin.text.len - 1] == '\n')
		latin.text.len--;
	if (!latin.text.len) {
		line_end(&line);
	} else if (is_latin(latin.text, &count)) {
		if (words->kept_count) {
			bytes = arena_alloc(scratch, words->text.len);
			mark_kept(bytes, words, 1);
			latin.held = bytes;
		}
		wrap_latin(&line, &latin);
	} else {
		bytes = find_breaks(scratch, latin.text);
		mark_kept(bytes, words, 0);
		wrap_other(&line, latin.text, bytes);
	}
}

void text_wrap(
	struct buf *out, struct str text, struct str first, struct str rest)
{
	struct arena scratch = {0};
	struct text_words words = {.text = text};
	struct text_prefix prefix = {first, rest};

	text_wrap_words(out, &scratch, &words, &prefix);
	arena_release(&scratch);
}

void text_wrap_keep(
	struct arena *arena, struct text_words *words, struct text_span span)
{
	if (span.to <= span.from + 1)
		return;
	words->kept = arena_grow(
		arena, words->kept, words->kept_count, sizeof(*words->kept));
	words->kept[words->kept_count++] = span;
}

void text_wrap_line(struct buf *out, struct str prefix, struct str text)
{
	text = trim_line(text);
	buf_str(out, text.len ? prefix : trim_end(prefix));
	buf_str(out, text);
	buf_char(out, '\n');
}
