#include "read/prose.h"

#include "read/prose_quote.h"

struct prose {
	struct diags *d;
	const struct release *release;
	struct span at;	 /* the whole text */
	struct str text; /* its bytes */
	const struct body *body;
	size_t findings;
};

/* Add a warning about `len` bytes at `off` of the text. */
static void warn(struct prose *p, struct diag *diag, size_t off, size_t len)
{
	if (p->findings++ >= PROSE_MAX_FINDINGS)
		return;
	diag->level = DIAG_WARNING;
	diag->at = source_span(p->at.src, p->at.off + off, len);
	diag_add(p->d, diag);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* Whether the `len` bytes at `off` are no part of a longer word. */
static bool is_word(struct str text, size_t off, size_t len)
{
	return (off == 0 || !is_letter(text.ptr[off - 1])) &&
	       (off + len == text.len || !is_letter(text.ptr[off + len]));
}

/* The first place of `word` (in small letters), whatever their case. */
static size_t find_word(struct str text, const char *word)
{
	size_t i, len = strlen(word);

	for (i = 0; i + len <= text.len; i++)
		if ((text.ptr[i] | 0x20) == *word &&
			str_equal_nocase(
				str_slice(text, i, i + len), str_from(word)) &&
			is_word(text, i, len))
			return i;
	return STR_NONE;
}

/* ---- paragraphs ---- */

static bool is_fence(struct str line)
{
	line = str_trim(line);
	return str_starts_with(line, STR("```")) ||
	       str_starts_with(line, STR("~~~"));
}

/*
 * Cut the next paragraph off: lines without an empty one between them. Code
 * between fences is none.
 */
static bool next_paragraph(struct str *rest, struct str *paragraph)
{
	const char *start = NULL, *end = NULL;
	struct str line;
	bool in_code = false;

	while (rest->len) {
		struct str before = *rest;

		str_next_line(rest, &line);
		if (is_fence(line)) {
			in_code = !in_code;
			if (start) {
				*rest = before;
				break;
			}
			continue;
		}
		if (in_code)
			continue;
		if (str_trim(line).len) {
			start = start ? start : line.ptr;
			end = line.ptr + line.len;
		} else if (start) {
			break;
		}
	}
	if (!start)
		return false;
	*paragraph = (struct str){start, (size_t)(end - start)};
	return true;
}

static void check_quotes(struct prose *p)
{
	struct str rest = p->text, paragraph, next;
	bool more = next_paragraph(&rest, &paragraph);

	while (more) {
		struct diag diag = {
			.id = "quotation-open",
			.text = STR("A quotation begins here and never "
				    "ends."),
			.help = STR("Put the closing mark behind the last "
				    "word that was said, before the name of "
				    "the speaker."),
			.brief = STR("this quotation is never closed"),
		};
		size_t at;

		more = next_paragraph(&rest, &next);
		if (!more)
			next = STR("");
		at = prose_quote_find_open(paragraph, next);
		if (at != STR_NONE)
			warn(p, &diag,
				(size_t)(paragraph.ptr - p->text.ptr) + at, 1);
		paragraph = next;
	}
}

/* ---- the letter ---- */

/* "[the letter](..." or "[letter][...": a link about it. */
static bool links_letter(struct str text)
{
	size_t open, close;

	while ((open = str_find_char(text, '[')) != STR_NONE) {
		text = str_slice(text, open + 1, text.len);
		close = str_find_char(text, ']');
		if (close == STR_NONE)
			return false;
		if (close + 1 < text.len &&
			memchr("([", text.ptr[close + 1], 2) &&
			find_word(str_slice(text, 0, close), "letter") !=
				STR_NONE)
			return true;
	}
	return false;
}

static bool has_letter_file(const struct body *body)
{
	size_t i;

	for (i = 0; body && i < body->file_count; i++)
		if (find_word(body->files[i]->name, "letter") != STR_NONE)
			return true;
	return false;
}

static void check_letter(struct prose *p)
{
	struct diag diag = {
		.id = "letter-missing",
		.text = STR("The text speaks of a letter, and readers cannot "
			    "find it."),
		.help = STR("Name it in the field \"letter\" (title, and file "
			    "or url), or link to it from the text."),
		.brief = STR("the text speaks of a letter; add the field "
			     "\"letter\" or a link"),
	};
	size_t at = find_word(p->text, "letter");

	if (at == STR_NONE || p->release->letter ||
		p->release->kind == KIND_LETTER || links_letter(p->text) ||
		has_letter_file(p->body))
		return;
	warn(p, &diag, at, sizeof("letter") - 1);
}

/* ---- what was to be filled in ---- */

static const char *const stop_gaps[] = {
	"XX", "XXX", "XXXX", "XXXXX", "TK", "TKTK", "TBC", "TBD", "TBA"};

/* What stands alone between [ and ]. */
static const char *const gaps[] = {"date", "day", "time", "name", "names",
	"place", "city", "location", "title", "quote", "link", "url", "email",
	"e-mail", "phone", "number", "organization", "organisation", "tbc",
	"tbd", "to be confirmed"};

static const char *const gap_starts[] = {"insert ", "your ", "add "};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Part of a word, a number or an address: "XXL", "example.org/TBC". */
static bool is_inside(struct str text, size_t off, size_t len)
{
	return !is_word(text, off, len) ||
	       (off > 0 && text.ptr[off - 1] == '/');
}

/* Bytes of the word in capitals at `off` that stands for another, or 0. */
static size_t stop_gap_len(struct str text, size_t off)
{
	size_t i, len = 0;

	while (off + len < text.len && is_capital(text.ptr[off + len]))
		len++;
	if (len < 2 || is_inside(text, off, len))
		return 0;
	for (i = 0; i < COUNT(stop_gaps); i++)
		if (str_equal_z(str_slice(text, off, off + len), stop_gaps[i]))
			return len;
	return 0;
}

static bool is_gap(struct str words)
{
	size_t i;

	for (i = 0; i < COUNT(gaps); i++)
		if (str_equal_nocase(words, str_from(gaps[i])))
			return true;
	for (i = 0; i < COUNT(gap_starts); i++) {
		struct str start = str_from(gap_starts[i]);

		if (str_equal_nocase(str_slice(words, 0, start.len), start))
			return true;
	}
	return false;
}

/* "[date]", unless it is a link. */
static size_t bracket_len(struct str text, size_t off)
{
	enum { LONGEST = 80 };
	struct str near = str_slice(text, off + 1, off + 1 + LONGEST);
	size_t close = str_find_char(near, ']');
	size_t end = off + close + 2;

	if (close == STR_NONE || !is_gap(str_slice(near, 0, close)))
		return 0;
	if (end < text.len && memchr("([:", text.ptr[end], 3))
		return 0;
	return end - off;
}

/* "{{...}}" that is none of those that the program fills in. */
static size_t braces_len(struct str text, size_t off)
{
	enum { LONGEST = 80 };
	struct str near = str_slice(text, off, off + LONGEST);
	size_t close = str_find(near, STR("}}"));

	if (!str_starts_with(near, STR("{{")) || close == STR_NONE ||
		str_starts_with(near, STR("{{signatory-count}}")) ||
		str_starts_with(near, STR("{{signatory-count-words}}")) ||
		str_starts_with(near, STR("{{signatory-count-words-f}}")))
		return 0;
	return close + 2;
}

static size_t filler_len(struct str text, size_t off)
{
	struct str filler = STR("lorem ipsum");

	return str_equal_nocase(str_slice(text, off, off + filler.len), filler)
		       ? filler.len
		       : 0;
}

static size_t placeholder_len(struct str text, size_t off)
{
	switch (text.ptr[off]) {
	case 'X':
	case 'T':
		return off > 0 && is_capital(text.ptr[off - 1])
			       ? 0
			       : stop_gap_len(text, off);
	case '[':
		return bracket_len(text, off);
	case '{':
		return braces_len(text, off);
	case 'L':
	case 'l':
		return filler_len(text, off);
	}
	return 0;
}

static void warn_placeholder(struct prose *p, size_t off, size_t len)
{
	struct str words = str_slice(p->text, off, off + len);
	struct diag diag = {
		.id = "text-placeholder",
		.text = arena_format(p->d->arena,
			"\"%.*s\" looks like something that was still to be "
			"filled in.",
			STR_ARG(words)),
		.help = STR("Write what belongs there. If it is meant as it "
			    "is, leave it: this is only a warning."),
		.brief = arena_format(p->d->arena,
			"\"%.*s\" looks like something still to be filled in",
			STR_ARG(words)),
	};

	warn(p, &diag, off, len);
}

static void check_placeholders(struct prose *p)
{
	size_t off, len;

	for (off = 0; off < p->text.len; off += len ? len : 1) {
		len = placeholder_len(p->text, off);
		if (len && p->findings < PROSE_MAX_FINDINGS)
			warn_placeholder(p, off, len);
	}
}

/* ---- the release line ---- */

/* At the start of a line; in a sentence they are words as any other. */
static const char *const release_lines[] = {"embargoed until", "embargoed for",
	"embargoed:", "embargo:", "under embargo", "strictly embargoed",
	"strict embargo", "not for publication before",
	"not for release before", "hold for release"};

/* Whether the embargo of the release says otherwise. */
static bool disagrees(const struct release *release, bool immediate)
{
	enum embargo_kind kind = release->embargo.kind;

	if (immediate)
		return kind == EMBARGO_UNTIL || kind == EMBARGO_HOLD;
	return kind == EMBARGO_NONE;
}

static void warn_line(struct prose *p, struct str words, bool immediate)
{
	bool clash = disagrees(p->release, immediate);
	struct diag diag = {
		.id = "embargo-typed",
		.text = clash ? STR("This line and the embargo of the release "
				    "say different things.")
			      : STR("The page prints this line by itself, from "
				    "the field \"embargo\"."),
		.help = STR("Delete the line: what counts is the field "
			    "\"embargo\"."),
		.brief = clash ? STR("this and the field \"embargo\" say "
				     "different things; delete the line")
			       : STR("the page prints this by itself; delete "
				     "the line"),
	};

	warn(p, &diag, (size_t)(words.ptr - p->text.ptr), words.len);
}

/* Look at the start of a line, behind the signs of Markdown. */
static void check_line_start(struct prose *p, struct str line)
{
	size_t i;

	while (line.len && memchr(" \t*_#>", *line.ptr, 6))
		line = str_slice(line, 1, line.len);
	for (i = 0; i < COUNT(release_lines); i++) {
		struct str words = str_from(release_lines[i]);
		struct str start = str_slice(line, 0, words.len);

		if (str_equal_nocase(start, words) &&
			is_word(line, 0, words.len)) {
			warn_line(p, start, false);
			return;
		}
	}
}

static void check_release_lines(struct prose *p)
{
	static const char immediate[] = "for immediate release";
	struct str rest = p->text, line;
	size_t at = find_word(rest, immediate);

	if (at != STR_NONE)
		warn_line(p, str_slice(rest, at, at + strlen(immediate)), true);
	while (str_next_line(&rest, &line))
		check_line_start(p, line);
}

/* In the headline too, which is filled in by now: so in the whole file. */
static void check_count(struct prose *p)
{
	static const struct str name = {"{{signatory-count", 17};
	const struct source *src = p->at.src;
	struct str rest = src->text;
	size_t at = str_find(rest, name), len;
	struct diag diag = {
		.id = "signatory-single",
		.level = DIAG_WARNING,
		.text = STR("Only one signs, and this will say \"one\"."),
		.help = STR("Read the sentence again: \"One groups ask\" would "
			    "be wrong."),
		.brief = STR("only one signs; read the sentence again"),
	};

	if (p->release->signatories.count != 1 || p->release->is_held ||
		at == STR_NONE)
		return;
	len = str_find(str_slice(rest, at, rest.len), STR("}}"));
	if (len == STR_NONE)
		return;
	diag.at = source_span(src, at, len + 2);
	diag_add(p->d, &diag);
}

void prose_check(struct diags *d, const struct release *release,
	struct span text, const struct body *body)
{
	struct prose p = {.d = d,
		.release = release,
		.at = text,
		.text = source_slice(text),
		.body = body};

	if (!p.text.len)
		return;
	check_count(&p);
	check_quotes(&p);
	check_letter(&p);
	check_placeholders(&p);
	check_release_lines(&p);
}
