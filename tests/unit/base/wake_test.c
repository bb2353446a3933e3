#include "wake_room.h"

static void an_instant_is_told_of_on_its_second_and_never_before(void **state)
{
	struct room *room = *state;
	struct wake wake;
	struct instant due;
	int64_t ms;

	begin(&wake, room);
	wake.pause_ms = WAKE_PAUSE_MS;
	due.utc = clock_ms(CLOCK_REALTIME) / 1000 + 3;
	assert_int_equal(wait_until(&wake, room, due, 5000), WAKE_DUE);
	ms = clock_ms(CLOCK_REALTIME);
	assert_true(ms >= due.utc * 1000);
	assert_true(ms < due.utc * 1000 + 250);
	wake_close(&wake);
}

static void an_instant_that_is_over_is_told_of_at_once(void **state)
{
	struct room *room = *state;
	struct wake wake;
	int64_t overs[] = {1, 1000, clock_ms(CLOCK_REALTIME) / 1000, -5};
	unsigned what;
	size_t i;

	begin(&wake, room);
	for (i = 0; i < sizeof(overs) / sizeof(overs[0]); i++) {
		struct instant due = {overs[i]};

		assert_true(wake_wait(&wake, &room->d, due, &what));
		assert_int_equal(what, WAKE_DUE);
	}
	wake_close(&wake);
}

/* A clock that was faked, or turned in silence, is looked at. */
static void no_sleep_is_longer_than_a_pause(void **state)
{
	struct room *room = *state;
	struct instant later = {clock_ms(CLOCK_REALTIME) / 1000 + 1000};
	struct wake wake;
	int64_t began_ms;
	unsigned what;

	assert_true(wake_open(&wake, &room->d, room->fd, names, NAMES));
	began_ms = clock_ms(CLOCK_MONOTONIC);
	assert_true(wake_wait(&wake, &room->d, later, &what));
	assert_int_equal(what, 0);
	assert_in_range(clock_ms(CLOCK_MONOTONIC) - began_ms, WAKE_PAUSE_MS - 5,
		WAKE_PAUSE_MS + 900);
	assert_in_range(WAKE_PAUSE_MS, 1, 5000);
	wake_close(&wake);
}

static void an_instant_is_told_of_while_files_settle(void **state)
{
	struct room *room = *state;
	struct wake wake;
	struct instant due;

	furnish(room);
	begin(&wake, room);
	wake.settle_ms = 1500;
	save_over(room);
	due.utc = clock_ms(CLOCK_REALTIME) / 1000 + 1;
	assert_int_equal(wait_until(&wake, room, due, 3000), WAKE_DUE);
	assert_int_equal(wait_for(&wake, room, 3000), WAKE_FILES);
	wake_close(&wake);
}

static void signals_are_told_of_and_then_as_before(void **state)
{
	static const struct {
		int signal;
		unsigned what;
	} cases[] = {
		{SIGTERM, WAKE_END}, {SIGINT, WAKE_END}, {SIGHUP, WAKE_LOOK}};
	struct room *room = *state;
	struct wake wake;
	sigset_t mask;
	size_t i;

	signal(SIGINT, SIG_DFL);
	begin(&wake, room);
	for (i = 0; i < 3; i++) {
		assert_int_equal(kill(getpid(), cases[i].signal), 0);
		assert_int_equal(wait_for(&wake, room, 1000), cases[i].what);
	}
	wake_close(&wake);
	pthread_sigmask(SIG_BLOCK, NULL, &mask);
	assert_false(sigismember(&mask, SIGTERM));
}

static void a_program_in_the_background_is_not_ended_by_ctrl_c(void **state)
{
	struct room *room = *state;
	struct wake wake;

	signal(SIGINT, SIG_IGN);
	begin(&wake, room);
	assert_int_equal(kill(getpid(), SIGINT), 0);
	assert_int_equal(wait_for(&wake, room, 100), 0);
	wake_close(&wake);
	signal(SIGINT, SIG_DFL);
}

static void a_rescan_comes_every_half_minute(void **state)
{
	struct room *room = *state;
	struct itimerspec timer;
	struct wake wake;

	begin(&wake, room);
	assert_int_equal(timerfd_gettime(wake.fds[WAKE_ON_RESCAN], &timer), 0);
	assert_int_equal(timer.it_interval.tv_sec, WAKE_RESCAN_S);
	assert_in_range(
		timer.it_value.tv_sec, WAKE_RESCAN_S - 2, WAKE_RESCAN_S);
	ring_for_rescan(&wake);
	assert_int_equal(wait_for(&wake, room, 1000), WAKE_RESCAN);
	wake_close(&wake);
}

static bool sees_set_clock(struct wake *wake, struct room *room)
{
	struct instant over = {1};
	unsigned what = 0;

	forbid(SYS_read, wake->fds[WAKE_ON_DUE], ECANCELED);
	return wake_wait(wake, &room->d, over, &what) && what == WAKE_CLOCK;
}

static bool sees_clock_set_meanwhile(struct wake *wake, struct room *room)
{
	unsigned what = 0;

	forbid(SYS_timerfd_settime, wake->fds[WAKE_ON_DUE], ECANCELED);
	return wake_wait(wake, &room->d, (struct instant){0}, &what) &&
	       what == WAKE_CLOCK;
}

/* What the kernel answers when the clock is set: read and settime. */
static void a_clock_that_is_set_is_told_of(void **state)
{
	assert_true(in_a_child(sees_set_clock, *state));
	assert_true(in_a_child(sees_clock_set_meanwhile, *state));
}

/* The other tests wait for less. */
static void files_rest_for_three_seconds_and_ten_are_the_most(void **state)
{
	struct room *room = *state;
	struct wake wake;

	assert_true(wake_open(&wake, &room->d, room->fd, names, NAMES));
	assert_int_equal(wake.settle_ms, 3000);
	assert_int_equal(wake.settle_ms, (FS_SETTLE_S + 1) * 1000);
	assert_int_equal(wake.settle_most_ms, 10000);
	wake_close(&wake);
}

static void a_timer_that_cannot_be_made_is_a_failure(void **state)
{
	struct rlimit old, none = {0};
	struct room *room = *state;
	struct wake wake;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &old), 0);
	none.rlim_max = old.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	assert_false(wake_open(&wake, &room->d, room->fd, names, NAMES));
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &old), 0);
	assert_int_equal(room->d.system_errors, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FS_TEST(an_instant_is_told_of_on_its_second_and_never_before),
		FS_TEST(an_instant_that_is_over_is_told_of_at_once),
		FS_TEST(no_sleep_is_longer_than_a_pause),
		FS_TEST(an_instant_is_told_of_while_files_settle),
		FS_TEST(signals_are_told_of_and_then_as_before),
		FS_TEST(a_program_in_the_background_is_not_ended_by_ctrl_c),
		FS_TEST(a_rescan_comes_every_half_minute),
		FS_TEST(a_clock_that_is_set_is_told_of),
		FS_TEST(files_rest_for_three_seconds_and_ten_are_the_most),
		FS_TEST(a_timer_that_cannot_be_made_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
