#include "read/record.h"

#include <assert.h>

#include "base/nearest.h"
#include "read/node_line.h"

/* A record while it is read by its table. */
struct filling {
	struct reading *r;
	const struct record_fields *table;
	const struct node *node;
	void *to;
	bool seen[RECORD_MAX_FIELDS];
	bool ok;
};

static size_t count_fields(const struct record_fields *table)
{
	size_t count = 0;

	while (table->fields[count].name)
		count++;
	assert(count <= RECORD_MAX_FIELDS);
	return count;
}

static size_t count_synonyms(const struct record_fields *table)
{
	size_t count = 0;

	while (table->synonyms && table->synonyms[count].theirs)
		count++;
	return count;
}

/* The row of that name, or NULL. */
static const struct field *find_field(
	const struct record_fields *table, struct str name)
{
	const struct field *field;

	for (field = table->fields; field->name; field++)
		if (str_equal_z(name, field->name))
			return field;
	return NULL;
}

static const char *kind_words(const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		return "a text";
	case NODE_LIST:
		return "a list";
	case NODE_RECORD:
		return "a group of fields";
	}
	return "";
}

bool record_refuse_value(struct reading *r, const struct node *value,
	const struct diag *words, struct str mended)
{
	struct diag diag = *words;

	diag.at = value->at;
	if (mended.ptr)
		diag.edit = (struct diag_edit){value->at, mended};
	return diag_add(r->d, &diag);
}

/* On one line it is likely a text that happens to look like YAML. */
bool record_refuse(
	struct reading *r, const struct field *field, const struct node *value)
{
	struct arena *arena = r->d->arena;
	struct str slice = source_slice(value->at), mended = {0};
	struct diag words = {
		.id = "value-kind",
		.text = arena_format(arena,
			"\"%s\" takes %s, and %s stands here.", field->name,
			field->type->words, kind_words(value)),
		.brief = arena_format(arena, "\"%s\" takes %s, not %s",
			field->name, field->type->words, kind_words(value)),
	};

	if (value->kind != NODE_TEXT && record_open_refuse(r, field, value))
		return false;
	if (field->example)
		words.help = arena_format(arena, "For example: %s: %s",
			field->name, field->example);
	if (value->kind != NODE_TEXT && slice.len &&
		str_find_char(slice, '\n') == STR_NONE) {
		mended = node_line_quote(arena, slice);
		words.hint = STR("If it is meant as a text, put it in "
				 "quotation marks.");
		words.brief_hint = STR("a text needs quotation marks");
	}
	return record_refuse_value(r, value, &words, mended);
}

static bool is_empty(const struct node *value)
{
	return value->kind == NODE_TEXT && value->style == NODE_PLAIN &&
	       !value->text.len;
}

static bool refuse_empty(struct filling *f, const struct field *field,
	const struct node_pair *pair)
{
	struct arena *arena = f->r->d->arena;
	struct diag diag = {
		.id = "field-empty",
		.at = pair->key_at,
		.text = arena_format(arena,
			"Nothing stands behind \"%s\" yet; %s needs it.",
			field->name, f->table->what),
		.help = str_from(f->table->consequence),
		.brief = arena_format(arena,
			"nothing stands behind \"%s\"; write %s", field->name,
			field->type->words),
	};

	return diag_add(f->r->d, &diag);
}

static void read_field(struct filling *f, const struct field *field,
	const struct node_pair *pair)
{
	const struct node *value = pair->value;
	char *base = f->to;

	f->seen[field - f->table->fields] = true;
	if (field->at_offset)
		*(struct span *)(void *)(base + field->at_offset) = value->at;
	if (value->is_broken)
		f->ok = false;
	else if (is_empty(value) && (field->flags & FIELD_REQUIRED))
		f->ok = refuse_empty(f, field, pair);
	else if (!is_empty(value) &&
		 !field->type->read(f->r, field, value, base + field->offset))
		f->ok = false;
}

/* What is meant by a key that the table does not have. */
struct meaning {
	const struct field *field; /* or NULL */
	struct str outer;	   /* belongs below this field */
	struct str inner;
};

static struct meaning meaning_of_synonym(
	const struct record_fields *table, const char *ours)
{
	struct str inner = str_from(ours), outer;
	struct meaning m = {.field = find_field(table, inner)};

	if (!m.field && str_find_char(inner, '.') != STR_NONE &&
		str_next(&inner, '.', &outer)) {
		m.outer = outer;
		m.inner = inner;
	}
	return m;
}

/* A field of one of the records inside has just this name. */
static struct meaning meaning_inside(
	const struct record_fields *table, struct str typed)
{
	const struct field *field;
	struct meaning m = {0};

	for (field = table->fields; field->name; field++)
		if (field->type == &record_inside &&
			find_field(field->detail, typed)) {
			m.outer = str_from(field->name);
			m.inner = typed;
			break;
		}
	return m;
}

