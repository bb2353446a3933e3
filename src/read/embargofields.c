#include "read/embargofields.h"

#include "model/release.h"
#include "read/fields.h"

static bool refuse_none(struct reading *r, const struct node *value)
{
	return diag_add(r->d,
		&(struct diag){.id = "embargo-none",
			.at = value->at,
			.text = STR("\"none\" is no time until which a release "
				    "can wait."),
			.help = STR("If it may go out at once, write only: "
				    "embargo: none"),
			.brief = STR("\"none\" stands alone, as in `embargo: "
				     "none`")});
}

static bool read_time(
	struct reading *r, const struct node *value, struct embargo *embargo)
{
	struct instant_rules rules = r->times;

	rules.takes_date = false;
	rules.field = "embargo";
	if (!instant_read(r->d, r->arena, &rules, value->at, value->text,
		    &embargo->until))
		return false;
	embargo->kind = EMBARGO_UNTIL;
	return true;
}

/* What may stand behind `until`: a time, or `hold`. */
static bool read_until(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct embargo *embargo = to;

	if (!fields_is_text(r, value, field->example))
		return false;
	if (str_equal_nocase(value->text, STR("none")))
		return refuse_none(r, value);
	if (!str_equal_nocase(value->text, STR("hold")))
		return read_time(r, value, embargo);
	embargo->kind = EMBARGO_HOLD;
	return true;
}

static const struct record_type until_type = {"a time, or hold", read_until};

static bool refuse_zones(struct reading *r, const struct node *value)
{
	return diag_add(
		r->d, &(struct diag){.id = "embargo-zones",
			      .at = value->at,
			      .text = arena_format(r->d->arena,
				      "I print at most %d more time zones.",
				      EMBARGOFIELDS_MAX_ZONES),
			      .help = STR("Leave out those that nobody needs."),
			      .brief = arena_format(r->d->arena,
				      "more than %d zones to show",
				      EMBARGOFIELDS_MAX_ZONES)});
}

static bool read_show(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct embargo *embargo = to;
	size_t i, count = fields_count(value);
	const struct zone *zone;
	bool ok = true;

	if (count > EMBARGOFIELDS_MAX_ZONES)
		return refuse_zones(r, value);
	embargo->show = arena_array(r->arena, count, sizeof(zone));
	for (i = 0; i < count; i++) {
		const struct node *item = fields_item(value, i);

		if (fields_is_text(r, item, field->example) &&
			record_zone.read(r, field, item, &zone))
			embargo->show[embargo->show_count++] = zone;
		else
			ok = false;
	}
	return ok;
}

static const struct record_type show_type = {"a list of time zones", read_show};

static const struct field lifted_fields[] = {
	{"at", &record_time, FIELD_REQUIRED,
		offsetof(struct embargo, lifted_at), NULL, "2026-12-01 09:00",
		0},
	{"reason", &record_text, FIELD_REQUIRED,
		offsetof(struct embargo, lifted_reason), NULL,
		"it was all over the news", 0},
	{0},
};

static const struct record_fields lifted_record = {
	.what = "a lifted embargo",
	.fields = lifted_fields,
};

static bool refuse_future(struct reading *r, struct span at)
{
	return diag_add(r->d,
		&(struct diag){.id = "lifted-future",
			.at = at,
			.text = STR("An embargo cannot have been lifted at a "
				    "time that is still to come."),
			.help = STR("Change `until` to that time instead."),
			.brief = STR("`lifted` is in the future; change "
				     "`until` instead")});
}

static bool read_lifted(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct embargo *embargo = to;

	(void)field;
	if (value->is_broken ||
		!record_read(r, &lifted_record, value, value->at, embargo))
		return false;
	if (embargo->lifted_at.at.utc > r->now.utc)
		return refuse_future(r, fields_place(value, "at"));
	embargo->is_lifted = true;
	return true;
}

static const struct record_type lifted_type = {
	"when and why it was lifted", read_lifted};

static const struct field embargo_fields[] = {
	{"until", &until_type, FIELD_REQUIRED, 0, NULL, "2026-12-01 09:00", 0},
	{"strict", &record_yes, FIELD_OPTIONAL,
		offsetof(struct embargo, strict), NULL, "yes", 0},
	{"reason", &record_text, FIELD_OPTIONAL,
		offsetof(struct embargo, reason), NULL,
		"the paper appears at that hour", 0},
	{"show", &show_type, FIELD_MANY, 0, NULL,
		"[Europe/Brussels, Asia/Tokyo]", 0},
	{"lifted", &lifted_type, FIELD_OPTIONAL, 0, &lifted_record,
		"{at: 2026-12-01 09:00, reason: \"...\"}", 0},
	{0},
};

static const struct record_synonym embargo_synonyms[] = {
	{"date", "until"},
	{"time", "until"},
	{"zones", "show"},
	{NULL, NULL},
};

const struct record_fields embargofields_record = {
	.what = "an embargo",
	.fields = embargo_fields,
	.synonyms = embargo_synonyms,
	.consequence = "Until this is mended the release is held back.",
};

static bool refuse_list(struct reading *r, const struct node *value)
{
	return diag_add(r->d,
		&(struct diag){.id = "embargo-list",
			.at = value->at,
			.text = STR("A release has one embargo, not a list."),
			.help = STR("Write one time, as in: embargo: "
				    "2026-12-01 09:00"),
			.brief = STR("one embargo is wanted, not a list")});
}

static bool read_embargo(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct embargo *embargo = to;

	(void)field;
	if (value->is_broken)
		return false;
	switch (value->kind) {
	case NODE_LIST:
		return refuse_list(r, value);
	case NODE_RECORD:
		return record_read(
			r, &embargofields_record, value, value->at, embargo);
	case NODE_TEXT:
		break;
	}
	if (str_equal_nocase(value->text, STR("none"))) {
		embargo->kind = EMBARGO_NONE;
		return true;
	}
	return !str_trim(value->text).len ||
	       read_until(r, &embargo_fields[0], value, embargo);
}

const struct record_type embargofields_type = {
	"`none`, or a time", read_embargo};
