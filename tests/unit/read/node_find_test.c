#include "node_bench.h"

static struct str body_of(const struct bench *b)
{
	return str_slice(b->src.text, b->body_off, b->src.text.len);
}

static void front_matter_stands_between_two_fences(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\na: b\n---\nText\n\n---\nmore\n");
	bench_expect(&b, "");
	assert_true(str_equal_z(source_slice(b.yaml), "a: b\n"));
	assert_true(str_equal_z(body_of(&b), "Text\n\n---\nmore\n"));
	bench_close(&b);
}

static void empty_lines_and_spaces_behind_fences_do_no_harm(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "\n \n--- \t\na: b\n---  \nText");
	bench_expect(&b, "");
	assert_true(str_equal_z(source_slice(b.yaml), "a: b\n"));
	assert_true(str_equal_z(body_of(&b), "Text"));
	bench_close(&b);
}

static void a_last_fence_without_a_line_end_closes(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\na: b\n---");
	bench_expect(&b, "");
	assert_true(str_equal_z(body_of(&b), ""));
	bench_close(&b);
}

static void dashes_of_a_word_processor_are_named_and_read(void **state)
{
	static const char *const fences[] = {
		"———", "–––", "—-", "—", "----", "--", " ---", "−−−", "‐‐‐"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(fences) / sizeof(*fences); i++) {
		struct buf text = {0};
		struct bench b;

		buf_format(&text, "%s\na: b\n%s\nText\n", fences[i], fences[i]);
		bench_read_str(&b, buf_view(&text));
		bench_expect(&b, "a.md:1:1: error: this line has to be \"---\" "
				 "[front-dashes]\n"
				 "a.md:3:1: error: this line has to be \"---\" "
				 "[front-dashes]\n");
		bench_expect_mended(&b, 0, "---");
		bench_expect_text(&b, "a", "b");
		assert_true(str_equal_z(body_of(&b), "Text\n"));
		bench_close(&b);
		buf_release(&text);
	}
}

static void a_missing_first_fence_is_inserted(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "headline: x\r\n---\r\nText\r\n");
	bench_expect(&b, "a.md:1:1: error: the first \"---\" line is missing "
			 "before this [front-first]\n");
	assert_true(str_equal_z(b.d.items[0].edit.text, "---\r\n"));
	bench_expect_text(&b, "headline", "x");
	assert_true(str_equal_z(body_of(&b), "Text\r\n"));
	bench_close(&b);
}

static void text_before_the_fields_is_refused(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "My release\n---\na: b\n---\nText\n");
	bench_expect(&b, "a.md:1:1: error: text before the first \"---\" line; "
			 "move it below the second one [front-before]\n");
	bench_expect_text(&b, "a", "b");
	bench_close(&b);
}

static void a_file_without_fields_says_what_to_write(void **state)
{
	static const char *const texts[] = {
		"", "\n\n", "Text only\n", "# Title"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct bench b;

		bench_read(&b, texts[i]);
		assert_int_equal(b.d.count, 1);
		assert_string_equal(b.d.items[0].id, "front-missing");
		assert_false(b.ok);
		assert_null(b.yaml.src);
		bench_close(&b);
	}
}

/* Where a missing second fence seems to belong: behind which line. */
static const struct {
	const char *text;
	size_t line;
} unclosed[] = {
	{"---\na: b\nc: d\n\nText\n", 3},
	{"---\na: b\nc: d\nText goes on\n", 3},
	{"---\na: b\nc: d", 3},
	{"---\na: b\nnames:\n- x\n- y\n\n- a list\n\nof the text\n", 5},
	{"---\na: b\nnotes: |\n  one\n\n  two\n\n# Title\n\nText\n", 6},
	{"---\na: b\n\nText\n\n---\nmore text\n", 2},
	{"---\na: \"b\n\nText\n\n---\nmore text\n", 2},
	{"---\n", 1},
	{"---\n\nText", 1},
};

static void the_end_of_fields_is_found_without_its_fence(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(unclosed) / sizeof(*unclosed); i++) {
		struct bench b, mended;
		struct str text;

		bench_read(&b, unclosed[i].text);
		assert_false(b.ok);
		assert_string_equal(b.d.items[0].id, "front-open");
		assert_int_equal(b.d.items[0].place.line, unclosed[i].line);
		text = diag_mended_text(&b.arena, &b.d.items[0]);
		bench_read_str(&mended, text);
		assert_int_equal(mended.d.count, b.d.count - 1);
		bench_close(&mended);
		bench_close(&b);
	}
}

static void a_quotation_over_empty_lines_is_no_end(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\nnotes: \"one\n\ntwo\"\na: b\n---\nText\n");
	bench_expect(&b, "");
	bench_expect_text(&b, "a", "b");
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(front_matter_stands_between_two_fences),
		cmocka_unit_test(
			empty_lines_and_spaces_behind_fences_do_no_harm),
		cmocka_unit_test(a_last_fence_without_a_line_end_closes),
		cmocka_unit_test(dashes_of_a_word_processor_are_named_and_read),
		cmocka_unit_test(a_missing_first_fence_is_inserted),
		cmocka_unit_test(text_before_the_fields_is_refused),
		cmocka_unit_test(a_file_without_fields_says_what_to_write),
		cmocka_unit_test(the_end_of_fields_is_found_without_its_fence),
		cmocka_unit_test(a_quotation_over_empty_lines_is_no_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
