#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/markdown.h"
#include "render/html.h"

static const struct release_file chart = {.name = {"chart.png", 9},
	.type = "image/png",
	.width = 640,
	.height = 400};
static const struct release_file sketch = {
	.name = {"sketch.svg", 10}, .type = "image/svg+xml"};
static const struct release_file *const files[] = {&chart, &sketch};

static void assert_written(const char *text, const char *prefix,
	enum html_form form, const char *html)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src;
	struct release release = {.language = STR("en")};
	struct markdown_input in = {.release = &release,
		.address = STR("2026/x"),
		.files = files,
		.file_count = 2};
	struct body_links links = {.prefix = str_from(prefix)};
	struct body body;
	struct buf out = {0};

	assert_true(source_make(&d, &src, STR("a.md"), str_from(text)));
	in.text = source_span(&src, 0, src.size);
	assert_true(markdown_read(&d, &arena, &in, &body));
	html_body(&out, &body, &links, form);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, html);
	buf_release(&out);
	arena_release(&arena);
}

/* The same in both forms. */
static void assert_html(const char *text, const char *html)
{
	assert_written(text, "../../", HTML_PAGE, html);
	assert_written(text, "../../", HTML_XHTML, html);
}

static void assert_forms(const char *text, const char *page, const char *xhtml)
{
	assert_written(text, "../../", HTML_PAGE, page);
	assert_written(text, "../../", HTML_XHTML, xhtml);
}

static void paragraphs_and_emphasis(void **state)
{
	(void)state;
	assert_html("a *b*\n**c** ~~d~~ `e<`\n\nf\n",
		"<p>a <em>b</em>\n<strong>c</strong> <del>d</del> "
		"<code>e&lt;</code></p>\n<p>f</p>\n");
}

static void signs_of_html_are_escaped(void **state)
{
	(void)state;
	assert_html("a & b &lt;script> \"c\" 'd' 1 > 0\n\n    <b>&amp;\n",
		"<p>a &amp; b &lt;script&gt; “c” ‘d’ 1 &gt; 0</p>\n"
		"<pre><code>&lt;b&gt;&amp;amp;\n</code></pre>\n");
}

static void breaks_and_rules_end_as_the_form_wants(void **state)
{
	(void)state;
	assert_forms("a\\\nb\n\n***\n", "<p>a<br>\nb</p>\n<hr>\n",
		"<p>a<br />\nb</p>\n<hr />\n");
}

static void headings_start_at_two(void **state)
{
	(void)state;
	assert_forms("# A\n\n## B\n\n###### C\n",
		"<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n"
		"<h6 id=\"c\">C</h6>\n",
		"<h2>A</h2>\n<h3>B</h3>\n<h6>C</h6>\n");
	assert_forms("### A\n\n#### B\n",
		"<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n",
		"<h2>A</h2>\n<h3>B</h3>\n");
	assert_forms("## A\n\n# B\n",
		"<h3 id=\"a\">A</h3>\n<h2 id=\"b\">B</h2>\n",
		"<h3>A</h3>\n<h2>B</h2>\n");
}

static void lists_tight_and_loose(void **state)
{
	(void)state;
	assert_html("- a\n- b\n  1. c\n",
		"<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n"
		"</ul>\n");
	assert_html("3. a\n\n4. b\n",
		"<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n"
		"</li>\n</ol>\n");
	assert_html("0. a\n", "<ol start=\"0\">\n<li>a</li>\n</ol>\n");
	assert_html("-\n", "<ul>\n<li></li>\n</ul>\n");
}

static void quotations(void **state)
{
	(void)state;
	assert_html("> a\n>\n> > b\n",
		"<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n"
		"</blockquote>\n</blockquote>\n");
}

