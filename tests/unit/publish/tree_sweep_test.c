#include "sites.h"

#include "publish/tree_listing.h"

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
	sites_no_leftovers(room);
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
	sites_no_leftovers(room);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		NEWSROOM_TEST(old_sites_are_removed_ten_minutes_after_a_swap),
		NEWSROOM_TEST(a_swap_keeps_what_it_replaces),
		NEWSROOM_TEST(a_withdrawal_removes_the_old_site_at_once),
		NEWSROOM_TEST(other_peoples_things_among_the_objects_stay),
		NEWSROOM_TEST(a_damaged_record_of_roots_harms_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
