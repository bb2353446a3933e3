#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "read/wordsfile.h"
#include "render/theme.h"

/* A newsroom's folder, with or without templates of its own. */
struct room {
	struct arena arena;
	struct diags d;
	struct words words;
	char path[64];
	int fd;
	struct theme theme;
	struct template_theme *compiled;
};

static void open_room(struct room *r)
{
	*r = (struct room){.path = "/tmp/dateline-theme-XXXXXX"};
	r->d.arena = &r->arena;
	assert_non_null(mkdtemp(r->path));
	assert_true(fs_open_root(&r->d, r->path, &r->fd));
}

static void close_room(struct room *r)
{
	assert_true(fs_remove_all(&r->d, r->fd, STR("templates")));
	close(r->fd);
	assert_int_equal(rmdir(r->path), 0);
	arena_release(&r->arena);
}

static void put(
	struct room *r, const char *folder, const char *name, struct str bytes)
{
	struct str path = arena_format(&r->arena, "%s/%s", folder, name);

	assert_true(fs_make_folders(&r->d, r->fd, str_from(folder), 0755));
	assert_true(fs_replace(&r->d, r->fd, path, bytes, 0644));
}

static void read_words(struct room *r)
{
	struct source *src = arena_alloc(&r->arena, sizeof(*src));

	assert_true(source_make(&r->d, src, STR("words"),
		theme_get(&r->theme, STR("words/en.yaml"))));
	assert_true(
		wordsfile_read(&r->d, &r->arena, src, STR("en"), &r->words));
}

static bool compile(struct room *r)
{
	read_words(r);
	return theme_compile(
		&r->d, &r->arena, &r->theme, &r->words, &r->compiled);
}

#define expect_bytes(r, name, expected)                                        \
	assert_true(str_equal_z(theme_get(&(r)->theme, STR(name)), expected))

static void the_shipped_theme_compiles(void **state)
{
	static const char *const pages[] = {"404.html", "all.html",
		"contact.html", "index.html", "moved.html", "release.html",
		"release.txt", "subscribe.html", "topic.html", "topics.html",
		"withdrawn.html", "year.html"};
	struct room r;
	size_t i;

	(void)state;
	open_room(&r);
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_true(compile(&r));
	assert_int_equal(r.d.count, 0);
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		assert_true(template_has(r.compiled, pages[i]));
	close_room(&r);
}

static void a_newsroom_without_templates_has_the_shipped_ones(void **state)
{
	struct room r;
	size_t i;

	(void)state;
	open_room(&r);
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_int_equal(r.theme.count, theme_shipped_count);
	assert_int_equal(r.theme.assets.count, 0);
	for (i = 0; i < theme_shipped_count; i++)
		assert_true(
			str_equal(theme_get(&r.theme, theme_shipped[i].name),
				theme_shipped[i].bytes));
	assert_true(theme_get(&r.theme, STR("style.css")).len > 0);
	assert_int_equal(theme_get(&r.theme, STR("style")).len, 0);
	assert_int_equal(theme_get(&r.theme, STR("")).len, 0);
	close_room(&r);
}

static void a_file_of_the_newsroom_replaces_the_shipped_one(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	put(&r, "templates", "404.html", STR("<h1>Not here</h1>"));
	put(&r, "templates", "zz-own.html", STR("<p>own</p>"));
	put(&r, "templates/words", "en.yaml", STR("and: und\n"));
	put(&r, "templates/words", "pt.yaml", STR("and: e\n"));
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_int_equal(r.theme.count, theme_shipped_count + 2);
	expect_bytes(&r, "404.html", "<h1>Not here</h1>");
	expect_bytes(&r, "zz-own.html", "<p>own</p>");
	expect_bytes(&r, "words/en.yaml", "and: und\n");
	expect_bytes(&r, "words/pt.yaml", "and: e\n");
	assert_true(theme_get(&r.theme, STR("base.html")).len > 0);
	close_room(&r);
}

static void only_files_of_a_theme_are_read(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	put(&r, "templates", "notes.md", STR("x"));
	put(&r, "templates", ".hidden.html", STR("x"));
	put(&r, "templates", "style.css~", STR("x"));
	put(&r, "templates", "other.css", STR("x"));
	put(&r, "templates/folder.html", "inner.html", STR("x"));
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_int_equal(r.d.count, 0);
	assert_int_equal(r.theme.count, theme_shipped_count);
	close_room(&r);
}

