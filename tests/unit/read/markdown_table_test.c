#include "unit/read/markdown_tool.h"

static void pipes_and_dashes_make_a_table(void **state)
{
	(void)state;
	assert_tree("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
		"table(--)[row[cell[\"A\"] cell[\"B\"]] "
		"row[cell[\"1\"] cell[\"2\"]] row[cell[\"3\"] cell[\"4\"]]]");
	assert_tree("A | B\n-|-\n1 | 2\n",
		"table(--)[row[cell[\"A\"] cell[\"B\"]] "
		"row[cell[\"1\"] cell[\"2\"]]]");
	assert_tree("| A |\n| - |\n", "table(-)[row[cell[\"A\"]]]");
}

static void colons_say_where_a_column_is_aligned(void **state)
{
	(void)state;
	assert_tree("|A|B|C|D|\n|:-|-:|:-:|-|\n",
		"table(lrc-)[row[cell[\"A\"] cell[\"B\"] cell[\"C\"] "
		"cell[\"D\"]]]");
}

static void rows_are_cut_or_filled_to_the_heading(void **state)
{
	(void)state;
	assert_tree("|A|B|\n|-|-|\n|1|\n|1|2|3|\n||2|\n1\n",
		"table(--)[row[cell[\"A\"] cell[\"B\"]] "
		"row[cell[\"1\"] cell] row[cell[\"1\"] cell[\"2\"]] "
		"row[cell cell[\"2\"]] row[cell[\"1\"] cell]]");
}

static void a_pipe_with_a_backslash_is_a_sign(void **state)
{
	(void)state;
	assert_tree("|A|B|\n|-|-|\n|a \\| b|`c\\|d`|\n|e\\\\|f|\n",
		"table(--)[row[cell[\"A\"] cell[\"B\"]] "
		"row[cell[\"a | b\"] cell[code\"c|d\"]] "
		"row[cell[\"e\\\"] cell[\"f\"]]]");
}

static void cells_hold_what_a_line_of_text_holds(void **state)
{
	(void)state;
	assert_tree("|*A*|\"B\"|\n|-|-|\n|**a** ~~b~~|https://c.org/d_e_|\n",
		"table(--)[row[cell[em[\"A\"]] cell[\"“B”\"]] "
		"row[cell[strong[\"a\"] \" \" struck[\"b\"]] "
		"cell[a(https://c.org/d_e)[\"https://c.org/d_e\"] \"_\"]]]");
}

static void cells_do_not_begin_lists_or_headings(void **state)
{
	(void)state;
	assert_tree("|A|B|\n|-|-|\n|- a|# b|\n|1. c|> d|\n|    "
		    "e|(f|\n|***|[g]: h|\n",
		"table(--)[row[cell[\"A\"] cell[\"B\"]] "
		"row[cell[\"- a\"] cell[\"# b\"]] "
		"row[cell[\"1. c\"] cell[\"> d\"]] "
		"row[cell[\"e\"] cell[\"(f\"]] "
		"row[cell[\"***\"] cell[\"[g]: h\"]]]");
}

static void cells_use_references_of_the_text(void **state)
{
	(void)state;
	assert_tree("|A|\n|-|\n|[b][c]|\n\n> [c]: https://d.org\n",
		"table(-)[row[cell[\"A\"]] "
		"row[cell[a(https://d.org)[\"b\"]]]] quote");
}

static void lines_above_a_table_stay_a_paragraph(void **state)
{
	(void)state;
	assert_tree("Intro *a*\n    - b\n| A |\n|---|\n| 1 |\n",
		"p[\"Intro \" em[\"a\"] soft \"- b\"] "
		"table(-)[row[cell[\"A\"]] row[cell[\"1\"]]]");
	assert_tree("[a]: https://a.org\n| A |\n|---|\n| [x][a] |\n",
		"table(-)[row[cell[\"A\"]] "
		"row[cell[a(https://a.org)[\"x\"]]]]");
}

/* A fence above a table must not swallow what is read after it. */
static void an_indented_fence_above_a_table_is_text(void **state)
{
	(void)state;
	assert_tree("a\n    ```\n| A |\n|---|\n| 1 |\n\n| B |\n|---|\n",
		"p[\"a\" soft \"```\"] "
		"table(-)[row[cell[\"A\"]] row[cell[\"1\"]]] "
		"table(-)[row[cell[\"B\"]]]");
}

