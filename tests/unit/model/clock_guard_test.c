#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/clock_guard.h"

/* 2026-12-01, an hour after the machine was started. */
static const struct clock_reading noted = {
	.real = {1796115600},
	.boot_ms = 3600000,
	.boot_id = {"one", 3},
};

/* So many seconds later, by either clock. */
static struct clock_reading later(int64_t real_s, int64_t boot_s)
{
	struct clock_reading now = noted;

	now.real.utc += real_s;
	now.boot_ms += boot_s * 1000;
	return now;
}

static struct clock_judgement judge(int64_t real_s, int64_t boot_s)
{
	struct clock_reading now = later(real_s, boot_s);

	return clock_judge(&noted, &now);
}

static void a_clock_that_goes_as_the_other_is_fine(void **state)
{
	(void)state;
	assert_int_equal(judge(0, 0).verdict, CLOCK_FINE);
	assert_int_equal(judge(86400, 86400).verdict, CLOCK_FINE);
	assert_int_equal(judge(86400, 86400).step_s, 0);
	assert_false(judge(86400, 86400).holds_lifts);
}

static void a_step_forward_holds_lifts_over_thirty_seconds(void **state)
{
	(void)state;
	assert_int_equal(judge(100 + 30, 100).verdict, CLOCK_FINE);
	assert_false(judge(100 + 30, 100).holds_lifts);
	assert_int_equal(judge(100 + 31, 100).verdict, CLOCK_AHEAD);
	assert_true(judge(100 + 31, 100).holds_lifts);
	assert_int_equal(judge(100 + 31, 100).step_s, 31);
}

static void a_step_back_holds_nothing(void **state)
{
	(void)state;
	assert_int_equal(judge(100 - 30, 100).verdict, CLOCK_FINE);
	assert_int_equal(judge(100 - 31, 100).verdict, CLOCK_BACK);
	assert_false(judge(-3600, 100).holds_lifts);
	assert_int_equal(judge(-3600, 100).step_s, -3700);
}

static void small_steps_add_up(void **state)
{
	struct clock_reading last = noted, now;
	struct clock_judgement judged;
	int i;

	(void)state;
	for (i = 1; i <= 3; i++) {
		now = later(10 + i * 10, 10);
		judged = clock_judge(&last, &now);
		assert_int_equal(judged.verdict, CLOCK_FINE);
		last = judged.believed;
	}
	now = later(10 + 31, 10);
	judged = clock_judge(&last, &now);
	assert_int_equal(judged.verdict, CLOCK_AHEAD);
	assert_int_equal(judged.step_s, 31);
}

static void a_hold_stays_until_somebody_confirms_the_clock(void **state)
{
	struct clock_reading now = later(7200, 60), more = later(7300, 160);
	struct clock_judgement judged = clock_judge(&noted, &now);

	(void)state;
	assert_true(clock_judge(&judged.believed, &more).holds_lifts);
	/* A person says that it is right: `now` was noted. */
	assert_false(clock_judge(&now, &more).holds_lifts);
	/* It was put back again: nothing is ahead any more. */
	more = later(160, 160);
	assert_int_equal(
		clock_judge(&judged.believed, &more).verdict, CLOCK_FINE);
}

static void a_synchronised_clock_is_believed_and_its_step_told(void **state)
{
	struct clock_reading now = later(7200, 0), later_on;
	struct clock_judgement judged;

	(void)state;
	now.is_synchronised = true;
	judged = clock_judge(&noted, &now);
	assert_int_equal(judged.verdict, CLOCK_FINE);
	assert_false(judged.holds_lifts);
	assert_int_equal(judged.step_s, 7200);
	later_on = now;
	later_on.is_synchronised = false;
	judged = clock_judge(&judged.believed, &later_on);
	assert_int_equal(judged.step_s, 0);
}

static void a_machine_that_slept_is_fine(void **state)
{
	/* The boot clock runs in sleep. */
	(void)state;
	assert_int_equal(judge(9 * 3600, 9 * 3600).verdict, CLOCK_FINE);
}

static void another_start_is_accepted_with_a_word_or_confirmed(void **state)
{
	struct clock_reading now = later(7200, -3590);
	struct clock_judgement judged;

	(void)state;
	now.boot_id = STR("two");
	judged = clock_judge(&noted, &now);
	assert_int_equal(judged.verdict, CLOCK_UNCONFIRMED);
	assert_false(judged.holds_lifts);
	assert_int_equal(judged.step_s, 0);
	assert_int_equal(judged.believed.real.utc, now.real.utc);
	now.is_synchronised = true;
	assert_int_equal(clock_judge(&noted, &now).verdict, CLOCK_FINE);
}

static void without_a_name_of_the_start_it_is_another(void **state)
{
	struct clock_reading before = noted, now = later(7200, 10);

	(void)state;
	before.boot_id = now.boot_id = STR("");
	assert_int_equal(clock_judge(&before, &now).verdict, CLOCK_UNCONFIRMED);
}

/* A container that was moved, a clock that counts anew. */
static void a_boot_clock_that_went_back_is_another_start(void **state)
{
	struct clock_reading now = later(7200, -1);

	(void)state;
	assert_int_equal(clock_judge(&noted, &now).verdict, CLOCK_UNCONFIRMED);
}

static void a_clock_without_battery_is_behind_after_a_start(void **state)
{
	struct clock_reading now = later(-7200, -3590), right;
	struct clock_judgement judged;

	(void)state;
	now.boot_id = STR("two");
	judged = clock_judge(&noted, &now);
	assert_int_equal(judged.verdict, CLOCK_BACK);
	assert_int_equal(judged.step_s, -7200);
	/* Put right by hand, it is no step forward. */
	right = now;
	right.real.utc += 7300;
	right.boot_ms += 60000;
	judged = clock_judge(&judged.believed, &right);
	assert_false(judged.holds_lifts);
}

static void the_first_clock_is_believed(void **state)
{
	struct clock_reading none = {0};
	struct clock_judgement judged = clock_judge(&none, &noted);

	(void)state;
	assert_int_equal(judged.verdict, CLOCK_FINE);
	assert_int_equal(judged.step_s, 0);
	assert_int_equal(judged.believed.real.utc, noted.real.utc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_that_goes_as_the_other_is_fine),
		cmocka_unit_test(
			a_step_forward_holds_lifts_over_thirty_seconds),
		cmocka_unit_test(a_step_back_holds_nothing),
		cmocka_unit_test(small_steps_add_up),
		cmocka_unit_test(
			a_hold_stays_until_somebody_confirms_the_clock),
		cmocka_unit_test(
			a_synchronised_clock_is_believed_and_its_step_told),
		cmocka_unit_test(a_machine_that_slept_is_fine),
		cmocka_unit_test(
			another_start_is_accepted_with_a_word_or_confirmed),
		cmocka_unit_test(without_a_name_of_the_start_it_is_another),
		cmocka_unit_test(a_boot_clock_that_went_back_is_another_start),
		cmocka_unit_test(
			a_clock_without_battery_is_behind_after_a_start),
		cmocka_unit_test(the_first_clock_is_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
