#include "template_bench.h"

/* Which places of HTML take a value, how it is escaped there, which do not. */

#define TITLE "&lt;x&quot;&#39;&amp;&gt;"
#define JSON_OPEN "<script type=\"application/ld+json\">"

static void text_and_titles_get_html_escapes(void **state)
{
	(void)state;
	prints("<p>{{title}}</p>", "<p>" TITLE "</p>");
	prints("<title>{{title}} &amp;</title>{{title}}",
		"<title>" TITLE " &amp;</title>" TITLE);
	prints("<textarea>{{title}}</TEXTAREA >{{{body}}}",
		"<textarea>" TITLE "</TEXTAREA ><p>Hi &amp;</p>");
	prints("a < {{title}} <3 {{title}}", "a < " TITLE " <3 " TITLE);
	prints("<!-- x --><!DOCTYPE html><!-->{{title}}<!-- --!>{{title}}",
		"<!-- x --><!DOCTYPE html><!-->" TITLE "<!-- --!>" TITLE);
	prints("<title></titles>{{title}}</title>{{{body}}}",
		"<title></titles>" TITLE "</title><p>Hi &amp;</p>");
}

static void quoted_attributes_get_html_escapes(void **state)
{
	(void)state;
	prints("<p class=\"a {{title}}\" title='{{title}}'>",
		"<p class=\"a " TITLE "\" title='" TITLE "'>");
	prints("<p id = \"{{title}}\"/>{{title}}",
		"<p id = \"" TITLE "\"/>" TITLE);
	prints("<meta name=\"d\" content=\"{{title}}\">",
		"<meta name=\"d\" content=\"" TITLE "\">");
	prints("<p a b=c d='>' title=\"{{title}}\">",
		"<p a b=c d='>' title=\"" TITLE "\">");
}

static void addresses_are_escaped_by_their_part(void **state)
{
	(void)state;
	prints("<a href=\"{{url}}\">",
		"<a href=\"https://x.example/a?b&amp;c\">");
	prints("<a href='{{root}}{{title}}'>",
		"<a href='../%3Cx%22&#39;&amp;%3E'>");
	prints("<a href=\"/a/{{title}}\">",
		"<a href=\"/a/%3Cx%22&#39;&amp;%3E\">");
	prints("<a href=\"/?a={{url}}&amp;b={{title}}#{{url}}\">",
		"<a href=\"/?a=https%3A%2F%2Fx.example%2Fa%3Fb%26c&amp;b="
		"%3Cx%22%27%26%3E#https%3A%2F%2Fx.example%2Fa%3Fb%26c\">");
	prints("<a href=\"mailto:{{url}}\">",
		"<a href=\"mailto:https%3A//x.example/a?b&amp;c\">");
	prints("<a href=\" {{url}}\">",
		"<a href=\" https://x.example/a?b&amp;c\">");
	prints("<a href=\"{{empty}}{{url}}\">",
		"<a href=\"https://x.example/a?b&amp;c\">");
	prints("<a href=\"/{{extra.colour}}\"><img src=\"a\" alt=\"{{url}}\">",
		"<a href=\"/red\"><img src=\"a\" "
		"alt=\"https://x.example/a?b&amp;c\">");
}

static void every_attribute_that_loads_is_an_address(void **state)
{
	static const char *const names[] = {"href", "src", "action", "cite",
		"poster", "formaction", "data", "ping", "background",
		"longdesc", "manifest", "xlink:href", "HREF", "codebase",
		"usemap", "profile", "icon", "classid", "archive", "lowsrc",
		"dynsrc"};
	struct buf text = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct bench b;

		buf_reset(&text);
		buf_format(&text, "<x %s=\"{{title}}{{title}}\">", names[i]);
		buf_char(&text, '\0');
		bench_open(&b);
		bench_add(&b, "a.html", text.ptr);
		assert_true(bench_compile(&b));
		assert_true(bench_render(&b, "a.html"));
		if (str_find(buf_view(&b.out), STR("%3Cx%22")) == STR_NONE)
			fail_msg("%s is no address", names[i]);
		bench_close(&b);
	}
	buf_release(&text);
}

