#include "page_full.h"
#include "render/feed_text.h"

/* What an item of a feed holds. */

static const char *article_of(struct full *f)
{
	struct page page;

	settle(&f->w);
	page = begin(&f->w, "", "");
	feed_text(&f->w.out, &page, item_of(&f->w, "results"), &f->texts);
	return text_of(&f->w);
}

/* All but the headline, the date and the topics, which every item has. */
static const char every_field[] =
	"<p><strong>Update, 3 December 2026</strong></p>\n"
	"<p>One more signed.</p>\n"
	"<p><strong>Clarification, 2 December 2026</strong></p>\n"
	"<p>The year is 2025.</p>\n"
	"<p><strong>Correction, 1 December 2026</strong></p>\n"
	"<p>It said: 12 &lt; 13</p>\n"
	"<p>It should say: 21</p>\n"
	"<p><strong>A deck &amp; more</strong></p>\n"
	"<figure>\n"
	"<img src=\"https://press.daylight.example/news/2026/results/"
	"people.jpg\" alt=\"Two &quot;people&quot; &amp; a flag\" "
	"width=\"800\" height=\"600\" />\n"
	"<figcaption>In &lt;Ostend&gt; (J. Doe)</figcaption>\n"
	"</figure>\n"
	"<p>When: 3 December 2026, 11:00 UTC – 13:00 UTC"
	"</p>\n"
	"<p>Where: City hall &amp; garden</p>\n"
	"<p>Accreditation: by mail</p>\n"
	"<p><a href=\"https://press.daylight.example/news/2026/results/"
	"event.ics\">Add to a calendar</a> · "
	"<a href=\"https://event.example/\">https://event.example/</a></p>\n"
	"<p>Brussels, 1 December 2026</p>\n"
	"<p>The body &amp; <em>more</em>, a "
	"<a href=\"https://a.example/\">link</a>.</p>\n"
	"<ul>\n"
	"<li>one</li>\n"
	"</ul>\n"
	"<h2>Signed by</h2>\n"
	"<p>Open &quot;Ballot&quot; Network, Group &amp; Sons 1 and "
	"Group &amp; Sons 2</p>\n"
	"<h2>The letter</h2>\n"
	"<p><a href=\"https://press.daylight.example/news/2026/results/"
	"letter.pdf\">Open letter &amp; list</a>, the Commission, "
	"30 November</p>\n"
	"<h2>Pictures and recordings</h2>\n"
	"<ul>\n"
	"<li><a href=\"https://press.daylight.example/news/2026/results/"
	"people.jpg\">Flag &amp; people</a> (0 bytes). Ostend © J. Doe. "
	"CC BY 4.0</li>\n"
	"<li><a href=\"https://video.example/1\">https://video.example/1</a>"
	"</li>\n"
	"</ul>\n"
	"<h2>Documents</h2>\n"
	"<ul>\n"
	"<li><a href=\"https://press.daylight.example/news/2026/results/"
	"chart.pdf\">A &lt; B</a> (417\u00A0kB)</li>\n"
	"</ul>\n"
	"<h2>About Fight &amp; Daylight</h2>\n"
	"<p>About us.</p>\n"
	"<p>###</p>\n"
	"<h2>Notes to editors</h2>\n"
	"<p>Notes to <strong>editors</strong>.</p>\n"
	"<h2>Press contact</h2>\n"
	"<p><strong>Ann O&#39;Hara</strong>, Press &amp; media, "
	"Daylight &lt;Lab&gt;<br />\n"
	"<a href=\"tel:+15550101\">+1 555 0101</a><br />\n"
	"<a href=\"mailto:ann@daylight.example\">ann@daylight.example</a>"
	"<br />\n"
	"9 to 17<br />\n"
	"English<br />\n"
	"After hours: <a href=\"tel:+15550199\">+1 555 0199</a> (French)"
	"</p>\n"
	"<p><strong>Press &lt;desk&gt;</strong><br />\n"
	"<a href=\"tel:+15550100\">+1 555 0100</a><br />\n"
	"<a href=\"mailto:press@daylight.example\">press@daylight.example"
	"</a></p>\n"
	"<p>First published by <a href=\"https://other.example/first\">"
	"Other House</a></p>\n";

