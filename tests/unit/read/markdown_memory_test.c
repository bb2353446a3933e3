#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/markdown_memory.h"

/* The words of the first text in a tree. */
static const char *first_text(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	const char *words = NULL;

	while (!words && cmark_iter_next(iter) != CMARK_EVENT_DONE)
		words = cmark_node_get_literal(cmark_iter_get_node(iter));
	cmark_iter_free(iter);
	return words;
}

static void a_tree_goes_with_its_arena(void **state)
{
	struct arena arena = {0};
	cmark_node *root;

	(void)state;
	assert_null(markdown_memory_use(&arena));
	root = markdown_memory_parse(STR("One *two* three.\n"), 0);
	cmark_node_append_child(
		root, markdown_memory_node(CMARK_NODE_THEMATIC_BREAK));
	assert_ptr_equal(markdown_memory_use(NULL), &arena);
	assert_string_equal(first_text(root), "One ");
	assert_non_null(arena.block);
	arena_release(&arena);
}

/* Whoever looks at a tree later makes his iterator with nothing set. */
static void a_tree_of_an_arena_may_be_looked_at_and_changed_later(void **state)
{
	struct arena arena = {0}, other = {0};
	struct arena *before = markdown_memory_use(&arena);
	cmark_node *root = markdown_memory_parse(STR("One.\n"), 0), *text;

	(void)state;
	markdown_memory_use(&other);
	assert_string_equal(first_text(root), "One.");
	arena_release(&other);
	markdown_memory_use(before);
	text = cmark_node_first_child(cmark_node_first_child(root));
	assert_true(cmark_node_set_literal(text, "Two."));
	assert_string_equal(first_text(root), "Two.");
	cmark_node_free(text);
	assert_null(first_text(root));
	arena_release(&arena);
}

static void without_an_arena_a_tree_is_freed_by_itself(void **state)
{
	cmark_node *root = markdown_memory_parse(STR("- One\n- two\n"), 0);

	(void)state;
	assert_string_equal(first_text(root), "One");
	cmark_node_free(root);
}

/* cmark asks for more room line by line. */
static void a_long_text_keeps_its_bytes_while_it_grows(void **state)
{
	struct arena arena = {0};
	struct arena *before = markdown_memory_use(&arena);
	char text[64 * 1024 + 1];
	cmark_node *root;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(text) - 1; i++)
		text[i] = i % 64 == 63 ? '\n' : (char)('a' + i / 64 % 26);
	text[sizeof(text) - 1] = '\0';
	memcpy(text, "```\n", 4);
	root = markdown_memory_parse(str_from(text), 0);
	assert_string_equal(first_text(root), text + 4);
	markdown_memory_use(before);
	arena_release(&arena);
}

static void *arena_of_another_thread(void *unused)
{
	(void)unused;
	return markdown_memory_use(NULL);
}

static void each_thread_has_its_own(void **state)
{
	struct arena arena = {0};
	struct arena *before = markdown_memory_use(&arena);
	void *theirs = &arena;
	pthread_t thread;

	(void)state;
	assert_int_equal(
		pthread_create(&thread, NULL, arena_of_another_thread, NULL),
		0);
	assert_int_equal(pthread_join(thread, &theirs), 0);
	assert_null(theirs);
	assert_ptr_equal(markdown_memory_use(before), &arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_goes_with_its_arena),
		cmocka_unit_test(
			a_tree_of_an_arena_may_be_looked_at_and_changed_later),
		cmocka_unit_test(without_an_arena_a_tree_is_freed_by_itself),
		cmocka_unit_test(a_long_text_keeps_its_bytes_while_it_grows),
		cmocka_unit_test(each_thread_has_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
