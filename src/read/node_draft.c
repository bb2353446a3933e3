#include "read/node_draft.h"

#include <stdlib.h>

#include "base/utf8.h"

void node_draft_begin(struct node_draft *draft, struct span yaml)
{
	*draft = (struct node_draft){.yaml = yaml, .text = source_slice(yaml)};
	draft->is_ascii = utf8_ascii_len(draft->text) == draft->text.len;
}

static void make_room(struct node_draft *draft, size_t items)
{
	if (items <= draft->room)
		return;
	draft->origin = realloc(draft->origin, 2 * items * sizeof(uint32_t));
	if (!draft->origin)
		abort();
	draft->room = 2 * items;
}

static void make_private(struct node_draft *draft)
{
	size_t i;

	if (draft->origin)
		return;
	make_room(draft, draft->text.len + 1);
	for (i = 0; i <= draft->text.len; i++)
		draft->origin[i] = draft->yaml.off + (uint32_t)i;
	buf_str(&draft->copy, draft->text);
}

/* Forget what both begin and end with: those bytes keep their places. */
static void trim_equal(
	struct str old, size_t *off, size_t *len, struct str *with)
{
	while (*len && with->len && old.ptr[0] == with->ptr[0]) {
		old = str_slice(old, 1, old.len);
		*with = str_slice(*with, 1, with->len);
		*off += 1;
		*len -= 1;
	}
	while (*len && with->len &&
		old.ptr[old.len - 1] == with->ptr[with->len - 1]) {
		old.len--;
		with->len--;
		*len -= 1;
	}
}

/* New bytes stand for those they replace, as far as there are any. */
static void replace_piece(
	struct node_draft *draft, size_t off, size_t len, struct str with)
{
	struct buf *copy = &draft->copy;
	size_t behind, i;
	uint32_t first, end;

	trim_equal(str_slice(draft->text, off, off + len), &off, &len, &with);
	behind = copy->len - off - len;
	make_room(draft, off + with.len + behind + 1);
	first = draft->origin[off];
	end = draft->origin[off + len];
	if (with.len != len)
		memmove(draft->origin + off + with.len,
			draft->origin + off + len,
			(behind + 1) * sizeof(uint32_t));
	for (i = 0; i < with.len; i++)
		draft->origin[off + i] =
			first + i < end ? first + (uint32_t)i : end;
	if (with.len > len)
		buf_fill(copy, ' ', with.len - len);
	if (behind && with.len != len)
		memmove(copy->ptr + off + with.len, copy->ptr + off + len,
			behind);
	if (with.len)
		memcpy(copy->ptr + off, with.ptr, with.len);
	buf_cut(copy, off + with.len + behind);
	draft->text = buf_view(copy);
}

/* Line by line as long as both have lines, so that each keeps its place. */
void node_draft_replace(
	struct node_draft *draft, size_t off, size_t len, struct str with)
{
	make_private(draft);
	for (;;) {
		struct str old = str_slice(draft->text, off, off + len);
		size_t old_end = str_find_char(old, '\n');
		size_t new_end = str_find_char(with, '\n');

		if (old_end == STR_NONE || new_end == STR_NONE)
			break;
		replace_piece(draft, off, old_end, str_slice(with, 0, new_end));
		off += new_end + 1;
		len -= old_end + 1;
		with = str_slice(with, new_end + 1, with.len);
	}
	replace_piece(draft, off, len, with);
}

struct span node_draft_span(
	const struct node_draft *draft, size_t from, size_t to)
{
	uint32_t off, end;

	if (!draft->origin)
		return source_span(
			draft->yaml.src, draft->yaml.off + from, to - from);
	off = draft->origin[from];
	end = draft->origin[to];
	return source_span(draft->yaml.src, off, end > off ? end - off : 0);
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t node_draft_byte(struct node_cursor *cursor,
	const struct node_draft *draft, size_t index)
{
	struct str text = draft->text;
	size_t len;

	if (draft->is_ascii)
		return index < text.len ? index : text.len;
	while (cursor->characters < index && cursor->bytes < text.len) {
		len = utf8_ascii_len(str_slice(text, cursor->bytes,
			cursor->bytes + (index - cursor->characters)));
		cursor->characters += len;
		cursor->bytes += len;
		if (cursor->characters == index || cursor->bytes == text.len)
			break;
		cursor->bytes++;
		while (cursor->bytes < text.len &&
			is_continuation(text.ptr[cursor->bytes]))
			cursor->bytes++;
		cursor->characters++;
	}
	while (cursor->characters > index) {
		cursor->bytes--;
		while (is_continuation(text.ptr[cursor->bytes]))
			cursor->bytes--;
		cursor->characters--;
	}
	return cursor->bytes;
}

void node_draft_copy(struct node_draft *copy, const struct node_draft *draft)
{
	*copy = (struct node_draft){.yaml = draft->yaml,
		.text = draft->text,
		.is_ascii = draft->is_ascii};
	if (!draft->origin)
		return;
	make_room(copy, draft->text.len + 1);
	memcpy(copy->origin, draft->origin,
		(draft->text.len + 1) * sizeof(uint32_t));
	buf_str(&copy->copy, draft->text);
	copy->text = buf_view(&copy->copy);
}

void node_draft_release(struct node_draft *draft)
{
	buf_release(&draft->copy);
	free(draft->origin);
	*draft = (struct node_draft){0};
}
