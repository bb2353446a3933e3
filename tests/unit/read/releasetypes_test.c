#include "room.h"

/* "head" and `count` times "unit" and "tail". */
static const char *many(struct room *room, const char *head, const char *unit,
	size_t count, const char *tail)
{
	struct buf b = {0};
	const char *all;

	buf_z(&b, head);
	while (count--)
		buf_z(&b, unit);
	buf_z(&b, tail);
	all = arena_str(&room->arena, buf_view(&b)).ptr;
	buf_release(&b);
	return all;
}

static void a_long_headline_is_a_warning(void **state)
{
	struct room room;
	size_t count;

	(void)state;
	room_open(&room);
	for (count = RELEASEFILE_MAX_HEADLINE - 1;
		count <= RELEASEFILE_MAX_HEADLINE + 1; count++) {
		room_front(&room,
			many(&room,
				"embargo: none\ndate: 2026-03-05\nheadline: ",
				"\xc3\xa4", count, "\n"));
		assert_true(room.ok);
		assert_int_equal(
			room.d.warnings, count > RELEASEFILE_MAX_HEADLINE);
	}
	assert_string_equal(room.d.items[0].id, "headline-long");
	room_close(&room);
}

static void an_id_is_an_address(void **state)
{
	static const char *const bad[] = {"results", ":x", "\"urn:\"", "1a:b",
		"urn:a b", "urn:<x>", "\"urn:\xc3\xa4\"", "u_n:a"};
	struct room room;
	size_t i, len;

	(void)state;
	room_open(&room);
	room_good(&room, "id: urn:uuid:3f0c2a1e-0000-4000-8000-000000000000\n");
	room_str(room.release->id,
		"urn:uuid:3f0c2a1e-0000-4000-8000-000000000000");
	room_good(&room, "id: https://old.example/?p=12\n");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		room_finds(&room,
			arena_format(&room.arena, "id: %s\n", bad[i]).ptr,
			"[id-uri]");
	for (len = RELEASEFILE_MAX_ID - 1; len <= RELEASEFILE_MAX_ID + 1; len++)
		if (len <= RELEASEFILE_MAX_ID)
			room_good(&room,
				many(&room, "id: a:", "x", len - 2, "\n"));
		else
			room_finds(&room,
				many(&room, "id: a:", "x", len - 2, "\n"),
				"[id-uri]");
	room_close(&room);
}

static void old_addresses_are_paths_on_this_site(void **state)
{
	static const char *const bad[] = {"https://old.example/x", "a/../b",
		"../a", "a//b", ".well-known/x", "a/.git", "x?p=1", "x#y",
		"\"%41\"", "a\\b", "\"a\\x01b\"", "/", "index.html/x",
		"x/Feed.XML/", "2026/x/SHA256SUMS", "sitemap-2026.xml/x"};
	struct room room;
	const struct str_list *list;
	size_t i;

	(void)state;
	room_open(&room);
	room_good(&room, "was-at: [/news/2020/results/, n\xc3\xa9ws/a.html]\n");
	list = &room.release->was_at;
	assert_int_equal(list->count, 2);
	room_str(list->items[0], "news/2020/results/");
	room_str(list->items[1], "n\xc3\xa9ws/a.html");
	room_good(&room, "was-at: old\n");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		room_finds(&room,
			arena_format(&room.arena, "was-at: [%s]\n", bad[i]).ptr,
			"[was-at]");
	room_close(&room);
}

static void old_addresses_have_limits(void **state)
{
	const char *part = /* 50 bytes */
		"0123456789012345678901234567890123456789012345678/";
	struct room room;

	(void)state;
	room_open(&room);
	room_good(&room, many(&room, "was-at: ", part,
				 RELEASEFILE_MAX_ADDRESS / 50, "\n"));
	room_finds(&room,
		many(&room, "was-at: ", part, RELEASEFILE_MAX_ADDRESS / 50,
			"x\n"),
		"[was-at]");
	room_good(&room,
		many(&room, "was-at: ", "x/", RELEASEFILE_MAX_PARTS, "\n"));
	room_finds(&room,
		many(&room, "was-at: ", "x/", RELEASEFILE_MAX_PARTS + 1, "\n"),
		"[was-at]");
	room_good(&room,
		many(&room, "was-at: ", "x", RELEASEFILE_MAX_PART, "\n"));
	room_finds(&room,
		many(&room, "was-at: ", "x", RELEASEFILE_MAX_PART + 1, "\n"),
		"[was-at]");
	room_good(&room,
		many(&room, "was-at: [", "x,", RELEASEFILE_MAX_WAS_AT, "]\n"));
	room_finds(&room,
		many(&room, "was-at: [", "x,", RELEASEFILE_MAX_WAS_AT + 1,
			"]\n"),
		"[was-at-many]");
	room_close(&room);
}

