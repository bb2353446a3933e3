#ifndef TESTS_NODE_BENCH_H
#define TESTS_NODE_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/node.h"

/* A text that is read, and what came of it. */
struct bench {
	struct arena arena;
	struct diags d;
	struct source src;
	struct span yaml;
	size_t body_off;
	const struct node *root;
	bool ok;
};

static inline void bench_open(struct bench *b, struct str text)
{
	*b = (struct bench){0};
	b->d.arena = &b->arena;
	b->ok = source_make(&b->d, &b->src, STR("a.md"), text);
}

/* Read a release: front matter and its YAML. */
static inline void bench_read_str(struct bench *b, struct str text)
{
	bench_open(b, text);
	if (!b->ok)
		return;
	b->ok = node_find_front_matter(&b->d, &b->src, &b->yaml, &b->body_off);
	if (b->yaml.src)
		b->ok = node_read(&b->d, &b->arena, b->yaml, &b->root) && b->ok;
}

static inline void bench_read(struct bench *b, const char *text)
{
	bench_read_str(b, str_from(text));
}

/* Read YAML without fences, as site.yaml is. */
static inline void bench_read_yaml(struct bench *b, const char *text)
{
	bench_open(b, str_from(text));
	b->yaml = source_span(&b->src, 0, b->src.size);
	b->ok = node_read(&b->d, &b->arena, b->yaml, &b->root) && b->ok;
}

/* All findings, as an editor shows them, are exactly `expected`. */
static inline void bench_expect(struct bench *b, const char *expected)
{
	struct buf out = {0};

	diags_sort(&b->d);
	diags_print(&out, &b->d, DIAG_GNU, false);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_release(&out);
	assert_int_equal(b->ok, *expected == '\0');
}

/* The value of a key of the outermost record is `expected`. */
static inline void bench_expect_text(
	struct bench *b, const char *key, const char *expected)
{
	const struct node *node = node_get(b->root, key);
	struct str text;

	assert_non_null(node);
	assert_int_equal(node->kind, NODE_TEXT);
	text = arena_str(&b->arena, node->text);
	assert_string_equal(text.ptr, expected);
}

/* The finding at `index` offers exactly these lines. */
static inline void bench_expect_mended(
	struct bench *b, size_t index, const char *expected)
{
	assert_true(index < b->d.count);
	assert_string_equal(b->d.items[index].mended.ptr
				    ? b->d.items[index].mended.ptr
				    : "",
		expected);
}

static inline void bench_close(struct bench *b)
{
	arena_release(&b->arena);
}

#endif
