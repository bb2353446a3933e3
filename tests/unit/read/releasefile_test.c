#include "room.h"

static const char all_fields[] =
	"headline: Grid opens {{signatory-count}}\n"
	"embargo: {until: 2026-11-20 09:00, strict: yes}\n"
	"date: 2026-11-20\n"
	"status: ready\n"
	"contact: [desk, {name: Jo, email: jo@fight.example}]\n"
	"signatories: {file: s.csv, order: alpha}\n"
	"subhead: A deck\n"
	"summary: >\n  Two\n  lines\n"
	"place: Ghent\n"
	"slug: grid-opens\n"
	"id: urn:uuid:3f0c2a1e-0000-4000-8000-000000000000\n"
	"kind: statement\n"
	"event: {start: 2026-12-03 10:00}\n"
	"was-at: [old/x]\n"
	"origin: {organization: Ballot, url: \"https://b.example/x\", id: "
	"\"urn:x:1\"}\n"
	"topics: [votes, Water]\n"
	"image: {file: a.gif, alt: a chart}\n"
	"attachments: [{file: r.pdf, title: Report}]\n"
	"media: [{file: a.gif, alt: x, credit: y, rights: z}]\n"
	"letter: {title: L, url: \"https://l.example/\"}\n"
	"language: es\n"
	"boilerplate: short\n"
	"notes: |\n  Some *notes*.\n"
	"desk-note: not for the public\n"
	"corrections: [{at: 2026-11-21, kind: update, note: n}]\n"
	"mail: {lists: [press, local], subject: S, attach: yes}\n"
	"end-mark: ENDS\n"
	"extra: {hashtag: x}\n";

static void put_files(struct room *room)
{
	room_put(room, "s.csv", STR("name\nB\nA\n"));
	room_put(room, "a.gif", STR("GIF89a\x0a\0\x14\0"));
	room_put(room, "r.pdf", STR("%PDF-1.7\n"));
}

static void words_of_all_fields_are_kept(void **state)
{
	struct room room;
	const struct release *release;

	(void)state;
	room_open(&room);
	put_files(&room);
	room_front(&room, all_fields);
	if (room.d.count)
		fail_msg("%s", room_findings(&room));
	release = room.release;
	room_str(release->headline, "Grid opens {{signatory-count}}");
	room_str(release->subhead, "A deck");
	room_str(str_trim(release->summary), "Two lines");
	room_str(release->place, "Ghent");
	room_str(release->slug, "grid-opens");
	room_str(release->id, "urn:uuid:3f0c2a1e-0000-4000-8000-000000000000");
	room_str(release->was_at.items[0], "old/x");
	room_str(release->origin_organization, "Ballot");
	room_str(release->origin_url, "https://b.example/x");
	room_str(release->origin_id, "urn:x:1");
	room_str(release->topics[1].slug, "water");
	room_str(release->letter->url, "https://l.example/");
	room_str(release->language, "es");
	room_str(release->boilerplates.items[0], "We do.");
	room_str(str_trim(release->notes), "Some *notes*.");
	room_str(release->desk_note, "not for the public");
	room_str(release->mail_lists.items[1], "local");
	room_str(release->mail_subject, "S");
	room_str(release->end_mark, "ENDS");
	room_str(release->extras[0].text, "x");
	room_close(&room);
}

static void numbers_and_kinds_of_all_fields_are_kept(void **state)
{
	struct room room;
	const struct release *release;

	(void)state;
	room_open(&room);
	put_files(&room);
	room_front(&room, all_fields);
	release = room.release;
	assert_int_equal(release->embargo.kind, EMBARGO_UNTIL);
	assert_true(release->embargo.strict && release->has_date);
	assert_int_equal(release->status, STATUS_READY);
	assert_int_equal(release->kind, KIND_STATEMENT);
	assert_int_equal(release->contacts.count, 2);
	assert_int_equal(release->signatories.count, 2);
	assert_true(release->event && release->letter);
	assert_int_equal(release->attachment_count, 1);
	assert_int_equal(release->media_count, 1);
	assert_ptr_equal(release->media[0].file, release->image);
	assert_int_equal(release->file_count, 2);
	assert_int_equal(release->folder_files.count, 3);
	assert_int_equal(release->correction_count, 1);
	assert_true(release->mail_attach);
	assert_false(release->has_withdrawn);
	room_close(&room);
}

