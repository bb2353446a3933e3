#include <stdlib.h>
#include <time.h>

/*
 * The clock of the sanitizer variant: DATELINE_TEST_CLOCK, in seconds since
 * 1970, is the wall clock where it is set. The released program is linked
 * without this file.
 */

int __real_clock_gettime(clockid_t id, struct timespec *now);
int __wrap_clock_gettime(clockid_t id, struct timespec *now);

int __wrap_clock_gettime(clockid_t id, struct timespec *now)
{
	const char *seconds = getenv("DATELINE_TEST_CLOCK");

	if (id != CLOCK_REALTIME || !seconds)
		return __real_clock_gettime(id, now);
	now->tv_sec = strtoll(seconds, NULL, 10);
	now->tv_nsec = 0;
	return 0;
}
