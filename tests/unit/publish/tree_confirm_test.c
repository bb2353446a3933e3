#include "publish/tree_confirm.h"

#include "base/checksum.h"
#include "publish/tree_listing.h"
#include "sites.h"

/* The public site is compared with what was written: a root of two files. */

#define FEED "public/feed.xml"

static const struct page site[] = {
	{"", "feed.xml", "<feed/>"},
	{"", "index.html", "hello"},
	{NULL, NULL, NULL},
};

/* Of the bytes that were to be written, not of what stands there. */
static uint64_t sum_of(const struct page *page)
{
	struct str bytes = str_from(page->text);
	struct digest digest = hash_bytes(bytes.ptr, bytes.len);
	struct tree_entry entry = {
		.name = str_from(page->name),
		.size = bytes.len,
		.mtime = tree_listing_mtime((struct instant){NOON}, &digest),
		.sum = checksum_text(bytes),
	};

	return tree_listing_sum(&entry);
}

/* Whether the public site is still what was published. */
static bool is_confirmed(struct newsroom *room)
{
	struct tree_folder root = {
		.path = STR(""), .sum = sum_of(&site[0]) + sum_of(&site[1])};

	return tree_confirm(&room->d, room->fd, &root, 1);
}

/* Other bytes, with mode and time as they were. */
static void put_secretly(struct newsroom *room, const char *bytes)
{
	struct timespec times[2];
	struct stat st;

	assert_int_equal(fstatat(room->fd, FEED, &st, 0), 0);
	newsroom_put(room, FEED, bytes);
	times[0] = times[1] = st.st_mtim;
	assert_int_equal(utimensat(room->fd, FEED, times, 0), 0);
}

static void what_was_published_is_confirmed(void **state)
{
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, site));
	assert_true(room->result.confirmed);
	assert_true(is_confirmed(room));
	put_secretly(room, "<feed/>");
	assert_true(is_confirmed(room));
}

static void other_bytes_are_seen_whatever_their_count(void **state)
{
	static const char *const others[] = {
		"<Feed/>", "<feed/> ", "<feed/", "", "<feed/>\n\n<feed/>"};
	struct newsroom *room = *state;
	size_t i;

	assert_true(newsroom_publish(room, site));
	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		put_secretly(room, others[i]);
		assert_false(is_confirmed(room));
		newsroom_found(room, "publish-differs");
	}
}

static void another_time_is_seen(void **state)
{
	struct timespec times[2] = {{.tv_sec = NOON}, {.tv_sec = NOON}};
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, site));
	assert_int_equal(utimensat(room->fd, FEED, times, 0), 0);
	assert_false(is_confirmed(room));
	newsroom_found(room, "publish-differs");
}

static void another_mode_is_seen(void **state)
{
	static const mode_t modes[] = {0600, 0664, 0755, 04644};
	struct newsroom *room = *state;
	size_t i;

	assert_true(newsroom_publish(room, site));
	for (i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
		assert_int_equal(fchmodat(room->fd, FEED, modes[i], 0), 0);
		assert_false(is_confirmed(room));
		newsroom_found(room, "publish-differs");
	}
}

static void a_file_more_or_less_is_seen(void **state)
{
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, site));
	newsroom_put(room, "public/more.txt", "");
	assert_false(is_confirmed(room));
	newsroom_found(room, "publish-differs");
	assert_int_equal(unlinkat(room->fd, "public/more.txt", 0), 0);
	assert_true(is_confirmed(room));
	assert_int_equal(unlinkat(room->fd, FEED, 0), 0);
	assert_false(is_confirmed(room));
	newsroom_found(room, "publish-differs");
}

static void a_site_that_is_not_there_is_a_failure(void **state)
{
	struct newsroom *room = *state;

	assert_true(newsroom_publish(room, site));
	assert_int_equal(unlinkat(room->fd, "public", 0), 0);
	assert_false(is_confirmed(room));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(what_was_published_is_confirmed),
		NEWSROOM_TEST(other_bytes_are_seen_whatever_their_count),
		NEWSROOM_TEST(another_time_is_seen),
		NEWSROOM_TEST(another_mode_is_seen),
		NEWSROOM_TEST(a_file_more_or_less_is_seen),
		NEWSROOM_TEST(a_site_that_is_not_there_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
