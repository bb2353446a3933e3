#include "read/edit_parts.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "read/node_line.h"

/* Lines of the old and the new text that a change takes, from 0. */
struct hunk {
	size_t from, to;   /* of the old text: the first, and the one behind */
	size_t made, last; /* of the new one */
};

/* Where each line of a text begins, and one place behind the last. */
struct lines {
	struct str text;
	size_t *starts, count;
};

static struct lines lines_of(struct arena *arena, struct str text)
{
	struct lines lines = {.text = text};
	size_t off;

	for (off = 0; off < text.len; lines.count++) {
		lines.starts = arena_grow(arena, lines.starts, lines.count,
			sizeof(*lines.starts));
		lines.starts[lines.count] = off;
		off = node_line_at(text, off).next;
	}
	return lines;
}

static struct str line_of(const struct lines *lines, size_t index)
{
	struct node_line line = node_line_at(lines->text, lines->starts[index]);

	return str_slice(lines->text, line.off, line.end);
}

static void put_line(struct buf *out, char sign, struct str line, bool colour)
{
	const char *paint = sign == '-' ? "\033[31m" : "\033[32m";
	bool is_painted = colour && sign != ' ';

	buf_z(out, is_painted ? paint : "");
	buf_char(out, sign);
	utf8_clean(out, line);
	buf_z(out, is_painted ? "\033[0m\n" : "\n");
}

static size_t line_index(const struct lines *lines, size_t off)
{
	size_t low = 0, high = lines->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lines->starts[middle] <= off)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

static int by_place(const void *left, const void *right)
{
	const struct edit_patch *const *a = left, *const *b = right;

	if ((*a)->off != (*b)->off)
		return (*a)->off < (*b)->off ? -1 : 1;
	return *a < *b ? -1 : *a > *b;
}

static size_t count_ends(struct str text)
{
	size_t i, count = 0;

	for (i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

/* Whole lines between two lines change no line of the old text. */
static bool is_between(const struct edit *e, const struct edit_patch *patch)
{
	return !patch->len && patch->with.len &&
	       patch->with.ptr[patch->with.len - 1] == '\n' &&
	       (!patch->off || e->src.text.ptr[patch->off - 1] == '\n');
}

/* The lines of one patch; `made` is counted by who puts them in order. */
static struct hunk hunk_of(const struct edit *e, const struct lines *before,
	const struct edit_patch *patch)
{
	size_t first = line_index(before, patch->off);
	size_t last = line_index(before, patch->off + patch->len);
	struct hunk hunk = {.from = first, .to = last + 1};

	if (is_between(e, patch)) {
		if (patch->off >= before->text.len)
			hunk.from = before->count;
		hunk.to = hunk.from;
	}
	return hunk;
}

/* How many lines more, or fewer, a patch makes. */
static size_t growth(const struct edit *e, const struct edit_patch *patch)
{
	struct str old =
		str_slice(e->src.text, patch->off, patch->off + patch->len);

	return count_ends(patch->with) - count_ends(old);
}

/* Hunks in order, those that touch one another as one. */
static size_t gather(
	const struct edit *e, const struct lines *before, struct hunk *out)
{
	const struct edit_patch *patches[EDIT_MAX_CHANGES];
	size_t i, count = 0, grown = 0;

	for (i = 0; i < e->patch_count; i++)
		patches[i] = &e->patches[i];
	if (e->patch_count)
		qsort(patches, e->patch_count, sizeof(patches[0]), by_place);
	for (i = 0; i < e->patch_count; i++) {
		struct hunk next = hunk_of(e, before, patches[i]);

		if (!count || next.from > out[count - 1].to) {
			next.made = next.from + grown;
			out[count++] = next;
		} else if (next.to > out[count - 1].to) {
			out[count - 1].to = next.to;
		}
		grown += growth(e, patches[i]);
		out[count - 1].last = out[count - 1].to + grown;
	}
	return count;
}

static size_t less(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A group of hunks whose lines around them meet: `count` from `first` on. */
struct group {
	const struct hunk *first;
	size_t count;
};

static void put_head(struct buf *out, const struct group *group,
	const struct lines *before, const struct lines *after)
{
	const struct hunk *last = &group->first[group->count - 1];
	size_t lead = less(group->first->from, EDIT_CONTEXT_LINES);
	size_t old = less(last->to + EDIT_CONTEXT_LINES, before->count);
	size_t made = less(last->last + EDIT_CONTEXT_LINES, after->count);

	buf_format(out, "@@ -%zu,%zu +%zu,%zu @@\n",
		group->first->from - lead + 1, old - group->first->from + lead,
		group->first->made - lead + 1,
		made - group->first->made + lead);
}

static void put_group(struct buf *out, const struct group *group,
	const struct lines *lines, bool colour)
{
	const struct lines *before = &lines[0], *after = &lines[1];
	size_t i, at, end;

	put_head(out, group, before, after);
	at = group->first->from - less(group->first->from, EDIT_CONTEXT_LINES);
	for (i = 0; i < group->count; i++) {
		const struct hunk *hunk = &group->first[i];

		for (; at < hunk->from; at++)
			put_line(out, ' ', line_of(before, at), colour);
		for (; at < hunk->to; at++)
			put_line(out, '-', line_of(before, at), colour);
		for (end = hunk->made; end < hunk->last; end++)
			put_line(out, '+', line_of(after, end), colour);
	}
	end = less(at + EDIT_CONTEXT_LINES, before->count);
	for (; at < end; at++)
		put_line(out, ' ', line_of(before, at), colour);
}

void edit_print_diff(struct buf *out, const struct edit *e, bool colour)
{
	struct hunk hunks[EDIT_MAX_CHANGES];
	struct arena arena = {0};
	struct lines lines[2];
	size_t i, count;

	lines[0] = lines_of(&arena, e->src.text);
	lines[1] = lines_of(&arena, edit_apply(e));
	count = gather(e, &lines[0], hunks);
	buf_z(out, "--- ");
	utf8_clean(out, e->src.path);
	buf_z(out, "\n+++ ");
	utf8_clean(out, e->src.path);
	buf_char(out, '\n');
	for (i = 0; i < count;) {
		struct group group = {&hunks[i], 1};

		while (i + group.count < count &&
			hunks[i + group.count].from <=
				hunks[i + group.count - 1].to +
					2 * EDIT_CONTEXT_LINES)
			group.count++;
		put_group(out, &group, lines, colour);
		i += group.count;
	}
	arena_release(&arena);
}
