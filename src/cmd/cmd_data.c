#include "cmd/cmd.h"
#include "cmd/newsroom.h"
#include "cmd/site_model.h"
#include "read/releaseschema.h"

/* What templates see of a release, and what editors should know of one. */

static enum session_status refuse(
	struct session *session, struct str text, struct str brief)
{
	diag_add(&session->diags,
		&(struct diag){.id = "usage",
			.text = text,
			.help = STR("Name a file below releases/, as in: "
				    "dateline data releases/results.md"),
			.brief = brief});
	session_print_findings(session, false);
	return SESSION_USAGE;
}

/* "./releases/x.md", "releases/x", "releases/x/index.md". */
static bool is_at(const struct release *release, struct str asked)
{
	if (str_starts_with(asked, STR("./")))
		asked = str_slice(asked, 2, asked.len);
	while (str_ends_with(asked, STR("/")))
		asked.len--;
	return str_equal(release->path, asked) ||
	       (release->folder.len && str_equal(release->folder, asked));
}

static struct release *find(const struct newsroom *newsroom, struct str asked)
{
	size_t i;

	for (i = 0; i < newsroom->count; i++)
		if (is_at(newsroom->releases[i], asked))
			return newsroom->releases[i];
	return NULL;
}

/* Findings about other releases are not asked for. */
static bool is_about(const void *context, const struct diag *diag)
{
	const struct release *release = context;

	return !str_starts_with(diag->file, STR("releases/")) ||
	       str_equal(diag->file, release->path);
}

static enum session_status print_model(struct session *session,
	struct newsroom *newsroom, struct release *release)
{
	struct buf out = {0};
	bool ok = site_model(newsroom, session, release, &out);

	if (ok)
		session_write(session, buf_view(&out));
	buf_release(&out);
	if (ok)
		return SESSION_FINE;
	diags_keep(&session->diags, is_about, release);
	session_print_findings(session, false);
	return session->diags.system_errors ? SESSION_FAILED : SESSION_FINDINGS;
}

static enum session_status print_release(
	struct session *session, struct newsroom *newsroom, struct str asked)
{
	struct release *release = find(newsroom, asked);

	if (release)
		return print_model(session, newsroom, release);
	return refuse(session,
		arena_format(&session->arena, "There is no release at %.*s.",
			STR_ARG(asked)),
		arena_format(&session->arena, "no release at \"%.*s\"",
			STR_ARG(asked)));
}

static enum session_status print_schema(struct session *session)
{
	struct buf out = {0};

	releaseschema_print(&out);
	session_write(session, buf_view(&out));
	buf_release(&out);
	return SESSION_FINE;
}

enum session_status cmd_data(
	struct session *session, const struct cmd_call *call)
{
	enum session_status status = SESSION_FINDINGS;
	struct newsroom newsroom;
	bool ok;

	if (call->wants_schema && !call->operands.count)
		return print_schema(session);
	if (call->operands.count != 1 || call->wants_schema)
		return refuse(session,
			STR("This command wants the name of one release, or "
			    "--schema."),
			STR("the name of one release, or --schema, is wanted"));
	ok = newsroom_open(&newsroom, session);
	if (ok && newsroom.is_site_whole)
		status = print_release(
			session, &newsroom, call->operands.items[0]);
	else
		session_print_findings(session, false);
	if (!ok)
		status = session->diags.system_errors ? SESSION_FAILED
						      : SESSION_USAGE;
	newsroom_close(&newsroom);
	return status;
}
