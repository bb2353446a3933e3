/* What the tests of findings share. */
#ifndef BASE_DIAG_BENCH_H
#define BASE_DIAG_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"

/* A text, findings about it, and where they are printed. */
struct bench {
	struct arena arena;
	struct diags diags;
	struct source src;
	struct buf out;
};

static inline void bench_open(struct bench *b, const char *text)
{
	*b = (struct bench){0};
	b->diags.arena = &b->arena;
	assert_true(source_make(
		&b->diags, &b->src, STR("releases/a.md"), str_from(text)));
}

static inline void bench_close(struct bench *b)
{
	buf_release(&b->out);
	arena_release(&b->arena);
}

static inline struct span span_of(const struct bench *b, const char *part)
{
	size_t off = str_find(b->src.text, str_from(part));

	assert_int_not_equal(off, STR_NONE);
	return source_span(&b->src, off, strlen(part));
}

static inline const char *printed(struct bench *b, enum diag_format format)
{
	buf_reset(&b->out);
	diags_print(&b->out, &b->diags, format, false);
	buf_char(&b->out, '\0');
	return b->out.ptr;
}

/* The findings of the tests below differ in their places alone. */
static inline struct diag at_place(struct span at)
{
	return (struct diag){.id = "odd", .at = at, .brief = STR("odd")};
}

static const char ostend[] = "---\n"
			     "headline: Ostend reopens its pier\n"
			     "summary: The pier reopens.\n"
			     "embargoo: 2026-12-01 09:00\n"
			     "---\n";

static inline void add_ostend(struct bench *b)
{
	struct diag diag = {
		.id = "key-unknown",
		.at = span_of(b, "embargoo"),
		.text = STR("I don't know the field \"embargoo\"."),
		.hint = STR("Did you mean \"embargo\"?"),
		.help = STR("Until this is mended the release is held back."),
		.brief = STR("unknown field \"embargoo\""),
		.brief_hint = STR("did you mean \"embargo\"?"),
		.edit = {span_of(b, "embargoo"), STR("embargo")},
	};

	assert_false(diag_add(&b->diags, &diag));
}

static inline size_t occurrences(const char *text, const char *part)
{
	size_t count = 0;

	while ((text = strstr(text, part))) {
		text += strlen(part);
		count++;
	}
	return count;
}

#endif
