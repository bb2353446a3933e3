#include "journal_room.h"

static void where_there_is_none_there_is_no_finding(void **state)
{
	struct room *room = *state;

	assert_null(open_as(room, JOURNAL_READ));
	assert_null(open_as(room, JOURNAL_WRITE));
	assert_false(is_there(room, ".dateline"));
}

static void all_that_is_noted_is_read(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_facts facts;
	struct journal_release wanted = release_of(STR("a"));

	make_full(room);
	journal = open_as(room, JOURNAL_READ);
	facts = read_facts(room, journal);
	assert_true(str_equal(facts.newsroom, HOUSE));
	assert_int_equal(facts.made_at.utc, NOW.utc);
	assert_int_equal(facts.last_look.utc, NOW.utc);
	assert_int_equal(facts.clock.boot_ms, 123456);
	assert_true(str_equal_z(facts.clock.boot_id, "boot"));
	assert_true(facts.clock.is_synchronised);
	assert_int_equal(facts.release_count, 2);
	assert_true(str_equal_z(facts.releases[1].id, "b"));
	assert_true(str_equal(facts.releases[0].id, wanted.id));
	assert_true(str_equal(facts.releases[0].path, wanted.path));
	assert_true(str_equal(facts.releases[0].slug, wanted.slug));
	assert_true(str_equal(facts.releases[0].address, wanted.address));
	assert_int_equal(facts.releases[0].at.utc, wanted.at.utc);
	assert_int_equal(facts.releases[0].public_at.utc, wanted.public_at.utc);
	assert_int_equal(facts.releases[0].announced_at.utc, 0);
	assert_true(hash_equal(&facts.releases[0].good, &wanted.good));
	assert_int_equal(facts.releases[0].corrections, 2);
	assert_true(hash_equal(&facts.releases[0].entries, &wanted.entries));
	assert_false(facts.releases[0].is_withdrawn);
	assert_int_equal(facts.embargo_count, 1);
	assert_true(str_equal_z(
		facts.embargoes[0].text, "2026-12-01 09:00 Europe/Paris"));
	assert_int_equal(facts.embargoes[0].at.utc, 1796115600);
	assert_int_equal(facts.embargoes[0].seen_at.utc, NOW.utc);
	assert_true(str_equal_z(facts.embargoes[0].zone_data, "2026a"));
	assert_int_equal(facts.yes_count, 1);
	assert_true(facts.yeses[0].is_minor);
	assert_int_equal(facts.yeses[0].at.utc, NOW.utc);
	assert_int_equal(facts.lift_count, 1);
	assert_int_equal(facts.lifts[0].at.utc, NOW.utc);
	assert_true(str_equal_z(facts.intent.root, "0123"));
	assert_int_equal(facts.intent.count, 1);
	assert_true(str_equal_z(facts.intent.releases[0].id, "next"));
	assert_int_equal(facts.root.len, 0);
	journal_close(journal);
}

static void files_and_folders_are_private(void **state)
{
	struct room *room = *state;
	mode_t before = umask(0);

	assert_int_equal(mkdirat(room->fd, ".dateline", 0711), 0);
	assert_int_equal(mkdirat(room->fd, ".dateline/state", 0777), 0);
	make_full(room);
	umask(before);
	assert_int_equal(mode_of(room, ".dateline/state"), 0700);
	assert_int_equal(mode_of(room, DATABASE), 0600);
	assert_int_equal(mode_of(room, MARKER), 0600);
}

static void what_was_noted_last_stands(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_facts facts;
	struct journal_release again = release_of(STR("a"));
	struct journal_embargo embargo = {.id = STR("b"),
		.text = STR("2026-12-01 09:00 Europe/Paris"),
		.at = {1796115600},
		.seen_at = {NOW.utc + 9},
		.zone_data = STR("2026b")};

	make_full(room);
	journal = open_as(room, JOURNAL_WRITE);
	again.is_withdrawn = true;
	again.address = STR("2026/other");
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_note_release(journal, &room->d, &again));
	assert_true(journal_note_announced(
		journal, &room->d, STR("b"), (struct instant){77}));
	assert_true(journal_note_announced(
		journal, &room->d, STR("nobody"), (struct instant){77}));
	assert_true(journal_note_embargo(journal, &room->d, &embargo));
	embargo.at.utc++;
	assert_true(journal_note_embargo(journal, &room->d, &embargo));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_int_equal(facts.release_count, 2);
	assert_true(facts.releases[0].is_withdrawn);
	assert_true(str_equal_z(facts.releases[0].address, "2026/other"));
	assert_int_equal(facts.releases[1].announced_at.utc, 77);
	assert_int_equal(facts.embargo_count, 2);
	assert_int_equal(facts.embargoes[0].seen_at.utc, NOW.utc);
	assert_int_equal(facts.embargoes[1].at.utc, 1796115601);
	journal_close(journal);
}

