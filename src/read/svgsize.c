#include "read/svgsize.h"

#include "read/xmltoken.h"

enum { MAX_TOKENS = 64 }; /* comments before the first element */

/* CSS Values 4, 6.2: at 96 pixels to the inch. */
static const struct {
	const char *name;
	double pixels;
} units[] = {{"", 1.0}, {"px", 1.0}, {"pt", 96.0 / 72.0}, {"pc", 16.0},
	{"in", 96.0}, {"cm", 96.0 / 2.54}, {"mm", 96.0 / 25.4}};

/* Cut a decimal number off; no sign, no locale. False for none. */
static bool cut_number(struct str *rest, double *number)
{
	double place = 0, value = 0;
	size_t i;

	for (i = 0; i < rest->len && i < 20; i++) {
		char c = rest->ptr[i];

		if (c == '.' && place == 0) {
			place = 1;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		value = value * 10 + (c - '0');
		place *= 10;
	}
	*rest = str_slice(*rest, i, rest->len);
	*number = value / (place > 0 ? place : 1);
	return value > 0;
}

static bool to_side(double pixels, uint32_t *side)
{
	if (pixels < 0.5 || pixels > 1e6)
		return false;
	*side = (uint32_t)(pixels + 0.5);
	return true;
}

static bool read_length(struct str text, uint32_t *side)
{
	double number;
	size_t i;

	text = str_trim(text);
	if (!cut_number(&text, &number))
		return false;
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_equal_z(text, units[i].name))
			return to_side(number * units[i].pixels, side);
	return false;
}

/* "0 0 640 480": the last two. */
static bool read_view_box(struct str text, uint32_t *width, uint32_t *height)
{
	double sides[2];
	int i;

	for (i = 0; i < 4; i++) {
		size_t len = 0;

		while (text.len && strchr(" ,\t\r\n", text.ptr[0]))
			text = str_slice(text, 1, text.len);
		while (len < text.len && !strchr(" ,\t\r\n", text.ptr[len]))
			len++;
		if (i >= 2) {
			struct str word = str_slice(text, 0, len);

			if (!cut_number(&word, &sides[i - 2]) || word.len)
				return false;
		}
		text = str_slice(text, len, text.len);
	}
	return to_side(sides[0], width) && to_side(sides[1], height);
}

static bool read_root(struct str text, uint32_t *width, uint32_t *height)
{
	struct xmltoken_attribute attribute;
	struct str box = {NULL, 0};
	bool has_width = false, has_height = false;

	while (xmltoken_next_attribute(&text, &attribute)) {
		if (str_equal_z(attribute.name, "width"))
			has_width = read_length(attribute.value, width);
		else if (str_equal_z(attribute.name, "height"))
			has_height = read_length(attribute.value, height);
		else if (str_equal_z(attribute.name, "viewBox"))
			box = attribute.value;
	}
	return (has_width && has_height) || read_view_box(box, width, height);
}

bool svgsize_find(struct str bytes, uint32_t *width, uint32_t *height)
{
	struct xmltoken token;
	int i;

	if (str_starts_with(bytes, STR("\xef\xbb\xbf")))
		bytes = str_slice(bytes, 3, bytes.len);
	for (i = 0; i < MAX_TOKENS && xmltoken_next(&bytes, &token); i++) {
		if (token.kind == XMLTOKEN_BAD)
			return false;
		if (token.kind != XMLTOKEN_OPEN && token.kind != XMLTOKEN_EMPTY)
			continue;
		return (str_equal_z(token.name, "svg") ||
			       str_equal_z(token.name, "svg:svg")) &&
		       read_root(token.text, width, height);
	}
	return false;
}
