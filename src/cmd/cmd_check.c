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

/* What the last line of `check` counts. */
struct sum {
	size_t looked_at, held;
	bool is_elsewhere;  /* something is wrong outside of releases/ */
	bool is_site_whole; /* site.yaml has no error */
	bool is_site_fine;  /* nothing stops the whole site */
};

/* Held back by what was found while reading, or afterwards. */
static void count_releases(struct session *session,
	const struct newsroom *newsroom, const struct cmd_call *call,
	struct sum *sum)
{
	const struct diags *d = &session->diags;
	struct map files = {.arena = &session->arena};
	size_t i, index;

	for (i = 0; i < d->count; i++) {
		struct str file = d->items[i].file;

		sum->is_elsewhere |= d->items[i].level != DIAG_NOTE &&
				     !str_starts_with(file, STR("releases/"));
		if (d->items[i].level == DIAG_ERROR && file.len)
			map_claim(&files, file, i, NULL);
	}
	for (i = 0; i < newsroom->count; i++) {
		const struct release *release = newsroom->releases[i];

		if (!is_asked(call, release->path))
			continue;
		sum->looked_at++;
		sum->held += release->is_held ||
			     map_get(&files, release->path, &index);
	}
}

/* Whom the problems hold back, and that the others are fine. */
static const char *rest_of(struct session *session, const struct sum *sum)
{
	size_t others = sum->looked_at - sum->held;

	if (!sum->is_site_whole)
		return "Until site.yaml is mended nothing goes out, and no "
		       "release is looked at.";
	if (!sum->is_site_fine)
		return "Until the site itself is mended nothing goes out.";
	if (!sum->held)
		return "Nothing is held back.";
	if (!others)
		return sum->held == 1	? "It is held back."
		       : sum->held == 2 ? "Both are held back."
					: "All of them are held back.";
	return arena_format(&session->arena,
		"%zu %s held back; the other %s can go out.", sum->held,
		sum->held == 1 ? "is" : "are",
		others == 1 ? "one"
			    : arena_format(&session->arena, "%zu", others).ptr)
		.ptr;
}

static const char *nothing_to_mend(
	struct session *session, const struct sum *sum)
{
	struct str releases = session_count(session, sum->looked_at, "release");

	if (!sum->looked_at)
		return "There is no release yet: write the first one into "
		       "the folder releases/.";
	return arena_format(&session->arena,
		"%.*s looked at, nothing to mend%s.", STR_ARG(releases),
		sum->is_site_fine ? ". \"dateline build\" is next"
				  : " there. But nothing goes out: "
				    "\"dateline check\" says what is wrong "
				    "with the site itself")
		.ptr;
}

/* "2 problems and 1 remark in 12 releases. 1 is held back; ..." */
static void say_sum(struct session *session, const struct sum *sum)
{
	const struct diags *d = &session->diags;
	struct str problems = session_count(session, d->errors, "problem");
	struct str remarks = session_count(session, d->warnings, "remark");
	struct str where = STR("");

	if (session->options.format != DIAG_TEXT)
		return;
	if (!d->errors && !d->warnings) {
		session_say(session, "%s\n", nothing_to_mend(session, sum));
		return;
	}
	if (!sum->is_elsewhere)
		where = arena_format(&session->arena, " in %s",
			session_count(session, sum->looked_at, "release").ptr);
	session_say(session, "\n%s%s%s%.*s. %s\n",
		d->errors ? problems.ptr : "",
		d->errors && d->warnings ? " and " : "",
		d->warnings ? remarks.ptr : "", STR_ARG(where),
		rest_of(session, sum));
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
	struct sum sum = {.is_site_fine = true};

	if (!newsroom_open_public(&newsroom, session, JOURNAL_READ)) {
		newsroom_close(&newsroom);
		session_print_findings(session, true);
		return newsroom_unopened(&newsroom, session);
	}
	if (newsroom.is_site_whole && !all_known(session, &newsroom, call)) {
		session_print_findings(session, false);
		newsroom_close(&newsroom);
		return SESSION_USAGE;
	}
	if (newsroom.is_site_whole) {
		sum.is_site_fine = publication_check(&newsroom, session);
		newsroom_check_claims(&newsroom, session);
		newsroom_check_verdicts(&newsroom, session);
		newsroom_check_repository(&newsroom, session);
	}
	diags_keep(&session->diags, is_wanted, call);
	status = status_of(session);
	session_print_findings(session, true);
	sum.is_site_whole = newsroom.is_site_whole;
	count_releases(session, &newsroom, call, &sum);
	say_sum(session, &sum);
	newsroom_close(&newsroom);
	return status;
}
