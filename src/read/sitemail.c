#include "read/sitemail.h"

/* Whatever stands there: the commands that mail read it. */
static bool read_anything(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	(void)r;
	(void)field;
	(void)value;
	(void)to;
	return true;
}

static const struct record_type anything = {"something", read_anything};

#define LATER(name)                                                            \
	{                                                                      \
		name, &anything, FIELD_OPTIONAL, 0, NULL, NULL, 0              \
	}

static const struct field mail_fields[] = {
	LATER("from"),
	LATER("reply-to"),
	LATER("bounce"),
	LATER("relay"),
	LATER("auth"),
	LATER("user"),
	LATER("password"),
	LATER("connections"),
	LATER("rate"),
	LATER("on-unknown"),
	LATER("late"),
	LATER("grace"),
	LATER("expires"),
	LATER("unsubscribe"),
	LATER("smtputf8"),
	{0},
};

static const struct record_synonym mail_synonyms[] = {
	{"sender", "from"},
	{"reply", "reply-to"},
	{"host", "relay"},
	{"server", "relay"},
	{"smtp", "relay"},
	{"username", "user"},
	{"login", "user"},
	{"limit", "rate"},
	{NULL, NULL},
};

static const struct record_fields mail_table = {
	.what = "the mail of the house",
	.fields = mail_fields,
	.synonyms = mail_synonyms,
};

static bool read_mail(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	(void)field;
	*(bool *)to = true;
	return record_read(r, &mail_table, value, value->at, to);
}

const struct record_type sitemail_type = {
	"how the house sends mail", read_mail};

static const struct field list_fields[] = {
	LATER("name"),
	LATER("description"),
	LATER("first"),
	{0},
};

static const struct record_fields list_table = {
	.what = "a list of the press",
	.fields = list_fields,
};

static bool read_lists(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	size_t i;
	bool ok = true;

	if (value->kind != NODE_RECORD)
		return record_refuse(r, field, value);
	for (i = 0; i < value->count; i++) {
		const struct node *list = value->pairs[i].value;

		ok = record_read(r, &list_table, list, list->at, to) && ok;
	}
	return ok;
}

const struct record_type sitemail_lists = {
	"the names of lists, each with its fields below", read_lists};
