#include "base/wake.h"

#include <errno.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/wake_folders.h"

/* The timer is always set, so that a clock that is set is seen: 2255. */
#define FAR_AWAY_S INT64_C(9000000000)

static struct timespec span_of(unsigned ms)
{
	return (struct timespec){
		.tv_sec = ms / 1000,
		.tv_nsec = (long)(ms % 1000) * 1000000,
	};
}

/* Once after `ms`, 0: not at all; or each time so much went by. */
static void set_timer(int fd, unsigned ms, bool is_repeated)
{
	struct itimerspec timer = {.it_value = span_of(ms)};

	if (is_repeated)
		timer.it_interval = timer.it_value;
	timerfd_settime(fd, 0, &timer, NULL);
}

/* A clock that was set since the timer was: it is set nevertheless. */
static bool set_due(const struct wake *wake, struct diags *d,
	struct instant due, unsigned *what)
{
	struct itimerspec timer = {
		.it_value.tv_sec = due.utc ? due.utc : FAR_AWAY_S,
	};

	/* 0 would be no timer at all. */
	if (timer.it_value.tv_sec < 1)
		timer.it_value.tv_sec = 1;
	*what = 0;
	if (timerfd_settime(wake->fds[WAKE_ON_DUE],
		    TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &timer,
		    NULL) == 0)
		return true;
	if (errno != ECANCELED)
		return diag_system(d, "set", STR("a timer"));
	*what = WAKE_CLOCK;
	return true;
}

/* A shell that starts a program in the background has Ctrl-C ignored. */
static void add_interrupt(sigset_t *mask)
{
	struct sigaction action;

	if (sigaction(SIGINT, NULL, &action) == 0 &&
		action.sa_handler != SIG_IGN)
		sigaddset(mask, SIGINT);
}

static bool open_signals(struct wake *wake, struct diags *d)
{
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGHUP);
	add_interrupt(&mask);
	pthread_sigmask(SIG_BLOCK, &mask, &wake->mask_before);
	wake->fds[WAKE_ON_SIGNAL] =
		signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
	if (wake->fds[WAKE_ON_SIGNAL] < 0)
		return diag_system(d, "open", STR("the signals"));
	return true;
}

static bool open_timers(struct wake *wake, struct diags *d)
{
	static const struct {
		int slot;
		clockid_t clock;
	} timers[] = {
		{WAKE_ON_DUE, CLOCK_REALTIME},
		{WAKE_ON_SETTLED, CLOCK_MONOTONIC},
		{WAKE_ON_LONG_UNSETTLED, CLOCK_MONOTONIC},
		{WAKE_ON_RESCAN, CLOCK_MONOTONIC},
	};
	size_t i;

	for (i = 0; i < sizeof(timers) / sizeof(timers[0]); i++) {
		int fd = timerfd_create(
			timers[i].clock, TFD_CLOEXEC | TFD_NONBLOCK);

		if (fd < 0)
			return diag_system(d, "make", STR("a timer"));
		wake->fds[timers[i].slot] = fd;
	}
	set_timer(wake->fds[WAKE_ON_RESCAN], WAKE_RESCAN_S * 1000, true);
	return true;
}

static void tell_blind(struct wake *wake, struct diags *d)
{
	if (!wake->is_blind || wake->is_blind_told)
		return;
	wake->is_blind_told = true;
	diag_add(d,
		&(struct diag){
			.level = DIAG_WARNING,
			.id = "watch-limit",
			.text = arena_format(d->arena,
				"The system does not tell me of changes in all "
				"folders of this newsroom. I look myself, "
				"every %d seconds; each release still goes out "
				"on its second.",
				WAKE_RESCAN_S),
			.help = STR("To have changes seen at once, ask who "
				    "looks after this computer to raise "
				    "fs.inotify.max_user_watches."),
			.brief = STR("not all folders can be watched; raise "
				     "fs.inotify.max_user_watches"),
		});
}

