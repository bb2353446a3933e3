#include "sites.h"

#include "publish/tree_shelf.h"

static void a_site_is_kept_in_memory_alone(void **state)
{
	struct newsroom *room = *state;
	struct tree_shelf shelf = {0};
	const struct tree_shelf_file *file;
	struct fs_entry *entries;
	size_t count;

	room->shelf = &shelf;
	assert_true(newsroom_publish(room, first_site));
	file = tree_shelf_get(&shelf, STR("2026/results/release.txt"));
	assert_non_null(file);
	assert_true(str_equal_z(file->bytes, "results, as text"));
	assert_true(str_equal_z(
		tree_shelf_get(&shelf, STR("index.html"))->bytes, "one"));
	assert_null(tree_shelf_get(&shelf, STR("2026/results")));
	assert_true(fs_list(
		&room->d, &room->arena, room->fd, STR(""), &entries, &count));
	assert_int_equal(count, 0);
	tree_shelf_release(&shelf);
}

static void its_root_is_that_of_a_published_site(void **state)
{
	struct newsroom *room = *state;
	struct tree_shelf shelf = {0};
	struct digest root;

	room->shelf = &shelf;
	assert_true(newsroom_publish(room, first_site));
	root = room->result.root;
	tree_shelf_release(&shelf);
	room->shelf = NULL;
	assert_true(newsroom_publish(room, first_site));
	assert_true(hash_equal(&root, &room->result.root));
}

static void a_source_is_named_and_not_read(void **state)
{
	struct newsroom *room = *state;
	struct tree_shelf shelf = {0};
	const struct tree_shelf_file *file;

	room->shelf = &shelf;
	assert_true(sites_publish_file(
		room, (struct tree_file){.name = STR("chart.png"),
			      .path = STR("releases/x/chart.png"),
			      .size = 5}));
	file = tree_shelf_get(&shelf, STR("chart.png"));
	assert_null(file->bytes.ptr);
	assert_true(str_equal_z(file->source, "releases/x/chart.png"));
	tree_shelf_release(&shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(a_site_is_kept_in_memory_alone),
		NEWSROOM_TEST(its_root_is_that_of_a_published_site),
		NEWSROOM_TEST(a_source_is_named_and_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
