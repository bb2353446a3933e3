#include "read/node_words.h"

#include "base/utf8.h"
#include "read/node.h"
#include "read/node_suspect.h"

struct node_guess node_words_curly(
	struct arena *arena, struct str text, size_t from, size_t to)
{
	struct node_guess guess = {.mark = from, .mark_end = to};
	struct str value = str_slice(text, from, to);
	size_t start = node_line_curly_start(value);
	size_t end = node_line_curly_end(value);

	guess.diag = (struct diag){
		.id = "quote-curly",
		.text = STR("The quotation marks round this text are curly "
			    "ones; only straight ones hold a text together."),
		.help = STR("If they are part of the text, put straight ones "
			    "outside them as well."),
		.brief = STR("curly quotation marks round the text; use "
			     "straight ones"),
	};
	node_suspect_mend(&guess, from, to - from,
		node_line_quote(arena, str_slice(value, start ? start : 1,
					       value.len - (end ? end : 1))));
	return guess;
}

struct node_guess node_words_sign(struct arena *arena, struct str subject,
	struct str text, size_t from, size_t to)
{
	struct node_guess guess = {.mark = from, .mark_end = from + 1};
	char sign = text.ptr[from];

	guess.diag = (struct diag){
		.id = "value-sign",
		.text = arena_format(arena,
			"%.*s begins with \"%c\", so it needs quotation marks.",
			STR_ARG(subject), sign),
		.brief = arena_format(arena,
			"the text begins with \"%c\"; put it in quotation "
			"marks",
			sign),
	};
	node_suspect_mend(&guess, from, to - from,
		node_line_quote(arena, str_slice(text, from, to)));
	return guess;
}

/* In the order of how sure each is. */
static const struct {
	node_suspect_look *look;
	bool looks_above; /* the trouble may show in a later line */
} guesses[] = {
	{node_indent_tab, true},
	{node_indent_space, true},
	{node_value_link, false},
	{node_value_curly, false},
	{node_value_glued, true},
	{node_value_quotes, true},
	{node_value_bracket, true},
	{node_value_sign, false},
	{node_value_in_list, false},
	{node_value_colon, false},
	{node_value_colon_below, false},
	{node_indent_shift, false},
	{node_indent_shift_to_body, false},
	{node_indent_dash, true},
	{node_indent_text, false},
	{node_indent_no_colon, true},
};

static size_t ask_line(const struct node_suspect *s,
	struct node_guess out[NODE_WORDS_MAX_GUESSES], size_t count)
{
	size_t i;

	for (i = 0; i < sizeof(guesses) / sizeof(*guesses); i++) {
		if (count == NODE_WORDS_MAX_GUESSES)
			break;
		if (s->is_above && !guesses[i].looks_above)
			continue;
		out[count] = (struct node_guess){0};
		if (guesses[i].look(s, &out[count]))
			count++;
	}
	return count;
}

size_t node_words_guess(struct arena *arena, struct str text,
	const struct node_trouble *trouble,
	struct node_guess out[NODE_WORDS_MAX_GUESSES])
{
	struct node_suspect s = {
		.arena = arena, .text = text, .at = trouble->at};
	size_t lines, count = 0;

	s.line = node_line_at(text, trouble->at);
	if (node_line_is_blank(&s.line))
		node_suspect_line_above(text, &s.line);
	for (lines = 0; lines < NODE_WORDS_MAX_LINES; lines++) {
		count = ask_line(&s, out, count);
		s.is_above = true;
		if (!node_suspect_line_above(text, &s.line))
			return count;
	}
	if (trouble->since < s.line.off) {
		s.line = node_line_at(text, trouble->since);
		count = ask_line(&s, out, count);
	}
	return count;
}

