#ifndef JSON_LOOK_H
#define JSON_LOOK_H

#include <jansson.h>

/* Looks into JSON that was written, by an outside reader of it. */

static inline json_t *json_look(struct buf *out)
{
	json_error_t error;
	json_t *root = json_loadb(out->ptr, out->len,
		JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);

	if (!root)
		fail_msg("line %d: %s", error.line, error.text);
	return root;
}

/* What stands at "publisher.logo.url", "image.0"; NULL: nothing. */
static inline const json_t *json_at(const json_t *at, const char *path)
{
	char name[64];
	size_t len;

	while (at && *path) {
		len = strcspn(path, ".");
		assert_true(len < sizeof(name));
		memcpy(name, path, len);
		name[len] = '\0';
		at = json_is_array(at)
			     ? json_array_get(at, (size_t)(name[0] - '0'))
			     : json_object_get(at, name);
		path += len + (path[len] == '.');
	}
	return at;
}

static inline void json_says(
	const json_t *root, const char *path, const char *expected)
{
	const json_t *at = json_at(root, path);

	if (!json_is_string(at))
		fail_msg("no text at %s", path);
	assert_string_equal(json_string_value(at), expected);
}

static inline void json_lacks(const json_t *root, const char *path)
{
	if (json_at(root, path))
		fail_msg("something at %s", path);
}

static inline void json_counts(
	const json_t *root, const char *path, size_t expected)
{
	assert_int_equal(json_array_size(json_at(root, path)), expected);
}

#endif
