#include "sites.h"

#include <sys/xattr.h>

#include "publish/tree_listing.h"

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

static void a_listing_has_large_and_early_numbers(void **state)
{
	struct newsroom *room = *state;
	struct tree_entry entries[2] = {
		{.name = STR("b"), .size = UINT64_MAX, .mtime = INT64_MIN},
		{.name = STR("a"), .size = 0, .mtime = -1},
	};
	char zeros[DIGEST_HEX_LEN + 1];
	struct digest digest;
	struct str text;

	hash_hex(zeros, &entries[0].digest, DIGEST_HEX_LEN);
	text = arena_format(&room->arena,
		"file a 0 -1 %s\n"
		"file b 18446744073709551615 -9223372036854775808 %s\n",
		zeros, zeros);
	digest = hash_bytes(text.ptr, text.len);
	entries[0].digest = tree_listing_digest(&room->arena, entries, 2);
	assert_true(hash_equal(&entries[0].digest, &digest));
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

/* A web server may have it open, or mounted. */
static void a_folder_of_objects_that_stands_is_kept(void **state)
{
	struct newsroom *room = *state;
	ino_t www;

	assert_true(fs_make_folders(
		&room->d, room->fd, STR(".dateline/www"), 0700));
	www = newsroom_stat(room, ".dateline/www", 0).st_ino;
	assert_true(newsroom_publish(room, first_site));
	assert_int_equal(newsroom_stat(room, ".dateline/www", 0).st_ino, www);
	sites_no_leftovers(room);
	assert_true(newsroom_publish(room, second_site));
	assert_int_equal(newsroom_stat(room, ".dateline/www", 0).st_ino, www);
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

static void sources_are_copied_and_never_linked(void **state)
{
	struct newsroom *room = *state;

	newsroom_put(room, "photo", "pixels");
	assert_true(sites_publish_file(room, source("photo", "pixels")));
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
	assert_false(sites_publish_file(room, source("photo", "Pixels")));
	newsroom_found(room, "publish-source");
	assert_false(sites_publish_file(room, source("photo", "pixel")));
	newsroom_found(room, "publish-source");
	assert_false(
		sites_publish_file(room, source("photo", "pixels and more")));
	newsroom_found(room, "publish-source");
	assert_false(sites_publish_file(room, source("nothing", "x")));
	newsroom_found(room, "publish-incomplete");
	assert_int_equal(linkat(room->fd, "photo", room->fd, "two", 0), 0);
	assert_false(sites_publish_file(room, source("photo", "pixels")));
	newsroom_found(room, "file-links");
	assert_int_equal(symlinkat("photo", room->fd, "link"), 0);
	assert_false(sites_publish_file(room, source("link", "pixels")));
	newsroom_found(room, "file-kind");
	assert_int_equal(unlinkat(room->fd, "photo", 0), 0);
	assert_int_equal(unlinkat(room->fd, "two", 0), 0);
	assert_int_equal(unlinkat(room->fd, "link", 0), 0);
	/* www itself held the folder for new ones meanwhile. */
	assert_non_null(strstr(before.ptr, ".dateline/www/site "));
	sites_no_leftovers(room);
	assert_true(newsroom_publish(room, first_site));
	assert_false(room->result.changed);
}

/* A page made here, and the digest that is told with it. */
static struct tree_file made(const char *promised, bool has_digest)
{
	struct tree_file file = {
		.name = STR("index.html"),
		.bytes = str_from(promised),
		.at = {NOON},
	};

	tree_file_mark(&file);
	file.bytes = STR("page");
	file.has_digest = has_digest;
	return file;
}

static void a_digest_that_is_told_is_that_of_the_bytes(void **state)
{
	struct newsroom *room = *state;
	struct digest root;

	assert_true(sites_publish_file(room, made("other", false)));
	root = room->result.root;
	assert_true(sites_publish_file(room, made("page", true)));
	assert_true(hash_equal(&room->result.root, &root));
	assert_false(room->result.changed);
}

static void a_wrong_digest_is_found_when_it_is_read_back(void **state)
{
	struct newsroom *room = *state;

	assert_false(sites_publish_file(room, made("other", true)));
	newsroom_found(room, "publish-unconfirmed");
	assert_false(room->result.confirmed);
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
	assert_true(sites_publish_file(room, file));
	/* The same size and the same time, but other bytes. */
	digest = hash_bytes(other, size);
	file.at.utc = NOON + digest.bytes[0] * 256 + digest.bytes[1];
	file.bytes = (struct str){other, size};
	assert_true(sites_publish_file(room, file));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(the_digest_is_that_of_the_sorted_listing),
		NEWSROOM_TEST(a_listing_has_large_and_early_numbers),
		NEWSROOM_TEST(the_same_site_is_the_same_tree_everywhere),
		NEWSROOM_TEST(folders_that_did_not_change_are_shared),
		NEWSROOM_TEST(a_folder_of_objects_that_stands_is_kept),
		NEWSROOM_TEST(equal_folders_are_one_object),
		NEWSROOM_TEST(times_follow_the_content),
		NEWSROOM_TEST(an_object_that_was_removed_is_written_again),
		NEWSROOM_TEST(sources_are_copied_and_never_linked),
		NEWSROOM_TEST(a_source_that_changed_leaves_the_old_site),
		NEWSROOM_TEST(a_digest_that_is_told_is_that_of_the_bytes),
		NEWSROOM_TEST(a_wrong_digest_is_found_when_it_is_read_back),
		NEWSROOM_TEST(large_files_are_shared_from_the_limit_on),
		NEWSROOM_TEST(large_files_with_other_bytes_are_not_shared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
