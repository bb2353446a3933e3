#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/svgscan.h"

#define OPEN                                                                   \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" "                           \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define SVG(inside) OPEN ">" inside "</svg>"

static bool is_safe(struct str bytes, struct svgscan_problem *problem)
{
	struct arena a = {0};
	bool safe = svgscan_is_safe(&a, bytes, problem);

	arena_release(&a);
	return safe;
}

static void expect_safe(struct str bytes)
{
	struct svgscan_problem problem;

	if (!is_safe(bytes, &problem))
		fail_msg("%.*s: line %zu, %s", STR_ARG(bytes), problem.line,
			problem.why);
}

/* Each row is refused, and for this reason. */
struct row {
	const char *svg, *why;
};

static void expect_refused(const struct row rows[], size_t count)
{
	struct svgscan_problem problem;
	size_t i;

	for (i = 0; i < count; i++) {
		if (is_safe(str_from(rows[i].svg), &problem))
			fail_msg("let pass: %s", rows[i].svg);
		assert_string_equal(problem.why, rows[i].why);
		assert_non_null(problem.help);
	}
}

#define EXPECT_REFUSED(rows)                                                   \
	expect_refused(rows, sizeof(rows) / sizeof((rows)[0]))

static void what_only_draws_is_safe(void **state)
{
	(void)state;
	expect_safe(STR(SVG("<path d='M0 0L1 1' fill='#f00'/>")));
	expect_safe(STR("\xef\xbb\xbf<?xml version=\"1.0\" "
			"encoding=\"UTF-8\"?>\n<!-- Generator: x -->\n" SVG(
				"<title>Fair &amp; open</title>"
				"<text>a &#8211; b</text>") "\n"));
	expect_safe(STR("<svg:svg xmlns:svg='http://www.w3.org/2000/svg'>"
			"<svg:g/></svg:svg>"));
}

static void references_inside_of_the_drawing_are_safe(void **state)
{
	(void)state;
	expect_safe(STR(SVG("<linearGradient id='a'/><g fill='url(#a)'/>"
			    "<use xlink:href='#a'/><use href=\"#a\"/>"
			    "<g style='mask: url( \"#a\" )'/>")));
	expect_safe(STR(SVG("<image href='data:image/png;base64,AA=='/>"
			    "<image href='data:image/jpeg;base64,AA=='/>")));
}

static void plain_style_sheets_are_safe(void **state)
{
	(void)state;
	expect_safe(STR(SVG("<style type='text/css'>.a{fill:#fff;"
			    "transform:rotate(3deg)}</style>")));
	expect_safe(STR(SVG("<style><![CDATA[ g > a {fill:url(#a)} "
			    "@media (min-width: 3px) {g{}}]]></style>")));
}

static void marks_of_drawing_programs_are_safe(void **state)
{
	(void)state;
	expect_safe(STR(OPEN
		" xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape'"
		" xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
		" inkscape:version='1.2'><inkscape:grid type='xy'/>"
		"<metadata><rdf:RDF><rdf:li rdf:resource='http://x.example'"
		" inkscape:file='C:\\a'/></rdf:RDF></metadata></svg>"));
}

