#ifndef PAGE_WORLD_H
#define PAGE_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "page_html.h"
#include "read/markdown.h"
#include "read/wordsfile.h"
#include "render/page.h"
#include "render/theme.h"

enum { WORLD_MOST = 2100 };

/* A newsroom with the shipped theme, or one written in the test. */
struct world {
	struct arena arena;
	struct diags d;
	struct site site;
	struct words words[2]; /* the shipped ones, and some of French */
	struct past past;
	struct contact desk;
	const struct contact *contacts[1]; /* the desk */
	struct page_house house;
	struct release *releases;
	struct str *summaries;
	size_t *indexes;
	size_t count;
	struct buf out;
};

/* 2026-12-01T09:00:00Z and so many hours. */
static inline struct instant at(int64_t hours)
{
	return (struct instant){INT64_C(1796115600) + hours * CIVIL_HOUR_S};
}

static inline void expect_no_findings(struct world *w)
{
	struct buf out = {0};

	diags_print(&out, &w->d, DIAG_GNU, false);
	buf_char(&out, '\0');
	assert_string_equal(out.ptr, "");
	buf_release(&out);
}

static inline struct str shipped(const char *name)
{
	size_t i;

	for (i = 0; i < theme_shipped_count; i++)
		if (str_equal_z(theme_shipped[i].name, name))
			return theme_shipped[i].bytes;
	return STR("");
}

static inline void read_words(
	struct world *w, size_t nth, const char *language, struct str text)
{
	struct source *src = arena_alloc(&w->arena, sizeof(*src));

	assert_true(source_make(&w->d, src, STR("words"), text));
	assert_true(wordsfile_read(
		&w->d, &w->arena, src, str_from(language), &w->words[nth]));
}

static inline void world_open(struct world *w)
{
	*w = (struct world){0};
	w->d.arena = &w->arena;
	w->desk = (struct contact){
		.key = STR("desk"),
		.name = STR("Press <desk>"),
		.phone = STR("+1 555 0100"),
		.email = STR("press@daylight.example"),
	};
	w->contacts[0] = &w->desk;
	w->site = (struct site){
		.name = STR("Fight & Daylight"),
		.url = STR("https://press.daylight.example/news/"),
		.zone = zone_utc(),
		.language = STR("en-US"),
		.contacts = &w->desk,
		.contact_count = 1,
	};
	arena_push(&w->arena, &w->site.default_contacts, STR("desk"));
	read_words(w, 0, "en", shipped("words/en.yaml"));
	read_words(w, 1, "fr",
		STR("about: à propos\nlist-and: \" et \"\nmonth-12: "
		    "décembre\ncontact: Contact presse\n"));
	w->releases = arena_array(&w->arena, WORLD_MOST, sizeof(*w->releases));
	w->summaries =
		arena_array(&w->arena, WORLD_MOST, sizeof(*w->summaries));
	w->indexes = arena_array(&w->arena, WORLD_MOST, sizeof(*w->indexes));
	w->house = (struct page_house){
		.site = &w->site,
		.words = w->words,
		.word_count = 2,
		.style = STR("style.css?v=1234"),
		.summaries = w->summaries,
		.now = at(1000),
	};
}

static inline void world_close(struct world *w)
{
	buf_release(&w->out);
	arena_release(&w->arena);
}

/* Compile templates written in the test: name, text, name, text ... NULL. */
static inline void use_templates(struct world *w, const char *const texts[])
{
	struct theme theme = {0};
	struct template_theme *compiled;

	theme.files = arena_array(&w->arena, 16, sizeof(*theme.files));
	for (; texts[0]; texts += 2)
		theme.files[theme.count++] = (struct theme_file){
			str_from(texts[0]), str_from(texts[1])};
	assert_true(theme_compile(
		&w->d, &w->arena, &theme, &w->words[0], &compiled));
	w->house.theme = compiled;
}

static inline void use_shipped(struct world *w)
{
	struct theme theme = {0};
	struct template_theme *compiled;

	theme.files = arena_array(
		&w->arena, theme_shipped_count, sizeof(*theme.files));
	theme.count = theme_shipped_count;
	memcpy(theme.files, theme_shipped,
		theme_shipped_count * sizeof(*theme.files));
	theme_compile(&w->d, &w->arena, &theme, &w->words[0], &compiled);
	expect_no_findings(w);
	w->house.theme = compiled;
}

/* A release of the desk's, public for `hours` hours past nine. */
static inline struct release *add(
	struct world *w, const char *slug, int64_t hours)
{
	struct release *release = &w->releases[w->count];

	w->summaries[w->count] = STR("A summary.");
	w->indexes[w->count] = w->count;
	w->count++;
	release->slug = str_from(slug);
	release->id = arena_format(&w->arena, "id-%s", slug);
	release->path = arena_format(&w->arena, "releases/%s.md", slug);
	release->headline = STR("Groups ask for <b> & more");
	release->language = STR("en-US");
	release->embargo.kind = EMBARGO_UNTIL;
	release->embargo.until.at = at(hours);
	release->contacts = (struct contact_list){w->contacts, 1};
	return release;
}

/* Let the set be made, and what all pages share. */
static inline void settle(struct world *w)
{
	struct public_question q = {&w->site, &w->past, w->house.now};
	const struct release **all =
		arena_array(&w->arena, w->count, sizeof(*all));
	size_t i;

	for (i = 0; i < w->count; i++)
		all[i] = &w->releases[i];
	w->house.set = public_set_at(&w->arena, all, w->count, &q);
	page_house_make(&w->arena, &w->house);
}

static inline const struct public_release *item_of(
	struct world *w, const char *slug)
{
	const struct public_release *item =
		public_set_by_slug(w->house.set, str_from(slug));

	assert_non_null(item);
	return item;
}

static inline struct page begin(
	struct world *w, const char *path, const char *language)
{
	buf_reset(&w->out);
	return page_begin(&w->arena, &w->d, &w->house, str_from(path),
		str_from(language));
}

static inline struct body markdown(struct world *w, const char *words)
{
	struct markdown_input in = {
		.words = str_from(words), .set = w->house.set};
	struct body body;

	assert_true(markdown_read(&w->d, &w->arena, &in, &body));
	return body;
}

/* The page's own text, ended by a NUL byte that is no part of it. */
static inline const char *text_of(struct world *w)
{
	buf_char(&w->out, '\0');
	w->out.len--;
	return w->out.ptr;
}

static inline const char *page_of_release(
	struct world *w, const char *slug, const struct page_texts *texts)
{
	const struct public_release *item = item_of(w, slug);
	struct page page = begin(w,
		arena_format(
			&w->arena, "%.*s/index.html", STR_ARG(item->address))
			.ptr,
		item->release->language.ptr);

	assert_true(page_release(&page, item, texts, &w->out));
	return text_of(w);
}

static inline void expect_well_formed(struct world *w)
{
	struct page_html html;

	assert_string_equal(page_html_fault(&html, buf_view(&w->out), 1), "");
}

#define expect_has(page, part) assert_non_null(strstr(page, part))
#define expect_lacks(page, part) assert_null(strstr(page, part))

#endif
