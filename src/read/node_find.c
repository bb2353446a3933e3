#include "read/node.h"
#include "read/node_line.h"

/* What word processors make of "---", and other dashes. */
static const char *const dashes[] = {
	"-", "\xE2\x80\x90", /* U+2010 hyphen */
	"\xE2\x80\x91",	     /* U+2011 no-break hyphen */
	"\xE2\x80\x92",	     /* U+2012 figure dash */
	"\xE2\x80\x93",	     /* U+2013 en dash */
	"\xE2\x80\x94",	     /* U+2014 em dash */
	"\xE2\x80\x95",	     /* U+2015 bar */
	"\xE2\x88\x92",	     /* U+2212 minus */
	"\xE2\xB8\xBA",	     /* U+2E3A two-em dash */
	"\xE2\xB8\xBB",	     /* U+2E3B three-em dash */
};

enum fence { FENCE_NONE, FENCE_RIGHT, FENCE_ODD };

/* A walk over the lines that may belong to the front matter. */
struct walk {
	char quote; /* of a text that is still open, or 0 */
	bool heeds_quotes;
	bool after_gap;	  /* an empty line, and no field since */
	bool is_over;	  /* a line that cannot belong to it came */
	bool gap_at_end;  /* ... behind an empty line */
	size_t field_end; /* behind the last line that surely belongs to it */
	size_t odd_fence; /* first line of other dashes, or STR_NONE */
	size_t fence;	  /* the line "---", or STR_NONE */
};

