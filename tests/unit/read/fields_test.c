#include "room.h"

#include "read/fields.h"

/* YAML read into a tree; `room->d` holds what was found. */
static const struct node *tree(struct room *room, const char *yaml)
{
	struct source *src = arena_alloc(&room->arena, sizeof(*src));
	const struct node *node;

	room->d = (struct diags){.arena = &room->arena};
	assert_true(source_make(&room->d, src, STR("a.yaml"), str_from(yaml)));
	assert_true(node_read(&room->d, &room->arena,
		source_span(src, 0, src->text.len), &node));
	return node;
}

static void an_empty_value_says_nothing(void **state)
{
	struct room room;
	const struct node *node;

	(void)state;
	room_open(&room);
	node = tree(&room, "a: x\nb:\nc: \" \"\nd: []\n");
	assert_true(fields_said(node, "a"));
	assert_false(fields_said(node, "b"));
	assert_false(fields_said(node, "c"));
	assert_true(fields_said(node, "d"));
	assert_false(fields_said(node, "e"));
	assert_int_equal(fields_place(node, "a").off, 3);
	assert_null(fields_place(node, "e").src);
	room_close(&room);
}

static void one_value_counts_as_a_list_of_one(void **state)
{
	struct room room;
	const struct node *node;

	(void)state;
	room_open(&room);
	node = tree(&room, "a: [x, y]\nb: x\nc:\nd: {e: f}\n");
	assert_int_equal(fields_count(node_get(node, "a")), 2);
	assert_int_equal(fields_count(node_get(node, "b")), 1);
	assert_int_equal(fields_count(node_get(node, "c")), 0);
	assert_int_equal(fields_count(node_get(node, "d")), 1);
	room_str(fields_item(node_get(node, "a"), 1)->text, "y");
	assert_ptr_equal(
		fields_item(node_get(node, "b"), 0), node_get(node, "b"));
	room_close(&room);
}

static void only_some_known_names_are_listed(void **state)
{
	static const struct str known[] = {{"a", 1}, {"b", 1}, {"c", 1},
		{"d", 1}, {"e", 1}, {"f", 1}, {"g", 1}, {"h", 1}, {"i", 1},
		{"j", 1}, {"k", 1}, {"l", 1}, {"m", 1}};
	struct room room;
	struct fields_choice choice = {.id = "contact-unknown",
		.what = "contact",
		.where = "in site.yaml",
		.known = known};
	struct reading r = {0};

	(void)state;
	room_open(&room);
	choice.typed = node_get(tree(&room, "a: somebody\n"), "a");
	r.d = &room.d;
	for (choice.known_count = FIELDS_MAX_SHOWN - 1;
		choice.known_count <= FIELDS_MAX_SHOWN + 1;
		choice.known_count++)
		assert_false(fields_refuse_unknown(&r, &choice));
	assert_true(str_ends_with(room.d.items[0].help, STR("\"k\".")));
	assert_true(str_ends_with(room.d.items[1].help, STR("\"l\".")));
	assert_true(
		str_ends_with(room.d.items[2].help, STR("\"l\" and 1 more.")));
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_value_says_nothing),
		cmocka_unit_test(one_value_counts_as_a_list_of_one),
		cmocka_unit_test(only_some_known_names_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
