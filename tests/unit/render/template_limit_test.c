#include "base/pool.h"
#include "render/template_context.h"
#include "render/template_name.h"
#include "template_bench.h"

/* The bounds of a template, at, below and above them. */

static struct str repeated(struct buf *out, const char *text, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		buf_z(out, text);
	return buf_view(out);
}

static const char *compiled(struct str text)
{
	static char id[64];
	struct bench b;

	bench_open(&b);
	bench_add_str(&b, "a.html", text);
	bench_compile(&b);
	snprintf(id, sizeof(id), "%s", b.d.count ? b.d.items[0].id : "");
	bench_close(&b);
	return id;
}

static void a_template_has_so_many_bytes_at_most(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_fill(&text, 'x', TEMPLATE_MAX_BYTES + 1);
	assert_string_equal(compiled(buf_view(&text)), "template-large");
	buf_cut(&text, TEMPLATE_MAX_BYTES);
	assert_string_equal(compiled(buf_view(&text)), "");
	buf_cut(&text, TEMPLATE_MAX_BYTES - 1);
	assert_string_equal(compiled(buf_view(&text)), "");
	buf_release(&text);
}

static void nests(
	const char *open, const char *close, size_t depth, const char *expected)
{
	struct buf text = {0};

	repeated(&text, open, depth);
	repeated(&text, close, depth);
	assert_string_equal(compiled(buf_view(&text)), expected);
	buf_release(&text);
}

static void sections_nest_so_deep_at_most(void **state)
{
	(void)state;
	nests("{{#ok}}", "{{/ok}}", TEMPLATE_MAX_DEPTH - 1, "");
	nests("{{#ok}}", "{{/ok}}", TEMPLATE_MAX_DEPTH, "");
	nests("{{#ok}}", "{{/ok}}", TEMPLATE_MAX_DEPTH + 1, "template-depth");
	nests("{{^ok}}", "{{/ok}}", TEMPLATE_MAX_DEPTH, "");
	nests("{{^ok}}", "{{/ok}}", TEMPLATE_MAX_DEPTH + 1, "template-depth");
	nests("{{$a}}", "{{/a}}", TEMPLATE_MAX_DEPTH, "");
	nests("{{$a}}", "{{/a}}", TEMPLATE_MAX_DEPTH + 1, "template-depth");
}

/* A page of `count` parts, each but the last with `times` the next. */
static const char *includes(struct bench *b, size_t count, size_t times)
{
	struct buf text = {0};
	size_t i, j;

	bench_open(b);
	bench_add(b, "p0.html", "{{>p1}}");
	for (i = 1; i <= count; i++) {
		buf_reset(&text);
		for (j = 0; j < times && i < count; j++)
			buf_format(&text, "{{>p%zu}}", i + 1);
		bench_add_str(b, arena_format(&b->arena, "p%zu.html", i).ptr,
			arena_str(&b->arena, buf_view(&text)));
	}
	buf_release(&text);
	bench_compile(b);
	return bench_found(b);
}

static void parts_nest_so_deep_at_most(void **state)
{
	struct bench b;

	(void)state;
	assert_string_equal(includes(&b, TEMPLATE_MAX_DEPTH - 1, 1), "");
	bench_close(&b);
	assert_string_equal(includes(&b, TEMPLATE_MAX_DEPTH, 1), "");
	bench_close(&b);
	assert_string_equal(
		includes(&b, TEMPLATE_MAX_DEPTH + 1, 1), "1:1 template-depth");
	bench_close(&b);
}

static void a_part_that_includes_itself_is_refused(void **state)
{
	struct bench b;

	(void)state;
	refused("{{>a}}", "1:1 template-depth");
	refused("{{>a}}{{>a}}{{>a}}", "1:1 template-depth");
	refused("{{<a}}{{$x}}{{/x}}{{/a}}{{$x}}{{/x}}", "1:1 template-depth");
	bench_open(&b);
	bench_add(&b, "a.html", "{{>b}}");
	bench_add(&b, "b.html", "{{>c}}");
	bench_add(&b, "c.html", "{{#people}}{{>b}}{{/people}}");
	assert_false(bench_compile(&b));
	assert_int_equal(b.d.count, 1);
	assert_string_equal(b.d.items[0].id, "template-depth");
	bench_close(&b);
}

static void parts_that_double_each_other_are_refused(void **state)
{
	struct bench b;

	(void)state;
	assert_string_equal(includes(&b, 10, 2), "");
	bench_close(&b);
	includes(&b, 30, 2);
	assert_int_equal(b.d.count, 1);
	assert_string_equal(b.d.items[0].id, "template-endless");
	bench_close(&b);
}

