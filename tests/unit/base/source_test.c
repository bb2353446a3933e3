#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/source.h"

static struct source made(struct diags *d, const char *text)
{
	struct source src;

	assert_true(source_make(d, &src, STR("a.md"), str_from(text)));
	return src;
}

static void refused(struct str text, const char *id, size_t column)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src;

	assert_false(source_make(&d, &src, STR("a.md"), text));
	assert_int_equal(d.errors, 1);
	assert_string_equal(d.items[0].id, id);
	assert_int_equal(d.items[0].place.column, column);
	assert_true(str_equal_z(d.items[0].file, "a.md"));
	assert_true(str_equal_z(src.path, "a.md"));
	assert_int_equal(src.text.len, 0);
	arena_release(&arena);
}

static void column_counts_characters_not_bytes(void **state)
{
	struct diags d = {0};
	struct source src = made(&d, "---\nheadline: Über uns\n");
	struct source_place place = source_find(&src, 4 + 16);

	(void)state;
	assert_int_equal(place.line, 2);
	assert_int_equal(place.column, 16);
	assert_true(str_equal_z(place.text, "headline: Über uns"));
}

static void a_line_ends_before_its_line_end(void **state)
{
	struct diags d = {0};
	struct source src = made(&d, "a\r\n\nlast");
	struct source_place place = source_find(&src, 1);

	(void)state;
	assert_true(str_equal_z(place.text, "a"));
	assert_int_equal(place.column, 2);
	place = source_find(&src, 3);
	assert_int_equal(place.line, 2);
	assert_int_equal(place.text.len, 0);
	place = source_find(&src, 100);
	assert_int_equal(place.line, 3);
	assert_int_equal(place.column, 5);
	assert_true(str_equal_z(place.text, "last"));
}

static void a_byte_order_mark_is_dropped(void **state)
{
	struct diags d = {0};
	struct source src = made(&d, "\xEF\xBB\xBF"
				     "---\n");

	(void)state;
	assert_true(str_equal_z(src.text, "---\n"));
	assert_int_equal(src.size, 4);
	assert_int_equal(source_find(&src, 0).column, 1);
}

static void an_empty_file_has_one_line(void **state)
{
	struct diags d = {0};
	struct source src;
	struct source_place place;

	(void)state;
	assert_true(source_make(&d, &src, STR("a.md"), (struct str){NULL, 0}));
	place = source_find(&src, 0);
	assert_int_equal(place.line, 1);
	assert_int_equal(place.column, 1);
}

static void the_letter_that_windows_meant_is_named(void **state)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src;

	(void)state;
	assert_false(source_make(&d, &src, STR("a.md"),
		STR("so\nZ\xFC"
		    "rich \x93x\x94\n")));
	assert_true(str_equal_z(d.items[0].text,
		"A letter here is not saved as UTF-8; in Windows-1252, the "
		"usual reason, it is \"ü\"."));
	assert_true(str_equal_z(
		d.items[0].place.text, "Z\uFFFDrich \uFFFDx\uFFFD"));
	assert_int_equal(d.items[0].place.line, 2);
	assert_int_equal(d.items[0].place.column, 2);
	arena_release(&arena);
}

static void what_is_not_utf8_text_is_refused(void **state)
{
	(void)state;
	refused(STR("ab\x93"), "text-not-utf8", 3);
	refused(STR("ab\x81"), "text-not-utf8", 3);
	refused(STR("Ü\xED\xA0\x80"), "text-not-utf8", 2);
	refused(STR("abc\0d"), "text-binary", 4);
	refused(STR("\xFF\xFE-\0-\0"), "text-encoding", 0);
	refused(STR("\xFE\xFF\0-"), "text-encoding", 0);
	refused(STR("-\0-\0"), "text-encoding", 0);
	refused(STR("\0-\0-"), "text-encoding", 0);
}

static void a_text_of_the_limit_is_read_and_no_larger(void **state)
{
	char *text = malloc(SOURCE_MAX_BYTES + 1);
	struct diags d = {0};
	struct source src;
	size_t len;

	(void)state;
	memset(text, 'a', SOURCE_MAX_BYTES + 1);
	for (len = SOURCE_MAX_BYTES - 1; len <= SOURCE_MAX_BYTES; len++) {
		assert_true(source_make(
			&d, &src, STR("a.md"), (struct str){text, len}));
		assert_int_equal(src.size, len);
	}
	refused((struct str){text, SOURCE_MAX_BYTES + 1}, "file-large", 0);
	free(text);
}

static void a_span_is_cut_to_the_text(void **state)
{
	struct diags d = {0};
	struct source src = made(&d, "headline: A\n");
	struct span at = source_span(&src, 10, 100);

	(void)state;
	assert_true(str_equal_z(source_slice(at), "A\n"));
	at = source_span(&src, 100, 1);
	assert_int_equal(at.off, 12);
	assert_int_equal(at.len, 0);
}

static void a_slice_of_the_text_has_a_span_and_no_other(void **state)
{
	struct diags d = {0};
	struct source src = made(&d, "headline: A\n");
	struct span at = source_span_of(&src, str_slice(src.text, 10, 11));

	(void)state;
	assert_ptr_equal(at.src, &src);
	assert_int_equal(at.off, 10);
	assert_int_equal(at.len, 1);
	assert_null(source_span_of(&src, STR("A")).src);
	source_drop(&src);
	assert_int_equal(source_slice(at).len, 0);
	assert_int_equal(source_find(&src, 10).line, 0);
}

/* Each place by one walk must be the place by a walk of its own. */
static void a_cursor_finds_what_a_fresh_search_finds(void **state)
{
	static const size_t offsets[] = {0, 3, 3, 9, 11, 12, 4, 30, 14, 1};
	struct diags d = {0};
	struct source src = made(&d, "Ü a\nbé\r\n\nc d e\nlast line\n");
	struct source_cursor cursor = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(offsets) / sizeof(*offsets); i++) {
		struct source_place one, two;

		one = source_find(&src, offsets[i]);
		two = source_find_from(&cursor, &src, offsets[i]);
		assert_int_equal(one.line, two.line);
		assert_int_equal(one.column, two.column);
		assert_true(str_equal(one.text, two.text));
	}
}

static void a_cursor_notices_another_text_at_the_same_address(void **state)
{
	char text[] = "a\nb\n";
	struct diags d = {0};
	struct source src = made(&d, text);
	struct source_cursor cursor = {0};

	(void)state;
	assert_int_equal(source_find_from(&cursor, &src, 3).line, 2);
	memcpy(text, "abcd", 4);
	src = made(&d, text);
	assert_int_equal(source_find_from(&cursor, &src, 3).line, 1);
	assert_int_equal(source_find_from(&cursor, &src, 3).column, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(column_counts_characters_not_bytes),
		cmocka_unit_test(a_line_ends_before_its_line_end),
		cmocka_unit_test(a_byte_order_mark_is_dropped),
		cmocka_unit_test(an_empty_file_has_one_line),
		cmocka_unit_test(the_letter_that_windows_meant_is_named),
		cmocka_unit_test(what_is_not_utf8_text_is_refused),
		cmocka_unit_test(a_text_of_the_limit_is_read_and_no_larger),
		cmocka_unit_test(a_span_is_cut_to_the_text),
		cmocka_unit_test(a_slice_of_the_text_has_a_span_and_no_other),
		cmocka_unit_test(a_cursor_finds_what_a_fresh_search_finds),
		cmocka_unit_test(
			a_cursor_notices_another_text_at_the_same_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