static void every_field_is_in_the_feed(void **state)
{
	struct full f;

	(void)state;
	full_open(&f);
	assert_string_equal(article_of(&f), every_field);
	full_close(&f);
}

static void a_release_of_four_fields_is_its_text_and_a_contact(void **state)
{
	struct page_texts texts = {0};
	struct page page;
	struct world w;

	(void)state;
	world_open(&w);
	add(&w, "results", 0)->end_mark = STR("###");
	settle(&w);
	texts.body = markdown(&w, "Text.");
	page = begin(&w, "", "");
	feed_text(&w.out, &page, item_of(&w, "results"), &texts);
	assert_string_equal(text_of(&w),
		"<p>Text.</p>\n"
		"<p>###</p>\n"
		"<h2>Press contact</h2>\n"
		"<p><strong>Press &lt;desk&gt;</strong><br />\n"
		"<a href=\"tel:+15550100\">+1 555 0100</a><br />\n"
		"<a href=\"mailto:press@daylight.example\">"
		"press@daylight.example</a></p>\n");
	world_close(&w);
}

static void many_signatories_are_a_list_each_with_what_is_known(void **state)
{
	const char *article;
	struct full f;

	(void)state;
	full_open(&f);
	f.release->signatories.count = 13;
	article = article_of(&f);
	expect_has(article,
		"<ul>\n<li><a href=\"https://ballot.example/?a=1&amp;b=2\">"
		"Open &quot;Ballot&quot; Network</a>, Ghana, Ama Mensah, "
		"Director</li>\n<li>Group &amp; Sons 1</li>\n");
	expect_has(article, "<li>Group &amp; Sons 12</li>\n</ul>\n");
	full_close(&f);
}

static void what_is_not_known_of_a_thing_is_left_out(void **state)
{
	const char *article;
	struct full f;

	(void)state;
	full_open(&f);
	f.image.height = 0;
	f.image.caption = f.image.credit = STR("");
	f.chart.title = STR("");
	f.ann.phone = STR("ask the desk");
	f.ann.after_languages.count = 0;
	f.release->place = f.release->end_mark = STR("");
	f.release->event->url = STR("");
	f.release->letter->file = NULL;
	f.release->letter->url = STR("https://letter.example/");
	f.release->origin_organization = STR("");
	article = article_of(&f);
	expect_lacks(article, "width");
	expect_lacks(article, "<figcaption>");
	expect_lacks(article, "1 December 2026</p>");
	expect_lacks(article, "###");
	expect_has(article, ">chart.pdf</a> (417\u00A0kB)</li>");
	expect_has(article, "<br />\nask the desk<br />\n");
	expect_has(article, "+1 555 0199</a></p>");
	expect_has(article, ">Add to a calendar</a></p>");
	expect_has(article, "<a href=\"https://letter.example/\">Open letter");
	expect_has(article, ">https://other.example/first</a></p>");
	full_close(&f);
}

static void labels_follow_the_language_of_the_release(void **state)
{
	const char *article;
	struct page page;
	struct full f;

	(void)state;
	full_open(&f);
	settle(&f.w);
	page = begin(&f.w, "", "fr");
	feed_text(&f.w.out, &page, item_of(&f.w, "results"), &f.texts);
	article = text_of(&f.w);
	expect_has(article, "<h2>Contact presse</h2>");
	expect_has(article, "Group &amp; Sons 1 et Group &amp; Sons 2</p>");
	full_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_is_in_the_feed),
		cmocka_unit_test(
			a_release_of_four_fields_is_its_text_and_a_contact),
		cmocka_unit_test(
			many_signatories_are_a_list_each_with_what_is_known),
		cmocka_unit_test(what_is_not_known_of_a_thing_is_left_out),
		cmocka_unit_test(labels_follow_the_language_of_the_release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
