#include "template_bench.h"

/* Which lines leave no trace, and how parts and blocks are indented. */

static void a_line_of_one_mark_leaves_no_trace(void **state)
{
	(void)state;
	prints("a\n  {{#ok}}  \nb\n{{/ok}}\nc", "a\nb\nc");
	prints("a\r\n{{! x }}\r\nb", "a\r\nb");
	prints("a\n {{! x\n y }}\nb", "a\nb");
	prints("  {{#ok}}\na\n  {{/ok}}", "a\n");
	prints("a\n{{=<% %>=}}\n<%#ok%>\nb\n<%/ok%>\n", "a\nb\n");
}

static void marks_beside_text_leave_the_line(void **state)
{
	(void)state;
	prints(" {{#ok}}a{{/ok}} \n", " a \n");
	prints(" {{url}}\n{{#ok}} {{/ok}}\n",
		" https://x.example/a?b&amp;c\n \n");
	prints("a {{! x }}\n", "a \n");
}

static void with_part(const char *a, const char *p, const char *expected)
{
	struct bench b;

	bench_open(&b);
	bench_add(&b, "a.html", a);
	bench_add(&b, "p.html", p);
	bench_prints(&b, "a.html", expected);
	bench_close(&b);
}

static void a_part_on_its_own_line_is_indented(void **state)
{
	(void)state;
	with_part("<\n  {{>p}}\n>\n",
		"a\n\n{{#tags}}\n<i>{{.}}\n{{/tags}}\n{{site.name}} b\n",
		"<\n  a\n\n  <i>red &amp; blue\n  <i>green\n  Site b\n>\n");
	with_part("<\n  {{>p}}\n>", "a\nb", "<\n  a\n  b>");
	with_part("< {{>p}}\n>", "a\nb", "< a\nb\n>");
	with_part("\t{{>p}}\n", "{{#ok}}x{{/ok}}\n{{! c }}y\n", "\tx\n\ty\n");
}

static void a_part_in_a_part_is_indented_twice(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", " {{>b}}\n");
	bench_add(&b, "b.html", "b\n  {{>c}}\n");
	bench_add(&b, "c.html", "c\n");
	bench_prints(&b, "a.html", " b\n   c\n");
	bench_close(&b);
}

static void a_block_takes_the_indentation_of_its_place(void **state)
{
	(void)state;
	with_part("{{<p}}\n{{$x}}\n      a\n        b\n{{/x}}\n{{/p}}\n",
		"<\n  {{$x}}\n  {{/x}}\n>\n", "<\n  a\n    b\n>\n");
	with_part("{{<p}}{{$x}}\na\n{{/x}}{{/p}}\n", "{{$x}}\n  none\n{{/x}}\n",
		"  a\n");
	with_part(
		"{{<p}}{{$x}}a{{/x}}{{/p}}", "< {{$x}}none{{/x}}\n>", "< a\n>");
	with_part("{{<p}}{{$x}}a{{/x}}{{/p}}", "<\n  {{$x}}{{/x}}\n>",
		"<\n  a\n>");
	with_part("{{<p}}{{/p}}",
		"<\n  {{$x}}none{{/x}}\n  {{$y}}\n  a\n"
		"  {{/y}}\n>",
		"<\n  none\n  a\n>");
}

static void a_part_in_a_block_moves_with_it(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html",
		"{{<b}}{{$x}}\n    a\n      {{>c}}\n{{/x}}{{/b}}\n");
	bench_add(&b, "b.html", " {{$x}}\n {{/x}}\n");
	bench_add(&b, "c.html", "c\n");
	bench_prints(&b, "a.html", " a\n   c\n");
	bench_close(&b);
}

static void lines_with_less_white_space_lose_what_they_have(void **state)
{
	(void)state;
	with_part("{{<p}}{{$x}}\n    a\n  b\nc\n\n{{/x}}{{/p}}\n",
		" {{$x}}\n {{/x}}\n", " a\n b\n c\n\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_of_one_mark_leaves_no_trace),
		cmocka_unit_test(marks_beside_text_leave_the_line),
		cmocka_unit_test(a_part_on_its_own_line_is_indented),
		cmocka_unit_test(a_part_in_a_part_is_indented_twice),
		cmocka_unit_test(a_block_takes_the_indentation_of_its_place),
		cmocka_unit_test(a_part_in_a_block_moves_with_it),
		cmocka_unit_test(
			lines_with_less_white_space_lose_what_they_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
