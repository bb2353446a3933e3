#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEAD = 8 }; /* bytes that say where the findings stand */

static size_t number(const uint8_t *data)
{
	return (size_t)data[0] | (size_t)data[1] << 8;
}

/* A finding about any bytes, as wrong as text that no reader has checked. */
static void add(struct diags *d, const struct source *src, const uint8_t *head)
{
	struct span at = source_span(src, number(head), head[2]);
	struct span other = source_span(src, number(head + 3), head[5]);
	struct diag diag = {
		.id = "odd",
		.level = head[6] % 3,
		.at = at,
		.other = other,
		.text = source_slice(other),
		.help = source_slice(at),
		.brief = source_slice(other),
		.edit = {at, source_slice(other)},
		.is_system = head[7] & 1,
	};

	diag_add(d, &diag);
}

static void check_text(struct str text, struct str allowed)
{
	size_t i;

	assert(utf8_find_invalid(text) == STR_NONE);
	for (i = 0; i < text.len; i++)
		assert((unsigned char)text.ptr[i] >= 0x20 ||
			str_find_char(allowed, text.ptr[i]) != STR_NONE);
	assert(text.len && text.ptr[text.len - 1] == '\n');
}

static void check_edit(struct arena *arena, const struct diag *diag)
{
	struct str mended = diag_mended_text(arena, diag);

	if (mended.ptr)
		assert(mended.len == diag->edit.at.src->text.len -
					     diag->edit.at.len +
					     diag->edit.text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct source src = {.path = STR("a\033.md")}, next;
	struct buf out = {0};
	size_t i, count = size ? data[0] % 4 : 0;

	if (size < 1 + HEAD * count)
		return 0;
	src.text = (struct str){(const char *)data, size};
	src.size = size;
	for (i = 0; i < count; i++)
		add(&d, &src, data + 1 + HEAD * i);
	if (!source_make(&d, &next, STR("b.md"),
		    str_slice((struct str){(const char *)data, size}, 1, size)))
		assert(d.errors);
	for (i = 0; i < d.count; i++)
		check_edit(&arena, &d.items[i]);
	diags_sort(&d);
	for (i = DIAG_TEXT; i <= DIAG_JSON && d.count; i++) {
		buf_reset(&out);
		diags_print(&out, &d, (enum diag_format)i, i == DIAG_GNU);
		check_text(buf_view(&out),
			i == DIAG_GNU ? STR("\n\033") : STR("\n"));
	}
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
