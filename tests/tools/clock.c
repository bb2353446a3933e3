#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

/*
 * The clock of the sanitizer variant: DATELINE_TEST_CLOCK, in seconds since
 * 1970, is the wall clock where it is set, and goes with the clock that runs
 * since the machine was started, as below libfaketime; DATELINE_TEST_BOOT is
 * that one by itself, in seconds. Where DATELINE_TEST_SYNCHRONISED is "no" or
 * "yes" it is what the system says of a time server. The released program is
 * linked without this file; tests load synchronised.c before it instead.
 */

int __real_clock_gettime(clockid_t id, struct timespec *now);
int __wrap_clock_gettime(clockid_t id, struct timespec *now);

static const char *seconds_of(clockid_t id)
{
	const char *real = getenv("DATELINE_TEST_CLOCK");
	const char *boot = getenv("DATELINE_TEST_BOOT");

	if (id == CLOCK_BOOTTIME)
		return boot ? boot : real;
	return id == CLOCK_REALTIME ? real : NULL;
}

int __wrap_clock_gettime(clockid_t id, struct timespec *now)
{
	const char *seconds = seconds_of(id);

	if (!seconds)
		return __real_clock_gettime(id, now);
	now->tv_sec = strtoll(seconds, NULL, 10);
	now->tv_nsec = 0;
	return 0;
}

#include "synchronised.c"
