#include "sites.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "base/pool.h"

static void a_site_is_public_after_the_commit_and_not_before(void **state)
{
	struct newsroom *room = *state;
	struct tree *tree;

	assert_true(newsroom_open(room, &tree));
	assert_true(newsroom_put_pages(room, tree, first_site));
	assert_false(fs_exists(room->fd, STR("public")));
	assert_true(tree_commit(tree, &room->d, &room->result));
	tree_close(tree);
	assert_true(room->result.changed && room->result.confirmed);
	assert_int_equal(room->result.files, 7);
	assert_int_equal(room->result.new_files, 7);
	assert_int_equal(room->result.new_folders, 6);
	assert_non_null(strstr(
		newsroom_public(room).ptr, "2026/results/release.txt 100644 "));
	assert_int_equal(room->d.count, 0);
	sites_no_leftovers(room);
}

static void a_given_up_publication_leaves_nothing(void **state)
{
	struct newsroom *room = *state;
	struct tree *tree;

	assert_true(newsroom_publish(room, first_site));
	assert_true(newsroom_open(room, &tree));
	assert_true(newsroom_put_pages(room, tree, second_site));
	tree_close(tree);
	sites_no_leftovers(room);
	assert_int_equal(newsroom_count(room, ".dateline/www"), 7);
}

static void the_same_site_again_touches_nothing(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	assert_true(newsroom_publish(room, first_site));
	before = newsroom_inodes(room);
	room->now.utc += 60;
	assert_true(newsroom_publish(room, first_site));
	assert_false(room->result.changed);
	assert_true(room->result.confirmed);
	assert_int_equal(room->result.new_folders, 0);
	assert_int_equal(room->result.files, 7);
	assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
}

static void a_folder_of_folders_need_not_be_put(void **state)
{
	struct newsroom *room = *state;
	const struct page site[] = {
		{"a/b/c", "x", "1"},
		{"", "index.html", "x"},
		{NULL, NULL, NULL},
	};

	assert_true(newsroom_publish(room, site));
	assert_int_equal(room->result.new_folders, 4);
	assert_int_equal(newsroom_stat(room, "public/a/b/c/x", 0).st_size, 1);
}

static void an_empty_site_and_an_empty_file_are_fine(void **state)
{
	struct newsroom *room = *state;
	const struct page nothing[] = {{"", NULL, NULL}, {NULL, NULL, NULL}};
	const struct page empty[] = {{"", "empty", ""}, {NULL, NULL, NULL}};
	const struct tree_file no_bytes = {.name = STR("empty"), .at = {NOON}};
	struct tree *tree;

	assert_true(newsroom_publish(room, nothing));
	assert_int_equal(newsroom_stat(room, "public", 0).st_mtime, 946684800);
	assert_true(newsroom_publish(room, empty));
	assert_int_equal(newsroom_stat(room, "public/empty", 0).st_size, 0);
	assert_true(newsroom_open(room, &tree));
	assert_true(tree_put(tree, &room->d, STR(""), &no_bytes, 1));
	assert_true(tree_commit(tree, &room->d, &room->result));
	assert_false(room->result.changed);
	tree_close(tree);
}

static void a_second_publisher_is_told_to_come_later(void **state)
{
	struct newsroom *room = *state;
	struct tree_target target = {.root_fd = room->fd, .now = {NOON}};
	struct tree *first, *second;
	bool busy;

	assert_true(newsroom_open(room, &first));
	assert_false(
		tree_open(&room->d, &room->arena, &target, &busy, &second));
	assert_true(busy);
	newsroom_found(room, "publish-busy");
	tree_close(first);
	assert_true(tree_open(&room->d, &room->arena, &target, &busy, &second));
	assert_false(busy);
	tree_close(second);
}

