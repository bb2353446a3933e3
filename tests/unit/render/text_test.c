#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "render/text.h"

static const struct body_links links_to = {
	.prefix = {"https://press.example/", 22}};

/* The plain text of a tree, which is freed, and of its list of links. */
static struct buf print_tree(cmark_node *root)
{
	struct arena arena = {0};
	struct text_links links = {.arena = &arena};
	struct body body = {.root = root};
	struct buf out = {0};

	text_body(&out, &links, &body, &links_to);
	text_link_list(&out, &links);
	cmark_node_free(root);
	arena_release(&arena);
	return out;
}

static cmark_node *parse(const char *markdown)
{
	return cmark_parse_document(
		markdown, strlen(markdown), CMARK_OPT_DEFAULT);
}

static void expect_tree(cmark_node *root, const char *expected)
{
	struct buf out = print_tree(root);

	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
}

static void expect(const char *markdown, const char *expected)
{
	expect_tree(parse(markdown), expected);
}

static void paragraphs_stand_apart_and_emphasis_leaves_no_mark(void **state)
{
	(void)state;
	expect("One *two*\n**three** `four`\n\nfive  \nsix\n",
		"One two three four\n\nfive\nsix\n");
	expect("", "");
}

static void a_heading_is_a_line_of_its_own(void **state)
{
	(void)state;
	expect("one\n\n## Two *three*\nfour\n", "one\n\nTwo three\n\nfour\n");
}

static void a_rule_is_three_stars(void **state)
{
	(void)state;
	expect("one\n\n---\n\ntwo\n", "one\n\n* * *\n\ntwo\n");
}

static void each_address_has_one_number(void **state)
{
	(void)state;
	expect("[a](https://a.example/) [b](https://b.example/) "
	       "[c](https://a.example/)\n",
		"a [1] b [2] c [1]\n"
		"[1] https://a.example/\n[2] https://b.example/\n");
}

static void a_hundred_addresses_keep_their_numbers(void **state)
{
	struct arena arena = {0};
	struct text_links links = {.arena = &arena};
	size_t i;

	(void)state;
	for (i = 0; i < 100; i++)
		assert_int_equal(text_link_number(&links,
					 arena_format(&arena, "/%zu", i)),
			i + 1);
	for (i = 0; i < 100; i++)
		assert_int_equal(text_link_number(&links,
					 arena_format(&arena, "/%zu", i)),
			i + 1);
	assert_int_equal(links.urls.count, 100);
	arena_release(&arena);
}

static void a_link_that_reads_as_its_address_has_no_number(void **state)
{
	(void)state;
	expect("<https://a.example/b-c>\n", "https://a.example/b-c\n");
	expect("[a.example](https://a.example/)\n", "a.example\n");
	expect("[a.example/B](https://a.example/b)\n",
		"a.example/B [1]\n[1] https://a.example/b\n");
}

static void addresses_of_the_site_become_absolute(void **state)
{
	(void)state;
	expect("[chart](/2026/results/chart.pdf)\n",
		"chart [1]\n"
		"[1] https://press.example/2026/results/chart.pdf\n");
}

static void mail_and_telephone_are_written_out(void **state)
{
	(void)state;
	expect("[Ada](mailto:ada@a.example?subject=x)\n",
		"Ada <ada@a.example>\n");
	expect("<ada@a.example>\n", "ada@a.example\n");
	expect("[Call us](tel:+15550100)\n", "Call us <+15550100>\n");
	expect("[+1 (555) 0100](tel:+15550100)\n", "+1 (555) 0100\n");
	expect("[press.desk@a.example](mailto:pressdesk@a.example)\n",
		"press.desk@a.example <pressdesk@a.example>\n");
}

static void a_number_stays_with_its_last_word(void **state)
{
	(void)state;
	expect("12345678 12345678 12345678 12345678 12345678 12345678 12345678 "
	       "[see it](https://a.example/)\n",
		"12345678 12345678 12345678 12345678 12345678 12345678 "
		"12345678 see\nit [1]\n[1] https://a.example/\n");
}

