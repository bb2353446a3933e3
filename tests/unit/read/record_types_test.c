#include "record_bench.h"

/* A value of a field, the finding, and the value to write instead. */
static const struct bad {
	const char *line, *id, *mended;
} bad[] = {
	{"headline: [date]", "value-kind", "\"[date]\""},
	{"headline: {a: b}", "value-kind", "\"{a: b}\""},
	{"headline:\n  a: b\n  c: d", "value-kind", NULL},
	{"headline: |\n  a\n  b", "line-several", NULL},
	{"names: {a: b}", "value-kind", "\"{a: b}\""},
	{"headline: [Update Storm", "value-sign", "\"[Update Storm\""},
	{"text: {Storm", "value-sign", "\"{Storm\""},
	{"names: [Alpha, Beta", "bracket-open", "]"},
	{"names:\n  - Center for X: Y", "value-kind", "\"Center for X: Y\""},
	{"names: Alpha, Beta", "list-line", "[Alpha, Beta]"},
	{"names: Alpha; Beta, Inc.", "list-line", "[Alpha, \"Beta, Inc.\"]"},
	{"names: [a, '']", "list-empty", NULL},
	{"names:\n  -\n  - a", "list-empty", NULL},
	{"strict: maybe", "value-yes", NULL},
	{"strict: on", "value-yes", NULL},
	{"status: redy", "value-word", "ready"},
	{"status: published", "value-word", NULL},
	{"count: 1", "value-number", NULL},
	{"count: 31", "value-number", NULL},
	{"count: 2.5", "value-number", NULL},
	{"count: -3", "value-number", NULL},
	{"count: 99999999999999999999999", "value-number", NULL},
	{"slug: My Report", "value-slug", "my-report"},
	{"slug: übung", "value-slug", "ubung"},
	{"slug: \"***\"", "value-slug", NULL},
	{"inner: x", "fields-wanted", NULL},
	{"inner: [a]", "fields-wanted", NULL},
	{"email: press", "value-email", NULL},
	{"email: press@localhost", "value-email", NULL},
	{"email: a b@x.org", "value-email", NULL},
	{"email: a..b@x.org", "value-email", NULL},
	{"email: .a@x.org", "value-email", NULL},
	{"email: büro@x.org", "value-email", NULL},
	{"email: a@-x.org", "value-email", NULL},
	{"email: a@x.org, b@x.org", "value-email", NULL},
	{"email: a@1.2.3.4", "value-email", NULL},
	{"email: \"a@x.org\\r\\nBcc: b@x.org\"", "line-several", NULL},
	{"email: \"a@x.org\\rBcc: b\"", "field-invisible", NULL},
	{"email: mailto:a@x.org", "value-bare", "a@x.org"},
	{"email: Press <a@x.org>", "value-bare", "a@x.org"},
	{"email: \"[a@x.org](mailto:a@x.org)\"", "value-bare", "a@x.org"},
	{"phone: 555", "value-phone", NULL},
	{"phone: 1-800-FLOWERS", "value-phone", NULL},
	{"phone: call us", "value-phone", NULL},
	{"url: x.org/a", "value-url", "https://x.org/a"},
	{"url: www.x.org", "value-url", "https://www.x.org"},
	{"url: report", "value-url", NULL},
	{"url: javascript:alert(1)", "value-url", NULL},
	{"url: ftp://x.org", "value-url", NULL},
	{"url: https://", "value-url", NULL},
	{"url: https:///x", "value-url", NULL},
	{"url: https://x .org", "value-url", NULL},
	{"url: https://u:p@x.org", "value-url", NULL},
	{"url: https://x.org:99999/", "value-url", NULL},
	{"url: https://x.org/\"a", "value-url", NULL},
	{"url: <https://x.org>", "value-bare", "https://x.org"},
	{"language: English", "value-language", "en"},
	{"language: en_US", "value-language", "en-US"},
	{"language: e", "value-language", NULL},
	{"language: en-", "value-language", NULL},
	{"language: en-US-US", "value-language", NULL},
	{"headline: a\u202Eb", "field-invisible", NULL},
	{"headline: a\u2066b", "field-invisible", NULL},
	{"headline: a\u200Bb", "field-invisible", NULL},
	{"headline: a\uFEFFb", "field-invisible", NULL},
	{"headline: \"a\\u202Eb\"", "field-invisible", NULL},
	{"text: \"a\\0b\"", "field-invisible", NULL},
	{"text: \"a\\x1bb\"", "field-invisible", NULL},
	{"headline: \u05D0\u202Eb", "field-invisible", NULL},
	{"headline: \u05D0\u2067b", "field-invisible", NULL},
};

static void each_bad_value_has_its_words(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		bool own =
			str_starts_with(str_from(bad[i].line), STR("headline"));
		struct buf yaml = {0};
		struct thing t;
		struct bench b;

		buf_format(&yaml, "%s%s\n", own ? "" : "headline: A\n",
			bad[i].line);
		buf_char(&yaml, '\0');
		read_thing(&b, yaml.ptr, &t);
		if (b.d.count != 1 || b.ok)
			fail_msg("%s: %zu findings", bad[i].line, b.d.count);
		if (strcmp(b.d.items[0].id, bad[i].id) != 0)
			fail_msg("%s: %s", bad[i].line, b.d.items[0].id);
		if (bad[i].mended)
			expect_str(b.d.items[0].edit.text, bad[i].mended);
		bench_close(&b);
		buf_release(&yaml);
	}
}

