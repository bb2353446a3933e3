#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "render/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FILES = 3 };

static const char *const html_names[FILES] = {"a.html", "b.html", "c.html"};
static const char *const text_names[FILES] = {"a.txt", "b.txt", "c.txt"};

static const struct template_name person[] = {
	{.name = "name", .kind = VALUE_TEXT},
	{.name = "url", .kind = VALUE_TEXT},
	{0},
};

static const struct template_name names[] = {
	{.name = "t", .kind = VALUE_TEXT},
	{.name = "body", .kind = VALUE_HTML},
	{.name = "json", .kind = VALUE_JSON},
	{.name = "ok", .kind = VALUE_TRUE},
	{.name = "no", .kind = VALUE_TRUE},
	{.name = "tags", .kind = VALUE_LIST},
	{.name = "people", .kind = VALUE_LIST, .inside = person},
	{.name = "site", .kind = VALUE_MAP, .inside = person},
	{.name = "extra", .kind = VALUE_MAP, .any = true},
	{0},
};

/* All texts of the page are `text`: its shape does not depend on them. */
struct page {
	struct value_entry person[2], extra[1], root[8];
	struct value tags[2], people[2];
	struct value value;
};

static struct value map(const struct value_entry *entries, size_t count)
{
	return (struct value){
		.kind = VALUE_MAP, .entries = entries, .count = count};
}

static struct value list(const struct value *items, size_t count)
{
	return (struct value){
		.kind = VALUE_LIST, .items = items, .count = count};
}

static void fill(struct page *page, const char *words)
{
	struct value text = {.kind = VALUE_TEXT, .text = str_from(words)};
	struct value html = {.kind = VALUE_HTML, .text = STR("<p>x</p>")};
	struct value json = {.kind = VALUE_JSON, .text = STR("[1]")};
	struct value yes = {.kind = VALUE_TRUE};

	page->person[0] = (struct value_entry){"name", text};
	page->person[1] = (struct value_entry){"url", text};
	page->extra[0] = (struct value_entry){"x", text};
	page->tags[0] = page->tags[1] = text;
	page->people[0] = page->people[1] = map(page->person, 2);
	page->root[0] = (struct value_entry){"t", text};
	page->root[1] = (struct value_entry){"body", html};
	page->root[2] = (struct value_entry){"json", json};
	page->root[3] = (struct value_entry){"ok", yes};
	page->root[4] = (struct value_entry){"tags", list(page->tags, 2)};
	page->root[5] = (struct value_entry){"people", list(page->people, 2)};
	page->root[6] = (struct value_entry){"site", map(page->person, 2)};
	page->root[7] = (struct value_entry){"extra", map(page->extra, 1)};
	page->value = map(page->root, 8);
}

/* The characters that make tags, but those behind "\" in a JSON string. */
static void keep_skeleton(struct buf *text)
{
	size_t i, len = 0;

	for (i = 0; i < text->len; i++) {
		if (text->ptr[i] == '\\' && i + 1 < text->len)
			i++;
		else if (strchr("<>\"'", text->ptr[i]) && text->ptr[i])
			text->ptr[len++] = text->ptr[i];
	}
	buf_cut(text, len);
}

static bool render(const struct template_theme *theme, const char *file,
	const char *words, struct buf *out)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct page page;
	bool ok;

	fill(&page, words);
	ok = template_render(&d, theme, file, &page.value, out);
	if (ok == (d.errors > 0))
		abort();
	if (!ok && out->len)
		abort();
	arena_release(&arena);
	return ok;
}

/* What the input says itself, so that it is no proof of a mistake. */
struct said {
	bool canary;
	bool json; /* a block where "'" stays what it is */
};

static bool says(struct str text, const char *word)
{
	struct str rest = text, needle = str_from(word);

	for (; rest.len >= needle.len; rest = str_slice(rest, 1, rest.len))
		if (str_equal_nocase(str_slice(rest, 0, needle.len), needle))
			return true;
	return false;
}

/* No value gets through as it is, and none makes or ends a tag. */
static void check_html(
	const struct template_theme *theme, const char *file, struct said said)
{
	const char *canary = said.json ? "<x\"&>" : "<x\"'&>";
	struct buf hostile = {0}, tame = {0};

	if (render(theme, file, canary, &hostile) &&
		render(theme, file, "a", &tame)) {
		if (!said.canary && str_find(buf_view(&hostile),
					    str_from(canary)) != STR_NONE)
			abort();
		keep_skeleton(&hostile);
		keep_skeleton(&tame);
		if (!str_equal(buf_view(&hostile), buf_view(&tame)))
			abort();
	}
	buf_release(&hostile);
	buf_release(&tame);
}

static void check_other(const struct template_theme *theme, const char *file)
{
	struct buf out = {0};

	render(theme, file, "a", &out);
	buf_release(&out);
}

static void check(struct source *sources, size_t count, enum template_form form,
	struct said said)
{
	const char *const *own =
		form == TEMPLATE_TEXT ? text_names : html_names;
	struct template_file files[FILES];
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct template_theme *theme;
	size_t i;

	for (i = 0; i < count; i++)
		files[i] = (struct template_file){
			str_from(own[i]), &sources[i], form};
	if (template_compile(&d, &arena, files, count,
		    form == TEMPLATE_SPEC ? NULL : names, &theme)) {
		if (d.errors)
			abort();
		for (i = 0; i < count; i++)
			if (form == TEMPLATE_HTML)
				check_html(theme, own[i], said);
			else
				check_other(theme, own[i]);
	} else if (!d.errors || theme) {
		abort();
	}
	arena_release(&arena);
}

/* Three files of a theme, one behind the other, a form feed between. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size}, part;
	struct said said = {says(rest, "<x"), says(rest, "json")};
	struct source sources[FILES];
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	size_t count = 0;

	while (count < FILES && str_next(&rest, '\f', &part)) {
		if (!source_make(&d, &sources[count], STR("a"), part))
			break;
		count++;
	}
	check(sources, count, TEMPLATE_HTML, said);
	check(sources, count, TEMPLATE_TEXT, said);
	check(sources, count, TEMPLATE_SPEC, said);
	arena_release(&arena);
	return 0;
}
