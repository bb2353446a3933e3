#include "template_bench.h"

/* Names, sections, parts and parents: what is printed, what is refused. */

static void names_are_found_from_the_innermost_section_out(void **state)
{
	(void)state;
	prints("{{#site}}{{name}} {{owner.name}}{{/site}} {{site.owner.name}}",
		"Site Owner Owner");
	prints("{{#people}}{{name}}{{#site}} at {{name}}{{/site}};{{/people}}",
		"Ada at Site;Bob at Site;");
	prints("{{#site}}{{#people}}{{name}}{{/people}}{{/site}}", "AdaBob");
}

/* The table decides: Ada has no address, and the page's is another one. */
static void a_name_that_is_missing_inside_is_not_taken_from_outside(
	void **state)
{
	(void)state;
	prints("{{#people}}[{{url}}]{{/people}}", "[][b/]");
	prints("[{{site.address}}]", "[]");
}

static void sections_take_what_is_there(void **state)
{
	(void)state;
	prints("{{#ok}}yes{{/ok}}{{^ok}}no{{/ok}}", "yes");
	prints("{{#no}}yes{{/no}}{{^no}}no{{/no}}", "no");
	prints("{{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}", "no");
	prints("{{#url}}yes{{/url}}{{^url}}no{{/url}}", "yes");
	prints("{{#body}}{{{body}}}{{{.}}}{{/body}}",
		"<p>Hi &amp;</p><p>Hi &amp;</p>");
	prints("{{#people}}{{#mails}}({{name}}{{/mails}}{{/people}}",
		"(Ada(Ada");
}

static void a_dot_is_the_item_of_a_list_of_texts(void **state)
{
	(void)state;
	prints("{{#tags}}({{.}}){{/tags}}", "(red &amp; blue)(green)");
	prints("{{#tags}}{{#ok}}({{.}}){{/ok}}{{/tags}}",
		"(red &amp; blue)(green)");
	prints("{{#url}}<a href=\"{{.}}\">{{/url}}",
		"<a href=\"https://x.example/a?b&amp;c\">");
	refused("{{.}}", "1:3 template-name");
	refused("{{#people}}{{.}}{{/people}}", "1:14 template-name");
}

static void any_name_of_extra_is_legal_and_may_be_missing(void **state)
{
	(void)state;
	prints("{{extra.colour}}[{{extra.smell}}]{{#extra}}{{colour}}"
	       "[{{smell}}]{{#site}}{{name}}{{/site}}{{/extra}}",
		"red[]red[]Site");
	prints("{{#extra.colour}}{{.}}{{/extra.colour}}"
	       "{{^extra.smell}}none{{/extra.smell}}",
		"rednone");
	prints("{{#extra}}{{url}}{{/extra}}", "https://x.example/a?b&amp;c");
}

static void an_unknown_name_is_refused_with_the_nearest(void **state)
{
	static const char expected[] =
		"a.html, line 2: I don't know the name \"titel\" here.\n"
		"\n"
		"    2 | <p>{{titel}}</p>\n"
		"      |      ^^^^^\n"
		"\n"
		"Did you mean \"title\"? \"man 5 dateline\" lists the names "
		"of all pages.\n"
		"\n"
		"    <p>{{title}}</p>                                         "
		"[template-name]\n";
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "<h1>\n<p>{{titel}}</p>\n");
	assert_false(bench_compile(&b));
	diags_print(&b.out, &b.d, DIAG_TEXT, false);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr, expected);
	bench_close(&b);
}

static void gnu(const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b);
	bench_add(&b, "a.html", text);
	bench_compile(&b);
	diags_print(&b.out, &b.d, DIAG_GNU, false);
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr, expected);
	bench_close(&b);
}

