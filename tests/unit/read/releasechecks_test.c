#include "room.h"

#define HEAD "headline: Grid opens\ncontact: desk\n"

static void good(struct room *room, const char *lines)
{
	room_front(room, arena_format(&room->arena, HEAD "%s", lines).ptr);
	if (room->d.count)
		fail_msg("%s%s", lines, room_findings(room));
}

static void finds(struct room *room, const char *lines, const char *gnu)
{
	room_one(room, arena_format(&room->arena, HEAD "%s", lines).ptr, gnu);
}

static void without_embargo_a_date_is_needed(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	good(&room, "embargo: none\ndate: 2026-03-05\n");
	assert_true(room.release->has_date);
	finds(&room, "embargo: none\n",
		"error: no date; a release with `embargo: none` needs one "
		"[date-missing]");
	room_str(room.d.items[0].help, "Write the date that stands on it, as "
				       "in: date: 2026-11-22");
	finds(&room, "embargo: none\nrelease_date: 2026-03-05\n",
		"did you mean \"date\"? [key-unknown]");
	good(&room, "embargo: 2026-12-01 09:00\n");
	assert_false(room.release->has_date);
	good(&room, "embargo: none\ntranslation-of: results\n");
	room_close(&room);
}

static void a_bare_date_begins_in_the_zone_of_the_house(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	good(&room, "embargo: none\ndate: 2026-03-05\n");
	assert_int_equal(room.release->date.at.utc, 1772686800);
	good(&room, "embargo: none\ndate: Thu 2026-03-05\n");
	finds(&room, "embargo: none\ndate: Fri 2026-03-05\n", "[time-weekday]");
	room_close(&room);
}

static void a_date_to_come_wants_an_embargo(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	good(&room, "embargo: none\ndate: 2026-11-22 05:20\n");
	finds(&room, "embargo: none\ndate: 2026-11-22 05:21\n",
		"error: date in the future with `embargo: none`; write the "
		"time as `embargo`; did you mean an embargo? [date-future]");
	room_str(room.d.items[0].edit.text, "2026-11-22 05:21");
	finds(&room, "embargo: none\ndate: 2026-11-23\n", "[date-future]");
	room_str(room.d.items[0].mended, "embargo: 2026-11-23 09:00");
	good(&room, "embargo: 2026-12-01 09:00\ndate: 2026-12-02\n");
	room_close(&room);
}

static void a_misspelt_embargo_says_nothing(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	finds(&room, "embargoo: 2026-12-01 09:00\n", "[key-unknown]");
	assert_int_equal(room.release->embargo.kind, EMBARGO_UNSAID);
	finds(&room, "embargo: 2026-12-01 09:00\nslugg: x\n", "[key-unknown]");
	assert_int_equal(room.release->embargo.kind, EMBARGO_UNTIL);
	room_close(&room);
}

#define WITHDRAWN "withdrawn: {at: 2026-11-21, reason: wrong}\n"
#define DATED "embargo: none\ndate: 2026-03-05\n"

static void a_withdrawal_is_said_twice(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	good(&room, DATED "status: withdrawn\nwithdrawn: {at: 2026-11-21, "
			  "reason: wrong, replaced-by: other}\n");
	assert_true(room.release->has_withdrawn);
	assert_int_equal(room.release->status, STATUS_WITHDRAWN);
	room_str(room.release->withdrawn_reason, "wrong");
	room_str(room.release->replaced_by, "other");
	assert_non_null(room.release->replaced_by_at.src);
	finds(&room, DATED "status: withdrawn\n", "[withdrawn-missing]");
	finds(&room, DATED WITHDRAWN, "[withdrawn-status]");
	finds(&room, DATED "status: withdrawn\nwithdrawn: {reason: wrong}\n",
		"[field-missing]");
	finds(&room, DATED "status: withdrawn\nwithdrawn: {at: 2026-11-21}\n",
		"[field-missing]");
	finds(&room,
		DATED "status: withdrawn\nwithdrawn: {at: 2026-11-23, reason: "
		      "x}\n",
		"[withdrawn-future]");
	room_close(&room);
}

