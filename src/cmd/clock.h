#ifndef CMD_CLOCK_H
#define CMD_CLOCK_H

#include "cmd/session.h"
#include "model/clock_guard.h"

/* Read all clocks of this machine; `boot_id` lives in `arena`. */
struct clock_reading clock_read(struct arena *arena);

/*
 * Add what a judgement means to a person: `clock-ahead`, `clock-back`,
 * `clock-unconfirmed`, or nothing.
 */
void clock_tell(struct diags *d, const struct clock_judgement *judgement);

#endif
