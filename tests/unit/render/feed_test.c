#include "unit/render/feed_newsroom.h"

static void rss_tells_a_release(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	add_rich_release(&n);
	settle(&n);
	expect(&n, feed_rss, "feed.xml",
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<rss version=\"2.0\" "
		"xmlns:atom=\"http://www.w3.org/2005/Atom\""
		"\n "
		"xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
		"<channel>\n"
		"<title>Fight &#x26; Light</title>\n"
		"<link>https://press.example/</link>\n"
		"<atom:link rel=\"self\" type=\"application/rss+xml\" "
		"href=\"https://press.example/feed.xml\"/>\n"
		"<description>Press releases</description>\n"
		"<language>en</language>\n"
		"<lastBuildDate>Tue, 01 Dec 2026 09:00:00 +0000"
		"</lastBuildDate>\n"
		"<item>\n"
		"<title>R&#x26;D at 5 &#x3C; 6 MWh</title>\n"
		"<link>https://press.example/2026/results/</link>\n"
		"<guid isPermaLink=\"false\">urn:x:results</guid>\n"
		"<pubDate>Tue, 01 Dec 2026 09:00:00 +0000</pubDate>\n"
		"<dc:creator>Fight &#x26; Light</dc:creator>\n"
		"<category>Privacy &#x26; you</category>\n"
		"<description>Fish &#x26; chips &#x26;lt; "
		"&#x22;caviar&#x22;.</description>\n"
		"<content:encoded>&#x3C;p&#x3E;One&#x3C;br&#x3E;two"
		"&#x3C;/p&#x3E;</content:encoded>\n"
		"<enclosure url=\"https://press.example/2026/results/door.png\""
		" length=\"1234\" type=\"image/png\"/>\n"
		"</item>\n"
		"</channel>\n"
		"</rss>\n");
	arena_release(&n.arena);
}

static void atom_tells_a_release(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	add_rich_release(&n);
	settle(&n);
	n.feed.style = STR("feed.css?v=1");
	n.feed.page = STR("topics/privacy/");
	expect(&n, feed_atom, "topics/privacy/atom.xml",
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<?xml-stylesheet type=\"text/css\" "
		"href=\"../../feed.css?v=1\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
		"<id>urn:uuid:7f745ae2-42bc-506c-956c-1b331504de74</id>\n"
		"<title type=\"text\">Fight &#x26; Light</title>\n"
		"<subtitle type=\"xhtml\">"
		"<div xmlns=\"http://www.w3.org/1999/xhtml\">"
		"Press releases – "
		"<a href=\"https://press.example/subscribe/\">Follow &#x26; "
		"read</a></div></subtitle>\n"
		"<link rel=\"self\" type=\"application/atom+xml\" "
		"href=\"https://press.example/topics/privacy/atom.xml\"/>\n"
		"<link rel=\"alternate\" type=\"text/html\" "
		"href=\"https://press.example/topics/privacy/\"/>\n"
		"<author>\n<name>Fight &#x26; Light</name>\n"
		"<uri>https://light.example/</uri>\n</author>\n"
		"<updated>2026-12-01T09:00:00+00:00</updated>\n"
		"<entry xml:lang=\"en\">\n"
		"<id>urn:x:results</id>\n"
		"<title type=\"text\">R&#x26;D at 5 &#x3C; 6 MWh</title>\n"
		"<published>2026-12-01T09:00:00+00:00</published>\n"
		"<updated>2026-12-01T09:00:00+00:00</updated>\n"
		"<link rel=\"alternate\" type=\"text/html\" "
		"href=\"https://press.example/2026/results/\"/>\n"
		"<link rel=\"enclosure\" length=\"1234\" type=\"image/png\" "
		"href=\"https://press.example/2026/results/door.png\"/>\n"
		"<link rel=\"enclosure\" length=\"5678\" "
		"type=\"application/pdf\" "
		"title=\"The &#x3C;report&#x3E;\" "
		"href=\"https://press.example/2026/results/report.pdf\"/>\n"
		"<category term=\"privacy\" label=\"Privacy &#x26; you\"/>\n"
		"<content type=\"xhtml\">"
		"<div xmlns=\"http://www.w3.org/1999/xhtml\">"
		"<p>One<br />two</p></div></content>\n"
		"<summary type=\"text\">Fish &#x26; chips &#x3C; "
		"&#x22;caviar&#x22;.</summary>\n"
		"</entry>\n"
		"</feed>\n");
	arena_release(&n.arena);
}