static void an_advisory_has_an_event(void **state)
{
	struct room room;
	const struct event *event;

	(void)state;
	room_open(&room);
	good(&room,
		DATED "kind: advisory\nevent: {start: 2026-12-03 10:00, end: "
		      "2026-12-03 10:00, place: City hall, url: "
		      "\"https://a.example/\", accreditation: by email}\n");
	event = room.release->event;
	assert_non_null(event);
	room_str(event->place, "City hall");
	room_str(event->url, "https://a.example/");
	room_str(event->accreditation, "by email");
	finds(&room, DATED "kind: advisory\n",
		"warning: advisory without `event`; say when and where "
		"[event-missing]");
	finds(&room, DATED "event: {place: City hall}\n", "[field-missing]");
	finds(&room,
		DATED "event: {start: 2026-12-03 10:00, end: 2026-12-03 "
		      "09:59}\n",
		"[event-end]");
	room_close(&room);
}

static void an_embargo_after_the_event_is_a_warning(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	good(&room, "embargo: 2026-12-03 10:00\nkind: advisory\nevent: "
		    "{start: 2026-12-03 10:00}\n");
	finds(&room,
		"embargo: 2026-12-03 10:01\nkind: advisory\nevent: {start: "
		"2026-12-03 10:00}\n",
		"warning: embargo ends after the event starts; mend one of the "
		"two [event-late]");
	assert_true(room.ok);
	room_close(&room);
}

static void the_slug_comes_from_the_name(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_good(&room, "");
	room_str(room.release->slug, "results");
	room.is_file = true;
	room_good(&room, "");
	room_str(room.release->slug, "results");
	room_good(&room, "slug: grid-opens\n");
	room_str(room.release->slug, "grid-opens");
	room_finds(&room, "slug: Grid Opens\n", "[value-slug]");
	room_close(&room);
}

static void a_slug_of_the_site_is_refused(void **state)
{
	static const char *const taken[] = {"topics", "subscribe", "all",
		"contact", "assets", "style", "de", "2026"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(taken) / sizeof(taken[0]); i++)
		room_finds(&room,
			arena_format(&room.arena, "slug: %s\n", taken[i]).ptr,
			"[slug-reserved]");
	room_close(&room);
}

static void the_id_follows_newsroom_and_slug(void **state)
{
	struct room room;
	char space[HASH_UUID_LEN + 1], uuid[HASH_UUID_LEN + 1];

	(void)state;
	room_open(&room);
	room.site.newsroom = STR("3f0c2a1e-0000-4000-8000-000000000000");
	assert_true(hash_uuid5(uuid, room.site.newsroom, STR("results")));
	room_good(&room, "");
	assert_true(str_starts_with(room.release->id, STR("urn:uuid:")));
	room_str(str_slice(room.release->id, 9, 99), uuid);
	room.site.newsroom = STR("");
	assert_true(hash_uuid5(space, HASH_SPACE_URL, room.site.url));
	assert_true(hash_uuid5(uuid, str_from(space), STR("results")));
	room_good(&room, "");
	room_str(str_slice(room.release->id, 9, 99), uuid);
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_embargo_a_date_is_needed),
		cmocka_unit_test(a_bare_date_begins_in_the_zone_of_the_house),
		cmocka_unit_test(a_date_to_come_wants_an_embargo),
		cmocka_unit_test(a_misspelt_embargo_says_nothing),
		cmocka_unit_test(a_withdrawal_is_said_twice),
		cmocka_unit_test(an_advisory_has_an_event),
		cmocka_unit_test(an_embargo_after_the_event_is_a_warning),
		cmocka_unit_test(the_slug_comes_from_the_name),
		cmocka_unit_test(a_slug_of_the_site_is_refused),
		cmocka_unit_test(the_id_follows_newsroom_and_slug),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