/* The page itself is two pieces, and its part `count` lines, twice. */
static void has_pieces(size_t count, const char *expected)
{
	struct buf text = {0};
	struct bench b;

	bench_open(&b);
	buf_fill(&text, '\n', count);
	bench_add(&b, "a.html", "{{>p}}{{>p}}");
	bench_add_str(&b, "p.html", buf_view(&text));
	bench_compile(&b);
	assert_string_equal(b.d.count ? b.d.items[0].id : "", expected);
	buf_release(&text);
	bench_close(&b);
}

static void a_page_has_so_many_pieces_at_most(void **state)
{
	(void)state;
	has_pieces(TEMPLATE_MAX_PIECES / 2 - 2, "");
	has_pieces(TEMPLATE_MAX_PIECES / 2 - 1, "");
	has_pieces(TEMPLATE_MAX_PIECES / 2, "template-endless");
}

/* A part of 1024 lines behind so much white space that it fills a page. */
static void a_page_is_not_filled_with_indentation(void **state)
{
	struct buf page = {0}, part = {0};
	struct bench b;

	(void)state;
	buf_fill(&page, ' ', TEMPLATE_MAX_OUTPUT / 1024 - 2);
	buf_z(&page, "{{>p}}\ny");
	repeated(&part, "x\n", 1024);
	bench_open(&b);
	bench_add_str(&b, "a.html", buf_view(&page));
	bench_add_str(&b, "p.html", buf_view(&part));
	assert_false(bench_compile(&b));
	assert_string_equal(b.d.items[0].id, "template-endless");
	b.d = (struct diags){.arena = &b.arena};
	b.sources[0].text.len--;
	assert_true(bench_compile(&b));
	buf_release(&page);
	buf_release(&part);
	bench_close(&b);
}

static size_t findings(size_t count)
{
	struct buf text = {0};
	struct bench b;
	size_t found;

	bench_open(&b);
	bench_add_str(&b, "a.html", repeated(&text, "{{x}}", count));
	bench_add(&b, "b.html", "{{y}}");
	assert_false(bench_compile(&b));
	found = b.d.count;
	buf_release(&text);
	bench_close(&b);
	return found;
}

static void a_theme_has_so_many_findings_at_most(void **state)
{
	(void)state;
	assert_int_equal(
		findings(TEMPLATE_MAX_FINDINGS - 2), TEMPLATE_MAX_FINDINGS - 1);
	assert_int_equal(
		findings(TEMPLATE_MAX_FINDINGS - 1), TEMPLATE_MAX_FINDINGS);
	assert_int_equal(
		findings(TEMPLATE_MAX_FINDINGS), TEMPLATE_MAX_FINDINGS);
	assert_int_equal(
		findings(TEMPLATE_MAX_FINDINGS + 50), TEMPLATE_MAX_FINDINGS);
}

static void a_name_has_so_many_parts_at_most(void **state)
{
	struct buf text = {0};
	struct bench b;
	size_t count;

	(void)state;
	for (count = TEMPLATE_NAME_MAX_PARTS - 1;
		count <= TEMPLATE_NAME_MAX_PARTS + 1; count++) {
		buf_reset(&text);
		buf_z(&text, "{{x");
		repeated(&text, ".x", count - 1);
		buf_z(&text, "}}");
		bench_open(&b);
		bench_add_str(&b, "a.txt", buf_view(&text));
		assert_int_equal(template_compile(&b.d, &b.arena, b.files, 1,
					 NULL, &b.theme),
			count <= TEMPLATE_NAME_MAX_PARTS);
		bench_close(&b);
	}
	buf_release(&text);
	refused("{{extra.x.x}}", "1:3 template-name");
}

/* Longer names are cut to a length that none of ours has. */
static void long_names_of_tags_and_attributes_are_plain(void **state)
{
	struct buf text = {0};
	size_t len;

	(void)state;
	for (len = TEMPLATE_CONTEXT_WORD - 1; len <= TEMPLATE_CONTEXT_WORD + 1;
		len++) {
		buf_reset(&text);
		buf_z(&text, "<script");
		buf_fill(&text, 'x', len - 6);
		buf_z(&text, " href");
		buf_fill(&text, 'x', len - 4);
		buf_z(&text, "=\"{{title}}\">{{title}}");
		assert_string_equal(compiled(buf_view(&text)), "");
	}
	buf_release(&text);
}

static bool makes(struct bench *b, struct str title)
{
	const struct value_entry rows[] = {
		{"title", {.kind = VALUE_TEXT, .text = title}}};
	struct value root = {.kind = VALUE_MAP, .entries = rows, .count = 1};

	buf_cut(&b->out, 4);
	return template_render(&b->d, b->theme, "a.txt", &root, &b->out);
}

