#include "node_bench.h"

#include "read/mend.h"

/*
 * A file kind in which each "x" is wrong and each "y" too; a "y" behind a
 * "!" is right. Mends are whatever a test makes of them.
 */
static void read_letters(
	void *context, struct diags *d, struct arena *arena, struct source *src)
{
	size_t i;

	(void)arena;
	*(size_t *)context += 1;
	for (i = 0; i < src->text.len; i++) {
		char c = src->text.ptr[i];

		if (c == 'x' ||
			(c == 'y' && (!i || src->text.ptr[i - 1] != '!')))
			diag_add(d, &(struct diag){.id = c == 'x' ? "x" : "y",
					    .at = source_span(src, i, 1)});
	}
}

/* Give the finding at `index` a mend, as the reader would have. */
static void offer(struct bench *b, size_t index, const char *with)
{
	struct diag *diag = &b->d.items[index];

	diag->hint = STR("Did you mean this?");
	diag->edit = (struct diag_edit){diag->at, str_from(with)};
}

static bool is_offered(const struct bench *b, size_t index)
{
	return b->d.items[index].edit.text.ptr && b->d.items[index].hint.len;
}

static void a_mend_that_helps_is_kept(void **state)
{
	struct bench b;
	size_t reads = 0;

	(void)state;
	bench_open(&b, STR("axbyc"));
	read_letters(&reads, &b.d, &b.arena, &b.src);
	offer(&b, 0, "z");
	offer(&b, 1, "!y");
	mend_verify(&b.d, 0, &b.src, read_letters, &reads);
	assert_true(is_offered(&b, 0));
	assert_true(is_offered(&b, 1));
	assert_int_equal(reads, 3);
	bench_close(&b);
}

static void a_mend_that_does_not_help_is_dropped(void **state)
{
	struct bench b;
	size_t reads = 0;

	(void)state;
	bench_open(&b, STR("axbyc"));
	read_letters(&reads, &b.d, &b.arena, &b.src);
	offer(&b, 0, "x ");
	offer(&b, 1, "yy");
	mend_verify(&b.d, 0, &b.src, read_letters, &reads);
	assert_false(is_offered(&b, 0));
	assert_false(is_offered(&b, 1));
	bench_close(&b);
}

static void a_mend_that_makes_another_mistake_is_dropped(void **state)
{
	struct bench b;
	size_t reads = 0;

	(void)state;
	bench_open(&b, STR("axb"));
	read_letters(&reads, &b.d, &b.arena, &b.src);
	offer(&b, 0, "y");
	mend_verify(&b.d, 0, &b.src, read_letters, &reads);
	assert_false(is_offered(&b, 0));
	bench_close(&b);
}

static void a_mend_that_leaves_no_text_is_dropped(void **state)
{
	struct bench b;
	size_t reads = 0;

	(void)state;
	bench_open(&b, STR("axb"));
	read_letters(&reads, &b.d, &b.arena, &b.src);
	offer(&b, 0, "\xFF");
	mend_verify(&b.d, 0, &b.src, read_letters, &reads);
	assert_false(is_offered(&b, 0));
	bench_close(&b);
}

static void findings_of_other_files_are_left_alone(void **state)
{
	struct bench b, other;
	size_t reads = 0;

	(void)state;
	bench_open(&b, STR("axb"));
	bench_open(&other, STR("x"));
	read_letters(&reads, &b.d, &b.arena, &other.src);
	read_letters(&reads, &b.d, &b.arena, &b.src);
	offer(&b, 0, "x");
	offer(&b, 1, "z");
	mend_verify(&b.d, 1, &b.src, read_letters, &reads);
	assert_true(is_offered(&b, 0));
	assert_true(is_offered(&b, 1));
	bench_close(&other);
	bench_close(&b);
}

static void only_some_mends_of_a_file_are_tried(void **state)
{
	struct bench b;
	size_t reads = 0, i;

	(void)state;
	bench_open(&b, STR("xxxxxxxxxxxxxxxxxxxxxxxxxx"));
	read_letters(&reads, &b.d, &b.arena, &b.src);
	for (i = 0; i < b.d.count; i++)
		offer(&b, i, "z");
	reads = 0;
	mend_verify(&b.d, 0, &b.src, read_letters, &reads);
	assert_int_equal(reads, MEND_MAX_EDITS);
	assert_true(is_offered(&b, MEND_MAX_EDITS - 1));
	assert_false(is_offered(&b, MEND_MAX_EDITS));
	bench_close(&b);
}

static void few_mends_of_a_large_file_are_tried(void **state)
{
	static const struct {
		size_t size, reads;
	} sizes[] = {
		{MEND_MAX_BYTES / MEND_MAX_EDITS - 1, MEND_MAX_EDITS},
		{MEND_MAX_BYTES / MEND_MAX_EDITS, MEND_MAX_EDITS - 1},
		{MEND_MAX_BYTES / MEND_FEW_EDITS, MEND_FEW_EDITS},
		{MEND_MAX_BYTES, MEND_FEW_EDITS},
	};
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct buf text = {0};
		struct bench b;
		size_t reads = 0;

		buf_fill(&text, 'x', 30);
		buf_fill(&text, '.', sizes[i].size - 30);
		bench_open(&b, buf_view(&text));
		read_letters(&reads, &b.d, &b.arena, &b.src);
		for (j = 0; j < b.d.count; j++)
			offer(&b, j, "z");
		reads = 0;
		mend_verify(&b.d, 0, &b.src, read_letters, &reads);
		assert_int_equal(reads, sizes[i].reads);
		bench_close(&b);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mend_that_helps_is_kept),
		cmocka_unit_test(a_mend_that_does_not_help_is_dropped),
		cmocka_unit_test(a_mend_that_makes_another_mistake_is_dropped),
		cmocka_unit_test(a_mend_that_leaves_no_text_is_dropped),
		cmocka_unit_test(findings_of_other_files_are_left_alone),
		cmocka_unit_test(only_some_mends_of_a_file_are_tried),
		cmocka_unit_test(few_mends_of_a_large_file_are_tried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