static void each_way_a_name_is_wrong_has_its_words(void **state)
{
	(void)state;
	gnu("{{site.nmae}}", "a.html:1:3: error: unknown name \"site.nmae\"; "
			     "did you mean \"site.name\"? [template-name]\n");
	gnu("{{owner}}", "a.html:1:3: error: unknown name \"owner\"; did you "
			 "mean \"site.owner\"? [template-name]\n");
	gnu("{{people.name}}", "a.html:1:3: error: unknown name "
			       "\"people.name\" [template-name]\n");
	gnu("{{title.x}}", "a.html:1:3: error: unknown name \"title.x\" "
			   "[template-name]\n");
	gnu("{{#wrong}}{{x}}{{/wrong}}{{^wrng}}{{/wrng}}",
		"a.html:1:4: error: unknown name \"wrong\" [template-name]\n"
		"a.html:1:29: error: unknown name \"wrng\" [template-name]\n");
}

static void all_findings_of_all_files_are_reported_once(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "{{x1}}\n{{>p}}{{>p}}{{x2}}");
	bench_add(&b, "b.html", "{{>p}}{{x3}}");
	bench_add(&b, "p.html", "{{x4}}");
	assert_false(bench_compile(&b));
	assert_string_equal(bench_found(&b),
		"1:3 template-name\n1:3 template-name\n2:15 template-name\n"
		"1:9 template-name");
	bench_close(&b);
}

static void a_value_is_printed_only_as_what_it_is(void **state)
{
	(void)state;
	prints("{{{body}}}{{&body}}", "<p>Hi &amp;</p><p>Hi &amp;</p>");
	refused("{{body}}", "1:1 template-raw");
	refused("a{{{title}}}", "1:2 template-raw");
	refused("{{&title}}", "1:1 template-raw");
	refused("<p title=\"{{{body}}}\">", "1:11 template-raw");
	refused("<title>{{{body}}}</title>", "1:8 template-raw");
	refused("{{json}}", "1:1 template-raw");
	refused("{{{json}}}", "1:1 template-raw");
	refused("{{tags}}", "1:1 template-kind");
	refused("{{site}}", "1:1 template-kind");
	refused("{{ok}}", "1:1 template-kind");
	refused("{{{extra.x}}}", "1:1 template-raw");
}

/* "extra" might shadow a name: what counts is what the value is. */
static void a_value_is_escaped_whatever_the_page_took_it_for(void **state)
{
	const struct value_entry inside[] = {{"body", bench_text("<b>")},
		{"json", bench_text("</script>")},
		{"title", {.kind = VALUE_HTML, .text = STR("<i>")}},
		{"url", {.kind = VALUE_JSON, .text = STR("<u>")}}};
	const struct value_entry rows[] = {
		{"extra", {.kind = VALUE_MAP, .entries = inside, .count = 4}}};
	struct value root = {.kind = VALUE_MAP, .entries = rows, .count = 1};
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html",
		"{{#extra}}{{{body}}}<script type=\"application/ld+json\">"
		"{{json}}</script>{{title}}{{url}}{{/extra}}");
	assert_true(bench_compile(&b));
	assert_true(template_render(&b.d, b.theme, "a.html", &root, &b.out));
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr,
		"&lt;b&gt;<script type=\"application/ld+json\">"
		"\"\\u003c/script\\u003e\"</script>&lt;i&gt;&lt;u&gt;");
	bench_close(&b);
}

static void text_templates_escape_nothing_and_drop_controls(void **state)
{
	(void)state;
	prints_as("a.txt", "{{title}} {{{title}}} {{&title}} <{{url}}>",
		"<x\"'&> <x\"'&> <x\"'&> <https://x.example/a?b&c>");
	refused_as("a.txt", "{{body}}", "1:1 template-raw");
	refused_as("a.txt", "{{{body}}}", "1:1 template-raw");
	refused_as("a.txt", "{{json}}", "1:1 template-raw");
	refused_as("a.txt", "{{tags}}", "1:1 template-kind");
	refused_as("a.txt", "{{titel}}", "1:3 template-name");
}

static void marks_that_cannot_be_read_are_refused(void **state)
{
	(void)state;
	refused("ab {{title", "1:4 template-mark");
	refused("ab {{{title}}", "1:4 template-mark");
	refused("{{! never", "1:1 template-mark");
	refused("{{}}", "1:1 template-mark");
	refused("{{ # }}", "1:1 template-mark");
	refused("{{two words}}", "1:1 template-mark");
	refused("{{=x=}}", "1:1 template-mark");
	refused("{{== ==}}", "1:1 template-mark");
	refused("{{=a b c=}}", "1:1 template-mark");
}

