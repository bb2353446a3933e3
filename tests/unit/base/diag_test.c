#include <errno.h>
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

static void bench_open(struct bench *b, const char *text)
{
	*b = (struct bench){0};
	b->diags.arena = &b->arena;
	assert_true(source_make(
		&b->diags, &b->src, STR("releases/a.md"), str_from(text)));
}

static void bench_close(struct bench *b)
{
	buf_release(&b->out);
	arena_release(&b->arena);
}

static struct span span_of(const struct bench *b, const char *part)
{
	size_t off = str_find(b->src.text, str_from(part));

	assert_int_not_equal(off, STR_NONE);
	return source_span(&b->src, off, strlen(part));
}

static const char *printed(struct bench *b, enum diag_format format)
{
	buf_reset(&b->out);
	diags_print(&b->out, &b->diags, format, false);
	buf_char(&b->out, '\0');
	return b->out.ptr;
}

static const char ostend[] = "---\n"
			     "headline: Ostend reopens its pier\n"
			     "summary: The pier reopens.\n"
			     "embargoo: 2026-12-01 09:00\n"
			     "---\n";

static void add_ostend(struct bench *b)
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

static void a_finding_shows_place_words_line_and_mended_line(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	source_drop(&b.src);
	assert_string_equal(printed(&b, DIAG_TEXT),
		"releases/a.md, line 4: I don't know the field "
		"\"embargoo\".\n"
		"\n"
		"    4 | embargoo: 2026-12-01 09:00\n"
		"      | ^^^^^^^^\n"
		"\n"
		"Did you mean \"embargo\"? Until this is mended the release "
		"is held back.\n"
		"\n"
		"    embargo: 2026-12-01 09:00                               "
		"   [key-unknown]\n");
	bench_close(&b);
}

static void the_gnu_form_is_one_line_for_editors(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	assert_string_equal(printed(&b, DIAG_GNU),
		"releases/a.md:4:1: error: unknown field \"embargoo\"; did "
		"you mean \"embargo\"? [key-unknown]\n");
	bench_close(&b);
}

static void the_json_form_is_one_object_a_line(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, ostend);
	add_ostend(&b);
	assert_string_equal(printed(&b, DIAG_JSON),
		"{\"schema\":1,\"id\":\"key-unknown\",\"level\":\"error\","
		"\"file\":\"releases/a.md\",\"line\":4,\"column\":1,"
		"\"end\":9,\"message\":\"I don't know the field "
		"\\\"embargoo\\\".\",\"help\":\"Until this is mended the "
		"release is held back.\",\"brief\":\"unknown field "
		"\\\"embargoo\\\"\",\"fix\":{\"line\":4,\"column\":1,"
		"\"end_line\":4,\"end\":9,\"text\":\"embargo\",\"hint\":"
		"\"Did you mean \\\"embargo\\\"?\"}}\n");
	bench_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_finding_shows_place_words_line_and_mended_line),
		cmocka_unit_test(the_gnu_form_is_one_line_for_editors),
		cmocka_unit_test(the_json_form_is_one_object_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
