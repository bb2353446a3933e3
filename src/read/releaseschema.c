#include "read/releaseschema.h"

#include "base/json.h"
#include "read/releasefields.h"
#include "read/releasetypes.h"
#include "read/signatoriesfields.h"

/* A field and where it stands: "" or the name of the field around it. */
struct place {
	const struct field *field;
	const char *inside;
};

static void put_record(struct json *j, const char *name,
	const struct record_fields *record, const char *inside);

/* Every value is read as text, whatever YAML takes it for. */
static void put_scalar(struct json *j, const char *name)
{
	static const char *const types[] = {"string", "number", "boolean"};
	size_t i;

	json_open_list(j, name);
	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		json_put_string(j, NULL, str_from(types[i]));
	json_close_list(j);
}

static void put_yes(struct json *j)
{
	json_open_list(j, "enum");
	json_put_string(j, NULL, STR("yes"));
	json_put_string(j, NULL, STR("no"));
	json_put_string(j, NULL, STR("true"));
	json_put_string(j, NULL, STR("false"));
	json_put_yes(j, NULL, true);
	json_put_yes(j, NULL, false);
	json_close_list(j);
}

static void put_words(struct json *j, const struct record_word_row *row)
{
	json_open_list(j, "enum");
	for (; row->word; row++)
		json_put_string(j, NULL, str_from(row->word));
	json_close_list(j);
}

static void put_text(struct json *j, const struct field *field)
{
	json_open_object(j, NULL);
	if (field->type == &record_yes)
		put_yes(j);
	else if (field->type == &record_word)
		put_words(j, field->detail);
	else
		put_scalar(j, "type");
	json_close_object(j);
}

static void put_any_names(struct json *j)
{
	json_open_object(j, NULL);
	json_put_string(j, "type", STR("object"));
	json_open_object(j, "additionalProperties");
	put_scalar(j, "type");
	json_close_object(j);
	json_close_object(j);
}

/* The record that may stand there, or NULL. */
static const struct record_fields *record_of(const struct field *field)
{
	return field->type == &record_word ? NULL : field->detail;
}

static void put_one(struct json *j, const struct place *place,
	const struct record_fields *record)
{
	const struct field *field = place->field;

	if (field->type == &releasetypes_extra)
		put_any_names(j);
	else if (!record || (field->flags & FIELD_OR_TEXT))
		put_text(j, field);
	if (record)
		put_record(j, NULL, record, field->name);
}

static bool is_many(const struct field *field)
{
	return (field->flags & FIELD_MANY) || field->type == &record_lines;
}

static void put_list(struct json *j, const struct place *place)
{
	const struct field *field = place->field;

	json_open_object(j, NULL);
	json_put_string(j, "type", STR("array"));
	json_open_object(j, "items");
	json_open_list(j, "anyOf");
	put_one(j, place,
		field->type == &signatoriesfields_type ? &signatoriesfields_item
						       : record_of(field));
	json_close_list(j);
	json_close_object(j);
	json_close_object(j);
}

static void put_nothing(struct json *j)
{
	json_open_object(j, NULL);
	json_put_string(j, "type", STR("null"));
	json_close_object(j);
}

static void put_field(struct json *j, const struct place *place)
{
	const struct field *field = place->field;
	const struct record_fields *record = record_of(field);

	json_open_object(j, field->name);
	json_put_text(j, "description",
		str_from(releaseschema_words(place->inside, field->name)));
	if (!record && field->example) {
		json_open_list(j, "examples");
		json_put_string(j, NULL, str_from(field->example));
		json_close_list(j);
	}
	json_open_list(j, "anyOf");
	put_one(j, place, record);
	if (is_many(field))
		put_list(j, place);
	if (!(field->flags & FIELD_REQUIRED))
		put_nothing(j); /* nothing behind the colon: not said */
	json_close_list(j);
	json_close_object(j);
}

static void put_required(struct json *j, const struct field *fields)
{
	json_open_list(j, "required");
	for (; fields->name; fields++)
		if (fields->flags & FIELD_REQUIRED)
			json_put_string(j, NULL, str_from(fields->name));
	json_close_list(j);
}

static void put_fields(
	struct json *j, const struct field *fields, const char *inside)
{
	struct place place = {.field = fields, .inside = inside};

	json_put_string(j, "type", STR("object"));
	put_required(j, fields);
	json_put_yes(j, "additionalProperties", false);
	json_open_object(j, "properties");
	for (; place.field->name; place.field++)
		put_field(j, &place);
	json_close_object(j);
}

/* As deep as the tables stand in one another. */
static void put_record(struct json *j, const char *name,
	const struct record_fields *record, const char *inside)
{
	json_open_object(j, name);
	put_fields(j, record->fields, inside);
	json_close_object(j);
}

void releaseschema_print(struct buf *out)
{
	struct json j = {.out = out, .is_indented = true, .has_markup = true};

	json_open_object(&j, NULL);
	json_put_string(&j, "$schema",
		STR("https://json-schema.org/draft/2020-12/schema"));
	json_put_string(&j, "title", STR("The top of a press release"));
	json_put_string(&j, "description",
		STR("What stands between the two lines --- of a release of "
		    "dateline."));
	put_fields(&j, releasefields_record.fields, "");
	json_close_object(&j);
	buf_char(out, '\n');
}
