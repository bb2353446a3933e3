#include "cmd/session.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"

/* When the first word of progress is said, and how often it changes. */
enum { PROGRESS_AFTER_MS = 1000, PROGRESS_EACH_MS = 100 };

struct instant session_now(void)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_REALTIME, &now);
	return (struct instant){now.tv_sec};
}

static int64_t clock_ms(clockid_t clock)
{
	struct timespec now = {0};

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t session_boot_ms(void)
{
	return clock_ms(CLOCK_BOOTTIME);
}

int64_t session_ms(void)
{
	return clock_ms(CLOCK_MONOTONIC);
}

void session_open(
	struct session *session, const struct session_options *options)
{
	*session = (struct session){0};
	session->options = *options;
	session->diags.arena = &session->arena;
	session->now = session_now();
	session->is_terminal = isatty(STDERR_FILENO);
	session->progress_at_ms = session_ms() + PROGRESS_AFTER_MS;
}

void session_close(struct session *session)
{
	arena_release(&session->arena);
}

static bool write_all(int fd, struct str bytes)
{
	while (bytes.len) {
		ssize_t done = write(fd, bytes.ptr, bytes.len);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		bytes = str_slice(bytes, (size_t)done, bytes.len);
	}
	return true;
}

/* Told at once: the findings may have been printed already. */
bool session_write(struct session *session, struct str bytes)
{
	struct diags lost = {.arena = &session->arena};
	struct buf out = {0};

	if (write_all(STDOUT_FILENO, bytes))
		return true;
	session->is_unread = errno == EPIPE;
	if (session->is_unread)
		return true;
	diag_system(&lost, "write", STR("standard output"));
	diags_print(&out, &lost, session->options.format,
		session->options.colour_err);
	write_all(STDERR_FILENO, buf_view(&out));
	buf_release(&out);
	session->is_output_lost = true;
	return false;
}

void session_print_findings(struct session *session, bool to_output)
{
	const struct session_options *options = &session->options;
	struct buf out = {0};

	diags_sort(&session->diags);
	diags_print(&out, &session->diags, options->format,
		to_output ? options->colour_out : options->colour_err);
	if (to_output)
		session_write(session, buf_view(&out));
	else
		write_all(STDERR_FILENO, buf_view(&out));
	buf_release(&out);
}

void session_say(const struct session *session, const char *format, ...)
{
	va_list args;

	if (session->options.is_quiet)
		return;
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
}

/* 12345 as "12,345". */
static void add_grouped(struct buf *out, size_t number)
{
	if (number >= 1000) {
		add_grouped(out, number / 1000);
		buf_format(out, ",%03zu", number % 1000);
	} else {
		buf_format(out, "%zu", number);
	}
}

/* Blanks instead of an escape: some terminals know none. */
static void wipe_progress(struct session *session, struct buf *out)
{
	buf_char(out, '\r');
	buf_fill(out, ' ', session->progress_cells);
	buf_char(out, '\r');
	session->progress_cells = 0;
}

static void show_progress(
	struct session *session, struct buf *out, size_t done, size_t count)
{
	buf_z(out, "\rWriting ");
	add_grouped(out, done);
	buf_z(out, " of ");
	add_grouped(out, count);
	buf_z(out, " pages");
	session->progress_cells = out->len - 1;
}

void session_progress(struct session *session, size_t done, size_t count)
{
	struct buf out = {0};
	int64_t now_ms;

	if (!session->is_terminal || session->options.is_quiet)
		return;
	now_ms = session_ms();
	if (now_ms < session->progress_at_ms && done < count)
		return;
	session->progress_at_ms = now_ms + PROGRESS_EACH_MS;
	if (done < count)
		show_progress(session, &out, done, count);
	else if (session->progress_cells)
		wipe_progress(session, &out);
	write_all(STDERR_FILENO, buf_view(&out));
	buf_release(&out);
}

struct str session_count(
	struct session *session, size_t count, const char *thing)
{
	struct buf out = {0};
	struct str words;

	if (count)
		add_grouped(&out, count);
	else
		buf_z(&out, "no");
	buf_format(&out, " %s%s", thing, count == 1 ? "" : "s");
	words = arena_str(&session->arena, buf_view(&out));
	buf_release(&out);
	return words;
}

struct str session_clean(struct session *session, struct str s)
{
	struct buf clean = {0};

	utf8_clean(&clean, s);
	s = arena_str(&session->arena, buf_view(&clean));
	buf_release(&clean);
	return s;
}

static int rank_of(enum session_status status)
{
	switch (status) {
	case SESSION_USAGE:
		return 4;
	case SESSION_BUSY:
		return 3;
	case SESSION_FAILED:
		return 2;
	case SESSION_FINDINGS:
		return 1;
	case SESSION_FINE:
		break;
	}
	return 0;
}

enum session_status session_worse(enum session_status a, enum session_status b)
{
	return rank_of(a) >= rank_of(b) ? a : b;
}
