/* What the tests of templates share. */
#ifndef RENDER_TEMPLATE_BENCH_H
#define RENDER_TEMPLATE_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "render/template.h"

enum { BENCH_FILES = 40 };

/* A theme of a few files, what it made, and what was found. */
struct bench {
	struct arena arena;
	struct diags d;
	struct source sources[BENCH_FILES];
	struct template_file files[BENCH_FILES];
	size_t count;
	struct template_theme *theme;
	struct buf out;
};

static const struct template_name bench_owner[] = {
	{.name = "name", .kind = VALUE_TEXT},
	{0},
};

static const struct template_name bench_site[] = {
	{.name = "name", .kind = VALUE_TEXT},
	{.name = "address", .kind = VALUE_TEXT},
	{.name = "owner", .kind = VALUE_MAP, .inside = bench_owner},
	{0},
};

static const struct template_name bench_person[] = {
	{.name = "name", .kind = VALUE_TEXT},
	{.name = "url", .kind = VALUE_TEXT},
	{.name = "mails", .kind = VALUE_LIST},
	{0},
};

static const struct template_name bench_names[] = {
	{.name = "title", .kind = VALUE_TEXT},
	{.name = "url", .kind = VALUE_TEXT},
	{.name = "root", .kind = VALUE_TEXT},
	{.name = "empty", .kind = VALUE_TEXT},
	{.name = "body", .kind = VALUE_HTML},
	{.name = "json", .kind = VALUE_JSON},
	{.name = "ok", .kind = VALUE_TRUE},
	{.name = "no", .kind = VALUE_TRUE},
	{.name = "tags", .kind = VALUE_LIST},
	{.name = "people", .kind = VALUE_LIST, .inside = bench_person},
	{.name = "site", .kind = VALUE_MAP, .inside = bench_site},
	{.name = "extra", .kind = VALUE_MAP, .any = true},
	{0},
};

static inline struct value bench_text(const char *text)
{
	return (struct value){.kind = VALUE_TEXT, .text = str_from(text)};
}

#define BENCH_TITLE "<x\"'&>"

/* Values for all the names above; "extra" has "colour" alone. */
static inline struct value bench_root(struct arena *arena)
{
	const struct value_entry owner[] = {{"name", bench_text("Owner")}};
	const struct value_entry site[] = {{"name", bench_text("Site")},
		{"owner", {.kind = VALUE_MAP, .count = 1}}};
	const struct value mails[] = {bench_text("a@x"), bench_text("b@x")};
	const struct value_entry ada[] = {{"name", bench_text("Ada")},
		{"mails", {.kind = VALUE_LIST, .count = 2}}};
	const struct value_entry bob[] = {
		{"name", bench_text("Bob")}, {"url", bench_text("b/")}};
	const struct value_entry extra[] = {{"colour", bench_text("red")}};
	const struct value people[] = {{.kind = VALUE_MAP, .count = 2},
		{.kind = VALUE_MAP, .count = 2}};
	const struct value_entry root[] = {
		{"title", bench_text(BENCH_TITLE)},
		{"url", bench_text("https://x.example/a?b&c")},
		{"root", bench_text("../")},
		{"empty", bench_text("")},
		{"body", {.kind = VALUE_HTML, .text = STR("<p>Hi &amp;</p>")}},
		{"json", {.kind = VALUE_JSON, .text = STR("{\"a\":\"<b\"}")}},
		{"ok", {.kind = VALUE_TRUE}},
		{"tags", {.kind = VALUE_LIST, .count = 2}},
		{"people", {.kind = VALUE_LIST, .count = 2}},
		{"site", {.kind = VALUE_MAP, .count = 2}},
		{"extra", {.kind = VALUE_MAP, .count = 1}},
	};
	const struct value tags[] = {
		bench_text("red & blue"), bench_text("green")};
	struct value_entry *rows = arena_alloc(arena, sizeof(root));
	struct value_entry *sites = arena_alloc(arena, sizeof(site));
	struct value_entry *adas = arena_alloc(arena, sizeof(ada));
	struct value *persons = arena_alloc(arena, sizeof(people));

#define BENCH_COPY(array)                                                      \
	memcpy(arena_alloc(arena, sizeof(array)), array, sizeof(array))
	memcpy(rows, root, sizeof(root));
	memcpy(sites, site, sizeof(site));
	memcpy(adas, ada, sizeof(ada));
	memcpy(persons, people, sizeof(people));
	sites[1].value.entries = BENCH_COPY(owner);
	adas[1].value.items = BENCH_COPY(mails);
	persons[0].entries = adas;
	persons[1].entries = BENCH_COPY(bob);
	rows[7].value.items = BENCH_COPY(tags);
	rows[8].value.items = persons;
	rows[9].value.entries = sites;
	rows[10].value.entries = BENCH_COPY(extra);
	return (struct value){.kind = VALUE_MAP,
		.entries = rows,
		.count = sizeof(root) / sizeof(*root)};
}

