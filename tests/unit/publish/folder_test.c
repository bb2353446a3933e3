#include "newsroom.h"

#include <sys/resource.h>

#include "publish/folder.h"

static const struct page first_site[] = {
	{"2026/results", "index.html", "results"},
	{"2026/results", "release.txt", "results, as text"},
	{"2026/vote", "index.html", "vote"},
	{"2026", "index.html", "the year"},
	{"", "index.html", "one"},
	{"", "feed.xml", "<one/>"},
	{"", "style.css", "p {}"},
	{NULL, NULL, NULL},
};

/* The vote is gone, a release is new, the style sheet is the same. */
static const struct page second_site[] = {
	{"2026/appeal", "index.html", "appeal"},
	{"2026/results", "index.html", "results"},
	{"2026/results", "release.txt", "results, as text"},
	{"2026", "index.html", "the year, again"},
	{"", "index.html", "two"},
	{"", "feed.xml", "<two/>"},
	{"", "style.css", "p {}"},
	{NULL, NULL, NULL},
};

/* The output folder is out/site below the newsroom, so that one look tells. */
static void write_to(struct newsroom *room, const char *name)
{
	room->out = arena_format(&room->arena, "%s/%s", room->path, name).ptr;
}

static void a_site_is_plain_folders_and_files(void **state)
{
	struct newsroom *room = *state;
	mode_t before = umask(0777);

	write_to(room, "out/site");
	assert_true(newsroom_publish(room, first_site));
	umask(before);
	assert_true(room->result.changed && room->result.confirmed);
	assert_int_equal(room->result.files, 7);
	assert_int_equal(room->result.new_files, 7);
	assert_int_equal(
		newsroom_stat(room, "out/site", 0).st_mode & 07777, 0755);
	assert_int_equal(
		newsroom_stat(room, "out/site/2026", AT_SYMLINK_NOFOLLOW)
			.st_mode,
		S_IFDIR | 0755);
	assert_int_equal(newsroom_stat(room, "out/site/2026/vote/index.html",
				 AT_SYMLINK_NOFOLLOW)
				 .st_mode,
		S_IFREG | 0644);
	assert_int_equal(newsroom_stat(room, "out/site/.dateline-manifest",
				 AT_SYMLINK_NOFOLLOW)
				 .st_mode,
		S_IFREG | 0600);
	assert_int_equal(newsroom_count(room, "out/site"), 5);
	assert_false(fs_exists(room->fd, STR("public")));
	assert_false(fs_exists(room->fd, STR(".dateline")));
}

/* Modes and times are those of the objects, and so is the root. */
static void it_is_the_same_site_as_the_one_of_objects(void **state)
{
	static const char *const paths[] = {"", "/2026", "/2026/results",
		"/2026/results/index.html", "/index.html", "/feed.xml"};
	struct newsroom *room = *state;
	struct digest root;
	size_t i;

	assert_true(newsroom_publish(room, first_site));
	root = room->result.root;
	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	assert_true(hash_equal(&root, &room->result.root));
	for (i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct stat a = newsroom_stat(room,
			arena_format(&room->arena, "public%s", paths[i]).ptr,
			0);
		struct stat b = newsroom_stat(room,
			arena_format(&room->arena, "out%s", paths[i]).ptr, 0);

		assert_int_equal(a.st_mode, b.st_mode);
		assert_int_equal(a.st_mtim.tv_sec, b.st_mtim.tv_sec);
		assert_int_equal(a.st_mtim.tv_nsec, b.st_mtim.tv_nsec);
	}
}

static void the_same_site_again_changes_no_inode(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	before = newsroom_inodes(room);
	assert_true(newsroom_publish(room, first_site));
	assert_false(room->result.changed);
	assert_true(room->result.confirmed);
	assert_int_equal(room->result.new_files, 0);
	assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
}

static void only_what_differs_is_changed(void **state)
{
	struct newsroom *room = *state;
	ino_t style, results;
	struct str again;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	style = newsroom_stat(room, "out/style.css", 0).st_ino;
	results = newsroom_stat(room, "out/2026/results/index.html", 0).st_ino;
	assert_true(newsroom_publish(room, second_site));
	assert_int_equal(room->result.new_files, 4);
	assert_int_equal(newsroom_stat(room, "out/style.css", 0).st_ino, style);
	assert_int_equal(
		newsroom_stat(room, "out/2026/results/index.html", 0).st_ino,
		results);
	assert_false(fs_exists(room->fd, STR("out/2026/vote")));
	assert_true(fs_exists(room->fd, STR("out/2026/appeal/index.html")));
	again = newsroom_snap(room, "out", false, false);
	assert_true(fs_remove_all(&room->d, room->fd, STR("out")));
	assert_true(newsroom_publish(room, second_site));
	assert_string_equal(
		newsroom_snap(room, "out", false, false).ptr, again.ptr);
}