static void the_source_keeps_its_digest_and_loses_its_text(void **state)
{
	static const char text[] = "---\n" ROOM_BASE "---\nThe text.\n";
	struct digest digest = hash_bytes(text, sizeof(text) - 1);
	struct room room;
	const struct release *release;

	(void)state;
	room_open(&room);
	room_read(&room, str_from(text));
	release = room.release;
	assert_true(room.ok);
	assert_true(hash_equal(&release->src->digest, &digest));
	assert_int_equal(release->src->size, sizeof(text) - 1);
	assert_int_equal(release->src->text.len, 0);
	room_str(release->path, ROOM_FOLDER "/index.md");
	room_str(release->folder, ROOM_FOLDER);
	assert_int_equal(release->body_off, sizeof(text) - 1 - 10);
	assert_int_equal(release->headline_at.off, 14);
	assert_ptr_equal(release->headline_at.src, release->src);
	room_str(release->language, "en-US");
	room_close(&room);
}

static void defaults_are_those_of_the_manual(void **state)
{
	struct room room;
	const struct release *release;

	(void)state;
	room_open(&room);
	room_good(&room, "");
	release = room.release;
	assert_int_equal(release->status, STATUS_READY);
	assert_int_equal(release->kind, KIND_RELEASE);
	room_str(release->end_mark, "###");
	room_str(release->boilerplates.items[0], "We fight.");
	assert_int_equal(release->signatories.form, SIGNATORIES_AUTO);
	assert_false(release->mail_attach);
	assert_null(release->image);
	room_good(&room, "status: draft\nkind: letter\n");
	assert_int_equal(room.release->status, STATUS_DRAFT);
	assert_int_equal(room.release->kind, KIND_LETTER);
	room_close(&room);
}

static void all_findings_come_at_once(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_front(&room,
		"headlin: Grid opens\nembargo: 2026-13-01 09:00\ncontact: x y\n"
		"kind: advice\nimage: a.png\nfoo: bar\n");
	assert_true(room.d.errors >= 5);
	room_str(room.release->headline, "Grid opens");
	room_close(&room);
}

static void a_file_that_cannot_be_read_is_listed_all_the_same(void **state)
{
	static const char *const broken[] = {"", "no front matter\n",
		"---\nheadline: x\n", "---\n[\n---\n", "---\n- a\n---\n",
		"---\nx\n---\n", "---\n\xff\n---\n", "---\n---\n"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		room_read(&room, str_from(broken[i]));
		assert_false(room.ok);
		room_str(room.release->path, ROOM_FOLDER "/index.md");
		assert_non_null(room.release->src);
		room_str(room.release->slug, "results");
		assert_true(
			str_starts_with(room.release->id, STR("urn:uuid:")));
	}
	room_read(&room, STR("n\0o"));
	assert_false(room.ok);
	room_close(&room);
}

static void a_failing_disk_holds_the_release_back(void **state)
{
	struct room room;
	struct release *release;
	struct releasefile_input in;

	(void)state;
	room_open(&room);
	in = (struct releasefile_input){.d = &room.d,
		.arena = &room.arena,
		.scratch = &room.scratch,
		.site = &room.site,
		.zones = room.zones,
		.now = room.now,
		.root_fd = room.fd,
		.path = STR("releases/gone.md")};
	assert_false(releasefile_read(&in, &release));
	assert_int_equal(room.d.system_errors, 1);
	assert_true(release->is_held);
	room_str(release->path, "releases/gone.md");
	room_str(release->slug, "gone");
	room_close(&room);
}

