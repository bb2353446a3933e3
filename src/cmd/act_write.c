#include "cmd/act.h"

#include "base/fs.h"
#include "cmd/who.h"
#include "read/releasefile.h"

/* The file as it would be read with these bytes. */
static const struct release *read_bytes(
	struct act *act, struct diags *d, struct str bytes)
{
	struct arena *arena = &act->session->arena;
	struct releasefile_input in = {
		.d = d,
		.arena = arena,
		.scratch = arena,
		.site = &act->newsroom.site,
		.zones = act->newsroom.zones,
		.now = act->session->now,
		.root_fd = act->newsroom.root_fd,
		.path = act->release->path,
		.folder = act->release->folder,
		.bytes = bytes,
	};
	struct release *release;

	releasefile_read(&in, &release);
	return release;
}

static size_t count_errors(const struct diags *d, const char *id)
{
	size_t i, count = 0;

	for (i = 0; i < d->count; i++)
		count += d->items[i].level == DIAG_ERROR &&
			 !strcmp(d->items[i].id, id);
	return count;
}

/* Tell the errors of a kind that the file had not, or had fewer of. */
static bool has_no_new_errors(
	struct act *act, const struct diags *before, const struct diags *after)
{
	bool ok = true;
	size_t i;

	for (i = 0; i < after->count; i++) {
		const struct diag *diag = &after->items[i];

		if (diag->level != DIAG_ERROR ||
			count_errors(after, diag->id) <=
				count_errors(before, diag->id))
			continue;
		diag_add(&act->session->diags, diag);
		ok = false;
	}
	return ok;
}

static bool refuse_new(struct act *act)
{
	return act_refuse(act, "edit-refused",
		STR("With this change the file would have the problem above, "
		    "so I left it as it is."),
		STR("Write the change into the file yourself."),
		STR("the change would make a problem; the file is as it was"));
}

/* As a file, before it is one. */
static bool is_right(struct act *act, struct str made)
{
	struct diags before = {.arena = &act->session->arena};
	struct diags after = {.arena = &act->session->arena};
	const struct release *release = read_bytes(act, &after, made);

	act->made = release->src->digest;
	if (act->edit.by_lines)
		return release->status == STATUS_WITHDRAWN || refuse_new(act);
	read_bytes(act, &before, act->bytes);
	return has_no_new_errors(act, &before, &after) || refuse_new(act);
}

static bool refuse_changed(struct act *act)
{
	return diag_add(&act->session->diags,
		&(struct diag){.id = "act-changed",
			.file = act->release->path,
			.text = STR("Somebody else changed this file at this "
				    "moment. I left it as it is."),
			.help = STR("Look at it, then try again."),
			.brief = STR("changed meanwhile; try again")});
}

bool act_write(struct act *act)
{
	struct diags *d = &act->session->diags;
	struct arena *arena = &act->session->arena;
	int root_fd = act->newsroom.root_fd;
	struct str path = act->release->path, made, again;
	struct fs_entry entry;

	if (!edit_finish(&act->edit, d, &made) || !is_right(act, made) ||
		!fs_look(d, root_fd, path, &entry) ||
		!fs_read(d, arena, root_fd, path, SOURCE_MAX_BYTES, &again))
		return false;
	if (!str_equal(again, act->bytes))
		return refuse_changed(act);
	return fs_replace(d, root_fd, path, made, entry.mode);
}

static struct log_entry entry_of(struct act *act)
{
	struct who who = who_runs(act->session, act->call->by);
	struct log_entry entry = {
		.act = act->kind->name,
		.at = act->session->now,
		.who = who.name,
		.source = who.source,
		.reason = act->reason,
		.note = act->call->note,
		.detail = act->detail,
	};

	entry.id = act->past ? act->past->id : act->release->id;
	entry.what = act->release ? act->release->path : act->past->path;
	if (act->past)
		entry.address = act->past->address;
	return entry;
}

bool act_log(struct act *act)
{
	struct journal *journal = act->newsroom.journal;
	struct diags *d = &act->session->diags;
	struct log_entry entry = entry_of(act);

	if (!journal_begin(journal, d))
		return false;
	if (journal_note_act(journal, d, &entry) &&
		(!act->kind->note || act->kind->note(act, journal)) &&
		journal_commit(journal, d))
		return true;
	journal_cancel(journal);
	return false;
}