static void files_that_were_touched_are_written_again(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	before = newsroom_snap(room, "out", false, false);
	newsroom_put(room, "out/index.html", "ONE");
	assert_int_equal(unlinkat(room->fd, "out/feed.xml", 0), 0);
	assert_int_equal(fchmodat(room->fd, "out/style.css", 0600, 0), 0);
	assert_true(newsroom_publish(room, first_site));
	assert_int_equal(room->result.new_files, 3);
	assert_string_equal(
		newsroom_snap(room, "out", false, false).ptr, before.ptr);
}

static void other_peoples_files_stay(void **state)
{
	struct newsroom *room = *state;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	newsroom_put(room, "out/CNAME", "press.example");
	newsroom_put(room, "out/2026/vote/notes.txt", "mine");
	assert_true(newsroom_publish(room, second_site));
	assert_true(fs_exists(room->fd, STR("out/CNAME")));
	assert_true(fs_exists(room->fd, STR("out/2026/vote/notes.txt")));
	assert_false(fs_exists(room->fd, STR("out/2026/vote/index.html")));
	assert_true(newsroom_publish(room, second_site));
	assert_false(room->result.changed);
}

static void a_folder_that_was_there_before_is_not_removed(void **state)
{
	struct newsroom *room = *state;
	const struct page none[] = {{"", "x", "x"}, {NULL, NULL, NULL}};

	write_to(room, "out");
	assert_true(newsroom_publish(room, none));
	assert_int_equal(mkdirat(room->fd, "out/2026", 0700), 0);
	assert_int_equal(fchmodat(room->fd, "out/2026", 0750, 0), 0);
	assert_true(newsroom_publish(room, first_site));
	assert_true(newsroom_publish(room, none));
	assert_int_equal(
		newsroom_stat(room, "out/2026", 0).st_mode & 07777, 0750);
	assert_int_equal(newsroom_count(room, "out/2026"), 0);
}

static void a_file_in_the_way_is_not_overwritten(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	assert_int_equal(mkdirat(room->fd, "out/2026/appeal", 0755), 0);
	newsroom_put(room, "out/2026/appeal/index.html", "mine");
	before = newsroom_snap(room, "out", false, false);
	newsroom_refuses(room, second_site, "output-foreign");
	assert_non_null(strstr(before.ptr, "mine"));
	assert_true(fs_remove_all(&room->d, room->fd, STR("out/2026/appeal")));
	newsroom_put(room, "out/2026/appeal", "a file");
	newsroom_refuses(room, second_site, "output-foreign");
	assert_int_equal(unlinkat(room->fd, "out/2026/appeal", 0), 0);
	assert_int_equal(symlinkat("/etc", room->fd, "out/2026/appeal"), 0);
	newsroom_refuses(room, second_site, "output-foreign");
	assert_true(fs_exists(room->fd, STR("out/2026/vote/index.html")));
}

static void a_link_put_in_place_of_a_folder_is_not_followed(void **state)
{
	struct newsroom *room = *state;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	assert_int_equal(mkdirat(room->fd, "else", 0755), 0);
	newsroom_put(room, "else/index.html", "mine");
	assert_true(fs_remove_all(&room->d, room->fd, STR("out/2026/vote")));
	assert_int_equal(symlinkat("../../else", room->fd, "out/2026/vote"), 0);
	newsroom_publish(room, second_site);
	room->d.count = room->d.errors = 0;
	newsroom_publish(room, first_site);
	assert_int_equal(newsroom_stat(room, "else/index.html", 0).st_size, 4);
	assert_int_equal(newsroom_count(room, "else"), 1);
}

static void files_and_folders_may_change_places(void **state)
{
	struct newsroom *room = *state;
	const struct page file[] = {
		{"", "a", "a file"}, {"", "b", "x"}, {NULL, NULL, NULL}};
	const struct page folder[] = {
		{"a", "c", "in a folder"}, {"", "b", "x"}, {NULL, NULL, NULL}};

	write_to(room, "out");
	assert_true(newsroom_publish(room, file));
	assert_true(newsroom_publish(room, folder));
	assert_true(fs_exists(room->fd, STR("out/a/c")));
	assert_true(newsroom_publish(room, file));
	assert_int_equal(newsroom_stat(room, "out/a", 0).st_size, 6);
}

