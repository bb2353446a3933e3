#include "room.h"

static const struct signatories *good(struct room *room, const char *lines)
{
	room_good(room, lines);
	return &room->release->signatories;
}

static void a_csv_file_with_our_headers_is_read(void **state)
{
	struct room room;
	const struct signatories *list;

	(void)state;
	room_open(&room);
	room_put(&room, "s.csv",
		STR("\xef\xbb\xbfName;URL;consent;remark\r\n"
		    "B Lab;https://b.example/;;x\r\n"
		    "\"A; Lab\";;confirmed;\r\nC;;withdrawn\r\n"));
	list = good(&room, "signatories: {file: s.csv, as: columns, close: "
			   "2026-12-31}\n");
	assert_int_equal(list->count, 2);
	room_str(list->items[0].name, "B Lab");
	room_str(list->items[0].more->url, "https://b.example/");
	room_str(list->items[1].name, "A; Lab");
	room_str(list->file, "s.csv");
	room_str(list->close, "2026-12-31");
	assert_int_equal(list->form, SIGNATORIES_COLUMNS);
	assert_int_equal(room.release->file_count, 0);
	room_close(&room);
}

static void columns_read_the_export_of_a_form_as_it_is(void **state)
{
	struct room room;
	const struct signatories *list;

	(void)state;
	room_open(&room);
	room_put(&room, "s.csv",
		STR("Timestamp,Name of your organisation,City,name\n"
		    "1,Open Ballot,Ghent,Jo\n"));
	list = good(&room,
		"signatories:\n  file: s.csv\n  columns: {name: \"Name of "
		"your organisation\", person: name, location: City}\n");
	room_str(list->items[0].name, "Open Ballot");
	room_str(list->items[0].more->person, "Jo");
	room_str(list->items[0].more->location, "Ghent");
	room_close(&room);
}

static void alphabetical_order_ignores_what_readers_ignore(void **state)
{
	static const char *const wanted[] = {"\xc3\x84"
					     "bc Lab",
		"the ACLU", "'Ahead' now", "The Bee", "C-Lab", "clab",
		"Zo\xc3\xab"};
	struct room room;
	const struct signatories *list;
	size_t i;

	(void)state;
	room_open(&room);
	room_put(&room, "s.csv",
		STR("name\nZo\xc3\xab\nC-Lab\nThe Bee\nclab\n'Ahead' now\n"
		    "the ACLU\n\xc3\x84"
		    "bc Lab\n"));
	room_put(&room, "s.yaml", STR("- B\n- A\n"));
	room_front(&room, ROOM_BASE "signatories: {file: s.csv, order: "
				    "alpha}\n");
	list = &room.release->signatories;
	assert_int_equal(list->count, 7);
	for (i = 0; i < 7; i++)
		room_str(list->items[i].name, wanted[i]);
	room_str(good(&room, "signatories: {file: s.yaml, order: given}\n")
			 ->items[0]
			 .name,
		"B");
	room_close(&room);
}

static void a_yaml_file_holds_the_same_list(void **state)
{
	struct room room;
	const struct signatories *list;

	(void)state;
	room_open(&room);
	room_put(&room, "s.yaml",
		STR("- Open Ballot\n- {name: B, location: Ghent}\n"));
	list = good(&room, "signatories: {file: s.yaml}\n");
	assert_int_equal(list->count, 2);
	room_str(list->items[1].more->location, "Ghent");
	room_put(&room, "s.yml", STR("signatories: [A, B, C]\n"));
	list = good(&room, "signatories: {file: s.yml}\n");
	assert_int_equal(list->count, 3);
	room_put(&room, "s.yaml", STR("names: [A]\n"));
	room_finds(&room, "signatories: {file: s.yaml}\n",
		"s.yaml:1:1: error: a list of names is wanted");
	room_close(&room);
}

static void faults_are_found_in_the_file_itself(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "s.csv", STR("name,url\nA,\n,https://b.example/\n"));
	room_finds(&room, "signatories: {file: s.csv}\n",
		"s.csv:3:1: error: no name in the column \"name\" of this row "
		"[csv-name]");
	room_put(&room, "s.csv", STR("name\nA\nB\nThe a\n"));
	room_finds(&room, "signatories: {file: s.csv}\n",
		"s.csv:4:1: error: \"The a\" signs twice; take one out "
		"[signatory-twice]");
	room_put(&room, "s.csv", STR("name\n\"A\nB\"\n"));
	room_finds(&room, "signatories: {file: s.csv}\n", "s.csv:2:1: error");
	room_put(&room, "s.csv", STR("name\n\"A\n"));
	room_finds(&room, "signatories: {file: s.csv}\n", "[csv-quote-open]");
	room_close(&room);
}

static void a_file_that_cannot_be_used_is_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "s.csv", STR("organisation\nA\n"));
	room_finds(&room, "signatories: {file: s.csv}\n",
		"index.md:6:21: error: no column \"name\" in releases/"
		"2026-03-05-results/s.csv; there are: \"organisation\" "
		"[csv-column]");
	room_finds(&room, "signatories: {file: s.csv, columns: {name: Org}}\n",
		"[csv-column]");
	room_finds(&room, "signatories: {file: s.csv, columns: [name]}\n",
		"error: ");
	room_put(&room, "s.csv", STR("name\nA\n"));
	room_finds(&room, "signatories: {file: S.csv}\n",
		"did you mean \"s.csv\"? [file-missing]");
	room_finds(
		&room, "signatories: {file: s.xlsx}\n", "[signatories-kind]");
	room.is_file = true;
	room_finds(&room, "signatories: {file: s.csv}\n", "[file-folder]");
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_csv_file_with_our_headers_is_read),
		cmocka_unit_test(columns_read_the_export_of_a_form_as_it_is),
		cmocka_unit_test(
			alphabetical_order_ignores_what_readers_ignore),
		cmocka_unit_test(a_yaml_file_holds_the_same_list),
		cmocka_unit_test(faults_are_found_in_the_file_itself),
		cmocka_unit_test(a_file_that_cannot_be_used_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