/* What is said when no guess fits; the last row fits anything. */
static const struct {
	const char *problem; /* how it begins */
	const char *id, *text, *help, *brief;
} plain_words[] = {
	{NODE_TROUBLE_ANCHOR, "yaml-anchor",
		"\"&\" at the start gives a name to what follows (an anchor); "
		"that is not used here.",
		"If it begins a text, put the text in quotation marks; if "
		"not, delete it.",
		"anchors (\"&\") are not used here; delete it or put the text "
		"in quotation marks"},
	{NODE_TROUBLE_ALIAS, "yaml-alias",
		"\"*\" at the start stands for something written elsewhere (an "
		"alias); that is not used here.",
		"Write it out; if it begins a text, put the text in quotation "
		"marks.",
		"aliases (\"*\") are not used here; write it out"},
	{NODE_TROUBLE_TAG, "yaml-tag",
		"\"!\" at the start names a kind of value (a tag); that is not "
		"used here.",
		"If it begins a text, put the text in quotation marks; if "
		"not, delete it.",
		"tags (\"!\") are not used here; delete it or put the text in "
		"quotation marks"},
	{NODE_TROUBLE_MERGE, "yaml-merge",
		"\"<<\" takes in fields written elsewhere (a merge key); that "
		"is not used here.",
		"Write the fields out.",
		"merge keys (\"<<\") are not used here; write the fields out"},
	{NODE_TROUBLE_DIRECTIVE, "yaml-directive",
		"A line that begins with \"%\" is an instruction to other "
		"programs; that is not used here.",
		"Delete the line.",
		"lines that begin with \"%\" are not used here; delete it"},
	{NODE_TROUBLE_SECOND, "yaml-documents",
		"A second part begins here; only one is read.",
		"Delete this line if the fields below belong to those above.",
		"a second document begins here; delete the line"},
	{NODE_TROUBLE_NAMELESS, "key-empty",
		"There is no name before this colon.",
		"Write the name of a field before it.",
		"no name before the colon"},
	{NODE_TROUBLE_DEEP, "yaml-deep",
		"There are too many lists and fields inside one another here; "
		"at most 8 levels are read.",
		"", "more than 8 levels of lists and fields"},
	{NODE_TROUBLE_MANY, "yaml-many",
		"There are too many entries; at most 20,000 are read.", "",
		"more than 20000 entries"},
	{NODE_TROUBLE_KEY, "key-shape",
		"A list or a group of fields stands here where the name of a "
		"field belongs.",
		"If it is a text that begins with a bracket, put it in "
		"quotation marks.",
		"a list or record stands in the place of a name"},
	{"mapping values are not allowed", "line-colon",
		"A colon stands here where no field can begin.",
		"If it belongs to a text, put the whole text in quotation "
		"marks.",
		"a colon where no field can begin"},
	{"found unexpected end of stream", "quote-open",
		"A quotation mark is opened here and never closed.",
		"Put the same mark at the end of the text.",
		"this quotation mark is never closed"},
	{"did not find expected ','", "bracket-comma",
		"A comma or the closing bracket of a list is missing before "
		"this.",
		"", "a comma or a closing bracket is missing"},
	{"", "line-odd", "This line does not fit in with the ones above it.",
		"Is a colon, a quotation mark or a space at its start missing?",
		"the line does not fit in with those above"},
};

static struct node_guess refuse_control(
	struct arena *arena, struct str text, size_t at)
{
	struct node_guess guess = {.mark = at};
	struct str rest = str_slice(text, at, text.len);
	size_t before = rest.len;
	uint32_t character = 0;

	utf8_next(&rest, &character);
	guess.mark_end = at + before - rest.len;
	guess.diag = (struct diag){
		.id = "text-control",
		.text = arena_format(arena,
			"There is an invisible character here (U+%04X) that "
			"does not belong in a text.",
			(unsigned)character),
		.help = STR("Delete the spot and type it again."),
		.brief = arena_format(arena, "invisible character U+%04X",
			(unsigned)character),
	};
	node_suspect_mend(&guess, at, before - rest.len, STR(""));
	return guess;
}

struct node_guess node_words_plain(struct arena *arena, struct str text,
	const struct node_trouble *trouble)
{
	struct node_line line = node_line_at(text, trouble->at);
	struct node_guess guess = {.mark = trouble->at};
	size_t i = 0;

	if (!strcmp(trouble->problem, NODE_TROUBLE_CONTROL))
		return refuse_control(arena, text, trouble->at);
	while (!str_starts_with(
		str_from(trouble->problem), str_from(plain_words[i].problem)))
		i++;
	if (node_line_is_blank(&line) && node_suspect_line_above(text, &line))
		guess.mark = line.body;
	guess.mark_end =
		guess.mark < line.value_end ? line.value_end : guess.mark;
	guess.diag = (struct diag){
		.id = plain_words[i].id,
		.text = str_from(plain_words[i].text),
		.help = str_from(plain_words[i].help),
		.brief = str_from(plain_words[i].brief),
	};
	return guess;
}

void node_words_report(struct diags *d, const struct node_draft *draft,
	const struct node_guess *guess)
{
	struct diag diag = guess->diag;

	diag.at = node_draft_span(draft, guess->mark, guess->mark_end);
	if (guess->with.ptr)
		diag.edit =
			(struct diag_edit){node_draft_span(draft, guess->off,
						   guess->off + guess->len),
				guess->with};
	diag_add(d, &diag);
}