static void good_values_are_kept_as_typed(void **state)
{
	static const char *const good[] = {
		"url: http://x.org:8080/~a/(b)?q=%20&r=[1]",
		"url: https://münchen.example/ü",
		"url: https://[2001:db8::1]:80/",
		"email: o'neil+press@x-y.co.uk",
		"email: a@münchen.example",
		"phone: 012-345/67",
		"phone: \"12345\"",
		"phone: +1 202 555 0100 x12",
		"language: zh-Hant-TW",
		"language: de-CH-1996",
		"language: sl-rozaj-biske",
		"language: en-x-press",
		"language: es-419",
		"headline: \u05D0\u2067b\u2069 \u202Ac\u202C",
		"headline: \u05D0\u200Eb\u200F",
		"headline: caf\u00E9 \u200D\U0001F468\u200D\U0001F469",
		"text: \"a\\n\\tb\"",
		"strict: FALSE",
		"names: One line without commas",
		"names: \"Health, safety\"",
		"names: []",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		bool own = str_starts_with(str_from(good[i]), STR("headline"));
		struct buf yaml = {0};
		struct thing t;
		struct bench b;

		buf_format(
			&yaml, "%s%s\n", own ? "" : "headline: A\n", good[i]);
		buf_char(&yaml, '\0');
		read_thing(&b, yaml.ptr, &t);
		if (!b.ok)
			fail_msg("%s: %s", good[i], b.d.items[0].id);
		bench_close(&b);
		buf_release(&yaml);
	}
}

/* Words of other programs' tables come with them. */
static void a_tab_between_words_is_a_space(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: \"A\\treport\\t\"\nnames: [a\tb]\n", &t);
	bench_expect(&b, "");
	expect_str(t.headline, "A report");
	expect_str(t.names.items[0], "a b");
	bench_close(&b);
}

static void a_bracket_that_never_closes_is_said_once(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: [Update Storm\n", &t);
	bench_expect(&b,
		"a.md:1:11: error: the text begins with \"[\"; put it in "
		"quotation marks [value-sign]\n");
	assert_int_equal(b.d.count, 1);
	assert_int_equal(b.d.errors, 1);
	bench_close(&b);
}

static void an_invisible_character_is_named_at_its_column(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: Über\u202Euns\u200B\n", &t);
	bench_expect(&b,
		"a.md:1:15: error: invisible character U+202E in \"headline\"; "
		"delete it [field-invisible]\n"
		"a.md:1:19: error: invisible character U+200B in \"headline\"; "
		"delete it [field-invisible]\n");
	bench_expect_mended(&b, 1, "headline: Über\u202Euns");
	bench_close(&b);
}

/* `count` times `text`. */
static const char *repeat(struct arena *arena, const char *before,
	const char *text, size_t count, const char *after)
{
	struct buf out = {0};
	const char *result;

	buf_z(&out, before);
	while (count--)
		buf_z(&out, text);
	buf_z(&out, after);
	result = arena_str(arena, buf_view(&out)).ptr;
	buf_release(&out);
	return result;
}

/* A limit is kept at `most` and broken by one more. */
static void expect_limit(const char *before, size_t most, const char *after)
{
	struct arena arena = {0};
	struct thing t;
	size_t i;

	for (i = most - 1; i <= most + 1; i++) {
		struct bench b;

		read_thing(&b, repeat(&arena, before, "a", i, after), &t);
		assert_int_equal(b.ok, i <= most);
		bench_close(&b);
	}
	arena_release(&arena);
}

static void addresses_have_limits(void **state)
{
	static const char label[] =
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.";
	struct arena arena = {0};
	const char *domain =
		repeat(&arena, "headline: A\nemail: a@", label, 4, "");

	(void)state;
	expect_limit(
		"headline: A\nemail: ", RECORD_MAX_LOCAL_BYTES, "@x.org\n");
	expect_limit("headline: A\nemail: a@", 63, ".org\n");
	expect_limit(domain,
		RECORD_MAX_EMAIL_BYTES - strlen("a@") - 4 * strlen(label),
		"\n");
	expect_limit("headline: A\nurl: https://x.org/",
		RECORD_MAX_URL_BYTES - strlen("https://x.org/"), "\n");
	arena_release(&arena);
}

static void phones_need_five_digits(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: A\nphone: 123-4\n", &t);
	assert_false(b.ok);
	bench_close(&b);
	read_thing(&b, "headline: A\nphone: 123-45\n", &t);
	assert_true(b.ok);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_bad_value_has_its_words),
		cmocka_unit_test(good_values_are_kept_as_typed),
		cmocka_unit_test(a_tab_between_words_is_a_space),
		cmocka_unit_test(a_bracket_that_never_closes_is_said_once),
		cmocka_unit_test(an_invisible_character_is_named_at_its_column),
		cmocka_unit_test(addresses_have_limits),
		cmocka_unit_test(phones_need_five_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
