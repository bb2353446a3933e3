#include "read/record.h"

#include "base/nearest.h"
#include "read/node_line.h"

/* yes, no */

static bool read_yes(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	static const struct {
		const char *word;
		bool means;
	} words[] = {
		{"yes", true}, {"no", false}, {"true", true}, {"false", false}};
	size_t i;

	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_equal_nocase(value->text, str_from(words[i].word))) {
			*(bool *)to = words[i].means;
			return true;
		}
	return record_refuse_value(r, value,
		&(struct diag){
			.id = "value-yes",
			.text = arena_format(r->d->arena,
				"\"%s\" takes only \"yes\" or \"no\".",
				field->name),
			.brief = arena_format(r->d->arena,
				"\"%s\" takes only \"yes\" or \"no\"",
				field->name),
		},
		(struct str){0});
}

const struct record_type record_yes = {"\"yes\" or \"no\"", read_yes};

/* one of some words */

static struct str list_words(
	struct arena *arena, const struct record_word_row *rows)
{
	struct buf out = {0};
	struct str list;

	buf_z(&out, "Write one of these: ");
	for (; rows->word; rows++)
		buf_format(&out, "%s%s", rows->word, rows[1].word ? ", " : ".");
	list = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return list;
}

static bool refuse_word(struct reading *r, const struct field *field,
	const struct node *value, const struct record_word_row *rows)
{
	struct arena *arena = r->d->arena;
	size_t count = 0;
	const char *near;
	struct diag words = {
		.id = "value-word",
		.text = arena_format(arena,
			"I don't know the word \"%.*s\" for \"%s\".",
			STR_ARG(value->text), field->name),
		.help = list_words(arena, rows),
		.brief = arena_format(arena, "unknown word \"%.*s\" for \"%s\"",
			STR_ARG(value->text), field->name),
	};

	while (rows[count].word)
		count++;
	near = nearest_in_table(value->text, &rows->word, count, sizeof(*rows));
	if (near) {
		words.hint = arena_format(arena, "Did you mean \"%s\"?", near);
		words.brief_hint =
			arena_format(arena, "did you mean \"%s\"?", near);
	}
	return record_refuse_value(r, value, &words, str_from(near));
}

static bool read_word(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	const struct record_word_row *row;

	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	for (row = field->detail; row->word; row++)
		if (str_equal_nocase(value->text, str_from(row->word))) {
			*(int *)to = row->value;
			return true;
		}
	return refuse_word(r, field, value, field->detail);
}

const struct record_type record_word = {"one word of a few", read_word};

/* numbers */

static bool read_number(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	const struct record_range *range = field->detail;
	unsigned long number;

	if (value->kind != NODE_TEXT)
		return record_refuse(r, field, value);
	if (str_to_number(value->text, range->max, &number) &&
		number >= range->min) {
		*(unsigned long *)to = number;
		return true;
	}
	return record_refuse_value(r, value,
		&(struct diag){
			.id = "value-number",
			.text = arena_format(r->d->arena,
				"\"%s\" takes a number from %lu to %lu, in "
				"digits only.",
				field->name, range->min, range->max),
			.brief = arena_format(r->d->arena,
				"\"%s\" takes a number from %lu to %lu",
				field->name, range->min, range->max),
		},
		(struct str){0});
}

const struct record_type record_number = {"a number", read_number};

/* lists of lines */

/* Whether an item can stand in [a, b] without quotation marks. */
static bool is_bare(struct str item)
{
	size_t i;

	if (!item.len || strchr("-?:@`%&*!|>\"'#", item.ptr[0]))
		return false;
	for (i = 0; i < item.len; i++)
		if (strchr("[]{},:#", item.ptr[i]))
			return false;
	return true;
}

/* "a, b" as "[a, b]". */
static struct str as_list(struct arena *arena, struct str text, char sep)
{
	struct buf out = {0};
	struct str item, list;

	buf_char(&out, '[');
	while (str_next(&text, sep, &item)) {
		item = str_trim(item);
		if (!item.len)
			continue;
		if (out.len > 1)
			buf_z(&out, ", ");
		buf_str(&out,
			is_bare(item) ? item : node_line_quote(arena, item));
	}
	buf_char(&out, ']');
	list = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return list;
}

static bool refuse_one_line(struct reading *r, const struct field *field,
	const struct node *value, char sep)
{
	struct arena *arena = r->d->arena;
	struct diag words = {
		.id = "list-line",
		.text = arena_format(arena,
			"\"%s\" takes a list, and its items need brackets "
			"round them.",
			field->name),
		.help = STR("If it is one item, put it in quotation marks."),
		.brief = arena_format(arena,
			"several items of \"%s\" need brackets", field->name),
	};

	return record_refuse_value(
		r, value, &words, as_list(arena, value->text, sep));
}

bool record_is_empty(const struct node *item)
{
	return item->kind == NODE_TEXT && !str_trim(item->text).len;
}

bool record_refuse_empty(
	struct reading *r, const char *list, const struct node *item)
{
	return record_refuse_value(r, item,
		&(struct diag){
			.id = "list-empty",
			.text = arena_format(r->d->arena,
				"An item of \"%s\" is empty.", list),
			.help = STR("Fill it in or delete it."),
			.brief = arena_format(r->d->arena,
				"an item of \"%s\" is empty", list),
		},
		(struct str){0});
}

static bool read_item(struct reading *r, const struct field *field,
	const struct node *item, struct str_list *list)
{
	struct str line;

	if (item->is_broken)
		return false;
	if (record_is_empty(item))
		return record_refuse_empty(r, field->name, item);
	if (!record_line.read(r, field, item, &line))
		return false;
	arena_push(r->arena, list, line);
	return true;
}

static bool read_lines(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	struct str_list list = {0};
	bool ok = true;
	size_t i;

	if (value->kind == NODE_RECORD)
		return record_refuse(r, field, value);
	if (value->kind == NODE_TEXT) {
		char sep =
			str_find_char(value->text, ';') != STR_NONE ? ';' : ',';

		if (value->style == NODE_PLAIN &&
			str_find_char(value->text, sep) != STR_NONE)
			return refuse_one_line(r, field, value, sep);
		ok = read_item(r, field, value, &list);
	}
	for (i = 0; value->kind == NODE_LIST && i < value->count; i++)
		ok = read_item(r, field, value->items[i], &list) && ok;
	if (ok)
		*(struct str_list *)to = list;
	return ok;
}

const struct record_type record_lines = {"a list of texts", read_lines};

/* records inside */

static bool read_inside(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	return record_read(r, field->detail, value, value->at, to);
}

const struct record_type record_inside = {"fields of its own", read_inside};
