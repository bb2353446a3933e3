#include "page_full.h"

/* The page of a release, and the notice in its place. */

static const char *page_of(struct full *f)
{
	const char *page;

	settle(&f->w);
	page = page_of_release(&f->w, "results", &f->texts);
	expect_well_formed(&f->w);
	return page;
}

static void a_release_of_four_fields_is_a_whole_page(void **state)
{
	struct page_texts texts = {0};
	const char *page;
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0);
	settle(&w);
	texts.body = markdown(&w, "Text.");
	use_shipped(&w);
	page = page_of_release(&w, "results", &texts);
	expect_well_formed(&w);
	expect_has(page, "<html lang=\"en-US\" dir=\"ltr\">");
	expect_has(page, "<title>Groups ask for &lt;b&gt; &amp; more – Fight");
	expect_has(page, "<h1 class=\"p-name\">Groups ask for &lt;b&gt; &amp; "
			 "more</h1>");
	expect_has(page, "<time class=\"dt-published\" "
			 "datetime=\"2026-12-01T09:00:00+00:00\"><bdi>"
			 "1 December 2026</bdi></time>");
	expect_has(page, "<p>Text.</p>");
	expect_has(page, "href=\"tel:+15550100\"");
	expect_has(page, "Press &lt;desk&gt;");
	expect_lacks(page, "<section class=\"signatories\">");
	expect_lacks(page, "<section class=\"event\">");
	expect_lacks(page, "<section class=\"notes\">");
	expect_lacks(page, "<section class=\"boilerplate\">");
	expect_lacks(page, "<section class=\"correction\">");
	expect_lacks(page, "<figure>");
	expect_has(page, "<meta name=\"description\" content=\"Groups ask ");
	expect_lacks(page, "hreflang");
	world_close(&w);
}

static void a_boilerplate_of_another_group_has_its_own_heading(void **state)
{
	static const struct str names[] = {{"Fund & Co", 9}, {"", 0}, {"", 0}};
	struct body bodies[3];
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	bodies[0] = bodies[1] = bodies[2] = f.boilerplate;
	f.texts.boilerplates = bodies;
	f.texts.boilerplate_names = names;
	f.texts.boilerplate_count = 3;
	page = page_of(&f);
	expect_has(page, "<h2>About <bdi>Fund &amp; Co</bdi></h2>\n"
			 "<p>About us.</p>\n\n"
			 "<h2>About <bdi>Fight &amp; Daylight</bdi></h2>\n"
			 "<p>About us.</p>\n\n"
			 "<p>About us.</p>\n\n</section>");
	full_close(&f);
}

/* By all its letters, not by the first one, as a browser would go. */
static void a_line_that_runs_against_the_page_has_its_direction(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->headline = STR("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 2026");
	f.release->subhead = STR("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D A");
	f.image.caption = f.release->headline;
	page = page_of(&f);
	expect_has(page, "<h1 class=\"p-name\" dir=\"rtl\">");
	expect_has(page, "<p class=\"subhead p-summary\">");
	expect_has(page, "<figcaption dir=\"rtl\">");
	f.release->language = STR("he");
	f.release->subhead = STR("A deck");
	page = page_of(&f);
	expect_has(page, "<h1 class=\"p-name\">");
	expect_has(page, "<p class=\"subhead p-summary\" dir=\"ltr\">");
	expect_has(page, "<figcaption>");
	full_close(&f);
}