static void tables_stand_in_quotations_and_lists(void **state)
{
	(void)state;
	assert_tree("> > | A |\n> > |---|\n> > | 1 |\n> | 2 |\n",
		"quote[quote[table(-)[row[cell[\"A\"]] row[cell[\"1\"]] "
		"row[cell[\"2\"]]]]]");
	assert_tree("1. > | A |\n   > |---|\n   > | 1 |\n",
		"list[item[quote[table(-)[row[cell[\"A\"]] "
		"row[cell[\"1\"]]]]]]");
	assert_tree("- | A |\n  |---|\n  | > |\n",
		"list[item[table(-)[row[cell[\"A\"]] row[cell[\">\"]]]]]");
}

static void what_is_no_table_stays_text(void **state)
{
	(void)state;
	assert_tree("|A|B|\n|-|\n", "p[\"|A|B|\" soft \"|-|\"]");
	assert_tree("|-|-|\n", "p[\"|-|-|\"]");
	assert_tree("|A|\n|a-|\n", "p[\"|A|\" soft \"|a-|\"]");
	assert_tree("|A|\n||\n", "p[\"|A|\" soft \"||\"]");
	assert_tree("|A|\n|:|\n", "p[\"|A|\" soft \"|:|\"]");
	assert_tree("|A|\n|::|\n", "p[\"|A|\" soft \"|::|\"]");
	assert_tree("    |A|\n    |-|\n", "pre\"|A|\n|-|\n\"");
	assert_tree("```\n|A|\n|-|\n```\n", "pre\"|A|\n|-|\n\"");
}

static void lines_may_end_as_on_windows(void **state)
{
	(void)state;
	assert_tree("| A |\r\n|---|\r\n| 1 |\r\n\r\nb\r\n",
		"table(-)[row[cell[\"A\"]] row[cell[\"1\"]]] p[\"b\"]");
}

static void findings_stand_in_their_cell(void **state)
{
	(void)state;
	assert_findings("|A|B|\n|-|-|\n|c.pdf|[x](c.pdf)|\n|<b>|\n"
			"[y](d.pdf)\n| E |\n|---|\n",
		true,
		"a.md:4:2: warning: HTML tags are left out [text-html]\n"
		"a.md:3:12: warning: no file \"c.pdf\" beside this release; "
		"the link is left out [link-file]\n"
		"a.md:5:5: warning: no file \"d.pdf\" beside this release; "
		"the link is left out [link-file]\n");
	assert_findings("[y](d.pdf)\n| E |\n|---|\n", true,
		"a.md:1:5: warning: no file \"d.pdf\" beside this release; "
		"the link is left out [link-file]\n");
}

/* `rows` of five cells below a heading, in tables of ten rows. */
static bool cells_pass(size_t rows)
{
	struct reading r;
	struct buf text = {0};
	bool ok;

	while (rows > 0) {
		size_t i, most = rows < 10 ? rows : 10;

		buf_z(&text, "|a|b|c|d|e|\n|-|-|-|-|-|\n");
		for (i = 1; i < most; i++)
			buf_z(&text, "|\n");
		buf_z(&text, "\n");
		rows -= most;
	}
	reading_begin(&r);
	reading_read(&r, buf_view(&text));
	ok = r.ok;
	assert_string_equal(reading_findings(&r),
		ok ? ""
		   : "a.md:4801:1: error: tables of more than 20000 cells "
		     "[table-large]\n");
	reading_end(&r);
	buf_release(&text);
	return ok;
}

static void all_tables_have_twenty_thousand_cells(void **state)
{
	(void)state;
	assert_true(cells_pass(MARKDOWN_MAX_CELLS / 5 - 1));
	assert_true(cells_pass(MARKDOWN_MAX_CELLS / 5));
	assert_false(cells_pass(MARKDOWN_MAX_CELLS / 5 + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pipes_and_dashes_make_a_table),
		cmocka_unit_test(colons_say_where_a_column_is_aligned),
		cmocka_unit_test(rows_are_cut_or_filled_to_the_heading),
		cmocka_unit_test(a_pipe_with_a_backslash_is_a_sign),
		cmocka_unit_test(cells_hold_what_a_line_of_text_holds),
		cmocka_unit_test(cells_do_not_begin_lists_or_headings),
		cmocka_unit_test(cells_use_references_of_the_text),
		cmocka_unit_test(lines_above_a_table_stay_a_paragraph),
		cmocka_unit_test(an_indented_fence_above_a_table_is_text),
		cmocka_unit_test(tables_stand_in_quotations_and_lists),
		cmocka_unit_test(what_is_no_table_stays_text),
		cmocka_unit_test(lines_may_end_as_on_windows),
		cmocka_unit_test(findings_stand_in_their_cell),
		cmocka_unit_test(all_tables_have_twenty_thousand_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