static void nothing_is_noted_before_the_commit(void **state)
{
	struct room *room = *state;
	struct journal *journal = open_as(room, JOURNAL_MAKE);
	struct journal_facts facts;

	assert_true(journal_begin(journal, &room->d));
	note_release(room, journal, STR("a"));
	assert_int_equal(read_facts(room, journal).release_count, 1);
	journal_cancel(journal);
	assert_int_equal(read_facts(room, journal).release_count, 0);
	assert_true(journal_begin(journal, &room->d));
	note_release(room, journal, STR("b"));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_int_equal(facts.release_count, 1);
	assert_true(str_equal_z(facts.releases[0].id, "b"));
	journal_close(journal);
}

static void a_swap_that_happened_is_what_is_public(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_facts facts;

	make_full(room);
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_settle_intent(journal, &room->d, true));
	assert_true(journal_settle_intent(journal, &room->d, true));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_true(str_equal_z(facts.root, "0123"));
	assert_int_equal(facts.release_count, 3);
	assert_true(str_equal_z(facts.releases[2].id, "next"));
	assert_int_equal(facts.intent.root.len, 0);
	assert_int_equal(facts.intent.count, 0);
	journal_close(journal);
}

static void a_swap_that_did_not_happen_leaves_nothing(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_facts facts;

	make_full(room);
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_settle_intent(journal, &room->d, false));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_int_equal(facts.root.len, 0);
	assert_int_equal(facts.release_count, 2);
	assert_int_equal(facts.intent.count, 0);
	journal_close(journal);
}

static void a_new_intent_replaces_the_old_one(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_intent intent = {.root = STR("4567"), .at = NOW};
	struct journal_facts facts;

	make_full(room);
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_note_intent(journal, &room->d, &intent));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_true(str_equal_z(facts.intent.root, "4567"));
	assert_int_equal(facts.intent.count, 0);
	journal_close(journal);
}

static void a_forgotten_release_stays_known(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	struct journal_facts facts;

	make_full(room);
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_forget_release(journal, &room->d, STR("b")));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_int_equal(facts.release_count, 2);
	assert_false(facts.releases[0].is_forgotten);
	assert_true(facts.releases[1].is_forgotten);
	assert_true(str_equal_z(facts.releases[1].address, "2026/results"));
	assert_int_equal(facts.embargo_count, 1);
	assert_int_equal(facts.yes_count, 0);
	assert_int_equal(facts.lift_count, 1);
	journal_close(journal);
}

static void another_newsroom_is_refused(void **state)
{
	struct room *room = *state;
	struct journal *journal;

	make_full(room);
	assert_false(journal_open(&room->d, &room->arena, room->fd,
		JOURNAL_WRITE, STR("another"), &journal));
	assert_found(room, "state-foreign");
	assert_true(journal_open(&room->d, &room->arena, room->fd, JOURNAL_READ,
		STR(""), &journal));
	journal_close(journal);
}

static void a_journal_that_is_gone_is_missed(void **state)
{
	struct room *room = *state;

	make_full(room);
	assert_int_equal(unlinkat(room->fd, DATABASE, 0), 0);
	assert_refused(room, JOURNAL_READ, "state-lost");
	assert_refused(room, JOURNAL_WRITE, "state-lost");
	assert_refused(room, JOURNAL_MAKE, "state-lost");
	put(room, DATABASE, "");
	assert_refused(room, JOURNAL_READ, "state-lost");
	assert_refused(room, JOURNAL_MAKE, "state-lost");
	assert_int_equal(unlinkat(room->fd, DATABASE, 0), 0);
	assert_int_equal(unlinkat(room->fd, MARKER, 0), 0);
	put(room, ".dateline/state/state.db-wal", "changes");
	assert_refused(room, JOURNAL_MAKE, "state-lost");
}

