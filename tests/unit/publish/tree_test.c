#include "newsroom.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sys/xattr.h>

#include "base/pool.h"
#include "publish/tree_listing.h"

static const struct page first_site[] = {
	{"2026/results", "index.html", "results"},
	{"2026/results", "release.txt", "results, as text"},
	{"2026/vote", "index.html", "vote"},
	{"2026", "index.html", "the year"},
	{"topics/privacy", "index.html", "privacy"},
	{"", "index.html", "one"},
	{"", "feed.xml", "<one/>"},
	{NULL, NULL, NULL},
};

static const struct page second_site[] = {
	{"2026/results", "index.html", "results, corrected"},
	{"2026/results", "release.txt", "results, as text"},
	{"2026/vote", "index.html", "vote"},
	{"2026", "index.html", "the year"},
	{"topics/privacy", "index.html", "privacy"},
	{"", "index.html", "two"},
	{"", "feed.xml", "<two/>"},
	{NULL, NULL, NULL},
};

static const struct page third_site[] = {
	{"", "index.html", "three"},
	{NULL, NULL, NULL},
};

static void assert_no_leftovers(struct newsroom *room)
{
	assert_false(fs_exists(room->fd, STR(".dateline/www/tmp")));
	assert_false(fs_exists(room->fd, STR(".dateline/www/site.new")));
	assert_false(fs_exists(room->fd, STR(".dateline/state/roots.new")));
}

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
	assert_no_leftovers(room);
}

static void a_given_up_publication_leaves_nothing(void **state)
{
	struct newsroom *room = *state;
	struct tree *tree;

	assert_true(newsroom_publish(room, first_site));
	assert_true(newsroom_open(room, &tree));
	assert_true(newsroom_put_pages(room, tree, second_site));
	tree_close(tree);
	assert_no_leftovers(room);
	assert_int_equal(newsroom_count(room, ".dateline/www"), 7);
}

static void the_digest_is_that_of_the_sorted_listing(void **state)
{
	struct newsroom *room = *state;
	struct digest one = hash_bytes("1", 1), inner, root;
	char hex[DIGEST_HEX_LEN + 1];
	struct str text, target;
	const struct page site[] = {
		{"sub", "b 1", "1"},
		{"sub", "b", "1"},
		{"", "z", "1"},
		{NULL, NULL, NULL},
	};
	int mtime = NOON - (one.bytes[0] * 256 + one.bytes[1]);

	assert_true(newsroom_publish(room, site));
	hash_hex(hex, &one, DIGEST_HEX_LEN);
	/* As `LC_ALL=C sort` sorts the lines: "b 1 1 17" is before "b 1 17". */
	text = arena_format(&room->arena, "file b 1 1 %d %s\nfile b 1 %d %s\n",
		mtime, hex, mtime, hex);
	inner = hash_bytes(text.ptr, text.len);
	target = arena_format(&room->arena, "file z 1 %d %s\n", mtime, hex);
	hash_hex(hex, &inner, TREE_OBJECT_LEN);
	target = arena_format(
		&room->arena, "%sfolder sub %s\n", target.ptr, hex);
	root = hash_bytes(target.ptr, target.len);
	assert_true(hash_equal(&root, &room->result.root));
	hash_hex(hex, &root, TREE_OBJECT_LEN);
	assert_true(fs_exists(
		room->fd, arena_format(&room->arena, ".dateline/www/%s", hex)));
}

static void links_are_relative_and_lead_from_public_to_the_root(void **state)
{
	struct newsroom *room = *state;
	char target[256], hex[DIGEST_HEX_LEN + 1];
	ssize_t len;

	assert_true(newsroom_publish(room, first_site));
	len = readlinkat(room->fd, "public", target, sizeof(target));
	assert_true(str_equal_z(
		(struct str){target, (size_t)len}, ".dateline/www/site"));
	hash_hex(hex, &room->result.root, TREE_OBJECT_LEN);
	len = readlinkat(
		room->fd, ".dateline/www/site", target, sizeof(target));
	assert_true(str_equal_z((struct str){target, (size_t)len}, hex));
	len = readlinkat(room->fd, "public/2026", target, sizeof(target));
	assert_int_equal(len, 3 + TREE_OBJECT_LEN);
	assert_memory_equal(target, "../", 3);
}

