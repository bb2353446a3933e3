#ifndef MODEL_CLOCK_GUARD_H
#define MODEL_CLOCK_GUARD_H

#include <stdbool.h>

#include "base/str.h"
#include "base/zone.h"

/* Whether the wall clock may be believed (embargo.md 7). Reads no clock. */

enum {
	/* A step of more than this needs somebody to confirm it. */
	CLOCK_STEP_MAX_S = 30
};

/* What the clocks of a machine show at one moment. */
struct clock_reading {
	struct instant real;
	int64_t boot_ms;      /* since the machine was started; runs in sleep */
	struct str boot_id;   /* which start that was; empty: nobody knows */
	bool is_synchronised; /* with a time server, says the system */
};

enum clock_verdict {
	CLOCK_FINE,
	CLOCK_UNCONFIRMED, /* started anew and not synchronised: accepted */
	CLOCK_BACK,	   /* it was put back: what is public stays public */
	CLOCK_AHEAD,	   /* it was put forward, and nothing confirms it */
};

struct clock_judgement {
	enum clock_verdict verdict;
	/*
	 * How far the clock was put forward since the last moment at which
	 * it was believed, small steps added up; negative: back. Told when it
	 * is believed, too: such a step is for the log.
	 */
	int64_t step_s;
	bool holds_lifts; /* nothing may become public because of it */
	/* To be noted when the run is whole, and given to the next one. */
	struct clock_reading believed;
};

/*
 * Judge the clock as it is `now` by the one that was noted; `noted` with a
 * real time of 0: there is none, `now` is believed. `believed` stays the
 * older one until the clock is synchronised, the machine was started anew,
 * or a person says that it is right (then note `now` in its place).
 */
struct clock_judgement clock_judge(
	const struct clock_reading *noted, const struct clock_reading *now);

#endif
