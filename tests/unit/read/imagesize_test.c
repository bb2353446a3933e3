#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/imagesize.h"

static void expect(struct str bytes, uint32_t width, uint32_t height)
{
	uint32_t w = 7, h = 7;

	assert_true(imagesize_find(bytes, &w, &h));
	assert_int_equal(w, width);
	assert_int_equal(h, height);
}

static void expect_none(struct str bytes)
{
	uint32_t w = 7, h = 7;

	assert_false(imagesize_find(bytes, &w, &h));
	assert_int_equal(w, 0);
	assert_int_equal(h, 0);
}

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"

static void png_says_its_size_in_the_header_chunk(void **state)
{
	(void)state;
	expect(STR(PNG "\0\0\x02\x80\0\0\x01\xe0"), 640, 480);
	expect_none(STR(PNG "\0\0\x02\x80\0\0\x01"));
	expect_none(STR(PNG "\0\0\0\0\0\0\x01\xe0"));
}

static void a_side_has_a_limit(void **state)
{
	(void)state;
	/* 99,999, 100,000 and 100,001 pixels */
	expect(STR(PNG "\0\x01\x86\x9f\0\0\0\1"), IMAGESIZE_MAX_SIDE - 1, 1);
	expect(STR(PNG "\0\x01\x86\xa0\0\0\0\1"), IMAGESIZE_MAX_SIDE, 1);
	expect_none(STR(PNG "\0\x01\x86\xa1\0\0\0\1"));
}

static void gif_says_its_screen(void **state)
{
	(void)state;
	expect(STR("GIF89a\x0a\0\x14\0"), 10, 20);
	expect_none(STR("GIF89a\x0a\0\x14"));
}

#define FRAME                                                                  \
	"\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03"                               \
	"\1\x22\0\2\x11\1\3\x11\1"

static void jpeg_segments_are_walked_to_the_frame(void **state)
{
	(void)state;
	expect(STR("\xff\xd8\xff\xe0\0\4ab" FRAME), 640, 480);
	/* fill bytes, and a table that looks like a frame by its number */
	expect(STR("\xff\xd8\xff\xff\xff\xe0\0\4ab\xff\xc4\0\4ab" FRAME), 640,
		480);
}

static void jpeg_without_a_frame_has_no_size(void **state)
{
	(void)state;
	expect_none(STR("\xff\xd8\xff\xe0\0\4ab"));
	expect_none(STR("\xff\xd8\xff\xe0\xff\xff" FRAME));
	expect_none(STR("\xff\xd8\xff\xe0\0\1" FRAME));
	expect_none(STR("\xff\xd8\xff\xda\0\4ab" FRAME));
	expect_none(STR("\xff\xd8\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03"));
}

/* 34 bytes: length, name, TIFF header, one entry, no next directory */
#define EXIF(turned)                                                           \
	"\xff\xe1\0\x22"                                                       \
	"Exif\0\0MM\0\x2a\0\0\0\x08\0\1\x01\x12\0\3"                           \
	"\0\0\0\1\0" turned "\0\0\0\0\0\0"
#define EXIF_LITTLE(turned)                                                    \
	"\xff\xe1\0\x22"                                                       \
	"Exif\0\0II\x2a\0\x08\0\0\0\1\0\x12\x01\3\0"                           \
	"\1\0\0\0" turned "\0\0\0\0\0\0\0"

static void a_picture_held_upright_is_turned(void **state)
{
	(void)state;
	expect(STR("\xff\xd8" EXIF("\6") FRAME), 480, 640);
	expect(STR("\xff\xd8" EXIF_LITTLE("\x08") FRAME), 480, 640);
	expect(STR("\xff\xd8" EXIF("\3") FRAME), 640, 480);
	expect(STR("\xff\xd8" EXIF("\x09") FRAME), 640, 480);
}