static void withdrawn_counts_whatever_else_is_wrong(void **state)
{
	static const char *const texts[] = {
		"---\nheadline: x\nstatus: withdrawn\n---\n",
		"---\nfoo: [\nstatus: withdrawn\n---\n",
		"---\nfoo: [\n\nstatus: \"withdrawn\" # sad\n---\n",
		"---\nstatus: 'withdrawn'\r\n",
		"---\nheadline: \xff\nstatus: withdrawn\n---\n"};
	static const char *const others[] = {
		"---\nheadline: \xff\nstatus: ready\n---\nstatus: withdrawn\n",
		"---\nheadline: \xff\n\nstatus: withdrawn\n",
		"---\nheadline: \xff\nx:\n  status: withdrawn\n---\n",
		"---\nheadline: \xff\nstatus: withdrawn?\n---\n"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		room_read(&room, str_from(texts[i]));
		assert_false(room.ok);
		assert_int_equal(room.release->status, STATUS_WITHDRAWN);
	}
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		room_read(&room, str_from(others[i]));
		assert_false(room.ok);
		assert_int_equal(room.release->status, STATUS_READY);
	}
	room_close(&room);
}

static void a_hint_that_would_not_help_is_dropped(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "chart.gif", STR("GIF89a\x0a\0\x14\0"));
	room_finds(&room, "attachments: [Chart.gif]\n",
		"did you mean \"chart.gif\"? [file-missing]");
	room_put(&room, "chart.gif", STR("%PDF-1.7\n"));
	room_finds(&room, "attachments: [Chart.gif]\n",
		"no file \"Chart.gif\" in " ROOM_FOLDER " [file-missing]");
	assert_null(room.d.items[0].edit.text.ptr);
	room_close(&room);
}

static void a_release_as_it_was_published_is_read(void **state)
{
	static const char file[] =
		"releases/2020-10-01-amazon-election-data.md";
	const char *folder = getenv("DATELINE_TEST_DATA");
	struct room room;
	struct str text;
	int fd;

	(void)state;
	if (!folder) {
		print_message("DATELINE_TEST_DATA is not set: no real release "
			      "is read\n");
		skip();
	}
	room_open(&room);
	assert_true(fs_open_root(&room.d, folder, &fd));
	assert_true(fs_read(&room.d, &room.arena, fd, str_from(file),
		SOURCE_MAX_BYTES, &text));
	close(fd);
	room_read(&room, text);
	if (room.d.errors + room.d.warnings)
		fail_msg("%s", room_findings(&room));
	assert_int_equal(room.release->signatories.count, 18);
	room_str(room.release->contacts.items[0]->name, "Evan Greer");
	room_str(room.release->topics[0].slug, "election-security");
	room_close(&room);
}

/* Bytes that an arena has handed out from its own blocks, roughly. */
static void a_release_takes_little_memory(void **state)
{
	struct room room;
	struct arena kept = {0}, scratch = {0};
	struct release *release;
	const char *first, *last;
	struct releasefile_input in;

	(void)state;
	room_open(&room);
	put_files(&room);
	room_front(&room, all_fields);
	in = (struct releasefile_input){.d = &room.d,
		.arena = &kept,
		.scratch = &scratch,
		.site = &room.site,
		.zones = room.zones,
		.now = room.now,
		.root_fd = room.fd,
		.path = STR(ROOM_FOLDER "/index.md"),
		.folder = STR(ROOM_FOLDER)};
	first = arena_alloc(&kept, 1);
	assert_true(releasefile_read(&in, &release));
	last = arena_alloc(&kept, 1);
	if (last - first > 5 * 1024)
		fail_msg("%td bytes", last - first);
	arena_release(&kept);
	arena_release(&scratch);
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_all_fields_are_kept),
		cmocka_unit_test(numbers_and_kinds_of_all_fields_are_kept),
		cmocka_unit_test(
			the_source_keeps_its_digest_and_loses_its_text),
		cmocka_unit_test(defaults_are_those_of_the_manual),
		cmocka_unit_test(all_findings_come_at_once),
		cmocka_unit_test(
			a_file_that_cannot_be_read_is_listed_all_the_same),
		cmocka_unit_test(a_failing_disk_holds_the_release_back),
		cmocka_unit_test(withdrawn_counts_whatever_else_is_wrong),
		cmocka_unit_test(a_hint_that_would_not_help_is_dropped),
		cmocka_unit_test(a_release_as_it_was_published_is_read),
		cmocka_unit_test(a_release_takes_little_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
