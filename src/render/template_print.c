#include "render/template_print.h"

#include "render/template_finding.h"

/* What a theme author reads of a place where no value may stand. */
static const struct place_words {
	const char *text, *help, *brief;
} place_words[PLACE_COUNT] = {
	[PLACE_IN_TAG] = {"A value cannot be a part of a tag itself.",
		"Write it between tags, or in quotation marks as the value of "
		"an attribute: title=\"{{x}}\".",
		"a value in a tag, outside of an attribute's quotation marks"},
	[PLACE_UNQUOTED] = {"The value of this attribute needs quotation "
			    "marks round it.",
		"Write them, as in title=\"{{x}}\".",
		"a value in an attribute without quotation marks"},
	[PLACE_EVENT] = {"A value cannot stand in an attribute that holds a "
			 "script (on...).",
		"Take the attribute away.",
		"a value in an attribute that holds a script"},
	[PLACE_STYLE] = {"A value cannot stand in a style.",
		"Give the tag a class, and write the style into style.css.",
		"a value in a style"},
	[PLACE_SCRIPT] = {"A value cannot stand in a script.",
		"Only a block of <script type=\"application/ld+json\"> takes "
		"values.",
		"a value in a script"},
	[PLACE_COMMENT] = {"A value cannot stand in a comment or in <! >.",
		"Write a comment of the template, {{! like this }}, or take "
		"the value out.",
		"a value in a comment"},
	[PLACE_RAW] = {"A value cannot stand in the content of this tag: "
		       "browsers read it letter by letter.",
		"Write the value outside of it.",
		"a value in content that knows no escapes"},
	[PLACE_FORBIDDEN] = {"This attribute takes no value of a template.",
		"Write it out, or use another attribute (src for srcset).",
		"a value in an attribute that takes none"},
	[PLACE_SCHEME] = {"This address does not begin as one that may be "
			  "linked.",
		"Begin it with https:, http:, mailto:, tel: or cid:, or with "
		"a name in the newsroom itself.",
		"a value in an address of a kind that is not allowed"},
	[PLACE_UNCLEAR] = {"Whether this stands before or behind the \"?\" of "
			   "the address depends on a section.",
		"Write the value inside the section, or two whole addresses.",
		"a value that stands behind \"?\" in some cases only"},
};

struct span template_print_span(
	const struct template_unit *unit, const struct template_token *token)
{
	return source_span(unit->src, token->off, token->len);
}

/* Why a name behind a dot is not there. */
static void explain_part(struct arena *arena, struct diag *diag,
	struct str name, const struct template_name_found *found)
{
	size_t len = (size_t)(found->wrong.ptr - name.ptr);
	struct str owner = str_slice(name, 0, len ? len - 1 : 0);

	if (found->kind == VALUE_LIST)
		diag->help = arena_format(arena,
			"\"%.*s\" is a list. Write {{#%.*s}}, then what is "
			"printed of each, then {{/%.*s}}.",
			STR_ARG(owner), STR_ARG(owner), STR_ARG(owner));
	else if (found->kind != VALUE_MAP)
		diag->help = arena_format(arena,
			"\"%.*s\" is one value; there is nothing inside it.",
			STR_ARG(owner));
}

static void explain_name(struct template_build *b, struct diag *diag,
	struct str name, const struct template_name_found *found)
{
	struct str near =
		template_name_nearest(b->d->arena, &b->scopes, name, found);

	diag->help = STR("\"man 5 dateline\" lists the names of all pages.");
	if (str_equal_z(name, "."))
		diag->help = STR("\".\" is the item, inside a section of a "
				 "list of texts.");
	else if (found->step_count)
		explain_part(b->d->arena, diag, name, found);
	if (!near.len)
		return;
	diag->edit.at = source_span_of(diag->at.src, name);
	diag->edit.text = near;
	diag->hint = arena_format(
		b->d->arena, "Did you mean \"%.*s\"?", STR_ARG(near));
	diag->brief_hint = arena_format(
		b->d->arena, "did you mean \"%.*s\"?", STR_ARG(near));
}

static bool report_name(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token,
	const struct template_name_found *found)
{
	struct diag diag = {
		.id = "template-name",
		.at = source_span_of(unit->src, token->text),
		.text = arena_format(b->d->arena,
			"I don't know the name \"%.*s\" here.",
			STR_ARG(token->text)),
		.brief = arena_format(b->d->arena, "unknown name \"%.*s\"",
			STR_ARG(token->text)),
	};

	explain_name(b, &diag, token->text, found);
	return template_finding(b->d, &diag);
}

bool template_print_find(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token,
	struct template_name_found *out)
{
	bool ok = b->names ? template_name_find(
				     b->arena, &b->scopes, token->text, out)
			   : template_name_split(b->arena, token->text, out);

	return ok || report_name(b, unit, token, out);
}

static bool report_place(struct template_build *b, struct span at,
	const struct place_words *words)
{
	struct diag diag = {
		.id = "template-place",
		.at = at,
		.text = str_from(words->text),
		.help = str_from(words->help),
		.brief = str_from(words->brief),
	};

	return template_finding(b->d, &diag);
}

/* `id` is one of "template-kind" and "template-raw". */
static bool report_value(struct template_build *b, const char *id,
	struct span at, struct str name, const struct place_words *words)
{
	struct arena *arena = b->d->arena;
	struct diag diag = {
		.id = id,
		.at = at,
		.text = arena_format(
			arena, "\"%.*s\" %s", STR_ARG(name), words->text),
		.help = str_from(words->help),
		.brief = arena_format(
			arena, "\"%.*s\" %s", STR_ARG(name), words->brief),
	};

