#include "page_world.h"

/* Pages that list releases, with the shipped templates. */

static struct page_members members_of(struct world *w, size_t count)
{
	return (struct page_members){w->indexes, count};
}

/* `count` releases, one an hour backwards from the last: r0 is the newest. */
static void add_many(struct world *w, size_t count, int64_t hours_apart)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct release *release =
			add(w, arena_format(&w->arena, "r%zu", i).ptr,
				-hours_apart * (int64_t)i);

		release->headline = arena_format(&w->arena, "Release %zu &", i);
	}
	settle(w);
	use_shipped(w);
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

#define ITEM "<li class=\"h-entry\" lang="

static void the_index_lists_the_newest_and_all_years(void **state)
{
	struct page_members newest, all;
	const char *text;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, 5, 6 * 31 * 24);
	newest = members_of(&w, 2);
	all = members_of(&w, 5);
	page = begin(&w, "index.html", "");
	assert_true(page_index(&page, &newest, &all, &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	assert_int_equal(count_of(text, ITEM), 2);
	expect_has(text, "<a class=\"headline p-name u-url\" href=\"2026/r0/\">"
			 "Release 0 &amp;</a>");
	expect_has(text, "<p class=\"p-summary\">A summary.</p>");
	expect_has(
		text, "<a href=\"2026/\"><bdi>2026</bdi></a> (<bdi>2</bdi>)");
	expect_has(
		text, "<a href=\"2025/\"><bdi>2025</bdi></a> (<bdi>2</bdi>)");
	expect_has(
		text, "<a href=\"2024/\"><bdi>2024</bdi></a> (<bdi>1</bdi>)");
	expect_lacks(text, "Nothing has been published yet.");
	world_close(&w);
}

static void the_index_of_a_language_links_to_the_years_of_the_root(void **state)
{
	struct page_members all;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, 1, 1);
	all = members_of(&w, 1);
	page = begin(&w, "fr/index.html", "fr");
	page.feeds = STR("fr/");
	assert_true(page_index(&page, &all, &all, &w.out));
	expect_well_formed(&w);
	expect_has(text_of(&w), "<html lang=\"fr\" dir=\"ltr\">");
	expect_has(text_of(&w),
		"<a href=\"../2026/\"><bdi>2026</bdi></a> (<bdi>1</bdi>)");
	expect_has(text_of(&w), "href=\"../fr/feed.xml\"");
	/* The date of an English release, in French. */
	expect_has(text_of(&w), "<span lang=\"fr\">1 décembre 2026</span>");
	world_close(&w);
}

