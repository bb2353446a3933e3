#include "read/svgscan.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/svgstyle.h"
#include "read/xmltoken.h"

#define SVG_SPACE "http://www.w3.org/2000/svg"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"

static const char export_again[] =
	"Save it again as a plain SVG, or export it as .png.";

/* Elements that only draw; in the order of strcmp(3). */
static const char *const elements[] = {"a", "circle", "clipPath", "defs",
	"desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
	"feComposite", "feConvolveMatrix", "feDiffuseLighting",
	"feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood",
	"feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage",
	"feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
	"feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter",
	"g", "image", "line", "linearGradient", "marker", "mask", "metadata",
	"path", "pattern", "polygon", "polyline", "radialGradient", "rect",
	"stop", "style", "svg", "switch", "symbol", "text", "textPath", "title",
	"tspan", "use", "view"};

/* Name spaces of drawing programs: their elements do nothing in a browser. */
static const char *const inert_spaces[] = {"http://www.inkscape.org/",
	"http://sodipodi.sourceforge.net/", "http://inkscape.sourceforge.net/",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"http://creativecommons.org/ns#", "http://web.resource.org/cc/",
	"http://purl.org/dc/", "http://ns.adobe.com/", "adobe:ns:meta/",
	"http://www.bohemiancoding.com/sketch/", "http://www.serif.com/",
	"https://boxy-svg.com", "http://schemas.microsoft.com/visio/"};

struct scan {
	struct arena *arena;
	struct str bytes, rest;
	struct buf sheet; /* the text of the style sheet being read */
	struct svgscan_problem *problem;
	struct str open[SVGSCAN_MAX_DEPTH];
	size_t depth;
	bool has_root;
};

static size_t count_lines(struct str s)
{
	size_t line = 1;
	size_t i;

	for (i = 0; i < s.len; i++)
		line += s.ptr[i] == '\n';
	return line;
}

/* The beginning of the first line of `what`, as long as a finding wants. */
static struct str excerpt(struct arena *arena, struct str what)
{
	struct str line = {NULL, 0};

	str_next_line(&what, &line);
	if (line.len > 60)
		line.len = 60;
	while (line.len && utf8_find_invalid(line) != STR_NONE)
		line.len--;
	return arena_str(arena, line);
}

/* Refuse because of `what`, at the part that was read last. */
static bool refuse(
	struct scan *s, const char *why, struct str what, const char *help)
{
	size_t off = s->bytes.len - s->rest.len;

	if (what.len && what.ptr >= s->bytes.ptr &&
		what.ptr < s->bytes.ptr + s->bytes.len)
		off = (size_t)(what.ptr - s->bytes.ptr);
	s->problem->line = count_lines(str_slice(s->bytes, 0, off));
	s->problem->why = why;
	s->problem->what = excerpt(s->arena, what);
	s->problem->help = help;
	return false;
}

static struct str prefix_of(struct str name)
{
	size_t colon = str_find_char(name, ':');

	return colon == STR_NONE ? (struct str){NULL, 0}
				 : str_slice(name, 0, colon);
}

static struct str local_of(struct str name)
{
	size_t colon = str_find_char(name, ':');

	return colon == STR_NONE ? name : str_slice(name, colon + 1, name.len);
}