static void a_journal_in_the_place_of_another_is_noticed(void **state)
{
	struct room *room = *state;

	make_full(room);
	assert_int_equal(renameat(room->fd, MARKER, room->fd, "marker"), 0);
	assert_int_equal(unlinkat(room->fd, DATABASE, 0), 0);
	make_full(room);
	assert_int_equal(renameat(room->fd, "marker", room->fd, MARKER), 0);
	assert_refused(room, JOURNAL_READ, "state-foreign");
	assert_refused(room, JOURNAL_WRITE, "state-foreign");
}

static void copy(struct room *room, const char *from, const char *to)
{
	struct str bytes;

	assert_true(fs_read(&room->d, &room->arena, room->fd, str_from(from),
		1 << 24, &bytes));
	assert_true(fs_replace(&room->d, room->fd, str_from(to), bytes, 0600));
}

static void an_older_journal_is_noticed(void **state)
{
	struct room *room = *state;
	struct journal *journal;

	make_full(room);
	copy(room, DATABASE, "old.db");
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	note_release(room, journal, STR("c"));
	assert_true(journal_commit(journal, &room->d));
	journal_close(journal);
	copy(room, "old.db", DATABASE);
	assert_refused(room, JOURNAL_READ, "state-old");
	assert_refused(room, JOURNAL_WRITE, "state-old");
}

/* A run that is killed leaves its changes beside the database. */
static void changes_that_were_removed_are_missed(void **state)
{
	struct room *room = *state;
	struct journal *journal;
	pid_t child;

	make_full(room);
	child = fork();
	if (!child) {
		journal = open_as(room, JOURNAL_WRITE);
		assert_true(journal_begin(journal, &room->d));
		note_release(room, journal, STR("c"));
		assert_true(journal_commit(journal, &room->d));
		_exit(0);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(
		unlinkat(room->fd, ".dateline/state/state.db-wal", 0), 0);
	assert_refused(room, JOURNAL_READ, "state-old");
}

static void a_damaged_marker_is_noticed(void **state)
{
	static const char *const words[] = {"", "journal of dateline\n",
		"journal of dateline\nnewsroom x\nstate \ncommits 1\n",
		"journal of dateline\nnewsroom x\nstate y\ncommits -1\n",
		"journal of dateline\nnewsroom x\nstate y\ncommits 1\nmore\n"};
	struct room *room = *state;
	size_t i;

	make_full(room);
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		put(room, MARKER, words[i]);
		assert_refused(room, JOURNAL_WRITE, "state-damaged");
	}
}

static void a_lost_marker_is_made_again(void **state)
{
	struct room *room = *state;

	make_full(room);
	assert_int_equal(unlinkat(room->fd, MARKER, 0), 0);
	journal_close(open_as(room, JOURNAL_READ));
	assert_false(is_there(room, MARKER));
	journal_close(open_as(room, JOURNAL_WRITE));
	assert_true(is_there(room, MARKER));
}

static void a_making_that_was_cut_off_is_completed(void **state)
{
	struct room *room = *state;
	struct journal *journal;

	assert_int_equal(mkdirat(room->fd, ".dateline", 0711), 0);
	assert_int_equal(mkdirat(room->fd, ".dateline/state", 0700), 0);
	put(room, DATABASE, "");
	assert_null(open_as(room, JOURNAL_READ));
	assert_null(open_as(room, JOURNAL_WRITE));
	assert_false(is_there(room, MARKER));
	journal = open_as(room, JOURNAL_MAKE);
	assert_non_null(journal);
	journal_close(journal);
	assert_true(is_there(room, MARKER));
}

static void what_is_set_aside_is_kept_whole(void **state)
{
	struct room *room = *state;
	struct str first, second, none;
	struct journal *journal;
	char path[128];

	assert_true(journal_set_aside(&room->d, room->fd, NOW, &none));
	assert_int_equal(none.len, 0);
	make_full(room);
	assert_true(journal_set_aside(&room->d, room->fd, NOW, &first));
	assert_string_equal(
		first.ptr, ".dateline/state/damaged-2027-01-15T08-00-00Z");
	assert_int_equal(mode_of(room, first.ptr), 0700);
	assert_null(open_as(room, JOURNAL_WRITE));
	make_full(room);
	assert_true(journal_set_aside(&room->d, room->fd, NOW, &second));
	assert_true(str_ends_with(second, STR("Z-2")));
	snprintf(path, sizeof(path), "%s/state.db", first.ptr);
	assert_int_equal(renameat(room->fd, path, room->fd, DATABASE), 0);
	snprintf(path, sizeof(path), "%s/journal", first.ptr);
	assert_int_equal(renameat(room->fd, path, room->fd, MARKER), 0);
	journal = open_as(room, JOURNAL_WRITE);
	assert_int_equal(read_facts(room, journal).release_count, 2);
	journal_close(journal);
}

