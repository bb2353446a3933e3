#include "node_bench.h"

/* The eight mistakes that people make with front matter. */

static void a_colon_in_a_text_is_met_with_quotation_marks(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "headline: Report: 40% more storms\n"
		       "embargo: none\n"
		       "---\n");
	bench_expect(&b, "a.md:2:17: error: a colon in the text; put the text "
			 "in quotation marks [value-colon]\n");
	bench_expect_mended(&b, 0, "headline: \"Report: 40% more storms\"");
	bench_expect_text(&b, "headline", "Report: 40% more storms");
	bench_expect_text(&b, "embargo", "none");
	bench_close(&b);
}

static void a_tab_as_indent_is_met_with_two_spaces(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "headline: Report\n"
		       "signatories:\n"
		       "\t- Alpha\n"
		       "\t- Beta\n"
		       "---\n");
	bench_expect(&b, "a.md:4:1: error: a tab at the start of the line; use "
			 "two spaces [indent-tab]\n");
	bench_expect_mended(&b, 0, "  - Alpha\n  - Beta");
	assert_int_equal(node_get(b.root, "signatories")->count, 2);
	bench_close(&b);
}

static void a_second_fence_that_is_missing_has_its_line_named(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "headline: Report\n"
		       "embargo: none\n"
		       "\n"
		       "Today we publish: a report.\n");
	bench_expect(&b, "a.md:3:1: error: the second \"---\" line is missing, "
			 "probably after line 3 [front-open]\n");
	assert_true(str_equal_z(b.d.items[0].text,
		"The second \"---\" line is missing; it seems to belong after "
		"line 3."));
	bench_expect_mended(&b, 0, "---");
	assert_int_equal(b.d.items[0].edit.at.off, 35);
	bench_expect_text(&b, "embargo", "none");
	bench_close(&b);
}

static void an_open_quotation_is_marked_where_it_begins(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "headline: \"Report\n"
		       "subhead: \"More\"\n"
		       "embargo: none\n"
		       "---\n");
	bench_expect(&b, "a.md:2:11: error: this quotation mark is never "
			 "closed [quote-open]\n");
	bench_expect_mended(&b, 0, "headline: \"Report\"");
	bench_expect_text(&b, "headline", "Report");
	bench_expect_text(&b, "subhead", "More");
	bench_close(&b);
}

static void a_key_twice_shows_both_lines(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "embargo: 2030-01-01 09:00\n"
		       "headline: Report\n"
		       "embargo: none\n"
		       "---\n");
	bench_expect(&b, "a.md:4:1: error: field \"embargo\" stands twice, "
			 "first in line 2; keep one [key-twice]\n");
	assert_int_equal(b.d.items[0].other.off, 4);
	assert_int_equal(b.d.items[0].other_place.line, 2);
	bench_expect_text(&b, "embargo", "2030-01-01 09:00");
	bench_close(&b);
}

/* Values are texts, whatever YAML would make of them. */

static void every_value_is_text_as_it_is_written(void **state)
{
	static const char *const values[] = {"no", "012", "10:00", "1e3",
		"+3225551234", "~", "null", "1.10", "1_000", "12:30:45",
		"2026-12-01", "0x1F", ".inf", "on"};
	struct buf text = {0};
	struct bench b;
	size_t i;

	(void)state;
	buf_z(&text, "---\n");
	for (i = 0; i < sizeof(values) / sizeof(*values); i++)
		buf_format(&text, "k%zu: %s\n", i, values[i]);
	buf_z(&text, "empty:\n---\n");
	bench_read_str(&b, buf_view(&text));
	bench_expect(&b, "");
	for (i = 0; i < sizeof(values) / sizeof(*values); i++)
		assert_true(
			str_equal_z(b.root->pairs[i].value->text, values[i]));
	bench_expect_text(&b, "empty", "");
	bench_close(&b);
	buf_release(&text);
}

