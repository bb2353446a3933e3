/*
 * What damage does to a journal: it is noticed when it is opened or read,
 * or it changes nothing of what is read. It is never a crash, and never
 * other facts.
 */
#include <signal.h>
#include <sys/resource.h>

#include "journal_room.h"

enum {
	RELEASES = 60,
	FLIP_EACH = 29, /* bytes: prime, so that all places of pages are met */
	CUT_EACH = 1021,
	PAGE = 4096,
};

#define WAL ".dateline/state/state.db-wal"
#define SHM ".dateline/state/state.db-shm"

/* The journal as it was, and what it says. */
struct sample {
	struct room *room;
	struct str bytes, facts;
	size_t noticed, harmless; /* for those who read */
	size_t written;		  /* harmless for those who write */
};

static void add_release(struct buf *out, const struct journal_release *r)
{
	char good[DIGEST_HEX_LEN + 1], entries[DIGEST_HEX_LEN + 1];

	hash_hex(good, &r->good, DIGEST_HEX_LEN);
	hash_hex(entries, &r->entries, DIGEST_HEX_LEN);
	buf_format(out, "%.*s %.*s %.*s %.*s %lld %lld %lld %s %zu %s %d %d\n",
		STR_ARG(r->id), STR_ARG(r->path), STR_ARG(r->slug),
		STR_ARG(r->address), (long long)r->at.utc,
		(long long)r->public_at.utc, (long long)r->announced_at.utc,
		good, r->corrections, entries, r->is_withdrawn,
		r->is_forgotten);
}

/* All that is read, as one text. */
static struct str facts_text(struct arena *arena, const struct journal_facts *f)
{
	struct buf out = {0};
	struct str text;
	size_t i;

	buf_format(&out, "%.*s %lld %lld %lld %lld %.*s %d %.*s %lld\n",
		STR_ARG(f->newsroom), (long long)f->last_look.utc,
		(long long)f->made_at.utc, (long long)f->clock.real.utc,
		(long long)f->clock.boot_ms, STR_ARG(f->clock.boot_id),
		f->clock.is_synchronised, STR_ARG(f->root),
		(long long)f->log_count);
	for (i = 0; i < f->release_count; i++)
		add_release(&out, &f->releases[i]);
	for (i = 0; i < f->embargo_count; i++)
		buf_format(&out, "%.*s %.*s %lld %lld %.*s\n",
			STR_ARG(f->embargoes[i].id),
			STR_ARG(f->embargoes[i].text),
			(long long)f->embargoes[i].at.utc,
			(long long)f->embargoes[i].seen_at.utc,
			STR_ARG(f->embargoes[i].zone_data));
	for (i = 0; i < f->yes_count; i++)
		buf_format(&out, "%.*s %02x %lld %d\n", STR_ARG(f->yeses[i].id),
			f->yeses[i].version.bytes[0],
			(long long)f->yeses[i].at.utc, f->yeses[i].is_minor);
	for (i = 0; i < f->lift_count; i++)
		buf_format(&out, "%.*s %lld\n", STR_ARG(f->lifts[i].id),
			(long long)f->lifts[i].at.utc);
	for (i = 0; i < f->hold_count; i++)
		buf_format(&out, "%.*s %.*s %lld\n", STR_ARG(f->holds[i].id),
			STR_ARG(f->holds[i].why),
			(long long)f->holds[i].at.utc);
	buf_format(&out, "%.*s %lld\n", STR_ARG(f->intent.root),
		(long long)f->intent.at.utc);
	for (i = 0; i < f->intent.count; i++)
		add_release(&out, &f->intent.releases[i]);
	text = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return text;
}

static void write_database(struct room *room, struct str bytes)
{
	int fd = openat(room->fd, DATABASE, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	unlinkat(room->fd, WAL, 0);
	unlinkat(room->fd, SHM, 0);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.ptr, bytes.len), bytes.len);
	close(fd);
}

/* Also what tells nothing of the damage must be one of ours. */
static void assert_told(const struct diags *d)
{
	assert_true(d->count >= 1);
	assert_int_equal(d->system_errors, d->count);
	if (strncmp(d->items[0].id, "state-", 6) != 0)
		assert_string_equal(d->items[0].id, "system-failed");
}

/* Whether the same facts are read; false: it was noticed. */
static bool look(const struct sample *s, enum journal_mode mode)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct journal *journal = NULL;
	struct journal_facts facts;
	bool ok = journal_open(&d, &arena, s->room->fd, mode, HOUSE, &journal);
	struct str text;

	/* A journal that was here is never taken for none. */
	assert_true(!ok || journal);
	ok = ok && journal_read(journal, &d, &arena, &facts);
	if (ok) {
		text = facts_text(&arena, &facts);
		assert_string_equal(text.ptr, s->facts.ptr);
	} else {
		assert_told(&d);
	}
	journal_close(journal);
	arena_release(&arena);
	return ok;
}