static void links_are_seen_from_the_page(void **state)
{
	(void)state;
	assert_forms("[a](/topics/) <https://b.org/?c=d&e=\"f> "
		     "[g](https://h.org \"i \\\"j\\\"\") k@l.org\n",
		"<p><a href=\"../../topics/\">a</a> "
		"<a class=\"bare\" href=\"https://b.org/?c=d&amp;e=%22f\">"
		"https://b.org/?c=d&amp;e=&quot;f</a> "
		"<a href=\"https://h.org\" title=\"i &quot;j&quot;\">g</a> "
		"<a href=\"mailto:k@l.org\">k@l.org</a></p>\n",
		"<p><a href=\"../../topics/\">a</a> "
		"<a href=\"https://b.org/?c=d&amp;e=%22f\">"
		"https://b.org/?c=d&amp;e=&quot;f</a> "
		"<a href=\"https://h.org\" title=\"i &quot;j&quot;\">g</a> "
		"<a href=\"mailto:k@l.org\">k@l.org</a></p>\n");
	assert_written("[a](/all/) [b](/)\n", "https://press.example/n/",
		HTML_XHTML,
		"<p><a href=\"https://press.example/n/all/\">a</a> "
		"<a href=\"https://press.example/n/\">b</a></p>\n");
	assert_written("[b](/) [c](/all/)\n", "", HTML_PAGE,
		"<p><a href=\"./\">b</a> <a href=\"all/\">c</a></p>\n");
	assert_written("# A\n\n[b](#a)\n", "../../", HTML_PAGE,
		"<h2 id=\"a\">A</h2>\n"
		"<p><a href=\"../../2026/x/#a\">b</a></p>\n");
}

static void pictures_have_words_and_size(void **state)
{
	(void)state;
	assert_forms("a ![b *c* `d` \"e\"\nf](chart.png \"t\")\n",
		"<p>a <img src=\"../../2026/x/chart.png\" "
		"alt=\"b c d “e” f\" width=\"640\" height=\"400\" title=\"t\" "
		"loading=\"lazy\"></p>\n",
		"<p>a <img src=\"../../2026/x/chart.png\" "
		"alt=\"b c d “e” f\" width=\"640\" height=\"400\" title=\"t\" "
		"loading=\"lazy\" /></p>\n");
	assert_forms("[![b](sketch.svg)](https://c.org)\n",
		"<p><a href=\"https://c.org\">"
		"<img src=\"../../2026/x/sketch.svg\" alt=\"b\" "
		"loading=\"lazy\"></a></p>\n",
		"<p><a href=\"https://c.org\">"
		"<img src=\"../../2026/x/sketch.svg\" alt=\"b\" "
		"loading=\"lazy\" /></a></p>\n");
}

/* A file that only the text names is looked at when it is published. */
static void the_size_of_a_picture_is_known_late(void **state)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct release_file named = {.name = STR("chart.png")};
	const struct release_file *const listed[] = {&named};
	struct markdown_input in = {.words = STR("a ![b](chart.png)"),
		.files = listed,
		.file_count = 1};
	struct body_links links = {.prefix = STR("")};
	struct body body;
	struct buf out = {0};

	(void)state;
	assert_true(markdown_read(&d, &arena, &in, &body));
	assert_int_equal(body.file_count, 1);
	body.files[0] = &chart;
	html_body(&out, &body, &links, HTML_PAGE);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, "<p>a <img src=\"chart.png\" alt=\"b\" "
				     "width=\"640\" height=\"400\" "
				     "loading=\"lazy\"></p>\n");
	buf_release(&out);
	arena_release(&arena);
}

static void a_figure_has_its_caption(void **state)
{
	(void)state;
	assert_forms("![a](chart.png \"b < c\")\n\n- ![d](sketch.svg)\n",
		"<figure>\n<img src=\"../../2026/x/chart.png\" alt=\"a\" "
		"width=\"640\" height=\"400\" loading=\"lazy\">\n"
		"<figcaption>b &lt; c</figcaption>\n</figure>\n"
		"<ul>\n<li>\n<figure>\n<img src=\"../../2026/x/sketch.svg\" "
		"alt=\"d\" loading=\"lazy\"></figure>\n</li>\n</ul>\n",
		"<figure>\n<img src=\"../../2026/x/chart.png\" alt=\"a\" "
		"width=\"640\" height=\"400\" loading=\"lazy\" />\n"
		"<figcaption>b &lt; c</figcaption>\n</figure>\n"
		"<ul>\n<li>\n<figure>\n<img src=\"../../2026/x/sketch.svg\" "
		"alt=\"d\" loading=\"lazy\" /></figure>\n</li>\n</ul>\n");
}