static void a_hold_is_known_until_it_is_over(void **state)
{
	struct room *room = *state;
	struct journal *journal = open_as(room, JOURNAL_MAKE);
	struct journal_hold holds[] = {
		{.id = STR("b"), .why = STR("embargo-past"), .at = NOW},
		{.id = STR("a"), .why = STR("one"), .at = {1}},
		{.id = STR("a"), .why = STR("other"), .at = {2}}};
	struct journal_facts facts;
	size_t i;

	assert_true(journal_begin(journal, &room->d));
	for (i = 0; i < 3; i++)
		assert_true(journal_note_hold(journal, &room->d, &holds[i]));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_int_equal(facts.hold_count, 3);
	assert_true(str_equal_z(facts.holds[1].why, "other"));
	assert_int_equal(facts.holds[2].at.utc, NOW.utc);
	assert_true(journal_begin(journal, &room->d));
	assert_true(journal_drop_hold(journal, &room->d, &holds[1]));
	assert_true(journal_drop_hold(journal, &room->d, &holds[1]));
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	assert_int_equal(facts.hold_count, 2);
	assert_true(str_equal_z(facts.holds[0].why, "other"));
	assert_true(str_equal_z(facts.holds[1].id, "b"));
	journal_close(journal);
}

/* Not the same as a newsroom that has never published. */
static void a_link_in_the_place_of_the_folder_is_refused(void **state)
{
	struct room *room = *state;

	make_full(room);
	assert_int_equal(renameat(room->fd, ".dateline", room->fd, "moved"), 0);
	assert_int_equal(symlinkat("moved", room->fd, ".dateline"), 0);
	assert_refused(room, JOURNAL_READ, "file-kind");
	assert_refused(room, JOURNAL_MAKE, "file-kind");
}

static void two_may_work_with_it_in_turn(void **state)
{
	struct room *room = *state;
	struct journal *one = open_as(room, JOURNAL_MAKE);
	struct journal *two = open_as(room, JOURNAL_WRITE);

	assert_true(journal_begin(one, &room->d));
	note_release(room, one, STR("a"));
	assert_true(journal_commit(one, &room->d));
	assert_true(journal_begin(two, &room->d));
	note_release(room, two, STR("b"));
	assert_true(journal_commit(two, &room->d));
	assert_true(journal_begin(one, &room->d));
	note_release(room, one, STR("c"));
	assert_true(journal_commit(one, &room->d));
	assert_int_equal(read_facts(room, two).release_count, 3);
	journal_close(one);
	journal_close(two);
	journal_close(open_as(room, JOURNAL_READ));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(where_there_is_none_there_is_no_finding),
		ROOM_TEST(all_that_is_noted_is_read),
		ROOM_TEST(files_and_folders_are_private),
		ROOM_TEST(what_was_noted_last_stands),
		ROOM_TEST(nothing_is_noted_before_the_commit),
		ROOM_TEST(a_swap_that_happened_is_what_is_public),
		ROOM_TEST(a_swap_that_did_not_happen_leaves_nothing),
		ROOM_TEST(a_new_intent_replaces_the_old_one),
		ROOM_TEST(a_forgotten_release_stays_known),
		ROOM_TEST(another_newsroom_is_refused),
		ROOM_TEST(a_journal_that_is_gone_is_missed),
		ROOM_TEST(a_journal_in_the_place_of_another_is_noticed),
		ROOM_TEST(an_older_journal_is_noticed),
		ROOM_TEST(changes_that_were_removed_are_missed),
		ROOM_TEST(a_damaged_marker_is_noticed),
		ROOM_TEST(a_lost_marker_is_made_again),
		ROOM_TEST(a_making_that_was_cut_off_is_completed),
		ROOM_TEST(what_is_set_aside_is_kept_whole),
		ROOM_TEST(a_hold_is_known_until_it_is_over),
		ROOM_TEST(a_link_in_the_place_of_the_folder_is_refused),
		ROOM_TEST(two_may_work_with_it_in_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
