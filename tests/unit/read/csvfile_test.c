#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/csvfile.h"

/* One table being read, and what was said of it. */
struct desk {
	struct arena arena;
	struct diags d;
	struct source src;
	struct csvfile csv;
	bool ok;
};

static void desk_read(struct desk *desk, struct str text)
{
	*desk = (struct desk){0};
	desk->d.arena = &desk->arena;
	assert_true(source_make(
		&desk->d, &desk->src, STR("releases/x/s.csv"), text));
	desk->ok = csvfile_read(&desk->d, &desk->arena, &desk->src, &desk->csv);
}

static void desk_release(struct desk *desk)
{
	arena_release(&desk->arena);
}

static void assert_cell(
	const struct desk *desk, size_t row, size_t column, const char *words)
{
	struct csvfile_cell cell;

	assert_true(row < desk->csv.count);
	cell = csvfile_get(&desk->csv.rows[row], column);
	if (!str_equal_z(cell.text, words))
		fail_msg("cell %zu/%zu is \"%.*s\", not \"%s\"", row, column,
			STR_ARG(cell.text), words);
}

static void expect_finding(struct str text, const char *id, size_t line)
{
	struct desk desk;

	desk_read(&desk, text);
	assert_false(desk.ok);
	assert_int_equal(desk.d.count, 1);
	assert_string_equal(desk.d.items[0].id, id);
	assert_int_equal(desk.d.items[0].place.line, line);
	desk_release(&desk);
}

static void rows_and_cells_are_read_with_either_line_end(void **state)
{
	static const char *const texts[] = {"name,url\nA,x\nB,y\n",
		"name,url\r\nA,x\r\nB,y\r\n", "name,url\rA,x\rB,y",
		"\n\nname,url\n\nA,x\n,\nB,y\n"};
	struct desk desk;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		desk_read(&desk, str_from(texts[i]));
		assert_true(desk.ok);
		assert_int_equal(desk.csv.count, 2);
		assert_cell(&desk, 0, 0, "A");
		assert_cell(&desk, 0, 1, "x");
		assert_cell(&desk, 1, 1, "y");
		desk_release(&desk);
	}
}

static void quoted_cells_hold_separators_quotes_and_line_ends(void **state)
{
	struct desk desk;

	(void)state;
	desk_read(&desk, STR("name,url\n"
			     "\"Fair Count, Inc.\", \"say \"\"yes\"\"\" \n"
			     "\"two\nlines\",\"\"\n"));
	assert_true(desk.ok);
	assert_cell(&desk, 0, 0, "Fair Count, Inc.");
	assert_cell(&desk, 0, 1, "say \"yes\"");
	assert_cell(&desk, 1, 0, "two\nlines");
	assert_cell(&desk, 1, 1, "");
	desk_release(&desk);
}

static void a_quote_inside_an_unquoted_cell_is_a_letter(void **state)
{
	struct desk desk;

	(void)state;
	desk_read(&desk, STR("name\n Fair \"Count\" Lab \n"));
	assert_true(desk.ok);
	assert_cell(&desk, 0, 0, "Fair \"Count\" Lab");
	desk_release(&desk);
}

static void the_separator_is_found_in_the_header_row(void **state)
{
	static const char *const texts[] = {"a;b\n1;2\n", "a\tb\n1\t2\n",
		"a;b, c;\"d,e,f\"\n1;2\n", "a,b\n1,2\n"};
	struct desk desk;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		desk_read(&desk, str_from(texts[i]));
		assert_true(desk.ok);
		assert_cell(&desk, 0, 0, "1");
		assert_cell(&desk, 0, 1, "2");
		desk_release(&desk);
	}
}

static void a_short_row_has_empty_cells(void **state)
{
	struct desk desk;

	(void)state;
	desk_read(&desk, STR("a,b,c\n1\n1,2,3,,\n"));
	assert_true(desk.ok);
	assert_cell(&desk, 0, 2, "");
	assert_cell(&desk, 1, 2, "3");
	desk_release(&desk);
}

static void each_fault_is_found_at_its_line(void **state)
{
	(void)state;
	expect_finding(STR("a,b\n1,\"2\n"), "csv-quote-open", 2);
	expect_finding(STR("a,b\n\"1\"x,2\n"), "csv-quote-rest", 2);
	expect_finding(STR("a\nFair Count, Inc.\n"), "csv-row-long", 2);
	expect_finding(STR(""), "csv-empty", 1);
	expect_finding(STR("\n , \n1,2\n"), "csv-empty", 1);
}

static void rows_before_the_first_fault_are_kept(void **state)
{
	struct desk desk;

	(void)state;
	desk_read(&desk, STR("a\n1\n\"2\n"));
	assert_false(desk.ok);
	assert_int_equal(desk.csv.count, 1);
	desk_release(&desk);
}

