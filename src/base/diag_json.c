#include "base/diag_json.h"

#include "base/json.h"

static const char *const level_words[] = {
	[DIAG_ERROR] = "error",
	[DIAG_WARNING] = "warning",
	[DIAG_NOTE] = "note",
};

static void add_place(struct json *j, const struct diag_place *place)
{
	json_put_number(j, "line", (int64_t)place->line);
	json_put_number(j, "column", (int64_t)place->column);
	json_put_number(j, "end", (int64_t)place->end);
}

static void add_fix(struct json *j, const struct diag *diag)
{
	const struct diag_place *from = &diag->edit_from, *to = &diag->edit_to;

	if (!diag->edit.text.ptr || !from->line)
		return;
	json_open_object(j, "fix");
	json_put_number(j, "line", (int64_t)from->line);
	json_put_number(j, "column", (int64_t)from->column);
	json_put_number(j, "end_line", (int64_t)to->line);
	json_put_number(j, "end", (int64_t)to->column);
	json_put_string(j, "text", diag->edit.text);
	json_put_text(j, "hint", diag->hint);
	json_close_object(j);
}

void diag_json(struct buf *out, const struct diag *diag)
{
	struct json j = {.out = out};

	json_open_object(&j, NULL);
	json_put_number(&j, "schema", 1);
	json_put_string(&j, "id", str_from(diag->id));
	json_put_string(&j, "level", str_from(level_words[diag->level]));
	json_put_text(&j, "file", diag->file);
	if (diag->place.line)
		add_place(&j, &diag->place);
	json_put_text(&j, "message", diag->text.len ? diag->text : diag->brief);
	json_put_text(&j, "help", diag->help);
	json_put_text(&j, "brief", diag->brief);
	if (diag->other_place.line) {
		json_open_object(&j, "other");
		add_place(&j, &diag->other_place);
		json_close_object(&j);
	}
	add_fix(&j, diag);
	if (!diag->edit.text.ptr)
		json_put_text(&j, "lines", diag->mended);
	if (diag->is_system)
		json_put_yes(&j, "system", true);
	json_close_object(&j);
	buf_char(out, '\n');
}
