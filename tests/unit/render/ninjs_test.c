#include "page_full.h"

#include "json_look.h"
#include "render/ninjs.h"

#define SITE "https://press.daylight.example/news/"

static json_t *item_json(
	struct world *w, const char *slug, const struct page_texts *texts)
{
	const struct public_release *item = item_of(w, slug);
	struct page page =
		begin(w, "2026/x/release.json", item->release->language.ptr);

	ninjs_release(&w->out, &page, item, texts);
	assert_int_equal(w->out.ptr[w->out.len - 1], '\n');
	return json_look(&w->out);
}

static void expect_all(
	const json_t *root, const char *const said[][2], size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		json_says(root, said[i][0], said[i][1]);
}

static void every_text_has_its_place(void **state)
{
	static const char *const said[][2] = {
		{"uri", "id-results"},
		{"standard.name", "ninjs"},
		{"standard.version", "3.1"},
		{"type", "text"},
		{"representationType", "full"},
		{"pubStatus", "usable"},
		{"language", "en-US"},
		{"version", "4"},
		{"firstCreated", "2026-12-01T09:00:00+00:00"},
		{"versionCreated", "2026-12-03T01:00:00+00:00"},
		{"genres.0.name", "press release"},
		{"slugline", "results"},
		{"altIds.0.value", "results"},
		{"headlines.0.role", "main"},
		{"headlines.0.value", "Groups ask for <b> & more"},
		{"headlines.1.role", "subhead"},
		{"headlines.1.value", "A deck & more"},
		{"descriptions.0.value", "The <summary>."},
		{"located", "Brussels"},
		{"bodies.0.role", "main"},
		{"bodies.0.contentType", "application/xhtml+xml"},
		{"bodies.0.value",
			"<p>The body &amp; <em>more</em>, a <a href=\""
			"https://a.example/\">link</a>.</p>\n"
			"<ul>\n<li>one</li>\n</ul>\n"},
		{"bodies.1.contentType", "text/plain"},
		{"bodies.1.value", "The body & more, a link [1].\n\n- one\n\n"
				   "[1] https://a.example/\n"},
		{"bodies.2.role", "boilerplate"},
		{"bodies.2.value", "<p>About us.</p>\n"},
		{"bodies.3.role", "notes"},
		{"edNote",
			"Update, 3 December 2026\nOne more signed.\n\n"
			"Clarification, 2 December 2026\nThe year is 2025.\n\n"
			"Correction, 1 December 2026\n"
			"It said: 12 < 13\nIt should say: 21"},
		{"subjects.1.name", "Data & rights"},
		{"subjects.1.uri", SITE "topics/data/"},
		{"renditions.0.href", SITE "2026/results/"},
		{"renditions.1.href", SITE "2026/results/release.txt"},
		{"renditions.2.href", SITE "2026/results/event.ics"},
		{"eventDetails.dates.startDate", "2026-12-03T11:00:00+00:00"},
		{"eventDetails.dates.endDate", "2026-12-03T13:00:00+00:00"},
		{"eventDetails.organiser.name", "Fight & Daylight"},
		{"events.0.uri", "https://event.example/"},
		{"places.0.name", "City hall & garden"},
	};
	struct full f;
	json_t *root;

	(void)state;
	full_open(&f);
	root = item_json(&f.w, "results", &f.texts);
	expect_all(root, said, sizeof(said) / sizeof(said[0]));
	json_counts(root, "bodies", 4);
	json_decref(root);
	full_close(&f);
}