static void a_tree_knows_its_bytes(void **state)
{
	struct bench b;
	const struct node *list;

	(void)state;
	bench_read(&b, "---\n"
		       "Über: \"é\\n\"\n"
		       "list: [ä, {b: c}]\n"
		       "block:\n"
		       "  - x: y\n"
		       "\n"
		       "note: |\n"
		       "  two\n"
		       "  lines\n"
		       "\n"
		       "---\n");
	bench_expect(&b, "");
	bench_expect_text(&b, "Über", "é\n");
	bench_expect_text(&b, "note", "two\nlines\n");
	assert_true(str_equal_z(
		source_slice(b.root->pairs[0].value->at), "\"é\\n\""));
	list = node_get(b.root, "list");
	assert_true(list->is_flow);
	assert_true(str_equal_z(source_slice(list->at), "[ä, {b: c}]"));
	assert_true(str_equal_z(source_slice(list->items[1]->at), "{b: c}"));
	assert_true(str_equal_z(
		source_slice(node_get(b.root, "block")->at), "- x: y"));
	assert_true(str_equal_z(source_slice(node_get(b.root, "note")->at),
		"|\n  two\n  lines"));
	bench_close(&b);
}

static void carriage_returns_and_a_byte_order_mark_do_no_harm(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "\xEF\xBB\xBF---\r\n"
		       "headline: Report\r\n"
		       "embargo: none\r\n"
		       "---\r\n"
		       "Text\r\n");
	bench_expect(&b, "");
	bench_expect_text(&b, "headline", "Report");
	assert_true(str_equal_z(
		str_slice(b.src.text, b.body_off, b.src.text.len), "Text\r\n"));
	bench_close(&b);
}

static void places_behind_a_mistake_are_those_of_the_file(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "headline: “Über: uns”\r\n"
		       "subhead:Mehr\n"
		       "place: @home\n"
		       "\n"
		       "place: x\n"
		       "---\n");
	bench_expect(&b,
		"a.md:2:11: error: curly quotation marks round the text; use "
		"straight ones [quote-curly]\n"
		"a.md:3:8: error: a space is missing behind the colon "
		"[colon-space]\n"
		"a.md:4:8: error: the text begins with \"@\"; put it in "
		"quotation marks [value-sign]\n"
		"a.md:6:1: error: field \"place\" stands twice, first in line "
		"4; keep one [key-twice]\n");
	bench_expect_mended(&b, 0, "headline: \"Über: uns\"");
	bench_expect_mended(&b, 1, "subhead: Mehr");
	bench_expect_mended(&b, 2, "place: \"@home\"");
	assert_int_equal(node_get(b.root, "subhead")->at.off,
		str_find(b.src.text, STR("Mehr")));
	bench_close(&b);
}

