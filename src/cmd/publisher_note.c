#include "cmd/publisher_note.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/json.h"

#define NOTE_PATH STR(".dateline/state/publisher")

enum { NOTE_BYTES = 400 };

bool publisher_note_write(
	struct diags *d, int root_fd, const struct publisher_note *note)
{
	struct buf out = {0};
	struct json j = {.out = &out};
	bool ok;

	json_open_object(&j, NULL);
	json_put_number(&j, "pid", note->pid);
	json_put_number(&j, "since", note->since.utc);
	json_put_number(&j, "last_tick", note->last_tick.utc);
	json_put_number(&j, "next", note->next.utc);
	json_close_object(&j);
	buf_char(&out, '\n');
	ok = fs_replace(d, root_fd, NOTE_PATH, buf_view(&out), 0600);
	buf_release(&out);
	return ok;
}

void publisher_note_remove(int root_fd)
{
	struct arena scratch = {0};
	struct diags none = {.arena = &scratch};

	fs_remove_all(&none, root_fd, NOTE_PATH);
	arena_release(&scratch);
}

/* The number behind `"name":`. */
static bool take_number(
	struct arena *arena, struct str text, const char *name, int64_t *out)
{
	struct str key = arena_format(arena, "\"%s\":", name), digits;
	size_t at = str_find(text, key), end;
	unsigned long number;

	if (at == STR_NONE)
		return false;
	digits = str_slice(text, at + key.len, text.len);
	end = str_find_either(digits, ',', '}');
	if (end == STR_NONE || !str_to_number(str_slice(digits, 0, end),
				       (unsigned long)INT64_MAX, &number))
		return false;
	*out = (int64_t)number;
	return true;
}

bool publisher_note_read(int root_fd, struct publisher_note *out)
{
	struct arena scratch = {0};
	struct diags none = {.arena = &scratch};
	struct str text;
	bool ok;

	*out = (struct publisher_note){0};
	ok = fs_read(&none, &scratch, root_fd, NOTE_PATH, NOTE_BYTES, &text) &&
	     take_number(&scratch, text, "pid", &out->pid) &&
	     take_number(&scratch, text, "since", &out->since.utc) &&
	     take_number(&scratch, text, "last_tick", &out->last_tick.utc) &&
	     take_number(&scratch, text, "next", &out->next.utc) &&
	     out->pid > 0 && out->pid <= INT32_MAX;
	arena_release(&scratch);
	return ok;
}

/* Somebody else may have its number now: so the note must be fresh as well. */
bool publisher_is_alive(const struct publisher_note *note, struct instant now)
{
	int64_t age_s = now.utc - note->last_tick.utc;

	if (age_s > PUBLISHER_STALE_S || age_s < -PUBLISHER_STALE_S)
		return false;
	return kill((pid_t)note->pid, 0) == 0 || errno == EPERM;
}
