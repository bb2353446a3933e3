#include "unit/render/feed_newsroom.h"

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

/* RFC 6721: beside the notice, which other readers show. */
static void an_atom_feed_says_which_entry_is_to_go(void **state)
{
	struct newsroom n;
	struct str atom;

	(void)state;
	open_newsroom(&n);
	add_release(&n, "b", "Better", 4);
	settle(&n);
	atom = print(&n, feed_atom, "atom.xml");
	assert_int_equal(count_of(atom, "tombstones"), 0);
	arena_release(&n.arena);
	open_newsroom(&n);
	withdraw(add_release(&n, "a", "A", 3), 5);
	n.releases[0].withdrawn_reason = STR("Not <ours>.");
	add_release(&n, "b", "Better", 4);
	settle(&n);
	atom = print(&n, feed_atom, "atom.xml");
	assert_int_equal(count_of(atom, "xmlns:at=\"http://purl.org/atompub/"
					"tombstones/1.0\""),
		1);
	assert_int_equal(count_of(atom, "<at:deleted-entry ref=\"urn:x:a\" "
					"when=\"2026-12-05T08:00:00+00:00\">"
					"\n<at:comment type=\"text\">Not "
					"&#x3C;ours&#x3E;."),
		1);
	assert_int_equal(count_of(atom, "<at:deleted-entry"), 1);
	assert_int_equal(count_of(atom, "<id>urn:x:a</id>"), 1);
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
	n.past = (struct past){.items = past, .count = 1};
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_correction_is_an_item_of_its_own_and_an_update),
		cmocka_unit_test(equal_corrections_are_numbered),
		cmocka_unit_test(
			a_withdrawn_release_leaves_a_notice_and_no_text),
		cmocka_unit_test(an_atom_feed_says_which_entry_is_to_go),
		cmocka_unit_test(a_withdrawal_is_not_before_its_release),
		cmocka_unit_test(the_corrections_feed_holds_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
