#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/feed.h"

/* A newsroom of a few releases, and what is made of it. */
struct newsroom {
	struct arena arena;
	struct site site;
	struct words words;
	struct past past;
	struct page_house house;
	struct release releases[8];
	struct str summaries[8];
	size_t indexes[8];
	size_t count;
	struct feed feed;
	size_t bodies; /* how often a text was asked for */
};

static const struct topic privacy = {
	.slug = {"privacy", 7},
	.text = {"Privacy & you", 13},
};

static int64_t at(int day, int hour)
{
	struct civil civil = {2026, 12, (uint8_t)day, (uint8_t)hour, 0, 0};

	return instant_from_civil(civil).utc;
}

static void add_word(struct newsroom *n, const char *name, const char *text)
{
	struct words *words = &n->words;

	map_claim(&words->by_name, str_from(name), words->texts.count, NULL);
	arena_push(&n->arena, &words->names, str_from(name));
	arena_push(&n->arena, &words->texts, str_from(text));
}

static void open_newsroom(struct newsroom *n)
{
	*n = (struct newsroom){0};
	n->site = (struct site){
		.newsroom = STR("3f0c2a9e-8d5b-4a57-9c52-0e6f1f2b7a11"),
		.name = STR("Fight & Light"),
		.organization_url = STR("https://light.example/"),
		.url = STR("https://press.example/"),
		.zone = zone_utc(),
		.language = STR("en"),
		.feed_items = 30,
		.feed_full_text = true,
	};
	n->words.language = STR("en");
	n->words.by_name.arena = &n->arena;
	add_word(n, "correction", "Correction");
	add_word(n, "clarification", "Clarification");
	add_word(n, "update", "Update");
	add_word(n, "was", "It said");
	add_word(n, "now", "It should say");
	add_word(n, "withdrawn", "This release has been withdrawn.");
	add_word(n, "withdrawn-label", "Withdrawn");
	add_word(n, "withdrawn-on", "Withdrawn on");
	add_word(n, "reason", "Reason");
	add_word(n, "replaced-by", "It is replaced by");
	add_word(n, "date", "{day} {month} {year}");
	add_word(n, "month-12", "December");
}

/* A release of December 2026, public since `day` at nine. */
static struct release *add_release(
	struct newsroom *n, const char *slug, const char *headline, int day)
{
	struct release *release = &n->releases[n->count++];
	struct str slug_str = str_from(slug);

	*release = (struct release){
		.slug = slug_str,
		.headline = str_from(headline),
		.summary = STR("What it says."),
		.language = STR("en"),
		.embargo = {.kind = EMBARGO_UNTIL},
	};
	release->id = arena_format(&n->arena, "urn:x:%s", slug);
	release->path = arena_format(&n->arena, "releases/%s.md", slug);
	release->embargo.until.at.utc = at(day, 9);
	return release;
}

static struct feed_body give_body(void *context, size_t member)
{
	struct newsroom *n = context;

	(void)member;
	n->bodies++;
	return (struct feed_body){
		STR("<p>One<br>two</p>"), STR("<p>One<br />two</p>")};
}

/* What is public at the end of the month. */
static void settle(struct newsroom *n)
{
	const struct release *all[8];
	struct public_question q = {&n->site, &n->past, {at(31, 0)}};
	size_t i;

	for (i = 0; i < n->count; i++)
		all[i] = &n->releases[i];
	n->house = (struct page_house){.site = &n->site,
		.words = &n->words,
		.word_count = 1,
		.summaries = n->summaries};
	page_house_make(&n->arena, &n->house);
	n->house.set = public_set_at(&n->arena, all, n->count, &q);
	n->feed = (struct feed){.house = &n->house,
		.title = STR("Fight & Light"),
		.description = STR("Press releases"),
		.language = STR("en"),
		.body = give_body,
		.context = n};
	n->feed.members.items = n->indexes;
	n->feed.members.count = public_set_count(n->house.set);
	for (i = 0; i < n->feed.members.count; i++) {
		n->indexes[i] = i;
		n->summaries[i] =
			public_set_get(n->house.set, i)->release->summary;
	}
}

