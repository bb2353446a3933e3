#include "read/imagesize.h"

#include "read/svgsize.h"

/* In pixels. */
struct size {
	uint32_t width, height;
};

static uint32_t byte_at(struct str s, size_t off)
{
	return off < s.len ? (uint8_t)s.ptr[off] : 0;
}

static uint32_t big16(struct str s, size_t off)
{
	return byte_at(s, off) << 8 | byte_at(s, off + 1);
}

static uint32_t big32(struct str s, size_t off)
{
	return big16(s, off) << 16 | big16(s, off + 2);
}

static uint32_t little16(struct str s, size_t off)
{
	return byte_at(s, off) | byte_at(s, off + 1) << 8;
}

static uint32_t little24(struct str s, size_t off)
{
	return little16(s, off) | byte_at(s, off + 2) << 16;
}

static uint32_t little32(struct str s, size_t off)
{
	return little16(s, off) | little16(s, off + 2) << 16;
}

static bool is_at(struct str s, size_t off, struct str bytes)
{
	return str_equal(str_slice(s, off, off + bytes.len), bytes);
}

/* RFC 2083 3.2, 4.1.1: the header chunk comes first. */
static bool find_png(struct str s, struct size *size)
{
	if (!is_at(s, 12, STR("IHDR")) || s.len < 24)
		return false;
	*size = (struct size){big32(s, 16), big32(s, 20)};
	return true;
}

static bool find_gif(struct str s, struct size *size)
{
	if (s.len < 10)
		return false;
	*size = (struct size){little16(s, 6), little16(s, 8)};
	return true;
}

/* The orientation (1-8) that the TIFF directory of an Exif segment says. */
static uint32_t find_orientation(struct str exif)
{
	struct str tiff = str_slice(exif, 6, exif.len);
	bool little = is_at(tiff, 0, STR("II"));
	uint32_t i, count, first;

	if (!is_at(exif, 0, STR("Exif\0\0")) ||
		(!little && !is_at(tiff, 0, STR("MM"))))
		return 1;
	first = little ? little32(tiff, 4) : big32(tiff, 4);
	if (first > tiff.len)
		return 1;
	count = little ? little16(tiff, first) : big16(tiff, first);
	for (i = 0; i < count; i++) {
		size_t entry = first + 2 + (size_t)i * 12;

		if (entry + 12 > tiff.len)
			break;
		/* Exif 2.32 4.6.4: tag 274, a short */
		if ((little ? little16(tiff, entry) : big16(tiff, entry)) ==
			274)
			return little ? little16(tiff, entry + 8)
				      : big16(tiff, entry + 8);
	}
	return 1;
}

/* ITU T.81 B.1.1.3: a start of frame, but not C4, C8 and CC. */
static bool is_frame(uint32_t marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	       marker != 0xc8 && marker != 0xcc;
}

/* Markers without a length: RST0-7, SOI, TEM. */
static bool stands_alone(uint32_t marker)
{
	return (marker >= 0xd0 && marker <= 0xd8) || marker == 0x01;
}

static void read_frame(struct str segment, uint32_t turned, struct size *size)
{
	uint32_t height = big16(segment, 3), width = big16(segment, 5);

	*size = turned >= 5 && turned <= 8 ? (struct size){height, width}
					   : (struct size){width, height};
}

static bool find_jpeg(struct str s, struct size *size)
{
	size_t off = 2;
	uint32_t turned = 1;
	int segments = 0;

	while (off + 4 <= s.len && segments++ < IMAGESIZE_MAX_SEGMENTS) {
		uint32_t marker = byte_at(s, off + 1);
		size_t len = big16(s, off + 2);

		if (byte_at(s, off) != 0xff)
			return false;
		if (marker == 0xff || stands_alone(marker)) {
			off += marker == 0xff ? 1 : 2;
			continue;
		}
		if (len < 2 || off + 2 + len > s.len || marker == 0xda)
			return false;
		if (marker == 0xe1)
			turned = find_orientation(
				str_slice(s, off + 4, off + 2 + len));
		if (is_frame(marker) && len >= 7) {
			read_frame(str_slice(s, off + 2, s.len), turned, size);
			return true;
		}
		off += 2 + len;
	}
	return false;
}

