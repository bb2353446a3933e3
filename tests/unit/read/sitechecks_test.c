#include "room.h"

#include "read/sitechecks.h"

static bool check_logo(struct room *room, const char *path)
{
	room->d = (struct diags){.arena = &room->arena};
	room->site.logo = str_from(path);
	return sitechecks_logo(&room->d, &room->arena, room->fd, &room->site);
}

static void check_finding(struct room *room, const char *path, const char *id)
{
	if (check_logo(room, path) || room->d.count != 1 ||
		strcmp(room->d.items[0].id, id) != 0)
		fail_msg("%s: %s is not %s", path, room_findings(room), id);
}

static void put(struct room *room, const char *path, struct str bytes)
{
	assert_true(
		fs_replace(&room->d, room->fd, str_from(path), bytes, 0644));
}

static void a_logo_is_judged_as_the_pictures_of_releases_are(void **state)
{
	static const char drawing[] =
		"<svg xmlns='http://www.w3.org/2000/svg' width='3' "
		"height='4'/>";
	struct room room;

	(void)state;
	room_open(&room);
	put(&room, "logo.svg", str_from(drawing));
	put(&room, "active.svg", STR("<svg onload='x'/>"));
	assert_true(check_logo(&room, ""));
	assert_true(check_logo(&room, "logo.svg"));
	check_finding(&room, "active.svg", "svg-unsafe");
	assert_false(check_logo(&room, "../logo.svg"));
	assert_false(check_logo(&room, "missing.svg"));
	assert_true(fs_remove_all(&room.d, room.fd, STR("logo.svg")));
	assert_true(fs_remove_all(&room.d, room.fd, STR("active.svg")));
	room_close(&room);
}

static void a_boilerplate_is_refused_once_and_not_in_each_release(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	assert_true(sitechecks_boilerplates(&room.d, &room.site));
	assert_int_equal(room.d.count, 0);
	room.boilerplates[1].text = STR("<div>Words in HTML</div>");
	assert_false(sitechecks_boilerplates(&room.d, &room.site));
	assert_int_equal(room.d.count, 1);
	assert_string_equal(room.d.items[0].id, "text-html-words");
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_logo_is_judged_as_the_pictures_of_releases_are),
		cmocka_unit_test(
			a_boilerplate_is_refused_once_and_not_in_each_release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
