#include "cmd/act.h"

#include <unistd.h>

#include "base/fs.h"
#include "cmd/standing.h"
#include "cmd/tick.h"

struct str act_time(const struct act *act, struct instant at)
{
	struct arena *arena = &act->session->arena;
	struct buf out = {0};
	struct str words;

	standing_print_time(&out, &act->newsroom, at);
	words = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return words;
}

struct str act_now(const struct act *act)
{
	struct buf out = {0};
	struct str words;

	instant_print_local(&out, act->session->now, act->newsroom.site.zone);
	words = arena_str(&act->session->arena, buf_view(&out));
	buf_release(&out);
	return words;
}

bool act_refuse(struct act *act, const char *id, struct str text,
	struct str help, struct str brief)
{
	return diag_add(&act->session->diags,
		&(struct diag){
			.id = id, .text = text, .help = help, .brief = brief});
}

/* Findings of the newsroom are for `check`. */
static bool is_about_command(const void *context, const struct diag *diag)
{
	(void)context;
	return diag->is_system && !diag->file.len;
}

static enum session_status open_newsroom(
	struct act *act, enum journal_mode mode)
{
	struct session *session = act->session;

	if (!newsroom_open_public(&act->newsroom, session, mode))
		return newsroom_unopened(&act->newsroom, session);
	if (!act->newsroom.is_site_whole)
		return SESSION_FINDINGS;
	diags_keep(&session->diags, is_about_command, NULL);
	return SESSION_FINE;
}

/* Nobody is asked for the reason of an act that is not possible. */
static bool look(struct act *act)
{
	bool ok = act->has_looked ||
		  (!open_newsroom(act, JOURNAL_READ) && act_find(act));

	if (!act->has_looked)
		newsroom_close(&act->newsroom);
	act->has_looked = true;
	return ok;
}

static bool refuse_missing(struct act *act, const char *option)
{
	struct arena *arena = &act->session->arena;

	return act_refuse(act, "usage",
		arena_format(arena, "%s is missing.", option),
		arena_format(
			arena, "For more: dateline help %s", act->kind->name),
		arena_format(arena, "%s is missing", option));
}

static bool read_words(struct reading *r, const struct field *field,
	const struct node *value, void *to)
{
	if (value->text.len)
		return record_text.read(r, field, value, to);
	return diag_add(r->d, &(struct diag){.id = "usage",
				      .text = STR("Some words are needed "
						  "here."),
				      .help = STR("Type them, or press Ctrl-D "
						  "to leave all as it is."),
				      .brief = STR("some words are needed")});
}

static const struct record_type some_words = {"some words", read_words};

bool act_need(struct act *act, struct str *text, const char *option,
	const char *question)
{
	struct ask ask = {.session = act->session};
	struct ask_field field = {option, &some_words, question};
	struct str unused;

	*text = str_trim(*text);
	if (text->len)
		return true;
	if (!ask_is_possible())
		return refuse_missing(act, option);
	if (!look(act))
		return false;
	if (ask_run(&ask, &field, &unused, text))
		return true;
	session_say(act->session, "\n");
	return refuse_missing(act, option);
}

bool act_check(struct act *act, const char *option,
	const struct record_type *type, struct str words, void *to)
{
	struct ask ask = {.session = act->session,
		.zones = act->newsroom.zones,
		.house = act->newsroom.site.zone};
	struct ask_field field = {option, type, NULL};
	struct diags *d = &act->session->diags;
	struct str offer;

	if (ask_check(&ask, &field, words, to, &offer))
		return true;
	if (offer.len && d->count)
		d->items[d->count - 1].mended = offer;
	return false;
}

/* The lock of a newsroom where something was published before. */
static bool lock(struct act *act, int root_fd, int *fd)
{
	return !fs_exists(root_fd, STR(".dateline")) ||
	       tick_lock(act->session, root_fd, ACT_WAIT_MS, fd);
}

static enum session_status refused(const struct act *act)
{
	return act->session->diags.system_errors ? SESSION_FAILED
						 : SESSION_USAGE;
}

