#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"

static void expect(struct buf *out, const char *expected)
{
	buf_char(out, '\0');
	assert_string_equal(out->ptr, expected);
	assert_int_equal(out->len, strlen(expected) + 1);
	buf_release(out);
}

/* An object with one of everything. */
static void put_everything(struct json *j)
{
	json_open_object(j, NULL);
	json_put_string(j, "empty", STR(""));
	json_put_text(j, "nothing", STR(""));
	json_put_text(j, "text", STR("a"));
	json_put_number(j, "number", -12);
	json_put_yes(j, "yes", true);
	json_open_list(j, "list");
	json_put_string(j, NULL, STR("[{"));
	json_open_object(j, NULL);
	json_close_object(j);
	json_open_object(j, NULL);
	json_put_yes(j, "no", false);
	json_close_object(j);
	json_close_list(j);
	json_open_list(j, "none");
	json_close_list(j);
	json_close_object(j);
}

static void one_line_has_no_spaces(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	(void)state;
	put_everything(&j);
	expect(&out,
		"{\"empty\":\"\",\"text\":\"a\",\"number\":-12,\"yes\":true,"
		"\"list\":[\"[{\",{},{\"no\":false}],\"none\":[]}");
}

static void an_indented_one_has_a_line_for_each_value(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out, .is_indented = true};

	(void)state;
	put_everything(&j);
	expect(&out, "{\n"
		     "  \"empty\": \"\",\n"
		     "  \"text\": \"a\",\n"
		     "  \"number\": -12,\n"
		     "  \"yes\": true,\n"
		     "  \"list\": [\n"
		     "    \"[{\",\n"
		     "    {},\n"
		     "    {\n"
		     "      \"no\": false\n"
		     "    }\n"
		     "  ],\n"
		     "  \"none\": []\n"
		     "}");
}

static void the_outermost_value_has_no_comma_before_it(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	(void)state;
	json_open_object(&j, NULL);
	json_close_object(&j);
	buf_char(&out, '\n');
	json_open_object(&j, NULL);
	json_close_object(&j);
	expect(&out, "{}\n{}");
}

static void null_and_what_is_json_already_are_values(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	(void)state;
	json_open_object(&j, NULL);
	json_put_null(&j, "a");
	json_put_raw(&j, "b", STR("{\"c\":[]}"));
	json_put_null(&j, "d");
	json_close_object(&j);
	expect(&out, "{\"a\":null,\"b\":{\"c\":[]},\"d\":null}");
}

static void a_file_keeps_its_markup(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out, .has_markup = true};

	(void)state;
	json_open_list(&j, NULL);
	json_put_string(&j, NULL, STR("<a> & \"b\"\x01"));
	json_close_list(&j);
	expect(&out, "[\"<a> & \\\"b\\\"\\u0001\"]");
}

static void the_largest_numbers_are_whole(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	(void)state;
	json_open_list(&j, NULL);
	json_put_number(&j, NULL, INT64_MAX);
	json_put_number(&j, NULL, INT64_MIN);
	json_close_list(&j);
	expect(&out, "[9223372036854775807,-9223372036854775808]");
}

static void times_are_in_a_zone_or_in_utc(void **state)
{
	struct buf out = {0};
	struct json j = {.out = &out};

	(void)state;
	json_open_list(&j, NULL);
	json_put_time(&j, NULL, (struct instant){0}, NULL);
	json_put_time(&j, NULL, (struct instant){0}, zone_utc());
	json_close_list(&j);
	expect(&out,
		"[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00+00:00\"]");
}

static void gives(struct str text, const char *expected)
{
	struct buf out = {0};

	json_inside(&out, text);
	expect(&out, expected);
}

static void nothing_ends_a_string_or_a_script(void **state)
{
	(void)state;
	gives(STR("\"\\\n\r\t</script>&"),
		"\\\"\\\\\\n\\r\\t\\u003c/script\\u003e\\u0026");
	gives(STR("a\xe2\x80\xa8z\xe2\x80\xa9!\xe2\x80\xa7"),
		"a\\u2028z\\u2029!\xe2\x80\xa7");
}

static void nothing_drives_a_terminal(void **state)
{
	(void)state;
	gives(STR("a\x1b[1m\x7f\xc2\x9b\0"),
		"a\\u001b[1m\\u007f\\u009b\\u0000");
	gives(STR("\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\xaf"),
		"\\u202e\\u2066\\u2069\xe2\x80\xaf");
}

static void what_is_no_character_is_named(void **state)
{
	(void)state;
	gives(STR("\xef\xbf\xbf \xef\xb7\x90 \xf0\x9f\xbf\xbe"),
		"\\uffff \\ufdd0 \\ud83f\\udffe");
	gives(STR("a\xff\xe2\x80"), "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

static void all_else_stands_as_it_is(void **state)
{
	const char *text = "Über 日本 😀 \xc2\xa0 \xef\xbf\xbd "
			   "\xef\xb7\x8f \xef\xb7\xb0 \xf0\x9f\xbf\xbd '/";

	(void)state;
	gives(str_from(text), text);
	gives((struct str){NULL, 0}, "");
}

/* In a text as long as what is looked at together, and longer. */
static void a_byte_is_written_alike_wherever_it_stands(void **state)
{
	static const char apart[] = "<>&\"\\\x7f";
	char text[40];
	int byte;
	size_t i;

	(void)state;
	for (byte = 1; byte < 0x80; byte++)
		for (i = 0; i < 40; i++) {
			bool stays = byte >= ' ' && !strchr(apart, byte);
			struct buf out = {0};

			memset(text, 'x', 40);
			text[i] = (char)byte;
			json_inside(&out, (struct str){text, 40});
			assert_memory_equal(out.ptr, text, i);
			assert_int_equal(out.ptr[i], stays ? byte : '\\');
			assert_int_equal(out.len > 40, !stays);
			assert_memory_equal(out.ptr + out.len - (39 - i),
				text + i + 1, 39 - i);
			buf_release(&out);
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_line_has_no_spaces),
		cmocka_unit_test(an_indented_one_has_a_line_for_each_value),
		cmocka_unit_test(the_outermost_value_has_no_comma_before_it),
		cmocka_unit_test(null_and_what_is_json_already_are_values),
		cmocka_unit_test(a_file_keeps_its_markup),
		cmocka_unit_test(the_largest_numbers_are_whole),
		cmocka_unit_test(times_are_in_a_zone_or_in_utc),
		cmocka_unit_test(nothing_ends_a_string_or_a_script),
		cmocka_unit_test(nothing_drives_a_terminal),
		cmocka_unit_test(what_is_no_character_is_named),
		cmocka_unit_test(all_else_stands_as_it_is),
		cmocka_unit_test(a_byte_is_written_alike_wherever_it_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