/* Print `address` with `text`; NULL: it is refused while printing. */
static void links(const char *text, const char *address, const char *expected)
{
	const struct value_entry rows[] = {{"url", bench_text(address)},
		{"root", bench_text("java")}, {"title", bench_text("/")}};
	struct value root = {.kind = VALUE_MAP, .entries = rows, .count = 3};
	struct bench b;

	bench_open(&b);
	bench_add(&b, "a.html", text);
	assert_true(bench_compile(&b));
	buf_z(&b.out, "kept");
	if (!expected) {
		assert_false(template_render(
			&b.d, b.theme, "a.html", &root, &b.out));
		assert_int_equal(b.out.len, 4);
		assert_string_equal(b.d.items[0].id, "template-address");
	} else {
		assert_true(template_render(
			&b.d, b.theme, "a.html", &root, &b.out));
		buf_char(&b.out, '\0');
		assert_string_equal(b.out.ptr + 4, expected);
	}
	bench_close(&b);
}

static void a_scheme_that_may_not_be_linked_stops_the_page(void **state)
{
	(void)state;
	links("<a href=\"{{url}}\">", "javascript:alert(1)", NULL);
	links("<a href=\" {{url}}\">", "javascript:alert(1)", NULL);
	links("<a href='{{#url}}{{.}}{{/url}}'>", "data:text/html,x", NULL);
	links("<a href=\"{{url}}\">", "//evil.example", NULL);
	links("<a href=\"{{url}}\">", "java\nscript:alert(1)", NULL);
	links("<meta http-equiv=refresh content=\"0; URL={{url}}\">",
		"javascript:x", NULL);
	links("<img alt=\"a\" src=\"{{url}}\">", "blob:x", NULL);
}

static void pieces_make_no_scheme_and_no_host_together(void **state)
{
	(void)state;
	links("<a href=\"{{root}}{{url}}\">", "script:alert(1)",
		"<a href=\"javascript%3Aalert(1)\">");
	links("<a href=\"java{{url}}\">", "script:alert(1)",
		"<a href=\"javascript%3Aalert(1)\">");
	links("<a href=\"/{{url}}\">", "//evil.example",
		"<a href=\"/%2F%2Fevil.example\">");
	links("<a href=\"{{title}}{{url}}\">", "/\\evil.example",
		"<a href=\"/%2F%5Cevil.example\">");
	links("<a href=\"/a{{url}}\">", "/b", "<a href=\"/a/b\">");
}

static void the_finding_of_an_address_names_template_and_value(void **state)
{
	const struct value_entry rows[] = {{"url", bench_text("javascript:x")}};
	struct value root = {.kind = VALUE_MAP, .entries = rows, .count = 1};
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "<p>\n<a href=\"{{url}}\">");
	assert_true(bench_compile(&b));
	assert_false(template_render(&b.d, b.theme, "a.html", &root, &b.out));
	diags_print(&b.out, &b.d, DIAG_GNU, false);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr,
		"a.html:2:10: error: \"javascript:x\" may not be linked (in "
		"a.html) [template-address]\n");
	bench_close(&b);
}

static void json_blocks_get_json_escapes(void **state)
{
	(void)state;
	prints(JSON_OPEN "{\"a\\\"\": \"{{title}}\", \"b\": {{json}}}</script>"
			 "{{title}}",
		JSON_OPEN "{\"a\\\"\": \"\\u003cx\\\"'\\u0026\\u003e\", "
			  "\"b\": {\"a\":\"\\u003cb\"}}</script>" TITLE);
	prints(JSON_OPEN "{{{json}}}</script>",
		JSON_OPEN "{\"a\":\"\\u003cb\"}</script>");
	prints("<script type='Application/LD+JSON' id=x>\"{{title}}\"</script>",
		"<script type='Application/LD+JSON' id=x>"
		"\"\\u003cx\\\"'\\u0026\\u003e\"</script>");
	refused(JSON_OPEN "{{title}}</script>", "1:36 template-kind");
	refused(JSON_OPEN "\"{{json}}\"</script>", "1:37 template-raw");
	refused(JSON_OPEN "\"\\{{title}}\"</script>", "1:38 template-place");
	refused(JSON_OPEN "{{{body}}}</script>", "1:36 template-raw");
}

