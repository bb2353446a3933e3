#include "read/signatoriesfields.h"

#include "read/fields.h"
#include "read/releasedraft.h"
#include "read/signatoriesfile.h"
#include "read/signatoriesorder.h"

#define ENTRY(member) offsetof(struct signatoriesfields_entry, member)
#define LINE(name, member, example)                                            \
	{                                                                      \
		name, &record_line, FIELD_OPTIONAL, ENTRY(who.member), NULL,   \
			example, 0                                             \
	}

static const struct record_word_row consents[] = {
	{"confirmed", CONSENT_CONFIRMED},
	{"pending", CONSENT_PENDING},
	{"withdrawn", CONSENT_WITHDRAWN},
	{NULL, 0},
};

static const struct field entry_fields[] = {
	{"name", &record_line, FIELD_REQUIRED, ENTRY(who.name), NULL,
		"Open Ballot Network", 0},
	{"url", &record_url, FIELD_OPTIONAL, ENTRY(who.url), NULL,
		"https://ballot.example/", 0},
	LINE("location", location, "Ghent"),
	LINE("person", person, "Jo Doe"),
	LINE("title", title, "Director"),
	{"logo", &record_line, FIELD_OPTIONAL, ENTRY(who.logo), NULL,
		"ballot.svg", ENTRY(logo_at)},
	LINE("since", since, "2026-12-01"),
	{"consent", &record_word, FIELD_OPTIONAL, ENTRY(who.consent), consents,
		"pending", 0},
	{0},
};

static const struct record_synonym entry_synonyms[] = {
	{"organization", "name"},
	{"organisation", "name"},
	{"org", "name"},
	{"website", "url"},
	{"link", "url"},
	{"city", "location"},
	{"country", "location"},
	{"role", "title"},
	{"signer", "person"},
	{"status", "consent"},
	{NULL, NULL},
};

const struct record_fields signatoriesfields_item = {
	.what = "a signatory",
	.fields = entry_fields,
	.synonyms = entry_synonyms,
};

/* What stands behind the name of a company, and never alone. */
static const char *const company_forms[] = {"inc", "ltd", "llc", "llp", "lp",
	"plc", "corp", "co", "gmbh", "ev", "ag", "kg", "ug", "gbr", "se", "sa",
	"sas", "sarl", "srl", "spa", "bv", "nv", "vzw", "asbl", "aisbl", "ab",
	"oy", "as", "aps", "pty", "pty ltd", "pte", "sl", "kft", "sro"};

/* "e.V." is "ev". */
static bool is_company_form(struct str text)
{
	char plain[8];
	struct str form = {plain, 0};
	size_t i;

	for (i = 0; i < text.len; i++) {
		if (text.ptr[i] == '.')
			continue;
		if (form.len == sizeof(plain))
			return false;
		plain[form.len++] = text.ptr[i];
	}
	for (i = 0; i < sizeof(company_forms) / sizeof(company_forms[0]); i++)
		if (str_equal_nocase(form, str_from(company_forms[i])))
			return true;
	return false;
}

/* From the start of one place to the end of another behind it. */
static struct span join(struct span from, struct span to)
{
	from.len = to.off + to.len - from.off;
	return from;
}

static void warn_split(
	struct reading *r, const struct node *before, const struct node *form)
{
	struct arena *arena = r->d->arena;
	struct diag finding = {
		.level = DIAG_WARNING,
		.id = "signatory-split",
		.at = form->at,
		.text = arena_format(arena,
			"\"%.*s\" stands alone here: a comma inside of a name "
			"makes two names of it.",
			STR_ARG(form->text)),
		.brief = arena_format(arena,
			"\"%.*s\" alone; put a name with a comma between "
			"quotation marks",
			STR_ARG(form->text)),
		.help = STR("Put a name with a comma between quotation marks: "
			    "\"Fair Count, Inc.\""),
	};

	if (before && before->kind == NODE_TEXT &&
		before->style == NODE_PLAIN) {
		finding.hint = STR("Is this one name?");
		finding.brief_hint = STR("one name?");
		finding.edit.at = join(before->at, form->at);
		finding.edit.text = arena_format(arena, "\"%.*s, %.*s\"",
			STR_ARG(before->text), STR_ARG(form->text));
	}
	diag_add(r->d, &finding);
}

static void check_split(
	struct reading *r, const struct node *list, size_t index)
{
	const struct node *item = list->items[index];

	if (list->is_flow && item->kind == NODE_TEXT &&
		item->style == NODE_PLAIN && is_company_form(item->text))
		warn_split(r, index ? list->items[index - 1] : NULL, item);
}

static struct arena *scratch_of(struct reading *r)
{
	const struct releasedraft *draft = r->context;

	return draft->in->scratch;
}