static size_t dash_len(struct str s)
{
	size_t i;

	/* As all of them begin. */
	if (s.ptr[0] != '-' && s.ptr[0] != '\xE2')
		return 0;
	for (i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
		if (str_starts_with(s, str_from(dashes[i])))
			return strlen(dashes[i]);
	return 0;
}

static struct str words_of(struct str text, const struct node_line *line)
{
	return str_trim(str_slice(text, line->off, line->end));
}

static enum fence fence_of(struct str text, const struct node_line *line)
{
	struct str words = words_of(text, line);
	size_t count = 0, len;

	if (str_equal_z(words, "---"))
		return line->indent ? FENCE_ODD : FENCE_RIGHT;
	while (words.len && (len = dash_len(words))) {
		words = str_slice(words, len, words.len);
		count += len; /* one long dash is enough, one hyphen is not */
	}
	return !words.len && count > 1 ? FENCE_ODD : FENCE_NONE;
}

static bool report_dashes(struct diags *d, const struct source *src,
	const struct node_line *line, const char *which)
{
	size_t from = line->off + line->indent;
	struct diag diag = {
		.id = "front-dashes",
		.at = source_span(src, line->off, line->end - line->off),
		.text = arena_format(d->arena,
			"The %s line round the fields has to be three hyphens, "
			"\"---\", and nothing else.",
			which),
		.brief = STR("this line has to be \"---\""),
	};

	if (from > line->off || line->end > line->off)
		diag.edit = (struct diag_edit){diag.at, STR("---")};
	return diag_add(d, &diag);
}

static const char *line_end(struct str text)
{
	size_t end = str_find_char(text, '\n');

	return end != STR_NONE && end && text.ptr[end - 1] == '\r' ? "\r\n"
								   : "\n";
}

static bool report_first_missing(
	struct diags *d, const struct source *src, const struct node_line *line)
{
	struct diag diag = {
		.id = "front-first",
		.at = source_span(src, line->off, line->end - line->off),
		.text = STR("The first \"---\" line is missing; it belongs "
			    "before this line."),
		.brief = STR("the first \"---\" line is missing before this"),
		.edit = {source_span(src, line->off, 0),
			arena_format(d->arena, "---%s", line_end(src->text))},
	};

	return diag_add(d, &diag);
}

static bool report_text_before(
	struct diags *d, const struct source *src, const struct node_line *line)
{
	struct diag diag = {
		.id = "front-before",
		.at = source_span(src, line->off, line->end - line->off),
		.text = STR("There is text before the first \"---\" line."),
		.help = STR("Move it below the second \"---\" line, where the "
			    "text of the release stands."),
		.brief =
			STR("text before the first \"---\" line; move it below "
			    "the second one"),
	};

	return diag_add(d, &diag);
}

static bool report_none(
	struct diags *d, const struct source *src, const struct node_line *line)
{
	struct diag diag = {
		.id = "front-missing",
		.at = source_span(src, line->off, line->end - line->off),
		.text = STR("The fields that every release begins with are "
			    "missing."),
		.help = STR(
			"Begin the file with a line \"---\", then "
			"\"headline: ...\", \"embargo: ...\" and \"contact: "
			"...\" each in a line of its own, then \"---\" "
			"again."),
		.brief = STR("no fields between two \"---\" lines at the start "
			     "of the file"),
	};

	return diag_add(d, &diag);
}

static bool report_never_closed(
	struct diags *d, const struct source *src, size_t end)
{
	struct node_line line = node_line_at(src->text, end ? end - 1 : 0);
	size_t number = source_find(src, line.off).line;
	const char *eol = line_end(src->text);
	bool is_whole = end && src->text.ptr[end - 1] == '\n';
	struct diag diag = {
		.id = "front-open",
		.at = source_span(src, line.off, line.end - line.off),
		.text = arena_format(d->arena,
			"The second \"---\" line is missing; it seems to "
			"belong after line %zu.",
			number),
		.help = STR("It stands between the fields and the text of the "
			    "release."),
		.brief = arena_format(d->arena,
			"the second \"---\" line is missing, probably after "
			"line %zu",
			number),
		.edit = {source_span(src, end, 0),
			arena_format(
				d->arena, "%s---%s", is_whole ? "" : eol, eol)},
	};

	return diag_add(d, &diag);
}

static bool report_large(
	struct diags *d, const struct source *src, const struct span *yaml)
{
	struct node_line line =
		node_line_at(src->text, yaml->off ? yaml->off - 1 : 0);
	struct diag diag = {
		.id = "front-large",
		.at = source_span(src, line.off, line.end - line.off),
		.text = arena_format(d->arena,
			"There are more than %d kB between the two \"---\" "
			"lines.",
			NODE_MAX_BYTES / 1024),
		.help = STR("Is the second \"---\" line where it belongs? A "
			    "long list of signatories can stand in a file of "
			    "its own."),
		.brief = arena_format(d->arena, "more than %d bytes of fields",
			NODE_MAX_BYTES),
	};

	return diag_add(d, &diag);
}

/* Whether a text in quotation marks is open behind the line. */
static void heed_quotes(
	struct walk *w, struct str text, const struct node_line *line)
{
	struct str value = str_slice(text, line->value, line->end);

	if (w->quote) {
		if (str_find_char(str_slice(text, line->off, line->end),
			    w->quote) != STR_NONE)
			w->quote = '\0';
		return;
	}
	if (value.len && (value.ptr[0] == '"' || value.ptr[0] == '\'') &&
		(line->key.len || line->has_dash) &&
		node_line_closing_quote(value) == STR_NONE)
		w->quote = value.ptr[0];
}

static bool is_field(const struct node_line *line)
{
	struct str key = line->key;

	if (key.len > 1 && (key.ptr[0] == '"' || key.ptr[0] == '\''))
		return true;
	return node_line_is_name(key);
}

/* Lines that can stand in front matter but could be Markdown as well. */
static bool may_belong(struct str text, const struct node_line *line)
{
	return line->has_dash || node_line_is_remark(text, line) ||
	       strchr("]}", text.ptr[line->body]);
}

static void walk_line(
	struct walk *w, struct str text, const struct node_line *line)
{
	bool was_quoted = w->quote;

	if (w->is_over)
		return;
	if (w->heeds_quotes)
		heed_quotes(w, text, line);
	if (node_line_is_blank(line)) {
		w->after_gap = true;
	} else if (fence_of(text, line) == FENCE_ODD) {
		if (w->odd_fence == STR_NONE)
			w->odd_fence = line->off;
	} else if (was_quoted || line->indent || is_field(line)) {
		w->field_end = line->next;
		w->after_gap = false;
	} else if (may_belong(text, line)) {
		if (!w->after_gap)
			w->field_end = line->next;
	} else {
		w->is_over = true;
		w->gap_at_end = w->after_gap;
	}
}

static void walk_from(struct walk *w, struct str text, size_t start)
{
	struct node_line line;
	size_t off;

	w->field_end = start;
	w->odd_fence = w->fence = STR_NONE;
	for (off = start; off < text.len; off = line.next) {
		line = node_line_at(text, off);
		if (fence_of(text, &line) == FENCE_RIGHT) {
			w->fence = off;
			return;
		}
		walk_line(w, text, &line);
	}
}

/* A quotation mark that is never closed must not hide the end. */
static struct walk walk_fields(struct str text, size_t start)
{
	struct walk w = {.heeds_quotes = true};

	walk_from(&w, text, start);
	if (w.quote) {
		w = (struct walk){0};
		walk_from(&w, text, start);
	}
	return w;
}

static bool find_end(struct diags *d, const struct source *src, size_t start,
	size_t *end, size_t *body_off)
{
	struct walk w = walk_fields(src->text, start);
	struct node_line line;

	if (w.fence != STR_NONE && !(w.is_over && w.gap_at_end)) {
		line = node_line_at(src->text, w.fence);
		*end = w.fence;
		*body_off = line.next;
		return true;
	}
	if (w.odd_fence != STR_NONE) {
		line = node_line_at(src->text, w.odd_fence);
		*end = w.odd_fence;
		*body_off = line.next;
		return report_dashes(d, src, &line, "second");
	}
	*end = *body_off = w.field_end;
	return report_never_closed(d, src, w.field_end);
}

static bool has_fence_below(struct str text, size_t off, size_t *start)
{
	struct node_line line;

	for (; off < text.len; off = line.next) {
		line = node_line_at(text, off);
		if (fence_of(text, &line) == FENCE_RIGHT) {
			*start = line.next;
			return true;
		}
	}
	return false;
}

/* Where the fields begin, or STR_NONE. */
static bool find_start(struct diags *d, const struct source *src, size_t *start)
{
	struct str text = src->text;
	struct node_line line = node_line_at(text, 0);

	while (node_line_is_blank(&line) && line.next < text.len)
		line = node_line_at(text, line.next);
	*start = line.next;
	switch (fence_of(text, &line)) {
	case FENCE_RIGHT:
		return true;
	case FENCE_ODD:
		return report_dashes(d, src, &line, "first");
	case FENCE_NONE:
		break;
	}
	*start = line.off;
	if (is_field(&line))
		return report_first_missing(d, src, &line);
	if (has_fence_below(text, line.off, start))
		return report_text_before(d, src, &line);
	*start = STR_NONE;
	return report_none(d, src, &line);
}

bool node_find_front_matter(struct diags *d, const struct source *src,
	struct span *yaml, size_t *body_off)
{
	size_t start, end;
	bool ok;

	*yaml = (struct span){0};
	*body_off = 0;
	ok = find_start(d, src, &start);
	if (start == STR_NONE)
		return false;
	ok = find_end(d, src, start, &end, body_off) && ok;
	*yaml = source_span(src, start, end - start);
	if (yaml->len <= NODE_MAX_BYTES)
		return ok;
	report_large(d, src, yaml);
	*yaml = (struct span){0};
	return false;
}