/* A list of rights that new entries would inherit: nothing for the group. */
static bool set_default_acl(const char *path)
{
	static const unsigned char acl[] = {2, 0, 0, 0, /* version */
		1, 0, 7, 0, 255, 255, 255, 255,		/* owner: rwx */
		4, 0, 0, 0, 255, 255, 255, 255,		/* group: --- */
		32, 0, 0, 0, 255, 255, 255, 255};	/* others: --- */

	return setxattr(path, "system.posix_acl_default", acl, sizeof(acl),
		       0) == 0;
}

static struct str tree_under(
	mode_t mask, mode_t mode, bool acl, struct arena *arena)
{
	struct newsroom room;
	struct str tree;
	mode_t before;

	newsroom_make(&room, "/tmp");
	before = umask(mask);
	assert_int_equal(fchmod(room.fd, mode), 0);
	if (acl && !set_default_acl(room.path))
		print_message("no access lists here: not tested\n");
	assert_true(newsroom_publish(&room, first_site));
	tree = arena_str(arena, newsroom_public(&room));
	assert_int_equal(
		newsroom_stat(&room, ".dateline", 0).st_mode & 07777, 0711);
	assert_int_equal(
		newsroom_stat(&room, ".dateline/www", 0).st_mode & 07777, 0711);
	assert_int_equal(
		newsroom_stat(&room, ".dateline/state", 0).st_mode & 07777,
		0700);
	assert_int_equal(
		getxattr(arena_format(arena, "%s/public/2026", room.path).ptr,
			"system.posix_acl_access", NULL, 0),
		-1);
	umask(before);
	newsroom_remove(&room);
	return tree;
}

