#include "unit/read/markdown_tool.h"

static void bare_addresses_become_links(void **state)
{
	(void)state;
	assert_tree("See https://a.org/b, http://c.org.\n",
		"p[\"See \" a(https://a.org/b)[\"https://a.org/b\"] \", \" "
		"a(http://c.org)[\"http://c.org\"] \".\"]");
	assert_tree("Mail press@a.org.\n",
		"p[\"Mail \" a(mailto:press@a.org)[\"press@a.org\"] \".\"]");
	assert_tree(
		"https://a.org\n", "p[a(https://a.org)[\"https://a.org\"]]");
}

/* `text` is a link to `url` and the words `rest`. */
static void assert_bare(const char *text, const char *url, const char *rest)
{
	struct arena arena = {0};
	const char *tree = arena_format(&arena, "p[a(%s)[\"%s\"]%s%s%s]", url,
		url, *rest ? " \"" : "", rest, *rest ? "\"" : "")
				   .ptr;

	assert_tree(text, tree);
	arena_release(&arena);
}

static void signs_that_end_a_sentence_end_an_address(void **state)
{
	(void)state;
	assert_bare("https://a.org/b).\n", "https://a.org/b", ").");
	assert_bare("https://a.org/b_(c)\n", "https://a.org/b_(c)", "");
	assert_bare("https://a.org/b_(c))\n", "https://a.org/b_(c)", ")");
	assert_bare(
		"https://a.org/?!.,:;*_~'\n", "https://a.org/", "?!.,:;*_~’");
	assert_bare("https://a.org/\xE2\x80\x9D x\n", "https://a.org/",
		"\xE2\x80\x9D x");
	assert_bare("https://a.org/\xC2\xA0x\n", "https://a.org/", "\xC2\xA0x");
	assert_bare(
		"https://a.org\xE3\x80\x82\n", "https://a.org", "\xE3\x80\x82");
	assert_bare("https://a.org]x\n", "https://a.org", "]x");
}

static void signs_of_markdown_stay_inside_an_address(void **state)
{
	(void)state;
	assert_bare("https://a.org/_b_--c...d*e*f'g\n",
		"https://a.org/_b_--c...d*e*f'g", "");
	assert_tree("**https://a.org/b_c** *d*\n",
		"p[strong[a(https://a.org/b_c)[\"https://a.org/b_c\"]] \" \" "
		"em[\"d\"]]");
	assert_tree("[https://a.org/_b_](https://a.org/_b_) <https://c_d_>\n",
		"p[a(https://a.org/_b_)[\"https://a.org/_b_\"] \" \" "
		"a(https://c_d_)[\"https://c_d_\"]]");
}

static void what_is_no_address_stays_text(void **state)
{
	static const char *const texts[] = {"xhttps://a.org", "https://",
		"https:// a", "ftp://a.org", "www.a.org", "@handle", "a@b",
		"a@b.", "a@b..c", "a@-", "@a.org", "a@b.c_", "://", "a@b.c-"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct arena arena = {0};
		const char *tree =
			arena_format(&arena, "p[\"%s\"]", texts[i]).ptr;

		assert_tree(texts[i], tree);
		arena_release(&arena);
	}
}

/* Chinese, Japanese and Korean have no space behind an address. */
static void text_without_spaces_ends_an_address(void **state)
{
	(void)state;
	assert_tree("全文はhttps://a.org/x.htmlにあります。\n",
		"p[\"全文は\" "
		"a(https://a.org/x.html)[\"https://a.org/x.html\"] "
		"\"にあります。\"]");
	assert_tree("见https://a.org/x，摘要\n",
		"p[\"见\" a(https://a.org/x)[\"https://a.org/x\"] "
		"\"，摘要\"]");
	assert_tree("https://a.org/wiki/日本 x\n",
		"p[a(https://a.org/wiki/日本)"
		"[\"https://a.org/wiki/日本\"] \" x\"]");
}

static void code_and_links_keep_addresses_as_text(void **state)
{
	(void)state;
	assert_tree("`https://a.org` [see b@c.org](https://d.org)\n",
		"p[code\"https://a.org\" \" \" "
		"a(https://d.org)[\"see b@c.org\"]]");
	assert_tree("    https://a_b_c\n", "pre\"https://a_b_c\n\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bare_addresses_become_links),
		cmocka_unit_test(signs_that_end_a_sentence_end_an_address),
		cmocka_unit_test(signs_of_markdown_stay_inside_an_address),
		cmocka_unit_test(what_is_no_address_stays_text),
		cmocka_unit_test(text_without_spaces_ends_an_address),
		cmocka_unit_test(code_and_links_keep_addresses_as_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