static void sections_end_in_the_order_they_begin(void **state)
{
	(void)state;
	refused("{{#ok}}", "1:1 template-section");
	refused("{{/ok}}", "1:1 template-section");
	refused("{{#ok}}\n{{^no}}{{/ok}}{{/no}}", "2:8 template-section");
	refused("{{$main}}", "1:1 template-section");
	refused("{{<a}}{{/b}}", "1:7 template-section\n1:1 template-depth");
}

/* The rest is judged as if the slip were not there. */
static void what_follows_a_broken_mark_is_judged_too(void **state)
{
	(void)state;
	refused("{{#ok}}{{nope}}", "1:1 template-section\n1:10 template-name");
	refused("{{#people}}{{name}}\n{{title}} {{nope}}\n{{#tags}}{{.}}",
		"3:1 template-section\n1:1 template-section\n"
		"2:13 template-name");
	refused("{{a b}}{{nope}}{{/ok}}{{>gone}}",
		"1:1 template-mark\n1:16 template-section\n"
		"1:10 template-name\n1:26 template-part");
	refused("{{#ok}}{{#people}}{{name}}{{/ok}}{{name}}{{nope}}",
		"1:27 template-section\n1:36 template-name\n"
		"1:44 template-name");
	refused("{{#ok}}{{nope}}{{/okay}}{{gone}}",
		"1:16 template-section\n1:10 template-name\n"
		"1:27 template-name");
	refused("{{nope}}{{#ok}}{{title",
		"1:16 template-mark\n1:3 template-name");
}

/* Where a tag ends is not said while nobody knows where its section does. */
static void a_guessed_end_makes_no_finding_of_its_own(void **state)
{
	(void)state;
	refused("<p {{#ok}}class=\"x\">text {{nope}}</p>",
		"1:4 template-section\n1:28 template-name");
	refused("<p class=\"{{#ok}}x\">{{nope}}",
		"1:11 template-section\n1:23 template-name");
	refused("<p class=\"{{#ok}}x", "1:11 template-section");
}

static void a_broken_part_does_not_hide_the_page_around_it(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "{{>p}}{{nope}}");
	bench_add(&b, "p.html", "{{#ok}}<b>{{gone}}");
	assert_false(bench_compile(&b));
	assert_string_equal(bench_found(&b),
		"1:1 template-section\n1:13 template-name\n"
		"1:9 template-name");
	bench_close(&b);
}

static void parts_are_found_by_name_with_or_without_the_end(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(
		&b, "a.html", "{{>p}}{{>p.html}}{{#people}}{{>q}}{{/people}}");
	bench_add(&b, "p.html", "<p>");
	bench_add(&b, "q.html", "{{name}},");
	bench_add(&b, "p.txt", "not this");
	bench_prints(&b, "a.html", "<p><p>Ada,Bob,");
	bench_close(&b);
}

static void a_part_that_is_not_there_is_refused(void **state)
{
	(void)state;
	refused("x {{>p}}", "1:6 template-part");
	refused("{{>../a}}{{>/etc/passwd}}", "1:4 template-part\n"
					     "1:13 template-part");
	refused("{{<p}}{{/p}}", "1:4 template-part");
}

static void a_part_of_another_kind_is_refused(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "{{>p.txt}}");
	bench_add(&b, "p.txt", "<x>");
	assert_false(bench_compile(&b));
	assert_string_equal(bench_found(&b), "1:4 template-part");
	bench_close(&b);
}

static void a_file_that_is_only_a_part_says_why_it_is_no_page(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "{{#people}}{{>p}}{{/people}}");
	bench_add(&b, "p.html", "{{mails}} {{name}}");
	b.sources[1].text = STR("[{{name}}]");
	bench_prints(&b, "a.html", "[Ada][Bob]");
	assert_true(template_has(b.theme, "p.html"));
	assert_false(template_has(b.theme, "q.html"));
	buf_reset(&b.out);
	assert_false(bench_render(&b, "p.html"));
	assert_string_equal(bench_found(&b), "1:4 template-name");
	bench_close(&b);
}

