#include "read/edit.h"

#include <stdlib.h>

#include "read/edit_parts.h"
#include "read/node_line.h"

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

static bool refuse_unreadable(struct diags *d, const struct edit *e)
{
	return diag_add(d,
		&(struct diag){.id = "edit-unreadable",
			.file = e->src.path,
			.text = STR("I cannot read the fields of this file "
				    "without guessing, so I change nothing in "
				    "it."),
			.help = arena_format(d->arena,
				"Mend what this says, then try again: "
				"dateline check %.*s",
				STR_ARG(e->src.path)),
			.brief = STR("the fields cannot be read; mend what "
				     "`dateline check` says first")});
}

static struct str line_end_of(struct str text)
{
	size_t at = str_find_char(text, '\n');

	return at != STR_NONE && at && text.ptr[at - 1] == '\r' ? STR("\r\n")
								: STR("\n");
}

static bool read_fields(struct edit *e)
{
	struct diags ignored = {.arena = e->arena};
	bool is_found = node_find_front_matter(
		&ignored, &e->src, &e->yaml, &e->body_off);

	return is_found && e->yaml.src &&
	       node_read(&ignored, e->arena, e->yaml, &e->front) &&
	       (!e->front || e->front->kind == NODE_RECORD);
}

bool edit_open(struct edit *e, struct diags *d, struct arena *arena,
	struct str path, struct str bytes)
{
	*e = (struct edit){.arena = arena, .line_end = STR("\n")};
	if (str_starts_with(bytes, BYTE_ORDER_MARK))
		e->mark = str_slice(bytes, 0, BYTE_ORDER_MARK.len);
	if (!source_make(d, &e->src, path, bytes))
		return false;
	e->line_end = line_end_of(e->src.text);
	e->is_readable = read_fields(e);
	if (e->is_readable)
		return true;
	e->front = NULL;
	return refuse_unreadable(d, e);
}

struct str edit_text(const struct edit *e, const char *key)
{
	const struct node *node = node_get(e->front, key);

	return node && node->kind == NODE_TEXT ? node->text : STR("");
}

void edit_patch(struct edit *e, size_t off, size_t len, struct str with)
{
	if (e->patch_count == EDIT_MAX_CHANGES)
		e->is_full = true;
	else
		e->patches[e->patch_count++] = (struct edit_patch){
			off, len, arena_str(e->arena, with)};
}

void edit_want(struct edit *e, const char *key, const struct node *value)
{
	size_t i;

	for (i = 0; i < e->field_count; i++)
		if (!strcmp(e->fields[i].key, key))
			break;
	if (i == EDIT_MAX_CHANGES) {
		e->is_full = true;
		return;
	}
	e->fields[i] = (struct edit_field){key, value};
	if (i == e->field_count)
		e->field_count++;
}

struct edit_point edit_point(const struct edit *e)
{
	return (struct edit_point){e->patch_count, e->field_count};
}

void edit_go_back(struct edit *e, struct edit_point point)
{
	e->patch_count = point.patches;
	e->field_count = point.fields;
}

/* A patch, and which one it was: those at one place keep their order. */
struct ordered {
	struct edit_patch patch;
	size_t order;
};