typedef void print_feed(
	struct buf *out, const struct feed *feed, struct str path);

/* The feed, with a NUL byte behind it, in the newsroom's arena. */
static struct str print(
	struct newsroom *n, print_feed *format, const char *path)
{
	struct buf out = {0};
	struct str text;

	format(&out, &n->feed, str_from(path));
	text = arena_str(&n->arena, buf_view(&out));
	buf_release(&out);
	return text;
}

static void expect(struct newsroom *n, print_feed *format, const char *path,
	const char *expected)
{
	assert_string_equal(print(n, format, path).ptr, expected);
}

/* Whether `part` stands in the feed, and how often. */
static size_t count_of(struct str text, const char *part)
{
	struct str needle = str_from(part);
	size_t count = 0, found;

	while ((found = str_find(text, needle)) != STR_NONE) {
		count++;
		text = str_slice(text, found + needle.len, text.len);
	}
	return count;
}

/* A release with all that a feed tells of it. */
static void add_rich_release(struct newsroom *n)
{
	static const struct release_file photo = {
		.name = {"door.png", 8}, .type = "image/png", .size = 1234};
	static const struct release_file report = {.name = {"report.pdf", 10},
		.type = "application/pdf",
		.size = 5678,
		.title = {"The <report>", 12}};
	static const struct release_file *const attachments[] = {&report};
	struct release *release =
		add_release(n, "results", "R&D at 5 < 6 MWh", 1);

	release->summary = STR("Fish & chips < \"caviar\".");
	release->image = &photo;
	release->attachments = arena_array(&n->arena, 1, sizeof(&report));
	memcpy(release->attachments, attachments, sizeof(attachments));
	release->attachment_count = 1;
	release->topics = &privacy;
	release->topic_count = 1;
}

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
		"<description>Fish &#x26;amp; chips &#x26;lt; "
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
	n.house.style = STR("style.css?v=1");
	n.feed.page = STR("topics/privacy/");
	expect(&n, feed_atom, "topics/privacy/atom.xml",
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<?xml-stylesheet type=\"text/css\" "
		"href=\"../../style.css?v=1\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
		"<id>urn:uuid:7f745ae2-42bc-506c-956c-1b331504de74</id>\n"
		"<title type=\"text\">Fight &#x26; Light</title>\n"
		"<subtitle type=\"text\">Press releases</subtitle>\n"
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
		"<summary type=\"text\">Fish &#x26; chips &#x3C; "
		"&#x22;caviar&#x22;.</summary>\n"
		"<content type=\"xhtml\">"
		"<div xmlns=\"http://www.w3.org/1999/xhtml\">"
		"<p>One<br />two</p></div></content>\n"
		"</entry>\n"
		"</feed>\n");
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
		"{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n"
		"\"title\": \"Fight \\u0026 Light\",\n"
		"\"home_page_url\": \"https://press.example/\",\n"
		"\"feed_url\": \"https://press.example/feed.json\",\n"
		"\"description\": \"Press releases\",\n"
		"\"language\": \"en\",\n"
		"\"authors\": [{\n\"name\": \"Fight \\u0026 Light\",\n"
		"\"url\": \"https://light.example/\"}],\n"
		"\"items\": [{\n"
		"\"id\": \"urn:x:results\",\n"
		"\"url\": \"https://press.example/2026/results/\",\n"
		"\"title\": \"R\\u0026D at 5 \\u003c 6 MWh\",\n"
		"\"summary\": \"Fish \\u0026 chips \\u003c \\\"caviar\\\".\",\n"
		"\"content_html\": \"\\u003cp\\u003eOne\\u003cbr\\u003etwo"
		"\\u003c/p\\u003e\",\n"
		"\"image\": \"https://press.example/2026/results/door.png\",\n"
		"\"date_published\": \"2026-12-01T09:00:00+00:00\",\n"
		"\"date_modified\": \"2026-12-01T09:00:00+00:00\",\n"
		"\"tags\": [\"Privacy \\u0026 you\"],\n"
		"\"language\": \"en\",\n"
		"\"attachments\": [{\n"
		"\"url\": \"https://press.example/2026/results/door.png\",\n"
		"\"mime_type\": \"image/png\",\n"
		"\"size_in_bytes\": 1234}, {\n"
		"\"url\": \"https://press.example/2026/results/report.pdf\",\n"
		"\"mime_type\": \"application/pdf\",\n"
		"\"title\": \"The \\u003creport\\u003e\",\n"
		"\"size_in_bytes\": 5678}]\n"
		"}]\n}\n");
	arena_release(&n.arena);
}