static void two_things_of_one_name_are_refused(void **state)
{
	struct newsroom *room = *state;
	const struct page files[] = {
		{"", "a", "1"}, {"", "a", "2"}, {NULL, NULL, NULL}};
	const struct page folder[] = {
		{"a", "x", "1"}, {"", "a", "2"}, {NULL, NULL, NULL}};

	assert_false(newsroom_publish(room, files));
	newsroom_found(room, "publish-clash");
	assert_false(newsroom_publish(room, folder));
	newsroom_found(room, "publish-clash");
	assert_false(fs_exists(room->fd, STR("public")));
}

static bool publish_named(struct newsroom *room, struct str name)
{
	const struct tree_file file = {
		.name = name, .bytes = STR("x"), .at = {NOON}};

	return sites_publish_file(room, file);
}

static void names_that_lead_elsewhere_are_refused(void **state)
{
	struct newsroom *room = *state;
	static const char *const names[] = {"", ".", "..", "a/b", "/etc",
		"a\nfile b", "\x7f", ".dateline", ".dateline-manifest"};
	char name[TREE_NAME_MAX + 1];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		assert_false(publish_named(room, str_from(names[i])));
		newsroom_found(room, "publish-name");
	}
	assert_false(publish_named(room, (struct str){"a\0b", 3}));
	newsroom_found(room, "publish-name");
	memset(name, 'n', sizeof(name));
	assert_true(publish_named(room, (struct str){name, TREE_NAME_MAX - 1}));
	assert_true(publish_named(room, (struct str){name, TREE_NAME_MAX}));
	assert_false(
		publish_named(room, (struct str){name, TREE_NAME_MAX + 1}));
	newsroom_found(room, "publish-name");
	assert_true(publish_named(room, STR(".nojekyll")));
	assert_true(publish_named(room, STR("Über uns.html")));
}

static bool publish_deep(struct newsroom *room, struct str path)
{
	struct tree *tree;
	bool ok;

	assert_true(newsroom_open(room, &tree));
	ok = tree_put(tree, &room->d, path, NULL, 0) &&
	     tree_put(tree, &room->d, STR(""), NULL, 0) &&
	     tree_commit(tree, &room->d, &room->result);
	tree_close(tree);
	return ok;
}

static void paths_have_a_depth_and_a_length(void **state)
{
	struct newsroom *room = *state;
	char deep[] = "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17";
	char path[TREE_PATH_MAX + 2];
	size_t i;

	assert_true(publish_deep(room, (struct str){deep, 35}));
	assert_true(publish_deep(room, (struct str){deep, 38}));
	assert_false(publish_deep(room, (struct str){deep, 41}));
	newsroom_found(room, "publish-name");
	for (i = 0; i < sizeof(path); i++)
		path[i] = i % 200 == 199 ? '/' : 'p';
	assert_true(publish_deep(room, (struct str){path, TREE_PATH_MAX - 1}));
	assert_true(publish_deep(room, (struct str){path, TREE_PATH_MAX}));
	assert_false(publish_deep(room, (struct str){path, TREE_PATH_MAX + 1}));
	newsroom_found(room, "publish-name");
	assert_false(publish_deep(room, STR("a/../b")));
	newsroom_found(room, "publish-name");
	assert_false(publish_deep(room, STR("a//b")));
	newsroom_found(room, "publish-name");
	assert_false(publish_deep(room, STR("a/")));
	newsroom_found(room, "publish-name");
	assert_false(publish_deep(room, STR("/a")));
	newsroom_found(room, "publish-name");
}

static void a_size_limit_leaves_the_old_site(void **state)
{
	struct newsroom *room = *state;
	struct rlimit old, low;
	struct str before;

	assert_true(newsroom_publish(room, first_site));
	before = newsroom_public(room);
	getrlimit(RLIMIT_FSIZE, &old);
	low = old;
	low.rlim_cur = 16;
	setrlimit(RLIMIT_FSIZE, &low);
	assert_false(newsroom_publish(room, second_site));
	setrlimit(RLIMIT_FSIZE, &old);
	newsroom_found(room, "system-failed");
	assert_string_equal(newsroom_public(room).ptr, before.ptr);
	sites_no_leftovers(room);
	assert_true(newsroom_publish(room, second_site));
}

