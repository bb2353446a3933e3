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
	size_t i = 0, len, seen = 0;

	for (; i < s.len; seen++) {
		len = latin_len(s, i);
		if (!len)
			return false;
		i += len;
	}
	*count = seen;
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
 * of a plain text. Only words that may hold a dash are looked into.
 */
static uint8_t *latin_breaks(struct arena *scratch, struct str text)
{
	uint8_t *breaks = arena_alloc(scratch, text.len);
	struct text_span word = {0};
	size_t i;

	for (i = 1; i < text.len; i++) {
		char c = text.ptr[i];

		if (is_space(text.ptr[i - 1])) {
			breaks[i] =
				!is_space(c) &&
				!is_spaced_mark(str_slice(text, i, text.len)) &&
				!is_behind_guillemet(text, i);
		} else if ((c == '-' || c == '\xe2') && i >= word.to) {
			word = word_at(text, i);
			break_word(breaks, text, word);
		}
	}
	return breaks;
}

static uint8_t *other_breaks(struct arena *scratch, struct str text)
{
	uint8_t *breaks = arena_alloc(scratch, text.len);

	memcpy(breaks, utf8_line_breaks(scratch, text), text.len);
	break_words(breaks, text);
	return breaks;
}

/* One byte for each of `text`, which is not empty: broken before it? */
static uint8_t *find_breaks(
	struct line *line, struct arena *scratch, struct str text)
{
	size_t count;

	if (is_latin(text, &count))
		return latin_breaks(scratch, text);
	line->has_soft = str_find(text, soft_hyphen) != STR_NONE;
	return other_breaks(scratch, text);
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

void text_wrap_words(struct buf *out, struct arena *scratch,
	const struct text_words *words, const struct text_prefix *prefix)
{
	struct line line = {.out = out, .prefix = prefix};
	struct str rest = words->text, part;
	const struct text_span *kept;
	uint8_t *breaks;
	size_t i;

	while (rest.len && rest.ptr[rest.len - 1] == '\n')
		rest.len--;
	if (!rest.len) {
		line_end(&line);
		return;
	}
	breaks = find_breaks(&line, scratch, rest);
	for (i = 0; i < words->kept_count; i++) {
		kept = &words->kept[i];
		memset(breaks + kept->from + 1, 0, kept->to - kept->from - 1);
	}
	while (str_next(&rest, '\n', &part))
		wrap_part(&line, part, breaks + (part.ptr - words->text.ptr));
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