static void a_folder_made_for_nothing_is_gone_again(void **state)
{
	struct newsroom *room = *state;
	struct tree *tree;

	write_to(room, "out");
	assert_true(newsroom_open(room, &tree));
	assert_true(newsroom_put_pages(room, tree, first_site));
	tree_close(tree);
	assert_false(fs_exists(room->fd, STR("out")));
	assert_int_equal(mkdirat(room->fd, "out", 0755), 0);
	assert_true(newsroom_open(room, &tree));
	tree_close(tree);
	assert_true(fs_exists(room->fd, STR("out")));
}

static void a_folder_with_other_files_is_refused(void **state)
{
	struct newsroom *room = *state;

	assert_int_equal(mkdirat(room->fd, "out", 0700), 0);
	newsroom_put(room, "out/thesis.txt", "mine");
	write_to(room, "out");
	newsroom_refuses(room, first_site, "output-foreign");
	assert_int_equal(newsroom_count(room, "out"), 1);
	assert_int_equal(unlinkat(room->fd, "out/thesis.txt", 0), 0);
	assert_int_equal(fchmodat(room->fd, "out", 0700, 0), 0);
	assert_true(newsroom_publish(room, first_site));
	/* It was there before: its mode is its owner's affair. */
	assert_int_equal(newsroom_stat(room, "out", 0).st_mode & 07777, 0700);
}

static void refuse(struct newsroom *room, const char *out)
{
	room->out = out;
	newsroom_refuses(room, first_site, "output-folder");
}

static void a_site_is_not_written_into_the_newsroom_itself(void **state)
{
	static const char *const refused[] = {"", "/", "/.", "/..", "/out/..",
		"/releases", "/releases/", "/releases/2026", "/releases/new",
		"/releases/new/er", "/templates", "/static", "/static/x",
		"/.dateline", "/.dateline/www", "/.dateline/x", "/public",
		"/public/x", "/./static/x", "/out/../releases/a", "/by-link",
		"/by-link/deeper", "/out/home"};
	struct newsroom *room = *state;
	struct str before;
	size_t i;

	assert_true(fs_make_folders(
		&room->d, room->fd, STR("releases/2026"), 0755));
	assert_int_equal(mkdirat(room->fd, "templates", 0755), 0);
	assert_int_equal(mkdirat(room->fd, "out", 0755), 0);
	assert_int_equal(symlinkat("releases", room->fd, "by-link"), 0);
	assert_int_equal(symlinkat("..", room->fd, "out/home"), 0);
	before = newsroom_inodes(room);
	for (i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		refuse(room, arena_format(&room->arena, "%s%s", room->path,
				     refused[i])
				     .ptr);
	refuse(room, "");
	refuse(room, "/");
	refuse(room, "//");
	refuse(room, "/tmp");
	refuse(room, "/tmp/..");
	assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
	newsroom_put(room, "site.yaml", "x");
	assert_int_equal(unlinkat(room->fd, "by-link", 0), 0);
}

static void the_folder_that_public_leads_to_is_refused(void **state)
{
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, first_site));
	refuse(room, arena_format(&room->arena, "%s/public", room->path).ptr);
	refuse(room,
		arena_format(&room->arena, "%s/public/2026", room->path).ptr);
}

static void a_path_through_what_is_not_there_stays_beneath(void **state)
{
	struct newsroom *room = *state;

	write_to(room, "new/../releases");
	newsroom_refuses(room, first_site, "file-outside");
	assert_int_equal(newsroom_count(room, ""), 0);
	write_to(room, "out/of/depth");
	assert_true(newsroom_publish(room, first_site));
	assert_int_equal(
		newsroom_stat(room, "out/of", 0).st_mode & 07777, 0755);
}

static void the_path_may_be_a_relative_one(void **state)
{
	struct newsroom *room = *state;
	int here = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_int_equal(fchdir(room->fd), 0);
	room->out = "site";
	assert_true(newsroom_publish(room, first_site));
	room->out = "./site//";
	assert_true(newsroom_publish(room, first_site));
	assert_false(room->result.changed);
	refuse(room, "releases");
	refuse(room, ".");
	refuse(room, "..");
	assert_int_equal(fchdir(here), 0);
	close(here);
	assert_true(fs_exists(room->fd, STR("site/index.html")));
}