/* RFC 9649 2.5-2.7: simple lossy, simple lossless, extended. */
static bool find_webp(struct str s, struct size *size)
{
	if (s.len < 30)
		return false;
	if (is_at(s, 12, STR("VP8 ")) && is_at(s, 23, STR("\x9d\x01\x2a"))) {
		*size = (struct size){
			little16(s, 26) & 0x3fff, little16(s, 28) & 0x3fff};
		return true;
	}
	if (is_at(s, 12, STR("VP8L")) && byte_at(s, 20) == 0x2f) {
		uint32_t bits = little32(s, 21);

		*size = (struct size){
			(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1};
		return true;
	}
	if (!is_at(s, 12, STR("VP8X")))
		return false;
	*size = (struct size){little24(s, 24) + 1, little24(s, 27) + 1};
	return true;
}

/* The inside of the first box of that kind among the boxes of `s`. */
static struct str find_box(struct str s, struct str kind)
{
	int boxes = 0;

	while (s.len >= 8 && boxes++ < IMAGESIZE_MAX_SEGMENTS) {
		size_t len = big32(s, 0);

		if (len < 8 || len > s.len)
			break;
		if (is_at(s, 4, kind))
			return str_slice(s, 8, len);
		s = str_slice(s, len, s.len);
	}
	return (struct str){NULL, 0};
}

/*
 * ISO 23008-12 6.5.3: "ispe" properties below meta/iprp/ipco. A thumbnail
 * or an alpha plane has one as well: the largest is the picture.
 */
static bool find_avif(struct str s, struct size *size)
{
	struct str boxes = find_box(s, STR("meta"));
	int count = 0;

	boxes = find_box(str_slice(boxes, 4, boxes.len), STR("iprp"));
	boxes = find_box(boxes, STR("ipco"));
	while (boxes.len >= 8 && count++ < IMAGESIZE_MAX_SEGMENTS) {
		size_t len = big32(boxes, 0);

		if (len < 8 || len > boxes.len)
			break;
		if (is_at(boxes, 4, STR("ispe")) && len >= 20 &&
			big32(boxes, 12) > size->width)
			*size = (struct size){
				big32(boxes, 12), big32(boxes, 16)};
		boxes = str_slice(boxes, len, boxes.len);
	}
	return size->width > 0;
}

static bool find_svg(struct str s, struct size *size)
{
	return svgsize_find(s, &size->width, &size->height);
}

/* Told by their bytes at a place; the last row takes what begins with "<". */
static const struct {
	size_t off;
	struct {
		const char *ptr;
		size_t len;
	} bytes;
	bool (*find)(struct str s, struct size *size);
} formats[] = {
	{0, {"\x89PNG\r\n\x1a\n", 8}, find_png},
	{0, {"\xff\xd8\xff", 3}, find_jpeg},
	{0, {"GIF8", 4}, find_gif},
	{8, {"WEBP", 4}, find_webp},
	{4, {"ftyp", 4}, find_avif},
	{0, {"<", 1}, find_svg},
	{0, {"\xef\xbb\xbf<", 4}, find_svg},
};

static bool is_side(uint32_t pixels)
{
	return pixels >= 1 && pixels <= IMAGESIZE_MAX_SIDE;
}

bool imagesize_find(struct str bytes, uint32_t *width, uint32_t *height)
{
	struct size size = {0, 0};
	size_t i;

	*width = *height = 0;
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		struct str mark = {formats[i].bytes.ptr, formats[i].bytes.len};

		if (!is_at(bytes, formats[i].off, mark))
			continue;
		if (!formats[i].find(bytes, &size) || !is_side(size.width) ||
			!is_side(size.height))
			return false;
		*width = size.width;
		*height = size.height;
		return true;
	}
	return false;
}
