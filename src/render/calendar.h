#ifndef RENDER_CALENDAR_H
#define RENDER_CALENDAR_H

#include "base/buf.h"
#include "model/public_set.h"
#include "model/site.h"

/*
 * Append the event of an advisory, which must be set, as an iCalendar file
 * (RFC 5545): times in UTC, DTSTAMP the instant of its text, lines folded at
 * 75 bytes.
 */
void calendar_event(struct buf *out, const struct site *site,
	const struct public_release *item);

#endif
