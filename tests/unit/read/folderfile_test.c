#include "room.h"

#include "read/filekind.h"
#include "read/folderfile.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='4'>"

static void only_the_files_of_the_folder_can_be_named(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "report.pdf", STR("%PDF-1.7\n"));
	room_finds(&room, "attachments: [Report.pdf]\n",
		"error: no file \"Report.pdf\" in " ROOM_FOLDER
		"; did you mean \"report.pdf\"? [file-missing]");
	room_finds(&room, "attachments: [other.pdf]\n",
		"no file \"other.pdf\" in " ROOM_FOLDER " [file-missing]");
	room_str(room.d.items[0].help, "In it is: report.pdf.");
	room_finds(&room, "attachments: [../index.md]\n", "[file-missing]");
	room_finds(&room, "attachments: [index.md]\n", "[file-type]");
	room.is_file = true;
	room_finds(&room, "attachments: [report.pdf]\n",
		"error: \"report.pdf\": make the release a folder with "
		"index.md and the file in it [file-folder]");
	room_close(&room);
}

static void only_some_files_are_listed(void **state)
{
	struct room room;
	size_t i;

	(void)state;
	room_open(&room);
	for (i = 0; i <= FOLDERFILE_MAX_SHOWN; i++) {
		room_put(&room, arena_format(&room.arena, "p%02zu", i).ptr,
			STR("x"));
		room_finds(
			&room, "attachments: [other.pdf]\n", "[file-missing]");
		assert_int_equal(
			str_ends_with(room.d.items[0].help, STR(" and more.")),
			i == FOLDERFILE_MAX_SHOWN);
	}
	room_close(&room);
}

static void all_files_but_the_release_itself_are_listed(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "b.csv", STR("x"));
	room_put(&room, "a b.pdf", STR("x"));
	room_put(&room, ".DS_Store", STR("x"));
	room_good(&room, "");
	assert_int_equal(room.release->folder_files.count, 2);
	room_str(room.release->folder_files.items[0], "a b.pdf");
	room_str(room.release->folder_files.items[1], "b.csv");
	assert_int_equal(room.release->file_count, 0);
	room_close(&room);
}

static void names_and_kinds_are_judged(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "a b.pdf", STR("%PDF-1.7\n"));
	room_put(&room, "a.html", STR("<html>"));
	room_put(&room, "release.txt", STR("x"));
	room_put(&room, "a.png", STR("%PDF-1.7\n"));
	room_finds(&room, "attachments: [a b.pdf]\n", "[file-name]");
	room_finds(&room, "attachments: [a.html]\n", "[file-type]");
	room_finds(&room, "attachments: [release.txt]\n", "[file-reserved]");
	room_finds(&room, "attachments: [a.png]\n", "[file-content]");
	room_close(&room);
}

static void names_that_differ_by_case_are_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "a.pdf", STR("%PDF-1.7\n"));
	room_put(&room, "A.pdf", STR("%PDF-1.7\n"));
	room_finds(&room, "attachments: [a.pdf, A.pdf]\n",
		"error: \"A.pdf\" differs from \"a.pdf\" only by case; rename "
		"one [file-case]");
	room_close(&room);
}

static void damaged_pictures_are_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "a.png", STR("\x89PNG\r\n\x1a\n"));
	room_finds(&room, "attachments: [a.png]\n",
		"error: \"a.png\" is damaged; save it anew [image-damaged]");
	room_close(&room);
}

static void drawings_are_scanned(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "a.svg", STR(SVG "</svg>"));
	room_good(&room, "attachments: [a.svg]\n");
	assert_int_equal(room.release->files[0]->height, 4);
	room_put(&room, "a.svg", STR(SVG "\n<script/></svg>"));
	room_finds(&room, "attachments: [a.svg]\n",
		"error: \"a.svg\": line 2: it holds a script [svg-unsafe]");
	room_close(&room);
}