static void first_pages_of_all_languages_link_to_one_another(void **state)
{
	static const struct page_first firsts[] = {
		{{"", 0}, {"en-US", 5}}, {{"fr/", 3}, {"fr", 2}}};
	struct page_members all;
	const char *text;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, 1, 1);
	all = members_of(&w, 1);
	w.house.firsts = firsts;
	w.house.first_count = 1;
	page = begin(&w, "index.html", "");
	assert_true(page_index(&page, &all, &all, &w.out));
	expect_lacks(text_of(&w), "hreflang");
	w.house.first_count = 2;
	page = begin(&w, "index.html", "");
	assert_true(page_index(&page, &all, &all, &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	expect_has(text, "<li><a href=\"fr/\" hreflang=\"fr\" lang=\"fr\"><bdi>"
			 "Français</bdi></a></li>");
	assert_int_equal(count_of(text, " lang=\"fr\""), 1);
	expect_has(text, "hreflang=\"en-US\" "
			 "href=\"https://press.daylight.example/news/\">");
	expect_has(text, "hreflang=\"fr\" "
			 "href=\"https://press.daylight.example/news/fr/\">");
	expect_has(text, "hreflang=\"x-default\" "
			 "href=\"https://press.daylight.example/news/\">");
	page = begin(&w, "fr/index.html", "fr");
	assert_true(page_index(&page, &all, &all, &w.out));
	text = text_of(&w);
	expect_has(text, "<li><a href=\"../\" hreflang=\"en-US\"");
	expect_lacks(text, "<li><a href=\"../fr/\"");
	world_close(&w);
}

static void an_empty_newsroom_says_so(void **state)
{
	struct page_members none = {0};
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	settle(&w);
	use_shipped(&w);
	page = begin(&w, "index.html", "");
	assert_true(page_index(&page, &none, &none, &w.out));
	expect_well_formed(&w);
	expect_has(text_of(&w), "Nothing has been published yet.");
	expect_lacks(text_of(&w), "By year");
	page = begin(&w, "all/index.html", "");
	assert_true(page_all(&page, &none, 1, &w.out));
	expect_well_formed(&w);
	expect_has(text_of(&w), "Nothing has been published yet.");
	page = begin(&w, "topics/index.html", "");
	assert_true(page_topics(&page, NULL, 0, &w.out));
	expect_well_formed(&w);
	expect_has(text_of(&w), "Nothing has been published yet.");
	world_close(&w);
}

static void a_year_is_grouped_by_month(void **state)
{
	struct page_members all;
	const char *text;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, 4, 10 * 24); /* 1 December, 21, 11 and 1 November */
	all = members_of(&w, 4);
	page = begin(&w, "2026/index.html", "");
	page.title = STR("Press releases 2026");
	assert_true(page_months(&page, &all, &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	assert_int_equal(count_of(text, "<section>"), 2);
	expect_has(text, "<h2 id=\"m12\">December</h2>");
	expect_has(text, "<h2 id=\"m11\">November</h2>");
	assert_true(strstr(text, "Release 0") < strstr(text, "id=\"m11\""));
	assert_true(strstr(text, "id=\"m11\"") < strstr(text, "Release 1"));
	assert_int_equal(count_of(text, ITEM), 4);
	world_close(&w);
}

static void months_of_two_years_are_two_groups(void **state)
{
	const char *const texts[] = {"year.html",
		"{{#list.groups}}{{name}}{{#items}}.{{/items}} "
		"{{/list.groups}}",
		NULL};
	struct page_members all;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, 2, 365 * 24);
	use_templates(&w, texts);
	all = members_of(&w, 2);
	page = begin(&w, "x/index.html", "");
	assert_true(page_months(&page, &all, &w.out));
	assert_string_equal(text_of(&w), "December. December. ");
	world_close(&w);
}

static const char *topic_of(struct world *w, size_t count)
{
	struct page_members members = members_of(w, count);
	struct page page = begin(w, "topics/privacy/index.html", "");

	page.title = STR("Privacy & data");
	page.description = STR("What we do for it");
	page.feeds = STR("topics/privacy/");
	assert_true(page_topic(&page, &members, &w->out));
	expect_well_formed(w);
	return text_of(w);
}

static void a_topic_of_more_than_a_hundred_links_to_its_years(void **state)
{
	const char *text;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, PAGE_TOPIC_ITEMS + 1, 8 * 24);
	text = topic_of(&w, PAGE_TOPIC_ITEMS - 1);
	assert_int_equal(count_of(text, ITEM), PAGE_TOPIC_ITEMS - 1);
	expect_lacks(text, "Older releases");
	text = topic_of(&w, PAGE_TOPIC_ITEMS);
	assert_int_equal(count_of(text, ITEM), PAGE_TOPIC_ITEMS);
	expect_lacks(text, "Older releases");
	text = topic_of(&w, PAGE_TOPIC_ITEMS + 1);
	assert_int_equal(count_of(text, ITEM), PAGE_TOPIC_ITEMS);
	expect_lacks(text, "Release 100 ");
	expect_has(text, "<h2>Older releases</h2>");
	expect_has(
		text, "<a href=\"2026/\"><bdi>2026</bdi></a> (<bdi>42</bdi>)");
	expect_has(
		text, "<a href=\"2024/\"><bdi>2024</bdi></a> (<bdi>13</bdi>)");
	expect_has(text, "<h1 class=\"p-name\">Privacy &amp; data</h1>");
	expect_has(text, ">What we do for it</p>");
	expect_has(text, "<a href=\"../../topics/privacy/feed.xml\">");
	world_close(&w);
}