static void places_that_take_no_value(void **state)
{
	(void)state;
	refused("<{{title}}", "1:2 template-place");
	refused("</{{title}}>", "1:3 template-place");
	refused("<h{{title}}>", "1:3 template-place");
	refused("<p {{title}}>", "1:4 template-place");
	refused("<p {{title}}=\"x\">",
		"1:4 template-place\n1:13 template-html");
	refused("<p a{{title}}>", "1:5 template-place");
	refused("<p a {{title}}>", "1:6 template-place");
	refused("<p title={{title}}>", "1:10 template-place");
	refused("<p title= {{title}}>", "1:11 template-place");
	refused("<p title=a{{title}}>", "1:11 template-place");
	refused("<a href={{url}}>", "1:9 template-place");
	refused("<p onclick=\"f('{{title}}')\">", "1:16 template-place");
	refused("<p OnLoad='{{title}}'>", "1:12 template-place");
	refused("<p style=\"color:{{title}}\">", "1:17 template-place");
	refused("<style>{{title}}</style>", "1:8 template-place");
	refused("<script>{{title}}</script>", "1:9 template-place");
	refused("<script type=\"module\">\"{{title}}\"</script>",
		"1:24 template-place");
	refused("<script type=a type=\"application/ld+json\">\"{{title}}\""
		"</script>",
		"1:44 template-place");
	refused("<SCRIPT src='a' >\n'{{title}}'</SCRIPT>",
		"2:2 template-place");
	refused("<!-- {{title}} -->", "1:6 template-place");
	refused("<!--->{{title}}<!---{{title}}-->", "1:21 template-place");
	refused("<!DOCTYPE {{title}}>", "1:11 template-place");
	refused("<?xml {{title}}>", "1:7 template-place");
	refused("<iframe>{{title}}</iframe>", "1:9 template-place");
	refused("<xmp>{{title}}</xmp>", "1:6 template-place");
	refused("<title><{{title}}</title>", "1:9 template-place");
	refused("<title></{{title}}</title>", "1:10 template-place");
}

static void attributes_that_take_no_value(void **state)
{
	(void)state;
	refused("<img srcset=\"{{url}} 2x\">", "1:14 template-place");
	refused("<iframe srcdoc=\"{{title}}\"></iframe>",
		"1:17 template-place");
	refused("<meta http-equiv=\"{{title}}\">", "1:19 template-place");
	refused("<meta http-equiv=x content=\"{{title}}\">",
		"1:29 template-place");
	refused("<meta content=\"{{title}}\" http-equiv=\"refresh\">",
		"1:37 template-html");
	refused("<script src=\"{{url}}\"></script>", "1:14 template-place");
	refused("<script type=\"{{title}}\"></script>", "1:15 template-place");
	refused("<set to=\"{{url}}\">", "1:10 template-place");
}

static void addresses_with_a_fixed_scheme_that_is_not_allowed(void **state)
{
	(void)state;
	refused("<a href=\"javascript:f('{{title}}')\">",
		"1:24 template-place");
	refused("<img src=\"data:image/png;base64,{{title}}\">",
		"1:33 template-place");
	refused("<a href=\"java&#115;cript:{{title}}\">",
		"1:26 template-place");
	refused("<a href=\"java\nscript:{{title}}\">", "2:8 template-place");
	refused("<a href=\"{{root}}:{{title}}\">", "1:18 template-html");
	refused("<a href=\"/a{{#ok}}?{{/ok}}{{title}}\">",
		"1:27 template-place");
	prints("<a href=\"HTTPS://x/{{title}}\"><a href=\"javascript:f()\">",
		"<a href=\"HTTPS://x/%3Cx%22&#39;&amp;%3E\">"
		"<a href=\"javascript:f()\">");
}

static void html_that_cannot_be_followed_is_refused(void **state)
{
	(void)state;
	refused("<p =\"x\">", "1:4 template-html");
	refused("<title>a<b>c</b></title>", "1:10 template-html");
	refused("<script><!-- x</script>", "1:12 template-html");
	refused("<p{{#ok}} a{{/ok}}b>", "1:19 template-html");
	refused("<p title=\"x", "1:12 template-end");
	refused("<p>\n<script>x", "2:10 template-end");
	refused("<!-- x", "1:7 template-end");
}

static void sections_may_hold_whole_attributes(void **state)
{
	(void)state;
	prints("<p{{#ok}} class=\"a\"{{/ok}}>{{title}}",
		"<p class=\"a\">" TITLE);
	prints("<p {{#ok}}hidden{{/ok}}>{{title}}", "<p hidden>" TITLE);
	prints("<p{{#no}} hidden{{/no}}>{{title}}", "<p>" TITLE);
	prints("<p a{{#ok}} b{{/ok}} c=\"{{title}}\">",
		"<p a b c=\"" TITLE "\">");
	prints("<p{{#tags}} a=\"{{.}}\"{{/tags}}>",
		"<p a=\"red &amp; blue\" a=\"green\">");
	prints("<p class=\"a{{#ok}} b{{/ok}}{{^ok}} c{{/ok}}\">{{title}}",
		"<p class=\"a b\">" TITLE);
	prints("<a href=\"{{#no}}{{url}}{{/no}}{{^no}}/x{{/no}}\">{{title}}",
		"<a href=\"/x\">" TITLE);
	prints("<a href=\"{{#tags}}{{extra.colour}}/{{/tags}}\">",
		"<a href=\"red/red/\">");
}

