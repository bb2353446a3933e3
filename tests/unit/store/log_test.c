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
		cmocka_unit_test(the_origin_is_of_one_newsroom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
