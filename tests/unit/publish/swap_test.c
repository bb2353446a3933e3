#include "sites.h"

#include <pthread.h>
#include <stdatomic.h>

#include "publish/tree_listing.h"

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

static void other_peoples_things_at_public_are_left_alone(void **state)
{
	struct newsroom *room = *state;
	struct str before;

	assert_int_equal(mkdirat(room->fd, "public", 0755), 0);
	newsroom_put(room, "public/mine", "x");
	newsroom_refuses(room, first_site, "publish-public");
	assert_true(fs_exists(room->fd, STR("public/mine")));
	assert_true(fs_remove_all(&room->d, room->fd, STR("public")));
	newsroom_put(room, "public", "x");
	newsroom_refuses(room, first_site, "publish-public");
	assert_int_equal(unlinkat(room->fd, "public", 0), 0);
	assert_int_equal(symlinkat("/var/www", room->fd, "public"), 0);
	newsroom_refuses(room, first_site, "publish-public");
	assert_int_equal(unlinkat(room->fd, "public", 0), 0);
	assert_int_equal(
		symlinkat(".dateline/www/site/x", room->fd, "public"), 0);
	before = newsroom_snap(room, ".", false, false);
	newsroom_refuses(room, first_site, "publish-public");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(
			links_are_relative_and_lead_from_public_to_the_root),
		NEWSROOM_TEST(other_peoples_things_at_public_are_left_alone),
		NEWSROOM_TEST(a_link_at_dateline_is_refused),
		NEWSROOM_TEST(public_is_made_again_when_it_was_removed),
		NEWSROOM_TEST(a_reader_never_sees_a_mixture),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