static void a_jpeg_has_a_limit_of_segments(void **state)
{
	struct buf b = {0};
	size_t i;

	(void)state;
	buf_z(&b, "\xff\xd8");
	for (i = 0; i < IMAGESIZE_MAX_SEGMENTS - 1; i++)
		buf_add(&b, "\xff\xe0\0\2", 4);
	buf_add(&b, FRAME, sizeof(FRAME) - 1);
	expect(buf_view(&b), 640, 480);
	buf_reset(&b);
	buf_z(&b, "\xff\xd8");
	for (i = 0; i < IMAGESIZE_MAX_SEGMENTS; i++)
		buf_add(&b, "\xff\xe0\0\2", 4);
	buf_add(&b, FRAME, sizeof(FRAME) - 1);
	expect_none(buf_view(&b));
	buf_release(&b);
}

static void webp_has_three_forms(void **state)
{
	(void)state;
	expect(STR("RIFF\x1a\0\0\0WEBPVP8 \x0e\0\0\0\x30\1\0\x9d\x01\x2a"
		   "\x80\x02\xe0\x01"),
		640, 480);
	/* 639 and 479 in 14 bits each */
	expect(STR("RIFF\x1a\0\0\0WEBPVP8L\x0e\0\0\0\x2f\x7f\xc2\x77\0"
		   "\0\0\0\0\0"),
		640, 480);
	expect(STR("RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"
		   "\x7f\x02\0\xdf\x01\0"),
		640, 480);
	expect_none(STR("RIFF\x1a\0\0\0WEBPVP8 \x0e\0\0\0\x30\1\0\x9d\x01"
			"\x2b\x80\x02\xe0\x01"));
}

#define ISPE(w, h) "\0\0\0\x14ispe\0\0\0\0\0\0" w "\0\0" h

static void avif_says_it_in_its_largest_property(void **state)
{
	(void)state;
	expect(STR("\0\0\0\x0c"
		   "ftypavif"
		   "\0\0\0\x44meta\0\0\0\0"
		   "\0\0\0\x38iprp\0\0\0\x30ipco" ISPE("\0\x40", "\0\x30")
			       ISPE("\x02\x80", "\x01\xe0")),
		640, 480);
	expect_none(STR("\0\0\0\x0c"
			"ftypavif\0\0\0\x08meta"));
	expect_none(STR("\0\0\0\x0c"
			"ftypavif\0\0\0\0meta"));
}

static void svg_says_lengths_or_a_view_box(void **state)
{
	(void)state;
	expect(STR("<svg width='640' height=\"480px\"></svg>"), 640, 480);
	expect(STR("<?xml version='1.0'?><!-- x --><svg width='1in' "
		   "height='25.4mm'/>"),
		96, 96);
	expect(STR("\xef\xbb\xbf<svg width='100%' height='100%' "
		   "viewBox='0 0 32.5,16'/>"),
		33, 16);
	expect(STR("<svg viewBox='-1 -1 640 480'/>"), 640, 480);
}

static void svg_without_a_size_has_none(void **state)
{
	(void)state;
	expect_none(STR("<svg/>"));
	expect_none(STR("<svg width='640'/>"));
	expect_none(STR("<svg viewBox='0 0 640'/>"));
	expect_none(STR("<svg viewBox='0 0 640 x'/>"));
	expect_none(STR("<svg width='1e9' height='1e9'/>"));
	expect_none(STR("<html width='640' height='480'/>"));
}

static void nothing_and_other_files_have_no_size(void **state)
{
	(void)state;
	expect_none(STR(""));
	expect_none(STR("%PDF-1.7"));
	expect_none(STR("RIFF\x1a\0\0\0WAVEfmt "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(png_says_its_size_in_the_header_chunk),
		cmocka_unit_test(a_side_has_a_limit),
		cmocka_unit_test(gif_says_its_screen),
		cmocka_unit_test(jpeg_segments_are_walked_to_the_frame),
		cmocka_unit_test(jpeg_without_a_frame_has_no_size),
		cmocka_unit_test(a_picture_held_upright_is_turned),
		cmocka_unit_test(a_jpeg_has_a_limit_of_segments),
		cmocka_unit_test(webp_has_three_forms),
		cmocka_unit_test(avif_says_it_in_its_largest_property),
		cmocka_unit_test(svg_says_lengths_or_a_view_box),
		cmocka_unit_test(svg_without_a_size_has_none),
		cmocka_unit_test(nothing_and_other_files_have_no_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
