#include "../base/fs_room.h"

#include "read/gitfolder.h"

static struct str_list find(struct room *room, const char *path)
{
	struct str_list found = {0};

	gitfolder_find(&room->arena,
		arena_format(&room->arena, "%s/%s", room->path, path).ptr,
		&found);
	return found;
}

static void assert_is(struct room *room, struct str found, const char *path)
{
	assert_string_equal(found.ptr,
		arena_format(&room->arena, "%s/%s", room->path, path).ptr);
}

static void without_a_repository_there_is_nothing(void **state)
{
	struct room *room = *state;

	mkdirat(room->fd, "news", 0755);
	assert_int_equal(find(room, "news").count, 0);
	assert_int_equal(find(room, "nowhere").count, 0);
}

static void the_repository_is_found_above(void **state)
{
	struct room *room = *state;
	struct str_list found;

	mkdirat(room->fd, ".git", 0755);
	mkdirat(room->fd, "press", 0755);
	mkdirat(room->fd, "press/news", 0755);
	found = find(room, "press/news");
	assert_int_equal(found.count, 2);
	assert_is(room, found.items[0], ".git");
	assert_is(room, found.items[1], ".git");
}

static void a_worktree_leads_to_its_own_and_the_shared_folder(void **state)
{
	struct room *room = *state;
	struct str_list found;

	mkdirat(room->fd, "main", 0755);
	mkdirat(room->fd, "main/own", 0755);
	mkdirat(room->fd, "tree", 0755);
	put(room, "main/own/commondir", "..\n");
	put(room, "tree/.git", "gitdir: ../main/own\n");
	found = find(room, "tree");
	assert_int_equal(found.count, 3);
	assert_is(room, found.items[0], "tree/.git");
	assert_is(room, found.items[1], "tree/../main/own");
	assert_is(room, found.items[2], "tree/../main/own/..");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(without_a_repository_there_is_nothing),
		FS_TEST(the_repository_is_found_above),
		FS_TEST(a_worktree_leads_to_its_own_and_the_shared_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