static void topics_are_keys_or_words(void **state)
{
	struct room room;
	const struct topic *topics;

	(void)state;
	room_open(&room);
	room_good(&room, "topics: [votes, Elections, \xe9\x9a\x90\xe7\xa7\x81, "
			 "\xc3\x89tats g\xc3\xa9n\xc3\xa9raux, votes]\n");
	topics = room.release->topics;
	assert_int_equal(room.release->topic_count, 3);
	room_str(topics[0].slug, "votes");
	room_str(topics[0].text, "votes");
	room_str(topics[1].slug, "privacy");
	room_str(topics[2].slug, "etats-generaux");
	room_str(topics[2].text, "\xc3\x89tats g\xc3\xa9n\xc3\xa9raux");
	room_finds(&room, "topics: [\xe9\x9a\x90]\n",
		"error: topic \"\xe9\x9a\x90\" gives no address; add it to "
		"`topics` of site.yaml [topic-slug]");
	room_finds(&room, "topics: privacy, elections\n",
		"did you mean a list? [topic-comma]");
	room_str(room.d.items[0].edit.text, "[privacy, elections]");
	room_close(&room);
}

static void topics_have_a_limit(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_good(&room,
		many(&room, "topics: [", "a,", RELEASEFILE_MAX_TOPICS, "]\n"));
	room_finds(&room,
		many(&room, "topics: [", "a,", RELEASEFILE_MAX_TOPICS + 1,
			"]\n"),
		"[topics-many]");
	room_close(&room);
}

static void boilerplates_are_names_or_a_text(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_good(&room, "");
	assert_int_equal(room.release->boilerplates.count, 1);
	room_str(room.release->boilerplates.items[0], "We fight.");
	room_good(&room, "boilerplate: [short, desk]\n");
	room_str(room.release->boilerplates.items[0], "We do.");
	room_good(&room, "boilerplate: We are *many* today.\n");
	room_str(room.release->boilerplates.items[0], "We are *many* today.");
	room_good(&room, "boilerplate: []\n");
	assert_int_equal(room.release->boilerplates.count, 0);
	room_finds(&room, "boilerplate: shrot\n",
		"did you mean \"short\"? [boilerplate-unknown]");
	room_close(&room);
}

static void end_marks_are_three_or_none(void **state)
{
	static const struct {
		const char *line, *mark;
	} rows[] = {
		{"", "###"},
		{"end-mark: \"###\"\n", "###"},
		{"end-mark: -30-\n", "-30-"},
		{"end-mark: ends\n", "ENDS"},
		{"end-mark: none\n", ""},
	};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		room_good(&room, rows[i].line);
		room_str(room.release->end_mark, rows[i].mark);
	}
	room_finds(&room, "end-mark: FIN\n", "[end-mark]");
	room_close(&room);
}

static void extra_holds_texts_by_name(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_good(&room, "extra: {hashtag: daylight, colour: \"\"}\n");
	assert_int_equal(room.release->extra_count, 2);
	room_str(room.release->extras[0].name, "hashtag");
	room_str(room.release->extras[0].text, "daylight");
	room_finds(&room, "extra: [a]\n", "[extra-shape]");
	room_finds(&room, "extra: {a: [b]}\n", "error: ");
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_headline_is_a_warning),
		cmocka_unit_test(an_id_is_an_address),
		cmocka_unit_test(old_addresses_are_paths_on_this_site),
		cmocka_unit_test(old_addresses_have_limits),
		cmocka_unit_test(topics_are_keys_or_words),
		cmocka_unit_test(topics_have_a_limit),
		cmocka_unit_test(boilerplates_are_names_or_a_text),
		cmocka_unit_test(end_marks_are_three_or_none),
		cmocka_unit_test(extra_holds_texts_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