static bool is_element(struct str name)
{
	size_t low = 0, high = sizeof(elements) / sizeof(elements[0]);

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = str_compare(name, str_from(elements[middle]));

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* Whether the element is drawn: no prefix, or the one of SVG. */
static bool is_of_svg(struct str name)
{
	struct str prefix = prefix_of(name);

	return !prefix.len || str_equal_z(prefix, "svg");
}

static bool check_element(struct scan *s, struct str name)
{
	struct str local = local_of(name);

	if (str_equal_nocase(local, STR("script")))
		return refuse(s, "it holds a script", name, export_again);
	if (str_equal_nocase(local, STR("foreignObject")))
		return refuse(
			s, "it holds a foreign object", name, export_again);
	if (is_of_svg(name) && !is_element(local))
		return refuse(s, "it holds an element that does more than draw",
			name, export_again);
	return true;
}

static bool is_inert_space(struct str value)
{
	size_t i;

	for (i = 0; i < sizeof(inert_spaces) / sizeof(inert_spaces[0]); i++)
		if (str_starts_with(value, str_from(inert_spaces[i])))
			return true;
	return false;
}

/*
 * A prefix stands for one name space only, in the whole file: so a name can
 * be judged without knowing what was declared round it.
 */
static bool check_space(struct scan *s, struct str prefix, struct str value)
{
	bool is_svg = str_equal_z(value, SVG_SPACE);
	bool is_xlink = str_equal_z(value, XLINK_SPACE);
	bool wants_svg = !prefix.len || str_equal_z(prefix, "svg");
	bool wants_xlink = str_equal_z(prefix, "xlink");

	if (is_svg == wants_svg && is_xlink == wants_xlink &&
		(is_svg || is_xlink || is_inert_space(value)))
		return true;
	return refuse(
		s, "it mixes SVG with something else", value, export_again);
}

static bool check_address(struct scan *s, struct str value)
{
	if (svgstyle_is_address(value))
		return true;
	return refuse(s, "it points outside of itself", value,
		"Embed the picture as PNG or JPEG, take links out, or export "
		"it as .png.");
}

static bool check_style(struct scan *s, struct str style, bool is_sheet)
{
	const char *why = svgstyle_problem(style, is_sheet);

	return !why || refuse(s, why, str_trim(style), export_again);
}

/* An attribute that a browser looks at. */
static bool check_live(struct scan *s, struct str name, struct str value)
{
	struct str local = local_of(name);

	if (str_equal_z(local, "href") || str_equal_nocase(local, STR("src")))
		return check_address(s, value);
	return check_style(s, value, false);
}

static bool check_attribute(
	struct scan *s, const struct xmltoken_attribute *attribute)
{
	struct str name = attribute->name, value, prefix = prefix_of(name);
	struct str local = local_of(name);

	if (str_equal_nocase(str_slice(local, 0, 2), STR("on")))
		return refuse(
			s, "it does something on an event", name, export_again);
	if (!xmltoken_decode(s->arena, attribute->value, &value))
		return refuse(s, "it uses an abbreviation that I do not know",
			attribute->value, export_again);
	if (str_equal_z(name, "xmlns"))
		return check_space(s, (struct str){NULL, 0}, value);
	if (str_equal_z(prefix, "xmlns"))
		return check_space(s, local, value);
	if (str_equal_z(prefix, "xml"))
		return str_equal_z(local, "space") ||
		       str_equal_z(local, "lang") || str_equal_z(local, "id") ||
		       refuse(s, "it points outside of itself", name,
			       export_again);
	if (!prefix.len || str_equal_z(prefix, "xlink") ||
		str_equal_z(prefix, "svg"))
		return check_live(s, name, value);
	return true;
}

static bool check_attributes(struct scan *s, struct str text)
{
	struct xmltoken_attribute attribute;

	while (xmltoken_next_attribute(&text, &attribute))
		if (!check_attribute(s, &attribute))
			return false;
	if (text.len)
		return refuse(s, "I do not understand it", str_trim(text),
			export_again);
	return true;
}

static bool check_root(struct scan *s, const struct xmltoken *token)
{
	struct str text = token->text;
	struct xmltoken_attribute attribute;

	if (s->has_root || !str_equal_z(local_of(token->name), "svg"))
		return refuse(
			s, "it is not one drawing", token->name, export_again);
	s->has_root = true;
	while (xmltoken_next_attribute(&text, &attribute))
		if (str_equal_z(attribute.value, SVG_SPACE))
			return true;
	return refuse(s,
		"its first element does not say xmlns=\"" SVG_SPACE "\"",
		token->name, export_again);
}

/* Keep what a part of a style sheet says, whatever comments it is cut by. */
static bool keep_sheet(struct scan *s, const struct xmltoken *token)
{
	struct str words = token->text;

	if (token->kind == XMLTOKEN_COMMENT)
		return true;
	if (token->kind == XMLTOKEN_TEXT &&
		!xmltoken_decode(s->arena, token->text, &words))
		return refuse(s, "I do not understand its style", token->text,
			export_again);
	buf_str(&s->sheet, words);
	return true;
}

/* Read up to the end of the style sheet, and judge it as one text. */
static bool check_sheet(struct scan *s)
{
	struct xmltoken token;

	buf_reset(&s->sheet);
	while (xmltoken_next(&s->rest, &token)) {
		if (token.kind == XMLTOKEN_CLOSE) {
			s->depth--;
			return check_style(s, buf_view(&s->sheet), true);
		}
		if (token.kind != XMLTOKEN_TEXT &&
			token.kind != XMLTOKEN_CDATA &&
			token.kind != XMLTOKEN_COMMENT)
			return refuse(s, "I do not understand its style",
				s->rest, export_again);
		if (!keep_sheet(s, &token))
			return false;
	}
	return refuse(s, "it ends too early", s->rest, export_again);
}

static bool enter(struct scan *s, const struct xmltoken *token)
{
	if (s->depth == 0 && !check_root(s, token))
		return false;
	if (!check_element(s, token->name) || !check_attributes(s, token->text))
		return false;
	if (token->kind == XMLTOKEN_EMPTY)
		return true;
	if (s->depth == SVGSCAN_MAX_DEPTH)
		return refuse(s, "its groups stand too deep in one another",
			token->name, export_again);
	s->open[s->depth++] = token->name;
	return !str_equal_z(local_of(token->name), "style") || check_sheet(s);
}

static bool leave(struct scan *s, struct str name)
{
	if (!s->depth || !str_equal(s->open[s->depth - 1], name))
		return refuse(
			s, "an element is not closed", name, export_again);
	s->depth--;
	return true;
}

/* Only `<?xml ...?>`, and only at the start: a style sheet is one, too. */
static bool check_instruction(struct scan *s, struct str text)
{
	bool is_first = text.ptr == s->bytes.ptr + 2;
	size_t encoding = str_find(text, STR("encoding"));
	struct str name = str_slice(text, encoding, text.len);

	if (!is_first || !str_starts_with(text, STR("xml ")))
		return refuse(s, "it holds an instruction for a program", text,
			export_again);
	if (encoding == STR_NONE)
		return true;
	name = str_slice(name, 8, name.len);
	while (name.len && strchr("= \"'", name.ptr[0]))
		name = str_slice(name, 1, name.len);
	return str_equal_nocase(str_slice(name, 0, 5), STR("utf-8")) ||
	       str_equal_nocase(str_slice(name, 0, 8), STR("us-ascii")) ||
	       refuse(s, "it is not written in UTF-8", text, export_again);
}

static bool check_token(struct scan *s, const struct xmltoken *token)
{
	switch (token->kind) {
	case XMLTOKEN_OPEN:
	case XMLTOKEN_EMPTY:
		return enter(s, token);
	case XMLTOKEN_CLOSE:
		return leave(s, token->name);
	case XMLTOKEN_TEXT:
		return s->depth || !str_trim(token->text).len ||
		       refuse(s, "there are words outside of the drawing",
			       token->text, export_again);
	case XMLTOKEN_CDATA:
	case XMLTOKEN_COMMENT:
		return true;
	case XMLTOKEN_INSTRUCTION:
		return check_instruction(s, token->text);
	case XMLTOKEN_DECLARATION:
		return refuse(s, "it has a DOCTYPE", token->text,
			"Delete the lines from <!DOCTYPE up to its >: no "
			"browser needs them.");
	case XMLTOKEN_BAD:
		break;
	}
	return refuse(s, "I do not understand it", s->rest, export_again);
}

/* Where a control character stands that XML does not allow. */
static size_t find_control(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((uint8_t)s.ptr[i] < 32 && s.ptr[i] != '\t' &&
			s.ptr[i] != '\n' && s.ptr[i] != '\r')
			return i;
	return STR_NONE;
}

static bool scan_all(struct scan *s)
{
	struct xmltoken token;

	if (utf8_find_invalid(s->bytes) != STR_NONE ||
		find_control(s->bytes) != STR_NONE)
		return refuse(
			s, "it is not written in UTF-8", s->rest, export_again);
	while (xmltoken_next(&s->rest, &token))
		if (!check_token(s, &token))
			return false;
	if (s->depth || !s->has_root)
		return refuse(s, "it ends too early", s->rest, export_again);
	return true;
}

bool svgscan_is_safe(struct arena *scratch, struct str bytes,
	struct svgscan_problem *problem)
{
	struct scan s = {.arena = scratch, .problem = problem};
	bool is_safe;

	if (str_starts_with(bytes, STR("\xef\xbb\xbf")))
		bytes = str_slice(bytes, 3, bytes.len);
	s.bytes = s.rest = bytes;
	*problem = (struct svgscan_problem){0};
	is_safe = scan_all(&s);
	buf_release(&s.sheet);
	return is_safe;
}