static const char *nearest_field(
	const struct record_fields *table, struct str typed)
{
	return nearest_in_table(typed, &table->fields->name,
		count_fields(table), sizeof(*table->fields));
}

/* "titel" is "title" is "headline"; one slip only, as it goes round. */
static struct meaning meaning_of_near_synonym(
	const struct record_fields *table, struct str typed)
{
	size_t i, count = count_synonyms(table);

	for (i = 0; i < count; i++) {
		struct str theirs = str_from(table->synonyms[i].theirs);

		if (theirs.len > NEAREST_SHORT_BYTES &&
			nearest_distance(typed, theirs) == 1)
			return meaning_of_synonym(
				table, table->synonyms[i].ours);
	}
	return (struct meaning){0};
}

/*
 * Another case first, then the words that people are known to use, then
 * what is nearest to a field, then to one of those words.
 */
static struct meaning find_meaning(
	const struct record_fields *table, struct str typed)
{
	const char *near = nearest_field(table, typed);
	size_t i, count = count_synonyms(table);
	struct meaning inside;

	if (near && !nearest_distance(typed, str_from(near)))
		return meaning_of_synonym(table, near);
	for (i = 0; i < count; i++)
		if (!nearest_distance(
			    typed, str_from(table->synonyms[i].theirs)))
			return meaning_of_synonym(
				table, table->synonyms[i].ours);
	inside = meaning_inside(table, typed);
	if (inside.outer.len)
		return inside;
	if (near)
		return meaning_of_synonym(table, near);
	return meaning_of_near_synonym(table, typed);
}

/* Sentences with a space between them. */
static struct str join(struct arena *arena, struct str a, const char *b)
{
	if (!b || !*b)
		return a;
	if (!a.len)
		return str_from(b);
	return arena_format(arena, "%.*s %s", STR_ARG(a), b);
}

static bool refuse_level(struct filling *f, const struct node_pair *pair,
	const struct meaning *m)
{
	struct arena *arena = f->r->d->arena;
	struct diag diag = {
		.id = "key-level",
		.at = pair->key_at,
		.text = arena_format(arena,
			"The field \"%.*s\" belongs below \"%.*s\".",
			STR_ARG(pair->key), STR_ARG(m->outer)),
		.help = arena_format(arena,
			"Write a line \"%.*s:\" and below it, after two "
			"spaces, \"%.*s: ...\".",
			STR_ARG(m->outer), STR_ARG(m->inner)),
		.brief = arena_format(arena,
			"field \"%.*s\" belongs below \"%.*s\"",
			STR_ARG(pair->key), STR_ARG(m->outer)),
	};

	diag.help = join(arena, diag.help, f->table->consequence);
	return diag_add(f->r->d, &diag);
}

/* "A contact has: name, role, phone." where they are few. */
static struct str list_fields(
	struct arena *arena, const struct record_fields *table)
{
	size_t i, count = count_fields(table);
	struct buf out = {0};
	struct str list;

	if (count > RECORD_MAX_LISTED)
		return find_field(table, STR("extra"))
			       ? STR("Fields of your own go below \"extra\".")
			       : STR("");
	buf_z(&out, "These can stand here: ");
	for (i = 0; i < count; i++)
		buf_format(&out, "%s%s", i ? ", " : "", table->fields[i].name);
	buf_char(&out, '.');
	list = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return list;
}

static bool refuse_unknown(struct filling *f, const struct node_pair *pair,
	const struct field *meant, bool is_there)
{
	struct arena *arena = f->r->d->arena;
	struct diag diag = {
		.id = "key-unknown",
		.at = pair->key_at,
		.text = arena_format(arena, "I don't know the field \"%.*s\".",
			STR_ARG(pair->key)),
		.brief = arena_format(
			arena, "unknown field \"%.*s\"", STR_ARG(pair->key)),
	};

	if (meant && is_there) {
		diag.help = arena_format(arena,
			"\"%s\" is there already: keep one of the two.",
			meant->name);
	} else if (meant) {
		diag.hint = arena_format(
			arena, "Did you mean \"%s\"?", meant->name);
		diag.brief_hint = arena_format(
			arena, "did you mean \"%s\"?", meant->name);
		diag.edit =
			(struct diag_edit){pair->key_at, str_from(meant->name)};
	} else {
		diag.help = list_fields(arena, f->table);
	}
	diag.help = join(arena, diag.help, f->table->consequence);
	return diag_add(f->r->d, &diag);
}

/* A mistyped field that is not there otherwise is read as what was meant. */
static void read_unknown(struct filling *f, const struct node_pair *pair)
{
	struct meaning m = find_meaning(f->table, pair->key);
	bool is_there = m.field && (f->seen[m.field - f->table->fields] ||
					   node_get(f->node, m.field->name));

	if (m.outer.len) {
		f->ok = refuse_level(f, pair, &m);
		return;
	}
	f->ok = refuse_unknown(f, pair, m.field, is_there);
	if (m.field && !is_there)
		read_field(f, m.field, pair);
}