static int by_place(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;

	if (a->patch.off != b->patch.off)
		return a->patch.off < b->patch.off ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void sort_patches(const struct edit *e, struct ordered *out)
{
	size_t i;

	for (i = 0; i < e->patch_count; i++)
		out[i] = (struct ordered){e->patches[i], i};
	if (e->patch_count)
		qsort(out, e->patch_count, sizeof(*out), by_place);
}

struct str edit_apply(const struct edit *e)
{
	struct ordered patches[EDIT_MAX_CHANGES];
	struct str text = e->src.text, made;
	struct buf out = {0};
	size_t i, done = 0;

	sort_patches(e, patches);
	for (i = 0; i < e->patch_count; i++) {
		const struct edit_patch *patch = &patches[i].patch;

		buf_str(&out, str_slice(text, done, patch->off));
		buf_str(&out, patch->with);
		if (patch->off + patch->len > done)
			done = patch->off + patch->len;
	}
	buf_str(&out, str_slice(text, done, text.len));
	made = arena_str(e->arena, buf_view(&out));
	buf_release(&out);
	return made;
}

/* No two patches of the same bytes: both cannot be right. */
static bool is_apart(const struct edit *e)
{
	struct ordered patches[EDIT_MAX_CHANGES];
	size_t i;

	sort_patches(e, patches);
	for (i = 1; i < e->patch_count; i++)
		if (patches[i].patch.off <
			patches[i - 1].patch.off + patches[i - 1].patch.len)
			return false;
	return true;
}

static bool is_same(const struct node *a, const struct node *b);

static bool is_same_record(const struct node *a, const struct node *b)
{
	const struct node *other;
	size_t i;

	for (i = 0; i < a->count; i++) {
		other = b->pairs[i].value;
		if (!str_equal(a->pairs[i].key, b->pairs[i].key)) {
			const struct node_pair *pair =
				edit_find_pair(b, a->pairs[i].key.ptr);

			other = pair ? pair->value : NULL;
		}
		if (!is_same(a->pairs[i].value, other))
			return false;
	}
	return true;
}

/* Whether both say the same; as deep as a tree is, NODE_MAX_DEPTH. */
static bool is_same(const struct node *a, const struct node *b)
{
	size_t i;

	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->count != b->count)
		return false;
	switch (a->kind) {
	case NODE_TEXT:
		return str_equal(a->text, b->text);
	case NODE_LIST:
		for (i = 0; i < a->count; i++)
			if (!is_same(a->items[i], b->items[i]))
				return false;
		return true;
	case NODE_RECORD:
		return is_same_record(a, b);
	}
	return false;
}

static const struct edit_field *wanted(const struct edit *e, struct str key)
{
	size_t i;

	for (i = 0; i < e->field_count; i++)
		if (str_equal_z(key, e->fields[i].key))
			return &e->fields[i];
	return NULL;
}

/* Fields that were there stand where they stood, new ones behind them. */
static bool has_wanted_fields(const struct edit *e, const struct node *front)
{
	size_t i, before = e->front ? e->front->count : 0, found = 0;

	if (!front || front->count < before)
		return false;
	for (i = 0; i < front->count; i++) {
		const struct node_pair *pair = &front->pairs[i];
		const struct edit_field *field = wanted(e, pair->key);
		const struct node *value = field ? field->value : NULL;

		if (i < before && !str_equal(pair->key, e->front->pairs[i].key))
			return false;
		if (!field && i < before)
			value = e->front->pairs[i].value;
		if (!value || !is_same(value, pair->value))
			return false;
		found += field != NULL;
	}
	return found == e->field_count;
}

/* Where a byte of the old text stands in the new one. */
static size_t moved(const struct edit *e, size_t off)
{
	size_t i, to = off;

	for (i = 0; i < e->patch_count; i++)
		if (e->patches[i].off + e->patches[i].len <= off &&
			e->patches[i].off < off)
			to += e->patches[i].with.len - e->patches[i].len;
	return to;
}

bool edit_holds(const struct edit *e)
{
	struct arena arena = {0};
	struct diags ignored = {.arena = &arena};
	struct edit *after = arena_alloc(&arena, sizeof(*after));
	bool ok;

	ok = edit_open(after, &ignored, &arena, e->src.path, edit_apply(e)) &&
	     after->body_off == moved(e, e->body_off) &&
	     has_wanted_fields(e, after->front);
	arena_release(&arena);
	return ok;
}

static bool refuse(struct diags *d, const struct edit *e)
{
	return diag_add(d,
		&(struct diag){.id = "edit-refused",
			.file = e->src.path,
			.text = STR("I could not change this file without "
				    "changing more than was asked for, so I "
				    "left it as it is."),
			.help = STR("Write the change into the file yourself; "
				    "what it should say stands in the manual "
				    "(man 5 dateline)."),
			.brief = STR("the file cannot be changed without "
				     "changing more; change it by hand")});
}

bool edit_finish(struct edit *e, struct diags *d, struct str *out)
{
	struct str parts[2] = {e->mark};

	if (e->is_full || !is_apart(e) || (!e->by_lines && !edit_holds(e)))
		return refuse(d, e);
	parts[1] = edit_apply(e);
	*out = arena_join(e->arena, parts, 2);
	return true;
}
