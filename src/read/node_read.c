#include "read/node.h"

#include "read/node_line.h"
#include "read/node_pass.h"
#include "read/node_words.h"

/* Larger texts than front matter are read again less often. */
enum { FEW_MENDS = 2 };

/* All passes over one text. */
struct reader {
	struct diags *d;
	struct arena *arena;
	struct node_draft draft;
	struct node_broken broken;
	size_t tried;	  /* bytes read to try guesses */
	struct span last; /* of a trouble that no guess explained */
	size_t line_ends; /* odd ones, found so far */
	const struct node *root;
	bool ok;
};

/*
 * Whether the draft reads on past `trouble` and past the mended lines once
 * `guess` is done.
 */
static bool helps(struct reader *r, const struct node_trouble *trouble,
	const struct node_guess *guess)
{
	struct arena arena = {0};
	struct diags scratch = {.arena = &arena};
	struct node_draft draft;
	struct node_reading reading;
	size_t goal, end = guess->off + guess->with.len;

	if (r->tried > NODE_MAX_TRIED_BYTES)
		return false;
	r->tried += r->draft.text.len;
	node_draft_copy(&draft, &r->draft);
	node_draft_replace(&draft, guess->off, guess->len, guess->with);
	goal = node_line_at(draft.text, end ? end - 1 : 0).end;
	if (trouble->at >= guess->off + guess->len &&
		trouble->at - guess->len + guess->with.len > goal)
		goal = trouble->at - guess->len + guess->with.len;
	reading = node_pass(&scratch, &arena, &draft, &r->broken);
	node_draft_release(&draft);
	arena_release(&arena);
	return !reading.trouble.problem || reading.trouble.at > goal;
}

static void mend(struct reader *r, const struct node_guess *guess)
{
	node_words_report(r->d, &r->draft, guess);
	r->ok = false;
	if (guess->with.ptr)
		node_draft_replace(
			&r->draft, guess->off, guess->len, guess->with);
}

static bool begins_entry(struct str text, const struct node_line *line)
{
	return !line->indent && !line->has_dash && !node_line_is_blank(line) &&
	       !node_line_is_remark(text, line);
}

/*
 * Take the value of the outermost field round `at` out of the draft, so that
 * the fields beside it can be read. False when that leaves all as it is.
 */
static bool take_out(struct reader *r, size_t at)
{
	struct str text = r->draft.text, left = STR("");
	struct node_line line = node_line_at(text, at), below;

	while (!begins_entry(text, &line) && node_line_above(text, &line))
		;
	below = line;
	do {
		if (below.next == text.len) {
			below.off = text.len;
			break;
		}
		below = node_line_at(text, below.next);
	} while (!begins_entry(text, &below));
	if (line.key.len) {
		r->broken.keys[r->broken.count++] =
			node_draft_span(&r->draft, line.body, line.body).off;
		left = arena_format(r->arena, "%.*s:\n", STR_ARG(line.key));
	}
	if (below.off - line.off <= left.len)
		return false;
	node_draft_replace(&r->draft, line.off, below.off - line.off, left);
	return true;
}

/* Mend the likely mistake with which the draft reads on, or a sure one. */
static bool mend_guess(struct reader *r, const struct node_trouble *trouble)
{
	struct node_guess guesses[NODE_WORDS_MAX_GUESSES];
	size_t i, count;

	count = node_words_guess(r->arena, r->draft.text, trouble, guesses);
	for (i = 0; i < count; i++)
		if (helps(r, trouble, &guesses[i])) {
			mend(r, &guesses[i]);
			return true;
		}
	for (i = 0; i < count; i++)
		if (guesses[i].is_sure) {
			mend(r, &guesses[i]);
			return true;
		}
	return false;
}

/*
 * Say what can be said of the trouble and go round it. When the same trouble
 * shows once more, its cause stands in the field above.
 */
