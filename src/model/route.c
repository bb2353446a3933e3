#include "model/route.h"

static const char *const reserved_files[] = {
	"index.html",
	"release.txt",
	"release.json",
	"SHA256SUMS",
	"event.ics",
};

/* newsroom.md 2, `slug`; language codes and years are checked by shape. */
static const char *const reserved_slugs[] = {
	"topics",
	"subscribe",
	"all",
	"contact",
	"assets",
	"style",
};

struct str route_to_root(struct arena *arena, struct str page)
{
	size_t i, depth = 0;
	char *up;

	for (i = 0; i < page.len; i++)
		depth += page.ptr[i] == '/';
	up = arena_alloc(arena, 3 * depth + 1);
	for (i = 0; i < depth; i++)
		memcpy(up + 3 * i, "../", 3);
	return (struct str){up, 3 * depth};
}

struct str route_address(struct str page)
{
	struct str index = STR("index.html");

	if (str_equal(page, index) || str_ends_with(page, STR("/index.html")))
		page.len -= index.len;
	return page;
}

struct str route_folder(struct str page)
{
	while (page.len && page.ptr[page.len - 1] != '/')
		page.len--;
	return page;
}

bool route_is_reserved_file(struct str name)
{
	size_t i;

	for (i = 0; i < sizeof(reserved_files) / sizeof(reserved_files[0]); i++)
		if (str_equal_nocase(name, str_from(reserved_files[i])))
			return true;
	return false;
}

/* ISO 639-1: two letters. */
static bool is_language_code(struct str slug)
{
	return slug.len == 2 && slug.ptr[0] >= 'a' && slug.ptr[0] <= 'z' &&
	       slug.ptr[1] >= 'a' && slug.ptr[1] <= 'z';
}

bool route_is_reserved_slug(struct str slug)
{
	size_t i;

	for (i = 0; i < sizeof(reserved_slugs) / sizeof(reserved_slugs[0]); i++)
		if (str_equal_z(slug, reserved_slugs[i]))
			return true;
	return is_language_code(slug) || (slug.len == 4 && str_is_digits(slug));
}
