#include "render/text_wrap.h"

#include "base/utf8.h"
#include "render/text.h"
#include "render/text_break.h"

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

/* Beside Chinese only ASCII is sure to take one cell. */
static bool is_latin(struct str text, bool is_wide, size_t *count)
{
	return text_break_is_latin(text, count) &&
	       (!is_wide || *count == text.len);
}

static size_t width_of(struct str text, bool is_wide)
{
	return is_wide ? utf8_wide_width(text) : utf8_width(text);
}

size_t text_wrap_width(struct str text, bool is_wide)
{
	size_t width = 0, at, count;

	if (is_latin(text, is_wide, &count))
		return count;
	for (;;) {
		at = str_find(text, soft_hyphen);
		if (at == STR_NONE)
			return width + width_of(text, is_wide);
		width += width_of(str_slice(text, 0, at), is_wide);
		text = str_slice(text, at + soft_hyphen.len, text.len);
	}
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
	line->column = text_wrap_width(prefix, line->prefix->is_wide);
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

/* "( " and a soft hyphen: behind a space there is nothing to divide. */
static struct str trim_soft(struct str word)
{
	struct str bare = word, short_word;

	while (str_ends_with(bare, soft_hyphen))
		bare = str_slice(bare, 0, bare.len - soft_hyphen.len);
	short_word = trim_end(bare);
	return short_word.len && short_word.len < bare.len ? short_word : word;
}

/* The spaces behind the first `len` bytes. */
static struct str gap_behind(struct str piece, size_t len)
{
	struct str gap = str_slice(piece, len, piece.len);
	size_t spaces = 0;

	while (spaces < gap.len && is_space(gap.ptr[spaces]))
		spaces++;
	return str_slice(gap, 0, spaces);
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
	struct str word = trim_soft(trim_end(piece));
	bool is_soft = line->has_soft && str_ends_with(word, soft_hyphen);
	size_t width = text_wrap_width(word, line->prefix->is_wide);

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
	line->gap = gap_behind(piece, word.len);
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

/* As wrap_part(): each line at once, not piece after piece. */
static void wrap_latin_part(
	struct line *line, struct text_latin *latin, struct text_span part)
{
	struct str text;
	size_t end;

	while (part.from < part.to && is_space(latin->text.ptr[part.from]))
		part.from++;
	text = trim_line(str_slice(latin->text, part.from, part.to));
	part.to = part.from + text.len;
	while (part.from < part.to) {
		line_begin(line);
		end = text_break_latin(latin, part,
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

static void wrap_latin(struct line *line, struct text_latin *latin)
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
	struct text_latin latin = {.text = words->text};
	uint8_t *bytes;
	size_t count;

	while (latin.text.len && latin.text.ptr[latin.text.len - 1] == '\n')
		latin.text.len--;
	if (!latin.text.len) {
		line_end(&line);
	} else if (is_latin(latin.text, prefix->is_wide, &count)) {
		latin.is_ascii = count == latin.text.len;
		if (words->kept_count) {
			bytes = arena_alloc(scratch, words->text.len);
			mark_kept(bytes, words, 1);
			latin.held = bytes;
		}
		wrap_latin(&line, &latin);
	} else {
		bytes = text_break_other(scratch, latin.text, prefix->is_wide);
		mark_kept(bytes, words, 0);
		wrap_other(&line, latin.text, bytes);
	}
}

void text_wrap_behind(
	struct buf *out, struct str text, const struct text_prefix *prefix)
{
	struct arena scratch = {0};
	struct text_words words = {.text = text};

	text_wrap_words(out, &scratch, &words, prefix);
	arena_release(&scratch);
}

void text_wrap(
	struct buf *out, struct str text, struct str first, struct str rest)
{
	struct text_prefix prefix = {first, rest, false};

	text_wrap_behind(out, text, &prefix);
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
