#include "render/template_report.h"

#include "render/template_finding.h"
#include "render/template_print.h"

bool template_report_depth(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token)
{
	struct diag diag = {
		.id = "template-depth",
		.at = template_print_span(unit, token),
		.text = arena_format(b->d->arena,
			"More than %d sections and parts stand inside one "
			"another here.",
			TEMPLATE_MAX_DEPTH),
		.help = STR("Look whether a part includes itself, directly or "
			    "through another one."),
		.brief = arena_format(b->d->arena,
			"more than %d sections and parts inside one another",
			TEMPLATE_MAX_DEPTH),
	};

	return template_finding(b->d, &diag);
}

bool template_report_endless(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token)
{
	struct diag diag = {
		.id = "template-endless",
		.at = template_print_span(unit, token),
		.text = STR("With all its parts written out, this page is too "
			    "long."),
		.help = STR("Look for parts that include one another many "
			    "times."),
		.brief = STR("too long with all its parts"),
	};

	return template_finding(b->d, &diag);
}

bool template_report_balance(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token)
{
	struct diag diag = {
		.id = "template-balance",
		.at = template_print_span(unit, token),
		.text = arena_format(b->d->arena,
			"\"%.*s\" begins at one kind of place of the page and "
			"ends at another: inside a tag, its quotation marks, "
			"a comment or a script that is open at one of them "
			"only.",
			STR_ARG(token->text)),
		.help = STR("Begin and end the tag on the same side."),
		.brief = arena_format(b->d->arena,
			"\"%.*s\" ends at another kind of place than it "
			"begins",
			STR_ARG(token->text)),
	};

	return !b->is_guessed && template_finding(b->d, &diag);
}

bool template_report_part(struct template_build *b,
	const struct template_unit *unit, const struct template_token *token,
	const char *what)
{
	struct diag diag = {
		.id = "template-part",
		.at = source_span_of(unit->src, token->text),
		.text = arena_format(b->d->arena,
			"The theme has no %s \"%.*s\".", what,
			STR_ARG(token->text)),
		.help = STR("Write the name of a file in templates/; its end "
			    "(.html, .txt) may be left out."),
		.brief = arena_format(b->d->arena, "no %s \"%.*s\"", what,
			STR_ARG(token->text)),
	};

	return template_finding(b->d, &diag);
}

bool template_report_end(
	struct template_build *b, const struct template_unit *unit)
{
	struct diag diag = {
		.id = "template-end",
		.at = source_span(unit->src, unit->src->text.len, 0),
		.text = STR("The page ends inside a tag, a comment, a script "
			    "or a title."),
		.help = STR("Look for a missing \">\", quotation mark or end "
			    "tag."),
		.brief = STR("the page ends inside a tag, comment, script or "
			     "title"),
	};

	return !b->is_guessed && template_finding(b->d, &diag);
}