/* One row a mistake: the file's only field, the finding, the mended lines. */
static const struct mistake {
	const char *yaml, *finding, *mended;
} mistakes[] = {
	{"headline: Report:", "value-colon", "headline: \"Report:\""},
	{"headline: \"a\": b", "quote-inside", "headline: '\"a\": b'"},
	{"summary: One two\n  and three: four", "value-colon",
		"summary: \"One two\n  and three: four\""},
	{"headline: @home", "value-sign", "headline: \"@home\""},
	{"headline: *Breaking* news", "value-sign",
		"headline: \"*Breaking* news\""},
	{"headline: %50 off", "value-sign", "headline: \"%50 off\""},
	{"headline: `x`", "value-sign", "headline: \"`x`\""},
	{"headline: | text", "value-sign", "headline: \"| text\""},
	{"headline: > 40% more", "value-sign", "headline: \"> 40% more\""},
	{"headline: - 5 degrees", "value-sign", "headline: \"- 5 degrees\""},
	{"headline: [Update] Storm", "value-sign",
		"headline: \"[Update] Storm\""},
	{"headline: {{n}} groups ask", "value-sign",
		"headline: \"{{n}} groups ask\""},
	{"headline: ]x", "value-sign", "headline: \"]x\""},
	{"names: [@home, b]", "list-item", "names: [\"@home\", b]"},
	{"names: [a, `b` c]", "list-item", "names: [a, \"`b` c\"]"},
	{"image: {alt: A: b, file: c}", "list-item",
		"image: {alt: \"A: b\", file: c}"},
	{"image: {alt: @a}", "list-item", "image: {alt: \"@a\"}"},
	{"headline: }x", "value-sign", "headline: \"}x\""},
	{"headline: & Co", "value-sign", "headline: \"& Co\""},
	{"headline: !Important", "yaml-tag", ""},
	{"headline: ! Important", "yaml-tag", "headline: \"! Important\""},
	{"headline: &Co Partners", "yaml-anchor", "headline: \"&Co Partners\""},
	{"headline: #metoo now", "value-hash", "headline: \"#metoo now\""},
	{"headline: We are #1", "value-hash", "headline: \"We are #1\""},
	{"headline: “No more”", "quote-curly", "headline: \"No more\""},
	{"headline: ‘No more’", "quote-curly", "headline: \"No more\""},
	{"headline: „Nicht mehr“", "quote-curly", "headline: \"Nicht mehr\""},
	{"headline: \"Report", "quote-open", "headline: \"Report\""},
	{"headline: 'Report", "quote-open", "headline: \"Report\""},
	{"headline: 'It's time'", "quote-inside", "headline: \"It's time\""},
	{"headline: \"Say \"no\" now\"", "quote-inside",
		"headline: 'Say \"no\" now'"},
	{"headline: \"No\" they say", "quote-inside",
		"headline: '\"No\" they say'"},
	{"headline: \"C:\\data\"", "quote-backslash", "headline: 'C:\\data'"},
	{"email: [a@b.org](mailto:a@b.org)", "value-link", "email: a@b.org"},
	{"url: [us](https://b.org)", "value-link", "url: https://b.org"},
	{"headline:Report", "colon-space", "headline: Report"},
	{"headline Report", "colon-missing", "headline: Report"},
	{"contact:\n  name:Evan", "colon-space", "  name: Evan"},
	{"names:\n  -Alpha\n  -Beta", "dash-space", "  - Alpha\n  - Beta"},
	{"names: [Alpha, Beta", "bracket-open", "names: [Alpha, Beta]"},
	{"names: {a: b, c: d", "bracket-open", "names: {a: b, c: d}"},
	{"headline: x\n place: y", "indent-level", "place: y"},
	{"contact:\n  name: x\n phone: y", "indent-level", "  phone: y"},
	{"contact:\n  name: x\n   phone: y", "indent-level", "  phone: y"},
	{"names:\n  - Alpha\n   - Beta", "indent-level", "  - Beta"},
	{"names:\n  - Alpha\n - Beta", "indent-level", "  - Beta"},
	{"people:\n  - name: x\n   role: y", "indent-level", "    role: y"},
	{"contact:\n\u00A0\u00A0name: x", "indent-space", "  name: x"},
	{"names:\n\u00A0 - x", "indent-space", "  - x"},
	{"contact:\n\t\tname: x\n\tphone: y", "indent-tab", ""},
	{"summary: A long text of many words\ngoes on here\nand here",
		"indent-text", "  goes on here\n  and here"},
	{"headline: a\u2028b", "text-line-end", "headline: a b"},
	{"headline: a\u2029b", "text-line-end", "headline: a b"},
	{"headline: a\xC2\x85"
	 "b",
		"text-line-end", "headline: a b"},
	{"headline: a\rplace: b", "text-line-end", ""},
	{"headline: a\fb", "text-control", "headline: ab"},
	{"headline: *house", "yaml-alias", ""},
	{"<<: x", "yaml-merge", ""},
	{"%YAML 1.1\n---\na: b", "yaml-directive", ""},
	{"a: b\n---\nc: d", "yaml-documents", ""},
	{"? {a: b}\n: c", "key-shape", ""},
	{"\"\": b", "key-empty", ""},
	{"a: [[[[[[[[b]]]]]]]]", "yaml-deep", ""},
};

static void each_mistake_has_its_words_and_its_mend(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
		const struct mistake *m = &mistakes[i];
		struct bench b;

		bench_read_yaml(&b, m->yaml);
		if (b.ok || !b.d.count)
			fail_msg("%s: no finding", m->yaml);
		if (strcmp(b.d.items[0].id, m->finding) != 0)
			fail_msg("%s: %s", m->yaml, b.d.items[0].id);
		if (*m->mended)
			bench_expect_mended(&b, 0, m->mended);
		assert_true(b.d.items[0].text.len > 0);
		assert_true(b.d.items[0].brief.len > 0);
		bench_close(&b);
	}
}

/* A hint that does not help is worse than none. */
static void each_mend_that_is_offered_reads_well(void **state)
{
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(mistakes) / sizeof(*mistakes); i++) {
		struct bench b, mended;

		bench_read_yaml(&b, mistakes[i].yaml);
		for (j = 0; j < b.d.count; j++) {
			struct str text =
				diag_mended_text(&b.arena, &b.d.items[j]);

			if (!text.ptr || b.d.count > 1)
				continue;
			bench_read_yaml(&mended, text.ptr);
			bench_expect(&mended, "");
			bench_close(&mended);
		}
		bench_close(&b);
	}
}

