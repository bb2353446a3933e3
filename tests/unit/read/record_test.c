#include "node_bench.h"

#include "read/record.h"

/* A small kind of record that has a field of each type without time. */
struct inner {
	struct str street, city;
};

struct thing {
	struct str headline, text, slug, url, email, phone, language;
	bool strict;
	int status;
	unsigned long count;
	struct str_list names;
	struct inner inner;
	struct span headline_at;
};

enum { READY = 1, DRAFT, WITHDRAWN };

static const struct record_word_row statuses[] = {{"ready", READY},
	{"draft", DRAFT}, {"withdrawn", WITHDRAWN}, {NULL, 0}};

static const struct record_range range = {2, 30};

static const struct field inner_fields[] = {
	{"street", &record_line, FIELD_OPTIONAL, offsetof(struct inner, street),
		NULL, NULL, 0},
	{"city", &record_line, FIELD_REQUIRED, offsetof(struct inner, city),
		NULL, "Ostend", 0},
	{0},
};

static const struct record_fields inner_table = {
	.what = "an address", .fields = inner_fields};

#define FIELD(name, type, detail)                                              \
	{                                                                      \
#name, &record_##type, FIELD_OPTIONAL,                         \
			offsetof(struct thing, name), detail, NULL, 0          \
	}

static const struct field thing_fields[] = {
	{"headline", &record_line, FIELD_REQUIRED,
		offsetof(struct thing, headline), NULL, "A report",
		offsetof(struct thing, headline_at)},
	FIELD(text, text, NULL),
	FIELD(slug, slug, NULL),
	FIELD(url, url, NULL),
	FIELD(email, email, NULL),
	FIELD(phone, phone, NULL),
	FIELD(language, language, NULL),
	FIELD(strict, yes, NULL),
	FIELD(status, word, statuses),
	FIELD(count, number, &range),
	FIELD(names, lines, NULL),
	FIELD(inner, inside, &inner_table),
	{0},
};

static const struct record_synonym synonyms[] = {{"title", "headline"},
	{"tel", "phone"}, {"town", "inner.city"}, {NULL, NULL}};

static const struct record_fields table = {
	.what = "a release",
	.fields = thing_fields,
	.synonyms = synonyms,
	.consequence = "Until this is mended the release is held back.",
};

static void read_thing(struct bench *b, const char *yaml, struct thing *out)
{
	struct reading r = {0};

	*out = (struct thing){0};
	bench_read_yaml(b, yaml);
	r.d = &b->d;
	r.arena = &b->arena;
	if (b->root || b->ok)
		b->ok = record_read(&r, &table, b->root,
				source_span(&b->src, 0, 0), out) &&
			b->ok;
}

static void expect_str(struct str text, const char *expected)
{
	if (!str_equal_z(text, expected))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

static void a_table_fills_a_struct(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b,
		"headline: '  A report '\n"
		"text: |\n"
		"  One\n"
		"  two\n"
		"slug: a-report\n"
		"url: https://x.org/a?b#c\n"
		"email: press@x.org\n"
		"phone: +32 (0)2 555-12.34 ext. 5\n"
		"language: PT-br\n"
		"strict: Yes\n"
		"status: Draft\n"
		"count: 007\n"
		"names: [a, \"b, c\"]\n"
		"inner: {city: Ostend}\n",
		&t);
	bench_expect(&b, "");
	expect_str(t.headline, "A report");
	expect_str(t.text, "One\ntwo\n");
	expect_str(t.slug, "a-report");
	expect_str(t.url, "https://x.org/a?b#c");
	expect_str(t.email, "press@x.org");
	expect_str(t.phone, "+32 (0)2 555-12.34 ext. 5");
	expect_str(t.language, "pt-BR");
	assert_true(t.strict);
	assert_int_equal(t.status, DRAFT);
	assert_int_equal(t.count, 7);
	assert_int_equal(t.names.count, 2);
	expect_str(t.names.items[1], "b, c");
	expect_str(t.inner.city, "Ostend");
	expect_str(source_slice(t.headline_at), "'  A report '");
	bench_close(&b);
}

static void an_unknown_key_is_met_with_the_nearest(void **state)
{
	struct buf out = {0};
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: A\nstatsu: ready\n", &t);
	assert_false(b.ok);
	diags_print(&out, &b.d, DIAG_TEXT, false);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr,
		"a.md, line 2: I don't know the field \"statsu\".\n"
		"\n"
		"    2 | statsu: ready\n"
		"      | ^^^^^^\n"
		"\n"
		"Did you mean \"status\"? Until this is mended the release is "
		"held back.\n"
		"\n"
		"    status: ready                                            "
		"  [key-unknown]\n");
	assert_true(str_equal_z(b.d.items[0].edit.text, "status"));
	assert_int_equal(t.status, READY);
	bench_expect(&b, "a.md:2:1: error: unknown field \"statsu\"; did you "
			 "mean \"status\"? [key-unknown]\n");
	bench_close(&b);
	buf_release(&out);
}

/* A key, and the field that is offered for it ("" for none). */
static const struct {
	const char *typed, *offered;
} keys[] = {
	{"Status", "status"},
	{"STATUS", "status"},
	{"sttaus", "status"},
	{"stattuss", "status"},
	{"title", "headline"},
	{"Title", "headline"},
	{"titel", "headline"},
	{"tel", "phone"},
	{"e-mail", "email"},
	{"languages", "language"},
	{"banana", ""},
	{"x", ""},
};

