/*
 * Sleeps as `publish --watch` does: waker DIR DUE [PAUSES]. Prints what woke
 * it, a line each, until the instant DUE (seconds since 1970), SIGTERM, or
 * until PAUSES went by in which nothing happened: "nothing".
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/wake.h"

static const struct str names[] = {{"releases", 8}, {"site.yaml", 9}};

static void print(unsigned what)
{
	static const char *const words[] = {
		"due", "files", "clock", "look", "end", "rescan"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (what & 1u << i)
			puts(words[i]);
	fflush(stdout);
}

/* Who sleeps looks at the clock in between; a faked one moves only then. */
static bool is_over(struct instant due)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec >= due.utc;
}

static bool sleep_until(struct wake *wake, struct diags *d, struct instant due,
	unsigned long pauses)
{
	unsigned what = 0;

	while (!(what & (WAKE_DUE | WAKE_END))) {
		if (!wake_wait(wake, d, due, &what))
			return false;
		print(what);
		if (what & WAKE_DUE)
			puts(is_over(due) ? "in time" : "too early");
		is_over(due);
		if (!what && pauses && !--pauses) {
			puts("nothing");
			return true;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct diags d = {.arena = &arena};
	struct instant due;
	struct wake wake;
	bool ok;

	if (argc < 3)
		return 2;
	due.utc = strtoll(argv[2], NULL, 10);
	if (!wake_open(&wake, &d, open(argv[1], O_RDONLY), names, 2))
		return 3;
	puts("asleep");
	fflush(stdout);
	ok = sleep_until(
		&wake, &d, due, argc > 3 ? strtoul(argv[3], NULL, 10) : 0);
	wake_close(&wake);
	arena_release(&arena);
	return ok ? 0 : 3;
}
