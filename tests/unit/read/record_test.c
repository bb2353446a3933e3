#include "record_bench.h"

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
	{"titles", "headline"},
	{"tittles", ""},
	{"tem", ""},
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

static void an_item_with_a_colon_is_a_text_without_marks(void **state)
{
	static const struct {
		const char *item;
		bool is_text;
	} items[] = {
		{"Center: North", true},
		{"Center for Peace: North", true},
		{"headline: North", false},
		{"headlin: North", false},
		{"title: North", false},
		{"{Center: North}", false},
		{"Center: North\nSouth: x", false},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(items) / sizeof(*items); i++) {
		struct reading r = {0};
		struct bench b;

		bench_read_yaml(&b, items[i].item);
		r.d = &b.d;
		assert_int_equal(
			record_is_text(&table, b.root), items[i].is_text);
		if (items[i].is_text) {
			struct str text =
				arena_format(&b.arena, "\"%s\"", items[i].item);

			assert_false(record_refuse_colon(&r, b.root));
			expect_str(b.d.items[0].edit.text, text.ptr);
		}
		bench_close(&b);
	}
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
		cmocka_unit_test(an_item_with_a_colon_is_a_text_without_marks),
		cmocka_unit_test(
			a_value_that_could_not_be_read_is_reported_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