/* `unit` `times` times behind `head`. */
static struct str repeat(
	struct arena *a, const char *head, const char *unit, size_t times)
{
	size_t len = strlen(head), step = strlen(unit), i;
	char *text = arena_alloc(a, len + step * times);

	memcpy(text, head, len);
	for (i = 0; i < times; i++)
		memcpy(text + len + i * step, unit, step);
	return (struct str){text, len + step * times};
}

static void expect_limit(
	const char *head, const char *unit, size_t most, const char *id)
{
	struct arena a = {0};
	struct desk desk;
	size_t times;

	for (times = most - 1; times <= most + 1; times++) {
		desk_read(&desk, repeat(&a, head, unit, times));
		assert_int_equal(desk.ok, times <= most);
		if (!desk.ok)
			assert_string_equal(desk.d.items[0].id, id);
		desk_release(&desk);
	}
	arena_release(&a);
}

static void each_limit_holds_exactly(void **state)
{
	(void)state;
	expect_limit("a\n", "x", CSVFILE_MAX_CELL, "csv-cell-large");
	expect_limit("a\n", "x\n", CSVFILE_MAX_ROWS, "csv-rows");
	expect_limit("a", ",b", CSVFILE_MAX_COLUMNS - 1, "csv-columns");
}

static void a_column_is_found_by_its_header(void **state)
{
	struct desk desk;
	size_t column = 9;

	(void)state;
	desk_read(&desk, STR("Timestamp,Name of your Organisation \nx,A\n"));
	assert_true(csvfile_find_column(&desk.d, &desk.csv,
		STR("name of your organisation"), (struct span){0}, &column));
	assert_int_equal(column, 1);
	assert_int_equal(csvfile_column(&desk.csv, STR("url")), STR_NONE);
	desk_release(&desk);
}

static void a_missing_column_lists_the_headers_there_are(void **state)
{
	struct desk desk;
	size_t column;

	(void)state;
	desk_read(&desk, STR("Timestamp,Organisation,\nx,A\n"));
	assert_false(csvfile_find_column(&desk.d, &desk.csv, STR("name"),
		source_span(&desk.src, 0, 1), &column));
	assert_string_equal(desk.d.items[0].id, "csv-column");
	assert_true(str_equal_z(desk.d.items[0].brief,
		"no column \"name\" in releases/x/s.csv; there are: "
		"\"Timestamp\", \"Organisation\""));
	desk_release(&desk);
}

static void only_some_of_many_headers_are_listed(void **state)
{
	struct desk desk;
	size_t column;

	(void)state;
	desk_read(&desk, STR("a,b,c,d,e,f,g,h,i,j,k,l,m,n\n"));
	assert_false(csvfile_find_column(&desk.d, &desk.csv, STR("name"),
		source_span(&desk.src, 0, 1), &column));
	assert_true(str_ends_with(
		desk.d.items[0].brief, STR("\"k\", \"l\" and 2 more")));
	desk_release(&desk);
}

static void two_columns_of_one_name_are_not_guessed(void **state)
{
	struct desk desk;
	size_t column;

	(void)state;
	desk_read(&desk, STR("name,Name\nA,B\n"));
	assert_false(csvfile_find_column(
		&desk.d, &desk.csv, STR("name"), (struct span){0}, &column));
	assert_string_equal(desk.d.items[0].id, "csv-column-twice");
	desk_release(&desk);
}

static void a_cell_knows_its_bytes(void **state)
{
	struct desk desk;
	struct csvfile_cell cell;
	struct span at;

	(void)state;
	desk_read(&desk, STR("a,b\n1, \"2\"\"\"\n"));
	cell = csvfile_get(&desk.csv.rows[0], 1);
	at = csvfile_place(&desk.csv, &cell);
	assert_true(str_equal_z(source_slice(at), "\"2\"\"\""));
	desk_release(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_and_cells_are_read_with_either_line_end),
		cmocka_unit_test(
			quoted_cells_hold_separators_quotes_and_line_ends),
		cmocka_unit_test(a_quote_inside_an_unquoted_cell_is_a_letter),
		cmocka_unit_test(the_separator_is_found_in_the_header_row),
		cmocka_unit_test(a_short_row_has_empty_cells),
		cmocka_unit_test(each_fault_is_found_at_its_line),
		cmocka_unit_test(rows_before_the_first_fault_are_kept),
		cmocka_unit_test(each_limit_holds_exactly),
		cmocka_unit_test(a_column_is_found_by_its_header),
		cmocka_unit_test(a_missing_column_lists_the_headers_there_are),
		cmocka_unit_test(only_some_of_many_headers_are_listed),
		cmocka_unit_test(two_columns_of_one_name_are_not_guessed),
		cmocka_unit_test(a_cell_knows_its_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
