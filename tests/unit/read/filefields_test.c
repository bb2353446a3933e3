#include "room.h"

#define GIF STR("GIF89a\x0a\0\x14\0")
#define ALT "alt: a chart"

static void open_with_files(struct room *room)
{
	room_open(room);
	room_put(room, "chart.gif", GIF);
	room_put(room, "report.pdf", STR("%PDF-1.7\n"));
	room_put(room, "film.mp4",
		STR("\0\0\0\x1c"
		    "ftypisom"));
}

static void an_image_has_its_size_digest_and_words(void **state)
{
	struct room room;
	const struct release_file *file;
	struct digest digest = hash_bytes(GIF.ptr, GIF.len);

	(void)state;
	open_with_files(&room);
	room_good(&room, "image: {file: chart.gif, " ALT ", caption: C, "
			 "credit: Jo}\n");
	file = room.release->image;
	room_str(file->name, "chart.gif");
	room_str(file->path, ROOM_FOLDER "/chart.gif");
	assert_string_equal(file->type, "image/gif");
	assert_int_equal(file->width, 10);
	assert_int_equal(file->height, 20);
	assert_int_equal(file->size, GIF.len);
	assert_true(hash_equal(&file->digest, &digest));
	room_str(file->alt, "a chart");
	room_str(file->caption, "C");
	room_str(file->credit, "Jo");
	assert_int_equal(room.release->file_count, 1);
	assert_ptr_equal(room.release->files[0], file);
	room_close(&room);
}

static void a_picture_without_alt_is_refused(void **state)
{
	struct room room;

	(void)state;
	open_with_files(&room);
	room_finds(&room, "image: chart.gif\n", "[alt-missing]");
	room_finds(&room, "image: {file: chart.gif}\n",
		"error: picture without `alt`; write what it shows "
		"[alt-missing]");
	room_finds(&room, "image: {file: chart.gif, alt: \"\"}\n",
		"[alt-missing]");
	room_finds(&room, "image: {file: chart.gif, alt: \" \"}\n",
		"[alt-missing]");
	room_close(&room);
}

static void an_image_must_be_a_picture(void **state)
{
	struct room room;

	(void)state;
	open_with_files(&room);
	room_finds(
		&room, "image: {file: report.pdf, " ALT "}\n", "[image-kind]");
	room_finds(&room, "image: {" ALT "}\n", "[field-missing]");
	room_close(&room);
}

static void attachments_have_titles_and_each_file_is_kept_once(void **state)
{
	struct room room;
	const struct release *release;

	(void)state;
	open_with_files(&room);
	room_good(&room,
		"image: {file: chart.gif, " ALT "}\nattachments:\n  - {file: "
		"report.pdf, title: The report}\n  - chart.gif\n");
	release = room.release;
	assert_int_equal(release->attachment_count, 2);
	room_str(release->attachments[0]->title, "The report");
	assert_string_equal(release->attachments[0]->type, "application/pdf");
	assert_int_equal(release->attachments[0]->size, 9);
	assert_ptr_equal(release->attachments[1], release->image);
	assert_int_equal(release->file_count, 2);
	room_close(&room);
}

static void a_photo_needs_alt_and_credit_and_should_have_rights(void **state)
{
	struct room room;
	const struct release_media *media;

	(void)state;
	open_with_files(&room);
	room_good(&room, "media: [{file: chart.gif, " ALT ", credit: Jo, "
			 "rights: free, caption: C}]\n");
	media = room.release->media;
	assert_int_equal(room.release->media_count, 1);
	room_str(media->kind, "photo");
	room_str(media->rights, "free");
	assert_int_equal(media->file->width, 10);
	room_finds(&room, "media: [{file: chart.gif, credit: Jo, rights: x}]\n",
		"[alt-missing]");
	room_finds(&room, "media: [{file: chart.gif, " ALT ", rights: x}]\n",
		"error: photo without `credit`; name who made it "
		"[credit-missing]");
	room_finds(&room, "media: [{file: chart.gif, " ALT ", credit: Jo}]\n",
		"warning: photo without `rights`; say who may print it "
		"[rights-missing]");
	room_close(&room);
}

static void captions_have_the_punctuation_of_the_text(void **state)
{
	struct room room;

	(void)state;
	open_with_files(&room);
	room_good(&room,
		"image: {file: chart.gif, " ALT ", caption: '- 1. \"A\" "
		"-- it''s... [b](c)'}\n");
	room_str(room.release->image->caption, "- 1. “A” – it’s… [b](c)");
	room_good(&room, "media: [{file: chart.gif, " ALT ", credit: Jo, "
			 "rights: free, caption: \"Jo's\"}]\n");
	room_str(room.release->media->caption, "Jo’s");
	room_good(&room, "language: fr\nimage: {file: chart.gif, " ALT
			 ", caption: \"l'eau\"}\n");
	room_str(room.release->image->caption, "l'eau");
	room_close(&room);
}

static void other_media_can_be_here_or_elsewhere(void **state)
{
	struct room room;
	const struct release_media *media;

	(void)state;
	open_with_files(&room);
	room_good(&room,
		"media:\n  - film.mp4\n  - {url: \"https://a.example/f\", "
		"kind: audio}\n  - {file: chart.gif, kind: logo}\n");
	media = room.release->media;
	assert_int_equal(room.release->media_count, 3);
	room_str(media[0].kind, "video");
	assert_null(media[1].file);
	room_str(media[1].url, "https://a.example/f");
	room_str(media[2].kind, "logo");
	room_finds(&room, "media: [{url: \"https://a.example/f\"}]\n",
		"[media-kind]");
	room_finds(&room, "media: [report.pdf]\n", "[media-kind]");
	room_finds(&room, "media: [{file: film.mp4, kind: film}]\n",
		"[media-kind]");
	room_finds(&room, "media: [{kind: video}]\n", "[file-or-url]");
	room_finds(&room,
		"media: [{file: film.mp4, url: \"https://a.example/f\"}]\n",
		"[file-or-url]");
	room_close(&room);
}

static void a_letter_is_a_file_or_an_address(void **state)
{
	struct room room;
	const struct letter *letter;

	(void)state;
	open_with_files(&room);
	room_good(&room, "letter: {title: T, to: The board, date: 2026-11-01, "
			 "file: report.pdf}\n");
	letter = room.release->letter;
	assert_non_null(letter);
	room_str(letter->title, "T");
	room_str(letter->to, "The board");
	room_str(letter->date, "2026-11-01");
	assert_int_equal(letter->file->use, FILE_LETTER);
	room_good(&room, "letter: {url: \"https://a.example/l\"}\n");
	room_str(room.release->letter->url, "https://a.example/l");
	room_finds(&room, "letter: {title: T}\n", "[file-or-url]");
	assert_null(room.release->letter);
	room_finds(&room, "letter: none.pdf\n", "[file-missing]");
	room_close(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_image_has_its_size_digest_and_words),
		cmocka_unit_test(a_picture_without_alt_is_refused),
		cmocka_unit_test(an_image_must_be_a_picture),
		cmocka_unit_test(
			attachments_have_titles_and_each_file_is_kept_once),
		cmocka_unit_test(
			a_photo_needs_alt_and_credit_and_should_have_rights),
		cmocka_unit_test(captions_have_the_punctuation_of_the_text),
		cmocka_unit_test(other_media_can_be_here_or_elsewhere),
		cmocka_unit_test(a_letter_is_a_file_or_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
