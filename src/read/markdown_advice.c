#include "read/markdown_pass.h"

/* What an editor would say of headings and links; nothing is held back. */

/* ---- headings ---- */

/* `signs` is how many "#" the line has. */
static void warn_skipped(
	struct markdown_pass *p, cmark_node *heading, int signs, int wanted)
{
	int line = cmark_node_get_start_line(heading);
	struct markdown_extent at = markdown_place_of_lines(p, line, line);
	struct str hashes = STR("######");
	struct diag diag = {.level = DIAG_WARNING,
		.id = "heading-skipped",
		.text = STR("A step is left out between this heading and the "
			    "one above it. People who hear the page read out "
			    "look for the missing one."),
		.brief = STR("a step is left out above this heading; take "
			     "fewer \"#\"")};

	while (at.from < at.to && p->text.ptr[at.from] != '#')
		at.from++;
	diag.at = markdown_place_span(p, at);
	if (at.to - at.from > (size_t)signs)
		diag.edit = (struct diag_edit){
			markdown_place_span(
				p, (struct markdown_extent){at.from,
					   at.from + (size_t)signs}),
			str_slice(hashes, 0, (size_t)wanted)};
	diag_add(p->d, &diag);
}

/* Top level only: a heading in a quotation belongs to another text. */
void markdown_advice_headings(struct markdown_pass *p)
{
	cmark_node *node = cmark_node_first_child(p->root);
	int level = 0, signs;

	if (!p->in->text.src)
		return;
	for (; node; node = cmark_node_next(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		signs = cmark_node_get_heading_level(node);
		if (level && signs > level + 1 &&
			markdown_place_wants(p, DIAG_WARNING))
			warn_skipped(p, node, signs, level + 1);
		level = signs;
	}
}

/* ---- links ---- */

/* Words of links that say nothing to who hears only the links of a page. */
static const char *const empty_words[] = {"here", "click here", "this", "link",
	"this link", "this page", "more", "read more", "hier", "hier klicken",
	"mehr", "ici", "cliquez ici", "lire la suite", "aquí", "aqui",
	"haga clic aquí", "leer más", "هنا", "اضغط هنا", "这里", "此处",
	"点击这里", NULL};

static bool says_nothing(struct str words)
{
	size_t i;

	while (words.len && strchr(".!:>", words.ptr[words.len - 1]))
		words.len--;
	for (i = 0; empty_words[i]; i++)
		if (str_equal_nocase(words, str_from(empty_words[i])))
			return true;
	return false;
}

void markdown_advice_link(struct markdown_pass *p, cmark_node *link)
{
	struct str words;
	struct diag diag = {.level = DIAG_WARNING, .id = "link-words"};
	cmark_node *first = cmark_node_first_child(link);

	/* Nearly all links have more words than one node of a few bytes. */
	if (!first || cmark_node_next(first) || !p->in->text.src)
		return;
	words = markdown_words_of(p->arena, link);
	if (!says_nothing(words) || !markdown_place_wants(p, diag.level))
		return;
	diag.at = markdown_place_span(
		p, markdown_place_of(p, link, p->text, words));
	diag.text = arena_format(p->d->arena,
		"The words \"%.*s\" do not say where this link leads.",
		STR_ARG(words));
	diag.help = STR("Put the brackets round words that do, as in: [the "
			"letter of 1 December](https://...)");
	diag.brief = arena_format(p->d->arena,
		"link \"%.*s\" does not say where it leads", STR_ARG(words));
	diag_add(p->d, &diag);
}