static void tables_have_a_head_and_classes(void **state)
{
	(void)state;
	assert_html("|A|B|C|\n|:-|-:|:-:|\n|1|*2*|\n",
		"<table>\n<thead>\n<tr>\n<th scope=\"col\">A</th>\n"
		"<th scope=\"col\" class=\"num\">B</th>\n"
		"<th scope=\"col\" class=\"mid\">C</th>\n</tr>\n</thead>\n"
		"<tbody>\n<tr>\n<td>1</td>\n"
		"<td class=\"num\"><em>2</em></td>\n"
		"<td class=\"mid\"></td>\n</tr>\n</tbody>\n</table>\n");
	assert_html("|A|\n|-|\n\n|B|\n|-|\n|1|\n",
		"<table>\n<thead>\n<tr>\n<th scope=\"col\">A</th>\n</tr>\n"
		"</thead>\n</table>\n"
		"<table>\n<thead>\n<tr>\n<th scope=\"col\">B</th>\n</tr>\n"
		"</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n"
		"</table>\n");
}

static void no_text_is_no_html(void **state)
{
	struct body none = {0};
	struct body_links links = {.prefix = STR("")};
	struct buf out = {0};

	(void)state;
	html_body(&out, &none, &links, HTML_PAGE);
	assert_int_equal(out.len, 0);
	assert_html("", "");
}

/* A page in Arabic, or one in English. */
static void assert_directed(const char *text, bool is_rtl, const char *html)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct markdown_input in = {.words = str_from(text)};
	struct body_links links = {.is_rtl = is_rtl};
	struct body body;
	struct buf out = {0};

	assert_true(markdown_read(&d, &arena, &in, &body));
	html_body(&out, &body, &links, HTML_PAGE);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, html);
	buf_release(&out);
	arena_release(&arena);
}

static void what_runs_against_the_page_has_its_own_direction(void **state)
{
	(void)state;
	assert_directed("All *in English*, 12.", true,
		"<p dir=\"auto\">All <em>in English</em>, 12.</p>\n");
	assert_directed("نص 12 Amazon", false, "<p>نص 12 Amazon</p>\n");
	assert_directed("**نص** 12", false,
		"<p dir=\"auto\"><strong>نص</strong> 12</p>\n");
	assert_directed("Amazon قالت", true, "<p>Amazon قالت</p>\n");
	assert_directed("2026: 12 %", true, "<p>2026: 12 %</p>\n");
	assert_directed("English", false, "<p>English</p>\n");
	assert_directed("- One\n- اثنان\n", true,
		"<ul>\n<li dir=\"auto\">One</li>\n<li>اثنان</li>\n</ul>\n");
	assert_directed("- One\n\n- اثنان\n", true,
		"<ul>\n<li>\n<p dir=\"auto\">One</p>\n</li>\n<li>\n"
		"<p>اثنان</p>\n</li>\n</ul>\n");
	assert_directed("# Title", true,
		"<h2 dir=\"auto\">Title"
		"</h2>\n");
	assert_written("نص", "", HTML_XHTML, "<p>نص</p>\n");
}

static void a_link_that_is_its_own_words_is_bare(void **state)
{
	(void)state;
	assert_forms("<https://a.org/b> [c](https://d.org)",
		"<p><a class=\"bare\" href=\"https://a.org/b\">https://a.org/b"
		"</a> <a href=\"https://d.org\">c</a></p>\n",
		"<p><a href=\"https://a.org/b\">https://a.org/b</a> "
		"<a href=\"https://d.org\">c</a></p>\n");
	assert_written("[*https://a.org*](https://a.org)", "", HTML_PAGE,
		"<p><a "
		"href=\"https://a.org\"><em>https://a.org</em></a></p>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_and_emphasis),
		cmocka_unit_test(signs_of_html_are_escaped),
		cmocka_unit_test(breaks_and_rules_end_as_the_form_wants),
		cmocka_unit_test(headings_start_at_two),
		cmocka_unit_test(lists_tight_and_loose),
		cmocka_unit_test(quotations),
		cmocka_unit_test(links_are_seen_from_the_page),
		cmocka_unit_test(pictures_have_words_and_size),
		cmocka_unit_test(the_size_of_a_picture_is_known_late),
		cmocka_unit_test(a_figure_has_its_caption),
		cmocka_unit_test(tables_have_a_head_and_classes),
		cmocka_unit_test(no_text_is_no_html),
		cmocka_unit_test(
			what_runs_against_the_page_has_its_own_direction),
		cmocka_unit_test(a_link_that_is_its_own_words_is_bare),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