static void everybody_is_named(void **state)
{
	static const char *const said[][2] = {
		{"by", "Other House"},
		{"infoSources.0.name", "Fight & Daylight"},
		{"infoSources.0.role", "publisher"},
		{"infoSources.1.role", "origin"},
		{"infoSources.1.uri", "https://other.example/first"},
		{"people.0.name", "Ann O'Hara"},
		{"people.0.rel", "contact"},
		{"people.0.contactInfo.0.value", "+1 555 0101"},
		{"people.0.contactInfo.0.role", "Press & media"},
		{"people.0.contactInfo.1.type", "email"},
		{"people.0.contactInfo.2.role", "After hours"},
		{"people.1.name", "Press <desk>"},
		{"people.2.name", "Ama Mensah"},
		{"people.2.rel", "signatory"},
		{"people.2.literal", "Director, Open \"Ballot\" Network"},
		{"organisations.0.name", "Open \"Ballot\" Network"},
		{"organisations.0.uri", "https://ballot.example/?a=1&b=2"},
		{"organisations.0.contactInfo.0.address.lines.0", "Ghana"},
		{"organisations.2.name", "Group & Sons 2"},
	};
	struct full f;
	json_t *root;

	(void)state;
	full_open(&f);
	root = item_json(&f.w, "results", &f.texts);
	expect_all(root, said, sizeof(said) / sizeof(said[0]));
	json_counts(root, "organisations", 3);
	json_counts(root, "people", 3);
	json_decref(root);
	full_close(&f);
}

static void files_are_associations_with_their_sizes(void **state)
{
	static const char *const said[][2] = {
		{"associations.0.rel", "image"},
		{"associations.0.type", "picture"},
		{"associations.0.uri", SITE "2026/results/people.jpg"},
		{"associations.0.descriptions.0.value",
			"Two \"people\" & a flag"},
		{"associations.0.descriptions.1.role", "caption"},
		{"associations.0.by", "J. Doe"},
		{"associations.1.rel", "media"},
		{"associations.1.name", "Flag & people"},
		{"associations.1.usageTerms", "CC BY 4.0"},
		{"associations.2.type", "video"},
		{"associations.2.uri", "https://video.example/1"},
		{"associations.3.rel", "letter"},
		{"associations.3.name", "Open letter & list"},
		{"associations.4.rel", "attachment"},
		{"associations.4.name", "A < B"},
		{"associations.4.renditions.0.href",
			SITE "2026/results/chart.pdf"},
	};
	struct full f;
	json_t *root;

	(void)state;
	full_open(&f);
	f.image.type = "image/jpeg";
	root = item_json(&f.w, "results", &f.texts);
	expect_all(root, said, sizeof(said) / sizeof(said[0]));
	json_counts(root, "associations", 5);
	assert_int_equal(json_integer_value(json_at(
				 root, "associations.0.renditions.0.width")),
		800);
	assert_int_equal(json_integer_value(json_at(root,
				 "associations.4.renditions.0.sizeInBytes")),
		417000);
	json_lacks(root, "associations.2.renditions.0.sizeInBytes");
	json_lacks(root, "associations.4.type");
	json_decref(root);
	full_close(&f);
}

