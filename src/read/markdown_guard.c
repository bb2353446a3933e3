#include "read/markdown.h"

#include "base/block.h"

/*
 * cmark 0.30.2 is quadratic where containers are deep (every blank line is
 * told to each of them) and where pictures that are never closed stand
 * before many links. Both can be seen on the source. A container is made
 * only by a mark at a line's start, and stays open on later lines only by
 * a mark or by two columns of white space there: so marks and white space
 * before the last mark bound the depth, whatever the lines before.
 */
struct guard {
	struct diags *d;
	const struct source *src; /* NULL: findings go to `at` */
	struct span at;
	size_t base;		   /* of the text in the source */
	struct str text;	   /* all of it */
	size_t off;		   /* where the line begins */
	size_t specials, pictures; /* in this paragraph */
	bool is_told;		   /* of too many in this paragraph */
	bool ok;
};

/* The start of a line while its marks are counted. */
struct prefix {
	struct str rest;
	size_t indent; /* columns of white space so far */
	size_t markers;
	char last; /* a digit for "1." */
};

static struct span place(const struct guard *g, size_t off, size_t len)
{
	return g->src ? source_span(g->src, g->base + off, len) : g->at;
}

static void refuse(struct guard *g, struct diag *diag)
{
	diag->level = DIAG_ERROR;
	diag_add(g->d, diag);
	g->ok = false;
}

static void refuse_large(struct guard *g)
{
	struct diag diag = {
		.id = "text-long",
		.at = place(g, 0, 0),
		.text = arena_format(g->d->arena,
			"This text is %zu KB long; %d KB are the most I take.",
			g->text.len / 1024, MARKDOWN_MAX_BYTES / 1024),
		.help = STR("A novel has about 600 KB. Put long documents "
			    "into a file of their own and name it under "
			    "\"attachments\"."),
		.brief = arena_format(g->d->arena,
			"the text is longer than %d bytes", MARKDOWN_MAX_BYTES),
	};

	refuse(g, &diag);
}

static void refuse_line(struct guard *g, struct str line)
{
	struct diag diag = {
		.id = "text-line-long",
		.at = place(g, g->off, 0),
		.text = arena_format(g->d->arena,
			"This line is %zu KB long; %d KB are the most I take "
			"in one line.",
			line.len / 1024, MARKDOWN_MAX_LINE_BYTES / 1024),
		.help = STR("Break it into paragraphs, with an empty line "
			    "between them."),
		.brief = arena_format(g->d->arena,
			"the line is longer than %d bytes",
			MARKDOWN_MAX_LINE_BYTES),
	};

	refuse(g, &diag);
}

static const char *marker_words(char marker)
{
	switch (marker) {
	case '>':
		return "> signs";
	case '-':
	case '+':
	case '*':
		return "list marks";
	}
	return "list numbers";
}

static void refuse_markers(struct guard *g, const struct prefix *prefix)
{
	const char *words = marker_words(prefix->last);
	struct diag diag = {
		.id = "text-deep",
		.at = place(g, g->off, 0),
		.text = arena_format(g->d->arena,
			"There are %zu %s at the start of this line, one "
			"inside the other; %d are the most I take.",
			prefix->markers, words, MARKDOWN_MAX_LINE_MARKERS),
		.help = STR("Lists and quotations three deep are the most "
			    "that people can follow; write this with fewer."),
		.brief = arena_format(g->d->arena,
			"%zu %s at the start of the line; at most %d are "
			"taken",
			prefix->markers, words, MARKDOWN_MAX_LINE_MARKERS),
	};

	refuse(g, &diag);
}

static void refuse_indent(struct guard *g, const struct prefix *prefix)
{
	struct diag diag = {
		.id = "text-deep",
		.at = place(g, g->off, 0),
		.text = arena_format(g->d->arena,
			"There are %zu spaces before the list mark or the > "
			"sign of this line; %d are the most I take.",
			prefix->indent, MARKDOWN_MAX_INDENT),
		.help = STR("Begin the line further to the left."),
		.brief = arena_format(g->d->arena,
			"%zu spaces before a list mark; at most %d are taken",
			prefix->indent, MARKDOWN_MAX_INDENT),
	};

	refuse(g, &diag);
}

static void refuse_paragraph(
	struct guard *g, const char *what, size_t most, const char *help)
{
	struct diag diag = {
		.id = "text-marks",
		.at = place(g, g->off, 0),
		.text = arena_format(g->d->arena,
			"There are more than %zu %s in the paragraph that "
			"ends with this line or goes on after it.",
			most, what),
		.help = str_from(help),
		.brief = arena_format(g->d->arena,
			"more than %zu %s in one paragraph", most, what),
	};