static void a_full_disk_leaves_the_old_site(void **state)
{
	struct newsroom *outer = *state, room;
	static char text[300 * 1024];
	struct str before;
	const struct page large[] = {
		{"a", "index.html", text}, {"", "x", "x"}, {NULL, NULL, NULL}};

	if (mount("none", outer->path, "tmpfs", 0, "size=256k") < 0) {
		print_message("no right to mount: not tested\n");
		return;
	}
	memset(text, 't', sizeof(text) - 1);
	newsroom_make(&room, outer->path);
	assert_true(newsroom_publish(&room, first_site));
	before = newsroom_public(&room);
	assert_false(newsroom_publish(&room, large));
	newsroom_found(&room, "system-failed");
	assert_string_equal(newsroom_public(&room).ptr, before.ptr);
	sites_no_leftovers(&room);
	assert_true(newsroom_publish(&room, second_site));
	newsroom_remove(&room);
	assert_int_equal(umount2(outer->path, MNT_DETACH), 0);
}

static void no_inodes_left_leaves_the_old_site(void **state)
{
	struct newsroom *outer = *state, room;
	char names[40][8];
	struct page many[42] = {{NULL, NULL, NULL}};
	struct str before;
	size_t i;

	if (mount("none", outer->path, "tmpfs", 0, "nr_inodes=40") < 0) {
		print_message("no right to mount: not tested\n");
		return;
	}
	for (i = 0; i < 40; i++) {
		snprintf(names[i], sizeof(names[i]), "n%zu", i);
		many[i] = (struct page){names[i], "x", names[i]};
	}
	many[i] = (struct page){"", NULL, NULL};
	newsroom_make(&room, outer->path);
	assert_true(newsroom_publish(&room, first_site));
	before = newsroom_public(&room);
	assert_false(newsroom_publish(&room, many));
	newsroom_found(&room, "system-failed");
	assert_string_equal(newsroom_public(&room).ptr, before.ptr);
	sites_no_leftovers(&room);
	newsroom_remove(&room);
	assert_int_equal(umount2(outer->path, MNT_DETACH), 0);
}

/* Many folders put by several threads. */
struct many {
	struct newsroom *room;
	struct tree *tree;
	atomic_size_t failed;
};

static void put_one(void *context, size_t worker, size_t index)
{
	struct many *many = context;
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct tree_file file = {
		.name = STR("index.html"),
		.bytes = arena_format(&arena, "page %zu", index / 2),
		.at = {NOON},
	};

	(void)worker;
	if (!tree_put(many->tree, &d, arena_format(&arena, "2026/%zu", index),
		    &file, 1))
		atomic_fetch_add(&many->failed, 1);
	arena_release(&arena);
}

static void several_threads_may_put_at_a_time(void **state)
{
	struct newsroom *room = *state;
	struct many many = {.room = room};

	assert_true(newsroom_open(room, &many.tree));
	pool_run(4, 500, put_one, &many);
	assert_int_equal(many.failed, 0);
	assert_true(tree_put(many.tree, &room->d, STR(""), NULL, 0));
	assert_true(tree_commit(many.tree, &room->d, &room->result));
	tree_close(many.tree);
	assert_int_equal(room->result.new_folders, 252);
	assert_int_equal(room->result.files, 500);
	newsroom_stat(room, "public/2026/7/index.html", 0);
}

/* What a publication would change, and that looking changes nothing. */
static void assert_dry(struct newsroom *room, const struct page *site,
	size_t pages, size_t texts)
{
	struct str before;

	before = newsroom_inodes(room);
	room->is_dry = true;
	assert_true(newsroom_publish(room, site));
	room->is_dry = false;
	assert_false(room->result.changed);
	assert_int_equal(room->result.pages, pages);
	assert_int_equal(room->result.texts, texts);
	assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
}

