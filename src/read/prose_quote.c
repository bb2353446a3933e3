#include "read/prose_quote.h"

/* Marks by what they can do; those of German and French share signs. */
struct mark {
	const char *sign;
	const char *closers[3]; /* what ends a quotation it began */
};

static const struct mark marks[] = {
	{"\xE2\x80\x9C", {"\xE2\x80\x9D", "\"", NULL}},		  /* “ ” */
	{"\xE2\x80\x9E", {"\xE2\x80\x9C", "\xE2\x80\x9D", "\""}}, /* „ “ ” */
	{"\xC2\xAB", {"\xC2\xBB", NULL, NULL}},			  /* « » */
	{"\xC2\xBB", {"\xC2\xAB", "\xC2\xBB", NULL}},		  /* » « */
	{"\"", {"\"", "\xE2\x80\x9D", NULL}},
};

enum { MARKS = sizeof(marks) / sizeof(*marks), CLOSERS = 3 };

/* Nothing that find_unclosed() looks at begins with another byte. */
static const char first_bytes[] = "\"`\xE2\xC2";

static const struct mark *mark_at(struct str rest)
{
	size_t i;

	for (i = 0; i < MARKS; i++)
		if (str_starts_with(rest, str_from(marks[i].sign)))
			return &marks[i];
	return NULL;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Bytes of the sign at `rest` that ends what `open` began, or 0. */
static size_t closer_len(const struct mark *open, struct str rest)
{
	size_t i;

	for (i = 0; i < CLOSERS && open->closers[i]; i++)
		if (str_starts_with(rest, str_from(open->closers[i])))
			return strlen(open->closers[i]);
	return 0;
}

/*
 * Whether the mark at `at` begins a quotation: 27" is a measure, and a mark
 * with white space behind it closes something.
 */
static bool can_open(struct str text, size_t at, const struct mark *mark)
{
	size_t end = at + strlen(mark->sign);
	bool is_french = *mark->sign == '\xC2';

	if (end >= text.len)
		return false;
	if (*mark->sign == '"' && at > 0 && is_digit(text.ptr[at - 1]))
		return false;
	if (is_space(text.ptr[end]))
		return is_french && mark->closers[1] == NULL;
	return at == 0 || !is_french || mark->closers[1] == NULL ||
	       is_space(text.ptr[at - 1]) || text.ptr[at - 1] == '(';
}

/* Bytes of a piece of code at the start of `rest`, or 0. */
static size_t code_len(struct str rest)
{
	size_t end;

	if (!rest.len || *rest.ptr != '`')
		return 0;
	end = str_find_char(str_slice(rest, 1, rest.len), '`');
	return end == STR_NONE ? 0 : end + 2;
}

/* Reading a paragraph from mark to mark. */
struct reader {
	struct str text;
	size_t i;
	const struct mark *open; /* NULL: no quotation is open */
	size_t open_at;
	bool is_lost; /* a second one began while the first was open */
};

/* Bytes of what stands at `r->i`, if it is a mark or code; else 0. */
static size_t read_mark(struct reader *r)
{
	struct str rest = str_slice(r->text, r->i, r->text.len);
	size_t len = r->open ? closer_len(r->open, rest) : 0;
	const struct mark *mark;

	if (len) {
		r->open = NULL;
		return len;
	}
	mark = mark_at(rest);
	if (!mark)
		return code_len(rest);
	if (!can_open(r->text, r->i, mark))
		return strlen(mark->sign);
	r->is_lost = r->open != NULL;
	if (!r->is_lost)
		r->open_at = r->i;
	r->open = mark;
	return strlen(mark->sign);
}

/* The first mark that opened a quotation without an end, or STR_NONE. */
static size_t find_unclosed(struct str text)
{
	struct reader r = {.text = text};
	size_t len;

	while (r.i < text.len && !r.is_lost) {
		len = memchr(first_bytes, text.ptr[r.i],
			      sizeof(first_bytes) - 1)
			      ? read_mark(&r)
			      : 0;
		r.i += len ? len : 1;
	}
	return r.open ? r.open_at : STR_NONE;
}

/* ---- who speaks ---- */

static const char *const speaking[] = {"said", "says", "added", "adds",
	"explained", "explains", "stated", "commented", "continued",
	"concluded", "according to", "told reporters"};

enum { SPEAKING = sizeof(speaking) / sizeof(*speaking) };

static size_t speaking_len(struct str rest)
{
	size_t i;

	for (i = 0; i < SPEAKING; i++) {
		struct str word = str_from(speaking[i]);

		if (str_starts_with(rest, word) &&
			(rest.len == word.len ||
				memchr(" .,:\n\r", rest.ptr[word.len], 6)))
			return word.len;
	}
	return 0;
}

/* ", said Evan Greer": behind a stop, in small letters. */
static bool follows_stop(struct str text, size_t at)
{
	while (at > 0 && is_space(text.ptr[at - 1]))
		at--;
	return at > 0 && memchr(",.!?", text.ptr[at - 1], 4);
}

/* ", Greer said.": the last words, a few words behind a comma. */
static bool ends_paragraph(struct str text, size_t at, size_t len)
{
	enum { NEAR = 60 };
	struct str end = str_trim(str_slice(text, at + len, text.len));
	struct str before = str_slice(text, at > NEAR ? at - NEAR : 0, at);

	return (!end.len || str_equal_z(end, ".")) &&
	       str_find_char(before, ',') != STR_NONE;
}

static bool names_speaker(struct str text)
{
	size_t i, len;

	for (i = 1; i < text.len; i++) {
		if (!is_space(text.ptr[i - 1]))
			continue;
		len = speaking_len(str_slice(text, i, text.len));
		if (len &&
			(follows_stop(text, i) || ends_paragraph(text, i, len)))
			return true;
	}
	return false;
}

/* Behind the signs of a list, a quotation or emphasis. */
static bool goes_on(struct str next)
{
	const struct mark *mark;

	while (next.len && memchr(" \t>*_-", *next.ptr, 6))
		next = str_slice(next, 1, next.len);
	mark = mark_at(next);
	return mark != NULL;
}

size_t prose_quote_find_open(struct str paragraph, struct str next)
{
	size_t at = find_unclosed(paragraph);

	if (at == STR_NONE)
		return STR_NONE;
	if (goes_on(next) &&
		!names_speaker(str_slice(paragraph, at, paragraph.len)))
		return STR_NONE;
	return at;
}
