#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/filekind.h"

static void the_extension_says_the_kind_in_any_case(void **state)
{
	static const struct {
		const char *name, *type;
	} rows[] = {
		{"a.pdf", "application/pdf"},
		{"a.PNG", "image/png"},
		{"a.jpg", "image/jpeg"},
		{"a.jpeg", "image/jpeg"},
		{"a.webp", "image/webp"},
		{"a.gif", "image/gif"},
		{"a.avif", "image/avif"},
		{"a.svg", "image/svg+xml"},
		{"a.csv", "text/csv"},
		{"a.b.txt", "text/plain"},
		{"a.zip", "application/zip"},
		{"a.mp3", "audio/mpeg"},
		{"a.mp4", "video/mp4"},
		{"a.odt", "application/vnd.oasis.opendocument.text"},
		{"a.ods", "application/vnd.oasis.opendocument.spreadsheet"},
		{"a.docx", "application/vnd.openxmlformats-officedocument."
			   "wordprocessingml.document"},
		{"a.xlsx", "application/vnd.openxmlformats-officedocument."
			   "spreadsheetml.sheet"},
		{"a.pptx", "application/vnd.openxmlformats-officedocument."
			   "presentationml.presentation"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct filekind *kind =
			filekind_of(str_from(rows[i].name));

		assert_non_null(kind);
		assert_string_equal(kind->type, rows[i].type);
	}
	assert_null(filekind_of(STR("png")));
	assert_null(filekind_of(STR("a.")));
	assert_null(filekind_of(STR("a.exe")));
}

static void a_name_has_web_letters_only(void **state)
{
	char name[FILEKIND_MAX_NAME + 1];
	size_t len;

	(void)state;
	assert_true(filekind_is_name(STR("a")));
	assert_true(filekind_is_name(STR("A_b-1.2.pdf")));
	assert_false(filekind_is_name(STR("")));
	assert_false(filekind_is_name(STR(".htaccess")));
	assert_false(filekind_is_name(STR("-a")));
	assert_false(filekind_is_name(STR("a b")));
	assert_false(filekind_is_name(STR("a/b")));
	assert_false(filekind_is_name(STR("a\0b")));
	assert_false(filekind_is_name(STR("\xc3\xa4")));
	memset(name, 'a', sizeof(name));
	for (len = FILEKIND_MAX_NAME - 1; len <= sizeof(name); len++)
		assert_int_equal(filekind_is_name((struct str){name, len}),
			len <= FILEKIND_MAX_NAME);
}

/* The only finding of the file name `name`, in its one-line form. */
static void expect_finding(
	struct str name, const char *id, const char *brief, const char *help)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};
	const struct filekind *kind;

	assert_false(filekind_find(&d, name, (struct span){0}, &kind));
	assert_int_equal(d.count, 1);
	assert_string_equal(d.items[0].id, id);
	assert_true(str_equal_z(d.items[0].brief, brief));
	if (str_find(d.items[0].help, str_from(help)) == STR_NONE)
		fail_msg("%.*s", STR_ARG(d.items[0].help));
	arena_release(&a);
}

static void a_refused_name_is_met_with_one_to_write(void **state)
{
	(void)state;
	expect_finding(STR("\xc3\x9c"
			   "bersicht (2).pdf"),
		"file-name",
		"file name \"\xc3\x9c"
		"bersicht (2).pdf\" has other "
		"characters than A-Z a-z 0-9 . _ -",
		"as in \"Ubersicht-2-.pdf\"");
	expect_finding(STR("\xe2\x80\xa6"), "file-name",
		"file name \"\xe2\x80\xa6\" has other characters than A-Z a-z "
		"0-9 . _ -",
		"at most 101 of them.");
}

static void a_refused_kind_is_told_why(void **state)
{
	(void)state;
	expect_finding(STR("a.html"), "file-type",
		"\"a.html\" is of a kind that is not published", "as a PDF");
	expect_finding(STR("a.XML"), "file-type",
		"\"a.XML\" is of a kind that is not published",
		"could run in the reader's browser");
	expect_finding(STR("a.js"), "file-type",
		"\"a.js\" is of a kind that is not published",
		"could run in the reader's browser");
	expect_finding(STR("a.heic"), "file-type",
		"\"a.heic\" is of a kind that is not published",
		"as .jpg or .png");
	expect_finding(STR("a.xyz"), "file-type",
		"\"a.xyz\" is of a kind that is not published",
		"Files that can be published: pdf png");
}

static bool agrees(const char *name, struct str head)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};
	const struct filekind *kind = filekind_of(str_from(name));
	bool ok = filekind_agrees(
		&d, kind, str_from(name), head, (struct span){0});

	if (!ok)
		assert_string_equal(d.items[0].id, "file-content");
	assert_int_equal(d.count, !ok);
	arena_release(&a);
	return ok;
}

