#ifndef TESTS_EDIT_BENCH_H
#define TESTS_EDIT_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/edit.h"

/* A file that is edited. */
struct bench {
	struct arena arena;
	struct diags d;
	struct edit edit;
	bool ok;
};

static inline void bench_open(struct bench *b, const char *text)
{
	*b = (struct bench){0};
	b->d.arena = &b->arena;
	b->ok = edit_open(&b->edit, &b->d, &b->arena, STR("releases/a.md"),
		str_from(text));
}

/* The edited file is `expected`; NULL: the edit is refused. Closes `b`. */
static inline void bench_becomes(struct bench *b, const char *expected)
{
	struct str out = {0};
	bool ok = edit_finish(&b->edit, &b->d, &out);

	if (expected) {
		assert_true(ok);
		assert_string_equal(out.ptr, expected);
	} else {
		assert_false(ok);
		assert_int_equal(b->d.count, 1);
		assert_string_equal(b->d.items[0].id, "edit-refused");
	}
	arena_release(&b->arena);
}

static inline void bench_lift(const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b, text);
	assert_true(b.ok);
	edit_lift(&b.edit, STR("2026-11-22T10:00:00-05:00"),
		STR("It was all over the news."));
	bench_becomes(&b, expected);
}

static inline void bench_until(
	const char *text, const char *time, const char *expected)
{
	struct bench b;

	bench_open(&b, text);
	assert_true(b.ok);
	edit_set_until(&b.edit, str_from(time));
	bench_becomes(&b, expected);
}

static inline void bench_withdraw(const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b, text);
	edit_withdraw(&b.edit, STR("2026-11-22T10:00:00-05:00"),
		STR("The figures were wrong."), STR("figures"));
	b.d = (struct diags){.arena = &b.arena};
	bench_becomes(&b, expected);
}

static inline void bench_correct(const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b, text);
	assert_true(b.ok);
	edit_add_correction(
		&b.edit, &(struct edit_correction){.at = STR("2026-11-22"),
				 .kind = STR("correction"),
				 .was = STR("12%"),
				 .now = STR("21%")});
	bench_becomes(&b, expected);
}

static inline void bench_replace(const char *text, const char *was,
	const char *now, const char *expected)
{
	struct bench b;

	bench_open(&b, text);
	assert_true(b.ok);
	edit_replace(&b.edit, str_from(was), str_from(now), 0);
	bench_becomes(&b, expected);
}

#endif
