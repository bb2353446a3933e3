#include <signal.h>

#include "cmd/ask.h"
#include "cmd/cmd.h"
#include "cmd/preview.h"
#include "cmd/standing.h"

enum { PORT = 4000 };

/* The time of --at, read as the field of a file is. */
static bool read_at(struct session *session, const struct newsroom *newsroom,
	const struct cmd_call *call, struct preview *preview)
{
	static const struct ask_field time = {"at", &record_time, NULL};
	struct ask ask = {.session = session,
		.zones = newsroom->zones,
		.house = newsroom->site.zone};
	struct moment moment;
	struct str offer;

	if (!call->at.len)
		return true;
	if (!ask_check(&ask, &time, call->at, &moment, &offer))
		return false;
	preview->has_at = true;
	preview->at = moment.at;
	return true;
}

/* The zone of the house is needed to read a time. */
static bool prepare(struct session *session, const struct cmd_call *call,
	struct preview *preview, enum session_status *status)
{
	struct newsroom newsroom;
	bool ok = newsroom_open_public(&newsroom, session, JOURNAL_READ);

	*status = ok ? SESSION_FINDINGS : newsroom_unopened(&newsroom, session);
	ok = ok && newsroom.is_site_whole;
	if (ok && !read_at(session, &newsroom, call, preview)) {
		*status = SESSION_USAGE;
		ok = false;
	}
	/* preview_make() will tell of all sources once more. */
	if (ok)
		session->diags = (struct diags){.arena = &session->arena};
	else
		session_print_findings(session, false);
	newsroom_close(&newsroom);
	return ok;
}

static void say_address(struct session *session, const struct preview *preview,
	unsigned int wanted, unsigned int port)
{
	if (port != wanted)
		session_say(session,
			"Port %u is taken by another program, so it is %u.\n",
			wanted, port);
	session_say(session,
		"The preview is at http://127.0.0.1:%u%.*s for this computer "
		"only. Ctrl-C ends it.\n",
		port, STR_ARG(preview->base));
}

/* Threads made after this leave the signals to sigwait(). */
static void hold_signals(sigset_t *held)
{
	sigemptyset(held);
	sigaddset(held, SIGINT);
	sigaddset(held, SIGTERM);
	pthread_sigmask(SIG_BLOCK, held, NULL);
}

static enum session_status serve(struct session *session,
	const struct cmd_call *call, struct preview *preview)
{
	unsigned int wanted = call->port ? (unsigned int)call->port : PORT;
	unsigned int port = wanted;
	struct http_server *server;
	sigset_t held;
	int signal;

	hold_signals(&held);
	if (!http_open(
		    &session->diags, &port, preview_answer, preview, &server)) {
		session_print_findings(session, false);
		return SESSION_FAILED;
	}
	say_address(session, preview, wanted, port);
	sigwait(&held, &signal);
	http_close(server);
	session_say(session, "The preview has ended.\n");
	return SESSION_FINE;
}

enum session_status cmd_preview(
	struct session *session, const struct cmd_call *call)
{
	struct preview preview = {.session = session};
	enum session_status status;

	if (!prepare(session, call, &preview, &status))
		return status;
	status = preview_make(&preview) ? serve(session, call, &preview)
					: SESSION_FINDINGS;
	preview_release(&preview);
	return status;
}