static void a_hint_is_given_only_when_one_is_near(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct buf yaml = {0};
		struct thing t;
		struct bench b;

		buf_format(&yaml, "%s: x\n", keys[i].typed);
		buf_char(&yaml, '\0');
		read_thing(&b, yaml.ptr, &t);
		assert_string_equal(b.d.items[0].id, "key-unknown");
		expect_str(b.d.items[0].edit.text, keys[i].offered);
		bench_close(&b);
		buf_release(&yaml);
	}
}

static void a_field_that_is_there_is_not_offered_again(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "titel: Other\nheadline: A\n", &t);
	bench_expect(
		&b, "a.md:1:1: error: unknown field \"titel\" [key-unknown]\n");
	expect_str(t.headline, "A");
	assert_null(b.d.items[0].edit.text.ptr);
	bench_close(&b);
}

static void a_mistyped_required_field_is_not_missing_too(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headlin: A\n", &t);
	assert_int_equal(b.d.count, 1);
	expect_str(t.headline, "A");
	bench_close(&b);
}

static void a_key_at_the_wrong_level_is_told_its_place(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: A\ncity: Ostend\ntown: Ostend\n", &t);
	bench_expect(&b, "a.md:2:1: error: field \"city\" belongs below "
			 "\"inner\" [key-level]\n"
			 "a.md:3:1: error: field \"town\" belongs below "
			 "\"inner\" [key-level]\n");
	bench_close(&b);
}

/* What is missing, and the lines to write instead. */
static const struct {
	const char *yaml, *mended;
} missing[] = {
	{"slug: a", "headline: A report\nslug: a"},
	{"{slug: a}", "{headline: A report, slug: a}"},
	{"headline: A\ninner:\n  street: x", "  city: Ostend\n  street: x"},
	{"headline: A\ninner: {street: x}", "inner: {city: Ostend, street: x}"},
	{"headline: A\ninner: {}", "inner: {city: Ostend}"},
};

static void a_missing_field_has_a_line_to_insert(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(missing) / sizeof(*missing); i++) {
		struct str text;
		struct thing t;
		struct bench b, mended;

		read_thing(&b, missing[i].yaml, &t);
		assert_int_equal(b.d.count, 1);
		assert_string_equal(b.d.items[0].id, "field-missing");
		text = diag_mended_text(&b.arena, &b.d.items[0]);
		if (str_find(text, str_from(missing[i].mended)) == STR_NONE)
			fail_msg("%s", text.ptr);
		read_thing(&mended, text.ptr, &t);
		bench_expect(&mended, "");
		bench_close(&mended);
		bench_close(&b);
	}
}

static void an_empty_record_lacks_what_is_required(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "# nothing yet\n", &t);
	bench_expect(&b, "a.md:1:1: error: field \"headline\" is missing; add "
			 "\"headline: A report\" [field-missing]\n");
	bench_close(&b);
}

static void nothing_behind_a_colon_is_nothing_said(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline:\nslug:\nstatus:\nstrict:\n", &t);
	bench_expect(&b, "a.md:1:1: error: nothing stands behind \"headline\"; "
			 "write a text of one line [field-empty]\n");
	bench_close(&b);
}

static void a_value_that_could_not_be_read_is_reported_once(void **state)
{
	struct thing t;
	struct bench b;

	(void)state;
	read_thing(&b, "headline: *x\nslug: a\n", &t);
	assert_int_equal(b.d.count, 1);
	assert_string_equal(b.d.items[0].id, "yaml-alias");
	expect_str(t.slug, "a");
	bench_close(&b);
}

/* A value of a field, the finding, and the value to write instead. */
static const struct bad {
	const char *line, *id, *mended;
} bad[] = {
	{"headline: [date]", "value-kind", "\"[date]\""},
	{"headline: {a: b}", "value-kind", "\"{a: b}\""},
	{"headline:\n  a: b\n  c: d", "value-kind", NULL},
	{"headline: |\n  a\n  b", "line-several", NULL},
	{"names: {a: b}", "value-kind", "\"{a: b}\""},
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
	{"headline: \"a\\tb\"", "field-invisible", NULL},
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
		cmocka_unit_test(a_table_fills_a_struct),
		cmocka_unit_test(an_unknown_key_is_met_with_the_nearest),
		cmocka_unit_test(a_hint_is_given_only_when_one_is_near),
		cmocka_unit_test(a_field_that_is_there_is_not_offered_again),
		cmocka_unit_test(a_mistyped_required_field_is_not_missing_too),
		cmocka_unit_test(a_key_at_the_wrong_level_is_told_its_place),
		cmocka_unit_test(a_missing_field_has_a_line_to_insert),
		cmocka_unit_test(an_empty_record_lacks_what_is_required),
		cmocka_unit_test(nothing_behind_a_colon_is_nothing_said),
		cmocka_unit_test(
			a_value_that_could_not_be_read_is_reported_once),
		cmocka_unit_test(each_bad_value_has_its_words),
		cmocka_unit_test(good_values_are_kept_as_typed),
		cmocka_unit_test(an_invisible_character_is_named_at_its_column),
		cmocka_unit_test(addresses_have_limits),
		cmocka_unit_test(phones_need_five_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