static void the_same_site_is_the_same_tree_everywhere(void **state)
{
	struct newsroom *room = *state;
	struct arena *arena = &room->arena;
	struct str plain = tree_under(022, 0755, false, arena);

	assert_non_null(strstr(plain.ptr, "2026/results/index.html 100644"));
	assert_string_equal(
		plain.ptr, tree_under(0777, 0700, false, arena).ptr);
	assert_string_equal(plain.ptr, tree_under(0, 0777, false, arena).ptr);
	assert_string_equal(
		plain.ptr, tree_under(022, 02775, false, arena).ptr);
	assert_string_equal(plain.ptr, tree_under(022, 0755, true, arena).ptr);
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

static void folders_that_did_not_change_are_shared(void **state)
{
	struct newsroom *room = *state;
	ino_t vote, results, year;

	assert_true(newsroom_publish(room, first_site));
	vote = newsroom_stat(room, "public/2026/vote", 0).st_ino;
	results = newsroom_stat(room, "public/2026/results", 0).st_ino;
	year = newsroom_stat(room, "public/2026", 0).st_ino;
	assert_true(newsroom_publish(room, second_site));
	assert_int_equal(room->result.new_folders, 3);
	assert_int_equal(
		newsroom_stat(room, "public/2026/vote", 0).st_ino, vote);
	assert_int_not_equal(
		newsroom_stat(room, "public/2026/results", 0).st_ino, results);
	assert_int_not_equal(
		newsroom_stat(room, "public/2026", 0).st_ino, year);
}

static void equal_folders_are_one_object(void **state)
{
	struct newsroom *room = *state;
	const struct page site[] = {
		{"a", "index.html", "same"},
		{"b", "index.html", "same"},
		{"", "index.html", "x"},
		{NULL, NULL, NULL},
	};

	assert_true(newsroom_publish(room, site));
	assert_int_equal(room->result.new_folders, 2);
	assert_int_equal(newsroom_stat(room, "public/a", 0).st_ino,
		newsroom_stat(room, "public/b", 0).st_ino);
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

static void times_follow_the_content(void **state)
{
	struct newsroom *room = *state;
	struct digest digest = hash_bytes("vote", 4);
	int64_t mtime = NOON - (digest.bytes[0] * 256 + digest.bytes[1]);
	struct stat st;

	assert_true(newsroom_publish(room, first_site));
	st = newsroom_stat(room, "public/2026/vote/index.html", 0);
	assert_int_equal(st.st_mtim.tv_sec, mtime);
	assert_int_equal(st.st_mtim.tv_nsec, 0);
	st = newsroom_stat(room, "public/2026/vote", 0);
	assert_int_equal(st.st_mtim.tv_sec, mtime);
	st = newsroom_stat(room, "public/2026/vote", AT_SYMLINK_NOFOLLOW);
	assert_int_equal(st.st_mtim.tv_sec, mtime);
	st = newsroom_stat(room, "public", 0);
	assert_int_equal(
		newsroom_stat(room, ".dateline/www/site", AT_SYMLINK_NOFOLLOW)
			.st_mtim.tv_sec,
		st.st_mtim.tv_sec);
	assert_true(st.st_mtim.tv_sec <= NOON);
	assert_int_equal(newsroom_stat(room, "public", AT_SYMLINK_NOFOLLOW)
				 .st_mtim.tv_sec,
		946684800);
}

static void other_peoples_things_at_public_are_left_alone(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	assert_int_equal(mkdirat(room->fd, "public", 0755), 0);
	newsroom_put(room, "public/mine", "x");
	assert_false(newsroom_publish(room, first_site));
	newsroom_found(room, "publish-public");
	assert_true(fs_exists(room->fd, STR("public/mine")));
	assert_true(fs_remove_all(&room->d, room->fd, STR("public")));
	newsroom_put(room, "public", "x");
	assert_false(newsroom_publish(room, first_site));
	newsroom_found(room, "publish-public");
	assert_int_equal(unlinkat(room->fd, "public", 0), 0);
	assert_int_equal(symlinkat("/var/www", room->fd, "public"), 0);
	assert_false(newsroom_publish(room, first_site));
	newsroom_found(room, "publish-public");
	assert_int_equal(unlinkat(room->fd, "public", 0), 0);
	assert_int_equal(
		symlinkat(".dateline/www/site/x", room->fd, "public"), 0);
	before = newsroom_snap(room, ".", false, false);
	assert_false(newsroom_publish(room, first_site));
	newsroom_found(room, "publish-public");
	assert_string_equal(
		newsroom_snap(room, ".", false, false).ptr, before.ptr);
}

static void a_link_at_dateline_is_refused(void **state)
{
	struct newsroom *room = *state;

	assert_int_equal(mkdirat(room->fd, "else", 0755), 0);
	assert_int_equal(symlinkat("else", room->fd, ".dateline"), 0);
	assert_false(newsroom_publish(room, first_site));
	newsroom_found(room, "file-kind");
	assert_int_equal(newsroom_count(room, "else"), 0);
}

static void public_is_made_again_when_it_was_removed(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	assert_true(newsroom_publish(room, first_site));
	before = newsroom_public(room);
	assert_int_equal(unlinkat(room->fd, "public", 0), 0);
	assert_true(newsroom_publish(room, first_site));
	assert_true(room->result.changed);
	assert_string_equal(newsroom_public(room).ptr, before.ptr);
}

static void an_object_that_was_removed_is_written_again(void **state)
{
	struct newsroom *room = *state;
	struct str before;
	char target[96] = ".dateline/www/";
	ssize_t len;

	assert_true(newsroom_publish(room, first_site));
	before = newsroom_public(room);
	len = readlinkat(room->fd, "public/2026", target + 14, 51);
	memmove(target + 14, target + 17, (size_t)len - 3);
	target[14 + 48] = '\0';
	assert_true(fs_remove_all(&room->d, room->fd, str_from(target)));
	assert_true(newsroom_publish(room, first_site));
	assert_int_equal(room->result.new_folders, 1);
	assert_string_equal(newsroom_public(room).ptr, before.ptr);
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

/* A file copied from releases/; digest and size as `text` would have them. */
static struct tree_file source(const char *path, const char *text)
{
	return (struct tree_file){
		.name = STR("photo.jpg"),
		.path = str_from(path),
		.digest = hash_bytes(text, strlen(text)),
		.size = strlen(text),
		.at = {NOON},
	};
}

static bool publish_file(struct newsroom *room, struct tree_file file)
{
	struct tree *tree;
	bool ok;

	assert_true(newsroom_open(room, &tree));
	ok = tree_put(tree, &room->d, STR(""), &file, 1) &&
	     tree_commit(tree, &room->d, &room->result);
	if (!ok)
		assert_false(tree_commit(tree, &room->d, &room->result));
	tree_close(tree);
	return ok;
}

static void sources_are_copied_and_never_linked(void **state)
{
	struct newsroom *room = *state;

	newsroom_put(room, "photo", "pixels");
	assert_true(publish_file(room, source("photo", "pixels")));
	assert_int_equal(newsroom_stat(room, "photo", 0).st_nlink, 1);
	assert_int_equal(
		newsroom_stat(room, "public/photo.jpg", 0).st_nlink, 1);
	assert_non_null(strstr(newsroom_public(room).ptr, " 6 pixels\n"));
}

static void a_source_that_changed_leaves_the_old_site(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	assert_true(newsroom_publish(room, first_site));
	before = newsroom_inodes(room);
	newsroom_put(room, "photo", "pixels");
	assert_false(publish_file(room, source("photo", "Pixels")));
	newsroom_found(room, "publish-source");
	assert_false(publish_file(room, source("photo", "pixel")));
	newsroom_found(room, "publish-source");
	assert_false(publish_file(room, source("photo", "pixels and more")));
	newsroom_found(room, "publish-source");
	assert_false(publish_file(room, source("nothing", "x")));
	newsroom_found(room, "publish-incomplete");
	assert_int_equal(linkat(room->fd, "photo", room->fd, "two", 0), 0);
	assert_false(publish_file(room, source("photo", "pixels")));
	newsroom_found(room, "file-links");
	assert_int_equal(symlinkat("photo", room->fd, "link"), 0);
	assert_false(publish_file(room, source("link", "pixels")));
	newsroom_found(room, "file-kind");
	assert_int_equal(unlinkat(room->fd, "photo", 0), 0);
	assert_int_equal(unlinkat(room->fd, "two", 0), 0);
	assert_int_equal(unlinkat(room->fd, "link", 0), 0);
	/* www itself held the folder for new ones meanwhile. */
	assert_non_null(strstr(before.ptr, ".dateline/www/site "));
	assert_no_leftovers(room);
	assert_true(newsroom_publish(room, first_site));
	assert_false(room->result.changed);
}

static void large_files_are_shared_from_the_limit_on(void **state)
{
	struct newsroom *room = *state;
	size_t size;

	for (size = TREE_LINK_MIN - 1; size <= TREE_LINK_MIN + 1; size++) {
		char *bytes = malloc(size);
		struct tree_file files[2] = {
			{.name = STR("big.pdf"), .at = {NOON}},
			{.name = STR("index.html"), .at = {NOON}},
		};
		struct tree *tree;
		int i;

		memset(bytes, 'b', size);
		files[0].bytes = (struct str){bytes, size};
		for (i = 0; i < 2; i++) {
			files[1].bytes = i ? STR("new") : STR("old");
			assert_true(newsroom_open(room, &tree));
			assert_true(
				tree_put(tree, &room->d, STR("a"), files, 2));
			assert_true(tree_put(tree, &room->d, STR(""), NULL, 0));
			assert_true(tree_commit(tree, &room->d, &room->result));
			assert_true(room->result.confirmed);
			tree_close(tree);
		}
		assert_int_equal(
			newsroom_stat(room, "public/a/big.pdf", 0).st_nlink,
			size >= TREE_LINK_MIN ? 2 : 1);
		assert_int_equal(
			newsroom_stat(room, "public/a/index.html", 0).st_nlink,
			1);
		free(bytes);
	}
}

static void large_files_with_other_bytes_are_not_shared(void **state)
{
	struct newsroom *room = *state;
	size_t size = TREE_LINK_MIN;
	char *bytes = malloc(size), *other = malloc(size);
	struct tree_file file = {.name = STR("big.pdf")};
	struct digest digest;

	memset(bytes, 'b', size);
	memset(other, 'c', size);
	digest = hash_bytes(bytes, size);
	file.at.utc = NOON + digest.bytes[0] * 256 + digest.bytes[1];
	file.bytes = (struct str){bytes, size};
	assert_true(publish_file(room, file));
	/* The same size and the same time, but other bytes. */
	digest = hash_bytes(other, size);
	file.at.utc = NOON + digest.bytes[0] * 256 + digest.bytes[1];
	file.bytes = (struct str){other, size};
	assert_true(publish_file(room, file));
	assert_int_equal(
		newsroom_stat(room, "public/big.pdf", 0).st_mtime, NOON);
	assert_int_equal(newsroom_stat(room, "public/big.pdf", 0).st_nlink, 1);
	assert_int_equal(newsroom_public(room).ptr[strlen("big.pdf 100644 "
							  "1764590400."
							  "0 1048576 ")],
		'c');
	free(bytes);
	free(other);
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

	return publish_file(room, file);
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
	assert_no_leftovers(room);
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
	assert_no_leftovers(&room);
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
	assert_no_leftovers(&room);
	newsroom_remove(&room);
	assert_int_equal(umount2(outer->path, MNT_DETACH), 0);
}

/* What a web server does while the site is swapped. */
struct reader {
	struct newsroom *room;
	atomic_bool stop;
	size_t rounds, mixed, missing;
};

static char version_at(int fd, const char *path, size_t *missing)
{
	int file = openat(fd, path, O_RDONLY | O_CLOEXEC);
	char version = '?';

	if (file < 0 || read(file, &version, 1) != 1)
		++*missing;
	if (file >= 0)
		close(file);
	return version;
}

static void *keep_reading(void *context)
{
	static const char *const paths[] = {
		"index.html", "a/index.html", "a/b/index.html", "c/index.html"};
	struct reader *reader = context;
	char version;
	size_t i;
	int fd;

	while (!atomic_load(&reader->stop)) {
		fd = openat(reader->room->fd, "public",
			O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		reader->missing += fd < 0;
		version = version_at(fd, paths[0], &reader->missing);
		for (i = 1; i < 4; i++)
			reader->mixed += version_at(fd, paths[i],
						 &reader->missing) != version;
		close(fd);
		version_at(reader->room->fd, "public/a/b/index.html",
			&reader->missing);
		reader->rounds++;
	}
	return NULL;
}

static void a_reader_never_sees_a_mixture(void **state)
{
	struct newsroom *room = *state;
	struct reader reader = {.room = room};
	char text[2] = "A";
	struct page site[] = {{"a/b", "index.html", text},
		{"a", "index.html", text}, {"c", "index.html", text},
		{"", "index.html", text}, {NULL, NULL, NULL}};
	pthread_t thread;
	int i;

	assert_true(newsroom_publish(room, site));
	assert_int_equal(
		pthread_create(&thread, NULL, keep_reading, &reader), 0);
	for (i = 1; i <= 50; i++) {
		text[0] = (char)('A' + i);
		room->now.utc += 60;
		assert_true(newsroom_publish(room, site));
		assert_true(room->result.confirmed);
	}
	atomic_store(&reader.stop, true);
	pthread_join(thread, NULL);
	assert_true(reader.rounds > 0);
	assert_int_equal(reader.mixed, 0);
	assert_int_equal(reader.missing, 0);
}

static bool is_kept(struct newsroom *room, const struct tree_result *result)
{
	char hex[DIGEST_HEX_LEN + 1];

	hash_hex(hex, &result->root, TREE_OBJECT_LEN);
	return fs_exists(
		room->fd, arena_format(&room->arena, ".dateline/www/%s", hex));
}

static void old_sites_are_removed_ten_minutes_after_a_swap(void **state)
{
	struct newsroom *room = *state;
	struct tree_result first, second;
	struct str before;

	assert_true(newsroom_publish(room, first_site));
	first = room->result;
	room->now.utc += 1000;
	assert_true(newsroom_publish(room, second_site));
	second = room->result;
	room->now.utc += 1000;
	assert_true(newsroom_publish(room, third_site));
	assert_true(is_kept(room, &first) && is_kept(room, &second));
	room->now.utc += TREE_KEEP_S - 1;
	assert_true(newsroom_publish(room, third_site));
	assert_true(is_kept(room, &first));
	room->now.utc += 1;
	assert_true(newsroom_publish(room, third_site));
	assert_false(room->result.changed);
	assert_false(is_kept(room, &first));
	assert_true(is_kept(room, &second));
	/* The six objects of the second site, the third's, and `site`. */
	assert_int_equal(newsroom_count(room, ".dateline/www"), 8);
	before = newsroom_inodes(room);
	room->now.utc += 10000;
	assert_true(newsroom_publish(room, third_site));
	assert_string_equal(newsroom_inodes(room).ptr, before.ptr);
	assert_no_leftovers(room);
}

static void a_swap_keeps_what_it_replaces(void **state)
{
	struct newsroom *room = *state;
	struct tree_result second;

	assert_true(newsroom_publish(room, first_site));
	room->now.utc += 1000;
	assert_true(newsroom_publish(room, second_site));
	second = room->result;
	room->now.utc += 1000;
	assert_true(newsroom_publish(room, first_site));
	assert_true(is_kept(room, &second));
	assert_true(room->result.confirmed);
	room->now.utc += 1000;
	assert_true(newsroom_publish(room, first_site));
	assert_true(is_kept(room, &second) && is_kept(room, &room->result));
}

static void a_withdrawal_removes_the_old_site_at_once(void **state)
{
	struct newsroom *room = *state;
	struct tree_result first, second;

	assert_true(newsroom_publish(room, first_site));
	first = room->result;
	assert_true(newsroom_publish(room, second_site));
	second = room->result;
	room->drops_previous = true;
	assert_true(newsroom_publish(room, third_site));
	assert_true(room->result.changed && room->result.confirmed);
	assert_false(is_kept(room, &first) || is_kept(room, &second));
	assert_int_equal(newsroom_count(room, ".dateline/www"), 2);
	assert_true(is_kept(room, &room->result));
	assert_no_leftovers(room);
}

static void other_peoples_things_among_the_objects_stay(void **state)
{
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, first_site));
	newsroom_put(room, ".dateline/www/notes.txt", "x");
	room->drops_previous = true;
	assert_true(newsroom_publish(room, third_site));
	assert_true(fs_exists(room->fd, STR(".dateline/www/notes.txt")));
}

static void a_damaged_record_of_roots_harms_nothing(void **state)
{
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, first_site));
	newsroom_put(room, ".dateline/state/roots", "current zzz\nsweep 1\n\n");
	assert_true(newsroom_publish(room, first_site));
	room->now.utc += 10000;
	assert_true(newsroom_publish(room, second_site));
	room->now.utc += 10000;
	assert_true(newsroom_publish(room, second_site));
	assert_true(is_kept(room, &room->result));
	assert_int_equal(newsroom_count(room, ".dateline/www"), 10);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(a_site_is_public_after_the_commit_and_not_before),
		NEWSROOM_TEST(a_given_up_publication_leaves_nothing),
		NEWSROOM_TEST(the_digest_is_that_of_the_sorted_listing),
		NEWSROOM_TEST(
			links_are_relative_and_lead_from_public_to_the_root),
		NEWSROOM_TEST(the_same_site_is_the_same_tree_everywhere),
		NEWSROOM_TEST(the_same_site_again_touches_nothing),
		NEWSROOM_TEST(folders_that_did_not_change_are_shared),
		NEWSROOM_TEST(equal_folders_are_one_object),
		NEWSROOM_TEST(a_folder_of_folders_need_not_be_put),
		NEWSROOM_TEST(an_empty_site_and_an_empty_file_are_fine),
		NEWSROOM_TEST(times_follow_the_content),
		NEWSROOM_TEST(other_peoples_things_at_public_are_left_alone),
		NEWSROOM_TEST(a_link_at_dateline_is_refused),
		NEWSROOM_TEST(public_is_made_again_when_it_was_removed),
		NEWSROOM_TEST(an_object_that_was_removed_is_written_again),
		NEWSROOM_TEST(a_second_publisher_is_told_to_come_later),
		NEWSROOM_TEST(sources_are_copied_and_never_linked),
		NEWSROOM_TEST(a_source_that_changed_leaves_the_old_site),
		NEWSROOM_TEST(large_files_are_shared_from_the_limit_on),
		NEWSROOM_TEST(large_files_with_other_bytes_are_not_shared),
		NEWSROOM_TEST(two_things_of_one_name_are_refused),
		NEWSROOM_TEST(names_that_lead_elsewhere_are_refused),
		NEWSROOM_TEST(paths_have_a_depth_and_a_length),
		NEWSROOM_TEST(a_size_limit_leaves_the_old_site),
		NEWSROOM_TEST(a_full_disk_leaves_the_old_site),
		NEWSROOM_TEST(no_inodes_left_leaves_the_old_site),
		NEWSROOM_TEST(a_reader_never_sees_a_mixture),
		NEWSROOM_TEST(old_sites_are_removed_ten_minutes_after_a_swap),
		NEWSROOM_TEST(a_swap_keeps_what_it_replaces),
		NEWSROOM_TEST(a_withdrawal_removes_the_old_site_at_once),
		NEWSROOM_TEST(other_peoples_things_among_the_objects_stay),
		NEWSROOM_TEST(a_damaged_record_of_roots_harms_nothing),
		NEWSROOM_TEST(several_threads_may_put_at_a_time),
		NEWSROOM_TEST(a_dry_run_counts_and_touches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
