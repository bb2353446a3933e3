#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/log.h"

static const struct digest zero;

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void assert_line(const struct log_entry *entry, const char *wanted)
{
	struct buf out = {0};

	log_print(&out, entry, 7, &zero);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, wanted);
	buf_release(&out);
}

static void keys_are_in_order_and_empty_ones_left_out(void **state)
{
	struct log_entry least = {.act = "hold", .at = {0}};
	struct log_entry all = {
		.act = "publish",
		.at = {1796115602},
		.effective = {1796115600},
		.who = STR("Ann"),
		.source = LOG_GIT,
		.id = STR("urn:uuid:1"),
		.what = STR("releases/a.md"),
		.address = STR("2026/a"),
		.reason = STR("r"),
		.note = STR("n"),
		.digest = &zero,
		.late_s = 2,
		.clock = "synchronised",
		.detail = STR("d"),
	};

	(void)state;
	assert_line(&least, "{\"act\":\"hold\",\"n\":7,\"prev\":\"" ZEROS
			    "\",\"source\":\"self\"}");
	assert_line(&all,
		"{\"act\":\"publish\",\"address\":\"2026/a\","
		"\"at\":\"2026-12-01T09:00:02Z\",\"clock\":\"synchronised\","
		"\"detail\":\"d\",\"digest\":\"" ZEROS "\","
		"\"effective\":\"2026-12-01T09:00:00Z\",\"id\":\"urn:uuid:1\","
		"\"late\":2,\"n\":7,\"note\":\"n\",\"prev\":\"" ZEROS "\","
		"\"reason\":\"r\",\"source\":\"git\",\"what\":\"releases/"
		"a.md\","
		"\"who\":\"Ann\"}");
}

/* RFC 8785 3.2.2.2. */
static void text_is_escaped_where_it_must_be_and_nowhere_else(void **state)
{
	struct log_entry entry = {.act = "a",
		.source = LOG_USER,
		.who = STR("\x01\b\t\n\f\r\x1f\"\\/<\x7f\xc3\xa9\xe2\x80\xa8"
			   "\xf0\x9f\x98\x80")};
	struct log_entry broken = {.act = "a",
		.source = LOG_BY,
		.who = STR("a\xff"
			   "b")};

	(void)state;
	assert_line(&entry,
		"{\"act\":\"a\",\"n\":7,\"prev\":\"" ZEROS
		"\",\"source\":\"user\",\"who\":\"\\u0001\\b\\t\\n\\f\\r\\u001f"
		"\\\"\\\\/<\x7f\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80\"}");
	assert_line(&broken, "{\"act\":\"a\",\"n\":7,\"prev\":\"" ZEROS
			     "\",\"source\":\"by\",\"who\":\"a\xef\xbf\xbd"
			     "b\"}");
}

static void a_line_says_which_one_it_is_and_what_it_follows(void **state)
{
	struct log_entry entry = {
		.act = "a", .reason = STR("\"n\":8,\"prev\":\"" ZEROS "\"")};
	struct digest other = log_origin(STR("x"));
	struct buf out = {0};

	(void)state;
	log_print(&out, &entry, 7, &other);
	assert_true(log_follows(buf_view(&out), 7, &other));
	assert_false(log_follows(buf_view(&out), 8, &other));
	assert_false(log_follows(buf_view(&out), 70, &other));
	assert_false(log_follows(buf_view(&out), 7, &zero));
	buf_release(&out);
}

static void assert_read(const struct log_entry *wanted)
{
	struct arena arena = {0};
	struct log_entry read;
	struct buf out = {0};

	log_print(&out, wanted, 7, &zero);
	assert_true(log_parse(&arena, buf_view(&out), &read));
	assert_string_equal(read.act, wanted->act);
	assert_int_equal(read.at.utc, wanted->at.utc);
	assert_int_equal(read.effective.utc, wanted->effective.utc);
	assert_int_equal(read.late_s, wanted->late_s);
	assert_int_equal(read.source, wanted->source);
	assert_true(str_equal(read.who, wanted->who));
	assert_true(str_equal(read.id, wanted->id));
	assert_true(str_equal(read.what, wanted->what));
	assert_true(str_equal(read.address, wanted->address));
	assert_true(str_equal(read.reason, wanted->reason));
	assert_true(str_equal(read.note, wanted->note));
	assert_true(str_equal(read.detail, wanted->detail));
	assert_true(str_equal(str_from(read.clock), str_from(wanted->clock)));
	buf_release(&out);
	arena_release(&arena);
}

static void what_was_written_is_read(void **state)
{
	struct log_entry entry = {
		.act = "publish",
		.at = {4102444800},
		.effective = {1796115600},
		.who = STR("\x01\b\t\n\f\r\x1f\"\\/<\x7f\xc3\xa9"),
		.source = LOG_BY,
		.id = STR("i"),
		.what = STR("w"),
		.address = STR("a"),
		.reason = STR("r"),
		.note = STR("n"),
		.digest = &zero,
		.late_s = -2,
		.clock = "c",
		.detail = STR("d"),
	};
	static const enum log_source sources[] = {
		LOG_SELF, LOG_GIT, LOG_BY, LOG_USER};
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		entry.source = sources[i];
		assert_read(&entry);
	}
}

static void what_is_no_line_is_not_read(void **state)
{
	static const char *const lines[] = {"", "{", "{}", "null", "{\"act\"}",
		"{\"act\":}", "{\"act\":\"a\"", "{\"act\":\"a}",
		"{\"act\":\"a\"}x", "{\"act\":\"\\u00g1\"}",
		"{\"act\":\"\\u1234\"}", "{\"act\":\"\\u0\"}",
		"{\"act\":\"\\x\"}", "{\"act\":\"\\", "{\"at\":\"now\"}",
		"{\"source\":\"x\"}", "{\"late\":}", "{\"late\":-}",
		"{\"late\":9999999999999999999}"};
	struct arena arena = {0};
	struct log_entry entry;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_false(log_parse(&arena, str_from(lines[i]), &entry));
	arena_release(&arena);
}

/* Persons of press lists will have a number of their own. */
static void a_key_of_a_later_version_is_passed_over(void **state)
{
	struct arena arena = {0};
	struct log_entry entry;

	(void)state;
	assert_true(log_parse(&arena,
		STR("{\"act\":\"send\",\"n\":1,\"person\":4,\"zz\":\"z\"}"),
		&entry));
	assert_string_equal(entry.act, "send");
	arena_release(&arena);
}

static void the_origin_is_of_one_newsroom(void **state)
{
	struct digest a = log_origin(STR("a")), b = log_origin(STR("b"));
	struct digest wanted = log_hash(STR("log of dateline\na"));

	(void)state;
	assert_true(hash_equal(&a, &wanted));
	assert_false(hash_equal(&a, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_in_order_and_empty_ones_left_out),
		cmocka_unit_test(
			text_is_escaped_where_it_must_be_and_nowhere_else),
		cmocka_unit_test(
			a_line_says_which_one_it_is_and_what_it_follows),
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(what_is_no_line_is_not_read),
		cmocka_unit_test(a_key_of_a_later_version_is_passed_over),
		cmocka_unit_test(the_origin_is_of_one_newsroom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
