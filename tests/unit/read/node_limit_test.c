#include "node_bench.h"

#include <time.h>

static void depth_has_a_limit(void **state)
{
	size_t levels;

	(void)state;
	for (levels = NODE_MAX_DEPTH - 1; levels <= NODE_MAX_DEPTH + 1;
		levels++) {
		struct buf text = {0};
		struct bench b;

		buf_z(&text, "a: ");
		buf_fill(&text, '[', levels - 1);
		buf_fill(&text, ']', levels - 1);
		buf_char(&text, '\0');
		bench_read_yaml(&b, text.ptr);
		assert_int_equal(b.ok, levels <= NODE_MAX_DEPTH);
		bench_close(&b);
		buf_release(&text);
	}
}

static void the_number_of_nodes_has_a_limit(void **state)
{
	size_t extra;

	(void)state;
	for (extra = 0; extra < 3; extra++) {
		/* the list, and as many texts as the record leaves room for */
		size_t i, texts = NODE_MAX_COUNT - 2 + extra;
		struct buf text = {0};
		struct bench b;

		for (i = 0; i < texts; i++)
			buf_z(&text, "- a\n");
		bench_open(&b, buf_view(&text));
		b.yaml = source_span(&b.src, 0, b.src.size);
		b.ok = node_read(&b.d, &b.arena, b.yaml, &b.root);
		assert_int_equal(b.ok, texts + 1 <= NODE_MAX_COUNT);
		if (b.ok)
			assert_int_equal(b.root->count, texts);
		else
			assert_string_equal(b.d.items[0].id, "yaml-many");
		bench_close(&b);
		buf_release(&text);
	}
}

static void front_matter_has_a_limit(void **state)
{
	size_t extra;

	(void)state;
	for (extra = 0; extra < 3; extra++) {
		struct buf text = {0};
		struct bench b;

		buf_z(&text, "---\na: \"");
		buf_fill(&text, 'x', NODE_MAX_BYTES - 7 + extra);
		buf_z(&text, "\"\n---\n");
		bench_read_str(&b, buf_view(&text));
		assert_int_equal(b.ok, extra < 2);
		if (!b.ok)
			assert_string_equal(b.d.items[0].id, "front-large");
		bench_close(&b);
		buf_release(&text);
	}
}

/* Hostile texts are refused at once. */

/* Of this process: other work on the machine does not count. */
static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void read_hostile(struct str text, const char *finding)
{
	double start = seconds();
	struct bench b;

	bench_open(&b, text);
	b.yaml = source_span(&b.src, 0, b.src.size);
	assert_false(node_read(&b.d, &b.arena, b.yaml, &b.root));
	assert_string_equal(b.d.items[0].id, finding);
	bench_close(&b);
	assert_true(seconds() - start < 1.0);
}

static void an_alias_bomb_is_refused_at_once(void **state)
{
	struct buf text = {0};
	int level, i;

	(void)state;
	buf_z(&text, "a0: &a0 [lol]\n");
	for (level = 1; level < 30; level++) {
		buf_format(&text, "a%d: &a%d [", level, level);
		for (i = 0; i < 9; i++)
			buf_format(&text, "*a%d, ", level - 1);
		buf_z(&text, "x]\n");
	}
	read_hostile(buf_view(&text), "yaml-anchor");
	buf_release(&text);
}

static void deep_nesting_is_refused_at_once(void **state)
{
	static const char *const opening[] = {
		"[", "{", "- ", "? ", "{a: ", "[["};
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(opening) / sizeof(*opening); i++) {
		struct buf text = {0};

		for (n = 0; n < 100000; n++)
			buf_z(&text, opening[i]);
		read_hostile(buf_view(&text),
			i == 1 || i == 3 ? "key-shape" : "yaml-deep");
		buf_release(&text);
	}
}

static void many_mistakes_are_bounded(void **state)
{
	struct buf text = {0};
	struct bench b;
	double start = seconds();
	int i;

	(void)state;
	for (i = 0; i < 3000; i++)
		buf_format(&text, "k%d: a: b\n", i);
	bench_open(&b, buf_view(&text));
	b.yaml = source_span(&b.src, 0, b.src.size);
	assert_false(node_read(&b.d, &b.arena, b.yaml, &b.root));
	assert_int_equal(b.d.count, NODE_MAX_MENDS);
	assert_null(b.root);
	bench_close(&b);
	assert_true(seconds() - start < 2.0);
	buf_release(&text);
}

static void many_invisible_line_ends_are_bounded(void **state)
{
	struct buf text = {0};
	struct bench b;
	double start = seconds();
	int i;

	(void)state;
	buf_z(&text, "a: ");
	for (i = 0; i < 300000; i++)
		buf_z(&text, "x\u2028");
	bench_open(&b, buf_view(&text));
	b.yaml = source_span(&b.src, 0, b.src.size);
	assert_false(node_read(&b.d, &b.arena, b.yaml, &b.root));
	assert_int_equal(b.d.count, NODE_MAX_FINDINGS);
	bench_close(&b);
	assert_true(seconds() - start < 2.0);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(depth_has_a_limit),
		cmocka_unit_test(the_number_of_nodes_has_a_limit),
		cmocka_unit_test(front_matter_has_a_limit),
		cmocka_unit_test(an_alias_bomb_is_refused_at_once),
		cmocka_unit_test(deep_nesting_is_refused_at_once),
		cmocka_unit_test(many_mistakes_are_bounded),
		cmocka_unit_test(many_invisible_line_ends_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