static bool edit_file(struct act *act)
{
	struct str path;

	if (!act->kind->edits)
		return !act->kind->prepare || act->kind->prepare(act);
	path = act->release->path;
	if (!fs_read(&act->session->diags, &act->session->arena,
		    act->newsroom.root_fd, path, SOURCE_MAX_BYTES, &act->bytes))
		return false;
	if (!edit_open(&act->edit, &act->session->diags, &act->session->arena,
		    path, act->bytes) &&
		(!act->kind->takes_broken || !act->edit.src.text.ptr))
		return false;
	if (!act->edit.is_readable)
		act->session->diags =
			(struct diags){.arena = &act->session->arena};
	return act->kind->prepare(act) && act_write(act);
}

/* Everything that may still leave all as it was. */
static enum session_status change(struct act *act)
{
	enum session_status status = open_newsroom(act, JOURNAL_WRITE);

	if (status)
		return status;
	if (!act_find(act) || !edit_file(act))
		return refused(act);
	if (act->newsroom.past.is_kept && !act_log(act))
		status = SESSION_FAILED;
	return status;
}

static void say_journal(const struct act *act)
{
	session_say(act->session,
		"This newsroom keeps no journal, so nothing is published yet. "
		"Look at it, then: dateline build\n");
}

/* The file says it, and what is public does not. */
static void say_stands(const struct act *act)
{
	session_say(act->session,
		"%s, but what is public stays as it was. Mend what is named "
		"above; the next run makes up for it: dateline publish\n",
		act->kind->edits ? "The file says so" : "It is noted");
}

static bool is_shown(
	const struct act *act, const struct publication_result *result)
{
	struct str slug = act->release ? act->release->slug : act->past->slug;

	return result->set &&
	       (!act->kind->shows ||
		       act->kind->shows(
			       act, public_set_by_slug(result->set, slug)));
}

static enum session_status publish(struct act *act)
{
	struct tick_request request = {
		.is_locked = true,
		.drops_previous = act->kind->drops,
		.by = act->call->by,
	};
	struct tick_result result = {0};
	enum session_status status = tick_run(act->session, &request, &result);

	if (status != SESSION_FAILED && status != SESSION_BUSY &&
		is_shown(act, &result.publication))
		return status;
	say_stands(act);
	return session_worse(status, SESSION_FINDINGS);
}

/* Under the lock, if there is one to take. */
static enum session_status run_locked(struct act *act)
{
	struct session *session = act->session;
	enum session_status status = change(act);
	bool is_kept = act->newsroom.past.is_kept, is_done = act->done.len;

	session_print_findings(session, false);
	session->diags = (struct diags){.arena = &session->arena};
	if (is_done) {
		session_say(session, "%.*s\n", STR_ARG(act->done));
		if (act->kind->tell)
			act->kind->tell(act);
		session_print_findings(session, false);
		session->diags = (struct diags){.arena = &session->arena};
	}
	newsroom_close(&act->newsroom);
	if (is_done && is_kept)
		status = session_worse(status, publish(act));
	else if (is_done)
		say_journal(act);
	return status;
}

static enum session_status run(struct act *act)
{
	const char *folder = act->session->options.folder;
	enum session_status status;
	int root_fd, lock_fd = -1;

	if (act->kind->complete && !act->kind->complete(act)) {
		session_print_findings(act->session, false);
		return refused(act);
	}
	if (!fs_open_root(
		    &act->session->diags, folder ? folder : ".", &root_fd)) {
		session_print_findings(act->session, false);
		return SESSION_FAILED;
	}
	if (lock(act, root_fd, &lock_fd)) {
		status = run_locked(act);
	} else {
		session_print_findings(act->session, false);
		status = act->session->diags.system_errors ? SESSION_FAILED
							   : SESSION_BUSY;
	}
	if (lock_fd >= 0)
		close(lock_fd);
	close(root_fd);
	return status;
}

enum session_status act_run(struct session *session,
	const struct cmd_call *call, const struct act_kind *kind)
{
	struct act *act = arena_alloc(&session->arena, sizeof(*act));

	act->session = session;
	act->call = call;
	act->kind = kind;
	act->newsroom.root_fd = -1;
	act->slug = call->operands.items[0];
	act->reason = call->reason;
	act->was = call->was;
	act->now = call->now;
	return run(act);
}
