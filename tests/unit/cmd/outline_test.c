#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cmd/outline.h"

/* Texts that are read here live in it; freed at the end of each test. */
static int open_arena(void **state)
{
	*state = calloc(1, sizeof(struct arena));
	return *state ? 0 : -1;
}

static int close_arena(void **state)
{
	arena_release(*state);
	free(*state);
	return 0;
}

static void has_slug(
	struct arena *arena, const char *headline, const char *slug)
{
	struct str made = outline_slug(arena, str_from(headline));

	if (!str_equal_z(made, slug))
		fail_msg("%s: %.*s", headline, STR_ARG(made));
	assert_true(release_is_slug(made));
}

static void a_slug_is_made_of_the_words_of_the_headline(void **state)
{
	has_slug(*state, "Grid opens the Ostend site",
		"grid-opens-the-ostend-site");
	has_slug(*state,
		"\xc3\x9c"
		"ber uns: 40% mehr!",
		"uber-uns-40-mehr");
	has_slug(*state, "\xe6\xac\xa1\xe3\x81\xae", "release");
	has_slug(*state, "2026", "2026-release");
	has_slug(*state, "Topics", "topics-release");
	has_slug(*state, "es", "es-release");
}

static void a_long_slug_is_cut_between_two_words(void **state)
{
	char word[OUTLINE_SLUG_MAX + 20];

	memset(word, 'a', sizeof(word));
	word[OUTLINE_SLUG_MAX] = '\0';
	has_slug(*state, word, word);
	word[OUTLINE_SLUG_MAX - 1] = ' ';
	word[OUTLINE_SLUG_MAX] = 'a';
	word[OUTLINE_SLUG_MAX + 1] = '\0';
	has_slug(*state, word,
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	memset(word, 'a', sizeof(word));
	word[OUTLINE_SLUG_MAX + 1] = '\0';
	assert_int_equal(
		outline_slug(*state, str_from(word)).len, OUTLINE_SLUG_MAX);
}

/* The front matter of an outline, read again. */
static const struct node *read_outline(
	struct arena *arena, const struct outline *outline)
{
	struct diags d = {.arena = arena};
	struct source *src = arena_alloc(arena, sizeof(*src));
	const struct node *root = NULL;
	struct buf text = {0};
	struct span yaml;
	size_t body;

	outline_text(&text, outline);
	assert_true(source_make(
		&d, src, STR("a.md"), arena_str(arena, buf_view(&text))));
	buf_release(&text);
	assert_true(node_find_front_matter(&d, src, &yaml, &body));
	if (!node_read(&d, arena, yaml, &root))
		fail_msg("refused: %.*s", STR_ARG(src->text));
	return root;
}

/* Pieces that mean something to YAML, in any order. */
static void any_headline_reads_back_the_same(void **state)
{
	static const char *const pieces[] = {": ", " ", " #", "'", "\"", "\\",
		"[", "]", "{{", "}", ",", "- ", "a", "\xc3\xa9", "\xe2\x80\x9c",
		"\xe2\x80\x99", "!", "&", "*", "|", ">", "%", "@", "?", "40"};
	enum { PIECES = sizeof(pieces) / sizeof(*pieces) };
	unsigned short seed[3] = {3, 2, 1};
	struct site site = {0};
	struct buf headline = {0};
	size_t i, n;

	for (i = 0; i < 1000; i++) {
		struct outline outline = {.site = &site, .id = STR("urn:x:y")};
		const struct node *root;

		buf_reset(&headline);
		for (n = (size_t)(nrand48(seed) % 12) + 1; n; n--)
			buf_z(&headline, pieces[nrand48(seed) % PIECES]);
		outline.headline = str_trim(buf_view(&headline));
		root = read_outline(*state, &outline);
		assert_true(str_equal(
			node_get(root, "headline")->text, outline.headline));
		assert_true(
			str_equal_z(node_get(root, "status")->text, "draft"));
	}
	buf_release(&headline);
}

static void remarks_name_what_site_yaml_has(void **state)
{
	struct contact contacts[] = {
		{.key = STR("desk")}, {.key = STR("night")}};
	struct site_topic topics[] = {{.slug = STR("votes")}};
	struct str defaults[] = {STR("night")};
	struct site site = {.contacts = contacts,
		.contact_count = 2,
		.default_contacts = {defaults, 1},
		.topics = topics,
		.topic_count = 1};
	struct outline outline = {.headline = STR("A"), .site = &site};
	struct buf text = {0};

	(void)state;
	outline_text(&text, &outline);
	buf_char(&text, '\0');
	assert_non_null(strstr(text.ptr, "# desk, night; empty: night\n"));
	assert_non_null(strstr(text.ptr, "# [votes]\n"));
	buf_release(&text);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_slug_is_made_of_the_words_of_the_headline),
		TEST(a_long_slug_is_cut_between_two_words),
		TEST(any_headline_reads_back_the_same),
		TEST(remarks_name_what_site_yaml_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