/* As HTML, and as the text that a browser shows with a style sheet. */
static void an_ampersand_is_written_twice_only_where_html_needs_it(void **state)
{
	static const char *const texts[][2] = {
		{"R&D, Q&A & all", "R&#x26;D, Q&#x26;A &#x26; all"},
		{"AT&T; &", "AT&#x26;amp;T; &#x26;"},
		{"&copy; &lt &#65;",
			"&#x26;amp;copy; &#x26;amp;lt &#x26;amp;#65;"},
		{"H&M2", "H&#x26;amp;M2"},
	};
	struct newsroom n;
	struct buf out = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		open_newsroom(&n);
		add_release(&n, "a", "A", 1)->summary = str_from(texts[i][0]);
		settle(&n);
		buf_reset(&out);
		feed_rss(&out, &n.feed, STR("feed.xml"));
		buf_char(&out, '\0');
		assert_non_null(strstr(out.ptr,
			arena_format(&n.arena,
				"<description>%s</description>\n<content",
				texts[i][1])
				.ptr));
		arena_release(&n.arena);
	}
	buf_release(&out);
}

static void a_description_that_is_the_title_is_said_once(void **state)
{
	struct newsroom n;
	struct str atom;

	(void)state;
	open_newsroom(&n);
	settle(&n);
	n.feed.description = n.feed.title;
	atom = print(&n, feed_atom, "atom.xml");
	assert_int_equal(count_of(atom, "Light</title>"), 1);
	assert_int_equal(
		count_of(atom, "xhtml\"><a "
			       "href=\"https://press.example/subscribe/\">"),
		1);
	assert_int_equal(count_of(atom, "xml-stylesheet"), 0);
	arena_release(&n.arena);
}

static void json_tells_a_release(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	add_rich_release(&n);
	settle(&n);
	expect(&n, feed_json, "feed.json",
		"{\n"
		"  \"version\": \"https://jsonfeed.org/version/1.1\",\n"
		"  \"title\": \"Fight \\u0026 Light\",\n"
		"  \"home_page_url\": \"https://press.example/\",\n"
		"  \"feed_url\": \"https://press.example/feed.json\",\n"
		"  \"description\": \"Press releases\",\n"
		"  \"language\": \"en\",\n"
		"  \"authors\": [\n"
		"    {\n"
		"      \"name\": \"Fight \\u0026 Light\",\n"
		"      \"url\": \"https://light.example/\"\n"
		"    }\n"
		"  ],\n"
		"  \"items\": [\n"
		"    {\n"
		"      \"id\": \"urn:x:results\",\n"
		"      \"url\": \"https://press.example/2026/results/\",\n"
		"      \"title\": \"R\\u0026D at 5 \\u003c 6 MWh\",\n"
		"      \"summary\": \"Fish \\u0026 chips \\u003c "
		"\\\"caviar\\\".\",\n"
		"      \"content_html\": "
		"\"\\u003cp\\u003eOne\\u003cbr\\u003etwo\\u003c/p\\u003e\",\n"
		"      \"image\": "
		"\"https://press.example/2026/results/door.png\",\n"
		"      \"date_published\": \"2026-12-01T09:00:00+00:00\",\n"
		"      \"date_modified\": \"2026-12-01T09:00:00+00:00\",\n"
		"      \"tags\": [\n"
		"        \"Privacy \\u0026 you\"\n"
		"      ],\n"
		"      \"language\": \"en\",\n"
		"      \"attachments\": [\n"
		"        {\n"
		"          \"url\": "
		"\"https://press.example/2026/results/door.png\",\n"
		"          \"mime_type\": \"image/png\",\n"
		"          \"size_in_bytes\": 1234\n"
		"        },\n"
		"        {\n"
		"          \"url\": "
		"\"https://press.example/2026/results/report.pdf\",\n"
		"          \"mime_type\": \"application/pdf\",\n"
		"          \"title\": \"The \\u003creport\\u003e\",\n"
		"          \"size_in_bytes\": 5678\n"
		"        }\n"
		"      ]\n"
		"    }\n"
		"  ]\n"
		"}\n");
	arena_release(&n.arena);
}

