#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/style.h"
#include "render/theme.h"

static void expect(const char *css, const char *expected)
{
	struct buf out = {0};

	style_squeeze(&out, str_from(css));
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void white_space_that_means_nothing_goes(void **state)
{
	(void)state;
	expect("a {\n\tcolor: red;\n\tmargin: 0 1em;\n}\n",
		"a{color:red;margin:0 1em}");
	expect("a , b > c\t{ top : 0 }", "a,b>c{top :0}");
	expect("@media (min-width: 40em) {\n\ta { top: 0; }\n}\n",
		"@media (min-width:40em){a{top:0}}");
	expect("", "");
	expect(" \n", "");
}

static void what_it_separates_stays_apart(void **state)
{
	(void)state;
	expect("li :first-child { width: calc(1px + 2px) }",
		"li :first-child{width:calc(1px + 2px)}");
	expect("a/**/b {}", "a b{}");
	expect("p + p::before { }", "p + p::before{}");
}

static void comments_go(void **state)
{
	(void)state;
	expect("/* a { */ b { /* ; */ top: 0 /**/ }", "b{top:0}");
	expect("a{top:0} /* to the end", "a{top:0}");
	expect("/*/ b */c{}", "c{}");
}

static void strings_and_addresses_stay_as_they_are(void **state)
{
	(void)state;
	expect("a { content: \" /* x */  ; \" }",
		"a{content:\" /* x */  ; \"}");
	expect("a { content: '\\'  {' ; }", "a{content:'\\'  {'}");
	expect("a { background: url(a/*b.png) }",
		"a{background:url(a/*b.png)}");
	expect(".a\\  b { }", ".a\\  b{}");
	expect("a { content: \"  x", "a{content:\"  x");
	expect("a\\", "a\\");
}

static void what_was_there_before_stays(void **state)
{
	struct buf out = {0};

	(void)state;
	buf_z(&out, "x; ");
	style_squeeze(&out, STR(" }"));
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, "x; }");
	buf_release(&out);
}

static struct str shipped(const char *name)
{
	size_t i;

	for (i = 0; i < theme_shipped_count; i++)
		if (str_equal_z(theme_shipped[i].name, name))
			return theme_shipped[i].bytes;
	fail();
	return STR("");
}

/* WCAG and the page's weight: 10 kB with a release of 250 words. */
static void the_shipped_style_is_small(void **state)
{
	struct buf out = {0};

	(void)state;
	style_squeeze(&out, shipped("style.css"));
	assert_in_range(out.len, 1000, 4000);
	buf_release(&out);
}

/* A page from right to left is the mirror of the other, by itself. */
static void the_shipped_styles_know_no_left_and_right(void **state)
{
	static const char *const names[] = {"style.css", "feed.css"};
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		struct str css = shipped(names[i]);

		assert_int_equal(str_find(css, STR("left")), STR_NONE);
		assert_int_equal(str_find(css, STR("right")), STR_NONE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(white_space_that_means_nothing_goes),
		cmocka_unit_test(what_it_separates_stays_apart),
		cmocka_unit_test(comments_go),
		cmocka_unit_test(strings_and_addresses_stay_as_they_are),
		cmocka_unit_test(what_was_there_before_stays),
		cmocka_unit_test(the_shipped_style_is_small),
		cmocka_unit_test(the_shipped_styles_know_no_left_and_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
