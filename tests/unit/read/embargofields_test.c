#include "room.h"

#include "read/embargofields.h"

#define HEAD "headline: Grid opens\n"

/* A release with these lines and nothing else but a headline and a date. */
static const struct embargo *read_embargo(struct room *room, const char *lines)
{
	room_front(room, arena_format(&room->arena, "%s%s",
				 HEAD "date: 2026-03-05\n", lines)
				 .ptr);
	if (room->d.count)
		fail_msg("%s%s", lines, room_findings(room));
	return &room->release->embargo;
}

static void finds(struct room *room, const char *lines, const char *gnu)
{
	room_one(room,
		arena_format(
			&room->arena, "%s%s", HEAD "date: 2026-03-05\n", lines)
			.ptr,
		gnu);
}

static void none_a_time_and_hold_are_read(void **state)
{
	struct room room;
	const struct embargo *embargo;

	(void)state;
	room_open(&room);
	embargo = read_embargo(&room, "embargo: none\n");
	assert_int_equal(embargo->kind, EMBARGO_NONE);
	embargo = read_embargo(&room, "embargo: 2026-12-01 09:00\n");
	assert_int_equal(embargo->kind, EMBARGO_UNTIL);
	assert_int_equal(embargo->until.at.utc, 1796133600);
	embargo = read_embargo(
		&room, "embargo: 2026-12-01 09:00 Europe/Brussels\n");
	assert_int_equal(embargo->until.at.utc, 1796112000);
	embargo = read_embargo(&room, "embargo: {until: hold}\n");
	assert_int_equal(embargo->kind, EMBARGO_HOLD);
	embargo = read_embargo(&room, "embargo: hold\n");
	assert_int_equal(embargo->kind, EMBARGO_HOLD);
	room_close(&room);
}

static void all_that_can_be_said_of_an_embargo_is_kept(void **state)
{
	struct room room;
	const struct embargo *embargo;

	(void)state;
	room_open(&room);
	embargo = read_embargo(&room,
		"embargo:\n  until: 2026-12-01 09:00\n  strict: yes\n"
		"  reason: the paper appears then\n"
		"  show: [Europe/Brussels, Asia/Tokyo]\n"
		"  lifted: {at: 2026-11-20 10:00, reason: it was out}\n");
	assert_int_equal(embargo->kind, EMBARGO_UNTIL);
	assert_true(embargo->strict);
	room_str(embargo->reason, "the paper appears then");
	assert_int_equal(embargo->show_count, 2);
	room_str(zone_name(embargo->show[1]), "Asia/Tokyo");
	assert_true(embargo->is_lifted);
	room_str(embargo->lifted_reason, "it was out");
	embargo = read_embargo(&room,
		"embargo: {until: hold, show: Asia/Tokyo, lifted: {at: "
		"2026-11-20 10:00, reason: out}}\n");
	assert_int_equal(embargo->show_count, 1);
	assert_true(embargo->is_lifted);
	room_close(&room);
}

static void an_embargo_must_be_said(void **state)
{
	static const char *const unsaid[] = {
		"", "embargo:\n", "embargo: \"\"\n"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < 3; i++) {
		finds(&room, unsaid[i],
			"error: no embargo; say `embargo: none` if it may go "
			"out at once [embargo-unsaid]");
		assert_int_equal(room.release->embargo.kind, EMBARGO_UNSAID);
		assert_true(room.release->is_held);
	}
	room_close(&room);
}

static void a_misspelt_embargo_is_reported_once(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	finds(&room, "embargoo: 2026-12-01 09:00\n", "[key-unknown]");
	finds(&room, "embargo_until: 2026-12-01 09:00\n", "[key-unknown]");
	room_close(&room);
}

static void a_translation_may_leave_it_out(void **state)
{
	struct room room;
	const struct embargo *embargo;

	(void)state;
	room_open(&room);
	embargo =
		read_embargo(&room, "language: es\ntranslation-of: results\n");
	assert_int_equal(embargo->kind, EMBARGO_UNSAID);
	room_close(&room);
}

static void an_empty_one_is_not_that_of_the_original(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	finds(&room, "embargo:\ntranslation-of: results\n",
		"error: the embargo is empty; leave the line out if it is the "
		"original's [embargo-unsaid]");
	finds(&room, "embargo: \"\"\ntranslation-of: results\n",
		"[embargo-unsaid]");
	room_close(&room);
}

static void what_is_no_embargo_is_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	finds(&room, "embargo: {until: none}\n", "[embargo-none]");
	finds(&room, "embargo: [2026-12-01 09:00]\n", "[embargo-list]");
	finds(&room, "embargo: {strict: yes}\n", "[field-missing]");
	finds(&room, "embargo: {until: hold, lift: now}\n", "[key-unknown]");
	finds(&room, "embargo: 2026-12-01\n", "[time-missing]");
	finds(&room, "embargo: tomorrow\n", "[time-");
	room_close(&room);
}

static void zones_to_show_have_a_limit(void **state)
{
	static const char start[] =
		"embargo: {until: 2026-12-01 09:00, show: [";
	struct room room;
	struct buf lines = {0};
	int count;

	(void)state;
	room_open(&room);
	for (count = EMBARGOFIELDS_MAX_ZONES - 1;
		count <= EMBARGOFIELDS_MAX_ZONES + 1; count++) {
		int i;

		buf_reset(&lines);
		buf_z(&lines, start);
		for (i = 0; i < count; i++)
			buf_z(&lines, "Asia/Tokyo, ");
		buf_add(&lines, "]}\n", 4);
		if (count <= EMBARGOFIELDS_MAX_ZONES)
			read_embargo(&room, lines.ptr);
		else
			finds(&room, lines.ptr, "[embargo-zones]");
	}
	buf_release(&lines);
	room_close(&room);
}

static void a_lift_needs_a_reason_and_a_past_time(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	finds(&room, "embargo: {until: hold, lifted: {at: 2026-11-22 05:19}}\n",
		"[field-missing]");
	read_embargo(&room,
		"embargo: {until: hold, lifted: {at: 2026-11-22 05:20, "
		"reason: x}}\n");
	finds(&room,
		"embargo: {until: hold, lifted: {at: 2026-11-22 05:21, "
		"reason: x}}\n",
		"[lifted-future]");
	assert_false(room.release->embargo.is_lifted);
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(none_a_time_and_hold_are_read),
		cmocka_unit_test(all_that_can_be_said_of_an_embargo_is_kept),
		cmocka_unit_test(an_embargo_must_be_said),
		cmocka_unit_test(a_misspelt_embargo_is_reported_once),
		cmocka_unit_test(a_translation_may_leave_it_out),
		cmocka_unit_test(an_empty_one_is_not_that_of_the_original),
		cmocka_unit_test(what_is_no_embargo_is_refused),
		cmocka_unit_test(zones_to_show_have_a_limit),
		cmocka_unit_test(a_lift_needs_a_reason_and_a_past_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
