#include "page_world.h"

/* Pages that every newsroom has, with the shipped templates. */

static void open_house(struct world *w)
{
	world_open(w);
	settle(w);
	use_shipped(w);
}

static void the_contact_page_names_the_house_s_own(void **state)
{
	struct page page;
	struct world w;

	(void)state;
	open_house(&w);
	page = begin(&w, "contact/index.html", "");
	assert_true(page_contact(&page, &w.out));
	expect_well_formed(&w);
	expect_has(
		text_of(&w), "<strong><bdi>Press &lt;desk&gt;</bdi></strong>");
	expect_has(text_of(&w), "href=\"tel:+15550100\"");
	expect_has(text_of(&w), "href=\"mailto:press@daylight.example\"");
	expect_has(text_of(&w), "<h1>Press contacts</h1>");
	expect_has(text_of(&w),
		"contact/\" aria-current=\"page\">Press contact</a>");
	expect_lacks(text_of(&w), "all/\" aria-current");
	world_close(&w);
}

static void the_contact_page_names_who_follows(void **state)
{
	struct contact contacts[2];
	struct page page;
	struct world w;

	(void)state;
	open_house(&w);
	contacts[0] = w.desk;
	contacts[0].has_until = true;
	contacts[0].until.at = w.house.now;
	contacts[0].then = STR("ann");
	contacts[1] = (struct contact){.key = STR("ann"),
		.name = STR("Ann O'Hara"),
		.email = STR("ann@daylight.example")};
	w.site.contacts = contacts;
	w.site.contact_count = 2;
	page = begin(&w, "contact/index.html", "");
	assert_true(page_contact(&page, &w.out));
	expect_has(text_of(&w), "Ann O&#39;Hara");
	expect_lacks(text_of(&w), "Press &lt;desk&gt;");
	contacts[0].until.at.utc++;
	page = begin(&w, "contact/index.html", "");
	assert_true(page_contact(&page, &w.out));
	expect_has(text_of(&w), "Press &lt;desk&gt;");
	world_close(&w);
}

static void a_house_without_contacts_has_the_page(void **state)
{
	struct page page;
	struct world w;

	(void)state;
	open_house(&w);
	w.site.contact_count = 0;
	page = begin(&w, "contact/index.html", "");
	assert_true(page_contact(&page, &w.out));
	expect_well_formed(&w);
	world_close(&w);
}

static void subscribing_is_explained_with_the_feeds(void **state)
{
	struct page page;
	struct world w;

	(void)state;
	open_house(&w);
	page = begin(&w, "subscribe/index.html", "");
	assert_true(page_subscribe(&page, &w.out));
	expect_well_formed(&w);
	expect_has(text_of(&w), "<a href=\"../feed.xml\">");
	expect_has(text_of(&w), "<a href=\"../atom.xml\">");
	expect_has(text_of(&w), "<a href=\"../feed.json\">");
	expect_has(text_of(&w), "subscribe/\" aria-current=\"page\">");
	world_close(&w);
}

/* It may be shown under any address: no link is relative to it. */
static const char *missing(struct world *w, const char *url)
{
	struct page page;

	w->site.url = str_from(url);
	page_house_make(&w->arena, &w->house);
	page = begin(w, "404.html", "");
	assert_true(page_missing(&page, &w->out));
	expect_well_formed(w);
	return text_of(w);
}

static void links_of_the_missing_page_begin_at_the_root(void **state)
{
	const char *text;
	struct world w;

	(void)state;
	open_house(&w);
	text = missing(&w, "https://press.daylight.example/");
	expect_has(text, "href=\"/style.css?v=1234\"");
	expect_has(text, "href=\"/all/\"");
	expect_has(text, "href=\"/\"");
	expect_has(text, "href=\"/feed.xml\"");
	text = missing(&w, "https://daylight.example/press/");
	expect_has(text, "href=\"/press/style.css?v=1234\"");
	expect_has(text, "href=\"/press/all/\"");
	expect_lacks(text, "href=\"all/");
	expect_lacks(text, "href=\"../");
	text = missing(&w, "https://daylight.example");
	expect_has(text, "href=\"/all/\"");
	world_close(&w);
}

static void an_old_address_leads_to_the_release(void **state)
{
	struct page page;
	const char *text;
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0);
	settle(&w);
	use_shipped(&w);
	page = begin(&w, "old/place.html", "");
	assert_true(page_moved(&page, item_of(&w, "results"), &w.out));
	expect_well_formed(&w);
	text = text_of(&w);
	expect_has(text, "<link rel=\"canonical\" href=\"https://press."
			 "daylight.example/news/2026/results/\">");
	expect_has(text, "<a href=\"https://press.daylight.example/news/2026/"
			 "results/\">Groups ask for &lt;b&gt;");
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_contact_page_names_the_house_s_own),
		cmocka_unit_test(the_contact_page_names_who_follows),
		cmocka_unit_test(a_house_without_contacts_has_the_page),
		cmocka_unit_test(subscribing_is_explained_with_the_feeds),
		cmocka_unit_test(links_of_the_missing_page_begin_at_the_root),
		cmocka_unit_test(an_old_address_leads_to_the_release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
