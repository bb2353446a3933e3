#include "cmd/ask.h"

#include <errno.h>
#include <unistd.h>

#include "base/source.h"

bool ask_is_possible(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* There is no file: a place in one would only puzzle. */
static void forget_places(struct diags *d, size_t from)
{
	size_t i;

	for (i = from; i < d->count; i++) {
		struct diag *diag = &d->items[i];

		diag->at = diag->other = (struct span){0};
		diag->place = diag->other_place = (struct diag_place){0};
		diag->edit = (struct diag_edit){0};
		diag->file = diag->mended = (struct str){0};
	}
}

bool ask_check(const struct ask *ask, const struct ask_field *asked,
	struct str answer, void *to, struct str *offer)
{
	struct session *session = ask->session;
	struct diags *d = &session->diags;
	struct source *src = arena_alloc(&session->arena, sizeof(*src));
	struct field field = {.name = asked->name, .type = asked->type};
	struct reading reading = {
		.d = d,
		.arena = &session->arena,
		.times = {.zones = ask->zones,
			.house = ask->house,
			.field = asked->name},
		.now = session->now,
	};
	struct node node = {.kind = NODE_TEXT, .text = str_trim(answer)};
	size_t first = d->count;
	bool ok;

	*offer = (struct str){0};
	ok = source_make(d, src, STR(""), node.text);
	node.at = source_span(src, 0, src->size);
	ok = ok && asked->type->read(&reading, &field, &node, to);
	if (!ok && d->count > first && d->items[first].edit.text.ptr)
		*offer = d->items[first].edit.text;
	forget_places(d, first);
	return ok;
}

/* One line of standard input; false at its end. */
static bool read_line(struct arena *arena, struct str *line)
{
	struct buf bytes = {0};
	ssize_t done;
	char c = '\0';

	for (;;) {
		done = read(STDIN_FILENO, &c, 1);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0 || c == '\n')
			break;
		if (bytes.len < ASK_MAX_BYTES)
			buf_char(&bytes, c);
	}
	*line = str_trim(arena_str(arena, buf_view(&bytes)));
	buf_release(&bytes);
	return done > 0 || line->len;
}

/* What was said is said: the next question begins with a clean slate. */
static void say_why(struct session *session)
{
	session_print_findings(session, false);
	session_say(session, "\n");
	session->diags = (struct diags){.arena = &session->arena};
}

bool ask_run(const struct ask *ask, const struct ask_field *asked, void *to,
	struct str *answer)
{
	struct session *session = ask->session;
	struct str line, offer;

	for (;;) {
		if (answer->len)
			session_say(session, "%s [%.*s]: ", asked->question,
				STR_ARG(session_clean(session, *answer)));
		else
			session_say(session, "%s: ", asked->question);
		if (!read_line(&session->arena, &line))
			return false;
		if (!line.len)
			line = *answer;
		if (ask_check(ask, asked, line, to, &offer))
			break;
		say_why(session);
		if (offer.len)
			*answer = offer;
	}
	*answer = line;
	return true;
}
