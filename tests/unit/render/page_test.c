#include "page_world.h"

/* Pages with templates written here: what a name stands for. */

static const char *render(
	struct world *w, const char *template, const char *path)
{
	const char *const texts[] = {"x.html", template, NULL};
	struct page page;

	use_templates(w, texts);
	page = begin(w, path, "");
	assert_true(page_render(&page, "x.html", &w->out));
	return text_of(w);
}

static void a_page_knows_its_place(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	settle(&w);
	assert_string_equal(
		render(&w,
			"{{page.root}} {{page.home}} {{page.canonical}} "
			"{{page.style}}",
			"2026/results/index.html"),
		"../../ ../../ https://press.daylight.example/news/2026/"
		"results/ ../../style.css?v=1234");
	assert_string_equal(render(&w,
				    "{{page.root}} {{page.home}} "
				    "{{page.canonical}}",
				    "index.html"),
		" ./ https://press.daylight.example/news/");
	world_close(&w);
}

static void a_page_without_a_language_has_the_site_s(void **state)
{
	struct world w;
	struct page page;

	(void)state;
	world_open(&w);
	settle(&w);
	page = begin(&w, "index.html", "");
	assert_true(str_equal_z(page.language, "en-US"));
	page = begin(&w, "index.html", "ar");
	assert_true(str_equal_z(page.language, "ar"));
	world_close(&w);
}

static bool word_is(struct world *w, const char *language, const char *name,
	const char *expected)
{
	struct page page = begin(w, "index.html", language);

	return str_equal_z(page_word(&page, str_from(name)), expected);
}

static void words_are_found_by_the_nearest_language(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	settle(&w);
	assert_true(word_is(&w, "fr", "about", "à propos"));
	assert_true(word_is(&w, "FR", "about", "à propos"));
	assert_true(word_is(&w, "fr-Latn-CA", "about", "à propos"));
	assert_true(word_is(&w, "fro", "about", "About")); /* Old French */
	assert_true(word_is(&w, "ja", "about", "About"));
	assert_true(word_is(&w, "-", "about", "About"));
	assert_true(word_is(&w, "fr", "letter", "The letter"));
	world_close(&w);
}

static void templates_say_the_words_of_the_page_s_language(void **state)
{
	const char *const texts[] = {
		"x.html", "{{t.about}}/{{t.letter}}/{{t.month-12}}", NULL};
	struct world w;
	struct page page;

	(void)state;
	world_open(&w);
	settle(&w);
	use_templates(&w, texts);
	page = begin(&w, "index.html", "fr");
	assert_true(page_render(&page, "x.html", &w.out));
	assert_string_equal(text_of(&w),
		"à propos/<span lang=\"en\">The letter</span>/décembre");
	page = begin(&w, "index.html", "");
	assert_true(page_render(&page, "x.html", &w.out));
	assert_string_equal(text_of(&w), "About/The letter/December");
	world_close(&w);
}

/* A language without words of its own: the page keeps its own. */
static void words_of_another_language_are_marked(void **state)
{
	const char *const texts[] = {"x.html",
		"<html lang=\"{{page.language}}\"><title>{{t.about}} "
		"{{page.title}}</title><p title=\"{{t.about}}\">{{t.about}}"
		"{{t.comma}}{{page.title}}",
		"x.txt", "{{t.about}}", NULL};
	struct world w;
	struct page page;

	(void)state;
	world_open(&w);
	settle(&w);
	use_templates(&w, texts);
	page = begin(&w, "index.html", "ja");
	page_set_title(&page, STR("letter"));
	assert_true(page_render(&page, "x.html", &w.out));
	assert_string_equal(text_of(&w),
		"<html lang=\"ja\"><title>About The letter</title>"
		"<p title=\"About\"><span lang=\"en\">About</span>, "
		"<span lang=\"en\">The letter</span>");
	page = begin(&w, "index.html", "ja");
	assert_true(page_render(&page, "x.txt", &w.out));
	assert_string_equal(text_of(&w), "About");
	world_close(&w);
}