static void scripts_are_refused_in_each_disguise(void **state)
{
	static const struct row rows[] = {
		{SVG("<script>alert(1)</script>"), "it holds a script"},
		{SVG("<svg:script/>"), "it holds a script"},
		{SVG("<SCRIPT/>"), "it holds a script"},
		{SVG("<x:script xmlns:x='http://www.w3.org/1999/xhtml'/>"),
			"it holds a script"},
		{SVG("<x:b xmlns:x='http://www.w3.org/1999/xhtml'/>"),
			"it mixes SVG with something else"},
		{SVG("<g xmlns='http://www.w3.org/1999/xhtml'/>"),
			"it mixes SVG with something else"},
		{SVG("<g xmlns=''/>"), "it mixes SVG with something else"},
		{SVG("<g xmlns:y='http://www.w3.org/2000/svg'/>"),
			"it mixes SVG with something else"},
		{SVG("<g xmlns:y='http://www.w3.org/1999/xlink'/>"),
			"it mixes SVG with something else"},
		{SVG("<g xmlns:xlink='http://www.inkscape.org/'/>"),
			"it mixes SVG with something else"},
		{SVG("<handler/>"),
			"it holds an element that does more than draw"},
		{SVG("<iframe/>"),
			"it holds an element that does more than draw"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void events_and_animations_are_refused(void **state)
{
	static const struct row rows[] = {
		{OPEN " onload='x()'/>", "it does something on an event"},
		{SVG("<g ONCLICK='x()'/>"), "it does something on an event"},
		{SVG("<g xlink:onclick='x()'/>"),
			"it does something on an event"},
		{SVG("<g\nonclick\n=\n'x()'/>"),
			"it does something on an event"},
		{SVG("<set attributeName='href' to='javascript:x()'/>"),
			"it holds an element that does more than draw"},
		{SVG("<animate/>"),
			"it holds an element that does more than draw"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void foreign_objects_are_refused(void **state)
{
	static const struct row rows[] = {
		{SVG("<foreignObject/>"), "it holds a foreign object"},
		{SVG("<svg:foreignobject/>"), "it holds a foreign object"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void addresses_outside_are_refused(void **state)
{
	static const struct row rows[] = {
		{SVG("<a href='https://x.example/'/>"),
			"it points outside of itself"},
		{SVG("<a xlink:href='javascript:x()'/>"),
			"it points outside of itself"},
		{SVG("<a href='&#x6a;avascript:x()'/>"),
			"it points outside of itself"},
		{SVG("<a href=' #a'/>"), "it points outside of itself"},
		{SVG("<use href='other.svg#a'/>"),
			"it points outside of itself"},
		{SVG("<image href='data:image/svg+xml;base64,AA=='/>"),
			"it points outside of itself"},
		{SVG("<image src='//x.example/a.png'/>"),
			"it points outside of itself"},
		{SVG("<g xml:base='https://x.example/'/>"),
			"it points outside of itself"},
		{SVG("<g fill='url(https://x.example/#a)'/>"),
			"its style points outside of itself"},
		{SVG("<g fill='URL( &quot;//x.example/&quot;)'/>"),
			"its style points outside of itself"},
		{SVG("<g style='cursor:image-set(\"a.png\" 1x)'/>"),
			"its style points outside of itself"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void styles_that_load_are_refused(void **state)
{
	static const struct row rows[] = {
		{SVG("<style>@import 'a.css';</style>"),
			"its style has a rule that I do not know"},
		{SVG("<style>@imp<!-- -->ort 'a.css';</style>"),
			"its style has a rule that I do not know"},
		{SVG("<style>@<![CDATA[import]]> 'a.css';</style>"),
			"its style has a rule that I do not know"},
		{SVG("<style>&#64;font-face{}</style>"),
			"its style has a rule that I do not know"},
		{SVG("<style>g{fill:url(a.svg#b)}</style>"),
			"its style points outside of itself"},
		{SVG("<style>g{fill:u\\72l(a.svg#b)}</style>"),
			"its style has an escaped character, which can hide "
			"an address"},
		{SVG("<style>g{content:'http://x.example'}</style>"),
			"its style points outside of itself"},
		{SVG("<style><g/></style>"), "I do not understand its style"},
		{SVG("<style>&x;</style>"), "I do not understand its style"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void declarations_and_instructions_are_refused(void **state)
{
	static const struct row rows[] = {
		{"<!DOCTYPE svg>" SVG(""), "it has a DOCTYPE"},
		{"<!DOCTYPE svg [<!ENTITY a 'b'>]>" SVG("&a;"),
			"it has a DOCTYPE"},
		{"<?xml-stylesheet href='a.css'?>" SVG(""),
			"it holds an instruction for a program"},
		{SVG("<?xml version='1.0'?>"),
			"it holds an instruction for a program"},
		{"<?xml version='1.0' encoding='UTF-7'?>" SVG(""),
			"it is not written in UTF-8"},
		{SVG("<g id='&a;'/>"),
			"it uses an abbreviation that I do not know"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void what_is_not_understood_is_refused(void **state)
{
	static const struct row rows[] = {
		{"", "it ends too early"},
		{"<!-- -->", "it ends too early"},
		{OPEN ">", "it ends too early"},
		{SVG("<g>"), "an element is not closed"},
		{SVG("</g>"), "an element is not closed"},
		{SVG("<g a=b/>"), "I do not understand it"},
		{SVG("<g a/>"), "I do not understand it"},
		{SVG("<g a='1'b='2'/>"), "I do not understand it"},
		{SVG("<g a='<'/>"), "I do not understand it"},
		{SVG("<>"), "I do not understand it"},
		{SVG("<\xc3\xa4/>"), "I do not understand it"},
		{SVG("<!-- "), "I do not understand it"},
		{SVG("\x01"), "it is not written in UTF-8"},
		{SVG("\xff"), "it is not written in UTF-8"},
		{"<html/>", "it is not one drawing"},
		{"<svg/>", "its first element does not say "
			   "xmlns=\"http://www.w3.org/2000/svg\""},
		{SVG("") SVG(""), "it is not one drawing"},
		{"x" SVG(""), "there are words outside of the drawing"},
	};

	(void)state;
	EXPECT_REFUSED(rows);
}

static void nest(struct buf *b, size_t depth)
{
	size_t i;

	buf_reset(b);
	buf_z(b, OPEN ">");
	for (i = 1; i < depth; i++)
		buf_z(b, "<g>");
	for (i = 1; i < depth; i++)
		buf_z(b, "</g>");
	buf_z(b, "</svg>");
}

static void the_depth_has_a_limit(void **state)
{
	struct svgscan_problem problem;
	struct buf b = {0};

	(void)state;
	nest(&b, SVGSCAN_MAX_DEPTH - 1);
	expect_safe(buf_view(&b));
	nest(&b, SVGSCAN_MAX_DEPTH);
	expect_safe(buf_view(&b));
	nest(&b, SVGSCAN_MAX_DEPTH + 1);
	assert_false(is_safe(buf_view(&b), &problem));
	buf_release(&b);
}

static void a_problem_names_its_line_and_words(void **state)
{
	struct arena a = {0};
	struct svgscan_problem problem;

	(void)state;
	assert_false(svgscan_is_safe(
		&a, STR(SVG("\n\n<g onclick='x'/>\n")), &problem));
	assert_int_equal(problem.line, 3);
	assert_true(str_equal_z(problem.what, "onclick"));
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_draws_is_safe),
		cmocka_unit_test(references_inside_of_the_drawing_are_safe),
		cmocka_unit_test(plain_style_sheets_are_safe),
		cmocka_unit_test(marks_of_drawing_programs_are_safe),
		cmocka_unit_test(scripts_are_refused_in_each_disguise),
		cmocka_unit_test(events_and_animations_are_refused),
		cmocka_unit_test(foreign_objects_are_refused),
		cmocka_unit_test(addresses_outside_are_refused),
		cmocka_unit_test(styles_that_load_are_refused),
		cmocka_unit_test(declarations_and_instructions_are_refused),
		cmocka_unit_test(what_is_not_understood_is_refused),
		cmocka_unit_test(the_depth_has_a_limit),
		cmocka_unit_test(a_problem_names_its_line_and_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