static void read_pair(struct filling *f, const struct node_pair *pair)
{
	const struct field *field = find_field(f->table, pair->key);

	if (!pair->key.len || str_equal_z(pair->key, "<<"))
		return; /* reported by node_read() */
	if (!field)
		read_unknown(f, pair);
	else if (!f->seen[field - f->table->fields])
		read_field(f, field, pair);
}

/* The record's first line, for findings about what is not there. */
static struct span first_line(struct span at)
{
	struct str slice = source_slice(at);
	size_t end = str_find_char(slice, '\n');

	if (end != STR_NONE)
		at.len = (uint32_t)(end && slice.ptr[end - 1] == '\r' ? end - 1
								      : end);
	return at;
}

/* Bytes between the start of the line and the record: its indent. */
static size_t indent_of(struct span at)
{
	return at.off - node_line_at(at.src->text, at.off).off;
}

/* A line with the example, put before what the record has. */
static struct diag_edit insert_field(
	struct filling *f, struct span where, const struct field *field)
{
	struct diag_edit edit = {where, {NULL, 0}};
	const struct node *node = f->node;
	struct arena *arena = f->r->d->arena;
	size_t indent;

	if (!field->example || !where.src || !where.src->text.ptr)
		return (struct diag_edit){0};
	edit.at.len = 0;
	if (node && node->is_flow) {
		edit.at.off++;
		edit.text = arena_format(arena, "%s: %s%s", field->name,
			field->example, node->count ? ", " : "");
		return edit;
	}
	indent = indent_of(where);
	if (!node && indent)
		return (struct diag_edit){0};
	edit.text = arena_format(arena, "%s: %s\n%*s", field->name,
		field->example, (int)indent, "");
	return edit;
}

static bool refuse_missing(
	struct filling *f, struct span where, const struct field *field)
{
	struct arena *arena = f->r->d->arena;
	struct diag diag = {
		.id = "field-missing",
		.at = first_line(where),
		.text = arena_format(arena,
			"The field \"%s\" is missing; %s needs it.",
			field->name, f->table->what),
		.help = str_from(f->table->consequence),
		.brief = arena_format(
			arena, "field \"%s\" is missing", field->name),
		.edit = insert_field(f, where, field),
	};

	if (field->example) {
		diag.hint = STR("Add a line like the one below.");
		diag.brief_hint = arena_format(
			arena, "add \"%s: %s\"", field->name, field->example);
	}
	return diag_add(f->r->d, &diag);
}

static void check_missing(struct filling *f, struct span where)
{
	const struct field *field;

	for (field = f->table->fields; field->name; field++)
		if ((field->flags & FIELD_REQUIRED) &&
			!f->seen[field - f->table->fields])
			f->ok = refuse_missing(f, where, field);
}

static bool refuse_other_kind(struct filling *f)
{
	struct arena *arena = f->r->d->arena;
	struct diag diag = {
		.id = "fields-wanted",
		.at = first_line(f->node->at),
		.text = arena_format(arena,
			"The fields of %s should stand here, and %s does.",
			f->table->what, kind_words(f->node)),
		.help = arena_format(arena,
			"Write each in a line of its own, as in: %s: %s",
			f->table->fields->name,
			f->table->fields->example ? f->table->fields->example
						  : "..."),
		.brief = arena_format(arena, "fields are wanted here, not %s",
			kind_words(f->node)),
	};

	diag.help = join(arena, diag.help, f->table->consequence);
	return diag_add(f->r->d, &diag);
}

bool record_read(struct reading *r, const struct record_fields *fields,
	const struct node *node, struct span where, void *to)
{
	struct filling f = {r, fields, node, to, {false}, true};
	size_t i;

	if (node && node->is_broken)
		return false;
	if (node && is_empty(node))
		f.node = NULL;
	if (f.node && f.node->kind != NODE_RECORD)
		return refuse_other_kind(&f);
	for (i = 0; f.node && i < node->count; i++)
		read_pair(&f, &node->pairs[i]);
	check_missing(&f, f.node ? node->at : where);
	return f.ok;
}

bool record_is_text(const struct record_fields *fields, const struct node *node)
{
	struct meaning m;

	if (node->kind != NODE_RECORD || node->is_flow || node->count != 1 ||
		find_field(fields, node->pairs[0].key) ||
		str_find_char(source_slice(node->at), '\n') != STR_NONE)
		return false;
	m = find_meaning(fields, node->pairs[0].key);
	return !m.field && !m.outer.len;
}

bool record_refuse_colon(struct reading *r, const struct node *node)
{
	struct str slice = source_slice(node->at);

	return record_refuse_value(r, node,
		&(struct diag){
			.id = "value-colon",
			.text = STR("This text has a colon in it, so it needs "
				    "quotation marks."),
			.brief = STR("a colon in the text; put the text in "
				     "quotation marks"),
		},
		slice.len ? node_line_quote(r->d->arena, slice)
			  : (struct str){0});
}