static void a_correction_is_an_item_of_its_own_and_an_update(void **state)
{
	static const struct correction corrections[] = {
		{.kind = CORRECTION_CORRECTION,
			.was = {"17 < 18", 7},
			.now = {"18 groups", 9},
			.note = {"Ours.", 5}},
	};
	struct correction list[1];
	struct release *release;
	struct newsroom n;
	struct str atom;

	(void)state;
	open_newsroom(&n);
	release = add_release(&n, "a", "Groups", 1);
	memcpy(list, corrections, sizeof(list));
	list[0].at.utc = at(3, 12);
	release->corrections = list;
	release->correction_count = 1;
	add_release(&n, "b", "Newer", 2);
	settle(&n);
	atom = print(&n, feed_atom, "atom.xml");
	assert_int_equal(count_of(atom, "<entry "), 3);
	assert_int_equal(count_of(atom, "<updated>2026-12-03T12:00:00+00:00"),
		3); /* of the feed, the item, the release */
	assert_true(
		str_find(atom, STR("<id>urn:x:a#correction-2026-12-03T12:00:00Z"
				   "</id>\n"
				   "<title type=\"text\">Correction: Groups")) <
		str_find(atom, STR("<id>urn:x:b</id>")));
	assert_int_equal(
		count_of(atom, "<summary type=\"text\">It said: 17 &#x3C; 18\n"
			       "It should say: 18 groups\nOurs.</summary>"),
		1);
	assert_int_equal(
		count_of(atom,
			"<p><strong>It said:</strong> 17 &#x3C; 18</p>"
			"<p><strong>It should say:</strong> 18 groups</p>"
			"<p>Ours.</p><p><a "
			"href=\"https://press.example/2026/a/\""
			">Groups</a></p></div>"),
		1);
	assert_int_equal(count_of(print(&n, feed_rss, "feed.xml"),
				 "<description>It said: 17 &#x26;lt; 18\n"
				 "It should say: 18 groups\nOurs.</description>"
				 "\n<content:encoded>&#x3C;p&#x3E;"),
		1);
	arena_release(&n.arena);
}

static void equal_corrections_are_numbered(void **state)
{
	struct correction list[4] = {
		{.kind = CORRECTION_UPDATE, .note = STR("one")},
		{.kind = CORRECTION_CLARIFICATION, .note = STR("two")},
		{.kind = CORRECTION_UPDATE, .note = STR("three")},
		{.kind = CORRECTION_UPDATE, .note = STR("four")},
	};
	struct release *release;
	struct newsroom n;
	struct str rss;

	(void)state;
	open_newsroom(&n);
	release = add_release(&n, "a", "Groups", 1);
	list[0].at.utc = list[1].at.utc = list[2].at.utc = at(3, 12);
	list[3].at.utc = at(4, 12);
	release->corrections = list;
	release->correction_count = 4;
	settle(&n);
	rss = print(&n, feed_rss, "feed.xml");
	assert_int_equal(
		count_of(rss, ">urn:x:a#update-2026-12-03T12:00:00Z<"), 1);
	assert_int_equal(
		count_of(rss, ">urn:x:a#update-2026-12-03T12:00:00Z-2<"), 1);
	assert_int_equal(
		count_of(rss, ">urn:x:a#clarification-2026-12-03T12:00:00Z<"),
		1);
	assert_int_equal(
		count_of(rss, ">urn:x:a#update-2026-12-04T12:00:00Z<"), 1);
	arena_release(&n.arena);
}

