#include "room.h"

/* What another reading of the same newsroom gives. */
static struct digest version_of(struct room *room, const char *text)
{
	room_read(
		room, arena_format(&room->arena, "---\n" ROOM_BASE "%s", text));
	if (!room->ok)
		fail_msg("%s", room_findings(room));
	return room->release->version;
}

static void expect_change(struct room *room, const char *text, bool changes,
	const struct digest *before)
{
	struct digest after = version_of(room, text);

	assert_int_equal(hash_equal(before, &after), !changes);
}

static void a_version_is_of_the_words(void **state)
{
	struct digest before;
	struct room room;

	(void)state;
	room_open(&room);
	before = version_of(&room, "---\nThe text.\n");
	expect_change(&room, "---\nThe text.\n", false, &before);
	expect_change(&room, "---\nThe test.\n", true, &before);
	room.is_file = true;
	expect_change(&room, "---\nThe text.\n", false, &before);
	room_close(&room);
}

static void a_file_of_the_front_matter_is_part_of_it(void **state)
{
	static const char text[] = "attachments: [r.pdf]\n---\nText.\n";
	struct digest before;
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "r.pdf", STR("%PDF-1.7\n"));
	before = version_of(&room, text);
	room_put(&room, "r.pdf", STR("%PDF-1.8\n"));
	expect_change(&room, text, true, &before);
	room_close(&room);
}

static void a_file_that_a_link_names_is_part_of_it(void **state)
{
	static const char text[] = "---\nSee [it](r.pdf).\n";
	static const char odd[] = "---\nSee [it](%72.pdf).\n";
	struct digest before;
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "r.pdf", STR("%PDF-1.7\n"));
	room_put(&room, "other.pdf", STR("%PDF-1.7\n"));
	before = version_of(&room, text);
	assert_int_equal(room.release->part_count, 2);
	room_put(&room, "other.pdf", STR("%PDF-1.9\n"));
	expect_change(&room, text, false, &before);
	room_put(&room, "r.pdf", STR("%PDF-1.8\n"));
	expect_change(&room, text, true, &before);
	version_of(&room, odd);
	assert_int_equal(room.release->part_count, 3);
	room_close(&room);
}

static void the_list_of_signatories_is_part_of_it(void **state)
{
	static const char text[] = "signatories: {file: s.csv}\n---\nText.\n";
	struct digest before;
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "s.csv", STR("name\nB\nA\n"));
	before = version_of(&room, text);
	room_put(&room, "s.csv", STR("name\nB\nA\nC\n"));
	expect_change(&room, text, true, &before);
	room_close(&room);
}

static void each_part_has_its_path_size_and_digest(void **state)
{
	struct digest digest = hash_bytes("%PDF-1.7\n", 9);
	const struct release *release;
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "r.pdf", STR("%PDF-1.7\n"));
	version_of(&room, "attachments: [r.pdf]\n---\nText.\n");
	release = room.release;
	assert_int_equal(release->part_count, 2);
	room_str(release->parts[0].path, ROOM_FOLDER "/index.md");
	room_str(release->parts[1].path, ROOM_FOLDER "/r.pdf");
	assert_int_equal(release->parts[1].size, 9);
	assert_true(hash_equal(&release->parts[1].digest, &digest));
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_version_is_of_the_words),
		cmocka_unit_test(a_file_of_the_front_matter_is_part_of_it),
		cmocka_unit_test(a_file_that_a_link_names_is_part_of_it),
		cmocka_unit_test(the_list_of_signatories_is_part_of_it),
		cmocka_unit_test(each_part_has_its_path_size_and_digest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