/* The damaged bytes, for those who read and those who write. */
static void try(struct sample *s, struct str bytes)
{
	bool same;

	write_database(s->room, bytes);
	same = look(s, JOURNAL_READ);
	s->noticed += !same;
	s->harmless += same;
	write_database(s->room, bytes);
	s->written += look(s, JOURNAL_WRITE);
}

static struct sample make_sample(struct room *room)
{
	struct log_entry act = {.act = "publish", .at = NOW, .what = STR("x")};
	struct sample s = {.room = room};
	struct journal *journal;
	struct journal_facts facts;
	int i;

	make_full(room);
	journal = open_as(room, JOURNAL_WRITE);
	assert_true(journal_begin(journal, &room->d));
	for (i = 0; i < RELEASES; i++) {
		note_release(room, journal,
			arena_format(&room->arena, "urn:uuid:%d", i));
		assert_true(journal_note_act(journal, &room->d, &act));
	}
	assert_true(journal_commit(journal, &room->d));
	facts = read_facts(room, journal);
	s.facts = facts_text(&room->arena, &facts);
	journal_close(journal);
	assert_true(fs_read(&room->d, &room->arena, room->fd, STR(DATABASE),
		1 << 24, &s.bytes));
	return s;
}

static char *copy_of(struct sample *s)
{
	char *copy = malloc(s->bytes.len);

	assert_non_null(copy);
	memcpy(copy, s->bytes.ptr, s->bytes.len);
	return copy;
}

static void a_flipped_bit_is_noticed_or_harmless(void **state)
{
	struct sample s = make_sample(*state);
	char *bytes = copy_of(&s);
	size_t at;

	for (at = 0; at < s.bytes.len; at += FLIP_EACH) {
		bytes[at] ^= (char)(1 << at % 8);
		try(&s, (struct str){bytes, s.bytes.len});
		bytes[at] = s.bytes.ptr[at];
	}
	free(bytes);
	/* What holds nothing may change; what holds facts may not. */
	assert_true(s.noticed > 100);
	assert_true(s.harmless > 10);
}

/* A cell with a fact in it, in each place where it stands. */
static void a_flipped_bit_of_a_fact_is_noticed(void **state)
{
	static const char *const words[] = {"urn:uuid:17", "2026/results",
		"Europe/Paris", "releases/2026-12-01-results.md", "boot",
		"3f0c1a52-4c1e", "0123"};
	struct sample s = make_sample(*state);
	char *bytes = copy_of(&s);
	struct str whole = {bytes, s.bytes.len};
	size_t i, at;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		at = str_find(whole, str_from(words[i]));
		assert_true(at != STR_NONE);
		bytes[at + 1] ^= 1;
		try(&s, whole);
		bytes[at + 1] ^= 1;
	}
	assert_int_equal(s.noticed, i);
	free(bytes);
}

static void a_truncated_file_is_noticed(void **state)
{
	struct sample s = make_sample(*state);
	size_t len;

	for (len = 0; len < s.bytes.len; len += CUT_EACH)
		try(&s, str_slice(s.bytes, 0, len));
	assert_int_equal(s.harmless, 0);
}

static void a_page_of_zeros_or_of_elsewhere_is_noticed(void **state)
{
	struct sample s = make_sample(*state);
	char *bytes = copy_of(&s);
	size_t pages = s.bytes.len / PAGE, i;

	for (i = 0; i < pages; i++) {
		memset(bytes + i * PAGE, 0, PAGE);
		try(&s, (struct str){bytes, s.bytes.len});
		/* Also one of the log, which is not read here. */
		assert_int_equal(s.written, 0);
		memcpy(bytes + i * PAGE, s.bytes.ptr + (i + 1) % pages * PAGE,
			PAGE);
		try(&s, (struct str){bytes, s.bytes.len});
		s.written = 0;
		memcpy(bytes + i * PAGE, s.bytes.ptr + i * PAGE, PAGE);
	}
	/* Only pages of the log can go unnoticed here: log --verify looks. */
	assert_true(s.noticed > s.harmless);
	free(bytes);
}