static void withdraw(struct release *release, int day)
{
	release->status = STATUS_WITHDRAWN;
	release->has_withdrawn = true;
	release->withdrawn_at.at.utc = at(day, 8);
	release->withdrawn_reason = STR("It was a draft.");
	release->replaced_by = STR("b");
}

static void a_withdrawn_release_leaves_a_notice_and_no_text(void **state)
{
	struct correction list[1] = {{.kind = CORRECTION_UPDATE}};
	struct newsroom n;
	struct str json;

	(void)state;
	open_newsroom(&n);
	add_rich_release(&n);
	n.releases[0].corrections = list;
	n.releases[0].correction_count = 1;
	list[0].at.utc = at(2, 9);
	list[0].note = STR("a secret");
	withdraw(&n.releases[0], 5);
	add_release(&n, "b", "Better & newer", 4);
	settle(&n);
	json = print(&n, feed_json, "feed.json");
	assert_int_equal(count_of(json, "\"title\": \"Withdrawn: R"), 2);
	assert_int_equal(count_of(json, "urn:x:results\""), 1);
	assert_int_equal(
		count_of(json, "urn:x:results#withdrawn-2026-12-05T08:00:00Z"),
		1);
	assert_int_equal(count_of(json, "On: 5 December 2026"), 0);
	assert_int_equal(count_of(json, "5 December 2026"), 2);
	assert_int_equal(count_of(json, "It was a draft."), 2);
	assert_int_equal(count_of(json, "https://press.example/2026/b/"), 3);
	assert_int_equal(count_of(json, "Better \\u0026#x26; newer"), 2);
	assert_int_equal(count_of(json, "secret"), 0);
	assert_int_equal(count_of(json, "caviar"), 0);
	assert_int_equal(count_of(json, "door.png"), 0);
	assert_int_equal(count_of(json, "report.pdf"), 0);
	assert_int_equal(n.bodies, 1); /* of the other one */
	arena_release(&n.arena);
}

/* The date of a withdrawal may be a bare one: midnight, before nine. */
static void a_withdrawal_is_not_before_its_release(void **state)
{
	static const struct past_release past[] = {
		{.id = {"urn:x:a", 7}, .address = {"2026/a", 6}}};
	struct newsroom n;
	struct str rss;

	(void)state;
	open_newsroom(&n);
	n.past = (struct past){past, 1};
	withdraw(add_release(&n, "a", "A", 5), 5);
	settle(&n);
	rss = print(&n, feed_rss, "feed.xml");
	assert_int_equal(
		count_of(rss, "#withdrawn-2026-12-05T09:00:00Z</guid>"), 1);
	assert_int_equal(count_of(rss, "08:00:00"), 0);
	arena_release(&n.arena);
}

static void the_corrections_feed_holds_nothing_else(void **state)
{
	struct correction list[1] = {{.kind = CORRECTION_UPDATE}};
	struct newsroom n;
	struct str rss;

	(void)state;
	open_newsroom(&n);
	add_release(&n, "a", "One", 1)->corrections = list;
	n.releases[0].correction_count = 1;
	list[0].at.utc = at(2, 9);
	withdraw(add_release(&n, "c", "Two", 2), 5);
	add_release(&n, "b", "Three", 3);
	settle(&n);
	n.feed.only_corrections = true;
	rss = print(&n, feed_rss, "corrections.xml");
	assert_int_equal(count_of(rss, "<item>"), 2);
	assert_int_equal(count_of(rss, "<title>Update: One<"), 1);
	assert_int_equal(count_of(rss, "<title>Withdrawn: Two<"), 1);
	assert_int_equal(n.bodies, 0);
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
		cmocka_unit_test(json_tells_a_release),
		cmocka_unit_test(
			a_correction_is_an_item_of_its_own_and_an_update),
		cmocka_unit_test(equal_corrections_are_numbered),
		cmocka_unit_test(
			a_withdrawn_release_leaves_a_notice_and_no_text),
		cmocka_unit_test(a_withdrawal_is_not_before_its_release),
		cmocka_unit_test(the_corrections_feed_holds_nothing_else),
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
