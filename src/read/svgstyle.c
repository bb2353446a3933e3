#include "read/svgstyle.h"

static const char outside[] = "its style points outside of itself";

/* CSS functions that load something, but for url(). */
static const char *const loaders[] = {"image", "image-set", "-webkit-image-set",
	"src", "cross-fade", "-webkit-cross-fade", "expression", "element",
	"-moz-element", "paint", "url-prefix"};

bool svgstyle_is_address(struct str address)
{
	static const char *const starts[] = {
		"#", "data:image/png;base64,", "data:image/jpeg;base64,"};
	size_t i;

	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts_with(address, str_from(starts[i])))
			return true;
	return false;
}

static bool is_ident(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	       (unsigned char)c >= 128;
}

/* The name of the function whose "(" stands at `at`. */
static struct str function_at(struct str style, size_t at)
{
	size_t first = at;

	while (first > 0 && is_ident(style.ptr[first - 1]))
		first--;
	return str_slice(style, first, at);
}

static bool is_loader(struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(loaders) / sizeof(loaders[0]); i++)
		if (str_equal_nocase(name, str_from(loaders[i])))
			return true;
	return false;
}

/* The address between the brackets of url(), without spaces and quotes. */
static bool loads_outside(struct str behind)
{
	while (behind.len && strchr(" \t\r\n\"'", behind.ptr[0]))
		behind = str_slice(behind, 1, behind.len);
	return !svgstyle_is_address(behind);
}

static const char *function_problem(struct str style)
{
	size_t i;

	for (i = 0; i < style.len; i++) {
		struct str name;

		if (style.ptr[i] != '(')
			continue;
		name = function_at(style, i);
		if (is_loader(name))
			return outside;
		if (str_equal_nocase(name, STR("url")) &&
			loads_outside(str_slice(style, i + 1, style.len)))
			return outside;
	}
	return NULL;
}

static const char *sheet_problem(struct str style)
{
	size_t i;

	for (i = 0; i < style.len; i++)
		if (style.ptr[i] == '@' &&
			!str_equal_nocase(
				str_slice(style, i, i + 7), STR("@media ")) &&
			!str_equal_nocase(
				str_slice(style, i, i + 7), STR("@media(")))
			return "its style has a rule that I do not know";
	if (str_find(style, STR("//")) != STR_NONE)
		return outside;
	return NULL;
}

const char *svgstyle_problem(struct str style, bool is_sheet)
{
	const char *why = function_problem(style);

	if (why)
		return why;
	if (str_find_char(style, '\\') != STR_NONE)
		return "its style has an escaped character, which can hide "
		       "an address";
	return is_sheet ? sheet_problem(style) : NULL;
}