static void topics_are_listed_with_their_counts(void **state)
{
	const struct page_topic_row rows[] = {
		{STR("privacy"), STR("Privacy & data"), STR("Why <we>"), 12},
		{STR("votes"), STR("Votes"), STR(""), 1},
	};
	const char *text;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	settle(&w);
	use_shipped(&w);
	page = begin(&w, "topics/index.html", "");
	assert_true(page_topics(&page, rows, 2, &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	expect_has(text, "href=\"privacy/\"><bdi>Privacy &amp; data</bdi></a> "
			 "(<bdi>12</bdi>)\n<p>Why &lt;we&gt;</p>\n</li>");
	expect_has(text, "href=\"votes/\"><bdi>Votes</bdi></a> (<bdi>1</bdi>)\n"
			 "</li>");
	expect_has(text, "<h1>Topics</h1>");
	world_close(&w);
}

static const char *all_of(struct world *w, size_t count, size_t part)
{
	struct page_members members = members_of(w, count);
	struct page page =
		begin(w, part == 1 ? "all/index.html" : "all/2/index.html", "");

	assert_true(page_all(&page, &members, part, &w->out));
	expect_well_formed(w);
	return text_of(w);
}

static void a_long_list_of_all_is_split(void **state)
{
	const char *text;
	struct world w;

	(void)state;
	world_open(&w);
	add_many(&w, 2 * PAGE_ALL_ITEMS + 1, 1);
	text = all_of(&w, PAGE_ALL_ITEMS - 1, 1);
	assert_int_equal(count_of(text, ITEM), PAGE_ALL_ITEMS - 1);
	expect_lacks(text, "Part");
	expect_has(text, "all/\" aria-current=\"page\">All releases</a>");
	text = all_of(&w, PAGE_ALL_ITEMS, 1);
	assert_int_equal(count_of(text, ITEM), PAGE_ALL_ITEMS);
	expect_lacks(text, "Part");
	text = all_of(&w, PAGE_ALL_ITEMS + 1, 1);
	assert_int_equal(count_of(text, ITEM), PAGE_ALL_ITEMS);
	expect_has(text,
		"<strong aria-current=\"page\"><bdi>Part 1</bdi></strong>");
	expect_has(
		text, "<li><a href=\"../all/2/\"><bdi>Part 2</bdi></a></li>");
	text = all_of(&w, PAGE_ALL_ITEMS + 1, 2);
	assert_int_equal(count_of(text, ITEM), 1);
	expect_has(text, "Release 1000 &amp;");
	expect_has(
		text, "<li><a href=\"../../all/\"><bdi>Part 1</bdi></a></li>");
	expect_has(text,
		"<strong aria-current=\"page\"><bdi>Part 2</bdi></strong>");
	text = all_of(&w, 2 * PAGE_ALL_ITEMS + 1, 2);
	assert_int_equal(count_of(text, ITEM), PAGE_ALL_ITEMS);
	expect_has(text, "<title>All releases, Part 2 – ");
	expect_has(text, "<a href=\"../../all/3/\"><bdi>Part 3</bdi></a>");
	world_close(&w);
}

static void a_withdrawn_release_is_listed_without_its_words(void **state)
{
	struct page_members all;
	const char *text;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0)->status = STATUS_WITHDRAWN;
	w.releases[0].has_withdrawn = true;
	w.releases[0].withdrawn_at.at = at(5);
	settle(&w);
	use_shipped(&w);
	all = members_of(&w, 1);
	page = begin(&w, "index.html", "");
	assert_true(page_index(&page, &all, &all, &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	expect_has(text, "Groups ask for &lt;b&gt; &amp; more</a>");
	expect_has(text, "<strong>This release has been withdrawn.</strong>");
	expect_lacks(text, "A summary.");
	world_close(&w);
}

static void an_entry_links_to_its_other_languages(void **state)
{
	struct page_members all;
	struct release *other;
	const char *text;
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "a", 0);
	other = add(&w, "b", 0);
	other->language = STR("ar");
	other->embargo.kind = EMBARGO_UNSAID;
	other->translation_of = STR("a");
	settle(&w);
	use_shipped(&w);
	all = members_of(&w, 1);
	page = begin(&w, "index.html", "");
	assert_true(page_index(&page, &all, &all, &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	expect_has(text, "<a href=\"2026/b/\" hreflang=\"ar\" "
			 "lang=\"ar\"><bdi>العربية</bdi></a>");
	assert_int_equal(count_of(text, "2026/a/"), 1);
	w.indexes[0] = 1;
	page = begin(&w, "ar/index.html", "ar");
	assert_true(page_index(&page, &all, &all, &w.out));
	expect_has(
		text_of(&w), "<li class=\"h-entry\" lang=\"ar\" dir=\"rtl\">");
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_index_lists_the_newest_and_all_years),
		cmocka_unit_test(
			the_index_of_a_language_links_to_the_years_of_the_root),
		cmocka_unit_test(
			first_pages_of_all_languages_link_to_one_another),
		cmocka_unit_test(an_empty_newsroom_says_so),
		cmocka_unit_test(a_year_is_grouped_by_month),
		cmocka_unit_test(months_of_two_years_are_two_groups),
		cmocka_unit_test(
			a_topic_of_more_than_a_hundred_links_to_its_years),
		cmocka_unit_test(topics_are_listed_with_their_counts),
		cmocka_unit_test(a_long_list_of_all_is_split),
		cmocka_unit_test(
			a_withdrawn_release_is_listed_without_its_words),
		cmocka_unit_test(an_entry_links_to_its_other_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
