#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <time.h>
#include <unistd.h>

#include "cmd/clock.h"

static void all_clocks_are_read(void **state)
{
	struct arena arena = {0};
	struct clock_reading first = clock_read(&arena), second;
	struct timespec now;

	(void)state;
	assert_int_equal(clock_gettime(CLOCK_REALTIME, &now), 0);
	assert_in_range(now.tv_sec - first.real.utc, 0, 1);
	assert_int_equal(clock_gettime(CLOCK_BOOTTIME, &now), 0);
	assert_true(first.boot_ms / 1000 <= now.tv_sec &&
		    first.boot_ms / 1000 >= now.tv_sec - 1);
	usleep(20000);
	second = clock_read(&arena);
	assert_true(second.boot_ms >= first.boot_ms + 20);
	assert_true(str_equal(first.boot_id, second.boot_id));
	if (access("/proc/sys/kernel/random/boot_id", R_OK) == 0)
		assert_int_equal(first.boot_id.len, 36);
	arena_release(&arena);
}

/* Each verdict, and what is said of it. */
static void each_verdict_is_told_in_its_words(void **state)
{
	static const struct {
		struct clock_judgement judged;
		const char *id, *words;
	} cases[] = {
		{{.verdict = CLOCK_AHEAD, .step_s = 7200, .holds_lifts = true},
			"clock-ahead", "put forward by 2 h,"},
		{{.verdict = CLOCK_BACK, .step_s = -3600}, "clock-back",
			"put back by 1 h."},
		{{.verdict = CLOCK_UNCONFIRMED}, "clock-unconfirmed",
			"I take it as right."},
	};
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	size_t i;

	(void)state;
	clock_tell(&d, &(struct clock_judgement){.verdict = CLOCK_FINE});
	assert_int_equal(d.count, 0);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		clock_tell(&d, &cases[i].judged);
		assert_int_equal(d.count, i + 1);
		assert_string_equal(d.items[i].id, cases[i].id);
		assert_non_null(strstr(d.items[i].text.ptr, cases[i].words));
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_clocks_are_read),
		cmocka_unit_test(each_verdict_is_told_in_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