	return template_finding(b->d, &diag);
}

static const struct place_words
	is_list = {"is a list, and cannot be printed as it is.",
		"Begin a section with \"#\" and its name, and print its items "
		"there.",
		"is a list"},
	is_map = {"is a group of values, and cannot be printed as it is.",
		"Write a dot and the name of one of them behind it.",
		"is a group of values"},
	is_claim = {"is a yes or a no, and cannot be printed.",
		"Begin a section with \"#\" and its name: what is in it is "
		"printed if it is a yes.",
		"is a yes or a no"},
	is_text = {"is a text: it cannot be printed with three braces or "
		   "\"&\", which leave tags in it as they are.",
		"Write it with two braces.", "is a text; write two braces"},
	is_markup = {"holds tags, which two braces would print as letters.",
		"Write it with three braces.",
		"holds tags; write three braces"},
	is_markup_elsewhere = {"holds tags, which cannot stand here.",
		"Print it between tags, in an HTML template.",
		"holds tags, which cannot stand here"},
	is_json = {"is made for a block of <script type=\"application/"
		   "ld+json\">, outside of quotation marks.",
		"Print it there.", "is for a JSON-LD block only"},
	is_bare = {"needs quotation marks round it in a JSON-LD block.",
		"Write \"{{x}}\".", "needs quotation marks round it"};

/* How a text is escaped at each place. */
static const enum template_escape text_escapes[PLACE_REFUSED] = {
	[PLACE_TEXT] = ESCAPE_PROSE,
	[PLACE_WORDS] = ESCAPE_HTML,
	[PLACE_ATTRIBUTE] = ESCAPE_HTML,
	[PLACE_ADDRESS] = ESCAPE_ADDRESS,
	[PLACE_QUERY] = ESCAPE_QUERY,
	[PLACE_JSON_STRING] = ESCAPE_JSON_STRING,
	[PLACE_JSON] = ESCAPE_JSON_STRING, /* refused by judge_text() */
};

/* What is wrong with a value at a place; NULL: nothing, see `escape`. */
struct verdict {
	const char *id;
	const struct place_words *words;
	enum template_escape escape;
};

static struct verdict judge_text(bool is_raw, enum template_place place)
{
	if (is_raw)
		return (struct verdict){"template-raw", &is_text, ESCAPE_HTML};
	if (place == PLACE_JSON)
		return (struct verdict){
			"template-kind", &is_bare, ESCAPE_JSON_STRING};
	return (struct verdict){NULL, NULL, text_escapes[place]};
}

static struct verdict judge_markup(bool is_raw, enum template_place place)
{
	if (place != PLACE_TEXT)
		return (struct verdict){
			"template-raw", &is_markup_elsewhere, ESCAPE_HTML};
	if (!is_raw)
		return (struct verdict){
			"template-raw", &is_markup, ESCAPE_HTML};
	return (struct verdict){NULL, NULL, ESCAPE_MARKUP};
}

static struct verdict judge_json(enum template_place place)
{
	if (place != PLACE_JSON)
		return (struct verdict){"template-raw", &is_json, ESCAPE_HTML};
	return (struct verdict){NULL, NULL, ESCAPE_JSON};
}

static struct verdict judge(
	enum value_kind kind, bool is_raw, enum template_place place)
{
	switch (kind) {
	case VALUE_NONE:
	case VALUE_TEXT:
		return judge_text(is_raw, place);
	case VALUE_HTML:
		return judge_markup(is_raw, place);
	case VALUE_JSON:
		return judge_json(place);
	case VALUE_TRUE:
		break;
	case VALUE_LIST:
		return (struct verdict){"template-kind", &is_list, ESCAPE_HTML};
	case VALUE_MAP:
		return (struct verdict){"template-kind", &is_map, ESCAPE_HTML};
	}
	return (struct verdict){"template-kind", &is_claim, ESCAPE_HTML};
}

/* In a text template: everything but what was made for HTML. */
static struct verdict judge_plain(enum value_kind kind)
{
	struct verdict verdict = judge(kind, false, PLACE_TEXT);

	if (kind == VALUE_HTML || kind == VALUE_JSON)
		return (struct verdict){
			"template-raw", &is_markup_elsewhere, ESCAPE_TEXT};
	verdict.escape = ESCAPE_TEXT;
	return verdict;
}

static void add_print(struct template_build *b, struct span at,
	const struct template_name_found *found, enum template_escape escape)
{
	struct template_op op = {
		.kind = OP_PRINT,
		.escape = escape,
		.levels = found->levels,
		.steps = found->steps,
		.step_count = found->step_count,
		.at = at,
	};

	template_build_op(b, &op);
	template_context_value(&b->context);
}

void template_print_value(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token)
{
	struct span at = template_print_span(unit, token);
	enum template_place place = template_context_place(&b->context);
	bool is_raw = token->kind == TOKEN_RAW;
	struct template_name_found found;
	struct verdict verdict = {NULL, NULL, ESCAPE_NOTHING};

	if (b->form == TEMPLATE_HTML && place >= PLACE_REFUSED) {
		report_place(b, at, &place_words[place]);
		return;
	}
	if (!template_print_find(b, unit, token, &found))
		return;
	if (b->form == TEMPLATE_HTML)
		verdict = judge(found.kind, is_raw, place);
	else if (b->form == TEMPLATE_TEXT)
		verdict = judge_plain(found.kind);
	else if (!is_raw)
		verdict.escape = ESCAPE_HTML;
	if (verdict.words)
		report_value(b, verdict.id, at, token->text, verdict.words);
	else
		add_print(b, at, &found, verdict.escape);
}