static const char *const every_part[] = {
	"<p class=\"subhead p-summary\">A deck &amp; more</p>",
	"<meta name=\"description\" property=\"og:description\" "
	"content=\"The &lt;summary&gt;.\">",
	"<b class=\"place\"><bdi>Brussels</bdi></b>",
	"<strong><bdi>Ann O&#39;Hara</bdi></strong>, <bdi>Press &amp; "
	"media</bdi><br><bdi>Daylight &lt;Lab&gt;</bdi>",
	"<a href=\"mailto:ann@daylight.example\">",
	"After hours: </span><a href=\"tel:+15550199\"><bdi>+1 555 0199"
	"</bdi></a> <span class=\"small\">(French)",
	"<img class=\"u-photo\" src=\"people.jpg\" alt=\"Two "
	"&quot;people&quot; &amp; a "
	"flag\" width=\"800\" height=\"600\">",
	"<figcaption>In &lt;Ostend&gt; <bdi>(J. "
	"Doe)</bdi></figcaption>",
	"The body &amp; <em>more</em>",
	"<a href=\"https://a.example/\">link</a>",
	"Open &quot;Ballot&quot; Network, Group &amp; Sons 1 and "
	"Group &amp; Sons 2",
	"<a href=\"letter.pdf\"><bdi>Open letter &amp; list</bdi></a>, "
	"<bdi>"
	"the Commission</bdi>, <bdi>30 November</bdi>",
	"<dd>City hall &amp; garden</dd>",
	"<dd>by mail</dd>",
	"3 December 2026, 11:00 UTC",
	">13:00 UTC<",
	"<a href=\"event.ics\">",
	"<a href=\"https://event.example/\">",
	"<a href=\"people.jpg\"><bdi>Flag &amp; people</bdi></a> <span "
	"class=\"small\"><bdi>JPG</bdi>, <bdi>800 × 600</bdi> pixels, ",
	"CC BY 4.0",
	"<a "
	"href=\"https://video.example/1\"><bdi>https://video.example/1"
	"</bdi></a></li>",
	"<a href=\"chart.pdf\"><bdi>A &lt; B</bdi></a> <span "
	"class=\"small\">"
	"<bdi>PDF</bdi>, <bdi>417\u00A0kB</bdi></span>",
	"<p>About us.</p>",
	"<p class=\"end\">###</p>",
	"Notes to <strong>editors</strong>.",
	"<a href=\"https://other.example/first\"><bdi>Other "
	"House</bdi></a>",
	"<a class=\"p-category\" href=\"../../topics/data/\"><bdi>"
	"Data &amp; rights</bdi></a>",
	"<link rel=\"canonical\" "
	"href=\"https://other.example/first\">",
	"<link rel=\"stylesheet\" href=\"../../style.css?v=1234\">",
	"<link rel=\"alternate\" type=\"application/rss+xml\"",
	"href=\"release.txt\"",
	"href=\"SHA256SUMS\"",
};

static void every_field_is_on_the_page(void **state)
{
	const char *page;
	struct full f;
	size_t i;

	(void)state;
	full_open(&f);
	page = page_of(&f);
	for (i = 0; i < sizeof(every_part) / sizeof(every_part[0]); i++)
		if (!strstr(page, every_part[i]))
			fail_msg("lacks %s in\n%s", every_part[i], page);
	full_close(&f);
}

static void what_is_not_known_of_a_thing_is_left_out(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.image.height = 0;
	f.image.caption = f.image.credit = STR("");
	f.chart.title = STR("");
	f.letter = (struct release_file){0};
	*f.release->letter = (struct letter){.title = STR("Open letter"),
		.url = STR("https://letter.example/")};
	f.release->event->end = (struct moment){0};
	f.release->origin_organization = STR("");
	page = page_of(&f);
	expect_lacks(page, "width=\"800\"");
	expect_lacks(page, "<figcaption>");
	expect_has(page, "<a href=\"chart.pdf\"><bdi>chart.pdf</bdi></a>");
	expect_has(page, "<a href=\"https://letter.example/\"><bdi>Open letter"
			 "</bdi></a></p>");
	expect_has(page, "11:00 UTC</bdi></time></dd>");
	expect_has(page, "><bdi>https://other.example/first</bdi></a>");
	full_close(&f);
}

static void corrections_stand_on_top_the_newest_first(void **state)
{
	const char *page, *update, *clarification, *correction;
	struct full f;

	(void)state;
	full_open(&f);
	page = page_of(&f);
	update = strstr(page, "class=\"label\">Update, ");
	clarification = strstr(page, "class=\"label\">Clarification, ");
	correction = strstr(page, "class=\"label\">Correction, ");
	assert_non_null(update);
	assert_true(update < clarification && clarification < correction);
	assert_true(correction < strstr(page, "<h1"));
	expect_has(page, "It said: <del>12 &lt; 13</del>");
	expect_has(page, "It should say: <ins>21</ins>");
	full_close(&f);
}

static void the_contact_stands_before_the_text(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	page = page_of(&f);
	assert_true(strstr(page, "<address>") < strstr(page, "<h1"));
	assert_true(strstr(page, "<h1") < strstr(page, "e-content"));
	full_close(&f);
}

/* The part of the page that names who signed. */
static const char *signatories_of(
	struct full *f, enum signatories_form form, size_t count, size_t *len)
{
	const char *page, *start;