static void what_was_not_said_is_not_there(void **state)
{
	static const char *const absent[] = {"edNote", "descriptions",
		"located", "organisations", "subjects", "events", "places",
		"eventDetails", "headlines.1", "bodies.2", "altIds.1",
		"renditions.2", "associations.0"};
	struct world w;
	struct page_texts texts = {0};
	json_t *root;
	size_t i;

	(void)state;
	world_open(&w);
	add(&w, "plain", 0);
	settle(&w);
	texts.body = markdown(&w, "Text.");
	root = item_json(&w, "plain", &texts);
	json_says(root, "version", "1");
	json_says(root, "by", "Fight & Daylight");
	for (i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		json_lacks(root, absent[i]);
	json_decref(root);
	world_close(&w);
}

/* A line end amid these signs is no space, and each takes two cells. */
static void a_body_has_the_lines_of_release_txt(void **state)
{
	struct page_texts texts = {0};
	struct world w;
	struct page page;
	json_t *root;

	(void)state;
	world_open(&w);
	add(&w, "plain", 0)->language = STR("ja");
	settle(&w);
	texts.body = markdown(&w,
		"“日本語日本語日本語日本語日本語日本語日本語”日本語日本語日本語"
		"日本語日本語日本語 語");
	root = item_json(&w, "plain", &texts);
	buf_reset(&w.out);
	use_shipped(&w);
	page = begin(&w, "2026/plain/index.html", "ja");
	assert_true(page_text(&page, item_of(&w, "plain"), &texts, &w.out));
	expect_has(text_of(&w),
		json_string_value(json_at(root, "bodies.1.value")));
	json_decref(root);
	world_close(&w);
}

static void a_withdrawn_one_says_that_and_why_alone(void **state)
{
	static const char *const absent[] = {"bodies", "people", "by",
		"descriptions", "located", "subjects", "organisations",
		"infoSources", "headlines.1", "renditions.1", "altIds.1",
		"associations.1", "eventDetails"};
	struct full f;
	json_t *root;
	size_t i;

	(void)state;
	full_open(&f);
	add(&f.w, "new", 2);
	f.release->origin_id = STR("urn:x:secret");
	f.release->status = STATUS_WITHDRAWN;
	f.release->has_withdrawn = true;
	f.release->withdrawn_at.at = at(60);
	f.release->withdrawn_reason = STR("Wrong & old.");
	f.release->replaced_by = STR("new");
	settle(&f.w);
	root = item_json(&f.w, "results", &f.texts);
	json_says(root, "pubStatus", "canceled");
	json_says(root, "representationType", "partial");
	json_says(root, "version", "5");
	json_says(root, "versionCreated", "2026-12-03T21:00:00+00:00");
	json_says(root, "edNote",
		"This release has been withdrawn.\nReason: Wrong & old.");
	json_says(root, "associations.0.rel", "replacement");
	json_says(root, "associations.0.uri", "id-new");
	for (i = 0; i < sizeof(absent) / sizeof(absent[0]); i++)
		json_lacks(root, absent[i]);
	json_decref(root);
	full_close(&f);
}

static void what_is_for_desks_and_templates_stays_out(void **state)
{
	struct full f;
	json_t *root;

	(void)state;
	full_open(&f);
	f.release->desk_note = STR("hush-hush");
	root = item_json(&f.w, "results", &f.texts);
	assert_int_equal(
		str_find(buf_view(&f.w.out), STR("hush-hush")), STR_NONE);
	assert_int_equal(
		str_find(buf_view(&f.w.out), STR("Open & shut")), STR_NONE);
	json_decref(root);
	full_close(&f);
}

static void translations_name_one_another(void **state)
{
	struct page_texts texts = {0};
	struct release *une;
	struct world w;
	json_t *root;

	(void)state;
	world_open(&w);
	add(&w, "one", 0);
	une = add(&w, "une", 0);
	une->translation_of = STR("one");
	une->language = STR("fr");
	une->embargo.kind = EMBARGO_UNSAID;
	settle(&w);
	root = item_json(&w, "one", &texts);
	json_says(root, "associations.0.rel", "translation");
	json_says(root, "associations.0.uri", "id-une");
	json_says(root, "associations.0.language", "fr");
	json_decref(root);
	root = item_json(&w, "une", &texts);
	json_says(root, "language", "fr");
	json_says(root, "associations.0.rel", "translation-of");
	json_says(root, "associations.0.renditions.0.href", SITE "2026/one/");
	json_decref(root);
	world_close(&w);
}

static void addresses_are_those_of_rfc_3986(void **state)
{
	struct full f;
	json_t *root;

	(void)state;
	full_open(&f);
	f.more.url = STR("https://fäir.example/ü?a=[1]&b='2'%");
	root = item_json(&f.w, "results", &f.texts);
	json_says(root, "organisations.0.uri",
		"https://f%C3%A4ir.example/%C3%BC?a=%5B1%5D&b='2'%25");
	json_decref(root);
	full_close(&f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_has_its_place),
		cmocka_unit_test(everybody_is_named),
		cmocka_unit_test(files_are_associations_with_their_sizes),
		cmocka_unit_test(what_was_not_said_is_not_there),
		cmocka_unit_test(a_body_has_the_lines_of_release_txt),
		cmocka_unit_test(a_withdrawn_one_says_that_and_why_alone),
		cmocka_unit_test(what_is_for_desks_and_templates_stays_out),
		cmocka_unit_test(translations_name_one_another),
		cmocka_unit_test(addresses_are_those_of_rfc_3986),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
