#include "cmd/cmd.h"

#include <stdlib.h>

#include "base/flow.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cmd/doctor.h"

static const struct {
	const char *word, *name; /* for people, and for programs */
} states[] = {
	[DOCTOR_OK] = {"OK", "ok"},
	[DOCTOR_LOOK] = {"LOOK", "look"},
	[DOCTOR_BAD] = {"BAD", "bad"},
};

enum { STATE_CELLS = 6 };

static void add_words(struct buf *out, struct str words)
{
	struct flow flow = {.out = out,
		.width = DIAG_PARAGRAPH_CELLS,
		.indent = STATE_CELLS + 2,
		.cells = STATE_CELLS + 2};

	flow_words(&flow, words);
	buf_char(out, '\n');
}

static void add_row(struct buf *out, const struct doctor_row *row)
{
	buf_format(out, "  %-*s", STATE_CELLS, states[row->state].word);
	add_words(out, row->text);
	if (!row->help.len)
		return;
	buf_fill(out, ' ', STATE_CELLS + 2);
	add_words(out, row->help);
}

static void add_json_row(struct buf *out, const struct doctor_row *row)
{
	struct json j = {.out = out};

	json_open_object(&j, NULL);
	json_put_number(&j, "schema", 1);
	json_put_string(&j, "check", str_from(row->check));
	json_put_string(&j, "state", str_from(states[row->state].name));
	json_put_string(&j, "message", row->text);
	json_put_text(&j, "help", row->help);
	json_close_object(&j);
	buf_char(out, '\n');
}

static enum session_status print(struct doctor *doctor)
{
	enum session_status status = SESSION_FINE;
	struct session *session = doctor->session;
	struct buf out = {0};
	size_t i;

	for (i = 0; i < doctor->count; i++) {
		if (session->options.is_json)
			add_json_row(&out, &doctor->rows[i]);
		else
			add_row(&out, &doctor->rows[i]);
		if (doctor->rows[i].state == DOCTOR_BAD)
			status = SESSION_FINDINGS;
	}
	session_write(session, buf_view(&out));
	buf_release(&out);
	return status;
}

static void look_at_all(struct doctor *doctor)
{
	static void (*const checks[])(struct doctor *) = {
		doctor_check_clock,
		doctor_check_zones,
		doctor_check_state,
		doctor_check_next,
		doctor_check_publisher,
		doctor_check_rights,
		doctor_check_served,
		doctor_check_server,
		doctor_check_disk,
		doctor_check_fence,
	};
	const char *folder = doctor->session->options.folder;
	char *real = realpath(folder ? folder : ".", NULL);
	size_t i;

	doctor->folder = arena_str(&doctor->session->arena, str_from(real));
	free(real);
	for (i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		checks[i](doctor);
}

enum session_status cmd_doctor(
	struct session *session, const struct cmd_call *call)
{
	struct doctor doctor = {.session = session};
	enum session_status status;

	(void)call;
	doctor.is_readable =
		newsroom_open_public(&doctor.newsroom, session, JOURNAL_READ) &&
		doctor.newsroom.is_site_whole;
	if (!doctor.newsroom.is_found) {
		session_print_findings(session, false);
		status = newsroom_unopened(&doctor.newsroom, session);
	} else {
		look_at_all(&doctor);
		status = print(&doctor);
	}
	newsroom_close(&doctor.newsroom);
	return status;
}