	f->release->signatories.form = form;
	f->release->signatories.count = count;
	page = page_of(f);
	start = strstr(page, "<section class=\"signatories\">");
	if (!start)
		return NULL;
	*len = (size_t)(strstr(start, "</section>") - start);
	f->w.out.ptr[(size_t)(start - page) + *len] = '\0';
	return start;
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

static void signatories_are_a_sentence_a_list_columns_or_logos(void **state)
{
	const char *part;
	struct full f;
	size_t len;

	(void)state;
	full_open(&f);
	part = signatories_of(&f, SIGNATORIES_SENTENCE, 20, &len);
	expect_has(part, "Sons 18 and Group &amp; Sons 19</p>");
	expect_lacks(part, "<li>");
	part = signatories_of(&f, SIGNATORIES_LIST, 2, &len);
	assert_int_equal(count_of(part, "<li>"), 2);
	expect_has(part, "<ul>");
	expect_has(part, "<li><a href=\"https://ballot.example/"
			 "?a=1&amp;b=2\"><bdi>Open &quot;Ballot&quot; Network"
			 "</bdi></a>, <bdi>Ghana</bdi>, <bdi>Ama Mensah</bdi>, "
			 "<bdi>Director</bdi></li>");
	expect_has(part, "<li><bdi>Group &amp; Sons 1</bdi></li>");
	expect_lacks(part, "<img");
	part = signatories_of(&f, SIGNATORIES_COLUMNS, 20, &len);
	expect_has(part, "<ul class=\"columns\">");
	assert_int_equal(count_of(part, "<li>"), 20);
	part = signatories_of(&f, SIGNATORIES_LOGOS, 20, &len);
	expect_has(part, "<img src=\"logo.svg\" alt=\"\" width=\"40\" "
			 "height=\"30\">");
	assert_int_equal(count_of(part, "<img"), 1);
	full_close(&f);
}

static void over_twelve_signatories_are_a_list_by_themselves(void **state)
{
	struct full f;
	size_t len;

	(void)state;
	full_open(&f);
	expect_lacks(signatories_of(&f, SIGNATORIES_AUTO, 12, &len), "<li>");
	assert_int_equal(
		count_of(
			signatories_of(&f, SIGNATORIES_AUTO, 13, &len), "<li>"),
		13);
	assert_null(signatories_of(&f, SIGNATORIES_AUTO, 0, &len));
	full_close(&f);
}

static void a_withdrawn_release_is_a_notice_and_nothing_else(void **state)
{
	static const char *const gone[] = {"A deck", "summary", "The body",
		"Ann", "<address>", "Sons", "people.jpg", "chart.pdf",
		"letter.pdf", "City hall", "event.ics", "It said", "About us",
		"editors", "release.txt", "SHA256SUMS", "Brussels",
		"Other House", "topics/privacy", "video.example", "logo.svg",
		"Open &amp; shut"};
	const char *page;
	struct full f;
	size_t i;

	(void)state;
	full_open(&f);
	f.release->status = STATUS_WITHDRAWN;
	f.release->has_withdrawn = true;
	f.release->withdrawn_at.at = at(60);
	f.release->withdrawn_reason = STR("Wrong & misleading");
	page = page_of(&f);
	expect_has(page, "<h1>Groups ask for &lt;b&gt; &amp; more</h1>");
	expect_has(page, "1 December 2026");
	expect_has(page, "3 December 2026");
	expect_has(page, "Reason: Wrong &amp; misleading");
	for (i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
		if (strstr(page, gone[i]))
			fail_msg("shows %s in\n%s", gone[i], page);
	full_close(&f);
}

static void a_notice_names_what_replaces_it_once_that_is_public(void **state)
{
	struct release *next;
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->status = STATUS_WITHDRAWN;
	f.release->has_withdrawn = true;
	f.release->withdrawn_at.at = at(60);
	f.release->replaced_by = STR("corrected");
	expect_lacks(page_of(&f), "It is replaced by");
	next = add(&f.w, "corrected", 2000);
	next->headline = STR("The right & only one");
	expect_lacks(page_of(&f), "right");
	next->embargo.until.at = at(70);
	page = page_of(&f);
	expect_has(page, "It is replaced by <a href=\"../../2026/corrected/\">"
			 "The right &amp; only one</a>");
	full_close(&f);
}

static void without_a_time_the_notice_gives_none(void **state)
{
	const struct past_release before = {
		.id = STR("id-results"), .address = STR("2026/results")};
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.w.past = (struct past){.items = &before, .count = 1};
	f.release->status = STATUS_WITHDRAWN;
	page = page_of(&f);
	expect_has(page, "This release has been withdrawn.");
	expect_lacks(page, "1970");
	expect_lacks(page, "Withdrawn on");
	expect_lacks(page, "Reason");
	full_close(&f);
}

/* A French translation of the release, with an address of its own. */
static struct release *add_french(struct full *f)
{
	struct release *french = add(&f->w, "resultats", 0);

	french->embargo.kind = EMBARGO_UNSAID;
	french->translation_of = STR("results");
	french->language = STR("fr");
	french->headline = STR("Les groupes demandent");
	return french;
}

static void languages_of_a_release_link_to_one_another(void **state)
{
	struct release *french;
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	french = add_french(&f);
	page = page_of(&f);
	expect_has(page, "<a href=\"../../2026/resultats/\" hreflang=\"fr\" "
			 "lang=\"fr\"><bdi>Français</bdi></a>");
	expect_has(page, "<link rel=\"alternate\" hreflang=\"fr\" "
			 "href=\"https://press.daylight.example/news/2026/"
			 "resultats/\">");
	assert_int_equal(count_of(page, "rel=\"alternate\" hreflang"), 3);
	page = page_of_release(&f.w, "resultats", &f.texts);
	expect_well_formed(&f.w);
	expect_has(page, "<html lang=\"fr\" dir=\"ltr\">");
	expect_has(page, "<p class=\"label\">Contact presse</p>");
	expect_has(page, "1 décembre 2026");
	expect_has(page, "href=\"../../2026/results/\"");
	french->is_held = true;
	page = page_of(&f);
	expect_lacks(page, "hreflang");
	expect_lacks(page, "resultats");
	full_close(&f);
}

static void a_language_that_was_taken_back_is_not_linked(void **state)
{
	struct release *french;
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	french = add_french(&f);
	french->status = STATUS_WITHDRAWN;
	french->has_withdrawn = true;
	french->withdrawn_at.at = at(60);
	french->withdrawn_reason = STR("Translated too fast");
	expect_lacks(page_of(&f), "resultats");
	page = page_of_release(&f.w, "resultats", &f.texts);
	expect_well_formed(&f.w);
	expect_has(page, "Translated too fast");
	full_close(&f);
}

static void the_date_of_the_release_is_printed_where_it_has_one(void **state)
{
	const char *page;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->has_date = true;
	f.release->date.at = at(-24);
	page = page_of(&f);
	expect_has(page, "datetime=\"2026-12-01T09:00:00+00:00\"><bdi>"
			 "30 November 2026</bdi></time>");
	full_close(&f);
}

static void fields_of_the_house_reach_its_templates(void **state)
{
	const char *const texts[] = {"release.html",
		"{{release.extra.campaign}}|{{release.extra.other}}|"
		"{{release.id}}|{{release.slug}}|{{release.url}}|"
		"{{release.updated.iso}}|{{release.signatories.count}}",
		NULL};
	struct full f;

	(void)state;
	full_open(&f);
	use_templates(&f.w, texts);
	assert_string_equal(page_of_release(&f.w, "results", &f.texts),
		"Open &amp; shut||id-results|results|"
		"https://press.daylight.example/news/2026/results/|"
		"2026-12-03T01:00:00+00:00|3");
	full_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_release_of_four_fields_is_a_whole_page),
		cmocka_unit_test(
			a_boilerplate_of_another_group_has_its_own_heading),
		cmocka_unit_test(
			a_line_that_runs_against_the_page_has_its_direction),
		cmocka_unit_test(every_field_is_on_the_page),
		cmocka_unit_test(what_is_not_known_of_a_thing_is_left_out),
		cmocka_unit_test(corrections_stand_on_top_the_newest_first),
		cmocka_unit_test(the_contact_stands_before_the_text),
		cmocka_unit_test(
			signatories_are_a_sentence_a_list_columns_or_logos),
		cmocka_unit_test(
			over_twelve_signatories_are_a_list_by_themselves),
		cmocka_unit_test(
			a_withdrawn_release_is_a_notice_and_nothing_else),
		cmocka_unit_test(
			a_notice_names_what_replaces_it_once_that_is_public),
		cmocka_unit_test(without_a_time_the_notice_gives_none),
		cmocka_unit_test(languages_of_a_release_link_to_one_another),
		cmocka_unit_test(a_language_that_was_taken_back_is_not_linked),
		cmocka_unit_test(
			the_date_of_the_release_is_printed_where_it_has_one),
		cmocka_unit_test(fields_of_the_house_reach_its_templates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