static inline void bench_open(struct bench *b)
{
	*b = (struct bench){.d.arena = &b->arena};
}

static inline void bench_close(struct bench *b)
{
	buf_release(&b->out);
	arena_release(&b->arena);
}

static inline void bench_add_str(
	struct bench *b, const char *name, struct str text)
{
	struct source *src = &b->sources[b->count];

	assert_true(b->count < BENCH_FILES);
	assert_true(source_make(&b->d, src, str_from(name), text));
	b->files[b->count++] = (struct template_file){
		.name = str_from(name),
		.src = src,
		.form = str_ends_with(str_from(name), STR(".txt"))
				? TEMPLATE_TEXT
				: TEMPLATE_HTML,
	};
}

static inline void bench_add(
	struct bench *b, const char *name, const char *text)
{
	bench_add_str(b, name, str_from(text));
}

static inline bool bench_compile(struct bench *b)
{
	return template_compile(
		&b->d, &b->arena, b->files, b->count, bench_names, &b->theme);
}

static inline bool bench_render(struct bench *b, const char *file)
{
	struct value root = bench_root(&b->arena);

	return template_render(&b->d, b->theme, file, &root, &b->out);
}

/* The findings as "line:column id" lines. */
static inline const char *bench_found(struct bench *b)
{
	size_t i;

	buf_reset(&b->out);
	for (i = 0; i < b->d.count; i++)
		buf_format(&b->out, "%s%zu:%zu %s", i ? "\n" : "",
			b->d.items[i].place.line, b->d.items[i].place.column,
			b->d.items[i].id);
	buf_char(&b->out, '\0');
	return b->out.ptr;
}

/* What `file` of the theme makes is `expected`. */
static inline void bench_prints(
	struct bench *b, const char *file, const char *expected)
{
	if (!bench_compile(b) || !bench_render(b, file))
		fail_msg("%s", bench_found(b));
	buf_char(&b->out, '\0');
	assert_string_equal(b->out.ptr, expected);
}

/* The one file `text` makes `expected`. */
static inline void prints_as(
	const char *name, const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b);
	bench_add(&b, name, text);
	bench_prints(&b, name, expected);
	bench_close(&b);
}

static inline void prints(const char *text, const char *expected)
{
	prints_as("a.html", text, expected);
}

/* The one file `text` is refused for `expected`, as bench_found() has it. */
static inline void refused_as(
	const char *name, const char *text, const char *expected)
{
	struct bench b;

	bench_open(&b);
	bench_add(&b, name, text);
	assert_false(bench_compile(&b));
	assert_null(b.theme);
	if (strcmp(bench_found(&b), expected) != 0)
		fail_msg("%s\nis refused for\n%s\nnot for\n%s", text, b.out.ptr,
			expected);
	bench_close(&b);
}

static inline void refused(const char *text, const char *expected)
{
	refused_as("a.html", text, expected);
}

#endif
