#include "room.h"

static const struct signatories *good(struct room *room, const char *lines)
{
	room_good(room, lines);
	return &room->release->signatories;
}

static void names_and_records_are_read_in_their_order(void **state)
{
	struct room room;
	const struct signatories *list;

	(void)state;
	room_open(&room);
	list = good(&room,
		"signatories:\n  - Open Ballot Network\n  - name: \"Fair "
		"Count, Inc.\"\n    url: https://count.example/\n    location: "
		"Ghent\n    person: Jo Doe\n    title: Director\n    since: "
		"2026-11-01\n  - An NGO\n");
	assert_int_equal(list->count, 3);
	room_str(list->items[0].name, "Open Ballot Network");
	assert_null(list->items[0].more);
	room_str(list->items[1].name, "Fair Count, Inc.");
	room_str(list->items[1].more->url, "https://count.example/");
	room_str(list->items[1].more->location, "Ghent");
	room_str(list->items[1].more->person, "Jo Doe");
	room_str(list->items[1].more->title, "Director");
	room_str(list->items[1].more->since, "2026-11-01");
	assert_int_equal(list->form, SIGNATORIES_AUTO);
	room_str(list->file, "");
	room_close(&room);
}

static void only_confirmed_names_go_public(void **state)
{
	struct room room;
	const struct signatories *list;

	(void)state;
	room_open(&room);
	list = good(&room,
		"signatories: [{name: A, consent: withdrawn}, {name: B, "
		"consent: confirmed}]\n");
	assert_int_equal(list->count, 1);
	room_str(list->items[0].name, "B");
	assert_int_equal(list->pending, 0);
	room_close(&room);
}

static void a_pending_name_holds_the_release_back(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_finds(&room,
		"signatories: [{name: A, consent: pending}, {name: B, consent: "
		"pending}, C]\n",
		"error: 2 signatories not confirmed; \"A\" is the first "
		"[signatory-pending]");
	assert_int_equal(room.release->signatories.pending, 2);
	room_put(&room, "s.yaml", STR("- {name: A, consent: pending}\n- B\n"));
	assert_int_equal(good(&room, "signatories: {file: s.yaml, pending: "
				     "omit}\n")
				 ->count,
		1);
	assert_int_equal(room.release->signatories.pending, 1);
	room_finds(&room, "signatories: {file: s.yaml, pending: hold}\n",
		"[signatory-pending]");
	room_close(&room);
}

static void the_same_name_twice_is_refused_with_both_places(void **state)
{
	static const char *const twins[] = {"the daylight lab", "DAYLIGHT LAB",
		"Daylight-Lab", "Day light Lab.", "Daylight\xc2\xa0Lab",
		"\xe2\x80\x9c"
		"Daylight Lab\xe2\x80\x9d"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(twins) / sizeof(twins[0]); i++) {
		room_finds(&room,
			arena_format(&room.arena,
				"signatories:\n  - Daylight Lab\n  - B\n  - "
				"'%s'\n",
				twins[i])
				.ptr,
			"[signatory-twice]");
		assert_int_equal(room.d.items[0].place.line, 9);
		assert_int_equal(room.d.items[0].other_place.line, 7);
	}
	good(&room, "signatories: [Daylight Lab, Daylight Labs, \"The\", "
		    "\"!\", \"?\"]\n");
	good(&room, "signatories: [{name: A, consent: withdrawn}, A]\n");
	room_close(&room);
}

static void a_company_form_alone_means_a_split_name(void **state)
{
	static const char *const forms[] = {
		"Inc.", "Inc", "Ltd", "Ltd.", "e.V.", "GmbH", "S.A.", "LLC"};
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		room_finds(&room,
			arena_format(&room.arena,
				"signatories: [A, Fair Count, %s, B]\n",
				forms[i])
				.ptr,
			"warning: ");
		assert_string_equal(room.d.items[0].id, "signatory-split");
		assert_true(room.ok);
	}
	room_str(room.d.items[0].edit.text, "\"Fair Count, LLC\"");
	good(&room, "signatories: [A, \"Inc.\"]\n");
	good(&room, "signatories:\n  - A\n  - Inc.\n");
	good(&room, "signatories: [A, Inca]\n");
	room_close(&room);
}

static void one_text_is_offered_as_a_list(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_finds(&room, "signatories: A, B and C; D\n",
		"did you mean [A, B and C, D]? [signatories-text]");
	room_finds(&room, "signatories: A, B\n",
		"did you mean [A, B]? [signatories-text]");
	room_put(&room, "s.csv", STR("name\nA\n"));
	room_finds(&room, "signatories: s.csv\n",
		"did you mean {file: s.csv}? [signatories-text]");
	good(&room, "signatories:\n");
	good(&room, "signatories: []\n");
	room_close(&room);
}

static void what_is_no_signatory_is_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_finds(&room, "signatories:\n  - A\n  -\n  - B\n", "[list-empty]");
	room_finds(&room, "signatories: [[A]]\n", "[value-text]");
	room_finds(&room, "signatories: [{url: https://a.example/}]\n",
		"[field-missing]");
	room_finds(
		&room, "signatories: [{name: A, nmae: B}]\n", "[key-unknown]");
	room_finds(
		&room, "signatories: [{name: A, consent: maybe}]\n", "error: ");
	room_finds(
		&room, "signatories: [{name: A, url: ftp://a}]\n", "error: ");
	room_finds(&room, "signatories: {order: alpha}\n", "[field-missing]");
	room_close(&room);
}

static void a_logo_is_published_with_its_name_where_it_is_shown(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "a.gif", STR("GIF89a\x0a\0\x14\0"));
	room_put(&room, "s.yaml", STR("- {name: A, logo: a.gif}\n"));
	good(&room, "signatories: {file: s.yaml, as: list}\n");
	assert_int_equal(room.release->file_count, 0);
	good(&room, "signatories: [{name: A, logo: a.gif}]\n");
	assert_int_equal(room.release->file_count, 0);
	good(&room, "signatories: {file: s.yaml, as: logos}\n");
	assert_int_equal(room.release->file_count, 1);
	assert_int_equal(room.release->files[0]->use, FILE_LOGO);
	room_str(room.release->files[0]->alt, "A");
	room_put(&room, "s.yaml", STR("- {name: A, logo: b.gif}\n"));
	room_finds(&room, "signatories: {file: s.yaml, as: logos}\n",
		"no file \"b.gif\"");
	room_put(&room, "s.yaml",
		STR("- {name: A, logo: a.gif, consent: withdrawn}\n- B\n"));
	good(&room, "signatories: {file: s.yaml, as: logos}\n");
	assert_int_equal(room.release->file_count, 0);
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_records_are_read_in_their_order),
		cmocka_unit_test(only_confirmed_names_go_public),
		cmocka_unit_test(a_pending_name_holds_the_release_back),
		cmocka_unit_test(
			the_same_name_twice_is_refused_with_both_places),
		cmocka_unit_test(a_company_form_alone_means_a_split_name),
		cmocka_unit_test(one_text_is_offered_as_a_list),
		cmocka_unit_test(what_is_no_signatory_is_refused),
		cmocka_unit_test(
			a_logo_is_published_with_its_name_where_it_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
