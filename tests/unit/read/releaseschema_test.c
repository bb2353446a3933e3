#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "read/contactfields.h"
#include "read/releasefields.h"
#include "read/releaseschema.h"

static json_t *schema(void)
{
	struct buf out = {0};
	json_error_t error;
	json_t *root;

	releaseschema_print(&out);
	root = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		fail_msg("line %d: %s", error.line, error.text);
	buf_release(&out);
	return root;
}

static json_t *property(json_t *record, const char *name)
{
	return json_object_get(json_object_get(record, "properties"), name);
}

/* What may stand at a field, in the order of the schema. */
static json_t *form(json_t *record, const char *name, size_t nth)
{
	return json_array_get(
		json_object_get(property(record, name), "anyOf"), nth);
}

static const char *type_of(json_t *form)
{
	return json_string_value(json_object_get(form, "type"));
}

static void every_field_of_a_release_is_there_and_explained(void **state)
{
	const struct field *field = releasefields_record.fields;
	json_t *root = schema();
	size_t count = 0;

	(void)state;
	for (; field->name; field++, count++) {
		json_t *said = json_object_get(
			property(root, field->name), "description");

		if (!said)
			fail_msg("nothing is said of %s", field->name);
		assert_string_equal(json_string_value(said),
			releaseschema_words("", field->name));
	}
	assert_int_equal(
		json_object_size(json_object_get(root, "properties")), count);
	json_decref(root);
}

/* Every field at or below, and that something is said of each. */
static size_t count_explained(json_t *at)
{
	json_t *fields = json_object_get(at, "properties"), *value;
	size_t count = json_object_size(fields), i;
	const char *name;

	json_object_foreach(fields, name, value)
	{
		if (!json_object_get(value, "description"))
			fail_msg("nothing is said of %s", name);
	}
	json_object_foreach(at, name, value) count += count_explained(value);
	json_array_foreach(at, i, value) count += count_explained(value);
	return count;
}

static void fields_of_records_inside_are_explained_too(void **state)
{
	json_t *root = schema();

	(void)state;
	assert_true(count_explained(root) >
		    2 * json_object_size(json_object_get(root, "properties")));
	json_decref(root);
}

static void a_field_takes_the_forms_of_its_row(void **state)
{
	json_t *root = schema(), *contact;

	(void)state;
	assert_string_equal(type_of(form(root, "contact", 1)), "object");
	assert_string_equal(type_of(form(root, "contact", 2)), "array");
	assert_string_equal(type_of(form(root, "contact", 3)), "null");
	contact = form(root, "contact", 1);
	assert_non_null(property(contact, "after-hours"));
	assert_null(property(contact, "until"));
	assert_string_equal(type_of(form(root, "corrections", 0)), "object");
	assert_string_equal(type_of(form(root, "corrections", 1)), "array");
	assert_string_equal(type_of(form(root, "topics", 1)), "array");
	assert_string_equal(type_of(form(root, "extra", 0)), "object");
	assert_string_equal(type_of(form(root, "image", 1)), "object");
	json_decref(root);
}

static void words_of_a_few_are_named(void **state)
{
	json_t *root = schema(), *words;

	(void)state;
	words = json_object_get(form(root, "status", 0), "enum");
	assert_int_equal(json_array_size(words), 3);
	assert_string_equal(
		json_string_value(json_array_get(words, 1)), "draft");
	json_decref(root);
}

static void what_must_be_there_is_required(void **state)
{
	json_t *root = schema(), *required;

	(void)state;
	required = json_object_get(root, "required");
	assert_int_equal(json_array_size(required), 1);
	assert_string_equal(
		json_string_value(json_array_get(required, 0)), "headline");
	assert_null(form(root, "headline", 1));
	required = json_object_get(form(root, "event", 0), "required");
	assert_string_equal(
		json_string_value(json_array_get(required, 0)), "start");
	assert_true(json_is_false(json_object_get(
		form(root, "event", 0), "additionalProperties")));
	json_decref(root);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			every_field_of_a_release_is_there_and_explained),
		cmocka_unit_test(fields_of_records_inside_are_explained_too),
		cmocka_unit_test(a_field_takes_the_forms_of_its_row),
		cmocka_unit_test(words_of_a_few_are_named),
		cmocka_unit_test(what_must_be_there_is_required),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
