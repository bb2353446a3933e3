#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "read/markdown.h"
#include "read/prose.h"
#include "render/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 64 * 1024 }; /* bytes */

static const struct release_file chart = {.name = {"chart.png", 9},
	.type = "image/png",
	.width = 640,
	.height = 400};
static const struct release_file *const files[] = {&chart};

/* What a page may hold; "=" stands behind those that may have attributes. */
static const char *const tags[] = {"p", "h2=", "h3=", "h4=", "h5=", "h6=", "ul",
	"ol=", "li", "blockquote", "pre", "code", "em", "strong", "del",
	"a=", "img=", "br", "hr", "figure", "figcaption", "table", "thead",
	"tbody", "tr", "th=", "td="};

static const char *const attributes[] = {"id", "start", "href", "title", "src",
	"alt", "width", "height", "loading", "scope", "class"};

enum {
	TAGS = sizeof(tags) / sizeof(*tags),
	ATTRIBUTES = sizeof(attributes) / sizeof(*attributes),
};

static struct str word(struct str rest)
{
	size_t len = 0;

	while (len < rest.len &&
		((rest.ptr[len] >= 'a' && rest.ptr[len] <= 'z') ||
			(rest.ptr[len] >= '0' && rest.ptr[len] <= '9')))
		len++;
	return str_slice(rest, 0, len);
}

static void demand(bool claim)
{
	if (!claim)
		abort();
}

static void cut(struct str *rest, size_t len)
{
	*rest = str_slice(*rest, len, rest->len);
}

/* One of ours, or the program dies; whether it may have attributes. */
static bool check_name(struct str name)
{
	size_t i;

	for (i = 0; i < TAGS; i++) {
		struct str tag = str_from(tags[i]);
		bool more = str_ends_with(tag, STR("="));

		if (str_equal(name, str_slice(tag, 0, tag.len - more)))
			return more;
	}
	abort();
}

/* An address is of this site, seen from the page, or has a safe scheme. */
static void check_address(struct str value)
{
	static const char *const starts[] = {
		"../../", "https://", "http://", "mailto:", "tel:"};
	size_t i;

	for (i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_starts_with(value, str_from(starts[i])))
			return;
	abort();
}

/* ` name="value"`, of which the value has no raw sign. */
static void check_attribute(struct str *rest)
{
	struct str name, value;
	size_t i, end;

	cut(rest, 1);
	name = word(*rest);
	for (i = 0; i < ATTRIBUTES && !str_equal_z(name, attributes[i]);)
		i++;
	demand(i < ATTRIBUTES);
	cut(rest, name.len);
	demand(str_starts_with(*rest, STR("=\"")));
	cut(rest, 2);
	end = str_find_char(*rest, '"');
	demand(end != STR_NONE);
	value = str_slice(*rest, 0, end);
	demand(str_find_char(value, '<') == STR_NONE);
	demand(str_find_char(value, '>') == STR_NONE);
	if (str_equal_z(name, "href") || str_equal_z(name, "src"))
		check_address(value);
	cut(rest, end + 1);
}

static bool is_void(struct str name)
{
	return str_equal_z(name, "br") || str_equal_z(name, "hr") ||
	       str_equal_z(name, "img");
}

/* The tags that are open; none deeper than the tree may be. */
struct open {
	struct str names[2 * MARKDOWN_MAX_DEPTH];
	size_t count;
};

static void check_tag(struct str *rest, struct open *open, enum html_form form)
{
	struct str name;
	bool takes_attributes;

	cut(rest, 1);
	if (str_starts_with(*rest, STR("/"))) {
		cut(rest, 1);
		name = word(*rest);
		demand(open->count > 0 &&
			str_equal(open->names[--open->count], name));
		cut(rest, name.len);
	} else {
		name = word(*rest);
		takes_attributes = check_name(name);
		cut(rest, name.len);
		while (takes_attributes && str_starts_with(*rest, STR(" ")) &&
			!str_starts_with(*rest, STR(" /")))
			check_attribute(rest);
		if (is_void(name) && form == HTML_XHTML) {
			demand(str_starts_with(*rest, STR(" /")));
			cut(rest, 2);
		} else if (!is_void(name)) {
			open->names[open->count++] = name;
		}
	}
	demand(str_starts_with(*rest, STR(">")));
	cut(rest, 1);
}

/* Well-formed, and of nothing but our own tags and attributes. */
static void check_html(struct str rest, enum html_form form)
{
	struct open open = {.count = 0};
	size_t next;

	demand(utf8_find_invalid(rest) == STR_NONE);
	while ((next = str_find_char(rest, '<')) != STR_NONE) {
		demand(str_find_char(str_slice(rest, 0, next), '>') ==
			STR_NONE);
		cut(&rest, next);
		check_tag(&rest, &open, form);
	}
	demand(str_find_char(rest, '>') == STR_NONE);
	demand(open.count == 0);
}

static void render(const struct body *body, enum html_form form)
{
	struct body_links links = {.prefix = STR("../../")};
	struct buf out = {0};

	html_body(&out, body, &links, form);
	check_html(buf_view(&out), form);
	buf_release(&out);
}

static void check_findings(const struct diags *d, bool ok, size_t size)
{
	struct buf out = {0};
	size_t i;

	demand(ok == (d->errors == 0));
	for (i = 0; i < d->count; i++)
		demand((size_t)d->items[i].at.off + d->items[i].at.len <= size);
	diags_print(&out, d, DIAG_TEXT, false);
	demand(utf8_find_invalid(buf_view(&out)) == STR_NONE);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct str text = {(const char *)data, size};
	struct source src;
	struct release release = {.language = STR("en"),
		.path = STR("releases/a.md"),
		.end_mark = STR("###"),
		.signatories.count = 18};
	struct markdown_input in = {.release = &release,
		.address = STR("2026/a"),
		.files = files,
		.file_count = 1};
	struct body body;
	bool ok;

	if (size > MOST || !source_make(&d, &src, STR("a.md"), text)) {
		arena_release(&arena);
		return 0;
	}
	in.text = source_span(&src, 0, src.size);
	ok = markdown_read(&d, &arena, &in, &body);
	check_findings(&d, ok, src.size);
	render(&body, HTML_PAGE);
	render(&body, HTML_XHTML);
	prose_check(&d, &release, in.text, &body);
	arena_release(&arena);
	return 0;
}
