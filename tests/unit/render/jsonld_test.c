#include "page_full.h"

#include "json_look.h"
#include "render/jsonld.h"

static json_t *article_of(struct world *w, const char *slug)
{
	const struct public_release *item = item_of(w, slug);
	struct page page =
		begin(w, "2026/x/index.html", item->release->language.ptr);

	buf_reset(&w->out);
	jsonld_release(&w->out, &page, item);
	return json_look(&w->out);
}

static void every_field_is_in_the_article(void **state)
{
	static const char *const said[][2] = {
		{"@context", "https://schema.org"},
		{"@type", "NewsArticle"},
		{"mainEntityOfPage",
			"https://press.daylight.example/news/2026/results/"},
		{"headline", "Groups ask for <b> & more"},
		{"inLanguage", "en-US"},
		{"datePublished", "2026-12-01T09:00:00+00:00"},
		{"dateModified", "2026-12-03T01:00:00+00:00"},
		{"publisher.@type", "Organization"},
		{"publisher.name", "Fight & Daylight"},
		{"publisher.logo",
			"https://press.daylight.example/news/assets/logo.svg"},
		{"image.url",
			"https://press.daylight.example/news/2026/results/"
			"people.jpg"},
		{"image.description", "Two \"people\" & a flag"},
		{"image.creditText", "J. Doe"},
		{"about.@type", "Event"},
		{"about.startDate", "2026-12-03T11:00:00+00:00"},
		{"about.endDate", "2026-12-03T13:00:00+00:00"},
		{"about.location", "City hall & garden"},
		{"correction.0.name", "Update"},
		{"correction.2.text", "It said: 12 < 13\nIt should say: 21"},
		{"correction.2.datePublished", "2026-12-01T19:00:00+00:00"},
	};
	struct full f;
	json_t *root;
	size_t i;

	(void)state;
	full_open(&f);
	f.w.house.logo = STR("assets/logo.svg");
	settle(&f.w);
	root = article_of(&f.w, "results");
	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		json_says(root, said[i][0], said[i][1]);
	json_counts(root, "correction", 3);
	json_lacks(root, "workTranslation");
	json_decref(root);
	full_close(&f);
}

static void what_page_and_ninjs_say_is_not_said_again(void **state)
{
	static const char *const elsewhere[] = {"url", "identifier",
		"alternativeHeadline", "description", "dateline", "keywords",
		"contributor", "publisher.contactPoint", "publisher.address"};
	struct full f;
	json_t *root;
	size_t i;

	(void)state;
	full_open(&f);
	root = article_of(&f.w, "results");
	for (i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++)
		json_lacks(root, elsewhere[i]);
	json_decref(root);
	full_close(&f);
}

static void what_was_not_said_is_not_there(void **state)
{
	static const char *const absent[] = {"dateModified", "publisher.logo",
		"image", "about", "correction", "isBasedOn", "workTranslation",
		"translationOfWork"};
	struct world w;
	json_t *root;
	size_t i;

	(void)state;
	world_open(&w);
	add(&w, "plain", 0);
	settle(&w);
	root = article_of(&w, "plain");
	json_says(root, "author.name", "Fight & Daylight");
	for (i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		json_lacks(root, absent[i]);
	json_decref(root);
	world_close(&w);
}

static void a_copy_names_who_wrote_it_and_where(void **state)
{
	struct full f;
	json_t *root;

	(void)state;
	full_open(&f);
	root = article_of(&f.w, "results");
	json_says(root, "author.name", "Other House");
	json_says(root, "publisher.name", "Fight & Daylight");
	json_says(root, "isBasedOn", "https://other.example/first");
	json_decref(root);
	full_close(&f);
}

static void no_text_can_end_the_block(void **state)
{
	struct world w;
	json_t *root;
	size_t i;

	(void)state;
	world_open(&w);
	add(&w, "odd", 0)->headline = STR("</script><script>x</script>");
	settle(&w);
	root = article_of(&w, "odd");
	json_says(root, "headline", "</script><script>x</script>");
	for (i = 0; i < w.out.len; i++)
		assert_false(w.out.ptr[i] == '<' || w.out.ptr[i] == '\n');
	json_decref(root);
	world_close(&w);
}

static void add_translation(struct world *w, const char *slug)
{
	struct release *release = add(w, slug, 0);

	release->translation_of = STR("one");
	release->language = STR("fr");
	release->headline = str_from(slug);
	release->embargo.kind = EMBARGO_UNSAID;
}

static void translations_and_original_name_one_another(void **state)
{
	struct world w;
	json_t *root;

	(void)state;
	world_open(&w);
	add(&w, "one", 0);
	add_translation(&w, "une");
	add_translation(&w, "uno");
	settle(&w);
	root = article_of(&w, "one");
	json_counts(root, "workTranslation", 2);
	json_says(root, "workTranslation.0.inLanguage", "fr");
	json_lacks(root, "translationOfWork");
	json_decref(root);
	root = article_of(&w, "une");
	json_says(root, "translationOfWork.url",
		"https://press.daylight.example/news/2026/one/");
	json_lacks(root, "workTranslation");
	json_decref(root);
	world_close(&w);
}

static void the_page_of_a_release_holds_it_and_a_notice_does_not(void **state)
{
	const char *page, *block = "<script type=\"application/ld+json\">"
				   "{\"@context\":\"https://schema.org\"";
	struct full f;

	(void)state;
	full_open(&f);
	page = page_of_release(&f.w, "results", &f.texts);
	expect_has(page, block);
	f.release->status = STATUS_WITHDRAWN;
	f.release->has_withdrawn = true;
	f.release->withdrawn_at.at = at(60);
	settle(&f.w);
	page = page_of_release(&f.w, "results", &f.texts);
	expect_lacks(page, "ld+json");
	full_close(&f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_is_in_the_article),
		cmocka_unit_test(what_page_and_ninjs_say_is_not_said_again),
		cmocka_unit_test(what_was_not_said_is_not_there),
		cmocka_unit_test(a_copy_names_who_wrote_it_and_where),
		cmocka_unit_test(no_text_can_end_the_block),
		cmocka_unit_test(translations_and_original_name_one_another),
		cmocka_unit_test(
			the_page_of_a_release_holds_it_and_a_notice_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
