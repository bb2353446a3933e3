#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "render/feed_style.h"

/* The style sheet of one language whose words have only this sentence. */
static void gives(const char *language, struct str sentence, const char *css,
	const char *expected)
{
	struct arena arena = {0};
	struct words words = {.by_name = {.arena = &arena}};
	struct buf out = {0};

	map_claim(&words.by_name, STR("feed-help"), 0, NULL);
	arena_push(&arena, &words.names, STR("feed-help"));
	arena_push(&arena, &words.texts, sentence);
	feed_style(&out, &words, str_from(language), str_from(css));
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
	arena_release(&arena);
}

static void the_sentence_comes_before_the_rules_of_the_theme(void **state)
{
	(void)state;
	gives("en", STR("This is a feed."), "item { display: block; }\n",
		"rss::before, feed::before { content: \"This is a feed.\"; }\n"
		"item { display: block; }\n");
}

static void no_sentence_ends_its_string(void **state)
{
	(void)state;
	gives("fr", STR("\"a\\\n</style>é1"), "",
		"rss::before, feed::before { content: "
		"\"\\22 a\\5c \\a \\3c /style>\\e9 1\"; }\n");
}

static void some_languages_are_written_from_the_right(void **state)
{
	(void)state;
	gives("ar", STR("x"), "i {}\n",
		"rss::before, feed::before { content: \"x\"; }\n"
		"rss, feed { direction: rtl; text-align: right; }\n"
		"i {}\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			the_sentence_comes_before_the_rules_of_the_theme),
		cmocka_unit_test(no_sentence_ends_its_string),
		cmocka_unit_test(some_languages_are_written_from_the_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
