#include "model/clock_guard.h"

static bool is_same_boot(
	const struct clock_reading *noted, const struct clock_reading *now)
{
	return now->boot_id.len && str_equal(noted->boot_id, now->boot_id) &&
	       now->boot_ms >= noted->boot_ms;
}

static struct clock_judgement believe(
	const struct clock_reading *now, int64_t step_s)
{
	return (struct clock_judgement){.step_s = step_s, .believed = *now};
}

/* Nobody knows how long the machine was off; only that time does not go back.
 */
static struct clock_judgement judge_new_boot(
	const struct clock_reading *noted, const struct clock_reading *now)
{
	int64_t gone_s = now->real.utc - noted->real.utc;
	struct clock_judgement out =
		believe(now, gone_s < -CLOCK_STEP_MAX_S ? gone_s : 0);

	if (now->is_synchronised)
		return out;
	out.verdict = out.step_s ? CLOCK_BACK : CLOCK_UNCONFIRMED;
	/*
	 * A clock without a battery begins in 1970 and is put right later:
	 * the newer time stays the one to compare with.
	 */
	if (out.step_s)
		out.believed = *noted;
	return out;
}

static struct clock_judgement judge_same_boot(
	const struct clock_reading *noted, const struct clock_reading *now)
{
	int64_t real_s = now->real.utc - noted->real.utc;
	int64_t boot_s = (now->boot_ms - noted->boot_ms) / 1000;
	struct clock_judgement out = believe(now, real_s - boot_s);

	if (now->is_synchronised)
		return out;
	out.believed = *noted;
	if (out.step_s > CLOCK_STEP_MAX_S)
		out.verdict = CLOCK_AHEAD;
	else if (out.step_s < -CLOCK_STEP_MAX_S)
		out.verdict = CLOCK_BACK;
	out.holds_lifts = out.verdict == CLOCK_AHEAD;
	return out;
}

struct clock_judgement clock_judge(
	const struct clock_reading *noted, const struct clock_reading *now)
{
	if (!noted->real.utc)
		return believe(now, 0);
	return is_same_boot(noted, now) ? judge_same_boot(noted, now)
					: judge_new_boot(noted, now);
}
