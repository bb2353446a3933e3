#include "base/map.h"
#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "cmd/publication.h"

/* `path` is `asked`, or lies in the folder `asked`. */
static bool is_below(struct str path, struct str asked)
{
	if (str_starts_with(asked, STR("./")))
		asked = str_slice(asked, 2, asked.len);
	if (asked.len && asked.ptr[asked.len - 1] == '/')
		asked.len--;
	return str_starts_with(path, asked) &&
	       (path.len == asked.len || path.ptr[asked.len] == '/');
}

/* Findings about other files than the named ones are not asked for. */
static bool is_asked(const struct cmd_call *call, struct str path)
{
	size_t i;

	for (i = 0; i < call->operands.count; i++)
		if (is_below(path, call->operands.items[i]))
			return true;
	return call->operands.count == 0 || str_equal_z(path, "site.yaml");
}

static bool is_wanted(const void *context, const struct diag *diag)
{
	return !diag->file.len || is_asked(context, diag->file);
}

static bool is_known(const struct newsroom *newsroom, struct str operand)
{
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		if (is_below(newsroom->releases[i]->path, operand))
			return true;
	return str_equal_z(operand, "site.yaml");
}

static bool all_known(struct session *session, const struct newsroom *newsroom,
	const struct cmd_call *call)
{
	size_t i;

	for (i = 0; i < call->operands.count; i++) {
		struct str name = call->operands.items[i];

		if (is_known(newsroom, name))
			continue;
		return diag_add(&session->diags,
			&(struct diag){.id = "usage",
				.text = arena_format(&session->arena,
					"There is no release at %.*s.",
					STR_ARG(name)),
				.help = STR("Name a file below releases/, or "
					    "none to check them all."),
				.brief = arena_format(&session->arena,
					"no release at \"%.*s\"",
					STR_ARG(name))});
	}
	return true;
}

/* Held back by what was found while reading, or afterwards. */
static size_t count_files_with_errors(
	struct session *session, const struct newsroom *newsroom)
{
	const struct diags *d = &session->diags;
	struct map files = {.arena = &session->arena};
	size_t i, index, count = 0;

	for (i = 0; i < d->count; i++)
		if (d->items[i].level == DIAG_ERROR && d->items[i].file.len)
			map_claim(&files, d->items[i].file, i, NULL);
	for (i = 0; i < newsroom->count; i++)
		count += newsroom->releases[i]->is_held ||
			 map_get(&files, newsroom->releases[i]->path, &index);
	return count;
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

/* Whom the problems hold back, and that the others are fine. */
static void say_rest(struct session *session, size_t held, size_t count)
{
	if (!held)
		session_say(session, " Nothing is held back.\n");
	else if (held == count)
		session_say(session, " %s held back.\n",
			count == 1 ? "It is" : "All of them are");
	else
		session_say(session,
			" %zu %s held back; the other %zu can go out.\n", held,
			held == 1 ? "is" : "are", count - held);
}

/* "2 problems and 1 remark in 12 releases. 1 is held back; ..." */
static void say_sum(struct session *session, const struct newsroom *newsroom)
{
	const struct diags *d = &session->diags;
	size_t count = newsroom->count;

	if (session->options.format != DIAG_TEXT)
		return;
	if (!d->errors && !d->warnings) {
		session_say(session,
			"%zu release%s looked at, nothing to mend. "
			"\"dateline build\" is next.\n",
			count, plural(count));
		return;
	}
	session_say(session,
		"\n%zu problem%s and %zu remark%s in %zu release%s.", d->errors,
		plural(d->errors), d->warnings, plural(d->warnings), count,
		plural(count));
	say_rest(session, count_files_with_errors(session, newsroom), count);
}

static enum session_status status_of(const struct session *session)
{
	const struct diags *d = &session->diags;

	if (d->system_errors)
		return SESSION_FAILED;
	if (d->errors || (session->options.is_strict && d->warnings))
		return SESSION_FINDINGS;
	return SESSION_FINE;
}

enum session_status cmd_check(
	struct session *session, const struct cmd_call *call)
{
	struct newsroom newsroom;
	enum session_status status;

	if (!newsroom_open(&newsroom, session)) {
		newsroom_close(&newsroom);
		session_print_findings(session, true);
		return session->diags.system_errors ? SESSION_FAILED
						    : SESSION_USAGE;
	}
	if (newsroom.is_site_whole && !all_known(session, &newsroom, call)) {
		session_print_findings(session, false);
		newsroom_close(&newsroom);
		return SESSION_USAGE;
	}
	if (newsroom.is_site_whole) {
		publication_check(&newsroom, session);
		newsroom_check_claims(&newsroom, session);
		newsroom_check_repository(&newsroom, session);
	}
	diags_keep(&session->diags, is_wanted, call);
	status = status_of(session);
	session_print_findings(session, true);
	say_sum(session, &newsroom);
	newsroom_close(&newsroom);
	return status;
}
