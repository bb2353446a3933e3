#include "base/diag.h"

#include <errno.h>
#include <stdlib.h>

#include "base/diag_excerpt.h"

enum { CURSOR_PLACE, CURSOR_OTHER, CURSOR_EDIT };

/* An array that grows in place: an arena would keep each smaller one. */
struct diag_room {
	struct diag *items;
	size_t count; /* that there is room for */
};

static void free_room(void *room)
{
	free(((struct diag_room *)room)->items);
}

static void make_room(struct diags *d)
{
	struct diag_room *room = d->room;

	if (!room) {
		room = d->room = arena_alloc(d->arena, sizeof(*room));
		arena_defer(d->arena, free_room, room);
	}
	if (d->count == room->count) {
		room->count = d->count ? 2 * d->count : 4;
		room->items = reallocarray(
			room->items, room->count, sizeof(*room->items));
		if (!room->items)
			abort();
	}
	d->items = room->items;
}

/* The copies live as long as the findings; sources may go before them. */
static void copy_words(struct arena *arena, struct diag *diag)
{
	struct str *const words[] = {&diag->file, &diag->text, &diag->help,
		&diag->brief, &diag->hint, &diag->brief_hint, &diag->edit.text,
		&diag->mended, &diag->place.text, &diag->other_place.text};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (words[i]->ptr)
			*words[i] = arena_str(arena, *words[i]);
}

static void put(struct diags *d, const struct diag *diag)
{
	struct diag *added = &d->items[d->count];

	if (added != diag)
		*added = *diag;
	added->order = d->count++;
	d->errors += diag->level == DIAG_ERROR;
	d->warnings += diag->level == DIAG_WARNING;
	d->system_errors += diag->is_system;
}

static void push(struct diags *d, const struct diag *diag)
{
	make_room(d);
	put(d, diag);
	copy_words(d->arena, &d->items[d->count - 1]);
}

/* Whether the place can be shown: the source still holds its text. */
static bool is_open(struct span at)
{
	return at.src && at.src->text.ptr;
}

static void find_places(struct diags *d, struct diag *diag, struct buf *scratch)
{
	struct source_cursor *cursors = d->cursors;
	size_t end = (size_t)diag->edit.at.off + diag->edit.at.len;

	if (diag->at.src)
		diag->file = diag->at.src->path;
	if (is_open(diag->at))
		diag->place = diag_excerpt_place(
			&cursors[CURSOR_PLACE], d->arena, diag->at);
	if (is_open(diag->other))
		diag->other_place = diag_excerpt_place(
			&cursors[CURSOR_OTHER], d->arena, diag->other);
	if (!diag->edit.text.ptr || !is_open(diag->edit.at))
		return;
	diag->edit_from = diag_excerpt_point(
		&cursors[CURSOR_EDIT], diag->edit.at.src, diag->edit.at.off);
	diag->edit_to = diag_excerpt_point(
		&cursors[CURSOR_EDIT], diag->edit.at.src, end);
	diag_excerpt_mended(scratch, &diag->edit);
	diag->mended = buf_view(scratch);
}

bool diag_add(struct diags *d, const struct diag *diag)
{
	struct diag added = *diag;
	struct buf scratch = {0};

	find_places(d, &added, &scratch);
	push(d, &added);
	buf_release(&scratch);
	return false;
}

void diag_replace(struct diags *d, size_t index, const struct diag *diag)
{
	struct diag *old = &d->items[index];

	d->errors -= old->level == DIAG_ERROR;
	d->warnings -= old->level == DIAG_WARNING;
	d->system_errors -= old->is_system;
	diag_add(d, diag);
	d->items[index] = d->items[--d->count];
	d->items[index].order = index;
}

/* glibc's strerror() is safe between threads; no locale is ever set. */
bool diag_system(struct diags *d, const char *verb, struct str path)
{
	const char *reason = strerror(errno);
	struct diag diag = {
		.id = "system-failed",
		.is_system = true,
		.text = arena_format(d->arena, "I cannot %s %.*s: %s.", verb,
			STR_ARG(path), reason),
		.brief = arena_format(d->arena, "cannot %s %.*s: %s", verb,
			STR_ARG(path), reason),
	};

	return diag_add(d, &diag);
}

void diags_append(struct diags *to, const struct diags *from)
{
	size_t i;

	for (i = 0; i < from->count; i++)
		push(to, &from->items[i]);
}

void diags_take(struct diags *to, struct diags *from)
{
	size_t i;

	for (i = 0; i < from->count; i++) {
		make_room(to);
		put(to, &from->items[i]);
	}
	if (from->room) {
		free_room(from->room);
		*from->room = (struct diag_room){0};
	}
	*from = (struct diags){.arena = from->arena, .room = from->room};
}

void diags_restore(struct diags *d, const struct diags *before)
{
	struct diags now = *d;

	*d = *before;
	d->room = now.room;
	d->items = now.items;
}

/* In place: what is kept never moves behind where it was. */
void diags_keep(struct diags *d, diag_test *keeps, const void *context)
{
	size_t i, count = d->count;

	d->count = d->errors = d->warnings = d->system_errors = 0;
	for (i = 0; i < count; i++)
		if (keeps(context, &d->items[i]))
			put(d, &d->items[i]);
}

static int compare_numbers(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int compare(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	int order = compare_numbers(a->level, b->level);

	if (!order)
		order = str_compare(a->file, b->file);
	if (!order)
		order = compare_numbers(a->place.line, b->place.line);
	if (!order)
		order = compare_numbers(a->place.column, b->place.column);
	return order ? order : compare_numbers(a->order, b->order);
}

void diags_sort(struct diags *d)
{
	if (d->count)
		qsort(d->items, d->count, sizeof(*d->items), compare);
}

void diag_drop_edit(struct diag *diag)
{
	diag->hint = diag->brief_hint = diag->mended = (struct str){NULL, 0};
	diag->edit = (struct diag_edit){0};
	diag->edit_from = diag->edit_to = (struct diag_place){0};
}

struct str diag_mended_text(struct arena *arena, const struct diag *diag)
{
	const struct diag_edit *edit = &diag->edit;
	struct str text, after;
	size_t off, len;
	char *mended;

	if (!is_open(edit->at))
		return (struct str){NULL, 0};
	text = edit->at.src->text;
	after = str_slice(text, (size_t)edit->at.off + edit->at.len, text.len);
	off = str_slice(text, 0, edit->at.off).len;
	len = off + edit->text.len + after.len;
	mended = arena_alloc(arena, len + 1);
	memcpy(mended, text.ptr, off);
	memcpy(mended + off, edit->text.ptr, edit->text.len);
	memcpy(mended + off + edit->text.len, after.ptr, after.len);
	return (struct str){mended, len};
}
