#ifndef TESTS_STORE_JOURNAL_ROOM_H
#define TESTS_STORE_JOURNAL_ROOM_H

/* A journal, what is noted in it, and what is read of it. */

#include "store_room.h"

#include "store/journal.h"

#define HOUSE STR("3f0c1a52-4c1e-4d5b-9d0e-2b6a4d1c8e01")
#define DATABASE ".dateline/state/state.db"
#define MARKER ".dateline/state/journal"
#define NOW ((struct instant){1800000000})

static inline struct journal *open_as(struct room *room, enum journal_mode mode)
{
	struct journal *journal;

	if (!journal_open(
		    &room->d, &room->arena, room->fd, mode, HOUSE, &journal))
		print_error("%s: %s\n", room->d.items[0].id,
			room->d.items[0].brief.ptr);
	assert_int_equal(room->d.count, 0);
	return journal;
}

static inline void assert_refused(
	struct room *room, enum journal_mode mode, const char *id)
{
	struct journal *journal;

	assert_false(journal_open(
		&room->d, &room->arena, room->fd, mode, HOUSE, &journal));
	assert_null(journal);
	assert_found(room, id);
}

static inline struct journal_release release_of(struct str id)
{
	return (struct journal_release){
		.id = id,
		.path = STR("releases/2026-12-01-results.md"),
		.slug = STR("results"),
		.address = STR("2026/results"),
		.at = {1796115600},
		.public_at = {1796115601},
		.announced_at = {0},
		.good = hash_bytes(id.ptr, id.len),
		.corrections = 2,
		.entries = hash_bytes("entries", 7),
		.is_withdrawn = false,
	};
}

static inline void note_release(
	struct room *room, struct journal *journal, struct str id)
{
	struct journal_release release = release_of(id);

	assert_true(journal_note_release(journal, &room->d, &release));
}

static inline struct journal_facts read_facts(
	struct room *room, struct journal *journal)
{
	struct journal_facts facts;

	assert_true(journal_read(journal, &room->d, &room->arena, &facts));
	return facts;
}

/* A journal in which each table has a row, closed. */
static inline void make_full(struct room *room)
{
	struct journal *journal = open_as(room, JOURNAL_MAKE);
	struct journal_release next = release_of(STR("next"));
	struct journal_intent intent = {
		.root = STR("0123"), .at = NOW, .releases = &next, .count = 1};
	struct journal_embargo embargo = {.id = STR("b"),
		.text = STR("2026-12-01 09:00 Europe/Paris"),
		.at = {1796115600},
		.seen_at = NOW,
		.zone_data = STR("2026a")};
	struct journal_yes yes = {.id = STR("b"),
		.version = hash_bytes("v", 1),
		.at = NOW,
		.is_minor = true};
	struct journal_lift lift = {.id = STR("c"), .at = NOW};
	struct journal_hold hold = {
		.id = STR("b"), .why = STR("embargo-past"), .at = NOW};
	struct journal_clock clock = {.real = NOW,
		.boot_ms = 123456,
		.boot_id = STR("boot"),
		.is_synchronised = true};
	struct log_entry act = {
		.act = "publish", .at = NOW, .who = STR("Ann"), .id = STR("b")};

	assert_true(journal_begin(journal, &room->d));
	note_release(room, journal, STR("b"));
	note_release(room, journal, STR("a"));
	assert_true(journal_note_made(journal, &room->d, NOW));
	assert_true(journal_note_embargo(journal, &room->d, &embargo));
	assert_true(journal_note_yes(journal, &room->d, &yes));
	assert_true(journal_note_lift(journal, &room->d, &lift));
	assert_true(journal_note_hold(journal, &room->d, &hold));
	assert_true(journal_note_intent(journal, &room->d, &intent));
	assert_true(journal_note_act(journal, &room->d, &act));
	act.act = "lift";
	assert_true(journal_note_act(journal, &room->d, &act));
	assert_true(journal_note_look(journal, &room->d, NOW, &clock));
	assert_true(journal_commit(journal, &room->d));
	journal_close(journal);
}

#endif