static void a_dry_run_counts_and_touches_nothing(void **state)
{
	struct newsroom *room = *state;

	assert_dry(room, first_site, 5, 1);
	assert_true(newsroom_publish(room, first_site));
	assert_dry(room, first_site, 0, 0);
	assert_dry(room, second_site, 2, 0);
	room->out = arena_format(&room->arena, "%s/out", room->path).ptr;
	assert_dry(room, first_site, 5, 1);
}

/* What waits for its instant is nowhere on the disk before it. */
static void a_site_made_ahead_is_written_by_the_commit_alone(void **state)
{
	struct newsroom *room = *state;
	struct str plain, before;
	struct tree *tree;

	assert_true(newsroom_publish(room, second_site));
	plain = newsroom_public(room);
	assert_true(newsroom_publish(room, first_site));
	before = newsroom_inodes(room);
	room->is_ahead = true;
	assert_true(newsroom_open(room, &tree));
	assert_true(newsroom_put_pages(room, tree, second_site));
	assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
	assert_true(newsroom_count(room, ".dateline/www") <= 11);
	assert_false(fs_exists(room->fd, STR(".dateline/www/tmp")));
	assert_true(tree_commit(tree, &room->d, &room->result));
	tree_close(tree);
	assert_true(room->result.changed && room->result.confirmed);
	assert_string_equal(newsroom_public(room).ptr, plain.ptr);
	sites_no_leftovers(room);
}

/* The first time it is not yet public, the second time not at all. */
static bool refuse_swap(
	void *context, struct diags *d, const struct digest *root)
{
	struct newsroom *room = context;
	struct digest none = {{0}};

	assert_false(hash_equal(root, &none));
	assert_false(strstr(newsroom_public(room).ptr, "2026") != NULL);
	return diag_add(d, &(struct diag){.id = "no", .text = STR("No.")});
}

static void who_has_the_last_word_can_stop_the_swap(void **state)
{
	struct newsroom *room = *state;

	room->before_swap = refuse_swap;
	assert_false(newsroom_publish(room, first_site));
	assert_int_equal(room->d.count, 1);
	assert_false(room->result.changed);
	assert_false(fs_exists(room->fd, STR(".dateline/www/site")));
	sites_no_leftovers(room);
}

static void who_holds_the_lock_publishes_below_it(void **state)
{
	struct newsroom *room = *state;
	bool busy;
	int fd, other = -1;

	assert_true(tree_lock(&room->d, room->fd, 0, &fd, &busy));
	assert_false(tree_lock(&room->d, room->fd, 60, &other, &busy));
	assert_true(busy);
	assert_false(newsroom_publish(room, first_site));
	room->is_locked = true;
	assert_true(newsroom_publish(room, first_site));
	close(fd);
	if (other >= 0)
		close(other);
	room->is_locked = false;
	assert_true(newsroom_publish(room, second_site));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(a_site_is_public_after_the_commit_and_not_before),
		NEWSROOM_TEST(a_given_up_publication_leaves_nothing),
		NEWSROOM_TEST(the_same_site_again_touches_nothing),
		NEWSROOM_TEST(a_folder_of_folders_need_not_be_put),
		NEWSROOM_TEST(an_empty_site_and_an_empty_file_are_fine),
		NEWSROOM_TEST(a_second_publisher_is_told_to_come_later),
		NEWSROOM_TEST(two_things_of_one_name_are_refused),
		NEWSROOM_TEST(names_that_lead_elsewhere_are_refused),
		NEWSROOM_TEST(paths_have_a_depth_and_a_length),
		NEWSROOM_TEST(a_size_limit_leaves_the_old_site),
		NEWSROOM_TEST(a_full_disk_leaves_the_old_site),
		NEWSROOM_TEST(no_inodes_left_leaves_the_old_site),
		NEWSROOM_TEST(several_threads_may_put_at_a_time),
		NEWSROOM_TEST(a_dry_run_counts_and_touches_nothing),
		NEWSROOM_TEST(a_site_made_ahead_is_written_by_the_commit_alone),
		NEWSROOM_TEST(who_has_the_last_word_can_stop_the_swap),
		NEWSROOM_TEST(who_holds_the_lock_publishes_below_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