static void assets_are_listed_and_not_read(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	put(&r, "templates/assets", "logo.svg", STR("<svg/>"));
	put(&r, "templates/assets", "a.woff2", STR("x"));
	put(&r, "templates/assets", ".keep", STR("x"));
	put(&r, "templates/assets/inner", "b.png", STR("x"));
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_int_equal(r.theme.assets.count, 2);
	assert_true(str_equal_z(
		r.theme.assets.items[0], "templates/assets/a.woff2"));
	assert_true(str_equal_z(
		r.theme.assets.items[1], "templates/assets/logo.svg"));
	assert_int_equal(theme_get(&r.theme, STR("logo.svg")).len, 0);
	close_room(&r);
}

static bool reads_file_of(size_t size)
{
	struct room r;
	char *bytes = malloc(size);
	bool ok;

	assert_non_null(bytes);
	memset(bytes, ' ', size);
	open_room(&r);
	put(&r, "templates", "big.txt", (struct str){bytes, size});
	ok = theme_read(&r.d, &r.arena, r.fd, &r.theme);
	if (!ok) {
		assert_int_equal(r.d.count, 1);
		assert_string_equal(r.d.items[0].id, "file-large");
		/* The others are there all the same. */
		assert_true(theme_get(&r.theme, STR("base.html")).len > 0);
	}
	close_room(&r);
	free(bytes);
	return ok;
}

static void a_file_over_the_limit_is_a_finding(void **state)
{
	(void)state;
	assert_true(reads_file_of(THEME_MAX_FILE - 1));
	assert_true(reads_file_of(THEME_MAX_FILE));
	assert_false(reads_file_of(THEME_MAX_FILE + 1));
}

static void a_template_with_an_unknown_name_is_a_finding(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	put(&r, "templates", "404.html", STR("<p>{{t.mising}}</p>"));
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_false(compile(&r));
	assert_int_equal(r.d.count, 1);
	assert_string_equal(r.d.items[0].id, "template-name");
	assert_true(str_equal_z(r.d.items[0].file, "templates/404.html"));
	assert_int_equal(r.d.items[0].place.line, 1);
	assert_true(
		str_equal_z(r.d.items[0].hint, "Did you mean \"t.missing\"?"));
	close_room(&r);
}

static void a_template_that_is_no_text_is_a_finding(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	put(&r, "templates", "404.html", STR("<p>\xff</p>"));
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_false(compile(&r));
	assert_int_equal(r.d.count, 1);
	assert_true(str_equal_z(r.d.items[0].file, "templates/404.html"));
	close_room(&r);
}

/* The same value, as HTML and as text, by the name of the file. */
static void text_files_are_not_escaped(void **state)
{
	struct value_entry name = {
		"name", {.kind = VALUE_TEXT, .text = STR("A & B")}};
	struct value site = {.kind = VALUE_MAP, .entries = &name, .count = 1};
	struct value_entry entry = {"site", site};
	struct value root = {.kind = VALUE_MAP, .entries = &entry, .count = 1};
	struct buf out = {0};
	struct room r;

	(void)state;
	open_room(&r);
	put(&r, "templates", "own.txt", STR("{{site.name}}|"));
	put(&r, "templates", "own.html", STR("{{site.name}}|"));
	assert_true(theme_read(&r.d, &r.arena, r.fd, &r.theme));
	assert_true(compile(&r));
	assert_true(template_render(&r.d, r.compiled, "own.txt", &root, &out));
	assert_true(template_render(&r.d, r.compiled, "own.html", &root, &out));
	assert_true(str_equal_z(buf_view(&out), "A & B|A &amp; B|"));
	buf_release(&out);
	close_room(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_theme_compiles),
		cmocka_unit_test(
			a_newsroom_without_templates_has_the_shipped_ones),
		cmocka_unit_test(
			a_file_of_the_newsroom_replaces_the_shipped_one),
		cmocka_unit_test(only_files_of_a_theme_are_read),
		cmocka_unit_test(assets_are_listed_and_not_read),
		cmocka_unit_test(a_file_over_the_limit_is_a_finding),
		cmocka_unit_test(a_template_with_an_unknown_name_is_a_finding),
		cmocka_unit_test(a_template_that_is_no_text_is_a_finding),
		cmocka_unit_test(text_files_are_not_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