static void dates_of_another_language_are_marked(void **state)
{
	struct world w;
	struct page page;
	struct value day;

	(void)state;
	world_open(&w);
	settle(&w);
	page = begin(&w, "index.html", "ja");
	day = view_day(&w.arena, page.words, at(0), zone_utc());
	assert_string_equal(day.entries[1].value.language, "en");
	day = view_day(&w.arena, page_words_in(&page, STR("en-GB")), at(0),
		zone_utc());
	assert_null(day.entries[1].value.language);
	page = begin(&w, "index.html", "fr");
	day = view_day(&w.arena, page.words, at(0), zone_utc());
	assert_null(day.entries[1].value.language);
	day = view_day(
		&w.arena, page_words_in(&page, STR("ar")), at(0), zone_utc());
	assert_string_equal(day.entries[1].value.language, "fr");
	world_close(&w);
}

static void a_page_leads_to_its_language_s_first_page_and_feeds(void **state)
{
	struct world w;
	struct page page;

	(void)state;
	world_open(&w);
	settle(&w);
	page = begin(&w, "2026/x/index.html", "fr-BE");
	assert_true(str_equal_z(page.first, "fr-be/"));
	assert_true(str_equal_z(page.feeds, "fr-be/"));
	page = begin(&w, "2026/x/index.html", "EN-us"); /* the site's */
	assert_true(str_equal_z(page.first, ""));
	assert_true(str_equal_z(page.feeds, ""));
	world_close(&w);
}

static void the_house_is_on_every_page(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	w.site.address = STR("Main St 1");
	w.house.logo = STR("assets/logo.svg");
	settle(&w);
	assert_string_equal(
		render(&w,
			"{{site.name}}|{{site.url}}|{{site.address}}|"
			"{{site.language}}|{{site.logo}}|"
			"{{#site.organization_url}}no{{/"
			"site.organization_url}}",
			"index.html"),
		"Fight &amp; Daylight|https://press.daylight.example/news/|"
		"Main St 1|en-US|assets/logo.svg|");
	world_close(&w);
}

static void feeds_are_those_of_the_page(void **state)
{
	const char *const texts[] = {"x.html",
		"{{#page.feeds}}{{title}} {{type}} {{url}}\n{{/page.feeds}}",
		NULL};
	struct world w;
	struct page page;

	(void)state;
	world_open(&w);
	settle(&w);
	use_templates(&w, texts);
	page = begin(&w, "topics/x/index.html", "");
	page.feeds = STR("topics/x/");
	page.feed_name = STR("X");
	assert_true(page_render(&page, "x.html", &w.out));
	assert_string_equal(text_of(&w),
		"X: RSS feed application/rss+xml ../../topics/x/feed.xml\n"
		"X: Atom feed application/atom+xml ../../topics/x/atom.xml\n"
		"X: JSON feed application/feed+json "
		"../../topics/x/feed.json\n");
	world_close(&w);
}

static void direction_follows_the_language(void **state)
{
	const char *const texts[] = {"x.html", "{{page.direction}}", NULL};
	struct world w;
	struct page page;

	(void)state;
	world_open(&w);
	settle(&w);
	use_templates(&w, texts);
	page = begin(&w, "index.html", "ar-EG");
	assert_true(page_render(&page, "x.html", &w.out));
	page = page_begin(
		&w.arena, &w.d, &w.house, STR("index.html"), STR("en"));
	assert_true(page_render(&page, "x.html", &w.out));
	assert_string_equal(text_of(&w), "rtlltr");
	world_close(&w);
}

/* Summaries */

static struct str summary_of(struct world *w, size_t bytes, size_t space_at)
{
	struct release release = {0};
	char text[400];

	memset(text, 'x', sizeof(text));
	if (space_at)
		text[space_at] = ' ';
	return page_summary(&w->arena, &release, (struct str){text, bytes});
}

static void a_summary_is_its_own_or_the_first_words(void **state)
{
	struct release release = {.summary = STR("Own words.")};
	struct world w = {0};

	(void)state;
	assert_true(str_equal_z(
		page_summary(&w.arena, &release, STR("First.")), "Own words."));
	release.summary = STR("");
	assert_true(str_equal_z(
		page_summary(&w.arena, &release, STR("First.")), "First."));
	assert_int_equal(summary_of(&w, 299, 0).len, 299);
	assert_int_equal(summary_of(&w, 300, 0).len, 300);
	assert_int_equal(summary_of(&w, 301, 0).len, 150 + 3);
	assert_int_equal(summary_of(&w, 301, 290).len, 290 + 3);
	assert_int_equal(summary_of(&w, 301, 300).len, 300 + 3);
	assert_true(str_ends_with(summary_of(&w, 301, 290), STR("x…")));
	arena_release(&w.arena);
}