static void keep(struct reading *r, struct signatoriesfields_list *list,
	struct signatoriesfields_entry *entry)
{
	list->items = arena_grow(
		scratch_of(r), list->items, list->count, sizeof(*list->items));
	entry->order = list->count;
	list->items[list->count++] = *entry;
}

bool signatoriesfields_read_record(struct reading *r, const struct node *node,
	struct signatoriesfields_list *out)
{
	struct signatoriesfields_entry entry = {.at = node->at};

	if (!record_read(r, &signatoriesfields_item, node, node->at, &entry))
		return false;
	if (fields_said(node, "name"))
		entry.at = fields_place(node, "name");
	keep(r, out, &entry);
	return true;
}

static bool read_item(struct reading *r, const struct node *item,
	struct signatoriesfields_list *out)
{
	struct signatoriesfields_entry entry = {.at = item->at};

	if (record_is_text(&signatoriesfields_item, item))
		return record_refuse_colon(r, item);
	if (item->kind == NODE_RECORD)
		return signatoriesfields_read_record(r, item, out);
	if (record_is_empty(item))
		return record_refuse_empty(r, "signatories", item);
	if (!fields_is_text(r, item, "Open Ballot Network") ||
		!record_line.read(r, &entry_fields[0], item, &entry.who.name))
		return false;
	keep(r, out, &entry);
	return true;
}

bool signatoriesfields_read_items(struct reading *r, const struct node *list,
	struct signatoriesfields_list *out)
{
	size_t i;
	bool ok = true;

	for (i = 0; i < list->count; i++) {
		ok &= read_item(r, list->items[i], out);
		check_split(r, list, i);
	}
	return ok;
}

/* What may be said of the list as a whole. */
struct options {
	struct signatoriesfile_request request;
	int order, as, pending;
	struct str close;
};

enum { ORDER_GIVEN, ORDER_ALPHA };
enum { PENDING_HOLD, PENDING_OMIT };

static const struct record_word_row orders[] = {
	{"given", ORDER_GIVEN}, {"alpha", ORDER_ALPHA}, {NULL, 0}};

static const struct record_word_row forms[] = {
	{"sentence", SIGNATORIES_SENTENCE},
	{"list", SIGNATORIES_LIST},
	{"columns", SIGNATORIES_COLUMNS},
	{"logos", SIGNATORIES_LOGOS},
	{NULL, 0},
};

static const struct record_word_row pendings[] = {
	{"hold", PENDING_HOLD}, {"omit", PENDING_OMIT}, {NULL, 0}};

static bool read_columns(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	(void)r;
	(void)field;
	*(const struct node **)to = value;
	return !value->is_broken;
}

static const struct record_type columns_type = {
	"our names and those of the file, as in {name: \"Organisation\"}",
	read_columns};

static const struct field option_fields[] = {
	{"file", &record_line, FIELD_REQUIRED,
		offsetof(struct options, request.file), NULL, "signatories.csv",
		offsetof(struct options, request.at)},
	{"columns", &columns_type, FIELD_OPTIONAL,
		offsetof(struct options, request.columns),
		&signatoriesfile_columns,
		"{name: \"Name of your organisation\"}", 0},
	{"order", &record_word, FIELD_OPTIONAL, offsetof(struct options, order),
		orders, "alpha", 0},
	{"as", &record_word, FIELD_OPTIONAL, offsetof(struct options, as),
		forms, "list", 0},
	{"pending", &record_word, FIELD_OPTIONAL,
		offsetof(struct options, pending), pendings, "omit", 0},
	{"close", &record_line, FIELD_OPTIONAL, offsetof(struct options, close),
		NULL, "2026-12-31", 0},
	{0},
};

static const struct record_synonym option_synonyms[] = {
	{"csv", "file"},
	{"from", "file"},
	{"source", "file"},
	{"sort", "order"},
	{"form", "as"},
	{"closes", "close"},
	{NULL, NULL},
};

const struct record_fields signatoriesfields_options = {
	.what = "a list of signatories",
	.fields = option_fields,
	.synonyms = option_synonyms,
};

static bool refuse_pending(struct reading *r, size_t pending,
	const struct signatoriesfields_entry *first)
{
	struct arena *arena = r->d->arena;

	return diag_add(r->d,
		&(struct diag){.id = "signatory-pending",
			.at = first->at,
			.text = arena_format(arena,
				pending == 1 ? "%zu of those who sign has not "
					       "confirmed yet: \"%.*s\"."
					     : "%zu of those who sign have not "
					       "confirmed yet; the first is "
					       "\"%.*s\".",
				pending, STR_ARG(first->who.name)),
			.help = STR("Write `consent: confirmed` when they "
				    "have, or `pending: omit` to go without "
				    "them."),
			.brief = arena_format(arena,
				"%zu signator%s not confirmed; \"%.*s\" is the "
				"first",
				pending, pending == 1 ? "y" : "ies",
				STR_ARG(first->who.name))});
}