static bool go_round(struct reader *r, const struct node_trouble *trouble)
{
	struct node_guess plain =
		node_words_plain(r->arena, r->draft.text, trouble);
	struct span at = node_draft_span(&r->draft, plain.mark, plain.mark);
	struct node_line line = node_line_at(r->draft.text, trouble->since);

	if (r->last.src && r->last.off == at.off)
		return node_line_above(r->draft.text, &line) &&
		       take_out(r, line.off);
	mend(r, &plain);
	r->last = at;
	if (plain.with.ptr)
		return true;
	return !trouble->is_fatal && take_out(r, trouble->since);
}

/* Explain the trouble, mend it or go round it; false: reading ends. */
static bool get_past(struct reader *r, const struct node_trouble *trouble)
{
	bool is_limit = trouble->is_fatal ||
			!strcmp(trouble->problem, NODE_TROUBLE_DEEP);

	if (!is_limit && mend_guess(r, trouble))
		return true;
	if (!strcmp(trouble->problem, NODE_TROUBLE_NO_FIELD))
		return false;
	return go_round(r, trouble);
}

/* The findings of the last pass alone are kept: earlier ones come again. */
static void read_all(struct reader *r, struct diags *scratch)
{
	size_t mends, most = NODE_MAX_MENDS;
	struct node_reading now;

	if (r->draft.text.len > NODE_MAX_BYTES)
		most = FEW_MENDS;
	for (mends = 0;; mends++) {
		*scratch = (struct diags){.arena = scratch->arena};
		now = node_pass(scratch, r->arena, &r->draft, &r->broken);
		if (!now.trouble.problem || mends == most ||
			!get_past(r, &now.trouble))
			break;
	}
	r->ok = r->ok && now.ok;
	if (!now.trouble.problem ||
		!strcmp(now.trouble.problem, NODE_TROUBLE_NO_FIELD))
		r->root = now.root;
}

/* Bytes of a line end that no editor shows as one, or 0. */
static size_t odd_line_end(struct str s)
{
	if (s.ptr[0] == '\r')
		return s.len < 2 || s.ptr[1] != '\n';
	if (str_starts_with(s, STR("\xE2\x80\xA8")) ||
		str_starts_with(s, STR("\xE2\x80\xA9")))
		return 3;
	return str_starts_with(s, STR("\xC2\x85")) ? 2 : 0;
}

static void report_line_end(struct reader *r, size_t at, size_t len)
{
	struct span span = node_draft_span(&r->draft, at, at + len);
	struct diag diag = {
		.id = "text-line-end",
		.at = span,
		.text = STR("There is an invisible line end here, as another "
			    "program uses it."),
		.help = STR("Delete it, or type a space."),
		.brief = STR("invisible line end; type a space instead"),
		.edit = {span, STR(" ")},
	};

	r->ok = false;
	if (r->line_ends++ < NODE_MAX_FINDINGS)
		diag_add(r->d, &diag);
}

/*
 * libyaml takes U+0085, U+2028 and U+2029 for ends of lines: a field could
 * begin behind one that no editor shows. They become spaces, as many as they
 * have bytes, so that nothing moves.
 */
static void mend_line_ends(struct reader *r)
{
	struct str text = r->draft.text;
	size_t i, len;

	for (i = 0; i < text.len; i++) {
		if (text.ptr[i] != '\r' && text.ptr[i] != '\xE2' &&
			text.ptr[i] != '\xC2')
			continue;
		len = odd_line_end(str_slice(text, i, text.len));
		if (!len)
			continue;
		report_line_end(r, i, len);
		node_draft_replace(
			&r->draft, i, len, str_slice(STR("   "), 0, len));
		text = r->draft.text;
	}
}

bool node_read(struct diags *d, struct arena *arena, struct span yaml,
	const struct node **out)
{
	struct arena words = {0};
	struct diags scratch = {.arena = &words};
	struct reader r = {.d = d, .arena = arena, .ok = true};

	node_draft_begin(&r.draft, yaml);
	mend_line_ends(&r);
	read_all(&r, &scratch);
	diags_append(d, &scratch);
	*out = r.root;
	if (r.root && r.root->kind == NODE_TEXT && !r.root->text.len)
		*out = NULL;
	node_draft_release(&r.draft);
	arena_release(&words);
	return r.ok;
}