static void an_address_that_is_no_ascii_is_not_broken(void **state)
{
	(void)state;
	expect("1234567890 1234567890 1234567890 1234567890 12345 "
	       "<https://a.example/"
	       "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e>\n",
		"1234567890 1234567890 1234567890 1234567890 12345\n"
		"https://a.example/\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\n");
}

static void a_picture_is_its_words_and_its_address(void **state)
{
	(void)state;
	expect("See ![A *red* [door](https://x.example/)](/2026/a/door.png).\n",
		"See [Image: A red door - "
		"https://press.example/2026/a/door.png].\n");
}

static void list_items_hang(void **state)
{
	(void)state;
	expect("- one one one one one one one one one one one one one one one "
	       "one one one two\n- three\n",
		"- one one one one one one one one one one one one one one one "
		"one one\n  one two\n- three\n");
}

static void numbers_are_aligned_right(void **state)
{
	(void)state;
	expect("9. nine\n10. ten\n    more\n", " 9. nine\n10. ten more\n");
	expect("3) three\n", "3) three\n");
}

static void loose_items_stand_apart_and_tight_ones_do_not(void **state)
{
	(void)state;
	expect("- a\n- b\n\ntext\n\n- c\n\n- d\n\n  e\n",
		"- a\n- b\n\ntext\n\n- c\n\n- d\n\n  e\n");
}

static void containers_add_their_prefixes(void **state)
{
	(void)state;
	expect("> one\n>\n> - two\n>   1. three\n>\n>      > four\n>\n> five\n",
		"> one\n>\n> - two\n>   1. three\n>\n>      > four\n>\n"
		"> five\n");
	expect("- - a\n  - b\n", "- - a\n  - b\n");
	expect("> a\n\n> b\n", "> a\n\n> b\n");
}

static void an_empty_item_shows_its_mark(void **state)
{
	(void)state;
	expect("- a\n-\n- b\n", "- a\n-\n- b\n");
}

static void code_is_indented_and_not_wrapped(void **state)
{
	(void)state;
	expect("- a\n\n  ```\n  1234567890123456789012345678901234567890"
	       "1234567890 1234567890 1234567890 123\n\n    b\n  ```\n",
		"- a\n\n      "
		"12345678901234567890123456789012345678901234567890"
		" 1234567890 1234567890 123\n\n        b\n");
	expect("> ```\n> a\n>\n> b\n> ```\n", ">     a\n>\n>     b\n");
}

static void control_characters_are_left_out(void **state)
{
	(void)state;
	expect("a\x1b[31mb\n", "a[31mb\n");
	expect("    a\x1b"
	       "b\n",
		"    ab\n");
}

static void chinese_lines_are_joined_without_a_space(void **state)
{
	(void)state;
	expect("\xe6\x97\xa5\n\xe6\x9c\xac\nx\n",
		"\xe6\x97\xa5\xe6\x9c\xac x\n");
	/* Korean has spaces. */
	expect("\xed\x95\x9c\n\xea\xb5\xad\n", "\xed\x95\x9c \xea\xb5\xad\n");
}

static void what_prints_nothing_leaves_one_empty_line(void **state)
{
	(void)state;
	expect("a\n\n> <!-- x -->\n>\n> b\n", "a\n\n> b\n");
}

/* A custom node of model/body.h, put behind the others of `parent`. */
static cmark_node *add_custom(
	cmark_node *parent, cmark_node_type type, const char *name)
{
	cmark_node *node = cmark_node_new(type);

	assert_true(cmark_node_set_on_enter(node, name));
	assert_true(cmark_node_append_child(parent, node));
	return node;
}

/* Move what stands in the one paragraph of `markdown` into `parent`. */
static void add_inlines(cmark_node *parent, const char *markdown)
{
	cmark_node *root = parse(markdown);
	cmark_node *paragraph = cmark_node_first_child(root), *node;

	while (paragraph && (node = cmark_node_first_child(paragraph))) {
		cmark_node_unlink(node);
		assert_true(cmark_node_append_child(parent, node));
	}
	cmark_node_free(root);
}

