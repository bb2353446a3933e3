#include "room.h"

/* A release that went out on 2026-11-20 at 09:00 in New York (14:00 UTC). */
#define BASE                                                                   \
	"headline: Grid opens\nembargo: 2026-11-20 09:00\n"                    \
	"contact: desk\ncorrections:\n"

static const struct correction *good(struct room *room, const char *lines)
{
	room_front(room, arena_format(&room->arena, "%s%s", BASE, lines).ptr);
	if (room->d.count)
		fail_msg("%s%s", lines, room_findings(room));
	return room->release->corrections;
}

static void finds(struct room *room, const char *lines, const char *gnu)
{
	room_one(
		room, arena_format(&room->arena, "%s%s", BASE, lines).ptr, gnu);
}

static void entries_are_sorted_by_time_then_as_written(void **state)
{
	struct room room;
	const struct correction *items;

	(void)state;
	room_open(&room);
	items = good(&room,
		"  - {at: 2026-11-21 10:00, kind: update, note: c}\n"
		"  - {at: 2026-11-20 10:00, kind: clarification, note: a}\n"
		"  - {at: 2026-11-21 10:00, kind: correction, was: x, now: y}\n"
		"  - {at: 2026-11-20 10:00, kind: update, note: b}\n");
	assert_int_equal(room.release->correction_count, 4);
	room_str(items[0].note, "a");
	assert_int_equal(items[0].kind, CORRECTION_CLARIFICATION);
	room_str(items[1].note, "b");
	room_str(items[2].note, "c");
	room_str(items[3].was, "x");
	room_str(items[3].now, "y");
	room_close(&room);
}

static void a_bare_date_is_midnight_or_the_release_itself(void **state)
{
	struct room room;
	const struct correction *items;

	(void)state;
	room_open(&room);
	items = good(&room, "  - {at: 2026-11-20, kind: update, note: a}\n"
			    "  - {at: 2026-11-21, kind: update, note: b}\n");
	assert_int_equal(items[0].at.utc, room.release->embargo.until.at.utc);
	assert_int_equal(items[1].at.utc, items[1].said.at.utc);
	finds(&room, "  - {at: 2026-11-19, kind: update, note: a}\n",
		"[correction-early]");
	room_close(&room);
}

static void an_entry_lies_between_the_release_and_now(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	good(&room, "  - {at: 2026-11-20 09:00, kind: update, note: a}\n"
		    "  - {at: 2026-11-22 05:20, kind: update, note: a}\n");
	finds(&room, "  - {at: 2026-11-20 08:59, kind: update, note: a}\n",
		"error: correction before the release itself; date it when "
		"the text was changed [correction-early]");
	finds(&room, "  - {at: 2026-11-22 05:21, kind: update, note: a}\n",
		"error: correction in the future; date it when the text was "
		"changed [correction-future]");
	finds(&room, "  - {at: 2026-11-23, kind: update, note: a}\n",
		"[correction-future]");
	room_close(&room);
}

static void a_correction_says_what_was_and_what_is(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	finds(&room, "  - {at: 2026-11-21, kind: correction, was: x}\n",
		"[correction-words]");
	finds(&room, "  - {at: 2026-11-21, kind: correction, now: x}\n",
		"[correction-words]");
	finds(&room, "  - {at: 2026-11-21, kind: update}\n",
		"warning: entry of `corrections` without `note`; say what "
		"changed [correction-silent]");
	finds(&room, "  - {kind: update, note: a}\n", "[field-missing]");
	finds(&room, "  - {at: 2026-11-21, note: a}\n", "[field-missing]");
	finds(&room, "  - {at: 2026-11-21, kind: oops, note: a}\n", "error: ");
	assert_int_equal(room.release->correction_count, 0);
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_are_sorted_by_time_then_as_written),
		cmocka_unit_test(a_bare_date_is_midnight_or_the_release_itself),
		cmocka_unit_test(an_entry_lies_between_the_release_and_now),
		cmocka_unit_test(a_correction_says_what_was_and_what_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