static void what_is_no_ordinary_file_is_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	assert_int_equal(symlinkat("b.pdf", room.fd, ROOM_FOLDER "/a.pdf"), 0);
	room_finds(&room, "attachments: [a.pdf]\n", "error: ");
	assert_int_equal(mkdirat(room.fd, ROOM_FOLDER "/sub.pdf", 0755), 0);
	room_finds(&room, "attachments: [sub.pdf]\n", "[file-kind]");
	room_close(&room);
}

/* A file of that many bytes, with a hole for most of them. */
static void put_large(struct room *room, const char *name, uint64_t size)
{
	int fd = openat(room->fd, name, O_WRONLY);

	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, (off_t)size), 0);
	close(fd);
}

static void a_file_over_its_limit_is_refused(void **state)
{
	struct room room;

	(void)state;
	room_open(&room);
	room_put(&room, "a.svg", STR(SVG "</svg>"));
	put_large(&room, ROOM_FOLDER "/a.svg", FILEKIND_MAX_DRAWING + 1);
	room_finds(&room, "attachments: [a.svg]\n",
		"error: \"a.svg\" is larger than 1 MiB [file-size]");
	room_close(&room);
}

static void a_release_has_a_limit_of_files(void **state)
{
	struct room room;
	struct buf lines = {0};
	size_t i;

	(void)state;
	room_open(&room);
	buf_z(&lines, "attachments:\n");
	for (i = 0; i <= FOLDERFILE_MAX_COUNT; i++) {
		struct str name = arena_format(&room.arena, "a%zu.txt", i);

		room_put(&room, name.ptr, STR("x"));
		buf_format(&lines, "  - %s\n", name.ptr);
		if (i == FOLDERFILE_MAX_COUNT - 1)
			room_good(&room,
				arena_str(&room.arena, buf_view(&lines)).ptr);
	}
	room_finds(&room, arena_str(&room.arena, buf_view(&lines)).ptr,
		"[files-many]");
	buf_release(&lines);
	room_close(&room);
}

static void the_files_of_a_release_have_a_limit_together(void **state)
{
	struct room room;
	struct arena scratch = {0};
	struct release_file *file;
	struct folderfile_set set = {.scratch = &scratch};
	const struct fs_entry entry = {.name = STR("a.txt")};

	(void)state;
	room_open(&room);
	room_put(&room, "a.txt", STR("abc"));
	set.place = (struct folderfile_place){
		&room.d, &room.arena, room.fd, STR(ROOM_FOLDER)};
	set.entries = &entry;
	set.entry_count = 1;
	set.size = FILEKIND_MAX_RELEASE - 2;
	assert_null(folderfile_claim(
		&set, STR("a.txt"), (struct span){0}, FILE_ATTACHMENT));
	assert_string_equal(room.d.items[0].id, "files-large");
	set.size = FILEKIND_MAX_RELEASE - 3;
	file = folderfile_claim(
		&set, STR("a.txt"), (struct span){0}, FILE_ATTACHMENT);
	assert_non_null(file);
	assert_int_equal(set.size, FILEKIND_MAX_RELEASE);
	assert_ptr_equal(file, folderfile_claim(&set, STR("a.txt"),
				       (struct span){0}, FILE_IMAGE));
	arena_release(&scratch);
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_files_of_the_folder_can_be_named),
		cmocka_unit_test(only_some_files_are_listed),
		cmocka_unit_test(all_files_but_the_release_itself_are_listed),
		cmocka_unit_test(names_and_kinds_are_judged),
		cmocka_unit_test(names_that_differ_by_case_are_refused),
		cmocka_unit_test(damaged_pictures_are_refused),
		cmocka_unit_test(drawings_are_scanned),
		cmocka_unit_test(what_is_no_ordinary_file_is_refused),
		cmocka_unit_test(a_file_over_its_limit_is_refused),
		cmocka_unit_test(a_release_has_a_limit_of_files),
		cmocka_unit_test(the_files_of_a_release_have_a_limit_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