/* Rows are separated by LF, cells by '|'. */
static void add_table(cmark_node *parent, const char *align, const char *rows)
{
	cmark_node *table =
		add_custom(parent, CMARK_NODE_CUSTOM_BLOCK, BODY_TABLE);
	struct str rest = str_from(rows), row_text, cell_text;
	struct arena arena = {0};
	cmark_node *row, *cell;

	assert_true(cmark_node_set_on_exit(table, align));
	while (str_next_line(&rest, &row_text)) {
		row = add_custom(table, CMARK_NODE_CUSTOM_BLOCK, BODY_ROW);
		while (str_next(&row_text, '|', &cell_text)) {
			cell = add_custom(
				row, CMARK_NODE_CUSTOM_BLOCK, BODY_CELL);
			add_inlines(cell, arena_str(&arena, cell_text).ptr);
		}
	}
	arena_release(&arena);
}

static void expect_table(
	const char *align, const char *rows, const char *expected)
{
	cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);

	add_table(root, align, rows);
	expect_tree(root, expected);
}

static void a_small_table_is_aligned(void **state)
{
	(void)state;
	expect_table("lrc", "Name|Count|Yes\nAda *L.*|10|x\nBob|9|yyyyy\n",
		"Name    Count   Yes\n"
		"------  -----  -----\n"
		"Ada L.     10    x\n"
		"Bob         9  yyyyy\n");
}

static void a_table_is_aligned_by_cells_not_by_letters(void **state)
{
	(void)state;
	expect_table("-r", "A|B\n\xe6\x97\xa5\xe6\x9c\xac|1\ne\xcc\x81|22\n",
		"A      B\n----  --\n"
		"\xe6\x97\xa5\xe6\x9c\xac   1\n"
		"e\xcc\x81     22\n");
}

#define X40 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static void a_table_of_72_cells_is_aligned_and_one_of_73_is_not(void **state)
{
	(void)state;
	expect_table("--", "A|B\n" X40 "|yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n",
		"A                                         B\n"
		"----------------------------------------  "
		"------------------------------\n" X40
		"  yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n");
	expect_table("--", "A|B\n" X40 "|yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n",
		X40 "\nB: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n");
}

static void a_wide_table_becomes_a_block_for_each_row(void **state)
{
	(void)state;
	expect_table("---",
		"Who|What|[Where](https://w.example/)\n"
		"Ada|" X40 " words and more words of hers|Here\n"
		"Bob||There\n",
		"Ada\n"
		"What: " X40 " words and more words of\n  hers\n"
		"Where [1]: Here\n\n"
		"Bob\nWhere [1]: There\n"
		"[1] https://w.example/\n");
}

static void a_number_in_a_block_stays_with_its_word(void **state)
{
	(void)state;
	expect_table("--",
		"A|Names\nBob Bobson|" X40 " xxxxxxxx xxxxxxxx "
		"[see](https://a.example/)\n",
		"Bob Bobson\nNames: " X40 " xxxxxxxx xxxxxxxx\n  see [1]\n"
		"[1] https://a.example/\n");
}

static void a_table_without_heading_has_no_rule(void **state)
{
	(void)state;
	expect_table("--", "|\nDate|1 May\nPlace|Boston\n",
		"Date   1 May\nPlace  Boston\n");
}

static void a_table_in_a_quote_has_less_room(void **state)
{
	cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
	cmark_node *quote = cmark_node_new(CMARK_NODE_BLOCK_QUOTE);

	(void)state;
	cmark_node_append_child(root, quote);
	add_table(quote, "--", "A|B\n1|2\n");
	add_table(quote, "--",
		"A|B\n" X40 "|yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n1|2\n");
	expect_tree(root, "> A  B\n> -  -\n> 1  2\n>\n> " X40
			  "\n> B: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n"
			  ">\n> 1\n> B: 2\n");
}