static void what_looks_odd_but_is_right_is_accepted(void **state)
{
	static const char *const good[] = {
		"headline: “No more,” say “groups”",
		"headline: “No more,” they say",
		"headline: Report 10:30 and http://x.org/a:b",
		"headline: \"Report: 40%\" # remark",
		"headline: x # a remark",
		"url: https://x.org/#part",
		"topics: [a, \"b, c\", 'd']",
		"id: urn:uuid:123",
		"was-at:\n  - urn:x\n  - /old/path",
		"temperature: -5",
		"phone: +1 555 0100",
		"text: |\n  - Alpha\n  \"open\n  key:value\n   “x”\n",
		"text: >-\n  one\n\n  two: three\n",
		"quoted: \"one\n  two: three\"",
		"after-hours:\n  phone: \"+1\"\nnames:\n- a\n- b",
		"note: It's five o'clock",
		"{a: b, c: [d, e]}",
		"---\na: b",
		"a: b\n...",
		"emoji: \U0001F600 ok",
		"flow: [\n a,\n b\n]\nnext: x",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct bench b;

		bench_read_yaml(&b, good[i]);
		bench_expect(&b, "");
		assert_non_null(b.root);
		bench_close(&b);
	}
}

static void a_field_that_cannot_be_read_leaves_the_others(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n"
		       "headline: Report\n"
		       "names: [a, [b, }, c]\n"
		       "place: Ostend\n"
		       "place: Bruges\n"
		       "---\n");
	assert_false(b.ok);
	bench_expect_text(&b, "headline", "Report");
	bench_expect_text(&b, "place", "Ostend");
	assert_true(node_get(b.root, "names")->is_broken);
	assert_false(node_get(b.root, "place")->is_broken);
	assert_int_equal(b.d.count, 2);
	assert_int_equal(b.d.items[0].place.line, 3);
	assert_string_equal(b.d.items[1].id, "key-twice");
	bench_close(&b);
}

static void an_empty_text_is_no_record(void **state)
{
	struct bench b;

	(void)state;
	bench_read(&b, "---\n---\n");
	assert_true(b.ok);
	assert_null(b.root);
	bench_close(&b);
	bench_read_yaml(&b, "# only a remark\n");
	assert_true(b.ok);
	assert_null(b.root);
	bench_close(&b);
}

/* The findings of a thousand releases are gathered in one place. */
static void findings_of_other_texts_hide_none(void **state)
{
	static const struct diag other = {
		.id = "other", .brief = {"of another text", 15}};
	struct bench b;
	size_t i;

	(void)state;
	bench_open(&b, STR("a: b\xC2\x85 c\nd: &x e\nf: 1\nf: 2\n"));
	for (i = 0; i < 2 * NODE_MAX_FINDINGS; i++)
		diag_add(&b.d, &other);
	b.yaml = source_span(&b.src, 0, b.src.size);
	assert_false(node_read(&b.d, &b.arena, b.yaml, &b.root));
	assert_int_equal(b.d.count, 2 * NODE_MAX_FINDINGS + 3);
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_colon_in_a_text_is_met_with_quotation_marks),
		cmocka_unit_test(a_tab_as_indent_is_met_with_two_spaces),
		cmocka_unit_test(
			a_second_fence_that_is_missing_has_its_line_named),
		cmocka_unit_test(an_open_quotation_is_marked_where_it_begins),
		cmocka_unit_test(a_key_twice_shows_both_lines),
		cmocka_unit_test(every_value_is_text_as_it_is_written),
		cmocka_unit_test(a_tree_knows_its_bytes),
		cmocka_unit_test(
			carriage_returns_and_a_byte_order_mark_do_no_harm),
		cmocka_unit_test(places_behind_a_mistake_are_those_of_the_file),
		cmocka_unit_test(each_mistake_has_its_words_and_its_mend),
		cmocka_unit_test(each_mend_that_is_offered_reads_well),
		cmocka_unit_test(what_looks_odd_but_is_right_is_accepted),
		cmocka_unit_test(a_field_that_cannot_be_read_leaves_the_others),
		cmocka_unit_test(an_empty_text_is_no_record),
		cmocka_unit_test(findings_of_other_texts_hide_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