static void a_second_writer_is_told_to_come_later(void **state)
{
	struct newsroom *room = *state;
	struct tree_target target = {.root_fd = room->fd, .now = {NOON}};
	struct tree *first, *second;
	bool busy;

	write_to(room, "out");
	target.out = room->out;
	assert_true(newsroom_open(room, &first));
	assert_false(
		tree_open(&room->d, &room->arena, &target, &busy, &second));
	assert_true(busy);
	newsroom_found(room, "publish-busy");
	tree_close(first);
	assert_true(newsroom_publish(room, first_site));
}

static void a_damaged_list_changes_nothing(void **state)
{
	static const char *const damaged[] = {
		"",
		"dateline-manifest 2\n",
		"dateline-manifest 1\nfile a 1 2\n",
		"dateline-manifest 1\nfolder ../x\n",
		"dateline-manifest 1\nfolder /etc\n",
		"dateline-manifest 1\nlink a\n",
		"dateline-manifest 1\nfile ../a 1 2 0000000000000000000000000"
		"000000000000000000000000000000000000000\n",
		"dateline-manifest 1\nfile a x 2 0000000000000000000000000"
		"000000000000000000000000000000000000000\n",
		"dateline-manifest 1\nfile a 1 2 000000000000000000000000g"
		"000000000000000000000000000000000000000\n",
	};
	struct newsroom *room = *state;
	struct str before;
	size_t i;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	newsroom_put(room, "mine", "x");
	for (i = 0; i < sizeof(damaged) / sizeof(*damaged); i++) {
		newsroom_put(room, "out/.dateline-manifest", damaged[i]);
		before = newsroom_inodes(room);
		newsroom_refuses(room, second_site, "output-manifest");
		assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
	}
}

static void a_list_has_a_limit(void **state)
{
	struct newsroom *room = *state;
	struct str list;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	list = arena_format(
		&room->arena, "%s/out/.dateline-manifest", room->path);
	assert_int_equal(truncate(list.ptr, FOLDER_MANIFEST_MAX - 1), 0);
	newsroom_refuses(room, first_site, "output-manifest");
	assert_int_equal(truncate(list.ptr, FOLDER_MANIFEST_MAX), 0);
	newsroom_refuses(room, first_site, "output-manifest");
	assert_int_equal(truncate(list.ptr, FOLDER_MANIFEST_MAX + 1), 0);
	assert_false(newsroom_publish(room, first_site));
	newsroom_found(room, "file-large");
}

static void a_failed_put_changes_nothing(void **state)
{
	struct newsroom *room = *state;
	struct rlimit old, low;
	struct str before;

	write_to(room, "out");
	assert_true(newsroom_publish(room, first_site));
	before = newsroom_snap(room, "out", false, false);
	getrlimit(RLIMIT_FSIZE, &old);
	low = old;
	low.rlim_cur = 4;
	setrlimit(RLIMIT_FSIZE, &low);
	assert_false(newsroom_publish(room, second_site));
	setrlimit(RLIMIT_FSIZE, &old);
	newsroom_found(room, "system-failed");
	assert_string_equal(
		newsroom_snap(room, "out", false, false).ptr, before.ptr);
	assert_true(newsroom_publish(room, second_site));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(a_site_is_plain_folders_and_files),
		NEWSROOM_TEST(it_is_the_same_site_as_the_one_of_objects),
		NEWSROOM_TEST(the_same_site_again_changes_no_inode),
		NEWSROOM_TEST(only_what_differs_is_changed),
		NEWSROOM_TEST(files_that_were_touched_are_written_again),
		NEWSROOM_TEST(other_peoples_files_stay),
		NEWSROOM_TEST(a_folder_that_was_there_before_is_not_removed),
		NEWSROOM_TEST(a_file_in_the_way_is_not_overwritten),
		NEWSROOM_TEST(a_link_put_in_place_of_a_folder_is_not_followed),
		NEWSROOM_TEST(files_and_folders_may_change_places),
		NEWSROOM_TEST(a_folder_made_for_nothing_is_gone_again),
		NEWSROOM_TEST(a_folder_with_other_files_is_refused),
		NEWSROOM_TEST(a_site_is_not_written_into_the_newsroom_itself),
		NEWSROOM_TEST(the_folder_that_public_leads_to_is_refused),
		NEWSROOM_TEST(a_path_through_what_is_not_there_stays_beneath),
		NEWSROOM_TEST(the_path_may_be_a_relative_one),
		NEWSROOM_TEST(a_second_writer_is_told_to_come_later),
		NEWSROOM_TEST(a_damaged_list_changes_nothing),
		NEWSROOM_TEST(a_list_has_a_limit),
		NEWSROOM_TEST(a_failed_put_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
