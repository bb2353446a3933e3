#include "base/diag_json.h"

#include "base/utf8.h"

static const char *const level_words[] = {
	[DIAG_ERROR] = "error",
	[DIAG_WARNING] = "warning",
	[DIAG_NOTE] = "note",
};

/*
 * RFC 8259 7 asks for escapes below U+0020 only; DEL, C1 and what turns the
 * direction of writing are escaped too: the lines end up on terminals.
 */
static bool is_escaped(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character <= 0x9F) ||
	       (character >= 0x2028 && character <= 0x202E) ||
	       (character >= 0x2066 && character <= 0x2069);
}

void diag_json_string(struct buf *out, struct str s)
{
	uint32_t character;

	buf_char(out, '"');
	while (utf8_next(&s, &character)) {
		char encoded[4];

		if (character == '"' || character == '\\')
			buf_char(out, '\\');
		if (is_escaped(character))
			buf_format(out, "\\u%04x", (unsigned)character);
		else
			buf_add(out, encoded, utf8_encode(encoded, character));
	}
	buf_char(out, '"');
}

/* A field with its comma; one without words is left out. */
static void add_words(struct buf *out, const char *name, struct str words)
{
	if (!words.len)
		return;
	buf_format(out, ",\"%s\":", name);
	diag_json_string(out, words);
}

static void add_place(struct buf *out, const struct diag_place *place)
{
	buf_format(out, "\"line\":%zu,\"column\":%zu,\"end\":%zu", place->line,
		place->column, place->end);
}

static void add_fix(struct buf *out, const struct diag *diag)
{
	const struct diag_place *from = &diag->edit_from, *to = &diag->edit_to;

	if (!diag->edit.text.ptr || !from->line)
		return;
	buf_format(out, ",\"fix\":{\"line\":%zu,\"column\":%zu,", from->line,
		from->column);
	buf_format(out, "\"end_line\":%zu,\"end\":%zu,\"text\":", to->line,
		to->column);
	diag_json_string(out, diag->edit.text);
	add_words(out, "hint", diag->hint);
	buf_char(out, '}');
}

void diag_json(struct buf *out, const struct diag *diag)
{
	buf_format(out, "{\"schema\":1,\"id\":\"%s\",\"level\":\"%s\"",
		diag->id, level_words[diag->level]);
	add_words(out, "file", diag->file);
	if (diag->place.line) {
		buf_char(out, ',');
		add_place(out, &diag->place);
	}
	add_words(out, "message", diag->text.len ? diag->text : diag->brief);
	add_words(out, "help", diag->help);
	add_words(out, "brief", diag->brief);
	if (diag->other_place.line) {
		buf_z(out, ",\"other\":{");
		add_place(out, &diag->other_place);
		buf_char(out, '}');
	}
	add_fix(out, diag);
	if (!diag->edit.text.ptr)
		add_words(out, "lines", diag->mended);
	if (diag->is_system)
		buf_z(out, ",\"system\":true");
	buf_z(out, "}\n");
}