static void a_page_that_is_not_there_is_a_finding(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", "x");
	assert_true(bench_compile(&b));
	assert_false(bench_render(&b, "b.html"));
	assert_string_equal(b.d.items[0].id, "template-missing");
	bench_close(&b);
}

static const char base[] = "<main>\n"
			   "  {{$main}}none{{/main}}\n"
			   "</main>\n";

static void a_page_fills_the_blocks_of_its_parent(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "base.html", base);
	bench_add(&b, "a.html",
		"{{<base}}\n"
		"{{$main}}\n"
		"<h1>{{title}}</h1>\n"
		"{{#tags}}\n"
		"<i>{{.}}</i>\n"
		"{{/tags}}\n"
		"{{/main}}\n"
		"{{/base}}\n");
	bench_prints(&b, "a.html",
		"<main>\n"
		"  <h1>&lt;x&quot;&#39;&amp;&gt;</h1>\n"
		"  <i>red &amp; blue</i>\n"
		"  <i>green</i>\n"
		"\n"
		"</main>\n");
	buf_reset(&b.out);
	assert_true(bench_render(&b, "base.html"));
	buf_char(&b.out, '\0');
	assert_string_equal(b.out.ptr, "<main>\n  none\n</main>\n");
	bench_close(&b);
}

static void a_block_is_escaped_for_the_place_it_goes_to(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "base.html",
		"<a href=\"{{$to}}{{/to}}\">{{$to}}{{/to}}</a>");
	bench_add(&b, "a.html", "{{<base}}{{$to}}/q?{{title}}{{/to}}{{/base}}");
	bench_prints(&b, "a.html",
		"<a href=\"/q?%3Cx%22%27%26%3E\">"
		"/q?&lt;x&quot;&#39;&amp;&gt;</a>");
	bench_close(&b);
}

static void what_a_parent_would_lose_is_told(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "base.html", base);
	bench_add(&b, "a.html", "{{<base}}x{{$mian}}y{{/mian}}{{/base}}");
	assert_false(bench_compile(&b));
	assert_string_equal(bench_found(&b), "1:10 template-lost\n"
					     "1:14 template-block");
	assert_int_equal(b.d.warnings, 1);
	bench_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			names_are_found_from_the_innermost_section_out),
		cmocka_unit_test(
			a_name_that_is_missing_inside_is_not_taken_from_outside),
		cmocka_unit_test(sections_take_what_is_there),
		cmocka_unit_test(a_dot_is_the_item_of_a_list_of_texts),
		cmocka_unit_test(any_name_of_extra_is_legal_and_may_be_missing),
		cmocka_unit_test(an_unknown_name_is_refused_with_the_nearest),
		cmocka_unit_test(each_way_a_name_is_wrong_has_its_words),
		cmocka_unit_test(all_findings_of_all_files_are_reported_once),
		cmocka_unit_test(a_value_is_printed_only_as_what_it_is),
		cmocka_unit_test(
			a_value_is_escaped_whatever_the_page_took_it_for),
		cmocka_unit_test(
			text_templates_escape_nothing_and_drop_controls),
		cmocka_unit_test(marks_that_cannot_be_read_are_refused),
		cmocka_unit_test(sections_end_in_the_order_they_begin),
		cmocka_unit_test(what_follows_a_broken_mark_is_judged_too),
		cmocka_unit_test(a_guessed_end_makes_no_finding_of_its_own),
		cmocka_unit_test(
			a_broken_part_does_not_hide_the_page_around_it),
		cmocka_unit_test(
			parts_are_found_by_name_with_or_without_the_end),
		cmocka_unit_test(a_part_that_is_not_there_is_refused),
		cmocka_unit_test(a_part_of_another_kind_is_refused),
		cmocka_unit_test(
			a_file_that_is_only_a_part_says_why_it_is_no_page),
		cmocka_unit_test(a_page_that_is_not_there_is_a_finding),
		cmocka_unit_test(a_page_fills_the_blocks_of_its_parent),
		cmocka_unit_test(a_block_is_escaped_for_the_place_it_goes_to),
		cmocka_unit_test(what_a_parent_would_lose_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