static void a_feed_is_cut_at_its_newest_items(void **state)
{
	struct correction list[1] = {{.kind = CORRECTION_UPDATE}};
	struct newsroom n;
	struct str rss;

	(void)state;
	open_newsroom(&n);
	n.site.feed_items = 2;
	add_release(&n, "a", "Old but corrected", 1)->corrections = list;
	n.releases[0].correction_count = 1;
	list[0].at.utc = at(9, 9);
	add_release(&n, "b", "Second", 2);
	add_release(&n, "c", "Third", 3);
	settle(&n);
	rss = print(&n, feed_rss, "feed.xml");
	assert_int_equal(count_of(rss, "<item>"), 2);
	assert_true(str_find(rss, STR("Update: Old")) <
		    str_find(rss, STR("<title>Third")));
	assert_int_equal(count_of(rss, "Second"), 0);
	arena_release(&n.arena);
}

static void items_of_one_second_are_in_the_order_of_their_ids(void **state)
{
	struct newsroom n;
	struct str rss;

	(void)state;
	open_newsroom(&n);
	add_release(&n, "b", "B", 1);
	add_release(&n, "a", "A", 1);
	settle(&n);
	rss = print(&n, feed_rss, "feed.xml");
	assert_true(str_find(rss, STR("<title>A<")) <
		    str_find(rss, STR("<title>B<")));
	arena_release(&n.arena);
}

static void what_is_not_public_changes_no_byte(void **state)
{
	static print_feed *const formats[] = {feed_rss, feed_atom, feed_json};
	struct newsroom with, without;
	size_t i;

	(void)state;
	open_newsroom(&with);
	open_newsroom(&without);
	add_rich_release(&with);
	add_rich_release(&without);
	add_release(&with, "later", "Later", 31)->topics = &privacy;
	add_release(&with, "draft", "Draft", 2)->status = STATUS_DRAFT;
	settle(&with);
	settle(&without);
	for (i = 0; i < 3; i++)
		assert_string_equal(print(&with, formats[i], "x").ptr,
			print(&without, formats[i], "x").ptr);
	arena_release(&with.arena);
	arena_release(&without.arena);
}

static void without_full_text_there_are_only_summaries(void **state)
{
	struct newsroom n;
	struct str json;

	(void)state;
	open_newsroom(&n);
	n.site.feed_full_text = false;
	add_release(&n, "a", "A", 1);
	settle(&n);
	json = print(&n, feed_json, "feed.json");
	assert_int_equal(
		count_of(json, "\"content_text\": \"What it says.\""), 1);
	assert_int_equal(count_of(json, "content_html"), 0);
	assert_int_equal(
		count_of(print(&n, feed_rss, "feed.xml"), "content:encoded>"),
		0);
	assert_int_equal(n.bodies, 0);
	arena_release(&n.arena);
}

static void an_empty_feed_has_a_fixed_date(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	settle(&n);
	assert_int_equal(count_of(print(&n, feed_atom, "atom.xml"),
				 "<updated>2000-01-01T00:00:00+00:00<"),
		1);
	assert_int_equal(count_of(print(&n, feed_rss, "feed.xml"), "Date>"), 0);
	assert_int_equal(
		count_of(print(&n, feed_json, "feed.json"), "\"items\": []"),
		1);
	arena_release(&n.arena);
}

static void characters_xml_cannot_hold_are_left_out(void **state)
{
	struct newsroom n;

	(void)state;
	open_newsroom(&n);
	add_release(&n, "a", "A\x0b\x1b[1m\xef\xbf\xbf]]>", 1)->id =
		STR("https://a.example/?a=1&b=2");
	settle(&n);
	assert_int_equal(count_of(print(&n, feed_rss, "feed.xml"),
				 ">https://a.example/?a=1&#x26;b=2</guid>"),
		1);
	assert_int_equal(count_of(print(&n, feed_rss, "feed.xml"),
				 "<title>A[1m]]&#x3E;</title>"),
		1);
	arena_release(&n.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rss_tells_a_release),
		cmocka_unit_test(atom_tells_a_release),
		cmocka_unit_test(
			an_ampersand_is_written_twice_only_where_html_needs_it),
		cmocka_unit_test(a_description_that_is_the_title_is_said_once),
		cmocka_unit_test(json_tells_a_release),
		cmocka_unit_test(a_feed_is_cut_at_its_newest_items),
		cmocka_unit_test(
			items_of_one_second_are_in_the_order_of_their_ids),
		cmocka_unit_test(what_is_not_public_changes_no_byte),
		cmocka_unit_test(without_full_text_there_are_only_summaries),
		cmocka_unit_test(an_empty_feed_has_a_fixed_date),
		cmocka_unit_test(characters_xml_cannot_hold_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