static void a_figure_is_a_picture_and_its_caption(void **state)
{
	cmark_node *root = parse("before\n"), *figure;

	(void)state;
	figure = add_custom(root, CMARK_NODE_CUSTOM_BLOCK, BODY_FIGURE);
	add_inlines(figure, "![A door](/2026/a/door.png)");
	add_inlines(add_custom(figure, CMARK_NODE_CUSTOM_BLOCK, BODY_CAPTION),
		"The *door*, in May.");
	add_inlines(add_custom(root, CMARK_NODE_CUSTOM_BLOCK, BODY_FIGURE),
		"![Two](https://x.example/2.png)");
	expect_tree(root,
		"before\n\n"
		"[Image: A door - https://press.example/2026/a/door.png]\n"
		"The door, in May.\n\n"
		"[Image: Two - https://x.example/2.png]\n");
}

static void struck_text_keeps_its_marks(void **state)
{
	cmark_node *root = parse("was\n");

	(void)state;
	add_inlines(add_custom(cmark_node_first_child(root),
			    CMARK_NODE_CUSTOM_INLINE, BODY_STRUCK),
		"ten");
	expect_tree(root, "was~~ten~~\n");
}

/* Twenty quotes deep: every line holds one word, and the walk comes back. */
static void depth_is_no_danger(void **state)
{
	struct buf markdown = {0}, out;
	int i;

	(void)state;
	for (i = 0; i < 20; i++)
		buf_z(&markdown, "> 1. ");
	buf_z(&markdown, "one two\n");
	buf_char(&markdown, '\0');
	out = print_tree(parse(markdown.ptr));
	assert_true(str_ends_with(buf_view(&out), STR(" two\n")));
	buf_release(&markdown);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			paragraphs_stand_apart_and_emphasis_leaves_no_mark),
		cmocka_unit_test(a_heading_is_a_line_of_its_own),
		cmocka_unit_test(a_rule_is_three_stars),
		cmocka_unit_test(each_address_has_one_number),
		cmocka_unit_test(a_hundred_addresses_keep_their_numbers),
		cmocka_unit_test(
			a_link_that_reads_as_its_address_has_no_number),
		cmocka_unit_test(addresses_of_the_site_become_absolute),
		cmocka_unit_test(mail_and_telephone_are_written_out),
		cmocka_unit_test(a_number_stays_with_its_last_word),
		cmocka_unit_test(an_address_that_is_no_ascii_is_not_broken),
		cmocka_unit_test(a_picture_is_its_words_and_its_address),
		cmocka_unit_test(list_items_hang),
		cmocka_unit_test(numbers_are_aligned_right),
		cmocka_unit_test(loose_items_stand_apart_and_tight_ones_do_not),
		cmocka_unit_test(containers_add_their_prefixes),
		cmocka_unit_test(an_empty_item_shows_its_mark),
		cmocka_unit_test(code_is_indented_and_not_wrapped),
		cmocka_unit_test(control_characters_are_left_out),
		cmocka_unit_test(chinese_lines_are_joined_without_a_space),
		cmocka_unit_test(what_prints_nothing_leaves_one_empty_line),
		cmocka_unit_test(a_small_table_is_aligned),
		cmocka_unit_test(a_table_is_aligned_by_cells_not_by_letters),
		cmocka_unit_test(
			a_table_of_72_cells_is_aligned_and_one_of_73_is_not),
		cmocka_unit_test(a_wide_table_becomes_a_block_for_each_row),
		cmocka_unit_test(a_number_in_a_block_stays_with_its_word),
		cmocka_unit_test(a_table_without_heading_has_no_rule),
		cmocka_unit_test(a_table_in_a_quote_has_less_room),
		cmocka_unit_test(a_figure_is_a_picture_and_its_caption),
		cmocka_unit_test(struck_text_keeps_its_marks),
		cmocka_unit_test(depth_is_no_danger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
