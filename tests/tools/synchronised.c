/*
 * What the system says of a time server, for tests: loaded before the
 * program (LD_PRELOAD), or linked into the sanitizer variant. "no" or "yes"
 * of DATELINE_TEST_SYNCHRONISED, else as it is.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

int adjtimex(struct timex *state)
{
	const char *is = getenv("DATELINE_TEST_SYNCHRONISED");
	int answer = clock_adjtime(CLOCK_REALTIME, state);

	if (!is)
		return answer;
	state->status = strcmp(is, "yes") ? STA_UNSYNC : 0;
	return state->status ? TIME_ERROR : TIME_OK;
}