/* How many wait for consent, and which one is the first. */
static size_t count_pending(const struct signatoriesfields_list *list,
	const struct signatoriesfields_entry **first)
{
	size_t i, pending = 0;

	for (i = 0; i < list->count; i++) {
		if (list->items[i].who.consent != CONSENT_PENDING)
			continue;
		if (!pending++)
			*first = &list->items[i];
	}
	return pending;
}

/* Only where logos are shown: what nobody sees is not published. */
static bool claim_logo(
	struct reading *r, const struct signatoriesfields_entry *entry)
{
	struct releasedraft *draft = r->context;
	struct release_file *file;

	if (!entry->who.logo.len)
		return true;
	file = folderfile_claim(
		&draft->files, entry->who.logo, entry->logo_at, FILE_LOGO);
	if (file && !file->alt.len)
		file->alt = entry->who.name;
	return file != NULL;
}

static bool is_name_alone(const struct signatory *who)
{
	return !who->url.len && !who->location.len && !who->person.len &&
	       !who->title.len && !who->logo.len && !who->since.len;
}

static struct signature sign(struct arena *arena, const struct signatory *who)
{
	struct signatory *more;

	if (is_name_alone(who))
		return (struct signature){who->name, NULL};
	more = arena_alloc(arena, sizeof(*more));
	*more = *who;
	return (struct signature){who->name, more};
}

/* Keep those who go public, in their order. */
static bool keep_confirmed(struct reading *r,
	const struct signatoriesfields_list *list, struct signatories *out)
{
	struct signature *items =
		arena_array(r->arena, list->count, sizeof(*items));
	size_t i;
	bool ok = true;

	for (i = 0; i < list->count; i++) {
		if (list->items[i].who.consent != CONSENT_CONFIRMED)
			continue;
		if (out->form == SIGNATORIES_LOGOS)
			ok &= claim_logo(r, &list->items[i]);
		items[out->count++] = sign(r->arena, &list->items[i].who);
	}
	out->items = items;
	return ok;
}

static bool finish(struct reading *r, struct signatoriesfields_list *list,
	const struct options *options, struct signatories *out)
{
	const struct signatoriesfields_entry *first = NULL;
	bool ok = signatoriesorder_check_twice(r, scratch_of(r), list);

	out->pending = count_pending(list, &first);
	if (out->pending && options->pending == PENDING_HOLD)
		ok = refuse_pending(r, out->pending, first);
	if (options->order == ORDER_ALPHA)
		signatoriesorder_sort(scratch_of(r), list);
	return keep_confirmed(r, list, out) && ok;
}

static bool read_options(struct reading *r, const struct node *value,
	struct options *options, struct signatories *out)
{
	if (!record_read(
		    r, &signatoriesfields_options, value, value->at, options))
		return false;
	out->file = options->request.file;
	out->form = (enum signatories_form)options->as;
	out->close = options->close;
	return true;
}

/* "A, B; C" as "[A, B, C]". */
static struct str as_list(struct arena *arena, struct str text)
{
	char separator = str_find_char(text, ';') != STR_NONE ? ';' : ',';
	struct str part, list = {0};

	while (str_next(&text, separator, &part)) {
		part = str_trim(part);
		if (part.len)
			list = arena_format(arena, "%.*s%s%.*s", STR_ARG(list),
				list.len ? ", " : "", STR_ARG(part));
	}
	return arena_format(arena, "[%.*s]", STR_ARG(list));
}

static bool refuse_text(struct reading *r, const struct node *value)
{
	struct arena *arena = r->d->arena;
	bool is_file = str_ends_with(value->text, STR(".csv")) ||
		       str_ends_with(value->text, STR(".yaml"));
	struct str better = is_file ? arena_format(arena, "{file: %.*s}",
					      STR_ARG(value->text))
				    : as_list(arena, value->text);

	return diag_add(r->d,
		&(struct diag){.id = "signatories-text",
			.at = value->at,
			.text = STR("Those who sign are written as a list, one "
				    "name for each."),
			.brief = STR("signatories should be a list"),
			.hint = STR("Did you mean this?"),
			.brief_hint = arena_format(
				arena, "did you mean %.*s?", STR_ARG(better)),
			.edit = {value->at, better}});
}

static bool read_signatories(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct signatoriesfields_list list = {0};
	struct options options = {0};
	struct signatories *out = to;
	bool ok = false;

	(void)field;
	switch (value->kind) {
	case NODE_TEXT:
		return !value->is_broken &&
		       (!str_trim(value->text).len || refuse_text(r, value));
	case NODE_LIST:
		ok = signatoriesfields_read_items(r, value, &list);
		break;
	case NODE_RECORD:
		ok = read_options(r, value, &options, out) &&
		     signatoriesfile_read(r, &options.request, &list);
		break;
	}
	return finish(r, &list, &options, out) && ok;
}

const struct record_type signatoriesfields_type = {
	"a list of names, or {file: signatories.csv}", read_signatories};
