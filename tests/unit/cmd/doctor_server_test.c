#include "../base/fs_room.h"

#include "cmd/doctor.h"

static enum doctor_root root_of(struct room *room, const char *line)
{
	return doctor_root_of(
		&room->arena, STR("/srv/newsroom"), str_from(line));
}

static void the_folder_of_the_site_is_right(void **state)
{
	static const char *const lines[] = {
		"root /srv/newsroom/.dateline/www/site;",
		"\troot   /srv/newsroom/.dateline/www/site/;   # HERE",
		"root /srv/newsroom/public;",
		"root * /srv/newsroom/.dateline/www/site",
		"DocumentRoot \"/srv/newsroom/public\"",
		"Alias /press /srv/newsroom/public",
		"alias '/srv/newsroom/public/2026';",
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (root_of(*state, lines[i]) != DOCTOR_ROOT_SITE)
			fail_msg("%s", lines[i]);
}

static void what_holds_more_than_the_site_is_wrong(void **state)
{
	static const char *const lines[] = {
		"root /srv/newsroom;",
		"root /srv/newsroom/;",
		"root /srv;",
		"root /;",
		"root /srv/newsroom/.dateline/www;",
		"root /srv/newsroom/.dateline;",
		"root /srv/newsroom/.dateline/www/sites;",
		"root /srv/newsroom/publicity;",
		"root * /srv/newsroom/releases",
		"DocumentRoot /srv/newsroom/.dateline/www",
		"Alias \"/press\" \"/srv/newsroom\"",
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (root_of(*state, lines[i]) != DOCTOR_ROOT_MORE)
			fail_msg("%s", lines[i]);
}

static void other_folders_and_other_lines_are_nothing_to_us(void **state)
{
	static const char *const lines[] = {
		"",
		"root",
		"root ;",
		"root $folder;",
		"root html;",
		"root /srv/newsrooms;",
		"root /srv/new;",
		"# root /srv/newsroom;",
		"#root /srv/newsroom;",
		"<Directory /srv/newsroom>",
		"rooted /srv/newsroom;",
		"Alias /srv/newsroom",
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (root_of(*state, lines[i]) != DOCTOR_ROOT_NONE)
			fail_msg("%s", lines[i]);
}

static void a_folder_is_known_by_another_name(void **state)
{
	struct room *room = *state;
	struct str real = arena_format(&room->arena, "%s/real", room->path);
	struct str line;

	mkdirat(room->fd, "real", 0755);
	mkdirat(room->fd, "real/releases", 0755);
	mkdirat(room->fd, "real/object", 0755);
	link_to(room, "object", "real/public");
	link_to(room, "real", "other");
	line = arena_format(&room->arena, "root %s/other;", room->path);
	assert_int_equal(
		doctor_root_of(&room->arena, real, line), DOCTOR_ROOT_MORE);
	line = arena_format(&room->arena, "root %s/other/public;", room->path);
	assert_int_equal(
		doctor_root_of(&room->arena, real, line), DOCTOR_ROOT_SITE);
	line = arena_format(
		&room->arena, "root %s/other/releases;", room->path);
	assert_int_equal(
		doctor_root_of(&room->arena, real, line), DOCTOR_ROOT_MORE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(the_folder_of_the_site_is_right),
		FS_TEST(what_holds_more_than_the_site_is_wrong),
		FS_TEST(other_folders_and_other_lines_are_nothing_to_us),
		FS_TEST(a_folder_is_known_by_another_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
