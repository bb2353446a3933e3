#include "page_full.h"

/* What the head of a page tells those who do not read it. */

static const char *page_of(struct full *f)
{
	const char *page;

	settle(&f->w);
	page = page_of_release(&f->w, "results", &f->texts);
	expect_well_formed(&f->w);
	return page;
}

#define META(name, content)                                                    \
	"<meta property=\"" name "\" content=\"" content "\">\n"

static void a_release_is_an_article_with_its_picture(void **state)
{
	static const char *const parts[] = {
		META("og:site_name", "Fight &amp; Daylight"),
		META("og:title", "Groups ask for &lt;b&gt; &amp; more"),
		META("og:type", "article"),
		META("og:url", "https://other.example/first"),
		"property=\"og:description\" content=\"The &lt;summary&gt;.\">",
		META("og:locale", "en_US"),
		META("og:image", "https://press.daylight.example/news/2026/"
				 "results/people.jpg"),
		META("og:image:width", "800"),
		META("og:image:height", "600"),
		META("og:image:alt", "Two &quot;people&quot; &amp; a flag"),
	};
	const char *page;
	struct full f;
	size_t i;

	(void)state;
	full_open(&f);
	page = page_of(&f);
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!strstr(page, parts[i]))
			fail_msg("lacks %s in\n%s", parts[i], page);
	full_close(&f);
}

static void what_a_release_does_not_have_is_not_told(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->correction_count = 0;
	f.release->image = NULL;
	f.release->origin_url = STR("");
	page = page_of(&f);
	expect_lacks(page, "og:image");
	expect_lacks(page, "x-default");
	expect_has(page, META("og:url", "https://press.daylight.example/news/"
					"2026/results/"));
	full_close(&f);
}

static void a_logo_of_pixels_stands_for_a_picture(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->image = NULL;
	f.w.house.logo = STR("assets/l.png");
	f.w.site.logo = STR("l.png");
	f.w.site.logo_width = 300;
	f.w.site.logo_height = 200;
	page = page_of(&f);
	expect_has(page, META("og:image", "https://press.daylight.example/news/"
					  "assets/l.png"));
	expect_has(page, META("og:image:width", "300"));
	expect_has(page, META("og:image:alt", "Fight &amp; Daylight"));
	f.w.site.logo = STR("l.svg");
	expect_lacks(page_of(&f), "og:image");
	full_close(&f);
}

/* A logo three times as wide as high is the name itself. */
static void a_wide_logo_takes_the_place_of_the_name(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.w.house.logo = STR("assets/l.svg");
	f.w.site.logo = STR("l.svg");
	f.w.site.logo_width = 299;
	f.w.site.logo_height = 100;
	page = page_of(&f);
	expect_has(page, "<img src=\"../../assets/l.svg\" alt=\"\" "
			 "width=\"299\" height=\"100\"><bdi>Fight &amp; "
			 "Daylight</bdi></a>");
	f.w.site.logo_width = 300;
	page = page_of(&f);
	expect_has(page, "alt=\"Fight &amp; Daylight\" width=\"300\" "
			 "height=\"100\"></a>");
	full_close(&f);
}

static void readers_of_other_languages_get_the_first(void **state)
{
	struct release *french;
	struct full f;

	(void)state;
	full_open(&f);
	french = add(&f.w, "resultats", 0);
	french->embargo.kind = EMBARGO_UNSAID;
	french->translation_of = STR("results");
	french->language = STR("fr");
	settle(&f.w);
	expect_has(page_of_release(&f.w, "resultats", &f.texts),
		"hreflang=\"x-default\" href=\"https://press.daylight.example/"
		"news/2026/results/\">");
	expect_has(text_of(&f.w), META("og:locale", "fr_FR"));
	full_close(&f);
}

static void the_icon_is_the_house_s(void **state)
{
	struct full f;

	(void)state;
	full_open(&f);
	f.w.house.icon = STR("favicon.ico");
	expect_has(
		page_of(&f), "<link rel=\"icon\" href=\"../../favicon.ico\">");
	full_close(&f);
}

static void what_is_shown_anywhere_has_no_address(void **state)
{
	struct page page;
	struct full f;

	(void)state;
	full_open(&f);
	page = begin(&f.w, "404.html", "");
	assert_true(page_missing(&page, &f.w.out));
	expect_lacks(text_of(&f.w), "canonical");
	expect_lacks(text_of(&f.w), "og:url");
	expect_has(text_of(&f.w), META("og:type", "website"));
	full_close(&f);
}

/* The policy of the sample servers: nothing inline but data. */
static void nothing_on_a_page_runs_or_is_styled_inline(void **state)
{
	const char *page, *script;
	struct full f;

	(void)state;
	full_open(&f);
	page = page_of(&f);
	expect_lacks(page, " style=");
	expect_lacks(page, "<style");
	script = strstr(page, "<script");
	assert_non_null(script);
	expect_has(script, "<script type=\"application/ld+json\">");
	assert_null(strstr(script + 1, "<script"));
	full_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_release_is_an_article_with_its_picture),
		cmocka_unit_test(what_a_release_does_not_have_is_not_told),
		cmocka_unit_test(a_logo_of_pixels_stands_for_a_picture),
		cmocka_unit_test(a_wide_logo_takes_the_place_of_the_name),
		cmocka_unit_test(readers_of_other_languages_get_the_first),
		cmocka_unit_test(the_icon_is_the_house_s),
		cmocka_unit_test(what_is_shown_anywhere_has_no_address),
		cmocka_unit_test(nothing_on_a_page_runs_or_is_styled_inline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