bool wake_open(struct wake *wake, struct diags *d, int root_fd,
	const struct str names[], size_t name_count)
{
	int i;

	*wake = (struct wake){
		.root_fd = root_fd,
		.names = names,
		.name_count = name_count,
		.pause_ms = WAKE_PAUSE_MS,
		.settle_ms = WAKE_SETTLE_MS,
		.settle_most_ms = WAKE_SETTLE_MOST_MS,
	};
	for (i = 0; i < WAKE_SLOTS; i++)
		wake->fds[i] = -1;
	if (!open_signals(wake, d) || !open_timers(wake, d)) {
		wake_close(wake);
		return false;
	}
	wake_folders_open(wake);
	wake_folders_look(wake);
	tell_blind(wake, d);
	return true;
}

void wake_close(struct wake *wake)
{
	int i;

	for (i = 0; i < WAKE_SLOTS; i++)
		if (wake->fds[i] >= 0)
			close(wake->fds[i]);
	pthread_sigmask(SIG_SETMASK, &wake->mask_before, NULL);
	arena_release(&wake->watched);
}

/* Each of the following takes what one descriptor has to tell. */

static unsigned take_signals(struct wake *wake)
{
	struct signalfd_siginfo info;
	unsigned what = 0;

	while (read(wake->fds[WAKE_ON_SIGNAL], &info, sizeof(info)) ==
		sizeof(info))
		what |= info.ssi_signo == SIGHUP ? WAKE_LOOK : WAKE_END;
	return what;
}

static bool has_rung(int fd, bool *is_cancelled)
{
	uint64_t rings;
	ssize_t got = read(fd, &rings, sizeof(rings));

	*is_cancelled = got < 0 && errno == ECANCELED;
	return got == sizeof(rings);
}

static unsigned take_due(struct wake *wake)
{
	bool is_cancelled;

	if (has_rung(wake->fds[WAKE_ON_DUE], &is_cancelled))
		return WAKE_DUE;
	return is_cancelled ? WAKE_CLOCK : 0;
}

/* Told even where all looks the same: times of files are coarse. */
static unsigned take_settled(struct wake *wake)
{
	wake->is_changing = false;
	set_timer(wake->fds[WAKE_ON_SETTLED], 0, false);
	set_timer(wake->fds[WAKE_ON_LONG_UNSETTLED], 0, false);
	wake_folders_look(wake);
	return WAKE_FILES;
}

static unsigned take_rescan(struct wake *wake)
{
	bool is_cancelled;

	if (!has_rung(wake->fds[WAKE_ON_RESCAN], &is_cancelled))
		return 0;
	/* What is being written now is told of when it has settled. */
	if (wake->is_changing)
		return WAKE_RESCAN;
	return WAKE_RESCAN | (wake_folders_look(wake) ? WAKE_FILES : 0);
}

static unsigned take_change(struct wake *wake)
{
	if (!wake_folders_take(wake))
		return 0;
	set_timer(wake->fds[WAKE_ON_SETTLED], wake->settle_ms, false);
	if (!wake->is_changing)
		set_timer(wake->fds[WAKE_ON_LONG_UNSETTLED],
			wake->settle_most_ms, false);
	wake->is_changing = true;
	return 0;
}

static unsigned take_all(struct wake *wake, const struct pollfd polled[])
{
	static unsigned (*const takers[WAKE_SLOTS])(struct wake *) = {
		[WAKE_ON_SIGNAL] = take_signals,
		[WAKE_ON_DUE] = take_due,
		[WAKE_ON_SETTLED] = take_settled,
		[WAKE_ON_LONG_UNSETTLED] = take_settled,
		[WAKE_ON_RESCAN] = take_rescan,
		[WAKE_ON_CHANGE] = take_change,
	};
	unsigned what = 0;
	int i;

	for (i = 0; i < WAKE_SLOTS; i++)
		if (polled[i].revents)
			what |= takers[i](wake);
	return what;
}

/* An interrupted sleep is a short one. */
bool wake_wait(
	struct wake *wake, struct diags *d, struct instant due, unsigned *what)
{
	struct pollfd polled[WAKE_SLOTS];
	int i;

	if (!set_due(wake, d, due, what))
		return false;
	for (i = 0; i < WAKE_SLOTS; i++)
		polled[i] = (struct pollfd){wake->fds[i], POLLIN, 0};
	i = poll(polled, WAKE_SLOTS, *what ? 0 : (int)wake->pause_ms);
	if (i < 0 && errno != EINTR)
		return diag_system(d, "wait for", STR("what is due"));
	if (i > 0)
		*what |= take_all(wake, polled);
	tell_blind(wake, d);
	return true;
}