static void leading_bytes_agree_with_the_extension(void **state)
{
	(void)state;
	assert_true(agrees("a.png", STR("\x89PNG\r\n\x1a\n....")));
	assert_true(agrees("a.jpg", STR("\xff\xd8\xff\xe0....")));
	assert_true(agrees("a.gif", STR("GIF89a....")));
	assert_true(agrees("a.webp", STR("RIFF....WEBPVP8 ....")));
	assert_true(agrees("a.avif", STR("\0\0\0\x1c"
					 "ftypavif....")));
	assert_true(agrees("a.avif", STR("\0\0\0\x1c"
					 "ftypmif1\0\0\0\0mif1avif")));
	assert_true(agrees("a.mp4", STR("\0\0\0\x1c"
					"ftypisom....")));
	assert_true(agrees("a.mp3", STR("ID3....")));
	assert_true(agrees("a.mp3", STR("\xff\xfb\x90\x44")));
	assert_true(agrees("a.pdf", STR("%PDF-1.7\n")));
	assert_true(agrees("a.zip", STR("PK\x03\x04....")));
	assert_true(agrees("a.docx", STR("PK\x03\x04....")));
	assert_true(agrees("a.odt",
		STR("PK\x03\x04..........................mimetypeapplication/"
		    "vnd.oasis.opendocument.text")));
	assert_true(agrees("a.csv", STR("name,url\n")));
	assert_true(agrees("a.txt", STR("")));
	assert_true(agrees("a.svg", STR("<svg>")));
}

static void a_file_under_a_false_name_is_refused(void **state)
{
	(void)state;
	assert_false(agrees("a.png", STR("\xff\xd8\xff\xe0")));
	assert_false(agrees("a.png", STR("")));
	assert_false(agrees("a.jpg", STR("<html>")));
	assert_false(agrees("a.mp4", STR("\0\0\0\x1c"
					 "ftypavif")));
	assert_false(agrees("a.mp4", STR("\0\0\0\x1c"
					 "ftypqt  ")));
	assert_false(agrees("a.mp4", STR("\0\0\0\x1c"
					 "ftypheic")));
	assert_false(agrees("a.avif", STR("\0\0\0\x1c"
					  "ftypisom")));
	assert_false(agrees("a.mp3", STR("\xff\xd8\xff\xe0")));
	assert_false(agrees("a.odt", STR("PK\x03\x04....")));
	assert_false(agrees("a.txt", STR(" <!doctype HTML>")));
	assert_false(agrees("a.txt", STR("\xef\xbb\xbf<script>")));
	assert_false(agrees("a.csv", STR("n\0a\0m\0e\0")));
	assert_false(agrees("a.csv", STR("\xff\xfe"
					 "n")));
	assert_false(agrees("a.svg", STR("\x89PNG")));
}

static void a_finding_says_what_the_bytes_look_like(void **state)
{
	struct arena a = {0};
	struct diags d = {.arena = &a};

	(void)state;
	filekind_agrees(&d, filekind_of(STR("a.png")), STR("a.png"),
		STR("\xff\xd8\xff\xe0"), (struct span){0});
	assert_true(str_equal_z(d.items[0].text,
		"\"a.png\" is not a PNG picture, although its name says so; "
		"it looks like a JPEG picture."));
	arena_release(&a);
}

static void each_kind_has_a_largest_size(void **state)
{
	static const struct {
		const char *name;
		uint64_t max;
	} rows[] = {
		{"a.svg", FILEKIND_MAX_DRAWING},
		{"a.png", FILEKIND_MAX_PICTURE},
		{"a.txt", FILEKIND_MAX_TEXT},
		{"a.pdf", FILEKIND_MAX_DOCUMENT},
		{"a.zip", FILEKIND_MAX_ARCHIVE},
		{"a.mp3", FILEKIND_MAX_SOUND},
		{"a.mp4", FILEKIND_MAX_VIDEO},
	};
	struct arena a = {0};
	struct diags d = {.arena = &a};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str name = str_from(rows[i].name);
		const struct filekind *kind = filekind_of(name);
		struct span at = {0};

		assert_true(filekind_fits(&d, kind, name, rows[i].max - 1, at));
		assert_true(filekind_fits(&d, kind, name, rows[i].max, at));
		assert_int_equal(d.count, i);
		assert_false(
			filekind_fits(&d, kind, name, rows[i].max + 1, at));
		assert_string_equal(d.items[i].id, "file-size");
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_extension_says_the_kind_in_any_case),
		cmocka_unit_test(a_name_has_web_letters_only),
		cmocka_unit_test(a_refused_name_is_met_with_one_to_write),
		cmocka_unit_test(a_refused_kind_is_told_why),
		cmocka_unit_test(leading_bytes_agree_with_the_extension),
		cmocka_unit_test(a_file_under_a_false_name_is_refused),
		cmocka_unit_test(a_finding_says_what_the_bytes_look_like),
		cmocka_unit_test(each_kind_has_a_largest_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
