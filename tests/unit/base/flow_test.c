#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/flow.h"

static void flows(size_t indent, const char *text, const char *expected)
{
	struct buf out = {0};
	struct flow flow = {
		.out = &out, .width = 10, .indent = indent, .cells = indent};

	flow_words(&flow, str_from(text));
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void a_line_is_as_long_as_its_width_and_no_longer(void **state)
{
	(void)state;
	flows(0, "1234 6789", "1234 6789");
	flows(0, "1234 67890", "1234 67890");
	flows(0, "1234 678901", "1234\n678901");
	flows(0, "日本 日本日", "日本\n日本日");
}

static void lines_behind_the_first_are_indented(void **state)
{
	(void)state;
	flows(4, "123456 78", "123456\n    78");
	flows(4, "1 345 78", "1 345\n    78");
}

static void a_long_word_sticks_out(void **state)
{
	(void)state;
	flows(0, "see https://example.org/x now",
		"see\nhttps://example.org/x\nnow");
	flows(0, "https://example.org/x", "https://example.org/x");
	flows(4, "https://example.org/x", "https://example.org/x");
}

static void what_is_to_be_typed_stays_on_one_line(void **state)
{
	(void)state;
	flows(0, "say `a: none` now", "say\n`a: none`\nnow");
	flows(0, "x (`a: b`). y", "x\n(`a: b`).\ny");
	flows(0, "say `abcd: none`", "say `abcd:\nnone`");
	flows(0, "say `ab cd ef", "say `ab cd\nef");
	flows(0, "now `a` b `c`", "now `a` b\n`c`");
}

static void white_space_only_parts_words(void **state)
{
	(void)state;
	flows(0, " a\tb\n\n c ", "a b c");
	flows(0, "", "");
}

static void words_added_later_go_on_in_the_line(void **state)
{
	struct buf out = {0};
	struct flow flow = {.out = &out, .width = 10};

	(void)state;
	flow_words(&flow, STR("one"));
	flow_words(&flow, STR("two"));
	flow_words(&flow, STR("three"));
	assert_true(str_equal_z(buf_view(&out), "one two\nthree"));
	assert_int_equal(flow.cells, 5);
	buf_release(&out);
}

static void control_characters_are_replaced(void **state)
{
	(void)state;
	flows(0, "a\033[2J", "a\uFFFD[2J");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_as_long_as_its_width_and_no_longer),
		cmocka_unit_test(lines_behind_the_first_are_indented),
		cmocka_unit_test(a_long_word_sticks_out),
		cmocka_unit_test(what_is_to_be_typed_stays_on_one_line),
		cmocka_unit_test(white_space_only_parts_words),
		cmocka_unit_test(words_added_later_go_on_in_the_line),
		cmocka_unit_test(control_characters_are_replaced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
