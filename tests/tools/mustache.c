#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "render/template.h"

/*
 * Runs the test files of the Mustache specification that are named on the
 * command line, prints TAP, and says how many passed.
 */

enum { MAX_FILES = 64 };

struct tally {
	size_t passed, failed;
};

/* The template of one test, and its partials. */
struct bench {
	struct arena arena;
	struct diags diags;
	struct source sources[MAX_FILES];
	struct template_file files[MAX_FILES];
	size_t count;
	struct buf out;
};

static struct value value_of(struct arena *arena, json_t *json);

static struct value text_value(struct str text)
{
	return (struct value){.kind = VALUE_TEXT, .text = text};
}

static struct str string_of(const json_t *json)
{
	return (struct str){json_string_value(json), json_string_length(json)};
}

static struct value list_of(struct arena *arena, json_t *json)
{
	size_t count = json_array_size(json), i;
	struct value *items = arena_array(arena, count, sizeof(*items));

	for (i = 0; i < count; i++)
		items[i] = value_of(arena, json_array_get(json, i));
	return (struct value){
		.kind = VALUE_LIST, .items = items, .count = count};
}

static struct value map_of(struct arena *arena, json_t *json)
{
	size_t count = json_object_size(json), i = 0;
	struct value_entry *entries =
		arena_array(arena, count, sizeof(*entries));
	const char *key;
	json_t *item;

	json_object_foreach(json, key, item)
	{
		entries[i].name = key;
		entries[i++].value = value_of(arena, item);
	}
	return (struct value){
		.kind = VALUE_MAP, .entries = entries, .count = count};
}

static struct value value_of(struct arena *arena, json_t *json)
{
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return map_of(arena, json);
	case JSON_ARRAY:
		return list_of(arena, json);
	case JSON_STRING:
		return text_value(string_of(json));
	case JSON_INTEGER:
		return text_value(arena_format(arena, "%" JSON_INTEGER_FORMAT,
			json_integer_value(json)));
	case JSON_REAL:
		return text_value(
			arena_format(arena, "%.15g", json_real_value(json)));
	case JSON_TRUE:
		return (struct value){.kind = VALUE_TRUE};
	case JSON_FALSE:
	case JSON_NULL:
		break;
	}
	return (struct value){.kind = VALUE_NONE};
}

static bool add_file(struct bench *b, const char *name, struct str text)
{
	struct source *src = &b->sources[b->count];

	if (b->count == MAX_FILES ||
		!source_make(&b->diags, src, str_from(name), text))
		return false;
	b->files[b->count++] = (struct template_file){
		.name = str_from(name),
		.src = src,
		.form = TEMPLATE_SPEC,
	};
	return true;
}

static bool add_files(struct bench *b, json_t *test)
{
	const char *name;
	json_t *text;

	if (!add_file(b, "", string_of(json_object_get(test, "template"))))
		return false;
	json_object_foreach(json_object_get(test, "partials"), name,
		text) if (!add_file(b, name, string_of(text))) return false;
	return true;
}

static bool makes_expected(struct bench *b, json_t *test)
{
	struct str expected = string_of(json_object_get(test, "expected"));
	struct value root = value_of(&b->arena, json_object_get(test, "data"));
	struct template_theme *theme;

	return add_files(b, test) &&
	       template_compile(&b->diags, &b->arena, b->files, b->count, NULL,
		       &theme) &&
	       template_render(&b->diags, theme, "", &root, &b->out) &&
	       str_equal(buf_view(&b->out), expected);
}

static void print_lines(struct str text)
{
	struct str line;

	while (str_next(&text, '\n', &line))
		printf("#   %.*s|\n", STR_ARG(line));
}

static void explain(struct bench *b, json_t *test)
{
	struct buf words = {0};

	printf("# expected:\n");
	print_lines(string_of(json_object_get(test, "expected")));
	printf("# printed:\n");
	print_lines(buf_view(&b->out));
	diags_print(&words, &b->diags, DIAG_GNU, false);
	print_lines(buf_view(&words));
	buf_release(&words);
}

static void run_test(struct tally *tally, const char *file, json_t *test)
{
	struct bench b = {.diags.arena = &b.arena};
	bool ok;

	ok = makes_expected(&b, test);
	printf("%s %zu - %s: %s\n", ok ? "ok" : "not ok",
		tally->passed + tally->failed + 1, file,
		json_string_value(json_object_get(test, "name")));
	if (ok)
		tally->passed++;
	else
		tally->failed++;
	if (!ok)
		explain(&b, test);
	buf_release(&b.out);
	arena_release(&b.arena);
}

static bool run_file(struct tally *tally, const char *path)
{
	const char *slash = strrchr(path, '/');
	json_error_t error;
	json_t *file = json_load_file(path, 0, &error);
	size_t i;
	json_t *test;

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, error.text);
		return false;
	}
	json_array_foreach(json_object_get(file, "tests"), i, test)
		run_test(tally, slash ? slash + 1 : path, test);
	json_decref(file);
	return true;
}

int main(int argc, char **argv)
{
	struct tally tally = {0};
	bool ok = true;
	int i;

	for (i = 1; i < argc; i++)
		ok = run_file(&tally, argv[i]) && ok;
	printf("# %zu passed, %zu failed\n", tally.passed, tally.failed);
	return ok && !tally.failed && tally.passed ? 0 : 1;
}