static void a_page_is_so_large_at_most(void **state)
{
	struct buf large = {0};
	struct bench b;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.txt", "[{{title}}]");
	assert_true(bench_compile(&b));
	buf_fill(&large, 'x', TEMPLATE_MAX_OUTPUT - 1);
	buf_z(&b.out, "kept");
	assert_true(makes(
		&b, str_slice(buf_view(&large), 0, TEMPLATE_MAX_OUTPUT - 3)));
	assert_true(makes(
		&b, str_slice(buf_view(&large), 0, TEMPLATE_MAX_OUTPUT - 2)));
	assert_int_equal(b.out.len, TEMPLATE_MAX_OUTPUT + 4);
	assert_false(makes(&b, buf_view(&large)));
	assert_int_equal(b.out.len, 4);
	assert_string_equal(b.d.items[0].id, "template-output");
	buf_release(&large);
	bench_close(&b);
}

/* In the form of the specification a part may include itself. */
static const char *descends(struct bench *b, size_t depth)
{
	struct value leaf = {.kind = VALUE_MAP}, *levels;
	struct value_entry *rows;
	size_t i;

	bench_open(b);
	bench_add(b, "p", "{{#x}}({{>p}}){{/x}}");
	b->files[0].form = TEMPLATE_SPEC;
	assert_true(template_compile(
		&b->d, &b->arena, b->files, 1, NULL, &b->theme));
	levels = arena_array(&b->arena, depth + 1, sizeof(*levels));
	rows = arena_array(&b->arena, depth + 1, sizeof(*rows));
	levels[depth] = leaf;
	for (i = depth; i-- > 0;) {
		rows[i] = (struct value_entry){"x", levels[i + 1]};
		if (i + 1 == depth)
			rows[i].value = (struct value){.kind = VALUE_NONE};
		levels[i] = (struct value){
			.kind = VALUE_MAP, .entries = &rows[i], .count = 1};
	}
	template_render(&b->d, b->theme, "p", &levels[0], &b->out);
	return b->d.count ? b->d.items[0].id : "";
}

static void data_descend_so_deep_at_most(void **state)
{
	struct bench b;

	(void)state;
	assert_string_equal(descends(&b, TEMPLATE_MAX_DEPTH - 1), "");
	bench_close(&b);
	assert_string_equal(descends(&b, TEMPLATE_MAX_DEPTH), "");
	assert_int_equal(b.out.len, 2 * (TEMPLATE_MAX_DEPTH - 1));
	bench_close(&b);
	assert_string_equal(
		descends(&b, TEMPLATE_MAX_DEPTH + 1), "template-depth");
	bench_close(&b);
}

struct crowd {
	struct bench *b;
	struct value root;
	struct buf outs[64];
};

static void render_one(void *context, size_t worker, size_t index)
{
	struct crowd *crowd = context;
	struct arena arena = {0};
	struct diags d = {.arena = &arena};

	(void)worker;
	template_render(&d, crowd->b->theme, "a.html", &crowd->root,
		&crowd->outs[index]);
	arena_release(&arena);
}

static void several_threads_may_print_at_a_time(void **state)
{
	struct crowd crowd = {0};
	struct bench b;
	size_t i;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html",
		"{{#people}}<a href=\"{{root}}{{url}}\">{{name}}</a>"
		"{{/people}}{{title}}");
	assert_true(bench_compile(&b));
	crowd.b = &b;
	crowd.root = bench_root(&b.arena);
	pool_run(4, 64, render_one, &crowd);
	for (i = 0; i < 64; i++) {
		assert_true(str_equal(
			buf_view(&crowd.outs[i]), buf_view(&crowd.outs[0])));
		assert_true(crowd.outs[i].len > 20);
	}
	for (i = 0; i < 64; i++)
		buf_release(&crowd.outs[i]);
	bench_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_template_has_so_many_bytes_at_most),
		cmocka_unit_test(sections_nest_so_deep_at_most),
		cmocka_unit_test(parts_nest_so_deep_at_most),
		cmocka_unit_test(a_part_that_includes_itself_is_refused),
		cmocka_unit_test(parts_that_double_each_other_are_refused),
		cmocka_unit_test(a_page_has_so_many_pieces_at_most),
		cmocka_unit_test(a_page_is_not_filled_with_indentation),
		cmocka_unit_test(a_theme_has_so_many_findings_at_most),
		cmocka_unit_test(a_name_has_so_many_parts_at_most),
		cmocka_unit_test(long_names_of_tags_and_attributes_are_plain),
		cmocka_unit_test(a_page_is_so_large_at_most),
		cmocka_unit_test(data_descend_so_deep_at_most),
		cmocka_unit_test(several_threads_may_print_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