/* Changes that a run left beside the file, with a bit of them flipped. */
/* A run that was killed when it had noted something. */
static void leave_changes(struct room *room)
{
	struct journal *journal;
	pid_t child = fork();

	if (!child) {
		journal = open_as(room, JOURNAL_WRITE);
		assert_true(journal_begin(journal, &room->d));
		note_release(room, journal, STR("killed"));
		assert_true(journal_commit(journal, &room->d));
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static struct str read_file(struct room *room, struct str path)
{
	struct str bytes;

	assert_true(fs_read(
		&room->d, &room->arena, room->fd, path, 1 << 24, &bytes));
	return bytes;
}

/* Whether the journal opens with these changes beside it. */
static bool opens_with(struct room *room, struct str database, struct str wal)
{
	struct journal *journal = NULL;
	bool ok;
	int fd;

	write_database(room, database);
	fd = openat(room->fd, WAL, O_WRONLY | O_CREAT, 0600);
	assert_int_equal(write(fd, wal.ptr, wal.len), wal.len);
	close(fd);
	ok = journal_open(&room->d, &room->arena, room->fd, JOURNAL_READ, HOUSE,
		&journal);
	if (!ok)
		assert_told(&room->d);
	journal_close(journal);
	forget_findings(room);
	return ok;
}

/* A sum stands in each frame of them: all that is in it counts. */
static void flipped_changes_are_noticed(void **state)
{
	struct room *room = *state;
	struct str database, wal;
	size_t at, missed = 0;
	char *bytes;

	make_full(room);
	leave_changes(room);
	database = read_file(room, STR(DATABASE));
	wal = read_file(room, STR(WAL));
	assert_true(opens_with(room, database, wal));
	bytes = malloc(wal.len);
	assert_non_null(bytes);
	memcpy(bytes, wal.ptr, wal.len);
	for (at = 0; at < wal.len; at += FLIP_EACH) {
		bytes[at] ^= 4;
		missed += opens_with(
			room, database, (struct str){bytes, wal.len});
		bytes[at] ^= 4;
	}
	free(bytes);
	/* Of its head a byte or two hold nothing. */
	assert_true(missed <= 1 && wal.len > 50 * FLIP_EACH);
}

static void a_way_back_is_a_copy_of_the_whole_folder(void **state)
{
	struct sample s = make_sample(*state);

	try(&s, STR("damaged"));
	assert_int_equal(s.noticed, 1);
	write_database(s.room, s.bytes);
	assert_true(look(&s, JOURNAL_READ));
	assert_true(look(&s, JOURNAL_WRITE));
}

static void another_way_is_to_set_it_aside(void **state)
{
	struct sample s = make_sample(*state);
	struct room *room = *state;
	struct str folder;

	try(&s, STR("damaged"));
	assert_true(journal_set_aside(&room->d, room->fd, NOW, &folder));
	assert_null(open_as(room, JOURNAL_WRITE));
	journal_close(open_as(room, JOURNAL_MAKE));
	journal_close(open_as(room, JOURNAL_READ));
}

/* At each size of the disk: all is noted, or it is told and nothing is. */
static void a_full_disk_leaves_what_was_there(void **state)
{
	struct sample s = make_sample(*state);
	struct room *room = *state;
	struct rlimit before, limit;
	struct journal *journal;
	rlim_t size;
	int i;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	signal(SIGXFSZ, SIG_IGN);
	for (size = 0; size < 200 * 1024; size += 8 * 1024 + 1) {
		write_database(room, s.bytes);
		limit.rlim_cur = size;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
		journal = NULL;
		if (journal_open(&room->d, &room->arena, room->fd,
			    JOURNAL_WRITE, HOUSE, &journal) &&
			journal_begin(journal, &room->d)) {
			for (i = 0; i < RELEASES; i++)
				note_release(room, journal,
					arena_format(
						&room->arena, "new %d", i));
			if (journal_commit(journal, &room->d))
				size = SIZE_MAX / 2;
		}
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		if (size < SIZE_MAX / 2) {
			assert_told(&room->d);
			forget_findings(room);
			journal_close(journal);
			assert_true(look(&s, JOURNAL_WRITE));
		}
	}
	/* At last there was room for it. */
	assert_true(size >= SIZE_MAX / 2);
	assert_int_equal(
		read_facts(room, journal).release_count, 2 + 2 * RELEASES);
	journal_close(journal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROOM_TEST(a_flipped_bit_is_noticed_or_harmless),
		ROOM_TEST(a_flipped_bit_of_a_fact_is_noticed),
		ROOM_TEST(a_truncated_file_is_noticed),
		ROOM_TEST(a_page_of_zeros_or_of_elsewhere_is_noticed),
		ROOM_TEST(flipped_changes_are_noticed),
		ROOM_TEST(a_way_back_is_a_copy_of_the_whole_folder),
		ROOM_TEST(another_way_is_to_set_it_aside),
		ROOM_TEST(a_full_disk_leaves_what_was_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