	refuse(g, &diag);
	g->is_told = true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A tab reaches to the next column that four divides. */
static void skip_blanks(struct prefix *prefix, size_t *column)
{
	while (prefix->rest.len && is_blank(*prefix->rest.ptr)) {
		size_t width = *prefix->rest.ptr == '\t' ? 4 - *column % 4 : 1;

		*column += width;
		prefix->indent += width;
		prefix->rest = str_slice(prefix->rest, 1, prefix->rest.len);
	}
}

/* "- - -" is a line across the page, not a list in a list in a list. */
static bool is_rule(struct str line)
{
	size_t i, count = 0;

	if (!line.len || !memchr("-*_", *line.ptr, 3))
		return false;
	for (i = 0; i < line.len; i++) {
		if (line.ptr[i] == *line.ptr)
			count++;
		else if (!is_blank(line.ptr[i]))
			return false;
	}
	return count >= 3;
}

/* Bytes of the mark that `line` begins with, or 0. */
static size_t marker_len(struct str line)
{
	size_t i = 0;

	if (!line.len)
		return 0;
	if (*line.ptr == '>')
		return 1;
	if (memchr("-+*", *line.ptr, 3)) {
		i = 1;
	} else {
		/* CommonMark 5.2: at most nine digits */
		while (i < line.len && i < 9 && line.ptr[i] >= '0' &&
			line.ptr[i] <= '9')
			i++;
		if (!i || i == line.len || !memchr(".)", line.ptr[i], 2))
			return 0;
		i++;
	}
	return i == line.len || is_blank(line.ptr[i]) ? i : 0;
}

/* All the marks are counted, but nothing is said of rules behind them. */
static struct prefix read_prefix(struct str line)
{
	struct prefix prefix = {.rest = line};
	size_t column = 0, indent = 0, len;

	for (;;) {
		skip_blanks(&prefix, &column);
		len = marker_len(prefix.rest);
		if (!len || (*prefix.rest.ptr != '>' && prefix.markers < 64 &&
				    is_rule(prefix.rest)))
			break;
		prefix.last = *prefix.rest.ptr;
		prefix.markers++;
		indent = prefix.indent;
		column += len;
		prefix.rest = str_slice(prefix.rest, len, prefix.rest.len);
	}
	prefix.indent = indent;
	return prefix;
}

/*
 * Whether cmark, too, ends a paragraph at this line: nothing but white space
 * behind > signs that begin, or go on with, a quotation.
 */
static bool is_empty(struct str line)
{
	size_t i = 0;

	while (i < line.len && i < 3 && line.ptr[i] == ' ')
		i++;
	while (i < line.len && line.ptr[i] == '>')
		i += i + 1 < line.len && line.ptr[i + 1] == ' ' ? 2 : 1;
	while (i < line.len && is_blank(line.ptr[i]))
		i++;
	return i == line.len;
}

static bool has_mark(const char *block)
{
	block_bytes bytes = block_load(block);

	return block_has(block_equal(bytes, '!') | block_equal(bytes, '[') |
			 block_equal(bytes, '*') | block_equal(bytes, '_'));
}

static void count_mark(struct guard *g, struct str line, size_t i)
{
	switch (line.ptr[i]) {
	case '!':
		g->pictures += i + 1 < line.len && line.ptr[i + 1] == '[';
		break;
	case '[':
	case '*':
	case '_':
		g->specials++;
		break;
	}
}

static void count_marks(struct guard *g, struct str line)
{
	size_t i = 0, end;

	while (i < line.len) {
		end = line.len - i < BLOCK_LEN ? line.len : i + BLOCK_LEN;
		if (end - i == BLOCK_LEN && !has_mark(line.ptr + i))
			i = end;
		for (; i < end; i++)
			count_mark(g, line, i);
	}
}

static void check_paragraph(struct guard *g, struct str line)
{
	if (is_empty(line)) {
		g->specials = g->pictures = 0;
		g->is_told = false;
		return;
	}
	count_marks(g, line);
	if (g->is_told)
		return;
	if (g->pictures > MARKDOWN_MAX_PICTURES)
		refuse_paragraph(g, "pictures (\"![\")", MARKDOWN_MAX_PICTURES,
			"Put an empty line between them here and there.");
	else if (g->specials > MARKDOWN_MAX_SPECIALS)
		refuse_paragraph(g, "of the signs * _ [", MARKDOWN_MAX_SPECIALS,
			"Break the text into paragraphs, with an empty line "
			"between them.");
}

static void check_line(struct guard *g, struct str line)
{
	struct prefix prefix;

	if (line.len > MARKDOWN_MAX_LINE_BYTES) {
		refuse_line(g, line);
		return;
	}
	prefix = read_prefix(line);
	if (prefix.markers > MARKDOWN_MAX_LINE_MARKERS)
		refuse_markers(g, &prefix);
	else if (prefix.indent > MARKDOWN_MAX_INDENT)
		refuse_indent(g, &prefix);
	check_paragraph(g, line);
}

/* cmark ends a line at LF, CR LF and a lone CR. */
static size_t line_len(struct str rest)
{
	size_t len = str_find_either(rest, '\n', '\r');

	return len == STR_NONE ? rest.len : len;
}

/* A text of findings is no help: the first ones of a kind are enough. */
enum { MAX_FINDINGS = 10 };

static bool check(struct guard *g)
{
	size_t told = g->d->count;

	g->ok = true;
	if (g->text.len > MARKDOWN_MAX_BYTES) {
		refuse_large(g);
		return false;
	}
	while (g->off < g->text.len && g->d->count - told < MAX_FINDINGS) {
		struct str rest = str_slice(g->text, g->off, g->text.len);
		size_t len = line_len(rest);

		check_line(g, str_slice(rest, 0, len));
		g->off += len + 1;
	}
	return g->ok;
}

bool markdown_guard(struct diags *d, struct span text)
{
	struct guard g = {.d = d,
		.src = text.src,
		.base = text.off,
		.text = source_slice(text)};

	return check(&g);
}

bool markdown_guard_words(struct diags *d, struct str words, struct span at)
{
	struct guard g = {.d = d, .at = at, .text = words};

	return check(&g);
}