static void a_summary_is_never_cut_inside_a_character(void **state)
{
	struct release release = {0};
	struct world w = {0};
	struct buf text = {0};
	struct str cut;
	size_t shift;

	(void)state;
	for (shift = 0; shift < 4; shift++) {
		buf_reset(&text);
		buf_fill(&text, 'x', shift);
		while (text.len < 400)
			buf_z(&text, "📰");
		cut = page_summary(&w.arena, &release, buf_view(&text));
		assert_int_equal((cut.len - shift - 3) % 4, 0);
		assert_int_equal(utf8_find_invalid(cut), STR_NONE);
	}
	buf_release(&text);
	arena_release(&w.arena);
}

static void a_topic_is_called_as_the_site_calls_it(void **state)
{
	struct site_topic known[] = {{STR("privacy"), STR("Privacy"), STR("")},
		{STR("votes"), STR(""), STR("")}};
	struct site site = {.topics = known, .topic_count = 2};
	struct topic topic = {STR("privacy"), STR("privacy")};

	(void)state;
	assert_true(str_equal_z(page_topic_name(&site, &topic), "Privacy"));
	topic = (struct topic){STR("votes"), STR("Votes!")};
	assert_true(str_equal_z(page_topic_name(&site, &topic), "Votes!"));
	topic = (struct topic){STR("other"), STR("Other")};
	assert_true(str_equal_z(page_topic_name(&site, &topic), "Other"));
}

/* Names */

static struct str sentence_of(struct world *w, size_t count)
{
	const struct signature three[] = {
		{.name = STR("A")}, {.name = STR("B")}, {.name = STR("C")}};
	struct signatories all = {.items = three, .count = count};
	struct page page = begin(w, "index.html", "fr");

	return page_signatories_sentence(&page, &all);
}

static void names_are_joined_to_a_sentence(void **state)
{
	struct world w;

	(void)state;
	world_open(&w);
	settle(&w);
	assert_true(str_equal_z(sentence_of(&w, 0), ""));
	assert_true(str_equal_z(sentence_of(&w, 1), "A"));
	assert_true(str_equal_z(sentence_of(&w, 2), "A et B"));
	assert_true(str_equal_z(sentence_of(&w, 3), "A, B et C"));
	world_close(&w);
}

static void up_to_twelve_names_are_a_sentence(void **state)
{
	struct signatories all = {.count = 11};

	(void)state;
	assert_int_equal(page_signatories_form(&all), SIGNATORIES_SENTENCE);
	all.count = 12;
	assert_int_equal(page_signatories_form(&all), SIGNATORIES_SENTENCE);
	all.count = 13;
	assert_int_equal(page_signatories_form(&all), SIGNATORIES_LIST);
	all.form = SIGNATORIES_SENTENCE;
	assert_int_equal(page_signatories_form(&all), SIGNATORIES_SENTENCE);
	all.form = SIGNATORIES_LOGOS;
	all.count = 2;
	assert_int_equal(page_signatories_form(&all), SIGNATORIES_LOGOS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_knows_its_place),
		cmocka_unit_test(a_page_without_a_language_has_the_site_s),
		cmocka_unit_test(words_are_found_by_the_nearest_language),
		cmocka_unit_test(
			templates_say_the_words_of_the_page_s_language),
		cmocka_unit_test(words_of_another_language_are_marked),
		cmocka_unit_test(dates_of_another_language_are_marked),
		cmocka_unit_test(
			a_page_leads_to_its_language_s_first_page_and_feeds),
		cmocka_unit_test(the_house_is_on_every_page),
		cmocka_unit_test(feeds_are_those_of_the_page),
		cmocka_unit_test(direction_follows_the_language),
		cmocka_unit_test(a_summary_is_its_own_or_the_first_words),
		cmocka_unit_test(a_summary_is_never_cut_inside_a_character),
		cmocka_unit_test(a_topic_is_called_as_the_site_calls_it),
		cmocka_unit_test(names_are_joined_to_a_sentence),
		cmocka_unit_test(up_to_twelve_names_are_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