static void sections_end_where_they_begin(void **state)
{
	(void)state;
	refused("<p {{#ok}}class=\"{{/ok}}a\">", "1:4 template-balance");
	refused("{{#ok}}<p title=\"{{/ok}}", "1:1 template-balance");
	refused("{{^ok}}<!--{{/ok}}", "1:1 template-balance");
	refused("{{#ok}}<script>{{/ok}}</script>", "1:1 template-balance");
	refused("<h{{#ok}}1{{/ok}}>", "1:3 template-balance");
	refused("<p {{#tags}}a{{/tags}}>", "1:4 template-balance");
	refused("<p>{{#ok}}<{{/ok}}b>", "1:4 template-balance");
	refused(JSON_OPEN "{{#ok}}\"{{/ok}}</script>", "1:36 template-balance");
	refused("<script{{#ok}} type=\"application/ld+json\"{{/ok}}>"
		"{{title}}</script>",
		"1:8 template-balance\n1:50 template-place");
}

static void parts_and_blocks_end_where_they_begin(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "<p {{>p}}>{{title}}{{>q}}");
	bench_add(&b, "p.html", "title=\"{{title}}\"");
	bench_add(&b, "q.html", "{{$x}}<p title=\"{{/x}}\">");
	assert_false(bench_compile(&b));
	assert_string_equal(bench_found(&b), "1:1 template-balance");
	bench_close(&b);
}

static void says(const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b);
	bench_add(&b, "a.html", text);
	assert_false(bench_compile(&b));
	diags_print(&b.out, &b.d, DIAG_TEXT, false);
	if (str_find(buf_view(&b.out), str_from(expected)) == STR_NONE)
		fail_msg("%.*s", STR_ARG(buf_view(&b.out)));
	bench_close(&b);
}

static void each_refusal_says_why(void **state)
{
	(void)state;
	says("<p {{title}}>", "a part of a tag itself");
	says("<p title={{title}}>", "needs quotation marks");
	says("<p title=a{{title}}>", "needs quotation marks");
	says("<p onclick=\"{{title}}\">", "holds a script");
	says("<p style=\"{{title}}\">", "in a style");
	says("<script>{{title}}</script>", "in a script");
	says("<!--{{title}}-->", "in a comment");
	says("<xmp>{{title}}</xmp>", "letter by letter");
	says("<img srcset=\"{{title}}\">", "takes no value");
	says("<a href=\"{{#ok}}javascript:{{/ok}}{{title}}\">",
		"does not begin as one");
	says("<a href=\"{{#ok}}?{{/ok}}{{title}}\">", "depends on a section");
}

static void a_part_is_judged_where_it_is_included(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "{{>p}}<title>{{>p}}</title>");
	bench_add(&b, "b.html", "<a href=\"?{{>p}}\">");
	bench_add(&b, "c.html", "<style>{{>p}}</style>");
	bench_add(&b, "p.html", "{{title}}");
	assert_false(bench_compile(&b));
	assert_string_equal(bench_found(&b), "1:1 template-place");
	bench_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_and_titles_get_html_escapes),
		cmocka_unit_test(quoted_attributes_get_html_escapes),
		cmocka_unit_test(addresses_are_escaped_by_their_part),
		cmocka_unit_test(every_attribute_that_loads_is_an_address),
		cmocka_unit_test(
			a_scheme_that_may_not_be_linked_stops_the_page),
		cmocka_unit_test(pieces_make_no_scheme_and_no_host_together),
		cmocka_unit_test(
			the_finding_of_an_address_names_template_and_value),
		cmocka_unit_test(json_blocks_get_json_escapes),
		cmocka_unit_test(places_that_take_no_value),
		cmocka_unit_test(attributes_that_take_no_value),
		cmocka_unit_test(
			addresses_with_a_fixed_scheme_that_is_not_allowed),
		cmocka_unit_test(html_that_cannot_be_followed_is_refused),
		cmocka_unit_test(sections_may_hold_whole_attributes),
		cmocka_unit_test(sections_end_where_they_begin),
		cmocka_unit_test(parts_and_blocks_end_where_they_begin),
		cmocka_unit_test(each_refusal_says_why),
		cmocka_unit_test(a_part_is_judged_where_it_is_included),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
