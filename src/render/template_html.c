#include "render/template_html.h"

#include <stddef.h>

struct row {
	const char *name;
	int kind;
};

static const struct row elements[] = {
	{"title", ELEMENT_WORDS},
	{"textarea", ELEMENT_WORDS},
	{"style", ELEMENT_STYLE},
	{"script", ELEMENT_SCRIPT},
	{"iframe", ELEMENT_RAW},
	{"noembed", ELEMENT_RAW},
	{"noframes", ELEMENT_RAW},
	{"plaintext", ELEMENT_RAW},
	{"xmp", ELEMENT_RAW},
};

/*
 * WHATWG HTML, index of attributes, and the obsolete ones that browsers
 * still load. An animation (from, to, by, values) can set an address.
 */
static const struct row attributes[] = {
	{"action", ATTRIBUTE_ADDRESS},
	{"archive", ATTRIBUTE_ADDRESS},
	{"background", ATTRIBUTE_ADDRESS},
	{"cite", ATTRIBUTE_ADDRESS},
	{"classid", ATTRIBUTE_ADDRESS},
	{"codebase", ATTRIBUTE_ADDRESS},
	{"data", ATTRIBUTE_ADDRESS},
	{"dynsrc", ATTRIBUTE_ADDRESS},
	{"formaction", ATTRIBUTE_ADDRESS},
	{"href", ATTRIBUTE_ADDRESS},
	{"icon", ATTRIBUTE_ADDRESS},
	{"longdesc", ATTRIBUTE_ADDRESS},
	{"lowsrc", ATTRIBUTE_ADDRESS},
	{"manifest", ATTRIBUTE_ADDRESS},
	{"ping", ATTRIBUTE_ADDRESS},
	{"poster", ATTRIBUTE_ADDRESS},
	{"profile", ATTRIBUTE_ADDRESS},
	{"src", ATTRIBUTE_ADDRESS},
	{"usemap", ATTRIBUTE_ADDRESS},
	{"attributename", ATTRIBUTE_FORBIDDEN},
	{"by", ATTRIBUTE_FORBIDDEN},
	{"content", ATTRIBUTE_CONTENT},
	{"from", ATTRIBUTE_FORBIDDEN},
	{"http-equiv", ATTRIBUTE_EQUIV},
	{"imagesrcset", ATTRIBUTE_FORBIDDEN},
	{"sandbox", ATTRIBUTE_FORBIDDEN},
	{"srcdoc", ATTRIBUTE_FORBIDDEN},
	{"srcset", ATTRIBUTE_FORBIDDEN},
	{"style", ATTRIBUTE_STYLE},
	{"to", ATTRIBUTE_FORBIDDEN},
	{"values", ATTRIBUTE_FORBIDDEN},
};

static const struct row plain = {NULL, 0};

static const struct row *find(
	const struct row rows[], size_t count, struct str name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_equal_z(name, rows[i].name))
			return &rows[i];
	return &plain;
}

enum template_html_element template_html_element(
	struct str name, const char **tag)
{
	const struct row *row =
		find(elements, sizeof(elements) / sizeof(*elements), name);

	*tag = row->name;
	return (enum template_html_element)row->kind;
}

static enum template_html_attribute find_attribute(struct str name)
{
	return (enum template_html_attribute)find(
		attributes, sizeof(attributes) / sizeof(*attributes), name)
		->kind;
}

enum template_html_attribute template_html_attribute(
	struct str name, enum template_html_element element)
{
	size_t colon = str_find_char(name, ':');
	enum template_html_attribute kind;

	if (str_starts_with(name, STR("on")))
		return ATTRIBUTE_EVENT;
	if (colon != STR_NONE)
		name = str_slice(name, colon + 1, name.len);
	kind = find_attribute(name);
	if (element != ELEMENT_SCRIPT && element != ELEMENT_CODE &&
		element != ELEMENT_JSON)
		return kind;
	if (str_equal_z(name, "type"))
		return element == ELEMENT_SCRIPT ? ATTRIBUTE_TYPE
						 : ATTRIBUTE_FORBIDDEN;
	return kind == ATTRIBUTE_ADDRESS ? ATTRIBUTE_FORBIDDEN : kind;
}
