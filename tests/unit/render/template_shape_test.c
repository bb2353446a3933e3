#include "render/escape.h"
#include "template_bench.h"

/* Whatever the values are, the tags stay those of the template. */

enum { ROUNDS = 2000, SLOT_BYTES = 24 };

static const char page[] =
	"<!DOCTYPE html><title>{{title}}</title>"
	"<meta name=\"x\" content=\"{{title}}\">"
	"<p class='a {{title}}' title=\"{{title}}\">{{title}}</p>"
	"<a href=\"{{url}}\">{{url}}</a><a href='/{{title}}'>{{title}}</a>"
	"<a href=\"{{root}}{{title}}?a={{title}}&amp;b={{title}}#{{title}}\">"
	"<img src=\"{{url}}\" alt=\"{{title}}\"><textarea>{{title}}</textarea>"
	"{{#tags}}<i lang=\"{{.}}\">{{.}}</i>{{/tags}}{{{body}}}"
	"<!-- end -->";

static const char block[] = "<script type=\"application/ld+json\">"
			    "{\"a\": \"{{title}}\", \"b\": [\"{{url}}\"]}"
			    "</script>";

static uint32_t next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* Bytes that mean something in HTML, addresses, scripts or UTF-8. */
static struct str random_text(struct arena *arena, uint32_t *seed)
{
	static const char *const pieces[] = {"<", ">", "\"", "'", "&", "=", "/",
		"\\", ":", "?", "#", "%", " ", "\t", "\n", "\r", "-->", "<!--",
		"]]>", "</script>", "</title>", "javascript:", "data:", "//",
		"{{title}}", "&quot;", "&#34;", "`", "\x01", "\x7f", "\xc2\x9b",
		"\xe2\x80\xa8", "\xef\xbf\xbe", "a", "Z", "%22", "\xc3\xa9"};
	struct buf text = {0};
	struct str copy;

	while (text.len < next(seed) % SLOT_BYTES)
		buf_z(&text, pieces[next(seed) %
				     (sizeof(pieces) / sizeof(*pieces))]);
	copy = arena_str(arena, buf_view(&text));
	buf_release(&text);
	return copy;
}

static struct value text_value(struct str text)
{
	return (struct value){.kind = VALUE_TEXT, .text = text};
}

static void print_with(struct bench *b, const char *file, struct str text)
{
	struct str url = escape_url_is_safe(text) ? text : STR("https://x/");
	const struct value tags[] = {text_value(text), text_value(text)};
	const struct value_entry rows[] = {{"title", text_value(text)},
		{"url", text_value(url)}, {"root", text_value(STR("../"))},
		{"body", {.kind = VALUE_HTML, .text = STR("<p>x</p>")}},
		{"tags", {.kind = VALUE_LIST, .items = tags, .count = 2}}};
	struct value root = {.kind = VALUE_MAP, .entries = rows, .count = 5};

	buf_reset(&b->out);
	assert_true(template_render(&b->d, b->theme, file, &root, &b->out));
}

/* What a browser takes tags and quotation marks from. */
static struct str skeleton(struct arena *arena, struct str html)
{
	char *kept = arena_alloc(arena, html.len + 1);
	size_t i, len = 0;

	for (i = 0; i < html.len; i++)
		if (html.ptr[i] && strchr("<>\"'", html.ptr[i]))
			kept[len++] = html.ptr[i];
	return (struct str){kept, len};
}

static void no_value_changes_the_tags(void **state)
{
	uint32_t seed = 20261122;
	struct str expected;
	struct bench b;
	size_t i;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", page);
	assert_true(bench_compile(&b));
	print_with(&b, "a.html", STR("a"));
	expected = skeleton(&b.arena, buf_view(&b.out));
	assert_true(expected.len > 60);
	for (i = 0; i < ROUNDS; i++) {
		struct str text = random_text(&b.arena, &seed);

		print_with(&b, "a.html", text);
		if (!str_equal(skeleton(&b.arena, buf_view(&b.out)), expected))
			fail_msg("%.*s", STR_ARG(buf_view(&b.out)));
	}
	bench_close(&b);
}

/* Quotation marks that end or begin a string of JSON. */
static size_t count_quotes(struct str json)
{
	size_t i, count = 0;

	for (i = 0; i < json.len; i++) {
		if (json.ptr[i] == '\\')
			i++;
		else
			count += json.ptr[i] == '"';
	}
	return count;
}

static void no_value_ends_a_string_of_json_or_its_block(void **state)
{
	uint32_t seed = 19700101;
	struct bench b;
	size_t i;

	(void)state;
	bench_open(&b);
	bench_add(&b, "a.html", block);
	assert_true(bench_compile(&b));
	for (i = 0; i < ROUNDS; i++) {
		struct str out;

		print_with(&b, "a.html", random_text(&b.arena, &seed));
		out = buf_view(&b.out);
		assert_int_equal(count_quotes(out), 10);
		out = str_slice(out, 1, out.len - 9);
		assert_int_equal(str_find_char(out, '<'), STR_NONE);
	}
	bench_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_value_changes_the_tags),
		cmocka_unit_test(no_value_ends_a_string_of_json_or_its_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
